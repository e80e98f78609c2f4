/* An imagined folder for the tests of its local copy: what is written into it is read by the few rules of the header,
 * planned and applied as a sync run does it.
 */

#include "relais-test-directory.h"

#include "relais-directory-entry.h"

#include <string.h>

#define AT "2026-11-20T10:00:00Z"

struct _RelaisTestDirectory {
  RelaisDirectoryCache *cache;
  char *path;
  GTree *files; /* path → content */
  GHashTable *versions; /* path → how often it was written */
};

static int
compare_texts (gconstpointer a, gconstpointer b, gpointer data)
{
  (void) data;
  return strcmp (a, b);
}

RelaisTestDirectory *
relais_test_directory_new (const char *path)
{
  RelaisTestDirectory *directory = g_new0 (RelaisTestDirectory, 1);
  g_autoptr (GError) error = NULL;

  directory->path = g_strdup (path);
  directory->cache = relais_directory_cache_open (path, &error);
  g_assert_no_error (error);
  directory->files = g_tree_new_full (compare_texts, NULL, g_free, g_free);
  directory->versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return directory;
}

void
relais_test_directory_free (RelaisTestDirectory *directory)
{
  relais_directory_cache_close (directory->cache);
  g_free (directory->path);
  g_tree_unref (directory->files);
  g_hash_table_unref (directory->versions);
  g_free (directory);
}

RelaisDirectoryCache *
relais_test_directory_get_cache (RelaisTestDirectory *directory)
{
  return directory->cache;
}

void
relais_test_directory_reopen (RelaisTestDirectory *directory)
{
  g_autoptr (GError) error = NULL;

  relais_directory_cache_close (directory->cache);
  directory->cache = relais_directory_cache_open (directory->path, &error);
  g_assert_no_error (error);
}

void
relais_test_directory_write (RelaisTestDirectory *directory, const char *file, const char *content)
{
  guint version = GPOINTER_TO_UINT (g_hash_table_lookup (directory->versions, file)) + 1;

  g_hash_table_replace (directory->versions, g_strdup (file), GUINT_TO_POINTER (version));
  if (content != NULL)
    g_tree_replace (directory->files, g_strdup (file), g_strdup (content));
  else
    g_tree_remove (directory->files, file);
}

RelaisRecord *
relais_test_directory_entry (const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "|", -1);
  char *values[RELAIS_ENTRY_N_FIELDS] = { NULL }; /* they belong to the line */
  g_autofree char *key = NULL;
  RelaisRecordBuilder *builder;

  for (guint i = 0; fields[i] != NULL; i++)
    {
      char *equals = strchr (fields[i], '=');
      int field;

      g_assert_nonnull (equals);
      *equals = '\0';
      field = relais_record_type_find (&relais_directory_entry_type, fields[i]);
      g_assert_cmpint (field, >=, 0);
      values[field] = equals + 1;
    }
  key = relais_directory_entry_make_key (values[RELAIS_ENTRY_UID], values[RELAIS_ENTRY_NAME],
                                         values[RELAIS_ENTRY_ORGANISATION], values[RELAIS_ENTRY_PHONE]);
  builder = relais_record_builder_new (&relais_directory_entry_type, key, 0);
  for (guint i = 0; i < RELAIS_ENTRY_N_FIELDS; i++)
    relais_record_builder_set (builder, i, values[i]);
  return relais_record_builder_end (builder);
}

static RelaisDirectoryReading *
read_content (const char *file, const char *content)
{
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  RelaisDirectoryReading *reading = relais_directory_reading_new (file);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_bad = *lines[i] == '!';
      g_autoptr (RelaisRecord) entry = NULL;

      if (*lines[i] == '\0')
        continue;
      entry = relais_test_directory_entry (lines[i] + is_bad);
      if (is_bad)
        {
          relais_directory_reading_add_bad (reading, relais_record_get_id (entry));
          relais_directory_problems_add (reading->problems, file, i + 1, RELAIS_PROBLEM_NO_NAME, NULL, NULL);
        }
      else
        g_ptr_array_add (reading->cards, relais_directory_card_new (file, i + 1, relais_record_ref (entry), NULL));
    }
  return reading;
}

static gboolean
scan_file (gpointer file, gpointer content, gpointer data)
{
  RelaisFolderScan *scan = data;

  g_ptr_array_add (scan->files, relais_folder_file_new (file, (gint64) strlen (content), 0, 0, 0));
  return FALSE;
}

static RelaisFolderScan *
scan_folder (RelaisTestDirectory *directory)
{
  RelaisFolderScan *scan = relais_folder_scan_new ();

  g_tree_foreach (directory->files, scan_file, scan);
  for (guint i = 0; i < scan->files->len; i++)
    {
      RelaisFolderFile *file = scan->files->pdata[i];

      file->modified_at = GPOINTER_TO_UINT (g_hash_table_lookup (directory->versions, file->path));
    }
  return scan;
}

static void
list_keys (RelaisDirectoryReading *reading, GPtrArray *keys)
{
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < reading->cards->len; i++)
    g_ptr_array_add (keys, g_strdup (relais_record_get_id (((RelaisDirectoryCard *) reading->cards->pdata[i])->entry)));
  g_hash_table_iter_init (&iter, reading->bad_keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, g_strdup (key));
}

RelaisSyncPlan *
relais_test_directory_plan (RelaisTestDirectory *directory, RelaisDate today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisFolderScan) scan = scan_folder (directory);
  g_autoptr (GPtrArray) known_files = relais_directory_cache_list_files (directory->cache, &error);
  g_autoptr (GPtrArray) unread = relais_sync_list_unread (known_files, scan);
  g_autoptr (GPtrArray) vanished = relais_sync_list_vanished (known_files, scan);
  g_autoptr (GPtrArray) readings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) relais_directory_reading_free);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RelaisSyncKnown) known = relais_sync_known_new ();

  g_assert_no_error (error);
  for (guint i = 0; i < unread->len; i++)
    {
      const char *path = ((RelaisFolderFile *) unread->pdata[i])->path;

      g_ptr_array_add (readings, read_content (path, g_tree_lookup (directory->files, path)));
      g_ptr_array_add (paths, (gpointer) path);
      list_keys (readings->pdata[i], keys);
    }
  for (guint i = 0; i < vanished->len; i++)
    g_ptr_array_add (paths, ((RelaisFolderFile *) vanished->pdata[i])->path);
  relais_directory_cache_load_known (directory->cache, paths, keys, known, &error);
  g_assert_no_error (error);
  return relais_sync_plan_new (known, scan, readings, today);
}

RelaisSyncTally
relais_test_directory_sync (RelaisTestDirectory *directory, RelaisDate today)
{
  g_autoptr (RelaisSyncPlan) plan = relais_test_directory_plan (directory, today);
  g_autoptr (GError) error = NULL;

  relais_directory_cache_apply (directory->cache, plan, AT, NULL, &error);
  g_assert_no_error (error);
  return plan->tally;
}
