#pragma once

#include "relais-directory-progress.h"
#include "relais-phrasebook.h"
#include "relais-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RelaisDirectoryChange:
 * @kind: "new", "changed", "gone", "back" or "expired" (a static string)
 * @before: (nullable): what was shown
 * @after: (nullable): what is shown from now on; relais_record_list_changes() tells the fields
 *
 * What a sync does to one entry. The records belong to the outcome.
 */
typedef struct {
  const char *kind;
  RelaisRecord *before;
  RelaisRecord *after;
} RelaisDirectoryChange;

/**
 * RelaisDirectoryOutcome:
 * @is_applied: whether the local copy is now as the folder says
 * @may_be_accepted: whether @token may be given to relais_directory_sync_now()
 * @token: (nullable): what this very plan is known by, %NULL once it is carried out
 * @reason: (nullable): why the guard stands in the way, a word for programs (a static string)
 * @would_remove: how many entries would be gone
 * @would_change: how many would have another name or phone
 * @of: of how many
 * @n_new: entries nobody has seen before
 * @n_changed: entries that say something else
 * @n_gone: entries that the folder has no longer
 * @n_back: entries that were gone and are there again
 * @n_expired: entries that were gone for 30 days and are removed
 * @n_unchanged: entries that are as they were
 * @changes: (element-type RelaisDirectoryChange): by kind, then by name
 * @keeper_text: (nullable): what the folder says of its keeper
 * @microseconds: how long it took
 *
 * What a sync did, or would do.
 */
typedef struct {
  gboolean is_applied;
  gboolean may_be_accepted;
  const char *token;
  const char *reason;
  guint would_remove;
  guint would_change;
  guint of;
  guint n_new;
  guint n_changed;
  guint n_gone;
  guint n_back;
  guint n_expired;
  guint n_unchanged;
  GPtrArray *changes;
  const char *keeper_text;
  gint64 microseconds;

  /*< private >*/
  gpointer run;
} RelaisDirectoryOutcome;

/**
 * RelaisDirectoryWish:
 * @folder: (nullable): the folder, %NULL for the one that is chosen
 * @is_rehearsal: whether nothing is stored
 * @accepted: (nullable): the token of the plan that somebody looked at, or "*" for any
 * @progress: (nullable): told how far it is, on the thread of the caller
 * @data: what is handed to it
 *
 * How a sync is meant.
 */
typedef struct {
  const char *folder;
  gboolean is_rehearsal;
  const char *accepted;
  RelaisDirectoryProgress progress;
  gpointer data;
} RelaisDirectoryWish;

gboolean                relais_directory_get_chosen              (const char                    *data_folder,
                                                                  char                         **folder,
                                                                  GError                       **error);
gboolean                relais_directory_choose_folder           (RelaisSession                 *session,
                                                                  RelaisActor                   *actor,
                                                                  const char                    *folder,
                                                                  gboolean                       asks_first,
                                                                  GError                       **error);
RelaisDirectoryOutcome *relais_directory_sync_now                (RelaisSession                 *session,
                                                                  RelaisActor                   *actor,
                                                                  const RelaisDirectoryWish     *wish,
                                                                  GCancellable                  *cancellable,
                                                                  GError                       **error);
RelaisDirectoryOutcome *relais_directory_sync_unattended         (const char                    *data_folder,
                                                                  RelaisClock                   *clock,
                                                                  const RelaisDirectoryWish     *wish,
                                                                  GCancellable                  *cancellable,
                                                                  GError                       **error);
char                   *relais_directory_outcome_explain         (const RelaisDirectoryOutcome  *outcome,
                                                                  RelaisPhrasebook              *book);
GPtrArray              *relais_directory_outcome_list_troubles   (const RelaisDirectoryOutcome  *outcome,
                                                                  RelaisPhrasebook              *book);
GPtrArray              *relais_directory_outcome_list_copies     (const RelaisDirectoryOutcome  *outcome);
void                    relais_directory_outcome_free            (RelaisDirectoryOutcome        *outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDirectoryOutcome, relais_directory_outcome_free)

G_END_DECLS
