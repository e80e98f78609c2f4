/* Cards of one key that stand in several places: which one is shown, and what is said of that. Nothing is merged: the
 * one revised last is shown, and every place is listed. Pure, any thread.
 */

#include "relais-directory-twice.h"

#include "relais-directory-entry.h"

#include <string.h>

static gboolean
goes_before (const RelaisDirectoryCard *a, const RelaisDirectoryCard *b)
{
  int order = relais_directory_entry_compare (a->entry, b->entry);

  if (order != 0)
    return order > 0;
  order = strcmp (a->file, b->file);
  return order != 0 ? order < 0 : a->line < b->line;
}

/**
 * relais_directory_cards_find_shown:
 * @cards: (element-type RelaisDirectoryCard): all the cards of one key, one at least
 *
 * The one revised last; where nothing tells, the first in the order of the paths, so that the answer does not depend
 * on the order in which the files were read.
 *
 * Returns: (transfer none): the one that is shown
 */
RelaisDirectoryCard *
relais_directory_cards_find_shown (GPtrArray *cards)
{
  RelaisDirectoryCard *shown = cards->pdata[0];

  for (guint i = 1; i < cards->len; i++)
    {
      if (goes_before (cards->pdata[i], shown))
        shown = cards->pdata[i];
    }
  return shown;
}

/**
 * relais_directory_cards_add_twice:
 * @problems: (element-type RelaisDirectoryProblem): a list
 * @cards: (element-type RelaisDirectoryCard): all the cards of one key, one at least
 *
 * Where there are several, adds a problem for each place, which names the one that is shown, or another one.
 */
void
relais_directory_cards_add_twice (GPtrArray *problems, GPtrArray *cards)
{
  RelaisDirectoryCard *shown = relais_directory_cards_find_shown (cards);

  for (guint i = 0; cards->len > 1 && i < cards->len; i++)
    {
      RelaisDirectoryCard *card = cards->pdata[i];
      RelaisDirectoryCard *other = card != shown ? shown : cards->pdata[i == 0 ? 1 : 0];
      g_autofree char *place = g_strdup_printf ("%s:%u", other->file, other->line);

      relais_directory_problems_add (problems, card->file, card->line, RELAIS_PROBLEM_UID_TWICE, place,
                                     relais_directory_entry_get_name (card->entry, NULL));
    }
}
