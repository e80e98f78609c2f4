/* What happens while nobody is signed in is in the register afterwards: once, and as what it was. */

#include "relais-audit-log.h"
#include "relais-audit-reading.h"
#include "relais-error.h"
#include "relais-key-file-testing.h"
#include "relais-sealed-box.h"
#include "relais-spool-key.h"
#include "relais-spool.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define EARLIER    "2026-11-20T07:58:00.000000Z"
#define PASSPHRASE "quatre mots sans rapport"

typedef struct {
  RelaisTestFolder *folder;
  char *spool;
  char *key;
  RelaisClock *earlier;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = relais_test_make_folder ();
  fixture->spool = g_build_filename (fixture->folder, "spool", NULL);
  fixture->key = g_build_filename (fixture->folder, "spool.key", NULL);
  fixture->earlier = relais_clock_new_fixed (EARLIER);
  relais_session_unref (relais_test_session_new (fixture->folder));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  relais_test_remove_folder (fixture->folder);
  relais_clock_unref (fixture->earlier);
  g_free (fixture->spool);
  g_free (fixture->key);
}

static void
fail_to_sign_in (Fixture *fixture, const char *passphrase, const char *as, RelaisErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_session_open (fixture->folder, passphrase, as, fixture->earlier, &error));
  g_assert_error (error, RELAIS_ERROR, (int) code);
}

static void
add (Fixture *fixture, RelaisSpoolKind kind, const char *text)
{
  g_autoptr (GError) error = NULL;

  relais_spool_add (fixture->folder, kind, text, fixture->earlier, &error);
  g_assert_no_error (error);
}

/* Returns: how many rows of the access log are about @act, and (out) the last of them */
static guint
count_rows (RelaisSession *session, const char *act, RelaisAuditRow **last)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = relais_audit_reading_list (session, relais_session_get_actor (session), NULL, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  g_test_queue_destroy ((GDestroyNotify) g_ptr_array_unref, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      RelaisAuditRow *row = g_ptr_array_index (rows, i);

      if (!g_str_equal (row->entry.act, act))
        continue;
      n++;
      if (last != NULL)
        *last = row;
    }
  return n;
}

static gsize
get_size (const char *path)
{
  struct stat status;

  return stat (path, &status) == 0 ? (gsize) status.st_size : 0;
}

static void
test_failures_are_in_the_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSession) session = NULL;
  RelaisAuditRow *row = NULL;
  g_autoptr (GError) error = NULL;

  fail_to_sign_in (fixture, "not the passphrase", "aicha", RELAIS_ERROR_WRONG_PASSPHRASE);
  fail_to_sign_in (fixture, PASSPHRASE, "Somebody Else", RELAIS_ERROR_WRONG_MEMBER);
  g_assert_cmpuint (get_size (fixture->spool), >, 0);
  g_assert_false (relais_test_folder_contains (fixture->folder, "Somebody", 8));

  session = relais_test_session_open (fixture->folder);
  g_assert_cmpuint (get_size (fixture->spool), ==, 0);
  g_assert_cmpuint (count_rows (session, "sign-in-failed", &row), ==, 2);
  g_assert_cmpstr (row->entry.at, ==, EARLIER);
  g_assert_cmpstr (row->entry.staff, ==, "");
  g_assert_cmpstr (row->entry.workstation, ==, g_get_host_name ());
  /* What was typed there may have been a passphrase. */
  g_assert_null (row->entry.subject);
  g_assert_null (row->entry.fields);
  relais_audit_reading_verify (session, relais_session_get_actor (session), &error);
  g_assert_no_error (error);
}

static void
test_a_member_is_known_by_any_spelling (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSession) session = NULL;
  RelaisAuditRow *row = NULL;

  fail_to_sign_in (fixture, "not the passphrase", " AICHA ", RELAIS_ERROR_WRONG_PASSPHRASE);
  session = relais_test_session_open (fixture->folder);
  g_assert_cmpuint (count_rows (session, "sign-in-failed", &row), ==, 1);
  g_assert_cmpstr (row->entry.kind, ==, "staff");
  g_assert_cmpstr (row->entry.subject, ==, relais_actor_get_staff_id (relais_session_get_actor (session)));
}

/* The program dies between the commit and the emptying: the file is there again at the next sign-in. */
static void
test_taken_in_exactly_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize size = 0;

  add (fixture, RELAIS_SPOOL_PIN_FAILED, "Aïcha");
  add (fixture, RELAIS_SPOOL_NOTE, "Mme D. a appelé");
  g_file_get_contents (fixture->spool, &content, &size, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (RelaisSession) session = relais_test_session_open (fixture->folder);
      g_autoptr (GPtrArray) notes = relais_spool_list_waiting (session, RELAIS_SPOOL_NOTE, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (notes->len, ==, 1);
      g_assert_cmpuint (count_rows (session, "pin-failed", NULL), ==, 1);
      g_assert_cmpuint (get_size (fixture->spool), ==, 0);
      g_file_set_contents (fixture->spool, content, (gssize) size, &error);
      g_assert_no_error (error);
    }
}

static void
test_what_waits_is_settled_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GError) error = NULL;
  const RelaisSpoolWaiting *note;

  add (fixture, RELAIS_SPOOL_NOTE, "Mme D. a appelé");
  add (fixture, RELAIS_SPOOL_AGENDA_SHOWN, "token");
  g_assert_false (relais_test_folder_contains (fixture->folder, "Mme D.", 6));
  session = relais_test_session_open (fixture->folder);
  notes = relais_spool_list_waiting (session, RELAIS_SPOOL_NOTE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 1);
  note = g_ptr_array_index (notes, 0);
  g_assert_cmpstr (note->content, ==, "Mme D. a appelé");
  g_assert_cmpstr (note->at, ==, EARLIER);

  relais_spool_settle (session, relais_session_get_actor (session), note->id, &error);
  g_assert_no_error (error);
  g_assert_false (relais_spool_settle (session, relais_session_get_actor (session), note->id, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  left = relais_spool_list_waiting (session, RELAIS_SPOOL_NOTE, &error);
  g_assert_cmpuint (left->len, ==, 0);
  shown = relais_spool_list_waiting (session, RELAIS_SPOOL_AGENDA_SHOWN, &error);
  g_assert_cmpuint (shown->len, ==, 1);
}

static void
test_a_torn_tail_is_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSession) session = NULL;
  g_autofree char *content = NULL;
  RelaisAuditRow *row = NULL;
  gsize size = 0;

  add (fixture, RELAIS_SPOOL_PIN_FAILED, "Aïcha");
  g_file_get_contents (fixture->spool, &content, &size, NULL);
  add (fixture, RELAIS_SPOOL_PIN_FAILED, "Aïcha");
  g_assert_cmpint (truncate (fixture->spool, (off_t) size + 21), ==, 0);

  session = relais_test_session_open (fixture->folder);
  g_assert_cmpuint (count_rows (session, "pin-failed", NULL), ==, 1);
  g_assert_cmpuint (count_rows (session, "spool-torn", &row), ==, 1);
  g_assert_cmpstr (row->entry.fields, ==, "21");
  g_assert_cmpuint (get_size (fixture->spool), ==, 0);
}

/* Somebody puts a key of their own there: it is noticed, put right, and what was sealed for them is counted. */
static void
test_a_swapped_key_is_noticed (Fixture *fixture, gconstpointer data)
{
  guint8 mine[RELAIS_SEALED_BOX_KEY_SIZE], secret[RELAIS_SEALED_BOX_KEY_SIZE], theirs[RELAIS_SEALED_BOX_KEY_SIZE];
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  RelaisAuditRow *row = NULL;

  relais_spool_key_load (fixture->key, mine, &error);
  g_assert_no_error (error);
  relais_sealed_box_new_pair (theirs, secret);
  relais_spool_key_save (fixture->key, theirs, &error);
  g_assert_no_error (error);
  add (fixture, RELAIS_SPOOL_NOTE, "for whoever swapped it");

  session = relais_test_session_open (fixture->folder);
  g_assert_cmpuint (count_rows (session, "spool-key", NULL), ==, 1);
  g_assert_cmpuint (count_rows (session, "spool-unreadable", &row), ==, 1);
  g_assert_cmpstr (row->entry.fields, ==, "1");
  relais_spool_key_load (fixture->key, theirs, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (theirs, sizeof theirs, mine, sizeof mine);
  notes = relais_spool_list_waiting (session, RELAIS_SPOOL_NOTE, &error);
  g_assert_cmpuint (notes->len, ==, 0);
}

static void
test_a_missing_key_is_noticed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (RelaisSession) again = NULL;

  g_assert_cmpint (g_unlink (fixture->key), ==, 0);
  fail_to_sign_in (fixture, "not the passphrase", NULL, RELAIS_ERROR_WRONG_PASSPHRASE);
  session = relais_test_session_open (fixture->folder);
  g_assert_cmpuint (count_rows (session, "spool-key", NULL), ==, 1);
  g_assert_true (g_file_test (fixture->key, G_FILE_TEST_IS_REGULAR));
  again = relais_test_session_open (fixture->folder);
  g_assert_cmpuint (count_rows (again, "spool-key", NULL), ==, 1);
}

/* Anybody can read the public key, so anybody can seal a record: it must not do more than be a record. */
static void
test_forged_records (Fixture *fixture, gconstpointer data)
{
  static const char nonsense[] = "no such thing";
  g_autoptr (GVariant) late = g_variant_ref_sink (
      g_variant_new ("(ssss)", "sign-in-failed", "2031-01-01T00:00:00.000000Z", "desk\n\x1b[31m", "Aïcha"));
  g_autoptr (RelaisSession) session = NULL;
  RelaisAuditRow *row = NULL;
  g_autoptr (GError) error = NULL;

  relais_spool_store_add (fixture->folder, nonsense, sizeof nonsense, 100000, &error);
  g_assert_no_error (error);
  relais_spool_store_add (fixture->folder, g_variant_get_data (late), g_variant_get_size (late), 100000, &error);
  g_assert_no_error (error);

  session = relais_test_session_open (fixture->folder);
  g_assert_cmpuint (count_rows (session, "spool-unreadable", NULL), ==, 1);
  g_assert_cmpuint (count_rows (session, "sign-in-failed", &row), ==, 1);
  g_assert_cmpstr (row->entry.at, ==, "2026-11-20T13:02:11.000000Z");
  for (const char *c = row->entry.workstation; *c != '\0'; c++)
    g_assert_false (g_ascii_iscntrl (*c));
}

/* A night of guessing leaves room for notes. */
static void
test_failures_leave_room (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  while (relais_spool_add (fixture->folder, RELAIS_SPOOL_PIN_FAILED, "Aïcha", fixture->earlier, &error))
    n++;
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_TOO_LARGE);
  g_assert_cmpuint (n, >, 100);
  g_clear_error (&error);
  add (fixture, RELAIS_SPOOL_NOTE, "Mme D. a appelé");
  fail_to_sign_in (fixture, "not the passphrase", NULL, RELAIS_ERROR_WRONG_PASSPHRASE);
}

#define ADD(name, func) g_test_add ("/spool/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  relais_key_file_set_test_cost (8, 1);
  ADD ("failures-are-in-the-log", test_failures_are_in_the_log);
  ADD ("a-member-is-known-by-any-spelling", test_a_member_is_known_by_any_spelling);
  ADD ("taken-in-exactly-once", test_taken_in_exactly_once);
  ADD ("what-waits-is-settled-once", test_what_waits_is_settled_once);
  ADD ("a-torn-tail-is-said", test_a_torn_tail_is_said);
  ADD ("a-swapped-key-is-noticed", test_a_swapped_key_is_noticed);
  ADD ("a-missing-key-is-noticed", test_a_missing_key_is_noticed);
  ADD ("forged-records", test_forged_records);
  ADD ("failures-leave-room", test_failures_leave_room);
  return g_test_run ();
}
