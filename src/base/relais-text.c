/* Cleaning of text that was typed, pasted or imported, before it is stored or shown: composed form (NFC), no control
 * characters, nothing invisible that could turn a line around or make two equal-looking names differ, white space
 * tidied. What people can see is kept: every script, emoji, marks. Pure functions on NUL-terminated text; any thread.
 */

#include "relais-text.h"

#include <string.h>

#define REPLACEMENT ((gunichar) 0xFFFD)
#define ZWNJ        ((gunichar) 0x200C)
#define ZWJ         ((gunichar) 0x200D)

/* Unicode's stream-safe text format (UAX #15) allows 30 marks in a row. Longer runs are no language, and make
 * normalisation quadratic. */
#define MAX_MARKS 30

static gboolean
is_line_break (gunichar ch)
{
  return ch == '\n' || ch == '\r' || ch == '\v' || ch == '\f' || ch == 0x85 || ch == 0x2028 || ch == 0x2029;
}

/* U+2800, the empty Braille cell, is no space to Unicode but looks like one. */
static gboolean
is_blank (gunichar ch)
{
  return is_line_break (ch) || g_unichar_isspace (ch) || ch == 0x2800;
}

/* Letters by their category that show nothing: the Hangul fillers. */
static gboolean
is_filler (gunichar ch)
{
  return ch == 0x115F || ch == 0x1160 || ch == 0x3164 || ch == 0xFFA0;
}

/* Of the format characters only these show something: the Arabic and Syriac number and verse signs. */
static gboolean
is_visible_format (gunichar ch)
{
  return (ch >= 0x0600 && ch <= 0x0605) || ch == 0x06DD || ch == 0x070F || ch == 0x08E2;
}

static gboolean
is_noncharacter (gunichar ch)
{
  return (ch & 0xFFFE) == 0xFFFE || (ch >= 0xFDD0 && ch <= 0xFDEF);
}

/* Whether @ch goes whatever stands beside it. Unassigned characters stay: they are the emoji of next year. */
static gboolean
is_unwanted (gunichar ch)
{
  if (ch == ZWJ || ch == ZWNJ || is_blank (ch))
    return FALSE;
  if (is_filler (ch) || is_noncharacter (ch))
    return TRUE;

  switch ((int) g_unichar_type (ch))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
      return TRUE;
    case G_UNICODE_FORMAT:
      return !is_visible_format (ch);
    default:
      return FALSE;
    }
}

/* Joiners mean something between letters of Persian, Arabic or the Indic scripts and inside emoji; between Latin
 * letters they only make two names differ that look the same. */
static gboolean
can_be_joined (gunichar ch)
{
  switch ((int) g_unichar_get_script (ch))
    {
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
      return FALSE;
    default:
      break;
    }

  switch ((int) g_unichar_type (ch))
    {
    case G_UNICODE_OTHER_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_UNASSIGNED:
      return ch >= 0x2000;
    default:
      return g_unichar_isalpha (ch) || g_unichar_ismark (ch);
    }
}

/* Returns the visible characters, joiners where they have a function, and white space as it came. */
static GArray *
keep_wanted (const char *valid, gboolean *changed)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (gunichar));
  guint marks = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (g_unichar_ismark (ch))
        marks++;
      else if (!is_unwanted (ch) && ch != ZWJ && ch != ZWNJ)
        marks = 0;

      if (is_unwanted (ch) || marks > MAX_MARKS)
        *changed = TRUE;
      else
        g_array_append_val (kept, ch);
    }

  return kept;
}

static void
append_blank (GString *out, gboolean line_break)
{
  if (out->len == 0)
    return;

  if (!line_break)
    {
      if (out->str[out->len - 1] != ' ' && out->str[out->len - 1] != '\n')
        g_string_append_c (out, ' ');
      return;
    }

  if (out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  if (out->len > 0)
    g_string_append_c (out, '\n');
}

static char *
tidy (const GArray *chars, gboolean keep_lines, gboolean *changed)
{
  GString *out = g_string_new (NULL);
  gunichar last = 0;

  for (guint i = 0; i < chars->len; i++)
    {
      gunichar ch = g_array_index (chars, gunichar, i);
      gunichar next = i + 1 < chars->len ? g_array_index (chars, gunichar, i + 1) : 0;

      if (is_blank (ch))
        {
          if (ch != '\r' || next != '\n')
            append_blank (out, keep_lines && is_line_break (ch));
        }
      else if ((ch == ZWJ || ch == ZWNJ) && !(can_be_joined (last) && can_be_joined (next)))
        {
          *changed = TRUE;
          continue;
        }
      else
        {
          g_string_append_unichar (out, ch);
        }
      last = ch;
    }

  return g_string_free (out, FALSE);
}

/* Whether a character can melt into the one before it: marks, and the vowels and final consonants of Hangul. */
static gboolean
is_attached (gunichar ch)
{
  return g_unichar_ismark (ch) || (ch >= 0x1160 && ch <= 0x11FF);
}

/* NFC, letter by letter: g_utf8_normalize() moves the whole rest of the text at every letter it composes. */
static char *
compose (const char *valid)
{
  GString *out = g_string_new (NULL);
  const char *end;

  for (const char *start = valid; *start != '\0'; start = end)
    {
      g_autofree char *composed = NULL;

      end = g_utf8_next_char (start);
      while (*end != '\0' && is_attached (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);

      /* Everything below U+0300 is composed already. */
      if (end == g_utf8_next_char (start) && g_utf8_get_char (start) < 0x300)
        {
          g_string_append_len (out, start, end - start);
          continue;
        }
      composed = g_utf8_normalize (start, end - start, G_NORMALIZE_NFC);
      g_string_append (out, composed);
    }

  return g_string_free (out, FALSE);
}

/* Cuts after @max_chars and takes away what the end should not have: white space and joiners without a partner. */
static void
cut (char *text, gsize max_chars, gboolean *changed)
{
  gsize n_chars = (gsize) g_utf8_strlen (text, -1);
  char *end = text + strlen (text);

  if (max_chars != 0 && n_chars > max_chars)
    {
      end = g_utf8_offset_to_pointer (text, (glong) max_chars);
      *changed = TRUE;
    }

  while (end > text)
    {
      char *before = g_utf8_prev_char (end);
      gunichar ch = g_utf8_get_char (before);

      if (ch != ' ' && ch != '\n' && ch != ZWJ && ch != ZWNJ)
        break;
      end = before;
    }
  *end = '\0';
}

/* Most texts are clean as they stand: printable ASCII, the letters of U+00C0 to U+017F, single spaces. To see it costs
 * a hundredth of the long way, which tables of thousands of rows feel. */
static gboolean
is_clean (const char *text, gsize max_chars)
{
  gsize n_chars = 0;
  char last = ' ';

  for (const char *p = text; *p != '\0'; p++, n_chars++)
    {
      if ((guchar) *p >= 0xC3 && (guchar) *p <= 0xC5 && ((guchar) p[1] & 0xC0) == 0x80)
        p++;
      else if (*p < ' ' || *p > '~' || (*p == ' ' && last == ' '))
        return FALSE;
      last = *p;
    }

  return n_chars == 0 || (last != ' ' && (max_chars == 0 || n_chars <= max_chars));
}

static char *
clean_thoroughly (const char *text, gsize max_chars, gboolean keep_lines, gboolean *changed)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *tidied = NULL;
  g_autoptr (GArray) kept = NULL;
  char *result;

  *changed = !g_utf8_validate (text, -1, NULL);
  kept = keep_wanted (valid, changed);
  tidied = tidy (kept, keep_lines, changed);
  result = compose (tidied);
  cut (result, max_chars, changed);
  return result;
}

static char *
clean (const char *text, gsize max_chars, gboolean keep_lines, gboolean *changed)
{
  gboolean lost = FALSE;
  char *result;

  if (text == NULL || is_clean (text, max_chars))
    result = g_strdup (text != NULL ? text : "");
  else
    result = clean_thoroughly (text, max_chars, keep_lines, &lost);

  if (changed != NULL)
    *changed = lost;
  return result;
}

/**
 * relais_text_clean:
 * @text: (nullable): anything that was typed, pasted or imported, perhaps not UTF-8
 * @max_chars: the most code points to keep, 0 for no limit
 * @changed: (out) (optional): whether characters were dropped, replaced or cut. White space made tidy and letters
 *   composed with their accents do not count: nobody sees them.
 *
 * One line of text for a name, a street, a title. Dropped are control characters, marks of direction (LRM, RLM,
 * embeddings, overrides, isolates), zero-width and other invisible characters, private-use characters and
 * noncharacters; joiners stay where a script or an emoji needs them. Any white space, line breaks too, becomes one
 * space, none at the ends. Bytes that are not UTF-8 become U+FFFD.
 *
 * Returns: (transfer full): valid UTF-8 in NFC; cleaning it again changes nothing
 */
char *
relais_text_clean (const char *text, gsize max_chars, gboolean *changed)
{
  return clean (text, max_chars, FALSE, changed);
}

/**
 * relais_text_clean_lines:
 * @text: (nullable): anything
 * @max_chars: the most code points to keep, 0 for no limit
 * @changed: (out) (optional): as for relais_text_clean()
 *
 * The same for text of several lines, such as a remark: every kind of line break becomes "\n"; empty lines stay, but
 * not at the ends.
 *
 * Returns: (transfer full): valid UTF-8 in NFC
 */
char *
relais_text_clean_lines (const char *text, gsize max_chars, gboolean *changed)
{
  return clean (text, max_chars, TRUE, changed);
}

/**
 * relais_text_length:
 * @text: (nullable): any text
 *
 * Returns: its length in code points, the unit of every limit; a byte that is not UTF-8 counts as one
 */
gsize
relais_text_length (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  return (gsize) g_utf8_strlen (valid, -1);
}

/**
 * relais_text_initials:
 * @text: (nullable): the name of a person
 *
 * Returns: (transfer full): the first letter of each word with a dot, "M. E. A." for "Mohamed El Amrani"; "" where
 *   there is no letter
 */
char *
relais_text_initials (const char *text)
{
  g_autofree char *cleaned = relais_text_clean (text, 0, NULL);
  GString *initials = g_string_new (NULL);
  gboolean wanted = TRUE;

  for (const char *p = cleaned; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (ch == ' ')
        {
          wanted = TRUE;
        }
      else if (wanted && g_unichar_isalpha (ch))
        {
          if (initials->len > 0)
            g_string_append_c (initials, ' ');
          g_string_append_unichar (initials, g_unichar_toupper (ch));
          g_string_append_c (initials, '.');
          wanted = FALSE;
        }
    }

  return g_string_free (initials, FALSE);
}

/**
 * relais_text_add_part:
 * @text: facts so far
 * @part: (nullable): one more fact
 *
 * Puts it after the others, with a dot in the middle between them: "mobile · evenings". %NULL and "" add nothing.
 */
void
relais_text_add_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}
