#include "relais-clock.h"
#include "relais-db-lock.h"
#include "relais-error.h"
#include "relais-test.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

/* Another process that holds the lock until its standard input ends: this program, started with HOLD. */
#define HOLD "--hold"

typedef struct {
  RelaisTestFolder *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = relais_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "register.lock", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  relais_test_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static int
hold (const char *path, const char *mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDbLock) lock =
    relais_db_lock_acquire (path, g_str_equal (mode, "shared") ? RELAIS_DB_LOCK_SHARED : RELAIS_DB_LOCK_EXCLUSIVE,
                            &error);
  char byte = lock != NULL ? '+' : '-';

  if (write (STDOUT_FILENO, &byte, 1) != 1)
    return 1;
  while (read (STDIN_FILENO, &byte, 1) > 0)
    ;
  return 0;
}

/* Returns when the other process has the lock, or was refused. */
static GSubprocess *
start_holder (Fixture *fixture, const char *mode, char expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  GSubprocess *holder = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                          program, HOLD, fixture->path, mode, NULL);
  char byte = 0;

  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (holder), &byte, 1, NULL, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (byte, ==, expected);
  return holder;
}

static void
end_holder (GSubprocess *holder)
{
  g_autoptr (GSubprocess) owned = holder;

  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (holder), NULL, NULL));
  g_assert_true (g_subprocess_wait_check (holder, NULL, NULL));
}

static RelaisDbLock *
acquire (Fixture *fixture, RelaisDbLockMode mode)
{
  g_autoptr (GError) error = NULL;
  RelaisDbLock *lock = relais_db_lock_acquire (fixture->path, mode, &error);

  g_assert_no_error (error);
  g_assert_cmpint (relais_db_lock_get_mode (lock), ==, mode);
  return lock;
}

static char *
get_refusal (Fixture *fixture, RelaisDbLockMode mode)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_db_lock_acquire (fixture->path, mode, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_LOCKED);
  g_assert_cmpstr (relais_error_get_subject (error), ==, fixture->folder);
  return g_strdup (relais_error_get_detail (error));
}

static void
assert_refused (Fixture *fixture, RelaisDbLockMode mode)
{
  g_autofree char *detail = get_refusal (fixture, mode);

  g_assert_cmpstr (detail, !=, "");
}

static void
test_two_handles_of_one_process (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisDbLock) first = acquire (fixture, RELAIS_DB_LOCK_SHARED);
  g_autoptr (RelaisDbLock) second = acquire (fixture, RELAIS_DB_LOCK_SHARED);

  assert_refused (fixture, RELAIS_DB_LOCK_EXCLUSIVE);
  g_clear_pointer (&first, relais_db_lock_release);
  assert_refused (fixture, RELAIS_DB_LOCK_EXCLUSIVE);
  g_clear_pointer (&second, relais_db_lock_release);

  first = acquire (fixture, RELAIS_DB_LOCK_EXCLUSIVE);
  assert_refused (fixture, RELAIS_DB_LOCK_SHARED);
  assert_refused (fixture, RELAIS_DB_LOCK_EXCLUSIVE);
  g_clear_pointer (&first, relais_db_lock_release);
  second = acquire (fixture, RELAIS_DB_LOCK_SHARED);
}

static void
test_two_processes (Fixture *fixture, gconstpointer data)
{
  GSubprocess *holder = start_holder (fixture, "shared", '+');
  RelaisDbLock *lock = acquire (fixture, RELAIS_DB_LOCK_SHARED);

  relais_db_lock_release (lock);
  assert_refused (fixture, RELAIS_DB_LOCK_EXCLUSIVE);
  end_holder (holder);

  lock = acquire (fixture, RELAIS_DB_LOCK_EXCLUSIVE);
  end_holder (start_holder (fixture, "shared", '-'));
  end_holder (start_holder (fixture, "exclusive", '-'));
  relais_db_lock_release (lock);

  holder = start_holder (fixture, "exclusive", '+');
  assert_refused (fixture, RELAIS_DB_LOCK_SHARED);
  end_holder (holder);
  relais_db_lock_release (acquire (fixture, RELAIS_DB_LOCK_EXCLUSIVE));
}

static void
test_lock_ends_with_its_process (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) holder = start_holder (fixture, "exclusive", '+');

  g_subprocess_send_signal (holder, SIGKILL);
  g_assert_true (g_subprocess_wait (holder, NULL, NULL));
  relais_db_lock_release (acquire (fixture, RELAIS_DB_LOCK_EXCLUSIVE));
}

static void
test_up_and_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDbLock) lock = acquire (fixture, RELAIS_DB_LOCK_SHARED);
  GSubprocess *holder = start_holder (fixture, "shared", '+');

  g_assert_false (relais_db_lock_upgrade (lock, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_cmpint (relais_db_lock_get_mode (lock), ==, RELAIS_DB_LOCK_SHARED);
  end_holder (holder);

  /* The shared lock was kept. */
  end_holder (start_holder (fixture, "exclusive", '-'));

  g_assert_true (relais_db_lock_upgrade (lock, &error));
  g_assert_cmpint (relais_db_lock_get_mode (lock), ==, RELAIS_DB_LOCK_EXCLUSIVE);
  end_holder (start_holder (fixture, "shared", '-'));

  g_assert_true (relais_db_lock_downgrade (lock, &error));
  g_assert_cmpint (relais_db_lock_get_mode (lock), ==, RELAIS_DB_LOCK_SHARED);
  end_holder (start_holder (fixture, "shared", '+'));
  end_holder (start_holder (fixture, "exclusive", '-'));
}

static void
test_who_is_in_the_way_is_told (Fixture *fixture, gconstpointer data)
{
  GSubprocess *gone = start_holder (fixture, "shared", '+');
  GSubprocess *holder = start_holder (fixture, "shared", '+');
  g_autofree char *who = g_strdup_printf ("(process %s)", g_subprocess_get_identifier (holder));
  g_autofree char *detail = NULL;

  end_holder (gone);
  detail = get_refusal (fixture, RELAIS_DB_LOCK_EXCLUSIVE);
  g_test_message ("%s", detail);
  g_assert_true (g_str_has_suffix (detail, who));
  g_assert_true (g_str_has_prefix (detail, "on "));
  g_assert_true (g_regex_match_simple (" since ([0-9-]{10} )?[0-9]{2}:[0-9]{2} ", detail, 0, 0));
  end_holder (holder);
}

static void
test_own_note_is_not_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDbLock) lock = acquire (fixture, RELAIS_DB_LOCK_SHARED);
  GSubprocess *holder = start_holder (fixture, "shared", '+');
  g_autofree char *who = g_strdup_printf ("(process %s)", g_subprocess_get_identifier (holder));

  g_assert_false (relais_db_lock_upgrade (lock, &error));
  g_assert_true (g_str_has_suffix (relais_error_get_detail (error), who));
  end_holder (holder);
}

/* Writes into the place of the only holder. */
static void
forge_note (Fixture *fixture, const char *note)
{
  g_autofree char *place = g_new0 (char, 256);
  int fd = open (fixture->path, O_RDWR | O_CLOEXEC);

  g_strlcpy (place, note, 256);
  g_assert_cmpint (pwrite (fd, place, 256, 256), ==, 256);
  close (fd);
}

static void
test_notes_of_others (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *note;
    const char *detail;
  } cases[] = {
    { "pc-2\t42\t2020-11-20T13:02:11.000000Z\n", "on pc-2 since 2020-11-20 14:02 (process 42)" },
    { "", "by another program" },
    { "pc-2", "by another program" },
    { "pc-2\t42\tyesterday\n", "by another program" },
    { "pc-2\t42\t2020-11-20T13:02:11Z\tmore\n", "by another program" },
    { "pc\033[2J\t42\t2020-11-20T13:02:11Z\n", "by another program" },
    { "pc\xff\t42\t2020-11-20T13:02:11Z\n", "by another program" },
    { "Call 0900 now\t42\t2020-11-20T13:02:11Z\n", "by another program" },
  };
  GSubprocess *holder = start_holder (fixture, "exclusive", '+');
  g_autofree char *full = g_strnfill (256, 'x');
  g_autofree char *of_full = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *detail = NULL;

      forge_note (fixture, cases[i].note);
      detail = get_refusal (fixture, RELAIS_DB_LOCK_SHARED);
      g_assert_cmpstr (detail, ==, cases[i].detail);
    }

  forge_note (fixture, full);
  of_full = get_refusal (fixture, RELAIS_DB_LOCK_SHARED);
  g_assert_cmpstr (of_full, ==, "by another program");
  end_holder (holder);
}

static void
test_time_of_today (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_system ();
  GSubprocess *holder = start_holder (fixture, "exclusive", '+');
  gboolean same_day = FALSE;

  /* A note of now has no date, unless midnight comes in between: then the next round has one day. */
  for (int round = 0; round < 2 && !same_day; round++)
    {
      RelaisDate day = relais_clock_today (clock);
      g_autofree char *now = relais_clock_now (clock);
      g_autofree char *note = g_strdup_printf ("pc-2\t42\t%s\n", now);
      g_autofree char *detail = NULL;

      forge_note (fixture, note);
      detail = get_refusal (fixture, RELAIS_DB_LOCK_SHARED);
      same_day = relais_clock_today (clock).day == day.day;
      g_assert_true (!same_day || g_regex_match_simple ("^on pc-2 since [0-9]{2}:[0-9]{2} \\(", detail, 0, 0));
    }

  g_assert_true (same_day);
  end_holder (holder);
}

static void
test_more_holders_than_places (Fixture *fixture, gconstpointer data)
{
  RelaisDbLock *locks[80];

  for (gsize i = 0; i < G_N_ELEMENTS (locks); i++)
    locks[i] = acquire (fixture, RELAIS_DB_LOCK_SHARED);
  assert_refused (fixture, RELAIS_DB_LOCK_EXCLUSIVE);
  for (gsize i = 0; i < G_N_ELEMENTS (locks); i++)
    relais_db_lock_release (locks[i]);
  relais_db_lock_release (acquire (fixture, RELAIS_DB_LOCK_EXCLUSIVE));
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "no", "register.lock", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.lock", NULL);
  g_autoptr (RelaisDbLock) lock = acquire (fixture, RELAIS_DB_LOCK_SHARED);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) link_error = NULL;
  GStatBuf info;

  g_assert_no_errno (g_stat (fixture->path, &info));
  g_assert_cmpint (info.st_mode & 07777, ==, 0600);
  g_clear_pointer (&lock, relais_db_lock_release);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  g_assert_null (relais_db_lock_acquire (elsewhere, RELAIS_DB_LOCK_SHARED, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_SUCH_FILE);
  g_assert_cmpstr (relais_error_get_subject (error), ==, elsewhere);

  g_assert_no_errno (symlink (fixture->path, link));
  g_assert_null (relais_db_lock_acquire (link, RELAIS_DB_LOCK_SHARED, &link_error));
  g_assert_error (link_error, RELAIS_ERROR, RELAIS_ERROR_INPUT_OUTPUT);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], HOLD))
    return hold (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/db-lock/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("two-handles-of-one-process", test_two_handles_of_one_process);
  ADD ("two-processes", test_two_processes);
  ADD ("lock-ends-with-its-process", test_lock_ends_with_its_process);
  ADD ("up-and-down", test_up_and_down);
  ADD ("who-is-in-the-way-is-told", test_who_is_in_the_way_is_told);
  ADD ("own-note-is-not-told", test_own_note_is_not_told);
  ADD ("notes-of-others", test_notes_of_others);
  ADD ("time-of-today", test_time_of_today);
  ADD ("more-holders-than-places", test_more_holders_than_places);
  ADD ("file", test_file);
#undef ADD

  return g_test_run ();
}
