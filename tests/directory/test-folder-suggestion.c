#include "relais-error.h"
#include "relais-folder-suggestion.h"
#include "relais-folder-walk.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CARD "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Adam\r\nEND:VCARD\r\n"

static const RelaisDate today = { 2026, 11, 20 };

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_whole_and_alone (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *suggestions = g_build_filename (folder, RELAIS_FOLDER_SUGGESTIONS, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = relais_folder_suggest (folder, today, CARD, &error);
  g_autofree char *second = relais_folder_suggest (folder, today, CARD, &error);
  g_autofree char *full = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (first, "suggestions/correction-2026-11-20-"));
  g_assert_cmpstr (first, !=, second);
  /* A name that Windows and every sync program take as it is, and in upper case no other one. */
  g_assert_cmpuint (strspn (first, "abcdefghijklmnopqrstuvwxyz0123456789-./"), ==, strlen (first));
  g_assert_cmpuint (strlen (first), <, 60);
  g_assert_cmpuint (count_files (suggestions), ==, 2);
  full = g_build_filename (folder, first, NULL);
  g_assert_true (g_file_get_contents (full, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, CARD);
}

/* A link in the place of the folder must not lead the card elsewhere. */
static void
test_not_through_a_link (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) outside = relais_test_make_folder ();
  g_autofree char *link = g_build_filename (folder, RELAIS_FOLDER_SUGGESTIONS, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_assert_null (relais_folder_suggest (folder, today, CARD, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_files (outside), ==, 0);
}

static void
suggest_without_rights (gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_folder_suggest (data, today, CARD, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_PERMISSION);
}

static void
test_without_rights (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();

  g_assert_cmpint (chmod (folder, 0755), ==, 0);
  if (geteuid () == 0)
    relais_test_as_ordinary_user (suggest_without_rights, folder);
  else
    {
      g_assert_cmpint (chmod (folder, 0555), ==, 0);
      suggest_without_rights (folder);
    }
}

static void
test_full_disk (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
      g_autofree char *big = g_strnfill (200 * 1024, 'x');
      g_autofree char *suggestions = g_build_filename (folder, RELAIS_FOLDER_SUGGESTIONS, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (relais_test_mount_small_disk (folder, 64));
      g_assert_null (relais_folder_suggest (folder, today, big, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DISK_FULL);
      g_assert_cmpuint (count_files (suggestions), ==, 0);
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folder-suggestion/whole", test_whole_and_alone);
  g_test_add_func ("/folder-suggestion/link", test_not_through_a_link);
  g_test_add_func ("/folder-suggestion/rights", test_without_rights);
  g_test_add_func ("/folder-suggestion/full-disk", test_full_disk);
  return g_test_run ();
}
