/* Reads a CSV file of the shared folder: a row is a card, its line the number that a spreadsheet shows beside it. The
 * columns are known by their headings, in any order; pieces that HSDS has in columns of their own (extension, second
 * line of an address, days and times of a schedule) become one value. What stands in others is kept. Any thread.
 */

#include "relais-directory-csv.h"

#include "relais-csv.h"
#include "relais-directory-columns.h"
#include "relais-directory-headings.h"
#include "relais-directory-values.h"
#include "relais-error.h"

#include <string.h>

typedef struct {
  RelaisDirectoryValues values;
  RelaisCsv *csv;
  int columns[RELAIS_COLUMN_N]; /* where each stands, -1 for nowhere */
  GArray *unknown;              /* guint: those that have a heading which means nothing to us */
  GString *text;
} Reader;

static void
refuse_table (RelaisDirectoryReading *reading, GBytes *bytes, const GError *error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *detail = relais_error_get_detail (error);
  RelaisDirectoryProblemCode code = RELAIS_PROBLEM_TABLE;

  if (g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_FILE_TYPE))
    code = text[0] == 'P' || text[0] == '\xD0' ? RELAIS_PROBLEM_WORKBOOK : RELAIS_PROBLEM_BINARY;
  else if (memchr (text, '\0', length) != NULL)
    code = RELAIS_PROBLEM_BINARY;
  relais_directory_problems_add (reading->problems, reading->file, 0, code,
                                 code == RELAIS_PROBLEM_TABLE ? detail : NULL, NULL);
  reading->unreadable = TRUE;
}

static void
find_columns (Reader *reader)
{
  for (int i = 0; i < RELAIS_COLUMN_N; i++)
    reader->columns[i] = -1;

  for (guint i = 0; i < relais_csv_get_n_columns (reader->csv); i++)
    {
      const char *heading = relais_csv_get_header (reader->csv, i);
      RelaisDirectoryColumn column = relais_directory_heading_find (heading);

      if (column == RELAIS_COLUMN_UNKNOWN)
        {
          if (heading[strspn (heading, " \t\r\n")] == '\0')
            continue;
          relais_directory_values_report (&reader->values, 1, RELAIS_PROBLEM_UNKNOWN_COLUMN, heading);
          g_array_append_val (reader->unknown, i);
        }
      else if (reader->columns[column] >= 0)
        {
          relais_directory_values_report (&reader->values, 1, RELAIS_PROBLEM_COLUMN_TWICE,
                                          (int) column < RELAIS_ENTRY_N_FIELDS
                                              ? relais_directory_entry_type.fields[column].name
                                              : heading);
        }
      else
        {
          reader->columns[column] = (int) i;
        }
    }
}

static const char *
get_cell (const Reader *reader, guint row, int column)
{
  return reader->columns[column] >= 0 ? relais_csv_get_cell (reader->csv, row, (guint) reader->columns[column]) : "";
}

static void
append_piece (Reader *reader, const char *before, const char *piece)
{
  if (*piece == '\0')
    return;
  if (reader->text->len > 0)
    g_string_append (reader->text, before);
  g_string_append (reader->text, piece);
}

/* "MO,TU,WE", "09:00", "17:00" of HSDS. */
static void
append_schedule (Reader *reader, guint row)
{
  const char *days = get_cell (reader, row, RELAIS_COLUMN_BYDAY);
  const char *opens = get_cell (reader, row, RELAIS_COLUMN_OPENS_AT);
  const char *closes = get_cell (reader, row, RELAIS_COLUMN_CLOSES_AT);

  if (*days == '\0' || reader->text->len > 0)
    return;
  g_string_append (reader->text, days);
  if (*opens != '\0' && *closes != '\0')
    g_string_append_printf (reader->text, " %.5s-%.5s", opens, closes);
}

static const char *
get_value (Reader *reader, guint row, int field)
{
  const char *cell = get_cell (reader, row, field);

  if (field != RELAIS_ENTRY_PHONE && field != RELAIS_ENTRY_STREET && field != RELAIS_ENTRY_HOURS)
    return cell;

  g_string_assign (reader->text, cell);
  if (field == RELAIS_ENTRY_PHONE && *cell != '\0')
    append_piece (reader, " ext. ", get_cell (reader, row, RELAIS_COLUMN_EXTENSION));
  if (field == RELAIS_ENTRY_STREET && *cell != '\0')
    {
      append_piece (reader, " ", get_cell (reader, row, RELAIS_COLUMN_HOUSE_NUMBER));
      append_piece (reader, ", ", get_cell (reader, row, RELAIS_COLUMN_ADDRESS_2));
    }
  if (field == RELAIS_ENTRY_HOURS)
    append_schedule (reader, row);
  return reader->text->str;
}

static void
keep_unknown (Reader *reader, guint row)
{
  g_string_truncate (reader->text, 0);
  for (guint i = 0; i < reader->unknown->len; i++)
    {
      guint column = g_array_index (reader->unknown, guint, i);

      relais_directory_columns_keep (reader->text, relais_csv_get_header (reader->csv, column),
                                     relais_csv_get_cell (reader->csv, row, column));
    }
  relais_directory_values_keep_others (&reader->values, reader->text);
}

static void
read_row (Reader *reader, guint row)
{
  guint line = relais_csv_get_line (reader->csv, row);

  relais_directory_values_begin (&reader->values, line);
  for (int field = 0; field < RELAIS_ENTRY_OTHER_PROPERTIES; field++)
    {
      const char *value = get_value (reader, row, field);

      if (*value != '\0')
        relais_directory_values_read (&reader->values, (RelaisEntryField) field, value, line);
    }
  keep_unknown (reader, row);
  relais_directory_values_take (&reader->values);
}

static gboolean
has_names (const Reader *reader)
{
  return reader->columns[RELAIS_ENTRY_NAME] >= 0 || reader->columns[RELAIS_ENTRY_NAME_FR] >= 0 ||
         reader->columns[RELAIS_ENTRY_NAME_NL] >= 0 || reader->columns[RELAIS_ENTRY_ORGANISATION] >= 0;
}

static void
read_table (Reader *reader)
{
  RelaisDirectoryReading *reading = reader->values.reading;

  find_columns (reader);
  if (!has_names (reader))
    {
      relais_directory_values_report (&reader->values, 1, RELAIS_PROBLEM_NO_NAME_COLUMN, NULL);
      reading->unreadable = TRUE;
      return;
    }
  if (relais_csv_get_n_rows (reader->csv) == 0)
    relais_directory_values_report (&reader->values, 0, RELAIS_PROBLEM_NO_CARDS, NULL);
  for (guint row = 0; row < relais_csv_get_n_rows (reader->csv); row++)
    read_row (reader, row);
}

/**
 * relais_directory_csv_read:
 * @bytes: the content of a file
 * @today: today's date
 * @reading: where the cards and what is wrong with them go
 *
 * Reads a table whose columns have the names of the fields of an entry, of HSDS 3.0, or what offices write.
 */
void
relais_directory_csv_read (GBytes *bytes, RelaisDate today, RelaisDirectoryReading *reading)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisCsv) csv = relais_csv_read (bytes, reading->file, &error);
  Reader reader = { .csv = csv };

  if (csv == NULL)
    {
      refuse_table (reading, bytes, error);
      return;
    }

  relais_directory_values_init (&reader.values, reading, today);
  reader.unknown = g_array_new (FALSE, FALSE, sizeof (guint));
  reader.text = g_string_new (NULL);
  read_table (&reader);
  g_array_unref (reader.unknown);
  g_string_free (reader.text, TRUE);
  relais_directory_values_clear (&reader.values);
}
