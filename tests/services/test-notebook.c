#include "relais-audit-reading.h"
#include "relais-done.h"
#include "relais-drafts.h"
#include "relais-error.h"
#include "relais-exclusion.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-notebook-handover.h"
#include "relais-notebook.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-staff.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <string.h>

/* A practice with three members, and a patient whom they write about. */
typedef struct {
  RelaisTestFolder *folder;
  RelaisSession *session;
  RelaisRecord *patient;
  RelaisActor *nurse;
  RelaisActor *physician;
  RelaisActor *reception;
  RelaisActor *coordinator;
} Cast;

static void
set_up (Cast *cast, gconstpointer data)
{
  cast->folder = relais_test_make_folder ();
  cast->session = relais_test_session_new (cast->folder);
  cast->patient = relais_test_session_add (cast->session, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT, NULL);
  cast->nurse = relais_test_session_join (cast->session, "Guillaume", "nurse", NULL);
  cast->physician = relais_test_session_join (cast->session, "Béa", "physician", NULL);
  cast->reception = relais_test_session_join (cast->session, "Nadine", "reception", NULL);
  cast->coordinator = relais_test_session_join (cast->session, "Els", "coordinator", NULL);
}

static void
tear_down (Cast *cast, gconstpointer data)
{
  relais_actor_unref (cast->coordinator);
  relais_actor_unref (cast->reception);
  relais_actor_unref (cast->physician);
  relais_actor_unref (cast->nurse);
  relais_record_unref (cast->patient);
  relais_session_unref (cast->session);
  relais_test_remove_folder (cast->folder);
}

static void
end_member (Cast *cast, RelaisActor *actor, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) staff = relais_session_list_staff (cast->session, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < staff->len; i++)
    {
      RelaisRecordBuilder *builder;
      g_autoptr (RelaisRecord) member = NULL;
      g_autoptr (RelaisRecord) saved = NULL;

      if (!g_str_equal (relais_record_get_id (staff->pdata[i]), relais_actor_get_staff_id (actor)))
        continue;
      builder = relais_record_builder_new_from (staff->pdata[i]);
      relais_record_builder_set (builder, RELAIS_STAFF_ENDS_ON, day);
      member = relais_record_builder_end (builder);
      saved = relais_test_session_save (cast->session, member);
    }
}

/* "field=value; field=value", unchecked. */
static RelaisRecord *
make (const RelaisRecordType *type, const char *values)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (type, NULL, 0);
  g_auto (GStrv) pairs = g_strsplit (values, "; ", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *value = strchr (pairs[i], '=');

      *value++ = '\0';
      relais_record_builder_set (builder, (guint) relais_record_type_find (type, pairs[i]), value);
    }
  return relais_record_builder_end (builder);
}

static RelaisRecord *
make_note (Cast *cast, const char *values)
{
  g_autofree char *all = g_strdup_printf ("patient=%s; %s", relais_record_get_id (cast->patient), values);

  return make (&relais_note_type, all);
}

/* Returns the signed entry, or %NULL with @error. */
static RelaisRecord *
try_sign (Cast *cast, RelaisActor *actor, const char *values, const char *task, GError **error)
{
  g_autoptr (RelaisRecord) note = make_note (cast, values);
  g_autoptr (RelaisRecord) asked = task != NULL ? make (&relais_task_type, task) : NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  return relais_notebook_sign (cast->session, actor, note, asked, NULL, issues, error);
}

static RelaisRecord *
sign (Cast *cast, RelaisActor *actor, const char *values, const char *task)
{
  g_autoptr (GError) error = NULL;
  RelaisRecord *signed_note = try_sign (cast, actor, values, task, &error);

  g_assert_no_error (error);
  return signed_note;
}

static void
write_note (Cast *cast, RelaisActor *actor, const char *values)
{
  g_autoptr (RelaisRecord) note = sign (cast, actor, values, NULL);
}

static void
refuse (Cast *cast, RelaisActor *actor, const char *values, const char *task, RelaisErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_sign (cast, actor, values, task, &error));
  g_assert_error (error, RELAIS_ERROR, (int) code);
}

/* The texts that @filter finds, the last one first: "(hidden)" for what may not be read, "~" before what is struck, "*"
 * before what is unread.
 */
static char *
tell (Cast *cast, RelaisActor *actor, const RelaisNotebookFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = relais_notebook_list (cast->session, actor, filter, 0, 100, &error);
  GString *told = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const RelaisNotebookEntry *entry = entries->pdata[i];

      g_string_append_printf (told, "%s%s%s%s", i > 0 ? "; " : "", entry->is_struck ? "~" : "",
                              entry->is_unread ? "*" : "",
                              entry->is_readable ? relais_record_get (entry->note, RELAIS_NOTE_TEXT) : "(hidden)");
      if (!entry->is_readable)
        g_assert_null (relais_record_get (entry->note, RELAIS_NOTE_TEXT));
    }
  return g_string_free (told, FALSE);
}

static void
assert_timeline (Cast *cast, RelaisActor *actor, const char *expected)
{
  RelaisNotebookFilter filter = { .patient = relais_record_get_id (cast->patient) };
  g_autofree char *told = tell (cast, actor, &filter);

  g_assert_cmpstr (told, ==, expected);
}

static void
assert_scope (Cast *cast, RelaisActor *actor, RelaisNoteScope scope, const char *expected)
{
  RelaisNotebookFilter filter = { .scope = scope };
  g_autofree char *told = tell (cast, actor, &filter);

  g_assert_cmpstr (told, ==, expected);
}

static void
assert_search (Cast *cast, RelaisActor *actor, const char *text, const char *expected)
{
  RelaisNotebookFilter filter = { .text = text };
  g_autofree char *told = tell (cast, actor, &filter);

  g_assert_cmpstr (told, ==, expected);
}

static void
set_clock (Cast *cast, const char *instant)
{
  relais_clock_set (relais_store_get_clock (relais_session_get_store (cast->session)), instant);
}

/* --- Signing --- */

static void
test_a_signed_entry (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) note = sign (cast, cast->nurse, "text=Pansement sec; topic=plaie", NULL);

  g_assert_cmpstr (relais_record_get (note, RELAIS_NOTE_AUTHOR_NAME), ==, "Guillaume");
  g_assert_cmpstr (relais_record_get (note, RELAIS_NOTE_AUTHOR_ROLES), ==, "nurse");
  g_assert_cmpstr (relais_record_get (note, RELAIS_NOTE_AT), ==, "2026-11-20T13:02:11.000000Z");
  g_assert_cmpstr (relais_record_get (note, RELAIS_NOTE_TOPIC), ==, "woundcare");
  g_assert_cmpstr (relais_record_get (note, RELAIS_NOTE_VISIBILITY), ==, "care");
  g_assert_cmpstr (relais_record_get (note, RELAIS_NOTE_URGENCY), ==, "info");
  assert_timeline (cast, cast->nurse, "Pansement sec");
}

/* What somebody typed as author or instant counts for nothing. */
static void
test_nothing_is_backdated (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) note =
      sign (cast, cast->nurse, "text=Bien; at=2020-01-01T00:00:00Z; author_name=Somebody; author_roles=physician", NULL);

  g_assert_cmpstr (relais_record_get (note, RELAIS_NOTE_AT), ==, "2026-11-20T13:02:11.000000Z");
  g_assert_cmpstr (relais_record_get (note, RELAIS_NOTE_AUTHOR_NAME), ==, "Guillaume");
  g_assert_cmpstr (relais_record_get (note, RELAIS_NOTE_AUTHOR_ROLES), ==, "nurse");
}

static void
test_what_is_refused (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) caregiver =
      relais_test_session_add (cast->session, "El Amrani", "Fatima", RELAIS_FACET_CAREGIVER, NULL);
  g_autoptr (RelaisRecord) refusing = relais_test_session_add (cast->session, "Claes", "Jan", RELAIS_FACET_PATIENT,
                                                               "agreement", "refused", NULL);
  g_autoptr (RelaisRecord) withdrawing = relais_test_session_add (
      cast->session, "Maes", "Rik", RELAIS_FACET_PATIENT, "agreement", "withdrawn", NULL);
  g_autoptr (RelaisRecord) patient = g_steal_pointer (&cast->patient);

  cast->patient = caregiver;
  refuse (cast, cast->nurse, "text=Bien", NULL, RELAIS_ERROR_NO_PATIENT);
  cast->patient = refusing;
  refuse (cast, cast->nurse, "text=Bien; visibility=home", NULL, RELAIS_ERROR_INVALID);
  refuse (cast, cast->nurse, "text=Bien; home_line=Bien mangé", NULL, RELAIS_ERROR_INVALID);
  write_note (cast, cast->nurse, "text=Bien");
  cast->patient = withdrawing;
  refuse (cast, cast->nurse, "text=Bien; visibility=home", NULL, RELAIS_ERROR_INVALID);
  cast->patient = g_steal_pointer (&patient);
  refuse (cast, cast->nurse, "topic=other", NULL, RELAIS_ERROR_INVALID);
  refuse (cast, cast->nurse, "text=Bien; topic=jardin", NULL, RELAIS_ERROR_INVALID);
  refuse (cast, cast->reception, "text=Bien; visibility=care", NULL, RELAIS_ERROR_NOT_ALLOWED);
  refuse (cast, cast->nurse, "text=Bien", "action=rappeler; for=personne de ce nom", RELAIS_ERROR_INVALID);
  refuse (cast, cast->nurse, "text=Bien", "action=rappeler; for=accueil; action_visibility=care", RELAIS_ERROR_INVALID);
  assert_timeline (cast, cast->nurse, "");
}

static void
test_same_draft_twice (Cast *cast, gconstpointer data)
{
  RelaisForm form = { .kind = (char *) "note", .subject = (char *) relais_record_get_id (cast->patient) };
  g_autoptr (RelaisRecord) note = make_note (cast, "text=Une seule fois");
  g_autoptr (RelaisRecord) signed_note = NULL;
  g_autoptr (RelaisRecord) again = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = relais_form_save (cast->session, cast->nurse, &form, &error);

  g_assert_no_error (error);
  signed_note = relais_notebook_sign (cast->session, cast->nurse, note, NULL, draft, issues, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get_id (signed_note), ==, draft);
  forms = relais_form_list (cast->session, cast->nurse, &error);
  g_assert_cmpuint (forms->len, ==, 0);
  again = relais_notebook_sign (cast->session, cast->nurse, note, NULL, draft, issues, &error);
  g_assert_null (again);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DUPLICATE);
  assert_timeline (cast, cast->nurse, "Une seule fois");
}

static void
test_clock_set_back (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) later = NULL;

  write_note (cast, cast->nurse, "text=Un");
  set_clock (cast, "2026-11-20T13:00:00Z");
  refuse (cast, cast->nurse, "text=Deux", NULL, RELAIS_ERROR_CLOCK_BEHIND);
  set_clock (cast, "2026-11-20T13:01:30Z");
  later = sign (cast, cast->nurse, "text=Trois", NULL);
  g_assert_cmpstr (relais_record_get (later, RELAIS_NOTE_AT), ==, "2026-11-20T13:02:11.000000Z");
  assert_timeline (cast, cast->nurse, "Trois; Un");
}

static void
test_signed_stays_signed (Cast *cast, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (RelaisUndoResult) result = { 0 };

  write_note (cast, cast->nurse, "text=Signé");
  list = relais_done_list (cast->session, cast->nurse, relais_session_get_today (cast->session), 10, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((RelaisDone *) list->pdata[0])->act, ==, "note");
  g_assert_false (((RelaisDone *) list->pdata[0])->can_undo);
  g_assert_false (relais_register_undo (cast->session, cast->nurse, ((RelaisDone *) list->pdata[0])->operation, &result,
                                        &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_SIGNED);
  assert_timeline (cast, cast->nurse, "Signé");
}

/* --- Who reads what --- */

static void
test_levels (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisActor) administrator = relais_test_session_join (cast->session, "Ada", "administrator", NULL);
  g_autoptr (RelaisActor) physio = relais_test_session_join (cast->session, "Kim", "physio", NULL);
  const RelaisNotebookFilter asked[] = {
    { .text = "soins" },      { .text = "so" },
    { .topic = "other" },     { .author = relais_actor_get_staff_id (cast->nurse) },
    { .role = "nurse" },      { .urgency = "info" },
    { .visibility = "care" }, { .scope = RELAIS_NOTE_SCOPE_UNREAD },
  };
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GError) error = NULL;
  RelaisNotebookFilter filter = { 0 };

  write_note (cast, cast->nurse, "text=Pour la maison; visibility=home");
  write_note (cast, cast->nurse, "text=Pour les soins; visibility=care; home_line=Mange bien");
  write_note (cast, cast->reception, "text=Pour accueil");

  assert_timeline (cast, cast->physician, "*Pour accueil; *Pour les soins; *Pour la maison");
  assert_timeline (cast, physio, "*Pour accueil; *Pour les soins; *Pour la maison");
  assert_timeline (cast, cast->reception, "Pour accueil; (hidden); *Pour la maison");
  /* Across patients, and in a search, not even that it exists. */
  assert_scope (cast, cast->reception, RELAIS_NOTE_SCOPE_ALL, "Pour accueil; *Pour la maison");
  assert_scope (cast, cast->reception, RELAIS_NOTE_SCOPE_UNREAD, "*Pour la maison");
  assert_search (cast, cast->reception, "pour", "Pour accueil; *Pour la maison");
  assert_search (cast, cast->reception, "mange", "");
  /* Nor in the timeline of the patient, once something is asked of it that the entry would answer. */
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      RelaisNotebookFilter narrowed = asked[i];
      g_autofree char *told = NULL;

      narrowed.patient = relais_record_get_id (cast->patient);
      told = tell (cast, cast->reception, &narrowed);
      g_assert_null (strstr (told, "(hidden)"));
    }
  assert_search (cast, cast->physician, "mange", "*Pour les soins");
  g_assert_cmpint (relais_notebook_count_unread (cast->session, cast->reception, 100, &error), ==, 1);
  g_assert_cmpint (relais_notebook_count_unread (cast->session, cast->physician, 100, &error), ==, 3);
  g_assert_cmpint (relais_notebook_count_unread (cast->session, cast->physician, 2, &error), ==, 2);

  refused = relais_notebook_list (cast->session, administrator, &filter, 0, 10, &error);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

static void
test_line_for_the_home (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) note = sign (cast, cast->nurse, "text=Escarre; topic=plaie; home_line=Mange bien", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisNotebookEntry) entry =
      relais_notebook_load (cast->session, cast->reception, relais_record_get_id (note), &error);

  g_assert_no_error (error);
  g_assert_false (entry->is_readable);
  g_assert_cmpstr (relais_record_get (entry->note, RELAIS_NOTE_HOME_LINE), ==, "Mange bien");
  g_assert_null (relais_record_get (entry->note, RELAIS_NOTE_TEXT));
  g_assert_null (relais_record_get (entry->note, RELAIS_NOTE_TOPIC));
}

static void
test_named_readers (Cast *cast, gconstpointer data)
{
  g_autofree char *values =
      g_strdup_printf ("text=Coups; visibility=care; readers=%s", relais_actor_get_staff_id (cast->physician));
  g_autoptr (RelaisRecord) note = sign (cast, cast->nurse, values, "action=appeler la police; for=Béa");
  g_autoptr (RelaisNotebookEntry) entry = NULL;
  g_autoptr (GPtrArray) seen = NULL;
  g_autoptr (GPtrArray) unseen = NULL;
  g_autoptr (GError) error = NULL;

  assert_timeline (cast, cast->nurse, "Coups");
  assert_timeline (cast, cast->physician, "*Coups");
  assert_timeline (cast, cast->coordinator, "");
  assert_timeline (cast, cast->reception, "");
  assert_search (cast, cast->coordinator, "coups", "");
  entry = relais_notebook_load (cast->session, cast->coordinator, relais_record_get_id (note), &error);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  seen = relais_notebook_list_tasks (cast->session, cast->physician, NULL, TRUE, &error);
  unseen = relais_notebook_list_tasks (cast->session, cast->coordinator, NULL, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (seen->len, ==, 1);
  g_assert_cmpuint (unseen->len, ==, 0);
  refuse (cast, cast->nurse, values, "action=rappeler; for=infirmière", RELAIS_ERROR_INVALID);
}

/* By name or id, and only who may read at all. */
static void
test_who_can_be_named (Cast *cast, gconstpointer data)
{
  g_autofree char *expected = g_strdup_printf ("%s;%s", relais_actor_get_staff_id (cast->physician),
                                               relais_actor_get_staff_id (cast->coordinator));
  g_autofree char *values = g_strdup_printf ("text=Un; visibility=care; readers=bea;Els;Béa;%s",
                                               relais_actor_get_staff_id (cast->physician));
  g_autoptr (RelaisRecord) note = sign (cast, cast->nurse, values, NULL);

  g_assert_cmpstr (relais_record_get (note, RELAIS_NOTE_READERS), ==, expected);
  refuse (cast, cast->nurse, "text=Un; visibility=care; readers=Béa;Nadine", NULL, RELAIS_ERROR_INVALID);
  refuse (cast, cast->nurse, "text=Un; visibility=care; readers=Béa;Personne", NULL, RELAIS_ERROR_INVALID);
}

/* --- Corrections and answers --- */

static void
test_a_correction_strikes (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) wrong = sign (cast, cast->nurse, "text=Jambe gauche; visibility=home", NULL);
  g_autofree char *correction =
      g_strdup_printf ("text=Jambe droite; visibility=care; corrects=%s", relais_record_get_id (wrong));
  g_autoptr (RelaisRecord) right = NULL;
  g_autoptr (GError) error = NULL;

  refuse (cast, cast->physician, correction, NULL, RELAIS_ERROR_NOT_YOUR_ENTRY);
  right = sign (cast, cast->nurse, correction, NULL);
  assert_timeline (cast, cast->nurse, "Jambe droite; ~Jambe gauche");
  /* What was written for too many is read by those only who read what corrects it. */
  assert_timeline (cast, cast->reception, "(hidden); ~(hidden)");
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_UNREAD, "*Jambe droite");
  refuse (cast, cast->nurse, correction, NULL, RELAIS_ERROR_CORRECTED);
}

/* Returns the signed correction of @wrong, whose id is freed. */
static RelaisRecord *
correct (Cast *cast, RelaisActor *actor, const RelaisRecord *wrong, const char *values)
{
  g_autofree char *all = g_strdup_printf ("corrects=%s; %s", relais_record_get_id (wrong), values);

  return sign (cast, actor, all, NULL);
}

static void
assert_verified (Cast *cast)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_session_verify (cast->session, relais_session_get_actor (cast->session), findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Each has the words of the one before: what the last one takes away, it takes from all. */
static void
test_a_chain_of_corrections (Cast *cast, gconstpointer data)
{
  g_autofree char *named =
      g_strdup_printf ("text=Trois; visibility=care; readers=%s", relais_actor_get_staff_id (cast->physician));
  g_autoptr (RelaisRecord) first = sign (cast, cast->nurse, "text=Un; visibility=home", NULL);
  g_autoptr (RelaisRecord) second = correct (cast, cast->nurse, first, "text=Deux; visibility=home");
  g_autoptr (RelaisRecord) third = correct (cast, cast->nurse, second, "text=Deux bis; visibility=care");
  g_autoptr (RelaisRecord) fourth = NULL;

  assert_timeline (cast, cast->reception, "(hidden); ~(hidden); ~(hidden)");
  assert_timeline (cast, cast->coordinator, "*Deux bis; ~Deux; ~Un");
  fourth = correct (cast, cast->nurse, third, named);
  assert_timeline (cast, cast->coordinator, "");
  assert_timeline (cast, cast->reception, "");
  assert_timeline (cast, cast->physician, "*Trois; ~Deux bis; ~Deux; ~Un");
  assert_verified (cast);
}

/* Who is named later reads what was written later. */
static void
test_more_readers_read_the_correction_only (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) wrong = sign (cast, cast->nurse, "text=Un; visibility=care; readers=Béa", NULL);
  g_autoptr (RelaisRecord) right = correct (cast, cast->nurse, wrong, "text=Deux; visibility=care; readers=Béa;Els");
  g_autoptr (RelaisRecord) fewer = NULL;

  assert_timeline (cast, cast->coordinator, "*Deux");
  assert_timeline (cast, cast->physician, "*Deux; ~Un");
  fewer = correct (cast, cast->nurse, right, "text=Trois; visibility=care; readers=Béa");
  assert_timeline (cast, cast->coordinator, "");
  assert_timeline (cast, cast->physician, "*Trois; ~Deux; ~Un");
  assert_verified (cast);
}

static void
test_a_struck_line_for_the_home_goes (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) wrong = sign (cast, cast->nurse, "text=Un; visibility=care; home_line=Son fils boit", NULL);
  g_autoptr (RelaisRecord) right = correct (cast, cast->nurse, wrong, "text=Deux; visibility=care; home_line=Bien");
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisNotebookEntry) struck =
      relais_notebook_load (cast->session, cast->reception, relais_record_get_id (wrong), &error);
  g_autoptr (RelaisNotebookEntry) newer =
      relais_notebook_load (cast->session, cast->reception, relais_record_get_id (right), &error);

  g_assert_no_error (error);
  g_assert_null (relais_record_get (struck->note, RELAIS_NOTE_HOME_LINE));
  g_assert_cmpstr (relais_record_get (newer->note, RELAIS_NOTE_HOME_LINE), ==, "Bien");
}

static void
test_a_coordinator_corrects (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) wrong = sign (cast, cast->nurse, "text=Un", NULL);
  g_autofree char *correction = g_strdup_printf ("text=Deux; corrects=%s", relais_record_get_id (wrong));

  write_note (cast, cast->coordinator, correction);
  assert_timeline (cast, cast->nurse, "*Deux; ~Un");
}

static void
test_an_answer (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) question = sign (cast, cast->nurse, "text=Fièvre ?", NULL);
  g_autofree char *answer = g_strdup_printf ("text=Non; answers=%s", relais_record_get_id (question));
  g_autofree char *blind =
      g_strdup_printf ("text=Non; visibility=logistics; answers=%s", relais_record_get_id (question));
  g_autoptr (RelaisRecord) other = relais_test_session_add (cast->session, "Claes", "Jan", RELAIS_FACET_PATIENT, NULL);
  g_autoptr (RelaisRecord) patient = cast->patient;

  write_note (cast, cast->physician, answer);
  assert_timeline (cast, cast->nurse, "*Non; Fièvre ?");
  /* Who answers has read. */
  assert_timeline (cast, cast->physician, "Non; Fièvre ?");
  refuse (cast, cast->reception, blind, NULL, RELAIS_ERROR_NOT_FOUND);
  cast->patient = g_steal_pointer (&other);
  refuse (cast, cast->physician, answer, NULL, RELAIS_ERROR_NOT_FOUND);
}

/* What is said about an entry for named readers is for named readers. */
static void
test_an_answer_among_named_readers (Cast *cast, gconstpointer data)
{
  static const char *const ties[] = { "answers", "corrects", "continues" };
  g_autoptr (RelaisRecord) note = sign (cast, cast->nurse, "text=Coups; visibility=care; readers=Béa", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ties); i++)
    {
      g_autofree char *open = g_strdup_printf ("text=Encore; visibility=care; %s=%s", ties[i], relais_record_get_id (note));
      g_autofree char *named = g_strconcat (open, "; readers=Béa", NULL);

      refuse (cast, cast->nurse, open, NULL, RELAIS_ERROR_INVALID);
      write_note (cast, cast->nurse, named);
    }
  assert_timeline (cast, cast->coordinator, "");
}

/* --- Reading marks --- */

static void
test_reading (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) note = sign (cast, cast->nurse, "text=Un", NULL);
  const char *const ids[] = { relais_record_get_id (note), NULL };
  g_autoptr (GPtrArray) readings = NULL;
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (GError) error = NULL;
  const RelaisNotebookReading *first;

  assert_scope (cast, cast->nurse, RELAIS_NOTE_SCOPE_UNREAD, "");
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_UNREAD, "*Un");
  set_clock (cast, "2026-11-20T14:00:00Z");
  g_assert_true (relais_notebook_mark_read (cast->session, cast->physician, ids, &error));
  /* Reception may not read it, so it has not. */
  g_assert_true (relais_notebook_mark_read (cast->session, cast->reception, ids, &error));
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_UNREAD, "");
  readings = relais_notebook_list_readings (cast->session, cast->nurse, ids[0], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (readings->len, ==, 1);
  first = readings->pdata[0];
  g_assert_cmpstr (first->name, ==, "Béa");
  g_assert_cmpstr (first->at, ==, "2026-11-20T14:00:00.000000Z");
  theirs = relais_notebook_list_readings (cast->session, cast->reception, ids[0], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (theirs->len, ==, 0);
  g_assert_true (relais_notebook_mark_unread (cast->session, cast->physician, ids[0], &error));
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_UNREAD, "*Un");
}

static void
test_only_the_urgent_asks_for_ever (Cast *cast, gconstpointer data)
{
  write_note (cast, cast->nurse, "text=Calme");
  write_note (cast, cast->nurse, "text=Urgent; urgency=urgent");
  set_clock (cast, "2026-12-20T13:00:00Z");
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_UNREAD, "*Urgent; *Calme");
  set_clock (cast, "2026-12-21T13:00:00Z");
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_UNREAD, "*Urgent");
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_URGENT, "*Urgent");
}

/* "action of/by[ by whom]", in the order of the list. */
static void
assert_asked (Cast *cast, RelaisActor *actor, RelaisAskedOf of, guint done_days, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) asked = relais_notebook_list_asked (cast->session, actor, NULL, of, done_days, &error);
  g_autoptr (GString) told = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < asked->len; i++)
    {
      const RelaisNotebookAsked *one = asked->pdata[i];

      g_string_append_printf (told, "%s%s %s/%s%s%s", i > 0 ? "; " : "",
                              relais_record_get (one->task, RELAIS_TASK_ACTION),
                              one->asked_of != NULL ? one->asked_of : "-", one->asked_by,
                              one->done_by != NULL ? " " : "", one->done_by != NULL ? one->done_by : "");
      g_assert_cmpstr (relais_record_get_id (one->patient), ==, relais_record_get_id (cast->patient));
      g_assert_cmpint (one->namesakes, ==, 1);
    }
  g_assert_cmpstr (told->str, ==, expected);
}

static void
test_asked_of_whom (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) first = sign (cast, cast->nurse, "text=Un", "action=a; for=reception; due=2026-11-25");
  g_autoptr (RelaisRecord) second = sign (cast, cast->nurse, "text=Deux", "action=b; for=Béa; due=2026-11-24");
  g_autoptr (RelaisRecord) third = sign (cast, cast->physician, "text=Trois", "action=c");
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GError) error = NULL;

  assert_asked (cast, cast->physician, RELAIS_ASKED_OF_ANYBODY, 0, "b Béa/Guillaume; a -/Guillaume; c -/Béa");
  assert_asked (cast, cast->physician, RELAIS_ASKED_OF_MINE, 0, "b Béa/Guillaume; c -/Béa");
  assert_asked (cast, cast->physician, RELAIS_ASKED_OF_ME, 0, "b Béa/Guillaume");
  assert_asked (cast, cast->nurse, RELAIS_ASKED_OF_MINE, 0, "c -/Béa");
  /* What the care team asks of itself reception does not see. */
  assert_asked (cast, cast->reception, RELAIS_ASKED_OF_ANYBODY, 0, "a -/Guillaume");
  tasks = relais_notebook_list_tasks (cast->session, cast->physician, NULL, TRUE, &error);
  g_assert_no_error (error);
  relais_record_unref (relais_notebook_set_done (cast->session, cast->physician, relais_record_get_id (tasks->pdata[0]),
                                                 TRUE, NULL, &error));
  g_assert_no_error (error);
  assert_asked (cast, cast->physician, RELAIS_ASKED_OF_MINE, 0, "c -/Béa");
  assert_asked (cast, cast->physician, RELAIS_ASKED_OF_MINE, 1, "c -/Béa; b Béa/Guillaume Béa");
  set_clock (cast, "2026-11-21T13:00:00Z");
  assert_asked (cast, cast->physician, RELAIS_ASKED_OF_MINE, 1, "c -/Béa");
  assert_asked (cast, cast->physician, RELAIS_ASKED_OF_MINE, 2, "c -/Béa; b Béa/Guillaume Béa");
}

/* "readers / what it answers / how many answers", of each entry, the last one first. */
static void
assert_around (Cast *cast, RelaisActor *actor, const char *expected)
{
  RelaisNotebookFilter filter = { .patient = relais_record_get_id (cast->patient) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = relais_notebook_list (cast->session, actor, &filter, 0, 100, &error);
  g_autoptr (GString) told = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const RelaisNotebookEntry *entry = entries->pdata[i];

      g_string_append (told, i > 0 ? "; " : "");
      for (guint j = 0; entry->readings != NULL && j < entry->readings->len; j++)
        g_string_append_printf (told, "%s ", ((RelaisNotebookReading *) entry->readings->pdata[j])->name);
      g_string_append_printf (told, "/ %s / %u", entry->answered != NULL ? entry->answered->text : "-",
                              entry->n_answers);
    }
  g_assert_cmpstr (told->str, ==, expected);
}

/* Who answers has read it. Who may not read an answer, or what it answers, learns of neither. */
static void
test_what_stands_around (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) first = sign (cast, cast->nurse, "text=Un; visibility=logistics", NULL);
  g_autofree char *open = g_strdup_printf ("text=Deux; visibility=logistics; answers=%s", relais_record_get_id (first));
  g_autofree char *care = g_strdup_printf ("text=Trois; visibility=care; answers=%s", relais_record_get_id (first));
  g_autoptr (RelaisRecord) second = sign (cast, cast->physician, open, NULL);
  g_autoptr (RelaisRecord) third = sign (cast, cast->physician, care, NULL);
  g_autofree char *back = g_strdup_printf ("text=Quatre; visibility=logistics; answers=%s",
                                           relais_record_get_id (third));
  const char *const ids[] = { relais_record_get_id (first), relais_record_get_id (third), NULL };
  g_autoptr (GError) error = NULL;

  write_note (cast, cast->nurse, back);
  set_clock (cast, "2026-11-20T13:30:00Z");
  g_assert_true (relais_notebook_mark_read (cast->session, cast->physician, ids, &error));
  set_clock (cast, "2026-11-20T14:00:00Z");
  g_assert_true (relais_notebook_mark_read (cast->session, cast->coordinator, ids, &error));
  g_assert_no_error (error);
  assert_around (cast, cast->nurse, "/ Trois / 0; Guillaume Béa Els / Un / 1; / Un / 0; Béa Els / - / 2");
  assert_around (cast, cast->reception, "/ - / 0; / - / 0; / Un / 0; Béa Els / - / 1");
}

/* "family name: texts, oldest first / actions", in the order of the list. */
static void
assert_hand_over (Cast *cast, RelaisActor *actor, guint days, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = relais_hand_over_list (cast->session, actor, days, &error);
  g_autoptr (GString) told = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const RelaisHandOver *one = list->pdata[i];

      g_string_append_printf (told, "%s%s:", i > 0 ? "; " : "",
                              relais_record_get (one->patient, RELAIS_PERSON_FAMILY_NAME));
      for (guint j = 0; j < one->entries->len; j++)
        g_string_append_printf (told, " %s", relais_record_get (((RelaisNotebookEntry *) one->entries->pdata[j])->note,
                                                                RELAIS_NOTE_TEXT));
      g_string_append (told, " /");
      for (guint j = 0; j < one->asked->len; j++)
        g_string_append_printf (told, " %s", relais_record_get (((RelaisNotebookAsked *) one->asked->pdata[j])->task,
                                                                RELAIS_TASK_ACTION));
    }
  g_assert_cmpstr (told->str, ==, expected);
}

static void
test_hand_over (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) other =
      relais_test_session_add (cast->session, "Dubois", "Jeanne", RELAIS_FACET_PATIENT, NULL);
  g_autofree char *about = g_strdup_printf ("patient=%s; text=Ailleurs; visibility=logistics",
                                            relais_record_get_id (other));
  g_autoptr (RelaisRecord) old = sign (cast, cast->nurse, "text=Un", "action=a; for=reception");
  g_autoptr (RelaisRecord) elsewhere = NULL;

  set_clock (cast, "2026-11-22T13:00:00Z");
  write_note (cast, cast->nurse, "text=Deux");
  set_clock (cast, "2026-11-23T13:00:00Z");
  write_note (cast, cast->nurse, "text=Trois; visibility=logistics");
  elsewhere = sign (cast, cast->nurse, about, NULL);
  assert_hand_over (cast, cast->physician, 3, "Dubois: Ailleurs /; El Amrani: Un Deux Trois / a");
  assert_hand_over (cast, cast->physician, 1, "Dubois: Ailleurs /; El Amrani: Deux Trois / a");
  assert_hand_over (cast, cast->reception, 3, "Dubois: Ailleurs /; El Amrani: Trois / a");
  /* On a Monday the last working day is Friday; after Armistice Day on a Wednesday it is Tuesday. */
  g_assert_cmpuint (relais_hand_over_get_days (relais_date (2026, 11, 23)), ==, 3);
  g_assert_cmpuint (relais_hand_over_get_days (relais_date (2026, 11, 20)), ==, 1);
  g_assert_cmpuint (relais_hand_over_get_days (relais_date (2026, 11, 12)), ==, 2);
}

/* What is pinned: urgent, of others, readable, neither read nor struck. */
static void
test_what_is_pinned (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) wrong = sign (cast, cast->nurse, "text=Faux; urgency=urgent", NULL);
  g_autoptr (RelaisRecord) note = sign (cast, cast->nurse, "text=Chute; urgency=urgent", NULL);
  g_autofree char *correction = g_strdup_printf ("text=Juste; corrects=%s", relais_record_get_id (wrong));
  const char *const ids[] = { relais_record_get_id (note), NULL };
  g_autoptr (GError) error = NULL;

  write_note (cast, cast->nurse, correction);
  write_note (cast, cast->nurse, "text=Demain; urgency=today");
  write_note (cast, cast->nurse, "text=Praktisch; visibility=logistics; urgency=urgent");
  assert_scope (cast, cast->nurse, RELAIS_NOTE_SCOPE_URGENT, "");
  assert_scope (cast, cast->reception, RELAIS_NOTE_SCOPE_URGENT, "*Praktisch");
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_URGENT, "*Praktisch; *Chute");
  g_assert_true (relais_notebook_mark_read (cast->session, cast->physician, ids, &error));
  g_assert_no_error (error);
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_URGENT, "*Praktisch");
}

static void
test_since_my_visit (Cast *cast, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_note (cast, cast->nurse, "text=Un");
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_SINCE_VISIT, "*Un");
  g_assert_true (
      relais_notebook_visit (cast->session, cast->physician, relais_record_get_id (cast->patient), &error));
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_SINCE_VISIT, "");
  write_note (cast, cast->nurse, "text=Deux");
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_SINCE_VISIT, "*Deux");
  /* Who signs has been there; what they have not read they have still not read. */
  write_note (cast, cast->physician, "text=Trois");
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_SINCE_VISIT, "");
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_UNREAD, "*Deux; *Un");
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_MINE, "Trois");
}

/* --- What is asked --- */

static void
test_an_action_has_its_own_level (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) note =
      sign (cast, cast->nurse, "text=Escarre stade 2", "action=commander des pansements; due=2026-11-26; for=accueil");
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (RelaisNotebookEntry) entry = NULL;
  g_autoptr (RelaisRecord) done = NULL;
  g_autofree char *operation = NULL;
  g_auto (RelaisUndoResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  tasks = relais_notebook_list_tasks (cast->session, cast->reception, NULL, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tasks->len, ==, 1);
  g_assert_cmpstr (relais_record_get (tasks->pdata[0], RELAIS_TASK_ACTION), ==, "commander des pansements");
  g_assert_cmpstr (relais_record_get (tasks->pdata[0], RELAIS_TASK_FOR), ==, "reception");
  g_assert_cmpstr (relais_record_get (tasks->pdata[0], RELAIS_TASK_VISIBILITY), ==, "logistics");
  entry = relais_notebook_load (cast->session, cast->reception, relais_record_get_id (note), &error);
  g_assert_false (entry->is_readable);
  g_assert_cmpuint (entry->tasks->len, ==, 1);

  done = relais_notebook_set_done (cast->session, cast->reception, relais_record_get_id (tasks->pdata[0]), TRUE,
                                   &operation, &error);
  g_assert_no_error (error);
  g_assert_true (relais_task_is_done (done));
  g_assert_cmpstr (relais_record_get (done, RELAIS_TASK_DONE_BY), ==, relais_actor_get_staff_id (cast->reception));
  g_ptr_array_unref (tasks);
  tasks = relais_notebook_list_tasks (cast->session, cast->reception, NULL, TRUE, &error);
  g_assert_cmpuint (tasks->len, ==, 0);
  g_assert_true (relais_register_undo (cast->session, cast->reception, operation, &result, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (tasks);
  tasks = relais_notebook_list_tasks (cast->session, cast->reception, relais_record_get_id (cast->patient), TRUE,
                                      &error);
  g_assert_cmpuint (tasks->len, ==, 1);
}

static void
test_an_unseen_action_is_not_there (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) note = sign (cast, cast->nurse, "text=Un", "action=voir la plaie; for=médecin");
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GError) error = NULL;

  tasks = relais_notebook_list_tasks (cast->session, cast->physician, NULL, TRUE, &error);
  g_assert_cmpuint (tasks->len, ==, 1);
  theirs = relais_notebook_list_tasks (cast->session, cast->reception, NULL, TRUE, &error);
  g_assert_cmpuint (theirs->len, ==, 0);
  g_assert_no_error (error);
  g_assert_null (relais_notebook_set_done (cast->session, cast->reception, relais_record_get_id (tasks->pdata[0]), TRUE,
                                           NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
}

/* Who is asked by name sees it; who left is not asked. */
static void
test_asked_by_name (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisActor) left = relais_test_session_join (cast->session, "Kim", "nurse", NULL);
  g_autoptr (RelaisRecord) note = sign (cast, cast->nurse, "text=Un", "action=commander; for=Nadine");
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GError) error = NULL;

  tasks = relais_notebook_list_tasks (cast->session, cast->reception, NULL, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tasks->len, ==, 1);
  g_assert_cmpstr (relais_record_get (tasks->pdata[0], RELAIS_TASK_FOR), ==,
                   relais_actor_get_staff_id (cast->reception));
  g_assert_cmpstr (relais_record_get (tasks->pdata[0], RELAIS_TASK_VISIBILITY), ==, "logistics");
  refuse (cast, cast->nurse, "text=Un", "action=commander; for=Nadine; action_visibility=care", RELAIS_ERROR_INVALID);
  end_member (cast, left, "2026-11-19");
  refuse (cast, cast->nurse, "text=Un", "action=commander; for=Kim", RELAIS_ERROR_INVALID);
}

static char *
tell_done (Cast *cast, RelaisActor *actor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list =
      relais_done_list (cast->session, actor, relais_session_get_today (cast->session), 0, &error);
  GString *told = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const RelaisDone *done = list->pdata[i];
      const char *name = done->person != NULL ? relais_record_get (done->person, RELAIS_PERSON_FAMILY_NAME) : "-";

      if (strstr ("note task-done", done->act) != NULL)
        g_string_append_printf (told, "%s %s%s; ", done->act, name, done->can_undo ? " undo" : "");
    }
  return g_string_free (told, FALSE);
}

static void
assert_done (Cast *cast, RelaisActor *actor, const char *expected)
{
  g_autofree char *told = tell_done (cast, actor);

  g_assert_cmpstr (told, ==, expected);
}

/* The list of what was done has the same eyes, and so has its undo. */
static void
test_what_was_done_with_it (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) named = sign (cast, cast->nurse, "text=Coups; visibility=care; readers=Béa", NULL);
  g_autoptr (RelaisRecord) note = sign (cast, cast->nurse, "text=Un", "action=voir la plaie; for=médecin");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tasks = relais_notebook_list_tasks (cast->session, cast->physician, NULL, TRUE, &error);
  g_autoptr (RelaisRecord) done = NULL;
  g_autofree char *operation = NULL;
  g_auto (RelaisUndoResult) result = { 0 };

  done = relais_notebook_set_done (cast->session, cast->physician, relais_record_get_id (tasks->pdata[0]), TRUE,
                                   &operation, &error);
  g_assert_no_error (error);
  assert_done (cast, cast->nurse, "task-done El Amrani undo; note El Amrani; note El Amrani; ");
  assert_done (cast, cast->coordinator, "task-done El Amrani undo; note El Amrani; ");
  assert_done (cast, cast->reception, "note El Amrani; ");
  g_assert_false (relais_register_undo (cast->session, cast->reception, operation, &result, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (relais_register_undo (cast->session, cast->coordinator, operation, &result, &error));
  g_assert_no_error (error);
}

/* --- Search --- */

static void
test_search (Cast *cast, gconstpointer data)
{
  RelaisNotebookFilter by_topic = { .topic = "woundcare" };
  RelaisNotebookFilter by_role = { .role = "physician" };
  RelaisNotebookFilter urgent = { .urgency = "urgent" };
  RelaisNotebookFilter late = { .from = relais_date (2026, 11, 21) };
  RelaisNotebookFilter early = { .until = relais_date (2026, 11, 20) };
  RelaisNotebookFilter asking = { .only_asking = TRUE };
  const RelaisNotebookFilter *filters[] = { &by_topic, &by_role, &urgent, &late, &early, &asking };
  static const char *const expected[] = { "Œdème à la cheville", "*Œdème disparu", "Œdème à la cheville",
                                          "*Œdème disparu; A bu 1 l", "Œdème à la cheville", "A bu 1 l" };
  g_autoptr (RelaisRecord) asked = NULL;

  write_note (cast, cast->nurse, "text=Œdème à la cheville; topic=woundcare; urgency=urgent");
  set_clock (cast, "2026-11-21T09:00:00Z");
  asked = sign (cast, cast->nurse, "text=A bu 1 l; topic=nutrition", "action=peser");
  write_note (cast, cast->physician, "text=Œdème disparu");

  assert_search (cast, cast->nurse, "oedeme", "*Œdème disparu; Œdème à la cheville");
  assert_search (cast, cast->nurse, "OEDÈME chev", "Œdème à la cheville");
  assert_search (cast, cast->nurse, "ispar", "*Œdème disparu");
  assert_search (cast, cast->nurse, "bu", "A bu 1 l");
  assert_search (cast, cast->nurse, "la oede", "Œdème à la cheville");
  assert_search (cast, cast->nurse, "\"; DROP TABLE note;--", "");
  assert_search (cast, cast->nurse, "hanche", "");
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *told = tell (cast, cast->nurse, filters[i]);

      g_assert_cmpstr (told, ==, expected[i]);
    }
}

#define N_LONG 1100

/* Entries of the patient as they would have been signed, the first with words of its own. */
static gboolean
write_many (RelaisChange *change, gpointer data, GError **error)
{
  Cast *cast = data;

  for (guint i = 0; i < N_LONG; i++)
    {
      g_autofree char *values = g_strdup_printf (
          "text=%s; topic=other; visibility=care; urgency=info; author_name=Béa; author_roles=physician; author=%s; "
          "at=2026-11-20T10:00:00.%06uZ",
          i == 0 ? "Pansement xylophone zz" : "Pansement refait", relais_actor_get_staff_id (cast->physician), i);
      g_autoptr (RelaisRecord) bare = make_note (cast, values);
      g_autofree char *id = g_strdup_printf ("00000000-0000-4000-8000-%012u", i);
      RelaisRecordBuilder *builder = relais_record_builder_new_from (bare);
      g_autoptr (RelaisRecord) note = NULL;
      g_autoptr (RelaisRecord) saved = NULL;

      relais_record_builder_set_id (builder, id);
      note = relais_record_builder_end (builder);
      saved = relais_change_save (change, note, error);
      if (saved == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Whether there are few entries or many, of the patient or with the word: the same is found. */
static void
test_search_of_one_patient (Cast *cast, gconstpointer data)
{
  static const struct {
    const char *text;
    guint few;
    guint many;
  } cases[] = {
    { "pansement", 1, N_LONG }, { "ansem", 1, N_LONG }, { "pansement refait", 0, N_LONG - 1 }, { "xylophone", 0, 1 },
    { "xyloph pansem", 0, 1 },  { "zz", 0, 1 },         { "re", 0, N_LONG - 1 },               { "zz pansement", 0, 1 },
    { "r", 0, 500 }, /* a letter: the last 500 of the patient */
    { "zz refait", 0, 0 },      { "elsewhere", 1, 0 },  { "el", 1, 0 },                        { "nowhere", 0, 0 },
  };
  g_autoptr (RelaisRecord) patient = g_steal_pointer (&cast->patient);
  g_autoptr (RelaisRecord) other = relais_test_session_add (cast->session, "Claes", "Jan", RELAIS_FACET_PATIENT, NULL);
  g_autoptr (GError) error = NULL;

  cast->patient = patient;
  relais_store_write (relais_session_get_store (cast->session), cast->physician, "note", write_many, cast, NULL, &error);
  g_assert_no_error (error);
  cast->patient = other;
  write_note (cast, cast->physician, "text=Pansement elsewhere");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RelaisNotebookFilter few = { .patient = relais_record_get_id (other), .text = cases[i].text };
      RelaisNotebookFilter many = { .patient = relais_record_get_id (patient), .text = cases[i].text };
      g_autoptr (GPtrArray) of_few = relais_notebook_list (cast->session, cast->nurse, &few, 0, 2000, &error);
      g_autoptr (GPtrArray) of_many = relais_notebook_list (cast->session, cast->nurse, &many, 0, 2000, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      g_assert_cmpuint (of_few->len, ==, cases[i].few);
      g_assert_cmpuint (of_many->len, ==, cases[i].many);
    }
  cast->patient = g_steal_pointer (&patient);
}

static void
test_page_by_page (Cast *cast, gconstpointer data)
{
  RelaisNotebookFilter filter = { .patient = relais_record_get_id (cast->patient) };
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 before = 0;

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *values = g_strdup_printf ("text=%u", i);

      write_note (cast, cast->nurse, values);
    }
  do
    {
      g_autoptr (GPtrArray) page = relais_notebook_list (cast->session, cast->nurse, &filter, before, 3, &error);

      g_assert_no_error (error);
      before = 0;
      for (guint i = 0; i < page->len; i++)
        {
          const RelaisNotebookEntry *entry = page->pdata[i];

          g_string_append (seen, relais_record_get (entry->note, RELAIS_NOTE_TEXT));
          before = entry->doc;
        }
    }
  while (before != 0);
  g_assert_cmpstr (seen->str, ==, "6543210");
}

/* --- People who are merged, kept out, logged --- */

static void
test_a_merged_record_keeps_its_entries (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) twin =
      relais_test_session_add (cast->session, "El Amrani", "Mohammed", RELAIS_FACET_PATIENT, NULL);
  g_autoptr (RelaisRecord) patient = g_steal_pointer (&cast->patient);
  g_autoptr (RelaisRecord) moved = NULL;
  g_autoptr (RelaisRecord) merged = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;

  cast->patient = twin;
  write_note (cast, cast->nurse, "text=Du jumeau");
  cast->patient = patient;
  write_note (cast, cast->nurse, "text=Du premier");
  merged = relais_register_merge (cast->session, relais_session_get_actor (cast->session),
                                  relais_record_get_id (patient), relais_record_get_id (twin), issues, &error);
  g_assert_no_error (error);
  assert_timeline (cast, cast->nurse, "Du premier; Du jumeau");
  cast->patient = twin;
  moved = sign (cast, cast->nurse, "text=Écrit sous l’ancien", NULL);
  g_assert_cmpstr (relais_record_get (moved, RELAIS_NOTE_PATIENT), ==, relais_record_get_id (patient));
  cast->patient = g_steal_pointer (&patient);
  assert_timeline (cast, cast->nurse, "Écrit sous l’ancien; Du premier; Du jumeau");
}

static void
keep_out (Cast *cast, RelaisActor *actor)
{
  g_autofree char *values = g_strdup_printf ("person=%s; member=%s; asked_on=2026-11-20; recorded_by=Aïcha",
                                             relais_record_get_id (cast->patient), relais_actor_get_staff_id (actor));
  g_autoptr (RelaisRecord) exclusion = make (&relais_exclusion_type, values);
  g_autoptr (RelaisRecord) saved = relais_test_session_save (cast->session, exclusion);
}

static void
test_who_is_kept_out_finds_nothing (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) note = sign (cast, cast->nurse, "text=Un", "action=peser");
  const char *const ids[] = { relais_record_get_id (note), NULL };
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  RelaisNotebookFilter filter = { .patient = relais_record_get_id (cast->patient) };
  g_autoptr (GError) error = NULL;

  keep_out (cast, cast->physician);
  relais_store_set_viewer (relais_session_get_store (cast->session), relais_actor_get_staff_id (cast->physician));
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_ALL, "");
  assert_search (cast, cast->physician, "un", "");
  tasks = relais_notebook_list_tasks (cast->session, cast->physician, NULL, FALSE, &error);
  g_assert_cmpuint (tasks->len, ==, 0);
  g_assert_cmpint (relais_notebook_count_unread (cast->session, cast->physician, 10, &error), ==, 0);
  entries = relais_notebook_list (cast->session, cast->physician, &filter, 0, 10, &error);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (relais_notebook_load (cast->session, cast->physician, relais_record_get_id (note), &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (relais_notebook_mark_read (cast->session, cast->physician, ids, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (relais_notebook_visit (cast->session, cast->physician, relais_record_get_id (cast->patient), &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  assert_done (cast, cast->physician, "");
  refuse (cast, cast->physician, "text=Deux", NULL, RELAIS_ERROR_NOT_FOUND);
}

/* Signing says that one has been there, whichever of the two records it was. */
static void
test_a_visit_is_to_both_records (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) twin =
      relais_test_session_add (cast->session, "El Amrani", "Mohammed", RELAIS_FACET_PATIENT, NULL);
  RelaisRecord *patient = cast->patient;
  g_autoptr (RelaisRecord) merged = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;

  cast->patient = twin;
  write_note (cast, cast->nurse, "text=Du jumeau");
  cast->patient = patient;
  merged = relais_register_merge (cast->session, relais_session_get_actor (cast->session),
                                  relais_record_get_id (patient), relais_record_get_id (twin), issues, &error);
  g_assert_no_error (error);
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_SINCE_VISIT, "*Du jumeau");
  write_note (cast, cast->physician, "text=Vu");
  assert_scope (cast, cast->physician, RELAIS_NOTE_SCOPE_SINCE_VISIT, "");
}

/* Who is written about is somebody: their registration is not taken back. */
static void
test_a_registration_stays (Cast *cast, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const RelaisDone *first = NULL;
  g_auto (RelaisUndoResult) result = { 0 };

  write_note (cast, cast->nurse, "text=Un");
  list = relais_done_list (cast->session, relais_session_get_actor (cast->session),
                           relais_session_get_today (cast->session), 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < list->len && first == NULL; i++)
    {
      const RelaisDone *done = list->pdata[i];

      if (done->person != NULL && !g_str_equal (done->act, "note"))
        first = done;
    }
  g_assert_nonnull (first);
  g_assert_false (relais_register_undo (cast->session, relais_session_get_actor (cast->session), first->operation,
                                        &result, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_UNDO_CHANGED);
  relais_undo_result_clear (&result);
  assert_timeline (cast, cast->nurse, "Un");
}

static guint
count_readings (Cast *cast)
{
  g_autoptr (RelaisActor) dpo = relais_test_session_as (cast->session, "dpo");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      relais_audit_reading_list (cast->session, dpo, relais_record_get_id (cast->patient), NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    n += g_str_equal (((RelaisAuditRow *) rows->pdata[i])->entry.act, "read-notes") ? 1 : 0;
  return n;
}

/* Once a day for each reader, whichever timeline it is; never where there was nothing to read. */
static void
test_reading_is_in_the_log (Cast *cast, gconstpointer data)
{
  assert_timeline (cast, cast->physician, "");
  g_assert_cmpuint (count_readings (cast), ==, 0);
  write_note (cast, cast->nurse, "text=Un");
  assert_timeline (cast, cast->reception, "(hidden)");
  g_assert_cmpuint (count_readings (cast), ==, 0);
  assert_timeline (cast, cast->physician, "*Un");
  assert_search (cast, cast->physician, "un", "*Un");
  g_assert_cmpuint (count_readings (cast), ==, 1);
  assert_timeline (cast, cast->nurse, "Un");
  g_assert_cmpuint (count_readings (cast), ==, 2);
  set_clock (cast, "2026-11-21T09:00:00Z");
  assert_timeline (cast, cast->physician, "*Un");
  g_assert_cmpuint (count_readings (cast), ==, 3);
}

/* What protected mode hides does not come out by the notebook. */
static void
test_a_protected_patient_is_shielded (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) hidden =
      relais_test_session_add (cast->session, "Claes", "Jan", RELAIS_FACET_PATIENT, "street", "rue Haute 12", "protected",
                               "yes", NULL);
  g_autofree char *values = g_strdup_printf ("patient=%s; text=Bien", relais_record_get_id (hidden));
  RelaisNotebookFilter filter = { .patient = relais_record_get_id (hidden) };
  g_autoptr (RelaisRecord) note = make (&relais_note_type, values);
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  saved = relais_notebook_sign (cast->session, cast->nurse, note, NULL, NULL, issues, &error);
  g_assert_no_error (error);
  entries = relais_notebook_list (cast->session, cast->nurse, &filter, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_null (relais_record_get (((RelaisNotebookEntry *) entries->pdata[0])->patient, RELAIS_PERSON_STREET));
}

static void
test_register_verifies (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) wrong = sign (cast, cast->nurse, "text=Un; visibility=home", NULL);
  g_autofree char *correction = g_strdup_printf ("text=Deux; corrects=%s", relais_record_get_id (wrong));
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  write_note (cast, cast->nurse, correction);
  g_assert_true (
      relais_session_verify (cast->session, relais_session_get_actor (cast->session), findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

#define ADD(path, func) g_test_add ("/notebook/" path, Cast, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("signed", test_a_signed_entry);
  ADD ("not-backdated", test_nothing_is_backdated);
  ADD ("refused", test_what_is_refused);
  ADD ("draft-twice", test_same_draft_twice);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("stays-signed", test_signed_stays_signed);
  ADD ("levels", test_levels);
  ADD ("home-line", test_line_for_the_home);
  ADD ("named-readers", test_named_readers);
  ADD ("who-is-named", test_who_can_be_named);
  ADD ("correction", test_a_correction_strikes);
  ADD ("struck-home-line", test_a_struck_line_for_the_home_goes);
  ADD ("more-readers", test_more_readers_read_the_correction_only);
  ADD ("chain", test_a_chain_of_corrections);
  ADD ("coordinator-corrects", test_a_coordinator_corrects);
  ADD ("answer", test_an_answer);
  ADD ("answer-named", test_an_answer_among_named_readers);
  ADD ("reading", test_reading);
  ADD ("urgent", test_only_the_urgent_asks_for_ever);
  ADD ("pinned", test_what_is_pinned);
  ADD ("hand-over", test_hand_over);
  ADD ("around", test_what_stands_around);
  ADD ("asked-of-whom", test_asked_of_whom);
  ADD ("since-visit", test_since_my_visit);
  ADD ("action", test_an_action_has_its_own_level);
  ADD ("unseen-action", test_an_unseen_action_is_not_there);
  ADD ("done", test_what_was_done_with_it);
  ADD ("asked-by-name", test_asked_by_name);
  ADD ("search", test_search);
  ADD ("search-of-one", test_search_of_one_patient);
  ADD ("pages", test_page_by_page);
  ADD ("merged", test_a_merged_record_keeps_its_entries);
  ADD ("registration-stays", test_a_registration_stays);
  ADD ("merged-visit", test_a_visit_is_to_both_records);
  ADD ("kept-out", test_who_is_kept_out_finds_nothing);
  ADD ("log", test_reading_is_in_the_log);
  ADD ("protected", test_a_protected_patient_is_shielded);
  ADD ("verify", test_register_verifies);
  return g_test_run ();
}
