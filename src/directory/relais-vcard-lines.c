/* From the bytes of a vCard file to its logical lines: any line end, folding by a space or a tab anywhere (also inside
 * a UTF-8 sequence, hence before anything is decoded), soft breaks of quoted-printable. A line that is not folded is
 * handed out where it stands; nothing is looked at twice, so that a hostile file costs no more than its length. Owned
 * by the reader of one file, on its thread.
 */

#include "relais-vcard-lines.h"

#include <string.h>

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static const char *
find (const char *from, const char *end, char c)
{
  const char *found = memchr (from, c, (gsize) (end - from));

  return found != NULL ? found : end;
}

/* One line as it stands in the file, without its end. Both kinds of end are remembered until they are passed: looking
 * for the one that is nowhere would go to the end of the file at every line. */
static void
take_physical (RelaisVcardLines *lines, const char **text, gsize *length)
{
  const char *stop;

  if (lines->next_lf < lines->at)
    lines->next_lf = find (lines->at, lines->end, '\n');
  if (lines->next_cr < lines->at)
    lines->next_cr = find (lines->at, lines->end, '\r');

  stop = MIN (lines->next_lf, lines->next_cr);
  *text = lines->at;
  *length = (gsize) (stop - lines->at);
  if (stop < lines->end)
    stop += *stop == '\r' && stop + 1 < lines->end && stop[1] == '\n' ? 2 : 1;
  lines->at = stop;
  lines->line++;
}

/* Whether the parameters, left of the colon, say that the value is quoted-printable. */
static gboolean
is_quoted_printable (const char *text, gsize length)
{
  static const char word[] = "QUOTED-PRINTABLE";
  const char *colon = find (text, text + length, ':');

  for (const char *p = text; p + strlen (word) <= colon; p++)
    {
      if ((*p == 'Q' || *p == 'q') && g_ascii_strncasecmp (p, word, strlen (word)) == 0)
        return TRUE;
    }
  return FALSE;
}

static gsize
trim_end (const char *text, gsize length)
{
  while (length > 0 && is_blank (text[length - 1]))
    length--;
  return length;
}

/* A value that ends in "=" by mistake must not swallow the end of its card. */
static gboolean
begins_or_ends_card (const RelaisVcardLines *lines)
{
  gsize rest = (gsize) (lines->end - lines->at);

  return (rest >= 9 && g_ascii_strncasecmp (lines->at, "END:VCARD", 9) == 0) ||
         (rest >= 11 && g_ascii_strncasecmp (lines->at, "BEGIN:VCARD", 11) == 0);
}

static void
append_physical (RelaisVcardLines *lines, gsize skip)
{
  const char *text;
  gsize length;

  take_physical (lines, &text, &length);
  g_string_append_len (lines->unfolded, text + skip, (gssize) (length - skip));
}

/* Whether the line so far ends in a soft break; its "=" and the blanks that mail servers put behind it are then cut. */
static gboolean
cut_soft_break (const char *text, gsize *length)
{
  gsize trimmed = trim_end (text, *length);

  if (trimmed == 0 || text[trimmed - 1] != '=')
    return FALSE;
  *length = trimmed - 1;
  return TRUE;
}

static gboolean
has_more (const RelaisVcardLines *lines)
{
  return lines->at < lines->end;
}

static void
unfold_quoted_printable (RelaisVcardLines *lines)
{
  GString *text = lines->unfolded;

  for (;;)
    {
      gsize length = text->len;

      if (cut_soft_break (text->str, &length))
        {
          g_string_truncate (text, length);
          if (!has_more (lines) || begins_or_ends_card (lines))
            return;
          append_physical (lines, 0);
        }
      else if (has_more (lines) && is_blank (*lines->at))
        {
          append_physical (lines, 1);
        }
      else
        {
          return;
        }
    }
}

static void
unfold (RelaisVcardLines *lines, const char *text, gsize length)
{
  g_string_truncate (lines->unfolded, 0);
  g_string_append_len (lines->unfolded, text, (gssize) length);
  while (has_more (lines) && is_blank (*lines->at))
    append_physical (lines, 1);
}

/**
 * relais_vcard_lines_init:
 * @lines: (out caller-allocates): a walk, to be ended with relais_vcard_lines_clear()
 * @text: the bytes of a file, which must outlive @lines
 * @length: their number
 */
void
relais_vcard_lines_init (RelaisVcardLines *lines, const char *text, gsize length)
{
  lines->at = text;
  lines->end = text + length;
  lines->next_lf = find (text, lines->end, '\n');
  lines->next_cr = find (text, lines->end, '\r');
  lines->line = 0;
  lines->unfolded = g_string_new (NULL);
}

/**
 * relais_vcard_lines_next:
 * @lines: a walk
 * @line: (out caller-allocates): the next logical line, perhaps an empty one
 *
 * In a line of quoted-printable a blank after a soft break belongs to the value (RFC 2045, 6.7); everywhere else the
 * one blank at the beginning of a line only folds it (RFC 6350, 3.2).
 *
 * Returns: %FALSE after the last one
 */
gboolean
relais_vcard_lines_next (RelaisVcardLines *lines, RelaisVcardLine *line)
{
  const char *text;
  gsize length;
  gboolean folded;
  gsize uncut;

  if (!has_more (lines))
    return FALSE;

  take_physical (lines, &text, &length);
  line->line = lines->line;
  folded = has_more (lines) && is_blank (*lines->at);
  uncut = length;
  if (!folded && !cut_soft_break (text, &uncut))
    {
      line->text = text;
      line->length = length;
      return TRUE;
    }

  /* Parameters may be folded too, so they are looked at in the whole. A soft break comes before a fold. */
  if (is_quoted_printable (text, length))
    {
      g_string_truncate (lines->unfolded, 0);
      g_string_append_len (lines->unfolded, text, (gssize) length);
    }
  else
    {
      unfold (lines, text, length);
    }
  if (is_quoted_printable (lines->unfolded->str, lines->unfolded->len))
    unfold_quoted_printable (lines);
  line->text = lines->unfolded->str;
  line->length = lines->unfolded->len;
  return TRUE;
}

/**
 * relais_vcard_lines_clear:
 * @lines: a walk
 */
void
relais_vcard_lines_clear (RelaisVcardLines *lines)
{
  g_string_free (lines->unfolded, TRUE);
  lines->unfolded = NULL;
}
