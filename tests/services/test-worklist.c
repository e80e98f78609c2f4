#include "relais-care-link.h"
#include "relais-error.h"
#include "relais-person.h"
#include "relais-register-after-call.h"
#include "relais-register-acts.h"
#include "relais-register-care.h"
#include "relais-register-desk.h"
#include "relais-register.h"
#include "relais-test-session.h"
#include "relais-test.h"
#include "relais-worklist.h"

#define PATIENT   RELAIS_FACET_PATIENT
#define CAREGIVER RELAIS_FACET_CAREGIVER

static RelaisWorklist *
read_list (RelaisSession *session, guint limit)
{
  g_autoptr (GError) error = NULL;
  RelaisWorklist *worklist = relais_worklist_read (session, relais_session_get_actor (session), limit, &error);

  g_assert_no_error (error);
  return worklist;
}

/* "Given:severity", and "/Other" where there is one, in the order of the list. */
static char *
describe (RelaisSession *session, RelaisWorkKind kind)
{
  g_autoptr (RelaisWorklist) worklist = read_list (session, 0);
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (worklist->counts[kind], ==, worklist->items[kind]->len);
  for (guint i = 0; i < worklist->items[kind]->len; i++)
    {
      const RelaisWorkItem *item = g_ptr_array_index (worklist->items[kind], i);

      g_assert_cmpint (item->kind, ==, kind);
      g_string_append_printf (text, "%s%s%s%s:%d", i > 0 ? " " : "",
                              item->person != NULL ? relais_record_get (item->person, RELAIS_PERSON_GIVEN_NAME) : "-",
                              item->other != NULL ? "/" : "",
                              item->other != NULL ? relais_record_get (item->other, RELAIS_PERSON_GIVEN_NAME) : "",
                              (int) item->severity);
    }
  return g_string_free (text, FALSE);
}

static void
change (RelaisSession *session, RelaisRecord **record, guint field, const char *value)
{
  g_autoptr (RelaisRecord) before = *record;
  g_autoptr (RelaisRecord) after = relais_record_with (before, field, value);

  *record = relais_test_session_save (session, after);
}

/* The fixed today is 20 November 2026. */
static void
test_recognitions_that_end (void)
{
  static const struct {
    const char *recognition, *from, *until, *listed;
  } cases[] = {
    { "social_rights", NULL, "2027-03-12", "" },
    { "social_rights", NULL, "2027-01-19", "Fatima/Mohamed:0" },
    { "social_rights", NULL, "2027-01-20", "" },
    { "social_rights", NULL, "2026-12-20", "Fatima/Mohamed:1" },
    { "social_rights", NULL, "2026-12-21", "Fatima/Mohamed:0" },
    { "social_rights", NULL, "2026-11-20", "Fatima/Mohamed:1" },
    { "social_rights", NULL, "2026-11-19", "Fatima/Mohamed:2" },
    { "social_rights", "2025-12-01", NULL, "Fatima/Mohamed:1" },
    { "social_rights", "2026-06-01", NULL, "" },
    { "general", "2024-01-01", NULL, "" },
    { "informed", NULL, NULL, "" },
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, father);
  g_autofree char *ended = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *listed = NULL;

      change (session, &link, RELAIS_CARE_LINK_RECOGNITION, cases[i].recognition);
      change (session, &link, RELAIS_CARE_LINK_RECOGNITION_FROM, cases[i].from);
      change (session, &link, RELAIS_CARE_LINK_RECOGNITION_UNTIL, cases[i].until);
      listed = describe (session, RELAIS_WORK_RECOGNITION);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (listed, ==, cases[i].listed);
    }

  change (session, &link, RELAIS_CARE_LINK_RECOGNITION, "social_rights");
  change (session, &link, RELAIS_CARE_LINK_RECOGNITION_UNTIL, "2026-11-25");
  change (session, &link, RELAIS_CARE_LINK_END, "2026-11-01");
  ended = describe (session, RELAIS_WORK_RECOGNITION);
  g_assert_cmpstr (ended, ==, "");
}

static void
test_the_first_to_end_stands_first (void)
{
  static const char *const untils[] = { "2026-12-24", "2026-11-10", "2026-12-01" };
  static const char *const givens[] = { "Ali", "Bea", "Cem" };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autofree char *listed = NULL;
  g_autoptr (RelaisWorklist) two = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (givens); i++)
    {
      g_autoptr (RelaisRecord) person = relais_test_session_add (session, "Claes", givens[i], CAREGIVER, NULL);
      g_autoptr (RelaisRecord) link = relais_test_session_link (session, person, father);

      change (session, &link, RELAIS_CARE_LINK_RECOGNITION, "social_rights");
      change (session, &link, RELAIS_CARE_LINK_RECOGNITION_UNTIL, untils[i]);
    }
  listed = describe (session, RELAIS_WORK_RECOGNITION);
  g_assert_cmpstr (listed, ==, "Bea/Mohamed:2 Cem/Mohamed:1 Ali/Mohamed:0");

  two = read_list (session, 2);
  g_assert_cmpuint (two->items[RELAIS_WORK_RECOGNITION]->len, ==, 2);
  g_assert_cmpuint (two->counts[RELAIS_WORK_RECOGNITION], ==, 3);
  g_assert_cmpuint (two->items[RELAIS_WORK_CONSENT]->len, ==, 2);
  g_assert_cmpuint (two->counts[RELAIS_WORK_CONSENT], ==, 3);
}

static void
test_who_helps_at_home (void)
{
  static const struct {
    const char *flags, *state, *archived, *listed;
  } cases[] = {
    { "elderly", NULL, NULL, "Mohamed:1" },
    { "isolated;no_network", "followed", NULL, "Mohamed:1" },
    { NULL, NULL, NULL, "" },
    { "elderly", "nursing_home", NULL, "" },
    { "elderly", "left", NULL, "" },
    { "elderly", "deceased", NULL, "" },
    { "elderly", NULL, "2026-11-01", "" },
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = NULL;
  g_autofree char *helped = NULL;
  g_autofree char *no_more = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *listed = NULL;

      change (session, &father, RELAIS_PERSON_FLAGS, cases[i].flags);
      change (session, &father, RELAIS_PERSON_STATE, cases[i].state);
      change (session, &father, RELAIS_PERSON_ARCHIVED_ON, cases[i].archived);
      listed = describe (session, RELAIS_WORK_NOBODY_HELPS);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (listed, ==, cases[i].listed);
    }

  change (session, &father, RELAIS_PERSON_ARCHIVED_ON, NULL);
  link = relais_test_session_link (session, daughter, father);
  helped = describe (session, RELAIS_WORK_NOBODY_HELPS);
  g_assert_cmpstr (helped, ==, "");
  change (session, &link, RELAIS_CARE_LINK_END, "2026-11-01");
  no_more = describe (session, RELAIS_WORK_NOBODY_HELPS);
  g_assert_cmpstr (no_more, ==, "Mohamed:1");
}

/* Keep and print are what a card needs; the others may wait. */
static void
test_answers_nobody_asked_for (void)
{
  static const struct {
    guint purposes;
    const char *answer;
    const char *listed;
  } cases[] = {
    { 0, "yes", "Fatima/Mohamed:0" },
    { RELAIS_PURPOSE_MASK (RELAIS_PURPOSE_KEEP), "yes", "Fatima/Mohamed:0" },
    { RELAIS_PURPOSE_MASK (RELAIS_PURPOSE_HOSPITAL), "yes", "Fatima/Mohamed:0" },
    { RELAIS_PURPOSE_MASK (RELAIS_PURPOSE_PRINT), "no", "" },
    { RELAIS_PURPOSE_MASK (RELAIS_PURPOSE_PRINT), "not_asked", "Fatima/Mohamed:0" },
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, father);
  g_autofree char *before = describe (session, RELAIS_WORK_AGREEMENT);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisRecord) set = relais_register_set_consents (
          session, actor, relais_record_get_id (link), cases[i].purposes, cases[i].answer, "oral", &error);
      g_autofree char *listed = describe (session, RELAIS_WORK_CONSENT);

      g_assert_no_error (error);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (listed, ==, cases[i].listed);
    }

  g_assert_cmpstr (before, ==, "Mohamed:0");
  change (session, &father, RELAIS_PERSON_AGREEMENT, "refused");
  after = describe (session, RELAIS_WORK_AGREEMENT);
  g_assert_cmpstr (after, ==, "");
}

/* Who lost their only caregiver stays listed; who has another one, for a month. */
static void
test_who_lost_a_caregiver (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) son = relais_test_session_add (session, "El Amrani", "Karim", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) father =
      relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, "flags", "elderly", NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, father);
  g_autoptr (GError) error = NULL;
  g_autofree char *none = describe (session, RELAIS_WORK_DEPENDS);
  g_autoptr (RelaisRecord) died = relais_register_note_death (session, actor, relais_record_get_id (daughter),
                                                              relais_date (2026, 9, 1), NULL, &error);
  g_autofree char *alone = describe (session, RELAIS_WORK_DEPENDS);
  g_autofree char *elsewhere = describe (session, RELAIS_WORK_NOBODY_HELPS);
  g_autoptr (RelaisRecord) other = relais_test_session_link (session, son, father);
  g_autofree char *helped = describe (session, RELAIS_WORK_DEPENDS);
  g_autoptr (RelaisRecord) stopped = NULL;
  g_autoptr (RelaisRecord) ended = NULL;
  g_autofree char *recent = NULL;
  g_autofree char *both = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (alone, ==, "Mohamed/Fatima:2");
  g_assert_cmpstr (elsewhere, ==, "");
  g_assert_cmpstr (helped, ==, "");

  change (session, &died, RELAIS_PERSON_DIED_ON, "2026-11-02");
  ended = relais_register_load_link (session, actor, relais_record_get_id (link), &error);
  change (session, &ended, RELAIS_CARE_LINK_END, "2026-11-02");
  recent = describe (session, RELAIS_WORK_DEPENDS);
  g_assert_cmpstr (recent, ==, "Mohamed/Fatima:1");

  stopped = relais_register_note_stop (session, actor, relais_record_get_id (son), NULL, &error);
  g_assert_no_error (error);
  both = describe (session, RELAIS_WORK_DEPENDS);
  g_assert_cmpstr (both, ==, "Mohamed/Karim:2 Mohamed/Fatima:2");
}

static void
test_nothing_leads_to_a_protected_person (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "Nowak", "Ewa", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) mother = relais_test_session_add (session, "Nowak", "Zofia", PATIENT, "street",
                                                             "Hidden street 5", "flags", "elderly", NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, mother);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) hidden =
      relais_register_set_protected (session, actor, relais_record_get_id (mother), &error);
  g_autoptr (RelaisRecord) stopped = NULL;
  g_autoptr (RelaisWorklist) worklist = NULL;
  const RelaisWorkItem *item;

  g_assert_no_error (error);
  change (session, &link, RELAIS_CARE_LINK_RECOGNITION, "social_rights");
  change (session, &link, RELAIS_CARE_LINK_RECOGNITION_UNTIL, "2026-11-25");
  worklist = read_list (session, 0);
  g_assert_cmpuint (worklist->counts[RELAIS_WORK_RECOGNITION], ==, 0);
  g_assert_cmpuint (worklist->counts[RELAIS_WORK_CONSENT], ==, 0);
  g_assert_cmpuint (worklist->counts[RELAIS_WORK_AGREEMENT], ==, 1);
  item = g_ptr_array_index (worklist->items[RELAIS_WORK_AGREEMENT], 0);
  g_assert_null (relais_record_get (item->person, RELAIS_PERSON_STREET));

  stopped = relais_register_note_stop (session, actor, relais_record_get_id (daughter), NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&worklist, relais_worklist_free);
  worklist = read_list (session, 0);
  g_assert_cmpuint (worklist->counts[RELAIS_WORK_DEPENDS], ==, 0);
  g_assert_cmpuint (worklist->counts[RELAIS_WORK_NOBODY_HELPS], ==, 0);
}

static void
test_forms_left_behind (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisActor) administrator = relais_test_session_as (session, "administrator");
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "Nowak", "Ewa", CAREGIVER, NULL);
  RelaisForm parked = { .kind = (char *) "caregiver", .title = (char *) "Nowak", .is_parked = TRUE };
  RelaisForm begun = { .kind = (char *) "person", .subject = (char *) relais_record_get_id (person) };
  g_autoptr (GError) error = NULL;
  g_autofree char *first = relais_form_save (session, actor, &parked, &error);
  g_autofree char *second = relais_form_save (session, actor, &begun, &error);
  g_autoptr (RelaisWorklist) worklist = read_list (session, 0);
  g_autoptr (RelaisWorklist) one = read_list (session, 1);
  GPtrArray *forms = worklist->items[RELAIS_WORK_FORM];

  g_assert_no_error (error);
  g_assert_cmpuint (forms->len, ==, 2);
  for (guint i = 0; i < forms->len; i++)
    {
      const RelaisWorkItem *item = g_ptr_array_index (forms, i);
      gboolean is_parked = g_str_equal (item->form->id, first);

      g_assert_cmpint (item->form->is_parked, ==, is_parked);
      g_assert_cmpint (item->person != NULL, ==, !is_parked);
      g_assert_cmpint (item->severity, ==, is_parked ? RELAIS_WORK_CALM : RELAIS_WORK_ATTENTION);
    }
  g_assert_cmpuint (one->items[RELAIS_WORK_FORM]->len, ==, 1);
  g_assert_cmpuint (one->counts[RELAIS_WORK_FORM], ==, 2);

  g_assert_null (relais_worklist_read (session, administrator, 0, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

/* The fixed today is 20 November 2026: the rule and the list agree. */
static void
test_calls_after_a_death (void)
{
  static const struct {
    const char *died, *end, *listed;
    gboolean is_open;
  } cases[] = {
    { NULL, NULL, "", FALSE },
    { "2026-11-06", "2026-11-06", "Fatima/Mohamed:1", TRUE },
    { "2026-11-06", NULL, "Fatima/Mohamed:1", TRUE },
    { "2026-11-07", "2026-11-07", "", TRUE },
    { "2026-11-06", "2026-11-05", "", FALSE },
    { "2026-11-06", "2026-11", "Fatima/Mohamed:1", TRUE },
    { "2026-11-06", "2026-10", "", FALSE },
    { "2026-10", "2026-10-15", "Fatima/Mohamed:1", TRUE },
    { "2026", "2026", "Fatima/Mohamed:1", TRUE },
    { "2025-11-20", "2025-11-20", "Fatima/Mohamed:1", TRUE },
    { "2025-11-19", "2025-11-19", "", FALSE },
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, father);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *listed = NULL;

      change (session, &father, RELAIS_PERSON_DIED_ON, cases[i].died);
      change (session, &link, RELAIS_CARE_LINK_END, cases[i].end);
      listed = describe (session, RELAIS_WORK_AFTER_CALL);
      g_assert_cmpstr (listed, ==, cases[i].listed);
      g_assert_cmpint (relais_after_call_is_open (link, daughter, father, relais_session_get_today (session)), ==,
                       cases[i].is_open);
    }
}

static void
test_a_call_is_made_once (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisActor) dpo = relais_test_session_as (session, "dpo");
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "El Amrani", "Fatima", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENT, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, father);
  g_autoptr (RelaisRecord) noted = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *stopped = NULL;
  g_autofree char *after = NULL;
  const char *id = relais_record_get_id (link);

  g_assert_null (relais_register_note_after_call (session, actor, id, "done", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_clear_error (&error);
  change (session, &father, RELAIS_PERSON_DIED_ON, "2026-11-01");
  g_assert_null (relais_register_note_after_call (session, actor, id, "perhaps", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (relais_register_note_after_call (session, dpo, id, "done", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);

  before = describe (session, RELAIS_WORK_AFTER_CALL);
  g_assert_cmpstr (before, ==, "Fatima/Mohamed:1");
  change (session, &daughter, RELAIS_PERSON_STOPPED_ON, "2026-11-10");
  stopped = describe (session, RELAIS_WORK_AFTER_CALL);
  g_assert_cmpstr (stopped, ==, "");
  change (session, &daughter, RELAIS_PERSON_STOPPED_ON, NULL);
  noted = relais_register_note_after_call (session, actor, id, "not_needed", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (noted, RELAIS_CARE_LINK_AFTER_CALL_BY), ==, relais_actor_get_name (actor));
  after = describe (session, RELAIS_WORK_AFTER_CALL);
  g_assert_cmpstr (after, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worklist/recognitions-that-end", test_recognitions_that_end);
  g_test_add_func ("/worklist/the-first-to-end-stands-first", test_the_first_to_end_stands_first);
  g_test_add_func ("/worklist/who-helps-at-home", test_who_helps_at_home);
  g_test_add_func ("/worklist/answers-nobody-asked-for", test_answers_nobody_asked_for);
  g_test_add_func ("/worklist/who-lost-a-caregiver", test_who_lost_a_caregiver);
  g_test_add_func ("/worklist/nothing-leads-to-a-protected-person", test_nothing_leads_to_a_protected_person);
  g_test_add_func ("/worklist/forms-left-behind", test_forms_left_behind);
  g_test_add_func ("/worklist/calls-after-a-death", test_calls_after_a_death);
  g_test_add_func ("/worklist/a-call-is-made-once", test_a_call_is_made_once);
  return g_test_run ();
}
