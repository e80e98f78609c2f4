#include "relais-audit-log.h"
#include "relais-audit-reading.h"
#include "relais-error.h"
#include "relais-key-file-testing.h"
#include "relais-recovery.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <string.h>

#define NOW        "2026-11-20T13:02:11Z"
#define PASSPHRASE "quatre mots sans rapport"
#define NEW        "autres mots pas devinables"

typedef struct {
  RelaisTestFolder *folder;
  RelaisClock *clock;
  char *recovery_key;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const RelaisSessionFirst first = { "Maison médicale", "Aïcha", "fr", PASSPHRASE };
  g_autoptr (GError) error = NULL;
  RelaisSession *session;

  fixture->folder = relais_test_make_folder ();
  fixture->clock = relais_clock_new_fixed (NOW);
  session = relais_session_create (fixture->folder, &first, fixture->clock, &fixture->recovery_key, &error);
  g_assert_no_error (error);
  relais_session_unref (session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  relais_test_remove_folder (fixture->folder);
  relais_clock_unref (fixture->clock);
  g_free (fixture->recovery_key);
}

static gboolean
opens (Fixture *fixture, const char *passphrase)
{
  g_autoptr (RelaisSession) session =
      relais_session_open (fixture->folder, passphrase, NULL, fixture->clock, NULL);

  return session != NULL;
}

static gboolean
reset (Fixture *fixture, const char *recovery_key, const char *member, const char *passphrase, GError **error)
{
  return relais_recovery_reset (fixture->folder, recovery_key, member, passphrase, fixture->clock, error);
}

static guint
count_rows (Fixture *fixture, const char *passphrase, const char *act)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisSession) session =
      relais_session_open (fixture->folder, passphrase, NULL, fixture->clock, &error);
  g_autoptr (GPtrArray) rows = NULL;
  guint n = 0;

  g_assert_no_error (error);
  rows = relais_audit_reading_list (session, relais_session_get_actor (session), NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    n += g_str_equal (((RelaisAuditRow *) g_ptr_array_index (rows, i))->entry.act, act) ? 1 : 0;
  return n;
}

static void
test_gives_a_new_passphrase (Fixture *fixture, gconstpointer data)
{
  g_autofree char *as_typed = g_ascii_strdown (fixture->recovery_key, -1);
  g_autoptr (GError) error = NULL;

  g_strdelimit (as_typed, "-", ' ');
  reset (fixture, as_typed, "aicha", NEW, &error);
  g_assert_no_error (error);
  g_assert_true (opens (fixture, NEW));
  g_assert_false (opens (fixture, PASSPHRASE));
  g_assert_cmpuint (count_rows (fixture, NEW, "recovery-reset"), ==, 1);
}

static void
test_refusals_change_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *mistyped = g_strdup (fixture->recovery_key);
  g_autoptr (GError) error = NULL;

  g_assert_false (reset (fixture, fixture->recovery_key, "Somebody", NEW, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (reset (fixture, fixture->recovery_key, "Aïcha", "aaaaaaaaaaaaaa", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WEAK_PASSPHRASE);
  g_clear_error (&error);
  mistyped[0] = mistyped[0] == '0' ? '1' : '0';
  g_assert_false (reset (fixture, mistyped, "Aïcha", NEW, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_RECOVERY_KEY);
  g_assert_false (opens (fixture, NEW));
  g_assert_true (opens (fixture, PASSPHRASE));
  /* A slip of the finger is nobody's attempt. */
  g_assert_cmpuint (count_rows (fixture, PASSPHRASE, "recovery-failed"), ==, 0);
}

/* Whoever left the team does not come in again by the paper. */
static void
test_who_left_gets_none (Fixture *fixture, gconstpointer data)
{
  RelaisSession *session = relais_session_open (fixture->folder, PASSPHRASE, NULL, fixture->clock, NULL);
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_staff_type, NULL, 0);
  g_autoptr (RelaisRecord) els = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  relais_record_builder_set (builder, RELAIS_STAFF_NAME, "Els");
  relais_record_builder_set (builder, RELAIS_STAFF_ROLE, "administrator");
  relais_record_builder_set (builder, RELAIS_STAFF_ENDS_ON, "2020-01-01");
  els = relais_record_builder_end (builder);
  saved = relais_test_session_save (session, els);
  relais_session_unref (session);

  g_assert_false (reset (fixture, fixture->recovery_key, "Els", NEW, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_MEMBER_LEFT);
  g_assert_false (opens (fixture, NEW));
}

static void
test_another_registers_key_is_noted (Fixture *fixture, gconstpointer data)
{
  Fixture other = { 0 };
  g_autoptr (GError) error = NULL;

  set_up (&other, NULL);
  g_assert_false (reset (fixture, other.recovery_key, "Aïcha", NEW, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_RECOVERY_KEY);
  g_assert_cmpuint (count_rows (fixture, PASSPHRASE, "recovery-failed"), ==, 1);
  tear_down (&other, NULL);
}

static void
test_a_new_one_replaces_the_old (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSession) session =
      relais_session_open (fixture->folder, PASSPHRASE, NULL, fixture->clock, NULL);
  g_autoptr (RelaisActor) nurse = relais_test_session_as (session, "nurse;coordinator");
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  char *renewed;

  g_assert_null (relais_recovery_renew (session, nurse, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  renewed = relais_recovery_renew (session, relais_session_get_actor (session), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (renewed, !=, fixture->recovery_key);
  g_assert_true (relais_recovery_is_key (renewed));

  g_assert_false (relais_recovery_verify (fixture->folder, fixture->recovery_key, fixture->clock, findings, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_RECOVERY_KEY);
  g_clear_error (&error);
  g_assert_true (relais_recovery_verify (fixture->folder, renewed, fixture->clock, findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (count_rows (fixture, PASSPHRASE, "recovery-key"), ==, 1);
  relais_recovery_forget (renewed);
}

/* Until it is said to be on paper the old one is the only one that opens. */
static void
test_a_proposal_opens_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSession) session =
      relais_session_open (fixture->folder, PASSPHRASE, NULL, fixture->clock, NULL);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisActor) nurse = relais_test_session_as (session, "nurse;coordinator");
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  char *proposed;

  g_assert_null (relais_recovery_propose (nurse, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  proposed = relais_recovery_propose (actor, &error);
  g_assert_no_error (error);
  g_assert_false (relais_recovery_verify (fixture->folder, proposed, fixture->clock, findings, NULL));
  g_assert_true (relais_recovery_verify (fixture->folder, fixture->recovery_key, fixture->clock, findings, NULL));
  g_assert_cmpuint (count_rows (fixture, PASSPHRASE, "recovery-key"), ==, 0);

  g_assert_false (relais_recovery_replace (session, nurse, proposed, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_false (relais_recovery_replace (session, actor, "A1B0-2CDE", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_RECOVERY_KEY);
  g_clear_error (&error);
  g_assert_true (relais_recovery_verify (fixture->folder, fixture->recovery_key, fixture->clock, findings, NULL));

  g_assert_true (relais_recovery_replace (session, actor, proposed, &error));
  g_assert_no_error (error);
  g_assert_true (relais_recovery_verify (fixture->folder, proposed, fixture->clock, findings, NULL));
  g_assert_false (relais_recovery_verify (fixture->folder, fixture->recovery_key, fixture->clock, findings, NULL));
  g_assert_cmpuint (count_rows (fixture, PASSPHRASE, "recovery-key"), ==, 1);
  relais_recovery_forget (proposed);
}

static void
test_typed_back (void)
{
  static const char key[] = "A1B0-2CDE-FGH1";
  static const struct {
    guint group;
    const char *typed;
    gboolean right;
  } cases[] = {
    { 0, "A1B0", TRUE },  { 0, "a1b0", TRUE },  { 0, " aIbO ", TRUE }, { 0, "alb0", TRUE },  { 1, "2cde", TRUE },
    { 2, "FGHL", TRUE },  { 0, "", FALSE },     { 0, "A1B", FALSE },   { 0, "A1B00", FALSE }, { 0, "2CDE", FALSE },
    { 2, "FGH2", FALSE }, { 3, "FGH1", FALSE }, { 0, "   ", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (relais_recovery_matches (key, cases[i].group, cases[i].typed), ==, cases[i].right);
  g_assert_false (relais_recovery_is_key (key));
  g_assert_false (relais_recovery_is_key (PASSPHRASE));
}

#define ADD(name, func) g_test_add ("/recovery/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  relais_key_file_set_test_cost (8, 1);
  ADD ("gives-a-new-passphrase", test_gives_a_new_passphrase);
  ADD ("refusals-change-nothing", test_refusals_change_nothing);
  ADD ("who-left-gets-none", test_who_left_gets_none);
  ADD ("another-registers-key-is-noted", test_another_registers_key_is_noted);
  ADD ("a-new-one-replaces-the-old", test_a_new_one_replaces_the_old);
  ADD ("a-proposal-opens-nothing", test_a_proposal_opens_nothing);
  g_test_add_func ("/recovery/typed-back", test_typed_back);
  return g_test_run ();
}
