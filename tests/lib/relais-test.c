/* What several test programs need and GLib does not have: a folder that lives as long as a test, the way to the files
 * of tests/data, a search through all bytes of a folder, and a child without root's powers. Failures end the test
 * program, as its assertions do. Main thread only; relais_test_as_ordinary_user() before any other thread is started.
 * A full disk is a small one that only one process sees.
 */

#include "relais-test.h"

#include <errno.h>
#include <ftw.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY   65534
#define MAX_OPEN 16

static int
make_accessible (const char *path, const struct stat *status, int kind, struct FTW *position)
{
  if (kind == FTW_D || kind == FTW_DNR)
    return chmod (path, 0700);

  return 0;
}

static int
remove_one (const char *path, const struct stat *status, int kind, struct FTW *position)
{
  return remove (path);
}

/**
 * relais_test_make_folder:
 *
 * Returns: (transfer full): the path of a new empty folder, mode 0700
 */
RelaisTestFolder *
relais_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("relais-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/**
 * relais_test_remove_folder:
 * @folder: (transfer full) (nullable): a folder of relais_test_make_folder()
 *
 * Removes @folder with all that is in it, read-only folders too. Symbolic links are removed, not followed.
 */
void
relais_test_remove_folder (RelaisTestFolder *folder)
{
  if (folder == NULL)
    return;

  /* The owner may enter every folder first, else what is inside a closed one would stay. */
  nftw (folder, make_accessible, MAX_OPEN, FTW_PHYS);
  if (nftw (folder, remove_one, MAX_OPEN, FTW_PHYS | FTW_DEPTH) != 0)
    g_test_message ("%s was not removed: %s", folder, g_strerror (errno));

  g_free (folder);
}

/**
 * relais_test_get_data:
 * @name: the name of a file below tests/data, such as "import/windows-1252.csv"
 *
 * Returns: (transfer full): its path
 */
char *
relais_test_get_data (const char *name)
{
  char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_error ("%s does not exist", path);

  return path;
}

static gboolean
file_contains (const char *path, const char *bytes, gsize n_bytes)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return memmem (content, length, bytes, n_bytes) != NULL;
}

/**
 * relais_test_folder_contains:
 * @folder: a folder
 * @bytes: what is looked for, not empty
 * @n_bytes: its length
 *
 * Looks for @bytes in the names and the content of every file below @folder: nothing plain may lie on the disk.
 *
 * Returns: whether @bytes were found; where, is told as a message of the test
 */
gboolean
relais_test_folder_contains (const char *folder, const char *bytes, gsize n_bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  g_assert_cmpuint (n_bytes, >, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean found = memmem (name, strlen (name), bytes, n_bytes) != NULL;

      if (!found && g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (!found && g_file_test (path, G_FILE_TEST_IS_DIR))
        found = relais_test_folder_contains (path, bytes, n_bytes);
      else if (!found && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        found = file_contains (path, bytes, n_bytes);
      if (found)
        {
          g_test_message ("found in %s", path);
          return TRUE;
        }
    }

  return FALSE;
}

static void
write_proc (const char *path, const char *content)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);

  if (fd >= 0)
    {
      if (write (fd, content, strlen (content)) < 0)
        g_test_message ("%s: %s", path, g_strerror (errno));
      close (fd);
    }
}

/* An ordinary user may mount only as the root of a user namespace of its own, where it must have a name. */
static gboolean
enter_namespace (void)
{
  g_autofree char *uid_map = g_strdup_printf ("0 %u 1", (guint) geteuid ());
  g_autofree char *gid_map = g_strdup_printf ("0 %u 1", (guint) getegid ());

  if (geteuid () == 0)
    return unshare (CLONE_NEWNS) == 0;

  if (unshare (CLONE_NEWNS | CLONE_NEWUSER) != 0)
    return FALSE;

  write_proc ("/proc/self/setgroups", "deny");
  write_proc ("/proc/self/uid_map", uid_map);
  write_proc ("/proc/self/gid_map", gid_map);
  return TRUE;
}

/**
 * relais_test_mount_small_disk:
 * @folder: an empty folder
 * @kilobytes: how much room there is on the disk
 *
 * Puts a small disk in the place of @folder, for this process and its children only. To be called in a process that
 * ends soon (g_test_trap_subprocess()), while it has one thread.
 *
 * Returns: whether this was allowed
 */
gboolean
relais_test_mount_small_disk (const char *folder, guint kilobytes)
{
  g_autofree char *options = g_strdup_printf ("size=%uk,mode=0700", kilobytes);

  return enter_namespace () && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("relais-test", folder, "tmpfs", 0, options) == 0;
}

/**
 * relais_test_may_mount:
 *
 * Returns: whether relais_test_mount_small_disk() will succeed here; a container may forbid it
 */
gboolean
relais_test_may_mount (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (relais_test_mount_small_disk (folder, 4) ? 0 : 1);

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

/**
 * relais_test_as_ordinary_user:
 * @func: what is done, with assertions
 * @user_data: passed to @func
 *
 * Runs @func in a child process and waits for it. Where the tests run as root, whom file modes do not stop, the child
 * has first become nobody: give it (chown) what it has to reach. Fails where an assertion of @func does.
 */
void
relais_test_as_ordinary_user (void (*func) (gpointer user_data), gpointer user_data)
{
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 &&
          (setgroups (0, NULL) != 0 || setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
        _exit (99);
      func (user_data);
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}
