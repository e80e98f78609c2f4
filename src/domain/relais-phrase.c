/* Phrases and templates that are inserted into an entry: plain text with blanks between braces. {name}, {date}, {time},
 * in French or Dutch too, are filled in; any other blank says what is wanted there. "{…}" at the end of a line is a part
 * of a template that may be left out: the line goes with it. Pure, any thread.
 */

#include "relais-phrase.h"

#include "relais-text.h"

#include <string.h>

#define MAX_BLANK 60

/* The blank that begins at @brace, with its braces; %NULL where none does. */
static const char *
find_end (const char *brace)
{
  gsize length = strcspn (brace + 1, "{}\n");

  if (brace[1 + length] != '}' || length == 0 || g_utf8_strlen (brace + 1, (gssize) length) > MAX_BLANK)
    return NULL;
  return brace + length + 2;
}

static const char *
find_first (const char *text, const char **end)
{
  for (const char *brace = strchr (text, '{'); brace != NULL; brace = strchr (brace + 1, '{'))
    {
      *end = find_end (brace);
      if (*end != NULL)
        return brace;
    }
  return NULL;
}

static const char *
find_value (const char *word, const char *name, const char *date, const char *time)
{
  static const char *const words[][4] = {
    { "name", "nom", "naam", NULL }, { "date", "datum", NULL }, { "time", "heure", "uur", NULL }
  };
  const char *values[] = { name, date, time };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      for (guint j = 0; words[i][j] != NULL; j++)
        {
          if (relais_text_equal_folded (words[i][j], word))
            return values[i];
        }
    }
  return NULL;
}

/**
 * relais_phrase_fill:
 * @text: a phrase
 * @name: (nullable): the name of the patient
 * @date: (nullable): the day
 * @time: (nullable): the hour
 *
 * Returns: (transfer full): @text with what is known filled in; a blank for what is not stays
 */
char *
relais_phrase_fill (const char *text, const char *name, const char *date, const char *time)
{
  GString *filled = g_string_new (NULL);
  const char *end;

  for (const char *blank = find_first (text, &end); blank != NULL; blank = find_first (text, &end))
    {
      g_autofree char *word = g_strndup (blank + 1, (gsize) (end - blank) - 2);
      const char *value = find_value (word, name, date, time);

      g_string_append_len (filled, text, blank - text);
      if (value != NULL)
        g_string_append (filled, value);
      else
        g_string_append_len (filled, blank, end - blank);
      text = end;
    }
  g_string_append (filled, text);
  return g_string_free (filled, FALSE);
}

/**
 * relais_phrase_find_blank:
 * @text: what is being written
 * @from: the character from which on is looked
 * @start: (out): the first character of the blank
 * @end: (out): the character after it
 *
 * Returns: whether there is one
 */
gboolean
relais_phrase_find_blank (const char *text, guint from, guint *start, guint *end)
{
  gsize length = (gsize) g_utf8_strlen (text, -1);
  const char *after;
  const char *blank = from <= length ? find_first (g_utf8_offset_to_pointer (text, from), &after) : NULL;

  if (blank == NULL)
    return FALSE;
  *start = (guint) g_utf8_pointer_to_offset (text, blank);
  *end = (guint) g_utf8_pointer_to_offset (text, after);
  return TRUE;
}

/**
 * relais_phrase_get_blank:
 * @text: (nullable): what is to be signed
 *
 * Returns: (transfer full) (nullable): what the first blank in it wants
 */
char *
relais_phrase_get_blank (const char *text)
{
  const char *end;
  const char *blank = text != NULL ? find_first (text, &end) : NULL;

  return blank != NULL ? g_strndup (blank + 1, (gsize) (end - blank) - 2) : NULL;
}

static gboolean
is_left_out (const char *line)
{
  g_autofree char *stripped = g_strchomp (g_strdup (line));

  return g_str_has_suffix (stripped, ": {…}") || g_str_has_suffix (stripped, ":{…}") ||
         g_str_has_suffix (stripped, ":\302\240{…}");
}

/**
 * relais_phrase_clean:
 * @text: what is to be signed
 *
 * Returns: (transfer full): @text without the lines of a template into which nothing was written
 */
char *
relais_phrase_clean (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!is_left_out (lines[i]))
        g_ptr_array_add (kept, lines[i]);
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("\n", (char **) kept->pdata);
}
