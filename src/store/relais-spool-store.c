/* Both ends of the spool: sealing a record with the public key beside the register, which needs nobody to be signed in,
 * and taking the records in, which opens them with the secret key inside it. A record is taken in exactly once: its id
 * is noted in the transaction that finds it a place, and only then the file is emptied; if the program dies in between,
 * the next sign-in finds the ids and empties it. The file is locked meanwhile, so that nothing added is emptied unread.
 */

#include "relais-spool-store.h"

#include "relais-digest.h"
#include "relais-error.h"
#include "relais-sealed-box.h"
#include "relais-spool-file.h"
#include "relais-spool-key.h"
#include "relais-statement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FILE_NAME "spool"
#define KEY_NAME  "spool.key"

typedef struct {
  guint8 public_key[RELAIS_SEALED_BOX_KEY_SIZE];
  guint8 secret_key[RELAIS_SEALED_BOX_KEY_SIZE];
  gboolean found;
} Pair;

/* --- The pair of keys --- */

static gboolean
copy_key (RelaisStatement *row, int column, guint8 *key)
{
  gsize size = 0;
  gconstpointer bytes = relais_statement_column_blob (row, column, &size);

  if (bytes == NULL || size != RELAIS_SEALED_BOX_KEY_SIZE)
    return FALSE;
  memcpy (key, bytes, size);
  return TRUE;
}

static gboolean
read_pair (RelaisDb *db, gpointer data, GError **error)
{
  Pair *pair = data;
  g_autoptr (RelaisStatement) row = relais_db_prepare (db, "SELECT public, secret FROM spool_key WHERE id = 1", error);
  gboolean has_row;

  if (row == NULL || !relais_statement_step (row, &has_row, error))
    return FALSE;
  pair->found = has_row && copy_key (row, 0, pair->public_key) && copy_key (row, 1, pair->secret_key);
  return TRUE;
}

/* Two programs may be the first at once: whoever comes second takes the pair of the first. */
static gboolean
make_pair (RelaisChange *change, gpointer data, GError **error)
{
  Pair *pair = data;
  g_autoptr (RelaisStatement) statement =
      relais_db_prepare (relais_change_get_db (change),
                         "INSERT INTO spool_key (id, public, secret) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING",
                         error);

  if (statement == NULL)
    return FALSE;
  relais_sealed_box_new_pair (pair->public_key, pair->secret_key);
  relais_statement_bind_blob (statement, 1, pair->public_key, RELAIS_SEALED_BOX_KEY_SIZE);
  relais_statement_bind_blob (statement, 2, pair->secret_key, RELAIS_SEALED_BOX_KEY_SIZE);
  return relais_statement_execute (statement, error) && read_pair (relais_change_get_db (change), pair, error);
}

/* The register's own word counts; a file that says something else is put right. */
static gboolean
put_public_key (const char *folder, const Pair *pair, gboolean *differs, GError **error)
{
  g_autofree char *path = g_build_filename (folder, KEY_NAME, NULL);
  guint8 stored[RELAIS_SEALED_BOX_KEY_SIZE];

  *differs = !relais_spool_key_load (path, stored, NULL) || memcmp (stored, pair->public_key, sizeof stored) != 0;
  return !*differs || relais_spool_key_save (path, pair->public_key, error);
}

static gboolean
load_pair (RelaisStore *store, RelaisActor *actor, Pair *pair, gboolean *replaced, GError **error)
{
  gboolean is_new;
  gboolean differs;

  if (!relais_store_read (store, read_pair, pair, error))
    return FALSE;
  is_new = !pair->found;
  if (is_new && !relais_store_write (store, actor, "spool", make_pair, pair, NULL, error))
    return FALSE;
  if (!put_public_key (relais_store_get_folder (store), pair, &differs, error))
    return FALSE;
  *replaced = differs && !is_new;
  return TRUE;
}

/* --- Adding --- */

/**
 * relais_spool_store_add:
 * @folder: the data folder
 * @data: what is to be read at the next sign-in only
 * @size: how much that is
 * @limit: how long the whole spool may become by it, in bytes
 * @error: RELAIS_ERROR_NO_SUCH_FILE where no register was opened with this version yet; RELAIS_ERROR_KEYS_DAMAGED;
 *   RELAIS_ERROR_TOO_LARGE; RELAIS_ERROR_BUSY; RELAIS_ERROR_DISK_FULL and whatever else the disk says
 *
 * Needs nobody to be signed in.
 *
 * Returns: whether it is on the disk
 */
gboolean
relais_spool_store_add (const char *folder, gconstpointer data, gsize size, gsize limit, GError **error)
{
  g_autofree char *key_path = g_build_filename (folder, KEY_NAME, NULL);
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  guint8 public_key[RELAIS_SEALED_BOX_KEY_SIZE];
  g_autoptr (RelaisSpoolFile) file = NULL;
  g_autoptr (GBytes) sealed = NULL;

  if (!relais_spool_key_load (key_path, public_key, error))
    return FALSE;
  sealed = relais_sealed_box_seal (public_key, data, size);
  if (sealed == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_KEYS_DAMAGED, key_path, "%s", _("it was changed outside Relais"));
      return FALSE;
    }
  file = relais_spool_file_open (path, TRUE, error);
  return file != NULL && relais_spool_file_append (file, sealed, limit, error);
}

/* --- Taking in --- */

typedef struct {
  const Pair *pair;
  GPtrArray *records;
  RelaisSpoolReport *report;
  RelaisSpoolTakeFunc func;
  gpointer data;
} TakeJob;

static void
spooled_free (gpointer data)
{
  RelaisSpooled *spooled = data;

  g_free (spooled->id);
  g_bytes_unref (spooled->bytes);
  g_free (spooled);
}

static gboolean
is_known (RelaisDb *db, const char *id, gboolean *known, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (db, "SELECT 1 FROM spooled WHERE id = $1", error);

  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, id);
  return relais_statement_step (row, known, error);
}

static gboolean
note_id (RelaisChange *change, const char *id, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (
      relais_change_get_db (change), "INSERT INTO spooled (id, taken_at) VALUES ($1, $2)", error);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, id);
  relais_statement_bind_text (statement, 2, relais_change_get_now (change));
  return relais_statement_execute (statement, error);
}

static void
open_record (TakeJob *job, const RelaisSpoolRecord *record, const char *id, GPtrArray *spooled)
{
  gsize size = 0;
  gconstpointer sealed = g_bytes_get_data (record->bytes, &size);
  GBytes *opened = relais_sealed_box_open (job->pair->public_key, job->pair->secret_key, sealed, size);
  RelaisSpooled *one;

  if (opened == NULL)
    {
      job->report->n_unreadable++;
      return;
    }
  one = g_new0 (RelaisSpooled, 1);
  one->id = g_strdup (id);
  one->bytes = opened;
  g_ptr_array_add (spooled, one);
}

static gboolean
take_records (RelaisChange *change, gpointer data, GError **error)
{
  TakeJob *job = data;
  g_autoptr (GPtrArray) spooled = g_ptr_array_new_with_free_func (spooled_free);

  for (guint i = 0; i < job->records->len; i++)
    {
      const RelaisSpoolRecord *record = g_ptr_array_index (job->records, i);
      g_autofree char *id = relais_hex_encode (record->id, RELAIS_SPOOL_ID_SIZE);
      gboolean known;

      if (!is_known (relais_change_get_db (change), id, &known, error) || (!known && !note_id (change, id, error)))
        return FALSE;
      if (!known)
        open_record (job, record, id, spooled);
    }
  return job->func (change, spooled, job->report, job->data, error);
}

static gboolean
take_file (RelaisStore *store, RelaisActor *actor, TakeJob *job, GError **error)
{
  g_autofree char *path = g_build_filename (relais_store_get_folder (store), FILE_NAME, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (RelaisSpoolFile) file = relais_spool_file_open (path, FALSE, &local_error);
  g_autoptr (GPtrArray) records = NULL;

  if (file == NULL && !g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_NO_SUCH_FILE))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  records = file != NULL ? relais_spool_file_read (file, &job->report->n_lost, error) : g_ptr_array_new ();
  if (records == NULL)
    return FALSE;
  if (records->len == 0 && job->report->n_lost == 0 && !job->report->key_replaced)
    return TRUE;

  job->records = records;
  return relais_store_write (store, actor, "spool", take_records, job, NULL, error) &&
         (file == NULL || relais_spool_file_clear (file, error));
}

/**
 * relais_spool_store_take_in:
 * @store: an open store
 * @actor: who has signed in
 * @func: finds a place for what was written down; not called where there is nothing, and nothing is wrong
 * @data: given to @func
 * @error: whatever @func, the register or the disk says; then nothing was taken in, and the next sign-in tries again
 *
 * Makes the pair of keys where there is none yet, and puts the public one right.
 *
 * Returns: whether the spool is empty now
 */
gboolean
relais_spool_store_take_in (RelaisStore *store, RelaisActor *actor, RelaisSpoolTakeFunc func, gpointer data,
                            GError **error)
{
  Pair pair = { .found = FALSE };
  RelaisSpoolReport report = { 0 };
  TakeJob job = { .pair = &pair, .report = &report, .func = func, .data = data };
  gboolean taken = load_pair (store, actor, &pair, &report.key_replaced, error) &&
                   take_file (store, actor, &job, error);

  explicit_bzero (&pair, sizeof pair);
  return taken;
}

/**
 * relais_spool_store_keep:
 * @change: the change in which @id is taken in
 * @id: the id of a record
 * @kind: a short word
 * @at: when it was written down
 * @workstation: where
 * @content: what waits for somebody
 * @error: where to store the error
 *
 * Returns: whether it is kept
 */
gboolean
relais_spool_store_keep (RelaisChange *change, const char *id, const char *kind, const char *at,
                         const char *workstation, const char *content, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (
      relais_change_get_db (change),
      "UPDATE spooled SET kind = $2, at = $3, workstation = $4, content = $5 WHERE id = $1", error);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, id);
  relais_statement_bind_text (statement, 2, kind);
  relais_statement_bind_text (statement, 3, at);
  relais_statement_bind_text (statement, 4, workstation);
  relais_statement_bind_text (statement, 5, content);
  return relais_statement_execute (statement, error);
}

static void
waiting_free (gpointer data)
{
  RelaisSpoolWaiting *waiting = data;

  g_free (waiting->id);
  g_free (waiting->at);
  g_free (waiting->workstation);
  g_free (waiting->content);
  g_free (waiting);
}

/**
 * relais_spool_store_list:
 * @db: a connection
 * @kind: a short word
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisSpoolWaiting) (nullable): what waits, oldest first
 */
GPtrArray *
relais_spool_store_list (RelaisDb *db, const char *kind, GError **error)
{
  g_autoptr (RelaisStatement) rows = relais_db_prepare (
      db, "SELECT id, at, workstation, content FROM spooled WHERE kind = $1 ORDER BY at, id", error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (waiting_free);
  gboolean has_row;

  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, kind);
  do
    {
      RelaisSpoolWaiting *waiting;

      if (!relais_statement_step (rows, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      waiting = g_new0 (RelaisSpoolWaiting, 1);
      waiting->id = g_strdup (relais_statement_column_text (rows, 0));
      waiting->at = g_strdup (relais_statement_column_text (rows, 1));
      waiting->workstation = g_strdup (relais_statement_column_text (rows, 2));
      waiting->content = g_strdup (relais_statement_column_text (rows, 3));
      g_ptr_array_add (all, waiting);
    }
  while (has_row);
  return g_steal_pointer (&all);
}

/**
 * relais_spool_store_settle:
 * @change: an open change
 * @id: of what waits
 * @error: RELAIS_ERROR_NOT_FOUND where it does not wait any more
 *
 * Its content is removed; its id stays.
 *
 * Returns: whether it waits no longer
 */
gboolean
relais_spool_store_settle (RelaisChange *change, const char *id, GError **error)
{
  g_autoptr (RelaisStatement) statement =
      relais_db_prepare (relais_change_get_db (change),
                         "UPDATE spooled SET kind = NULL, content = NULL WHERE id = $1 AND kind IS NOT NULL "
                         "RETURNING id",
                         error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, id);
  if (!relais_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    relais_error_set (error, RELAIS_ERROR_NOT_FOUND, id, NULL);
  return has_row;
}
