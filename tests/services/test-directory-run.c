#include "relais-directory-private.h"
#include "relais-directory-entry.h"
#include "relais-directory-run.h"
#include "relais-error.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOON 1795172400 /* 2026-11-20T11:00:00Z */

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

/* @age: how many seconds before noon it was written */
static void
put (World *world, const char *name, const char *text, gint64 age)
{
  g_autofree char *path = g_build_filename (world->folder, name, NULL);
  struct timespec times[2] = { { NOON - age, 0 }, { NOON - age, 0 } };

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static char *
make_card (const char *uid, const char *name)
{
  return g_strdup_printf ("BEGIN:VCARD\r\nVERSION:4.0\r\nUID:%s\r\nFN:%s\r\nTEL:02 555 11 11\r\nEND:VCARD\r\n", uid, name);
}

static void
put_card (World *world, const char *uid, const char *name, gint64 age)
{
  g_autofree char *file = g_strconcat (uid, ".vcf", NULL);
  g_autofree char *text = make_card (uid, name);

  put (world, file, text, age);
}

static RelaisDirectoryRun *
run_with (World *world, const RelaisDirectoryOptions *options)
{
  g_autoptr (GError) error = NULL;
  RelaisDirectoryRun *run = relais_directory_run (world->data, world->folder, world->clock, options, NULL, &error);

  g_assert_no_error (error);
  return run;
}

static RelaisDirectoryRun *
run (World *world)
{
  return run_with (world, &(RelaisDirectoryOptions) { .lists_problems = TRUE });
}

/* The name that is shown under a key, NULL for none. */
static char *
find_name (World *world, const char *key)
{
  g_autofree char *path = relais_directory_get_cache_path (world->data);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDirectoryCache) cache = relais_directory_cache_open (path, &error);
  g_autoptr (RelaisDirectoryCard) card = NULL;

  g_assert_no_error (error);
  card = relais_directory_cache_get_shown (cache, key, NULL);
  return card != NULL ? g_strdup (relais_record_get (card->entry, RELAIS_ENTRY_NAME)) : NULL;
}

static void
assert_name (World *world, const char *key, const char *expected)
{
  g_autofree char *name = find_name (world, key);

  g_assert_cmpstr (name, ==, expected);
}

static guint
count_entries (World *world)
{
  g_autofree char *path = relais_directory_get_cache_path (world->data);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDirectoryCache) cache = relais_directory_cache_open (path, &error);
  g_auto (RelaisDirectoryStatus) status = { 0 };

  g_assert_no_error (error);
  g_assert_true (relais_directory_cache_get_status (cache, &status, &error));
  return status.n_entries;
}

static guint
count_problems (RelaisDirectoryRun *run, RelaisDirectoryProblemCode code)
{
  guint n = 0;

  for (guint i = 0; i < run->problems->len; i++)
    n += ((RelaisDirectoryProblem *) run->problems->pdata[i])->code == code;
  return n;
}

static void
test_in_step (World *world, gconstpointer data)
{
  g_autoptr (RelaisDirectoryRun) first = NULL;
  g_autoptr (RelaisDirectoryRun) second = NULL;
  g_autoptr (RelaisDirectoryRun) third = NULL;

  (void) data;
  put_card (world, "a", "Adam", 100);
  put_card (world, "b", "Bruyn", 100);
  put (world, "c.vcf", "BEGIN:VCARD\r\nVERSION:4.0\r\nEND:VCARD\r\n", 100);
  first = run (world);
  g_assert_true (first->is_applied);
  g_assert_cmpuint (first->plan->tally.n_new, ==, 2);
  g_assert_cmpuint (first->n_read, ==, 3);
  g_assert_cmpuint (count_problems (first, RELAIS_PROBLEM_NO_NAME), ==, 1);
  assert_name (world, "uid:a", "Adam");

  second = run (world);
  g_assert_cmpuint (second->n_read, ==, 0);
  g_assert_cmpuint (second->plan->tally.n_unchanged, ==, 2);
  g_assert_cmpuint (count_problems (second, RELAIS_PROBLEM_NO_NAME), ==, 1);

  put_card (world, "a", "Adam-Ost", 90);
  third = run (world);
  g_assert_cmpuint (third->n_read, ==, 1);
  g_assert_cmpuint (third->plan->tally.n_changed, ==, 1);
  assert_name (world, "uid:a", "Adam-Ost");
}

static void
test_rehearsal (World *world, gconstpointer data)
{
  RelaisDirectoryOptions rehearsal = { .is_rehearsal = TRUE };
  g_autoptr (RelaisDirectoryRun) first = NULL;
  g_autoptr (RelaisDirectoryRun) second = NULL;

  (void) data;
  put_card (world, "a", "Adam", 100);
  first = run_with (world, &rehearsal);
  g_assert_false (first->is_applied);
  g_assert_cmpuint (first->plan->tally.n_new, ==, 1);
  g_assert_cmpuint (count_entries (world), ==, 0);
  second = run_with (world, &rehearsal);
  g_assert_cmpuint (second->plan->tally.n_new, ==, 1);
  g_assert_cmpstr (relais_sync_plan_get_token (first->plan), ==, relais_sync_plan_get_token (second->plan));
}

static void
test_asks_first (World *world, gconstpointer data)
{
  RelaisDirectoryOptions options = { .asks_first = TRUE };
  g_autoptr (RelaisDirectoryRun) asked = NULL;
  g_autoptr (RelaisDirectoryRun) other = NULL;
  g_autoptr (RelaisDirectoryRun) accepted = NULL;
  g_autoptr (RelaisDirectoryRun) nothing = NULL;

  (void) data;
  put_card (world, "a", "Adam", 100);
  asked = run_with (world, &options);
  g_assert_false (asked->is_applied);

  /* The folder has changed since somebody looked: that is another plan. */
  put_card (world, "a", "Adam-Ost", 90);
  options.accepted = relais_sync_plan_get_token (asked->plan);
  other = run_with (world, &options);
  g_assert_false (other->is_applied);
  options.accepted = relais_sync_plan_get_token (other->plan);
  accepted = run_with (world, &options);
  g_assert_true (accepted->is_applied);
  assert_name (world, "uid:a", "Adam-Ost");
  options.accepted = NULL;
  nothing = run_with (world, &options);
  g_assert_true (nothing->is_applied);
}

static void
test_away (World *world, gconstpointer data)
{
  g_autofree char *aside = g_strconcat (world->folder, ".aside", NULL);
  RelaisDirectoryOptions any = { .accepted = RELAIS_DIRECTORY_ACCEPT_ANY };
  g_autoptr (RelaisDirectoryRun) first = NULL;
  g_autoptr (RelaisDirectoryRun) away = NULL;
  g_autoptr (RelaisDirectoryRun) empty = NULL;
  g_autoptr (RelaisDirectoryRun) accepted = NULL;

  (void) data;
  put_card (world, "a", "Adam", 100);
  first = run (world);
  g_assert_cmpint (g_rename (world->folder, aside), ==, 0);
  away = run_with (world, &any);
  g_assert_false (away->is_applied);
  g_assert_cmpint (away->plan->guard.reason, ==, RELAIS_SYNC_REASON_MISSING);
  g_assert_nonnull (away->detail);

  g_assert_cmpint (g_mkdir (world->folder, 0700), ==, 0);
  empty = run (world);
  g_assert_false (empty->is_applied);
  g_assert_cmpint (empty->plan->guard.reason, ==, RELAIS_SYNC_REASON_EMPTY);
  g_assert_cmpuint (count_entries (world), ==, 1);
  accepted = run_with (world, &any);
  g_assert_true (accepted->is_applied);
  g_assert_cmpuint (count_entries (world), ==, 0);
  assert_name (world, "uid:a", "Adam"); /* for 30 days */
}

/* What happens while a run is on. */
typedef struct {
  World *world;
  RelaisDirectoryPhase phase;
  guint from; /* how much of the phase is done */
  void (*act) (World *world);
  GCancellable *cancellable;
  gboolean is_done;
} Meddler;

static void
meddle (RelaisDirectoryPhase phase, guint done, guint of, gpointer data)
{
  Meddler *meddler = data;

  g_assert_true (of == 0 || done <= of);
  if (phase != meddler->phase || done < meddler->from || meddler->is_done)
    return;
  meddler->is_done = TRUE;
  if (meddler->act != NULL)
    meddler->act (meddler->world);
  g_cancellable_cancel (meddler->cancellable);
}

static void
test_cancelled (World *world, gconstpointer data)
{
  static const RelaisDirectoryPhase phases[] = { RELAIS_DIRECTORY_LOOKING, RELAIS_DIRECTORY_READING,
                                                 RELAIS_DIRECTORY_STORING };

  (void) data;
  put_card (world, "a", "Adam", 100);
  put_card (world, "b", "Bruyn", 100);
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Meddler meddler = { world, phases[i], 0, NULL, cancellable, FALSE };
      RelaisDirectoryOptions options = { .lists_problems = TRUE, .progress = meddle, .data = &meddler };
      g_autoptr (GError) error = NULL;

      g_assert_null (relais_directory_run (world->data, world->folder, world->clock, &options, cancellable, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED);
      g_assert_true (meddler.is_done);
      g_assert_cmpuint (count_entries (world), ==, 0);
    }
}

static void
go_on_writing (World *world)
{
  put_card (world, "a", "Ad", 0);
}

static void
test_files_rest (World *world, gconstpointer data)
{
  Meddler meddler = { world, RELAIS_DIRECTORY_WAITING, 0, go_on_writing, NULL, FALSE };
  RelaisDirectoryOptions options = { .lists_problems = TRUE, .progress = meddle, .data = &meddler };
  g_autoptr (RelaisDirectoryRun) fresh = NULL;
  g_autoptr (RelaisDirectoryRun) again = NULL;
  g_autoptr (RelaisDirectoryRun) written = NULL;
  g_autoptr (RelaisDirectoryRun) rested = NULL;

  (void) data;
  /* Nobody has read it before and it is whole: taken at once, and read again by the next run. */
  put_card (world, "a", "Adam", 1);
  fresh = run (world);
  g_assert_true (fresh->is_restless);
  assert_name (world, "uid:a", "Adam");
  relais_clock_set (world->clock, "2026-11-20T11:00:10Z");
  again = run (world);
  g_assert_cmpuint (again->n_read, ==, 1);
  g_assert_false (again->is_restless);

  /* Somebody is writing what is known: what is known stays until it rests. */
  relais_clock_set (world->clock, "2026-11-20T11:00:00Z");
  put_card (world, "a", "A", 1);
  written = run_with (world, &options);
  g_assert_true (meddler.is_done);
  g_assert_true (written->is_restless);
  g_assert_cmpuint (count_problems (written, RELAIS_PROBLEM_STILL_WRITTEN), ==, 1);
  assert_name (world, "uid:a", "Adam");
  relais_clock_set (world->clock, "2026-11-20T11:00:10Z");
  rested = run (world);
  g_assert_cmpuint (count_problems (rested, RELAIS_PROBLEM_STILL_WRITTEN), ==, 0);
  assert_name (world, "uid:a", "Ad");
}

static void
fill (World *world, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *uid = g_strdup_printf ("%04u", i);

      put_card (world, uid, name, *name == 'N' ? 100 : 50);
    }
}

static void
unmount (World *world)
{
  g_assert_cmpint (umount2 (world->folder, MNT_DETACH), ==, 0);
}

static void
be_unmounted (World *world, RelaisDirectoryPhase phase)
{
  Meddler meddler = { world, phase, 65, unmount, NULL, FALSE };
  RelaisDirectoryOptions options = { .lists_problems = TRUE, .progress = meddle, .data = &meddler };
  g_autoptr (RelaisDirectoryRun) first = NULL;
  g_autoptr (RelaisDirectoryRun) broken = NULL;
  g_autoptr (RelaisDirectoryRun) empty = NULL;

  g_assert_true (relais_test_mount_small_disk (world->folder, 8192));
  fill (world, 600, "New");
  first = run (world);
  g_assert_cmpuint (count_entries (world), ==, 600);

  fill (world, 600, "Changed");
  broken = run_with (world, &options);
  g_assert_true (meddler.is_done);
  g_assert_false (broken->is_applied);
  g_assert_false (relais_sync_guard_may_be_accepted (&broken->plan->guard));
  empty = run (world);
  g_assert_cmpint (empty->plan->guard.reason, ==, RELAIS_SYNC_REASON_EMPTY);
  g_assert_cmpuint (count_entries (world), ==, 600);
  assert_name (world, "uid:0007", "New");
}

static void
in_subprocess (World *world, void (*act) (World *world, RelaisDirectoryPhase phase), RelaisDirectoryPhase phase)
{
  if (g_test_subprocess ())
    {
      act (world, phase);
      return;
    }
  if (!relais_test_may_mount ())
    {
      g_test_skip ("nothing may be mounted here");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

static void
test_unmounted_while_read (World *world, gconstpointer data)
{
  (void) data;
  in_subprocess (world, be_unmounted, RELAIS_DIRECTORY_READING);
}

static void
test_unmounted_while_looked_at (World *world, gconstpointer data)
{
  (void) data;
  in_subprocess (world, be_unmounted, RELAIS_DIRECTORY_LOOKING);
}

static void
fill_the_disk (World *world, RelaisDirectoryPhase phase)
{
  g_autoptr (RelaisDirectoryRun) first = NULL;
  g_autoptr (RelaisDirectoryRun) full = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  (void) phase;
  g_assert_true (relais_test_mount_small_disk (world->data, 1024));
  put_card (world, "a", "Adam", 100);
  first = run (world);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *uid = g_strdup_printf ("card-%u", i);
      g_autofree char *card = make_card (uid, "One of many who are too many for the disk");

      g_string_append (text, card);
    }
  put (world, "many.vcf", text->str, 100);
  full = relais_directory_run (world->data, world->folder, world->clock, &(RelaisDirectoryOptions) { 0 }, NULL, &error);
  g_assert_null (full);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DISK_FULL);
  g_assert_cmpuint (count_entries (world), ==, 1);
  assert_name (world, "uid:a", "Adam");
}

static void
test_full_disk (World *world, gconstpointer data)
{
  (void) data;
  in_subprocess (world, fill_the_disk, 0);
}

/* Killed at any moment, the copy is the old one or the new one, and the next run makes it the new one. */
static void
test_killed (World *world, gconstpointer data)
{
  guint n_rounds = g_getenv ("RELAIS_TEST_LONG") != NULL ? 500 : 20;

  (void) data;
  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (RelaisDirectoryRun) after = NULL;
      g_autofree char *name = g_strdup_printf ("Round %u", round);
      g_autofree char *before = round > 0 ? g_strdup_printf ("Round %u", round - 1) : NULL;
      g_autofree char *found = NULL;
      int status;
      pid_t child;

      for (guint i = 0; i < 9; i++)
        {
          g_autofree char *uid = g_strdup_printf ("%u", i);

          put_card (world, uid, name, 100000 - round);
        }
      child = fork ();
      if (child == 0)
        {
          g_autoptr (RelaisDirectoryRun) killed = run (world);

          _exit (killed->is_applied ? 0 : 1);
        }
      g_usleep ((gulong) g_test_rand_int_range (0, 12000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);

      found = find_name (world, "uid:8");
      g_assert_true (g_strcmp0 (found, name) == 0 || g_strcmp0 (found, before) == 0);
      assert_name (world, "uid:0", found);
      after = run (world);
      g_assert_true (after->is_applied);
      assert_name (world, "uid:8", name);
    }
}

#define ADD(path, function) g_test_add ("/directory-run/" path, World, NULL, world_setup, function, world_teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("in-step", test_in_step);
  ADD ("rehearsal", test_rehearsal);
  ADD ("asks-first", test_asks_first);
  ADD ("away", test_away);
  ADD ("cancelled", test_cancelled);
  ADD ("files-rest", test_files_rest);
  ADD ("unmounted-read", test_unmounted_while_read);
  ADD ("unmounted-looked-at", test_unmounted_while_looked_at);
  ADD ("full-disk", test_full_disk);
  ADD ("killed", test_killed);
  return g_test_run ();
}
