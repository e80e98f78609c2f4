/* A messy folder, looked at for its keeper: nothing of it is left unsaid, in the keeper's language. */

#include "relais-directory-report.h"
#include "relais-error.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct {
  const char *name;
  const char *text;
} files[] = {
  { "a.vcf", "BEGIN:VCARD\nUID:1\nFN:Accueil\nEND:VCARD\nBEGIN:VCARD\nTEL:x\nEND:VCARD\n" },
  { "b.vcf", "BEGIN:VCARD\nUID:1\nFN:Accueil encore\nTEL:478123456\nEND:VCARD\nBEGIN:VCARD\nFN:B\n" },
  { "t.csv", "nom;téléphone\nPharmacie;22345678\n;appelez\n" },
  { "t (1).csv", "nom\nA\n" },
  { "annuaire.xlsx", "PK\x03\x04xl/" },
  { "relais-folder.txt", "Nadine, 02 474 02 55\n" },
};

static char *
make_folder (guint n_files)
{
  char *folder = g_dir_make_tmp ("relais-check-XXXXXX", NULL);

  for (guint i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);

      g_assert_true (g_file_set_contents (path, files[i].text, -1, NULL));
    }
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static RelaisDirectoryCheck *
check_folder (const char *folder, GError **error)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-22T12:00:00Z");

  return relais_directory_check_folder (folder, clock, NULL, error);
}

static gboolean
has_finding (const RelaisDirectoryCheck *check, const char *file, guint line, const char *code, const char *name)
{
  for (guint i = 0; i < check->findings->len; i++)
    {
      const RelaisDirectoryFinding *finding = check->findings->pdata[i];

      if (strcmp (finding->file, file) == 0 && finding->line == line && strcmp (finding->code, code) == 0)
        {
          g_assert_cmpstr (finding->name, ==, name);
          return TRUE;
        }
    }
  return FALSE;
}

static void
test_everything_is_said (void)
{
  g_autofree char *folder = make_folder (G_N_ELEMENTS (files));
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDirectoryCheck) check = check_folder (folder, &error);

  g_assert_no_error (error);
  g_assert_true (has_finding (check, "a.vcf", 5, "no-name", NULL));
  g_assert_true (has_finding (check, "b.vcf", 4, "restored-zero", "Accueil encore"));
  g_assert_true (has_finding (check, "b.vcf", 6, "no-end", "B"));
  g_assert_true (has_finding (check, "t.csv", 2, "restored-zero", "Pharmacie"));
  g_assert_true (has_finding (check, "t.csv", 3, "no-name", NULL));
  g_assert_true (has_finding (check, "annuaire.xlsx", 0, "workbook", NULL));
  g_assert_true (has_finding (check, "a.vcf", 1, "uid-twice", "Accueil"));
  g_assert_cmpuint (check->n_files, ==, 3);
  g_assert_cmpuint (check->n_entries, ==, 2);
  g_assert_cmpuint (check->conflicts->len, ==, 1);
  g_assert_cmpstr (((RelaisDirectoryConflict *) check->conflicts->pdata[0])->other, ==, "t.csv");
  g_assert_nonnull (strstr (check->keeper_text, "Nadine"));
  remove_folder (folder);
}

static void
test_speaks_to_the_keeper (gconstpointer data)
{
  const char *language = data;
  g_autofree char *folder = make_folder (G_N_ELEMENTS (files));
  g_autofree char *path = g_build_filename (folder, "r.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDirectoryCheck) check = check_folder (folder, &error);
  g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new (language, &error);
  g_autofree char *text = NULL;
  guint n_pages = 0;

  g_assert_no_error (error);
  text = relais_directory_report_to_text (check, book);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, g_str_equal (language, "fr") ? "Rangée 2, Pharmacie" : "Rij 2, Pharmacie"));
  g_assert_nonnull (strstr (text, "02 234 56 78"));
  g_assert_null (strstr (text, "This "));
  g_assert_null (strchr (text, '{'));
  relais_directory_report_to_pdf (check, relais_date (2026, 11, 22), book, RELAIS_PDF_NONE, path, &n_pages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >=, 1);
  remove_folder (folder);
}

static void
test_good_folder (void)
{
  g_autofree char *folder = make_folder (0);
  g_autofree char *path = g_build_filename (folder, "a.vcf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDirectoryCheck) check = NULL;

  g_assert_true (g_file_set_contents (path, "BEGIN:VCARD\nFN:A\nEND:VCARD\n", -1, NULL));
  check = check_folder (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->findings->len, ==, 0);
  g_assert_cmpuint (check->n_entries, ==, 1);
  remove_folder (folder);
}

static void
test_no_folder (void)
{
  g_autofree char *folder = make_folder (0);
  g_autoptr (GError) error = NULL;

  remove_folder (folder);
  g_assert_null (check_folder (folder, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_SUCH_FILE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory-check/everything-is-said", test_everything_is_said);
  g_test_add_data_func ("/directory-check/french", "fr", test_speaks_to_the_keeper);
  g_test_add_data_func ("/directory-check/dutch", "nl", test_speaks_to_the_keeper);
  g_test_add_func ("/directory-check/good-folder", test_good_folder);
  g_test_add_func ("/directory-check/no-folder", test_no_folder);
  return g_test_run ();
}
