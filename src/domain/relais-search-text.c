/* What a search field was given, and how well a folded text answers it: the rules that finding people and finding an
 * entry of the directory have in common. The texts are those of relais_text_search_key(). Pure, any thread.
 */

#include "relais-search-text.h"

#include "relais-phone.h"
#include "relais-text.h"

#include <string.h>

static gboolean
begins_a_word (const char *key, const char *word, gboolean whole)
{
  gsize length = strlen (word);

  for (const char *at = key; at != NULL; at = strchr (at, ' '))
    {
      if (*at == ' ')
        at++;
      if (strncmp (at, word, length) == 0 && (!whole || at[length] == ' ' || at[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

/**
 * relais_search_text_split:
 * @typed: what was typed into a search field
 *
 * "0478 12 34" is one number, not three words.
 *
 * Returns: (transfer full): the folded words that must all be found, in any order; none where nothing was typed
 */
GStrv
relais_search_text_split (const char *typed)
{
  g_autofree char *digits = NULL;
  const char *rest = typed;

  while (*rest != '\0' && strchr ("+0123456789 ./-()", *rest) != NULL)
    rest++;
  digits = *rest == '\0' ? relais_phone_search_digits (typed) : NULL;
  if (digits != NULL && strlen (digits) >= 2)
    {
      GStrv words = g_new0 (char *, 2);

      words[0] = g_steal_pointer (&digits);
      return words;
    }
  return relais_text_query_words (typed);
}

/**
 * relais_search_text_is_number:
 * @words: (array zero-terminated=1): at least one word
 *
 * Returns: whether they are the digits of one number
 */
gboolean
relais_search_text_is_number (const char *const *words)
{
  return words[1] == NULL && strspn (words[0], "0123456789") == strlen (words[0]);
}

/**
 * relais_search_text_ends_a_word:
 * @text: a folded text
 * @word: a word
 *
 * Returns: whether one of the words of @text ends with @word
 */
gboolean
relais_search_text_ends_a_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    {
      if (at[length] == ' ' || at[length] == '\0')
        return TRUE;
    }
  return FALSE;
}

/**
 * relais_search_text_fit:
 * @name_key: the folded name
 * @body: all the folded text; needed for digits only
 * @words: (array zero-terminated=1): at least one word
 *
 * Digits are the end of a caller's number first: that is what is read from a display.
 *
 * Returns: how well it fits, given that every word is somewhere in @body
 */
RelaisSearchFit
relais_search_text_fit (const char *name_key, const char *body, const char *const *words)
{
  gboolean whole = TRUE;
  gboolean begins = TRUE;
  gboolean inside = TRUE;

  if (relais_search_text_is_number (words))
    return relais_search_text_ends_a_word (body, words[0]) ? RELAIS_SEARCH_FIT_WHOLE : RELAIS_SEARCH_FIT_ELSEWHERE;

  for (guint i = 0; words[i] != NULL && inside; i++)
    {
      whole = whole && begins_a_word (name_key, words[i], TRUE);
      begins = begins && (whole || begins_a_word (name_key, words[i], FALSE));
      inside = begins || strstr (name_key, words[i]) != NULL;
    }
  if (whole)
    return RELAIS_SEARCH_FIT_WHOLE;
  if (begins)
    return RELAIS_SEARCH_FIT_BEGINS;
  return inside ? RELAIS_SEARCH_FIT_INSIDE : RELAIS_SEARCH_FIT_ELSEWHERE;
}

/* "02 764.11.11" needs no understanding: its digits are what is looked for. */
static gboolean
append_plain (GString *body, const char *phone)
{
  if (phone[0] != '0' || !strchr ("123456789", phone[1]) || phone[1] == '\0' ||
      strspn (phone, "0123456789 ./-") != strlen (phone))
    return FALSE;
  g_string_append_c (body, ' ');
  for (const char *p = phone; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (body, *p);
    }
  return TRUE;
}

/**
 * relais_search_text_append_digits:
 * @body: the text that is put together
 * @phone: (nullable): a number as it was typed
 *
 * Adds the digits under which the number is looked for; nothing where it is none.
 */
void
relais_search_text_append_digits (GString *body, const char *phone)
{
  g_auto (RelaisPhone) number = RELAIS_PHONE_INIT;
  g_autofree char *digits = NULL;

  if (phone == NULL || append_plain (body, phone) || !relais_phone_parse (phone, &number))
    return;
  digits = relais_phone_get_digits (&number);
  g_string_append_printf (body, " %s", digits);
}
