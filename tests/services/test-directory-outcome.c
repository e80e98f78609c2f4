#include "relais-directory-entry.h"
#include "relais-directory-outcome.h"
#include "relais-directory-settings.h"
#include "relais-directory-suggestion.h"
#include "relais-directory.h"
#include "relais-error.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  RelaisTestFolder *root;
  char *folder;
  RelaisSession *session;
  RelaisActor *reception;
  RelaisActor *coordinator;
} World;

static void
world_setup (World *world, gconstpointer data)
{
  g_autofree char *data_folder = NULL;

  (void) data;
  world->root = relais_test_make_folder ();
  world->folder = g_build_filename (world->root, "shared", NULL);
  data_folder = g_build_filename (world->root, "data", NULL);
  g_assert_cmpint (g_mkdir (world->folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (data_folder, 0700), ==, 0);
  world->session = relais_test_session_new (data_folder);
  world->reception = relais_test_session_as (world->session, "reception");
  world->coordinator = relais_test_session_as (world->session, "coordinator");
}

static void
world_teardown (World *world, gconstpointer data)
{
  (void) data;
  relais_actor_unref (world->reception);
  relais_actor_unref (world->coordinator);
  relais_session_close (world->session);
  relais_session_unref (world->session);
  relais_test_remove_folder (world->root);
  g_free (world->folder);
}

static void
put (World *world, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (world->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
choose (World *world)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_directory_choose_folder (world->session, world->coordinator, world->folder, FALSE, &error));
  g_assert_no_error (error);
}

static RelaisDirectoryOutcome *
sync_as (World *world, RelaisActor *actor, const RelaisDirectoryWish *wish)
{
  g_autoptr (GError) error = NULL;
  RelaisDirectoryOutcome *outcome = relais_directory_sync_now (world->session, actor, wish, NULL, &error);

  g_assert_no_error (error);
  return outcome;
}

static void
test_who_chooses (World *world, gconstpointer data)
{
  const char *own = relais_session_get_folder (world->session);
  g_autofree char *missing = g_build_filename (world->folder, "missing", NULL);
  g_autofree char *none = NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *aside = NULL;
  g_auto (RelaisDirectorySettings) settings = RELAIS_DIRECTORY_SETTINGS_INIT;
  g_autoptr (GError) error = NULL;

  (void) data;
  g_assert_false (relais_directory_choose_folder (world->session, world->reception, world->folder, FALSE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_false (relais_directory_choose_folder (world->session, world->coordinator, missing, FALSE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_SUCH_FILE);
  g_clear_error (&error);
  g_assert_false (relais_directory_choose_folder (world->session, world->coordinator, own, FALSE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (relais_directory_get_chosen (own, &none, &error));
  g_assert_null (none);

  choose (world);
  g_assert_true (relais_directory_get_chosen (own, &chosen, &error));
  g_assert_cmpstr (chosen, ==, world->folder);

  /* While the folder is away, how it is looked at may still be changed. */
  aside = g_strconcat (world->folder, ".aside", NULL);
  g_assert_cmpint (g_rename (world->folder, aside), ==, 0);
  g_assert_true (relais_directory_choose_folder (world->session, world->coordinator, world->folder, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (relais_directory_settings_load (&settings, own, &error));
  g_assert_true (settings.asks_first);
  g_assert_cmpint (g_rename (aside, world->folder), ==, 0);
}

static void
assert_refused (World *world, const char *folder, const char *mentions)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *chosen = NULL;

  g_assert_false (relais_directory_choose_folder (world->session, world->coordinator, folder, FALSE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  sentence = relais_error_get_sentence (error);
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  g_assert_nonnull (strstr (sentence, mentions));
  g_assert_true (relais_directory_get_chosen (relais_session_get_folder (world->session), &chosen, NULL));
  g_assert_null (chosen);
}

/* It is written down and shown, and a sync must never read what Relais writes. */
static void
test_not_for_a_directory (World *world, gconstpointer data)
{
  g_autofree char *latin = g_build_filename (world->root, "m\xE9" "decins", "fiches", NULL);
  g_autofree char *inside = g_build_filename (relais_session_get_folder (world->session), "sub", NULL);
  g_autofree char *link = g_build_filename (world->root, "link", NULL);

  (void) data;
  g_assert_cmpint (g_mkdir_with_parents (latin, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
  g_assert_cmpint (symlink (inside, link), ==, 0);
  assert_refused (world, latin, "UTF-8");
  assert_refused (world, relais_session_get_folder (world->session), "its own data");
  assert_refused (world, inside, "its own data");
  assert_refused (world, link, "its own data");
}

static void
test_rehearsed_and_accepted (World *world, gconstpointer data)
{
  RelaisDirectoryWish wish = { .is_rehearsal = TRUE };
  g_autoptr (RelaisDirectoryOutcome) rehearsed = NULL;
  g_autoptr (RelaisDirectoryOutcome) done = NULL;
  g_autoptr (RelaisDirectoryOutcome) guarded = NULL;
  g_autoptr (RelaisDirectoryOutcome) accepted = NULL;
  g_autofree char *why = NULL;
  g_autofree char *path = g_build_filename (world->folder, "a.vcf", NULL);
  g_autoptr (GError) error = NULL;
  RelaisDirectoryChange *change;

  (void) data;
  g_assert_null (relais_directory_sync_now (world->session, world->reception, &wish, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_FOLDER);
  g_clear_error (&error);

  choose (world);
  put (world, "a.vcf", "BEGIN:VCARD\nVERSION:4.0\nUID:a\nFN:Adam\nEND:VCARD\n");
  rehearsed = sync_as (world, world->reception, &wish);
  g_assert_false (rehearsed->is_applied);
  g_assert_cmpuint (rehearsed->changes->len, ==, 1);
  change = rehearsed->changes->pdata[0];
  g_assert_cmpstr (change->kind, ==, "new");
  g_assert_null (change->before);
  g_assert_true (relais_record_is (change->after, RELAIS_ENTRY_NAME, "Adam"));

  wish.is_rehearsal = FALSE;
  done = sync_as (world, world->reception, &wish);
  g_assert_true (done->is_applied);
  g_assert_null (done->reason);
  g_assert_cmpuint (done->n_new, ==, 1);

  g_assert_cmpint (g_unlink (path), ==, 0);
  guarded = sync_as (world, world->reception, &wish);
  g_assert_false (guarded->is_applied);
  g_assert_true (guarded->may_be_accepted);
  g_assert_cmpstr (guarded->reason, ==, "empty");
  why = relais_directory_outcome_explain (guarded, NULL);
  g_assert_nonnull (why);

  wish.accepted = guarded->token;
  g_assert_null (relais_directory_sync_now (world->session, world->reception, &wish, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  accepted = sync_as (world, world->coordinator, &wish);
  g_assert_true (accepted->is_applied);
  g_assert_cmpuint (accepted->n_gone, ==, 1);
}

static void
test_unattended (World *world, gconstpointer data)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T13:02:00Z");
  const char *own = relais_session_get_folder (world->session);
  RelaisDirectoryWish any = { .accepted = "*" };
  g_autoptr (RelaisDirectoryOutcome) done = NULL;
  g_autoptr (RelaisDirectoryOutcome) guarded = NULL;
  g_autofree char *path = g_build_filename (world->folder, "a.vcf", NULL);
  g_autoptr (GError) error = NULL;

  (void) data;
  choose (world);
  put (world, "a.vcf", "BEGIN:VCARD\nVERSION:4.0\nUID:a\nFN:Adam\nEND:VCARD\n");
  done = relais_directory_sync_unattended (own, clock, &any, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (done->is_applied);

  /* Nobody is there who could accept. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  guarded = relais_directory_sync_unattended (own, clock, &any, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (guarded->is_applied);
}

static void
test_suggestion (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  RelaisDirectoryWish wish = { 0 };
  g_autoptr (RelaisDirectoryOutcome) done = NULL;
  g_autoptr (RelaisDirectoryOutcome) again = NULL;
  g_autofree char *path = NULL;
  g_autofree char *full = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  choose (world);
  put (world, "a.vcf", "BEGIN:VCARD\nVERSION:4.0\nUID:a\nFN:Adam\nTEL:02 555 11 11\nEND:VCARD\n");
  done = sync_as (world, world->reception, &wish);
  g_assert_null (relais_directory_suggest (world->session, world->reception, "uid:a", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (relais_directory_set_note (world->session, world->reception, "uid:a", "ask for Nadine", &error));
  g_assert_true (relais_directory_correct (world->session, world->reception, "uid:a", RELAIS_ENTRY_PHONE,
                                           "02 555 22 22", issues, &error));
  path = relais_directory_suggest (world->session, world->reception, "uid:a", &error);
  g_assert_no_error (error);
  full = g_build_filename (world->folder, path, NULL);
  g_assert_true (g_file_get_contents (full, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "UID:a"));
  g_assert_nonnull (strstr (text, "5552222"));
  g_assert_null (strstr (text, "Nadine"));

  /* What is handed in is not read back. */
  again = sync_as (world, world->reception, &wish);
  g_assert_cmpuint (again->changes->len, ==, 0);
  g_assert_cmpuint (again->n_unchanged, ==, 1);
}

#define ADD(path, function) g_test_add ("/directory-outcome/" path, World, NULL, world_setup, function, world_teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("who-chooses", test_who_chooses);
  ADD ("not-for-a-directory", test_not_for_a_directory);
  ADD ("rehearsed-and-accepted", test_rehearsed_and_accepted);
  ADD ("unattended", test_unattended);
  ADD ("suggestion", test_suggestion);
  return g_test_run ();
}
