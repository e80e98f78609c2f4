#pragma once

#include "relais-sync-plan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RelaisDirectoryCache:
 *
 * The local copy of the professionals' directory: one file beside the register, plain and disposable. Each holds a
 * connection of its own and may be used from any thread, one call at a time; several may be open on one file.
 */
typedef struct _RelaisDirectoryCache RelaisDirectoryCache;

/**
 * RelaisDirectoryStatus:
 * @looked_at: (nullable): the instant at which the copy was last as the folder, %NULL when never
 * @changed_at: (nullable): the instant of the last run that changed something
 * @tally: what that run did
 * @can_undo: whether it can be taken back
 * @is_undone: whether it was taken back
 * @n_entries: entries that the source has
 * @n_gone: entries that it has no longer, which are kept
 * @n_problems: problems of the folder and its cards, those of keys that stand in several places included
 * @n_conflicts: conflict copies
 *
 * How the local copy is.
 */
typedef struct {
  char *looked_at;
  char *changed_at;
  RelaisSyncTally tally;
  gboolean can_undo;
  gboolean is_undone;
  guint n_entries;
  guint n_gone;
  guint n_problems;
  guint n_conflicts;
} RelaisDirectoryStatus;

RelaisDirectoryCache *relais_directory_cache_open           (const char            *path,
                                                             GError               **error);
void                  relais_directory_cache_close          (RelaisDirectoryCache  *cache);

GPtrArray            *relais_directory_cache_list_files     (RelaisDirectoryCache  *cache,
                                                             GError               **error);
gboolean              relais_directory_cache_load_known     (RelaisDirectoryCache  *cache,
                                                             GPtrArray             *paths,
                                                             GPtrArray             *keys,
                                                             RelaisSyncKnown       *known,
                                                             GError               **error);
gboolean              relais_directory_cache_apply          (RelaisDirectoryCache  *cache,
                                                             const RelaisSyncPlan  *plan,
                                                             const char            *at,
                                                             GCancellable          *cancellable,
                                                             GError               **error);
gboolean              relais_directory_cache_undo           (RelaisDirectoryCache  *cache,
                                                             const char            *at,
                                                             RelaisSyncTally       *tally,
                                                             GError               **error);

gboolean              relais_directory_cache_get_status     (RelaisDirectoryCache  *cache,
                                                             RelaisDirectoryStatus *status,
                                                             GError               **error);
void                  relais_directory_status_clear         (RelaisDirectoryStatus *status);
GPtrArray            *relais_directory_cache_list_problems  (RelaisDirectoryCache  *cache,
                                                             GError               **error);
GPtrArray            *relais_directory_cache_list_conflicts (RelaisDirectoryCache  *cache,
                                                             GError               **error);
GPtrArray            *relais_directory_cache_list_cards     (RelaisDirectoryCache  *cache,
                                                             const char            *key,
                                                             GError               **error);
RelaisDirectoryCard  *relais_directory_cache_get_shown      (RelaisDirectoryCache  *cache,
                                                             const char            *key,
                                                             GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDirectoryCache, relais_directory_cache_close)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisDirectoryStatus, relais_directory_status_clear)

G_END_DECLS
