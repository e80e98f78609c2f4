#include "relais-audit-reading.h"
#include "relais-done.h"
#include "relais-drafts.h"
#include "relais-error.h"
#include "relais-id.h"
#include "relais-issue.h"
#include "relais-lift.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-register.h"
#include "relais-register-lift.h"
#include "relais-store-slots.h"
#include "relais-team.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <stdarg.h>

#define FIRST  "quatre mots sans rapport"
#define SECOND "encore quatre autres mots"
#define THIRD  "une phrase jamais employée"

typedef struct {
  RelaisTestFolder *folder;
  RelaisSession *session;
  RelaisActor *admin;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = relais_test_make_folder ();
  fixture->session = relais_test_session_new (fixture->folder);
  fixture->admin = relais_session_get_actor (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  relais_session_unref (fixture->session);
  relais_test_remove_folder (fixture->folder);
}

static RelaisRecord *
make_member (const char *name, const char *roles, const char *ends_on)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_staff_type, NULL, 0);

  relais_record_builder_set (builder, RELAIS_STAFF_NAME, name);
  relais_record_builder_set (builder, RELAIS_STAFF_ROLE, roles);
  relais_record_builder_set (builder, RELAIS_STAFF_ENDS_ON, ends_on);
  return relais_record_builder_end (builder);
}

static RelaisRecord *
try_add (Fixture *fixture, RelaisActor *actor, const char *name, const char *roles, const char *ends_on,
         const char *passphrase, GError **error)
{
  g_autoptr (RelaisRecord) member = make_member (name, roles, ends_on);
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  return relais_team_add (fixture->session, actor, member, passphrase, issues, error);
}

static RelaisRecord *
add (Fixture *fixture, const char *name, const char *roles, const char *ends_on)
{
  g_autoptr (GError) error = NULL;
  RelaisRecord *member = try_add (fixture, fixture->admin, name, roles, ends_on, SECOND, &error);

  g_assert_no_error (error);
  return member;
}

static RelaisRecord *
try_set (Fixture *fixture, const RelaisRecord *member, guint field, const char *value, GError **error)
{
  g_autoptr (RelaisRecord) changed = relais_record_with (member, field, value);
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  return relais_team_save (fixture->session, fixture->admin, changed, issues, error);
}

static RelaisRecord *
load (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = relais_team_list (fixture->session, fixture->admin, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      RelaisTeamMember *member = g_ptr_array_index (list, i);

      if (g_str_equal (relais_record_get_id (member->record), id))
        return relais_record_ref (member->record);
    }
  return NULL;
}

static gboolean
opens_on (Fixture *fixture, const char *passphrase, const char *name, const char *now)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (now);
  g_autoptr (GError) error = NULL;
  RelaisSession *session = relais_session_open (fixture->folder, passphrase, name, clock, &error);

  if (session == NULL)
    return FALSE;
  relais_session_unref (session);
  return TRUE;
}

static gboolean
opens (Fixture *fixture, const char *passphrase, const char *name)
{
  return opens_on (fixture, passphrase, name, "2026-11-20T13:02:11Z");
}

static gboolean
has_slot (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) slots = relais_store_slots_list (relais_session_get_store (fixture->session), &error);

  g_assert_no_error (error);
  return g_strv_contains ((const char *const *) slots, id);
}

static guint
count_rows (Fixture *fixture, const char *subject, const char *act)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = relais_audit_reading_list (fixture->session, fixture->admin, subject, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    n += g_str_equal (((RelaisAuditRow *) g_ptr_array_index (rows, i))->entry.act, act) ? 1 : 0;
  return n;
}

/* --- Accounts --- */

static void
test_somebody_joins (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) els = add (fixture, "Els", "nurse;coordinator", NULL);
  g_autoptr (GPtrArray) list = relais_team_list (fixture->session, fixture->admin, NULL);

  g_assert_cmpuint (list->len, ==, 2);
  g_assert_true (((RelaisTeamMember *) g_ptr_array_index (list, 0))->can_sign_in);
  g_assert_true (((RelaisTeamMember *) g_ptr_array_index (list, 1))->can_sign_in);
  g_assert_true (opens (fixture, SECOND, "Els"));
  g_assert_false (opens (fixture, SECOND, "Aïcha"));
  g_assert_true (opens (fixture, FIRST, "Aïcha"));
  g_assert_cmpuint (count_rows (fixture, relais_record_get_id (els), "staff-add"), ==, 1);
  g_assert_cmpuint (count_rows (fixture, relais_record_get_id (els), "staff-passphrase"), ==, 1);
}

static void
test_nobody_joins_by_halves (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *name;
    const char *roles;
    const char *passphrase;
    RelaisErrorCode code;
  } cases[] = {
    { NULL, "nurse", SECOND, RELAIS_ERROR_INVALID },
    { "Els", NULL, SECOND, RELAIS_ERROR_INVALID },
    { "Els", "nurse", "court", RELAIS_ERROR_WEAK_PASSPHRASE },
    { "aicha", "nurse", SECOND, RELAIS_ERROR_DUPLICATE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list = NULL;

      g_assert_null (
          try_add (fixture, fixture->admin, cases[i].name, cases[i].roles, NULL, cases[i].passphrase, &error));
      g_assert_error (error, RELAIS_ERROR, (int) cases[i].code);
      list = relais_team_list (fixture->session, fixture->admin, NULL);
      g_assert_cmpuint (list->len, ==, 1);
    }
}

static void
test_somebody_is_let_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) els = add (fixture, "Els", "nurse", NULL);
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T13:02:11Z");
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisSession) hers = relais_session_open (fixture->folder, SECOND, "Els", clock, &error);
  g_autoptr (RelaisRecord) gone =
      relais_team_disable (fixture->session, fixture->admin, relais_record_get_id (els), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (gone, RELAIS_STAFF_ENDS_ON), ==, "2026-11-19");
  g_assert_false (has_slot (fixture, relais_record_get_id (els)));
  g_assert_false (opens (fixture, SECOND, "Els"));
  g_assert_cmpuint (count_rows (fixture, relais_record_get_id (els), "staff-slot"), ==, 1);

  /* What she has open is refused any change. */
  g_assert_false (relais_register_note_search (hers, relais_session_get_actor (hers), &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);

  g_assert_false (relais_team_reset_passphrase (fixture->session, fixture->admin, relais_record_get_id (els), THIRD,
                                                &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_MEMBER_LEFT);
}

static void
test_passphrases (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) els = add (fixture, "Els", "nurse", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (relais_team_reset_passphrase (fixture->session, fixture->admin, relais_record_get_id (els), "court",
                                                &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WEAK_PASSPHRASE);
  g_clear_error (&error);
  g_assert_true (relais_team_reset_passphrase (fixture->session, fixture->admin, relais_record_get_id (els), THIRD,
                                               &error));
  g_assert_no_error (error);
  g_assert_false (opens (fixture, SECOND, "Els"));
  g_assert_true (opens (fixture, THIRD, "Els"));

  /* One's own asks for the old one, and that is nobody else's. */
  g_assert_false (relais_team_change_own_passphrase (fixture->session, fixture->admin, THIRD, SECOND, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_true (opens (fixture, FIRST, "Aïcha"));
  g_assert_true (relais_team_change_own_passphrase (fixture->session, fixture->admin, FIRST, SECOND, &error));
  g_assert_no_error (error);
  g_assert_false (opens (fixture, FIRST, "Aïcha"));
  g_assert_true (opens (fixture, SECOND, "Aïcha"));
  g_assert_cmpuint (count_rows (fixture, relais_actor_get_staff_id (fixture->admin), "own-passphrase"), ==, 1);
}

/* --- The last administrator --- */

typedef enum { ROLE, END, DISABLE, LEAVE } Way;

static RelaisRecord *
let_go (Fixture *fixture, Way way, GError **error)
{
  const char *id = relais_actor_get_staff_id (fixture->admin);
  g_autoptr (RelaisRecord) admin = load (fixture, id);
  RelaisTeamWork work;

  switch (way)
    {
    case ROLE:
      return try_set (fixture, admin, RELAIS_STAFF_ROLE, "coordinator", error);
    case END:
      return try_set (fixture, admin, RELAIS_STAFF_ENDS_ON, "2027-06-30", error);
    case DISABLE:
      return relais_team_disable (fixture->session, fixture->admin, id, error);
    case LEAVE:
      return relais_team_leave (fixture->session, fixture->admin, id, NULL, relais_date (2027, 6, 30), &work, error);
    default:
      g_assert_not_reached ();
    }
}

static void
test_last_administrator_stays (void)
{
  static const struct {
    const char *roles;   /* of a second member */
    const char *ends_on; /* their last day */
    gboolean may_go[4];
  } cases[] = {
    { NULL, NULL, { FALSE, FALSE, FALSE, FALSE } },
    { "coordinator;dpo", NULL, { FALSE, FALSE, FALSE, FALSE } },
    { "administrator", "2027-03-31", { FALSE, FALSE, FALSE, FALSE } },
    { "administrator", "2028-01-01", { FALSE, FALSE, FALSE, FALSE } },
    { "nurse;administrator", NULL, { TRUE, TRUE, TRUE, TRUE } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases) * 4; i++)
    {
      Fixture fixture;
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisRecord) other = NULL;
      g_autoptr (RelaisRecord) gone = NULL;

      set_up (&fixture, NULL);
      g_test_message ("%s until %s, way %d", cases[i / 4].roles, cases[i / 4].ends_on, (int) (i % 4));
      if (cases[i / 4].roles != NULL)
        other = add (&fixture, "Els", cases[i / 4].roles, cases[i / 4].ends_on);
      gone = let_go (&fixture, (Way) (i % 4), &error);
      if (cases[i / 4].may_go[i % 4])
        {
          g_assert_no_error (error);
          g_assert_nonnull (gone);
        }
      else
        {
          g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_LAST_ADMINISTRATOR);
          g_assert_null (gone);
          g_assert_true (opens (&fixture, FIRST, "Aïcha"));
        }
      tear_down (&fixture, NULL);
    }
}

/* One who never got a passphrase, or lost it, administers nothing. */
static void
test_an_administrator_without_slot_does_not_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) els = make_member ("Els", "administrator", NULL);
  g_autoptr (RelaisRecord) saved = relais_test_session_save (fixture->session, els);
  g_autoptr (GError) error = NULL;

  g_assert_null (let_go (fixture, ROLE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_LAST_ADMINISTRATOR);
}

/* --- Slots follow records --- */

static void
test_a_slot_ends_with_its_member (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) els = add (fixture, "Els", "nurse", "2026-11-30");
  const char *id = relais_record_get_id (els);

  g_assert_true (opens_on (fixture, SECOND, "Els", "2026-11-30T18:00:00Z"));
  g_assert_true (has_slot (fixture, id));
  g_assert_false (opens_on (fixture, SECOND, "Els", "2026-12-01T07:00:00Z"));
  g_assert_true (has_slot (fixture, id));
  g_assert_true (opens_on (fixture, FIRST, "Aïcha", "2026-12-01T07:00:00Z"));
  g_assert_false (has_slot (fixture, id));
  g_assert_cmpuint (count_rows (fixture, id, "staff-slot"), ==, 1);
}

static void
test_a_slot_of_nobody_goes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = relais_id_new ();
  g_autoptr (GError) error = NULL;

  relais_store_slots_put (relais_session_get_store (fixture->session), id, THIRD, &error);
  g_assert_no_error (error);
  g_assert_false (opens (fixture, THIRD, NULL));
  g_assert_true (has_slot (fixture, id));
  g_assert_true (opens (fixture, FIRST, NULL));
  g_assert_false (has_slot (fixture, id));
}

/* --- Who may --- */

static gboolean
may (Fixture *fixture, RelaisActor *actor, guint act, const char *id)
{
  g_autoptr (RelaisRecord) member = load (fixture, id);
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  RelaisTeamWork work;

  switch (act)
    {
    case 0:
      list = relais_team_list (fixture->session, actor, &error);
      break;
    case 1:
      saved = try_add (fixture, actor, "Jan", "nurse", NULL, "court", &error);
      break;
    case 2:
      saved = relais_team_save (fixture->session, actor, member, issues, &error);
      break;
    case 3:
      saved = relais_team_disable (fixture->session, actor, "00000000-0000-4000-8000-00000000dead", &error);
      break;
    case 4:
      relais_team_reset_passphrase (fixture->session, actor, id, "court", &error);
      break;
    case 5:
      relais_team_count_work (fixture->session, actor, id, &work, &error);
      break;
    case 6:
      saved = relais_team_leave (fixture->session, actor, "00000000-0000-4000-8000-00000000dead", NULL,
                                 relais_date (2026, 12, 1), &work, &error);
      break;
    default:
      relais_team_change_own_passphrase (fixture->session, actor, FIRST, "court", &error);
      break;
    }
  return !g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

/* list, add, set, disable, reset, count, leave, own */
static void
test_who_may (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *roles;
    const char *may;
  } cases[] = {
    { "reception", "x......x" }, { "nurse", "x......x" },        { "physician", "x......x" },
    { "physio", "x......x" },    { "social", "x......x" },       { "psychologist", "x......x" },
    { "dpo", "x......x" },       { "coordinator", "x......x" },  { "administrator", "xxxxxxxx" },
    { "", "........" },          { "nurse;administrator", "xxxxxxxx" },
  };
  g_autoptr (RelaisRecord) els = add (fixture, "Els", "nurse", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisActor) actor = relais_test_session_as (fixture->session, cases[i].roles);

      for (guint act = 0; act < 8; act++)
        {
          g_test_message ("%s, act %u", cases[i].roles, act);
          g_assert_cmpint (may (fixture, actor, act, relais_record_get_id (els)), ==, cases[i].may[act] == 'x');
        }
    }
}

static void
test_an_account_is_not_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) els = add (fixture, "Els", "nurse", NULL);
  g_autoptr (RelaisRecord) set = try_set (fixture, els, RELAIS_STAFF_ROLE, "nurse;administrator", NULL);
  g_autofree char *last = relais_done_find_last (fixture->session, fixture->admin, NULL);
  g_auto (RelaisUndoResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (set);
  g_assert_false (relais_register_undo (fixture->session, fixture->admin, last, &result, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_ACCOUNT);
}

/* --- Leaving --- */

static char *
begin_form (Fixture *fixture, RelaisActor *author)
{
  RelaisForm form = { .kind = (char *) "patient", .title = (char *) "Maes" };
  g_autoptr (GError) error = NULL;
  char *id = relais_form_save (fixture->session, author, &form, &error);

  g_assert_no_error (error);
  return id;
}

static void
test_work_is_handed_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) els = add (fixture, "Els Verstraete", "nurse", NULL);
  g_autoptr (RelaisRecord) mia = add (fixture, "Mia", "coordinator", NULL);
  g_autoptr (RelaisRecord) dana = add (fixture, "Dana", "dpo", NULL);
  g_autoptr (RelaisActor) nurse = relais_actor_new (relais_record_get_id (els), "Els Verstraete", "nurse", "desk");
  g_autoptr (RelaisActor) coordinator = relais_actor_new (relais_record_get_id (mia), "Mia", "coordinator", "desk");
  g_autoptr (RelaisRecord) hers = relais_test_session_add (fixture->session, "Maes", "Lien", RELAIS_FACET_PATIENT,
                                                           "referent", "els verstraete", "protected", "yes", NULL);
  g_autoptr (RelaisRecord) other =
      relais_test_session_add (fixture->session, "Peeters", "Jan", RELAIS_FACET_PATIENT, "referent", "Mia", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) lift = relais_register_propose_lift (fixture->session, nurse, relais_record_get_id (hers),
                                                                "She moved back", &error);
  g_autofree char *form = begin_form (fixture, nurse);
  g_autoptr (RelaisRecord) gone = NULL;
  g_autoptr (RelaisRecord) now = NULL;
  g_autoptr (RelaisForm) taken = NULL;
  RelaisTeamWork work = { 0 };

  g_assert_no_error (error);
  g_assert_true (relais_team_count_work (fixture->session, fixture->admin, relais_record_get_id (els), &work, &error));
  g_assert_cmpuint (work.n_patients, ==, 1);
  g_assert_cmpuint (work.n_forms, ==, 1);
  g_assert_cmpuint (work.n_lifts, ==, 1);

  /* Nobody, herself, and who reads no records cannot take it. */
  for (guint i = 0; i < 3; i++)
    {
      const RelaisRecord *to[] = { NULL, els, dana };

      g_assert_null (relais_team_leave (fixture->session, fixture->admin, relais_record_get_id (els),
                                        to[i] != NULL ? relais_record_get_id (to[i]) : NULL,
                                        relais_date (2026, 11, 20), &work, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_SUCCESSOR);
      g_clear_error (&error);
      g_assert_true (has_slot (fixture, relais_record_get_id (els)));
    }

  gone = relais_team_leave (fixture->session, fixture->admin, relais_record_get_id (els), relais_record_get_id (mia),
                            relais_date (2026, 11, 20), &work, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (gone, RELAIS_STAFF_ENDS_ON), ==, "2026-11-20");
  g_assert_cmpuint (work.n_patients, ==, 1);
  g_assert_false (has_slot (fixture, relais_record_get_id (els)));
  now = relais_register_load_person (fixture->session, coordinator, relais_record_get_id (hers), &error);
  g_assert_cmpstr (relais_record_get (now, RELAIS_PERSON_REFERENT), ==, "Mia");
  taken = relais_form_load (fixture->session, coordinator, form, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (taken->title, ==, "Maes");

  /* Mia stands for the proposal now, so that it takes somebody else to confirm it. */
  g_assert_null (relais_register_confirm_lift (fixture->session, coordinator, relais_record_get_id (hers), &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_TWO_PEOPLE);
}

static void
test_a_last_day_to_come (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisRecord) els = add (fixture, "Els", "nurse", NULL);
  g_autoptr (GError) error = NULL;
  RelaisTeamWork work = { .n_patients = 9, .n_forms = 9, .n_tasks = 9, .n_urgent = 9 };
  g_autoptr (RelaisRecord) leaving = relais_team_leave (
      fixture->session, fixture->admin, relais_record_get_id (els), NULL, relais_date (2026, 11, 27), &work, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (relais_team_work_get_n_handed_over (&work), ==, 0);
  g_assert_true (opens (fixture, SECOND, "Els"));
  g_assert_false (opens_on (fixture, SECOND, "Els", "2026-11-28T10:00:00Z"));
}

#define ADD(name, func) g_test_add ("/team/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("somebody-joins", test_somebody_joins);
  ADD ("nobody-joins-by-halves", test_nobody_joins_by_halves);
  ADD ("somebody-is-let-out", test_somebody_is_let_out);
  ADD ("passphrases", test_passphrases);
  g_test_add_func ("/team/last-administrator-stays", test_last_administrator_stays);
  ADD ("an-administrator-without-slot-does-not-count", test_an_administrator_without_slot_does_not_count);
  ADD ("a-slot-ends-with-its-member", test_a_slot_ends_with_its_member);
  ADD ("a-slot-of-nobody-goes", test_a_slot_of_nobody_goes);
  ADD ("who-may", test_who_may);
  ADD ("an-account-is-not-undone", test_an_account_is_not_undone);
  ADD ("work-is-handed-over", test_work_is_handed_over);
  ADD ("a-last-day-to-come", test_a_last_day_to_come);
  return g_test_run ();
}
