#pragma once

#include "relais-clock.h"
#include "relais-directory-progress.h"
#include "relais-directory-problem.h"
#include "relais-sync-plan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Accepts the plan whatever it is. */
#define RELAIS_DIRECTORY_ACCEPT_ANY "*"

/**
 * RelaisDirectoryOptions:
 * @is_rehearsal: whether nothing is stored
 * @asks_first: whether a plan that changes entries waits until it is accepted
 * @lists_problems: whether all that is wrong with the folder is wanted, in the files that were not read as well
 * @accepted: (nullable): the token of the plan that somebody looked at and accepts, or %RELAIS_DIRECTORY_ACCEPT_ANY
 * @progress: (nullable): told how far the run is
 * @data: what is handed to it
 *
 * How a run is meant.
 */
typedef struct {
  gboolean is_rehearsal;
  gboolean asks_first;
  gboolean lists_problems;
  const char *accepted;
  RelaisDirectoryProgress progress;
  gpointer data;
} RelaisDirectoryOptions;

/**
 * RelaisDirectoryRun:
 * @plan: what the run does, or would do
 * @problems: (element-type RelaisDirectoryProblem): what is wrong with the folder, by file and line; of files that were
 *   not read only where that was asked for
 * @keeper_text: (nullable): what the folder's keeper says of it
 * @detail: (nullable): the system's words, when the folder is away
 * @sub_folders: (array zero-terminated=1): the folders below it that hold files of cards
 * @is_applied: whether the local copy is now as the plan says
 * @is_restless: whether a file was still being written, so that another run should come soon
 * @n_read: how many files were read
 * @microseconds: how long it took
 *
 * What came of a run. @plan->guard tells why it was not carried out; without such a reason it was a rehearsal, or it
 * waits until somebody has looked at it.
 */
typedef struct {
  RelaisSyncPlan *plan;
  GPtrArray *problems;
  char *keeper_text;
  char *detail;
  GStrv sub_folders;
  gboolean is_applied;
  gboolean is_restless;
  guint n_read;
  gint64 microseconds;
} RelaisDirectoryRun;

char               *relais_directory_get_cache_path (const char                    *data_folder);
RelaisDirectoryRun *relais_directory_run            (const char                    *data_folder,
                                                     const char                    *folder,
                                                     RelaisClock                   *clock,
                                                     const RelaisDirectoryOptions  *options,
                                                     GCancellable                  *cancellable,
                                                     GError                       **error);
gboolean            relais_directory_run_note       (const RelaisDirectoryRun      *run,
                                                     const char                    *data_folder,
                                                     RelaisClock                   *clock,
                                                     GError                       **error);
void                relais_directory_run_free       (RelaisDirectoryRun            *run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDirectoryRun, relais_directory_run_free)

G_END_DECLS
