/* The access log for those who may read it: administrators and the data protection officer. Reading it is written down
 * too. Blocking, from any thread.
 */

#include "relais-audit-reading.h"

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

static gboolean
verify (RelaisDb *db, gpointer data, GError **error)
{
  return relais_audit_log_verify (db, error);
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

  if (!relais_actor_check (actor, RELAIS_ACT_READ_AUDIT, error) ||
      !relais_store_write (store, actor, "read-audit", note_reading, &job, NULL, error) ||
      !relais_store_read (store, list_rows, &job, error))
    return NULL;
  return job.rows;
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
         relais_store_read (relais_session_get_store (session), verify, NULL, error);
}
