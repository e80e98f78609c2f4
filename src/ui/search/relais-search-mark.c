/* Where the typed words stand in a text that was found: letters that search holds for equal (É and e, Œ and oe, "Van
 * den Broeck" and "vandenbroeck", 34.56 and 3456) are marked as they are written. Pure text; any thread.
 */

#include "relais-search-mark.h"

#include "relais-text.h"

#include <string.h>

/* The folded text without what stands between words, and for each of its bytes the character it comes from. */
typedef struct {
  GString *folded;
  GArray *origins;
  GArray *begins_word;
} Fold;

static void
fold_clear (Fold *fold)
{
  g_string_free (fold->folded, TRUE);
  g_array_unref (fold->origins);
  g_array_unref (fold->begins_word);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fold, fold_clear)

static void
fold_init (Fold *fold, const char *text)
{
  gboolean after_gap = TRUE;

  fold->folded = g_string_new (NULL);
  fold->origins = g_array_new (FALSE, FALSE, sizeof (guint));
  fold->begins_word = g_array_new (FALSE, FALSE, sizeof (gboolean));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *folded = relais_text_fold (letter);
      guint origin = (guint) (p - text);

      for (gsize i = 0; i < strlen (folded); i++)
        {
          gboolean begins = after_gap && i == 0;

          g_array_append_val (fold->origins, origin);
          g_array_append_val (fold->begins_word, begins);
        }
      g_string_append (fold->folded, folded);
      after_gap = *folded == '\0' && !g_unichar_ismark (g_utf8_get_char (p));
    }
}

/* Where @word stands: at the beginning of a word if it does anywhere, else where it stands first. */
static const char *
find_word (const Fold *fold, const char *word)
{
  const char *first = strstr (fold->folded->str, word);

  for (const char *at = first; at != NULL; at = strstr (at + 1, word))
    if (g_array_index (fold->begins_word, gboolean, at - fold->folded->str))
      return at;
  return first;
}

static void
mark_word (const Fold *fold, const char *word, const char *text, gboolean *marked)
{
  const char *at = *word != '\0' ? find_word (fold, word) : NULL;
  gsize first;
  guint last;

  if (at == NULL)
    return;
  first = (gsize) (at - fold->folded->str);
  last = g_array_index (fold->origins, guint, first + strlen (word) - 1);
  for (guint i = g_array_index (fold->origins, guint, first); i < (guint) (g_utf8_next_char (text + last) - text); i++)
    marked[i] = TRUE;
}

/**
 * relais_search_mark:
 * @text: a text, as it is shown
 * @words: (array zero-terminated=1): folded words, as relais_text_query_words() gives them, or digits
 *
 * Returns: (transfer full): markup of @text in which the words that stand in it are underlined
 */
char *
relais_search_mark (const char *text, const char *const *words)
{
  g_auto (Fold) fold = { NULL, NULL, NULL };
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gsize length = strlen (valid);
  g_autofree gboolean *marked = g_new0 (gboolean, length + 1);
  GString *markup = g_string_new (NULL);

  fold_init (&fold, valid);
  for (guint i = 0; words[i] != NULL; i++)
    mark_word (&fold, words[i], valid, marked);
  for (gsize from = 0, to; from < length; from = to)
    {
      g_autofree char *escaped = NULL;

      for (to = from + 1; to < length && marked[to] == marked[from];)
        to++;
      escaped = g_markup_escape_text (valid + from, (gssize) (to - from));
      g_string_append_printf (markup, marked[from] ? "<u>%s</u>" : "%s", escaped);
    }
  return g_string_free (markup, FALSE);
}
