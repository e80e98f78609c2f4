/* The spool as a file: what is on the disk after each accident, and what two programs do to each other. */

#include "relais-error.h"
#include "relais-spool-file.h"
#include "relais-spool-key.h"
#include "relais-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  RelaisTestFolder *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = relais_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "spool", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  relais_test_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static RelaisSpoolFile *
open_file (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RelaisSpoolFile *file = relais_spool_file_open (fixture->path, TRUE, &error);

  g_assert_no_error (error);
  return file;
}

static gboolean
append (Fixture *fixture, const char *text, GError **error)
{
  g_autoptr (RelaisSpoolFile) file = open_file (fixture);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return relais_spool_file_append (file, bytes, RELAIS_SPOOL_FILE_MAX, error);
}

static void
append_well (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  append (fixture, text, &error);
  g_assert_no_error (error);
}

/* Returns: the texts, joined by "|", and behind them "+N" where N bytes were lost */
static char *
read_all (Fixture *fixture)
{
  g_autoptr (RelaisSpoolFile) file = open_file (fixture);
  g_autoptr (GError) error = NULL;
  gsize n_lost = 0;
  g_autoptr (GPtrArray) records = relais_spool_file_read (file, &n_lost, &error);
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      const RelaisSpoolRecord *record = g_ptr_array_index (records, i);

      g_string_append_printf (all, "%s%.*s", i > 0 ? "|" : "", (int) g_bytes_get_size (record->bytes),
                              (const char *) g_bytes_get_data (record->bytes, NULL));
    }
  if (n_lost > 0)
    g_string_append_printf (all, "+%" G_GSIZE_FORMAT, n_lost);
  return g_string_free (all, FALSE);
}

static void
assert_reads (Fixture *fixture, const char *expected)
{
  g_autofree char *found = read_all (fixture);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_records_come_back_in_order (Fixture *fixture, gconstpointer data)
{
  struct stat status;
  g_autoptr (RelaisSpoolFile) file = NULL;
  g_autoptr (GError) error = NULL;

  append_well (fixture, "one");
  append_well (fixture, "two");
  append_well (fixture, "one");
  assert_reads (fixture, "one|two|one");
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  file = open_file (fixture);
  relais_spool_file_clear (file, &error);
  g_assert_no_error (error);
  g_clear_pointer (&file, relais_spool_file_close);
  assert_reads (fixture, "");
  append_well (fixture, "three");
  assert_reads (fixture, "three");
}

/* A power cut in the middle of a record, at each of its bytes: what stands before and what comes after is read. */
static void
test_a_torn_tail_is_skipped (Fixture *fixture, gconstpointer data)
{
  g_autofree char *whole = NULL;
  g_autoptr (GError) error = NULL;
  gsize whole_size = 0;
  gsize first_size;

  append_well (fixture, "one");
  g_file_get_contents (fixture->path, &whole, &first_size, &error);
  g_clear_pointer (&whole, g_free);
  append_well (fixture, "two");
  g_file_get_contents (fixture->path, &whole, &whole_size, &error);
  g_assert_no_error (error);

  for (gsize size = first_size + 1; size < whole_size; size++)
    {
      g_autofree char *torn = g_strdup_printf ("one+%" G_GSIZE_FORMAT, size - first_size);
      g_autofree char *after = g_strdup_printf ("one|three+%" G_GSIZE_FORMAT, size - first_size);

      g_file_set_contents (fixture->path, whole, (gssize) size, &error);
      g_assert_no_error (error);
      assert_reads (fixture, torn);
      append_well (fixture, "three");
      assert_reads (fixture, after);
    }
}

static void
test_damage_costs_one_record (Fixture *fixture, gconstpointer data)
{
  g_autofree char *whole = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  append_well (fixture, "one");
  append_well (fixture, "two");
  append_well (fixture, "six");
  g_file_get_contents (fixture->path, &whole, &size, &error);
  whole[size / 2] ^= 1;
  g_file_set_contents (fixture->path, whole, (gssize) size, &error);
  g_assert_no_error (error);
  {
    g_autofree char *expected = g_strdup_printf ("one|six+%" G_GSIZE_FORMAT, size / 3);

    assert_reads (fixture, expected);
  }
}

static void
test_it_does_not_grow_for_ever (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSpoolFile) file = open_file (fixture);
  g_autofree char *text = g_malloc0 (RELAIS_SPOOL_RECORD_MAX + 1);
  g_autoptr (GBytes) largest = g_bytes_new (text, RELAIS_SPOOL_RECORD_MAX);
  g_autoptr (GBytes) larger = g_bytes_new (text, RELAIS_SPOOL_RECORD_MAX + 1);
  g_autoptr (GError) error = NULL;
  gsize n_lost = 0;
  g_autoptr (GPtrArray) records = NULL;
  guint n = 0;

  g_assert_false (relais_spool_file_append (file, larger, RELAIS_SPOOL_FILE_MAX, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_TOO_LARGE);
  g_clear_error (&error);
  while (relais_spool_file_append (file, largest, RELAIS_SPOOL_FILE_MAX, &error))
    n++;
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_cmpuint (relais_spool_file_get_size (file), <=, RELAIS_SPOOL_FILE_MAX);
  g_assert_cmpuint (n, ==, RELAIS_SPOOL_FILE_MAX / RELAIS_SPOOL_RECORD_MAX - 1);

  records = relais_spool_file_read (file, &n_lost, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, n);
  g_assert_cmpuint (n_lost, ==, 0);
}

/* No room on the disk, as a limit of the process that tries: what was begun is taken back. */
static void
test_a_full_disk_leaves_nothing_torn (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (9000, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new (text, 9000);
  pid_t child;
  int status = 0;

  append_well (fixture, "one");
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      struct rlimit limit = { 4096, 4096 };
      RelaisSpoolFile *file = relais_spool_file_open (fixture->path, FALSE, NULL);
      gboolean refused;

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
      refused = file != NULL && !relais_spool_file_append (file, bytes, RELAIS_SPOOL_FILE_MAX, NULL);
      _exit (refused ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  assert_reads (fixture, "one");
}

#define N_WRITERS 4
#define N_RECORDS 50

static void
write_many (const char *path, int number)
{
  for (int i = 0; i < N_RECORDS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d of %d %0*d", i, number, 1 + 37 * number, 0);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      RelaisSpoolFile *file = relais_spool_file_open (path, TRUE, NULL);

      if (file == NULL || !relais_spool_file_append (file, bytes, RELAIS_SPOOL_FILE_MAX, NULL))
        _exit (1);
      relais_spool_file_close (file);
    }
  _exit (0);
}

static void
test_several_programs_at_once (Fixture *fixture, gconstpointer data)
{
  pid_t children[N_WRITERS];
  g_autoptr (RelaisSpoolFile) file = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_lost = 0;

  for (int i = 0; i < N_WRITERS; i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] == 0)
        write_many (fixture->path, i);
    }
  for (int i = 0; i < N_WRITERS; i++)
    {
      int status = 0;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }

  file = open_file (fixture);
  records = relais_spool_file_read (file, &n_lost, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, N_WRITERS * N_RECORDS);
  g_assert_cmpuint (n_lost, ==, 0);
}

/* What is emptied was read by whoever empties it: nobody adds meanwhile. */
static void
test_nobody_adds_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSpoolFile) file = open_file (fixture);
  int fd = open (fixture->path, O_RDWR);

  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), !=, 0);
  g_clear_pointer (&file, relais_spool_file_close);
  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  close (fd);
}

static void
test_not_through_a_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (elsewhere, "", 0, NULL);
  g_assert_cmpint (symlink (elsewhere, fixture->path), ==, 0);
  g_assert_null (relais_spool_file_open (fixture->path, TRUE, &error));
  g_assert_nonnull (error);
}

static void
test_the_public_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "spool.key", NULL);
  g_autofree char *content = NULL;
  guint8 key[RELAIS_SEALED_BOX_KEY_SIZE], found[RELAIS_SEALED_BOX_KEY_SIZE];
  guint8 secret[RELAIS_SEALED_BOX_KEY_SIZE];
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  g_assert_false (relais_spool_key_load (path, found, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_SUCH_FILE);
  g_clear_error (&error);

  relais_sealed_box_new_pair (key, secret);
  relais_spool_key_save (path, key, &error);
  g_assert_no_error (error);
  g_assert_true (relais_spool_key_load (path, found, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (found, sizeof found, key, sizeof key);

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < size; i++)
    {
      g_autofree guint8 *altered = g_memdup2 (content, size);

      altered[i] ^= 4;
      g_assert_false (relais_spool_key_parse (altered, size, found));
      g_assert_false (relais_spool_key_parse ((const guint8 *) content, i, found));
    }
  g_file_set_contents (path, content, (gssize) size - 1, NULL);
  g_assert_false (relais_spool_key_load (path, found, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_KEYS_DAMAGED);
}

#define ADD(name, func) g_test_add ("/spool-file/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("records-come-back-in-order", test_records_come_back_in_order);
  ADD ("a-torn-tail-is-skipped", test_a_torn_tail_is_skipped);
  ADD ("damage-costs-one-record", test_damage_costs_one_record);
  ADD ("it-does-not-grow-for-ever", test_it_does_not_grow_for_ever);
  ADD ("a-full-disk-leaves-nothing-torn", test_a_full_disk_leaves_nothing_torn);
  ADD ("several-programs-at-once", test_several_programs_at_once);
  ADD ("nobody-adds-meanwhile", test_nobody_adds_meanwhile);
  ADD ("not-through-a-link", test_not_through_a_link);
  ADD ("the-public-key", test_the_public_key);
  return g_test_run ();
}
