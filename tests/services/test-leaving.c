#include "relais-drafts.h"
#include "relais-error.h"
#include "relais-exclusions.h"
#include "relais-id.h"
#include "relais-issue.h"
#include "relais-notebook.h"
#include "relais-person.h"
#include "relais-staff.h"
#include "relais-team.h"
#include "relais-test-session.h"
#include "relais-test.h"

/* A nurse who leaves, colleagues who may go on, and a patient whom they write about. */
typedef struct {
  RelaisTestFolder *folder;
  RelaisSession *session;
  RelaisActor *admin;
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
  cast->admin = relais_session_get_actor (cast->session);
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

static const char *
get_id (const RelaisActor *actor)
{
  return relais_actor_get_staff_id (actor);
}

/* What an entry is made of; the others are as a physician's entry is by default. */
typedef struct {
  const char *level;
  const char *urgency;
  const char *readers;
  const char *asked_level; /* of what is asked of the nurse */
} Wording;

/* Returns the id of what is asked in it, or of the entry. */
static char *
write_entry (Cast *cast, RelaisActor *author, Wording wording)
{
  RelaisRecordBuilder *note = relais_record_builder_new (&relais_note_type, NULL, 0);
  RelaisRecordBuilder *task = relais_record_builder_new (&relais_task_type, NULL, 0);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) typed = NULL;
  g_autoptr (RelaisRecord) asked = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (RelaisNotebookEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  relais_record_builder_set (note, RELAIS_NOTE_PATIENT, relais_record_get_id (cast->patient));
  relais_record_builder_set (note, RELAIS_NOTE_TEXT, "Plaie rouge");
  relais_record_builder_set (note, RELAIS_NOTE_VISIBILITY, wording.level);
  relais_record_builder_set (note, RELAIS_NOTE_URGENCY, wording.urgency);
  relais_record_builder_set (note, RELAIS_NOTE_READERS, wording.readers);
  typed = relais_record_builder_end (note);
  relais_record_builder_set (task, RELAIS_TASK_ACTION, "Revoir");
  relais_record_builder_set (task, RELAIS_TASK_FOR, "Guillaume");
  relais_record_builder_set (task, RELAIS_TASK_VISIBILITY, wording.asked_level);
  asked = relais_record_builder_end (task);
  saved = relais_notebook_sign (cast->session, author, typed, wording.asked_level != NULL ? asked : NULL, NULL, issues,
                                &error);
  g_assert_no_error (error);
  if (wording.asked_level == NULL)
    return g_strdup (relais_record_get_id (saved));
  entry = relais_notebook_load (cast->session, author, relais_record_get_id (saved), &error);
  g_assert_no_error (error);
  return g_strdup (relais_record_get_id (g_ptr_array_index (entry->tasks, 0)));
}

/* Of whom @task is asked, for @actor; "-" where they do not see it, "" for nobody in particular. */
static char *
get_addressee (Cast *cast, RelaisActor *actor, const char *task)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tasks = relais_notebook_list_tasks (cast->session, actor, NULL, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < tasks->len; i++)
    {
      const char *addressee = relais_record_get (g_ptr_array_index (tasks, i), RELAIS_TASK_FOR);

      if (g_str_equal (relais_record_get_id (g_ptr_array_index (tasks, i)), task))
        return g_strdup (addressee != NULL ? addressee : "");
    }
  return g_strdup ("-");
}

static RelaisTeamWork
count (Cast *cast)
{
  g_autoptr (GError) error = NULL;
  RelaisTeamWork work = { 0 };

  relais_team_count_work (cast->session, cast->admin, get_id (cast->nurse), &work, &error);
  g_assert_no_error (error);
  return work;
}

static RelaisTeamWork
leave (Cast *cast, RelaisActor *to)
{
  g_autoptr (GError) error = NULL;
  RelaisTeamWork work = { 0 };
  g_autoptr (RelaisRecord) gone =
      relais_team_leave (cast->session, cast->admin, get_id (cast->nurse), to != NULL ? get_id (to) : NULL,
                         relais_date (2026, 11, 20), &work, &error);

  g_assert_no_error (error);
  g_assert_nonnull (gone);
  return work;
}

static void
keep_out (Cast *cast, RelaisActor *actor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) set =
      relais_exclusions_set (cast->session, cast->admin, relais_record_get_id (cast->patient), get_id (actor), &error);

  g_assert_no_error (error);
}

static void
protect (Cast *cast)
{
  g_autoptr (RelaisRecord) set = relais_record_with (cast->patient, RELAIS_PERSON_PROTECTED, "yes");

  relais_record_unref (cast->patient);
  cast->patient = relais_test_session_save (cast->session, set);
}

/* --- What was asked --- */

typedef enum { TO_PHYSICIAN, TO_RECEPTION, TO_COORDINATOR } To;

static RelaisActor *
get_colleague (Cast *cast, To to)
{
  RelaisActor *colleagues[] = { cast->physician, cast->reception, cast->coordinator };

  return colleagues[to];
}

static void
test_an_action_goes_to_who_sees_it (void)
{
  static const struct {
    Wording wording;
    To to;
    gboolean is_kept_out;
    gboolean is_handed_over;
  } cases[] = {
    { { "care", "info", NULL, "care" }, TO_COORDINATOR, FALSE, TRUE },
    { { "care", "info", NULL, "care" }, TO_RECEPTION, FALSE, FALSE },
    { { "care", "info", NULL, "logistics" }, TO_RECEPTION, FALSE, TRUE },
    { { "logistics", "info", NULL, "logistics" }, TO_RECEPTION, TRUE, FALSE },
    { { "care", "info", "Guillaume", "care" }, TO_COORDINATOR, FALSE, FALSE },
    { { "care", "info", "Guillaume;Els", "care" }, TO_COORDINATOR, FALSE, TRUE },
    { { "care", "info", "Els", "care" }, TO_COORDINATOR, FALSE, TRUE },
    { { "care", "info", "Guillaume", "care" }, TO_PHYSICIAN, FALSE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Cast cast;
      RelaisActor *to;
      g_autofree char *task = NULL;
      g_autofree char *now = NULL;
      g_autofree char *seen = NULL;
      RelaisTeamWork work;

      set_up (&cast, NULL);
      g_test_message ("case %d", (int) i);
      to = get_colleague (&cast, cases[i].to);
      task = write_entry (&cast, cast.physician, cases[i].wording);
      if (cases[i].is_kept_out)
        keep_out (&cast, to);
      g_assert_cmpuint (count (&cast).n_tasks, ==, 1);
      work = leave (&cast, to);
      now = get_addressee (&cast, cast.physician, task);
      g_assert_cmpstr (now, ==, cases[i].is_handed_over ? get_id (to) : "");
      g_assert_cmpuint (work.n_tasks, ==, 1);
      g_assert_cmpuint (work.n_tasks_kept_back, ==, cases[i].is_handed_over ? 0 : 1);
      g_assert_cmpuint (relais_team_work_get_n_handed_over (&work), ==, cases[i].is_handed_over ? 1 : 0);
      seen = cases[i].is_kept_out ? NULL : get_addressee (&cast, to, task);
      g_assert_cmpstr (seen, ==, cases[i].is_kept_out ? NULL : cases[i].is_handed_over ? get_id (to) : "-");
      tear_down (&cast, NULL);
    }
}

/* What is done, what is asked of a role, and what is asked of somebody else stay as they are. */
static void
test_only_what_is_open_and_theirs (Cast *cast, gconstpointer data)
{
  g_autofree char *task = write_entry (cast, cast->physician, (Wording) { "care", "info", NULL, "care" });
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) done =
      relais_notebook_set_done (cast->session, cast->nurse, task, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count (cast).n_tasks, ==, 0);
  leave (cast, NULL);
  now = get_addressee (cast, cast->physician, task);
  g_assert_cmpstr (now, ==, get_id (cast->nurse));
}

static void
test_somebody_must_go_on (Cast *cast, gconstpointer data)
{
  g_autofree char *task = write_entry (cast, cast->physician, (Wording) { "care", "info", NULL, "care" });
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;
  RelaisTeamWork work = { 0 };

  g_assert_null (relais_team_leave (cast->session, cast->admin, get_id (cast->nurse), NULL,
                                    relais_date (2026, 11, 20), &work, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_SUCCESSOR);
  now = get_addressee (cast, cast->physician, task);
  g_assert_cmpstr (now, ==, get_id (cast->nurse));
}

/* --- Entries --- */

static gboolean
is_unread (Cast *cast, RelaisActor *actor)
{
  g_autoptr (GError) error = NULL;
  int n = relais_notebook_count_unread (cast->session, actor, 9, &error);

  g_assert_no_error (error);
  return n > 0;
}

static void
test_an_urgent_entry_still_waits (void)
{
  static const struct {
    Wording wording;
    To to;
    gboolean is_read; /* by the nurse */
    gboolean is_kept_out;
    gboolean counts;
    gboolean waits; /* for the colleague, before and after */
  } cases[] = {
    { { "care", "urgent", NULL, NULL }, TO_COORDINATOR, FALSE, FALSE, TRUE, TRUE },
    { { "care", "urgent", NULL, NULL }, TO_RECEPTION, FALSE, FALSE, TRUE, FALSE },
    { { "logistics", "urgent", NULL, NULL }, TO_RECEPTION, FALSE, FALSE, TRUE, TRUE },
    { { "logistics", "urgent", NULL, NULL }, TO_RECEPTION, FALSE, TRUE, TRUE, FALSE },
    { { "care", "urgent", "Guillaume", NULL }, TO_COORDINATOR, FALSE, FALSE, TRUE, FALSE },
    { { "care", "urgent", "Els", NULL }, TO_COORDINATOR, FALSE, FALSE, FALSE, TRUE },
    { { "care", "urgent", NULL, NULL }, TO_COORDINATOR, TRUE, FALSE, FALSE, TRUE },
    { { "care", "today", NULL, NULL }, TO_COORDINATOR, FALSE, FALSE, FALSE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Cast cast;
      RelaisActor *to;
      g_autofree char *note = NULL;
      const char *read[] = { NULL, NULL };
      RelaisTeamWork work;

      set_up (&cast, NULL);
      g_test_message ("case %d", (int) i);
      to = get_colleague (&cast, cases[i].to);
      read[0] = note = write_entry (&cast, cast.physician, cases[i].wording);
      if (cases[i].is_read)
        g_assert_true (relais_notebook_mark_read (cast.session, cast.nurse, read, NULL));
      if (cases[i].is_kept_out)
        keep_out (&cast, to);
      g_assert_cmpuint (count (&cast).n_urgent, ==, cases[i].counts ? 1 : 0);
      work = leave (&cast, to);
      g_assert_cmpuint (work.n_urgent, ==, cases[i].counts ? 1 : 0);
      g_assert_cmpuint (work.n_urgent_kept_back, ==, cases[i].counts && !cases[i].waits ? 1 : 0);
      if (!cases[i].is_kept_out)
        g_assert_cmpint (is_unread (&cast, to), ==, cases[i].waits);
      tear_down (&cast, NULL);
    }
}

/* Who is kept out of a record leaves nothing of it behind. */
static void
test_what_was_never_theirs (Cast *cast, gconstpointer data)
{
  g_autofree char *note = write_entry (cast, cast->physician, (Wording) { "care", "urgent", NULL, NULL });

  keep_out (cast, cast->nurse);
  g_assert_cmpuint (count (cast).n_urgent, ==, 0);
  leave (cast, NULL);
}

static void
test_what_nobody_else_may_read (void)
{
  static const struct {
    const char *readers;
    guint n_closed;
  } cases[] = {
    { "Guillaume", 1 }, { "Guillaume;Els", 0 }, { "Guillaume;Jan", 1 }, { NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Cast cast;
      g_autoptr (RelaisActor) jan = NULL;
      g_autoptr (RelaisRecord) gone = NULL;
      g_autofree char *note = NULL;
      RelaisTeamWork work = { 0 };

      set_up (&cast, NULL);
      g_test_message ("for %s", cases[i].readers);
      jan = relais_test_session_join (cast.session, "Jan", "nurse", NULL);
      note = write_entry (&cast, cast.nurse, (Wording) { "care", "info", cases[i].readers, NULL });
      gone = relais_team_leave (cast.session, cast.admin, get_id (jan), NULL, relais_date (2026, 11, 19), &work, NULL);
      g_assert_nonnull (gone);
      g_assert_cmpuint (count (&cast).n_closed, ==, cases[i].n_closed);
      g_assert_cmpuint (leave (&cast, cast.coordinator).n_closed, ==, cases[i].n_closed);
      if (cases[i].n_closed > 0)
        g_assert_null (relais_notebook_load (cast.session, cast.coordinator, note, NULL));
      tear_down (&cast, NULL);
    }
}

/* --- Forms --- */

/* "field=value; field=value", with {answered} for an entry that only the nurse reads. */
static char *
begin (Cast *cast, const char *kind, const char *values)
{
  GVariantBuilder builder;
  g_auto (GStrv) pairs = g_strsplit (values, "; ", -1);
  RelaisForm form = { .kind = (char *) kind, .subject = (char *) relais_record_get_id (cast->patient) };
  g_autoptr (GError) error = NULL;
  char *id;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      g_autofree char *answered = g_str_equal (pair[1], "{answered}")
                                      ? write_entry (cast, cast->nurse, (Wording) { "care", "info", "Guillaume", NULL })
                                      : NULL;

      g_variant_builder_add (&builder, "{ss}", pair[0], answered != NULL ? answered : pair[1]);
    }
  form.values = g_variant_ref_sink (g_variant_builder_end (&builder));
  id = relais_form_save (cast->session, cast->nurse, &form, &error);
  g_variant_unref (form.values);
  g_assert_no_error (error);
  return id;
}

static guint
count_forms (Cast *cast, RelaisActor *actor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) forms = relais_form_list (cast->session, actor, &error);

  g_assert_no_error (error);
  return forms->len;
}

static void
test_a_form_goes_to_who_may_read_it (void)
{
  static const struct {
    const char *kind;
    const char *values;
    To to;
    gboolean is_protected;
    gboolean is_kept_out;
    gboolean is_handed_over;
  } cases[] = {
    { "note", "text=Plaie; visibility=care", TO_COORDINATOR, FALSE, FALSE, TRUE },
    { "note", "text=Plaie; visibility=care", TO_RECEPTION, FALSE, FALSE, FALSE },
    { "note", "text=Plaie", TO_RECEPTION, FALSE, FALSE, FALSE },
    { "note", "text=Lit; visibility=logistics", TO_RECEPTION, FALSE, FALSE, TRUE },
    { "note", "text=Lit; visibility=logistics; action_visibility=care", TO_RECEPTION, FALSE, FALSE, FALSE },
    { "note", "text=Bleus; visibility=care; readers=Béa", TO_COORDINATOR, FALSE, FALSE, FALSE },
    { "note", "text=Bleus; visibility=care; readers=bea;els", TO_COORDINATOR, FALSE, FALSE, TRUE },
    { "note", "text=Bleus; visibility=care; answers={answered}", TO_COORDINATOR, FALSE, FALSE, FALSE },
    { "person", "family_name=El Amrani", TO_RECEPTION, FALSE, FALSE, TRUE },
    { "person", "family_name=El Amrani", TO_COORDINATOR, FALSE, TRUE, FALSE },
    { "person", "street=Rue Haute", TO_RECEPTION, TRUE, FALSE, FALSE },
    { "person", "street=Rue Haute", TO_COORDINATOR, TRUE, FALSE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Cast cast;
      RelaisActor *to;
      g_autofree char *form = NULL;
      RelaisTeamWork work;

      set_up (&cast, NULL);
      g_test_message ("%s, case %d", cases[i].values, (int) i);
      to = get_colleague (&cast, cases[i].to);
      form = begin (&cast, cases[i].kind, cases[i].values);
      if (cases[i].is_protected)
        protect (&cast);
      if (cases[i].is_kept_out)
        keep_out (&cast, to);
      work = leave (&cast, to);
      g_assert_cmpuint (work.n_forms, ==, 1);
      g_assert_cmpuint (work.n_forms_kept_back, ==, cases[i].is_handed_over ? 0 : 1);
      g_assert_cmpuint (count_forms (&cast, to), ==, cases[i].is_handed_over ? 1 : 0);
      g_assert_cmpuint (count_forms (&cast, cast.nurse), ==, cases[i].is_handed_over ? 0 : 1);
      tear_down (&cast, NULL);
    }
}

#define ADD(name, func) g_test_add ("/leaving/" name, Cast, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leaving/an-action-goes-to-who-sees-it", test_an_action_goes_to_who_sees_it);
  ADD ("only-what-is-open-and-theirs", test_only_what_is_open_and_theirs);
  ADD ("somebody-must-go-on", test_somebody_must_go_on);
  g_test_add_func ("/leaving/an-urgent-entry-still-waits", test_an_urgent_entry_still_waits);
  ADD ("what-was-never-theirs", test_what_was_never_theirs);
  g_test_add_func ("/leaving/what-nobody-else-may-read", test_what_nobody_else_may_read);
  g_test_add_func ("/leaving/a-form-goes-to-who-may-read-it", test_a_form_goes_to_who_may_read_it);
  return g_test_run ();
}
