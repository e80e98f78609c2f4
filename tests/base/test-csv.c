#include "relais-csv-writer.h"
#include "relais-csv.h"
#include "relais-error.h"
#include "relais-test.h"

#include <string.h>

static RelaisCsv *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return relais_csv_read (bytes, "list.csv", error);
}

/* The whole table as text: cells between bars, the line of each row before it. */
static char *
dump (RelaisCsv *csv)
{
  GString *text = g_string_new (NULL);

  for (guint column = 0; column < relais_csv_get_n_columns (csv); column++)
    g_string_append_printf (text, "|%s", relais_csv_get_header (csv, column));
  for (guint row = 0; row < relais_csv_get_n_rows (csv); row++)
    {
      g_string_append_printf (text, " %u", relais_csv_get_line (csv, row));
      for (guint column = 0; column < relais_csv_get_n_columns (csv); column++)
        g_string_append_printf (text, "|%s", relais_csv_get_cell (csv, row, column));
    }

  return g_string_free (text, FALSE);
}

static void
test_tables (void)
{
  static const struct {
    const char *text;
    char separator;
    const char *expected;
  } cases[] = {
    { "a;b\n1;2\n", ';', "|a|b 2|1|2" },
    { "a;b\r\n1;2", ';', "|a|b 2|1|2" },
    { "a;b\r1;2\r", ';', "|a|b 2|1|2" },
    { "a,b\n1,2\n", ',', "|a|b 2|1|2" },
    { "a\tb\n1\t2\n", '\t', "|a|b 2|1|2" },
    { "a\n1\n", ';', "|a 2|1" },
    { "a;b", ';', "|a|b" },
    { "sep=,\r\na,b\r\n1;2,3\r\n", ',', "|a|b 2|1;2|3" },
    { "SEP=;\na,b;c\n", ';', "|a,b|c" },
    { "sep=x;b\n", ';', "|sep=x|b" },
    { "name,street\nDupont,\"Rue; Haute; 3\"\n", ',', "|name|street 2|Dupont|Rue; Haute; 3" },
    { "name, first;phone\nDupont, Jean;1\n", ';', "|name, first|phone 2|Dupont, Jean|1" },
    { "name, first;phone;x;y\nDupont, Jean;1\nDubois, Zoé;2;3;4\n", ';',
      "|name, first|phone|x|y 2|Dupont, Jean|1|| 3|Dubois, Zoé|2|3|4" },
    { "days,phone\nma;di;wo,1\nje;ve,2\n", ',', "|days|phone 2|ma;di;wo|1 3|je;ve|2" },
    { "a;\"b;\"\"c\"\"\"\n\"1\n2\";3\n4;5\n", ';', "|a|b;\"c\" 2|1\n2|3 3|4|5" },
    { "a,\"b\"\";\"\";c\"\n1,2\n", ',', "|a|b\";\";c 2|1|2" },
    { "a;b\n1 \"x\" 2;\"3\" 4\n", ';', "|a|b 2|1 \"x\" 2|3 4" },
    { "a;b\n  \"1;2\";  3 \n", ';', "|a|b 2|1;2|  3 " },
    { "a;b\n\"\";\"\"\"\"\n", ';', "|a|b 2||\"" },
    { "\n;;\n \t;\na;b;;\n\n1;2;;;\n;;\n3\n", ';', "|a|b 6|1|2 8|3|" },
    { "a\n1;2;3\n;;;4\n", ';', "|a||| 2|1|2|3| 3||||4" },
    { "a;b\n1;2\x1A", ';', "|a|b 2|1|2" },
    { "a;b\n'=1;''-x\n'+3;'s\n't;'\n", ';', "|a|b 2|=1|'-x 3|+3|'s 4|'t|'" },
    { "a;b\n'; DROP TABLE person; --;1\n", ';', "|a|b|| 2|'| DROP TABLE person| --|1" },
    { "<b>;\"<html>\"\n", ';', "|<b>|<html>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisCsv) csv = read_text (cases[i].text, &error);
      g_autofree char *found = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_no_error (error);
      found = dump (csv);
      g_assert_cmpstr (found, ==, cases[i].expected);
      g_assert_cmpint (relais_csv_get_separator (csv), ==, cases[i].separator);
    }
}

static void
test_files (void)
{
  static const struct {
    const char *name;
    const char *encoding;
    char separator;
    guint n_skipped;
    const char *expected;
  } cases[] = {
    { "csv/windows-1252.csv", "windows-1252", ';', 0,
      "|Nom|Prénom|Téléphone|Rue|Remarque 2|Hélène|Noël|0478 12 34 56|Rue de l’Été 3|« c’est sûr » – 5 €"
      " 3|Lapinska|Zoé|478123456|| 4|Sœur|Œdipe|+32 478 12 34 56|Chaussée d’Ixelles 1|Š ž Ÿ …" },
    { "csv/windows-1252-undefined.csv", "windows-1252", ';', 0,
      "|Nom|Rue 2|M\uFFFDller|\uFFFD\uFFFD\uFFFD\uFFFD 3|Delépine|€" },
    { "csv/old-mac-lines.csv", "UTF-8", ',', 0, "|Nom|Commune 2|Dupont|Forest 3|Dubois|Evere" },
    { "csv/utf-8-bom-comma.csv", "UTF-8-BOM", ',', 0, "|Nom|Rue 2|Hélène|Rue Haute 3, bte 2" },
    { "csv/utf-8-mixed.csv", "UTF-8-BOM", ';', 0, "|Nom|Commune 2|Hélène|Évere 3|Zoé|Liège" },
    { "csv/excel-unicode-text.txt", "UTF-16LE", '\t', 0, "|Nom|Rue 2|Hélène 😀|deux\nlignes" },
    { "csv/utf-16-be.csv", "UTF-16BE", ';', 0, "|Nom|Rue 2|Zoé|Rue Haute" },
    { "csv/excel-sep-line.csv", "UTF-8", ',', 0, "|Nom|Note 2|Dupont|a;b;c" },
    { "csv/ragged.csv", "UTF-8", ';', 3,
      "|Nom|Prénom|Téléphone|| 3|Dupont|Jean||| 6|Dubois|Zoé|0478|de trop|encore" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = relais_test_get_data (cases[i].name);
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisCsv) csv = relais_csv_load_file (path, &error);
      g_autofree char *found = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_no_error (error);
      found = dump (csv);
      g_assert_cmpstr (found, ==, cases[i].expected);
      g_assert_cmpstr (relais_csv_get_encoding (csv), ==, cases[i].encoding);
      g_assert_cmpint (relais_csv_get_separator (csv), ==, cases[i].separator);
      g_assert_cmpuint (relais_csv_get_n_skipped (csv), ==, cases[i].n_skipped);
    }
}

#define BYTES(text) text, sizeof text - 1

static void
test_refusals (void)
{
  static const struct {
    const char *content;
    gsize length;
    RelaisErrorCode code;
    const char *detail;
  } cases[] = {
    { BYTES (""), RELAIS_ERROR_NOT_A_TABLE, "empty" },
    { BYTES ("\xEF\xBB\xBF"), RELAIS_ERROR_NOT_A_TABLE, "empty" },
    { BYTES (" \r\n;;;\r\n\"\";\" \"\n"), RELAIS_ERROR_NOT_A_TABLE, "empty" },
    { BYTES ("sep=;\r\n"), RELAIS_ERROR_NOT_A_TABLE, "empty" },
    { BYTES ("a;b\n1;2\n3;\"4\n5;6\n"), RELAIS_ERROR_NOT_A_TABLE, "row 3 " },
    { BYTES ("\"a;b\n1;2\n"), RELAIS_ERROR_NOT_A_TABLE, "row 1 " },
    { BYTES ("a;\"b\nc\"\n\n1;\"2\"\"\n"), RELAIS_ERROR_NOT_A_TABLE, "row 3 " },
    { BYTES ("a;b\r\n1;\0002\r\n"), RELAIS_ERROR_NOT_A_TABLE, "line 2 " },
    { BYTES ("\xEF\xBB\xBF" "a\0"), RELAIS_ERROR_NOT_A_TABLE, "line 1 " },
    { BYTES ("\xFF\xFE\0\0a\0\0\0"), RELAIS_ERROR_NOT_A_TABLE, "line 1 " },
    { BYTES ("a\0;\0b\0"), RELAIS_ERROR_NOT_A_TABLE, "line 1 " },
    { BYTES ("PK\3\4\x14\0\6\0\b\0\0\0!\0[Content_Types].xml"), RELAIS_ERROR_WRONG_FILE_TYPE, ".xlsx" },
    { BYTES ("PK\3\4\x14\0\0\b\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK"),
      RELAIS_ERROR_WRONG_FILE_TYPE, ".ods" },
    { BYTES ("PK\3\4\x14\0\0\b\0\0mimetypeapplication/vnd.oasis.opendocument.text"), RELAIS_ERROR_WRONG_FILE_TYPE,
      "text document" },
    { BYTES ("PK\3\4\x14\0\0\b\0\0photos/1.jpg"), RELAIS_ERROR_WRONG_FILE_TYPE, "compressed" },
    { BYTES ("%PDF-1.7\n%\xE2\xE3"), RELAIS_ERROR_WRONG_FILE_TYPE, "PDF" },
    { BYTES ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), RELAIS_ERROR_WRONG_FILE_TYPE, ".xls" },
    { BYTES ("\xEF\xBB\xBF \r\n<!DOCTYPE HTML PUBLIC"), RELAIS_ERROR_WRONG_FILE_TYPE, "web page" },
    { BYTES ("<HTML><table><tr>"), RELAIS_ERROR_WRONG_FILE_TYPE, "web page" },
    { BYTES ("<?xml version=\"1.0\"?><Workbook>"), RELAIS_ERROR_WRONG_FILE_TYPE, "XML" },
    { BYTES ("BEGIN:VCARD\r\nVERSION:3.0\r\n"), RELAIS_ERROR_WRONG_FILE_TYPE, "vCard" },
    { BYTES ("\x89PNG\r\n\x1A\n"), RELAIS_ERROR_WRONG_FILE_TYPE, "picture" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].content, cases[i].length);
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisCsv) csv = relais_csv_read (bytes, "list.csv", &error);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_null (csv);
      g_assert_error (error, RELAIS_ERROR, (int) cases[i].code);
      g_assert_cmpstr (relais_error_get_subject (error), ==, "list.csv");
      g_assert_nonnull (strstr (relais_error_get_detail (error), cases[i].detail));
    }
}

static GBytes *
make_table (int rows, int columns, gsize cell_length, const char *letter)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  GString *text = g_string_new (NULL);
  gsize length;

  while (cell_length-- > 0)
    g_string_append (cell, letter);
  for (int row = 0; row < rows; row++)
    {
      for (int column = 0; column < columns; column++)
        {
          g_string_append (text, column > 0 ? ";" : "");
          g_string_append_len (text, cell->str, (gssize) cell->len);
        }
      g_string_append_c (text, '\n');
    }

  length = text->len;
  return g_bytes_new_take (g_string_free (text, FALSE), length);
}

static void
test_limits (void)
{
  static const struct {
    int rows;
    int columns;
    gsize cell_length;
    const char *letter;
    gboolean fits;
  } cases[] = {
    { RELAIS_CSV_MAX_ROWS + 1, 2, 1, "x", TRUE },  { RELAIS_CSV_MAX_ROWS + 2, 2, 1, "x", FALSE },
    { 2, RELAIS_CSV_MAX_COLUMNS, 1, "x", TRUE },   { 2, RELAIS_CSV_MAX_COLUMNS + 1, 1, "x", FALSE },
    { 2, 16384, 1, "x", FALSE },                   { 2, 16384, 0, "", FALSE },
    { 2, 2, RELAIS_CSV_MAX_CELL, "é", TRUE },      { 2, 2, RELAIS_CSV_MAX_CELL + 1, "é", FALSE },
    { 2, 2, RELAIS_CSV_MAX_CELL + 1, "x", FALSE }, { 1, 2, RELAIS_CSV_MAX_BYTES / 2, "x", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes =
          make_table (cases[i].rows, cases[i].columns, cases[i].cell_length, cases[i].letter);
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisCsv) csv = relais_csv_read (bytes, "list.csv", &error);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpint (csv != NULL, ==, cases[i].fits);
      if (cases[i].fits)
        g_assert_cmpuint (relais_csv_get_n_rows (csv), ==, cases[i].rows - 1);
      else if (cases[i].cell_length == 0)
        g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_A_TABLE);
      else
        g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_TOO_LARGE);
    }
}

/* Excel writes all its columns when somebody once formatted them. */
static void
test_empty_columns_cost_nothing (void)
{
  g_autoptr (GString) text = g_string_new ("name;phone");
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisCsv) csv = NULL;

  for (int i = 0; i < 16384; i++)
    g_string_append_c (text, ';');
  g_string_append (text, "\nDupont;1");
  for (int i = 0; i < 16384; i++)
    g_string_append_c (text, ';');

  csv = read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (relais_csv_get_n_columns (csv), ==, 2);
  g_assert_cmpstr (relais_csv_get_cell (csv, 0, 1), ==, "1");
  g_assert_cmpstr (relais_csv_get_cell (csv, 0, 99), ==, "");
  g_assert_cmpstr (relais_csv_get_header (csv, 99), ==, "");
}

static void
test_files_that_are_none (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *missing = g_build_filename (folder, "Aïcha.csv", NULL);
  g_autoptr (GError) not_there = NULL;
  g_autoptr (GError) a_folder = NULL;
  g_autoptr (GError) endless = NULL;

  g_assert_null (relais_csv_load_file (missing, &not_there));
  g_assert_error (not_there, RELAIS_ERROR, RELAIS_ERROR_NO_SUCH_FILE);
  g_assert_null (relais_csv_load_file (folder, &a_folder));
  g_assert_error (a_folder, RELAIS_ERROR, RELAIS_ERROR_INPUT_OUTPUT);
  g_assert_null (relais_csv_load_file ("/dev/zero", &endless));
  g_assert_error (endless, RELAIS_ERROR, RELAIS_ERROR_TOO_LARGE);
}

static void
test_shared_by_reference (void)
{
  g_autoptr (RelaisCsv) csv = read_text ("a;b\n1;2\n", NULL);
  RelaisCsv *second = relais_csv_ref (csv);
  g_autofree char *found = NULL;

  relais_csv_unref (second);
  found = dump (csv);
  g_assert_cmpstr (found, ==, "|a|b 2|1|2");
}

static void
test_writer (void)
{
  static const char expected[] = "\xEF\xBB\xBFNom;Téléphone\r\n"
                                 "\"D'Hondt; \"\"Zoé\"\"\";+32 478 12 34 56;;'=HYPERLINK(1);'+1-2;\" a\"\r\n";
  g_autoptr (RelaisCsvWriter) writer = relais_csv_writer_new ();
  g_autoptr (GBytes) bytes = NULL;

  relais_csv_writer_add (writer, "Nom");
  relais_csv_writer_add (writer, "Téléphone");
  relais_csv_writer_end_row (writer);
  relais_csv_writer_add (writer, "D'Hondt; \"Zoé\"");
  relais_csv_writer_add (writer, "+32 478 12 34 56");
  relais_csv_writer_add (writer, NULL);
  relais_csv_writer_add (writer, "=HYPERLINK(1)");
  relais_csv_writer_add (writer, "+1-2");
  relais_csv_writer_add (writer, " a");
  relais_csv_writer_end_row (writer);

  bytes = relais_csv_writer_to_bytes (writer);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, sizeof expected - 1);
}

static void
test_round_trip (void)
{
  static const char *const cells[] = {
    "=1+1", "+1-2", "-5", "@SUM(A1)", "\tx", "\rx", "\nx", "'\nx", "'=1", "''=1", "'", "'s-Gravenhage", "+", "-", "=",
    "+32 478 12 34 56", "'+32 478", "+32478", "0478 12 34 56", "a;b", "a,b", "a\tb", "a\"b", "\"", "\"\"", "a\nb",
    "a\r\nb", "a\rb", " a", "a ", "  \"a", "é", "😀", "'; DROP TABLE person; --", "sep=;", "sep=", "\u202Ex", "a'b",
  };
  g_autoptr (RelaisCsvWriter) writer = relais_csv_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisCsv) csv = NULL;

  /* Every cell first in its row, after others, and as a heading. */
  for (gsize row = 0; row <= G_N_ELEMENTS (cells); row++)
    {
      for (gsize column = 0; column < G_N_ELEMENTS (cells); column++)
        relais_csv_writer_add (writer, cells[(column + row + G_N_ELEMENTS (cells) - 5) % G_N_ELEMENTS (cells)]);
      relais_csv_writer_end_row (writer);
    }

  bytes = relais_csv_writer_to_bytes (writer);
  csv = relais_csv_read (bytes, "export.csv", &error);
  g_assert_no_error (error);
  g_assert_cmpint (relais_csv_get_separator (csv), ==, ';');
  g_assert_cmpuint (relais_csv_get_n_rows (csv), ==, G_N_ELEMENTS (cells));
  for (gsize row = 0; row < G_N_ELEMENTS (cells); row++)
    {
      for (gsize column = 0; column < G_N_ELEMENTS (cells); column++)
        {
          const char *expected = cells[(column + row + 1 + G_N_ELEMENTS (cells) - 5) % G_N_ELEMENTS (cells)];

          g_assert_cmpstr (relais_csv_get_cell (csv, (guint) row, (guint) column), ==, expected);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/tables", test_tables);
  g_test_add_func ("/csv/files", test_files);
  g_test_add_func ("/csv/refusals", test_refusals);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/empty-columns-cost-nothing", test_empty_columns_cost_nothing);
  g_test_add_func ("/csv/files-that-are-none", test_files_that_are_none);
  g_test_add_func ("/csv/shared-by-reference", test_shared_by_reference);
  g_test_add_func ("/csv/writer", test_writer);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  return g_test_run ();
}
