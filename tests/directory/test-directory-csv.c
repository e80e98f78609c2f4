/* What the tables of the shared folder say: headings, values, what is wrong with a file as a whole. */

#include "relais-category.h"
#include "relais-directory-columns.h"
#include "relais-directory-entry.h"
#include "relais-directory-file.h"
#include "relais-directory-headings.h"
#include "relais-vcard-writer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static RelaisDirectoryReading *
read_text (const char *name, const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return relais_directory_file_read_bytes (name, bytes, relais_date (2026, 11, 22));
}

static RelaisDirectoryReading *
read_table (const char *text)
{
  return read_text ("a.csv", text, strlen (text));
}

static const char *
get (RelaisDirectoryReading *reading, guint row, RelaisEntryField field)
{
  g_assert_cmpuint (row, <, reading->cards->len);
  return relais_record_get (((RelaisDirectoryCard *) reading->cards->pdata[row])->entry, field);
}

static void
assert_problems (RelaisDirectoryReading *reading, const char *expected)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < reading->problems->len; i++)
    {
      const RelaisDirectoryProblem *problem = reading->problems->pdata[i];

      g_string_append_printf (list, "%s%u %s", i > 0 ? ", " : "", problem->line,
                              relais_directory_problem_code_get_word (problem->code));
    }
  g_assert_cmpstr (list->str, ==, expected);
}

/* Every column, with a value that comes back as it is stored. */
static void
test_every_column (void)
{
  static const struct {
    RelaisEntryField field;
    const char *typed;
    const char *stored;
  } columns[] = {
    { RELAIS_ENTRY_UID, "urn:uuid:1", "urn:uuid:1" },
    { RELAIS_ENTRY_NAME, "Accueil", "Accueil" },
    { RELAIS_ENTRY_NAME_FR, "Accueil", "Accueil" },
    { RELAIS_ENTRY_NAME_NL, "Onthaal", "Onthaal" },
    { RELAIS_ENTRY_ORGANISATION, "CHU Brugmann", "CHU Brugmann" },
    { RELAIS_ENTRY_UNIT, "Gériatrie", "Gériatrie" },
    { RELAIS_ENTRY_CATEGORY, "CPAS; kiné; 5", "23;12;05" },
    { RELAIS_ENTRY_PHONE, "02/474.02.55", "02/474.02.55" },
    { RELAIS_ENTRY_PHONE_DIRECT, "0478 12 34 56", "0478 12 34 56" },
    { RELAIS_ENTRY_PHONE2, "1733", "1733" },
    { RELAIS_ENTRY_EMAIL, "a@example.be", "a@example.be" },
    { RELAIS_ENTRY_URL, "https://example.be", "https://example.be" },
    { RELAIS_ENTRY_STREET, "rue Haute 296", "rue Haute 296" },
    { RELAIS_ENTRY_POSTCODE, "1000", "1000" },
    { RELAIS_ENTRY_COMMUNE, "Brussel", "Bruxelles" },
    { RELAIS_ENTRY_LANGUAGES, "français, néerlandais", "fr;nl" },
    { RELAIS_ENTRY_ACCESS, "rendez-vous;équipe mobile", "appointment;mobile_team" },
    { RELAIS_ENTRY_HOURS, "lun-ven 9h-17h", "mo-fr 09:00-17:00" },
    { RELAIS_ENTRY_HOURS_FR, "le matin", "le matin" },
    { RELAIS_ENTRY_HOURS_NL, "voormiddag", "voormiddag" },
    { RELAIS_ENTRY_DESCRIPTION, "un", "un" },
    { RELAIS_ENTRY_SERVES_POSTCODES, "1030, 1080-1082 Schaarbeek", "1030;1080;1081;1082" },
    { RELAIS_ENTRY_MUTUALITIES, "toutes", "toutes" },
    { RELAIS_ENTRY_CONDITIONS_FR, "65 ans", "65 ans" },
    { RELAIS_ENTRY_CONDITIONS_NL, "65 jaar", "65 jaar" },
    { RELAIS_ENTRY_WEEKEND, "oui", "yes" },
    { RELAIS_ENTRY_URGENT, "nee", "no" },
    { RELAIS_ENTRY_NOTICE, "48 h", "48 h" },
    { RELAIS_ENTRY_FEE, "12 €", "12 €" },
    { RELAIS_ENTRY_VALID_UNTIL, "31/12/2027", "2027-12-31" },
    { RELAIS_ENTRY_REVISION, "2026-03-02", "2026-03-02" },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RelaisDirectoryReading) reading = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (text, "%s\t", relais_directory_entry_type.fields[columns[i].field].name);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (text, "%s\t", columns[i].typed);

  reading = read_table (text->str);
  assert_problems (reading, "");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_assert_cmpstr (get (reading, 0, columns[i].field), ==, columns[i].stored);
}

static void
test_headings (void)
{
  static const struct {
    const char *heading;
    int column;
  } headings[] = {
    { "Nom", RELAIS_ENTRY_NAME },          { "NAAM", RELAIS_ENTRY_NAME },
    { "organization", RELAIS_ENTRY_ORGANISATION }, { "Téléphone", RELAIS_ENTRY_PHONE },
    { "n° de téléphone", RELAIS_ENTRY_PHONE }, { "postal_code", RELAIS_ENTRY_POSTCODE },
    { "Rechtstreeks nummer", RELAIS_ENTRY_PHONE_DIRECT }, { "alternate_name", RELAIS_ENTRY_NAME_NL },
    { "fees_description", RELAIS_ENTRY_FEE }, { "eligibility_description", RELAIS_ENTRY_CONDITIONS_FR },
    { "opens_at", RELAIS_COLUMN_OPENS_AT }, { "other_properties", RELAIS_COLUMN_UNKNOWN },
    { "couleur", RELAIS_COLUMN_UNKNOWN },  { "", RELAIS_COLUMN_UNKNOWN },
    { "—", RELAIS_COLUMN_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_test_message ("%s", headings[i].heading);
      g_assert_cmpint (relais_directory_heading_find (headings[i].heading), ==, headings[i].column);
    }
  for (int field = 0; field < RELAIS_ENTRY_OTHER_PROPERTIES; field++)
    g_assert_cmpint (relais_directory_heading_find (relais_directory_entry_type.fields[field].name), ==, field);
}

/* Pieces that HSDS has in columns of their own. */
static void
test_pieces (void)
{
  g_autoptr (RelaisDirectoryReading) reading =
      read_table ("name,number,extension,address_1,address_2,byday,opens_at,closes_at\n"
                  "A,02 474 02 55,12,rue Haute 1,bte 3,\"MO,TU\",09:00:00,17:00:00\n");

  assert_problems (reading, "");
  g_assert_cmpstr (get (reading, 0, RELAIS_ENTRY_PHONE), ==, "02 474 02 55 ext. 12");
  g_assert_cmpstr (get (reading, 0, RELAIS_ENTRY_STREET), ==, "rue Haute 1, bte 3");
  g_assert_cmpstr (get (reading, 0, RELAIS_ENTRY_HOURS), ==, "mo,tu 09:00-17:00");
}

static void
test_rows (void)
{
  g_autoptr (RelaisDirectoryReading) reading = read_table ("uid;name;phone;couleur;Téléphone\r\n"
                                                          "1;Un;478123456;;\r\n"
                                                          ";;;;\r\n"
                                                          "3;;02 474 02 55;;\r\n"
                                                          ";;02 474 02 55;;\r\n"
                                                          "5;Cinq;appelez;;\r\n"
                                                          "6;Six;02 474 02 55 et 0478 12 34 56;;\r\n");

  assert_problems (reading, "1 unknown-column, 1 column-twice, 2 restored-zero, 4 no-name, 5 no-name, 6 value");
  g_assert_cmpuint (reading->cards->len, ==, 3);
  g_assert_cmpstr (get (reading, 0, RELAIS_ENTRY_PHONE), ==, "0478 12 34 56");
  g_assert_cmpstr (get (reading, 1, RELAIS_ENTRY_PHONE), ==, NULL);
  g_assert_cmpstr (get (reading, 2, RELAIS_ENTRY_PHONE), ==, "02 474 02 55");
  g_assert_cmpstr (get (reading, 2, RELAIS_ENTRY_MORE_PHONES), ==, "0478 12 34 56");
  g_assert_cmpuint (reading->n_nameless, ==, 1);
  g_assert_true (g_hash_table_contains (reading->bad_keys, "uid:3"));
  g_assert_cmpstr (((RelaisDirectoryProblem *) reading->problems->pdata[5])->name, ==, "Cinq");
}

static void
assert_columns (const char *others, const char *expected)
{
  g_autoptr (GString) list = g_string_new (NULL);
  char *heading, *cell;

  while (others != NULL && relais_directory_columns_next (&others, &heading, &cell))
    {
      g_string_append_printf (list, "%s[%s=%s]", list->len > 0 ? " " : "", heading, cell);
      g_free (heading);
      g_free (cell);
    }
  g_assert_cmpstr (list->str, ==, expected);
}

/* What stands in a column that nobody knows stays with the entry, also once it was a card. */
static void
test_unknown_columns (void)
{
  static const char *const columns = "[Cou\"leur^=bleu; ciel\\] [b:c;d=un\ndeux, trois]";
  g_autoptr (RelaisDirectoryReading) reading =
      read_table ("Nom;\"Cou\"\"leur^\";;\"b:c;d\";Téléphone\n"
                  "Un;\"bleu; ciel\\\";rien;\"un\ndeux, trois\";02 474 02 55\n"
                  "Deux;;;;\n");
  g_autoptr (RelaisDirectoryReading) again = NULL;
  g_autoptr (GString) card = g_string_new (NULL);

  assert_problems (reading, "1 unknown-column, 1 unknown-column");
  assert_columns (get (reading, 0, RELAIS_ENTRY_OTHER_PROPERTIES), columns);
  g_assert_null (get (reading, 1, RELAIS_ENTRY_OTHER_PROPERTIES));

  relais_vcard_writer_add_entry (card, RELAIS_VCARD_4_0, ((RelaisDirectoryCard *) reading->cards->pdata[0])->entry);
  again = read_text ("a.vcf", card->str, card->len);
  assert_problems (again, "");
  g_assert_cmpstr (get (again, 0, RELAIS_ENTRY_OTHER_PROPERTIES), ==, get (reading, 0, RELAIS_ENTRY_OTHER_PROPERTIES));
  assert_columns ("N:Un;;;;\nX-RELAIS-COLUMN:sans\nx-relais-column;X-HEADING=A^nB:c", "[=sans] [A\nB=c]");
}

/* Whole columns are kept as far as there is room, and it is said where there is none. */
static void
test_too_much_unknown (void)
{
  g_autoptr (GString) text = g_string_new ("name;a;b;c\nUn");
  g_autoptr (RelaisDirectoryReading) reading = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *filler = g_strnfill (3500, 'x');

  g_string_append_printf (text, ";%s;%s;%s\n", filler, filler, filler);
  reading = read_table (text->str);
  assert_problems (reading, "1 unknown-column, 1 unknown-column, 1 unknown-column, 2 value-cut");
  expected = g_strdup_printf ("[a=%s] [b=%s]", filler, filler);
  assert_columns (get (reading, 0, RELAIS_ENTRY_OTHER_PROPERTIES), expected);
}

static void
test_whole_files (void)
{
  static const struct {
    const char *text;
    gsize length;
    const char *problems;
    gboolean unreadable;
    guint n_cards;
  } files[] = {
    { "phone;email\n02;a\n", 17, "1 no-name-column", TRUE, 0 },
    { "name;phone\n", 11, "0 no-cards", FALSE, 0 },
    { "name;phone\n\"A;02\n", 17, "0 table", TRUE, 0 },
    { "name\nA\0B\n", 9, "0 binary", TRUE, 0 },
    { "PK\x03\x04 xl/workbook.xml", 20, "0 workbook", TRUE, 0 },
    { "%PDF-1.4\n", 9, "0 binary", TRUE, 0 },
    { "\xFF\xFEn\0a\0m\0e\0", 10, "0 utf-16", TRUE, 0 },
    { "", 0, "0 no-cards", TRUE, 0 },
    { "BEGIN:VCARD\nFN:A\nEND:VCARD\n", 27, "", FALSE, 1 },
    { "name\nH\xF4pital\n", 13, "", FALSE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (RelaisDirectoryReading) reading = read_text ("a.csv", files[i].text, files[i].length);

      g_test_message ("%u", i);
      assert_problems (reading, files[i].problems);
      g_assert_cmpint (reading->unreadable, ==, files[i].unreadable);
      g_assert_cmpuint (reading->cards->len, ==, files[i].n_cards);
    }
}

/* The names of the register's table and of the domain's are the same to begin with, so both are understood. */
static void
test_categories (void)
{
  gsize n_categories;
  const RelaisCategory *categories = relais_category_get_all (&n_categories);

  g_assert_cmpuint (n_categories, ==, 33);
  for (gsize i = 0; i < n_categories; i++)
    {
      g_assert_true (relais_category_find (categories[i].code) == &categories[i]);
      g_assert_true (relais_category_find (categories[i].name_fr) == &categories[i]);
      g_assert_true (relais_category_find (categories[i].name_nl) == &categories[i]);
    }
  g_assert_cmpstr (relais_category_find ("7")->code, ==, "07");
  g_assert_cmpstr (relais_category_find ("HOPITAL - SERVICE SOCIAL")->code, ==, "16");
  g_assert_null (relais_category_find ("34"));
  g_assert_null (relais_category_find (""));
}

/* --- Files on a disk --- */

static RelaisDirectoryReading *
read_file (const char *folder, const char *name)
{
  g_autoptr (RelaisFolderFile) file = relais_folder_file_new (name, 0, 0, 0, 0);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  RelaisDirectoryReading *reading = relais_directory_file_read (fd, file, relais_date (2026, 11, 22), NULL);

  close (fd);
  return reading;
}

static void
assert_refused (const char *folder, const char *name, const char *problem)
{
  g_autoptr (RelaisDirectoryReading) reading = read_file (folder, name);

  g_test_message ("%s", name);
  assert_problems (reading, problem);
  g_assert_true (reading->unreadable);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("relais-reader-XXXXXX", NULL);
  g_autofree char *good = g_build_filename (folder, "a.vcf", NULL);
  g_autofree char *link_name = g_build_filename (folder, "b.vcf", NULL);
  g_autofree char *pipe_name = g_build_filename (folder, "c.vcf", NULL);
  g_autofree char *large = g_build_filename (folder, "d.vcf", NULL);
  g_autofree char *sub = g_build_filename (folder, "e.vcf", NULL);
  g_autoptr (RelaisDirectoryReading) reading = NULL;
  int fd;

  g_assert_true (g_file_set_contents (good, "BEGIN:VCARD\nFN:A\nEND:VCARD\n", -1, NULL));
  g_assert_cmpint (symlink ("/etc/passwd", link_name), ==, 0);
  g_assert_cmpint (mkfifo (pipe_name, 0600), ==, 0);
  fd = g_creat (large, 0600);
  g_assert_cmpint (ftruncate (fd, RELAIS_DIRECTORY_FILE_MAX_BYTES + 1), ==, 0);
  close (fd);
  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);

  reading = read_file (folder, "a.vcf");
  assert_problems (reading, "");
  g_assert_cmpuint (reading->cards->len, ==, 1);
  assert_refused (folder, "b.vcf", "0 link-leaves");
  assert_refused (folder, "c.vcf", "0 not-a-file");
  assert_refused (folder, "d.vcf", "0 file-too-large");
  assert_refused (folder, "e.vcf", "0 not-a-file");
  assert_refused (folder, "nothing.vcf", "0 unreadable");

  g_unlink (good);
  g_unlink (link_name);
  g_unlink (pipe_name);
  g_unlink (large);
  g_rmdir (sub);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory-csv/every-column", test_every_column);
  g_test_add_func ("/directory-csv/headings", test_headings);
  g_test_add_func ("/directory-csv/pieces", test_pieces);
  g_test_add_func ("/directory-csv/rows", test_rows);
  g_test_add_func ("/directory-csv/unknown-columns", test_unknown_columns);
  g_test_add_func ("/directory-csv/too-much-unknown", test_too_much_unknown);
  g_test_add_func ("/directory-csv/whole-files", test_whole_files);
  g_test_add_func ("/directory-csv/categories", test_categories);
  g_test_add_func ("/directory-csv/files", test_files);
  return g_test_run ();
}
