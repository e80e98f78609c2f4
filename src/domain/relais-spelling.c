/* How a table of words recognises what was typed. A table's spellings stand in one string, folded, without spaces
 * inside a spelling and with one space between two: "belle-sœur", "Belle soeur" and "l'avocat(e)" become "bellesoeur",
 * "lavocate" or, without the words that say nothing, "avocate". Pure, any thread.
 */

#include "relais-spelling.h"

#include "relais-text.h"

#include <string.h>

/**
 * relais_spelling_fold:
 * @typed: (nullable): any text
 *
 * Returns: (transfer full): its folded words with a space between; an apostrophe parts words ("l'ami" is "l ami")
 */
char *
relais_spelling_fold (const char *typed)
{
  g_auto (GStrv) parts = g_strsplit (typed != NULL ? typed : "", "’", -1);
  g_autofree char *text = g_strjoinv (" ", parts);

  return relais_text_fold (g_strdelimit (text, "'", ' '));
}

/**
 * relais_spelling_join:
 * @folded: words as relais_spelling_fold() gives them
 * @fillers: (nullable): a list of words to leave out, together with single letters, or %NULL to keep all
 *
 * Returns: (transfer full): the words without spaces
 */
char *
relais_spelling_join (const char *folded, const char *fillers)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (fillers == NULL || (strlen (words[i]) > 1 && !relais_spelling_list_has (fillers, words[i])))
        g_string_append (joined, words[i]);
    }

  return g_string_free (joined, FALSE);
}

/**
 * relais_spelling_list_has:
 * @list: spellings with one space between two
 * @spelling: a spelling
 *
 * Returns: whether @spelling is one of @list
 */
gboolean
relais_spelling_list_has (const char *list, const char *spelling)
{
  gsize length = strlen (spelling);

  for (const char *found = strstr (list, spelling); length > 0 && found != NULL; found = strstr (found + 1, spelling))
    {
      if ((found == list || found[-1] == ' ') && (found[length] == ' ' || found[length] == '\0'))
        return TRUE;
    }

  return FALSE;
}
