/* One minute of access to a protected record in an emergency: who may, how long, what is written down, who is told. */

#include "relais-audit-reading.h"
#include "relais-done.h"
#include "relais-emergency.h"
#include "relais-error.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-register.h"
#include "relais-test-session.h"
#include "relais-test.h"
#include "relais-worklist.h"

#include <string.h>

#define PATIENT RELAIS_FACET_PATIENT
#define REASON "She does not open, ambulance"

typedef struct {
  char *folder;
  RelaisSession *session;
  RelaisRecord *hidden;
  const char *id;
  RelaisActor *reception;
  RelaisActor *referent;
  RelaisActor *coordinator;
} Cast;

static RelaisActor *
make_member (RelaisSession *session, const char *name, const char *roles)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_staff_type, NULL, 0);
  g_autoptr (RelaisRecord) member = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  relais_record_builder_set (builder, RELAIS_STAFF_NAME, name);
  relais_record_builder_set (builder, RELAIS_STAFF_ROLE, roles);
  member = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_test_session_save (session, member);
  return relais_actor_new (relais_record_get_id (saved), name, roles, "desk");
}

static void
set_up (Cast *cast, gconstpointer data)
{
  const char *referent = data;

  cast->folder = relais_test_make_folder ();
  cast->session = relais_test_session_new (cast->folder);
  cast->hidden = relais_test_session_add (cast->session, "Nowak", "Ewa", PATIENT, "street", "rue du Relais 3",
                                          "protected", "yes", referent != NULL ? "referent" : NULL, referent, NULL);
  cast->id = relais_record_get_id (cast->hidden);
  cast->reception = make_member (cast->session, "Nadine", "reception");
  cast->referent = make_member (cast->session, "Els Verstraete", "nurse");
  cast->coordinator = make_member (cast->session, "Mia", "coordinator");
}

static void
tear_down (Cast *cast, gconstpointer data)
{
  relais_actor_unref (cast->reception);
  relais_actor_unref (cast->referent);
  relais_actor_unref (cast->coordinator);
  relais_record_unref (cast->hidden);
  relais_session_unref (cast->session);
  relais_test_remove_folder (cast->folder);
}

static void
set_time (Cast *cast, const char *instant)
{
  relais_clock_set (relais_store_get_clock (relais_session_get_store (cast->session)), instant);
}

static gboolean
shows_street (Cast *cast, RelaisActor *actor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisPersonPage) page =
      relais_register_reread_person (cast->session, actor, cast->id, TRUE, &error);

  if (page == NULL)
    g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  return page != NULL && relais_record_get (page->person, RELAIS_PERSON_STREET) != NULL;
}

static void
open_now (Cast *cast, RelaisActor *actor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisPersonPage) page =
      relais_emergency_open (cast->session, actor, cast->id, REASON, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (page->person, RELAIS_PERSON_STREET), ==, "rue du Relais 3");
}

static guint
count_rows (Cast *cast, const char *act)
{
  g_autoptr (GPtrArray) rows = relais_audit_reading_list (
      cast->session, relais_session_get_actor (cast->session), cast->id, NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_str_equal (((RelaisAuditRow *) g_ptr_array_index (rows, i))->entry.act, act) ? 1 : 0;
  return n;
}

/* --- The minute --- */

static void
test_it_lasts_a_minute (Cast *cast, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *until = NULL;
  g_autoptr (RelaisPersonPage) page = NULL;

  set_time (cast, "2026-11-20T14:00:00Z");
  g_assert_false (shows_street (cast, cast->reception));
  page = relais_emergency_open (cast->session, cast->reception, cast->id, REASON, &until, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (until, ==, "2026-11-20T14:01:00.000000Z");
  set_time (cast, "2026-11-20T14:00:59Z");
  g_assert_true (shows_street (cast, cast->reception));
  set_time (cast, "2026-11-20T14:01:00Z");
  g_assert_false (shows_street (cast, cast->reception));
  set_time (cast, "2026-11-20T13:59:59Z"); /* a clock that is set back does not begin it again */
  g_assert_false (shows_street (cast, cast->reception));
}

/* Theirs alone, for that record alone, and for reading alone. */
static void
test_it_opens_nothing_else (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisActor) physio = make_member (cast->session, "Tom", "physio");
  g_autoptr (RelaisRecord) other =
      relais_test_session_add (cast->session, "Peeters", "Jan", PATIENT, "protected", "yes", NULL);
  g_autoptr (GError) error = NULL;

  open_now (cast, cast->reception);
  g_assert_false (shows_street (cast, physio));
  g_assert_null (relais_register_reread_person (cast->session, cast->reception, relais_record_get_id (other), TRUE,
                                                &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (relais_register_open_person (cast->session, cast->reception, cast->id, "A reason", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

static void
test_what_is_refused (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) open = relais_test_session_add (cast->session, "Peeters", "Jan", PATIENT, NULL);
  g_autofree char *long_reason = g_strnfill (201, 'x');
  g_autoptr (RelaisActor) dpo = relais_test_session_as (cast->session, "dpo;administrator");
  const struct {
    RelaisActor *actor;
    const char *id;
    const char *reason;
    RelaisErrorCode code;
  } cases[] = {
    { cast->reception, cast->id, "  x ", RELAIS_ERROR_INVALID },
    { cast->reception, cast->id, "", RELAIS_ERROR_INVALID },
    { cast->reception, cast->id, long_reason, RELAIS_ERROR_INVALID },
    { cast->reception, relais_record_get_id (open), REASON, RELAIS_ERROR_INVALID },
    { cast->reception, "00000000-0000-4000-8000-000000000000", REASON, RELAIS_ERROR_NOT_FOUND },
    { dpo, cast->id, REASON, RELAIS_ERROR_NOT_ALLOWED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          relais_emergency_open (cast->session, cases[i].actor, cases[i].id, cases[i].reason, NULL, &error));
      g_assert_error (error, RELAIS_ERROR, (int) cases[i].code);
      if (g_str_equal (cases[i].id, relais_record_get_id (open)))
        {
          g_autofree char *sentence = relais_error_get_sentence (error);

          g_assert_nonnull (strstr (sentence, "nothing is hidden in this record"));
        }
    }
  g_assert_cmpuint (count_rows (cast, "emergency"), ==, 0);
  g_assert_cmpuint (count_rows (cast, "refused"), ==, 1);
}

static void
test_it_is_written_down (Cast *cast, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *last = NULL;

  open_now (cast, cast->reception);
  g_assert_cmpuint (count_rows (cast, "emergency"), ==, 1);
  last = relais_done_find_last (cast->session, cast->reception, &error);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND); /* there is nothing to undo about it */
  g_assert_null (last);
}

/* --- Who is told --- */

static guint
count_told (Cast *cast, RelaisActor *actor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) told = relais_emergency_list (cast->session, actor, &error);
  g_autoptr (RelaisWorklist) worklist = relais_worklist_read (cast->session, actor, 5, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (worklist->counts[RELAIS_WORK_EMERGENCY], ==, told->len);
  g_assert_cmpuint (worklist->items[RELAIS_WORK_EMERGENCY]->len, ==, told->len);
  return told->len;
}

static void
test_the_referent_is_told (Cast *cast, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (RelaisWorklist) worklist = NULL;
  const RelaisEmergency *emergency;

  g_assert_cmpuint (count_told (cast, cast->referent), ==, 0);
  open_now (cast, cast->reception);
  g_assert_cmpuint (count_told (cast, cast->referent), ==, 1);
  g_assert_cmpuint (count_told (cast, cast->coordinator), ==, 0);
  g_assert_cmpuint (count_told (cast, cast->reception), ==, 0);

  told = relais_emergency_list (cast->session, cast->referent, &error);
  emergency = g_ptr_array_index (told, 0);
  g_assert_cmpstr (emergency->by, ==, "Nadine");
  g_assert_cmpstr (emergency->reason, ==, REASON);
  g_assert_null (relais_record_get (emergency->person, RELAIS_PERSON_STREET));

  g_assert_false (relais_emergency_see (cast->session, cast->coordinator, emergency->id, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (relais_emergency_see (cast->session, cast->referent, emergency->id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_told (cast, cast->referent), ==, 0);
  g_assert_cmpuint (count_rows (cast, "emergency-seen"), ==, 1);
  g_assert_false (relais_emergency_see (cast->session, cast->referent, emergency->id, &error));
}

/* No referent, one who is not in the team, or the one who opened it: then the coordinators. */
static void
test_else_the_coordinators_are_told (Cast *cast, gconstpointer data)
{
  open_now (cast, cast->reception);
  g_assert_cmpuint (count_told (cast, cast->coordinator), ==, 1);
  g_assert_cmpuint (count_told (cast, cast->referent), ==, 0);
}

static void
test_nobody_answers_to_themselves (Cast *cast, gconstpointer data)
{
  open_now (cast, cast->referent);
  g_assert_cmpuint (count_told (cast, cast->referent), ==, 0);
  g_assert_cmpuint (count_told (cast, cast->coordinator), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/emergency/it-lasts-a-minute", Cast, NULL, set_up, test_it_lasts_a_minute, tear_down);
  g_test_add ("/emergency/it-opens-nothing-else", Cast, NULL, set_up, test_it_opens_nothing_else, tear_down);
  g_test_add ("/emergency/what-is-refused", Cast, NULL, set_up, test_what_is_refused, tear_down);
  g_test_add ("/emergency/it-is-written-down", Cast, NULL, set_up, test_it_is_written_down, tear_down);
  g_test_add ("/emergency/the-referent-is-told", Cast, "els verstraete", set_up, test_the_referent_is_told, tear_down);
  g_test_add ("/emergency/without-a-referent", Cast, NULL, set_up, test_else_the_coordinators_are_told, tear_down);
  g_test_add ("/emergency/with-a-stranger", Cast, "Dr. Nobody", set_up, test_else_the_coordinators_are_told, tear_down);
  g_test_add ("/emergency/nobody-answers-to-themselves", Cast, "Els Verstraete", set_up,
              test_nobody_answers_to_themselves, tear_down);
  return g_test_run ();
}
