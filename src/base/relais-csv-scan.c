/* The letters of a CSV file: where a cell ends, what quotes mean, which separator is used. Works on decoded text that
 * ends with a zero byte; knows nothing of tables. Used by RelaisCsv only. Pure functions; any thread.
 */

#include "relais-csv-scan.h"

#include <string.h>

/* The separators, the likelier one first where several would do. */
static const char separators[] = { ';', '\t', ',' };
#define N_SEPARATORS G_N_ELEMENTS (separators)

/* How many rows are looked at to find the separator. */
#define SAMPLE_ROWS 200

static gboolean
ends_row (char c)
{
  return c == '\n' || c == '\r' || c == '\0';
}

static const char *
skip_line_end (const char *p)
{
  if (p[0] == '\r' && p[1] == '\n')
    return p + 2;
  return *p != '\0' ? p + 1 : p;
}

static const char *
skip_quoted (const char *p)
{
  for (p++; *p != '\0'; p++)
    {
      if (p[0] == '"' && p[1] == '"')
        p++;
      else if (p[0] == '"')
        return p + 1;
    }

  return p;
}

/* Counts each separator in one row, outside quotes that open where a cell may begin. Returns the end of the row. */
static const char *
count_separators (const char *p, guint counts[N_SEPARATORS], gboolean *is_empty)
{
  gboolean begins_cell = TRUE;

  memset (counts, 0, N_SEPARATORS * sizeof *counts);
  *is_empty = TRUE;
  while (!ends_row (*p))
    {
      const char *separator = memchr (separators, *p, N_SEPARATORS);

      if (begins_cell && *p == '"')
        {
          p = skip_quoted (p);
          *is_empty = begins_cell = FALSE;
          continue;
        }
      if (separator != NULL)
        counts[separator - separators]++;
      else if (*p != ' ')
        *is_empty = FALSE;
      begins_cell = separator != NULL || (begins_cell && *p == ' ');
      p++;
    }

  return skip_line_end (p);
}

/**
 * relais_csv_read_separator_line:
 * @text: the text of a file
 * @separator: (out): the separator it names, or '\0'
 *
 * Excel's own first line "sep=;" names the separator and is no row.
 *
 * Returns: where the rows begin
 */
const char *
relais_csv_read_separator_line (const char *text, char *separator)
{
  *separator = '\0';
  if (g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '\0' && memchr (separators, text[4], N_SEPARATORS) &&
      ends_row (text[5]))
    {
      *separator = text[4];
      return skip_line_end (text + 5);
    }

  return text;
}

/**
 * relais_csv_find_separator:
 * @text: the rows of a file
 *
 * Returns: the separator that makes the most cells in rows that have as many as the header; a semicolon for a table of
 *   one column, which has none
 */
char
relais_csv_find_separator (const char *text)
{
  guint header[N_SEPARATORS] = { 0 };
  guint agreeing[N_SEPARATORS] = { 0 };
  guint n_rows = 0;
  guint most = 0;
  char best = separators[0];

  while (*text != '\0' && n_rows < SAMPLE_ROWS)
    {
      guint counts[N_SEPARATORS];
      gboolean is_empty;

      text = count_separators (text, counts, &is_empty);
      if (is_empty)
        continue;
      if (n_rows++ == 0)
        memcpy (header, counts, sizeof header);
      for (gsize s = 0; s < N_SEPARATORS; s++)
        agreeing[s] += header[s] > 0 && counts[s] == header[s];
    }

  for (gsize s = 0; s < N_SEPARATORS; s++)
    {
      if (agreeing[s] * header[s] > most)
        {
          most = agreeing[s] * header[s];
          best = separators[s];
        }
    }
  return best;
}

/**
 * relais_csv_cut_cell:
 * @from: where a cell begins
 * @separator: the separator of the file
 * @stopped_at: (out): the character after the cell, which may be overwritten in the text
 *
 * Reads one cell, writes its value over itself and ends it with a zero byte. Quotes count only at the beginning of a
 * cell; what follows the closing quote is kept.
 *
 * Returns: (nullable): where the cell ended, or %NULL when a quote is never closed
 */
char *
relais_csv_cut_cell (char *from, char separator, char *stopped_at)
{
  char *to = from;
  char *p = from;

  while (*p == ' ')
    p++;
  if (*p != '"')
    {
      p = from;
    }
  else
    {
      for (p++; *p != '"' || p[1] == '"'; p++)
        {
          if (*p == '\0')
            return NULL;
          if (*p == '"')
            p++;
          *to++ = *p;
        }
      p++;
    }

  while (!ends_row (*p) && *p != separator)
    *to++ = *p++;

  *stopped_at = *p;
  *to = '\0';
  return p;
}

/**
 * relais_csv_skip_guard:
 * @cell: a cell
 *
 * Returns: the cell without what relais_csv_writer_add() put in front so that no spreadsheet takes it for a formula
 */
char *
relais_csv_skip_guard (char *cell)
{
  gsize apostrophes = strspn (cell, "'");

  return apostrophes > 0 && cell[apostrophes] != '\0' && strchr ("=+-@\t\r\n", cell[apostrophes]) ? cell + 1 : cell;
}
