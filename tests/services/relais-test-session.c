/* A register for tests of services: encrypted at a low cost, one member who coordinates and administers, a fixed
 * instant.
 */

#include "relais-test-session.h"

#include "relais-care-link.h"
#include "relais-issue.h"
#include "relais-key-file-testing.h"
#include "relais-notebook.h"
#include "relais-person.h"
#include "relais-register-care.h"
#include "relais-register.h"
#include "relais-staff.h"

#define NOW        "2026-11-20T13:02:11Z"
#define PASSPHRASE "quatre mots sans rapport"

RelaisSession *
relais_test_session_new (const char *folder)
{
  const RelaisSessionFirst first = { "Maison médicale", "Aïcha", "fr", PASSPHRASE };
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (NOW);
  g_autofree char *recovery_key = NULL;
  g_autoptr (GError) error = NULL;
  RelaisSession *session;

  relais_key_file_set_test_cost (8, 1);
  session = relais_session_create (folder, &first, clock, &recovery_key, &error);
  g_assert_no_error (error);
  return session;
}

/* The same member again, at the same instant. */
RelaisSession *
relais_test_session_open (const char *folder)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (NOW);
  g_autoptr (GError) error = NULL;
  RelaisSession *session = relais_session_open (folder, PASSPHRASE, NULL, clock, &error);

  g_assert_no_error (error);
  return session;
}

/* The same member with other roles: what they may do follows from the roles alone. */
RelaisActor *
relais_test_session_as (RelaisSession *session, const char *roles)
{
  RelaisActor *actor = relais_session_get_actor (session);

  return relais_actor_new (relais_actor_get_staff_id (actor), relais_actor_get_name (actor), roles, "desk");
}

/* Fields and their values follow as pairs of names and texts. */
RelaisRecord *
relais_test_session_add (RelaisSession *session, const char *family, const char *given, guint facet, ...)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_person_type, NULL, 0);
  g_autoptr (RelaisRecord) person = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  RelaisRecord *saved;
  const char *name;
  va_list pairs;

  relais_record_builder_set (builder, RELAIS_PERSON_FAMILY_NAME, family);
  relais_record_builder_set (builder, RELAIS_PERSON_GIVEN_NAME, given);
  relais_record_builder_set (builder, RELAIS_PERSON_BIRTH_DATE, "1950");
  if (facet & RELAIS_FACET_PATIENT)
    relais_record_builder_set (builder, RELAIS_PERSON_IS_PATIENT, "yes");
  if (facet & RELAIS_FACET_CAREGIVER)
    {
      relais_record_builder_set (builder, RELAIS_PERSON_IS_CAREGIVER, "yes");
      relais_record_builder_set (builder, RELAIS_PERSON_PHONE, "02 474 02 55");
    }

  va_start (pairs, facet);
  while ((name = va_arg (pairs, const char *)) != NULL)
    relais_record_builder_set (builder, (guint) relais_record_type_find (&relais_person_type, name),
                               va_arg (pairs, const char *));
  va_end (pairs);

  person = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_register_save_person (session, relais_session_get_actor (session), person, issues, &error);
  g_assert_no_error (error);
  return saved;
}

typedef struct {
  RelaisRecord *record;
  RelaisRecord *saved;
} SaveJob;

static gboolean
save_record (RelaisChange *change, gpointer data, GError **error)
{
  SaveJob *job = data;

  job->saved = relais_change_save (change, job->record, error);
  return job->saved != NULL;
}

/* Any record as it is, without the checks of the services. */
RelaisRecord *
relais_test_session_save (RelaisSession *session, RelaisRecord *record)
{
  SaveJob job = { record, NULL };
  g_autoptr (GError) error = NULL;

  relais_store_write (relais_session_get_store (session), relais_session_get_actor (session), "save", save_record, &job,
                      NULL, &error);
  g_assert_no_error (error);
  return job.saved;
}

/* Another member, who acts and cannot sign in. */
RelaisActor *
relais_test_session_join (RelaisSession *session, const char *name, const char *roles, const char *ends_on)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_staff_type, NULL, 0);
  g_autoptr (RelaisRecord) member = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  relais_record_builder_set (builder, RELAIS_STAFF_NAME, name);
  relais_record_builder_set (builder, RELAIS_STAFF_ROLE, roles);
  relais_record_builder_set (builder, RELAIS_STAFF_ENDS_ON, ends_on);
  member = relais_record_builder_end (builder);
  saved = relais_test_session_save (session, member);
  return relais_actor_new (relais_record_get_id (saved), name, roles, "desk");
}

RelaisRecord *
relais_test_session_link (RelaisSession *session, RelaisRecord *caregiver, RelaisRecord *patient)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_care_link_type, NULL, 0);
  g_autoptr (RelaisRecord) link = NULL;
  g_autoptr (GError) error = NULL;
  RelaisRecord *saved;

  relais_record_builder_set (builder, RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (caregiver));
  relais_record_builder_set (builder, RELAIS_CARE_LINK_PATIENT, relais_record_get_id (patient));
  relais_record_builder_set (builder, RELAIS_CARE_LINK_RELATION, "daughter");
  link = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_register_save_link (session, relais_session_get_actor (session), link, NULL, &error);
  g_assert_no_error (error);
  return saved;
}

/* An entry of the notebook, with something asked of reception where @action says it. */
void
relais_test_session_sign (RelaisSession *session, const char *patient, const char *text, const char *visibility,
                          const char *action)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_note_type, NULL, 0);
  RelaisRecordBuilder *task = relais_record_builder_new (&relais_task_type, NULL, 0);
  g_autoptr (RelaisRecord) note = NULL;
  g_autoptr (RelaisRecord) asked = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;

  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, patient);
  relais_record_builder_set (builder, RELAIS_NOTE_TEXT, text);
  relais_record_builder_set (builder, RELAIS_NOTE_VISIBILITY, visibility);
  relais_record_builder_set (task, RELAIS_TASK_ACTION, action);
  relais_record_builder_set (task, RELAIS_TASK_FOR, "reception");
  note = relais_record_builder_end (builder);
  asked = relais_record_builder_end (task);
  saved = relais_notebook_sign (session, relais_session_get_actor (session), note, action != NULL ? asked : NULL, NULL,
                                issues, &error);
  g_assert_no_error (error);
}
