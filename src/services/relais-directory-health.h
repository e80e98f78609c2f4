#pragma once

#include "relais-clock.h"
#include "relais-phrasebook.h"

G_BEGIN_DECLS

/**
 * RelaisDirectoryLight:
 * @RELAIS_DIRECTORY_CALM: what is shown is what the folder says
 * @RELAIS_DIRECTORY_ATTENTION: somebody should look: a plan waits, the folder is away, there are two versions of a file
 * @RELAIS_DIRECTORY_RISK: what is shown may be wrong by now, or there is nothing to show
 *
 * The health light, which is always said in words as well.
 */
typedef enum {
  RELAIS_DIRECTORY_CALM,
  RELAIS_DIRECTORY_ATTENTION,
  RELAIS_DIRECTORY_RISK,
} RelaisDirectoryLight;

/**
 * RelaisDirectoryHealth:
 * @light: the light
 * @folder: (nullable): the shared folder, %NULL when none is chosen
 * @reason: (nullable): why the last plan was not carried out, a word for programs (a static string); %NULL when it was,
 *   or when it only waits
 * @would_remove: how many entries it would have removed
 * @would_change: how many would have had another name or phone
 * @of: of how many
 * @token: (nullable): the plan that waits until somebody has looked at it, because of the guard or because the practice
 *   wants to see every change
 * @n_waiting: how many entries it changes
 * @detail: (nullable): the system's words, when the folder is away
 * @since: (nullable): the instant since which it has been so
 * @good_at: (nullable): the instant of the last good copy, %NULL when there is none
 * @n_entries: entries that the source has
 * @n_gone: entries that it has no longer, which are kept
 * @n_problems: what its keeper should mend
 * @n_conflicts: conflict copies
 * @can_undo: whether the last run that changed something can be taken back
 *
 * How the local copy of the directory is.
 */
typedef struct {
  RelaisDirectoryLight light;
  char *folder;
  const char *reason;
  guint would_remove;
  guint would_change;
  guint of;
  char *token;
  guint n_waiting;
  char *detail;
  char *since;
  char *good_at;
  guint n_entries;
  guint n_gone;
  guint n_problems;
  guint n_conflicts;
  gboolean can_undo;
} RelaisDirectoryHealth;

RelaisDirectoryHealth *relais_directory_health_load           (const char                  *data_folder,
                                                               RelaisClock                 *clock,
                                                               GError                     **error);
GStrv                  relais_directory_health_list_sentences (const RelaisDirectoryHealth *health,
                                                               RelaisPhrasebook            *book);
const char            *relais_directory_light_get_word        (RelaisDirectoryLight         light);
void                   relais_directory_health_free           (RelaisDirectoryHealth       *health);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDirectoryHealth, relais_directory_health_free)

G_END_DECLS
