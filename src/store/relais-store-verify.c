/* Whether the register is whole: its pages and keys, what refers to what, the search index, the chain of the access log
 * and the key slots. Each part that does not verify is a sentence; the others are looked at all the same. Runs on the
 * store's thread that writes.
 */

#include "relais-store-private.h"

#include "relais-audit-log.h"
#include "relais-error.h"
#include "relais-key-file.h"
#include "relais-note-index.h"
#include "relais-search-index.h"

static void
note_finding (GPtrArray *findings, gboolean passed, GError *error)
{
  if (!passed)
    g_ptr_array_add (findings, relais_error_get_sentence (error));
}

static gpointer
run_verify (gpointer data, GCancellable *cancellable, GError **error)
{
  gpointer *job = data;
  RelaisStore *store = job[0];
  GPtrArray *findings = job[1];
  g_autofree char *keys = g_build_filename (store->folder, RELAIS_KEY_FILE_NAME, NULL);
  g_autoptr (GError) integrity = NULL;
  g_autoptr (GError) index = NULL;
  g_autoptr (GError) notes = NULL;
  g_autoptr (GError) audit = NULL;
  g_autoptr (GError) slots = NULL;

  note_finding (findings, relais_db_check_integrity (store->writer, &integrity), integrity);
  note_finding (findings, relais_search_index_verify (store->writer, &index), index);
  note_finding (findings, relais_note_index_verify (store->writer, &notes), notes);
  note_finding (findings, relais_audit_log_verify (store->writer, &audit), audit);
  note_finding (findings, relais_key_file_verify (keys, store->key, &slots), slots);
  return store;
}

/**
 * relais_store_verify:
 * @store: a store
 * @findings: (element-type utf8): an array that owns its texts; a sentence is added for each part that does not verify
 * @error: set only when the verification itself could not run
 *
 * Looks at integrity, foreign keys, search index, audit chain and key slots.
 *
 * Returns: whether it ran
 */
gboolean
relais_store_verify (RelaisStore *store, GPtrArray *findings, GError **error)
{
  gpointer job[] = { store, findings };

  return relais_db_worker_run (store->writer_thread, run_verify, job, NULL, error) != NULL;
}
