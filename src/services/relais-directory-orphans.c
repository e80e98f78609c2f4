/* What the practice noted about an entry that the shared folder has no longer: it is moved to the entry that took its
 * place, or taken away. Each is one operation, which is undone as one; an entry of which nothing is left keeps an empty
 * record, for the undo. Blocking, from any thread.
 */

#include "relais-directory.h"

#include "relais-directory-private.h"
#include "relais-error.h"
#include "relais-own-directory.h"
#include "relais-own-entry.h"
#include "relais-text.h"

#define MAX_NOTE 1000

typedef struct {
  const char *from;
  const char *to;   /* NULL: nowhere */
  const char *name; /* of the entry that it goes to */
} MoveJob;

static gboolean
load_own (RelaisDb *db, const char *key, RelaisRecord **own, GError **error)
{
  g_autoptr (GPtrArray) records = relais_own_directory_list (db, &relais_own_entry_type, key, error);

  *own = records != NULL && records->len > 0 ? relais_record_ref (records->pdata[0]) : NULL;
  return records != NULL;
}

static gboolean
save (RelaisChange *change, RelaisRecordBuilder *builder, GError **error)
{
  g_autoptr (RelaisRecord) record = relais_record_builder_end (builder);
  g_autoptr (RelaisRecord) saved = relais_change_save (change, record, error);

  return saved != NULL;
}

static gboolean
empty (RelaisChange *change, const RelaisRecord *own, GError **error)
{
  RelaisRecordBuilder *builder = relais_record_builder_new_from (own);

  relais_record_builder_set (builder, RELAIS_OWN_ENTRY_FAVOURITE, NULL);
  relais_record_builder_set (builder, RELAIS_OWN_ENTRY_NOTE, NULL);
  relais_record_builder_set (builder, RELAIS_OWN_ENTRY_HOURS, NULL);
  return save (change, builder, error);
}

/* Both notes, that of the entry first: neither is lost. */
static char *
join_notes (const char *kept, const char *moved)
{
  if (kept == NULL || moved == NULL)
    return g_strdup (kept != NULL ? kept : moved);
  return g_strdup_printf ("%s\n%s", kept, moved);
}

static gboolean
join (RelaisChange *change, const RelaisRecord *moved, const RelaisRecord *kept, const MoveJob *job, GError **error)
{
  g_autofree char *note = join_notes (kept != NULL ? relais_record_get (kept, RELAIS_OWN_ENTRY_NOTE) : NULL,
                                      relais_record_get (moved, RELAIS_OWN_ENTRY_NOTE));
  RelaisRecordBuilder *builder;

  if (note != NULL && relais_text_length (note) > MAX_NOTE)
    {
      relais_error_set (error, RELAIS_ERROR_TOO_LARGE, relais_own_entry_type.fields[RELAIS_OWN_ENTRY_NOTE].name, "%d",
                        MAX_NOTE);
      return FALSE;
    }
  builder = kept != NULL ? relais_record_builder_new_from (kept)
                         : relais_record_builder_new (&relais_own_entry_type, NULL, 0);
  relais_record_builder_set (builder, RELAIS_OWN_ENTRY_KEY, job->to);
  relais_record_builder_set (builder, RELAIS_OWN_ENTRY_NAME, job->name);
  relais_record_builder_set (builder, RELAIS_OWN_ENTRY_NOTE, note);
  if (relais_record_get (moved, RELAIS_OWN_ENTRY_FAVOURITE) != NULL)
    relais_record_builder_set (builder, RELAIS_OWN_ENTRY_FAVOURITE,
                               relais_record_get (moved, RELAIS_OWN_ENTRY_FAVOURITE));
  if (kept == NULL || relais_record_get (kept, RELAIS_OWN_ENTRY_HOURS) == NULL)
    relais_record_builder_set (builder, RELAIS_OWN_ENTRY_HOURS, relais_record_get (moved, RELAIS_OWN_ENTRY_HOURS));
  return save (change, builder, error);
}

static gboolean
run_move (RelaisChange *change, gpointer data, GError **error)
{
  const MoveJob *job = data;
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (RelaisRecord) moved = NULL;
  g_autoptr (RelaisRecord) kept = NULL;

  if (!load_own (db, job->from, &moved, error) || (job->to != NULL && !load_own (db, job->to, &kept, error)))
    return FALSE;
  if (moved == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_NOT_FOUND, job->from, NULL);
      return FALSE;
    }
  return (job->to == NULL || join (change, moved, kept, job, error)) && empty (change, moved, error);
}

static gboolean
move (RelaisSession *session, RelaisActor *actor, MoveJob *job, GError **error)
{
  return relais_store_write (relais_session_get_store (session), actor, "own-entry", run_move, job, NULL, error);
}

/**
 * relais_directory_move_own:
 * @session: a session
 * @actor: who acts
 * @from: the key of an entry that the practice noted something about
 * @to: the key of an entry that the source has
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_INVALID when both are the same;
 *   RELAIS_ERROR_TOO_LARGE when both notes together are too long
 *
 * Note, favourite and hours go to the other entry, beside what is noted there already.
 *
 * Returns: whether they are there now
 */
gboolean
relais_directory_move_own (RelaisSession *session, RelaisActor *actor, const char *from, const char *to,
                           GError **error)
{
  g_autoptr (RelaisDirectoryPage) page = NULL;
  g_autofree char *name = NULL;
  MoveJob job = { .from = from, .to = to };

  if (!relais_actor_check (actor, RELAIS_ACT_EDIT_OWN_DIRECTORY, error))
    return FALSE;
  page = relais_directory_open_entry (session, actor, to, error);
  if (page == NULL)
    return FALSE;
  if (page->source == NULL || g_str_equal (from, to))
    {
      relais_error_set (error, page->source == NULL ? RELAIS_ERROR_NOT_FOUND : RELAIS_ERROR_INVALID, to, NULL);
      return FALSE;
    }
  name = relais_text_clean (relais_directory_entry_get_name (page->source, NULL), 250, NULL);
  job.name = name;
  return move (session, actor, &job, error);
}

/**
 * relais_directory_clear_own:
 * @session: a session
 * @actor: who acts
 * @key: the key of an entry that the practice noted something about
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * Takes note, favourite and hours away.
 *
 * Returns: whether nothing is noted about it any more
 */
gboolean
relais_directory_clear_own (RelaisSession *session, RelaisActor *actor, const char *key, GError **error)
{
  MoveJob job = { .from = key };

  return relais_actor_check (actor, RELAIS_ACT_EDIT_OWN_DIRECTORY, error) && move (session, actor, &job, error);
}
