/* The practice's own layer over the directory, read for a search. A keystroke must not read the register's records
 * again: what was read is remembered with the session and is good as long as nothing was written to the log since,
 * which every change of a record is. When entries were last used is read each time, being little and in no log.
 */

#include "relais-directory-private.h"

#include "relais-own-directory.h"
#include "relais-own-entry.h"
#include "relais-practice-labels.h"
#include "relais-search-text.h"
#include "relais-text.h"

#include <string.h>

#define MAX_USES 50

typedef struct {
  RelaisOwnLayer *known;
  RelaisOwnLayer *layer;
  GHashTable *uses;
} ReadJob;

/**
 * relais_own_layer_unref:
 * @layer: (transfer full): a layer
 */
void
relais_own_layer_unref (RelaisOwnLayer *layer)
{
  if (!g_atomic_ref_count_dec (&layer->ref_count))
    return;
  g_clear_pointer (&layer->labels, relais_labels_unref);
  g_hash_table_unref (layer->entries);
  g_hash_table_unref (layer->corrections);
  g_hash_table_unref (layer->favourites);
  g_hash_table_unref (layer->texts);
  g_free (layer);
}

static RelaisOwnLayer *
layer_new (gint64 version)
{
  RelaisOwnLayer *layer = g_new0 (RelaisOwnLayer, 1);

  g_atomic_ref_count_init (&layer->ref_count);
  layer->version = version;
  layer->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) relais_record_unref);
  layer->corrections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  layer->favourites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  layer->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return layer;
}

static void
add_text (RelaisOwnLayer *layer, const char *key, const char *text)
{
  const char *before = g_hash_table_lookup (layer->texts, key);
  g_autofree char *folded = NULL;
  GString *body;

  if (text == NULL)
    return;
  folded = relais_text_search_key (text);
  body = g_string_new (before);
  if (body->len > 0)
    g_string_append_c (body, ' ');
  g_string_append (body, folded);
  relais_search_text_append_digits (body, text);
  g_hash_table_replace (layer->texts, g_strdup (key), g_string_free (body, FALSE));
}

static gboolean
read_entries (RelaisDb *db, RelaisOwnLayer *layer, GError **error)
{
  g_autoptr (GPtrArray) records = relais_own_directory_list (db, &relais_own_entry_type, NULL, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      RelaisRecord *own = records->pdata[i];
      const char *key = relais_record_get (own, RELAIS_OWN_ENTRY_KEY);

      g_hash_table_insert (layer->entries, g_strdup (key), relais_record_ref (own));
      if (relais_record_is (own, RELAIS_OWN_ENTRY_FAVOURITE, "yes"))
        g_hash_table_add (layer->favourites, g_strdup (key));
      add_text (layer, key, relais_record_get (own, RELAIS_OWN_ENTRY_NOTE));
    }
  return records != NULL;
}

static gboolean
read_corrections (RelaisDb *db, RelaisOwnLayer *layer, GError **error)
{
  g_autoptr (GPtrArray) records = relais_own_directory_list (db, &relais_own_correction_type, NULL, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      RelaisRecord *correction = records->pdata[i];
      const char *key = relais_record_get (correction, RELAIS_OWN_CORRECTION_KEY);
      GPtrArray *list = g_hash_table_lookup (layer->corrections, key);

      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
          g_hash_table_insert (layer->corrections, g_strdup (key), list);
        }
      g_ptr_array_add (list, relais_record_ref (correction));
      add_text (layer, key, relais_record_get (correction, RELAIS_OWN_CORRECTION_VALUE));
    }
  return records != NULL;
}

static gboolean
read_layer (RelaisDb *db, gpointer data, GError **error)
{
  ReadJob *job = data;
  gint64 version = 0;

  job->uses = relais_own_directory_list_uses (db, MAX_USES, error);
  if (job->uses == NULL || !relais_own_directory_get_version (db, &version, error))
    return FALSE;
  if (job->known != NULL && job->known->version == version)
    {
      g_atomic_ref_count_inc (&job->known->ref_count);
      job->layer = job->known;
      return TRUE;
    }
  job->layer = layer_new (version);
  job->layer->labels = relais_practice_labels_read (db, error);
  return job->layer->labels != NULL && read_entries (db, job->layer, error) &&
         read_corrections (db, job->layer, error);
}

/*
 * relais_own_layer_read:
 * @session: a session
 * @uses: (out) (transfer full): key → when it was last used
 * @error: where to store the error
 *
 * Returns: (transfer full) (nullable): what the practice has of its own
 */
RelaisOwnLayer *
relais_own_layer_read (RelaisSession *session, GHashTable **uses, GError **error)
{
  g_autoptr (RelaisOwnLayer) known = relais_session_get_own_layer (session);
  ReadJob job = { .known = known };

  if (!relais_store_read (relais_session_get_store (session), read_layer, &job, error))
    {
      g_clear_pointer (&job.layer, relais_own_layer_unref);
      g_clear_pointer (&job.uses, g_hash_table_unref);
      return NULL;
    }
  if (job.layer != known)
    relais_session_set_own_layer (session, job.layer);
  *uses = job.uses;
  return job.layer;
}

/*
 * relais_own_layer_find_noted:
 * @layer: a layer
 * @text: (nullable): what was typed
 *
 * Returns: (transfer full): the keys of entries of whom our own words hold all that was typed
 */
GHashTable *
relais_own_layer_find_noted (RelaisOwnLayer *layer, const char *text)
{
  g_auto (GStrv) words = relais_search_text_split (text != NULL ? text : "");
  GHashTable *keys = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, body;

  g_hash_table_iter_init (&iter, layer->texts);
  while (words[0] != NULL && g_hash_table_iter_next (&iter, &key, &body))
    {
      gboolean fits = TRUE;

      for (guint i = 0; words[i] != NULL && fits; i++)
        fits = strstr (body, words[i]) != NULL;
      if (fits)
        g_hash_table_add (keys, key);
    }
  return keys;
}

/*
 * relais_own_layer_get_hours:
 * @layer: a layer
 * @key: the key of an entry
 * @source: (nullable): the hours that the source tells
 *
 * Returns: (nullable): the hours that hold: ours, else the source's
 */
const char *
relais_own_layer_get_hours (RelaisOwnLayer *layer, const char *key, const char *source)
{
  const RelaisRecord *own = g_hash_table_lookup (layer->entries, key);
  const char *hours = own != NULL ? relais_record_get (own, RELAIS_OWN_ENTRY_HOURS) : NULL;

  return hours != NULL ? hours : source;
}

/*
 * relais_own_layer_apply:
 * @layer: a layer
 * @source: an entry as the source has it
 *
 * Returns: (transfer full): the entry with our corrections
 */
RelaisRecord *
relais_own_layer_apply (RelaisOwnLayer *layer, const RelaisRecord *source)
{
  GPtrArray *corrections = g_hash_table_lookup (layer->corrections, relais_record_get_id (source));

  return corrections != NULL ? relais_own_correction_apply (source, corrections)
                             : relais_record_ref ((RelaisRecord *) source);
}
