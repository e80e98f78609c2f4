#include "relais-error.h"
#include "relais-folder-walk.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
put (const char *folder, const char *path, const char *text)
{
  g_autofree char *full = g_build_filename (folder, path, NULL);
  g_autofree char *parent = g_path_get_dirname (full);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  g_file_set_contents (full, text, -1, &error);
  g_assert_no_error (error);
}

static void
put_link (const char *folder, const char *path, const char *target)
{
  g_autofree char *full = g_build_filename (folder, path, NULL);

  g_assert_cmpint (symlink (target, full), ==, 0);
}

static RelaisFolderScan *
walk (const char *folder)
{
  g_auto (RelaisFolderPlace) place = RELAIS_FOLDER_PLACE_INIT;
  g_autoptr (GError) error = NULL;
  RelaisFolderScan *scan = relais_folder_walk (&place, folder, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return scan;
}

/* "a.vcf b/c.csv" */
static void
assert_files (RelaisFolderScan *scan, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < scan->files->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", ((RelaisFolderFile *) scan->files->pdata[i])->path);
  g_assert_cmpstr (found->str, ==, expected);
}

static gboolean
has_problem (RelaisFolderScan *scan, const char *file, RelaisDirectoryProblemCode code)
{
  for (guint i = 0; i < scan->problems->len; i++)
    {
      RelaisDirectoryProblem *problem = scan->problems->pdata[i];

      if (problem->code == code && strcmp (problem->file, file) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_ordinary (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisFolderScan) scan = NULL;

  put (folder, "b/a.vcf", "12345");
  put (folder, "b.vcf", "");
  put (folder, "a.csv", "x");
  put (folder, "a.csv~", "x");
  put (folder, "a.sync-conflict-20260302-101500-ABCDEF7.csv", "x");
  put (folder, "a (1).csv", "x");
  put (folder, "z (1).csv", "x");
  put (folder, "tarifs.xlsx", "x");
  put (folder, "~$tarifs.xlsx", "x");
  put (folder, "photo.jpg", "x");
  put (folder, ".stversions/old.vcf", "x");
  put (folder, "suggestions/correction.vcf", "x");
  put (folder, "b/suggestions/real.vcf", "x");
  put (folder, "relais-folder.txt", "\xef\xbb\xbfMarie, r\xc3\xa9""f\xc3\xa9rente\r\n02 555 11 11\r\n");

  scan = walk (folder);
  g_assert_cmpint (scan->state, ==, RELAIS_FOLDER_OK);
  assert_files (scan, "a.csv b.vcf b/a.vcf b/suggestions/real.vcf z (1).csv");
  g_assert_cmpint (((RelaisFolderFile *) scan->files->pdata[2])->size, ==, 5);
  g_assert_cmpuint (scan->conflicts->len, ==, 2);
  g_assert_true (has_problem (scan, "a (1).csv", RELAIS_PROBLEM_CONFLICT_COPY));
  g_assert_true (has_problem (scan, "tarifs.xlsx", RELAIS_PROBLEM_WORKBOOK));
  g_assert_cmpuint (scan->problems->len, ==, 3);
  g_assert_cmpstr (scan->keeper_text, ==, "Marie, référente\n02 555 11 11");
}

static void
test_odd (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) outside = relais_test_make_folder ();
  g_autofree char *fifo = g_build_filename (folder, "pipe.vcf", NULL);
  g_autofree char *deep = g_strdup ("d");
  g_autoptr (RelaisFolderScan) scan = NULL;

  put (outside, "out.vcf", "x");
  put (folder, "in.vcf", "x");
  put (folder, ".store/annuaire-3", "x");
  put (folder, "sub/b.vcf", "x");
  put (folder, "soci\xe9t\xe9.vcf", "x");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  put (folder, "folder.vcf/readme", "x");
  put_link (folder, "again.vcf", "in.vcf");
  put_link (folder, "annuaire.vcf", ".store/annuaire-3");
  put_link (folder, "annuaire2.vcf", ".store/annuaire-3");
  put_link (folder, "loop", ".");
  put_link (folder, "sub/up", "..");
  put_link (folder, "self.vcf", "self.vcf");
  put_link (folder, "nowhere.vcf", "nothing.vcf");
  put_link (folder, "out", outside);
  put_link (folder, "passwd.vcf", "/etc/passwd");
  put_link (folder, "readme", "/etc/passwd");
  for (guint i = 0; i <= 16; i++)
    {
      g_autofree char *above = deep;

      deep = g_strconcat (above, i < 16 ? "/d" : "/deep.vcf", NULL);
    }
  put (folder, deep, "x");

  scan = walk (folder);
  g_assert_cmpint (scan->state, ==, RELAIS_FOLDER_OK);
  assert_files (scan, ".store/annuaire-3 in.vcf soci\xe9t\xe9.vcf sub/b.vcf");
  g_assert_true (has_problem (scan, "pipe.vcf", RELAIS_PROBLEM_NOT_A_FILE));
  g_assert_true (has_problem (scan, "soci\xef\xbf\xbdt\xef\xbf\xbd.vcf", RELAIS_PROBLEM_NAME_NOT_UTF8));
  g_assert_true (has_problem (scan, "out", RELAIS_PROBLEM_LINK_LEAVES));
  g_assert_true (has_problem (scan, "passwd.vcf", RELAIS_PROBLEM_LINK_LEAVES));
  g_assert_true (has_problem (scan, "self.vcf", RELAIS_PROBLEM_UNREADABLE));
  g_assert_true (has_problem (scan, "nowhere.vcf", RELAIS_PROBLEM_UNREADABLE));
  g_assert_true (has_problem (scan, "d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d", RELAIS_PROBLEM_TOO_DEEP));
  g_assert_cmpuint (scan->problems->len, ==, 7);
}

static void
test_states (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  g_autofree char *file = g_build_filename (folder, "a.vcf", NULL);
  g_autoptr (RelaisFolderScan) empty = walk (folder);
  g_autoptr (RelaisFolderScan) nothing = walk (missing);
  g_autoptr (RelaisFolderScan) no_folder = NULL;

  g_assert_cmpint (empty->state, ==, RELAIS_FOLDER_EMPTY);
  g_assert_cmpint (nothing->state, ==, RELAIS_FOLDER_MISSING);
  g_assert_nonnull (nothing->detail);
  put (folder, "a.vcf", "x");
  no_folder = walk (file);
  g_assert_cmpint (no_folder->state, ==, RELAIS_FOLDER_MISSING);
}

static void
walk_without_rights (gpointer data)
{
  const char *folder = data;
  g_autofree char *dark = g_build_filename (folder, "dark", NULL);
  g_autoptr (RelaisFolderScan) part = NULL;
  g_autoptr (RelaisFolderScan) whole = NULL;

  part = walk (folder);
  g_assert_cmpint (part->state, ==, RELAIS_FOLDER_OK);
  assert_files (part, "a.vcf");
  g_assert_true (has_problem (part, "dark", RELAIS_PROBLEM_UNREADABLE));
  g_assert_true (relais_folder_scan_is_unknown (part, "dark/b.vcf"));
  g_assert_false (relais_folder_scan_is_unknown (part, "darkness.vcf"));
  g_assert_false (relais_folder_scan_is_unknown (part, "a.vcf"));

  whole = walk (dark);
  g_assert_cmpint (whole->state, ==, RELAIS_FOLDER_UNREADABLE);
}

static void
test_without_rights (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *dark = g_build_filename (folder, "dark", NULL);

  put (folder, "a.vcf", "x");
  put (folder, "dark/b.vcf", "x");
  g_assert_cmpint (chmod (folder, 0755), ==, 0);
  g_assert_cmpint (chmod (dark, 0000), ==, 0);
  relais_test_as_ordinary_user (walk_without_rights, folder);
  g_assert_cmpint (chmod (dark, 0700), ==, 0);
}

/* What a test puts into the folder while it is looked at. */
typedef struct {
  const char *folder;
  GCancellable *cancellable;
  gboolean moves_away;
  guint n_told;
} Meddler;

static void
meddle (guint n_files, gpointer data)
{
  Meddler *meddler = data;

  g_assert_cmpuint (n_files, >, 0);
  meddler->n_told++;
  if (meddler->moves_away)
    {
      g_autofree char *aside = g_strconcat (meddler->folder, ".aside", NULL);

      g_assert_cmpint (g_rename (meddler->folder, aside), ==, 0);
      g_assert_cmpint (g_mkdir (meddler->folder, 0700), ==, 0);
      meddler->moves_away = FALSE;
    }
  g_cancellable_cancel (meddler->cancellable);
}

static void
fill (const char *folder, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%04u.vcf", i);

      put (folder, name, "");
    }
}

static void
test_cancelled (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (RelaisFolderPlace) place = RELAIS_FOLDER_PLACE_INIT;
  g_autoptr (GError) error = NULL;
  Meddler meddler = { folder, cancellable, FALSE, 0 };

  fill (folder, 1100);
  g_assert_null (relais_folder_walk (&place, folder, meddle, &meddler, cancellable, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED);
  g_assert_cmpuint (meddler.n_told, ==, 1);
}

static void
test_replaced (void)
{
  g_autoptr (RelaisTestFolder) parent = relais_test_make_folder ();
  g_autofree char *folder = g_build_filename (parent, "shared", NULL);
  g_auto (RelaisFolderPlace) place = RELAIS_FOLDER_PLACE_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisFolderScan) scan = NULL;
  g_autoptr (GCancellable) unused = g_cancellable_new ();
  Meddler meddler = { folder, unused, TRUE, 0 };

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  fill (folder, 600);
  scan = relais_folder_walk (&place, folder, meddle, &meddler, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (scan->state, ==, RELAIS_FOLDER_REPLACED);
}

/* More than are held at once, by several who ask: each file with what is said of itself. */
static void
test_many (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisFolderScan) scan = NULL;
  g_autofree char *text = g_strnfill (5000, 'x');

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *full = g_strdup_printf ("%s/%04u.vcf", folder, i);

      g_assert_true (g_file_set_contents_full (full, text, i, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
  put (folder, "0000/inner.vcf", "");

  scan = walk (folder);
  g_assert_cmpuint (scan->files->len, ==, 5001);
  g_assert_cmpstr (((RelaisFolderFile *) scan->files->pdata[1])->path, ==, "0000/inner.vcf");
  for (guint i = 1; i < 5000; i++)
    {
      RelaisFolderFile *file = scan->files->pdata[i + 1];

      g_assert_cmpint (atoi (file->path), ==, (int) i);
      g_assert_cmpint (file->size, ==, i);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folder-walk/ordinary", test_ordinary);
  g_test_add_func ("/folder-walk/odd", test_odd);
  g_test_add_func ("/folder-walk/many", test_many);
  g_test_add_func ("/folder-walk/states", test_states);
  g_test_add_func ("/folder-walk/without-rights", test_without_rights);
  g_test_add_func ("/folder-walk/cancelled", test_cancelled);
  g_test_add_func ("/folder-walk/replaced", test_replaced);
  return g_test_run ();
}
