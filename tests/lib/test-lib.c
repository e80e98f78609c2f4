#include "relais-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

static void
write_file (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

/* Not as root, who may look into a closed folder anyhow. */
static void
remove_folder_with_link (gpointer unused)
{
  g_autoptr (RelaisTestFolder) outside = relais_test_make_folder ();
  RelaisTestFolder *folder = relais_test_make_folder ();
  g_autofree char *path = g_strdup (folder);
  g_autofree char *closed = g_build_filename (folder, "closed", NULL);
  g_autofree char *link = g_build_filename (folder, "closed", "link", NULL);
  g_autofree char *kept = g_build_filename (outside, "kept", NULL);

  write_file (outside, "kept", "x");
  g_assert_cmpint (g_mkdir (closed, 0700), ==, 0);
  write_file (closed, "inside", "x");
  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_assert_cmpint (g_chmod (closed, 0500), ==, 0);

  relais_test_remove_folder (folder);

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

static void
test_folder_is_removed_and_links_are_not_followed (void)
{
  relais_test_as_ordinary_user (remove_folder_with_link, NULL);
}

static void
test_contains (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *inner = g_build_filename (folder, "inner", NULL);

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  write_file (inner, "file-of-Fatima", "El Amrani");

  g_assert_true (relais_test_folder_contains (folder, "Amrani", strlen ("Amrani")));
  g_assert_true (relais_test_folder_contains (folder, "Fatima", strlen ("Fatima")));
  g_assert_true (relais_test_folder_contains (folder, "inne", strlen ("inne")));
  g_assert_false (relais_test_folder_contains (folder, "Amranis", strlen ("Amranis")));
}

static void
read_closed_file (gpointer path)
{
  g_assert_cmpint (g_access (path, R_OK), ==, -1);
}

static void
test_ordinary_user_is_stopped_by_modes (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "closed", NULL);

  write_file (folder, "closed", "x");
  g_assert_cmpint (g_chmod (path, 0000), ==, 0);
  relais_test_as_ordinary_user (read_closed_file, path);
}

static G_NORETURN void
fail (gpointer unused)
{
  _exit (1);
}

static void
test_a_failing_child_fails (void)
{
  if (g_test_subprocess ())
    {
      relais_test_as_ordinary_user (fail, NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

static void
test_small_disk_gets_full (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
      g_autofree char *path = g_build_filename (folder, "large", NULL);
      g_autofree char *large = g_strnfill (9000, 'x');
      g_autoptr (GError) error = NULL;

      g_assert_true (relais_test_mount_small_disk (folder, 8));
      write_file (folder, "small", "x");
      g_assert_false (g_file_set_contents (path, large, -1, &error));
      g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
      g_assert_cmpint (umount (folder), ==, 0);
      return;
    }

  if (!relais_test_may_mount ())
    {
      g_test_skip ("no disk may be mounted here");
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lib/folder-is-removed-and-links-are-not-followed",
                   test_folder_is_removed_and_links_are_not_followed);
  g_test_add_func ("/lib/contains", test_contains);
  g_test_add_func ("/lib/ordinary-user-is-stopped-by-modes", test_ordinary_user_is_stopped_by_modes);
  g_test_add_func ("/lib/a-failing-child-fails", test_a_failing_child_fails);
  g_test_add_func ("/lib/small-disk-gets-full", test_small_disk_gets_full);
  return g_test_run ();
}
