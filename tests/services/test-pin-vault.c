/* Who comes in with a PIN, and who no longer does. The fictional practice has several members. */

#include "relais-audit-reading.h"
#include "relais-demo.h"
#include "relais-door.h"
#include "relais-error.h"
#include "relais-key-file-testing.h"
#include "relais-key-file.h"
#include "relais-pin-seal-testing.h"
#include "relais-practice-profile.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <stdio.h>

#define NOW "2026-11-20T13:02:11Z" /* a Friday, 14:02 in Brussels */
#define A "Nadine Cloots"
#define B "Els Verstraete"

typedef struct {
  RelaisTestFolder *folder;
  char *data;
  RelaisClock *clock;
  RelaisDoor *door;
  char *a; /* ids */
  char *b;
} Fixture;

static RelaisSession *
open_by_passphrase (Fixture *f, const char *name)
{
  g_autoptr (GError) error = NULL;
  RelaisSession *session = relais_session_open (f->data, RELAIS_DEMO_PASSPHRASE, name, f->clock, &error);

  g_assert_no_error (error);
  return session;
}

/* A member signs in, chooses a PIN and leaves. */
static char *
choose (Fixture *f, const char *name, const char *pin)
{
  g_autoptr (RelaisSession) session = open_by_passphrase (f, name);
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_door_choose_pin (f->door, session, pin, &error));
  g_assert_no_error (error);
  return g_strdup (relais_actor_get_staff_id (relais_session_get_actor (session)));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (GError) error = NULL;

  relais_key_file_set_test_cost (8, 1);
  relais_pin_seal_set_test_cost (8192, 1);
  f->folder = relais_test_make_folder ();
  f->data = g_build_filename (f->folder, "demo", NULL);
  f->clock = relais_clock_new_fixed (NOW);
  session = relais_demo_create (f->data, NULL, f->clock, NULL, &error);
  g_assert_no_error (error);
  relais_session_close (session);
  f->door = relais_door_new (f->data, f->clock);
  f->a = choose (f, A, "1111");
  f->b = choose (f, B, "2222");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  relais_door_unref (f->door);
  relais_clock_unref (f->clock);
  g_free (f->a);
  g_free (f->b);
  g_free (f->data);
  relais_test_remove_folder (f->folder);
}

/* Whether the PIN lets the member in; else with which code it does not. */
static int
try_pin (Fixture *f, const char *staff_id, const char *pin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisSession) session = relais_door_sign_in_with_pin (f->door, staff_id, pin, &error);

  if (session == NULL)
    {
      g_assert_nonnull (error);
      return error->code;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (relais_actor_get_staff_id (relais_session_get_actor (session)), ==, staff_id);
  return -1;
}

#define assert_opens(f, id, pin) g_assert_cmpint (try_pin (f, id, pin), ==, -1)
#define assert_refused(f, id, pin, code) g_assert_cmpint (try_pin (f, id, pin), ==, code)

static char *
list_names (Fixture *f)
{
  g_autoptr (GPtrArray) members = relais_door_list_members (f->door);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (names, "%s;", ((RelaisPinMember *) g_ptr_array_index (members, i))->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_names(f, expected)                                                                                     \
  G_STMT_START                                                                                                        \
    {                                                                                                                 \
      g_autofree char *names = list_names (f);                                                                        \
      g_assert_cmpstr (names, ==, expected);                                                                          \
    }                                                                                                                 \
  G_STMT_END

static void
test_each_by_their_own_pin (Fixture *f, gconstpointer data)
{
  assert_names (f, A ";" B ";");
  assert_opens (f, f->a, "1111");
  assert_opens (f, f->b, "2222");
  assert_refused (f, f->b, "1111", RELAIS_ERROR_WRONG_PIN);
  assert_refused (f, f->a, "2222", RELAIS_ERROR_WRONG_PIN);
  /* Both at once: one register, two sessions. */
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (RelaisSession) first = relais_door_sign_in_with_pin (f->door, f->a, "1111", &error);
    g_autoptr (RelaisSession) second = relais_door_sign_in_with_pin (f->door, f->b, "2222", &error);

    g_assert_no_error (error);
    g_assert_cmpstr (relais_actor_get_name (relais_session_get_actor (first)), ==, A);
    g_assert_cmpstr (relais_actor_get_name (relais_session_get_actor (second)), ==, B);
  }
  assert_names (f, A ";" B ";");
}

static void
test_the_same_pin_for_two (Fixture *f, gconstpointer data)
{
  g_autofree char *again = choose (f, B, "1111");

  assert_names (f, A ";" B ";");
  assert_opens (f, f->a, "1111");
  assert_opens (f, f->b, "1111");
  assert_refused (f, f->b, "2222", RELAIS_ERROR_WRONG_PIN);
}

/* Time passes between the attempts, so that no wait stands in the way. */
static void
try_wrong (Fixture *f, const char *id, int n, int last)
{
  for (int i = 1; i <= n; i++)
    {
      g_autofree char *later = g_strdup_printf ("2026-11-20T13:%02d:00Z", 3 + i * 2);

      relais_clock_set (f->clock, later);
      assert_refused (f, id, "9999", i < n ? RELAIS_ERROR_WRONG_PIN : last);
    }
}

static void
test_five_wrong_ones_wipe_one_copy (Fixture *f, gconstpointer data)
{
  try_wrong (f, f->a, 4, RELAIS_ERROR_WRONG_PIN);
  assert_names (f, A ";" B ";");
  relais_clock_set (f->clock, "2026-11-20T13:20:00Z");
  assert_opens (f, f->a, "1111");
  /* Whoever came in has five again. */
  try_wrong (f, f->a, 5, RELAIS_ERROR_PIN_GONE);
  assert_names (f, B ";");
  relais_clock_set (f->clock, "2026-11-20T13:30:00Z");
  assert_refused (f, f->a, "1111", RELAIS_ERROR_WRONG_PIN);
  relais_clock_set (f->clock, "2026-11-20T13:40:00Z");
  assert_opens (f, f->b, "2222");
}

typedef struct {
  RelaisPinVault *vault;
  const char *staff_id;
} Guesser;

static gpointer
guess (gpointer data)
{
  Guesser *guesser = data;

  g_assert_null (relais_pin_vault_open (guesser->vault, guesser->staff_id, "9999", NULL));
  return NULL;
}

/* The wait is the door's; the vault counts right when many guess at once. */
static void
test_many_guesses_at_once_wipe_it (Fixture *f, gconstpointer data)
{
  g_autoptr (RelaisPinVault) vault = relais_pin_vault_new (f->data, f->clock);
  g_autoptr (RelaisSession) session = open_by_passphrase (f, A);
  Guesser guesser = { vault, f->a };
  GThread *threads[12];
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_pin_vault_put (vault, session, "1111", &error));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("guess", guess, &guesser);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  left = relais_pin_vault_list (vault);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_null (relais_pin_vault_open (vault, f->a, "1111", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_PIN);
}

static void
test_nobody_learns_who_has_a_pin (Fixture *f, gconstpointer data)
{
  static const char *const unknown[] = { "99999999-9999-4999-8999-999999999999", "", "Nadine Cloots" };
  guint work = relais_pin_seal_count_work ();
  g_autoptr (GError) known = NULL;
  g_autofree char *sentence = NULL;

  g_assert_null (relais_door_sign_in_with_pin (f->door, f->a, "9999", &known));
  g_assert_cmpuint (relais_pin_seal_count_work (), ==, work + 1);
  sentence = relais_error_get_sentence (known);
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL;
      g_autofree char *later = g_strdup_printf ("2026-11-20T13:%02d:00Z", 10 + (int) i);

      relais_clock_set (f->clock, later);
      g_assert_null (relais_door_sign_in_with_pin (f->door, unknown[i], "1111", &error));
      g_assert_cmpuint (relais_pin_seal_count_work (), ==, work + 2 + i);
      g_assert_cmpint (error->code, ==, known->code);
      said = relais_error_get_sentence (error);
      g_assert_cmpstr (said, ==, sentence);
    }
}

static void
set_hours (Fixture *f, const char *hours)
{
  g_autoptr (RelaisSession) session = open_by_passphrase (f, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) old = relais_practice_profile_load (session, &error);
  g_autoptr (RelaisRecord) changed = relais_record_with (old, RELAIS_PRACTICE_HOURS, hours);
  g_autoptr (RelaisRecord) saved = relais_test_session_save (session, changed);

  g_assert_no_error (error);
}

static void
test_the_day_ends (Fixture *f, gconstpointer data)
{
  g_autofree char *again = NULL;

  /* No hours are known: until midnight in Brussels. */
  set_hours (f, NULL);
  again = choose (f, A, "1111");
  relais_clock_set (f->clock, "2026-11-20T22:59:59Z");
  assert_opens (f, f->a, "1111");
  relais_clock_set (f->clock, "2026-11-20T23:00:00Z");
  assert_names (f, "");
  assert_refused (f, f->a, "1111", RELAIS_ERROR_WRONG_PIN);
  relais_clock_set (f->clock, NOW);
  assert_refused (f, f->a, "1111", RELAIS_ERROR_WRONG_PIN);
}

static void
test_the_practice_closes (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_hours (f, "mo-fr 08:00-12:00,13:00-18:30");
  before = choose (f, A, "1111");
  relais_clock_set (f->clock, "2026-11-20T17:29:59Z");
  assert_opens (f, f->a, "1111");
  relais_clock_set (f->clock, "2026-11-20T17:30:00Z");
  assert_refused (f, f->a, "1111", RELAIS_ERROR_WRONG_PIN);
  /* Who works late gives the passphrase once more. */
  after = choose (f, A, "3333");
  assert_opens (f, f->a, "3333");
}

static void
test_a_clock_set_back_ends_it (Fixture *f, gconstpointer data)
{
  relais_clock_set (f->clock, "2026-11-20T13:02:10Z");
  assert_names (f, "");
}

static void
test_all_are_wiped (Fixture *f, gconstpointer data)
{
  relais_door_wipe (f->door);
  assert_names (f, "");
  assert_refused (f, f->a, "1111", RELAIS_ERROR_WRONG_PIN);
  assert_refused (f, f->b, "2222", RELAIS_ERROR_WRONG_PIN);
}

static RelaisDataKey *
open_keys (Fixture *f, char **path)
{
  g_autoptr (GError) error = NULL;
  RelaisDataKey *key;

  *path = g_build_filename (f->data, RELAIS_KEY_FILE_NAME, NULL);
  key = relais_key_file_unlock (*path, RELAIS_DEMO_PASSPHRASE, NULL, &error);
  g_assert_no_error (error);
  return key;
}

static void
test_the_slot_is_gone (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (RelaisDataKey) key = open_keys (f, &path);

  g_assert_true (relais_key_file_remove_slot (path, key, f->a, NULL));
  assert_refused (f, f->a, "1111", RELAIS_ERROR_PIN_GONE);
  assert_names (f, B ";");
  assert_opens (f, f->b, "2222");
}

static void
test_the_passphrase_was_reset (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (RelaisDataKey) key = open_keys (f, &path);

  g_assert_true (relais_key_file_change_passphrase (path, key, f->a, "four words quite different", NULL));
  assert_refused (f, f->a, "1111", RELAIS_ERROR_PIN_GONE);
  assert_names (f, B ";");
  assert_opens (f, f->b, "2222");
}

static void
test_the_member_has_left (Fixture *f, gconstpointer data)
{
  g_autoptr (RelaisSession) session = open_by_passphrase (f, A);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) member = relais_session_load_member (session, &error);
  g_autoptr (RelaisRecord) ended = relais_record_with (member, RELAIS_STAFF_ENDS_ON, "2026-11-19");
  g_autoptr (RelaisRecord) saved = relais_test_session_save (session, ended);

  assert_refused (f, f->a, "1111", RELAIS_ERROR_PIN_GONE);
  assert_names (f, B ";");
}

/* A register that cannot be opened is nobody's wrong PIN. */
static void
test_a_fault_of_the_disk_counts_for_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *keys = g_build_filename (f->data, RELAIS_KEY_FILE_NAME, NULL);
  g_autofree char *away = g_strconcat (keys, ".away", NULL);

  g_assert_cmpint (rename (keys, away), ==, 0);
  for (int i = 0; i < 8; i++)
    assert_refused (f, f->a, "1111", RELAIS_ERROR_KEYS_MISSING);
  g_assert_cmpint (rename (away, keys), ==, 0);
  assert_opens (f, f->a, "1111");
}

static void
test_the_passphrase_is_of_today (Fixture *f, gconstpointer data)
{
  g_autoptr (RelaisSession) session = open_by_passphrase (f, A);
  g_autoptr (GError) error = NULL;

  relais_clock_set (f->clock, "2026-11-21T07:00:00Z");
  g_assert_false (relais_door_choose_pin (f->door, session, "1111", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_PIN_GONE);
  assert_names (f, "");
}

static void
test_signing_in_chooses_it (Fixture *f, gconstpointer data)
{
  g_autoptr (RelaisDoor) door = relais_door_new (f->data, f->clock);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (GPtrArray) members = NULL;

  /* What is no PIN is told before anything is tried. */
  g_assert_null (relais_door_sign_in (door, A, "wrong", "12", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID_PIN);
  g_clear_error (&error);
  session = relais_door_sign_in (door, A, RELAIS_DEMO_PASSPHRASE, "4711", &error);
  g_assert_no_error (error);
  members = relais_door_list_members (door);
  g_assert_cmpuint (members->len, ==, 1);
  g_clear_pointer (&session, relais_session_unref);
  session = relais_door_sign_in_with_pin (door, f->a, "4711", &error);
  g_assert_no_error (error);
}

static void
test_both_ways_share_the_wait (Fixture *f, gconstpointer data)
{
  for (int i = 0; i < 4; i++)
    assert_refused (f, i % 2 == 0 ? f->a : f->b, "9999", RELAIS_ERROR_WRONG_PIN);
  assert_refused (f, f->a, "1111", RELAIS_ERROR_TOO_SOON);
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (relais_door_sign_in (f->door, A, RELAIS_DEMO_PASSPHRASE, NULL, &error));
    g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_TOO_SOON);
  }
  g_assert_cmpint (relais_door_get_wait (f->door), ==, 2);
  relais_clock_set (f->clock, "2026-11-20T13:02:13Z");
  assert_opens (f, f->a, "1111");
}

/* A wrong PIN, and one that no longer opens, are in the access log once somebody has come in, by a PIN as well. */
static void
test_wrong_ones_are_in_the_log (Fixture *f, gconstpointer data)
{
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (RelaisActor) dpo = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  try_wrong (f, f->a, 5, RELAIS_ERROR_PIN_GONE);
  relais_clock_set (f->clock, "2026-11-20T13:40:00Z");
  session = relais_door_sign_in_with_pin (f->door, f->b, "2222", &error);
  g_assert_no_error (error);
  dpo = relais_test_session_as (session, "dpo");
  rows = relais_audit_reading_list (session, dpo, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const RelaisAuditRow *row = g_ptr_array_index (rows, i);

      if (!g_str_equal (row->entry.act, "pin-failed"))
        continue;
      n++;
      g_assert_cmpstr (row->entry.subject, ==, f->a);
    }
  g_assert_cmpuint (n, ==, 5);
}

#define add(PATH, FUNC) g_test_add ("/pin-vault/" PATH, Fixture, NULL, set_up, FUNC, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("each-by-their-own-pin", test_each_by_their_own_pin);
  add ("the-same-pin-for-two", test_the_same_pin_for_two);
  add ("five-wrong-ones-wipe-one-copy", test_five_wrong_ones_wipe_one_copy);
  add ("many-guesses-at-once-wipe-it", test_many_guesses_at_once_wipe_it);
  add ("nobody-learns-who-has-a-pin", test_nobody_learns_who_has_a_pin);
  add ("the-day-ends", test_the_day_ends);
  add ("the-practice-closes", test_the_practice_closes);
  add ("a-clock-set-back-ends-it", test_a_clock_set_back_ends_it);
  add ("all-are-wiped", test_all_are_wiped);
  add ("the-slot-is-gone", test_the_slot_is_gone);
  add ("the-passphrase-was-reset", test_the_passphrase_was_reset);
  add ("the-member-has-left", test_the_member_has_left);
  add ("a-fault-of-the-disk-counts-for-nothing", test_a_fault_of_the_disk_counts_for_nothing);
  add ("the-passphrase-is-of-today", test_the_passphrase_is_of_today);
  add ("signing-in-chooses-it", test_signing_in_chooses_it);
  add ("wrong-ones-are-in-the-log", test_wrong_ones_are_in_the_log);
  add ("both-ways-share-the-wait", test_both_ways_share_the_wait);
  return g_test_run ();
}
