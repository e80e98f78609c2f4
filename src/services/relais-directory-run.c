/* One sync run of the directory, from the look at the folder to the local copy. It needs no session: nothing of the
 * register is read or written, and it goes on while the window is locked. One run at a time for each data folder,
 * whichever process makes it. Blocks, perhaps for long: for relaisctl, and for the thread of
 * relais-directory-sync.c. What is decided on the way is decided by pure values of directory/.
 */

#include "relais-directory-run.h"

#include "relais-directory-lock.h"
#include "relais-directory-private.h"
#include "relais-directory-rest.h"
#include "relais-error.h"
#include "relais-folder-walk.h"

#include <malloc.h>
#include <string.h>

#define CACHE_NAME "directory.db"

/* How long another run is waited for: twice what the first one of a large folder takes. */
#define LOCK_WAIT_MS 30000

typedef struct {
  const char *folder;
  RelaisClock *clock;
  const RelaisDirectoryOptions *options;
  GCancellable *cancellable;
  RelaisDirectoryCache *cache;
  RelaisFolderPlace place;
  RelaisFolderScan *scan;
  RelaisSyncKnown *known;
  GPtrArray *readings;
  RelaisDirectoryRun *run;
} Runner;

static void
tell (const RelaisDirectoryOptions *options, RelaisDirectoryPhase phase, guint done, guint of)
{
  if (options->progress != NULL)
    options->progress (phase, done, of, options->data);
}

static void
on_files_seen (guint n_files, gpointer data)
{
  tell (data, RELAIS_DIRECTORY_LOOKING, n_files, 0);
}

static void
on_files_read (guint done, guint of, gboolean is_waiting, gpointer data)
{
  tell (data, is_waiting ? RELAIS_DIRECTORY_WAITING : RELAIS_DIRECTORY_READING, done, of);
}

static gboolean
check_cancelled (GCancellable *cancellable, const char *folder, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_CANCELLED, folder, NULL);
  return FALSE;
}

/* Files */

static void
add_unique (GPtrArray *list, GHashTable *seen, const char *text)
{
  if (g_hash_table_add (seen, (gpointer) text))
    g_ptr_array_add (list, (gpointer) text);
}

/* The folders in which there are files of cards, to be watched. */
static GStrv
list_sub_folders (GPtrArray *files)
{
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();
  g_autofree char *last = g_strdup (".");

  for (guint i = 0; i < files->len; i++)
    {
      const char *path = ((RelaisFolderFile *) files->pdata[i])->path;
      const char *slash = strrchr (path, '/');

      if (slash == NULL || (strncmp (path, last, (gsize) (slash - path)) == 0 && last[slash - path] == '\0'))
        continue;
      g_free (last);
      last = g_strndup (path, (gsize) (slash - path));
      g_strv_builder_add (folders, last);
    }
  return g_strv_builder_end (folders);
}

/* What of the local copy the plan needs: the files that were read or are away, and the keys they name. */
static gboolean
load_known (Runner *self, GError **error)
{
  g_autoptr (GPtrArray) vanished = relais_sync_list_vanished (self->known->files, self->scan);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < vanished->len; i++)
    g_ptr_array_add (paths, ((RelaisFolderFile *) vanished->pdata[i])->path);
  for (guint i = 0; i < self->readings->len; i++)
    {
      RelaisDirectoryReading *reading = self->readings->pdata[i];
      GHashTableIter iter;
      gpointer key;

      g_ptr_array_add (paths, reading->file);
      for (guint j = 0; j < reading->cards->len; j++)
        add_unique (keys, seen, relais_record_get_id (((RelaisDirectoryCard *) reading->cards->pdata[j])->entry));
      g_hash_table_iter_init (&iter, reading->bad_keys);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        add_unique (keys, seen, key);
    }
  return relais_directory_cache_load_known (self->cache, paths, keys, self->known, error);
}

/* What came of it */

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const RelaisDirectoryProblem *first = *(const RelaisDirectoryProblem *const *) a;
  const RelaisDirectoryProblem *second = *(const RelaisDirectoryProblem *const *) b;
  int order = strcmp (first->file, second->file);

  if (order != 0)
    return order;
  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  return (first->code > second->code) - (first->code < second->code);
}

static void
copy_problems (GPtrArray *to, GPtrArray *from, GHashTable *only_of)
{
  for (guint i = 0; i < from->len; i++)
    {
      RelaisDirectoryProblem *problem = from->pdata[i];

      if (only_of == NULL || g_hash_table_contains (only_of, problem->file))
        g_ptr_array_add (to, relais_directory_problem_copy (problem));
    }
}

/* The files that are as they were: what is stored of them still holds. Named as problems name them. */
static GHashTable *
list_unchanged (Runner *self)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->scan->files->len; i++)
    g_hash_table_add (names, g_utf8_make_valid (((RelaisFolderFile *) self->scan->files->pdata[i])->path, -1));
  for (guint i = 0; i < self->readings->len; i++)
    {
      g_autofree char *name = g_utf8_make_valid (((RelaisDirectoryReading *) self->readings->pdata[i])->file, -1);

      g_hash_table_remove (names, name);
    }
  return names;
}

static gboolean
list_problems (Runner *self, GError **error)
{
  RelaisDirectoryRun *run = self->run;

  run->problems = relais_directory_problems_new ();
  copy_problems (run->problems, run->plan->problems, NULL);
  copy_problems (run->problems, run->plan->twice, NULL);
  if (self->options->lists_problems)
    {
      g_autoptr (GPtrArray) stored = relais_directory_cache_list_problems (self->cache, error);
      g_autoptr (GHashTable) unchanged = list_unchanged (self);

      if (stored == NULL)
        return FALSE;
      copy_problems (run->problems, stored, unchanged);
    }
  g_ptr_array_sort (run->problems, compare_problems);
  return TRUE;
}

/* Whether the plan may be carried out now. */
static gboolean
is_free (Runner *self)
{
  const RelaisDirectoryOptions *options = self->options;
  RelaisSyncPlan *plan = self->run->plan;
  gboolean is_accepted = options->accepted != NULL &&
                         (g_str_equal (options->accepted, RELAIS_DIRECTORY_ACCEPT_ANY) ||
                          g_str_equal (options->accepted, relais_sync_plan_get_token (plan)));

  if (options->is_rehearsal)
    return FALSE;
  if (plan->guard.reason != RELAIS_SYNC_REASON_NONE)
    return is_accepted && relais_sync_guard_may_be_accepted (&plan->guard);
  return is_accepted || !options->asks_first || plan->changes->len == 0;
}

typedef struct {
  RelaisDirectoryCache *cache;
  GPtrArray *files;
  GError *error;
} Stored;

static gpointer
list_stored_files (gpointer data)
{
  Stored *stored = data;

  stored->files = relais_directory_cache_list_files (stored->cache, &stored->error);
  return NULL;
}

/* The files as they are, and beside it, in another thread, as they were. */
static gboolean
look (Runner *self, GError **error)
{
  Stored stored = { self->cache, NULL, NULL };
  GThread *thread = g_thread_new ("directory-files", list_stored_files, &stored);

  tell (self->options, RELAIS_DIRECTORY_LOOKING, 0, 0);
  self->scan = relais_folder_walk (&self->place, self->folder, on_files_seen, (gpointer) self->options,
                                   self->cancellable, error);
  g_thread_join (thread);
  if (stored.files != NULL)
    self->known->files = (g_ptr_array_unref (self->known->files), stored.files);
  if (self->scan == NULL)
    g_clear_error (&stored.error);
  else if (stored.files == NULL)
    g_propagate_error (error, stored.error);
  return self->scan != NULL && stored.files != NULL;
}

static gboolean
look_and_read (Runner *self, GError **error)
{
  g_autoptr (GPtrArray) unread = NULL;

  if (!look (self, error))
    return FALSE;

  unread = relais_sync_list_unread (self->known->files, self->scan);
  self->readings = relais_directory_read_rested (&self->place, unread, self->known->files, self->clock, on_files_read,
                                                 (gpointer) self->options, self->cancellable, &self->run->is_restless);
  self->run->n_read = self->readings->len;
  return check_cancelled (self->cancellable, self->folder, error);
}

static gboolean
plan_and_store (Runner *self, GError **error)
{
  g_autofree char *at = relais_clock_now (self->clock);
  RelaisDirectoryRun *run = self->run;

  /* What was read before the folder went away is only half of it. */
  if (self->scan->state == RELAIS_FOLDER_OK || self->scan->state == RELAIS_FOLDER_EMPTY)
    {
      RelaisFolderState now = relais_folder_place_check (&self->place, self->folder, &self->scan->detail);

      if (now != RELAIS_FOLDER_OK)
        self->scan->state = now;
    }
  if (!load_known (self, error))
    return FALSE;

  run->plan = relais_sync_plan_new (self->known, self->scan, self->readings, relais_clock_today (self->clock));
  run->keeper_text = g_strdup (self->scan->keeper_text);
  run->detail = g_strdup (self->scan->detail);
  run->sub_folders = list_sub_folders (self->scan->files);
  if (is_free (self))
    {
      tell (self->options, RELAIS_DIRECTORY_STORING, 0, run->plan->changes->len);
      if (!check_cancelled (self->cancellable, self->folder, error) ||
          !relais_directory_cache_apply (self->cache, run->plan, at, self->cancellable, error))
        return FALSE;
      run->is_applied = TRUE;
    }
  return list_problems (self, error);
}

static void
runner_clear (Runner *self)
{
  g_clear_pointer (&self->cache, relais_directory_cache_close);
  g_clear_pointer (&self->scan, relais_folder_scan_free);
  g_clear_pointer (&self->readings, g_ptr_array_unref);
  g_clear_pointer (&self->known, relais_sync_known_free);
  relais_folder_place_close (&self->place);
}

/**
 * relais_directory_get_cache_path:
 * @data_folder: the data folder
 *
 * Returns: (transfer full): where the local copy of the directory is
 */
char *
relais_directory_get_cache_path (const char *data_folder)
{
  return g_build_filename (data_folder, CACHE_NAME, NULL);
}

/**
 * relais_directory_run:
 * @data_folder: the data folder
 * @folder: the shared folder
 * @clock: the time
 * @options: how it is meant
 * @cancellable: (nullable): stops the run; then nothing was changed
 * @error: (out) (optional): where to store the error
 *
 * Makes one run. That the folder is away, or has lost too much, is an answer and not an error.
 *
 * Returns: (transfer full) (nullable): what came of it, or %NULL when the local copy cannot be read or written, when
 *   another run takes too long, or with %RELAIS_ERROR_CANCELLED
 */
RelaisDirectoryRun *
relais_directory_run (const char                    *data_folder,
                      const char                    *folder,
                      RelaisClock                   *clock,
                      const RelaisDirectoryOptions  *options,
                      GCancellable                  *cancellable,
                      GError                       **error)
{
  g_autoptr (RelaisDirectoryRun) run = g_new0 (RelaisDirectoryRun, 1);
  g_autofree char *path = relais_directory_get_cache_path (data_folder);
  gint64 start = g_get_monotonic_time ();
  Runner self = { folder, clock, options, cancellable, NULL, RELAIS_FOLDER_PLACE_INIT, NULL, NULL, NULL, run };
  int locked = relais_directory_lock (data_folder, LOCK_WAIT_MS, cancellable, error);
  gboolean done;

  if (locked < 0)
    return NULL;

  self.known = relais_sync_known_new ();
  self.cache = relais_directory_cache_open (path, error);
  done = self.cache != NULL && look_and_read (&self, error) && plan_and_store (&self, error);
  runner_clear (&self);
  relais_directory_unlock (locked);

  /* A first run leaves tens of megabytes of freed cards behind. */
  if (run->n_read > 1)
    malloc_trim (0);
  run->microseconds = g_get_monotonic_time () - start;
  return done ? g_steal_pointer (&run) : NULL;
}

/**
 * relais_directory_run_free:
 * @run: (transfer full): what came of a run
 */
void
relais_directory_run_free (RelaisDirectoryRun *run)
{
  g_clear_pointer (&run->plan, relais_sync_plan_free);
  g_clear_pointer (&run->problems, g_ptr_array_unref);
  g_free (run->keeper_text);
  g_free (run->detail);
  g_strfreev (run->sub_folders);
  g_free (run);
}
