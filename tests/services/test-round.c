/* One's own round: in one's own order, with what is new about each, seen and changed by nobody else; what becomes of it
 * when records are merged or archived, when somebody is kept out of one, and when its member leaves.
 */

#include "relais-done.h"
#include "relais-error.h"
#include "relais-exclusions.h"
#include "relais-issue.h"
#include "relais-notebook.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-round.h"
#include "relais-team.h"
#include "relais-test-session.h"
#include "relais-test.h"

typedef struct {
  RelaisTestFolder *folder;
  RelaisSession *session;
  RelaisActor *admin; /* who coordinates too */
  RelaisActor *nurse;
  RelaisActor *colleague;
  RelaisRecord *patients[3]; /* Amrani, Benali, Claes */
} Cast;

static void
set_up (Cast *cast, gconstpointer data)
{
  static const char *const names[] = { "Amrani", "Benali", "Claes" };

  cast->folder = relais_test_make_folder ();
  cast->session = relais_test_session_new (cast->folder);
  cast->admin = relais_session_get_actor (cast->session);
  cast->nurse = relais_test_session_join (cast->session, "Guillaume", "nurse", NULL);
  cast->colleague = relais_test_session_join (cast->session, "Els", "nurse;reception", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    cast->patients[i] = relais_test_session_add (cast->session, names[i], "Jan", RELAIS_FACET_PATIENT, NULL);
}

static void
tear_down (Cast *cast, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cast->patients); i++)
    relais_record_unref (cast->patients[i]);
  relais_actor_unref (cast->colleague);
  relais_actor_unref (cast->nurse);
  relais_session_unref (cast->session);
  relais_test_remove_folder (cast->folder);
}

static const char *
get_patient (Cast *cast, guint i)
{
  return relais_record_get_id (cast->patients[i]);
}

static char *
add (Cast *cast, RelaisActor *actor, guint patient, const char *weekday)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) stop =
      relais_round_add (cast->session, actor, get_patient (cast, patient), weekday, &error);

  g_assert_no_error (error);
  return g_strdup (relais_record_get_id (stop));
}

static void
put (Cast *cast, RelaisActor *actor, guint patient, const char *weekday)
{
  g_autofree char *stop = add (cast, actor, patient, weekday);

  g_assert_nonnull (stop);
}

static GPtrArray *
list (Cast *cast, RelaisActor *actor, const char *weekday)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *visits = relais_round_list (cast->session, actor, weekday, &error);

  g_assert_no_error (error);
  return visits;
}

/* The first letters of their names. */
static void
assert_round (Cast *cast, RelaisActor *actor, const char *weekday, const char *expected)
{
  g_autoptr (GPtrArray) visits = list (cast, actor, weekday);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < visits->len; i++)
    g_string_append_c (
        told, *relais_record_get (((RelaisRoundVisit *) visits->pdata[i])->patient, RELAIS_PERSON_FAMILY_NAME));
  g_assert_cmpstr (told->str, ==, expected);
}

/* What the nurse did last; @code is -1 where that succeeds. */
static void
undo_last (Cast *cast, RelaisActor *actor, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *operation = relais_done_find_last (cast->session, cast->nurse, &error);
  g_auto (RelaisUndoResult) result = { 0 };

  g_assert_no_error (error);
  if (relais_register_undo (cast->session, actor, operation, &result, &error))
    g_assert_cmpint (code, ==, -1);
  else
    g_assert_error (error, RELAIS_ERROR, code);
}

static void
test_in_ones_own_order (Cast *cast, gconstpointer data)
{
  g_autofree char *first = add (cast, cast->nurse, 0, "mo");
  g_autofree char *second = add (cast, cast->nurse, 1, "mo");
  g_autofree char *third = add (cast, cast->nurse, 2, "mo");
  g_autofree char *again = add (cast, cast->nurse, 0, "mo");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (again, ==, first);
  put (cast, cast->nurse, 2, "fr");
  assert_round (cast, cast->nurse, "mo", "ABC");
  assert_round (cast, cast->nurse, "fr", "C");
  assert_round (cast, cast->nurse, "su", "");
  g_assert_true (relais_round_shift (cast->session, cast->nurse, third, 0, &error));
  assert_round (cast, cast->nurse, "mo", "CAB");
  undo_last (cast, cast->nurse, -1);
  assert_round (cast, cast->nurse, "mo", "ABC");
  g_assert_true (relais_round_remove (cast->session, cast->nurse, second, &error));
  assert_round (cast, cast->nurse, "mo", "AC");
  undo_last (cast, cast->colleague, RELAIS_ERROR_NOT_ALLOWED);
  undo_last (cast, cast->nurse, -1);
  assert_round (cast, cast->nurse, "mo", "ABC");
}

static void
test_nobody_elses (Cast *cast, gconstpointer data)
{
  g_autofree char *stop = add (cast, cast->nurse, 0, "mo");
  g_autoptr (GError) error = NULL;

  assert_round (cast, cast->colleague, "mo", "");
  g_assert_false (relais_round_remove (cast->session, cast->colleague, stop, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (relais_round_shift (cast->session, cast->colleague, stop, 1, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_round (cast, cast->nurse, "mo", "A");
  g_assert_null (relais_round_add (cast->session, cast->nurse, "00000000-0000-4000-8000-00000000dead", "mo", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
}

static void
test_what_is_new (Cast *cast, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const RelaisRoundVisit *visit;

  put (cast, cast->colleague, 0, "mo");
  relais_test_session_sign (cast->session, get_patient (cast, 0), "Vu", "care", "rappeler");
  relais_test_session_sign (cast->session, get_patient (cast, 0), "Revu", "care", NULL);
  relais_test_session_sign (cast->session, get_patient (cast, 1), "Ailleurs", "care", NULL);
  before = list (cast, cast->colleague, "mo");
  visit = before->pdata[0];
  g_assert_cmpuint (visit->n_new, ==, 2);
  g_assert_cmpuint (visit->n_unread, ==, 2);
  g_assert_cmpuint (visit->n_urgent, ==, 0);
  g_assert_cmpuint (visit->n_open, ==, 1);
  g_assert_null (visit->last_visit);
  g_assert_true (relais_notebook_visit (cast->session, cast->colleague, get_patient (cast, 0), &error));
  after = list (cast, cast->colleague, "mo");
  visit = after->pdata[0];
  g_assert_cmpuint (visit->n_new, ==, 0);
  g_assert_cmpuint (visit->n_open, ==, 1);
  g_assert_nonnull (visit->last_visit);
}

static void
test_merged_and_archived (Cast *cast, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) merged = NULL;
  g_autoptr (RelaisRecord) archived = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  for (guint i = 0; i < 3; i++)
    put (cast, cast->nurse, i, "mo");
  merged = relais_register_merge (cast->session, cast->admin, get_patient (cast, 2), get_patient (cast, 0), issues,
                                  &error);
  g_assert_no_error (error);
  assert_round (cast, cast->nurse, "mo", "CB");
  archived = relais_register_archive (cast->session, cast->admin, get_patient (cast, 1), TRUE, &error);
  g_assert_no_error (error);
  assert_round (cast, cast->nurse, "mo", "C");
}

static void
keep_out (Cast *cast, guint patient, RelaisActor *actor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) set = relais_exclusions_set (cast->session, cast->admin, get_patient (cast, patient),
                                                        relais_actor_get_staff_id (actor), &error);

  g_assert_no_error (error);
}

static void
test_kept_out (Cast *cast, gconstpointer data)
{
  g_autofree char *first = add (cast, cast->nurse, 0, "mo");
  g_autoptr (GError) error = NULL;

  put (cast, cast->nurse, 1, "mo");
  keep_out (cast, 0, cast->nurse);
  assert_round (cast, cast->nurse, "mo", "B");
  g_assert_false (relais_round_remove (cast->session, cast->nurse, first, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (relais_round_add (cast->session, cast->nurse, get_patient (cast, 0), "tu", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
}

static void
test_handed_over (Cast *cast, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) gone = NULL;
  RelaisTeamWork work = { 0 };

  for (guint i = 0; i < 3; i++)
    put (cast, cast->nurse, i, "mo");
  put (cast, cast->colleague, 1, "mo");
  keep_out (cast, 2, cast->colleague);
  g_assert_true (relais_team_count_work (cast->session, cast->admin, relais_actor_get_staff_id (cast->nurse), &work,
                                         &error));
  g_assert_cmpuint (work.n_stops, ==, 3);
  gone = relais_team_leave (cast->session, cast->admin, relais_actor_get_staff_id (cast->nurse),
                            relais_actor_get_staff_id (cast->colleague), relais_date (2026, 11, 20), &work, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (work.n_stops, ==, 3);
  g_assert_cmpuint (work.n_stops_kept_back, ==, 1);
  assert_round (cast, cast->colleague, "mo", "BA");
  assert_round (cast, cast->nurse, "mo", "");
}

#define ADD(name, func) g_test_add ("/round/" name, Cast, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("in-ones-own-order", test_in_ones_own_order);
  ADD ("nobody-elses", test_nobody_elses);
  ADD ("what-is-new", test_what_is_new);
  ADD ("merged-and-archived", test_merged_and_archived);
  ADD ("kept-out", test_kept_out);
  ADD ("handed-over", test_handed_over);
  return g_test_run ();
}
