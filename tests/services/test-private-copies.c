/* Copies for another program: private, short-lived, and none left behind. */

#include "relais-error.h"
#include "relais-private-copies.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char *
add (RelaisPrivateCopies *copies, const char *text)
{
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  char *path = relais_private_copies_add (copies, "Lettre de Mme Dubois.pdf", ".pdf", content, &error);

  g_assert_no_error (error);
  return path;
}

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
test_private (void)
{
  g_autoptr (RelaisPrivateCopies) copies = relais_private_copies_new (60);
  g_autofree char *path = add (copies, "lettre");
  g_autofree char *other = add (copies, "autre");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *written = NULL;

  g_assert_true (g_str_has_prefix (path, g_getenv ("XDG_RUNTIME_DIR")));
  g_assert_null (strstr (path, "Dubois"));
  g_assert_true (g_str_has_suffix (path, ".pdf"));
  g_assert_cmpuint (get_mode (folder), ==, 0700);
  g_assert_cmpuint (get_mode (path), ==, 0400);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, "lettre");
  g_assert_cmpstr (path, !=, other);
  relais_private_copies_remove_all (copies);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_after_a_time (void)
{
  g_autoptr (RelaisPrivateCopies) copies = relais_private_copies_new (0);
  g_autofree char *path = add (copies, "lettre");

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  while (g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_at_the_end (void)
{
  RelaisPrivateCopies *copies = relais_private_copies_new (60);
  g_autofree char *path = add (copies, "lettre");

  g_object_unref (copies);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What a killed process left is swept away; what a living one shows stays. */
static void
test_left_behind (void)
{
  g_autoptr (RelaisPrivateCopies) copies = relais_private_copies_new (60);
  g_autofree char *path = add (copies, "lettre");
  g_autofree char *home = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) entries = NULL;
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      RelaisPrivateCopies *lost = relais_private_copies_new (60);
      g_autofree char *left = add (lost, "perdue");

      if (left != NULL)
        raise (SIGKILL);
      _exit (1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  home = g_path_get_dirname (folder);
  relais_private_copies_sweep ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  entries = g_dir_open (home, 0, NULL);
  g_assert_nonnull (g_dir_read_name (entries));
  g_assert_null (g_dir_read_name (entries));
}

static void
assert_refused (void)
{
  g_autoptr (RelaisPrivateCopies) copies = relais_private_copies_new (60);
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_private_copies_add (copies, "lettre.pdf", ".pdf", content, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_PRIVATE_FOLDER);
  relais_private_copies_sweep ();
}

/* Neither on the disk nor where others may look. */
static void
test_no_place (void)
{
  g_autofree char *runtime = g_strdup (g_getenv ("XDG_RUNTIME_DIR"));

  g_unsetenv ("XDG_RUNTIME_DIR");
  assert_refused ();
  g_setenv ("XDG_RUNTIME_DIR", "relative", TRUE);
  assert_refused ();
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_assert_cmpint (g_chmod (runtime, 0755), ==, 0);
  assert_refused ();
  g_assert_cmpint (g_chmod (runtime, 0700), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  int status;

  g_test_init (&argc, &argv, NULL);
  g_chmod (folder, 0700);
  g_setenv ("XDG_RUNTIME_DIR", folder, TRUE);
  g_test_add_func ("/private-copies/private", test_private);
  g_test_add_func ("/private-copies/after-a-time", test_after_a_time);
  g_test_add_func ("/private-copies/at-the-end", test_at_the_end);
  g_test_add_func ("/private-copies/left-behind", test_left_behind);
  g_test_add_func ("/private-copies/no-place", test_no_place);
  status = g_test_run ();
  return status;
}
