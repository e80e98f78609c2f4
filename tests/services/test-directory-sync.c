#include "relais-directory-health.h"
#include "relais-directory-private.h"
#include "relais-directory-run.h"
#include "relais-directory-settings.h"
#include "relais-directory-sync.h"
#include "relais-error.h"
#include "relais-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  RelaisTestFolder *root;
  char *data;
  char *folder;
  RelaisClock *clock;
} World;

static void
world_setup (World *world, gconstpointer data)
{
  (void) data;
  world->root = relais_test_make_folder ();
  world->data = g_build_filename (world->root, "data", NULL);
  world->folder = g_build_filename (world->root, "shared", NULL);
  world->clock = relais_clock_new_fixed ("2026-11-20T11:00:00Z");
  g_assert_cmpint (g_mkdir (world->data, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (world->folder, 0700), ==, 0);
}

static void
world_teardown (World *world, gconstpointer data)
{
  (void) data;
  relais_test_remove_folder (world->root);
  g_free (world->data);
  g_free (world->folder);
  relais_clock_unref (world->clock);
}

static void
put_card (World *world, const char *uid, const char *name, gint64 at)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.vcf", world->folder, uid);
  g_autofree char *text = g_strdup_printf ("BEGIN:VCARD\nVERSION:4.0\nUID:%s\nFN:%s\nEND:VCARD\n", uid, name);
  struct timespec times[2] = { { at, 0 }, { at, 0 } };

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
choose_folder (World *world, gboolean asks_first)
{
  RelaisDirectorySettings settings = { world->folder, asks_first };
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_directory_settings_store (&settings, world->data, &error));
  g_assert_no_error (error);
}

static RelaisDirectoryHealth *
get_health (World *world)
{
  g_autoptr (GError) error = NULL;
  RelaisDirectoryHealth *health = relais_directory_health_load (world->data, world->clock, &error);

  g_assert_no_error (error);
  return health;
}

static void
run (World *world, const char *accepted)
{
  g_auto (RelaisDirectorySettings) settings = RELAIS_DIRECTORY_SETTINGS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDirectoryRun) done = NULL;
  RelaisDirectoryOptions options = { .accepted = accepted };

  g_assert_true (relais_directory_settings_load (&settings, world->data, &error));
  options.asks_first = settings.asks_first;
  done = relais_directory_run (world->data, settings.folder, world->clock, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (relais_directory_run_note (done, world->data, world->clock, &error));
  g_assert_no_error (error);
}

/* What is said, in one text. */
static char *
say (World *world, const char *language)
{
  g_autoptr (RelaisDirectoryHealth) health = get_health (world);
  g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new (language, NULL);
  g_auto (GStrv) sentences = relais_directory_health_list_sentences (health, book);

  return g_strjoinv (" ", sentences);
}

static void
test_settings (World *world, gconstpointer data)
{
  g_auto (RelaisDirectorySettings) none = RELAIS_DIRECTORY_SETTINGS_INIT;
  g_auto (RelaisDirectorySettings) chosen = RELAIS_DIRECTORY_SETTINGS_INIT;
  g_autofree char *path = g_build_filename (world->data, "directory.conf", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  (void) data;
  g_assert_true (relais_directory_settings_load (&none, world->data, &error));
  g_assert_null (none.folder);
  choose_folder (world, TRUE);
  g_assert_true (relais_directory_settings_load (&chosen, world->data, &error));
  g_assert_cmpstr (chosen.folder, ==, world->folder);
  g_assert_true (chosen.asks_first);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

static void
test_light (World *world, gconstpointer data)
{
  g_autofree char *aside = g_strconcat (world->folder, ".aside", NULL);
  g_autoptr (RelaisDirectoryHealth) unchosen = get_health (world);
  g_autoptr (RelaisDirectoryHealth) never = NULL;
  g_autoptr (RelaisDirectoryHealth) calm = NULL;
  g_autoptr (RelaisDirectoryHealth) away = NULL;
  g_autoptr (RelaisDirectoryHealth) still_away = NULL;
  g_autoptr (RelaisDirectoryHealth) back = NULL;

  (void) data;
  g_assert_cmpint (unchosen->light, ==, RELAIS_DIRECTORY_CALM);
  choose_folder (world, FALSE);
  never = get_health (world);
  g_assert_cmpint (never->light, ==, RELAIS_DIRECTORY_RISK);

  put_card (world, "a", "Adam", 1000);
  run (world, NULL);
  calm = get_health (world);
  g_assert_cmpint (calm->light, ==, RELAIS_DIRECTORY_CALM);
  g_assert_cmpuint (calm->n_entries, ==, 1);

  g_assert_cmpint (g_rename (world->folder, aside), ==, 0);
  relais_clock_set (world->clock, "2026-11-21T11:00:00Z");
  run (world, NULL);
  away = get_health (world);
  g_assert_cmpint (away->light, ==, RELAIS_DIRECTORY_ATTENTION);
  g_assert_cmpstr (away->reason, ==, "missing");
  g_assert_null (away->token);
  g_assert_nonnull (away->detail);

  relais_clock_set (world->clock, "2026-11-27T11:00:00Z");
  run (world, NULL);
  still_away = get_health (world);
  g_assert_cmpint (still_away->light, ==, RELAIS_DIRECTORY_RISK);
  g_assert_cmpstr (still_away->since, ==, away->since);

  g_assert_cmpint (g_rename (aside, world->folder), ==, 0);
  run (world, NULL);
  back = get_health (world);
  g_assert_cmpint (back->light, ==, RELAIS_DIRECTORY_CALM);
  g_assert_null (back->since);
}

static void
test_words (World *world, gconstpointer data)
{
  g_autofree char *unchosen = say (world, "fr");
  g_autofree char *waiting = NULL;
  g_autofree char *calm = NULL;
  g_autofree char *twice = NULL;
  g_autoptr (RelaisDirectoryHealth) health = NULL;

  (void) data;
  g_assert_cmpstr (unchosen, ==, "Aucun dossier partagé n'est choisi.");
  choose_folder (world, TRUE);
  put_card (world, "a", "Adam", 1000);
  run (world, NULL);
  waiting = say (world, "nl");
  g_assert_nonnull (strstr (waiting, "1 wijziging wacht"));
  health = get_health (world);
  g_assert_cmpint (health->light, ==, RELAIS_DIRECTORY_RISK);
  g_assert_cmpuint (health->n_waiting, ==, 1);

  run (world, health->token);
  calm = say (world, "fr");
  g_assert_nonnull (strstr (calm, "20 novembre 2026"));
  g_assert_nonnull (strstr (calm, "12:00"));
  g_assert_nonnull (strstr (calm, "1 fiche."));
  g_assert_null (strchr (calm, '{'));

  /* Why the light is not calm any more comes before how fresh the copy is. */
  put_card (world, "a (conflicted copy 2026-11-19 101010)", "Adam", 1000);
  run (world, NULL);
  twice = say (world, "fr");
  g_assert_true (g_str_has_prefix (twice, "1 fichier"));
}

typedef struct {
  guint n_began;
  guint n_ended;
  guint n_changed;
  guint n_progress;
} Ear;

static void
on_began (RelaisDirectorySync *sync, gpointer data)
{
  Ear *ear = data;

  g_assert_true (relais_directory_sync_is_running (sync));
  ear->n_began++;
}

static void
on_progress (RelaisDirectorySync *sync, guint phase, guint done, guint of, gpointer data)
{
  ((Ear *) data)->n_progress++;
}

static void
on_ended (RelaisDirectorySync *sync, gboolean has_changed, gpointer data)
{
  Ear *ear = data;

  ear->n_ended++;
  ear->n_changed += has_changed;
}

static void
wait_for (const guint *counter, guint value)
{
  while (*counter < value)
    g_main_context_iteration (NULL, TRUE);
}

/* Timers that never ring, except for those that are due at once. */
static guint
set_timer (guint milliseconds, GSourceFunc func, gpointer data)
{
  return milliseconds == 0 ? g_idle_add (func, data) : g_timeout_add_seconds (G_MAXINT, func, data);
}

static RelaisDirectorySync *
listen (World *world, Ear *ear)
{
  RelaisDirectorySync *sync = relais_directory_sync_new (world->data, world->clock, set_timer);

  g_signal_connect (sync, "began", G_CALLBACK (on_began), ear);
  g_signal_connect (sync, "progress", G_CALLBACK (on_progress), ear);
  g_signal_connect (sync, "ended", G_CALLBACK (on_ended), ear);
  relais_directory_sync_reload (sync);
  return sync;
}

static void
test_in_background (World *world, gconstpointer data)
{
  Ear ear = { 0 };
  g_autoptr (RelaisDirectorySync) sync = NULL;
  g_autoptr (RelaisDirectoryHealth) health = NULL;

  (void) data;
  put_card (world, "a", "Adam", 1000);
  choose_folder (world, FALSE);
  sync = listen (world, &ear);
  wait_for (&ear.n_ended, 1);
  g_assert_cmpuint (ear.n_began, ==, 1);
  g_assert_cmpuint (ear.n_changed, ==, 1);
  g_assert_no_error (relais_directory_sync_get_error (sync));
  g_assert_false (relais_directory_sync_is_running (sync));

  /* Asked twice while a run is on, it makes one more. */
  relais_directory_sync_look (sync, NULL);
  relais_directory_sync_look (sync, NULL);
  relais_directory_sync_look (sync, NULL);
  wait_for (&ear.n_ended, 3);
  g_assert_cmpuint (ear.n_changed, ==, 1);
  g_assert_cmpuint (ear.n_began, ==, 3);
  health = get_health (world);
  g_assert_cmpuint (health->n_entries, ==, 1);
}

static void
test_another_folder (World *world, gconstpointer data)
{
  Ear ear = { 0 };
  g_autoptr (RelaisDirectorySync) sync = listen (world, &ear);
  g_autoptr (RelaisDirectoryHealth) health = NULL;

  (void) data;
  relais_directory_sync_look (sync, NULL);
  g_assert_false (relais_directory_sync_is_running (sync));

  put_card (world, "a", "Adam", 1000);
  choose_folder (world, TRUE);
  relais_directory_sync_reload (sync);
  wait_for (&ear.n_ended, 1);
  g_assert_cmpuint (ear.n_changed, ==, 0);
  health = get_health (world);
  relais_directory_sync_look (sync, health->token);
  wait_for (&ear.n_ended, 2);
  g_assert_cmpuint (ear.n_changed, ==, 1);
}

static void
test_cannot_be_stored (World *world, gconstpointer data)
{
  g_autofree char *path = relais_directory_get_cache_path (world->data);
  g_autofree char *inside = g_build_filename (path, "inside", NULL);
  Ear ear = { 0 };
  g_autoptr (RelaisDirectorySync) sync = NULL;

  (void) data;
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  choose_folder (world, FALSE);
  sync = listen (world, &ear);
  wait_for (&ear.n_ended, 1);
  g_assert_nonnull (relais_directory_sync_get_error (sync));
}

#define ADD(path, function) g_test_add ("/directory-sync/" path, World, NULL, world_setup, function, world_teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("settings", test_settings);
  ADD ("light", test_light);
  ADD ("words", test_words);
  ADD ("background", test_in_background);
  ADD ("another-folder", test_another_folder);
  ADD ("cannot-be-stored", test_cannot_be_stored);
  return g_test_run ();
}
