/* The call to those who helped somebody that died: that it was made, or that none is needed, is noted on the link with
 * the day and the member, in one operation that can be taken back. Blocking, from any thread.
 */

#include "relais-register-after-call.h"

#include "relais-care-link.h"
#include "relais-error.h"
#include "relais-person.h"
#include "relais-register-private.h"
#include "relais-table.h"

typedef struct {
  const char *id;
  const char *answer;
  RelaisDate today;
  RelaisRecord *saved;
} CallJob;

static gboolean
note (RelaisChange *change, gpointer data, GError **error)
{
  CallJob *job = data;
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (RelaisRecord) link =
      relais_table_load (db, relais_table_for_type (&relais_care_link_type), job->id, error);
  g_autoptr (RelaisRecord) patient = NULL;
  g_autoptr (RelaisRecordBuilder) builder = NULL;
  g_autoptr (RelaisRecord) noted = NULL;
  g_autofree char *date = relais_date_to_text (job->today);

  if (link == NULL)
    return FALSE;
  patient = relais_register_read_person (db, relais_record_get (link, RELAIS_CARE_LINK_PATIENT), error);
  if (patient == NULL)
    return FALSE;
  if (relais_record_get (patient, RELAIS_PERSON_DIED_ON) == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_INVALID, "died_on", NULL);
      return FALSE;
    }
  builder = relais_record_builder_new_from (link);
  relais_record_builder_set (builder, RELAIS_CARE_LINK_AFTER_CALL, job->answer);
  relais_record_builder_set (builder, RELAIS_CARE_LINK_AFTER_CALL_ON, date);
  relais_record_builder_set (builder, RELAIS_CARE_LINK_AFTER_CALL_BY,
                             relais_actor_get_name (relais_change_get_actor (change)));
  noted = relais_record_builder_end (g_steal_pointer (&builder));
  job->saved = relais_change_save (change, noted, error);
  return job->saved != NULL;
}

/**
 * relais_register_note_after_call:
 * @session: a session
 * @actor: who asks
 * @link_id: id of a link whose patient died
 * @answer: "done", or "not_needed"
 * @error: RELAIS_ERROR_NOT_FOUND; RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_INVALID for another answer, and as long as the
 *   patient lives
 *
 * Notes that the caregiver was called after the death, or that no call is needed: Today asks no more.
 *
 * Returns: (transfer full) (nullable): the link as stored now
 */
RelaisRecord *
relais_register_note_after_call (RelaisSession *session, RelaisActor *actor, const char *link_id, const char *answer,
                                 GError **error)
{
  const RelaisField *field = &relais_care_link_type.fields[RELAIS_CARE_LINK_AFTER_CALL];
  CallJob job = { .id = link_id, .answer = answer, .today = relais_session_get_today (session) };

  if (!relais_actor_check (actor, RELAIS_ACT_EDIT_PEOPLE, error))
    return NULL;
  if (!g_strv_contains (field->words, answer))
    {
      relais_error_set (error, RELAIS_ERROR_INVALID, field->name, "%s", answer);
      return NULL;
    }
  if (!relais_store_write (relais_session_get_store (session), actor, "after-call", note, &job, NULL, error))
    g_clear_pointer (&job.saved, relais_record_unref);
  return job.saved;
}
