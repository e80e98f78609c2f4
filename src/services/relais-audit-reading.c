/* The access log for those who may read it: administrators and the data protection officer. Reading it is written down
 * too. Blocking, from any thread.
 */

#include "relais-audit-reading.h"

#include "relais-person.h"

typedef struct {
  const char *subject;
  const char *staff;
  GPtrArray *rows;
} Job;

static gboolean
list_rows (RelaisDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->rows = relais_audit_log_list (db, job->subject, job->staff, error);
  return job->rows != NULL;
}

static gboolean
note_reading (RelaisChange *change, gpointer data, GError **error)
{
  Job *job = data;

  return relais_change_note (change, "read-audit", NULL, job->subject, NULL, error);
}

typedef struct {
  RelaisAuditFlaw flaw;
  gint64 seq;
} Verification;

static gboolean
verify (RelaisDb *db, gpointer data, GError **error)
{
  Verification *verification = data;

  return relais_audit_log_check (db, &verification->flaw, &verification->seq, error);
}

typedef struct {
  const char *word;
  const char *subject;
} Refusal;

static gboolean
note_refusal (RelaisChange *change, gpointer data, GError **error)
{
  const Refusal *refusal = data;

  return relais_change_note (change, "refused", refusal->subject != NULL ? relais_person_type.name : NULL,
                             refusal->subject, refusal->word, error);
}

/**
 * relais_audit_check:
 * @session: a session
 * @actor: who asks
 * @act: what is asked
 * @word: how the log calls it
 * @person: (nullable): id of the person it is about
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * As relais_actor_check(), for what nobody asks by mistake: who tried and was refused stands in the log.
 *
 * Returns: whether the actor's roles include it
 */
gboolean
relais_audit_check (RelaisSession *session, RelaisActor *actor, RelaisAct act, const char *word, const char *person,
                    GError **error)
{
  Refusal refusal = { word, person != NULL && g_uuid_string_is_valid (person) ? person : NULL };

  if (relais_actor_check (actor, act, error))
    return TRUE;
  relais_store_write (relais_session_get_store (session), actor, "refused", note_refusal, &refusal, NULL, NULL);
  return FALSE;
}

/**
 * relais_audit_reading_list:
 * @session: a session
 * @actor: who asks
 * @subject: (nullable): only what was done about this id
 * @staff: (nullable): only what this member did, by id
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisAuditRow) (nullable): rows, oldest first
 */
GPtrArray *
relais_audit_reading_list (RelaisSession *session, RelaisActor *actor, const char *subject, const char *staff,
                           GError **error)
{
  RelaisStore *store = relais_session_get_store (session);
  Job job = { subject, staff, NULL };

  if (!relais_audit_check (session, actor, RELAIS_ACT_READ_AUDIT, "read-audit", subject, error) ||
      !relais_store_note (store, actor, "read-audit", note_reading, &job, error) ||
      !relais_store_read (store, list_rows, &job, error))
    return NULL;
  return job.rows;
}

/**
 * relais_audit_reading_check:
 * @session: a session
 * @actor: who asks
 * @flaw: (out): what is wrong with the first row that does not verify, RELAIS_AUDIT_FLAW_NONE when the whole log does
 * @seq: (out): the number of that row; of a whole log the number of its rows
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether the log was walked
 */
gboolean
relais_audit_reading_check (RelaisSession *session, RelaisActor *actor, RelaisAuditFlaw *flaw, gint64 *seq,
                            GError **error)
{
  Verification verification = { 0 };

  if (!relais_actor_check (actor, RELAIS_ACT_VERIFY, error) ||
      !relais_store_read (relais_session_get_store (session), verify, &verification, error))
    return FALSE;
  *flaw = verification.flaw;
  *seq = verification.seq;
  return TRUE;
}

static gboolean
verify_all (RelaisDb *db, gpointer data, GError **error)
{
  return relais_audit_log_verify (db, error);
}

/**
 * relais_audit_reading_verify:
 * @session: a session
 * @actor: who asks
 * @error: RELAIS_ERROR_AUDIT_BROKEN, whose subject is the number of the first row that does not verify
 *
 * Returns: whether the whole log verifies
 */
gboolean
relais_audit_reading_verify (RelaisSession *session, RelaisActor *actor, GError **error)
{
  return relais_actor_check (actor, RELAIS_ACT_VERIFY, error) &&
         relais_store_read (relais_session_get_store (session), verify_all, NULL, error);
}
