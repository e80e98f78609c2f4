/* The guard: a source that vanished, or that lost or changed too much at once, is not the truth until somebody has
 * looked at it. A mount that failed looks like an empty folder, and one column of a spreadsheet sorted alone gives
 * every service the number of another. The bounds stand in the description of the product. Pure, any thread.
 */

#include "relais-sync-guard.h"

#include <glib/gi18n-lib.h>

/* A handful of entries is a keeper at work, whatever the share of the whole. */
#define FEW 10

#define LOST_PERCENT    20
#define CHANGED_PERCENT 10

static const struct {
  const char *word;
  const char *sentence;
} reasons[RELAIS_N_SYNC_REASONS] = {
  [RELAIS_SYNC_REASON_NONE] = { "none", "" },
  [RELAIS_SYNC_REASON_MISSING] = { "missing",
    N_("The shared folder is not there. Check that it is mounted or plugged in. Until then the last good copy is used.") },
  [RELAIS_SYNC_REASON_UNREADABLE] = { "unreadable",
    N_("The shared folder cannot be read to its end. Until then the last good copy is used.") },
  [RELAIS_SYNC_REASON_REPLACED] = { "replaced",
    N_("Another folder came to stand in the place of the shared one while it was read. The last good copy is used.") },
  [RELAIS_SYNC_REASON_EMPTY] = { "empty",
    N_("The shared folder is empty. The last good copy is used until a coordinator or an administrator accepts that.") },
  [RELAIS_SYNC_REASON_LOST] = { "lost",
    N_("{removed} of {all} entries would be gone at once. Nothing was changed: a coordinator or an "
       "administrator looks at them, then accepts this or has the folder mended.") },
  [RELAIS_SYNC_REASON_CHANGED] = { "changed",
    N_("{changed} of {all} entries would change their name or phone at once, as when one column was sorted alone. "
       "Nothing was changed: a coordinator or an administrator looks at them, then accepts this or has the folder "
       "mended.") },
};

static gboolean
is_too_much (guint part, guint of, guint percent)
{
  return part > FEW && (guint64) part * 100 > (guint64) of * percent;
}

/**
 * relais_sync_guard_judge:
 * @state: what became of the look at the folder
 * @would_remove: how many entries would be gone
 * @would_change: how many would have another name or phone
 * @of: how many entries there are
 *
 * More than 20 % and more than 10 entries lost, or more than 10 % and more than 10 with another name or phone, are too
 * many for one run. Where there is nothing yet, nothing can be lost.
 *
 * Returns: what the guard says
 */
RelaisSyncGuard
relais_sync_guard_judge (RelaisFolderState state, guint would_remove, guint would_change, guint of)
{
  RelaisSyncGuard guard = { RELAIS_SYNC_REASON_NONE, would_remove, would_change, of };

  switch (state)
    {
    case RELAIS_FOLDER_MISSING:
      guard.reason = RELAIS_SYNC_REASON_MISSING;
      break;
    case RELAIS_FOLDER_UNREADABLE:
      guard.reason = RELAIS_SYNC_REASON_UNREADABLE;
      break;
    case RELAIS_FOLDER_REPLACED:
      guard.reason = RELAIS_SYNC_REASON_REPLACED;
      break;
    case RELAIS_FOLDER_EMPTY:
      if (would_remove > 0)
        guard.reason = RELAIS_SYNC_REASON_EMPTY;
      break;
    case RELAIS_FOLDER_OK:
    default:
      if (is_too_much (would_remove, of, LOST_PERCENT))
        guard.reason = RELAIS_SYNC_REASON_LOST;
      else if (is_too_much (would_change, of, CHANGED_PERCENT))
        guard.reason = RELAIS_SYNC_REASON_CHANGED;
    }

  return guard;
}

/**
 * relais_sync_guard_may_be_accepted:
 * @guard: what the guard says
 *
 * A folder that is not there or cannot be read says nothing that somebody could accept.
 *
 * Returns: whether the plan may be carried out once somebody has looked at it
 */
gboolean
relais_sync_guard_may_be_accepted (const RelaisSyncGuard *guard)
{
  return guard->reason != RELAIS_SYNC_REASON_MISSING && guard->reason != RELAIS_SYNC_REASON_UNREADABLE &&
         guard->reason != RELAIS_SYNC_REASON_REPLACED;
}

/**
 * relais_sync_reason_get_word:
 * @reason: a reason
 *
 * Returns: its word for programs, stable
 */
const char *
relais_sync_reason_get_word (RelaisSyncReason reason)
{
  return reasons[reason].word;
}

/**
 * relais_sync_reason_get_msgid:
 * @reason: a reason
 *
 * Returns: its English sentence, with {removed}, {changed} and {all} in it where it counts; empty for none
 */
const char *
relais_sync_reason_get_msgid (RelaisSyncReason reason)
{
  return reasons[reason].sentence;
}

/**
 * relais_sync_guard_get_sentence:
 * @guard: what the guard says
 * @book: (nullable): the language of the reader; %NULL is the language of the screen
 *
 * Returns: (transfer full) (nullable): what happened and what to do, %NULL when nothing stands in the way
 */
char *
relais_sync_guard_get_sentence (const RelaisSyncGuard *guard, RelaisPhrasebook *book)
{
  const char *msgid = reasons[guard->reason].sentence;
  g_autofree char *removed = g_strdup_printf ("%u", guard->would_remove);
  g_autofree char *changed = g_strdup_printf ("%u", guard->would_change);
  g_autofree char *all = g_strdup_printf ("%u", guard->of);
  GString *sentence;

  if (guard->reason == RELAIS_SYNC_REASON_NONE)
    return NULL;

  sentence = g_string_new (book != NULL ? relais_phrasebook_get (book, msgid) : _(msgid));
  g_string_replace (sentence, "{removed}", removed, 0);
  g_string_replace (sentence, "{changed}", changed, 0);
  g_string_replace (sentence, "{all}", all, 0);
  return g_string_free (sentence, FALSE);
}
