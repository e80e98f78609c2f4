/* A sync of the directory that is cut off in the middle, as it happens in a practice: relaisctl itself is killed at any
 * moment, and the shared folder is unmounted while it is looked at or read. The copy is as before or as it should be,
 * what the practice noted is there, and the next sync makes it whole. 8 rounds; 200 with RELAIS_TEST_LONG=1.
 */

#include "relais-directory-entry.h"
#include "relais-directory-health.h"
#include "relais-directory-outcome.h"
#include "relais-directory-settings.h"
#include "relais-directory.h"
#include "relais-own-entry.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_FILES 60
#define N_CARDS 25 /* in each file */
#define N_NOTES 5  /* of the practice */

typedef struct {
  RelaisTestFolder *root;
  char *data;
  char *folder;
} World;

static void
write_folder (const char *folder, guint round)
{
  struct timespec times[2] = { { 1700000000 + round, 0 }, { 1700000000 + round, 0 } };

  for (guint file = 0; file < N_FILES; file++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.vcf", file);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint card = 0; card < N_CARDS; card++)
        g_string_append_printf (text,
                                "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:%u-%u\r\nFN:Service %u\r\nTEL:02 555 %02u %02u\r\n"
                                "NOTE:Round %u\r\nEND:VCARD\r\n",
                                file, card, card, file, card, round);
      g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
      g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
    }
}

/* What the practice noted of some entries is in the register. */
static void
note_own (RelaisSession *session)
{
  for (guint file = 0; file < N_NOTES; file++)
    {
      g_autofree char *key = g_strdup_printf ("uid:%u-0", file);
      g_autofree char *note = g_strdup_printf ("Étage %u", file);
      g_autoptr (GError) error = NULL;

      relais_directory_set_note (session, relais_session_get_actor (session), key, note, &error);
      g_assert_no_error (error);
    }
}

static GSubprocess *
start_sync (World *world)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, g_getenv ("RELAISCTL"),
                                           "--data-dir", world->data, "directory", "sync", NULL);

  g_assert_no_error (error);
  return process;
}

static void
sync_whole (World *world)
{
  g_autoptr (GSubprocess) process = start_sync (world);

  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

static guint
get_round (RelaisSession *session, guint file, guint card)
{
  g_autofree char *key = g_strdup_printf ("uid:%u-%u", file, card);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDirectoryPage) page =
      relais_directory_open_entry (session, relais_session_get_actor (session), key, &error);

  g_assert_no_error (error);
  g_assert_nonnull (page->source);
  return (guint) atoi (relais_record_get (page->source, RELAIS_ENTRY_DESCRIPTION) + strlen ("Round "));
}

static void
assert_own (RelaisSession *session)
{
  for (guint file = 0; file < N_NOTES; file++)
    {
      g_autofree char *key = g_strdup_printf ("uid:%u-0", file);
      g_autofree char *note = g_strdup_printf ("Étage %u", file);
      g_autoptr (RelaisDirectoryPage) page =
          relais_directory_open_entry (session, relais_session_get_actor (session), key, NULL);

      g_assert_nonnull (page);
      g_assert_cmpstr (relais_record_get (page->own, RELAIS_OWN_ENTRY_NOTE), ==, note);
    }
}

/* All of one round, nothing gone, and the notes. */
static void
assert_copy (World *world, guint before, guint after)
{
  RelaisSession *session = relais_test_session_open (world->data);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDirectoryState) state =
      relais_directory_get_state (session, relais_session_get_actor (session), &error);
  guint round = get_round (session, 0, 0);

  g_assert_no_error (error);
  g_assert_cmpuint (state->n_entries, ==, N_FILES * N_CARDS);
  g_assert_cmpuint (state->n_kept, ==, 0);
  g_assert_true (round == before || round == after);
  for (guint file = 0; file < N_FILES; file++)
    g_assert_cmpuint (get_round (session, file, N_CARDS - 1), ==, round);
  assert_own (session);
  relais_session_unref (session);
}

static void
choose_folder (World *world)
{
  RelaisDirectorySettings settings = { .folder = world->folder };
  g_autoptr (GError) error = NULL;

  relais_directory_settings_store (&settings, world->data, &error);
  g_assert_no_error (error);
}

static void
set_up (World *world, gconstpointer data)
{
  RelaisSession *session;

  (void) data;
  world->root = relais_test_make_folder ();
  world->data = g_build_filename (world->root, "data", NULL);
  world->folder = g_build_filename (world->root, "shared", NULL);
  g_assert_cmpint (g_mkdir (world->data, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (world->folder, 0700), ==, 0);
  session = relais_test_session_new (world->data);
  choose_folder (world);
  write_folder (world->folder, 1);
  sync_whole (world);
  note_own (session);
  relais_session_unref (session);
}

static void
tear_down (World *world, gconstpointer data)
{
  (void) data;
  relais_test_remove_folder (world->root);
  g_free (world->data);
  g_free (world->folder);
}

/* --- Killed --- */

static gint64
look_at_copy (World *world)
{
  g_autofree char *path = g_build_filename (world->data, "directory.db-wal", NULL);
  struct stat status;

  return stat (path, &status) == 0 ? status.st_size + status.st_mtim.tv_sec + status.st_mtim.tv_nsec : -1;
}

/* Any moment, or as soon as something is written. */
static void
let_run (World *world, guint round, int longest)
{
  gint64 before = look_at_copy (world);
  gint64 end = g_get_monotonic_time () + longest;

  if (round % 2 == 0)
    g_usleep ((gulong) g_test_rand_int_range (0, longest));
  else
    while (look_at_copy (world) == before && g_get_monotonic_time () < end)
      g_usleep (50);
}

static void
test_killed (World *world, gconstpointer data)
{
  guint n_rounds = g_getenv ("RELAIS_TEST_LONG") != NULL ? 200 : 8;
  g_autoptr (GTimer) timer = g_timer_new ();
  guint n_killed = 0;
  int longest;

  (void) data;
  write_folder (world->folder, 2);
  sync_whole (world);
  longest = (int) (g_timer_elapsed (timer, NULL) * G_USEC_PER_SEC);
  for (guint round = 3; round < n_rounds + 3; round++)
    {
      g_autoptr (GSubprocess) process = NULL;

      write_folder (world->folder, round);
      process = start_sync (world);
      let_run (world, round, longest);
      g_subprocess_send_signal (process, SIGKILL);
      g_assert_true (g_subprocess_wait (process, NULL, NULL));
      n_killed += g_subprocess_get_if_signaled (process);
      assert_copy (world, round - 1, round);
      sync_whole (world);
      assert_copy (world, round, round);
    }
  g_test_message ("%u of %u were killed before their end", n_killed, n_rounds);
  g_assert_cmpuint (n_killed, >, 0);
}

/* --- Unmounted --- */

typedef struct {
  World *world;
  RelaisDirectoryPhase phase;
  guint after;
  gboolean is_done;
} Unmount;

static void
unmount (RelaisDirectoryPhase phase, guint done, guint of, gpointer data)
{
  Unmount *unmount = data;

  (void) of;
  if (phase != unmount->phase || done < unmount->after || unmount->is_done)
    return;
  g_assert_cmpint (umount2 (unmount->world->folder, MNT_DETACH), ==, 0);
  unmount->is_done = TRUE;
}

static void
mount_folder (World *world, const char *elsewhere)
{
  g_assert_cmpint (mount (elsewhere, world->folder, NULL, MS_BIND, NULL), ==, 0);
}

static RelaisDirectoryOutcome *
sync_here (World *world, RelaisDirectoryProgress progress, gpointer data, GError **error)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T14:00:00Z");
  RelaisDirectoryWish wish = { .progress = progress, .data = data };

  return relais_directory_sync_unattended (world->data, clock, &wish, NULL, error);
}

/* Whoever looks is told that the folder is not there, and what to expect of the copy. */
static void
assert_told (World *world)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T14:01:00Z");
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDirectoryHealth) health = relais_directory_health_load (world->data, clock, &error);

  g_assert_no_error (error);
  g_assert_cmpint (health->light, !=, RELAIS_DIRECTORY_CALM);
  g_assert_true (health->reason != NULL || health->detail != NULL);
  g_assert_cmpuint (health->n_entries, ==, N_FILES * N_CARDS);
}

static void
be_unmounted (World *world)
{
  static const struct {
    RelaisDirectoryPhase phase;
    guint after;
  } moments[] = { { RELAIS_DIRECTORY_LOOKING, 0 }, { RELAIS_DIRECTORY_READING, 0 }, { RELAIS_DIRECTORY_READING, 1 } };
  g_autofree char *other = g_build_filename (world->root, "other", NULL);
  g_autofree char *elsewhere = g_build_filename (other, "elsewhere", NULL);

  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  g_assert_true (relais_test_mount_small_disk (other, 4096));
  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%02u.vcf", world->folder, i);

      g_assert_cmpint (g_unlink (name), ==, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      Unmount moment = { world, moments[i].phase, moments[i].after, FALSE };
      g_autoptr (RelaisDirectoryOutcome) cut = NULL;
      g_autoptr (RelaisDirectoryOutcome) away = NULL;
      g_autoptr (RelaisDirectoryOutcome) back = NULL;
      g_autoptr (GError) error = NULL;

      write_folder (elsewhere, i + 2);
      mount_folder (world, elsewhere);
      cut = sync_here (world, unmount, &moment, NULL);
      g_assert_true (moment.is_done);
      assert_copy (world, i + 1, i + 1);
      away = sync_here (world, NULL, NULL, NULL);
      g_assert_true (away == NULL || !away->is_applied);
      assert_copy (world, i + 1, i + 1);
      assert_told (world);
      mount_folder (world, elsewhere);
      back = sync_here (world, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (back->is_applied);
      assert_copy (world, i + 2, i + 2);
      g_assert_cmpint (umount2 (world->folder, MNT_DETACH), ==, 0);
    }
}

static void
test_unmounted (World *world, gconstpointer data)
{
  (void) data;
  if (g_test_subprocess ())
    {
      be_unmounted (world);
      return;
    }
  if (!relais_test_may_mount ())
    {
      g_test_skip ("nothing can be mounted here");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

#define ADD(path, function) g_test_add ("/directory-interrupted/" path, World, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("killed", test_killed);
  ADD ("unmounted", test_unmounted);
  return g_test_run ();
}
