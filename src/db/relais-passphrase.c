/* What a passphrase must be, and how it is spelt in bytes. One guess tries the slots of all members at once, and
 * whoever has a copy of the disk may guess as long as they like; so a new passphrase is refused where a guesser would
 * come to it soon: too short, a pattern, a run on the keyboard, one word with a number. No lists of words, no points:
 * each refusal has one reason that can be said. Pure functions; any thread.
 */

#include "relais-passphrase.h"

#include "relais-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define MIN_DISTINCT 6
#define MIN_RUN 4

/* How many bytes one can become when letters are composed or made small. */
#define MAX_GROWTH 3

/* What lies side by side on Belgian, Dutch, French and English keyboards, and what everybody can say by heart. */
static const char *const runs[] = {
  "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop",
  "yxcvbnm", "&é\"'(§è!çà", "1234567890", "0123456789", "abcdefghijklmnopqrstuvwxyz",
};

/* What people think of first when they are asked for one. */
static const char *const first_thoughts[] = {
  "motdepasse", "motdepass", "passphrase", "password", "passwoord", "wachtwoord", "paswoord",
  "relais", "azerty", "qwerty", "bonjour", "welkom", "welcome", "secret", "geheim",
};

static gboolean
refuse (GError **error, const char *reason)
{
  relais_error_set (error, RELAIS_ERROR_WEAK_PASSPHRASE, NULL, "%s", reason);
  return FALSE;
}

static gboolean
has_few_distinct (const gunichar *c, glong n)
{
  glong distinct = 0;

  for (glong i = 0; i < n && distinct < MIN_DISTINCT; i++)
    {
      glong j = 0;

      while (j < i && c[j] != c[i])
        j++;
      distinct += j == i ? 1 : 0;
    }

  return distinct < MIN_DISTINCT;
}

/* "abcabcabcabc", "pomme pomme": the same again and again. */
static gboolean
is_repetition (const gunichar *c, glong n)
{
  for (glong period = 1; period <= (n + 1) / 2; period++)
    {
      glong i = period;

      while (i < n && c[i] == c[i - period])
        i++;
      if (i == n)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_in_run (gunichar first, gunichar second)
{
  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      const char *p = runs[i];

      for (const char *next = g_utf8_next_char (p); *next != '\0'; p = next, next = g_utf8_next_char (next))
        {
          gunichar a = g_utf8_get_char (p), b = g_utf8_get_char (next);

          if ((first == a && second == b) || (first == b && second == a))
            return TRUE;
        }
    }

  return FALSE;
}

/* How many characters are not part of a run of four or more: each run counts as one. */
static glong
count_without_runs (const gunichar *c, glong n)
{
  glong count = 0;

  for (glong i = 0; i < n;)
    {
      glong end = i + 1;

      while (end < n && (c[end] == c[end - 1] || is_in_run (c[end - 1], c[end])))
        end++;
      count += end - i >= MIN_RUN ? 1 : end - i;
      i = end;
    }

  return count;
}

static gboolean
is_one_word_or_number (const gunichar *c, glong n)
{
  glong words = 0;
  gboolean inside = FALSE;

  for (glong i = 0; i < n; i++)
    {
      gboolean is_letter = g_unichar_isalpha (c[i]);

      words += is_letter && !inside ? 1 : 0;
      inside = is_letter;
    }

  return words <= 1;
}

static gboolean
is_first_thought (const char *folded)
{
  g_autofree char *rest = g_strdup (folded);
  gsize size = strlen (rest);
  gboolean weak;

  for (gsize i = 0; i < G_N_ELEMENTS (first_thoughts); i++)
    {
      char *found;

      while ((found = strstr (rest, first_thoughts[i])) != NULL)
        memmove (found, found + strlen (first_thoughts[i]), strlen (found + strlen (first_thoughts[i])) + 1);
    }

  weak = strcmp (rest, folded) != 0 && g_utf8_strlen (rest, -1) < RELAIS_PASSPHRASE_MIN_LENGTH - 4;
  sodium_memzero (rest, size);
  return weak;
}

/* Letter by letter, because GLib leaves copies of a text that it folds in memory that it has freed. */
static char *
fold (const char *normal)
{
  char *folded = g_malloc0 (strlen (normal) * MAX_GROWTH + 1);
  char *end = folded;

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    end += g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (p)), end);
  return folded;
}

/* Whether a character can melt into the one before it: marks, and the vowels and final consonants of Hangul. */
static gboolean
is_attached (gunichar c)
{
  return g_unichar_ismark (c) || (c >= 0x1160 && c <= 0x11ff);
}

/**
 * relais_passphrase_check:
 * @passphrase: a passphrase that somebody wants to use from now on
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether it may be used; %RELAIS_ERROR_WEAK_PASSPHRASE with the reason otherwise
 */
gboolean
relais_passphrase_check (const char *passphrase, GError **error)
{
  char *normal = relais_passphrase_normalize (passphrase);
  char *folded = normal != NULL ? fold (normal) : NULL;
  glong n = 0;
  gunichar *c = folded != NULL ? g_utf8_to_ucs4_fast (folded, -1, &n) : NULL;
  gboolean good = FALSE;

  if (c == NULL)
    refuse (error, _("it contains something that is not text"));
  else if (n < RELAIS_PASSPHRASE_MIN_LENGTH)
    refuse (error, _("it has fewer than 12 characters"));
  else if (has_few_distinct (c, n))
    refuse (error, _("it consists of only a few different characters"));
  else if (is_repetition (c, n))
    refuse (error, _("it repeats the same thing"));
  else if (count_without_runs (c, n) < RELAIS_PASSPHRASE_MIN_LENGTH - 4)
    refuse (error, _("it follows the keyboard, the alphabet or counting"));
  else if (is_first_thought (folded))
    refuse (error, _("it is what everybody thinks of first"));
  else if (is_one_word_or_number (c, n))
    refuse (error, _("it is a single word, a name or a number"));
  else
    good = TRUE;

  if (c != NULL)
    sodium_memzero (c, (gsize) n * sizeof *c);
  g_free (c);
  relais_passphrase_free (folded);
  relais_passphrase_free (normal);
  return good;
}

/**
 * relais_passphrase_normalize:
 * @passphrase: what was typed
 *
 * An é is one character or two, by keyboard; here it is always one (Unicode NFC). GLib, which leaves copies of what it
 * composes in memory that it has freed, is given one letter with its accents at a time.
 *
 * Returns: (transfer full) (nullable): to be freed with relais_passphrase_free(); %NULL where it is no text
 */
char *
relais_passphrase_normalize (const char *passphrase)
{
  char *normal, *end;
  const char *next;

  /* GLib 2.74 reads and writes past the end of a text that stops inside a character. */
  if (!g_utf8_validate (passphrase, -1, NULL))
    return NULL;

  normal = end = g_malloc0 (strlen (passphrase) * MAX_GROWTH + 1);
  for (const char *p = passphrase; *p != '\0'; p = next)
    {
      char *letter;

      next = g_utf8_next_char (p);
      while (*next != '\0' && is_attached (g_utf8_get_char (next)))
        next = g_utf8_next_char (next);

      letter = g_utf8_normalize (p, next - p, G_NORMALIZE_NFC);
      end = g_stpcpy (end, letter);
      relais_passphrase_free (letter);
    }

  return normal;
}

/**
 * relais_passphrase_free:
 * @passphrase: (transfer full) (nullable): a passphrase, wiped before it is freed
 */
void
relais_passphrase_free (char *passphrase)
{
  if (passphrase != NULL)
    sodium_memzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}
