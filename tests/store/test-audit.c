#include "relais-audit-log.h"
#include "relais-db.h"
#include "relais-error.h"
#include "relais-person.h"
#include "relais-test-register.h"
#include "relais-test.h"

#define UNLOCK                                                                                                       \
  "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; DROP TRIGGER audit_no_replace; "                       \
  "DROP TRIGGER audit_detail_no_update; PRAGMA foreign_keys = OFF;"

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

/* Each hand that reaches into the file is noticed, and the first bad row is named. */
static void
test_tampering_shows (void)
{
  static const struct {
    const char *what;
    const char *sql;
    const char *first_bad;
  } cases[] = {
    { "edit", "UPDATE audit SET staff = 'x' WHERE seq = 5", "5" },
    { "edit of a word", "UPDATE audit SET act = 'read' WHERE seq = 21", "21" },
    { "edit of nothing into empty", "UPDATE audit SET fields = '' WHERE seq = 5", "5" },
    { "field moved", "UPDATE audit SET kind = subject, subject = kind WHERE seq = 5", "5" },
    { "delete", "DELETE FROM audit WHERE seq = 7", "7" },
    { "cut tail", "DELETE FROM audit WHERE seq > 18", "19" },
    { "cut tail and count",
      "DELETE FROM audit WHERE seq > 18; UPDATE audit_head SET count = 18, last = (SELECT link FROM audit WHERE seq = 18)",
      "19" },
    { "swap", "UPDATE audit SET seq = -1 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = -1", "3" },
    { "detail", "UPDATE audit_detail SET detail = x'00' WHERE seq = 9", "9" },
    { "salt", "UPDATE audit_detail SET salt = zeroblob(32) WHERE seq = 9", "9" },
    { "commitment", "UPDATE audit SET commitment = zeroblob(32) WHERE seq = 9", "9" },
    { "forged row",
      "INSERT INTO audit SELECT 22, at, staff, workstation, operation, act, kind, subject, fields, commitment, link "
      "FROM audit WHERE seq = 21",
      "22" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
      g_autoptr (RelaisDb) db = relais_test_register_open (folder);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].what);
      fill (db, 20);
      relais_db_execute (db, UNLOCK, &error);
      g_assert_no_error (error);
      /* A hand with an editor is not held back by the CHECK on seq. */
      relais_db_execute (db, "PRAGMA ignore_check_constraints = ON", &error);
      g_assert_no_error (error);
      relais_db_execute (db, cases[i].sql, &error);
      g_assert_no_error (error);

      g_assert_false (relais_audit_log_verify (db, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_AUDIT_BROKEN);
      g_assert_cmpstr (relais_error_get_subject (error), ==, cases[i].first_bad);
    }
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
  g_test_add_func ("/audit/erased-details-are-fine", test_erased_details_are_fine);
  g_test_add_func ("/audit/append-only", test_append_only);
  g_test_add_func ("/audit/rows-hold-no-values", test_rows_hold_no_values);
  return g_test_run ();
}
