#include "relais-audit-reading.h"
#include "relais-drafts.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-person.h"
#include "relais-register.h"
#include "relais-test-session.h"
#include "relais-test.h"

static GVariant *
type_form (const char *family, const char *birth)
{
  return g_variant_ref_sink (g_variant_new_parsed ("{'family_name': %s, 'birth_date': %s}", family, birth));
}

static char *
save (RelaisSession *session, RelaisActor *actor, const char *id, const char *subject, const char *family,
      gboolean is_parked)
{
  g_autoptr (GVariant) values = type_form (family, "31/02/19");
  RelaisForm form = { (char *) id, (char *) "caregiver", (char *) subject, (char *) family, is_parked, 3, values, NULL };
  g_autoptr (GError) error = NULL;
  char *saved = relais_form_save (session, actor, &form, &error);

  g_assert_no_error (error);
  return saved;
}

static guint
count (RelaisSession *session, RelaisActor *actor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) forms = relais_form_list (session, actor, &error);

  g_assert_no_error (error);
  return forms->len;
}

/* What was typed comes back as it was, also what no field would take. */
static void
test_a_form_comes_back (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", RELAIS_FACET_PATIENT, NULL);
  g_autofree char *id = save (session, actor, NULL, relais_record_get_id (person), "El Amr", FALSE);
  g_autofree char *again = save (session, actor, id, relais_record_get_id (person), "El Amrani", TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisForm) form = relais_form_load (session, actor, id, &error);
  const char *typed = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, id);
  g_assert_cmpuint (count (session, actor), ==, 1);
  g_assert_cmpstr (form->kind, ==, "caregiver");
  g_assert_cmpstr (form->subject, ==, relais_record_get_id (person));
  g_assert_cmpstr (form->title, ==, "El Amrani");
  g_assert_cmpstr (form->saved_at, ==, "2026-11-20T13:02:11.000000Z");
  g_assert_true (form->is_parked);
  g_assert_cmpint (form->revision, ==, 3);
  g_assert_true (g_variant_lookup (form->values, "birth_date", "&s", &typed));
  g_assert_cmpstr (typed, ==, "31/02/19");

  g_assert_true (relais_form_discard (session, actor, id, &error));
  g_assert_cmpuint (count (session, actor), ==, 0);
  g_assert_null (relais_form_load (session, actor, id, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
}

static RelaisErrorCode
save_seeing (RelaisSession *session, const char *id, const char *seen, const char *typed)
{
  g_autoptr (GVariant) values = type_form (typed, "");
  g_autoptr (GVariant) before = type_form (seen, "");
  RelaisForm form = { .id = (char *) id, .kind = (char *) "note", .values = values, .seen = before };
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = relais_form_save (session, relais_session_get_actor (session), &form, &error);

  return saved != NULL ? RELAIS_N_ERRORS : (RelaisErrorCode) error->code;
}

/* Who says what they saw stored does not take the place of something else. */
static void
test_nothing_is_overwritten_unseen (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (GVariant) values = type_form ("un", "");
  RelaisForm first = { .kind = (char *) "note", .values = values };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = relais_form_save (session, actor, &first, &error);

  g_assert_no_error (error);
  g_assert_cmpint (save_seeing (session, id, "un", "deux"), ==, RELAIS_N_ERRORS);
  g_assert_cmpint (save_seeing (session, id, "un", "trois"), ==, RELAIS_ERROR_CONFLICT);
  g_assert_cmpint (save_seeing (session, id, "un", "deux"), ==, RELAIS_N_ERRORS);
  g_assert_true (relais_form_discard (session, actor, id, &error));
  g_assert_cmpint (save_seeing (session, id, "deux", "quatre"), ==, RELAIS_ERROR_CONFLICT);
  g_assert_cmpuint (count (session, actor), ==, 0);
}

static void
test_a_form_is_its_authors (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *author = relais_session_get_actor (session);
  g_autoptr (RelaisActor) other = relais_test_session_join (session, "Els", "coordinator", NULL);
  g_autoptr (RelaisActor) administrator = relais_test_session_as (session, "administrator");
  g_autofree char *id = save (session, author, NULL, NULL, "El Amrani", TRUE);
  g_autofree char *others = save (session, other, NULL, NULL, "Claes", TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) forms = relais_form_list (session, other, &error);

  g_assert_cmpuint (forms->len, ==, 1);
  g_assert_cmpstr (((RelaisForm *) g_ptr_array_index (forms, 0))->title, ==, "Claes");
  g_assert_null (relais_form_load (session, other, id, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (relais_form_discard (session, other, id, &error));
  g_assert_cmpuint (count (session, author), ==, 1);

  g_assert_null (relais_form_list (session, administrator, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

/* Saved: the form goes with it. Refused: the form is still there. Neither is in the log. */
static void
test_the_record_takes_its_form_along (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", RELAIS_FACET_PATIENT, NULL);
  g_autofree char *id = save (session, actor, NULL, relais_record_get_id (person), "El Amrani", FALSE);
  g_autoptr (RelaisRecord) wrong = relais_record_with (person, RELAIS_PERSON_BIRTH_DATE, "2030-01-01");
  g_autoptr (RelaisRecord) right = relais_record_with (person, RELAIS_PERSON_BIRTH_DATE, "1980-01-01");
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_register_save_person_with_draft (session, actor, wrong, id, issues, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpuint (count (session, actor), ==, 1);

  g_ptr_array_set_size (issues, 0);
  saved = relais_register_save_person_with_draft (session, actor, right, id, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (saved, RELAIS_PERSON_BIRTH_DATE), ==, "1980-01-01");
  g_assert_cmpuint (count (session, actor), ==, 0);

  rows = relais_audit_reading_list (session, actor, NULL, NULL, &error);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (((RelaisAuditRow *) g_ptr_array_index (rows, i))->entry.act, !=, "draft");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drafts/a-form-comes-back", test_a_form_comes_back);
  g_test_add_func ("/drafts/a-form-is-its-authors", test_a_form_is_its_authors);
  g_test_add_func ("/drafts/the-record-takes-its-form-along", test_the_record_takes_its_form_along);
  g_test_add_func ("/drafts/nothing-overwritten-unseen", test_nothing_is_overwritten_unseen);
  return g_test_run ();
}
