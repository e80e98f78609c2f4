/* A table read from a CSV file as offices have them: comma, semicolon or tab; quotes or none; any line end; rows that
 * are too short or too long. The cells lie one after the other in the decoded text, which is cut up in place. A table
 * never changes once it is read: it is shared by reference and may be read from any thread.
 */

#include "relais-csv.h"

#include "relais-csv-decode.h"
#include "relais-csv-scan.h"
#include "relais-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  guint first_cell;
  guint n_cells;
  guint line;
} Row;

struct _RelaisCsv {
  gatomicrefcount ref_count;

  char *text;
  gsize length;
  GArray *cells; /* offsets into text, as guint */
  GArray *rows;  /* the first is the header */
  guint n_columns;
  guint n_skipped;
  const char *encoding;
  char separator;
};

static gboolean
is_blank (const char *cell)
{
  return cell[strspn (cell, " \t\r\n")] == '\0';
}

static gboolean
check_row (RelaisCsv *csv, const Row *row, const char *name, GError **error)
{
  if (row->n_cells > RELAIS_CSV_MAX_COLUMNS)
    {
      relais_error_set (error, RELAIS_ERROR_TOO_LARGE, name, _("row %u has more than %d columns"), row->line,
                        RELAIS_CSV_MAX_COLUMNS);
      return FALSE;
    }
  if (csv->rows->len > RELAIS_CSV_MAX_ROWS)
    {
      relais_error_set (error, RELAIS_ERROR_TOO_LARGE, name,
                        _("it has more than %d rows; split it into several files"), RELAIS_CSV_MAX_ROWS);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_cell (const char *cell, const Row *row, const char *name, GError **error)
{
  if (strlen (cell) <= RELAIS_CSV_MAX_CELL || g_utf8_strlen (cell, -1) <= RELAIS_CSV_MAX_CELL)
    return TRUE;

  relais_error_set (error, RELAIS_ERROR_TOO_LARGE, name, _("a cell in row %u has more than %d characters"), row->line,
                    RELAIS_CSV_MAX_CELL);
  return FALSE;
}

/* Empty cells at the end of a row are left out, so that the thousands of them that some programs write cost nothing. */
static void
add_cell (RelaisCsv *csv, Row *row, guint column, const char *cell)
{
  guint offset = (guint) (cell - csv->text);
  guint nothing = (guint) csv->length;

  if (*cell == '\0')
    return;

  for (; row->n_cells < column && row->n_cells <= RELAIS_CSV_MAX_COLUMNS; row->n_cells++)
    g_array_append_val (csv->cells, nothing);
  g_array_append_val (csv->cells, offset);
  row->n_cells++;
}

/* Cuts one row up. Returns its end, or %NULL with @error. */
static char *
cut_row (RelaisCsv *csv, char *p, Row *row, gboolean *is_empty, const char *name, GError **error)
{
  char stopped_at = csv->separator;

  *is_empty = TRUE;
  for (guint column = 0; stopped_at == csv->separator; column++)
    {
      char *cell = p;

      p = relais_csv_cut_cell (cell, csv->separator, &stopped_at);
      if (p == NULL)
        {
          relais_error_set (error, RELAIS_ERROR_NOT_A_TABLE, name,
                            _("the quotation mark that opens in row %u is never closed"), row->line);
          return NULL;
        }
      if (stopped_at != '\0')
        p++;
      if (stopped_at == '\r' && *p == '\n')
        p++;

      cell = relais_csv_skip_guard (cell);
      *is_empty = *is_empty && is_blank (cell);
      if (!check_cell (cell, row, name, error))
        return NULL;
      add_cell (csv, row, column, cell);
    }

  return p;
}

static gboolean
cut_up (RelaisCsv *csv, char *p, const char *name, GError **error)
{
  const char *end = csv->text + csv->length;
  guint line = 0;

  while (p < end)
    {
      Row row = { .first_cell = csv->cells->len, .line = ++line };
      gboolean is_empty;

      p = cut_row (csv, p, &row, &is_empty, name, error);
      if (p == NULL)
        return FALSE;
      if (is_empty)
        {
          g_array_set_size (csv->cells, row.first_cell);
          csv->n_skipped++;
          continue;
        }
      if (!check_row (csv, &row, name, error))
        return FALSE;

      csv->n_columns = MAX (csv->n_columns, row.n_cells);
      g_array_append_val (csv->rows, row);
    }

  if (csv->rows->len == 0)
    relais_error_set (error, RELAIS_ERROR_NOT_A_TABLE, name, "%s", _("it is empty"));
  return csv->rows->len > 0;
}

/**
 * relais_csv_read:
 * @bytes: the content of a file
 * @name: its name, the subject of errors
 * @error: where to store the error
 *
 * Reads UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252; the separator is found by its use,
 * or named by Excel's first line "sep=;". The first row that is not empty is the header. Rows may be shorter or longer
 * than it; empty ones are left out but counted in the line numbers. An apostrophe that only guards a cell from being
 * taken for a formula ("'=1+1", as our own export writes it) is taken away.
 *
 * Errors: %RELAIS_ERROR_WRONG_FILE_TYPE for a workbook, PDF, web page…; %RELAIS_ERROR_NOT_A_TABLE for an empty file,
 * zero bytes, a quote that is never closed; %RELAIS_ERROR_TOO_LARGE above the limits of relais-csv.h.
 *
 * Returns: (transfer full) (nullable): the table
 */
RelaisCsv *
relais_csv_read (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (RelaisCsv) csv = g_new0 (RelaisCsv, 1);
  const char *start;

  g_atomic_ref_count_init (&csv->ref_count);
  csv->cells = g_array_new (FALSE, FALSE, sizeof (guint));
  csv->rows = g_array_new (FALSE, FALSE, sizeof (Row));

  if (g_bytes_get_size (bytes) > RELAIS_CSV_MAX_BYTES)
    {
      relais_error_set (error, RELAIS_ERROR_TOO_LARGE, name,
                        _("it has more than %d MB; split it into several files"), RELAIS_CSV_MAX_BYTES / 1024 / 1024);
      return NULL;
    }

  csv->text = relais_csv_decode (bytes, name, &csv->encoding, &csv->length, error);
  if (csv->text == NULL)
    return NULL;

  start = relais_csv_read_separator_line (csv->text, &csv->separator);
  if (csv->separator == '\0')
    csv->separator = relais_csv_find_separator (start);

  return cut_up (csv, (char *) start, name, error) ? g_steal_pointer (&csv) : NULL;
}

/* Never more than the limit and one byte, whatever the path leads to. */
static gboolean
read_all (int fd, GByteArray *content)
{
  guint8 buffer[65536];

  while (content->len <= RELAIS_CSV_MAX_BYTES)
    {
      gssize n = read (fd, buffer, sizeof buffer);

      if (n == 0)
        break;
      if (n > 0)
        g_byte_array_append (content, buffer, (guint) n);
      else if (errno != EINTR)
        return FALSE;
    }

  return TRUE;
}

/**
 * relais_csv_load_file:
 * @path: the path of a file, in the encoding of the file system
 * @error: where to store the error: those of relais_csv_read(), or of the system
 *
 * Returns: (transfer full) (nullable): the table
 */
RelaisCsv *
relais_csv_load_file (const char *path, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = NULL;
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean done = fd >= 0 && read_all (fd, content);
  int problem = done ? 0 : errno;

  if (fd >= 0)
    close (fd);
  if (!done)
    {
      relais_error_set_from_system (error, problem, name);
      return NULL;
    }

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&content));
  return relais_csv_read (bytes, name, error);
}

/**
 * relais_csv_ref:
 * @csv: a table
 *
 * Returns: (transfer full): @csv
 */
RelaisCsv *
relais_csv_ref (RelaisCsv *csv)
{
  g_atomic_ref_count_inc (&csv->ref_count);
  return csv;
}

/**
 * relais_csv_unref:
 * @csv: (transfer full): a table
 */
void
relais_csv_unref (RelaisCsv *csv)
{
  if (!g_atomic_ref_count_dec (&csv->ref_count))
    return;

  g_clear_pointer (&csv->text, g_free);
  g_array_unref (csv->cells);
  g_array_unref (csv->rows);
  g_free (csv);
}

/**
 * relais_csv_get_n_rows:
 * @csv: a table
 *
 * Returns: the number of rows below the header, without the empty ones
 */
guint
relais_csv_get_n_rows (RelaisCsv *csv)
{
  return csv->rows->len - 1;
}

/**
 * relais_csv_get_n_columns:
 * @csv: a table
 *
 * Returns: the number of cells of the longest row, the header too
 */
guint
relais_csv_get_n_columns (RelaisCsv *csv)
{
  return csv->n_columns;
}

static const char *
get_text (RelaisCsv *csv, guint index, guint column)
{
  const Row *row = &g_array_index (csv->rows, Row, index);

  if (column >= row->n_cells)
    return "";
  return csv->text + g_array_index (csv->cells, guint, row->first_cell + column);
}

/**
 * relais_csv_get_header:
 * @csv: a table
 * @column: a column, from 0
 *
 * Returns: its heading as it stands in the file, "" where there is none
 */
const char *
relais_csv_get_header (RelaisCsv *csv, guint column)
{
  return get_text (csv, 0, column);
}

/**
 * relais_csv_get_cell:
 * @csv: a table
 * @row: a row, from 0 for the first below the header
 * @column: a column, from 0
 *
 * Returns: the text of the cell as it stands in the file, not cleaned; "" where there is none
 */
const char *
relais_csv_get_cell (RelaisCsv *csv, guint row, guint column)
{
  g_return_val_if_fail (row < relais_csv_get_n_rows (csv), "");

  return get_text (csv, row + 1, column);
}

/**
 * relais_csv_get_line:
 * @csv: a table
 * @row: a row, from 0 for the first below the header
 *
 * Returns: the number a spreadsheet shows beside the row, 1 being the first row of the file
 */
guint
relais_csv_get_line (RelaisCsv *csv, guint row)
{
  g_return_val_if_fail (row < relais_csv_get_n_rows (csv), 0);

  return g_array_index (csv->rows, Row, row + 1).line;
}

/**
 * relais_csv_get_n_skipped:
 * @csv: a table
 *
 * Returns: the number of empty rows that were left out
 */
guint
relais_csv_get_n_skipped (RelaisCsv *csv)
{
  return csv->n_skipped;
}

/**
 * relais_csv_get_encoding:
 * @csv: a table
 *
 * Returns: "UTF-8", "UTF-8-BOM", "UTF-16LE", "UTF-16BE" or "windows-1252"
 */
const char *
relais_csv_get_encoding (RelaisCsv *csv)
{
  return csv->encoding;
}

/**
 * relais_csv_get_separator:
 * @csv: a table
 *
 * Returns: ';', ',' or a tab
 */
char
relais_csv_get_separator (RelaisCsv *csv)
{
  return csv->separator;
}
