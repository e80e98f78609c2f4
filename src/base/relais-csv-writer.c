/* Writes the CSV that Excel with Belgian settings opens right: UTF-8 with its mark, semicolons, CRLF, quotes where they
 * are needed. A cell that a spreadsheet would run as a formula gets an apostrophe in front, which relais_csv_read()
 * takes away again, so that what is exported comes back as it was. Owned by the one who exports; not shared.
 */

#include "relais-csv-writer.h"

#include <string.h>

struct _RelaisCsvWriter {
  GString *text;
  gboolean begins_row;
};

/**
 * relais_csv_writer_new:
 *
 * Returns: (transfer full): a writer without rows
 */
RelaisCsvWriter *
relais_csv_writer_new (void)
{
  RelaisCsvWriter *writer = g_new0 (RelaisCsvWriter, 1);

  writer->text = g_string_new ("\xEF\xBB\xBF");
  writer->begins_row = TRUE;
  return writer;
}

/**
 * relais_csv_writer_free:
 * @writer: (transfer full): a writer
 */
void
relais_csv_writer_free (RelaisCsvWriter *writer)
{
  g_string_free (writer->text, TRUE);
  g_free (writer);
}

/* "+32 478 12 34 56": the one formula-like cell that stays as it is, since nothing but digits can be computed. */
static gboolean
is_phone_number (const char *cell)
{
  return cell[0] == '+' && g_ascii_isdigit (cell[1]) && cell[1 + strspn (cell + 1, "0123456789 ")] == '\0';
}

/* Cells that already look guarded are guarded once more, so that taking one guard away gives back every text. */
static gboolean
needs_guard (const char *cell)
{
  const char *first = cell + strspn (cell, "'");

  return *first != '\0' && strchr ("=+-@\t\r\n", *first) != NULL && !is_phone_number (cell);
}

/* The other separators are quoted too, so that the semicolon is the only one a reader can find; and what would be
 * Excel's line "sep=;" at the beginning of a file. */
static gboolean
needs_quotes (const char *cell)
{
  gsize length = strlen (cell);

  return length > 0 && (strpbrk (cell, ";,\t\"\r\n") != NULL || cell[0] == ' ' || cell[length - 1] == ' ' ||
                        g_ascii_strncasecmp (cell, "sep=", 4) == 0);
}

/**
 * relais_csv_writer_add:
 * @writer: a writer
 * @cell: (nullable): the text of the next cell of this row. Telephone numbers are best written with spaces: Excel
 *   takes the + or the first 0 from one that is digits only.
 */
void
relais_csv_writer_add (RelaisCsvWriter *writer, const char *cell)
{
  gboolean quoted = cell != NULL && needs_quotes (cell);

  if (!writer->begins_row)
    g_string_append_c (writer->text, ';');
  writer->begins_row = FALSE;
  if (cell == NULL)
    return;

  if (quoted)
    g_string_append_c (writer->text, '"');
  if (needs_guard (cell))
    g_string_append_c (writer->text, '\'');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (writer->text, '"');
      g_string_append_c (writer->text, *p);
    }
  if (quoted)
    g_string_append_c (writer->text, '"');
}

/**
 * relais_csv_writer_end_row:
 * @writer: a writer
 */
void
relais_csv_writer_end_row (RelaisCsvWriter *writer)
{
  g_string_append (writer->text, "\r\n");
  writer->begins_row = TRUE;
}

/**
 * relais_csv_writer_to_bytes:
 * @writer: a writer
 *
 * Returns: (transfer full): the content of the file so far
 */
GBytes *
relais_csv_writer_to_bytes (RelaisCsvWriter *writer)
{
  return g_bytes_new (writer->text->str, writer->text->len);
}
