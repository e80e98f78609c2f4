#include "relais-audit-log.h"
#include "relais-db.h"
#include "relais-error.h"
#include "relais-person.h"
#include "relais-test-register.h"
#include "relais-test.h"

#define UNLOCK                                                                                                       \
  "DROP TRIGGER IF EXISTS audit_no_update; DROP TRIGGER IF EXISTS audit_no_delete;"                                   \
  "DROP TRIGGER IF EXISTS audit_no_replace; DROP TRIGGER IF EXISTS audit_detail_no_update; PRAGMA foreign_keys = OFF;"

static void
fill (RelaisDb *db, int n_people)
{
  for (int i = 0; i < n_people; i++)
    {
      g_autofree char *given = g_strdup_printf ("Number %d", i);
      g_autoptr (RelaisRecord) person = relais_test_person ("Peeters", given);
      g_autoptr (RelaisRecord) saved = relais_test_save (db, person);
    }
}

static void
test_a_whole_chain_verifies (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  fill (db, 20);
  g_assert_true (relais_audit_log_verify (db, &error));
  g_assert_no_error (error);

  rows = relais_audit_log_list (db, NULL, NULL, &error);
  g_assert_cmpuint (rows->len, ==, 21);
}

/* Each hand that reaches into the file is noticed, and the first bad row is named with what is wrong with it. */
static const struct {
  const char *what;
  const char *sql;
  const char *first_bad;
  RelaisAuditFlaw flaw;
} tamperings[] = {
  { "at", "UPDATE audit SET at = '2026-11-20T13:02:12.000000Z' WHERE seq = 5", "5", RELAIS_AUDIT_FLAW_ALTERED },
  { "staff", "UPDATE audit SET staff = 'x' WHERE seq = 5", "5", RELAIS_AUDIT_FLAW_ALTERED },
  { "workstation", "UPDATE audit SET workstation = 'x' WHERE seq = 5", "5", RELAIS_AUDIT_FLAW_ALTERED },
  { "operation", "UPDATE audit SET operation = NULL WHERE seq = 5", "5", RELAIS_AUDIT_FLAW_ALTERED },
  { "act", "UPDATE audit SET act = 'read' WHERE seq = 21", "21", RELAIS_AUDIT_FLAW_ALTERED },
  { "kind", "UPDATE audit SET kind = 'link' WHERE seq = 5", "5", RELAIS_AUDIT_FLAW_ALTERED },
  { "subject", "UPDATE audit SET subject = (SELECT subject FROM audit WHERE seq = 6) WHERE seq = 5", "5",
    RELAIS_AUDIT_FLAW_ALTERED },
  { "fields", "UPDATE audit SET fields = 'phone' WHERE seq = 5", "5", RELAIS_AUDIT_FLAW_ALTERED },
  { "fields become empty", "UPDATE audit SET fields = NULL WHERE seq = 5", "5", RELAIS_AUDIT_FLAW_ALTERED },
  { "nothing becomes empty", "UPDATE audit SET operation = '' WHERE seq = 5", "5", RELAIS_AUDIT_FLAW_ALTERED },
  { "a value moved to the next column", "UPDATE audit SET kind = subject, subject = kind WHERE seq = 5", "5",
    RELAIS_AUDIT_FLAW_ALTERED },
  { "commitment", "UPDATE audit SET commitment = zeroblob(32) WHERE seq = 9", "9", RELAIS_AUDIT_FLAW_ALTERED },
  { "link", "UPDATE audit SET link = zeroblob(32) WHERE seq = 9", "9", RELAIS_AUDIT_FLAW_ALTERED },
  { "seq of the last row", "UPDATE audit SET seq = 99 WHERE seq = 21", "21", RELAIS_AUDIT_FLAW_MISSING },
  { "deleted in the middle", "DELETE FROM audit WHERE seq = 7", "7", RELAIS_AUDIT_FLAW_MISSING },
  { "deleted, and the rest moved up",
    "DELETE FROM audit WHERE seq = 7; UPDATE audit SET seq = -seq WHERE seq > 7; UPDATE audit SET seq = -seq - 1 WHERE seq < 0",
    "7", RELAIS_AUDIT_FLAW_ALTERED },
  { "the first row", "DELETE FROM audit WHERE seq = 1", "1", RELAIS_AUDIT_FLAW_MISSING },
  { "all rows", "DELETE FROM audit", "1", RELAIS_AUDIT_FLAW_CUT },
  { "cut tail", "DELETE FROM audit WHERE seq > 18", "19", RELAIS_AUDIT_FLAW_CUT },
  { "cut tail and count",
    "DELETE FROM audit WHERE seq > 18; UPDATE audit_head SET count = 18, last = (SELECT link FROM audit WHERE seq = 18)",
    "19", RELAIS_AUDIT_FLAW_HEAD },
  { "count", "UPDATE audit_head SET count = 22", "22", RELAIS_AUDIT_FLAW_HEAD },
  { "mac", "UPDATE audit_head SET mac = zeroblob(32)", "22", RELAIS_AUDIT_FLAW_HEAD },
  { "last link", "UPDATE audit_head SET last = zeroblob(32)", "22", RELAIS_AUDIT_FLAW_HEAD },
  { "key", "UPDATE audit_head SET key = zeroblob(32)", "1", RELAIS_AUDIT_FLAW_ALTERED },
  { "no head", "DELETE FROM audit_head", "0", RELAIS_AUDIT_FLAW_HEAD },
  { "two rows swapped",
    "UPDATE audit SET seq = -1 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = -1",
    "3", RELAIS_AUDIT_FLAW_ALTERED },
  { "a row before the first", "UPDATE audit SET seq = 0 WHERE seq = 3", "1", RELAIS_AUDIT_FLAW_ALTERED },
  { "detail", "UPDATE audit_detail SET detail = x'00' WHERE seq = 9", "9", RELAIS_AUDIT_FLAW_DETAIL },
  { "salt", "UPDATE audit_detail SET salt = zeroblob(32) WHERE seq = 9", "9", RELAIS_AUDIT_FLAW_DETAIL },
  { "details swapped",
    "UPDATE audit_detail SET seq = -1 WHERE seq = 9; UPDATE audit_detail SET seq = 9 WHERE seq = 10;"
    "UPDATE audit_detail SET seq = 10 WHERE seq = -1",
    "9", RELAIS_AUDIT_FLAW_DETAIL },
  { "forged row",
    "INSERT INTO audit SELECT 22, at, staff, workstation, operation, act, kind, subject, fields, commitment, link "
    "FROM audit WHERE seq = 21",
    "22", RELAIS_AUDIT_FLAW_ALTERED },
};

/* A hand with an editor is held back neither by triggers nor by the CHECK on seq. */
static void
unlock (RelaisDb *db)
{
  static const char *const steps[] = { UNLOCK, "PRAGMA ignore_check_constraints = ON" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      relais_db_execute (db, steps[i], &error);
      g_assert_no_error (error);
    }
}

static void
tamper (RelaisDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  relais_db_execute (db, sql, &error);
  g_assert_no_error (error);
}

static void
assert_broken (RelaisDb *db, const char *first_bad, RelaisAuditFlaw flaw)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (relais_audit_log_verify (db, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_AUDIT_BROKEN);
  g_assert_cmpstr (relais_error_get_subject (error), ==, first_bad);
  g_assert_cmpstr (relais_error_get_detail (error), ==, relais_audit_flaw_get_msgid (flaw));
}

static void
test_tampering_shows (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (GError) error = NULL;

  fill (db, 20);
  unlock (db);
  for (gsize i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_test_message ("%s", tamperings[i].what);
      relais_db_begin (db, &error);
      g_assert_no_error (error);
      tamper (db, tamperings[i].sql);
      assert_broken (db, tamperings[i].first_bad, tamperings[i].flaw);
      relais_db_rollback (db);
    }
  g_assert_true (relais_audit_log_verify (db, &error));
  g_assert_no_error (error);
}

/* The log goes on after it was cut and its head set to fit: that must not make the cut good. */
static void
test_a_cut_is_not_healed_by_going_on (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);

  fill (db, 20);
  unlock (db);
  tamper (db, "DELETE FROM audit_detail WHERE seq > 18; DELETE FROM audit WHERE seq > 18;"
              "UPDATE audit_head SET count = 18, last = (SELECT link FROM audit WHERE seq = 18)");
  fill (db, 3);
  assert_broken (db, "19", RELAIS_AUDIT_FLAW_ALTERED);
}

/* A row that fits, which the head does not count: it was put there with the key, or the head was put back. */
static void
test_an_older_head_shows (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);

  fill (db, 20);
  unlock (db);
  tamper (db, "CREATE TEMP TABLE kept AS SELECT count, last, mac FROM audit_head");
  fill (db, 2);
  tamper (db, "UPDATE audit_head SET (count, last, mac) = (SELECT count, last, mac FROM kept)");
  assert_broken (db, "22", RELAIS_AUDIT_FLAW_ADDED);
}

static void
test_erased_details_are_fine (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (GError) error = NULL;

  fill (db, 5);
  relais_db_execute (db, "DELETE FROM audit_detail WHERE seq IN (2, 4)", &error);
  g_assert_no_error (error);
  g_assert_true (relais_audit_log_verify (db, &error));
  g_assert_no_error (error);
}

static void
test_append_only (void)
{
  static const char *const attempts[] = {
    "UPDATE audit SET staff = 'x'",
    "DELETE FROM audit",
    "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 1",
    "REPLACE INTO audit SELECT * FROM audit WHERE seq = 1",
    "UPDATE audit_detail SET detail = x'00'",
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);

  fill (db, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", attempts[i]);
      g_assert_false (relais_db_execute (db, attempts[i], &error));
      g_assert_nonnull (error);
    }
}

/* Names of fields, never values. */
static void
test_rows_hold_no_values (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (RelaisRecord) person = relais_test_person ("El Amrani", "Fatima");
  g_autoptr (RelaisRecord) saved = relais_test_save (db, person);
  g_autoptr (RelaisRecord) called = relais_record_with (saved, RELAIS_PERSON_PHONE, "0478 12 34 56");
  g_autoptr (RelaisRecord) called_saved = relais_test_save (db, called);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = relais_audit_log_list (db, relais_record_get_id (person), NULL, &error);
  RelaisAuditRow *last;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  last = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (last->entry.fields, ==, "phone");
  g_assert_cmpstr (last->entry.act, ==, "save");
  g_assert_cmpstr (last->entry.kind, ==, "person");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audit/a-whole-chain-verifies", test_a_whole_chain_verifies);
  g_test_add_func ("/audit/tampering-shows", test_tampering_shows);
  g_test_add_func ("/audit/a-cut-is-not-healed-by-going-on", test_a_cut_is_not_healed_by_going_on);
  g_test_add_func ("/audit/an-older-head-shows", test_an_older_head_shows);
  g_test_add_func ("/audit/erased-details-are-fine", test_erased_details_are_fine);
  g_test_add_func ("/audit/append-only", test_append_only);
  g_test_add_func ("/audit/rows-hold-no-values", test_rows_hold_no_values);
  return g_test_run ();
}
