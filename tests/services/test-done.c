#include "relais-care-link.h"
#include "relais-done.h"
#include "relais-error.h"
#include "relais-person.h"
#include "relais-practice-profile.h"
#include "relais-practice.h"
#include "relais-register-acts.h"
#include "relais-register-care.h"
#include "relais-register-desk.h"
#include "relais-register.h"
#include "relais-test-session.h"
#include "relais-test.h"

#define PATIENT   RELAIS_FACET_PATIENT
#define CAREGIVER RELAIS_FACET_CAREGIVER

static GPtrArray *
list (RelaisSession *session, RelaisActor *actor, guint limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *done = relais_done_list (session, actor, relais_session_get_today (session), limit, &error);

  g_assert_no_error (error);
  return done;
}

static void
test_rows_say_what_was_done (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, father);
  g_autoptr (GError) error = NULL;
  g_autofree char *last = relais_done_find_last (session, actor, &error);
  g_autoptr (GPtrArray) before = list (session, actor, 0);
  const RelaisDone *row = g_ptr_array_index (before, 0);
  g_auto (RelaisUndoResult) result = { 0 };
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) two = NULL;
  g_autofree char *last_now = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (before->len, ==, 4); /* the register itself was made today */
  g_assert_cmpstr (row->operation, ==, last);
  g_assert_cmpstr (row->act, ==, "save");
  g_assert_cmpstr (row->label, ==, "Record saved");
  g_assert_cmpstr (row->who, ==, "Aïcha");
  g_assert_cmpstr (relais_record_get_id (row->person), ==, relais_record_get_id (daughter));
  g_assert_cmpstr (relais_record_get_id (row->other), ==, relais_record_get_id (father));
  g_assert_true (row->can_undo);
  g_assert_false (row->is_undone);
  row = g_ptr_array_index (before, 1);
  g_assert_cmpstr (relais_record_get_id (row->person), ==, relais_record_get_id (father));
  g_assert_null (row->other);

  /* Its first administrator was not there yet. */
  row = g_ptr_array_index (before, 3);
  g_assert_cmpstr (row->act, ==, "create");
  g_assert_null (row->who);
  g_assert_null (row->person);
  g_assert_false (row->can_undo);

  g_assert_true (relais_register_undo (session, actor, last, &result, &error));
  after = list (session, actor, 0);
  row = g_ptr_array_index (after, 0);
  g_assert_cmpstr (row->act, ==, "undo");
  g_assert_null (row->person);
  row = g_ptr_array_index (after, 1);
  g_assert_true (row->is_undone);
  g_assert_false (row->can_undo);
  last_now = relais_done_find_last (session, actor, &error);
  g_assert_cmpstr (last_now, ==, ((RelaisDone *) g_ptr_array_index (before, 1))->operation);

  two = list (session, actor, 2);
  g_assert_cmpuint (two->len, ==, 2);
}

static gboolean
can_undo_last (RelaisSession *session, const char *roles, RelaisErrorCode refusal)
{
  g_autoptr (RelaisActor) actor = relais_test_session_as (session, roles);
  g_autoptr (GPtrArray) done = list (session, actor, 1);
  const RelaisDone *row = g_ptr_array_index (done, 0);
  gboolean can_undo = row->can_undo;
  g_auto (RelaisUndoResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  if (can_undo)
    return TRUE;
  g_assert_false (relais_register_undo (session, actor, row->operation, &result, &error));
  g_assert_error (error, RELAIS_ERROR, (int) refusal);
  return FALSE;
}

/* What a role may not do, it may not bring about by undoing. */
static void
test_undoing_needs_its_permission (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "Nowak", "Ewa", PATIENT, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) archived = NULL;
  g_autoptr (RelaisRecord) hidden = NULL;
  g_autoptr (RelaisRecord) profile = NULL;
  g_autoptr (RelaisRecord) renamed = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  g_assert_true (can_undo_last (session, "reception", RELAIS_ERROR_NOT_ALLOWED));

  archived = relais_register_archive (session, actor, relais_record_get_id (person), TRUE, &error);
  g_assert_no_error (error);
  g_assert_false (can_undo_last (session, "reception", RELAIS_ERROR_NOT_ALLOWED));
  g_assert_true (can_undo_last (session, "coordinator", RELAIS_ERROR_NOT_ALLOWED));

  hidden = relais_register_set_protected (session, actor, relais_record_get_id (person), &error);
  g_assert_no_error (error);
  g_assert_false (can_undo_last (session, "coordinator", RELAIS_ERROR_TWO_PEOPLE));

  profile = relais_practice_profile_load (session, &error);
  renamed = relais_record_with (profile, RELAIS_PRACTICE_NAME, "De Schakel");
  saved = relais_practice_profile_save (session, actor, renamed, &error);
  g_assert_no_error (error);
  g_assert_false (can_undo_last (session, "coordinator", RELAIS_ERROR_NOT_ALLOWED));
  g_assert_true (can_undo_last (session, "reception;administrator", RELAIS_ERROR_NOT_ALLOWED));
}

static void
test_protected_people_are_not_told (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisActor) administrator = relais_test_session_as (session, "administrator");
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "Nowak", "Ewa", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) mother =
      relais_test_session_add (session, "Nowak", "Zofia", PATIENT, "street", "Hidden street 5", NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, mother);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) hidden =
      relais_register_set_protected (session, actor, relais_record_get_id (mother), &error);
  g_autoptr (GPtrArray) done = list (session, actor, 0);
  const RelaisDone *row = g_ptr_array_index (done, 0);

  g_assert_no_error (error);
  g_assert_cmpstr (row->label, ==, "Protected mode set");
  g_assert_null (relais_record_get (row->person, RELAIS_PERSON_STREET));
  row = g_ptr_array_index (done, 1);
  g_assert_null (row->person);
  g_assert_null (row->other);

  g_assert_null (relais_done_list (session, administrator, relais_session_get_today (session), 0, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/done/rows-say-what-was-done", test_rows_say_what_was_done);
  g_test_add_func ("/done/undoing-needs-its-permission", test_undoing_needs_its_permission);
  g_test_add_func ("/done/protected-people-are-not-told", test_protected_people_are_not_told);
  return g_test_run ();
}
