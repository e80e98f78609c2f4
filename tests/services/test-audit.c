/* What is written down about who did what, when everything goes well, when somebody may not, and when the disk is full.
 */

#include "fault-vfs.h"
#include "relais-audit-reading.h"
#include "relais-db.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-people-export.h"
#include "relais-person.h"
#include "relais-register.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <string.h>

#define PATIENT RELAIS_FACET_PATIENT
#define PASSPHRASE "quatre mots sans rapport"

static GPtrArray *
list_rows (RelaisSession *session, const char *subject)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows =
      relais_audit_reading_list (session, relais_session_get_actor (session), subject, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

/* The last row of an act. */
static RelaisAuditRow *
find_last (GPtrArray *rows, const char *act)
{
  for (guint i = rows->len; i > 0; i--)
    {
      RelaisAuditRow *row = g_ptr_array_index (rows, i - 1);

      if (g_str_equal (row->entry.act, act))
        return row;
    }
  return NULL;
}

static guint
count_rows (GPtrArray *rows, const char *act)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_str_equal (((RelaisAuditRow *) g_ptr_array_index (rows, i))->entry.act, act) ? 1 : 0;
  return n;
}

/* --- Coming in --- */

static void
test_sign_ins_are_noted (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  RelaisSession *first = relais_test_session_new (folder);
  g_autofree char *id = g_strdup (relais_actor_get_staff_id (relais_session_get_actor (first)));
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T14:00:00Z");
  g_autoptr (RelaisSession) window = NULL;
  g_autoptr (RelaisSession) ctl = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  relais_session_unref (first);
  window = relais_session_sign_in (folder, "Aïcha", PASSPHRASE, clock, &error);
  g_assert_no_error (error);
  ctl = relais_session_open (folder, PASSPHRASE, NULL, clock, &error);
  g_assert_no_error (error);
  rows = list_rows (ctl, NULL);
  g_assert_cmpuint (count_rows (rows, "sign-in"), ==, 2);
  g_assert_cmpstr (find_last (rows, "sign-in")->entry.staff, ==, id);
  g_assert_cmpstr (find_last (rows, "sign-in")->entry.at, ==, "2026-11-20T14:00:00.000000Z");
}

/* The right passphrase under a wrong name: it is written down at the next sign-in, and nobody has acted. */
static void
test_a_wrong_name_is_noted (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  RelaisSession *first = relais_test_session_new (folder);
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T14:00:00Z");
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  relais_session_unref (first);
  g_assert_null (relais_session_open (folder, PASSPHRASE, "Els", clock, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_MEMBER);
  g_clear_error (&error);
  g_assert_null (relais_session_sign_in (folder, "Els", PASSPHRASE, clock, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_SIGN_IN);
  g_clear_error (&error);
  session = relais_session_open (folder, PASSPHRASE, NULL, clock, &error);
  g_assert_no_error (error);
  rows = list_rows (session, NULL);
  g_assert_cmpuint (count_rows (rows, "sign-in-failed"), ==, 2);
  g_assert_cmpstr (find_last (rows, "sign-in-failed")->entry.staff, ==, "");
}

/* Who tries what they may not is written down; an honest list is not. */
static void
test_refusals_are_noted (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisActor) reception = relais_test_session_as (session, "reception");
  g_autoptr (RelaisRecord) person =
      relais_test_session_add (session, "Nowak", "Ewa", PATIENT, "protected", "yes", NULL);
  g_autofree char *path = g_build_filename (folder, "out.csv", NULL);
  const char *id = relais_record_get_id (person);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) hers = NULL;

  g_assert_null (relais_register_open_person (session, reception, id, "Curious", NULL));
  g_assert_null (relais_audit_reading_list (session, reception, NULL, NULL, NULL));
  g_assert_false (relais_people_export_csv (session, reception, PATIENT, path, NULL, NULL));
  rows = list_rows (session, NULL);
  g_assert_cmpuint (count_rows (rows, "refused"), ==, 3);
  g_assert_cmpstr (find_last (rows, "refused")->entry.fields, ==, "export");
  hers = list_rows (session, id);
  g_assert_cmpuint (count_rows (hers, "refused"), ==, 1);
  g_assert_cmpstr (find_last (hers, "refused")->entry.fields, ==, "read-protected");
  g_assert_cmpuint (count_rows (hers, "read"), ==, 0);
}

/* --- A hand in the file --- */

static gboolean
tamper (RelaisChange *change, gpointer data, GError **error)
{
  return relais_db_execute (relais_change_get_db (change),
                            "DROP TRIGGER audit_no_update; UPDATE audit SET staff = 'x' WHERE seq = 2", error);
}

static void
test_the_bad_row_is_named (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisActor) dpo = relais_test_session_as (session, "dpo");
  g_autoptr (GError) error = NULL;
  RelaisAuditFlaw flaw;
  gint64 seq;

  g_assert_true (relais_audit_reading_check (session, dpo, &flaw, &seq, &error));
  g_assert_cmpint (flaw, ==, RELAIS_AUDIT_FLAW_NONE);
  g_assert_true (relais_store_write (relais_session_get_store (session), dpo, "save", tamper, NULL, NULL, &error));
  g_assert_true (relais_audit_reading_check (session, dpo, &flaw, &seq, &error));
  g_assert_cmpint (flaw, ==, RELAIS_AUDIT_FLAW_ALTERED);
  g_assert_cmpint (seq, ==, 2);
}

/* --- The disk --- */

static const struct {
  const char *name;
  FaultKind kind;
  RelaisErrorCode code;
} disks[] = {
  { "full", FAULT_DISK_FULL, RELAIS_ERROR_DISK_FULL },
  { "failing", FAULT_WRITE, RELAIS_ERROR_INPUT_OUTPUT },
};

static void
set_broken (FaultKind kind)
{
  fault_vfs_arm (kind, 1, TRUE);
}

static gboolean
rename_person (RelaisSession *session, const RelaisRecord *person, const char *name, GError **error)
{
  g_autoptr (RelaisRecord) renamed = relais_record_with (person, RELAIS_PERSON_FAMILY_NAME, name);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) saved =
      relais_register_save_person (session, relais_session_get_actor (session), renamed, issues, error);

  return saved != NULL;
}

/* Reading goes on, changes are refused with a sentence, and once there is room again the gap stands in the log. */
static void
test_reading_goes_on (gconstpointer data)
{
  gsize disk = GPOINTER_TO_SIZE (data);
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  const char *id = relais_record_get_id (person);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  RelaisClock *clock = relais_store_get_clock (relais_session_get_store (session));
  RelaisAuditRow *row;
  RelaisAuditFlaw flaw;
  gint64 seq;

  for (int i = 0; i < 3; i++)
    {
      static const char *const at[] = { "2026-11-20T13:10:00Z", "2026-11-20T13:11:00Z", "2026-11-20T13:12:00Z" };
      g_autoptr (RelaisPersonPage) page = NULL;

      relais_clock_set (clock, at[i]);
      set_broken (disks[disk].kind);
      page = relais_register_open_person (session, actor, id, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (relais_record_get (page->person, RELAIS_PERSON_FAMILY_NAME), ==, "El Amrani");
    }
  g_assert_false (rename_person (session, person, "Maes", &error));
  g_assert_error (error, RELAIS_ERROR, (int) disks[disk].code);
  g_assert_nonnull (strstr (relais_error_code_get_msgid (disks[disk].code), "Nothing was changed"));
  g_assert_true (fault_vfs_disarm ());
  g_clear_error (&error);

  relais_clock_set (clock, "2026-11-20T13:20:00Z");
  g_assert_true (rename_person (session, person, "Maes", &error));
  g_assert_no_error (error);
  rows = list_rows (session, NULL);
  g_assert_cmpuint (count_rows (rows, "gap"), ==, 1);
  row = find_last (rows, "gap");
  g_assert_cmpstr (row->entry.staff, ==, relais_actor_get_staff_id (actor));
  g_assert_cmpstr (row->entry.at, ==, "2026-11-20T13:20:00.000000Z");
  g_assert_cmpstr (row->entry.fields, ==,
                   "count=3;from=2026-11-20T13:10:00.000000Z;to=2026-11-20T13:12:00.000000Z");
  g_assert_cmpuint (count_rows (rows, "read"), ==, 0);
  g_assert_true (relais_audit_reading_check (session, actor, &flaw, &seq, &error));
  g_assert_cmpint (flaw, ==, RELAIS_AUDIT_FLAW_NONE);
}

/* What protected mode hides is shown with its row or not at all. */
static void
test_nothing_hidden_is_shown_without_its_row (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) person =
      relais_test_session_add (session, "Nowak", "Ewa", PATIENT, "protected", "yes", NULL);
  g_autoptr (GError) error = NULL;

  set_broken (FAULT_DISK_FULL);
  g_assert_null (relais_register_open_person (session, relais_session_get_actor (session),
                                              relais_record_get_id (person), "A fall", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DISK_FULL);
  g_assert_true (fault_vfs_disarm ());
}

/* A lock closes the register while the disk is still full: the gap outlives it, and whoever comes next writes it down.
 * A program that ends with its answer is given none.
 */
static void
test_a_gap_outlives_the_session (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  RelaisSession *session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  const char *id = relais_record_get_id (person);
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T14:00:00Z");
  g_autoptr (RelaisPersonPage) page = NULL;
  g_autoptr (RelaisSession) next = NULL;
  g_autoptr (RelaisSession) ctl = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  set_broken (FAULT_DISK_FULL);
  page = relais_register_open_person (session, relais_session_get_actor (session), id, NULL, &error);
  g_assert_no_error (error);
  relais_session_unref (session);
  next = relais_session_sign_in (folder, "Aïcha", PASSPHRASE, clock, &error);
  g_assert_no_error (error);
  ctl = relais_session_open (folder, PASSPHRASE, NULL, clock, &error);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DISK_FULL);
  g_assert_true (fault_vfs_disarm ());

  rows = list_rows (next, NULL);
  g_assert_cmpuint (count_rows (rows, "gap"), ==, 1);
  g_assert_true (g_str_has_prefix (find_last (rows, "gap")->entry.fields, "count=2;"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register_as_default ();

  g_test_add_func ("/audit/sign-ins-are-noted", test_sign_ins_are_noted);
  g_test_add_func ("/audit/a-wrong-name-is-noted", test_a_wrong_name_is_noted);
  g_test_add_func ("/audit/refusals-are-noted", test_refusals_are_noted);
  g_test_add_func ("/audit/the-bad-row-is-named", test_the_bad_row_is_named);
  for (gsize i = 0; i < G_N_ELEMENTS (disks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/audit/reading-goes-on/%s", disks[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_reading_goes_on);
    }
  g_test_add_func ("/audit/nothing-hidden-is-shown-without-its-row", test_nothing_hidden_is_shown_without_its_row);
  g_test_add_func ("/audit/a-gap-outlives-the-session", test_a_gap_outlives_the_session);
  return g_test_run ();
}
