/* A shared folder as large and as untidy as one may be: broken cards, conflict copies and rubbish among thousands of
 * good cards. Everything wrong is listed with its file and line, and nothing is lost when the folder is emptied, when
 * the program is killed at any moment, and when the disk below the folder fails while it is read. 2,000 cards, of which
 * 20 are broken; 20,000 and 200 with RELAIS_TEST_LONG=1.
 */

#include "relais-directory-entry.h"
#include "relais-directory-private.h"
#include "relais-directory-run.h"
#include "relais-error.h"
#include "relais-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define CARDS_IN_FILE 100
#define BROKEN        50 /* in each file, counted from 0 */
#define CARD_LINES    7

typedef struct {
  RelaisTestFolder *root;
  char *data;
  char *folder;
  guint n_files;
  guint round; /* what the notes of the cards say */
} World;

static gboolean
is_long (void)
{
  return g_getenv ("RELAIS_TEST_LONG") != NULL;
}

/* In the past, so that it rests, and never twice the same. */
static void
put (World *world, const char *name, const char *text, gsize length)
{
  g_autofree char *path = g_build_filename (world->folder, name, NULL);
  struct timespec times[2] = { { 1700000000 + world->round, 0 }, { 1700000000 + world->round, 0 } };

  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static RelaisDirectoryProblemCode
get_fault (guint file)
{
  static const RelaisDirectoryProblemCode faults[] = { RELAIS_PROBLEM_NO_NAME, RELAIS_PROBLEM_NO_END,
                                                       RELAIS_PROBLEM_ZERO_BYTE };

  return faults[file % G_N_ELEMENTS (faults)];
}

static void
append_card (GString *text, guint file, guint card, guint round, gboolean is_broken)
{
  RelaisDirectoryProblemCode fault = get_fault (file);

  g_string_append_printf (text, "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:%u-%u\r\n", file, card);
  g_string_append_printf (text, "%s:Service %u\r\n", is_broken && fault == RELAIS_PROBLEM_NO_NAME ? "X-N" : "FN", card);
  g_string_append_printf (text, "TEL:02 555 %02u %02u\r\nNOTE:Round %u", file % 100, card, round);
  if (is_broken && fault == RELAIS_PROBLEM_ZERO_BYTE)
    g_string_append_c (text, '\0');
  g_string_append (text, is_broken && fault == RELAIS_PROBLEM_NO_END ? "\r\n" : "\r\nEND:VCARD\r\n");
}

static void
write_files (World *world, guint round, gboolean has_broken)
{
  world->round = round;
  for (guint file = 0; file < world->n_files; file++)
    {
      g_autofree char *name = g_strdup_printf ("%03u.vcf", file);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint card = 0; card < CARDS_IN_FILE; card++)
        append_card (text, file, card, round, has_broken && card == BROKEN);
      put (world, name, text->str, text->len);
    }
}

static void
set_up (World *world, gconstpointer data)
{
  (void) data;
  world->root = relais_test_make_folder ();
  world->data = g_build_filename (world->root, "data", NULL);
  world->folder = g_build_filename (world->root, "shared", NULL);
  world->n_files = is_long () ? 200 : 20;
  g_assert_cmpint (g_mkdir (world->data, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (world->folder, 0700), ==, 0);
}

static void
tear_down (World *world, gconstpointer data)
{
  (void) data;
  relais_test_remove_folder (world->root);
  g_free (world->data);
  g_free (world->folder);
}

static RelaisDirectoryRun *
run_with (World *world, RelaisDirectoryProgress progress, gpointer data)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T11:00:00Z");
  RelaisDirectoryOptions options = { .lists_problems = TRUE, .progress = progress, .data = data };
  g_autoptr (GError) error = NULL;
  RelaisDirectoryRun *run = relais_directory_run (world->data, world->folder, clock, &options, NULL, &error);

  g_assert_no_error (error);
  return run;
}

static RelaisDirectoryCache *
open_copy (World *world)
{
  g_autofree char *path = relais_directory_get_cache_path (world->data);
  g_autoptr (GError) error = NULL;
  RelaisDirectoryCache *cache = relais_directory_cache_open (path, &error);

  g_assert_no_error (error);
  return cache;
}

static guint
count_entries (World *world)
{
  g_autoptr (RelaisDirectoryCache) cache = open_copy (world);
  g_auto (RelaisDirectoryStatus) status = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (relais_directory_cache_get_status (cache, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (status.n_gone, ==, 0);
  return status.n_entries;
}

/* The round of which a card is, -1 where it is not there. */
static int
find_round (World *world, guint file, guint card)
{
  g_autoptr (RelaisDirectoryCache) cache = open_copy (world);
  g_autofree char *key = g_strdup_printf ("uid:%u-%u", file, card);
  g_autoptr (RelaisDirectoryCard) found = relais_directory_cache_get_shown (cache, key, NULL);
  const char *note = found != NULL ? relais_record_get (found->entry, RELAIS_ENTRY_DESCRIPTION) : NULL;

  return note != NULL ? atoi (note + strlen ("Round ")) : -1;
}

static void
assert_listed (RelaisDirectoryRun *run, const char *file, guint line, RelaisDirectoryProblemCode code)
{
  guint n = 0;

  for (guint i = 0; i < run->problems->len; i++)
    {
      const RelaisDirectoryProblem *problem = run->problems->pdata[i];

      n += g_str_equal (problem->file, file) && problem->line == line && problem->code == code;
    }
  g_test_message ("%s:%u %s", file, line, relais_directory_problem_code_get_word (code));
  g_assert_cmpuint (n, ==, 1);
}

static void
put_rubbish (World *world)
{
  static const char *const ignored[] = { ".DS_Store", "~$list.xlsx", "Thumbs.db", "000.vcf.part", "notes.txt" };
  g_autofree char *link = g_build_filename (world->folder, "link.vcf", NULL);
  g_autofree char *pipe_name = g_build_filename (world->folder, "pipe.vcf", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ignored); i++)
    put (world, ignored[i], "rubbish", 7);
  put (world, "list.xlsx", "PK\x03\x04", 4);
  put (world, "picture.vcf", "\x89PNG\r\n\0\0\0\0", 10);
  put (world, "wide.vcf", "\xFF\xFE" "B\0E\0", 6);
  put (world, "000.sync-conflict-20260302-101500-ABCDEF7.vcf", "BEGIN:VCARD\r\nFN:X\r\nEND:VCARD\r\n", 31);
  put (world, "001 (conflicted copy 2026-03-02 101500).vcf", "BEGIN:VCARD\r\nFN:X\r\nEND:VCARD\r\n", 31);
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  g_assert_cmpint (mkfifo (pipe_name, 0600), ==, 0);
}

static void
test_everything_is_listed (World *world, gconstpointer data)
{
  g_autoptr (RelaisDirectoryRun) run = NULL;
  g_autoptr (RelaisDirectoryRun) again = NULL;

  (void) data;
  write_files (world, 1, TRUE);
  put_rubbish (world);
  run = run_with (world, NULL, NULL);
  g_assert_true (run->is_applied);
  g_assert_cmpuint (count_entries (world), ==, world->n_files * (CARDS_IN_FILE - 1));
  for (guint file = 0; file < world->n_files; file++)
    {
      g_autofree char *name = g_strdup_printf ("%03u.vcf", file);

      assert_listed (run, name, BROKEN * CARD_LINES + 1, get_fault (file));
      g_assert_cmpint (find_round (world, file, BROKEN), ==, -1);
    }
  assert_listed (run, "list.xlsx", 0, RELAIS_PROBLEM_WORKBOOK);
  assert_listed (run, "picture.vcf", 0, RELAIS_PROBLEM_BINARY);
  assert_listed (run, "wide.vcf", 0, RELAIS_PROBLEM_UTF16);
  assert_listed (run, "link.vcf", 0, RELAIS_PROBLEM_LINK_LEAVES);
  assert_listed (run, "pipe.vcf", 0, RELAIS_PROBLEM_NOT_A_FILE);
  assert_listed (run, "000.sync-conflict-20260302-101500-ABCDEF7.vcf", 0, RELAIS_PROBLEM_CONFLICT_COPY);
  assert_listed (run, "001 (conflicted copy 2026-03-02 101500).vcf", 0, RELAIS_PROBLEM_CONFLICT_COPY);
  g_assert_cmpuint (run->problems->len, ==, world->n_files + 7);
  g_assert_cmpuint (run->plan->conflicts->len, ==, 2);

  /* What is not read again is listed again. */
  again = run_with (world, NULL, NULL);
  g_assert_cmpuint (again->problems->len, ==, world->n_files + 7);
}

/* Cards that are broken from one day to the next keep their last good version, and an emptied folder takes nothing. */
static void
test_broken_and_emptied (World *world, gconstpointer data)
{
  guint n_cards = world->n_files * CARDS_IN_FILE;
  g_autoptr (RelaisDirectoryRun) first = NULL;
  g_autoptr (RelaisDirectoryRun) broken = NULL;
  g_autoptr (RelaisDirectoryRun) emptied = NULL;

  (void) data;
  write_files (world, 1, FALSE);
  first = run_with (world, NULL, NULL);
  g_assert_cmpuint (count_entries (world), ==, n_cards);
  write_files (world, 2, TRUE);
  broken = run_with (world, NULL, NULL);
  g_assert_true (broken->is_applied);
  g_assert_cmpuint (count_entries (world), ==, n_cards);
  g_assert_cmpint (find_round (world, 0, BROKEN), ==, 1);
  g_assert_cmpint (find_round (world, 0, BROKEN + 1), ==, 2);

  for (guint file = 0; file < world->n_files; file++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%03u.vcf", world->folder, file);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  emptied = run_with (world, NULL, NULL);
  g_assert_false (emptied->is_applied);
  g_assert_cmpint (emptied->plan->guard.reason, ==, RELAIS_SYNC_REASON_EMPTY);
  g_assert_cmpuint (count_entries (world), ==, n_cards);
}

/* The program ends by SIGKILL when it has come so far, or after some time. */
typedef struct {
  RelaisDirectoryPhase phase;
  guint countdown;
} Death;

static void
die (RelaisDirectoryPhase phase, guint done, guint of, gpointer data)
{
  Death *death = data;

  (void) done;
  (void) of;
  if (phase == death->phase && death->countdown-- == 0)
    raise (SIGKILL);
}

static void
sync_and_die (World *world, Death *death)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      relais_directory_run_free (run_with (world, death != NULL ? die : NULL, death));
      _exit (0);
    }
  if (death == NULL)
    {
      g_usleep ((gulong) g_test_rand_int_range (0, is_long () ? 3000000 : 300000));
      kill (child, SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (death == NULL || WIFSIGNALED (status));
}

static void
assert_one_state (World *world, guint before, guint after)
{
  int found = find_round (world, 0, 0);

  g_assert_cmpuint (count_entries (world), ==, world->n_files * CARDS_IN_FILE);
  g_assert_true (found == (int) before || found == (int) after);
  g_assert_cmpint (find_round (world, world->n_files - 1, CARDS_IN_FILE - 1), ==, found);
  g_assert_cmpint (find_round (world, world->n_files / 2, BROKEN), ==, found);
}

static void
test_killed (World *world, gconstpointer data)
{
  Death deaths[] = { { RELAIS_DIRECTORY_LOOKING, 0 },
                     { RELAIS_DIRECTORY_READING, 0 },
                     { RELAIS_DIRECTORY_STORING, 0 } };
  guint n_rounds = G_N_ELEMENTS (deaths) + (is_long () ? 12 : 3);
  g_autoptr (RelaisDirectoryRun) first = NULL;

  (void) data;
  write_files (world, 1, FALSE);
  first = run_with (world, NULL, NULL);
  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (RelaisDirectoryRun) after = NULL;

      write_files (world, round + 2, FALSE);
      sync_and_die (world, round < G_N_ELEMENTS (deaths) ? &deaths[round] : NULL);
      assert_one_state (world, round + 1, round + 2);
      after = run_with (world, NULL, NULL);
      g_assert_true (after->is_applied);
      assert_one_state (world, round + 2, round + 2);
    }
}

/* --- A disk that fails --- */

typedef struct {
  const char *image;
  gboolean is_done;
} Failure;

static gboolean
run_program (const char *const *words)
{
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  return process != NULL && g_subprocess_wait_check (process, NULL, NULL);
}

/* A disk in a file, with a copy of @folder. */
static gboolean
make_image (const char *folder, const char *image)
{
  const char *const words[] = { "/sbin/mkfs.ext4", "-q", "-F", "-d", folder, image, NULL };
  int fd = open (image, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, 64 * 1024 * 1024), ==, 0);
  close (fd);
  return run_program (words);
}

static void
fail_disk (RelaisDirectoryPhase phase, guint done, guint of, gpointer data)
{
  Failure *failure = data;

  (void) of;
  if (phase == RELAIS_DIRECTORY_READING && done > 0 && !failure->is_done)
    {
      g_assert_cmpint (truncate (failure->image, 0), ==, 0);
      failure->is_done = TRUE;
    }
}

/* Each file is one card, so that some are read before the disk fails. */
static void
write_cards (World *world, guint round)
{
  world->round = round;
  for (guint card = 0; card < 400; card++)
    {
      g_autofree char *name = g_strdup_printf ("card-%03u.vcf", card);
      g_autoptr (GString) text = g_string_new (NULL);

      append_card (text, 0, card, round, FALSE);
      put (world, name, text->str, text->len);
    }
}

static void
be_on_a_failing_disk (World *world)
{
  g_autofree char *image = g_build_filename (world->root, "image", NULL);
  g_autofree char *other = g_build_filename (world->root, "other", NULL);
  const char *const words[] = { "/bin/mount", "-o", "loop,ro", image, world->folder, NULL };
  Failure failure = { image, FALSE };
  g_autoptr (RelaisDirectoryRun) first = NULL;
  g_autoptr (RelaisDirectoryRun) broken = NULL;
  g_autoptr (RelaisDirectoryRun) mended = NULL;

  write_cards (world, 1);
  first = run_with (world, NULL, NULL);
  g_assert_cmpuint (count_entries (world), ==, 400);
  write_cards (world, 2);
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  g_assert_true (relais_test_mount_small_disk (other, 64));
  if (!make_image (world->folder, image) || !run_program (words))
    {
      g_print ("no loop device\n");
      return;
    }

  broken = run_with (world, fail_disk, &failure);
  g_assert_true (failure.is_done);
  g_assert_cmpuint (count_entries (world), ==, 400);
  g_assert_cmpint (find_round (world, 0, 399), ==, 1);
  g_assert_cmpuint (broken->plan->tally.n_gone, ==, 0);
  g_assert_cmpuint (broken->problems->len, >, 0);

  g_assert_cmpint (umount2 (world->folder, MNT_DETACH), ==, 0);
  mended = run_with (world, NULL, NULL);
  g_assert_true (mended->is_applied);
  g_assert_cmpint (find_round (world, 0, 399), ==, 2);
  g_assert_cmpuint (count_entries (world), ==, 400);
}

static void
test_failing_disk (World *world, gconstpointer data)
{
  (void) data;
  if (g_test_subprocess ())
    {
      be_on_a_failing_disk (world);
      return;
    }
  if (geteuid () != 0 || !relais_test_may_mount () || !g_file_test ("/sbin/mkfs.ext4", G_FILE_TEST_IS_EXECUTABLE))
    {
      g_test_skip ("no disk can be made and mounted here");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

#define ADD(path, function) g_test_add ("/directory-scale/" path, World, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("everything-is-listed", test_everything_is_listed);
  ADD ("broken-and-emptied", test_broken_and_emptied);
  ADD ("killed", test_killed);
  ADD ("failing-disk", test_failing_disk);
  return g_test_run ();
}
