/* Stays in hospital as the house notes them: one open at a time, hidden where they must be, ended by a death, followed
 * when two records become one, handed over, undone.
 */

#include "relais-db.h"
#include "relais-error.h"
#include "relais-exclusions.h"
#include "relais-issue.h"
#include "relais-person.h"
#include "relais-practice-profile.h"
#include "relais-register-acts.h"
#include "relais-register.h"
#include "relais-done.h"
#include "relais-staff.h"
#include "relais-stays.h"
#include "relais-team.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <string.h>

typedef struct {
  RelaisTestFolder *folder;
  RelaisSession *session;
  RelaisActor *admin;
  RelaisRecord *patient;
  RelaisActor *nurse;
  RelaisActor *reception;
  RelaisActor *coordinator;
} Cast;

static void
set_up (Cast *cast, gconstpointer data)
{
  cast->folder = relais_test_make_folder ();
  cast->session = relais_test_session_new (cast->folder);
  cast->admin = relais_session_get_actor (cast->session);
  cast->patient = relais_test_session_add (cast->session, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT, "referent",
                                           "Guillaume", NULL);
  cast->nurse = relais_test_session_join (cast->session, "Guillaume", "nurse", NULL);
  cast->reception = relais_test_session_join (cast->session, "Nadine", "reception", NULL);
  cast->coordinator = relais_test_session_join (cast->session, "Els", "coordinator", NULL);
}

static void
tear_down (Cast *cast, gconstpointer data)
{
  relais_actor_unref (cast->coordinator);
  relais_actor_unref (cast->reception);
  relais_actor_unref (cast->nurse);
  relais_record_unref (cast->patient);
  relais_session_unref (cast->session);
  relais_test_remove_folder (cast->folder);
}

static RelaisRecord *
make (const RelaisRecord *base, const RelaisRecord *patient, const char *values)
{
  RelaisRecordBuilder *builder = base != NULL ? relais_record_builder_new_from (base)
                                              : relais_record_builder_new (&relais_stay_type, NULL, 0);
  g_auto (GStrv) pairs = g_strsplit (values, "; ", -1);

  if (patient != NULL)
    relais_record_builder_set (builder, RELAIS_STAY_PATIENT, relais_record_get_id (patient));
  for (guint i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      char *value = strchr (pairs[i], '=');

      *value++ = '\0';
      relais_record_builder_set (builder, (guint) relais_record_type_find (&relais_stay_type, pairs[i]), value);
    }
  return relais_record_builder_end (builder);
}

static RelaisRecord *
try_to_save (Cast *cast, RelaisActor *actor, const RelaisRecord *base, const RelaisRecord *patient, const char *values,
             GError **error)
{
  g_autoptr (RelaisRecord) stay = make (base, patient, values);

  return relais_stays_save (cast->session, actor, stay, NULL, error);
}

static RelaisRecord *
save (Cast *cast, RelaisActor *actor, const RelaisRecord *base, const RelaisRecord *patient, const char *values)
{
  g_autoptr (GError) error = NULL;
  RelaisRecord *saved = try_to_save (cast, actor, base, patient, values, &error);

  g_assert_no_error (error);
  return saved;
}

static GPtrArray *
list (Cast *cast, RelaisActor *actor, const char *patient, RelaisStayScope scope)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = relais_stays_list (cast->session, actor, patient, scope, &error);

  g_assert_no_error (error);
  return rows;
}

static guint
count (Cast *cast, RelaisActor *actor, const char *patient, RelaisStayScope scope)
{
  g_autoptr (GPtrArray) rows = list (cast, actor, patient, scope);

  return rows->len;
}

static RelaisRecord *
load (Cast *cast, const RelaisRecord *stay)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStayRow) row =
      relais_stays_open (cast->session, cast->coordinator, relais_record_get_id (stay), "contrôle", &error);

  g_assert_no_error (error);
  return relais_record_ref (row->stay);
}

static void
assert_value (const RelaisRecord *stay, RelaisStayField field, const char *expected)
{
  g_assert_cmpstr (relais_record_get (stay, field), ==, expected);
}

/* An admission opens the file without a date; the rest comes later, and what follows is filled in. */
static void
test_from_admission_to_return (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) opened = save (cast, cast->reception, NULL, cast->patient, "");
  g_autoptr (RelaisRecord) dated = NULL;
  g_autoptr (RelaisRecord) again = NULL;
  g_autoptr (RelaisRecord) returned = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GError) error = NULL;

  assert_value (opened, RELAIS_STAY_REFERENT, "Guillaume");
  dated = save (cast, cast->reception, opened, NULL, "hospital=Saint-Luc; planned_discharge=2026-11-23T14:00");
  assert_value (dated, RELAIS_STAY_ANNOUNCED_AT, "2026-11-20T13:02:11.000000Z");
  again = relais_stays_begin (cast->session, cast->nurse, relais_record_get_id (cast->patient), &error);
  g_assert_no_error (error);
  g_assert_true (relais_record_equal (again, dated));
  open = list (cast, cast->nurse, NULL, RELAIS_STAYS_OPEN);
  g_assert_cmpuint (open->len, ==, 1);
  g_assert_cmpint (((RelaisStayRow *) open->pdata[0])->state, ==, RELAIS_STAY_DATED);

  returned = relais_stays_note_return (cast->session, cast->nurse, relais_record_get_id (cast->patient),
                                       relais_date (2026, 11, 20), NULL, NULL, &error);
  g_assert_no_error (error);
  assert_value (returned, RELAIS_STAY_DISCHARGE, "2026-11-20");
  assert_value (returned, RELAIS_STAY_LETTER, "awaited");
  g_assert_cmpstr (relais_record_get_id (returned), ==, relais_record_get_id (opened));
  g_assert_cmpuint (count (cast, cast->nurse, NULL, RELAIS_STAYS_OPEN), ==, 0);
  g_assert_cmpuint (count (cast, cast->nurse, NULL, RELAIS_STAYS_RECENT), ==, 1);
}

/* Nobody knew that she was away: choosing the patient and noting the return are all. */
static void
test_unannounced_return (Cast *cast, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) returned =
      relais_stays_note_return (cast->session, cast->reception, relais_record_get_id (cast->patient),
                                relais_date (2026, 11, 19), "with_family", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (relais_stay_get_state (returned, relais_date (2026, 11, 20)), ==, RELAIS_STAY_HOME);
  g_assert_true (relais_stay_is_short_notice (returned));
}

static void
test_scopes (Cast *cast, gconstpointer data)
{
  static const struct {
    const char *values;
    guint recent; /* rows of RELAIS_STAYS_RECENT when it is the last that was saved */
  } stays[] = {
    { "admission=2026-09-01; discharge=2026-09-10", 0 },
    { "admission=2026-11-01; discharge=2026-11-05", 0 },
    { "admission=2026-11-05; discharge=2026-11-06", 1 },
    { "admission=2026-11-19", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (stays); i++)
    {
      g_autoptr (RelaisRecord) saved = save (cast, cast->nurse, NULL, cast->patient, stays[i].values);

      g_assert_cmpuint (count (cast, cast->nurse, NULL, RELAIS_STAYS_RECENT), ==, stays[i].recent);
      g_assert_cmpuint (count (cast, cast->nurse, relais_record_get_id (cast->patient), RELAIS_STAYS_ALL), ==, i + 1);
    }
}

static void
test_one_open_stay (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) first = save (cast, cast->nurse, NULL, cast->patient, "admission=2026-11-10");
  g_autoptr (RelaisRecord) second = make (NULL, cast->patient, "admission=2026-11-19");
  g_autoptr (RelaisRecord) other = relais_test_session_add (cast->session, "Dubois", "Luc", RELAIS_FACET_PATIENT, NULL);
  g_autoptr (RelaisRecord) theirs = save (cast, cast->nurse, NULL, other, "");
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_stays_save (cast->session, cast->nurse, second, issues, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_assert_cmpint (relais_issues_find (issues, "patient")->code, ==, RELAIS_ISSUE_STAY_OPEN_ALREADY);
  g_assert_cmpuint (count (cast, cast->nurse, relais_record_get_id (cast->patient), RELAIS_STAYS_ALL), ==, 1);
}

static gboolean
insert (RelaisChange *change, gpointer sql, GError **error)
{
  return relais_db_execute (relais_change_get_db (change), sql, error);
}

/* The schema itself refuses what goes past the checks. */
static void
test_schema_refuses_two (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) first = save (cast, cast->nurse, NULL, cast->patient, "");
  RelaisStore *store = relais_session_get_store (cast->session);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO stay (id, revision, patient) VALUES "
                                          "('00000000-0000-4000-8000-000000000099', 1, '%s')",
                                          relais_record_get_id (cast->patient));
  g_autoptr (GError) error = NULL;

  g_assert_false (relais_store_write (store, cast->nurse, "test", insert, sql, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DUPLICATE);
}

static void
test_clash (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) seen = save (cast, cast->nurse, NULL, cast->patient, "");
  g_autoptr (RelaisRecord) by_one = save (cast, cast->nurse, seen, NULL, "ward=Gériatrie");
  g_autoptr (GError) error = NULL;

  g_assert_null (try_to_save (cast, cast->reception, seen, NULL, "ward=Orthopédie", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CONFLICT);
}

static void
test_for_whom (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) caregiver =
      relais_test_session_add (cast->session, "El Amrani", "Fatima", RELAIS_FACET_CAREGIVER, NULL);
  g_autoptr (RelaisRecord) stay = save (cast, cast->nurse, NULL, cast->patient, "");
  g_autoptr (RelaisRecord) other = relais_test_session_add (cast->session, "Dubois", "Luc", RELAIS_FACET_PATIENT, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (try_to_save (cast, cast->nurse, NULL, caregiver, "", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_PATIENT);
  g_clear_error (&error);
  g_assert_null (try_to_save (cast, cast->nurse, stay, other, "", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (try_to_save (cast, cast->nurse, NULL, NULL, "", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
}

static void
test_who_may (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisActor) only_admin = relais_test_session_as (cast->session, "administrator;dpo");
  g_autoptr (GError) error = NULL;

  g_assert_null (try_to_save (cast, only_admin, NULL, cast->patient, "", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (relais_stays_list (cast->session, only_admin, NULL, RELAIS_STAYS_ALL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

/* --- Who must not see it --- */

static void
protect (Cast *cast)
{
  g_autoptr (RelaisRecord) changed = relais_record_with (cast->patient, RELAIS_PERSON_PROTECTED, "yes");
  RelaisRecord *saved = relais_test_session_save (cast->session, changed);

  relais_record_unref (cast->patient);
  cast->patient = saved;
}

static void
test_protected (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) stay = save (cast, cast->nurse, NULL, cast->patient,
                                        "hospital=Saint-Luc; ward=Gériatrie; line=02 764 11 11; admission=2026-11-10; "
                                        "planned_discharge=2026-11-18; prescriptions=no");
  const char *id = relais_record_get_id (stay);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (RelaisStayRow) hidden = NULL;
  g_autoptr (RelaisStayRow) shown = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (RelaisRecord) whole = NULL;
  g_autoptr (GError) error = NULL;

  protect (cast);
  rows = list (cast, cast->nurse, NULL, RELAIS_STAYS_OPEN);
  hidden = relais_stays_open (cast->session, cast->reception, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (((RelaisStayRow *) rows->pdata[0])->is_hidden && hidden->is_hidden);
  g_assert_cmpint (((RelaisStayRow *) rows->pdata[0])->state, ==, RELAIS_STAY_UNDATED);
  for (guint i = 0; i < RELAIS_STAY_N_FIELDS; i++)
    {
      if (i != RELAIS_STAY_PATIENT && i != RELAIS_STAY_REFERENT && i != RELAIS_STAY_PRESCRIPTIONS &&
          i != RELAIS_STAY_CHECKLIST)
        g_assert_null (relais_record_get (hidden->stay, i));
    }

  g_assert_null (relais_stays_open (cast->session, cast->reception, id, "famille au guichet", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  shown = relais_stays_open (cast->session, cast->nurse, id, "retour à préparer", &error);
  g_assert_no_error (error);
  assert_value (shown->stay, RELAIS_STAY_WARD, "Gériatrie");
  g_assert_cmpint (shown->state, ==, RELAIS_STAY_OVERDUE);

  /* What somebody saves without having seen the rest leaves it there. */
  saved = save (cast, cast->reception, hidden->stay, NULL, "prescriptions=yes; ward=Orthopédie");
  whole = load (cast, stay);
  assert_value (whole, RELAIS_STAY_PRESCRIPTIONS, "yes");
  assert_value (whole, RELAIS_STAY_WARD, "Orthopédie");
  assert_value (whole, RELAIS_STAY_HOSPITAL, "Saint-Luc");
  assert_value (whole, RELAIS_STAY_PLANNED, "2026-11-18");
}

static void
test_protected_readmission_is_not_told (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) earlier =
      save (cast, cast->nurse, NULL, cast->patient, "admission=2026-11-01; discharge=2026-11-05");
  g_autoptr (RelaisRecord) first = make (NULL, cast->patient, "admission=2026-11-10; discharge=2026-11-11");
  g_autoptr (RelaisRecord) second = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (RelaisRecord) unseen = NULL;
  g_autoptr (GPtrArray) told = relais_issues_new ();
  g_autoptr (GPtrArray) not_told = relais_issues_new ();
  g_autoptr (GError) error = NULL;

  saved = relais_stays_save (cast->session, cast->nurse, first, told, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_issues_find (told, "admission")->argument, ==, "2026-11-05");
  protect (cast);
  second = make (NULL, cast->patient, "admission=2026-11-12");
  unseen = relais_stays_save (cast->session, cast->nurse, second, not_told, &error);
  g_assert_no_error (error);
  g_assert_null (relais_issues_find (not_told, "admission"));
}

static void
exclude (Cast *cast, RelaisActor *member)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) exclusion =
      relais_exclusions_set (cast->session, cast->coordinator, relais_record_get_id (cast->patient),
                             relais_actor_get_staff_id (member), &error);

  g_assert_no_error (error);
}

static void
test_who_is_kept_out_finds_no_trace (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) stay = save (cast, cast->nurse, NULL, cast->patient, "");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count (cast, cast->admin, NULL, RELAIS_STAYS_ALL), ==, 1);
  exclude (cast, cast->admin);
  g_assert_cmpuint (count (cast, cast->admin, NULL, RELAIS_STAYS_ALL), ==, 0);
  g_assert_null (relais_stays_open (cast->session, cast->admin, relais_record_get_id (stay), NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (try_to_save (cast, cast->admin, stay, NULL, "ward=X", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
}

/* --- What happens to it --- */

static RelaisRecord *
note_death (Cast *cast, RelaisDate on)
{
  g_autoptr (GError) error = NULL;
  RelaisRecord *died = relais_register_note_death (cast->session, cast->nurse, relais_record_get_id (cast->patient), on,
                                                   NULL, &error);

  g_assert_no_error (error);
  return died;
}

static void
undo_last (Cast *cast, RelaisActor *actor, const char *act)
{
  g_auto (RelaisUndoResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) operations =
      relais_register_list_operations (cast->session, actor, act, NULL, &error);

  g_assert_no_error (error);
  relais_register_undo (cast->session, actor, ((RelaisOperation *) operations->pdata[0])->id, &result, &error);
  g_assert_no_error (error);
}

static void
test_death (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) earlier =
      save (cast, cast->nurse, NULL, cast->patient, "admission=2026-09-01; discharge=2026-09-10");
  g_autoptr (RelaisRecord) stay = save (cast, cast->nurse, NULL, cast->patient, "admission=2026-11-10");
  g_autoptr (RelaisRecord) died = note_death (cast, relais_date (2026, 11, 18));
  g_autoptr (RelaisRecord) ended = load (cast, stay);
  g_autoptr (RelaisRecord) untouched = load (cast, earlier);
  g_autoptr (RelaisRecord) back = NULL;
  g_autoptr (GError) error = NULL;

  assert_value (ended, RELAIS_STAY_DISCHARGE, "2026-11-18");
  assert_value (ended, RELAIS_STAY_DESTINATION, "deceased");
  assert_value (untouched, RELAIS_STAY_DISCHARGE, "2026-09-10");
  g_assert_null (try_to_save (cast, cast->nurse, NULL, cast->patient, "", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DECEASED);

  undo_last (cast, cast->nurse, "death");
  back = load (cast, stay);
  g_assert_true (relais_stay_is_open (back));
}

/* A death of which only the month is known, or that lies before the admission, closes the stay today. */
static void
test_death_on_an_unknown_day (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) stay = save (cast, cast->nurse, NULL, cast->patient, "admission=2026-11-10");
  g_autoptr (RelaisRecord) died = note_death (cast, relais_date (2026, 11, 0));
  g_autoptr (RelaisRecord) ended = load (cast, stay);

  assert_value (ended, RELAIS_STAY_DISCHARGE, "2026-11-20");
}

static void
test_undo_of_a_return (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) stay = save (cast, cast->nurse, NULL, cast->patient, "admission=2026-11-10");
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) returned =
      relais_stays_note_return (cast->session, cast->nurse, relais_record_get_id (cast->patient),
                                relais_date (2026, 11, 20), NULL, NULL, &error);
  g_autoptr (RelaisRecord) back = NULL;

  g_assert_no_error (error);
  undo_last (cast, cast->nurse, "return");
  back = load (cast, stay);
  g_assert_true (relais_stay_is_open (back));
  assert_value (back, RELAIS_STAY_LETTER, NULL);
}

/* Both histories are there under the one that is kept; an open stay of either is the open one. */
static void
test_merge (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) twin = relais_test_session_add (cast->session, "Elamrani", "Mohamed", RELAIS_FACET_PATIENT, NULL);
  g_autoptr (RelaisRecord) old = save (cast, cast->nurse, NULL, cast->patient, "admission=2026-10-01; discharge=2026-10-09");
  g_autoptr (RelaisRecord) open = save (cast, cast->nurse, NULL, twin, "admission=2026-11-10");
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) kept =
      relais_register_merge (cast->session, cast->coordinator, relais_record_get_id (cast->patient),
                             relais_record_get_id (twin), issues, &error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (RelaisRecord) begun = NULL;
  g_autoptr (RelaisRecord) changed = NULL;

  g_assert_no_error (error);
  rows = list (cast, cast->nurse, relais_record_get_id (kept), RELAIS_STAYS_ALL);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (relais_record_get_id (((RelaisStayRow *) rows->pdata[0])->patient), ==, relais_record_get_id (kept));
  g_assert_null (try_to_save (cast, cast->nurse, NULL, kept, "", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_clear_error (&error);
  begun = relais_stays_begin (cast->session, cast->nurse, relais_record_get_id (kept), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get_id (begun), ==, relais_record_get_id (open));
  changed = save (cast, cast->nurse, begun, NULL, "ward=Gériatrie");
  g_assert_null (try_to_save (cast, cast->nurse, NULL, twin, "", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_ARCHIVED);
}

static void
test_referent_leaves (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) other = relais_test_session_add (cast->session, "Dubois", "Luc", RELAIS_FACET_PATIENT, NULL);
  g_autoptr (RelaisRecord) closed =
      save (cast, cast->nurse, NULL, other, "referent=Guillaume; admission=2026-10-01; discharge=2026-10-09");
  g_autoptr (RelaisRecord) visible = save (cast, cast->nurse, NULL, other, "referent=guillaume");
  g_autoptr (RelaisRecord) hidden = save (cast, cast->nurse, NULL, cast->patient, "");
  RelaisTeamWork work = { 0 };
  g_autoptr (RelaisRecord) left = NULL;
  g_autoptr (RelaisRecord) theirs = NULL;
  g_autoptr (RelaisRecord) nobodys = NULL;
  g_autoptr (RelaisRecord) history = NULL;
  g_autoptr (GError) error = NULL;

  exclude (cast, cast->reception);
  relais_team_count_work (cast->session, cast->admin, relais_actor_get_staff_id (cast->nurse), &work, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (work.n_stays, ==, 2);
  left = relais_team_leave (cast->session, cast->admin, relais_actor_get_staff_id (cast->nurse),
                            relais_actor_get_staff_id (cast->reception), relais_date (2026, 11, 20), &work, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (work.n_stays_kept_back, ==, 1);
  theirs = load (cast, visible);
  nobodys = load (cast, hidden);
  history = load (cast, closed);
  assert_value (theirs, RELAIS_STAY_REFERENT, "Nadine");
  assert_value (nobodys, RELAIS_STAY_REFERENT, NULL);
  assert_value (history, RELAIS_STAY_REFERENT, "Guillaume");
}

/* --- Told --- */

static void
test_listed_as_done (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) stay = save (cast, cast->nurse, NULL, cast->patient, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) done = relais_done_list (cast->session, cast->nurse, relais_date (2026, 11, 20), 1, &error);
  const RelaisDone *last;

  g_assert_no_error (error);
  last = done->pdata[0];
  g_assert_cmpstr (relais_record_get_id (last->person), ==, relais_record_get_id (cast->patient));
  g_assert_true (last->can_undo);
}

/* The calendar is that of the practice: its closing days and its school holidays. */
static void
test_calendar (Cast *cast, gconstpointer data)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_closing_day_type, NULL, 0);
  g_autoptr (RelaisRecord) closing = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (RelaisCalendar) calendar = NULL;
  g_autoptr (GArray) bad = NULL;
  g_autoptr (GError) error = NULL;

  relais_record_builder_set (builder, RELAIS_CLOSING_DAY_FROM, "2026-11-24");
  closing = relais_record_builder_end (builder);
  saved = relais_practice_profile_save (cast->session, cast->admin, closing, &error);
  calendar = relais_stays_load_calendar (cast->session, &error);
  g_assert_no_error (error);
  g_assert_false (relais_calendar_is_open (calendar, relais_date (2026, 11, 24)));
  g_assert_true (relais_calendar_is_open (calendar, relais_date (2026, 11, 25)));
  bad = relais_calendar_list_bad (calendar, relais_date (2026, 11, 4));
  g_assert_cmpuint (bad->len, ==, 1);
  g_assert_cmpint (g_array_index (bad, RelaisDayReason, 0).kind, ==, RELAIS_DAY_SCHOOL_HOLIDAYS);
}

#define ADD(name, test) g_test_add ("/stays/" name, Cast, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("from-admission-to-return", test_from_admission_to_return);
  ADD ("unannounced-return", test_unannounced_return);
  ADD ("scopes", test_scopes);
  ADD ("one-open-stay", test_one_open_stay);
  ADD ("schema-refuses-two", test_schema_refuses_two);
  ADD ("clash", test_clash);
  ADD ("for-whom", test_for_whom);
  ADD ("who-may", test_who_may);
  ADD ("protected", test_protected);
  ADD ("protected-readmission-is-not-told", test_protected_readmission_is_not_told);
  ADD ("who-is-kept-out-finds-no-trace", test_who_is_kept_out_finds_no_trace);
  ADD ("death", test_death);
  ADD ("death-on-an-unknown-day", test_death_on_an_unknown_day);
  ADD ("undo-of-a-return", test_undo_of_a_return);
  ADD ("merge", test_merge);
  ADD ("referent-leaves", test_referent_leaves);
  ADD ("listed-as-done", test_listed_as_done);
  ADD ("calendar", test_calendar);
  return g_test_run ();
}
