#include "relais-error.h"
#include "relais-file.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_writes_for_the_account_alone (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (0);
  GStatBuf status;

  g_assert_true (relais_file_write (path, "a\0b", 3, FALSE, &error));
  umask (mask);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (status.st_size, ==, 3);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpmem (content, 3, "a\0b", 3);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_overwrites_only_when_asked (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autofree char *content = NULL;
  g_autofree char *later = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_false (relais_file_write (path, "new", 3, FALSE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_FILE_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_assert_true (relais_file_write (path, "new", 3, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &later, NULL, NULL));
  g_assert_cmpstr (later, ==, "new");
}

/* Between the two somebody writes down what was made: until then nothing is lost. */
static void
test_waits_beside_its_place (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *dropped = NULL;
  g_autofree char *staged = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_null (relais_file_stage (path, "new", 3, FALSE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_FILE_EXISTS);
  g_clear_error (&error);

  dropped = relais_file_stage (path, "new", 3, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_cmpstr (before, ==, "old");
  relais_file_discard (dropped);
  g_assert_cmpuint (count_files (folder), ==, 1);

  staged = relais_file_stage (path, "new", 3, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (relais_file_place (staged, path, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "new");
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_leaves_nothing_behind (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *inside = g_build_filename (folder, "folder", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "nowhere", "list.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
  g_assert_false (relais_file_write (inside, "new", 3, TRUE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_FILE_EXISTS);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_true (g_file_test (inside, G_FILE_TEST_IS_DIR));

  g_assert_false (relais_file_write (nowhere, "new", 3, FALSE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_SUCH_FILE);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file/for-the-account-alone", test_writes_for_the_account_alone);
  g_test_add_func ("/file/overwrites-only-when-asked", test_overwrites_only_when_asked);
  g_test_add_func ("/file/leaves-nothing-behind", test_leaves_nothing_behind);
  g_test_add_func ("/file/waits-beside-its-place", test_waits_beside_its_place);

  return g_test_run ();
}
