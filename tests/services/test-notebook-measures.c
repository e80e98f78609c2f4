/* What is measured is signed with its entry, frozen with it, and read by those who may read that. */

#include "relais-error.h"
#include "relais-issue.h"
#include "relais-notebook-measures.h"
#include "relais-notebook.h"
#include "relais-person.h"
#include "relais-practice-labels.h"
#include "relais-test-session.h"
#include "relais-test.h"

typedef struct {
  RelaisTestFolder *folder;
  RelaisSession *session;
  RelaisRecord *patient;
  RelaisActor *nurse;
  RelaisActor *physician;
  RelaisActor *reception;
} Cast;

static void
set_up (Cast *cast, gconstpointer data)
{
  cast->folder = relais_test_make_folder ();
  cast->session = relais_test_session_new (cast->folder);
  cast->patient = relais_test_session_add (cast->session, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT, NULL);
  cast->nurse = relais_test_session_as (cast->session, "nurse");
  cast->physician = relais_test_session_as (cast->session, "physician");
  cast->reception = relais_test_session_as (cast->session, "reception");
}

static void
tear_down (Cast *cast, gconstpointer data)
{
  relais_actor_unref (cast->reception);
  relais_actor_unref (cast->physician);
  relais_actor_unref (cast->nurse);
  relais_record_unref (cast->patient);
  relais_session_unref (cast->session);
  relais_test_remove_folder (cast->folder);
}

static RelaisRecord *
try_to_sign (Cast *cast, const char *measures, const char *visibility, const char *corrects, GPtrArray *issues,
             GError **error)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_note_type, NULL, 0);
  g_autoptr (RelaisRecord) note = NULL;

  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, relais_record_get_id (cast->patient));
  relais_record_builder_set (builder, RELAIS_NOTE_TEXT, "Vu ce matin");
  relais_record_builder_set (builder, RELAIS_NOTE_MEASURES, measures);
  relais_record_builder_set (builder, RELAIS_NOTE_VISIBILITY, visibility);
  relais_record_builder_set (builder, RELAIS_NOTE_CORRECTS, corrects);
  note = relais_record_builder_end (builder);
  return relais_notebook_sign (cast->session, cast->nurse, note, NULL, NULL, issues, error);
}

static RelaisRecord *
sign (Cast *cast, const char *measures, const char *visibility, const char *corrects)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  RelaisRecord *saved = try_to_sign (cast, measures, visibility, corrects, issues, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (issues->len, ==, 0);
  return saved;
}

static char *
list (Cast *cast, RelaisActor *actor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) points =
      relais_notebook_list_measures (cast->session, actor, relais_record_get_id (cast->patient), &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < points->len; i++)
    {
      const RelaisMeasurePoint *point = points->pdata[i];

      g_string_append_printf (text, "%s%s %s %s", i > 0 ? "; " : "", point->measure->code, point->measure->value,
                              point->measure->unit);
    }
  return g_string_free (text, FALSE);
}

static void
assert_seen (Cast *cast, RelaisActor *actor, const char *expected)
{
  g_autofree char *seen = list (cast, actor);

  g_assert_cmpstr (seen, ==, expected);
}

static void
test_signed (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) note = sign (cast, "tension 120/80; poids: 72,5", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisNotebookEntry) entry =
      relais_notebook_load (cast->session, cast->physician, relais_record_get_id (note), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (entry->note, RELAIS_NOTE_MEASURES), ==, "pressure=120/80 mmHg;weight=72.5 kg");
  assert_seen (cast, cast->physician, "pressure 120/80 mmHg; weight 72.5 kg");
}

/* As the entry: not what the care team wrote, for who does not read that. */
static void
test_who_sees (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) care = sign (cast, "poids 72", "care", NULL);
  g_autoptr (RelaisRecord) home = sign (cast, "poids 73", "home", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisNotebookEntry) hidden = NULL;
  g_autoptr (RelaisActor) administrator = relais_test_session_as (cast->session, "administrator");

  assert_seen (cast, cast->nurse, "weight 72 kg; weight 73 kg");
  assert_seen (cast, cast->reception, "weight 73 kg");
  hidden = relais_notebook_load (cast->session, cast->reception, relais_record_get_id (care), &error);
  g_assert_no_error (error);
  g_assert_null (relais_record_get (hidden->note, RELAIS_NOTE_MEASURES));
  g_assert_null (relais_notebook_list_measures (cast->session, administrator, relais_record_get_id (cast->patient),
                                                &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

static void
test_corrected (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) wrong = sign (cast, "poids 72; douleur 3", NULL, NULL);
  g_autoptr (RelaisRecord) right = sign (cast, "poids 82", NULL, relais_record_get_id (wrong));

  assert_seen (cast, cast->nurse, "weight 82 kg");
}

/* Refused below the window too; what is only unusual is told and signed. */
static void
test_judged (Cast *cast, gconstpointer data)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) refused = try_to_sign (cast, "poids 725", NULL, NULL, issues, &error);
  g_autoptr (RelaisRecord) told = NULL;

  g_assert_null (refused);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_clear_error (&error);
  assert_seen (cast, cast->nurse, "");
  g_ptr_array_set_size (issues, 0);
  told = try_to_sign (cast, "poids 160", NULL, NULL, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (issues->len, ==, 1);
  g_assert_cmpint (((RelaisIssue *) issues->pdata[0])->code, ==, RELAIS_ISSUE_MEASURE_UNUSUAL);
  assert_seen (cast, cast->nurse, "weight 160 kg");
}

/* What was measured in one unit stays so, whatever is measured later; and it is never taken away. */
static void
test_unit_stays (Cast *cast, gconstpointer data)
{
  RelaisActor *actor = relais_session_get_actor (cast->session);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) first = sign (cast, "glycemie 110", NULL, NULL);
  g_autoptr (RelaisRecord) before =
      relais_practice_labels_begin (cast->session, RELAIS_LABEL_KIND_MEASURE, "glycaemia", &error);
  RelaisRecordBuilder *builder = relais_record_builder_new_from (before);
  g_autoptr (RelaisRecord) changed = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (RelaisRecord) second = NULL;

  relais_record_builder_set (builder, RELAIS_LABEL_UNIT, "mmol/l");
  relais_record_builder_set (builder, RELAIS_LABEL_POSSIBLE, "0,5-55,0");
  relais_record_builder_set (builder, RELAIS_LABEL_USUAL, NULL);
  changed = relais_record_builder_end (builder);
  saved = relais_practice_labels_save (cast->session, actor, changed, issues, &error);
  g_assert_no_error (error);
  second = sign (cast, "glycemie 6,1", NULL, NULL);
  assert_seen (cast, cast->nurse, "glycaemia 110 mg/dl; glycaemia 6.1 mmol/l");
  g_assert_false (relais_practice_labels_remove (cast->session, actor, RELAIS_LABEL_KIND_MEASURE, "glycaemia", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_LABEL_USED);
}

/* A line from paper stands where it was written, not where it was copied. */
static void
test_from_paper (Cast *cast, gconstpointer data)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_note_type, NULL, 0);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) today = sign (cast, "poids 72", NULL, NULL);
  g_autoptr (RelaisRecord) note = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GPtrArray) points = NULL;

  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, relais_record_get_id (cast->patient));
  relais_record_builder_set (builder, RELAIS_NOTE_TEXT, "Pesé");
  relais_record_builder_set (builder, RELAIS_NOTE_MEASURES, "poids 71");
  relais_record_builder_set (builder, RELAIS_NOTE_ON_BEHALF_OF, "Aide familiale");
  relais_record_builder_set (builder, RELAIS_NOTE_WRITTEN_AT, "2026-11-18T09:30");
  note = relais_record_builder_end (builder);
  saved = relais_notebook_sign (cast->session, cast->nurse, note, NULL, NULL, issues, &error);
  g_assert_no_error (error);
  assert_seen (cast, cast->nurse, "weight 71 kg; weight 72 kg");
  points = relais_notebook_list_measures (cast->session, cast->nurse, relais_record_get_id (cast->patient), &error);
  g_assert_cmpstr (((RelaisMeasurePoint *) points->pdata[0])->at, ==, "2026-11-18T08:30:00.000000Z");
}

#define ADD(name, func) g_test_add ("/notebook-measures/" name, Cast, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("signed", test_signed);
  ADD ("who-sees", test_who_sees);
  ADD ("corrected", test_corrected);
  ADD ("judged", test_judged);
  ADD ("unit-stays", test_unit_stays);
  ADD ("from-paper", test_from_paper);
  return g_test_run ();
}
