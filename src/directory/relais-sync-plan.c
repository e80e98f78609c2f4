/* The plan of a sync run: what a look at the folder and the files that were read mean for the local copy, as a value.
 * What happens to the entries is decided in relais-sync-decide.c, whether somebody must look first in
 * relais-sync-guard.c; whoever carries a plan out is relais-directory-cache.c. Pure values, any thread.
 */

#include "relais-sync-plan-private.h"

#include "relais-directory-entry.h"

#include <string.h>

static void
decide_files (RelaisSyncPlan *plan, GHashTable *readings)
{
  for (guint i = 0; i < plan->scanned_files->len; i++)
    {
      RelaisFolderFile *file = plan->scanned_files->pdata[i];
      RelaisDirectoryReading *reading = g_hash_table_lookup (readings, file->path);

      if (reading != NULL && !reading->unreadable)
        g_ptr_array_add (plan->files_to_put, file);
    }
}

static void
add_problems (GPtrArray *problems, GPtrArray *added)
{
  for (guint i = 0; i < added->len; i++)
    g_ptr_array_add (problems, relais_directory_problem_copy (added->pdata[i]));
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const RelaisSyncChange *first = *(const RelaisSyncChange *const *) a;
  const RelaisSyncChange *second = *(const RelaisSyncChange *const *) b;
  int order;

  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  order = g_strcmp0 (relais_directory_entry_get_name (first->after != NULL ? first->after : first->before, NULL),
                     relais_directory_entry_get_name (second->after != NULL ? second->after : second->before, NULL));
  return order != 0 ? order : strcmp (first->key, second->key);
}

static void
digest_record (GChecksum *digest, const RelaisRecord *record)
{
  for (guint i = 0; record != NULL && i < RELAIS_ENTRY_N_FIELDS; i++)
    {
      const char *value = relais_record_get (record, i);
      guint8 number = (guint8) i;

      if (value == NULL)
        continue;
      g_checksum_update (digest, &number, 1);
      g_checksum_update (digest, (const guchar *) value, (gssize) strlen (value) + 1);
    }
  g_checksum_update (digest, (const guchar *) "\n", 1);
}

/* What was looked at, so that no other plan is accepted in its name. */
static char *
make_token (RelaisSyncPlan *plan)
{
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 reason = (guint8) plan->guard.reason;

  g_checksum_update (digest, &reason, 1);
  for (guint i = 0; i < plan->changes->len; i++)
    {
      RelaisSyncChange *change = plan->changes->pdata[i];
      guint8 kind = (guint8) change->kind;

      g_checksum_update (digest, &kind, 1);
      g_checksum_update (digest, (const guchar *) change->key, (gssize) strlen (change->key) + 1);
      digest_record (digest, change->before);
      digest_record (digest, change->after);
    }
  return g_strndup (g_checksum_get_string (digest), 16);
}

static RelaisSyncPlan *
plan_begin (const RelaisSyncKnown *known, const RelaisFolderScan *scan, GPtrArray *readings, RelaisDate today)
{
  RelaisSyncPlan *plan = g_new0 (RelaisSyncPlan, 1);

  plan->today = today;
  plan->changes = g_ptr_array_new_with_free_func (g_free);
  plan->problems = relais_directory_problems_new ();
  plan->twice = relais_directory_problems_new ();
  plan->conflicts = g_ptr_array_ref (scan->conflicts);
  plan->cards_to_remove = g_ptr_array_new ();
  plan->cards_to_mark_gone = g_ptr_array_new ();
  plan->cards_to_put = g_ptr_array_new ();
  plan->files_to_put = g_ptr_array_new ();
  plan->files_to_remove = g_ptr_array_new ();
  plan->known_cards = g_ptr_array_ref (known->cards);
  plan->known_files = g_ptr_array_ref (known->files);
  plan->scanned_files = g_ptr_array_ref (scan->files);
  plan->readings = g_ptr_array_ref (readings);
  return plan;
}

/**
 * relais_sync_known_new:
 *
 * Returns: (transfer full): an empty local copy
 */
RelaisSyncKnown *
relais_sync_known_new (void)
{
  RelaisSyncKnown *known = g_new0 (RelaisSyncKnown, 1);

  known->files = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_folder_file_free);
  known->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_directory_card_free);
  return known;
}

/**
 * relais_sync_known_free:
 * @known: (transfer full): what the local copy holds
 */
void
relais_sync_known_free (RelaisSyncKnown *known)
{
  g_ptr_array_unref (known->files);
  g_ptr_array_unref (known->cards);
  g_free (known);
}

/* Walks both lists, which are in the same order, and takes from @from what @other has not, or not as it is. */
static GPtrArray *
list_difference (GPtrArray *from, GPtrArray *other, gboolean by_stamp)
{
  GPtrArray *difference = g_ptr_array_new ();
  guint j = 0;

  for (guint i = 0; i < from->len; i++)
    {
      RelaisFolderFile *file = from->pdata[i];
      int order = 1;

      while (j < other->len && (order = strcmp (((RelaisFolderFile *) other->pdata[j])->path, file->path)) < 0)
        j++;
      if (j == other->len || order != 0 || (by_stamp && !relais_folder_file_equal (file, other->pdata[j])))
        g_ptr_array_add (difference, file);
    }
  return difference;
}

/**
 * relais_sync_list_unread:
 * @known_files: (element-type RelaisFolderFile): the files as they were when they were last read, in order
 * @scan: a look at the folder
 *
 * Returns: (transfer container) (element-type RelaisFolderFile): the files of @scan that are new or not as they were
 */
GPtrArray *
relais_sync_list_unread (GPtrArray *known_files, const RelaisFolderScan *scan)
{
  return list_difference (scan->files, known_files, TRUE);
}

/**
 * relais_sync_list_vanished:
 * @known_files: (element-type RelaisFolderFile): the files as they were when they were last read, in order
 * @scan: a look at the folder
 *
 * Returns: (transfer container) (element-type RelaisFolderFile): the files of @known_files that are not there any
 *   more; none where the folder could not be looked at, nor where the part of it they lie in could not
 */
GPtrArray *
relais_sync_list_vanished (GPtrArray *known_files, const RelaisFolderScan *scan)
{
  GPtrArray *vanished;

  if (scan->state != RELAIS_FOLDER_OK && scan->state != RELAIS_FOLDER_EMPTY)
    return g_ptr_array_new ();

  vanished = list_difference (known_files, scan->files, FALSE);
  for (guint i = vanished->len; scan->unreadable_folders->len > 0 && i > 0; i--)
    {
      if (relais_folder_scan_is_unknown (scan, ((RelaisFolderFile *) vanished->pdata[i - 1])->path))
        g_ptr_array_remove_index (vanished, i - 1);
    }
  return vanished;
}

/**
 * relais_sync_plan_new:
 * @known: what the local copy holds
 * @scan: a look at the folder
 * @readings: (element-type RelaisDirectoryReading): what the files of relais_sync_list_unread() say; those that were
 *   not read are left as they are
 * @today: the day
 *
 * Makes the plan of a run. Nothing of @known, @scan and @readings may be changed while it lives.
 *
 * Returns: (transfer full): the plan
 */
RelaisSyncPlan *
relais_sync_plan_new (const RelaisSyncKnown  *known,
                      const RelaisFolderScan *scan,
                      GPtrArray              *readings,
                      RelaisDate              today)
{
  RelaisSyncPlan *plan = plan_begin (known, scan, readings, today);
  g_autoptr (GHashTable) by_file = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) vanished = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) vanished_files = relais_sync_list_vanished (known->files, scan);
  guint n_renamed;

  add_problems (plan->problems, scan->problems);
  for (guint i = 0; i < readings->len; i++)
    {
      RelaisDirectoryReading *reading = readings->pdata[i];

      g_hash_table_insert (by_file, reading->file, reading);
      add_problems (plan->problems, reading->problems);
    }
  for (guint i = 0; i < vanished_files->len; i++)
    {
      char *path = ((RelaisFolderFile *) vanished_files->pdata[i])->path;

      g_hash_table_add (vanished, path);
      g_ptr_array_add (plan->files_to_remove, path);
    }

  decide_files (plan, by_file);
  n_renamed = relais_sync_plan_decide (plan, by_file, vanished);
  g_ptr_array_sort (plan->changes, compare_changes);
  plan->tally.n_unchanged = known->n_entries - MIN (known->n_entries, plan->tally.n_changed + plan->tally.n_gone);
  plan->guard = relais_sync_guard_judge (scan->state, plan->tally.n_gone, n_renamed, known->n_entries);
  return plan;
}

/**
 * relais_sync_plan_get_token:
 * @plan: a plan
 *
 * A plan of a whole folder is megabytes, and most are never asked for it. To be asked by one thread at a time.
 *
 * Returns: a digest of what it does: the same token is the same plan
 */
const char *
relais_sync_plan_get_token (RelaisSyncPlan *plan)
{
  if (plan->token == NULL)
    plan->token = make_token (plan);
  return plan->token;
}

/**
 * relais_sync_plan_is_nothing:
 * @plan: a plan
 *
 * Returns: whether the folder is as it was when it was last read: no card and no file is stored or removed
 */
gboolean
relais_sync_plan_is_nothing (const RelaisSyncPlan *plan)
{
  return plan->cards_to_put->len == 0 && plan->cards_to_mark_gone->len == 0 && plan->cards_to_remove->len == 0 &&
         plan->files_to_put->len == 0 && plan->files_to_remove->len == 0;
}

/**
 * relais_sync_plan_free:
 * @plan: (transfer full): a plan
 */
void
relais_sync_plan_free (RelaisSyncPlan *plan)
{
  g_free (plan->token);
  g_ptr_array_unref (plan->changes);
  g_ptr_array_unref (plan->problems);
  g_ptr_array_unref (plan->twice);
  g_ptr_array_unref (plan->conflicts);
  g_ptr_array_unref (plan->cards_to_remove);
  g_ptr_array_unref (plan->cards_to_mark_gone);
  g_ptr_array_unref (plan->cards_to_put);
  g_ptr_array_unref (plan->files_to_put);
  g_ptr_array_unref (plan->files_to_remove);
  g_ptr_array_unref (plan->known_cards);
  g_ptr_array_unref (plan->known_files);
  g_ptr_array_unref (plan->scanned_files);
  g_ptr_array_unref (plan->readings);
  g_free (plan);
}

/**
 * relais_sync_kind_get_word:
 * @kind: what happens to an entry
 *
 * Returns: its word for programs, stable
 */
const char *
relais_sync_kind_get_word (RelaisSyncKind kind)
{
  static const char *const words[] = { "new", "changed", "gone", "back", "expired" };

  return words[kind];
}
