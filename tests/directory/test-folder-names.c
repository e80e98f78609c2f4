#include "relais-folder-names.h"

static void
test_originals (void)
{
  static const struct {
    const char *name;
    const char *original;
    gboolean is_sure;
  } cases[] = {
    { "annuaire.sync-conflict-20260302-101500-ABCDEF7.vcf", "annuaire.vcf", TRUE },
    { "annuaire.sync-conflict-20260302-101500.vcf", "annuaire.vcf", TRUE },
    { "annuaire.sync-conflict-20260302-101500-ABCDEF7", "annuaire", TRUE },
    { "annuaire.sync-conflict-demain.vcf", NULL, FALSE },
    { ".sync-conflict-20260302-101500.vcf", NULL, FALSE },
    { "annuaire_conflict-20180410-093612.csv", "annuaire.csv", TRUE },
    { "annuaire (conflicted copy 2018-04-10 093612).csv", "annuaire.csv", TRUE },
    { "annuaire (copie en conflit 2018-04-10 093612).csv", "annuaire.csv", TRUE },
    { "annuaire (Anne's conflicted copy 2026-03-02).vcf", "annuaire.vcf", TRUE },
    { "annuaire (copie en conflit de PC-ACCUEIL 2026-03-02).vcf", "annuaire.vcf", TRUE },
    { "annuaire (Case Conflict 1).vcf", "annuaire.vcf", TRUE },
    { "annuaire (conflicterende kopie van An (1) 2026-03-02).vcf", "annuaire.vcf", TRUE },
    { "soci\xe9t\xe9 (conflicted copy 2018-04-10 093612).vcf", "soci\xe9t\xe9.vcf", TRUE },
    { "annuaire (1).csv", "annuaire.csv", FALSE },
    { "annuaire (12).csv", "annuaire.csv", FALSE },
    { "annuaire ().csv", NULL, FALSE },
    { "annuaire (Nord).csv", NULL, FALSE },
    { "annuaire(1).csv", NULL, FALSE },
    { "(1).csv", NULL, FALSE },
    { ").csv", NULL, FALSE },
    { "annuaire - Copie.csv", "annuaire.csv", FALSE },
    { "annuaire - Kopie.csv", "annuaire.csv", FALSE },
    { "Copie de annuaire.csv", "annuaire.csv", FALSE },
    { "Kopie van annuaire.csv", "annuaire.csv", FALSE },
    { "annuaire-DESKTOP-4F2K9QX.csv", "annuaire.csv", FALSE },
    { "annuaire-ACCUEIL-PC.vcf", "annuaire.vcf", FALSE },
    { "annuaire-NORD.csv", NULL, FALSE },
    { "annuaire-MOLENBEEK.csv", NULL, FALSE },
    { "annuaire-2026.csv", NULL, FALSE },
    { "annuaire-2026-03.csv", NULL, FALSE },
    { "card-00012.vcf", NULL, FALSE },
    { "-DESKTOP-4F2K9QX.csv", NULL, FALSE },
    { "annuaire.csv", NULL, FALSE },
    { "", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_sure = TRUE;
      g_autofree char *original = relais_folder_name_get_original (cases[i].name, &is_sure);

      g_test_message ("%u", i);
      g_assert_cmpstr (original, ==, cases[i].original);
      g_assert_cmpint (is_sure, ==, cases[i].is_sure);
    }
}

static void
test_kinds (void)
{
  static const struct {
    const char *name;
    RelaisFolderName kind;
  } cases[] = {
    { "annuaire.vcf", RELAIS_FOLDER_NAME_CARDS },
    { "annuaire.VCF", RELAIS_FOLDER_NAME_CARDS },
    { "annuaire.vcard", RELAIS_FOLDER_NAME_CARDS },
    { "annuaire.csv", RELAIS_FOLDER_NAME_CARDS },
    { "a.b.csv", RELAIS_FOLDER_NAME_CARDS },
    { "annuaire.xlsx", RELAIS_FOLDER_NAME_WORKBOOK },
    { "annuaire.ODS", RELAIS_FOLDER_NAME_WORKBOOK },
    { "relais-folder.txt", RELAIS_FOLDER_NAME_OTHER },
    { "csv", RELAIS_FOLDER_NAME_OTHER },
    { "annuaire.csv.old", RELAIS_FOLDER_NAME_OTHER },
    { ".csv", RELAIS_FOLDER_NAME_IGNORED },
    { "._annuaire.vcf", RELAIS_FOLDER_NAME_IGNORED },
    { ".syncthing.annuaire.vcf.tmp", RELAIS_FOLDER_NAME_IGNORED },
    { "~syncthing~annuaire.vcf.tmp", RELAIS_FOLDER_NAME_IGNORED },
    { "annuaire.csv~", RELAIS_FOLDER_NAME_IGNORED },
    { "annuaire.csv.part", RELAIS_FOLDER_NAME_IGNORED },
    { "annuaire.csv.filepart", RELAIS_FOLDER_NAME_IGNORED },
    { "annuaire.csv.crdownload", RELAIS_FOLDER_NAME_IGNORED },
    { "annuaire.tmp", RELAIS_FOLDER_NAME_IGNORED },
    { "~$annuaire.xlsx", RELAIS_FOLDER_NAME_IGNORED },
    { "~$annuaire.csv", RELAIS_FOLDER_NAME_IGNORED },
    { ".~lock.annuaire.csv#", RELAIS_FOLDER_NAME_IGNORED },
    { ".annuaire.csv.swp", RELAIS_FOLDER_NAME_IGNORED },
    { ".nfs0000001", RELAIS_FOLDER_NAME_IGNORED },
    { "Thumbs.db", RELAIS_FOLDER_NAME_IGNORED },
    { "Icon\r", RELAIS_FOLDER_NAME_IGNORED },
    { "desktop.ini", RELAIS_FOLDER_NAME_IGNORED },
    { "~annuaire.csv", RELAIS_FOLDER_NAME_CARDS },
  };
  static const char *const folders[] = { ".stfolder", ".stversions", ".Trash-1000", "$RECYCLE.BIN", "lost+found",
                                         "System Volume Information", "@eaDir" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (relais_folder_name_classify (cases[i].name), ==, cases[i].kind);
    }
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    g_assert_true (relais_folder_name_is_ignored (folders[i]));
  g_assert_false (relais_folder_name_is_ignored ("bassin nord"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folder-names/originals", test_originals);
  g_test_add_func ("/folder-names/kinds", test_kinds);
  return g_test_run ();
}
