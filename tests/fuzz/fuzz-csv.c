/* Any bytes: the reader gives a table or an error of its own; every cell is text; and what it gives survives being
 * written and read once more.
 */

#include "relais-csv-writer.h"
#include "relais-csv.h"
#include "relais-error.h"
#include "relais-fuzz.h"

static const char *
get (RelaisCsv *csv, guint row, guint column)
{
  return row == 0 ? relais_csv_get_header (csv, column) : relais_csv_get_cell (csv, row - 1, column);
}

static GBytes *
write_out (RelaisCsv *csv)
{
  g_autoptr (RelaisCsvWriter) writer = relais_csv_writer_new ();

  for (guint row = 0; row <= relais_csv_get_n_rows (csv); row++)
    {
      for (guint column = 0; column < relais_csv_get_n_columns (csv); column++)
        {
          const char *cell = get (csv, row, column);

          g_assert_true (g_utf8_validate (cell, -1, NULL));
          relais_csv_writer_add (writer, cell);
        }
      relais_csv_writer_end_row (writer);
    }

  return relais_csv_writer_to_bytes (writer);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisCsv) csv = relais_csv_read (bytes, "fuzz", &error);
  g_autoptr (RelaisCsv) back = NULL;

  g_assert_true ((csv == NULL) == (error != NULL));
  if (csv == NULL)
    return 0;

  /* A heading may look like the beginning of another type of file once its quotes are gone. */
  written = write_out (csv);
  back = relais_csv_read (written, "fuzz", &error);
  if (g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_FILE_TYPE))
    return 0;

  g_assert_no_error (error);
  g_assert_cmpuint (relais_csv_get_n_rows (back), ==, relais_csv_get_n_rows (csv));
  g_assert_cmpuint (relais_csv_get_n_columns (back), ==, relais_csv_get_n_columns (csv));
  for (guint row = 0; row <= relais_csv_get_n_rows (csv); row++)
    {
      for (guint column = 0; column < relais_csv_get_n_columns (csv); column++)
        g_assert_cmpstr (get (back, row, column), ==, get (csv, row, column));
    }

  return 0;
}
