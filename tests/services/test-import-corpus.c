#include "relais-error.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-test-import.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <string.h>
#include <sys/mount.h>

#define PATIENTS   RELAIS_FACET_PATIENT
#define CAREGIVERS RELAIS_FACET_CAREGIVER

/* Files as offices have them. */
static const struct {
  const char *file;
  guint facet;
  const char *counts;
  const char *findings;
  const char *people;
  const char *links;
} files[] = {
  { "windows-1252.csv", CAREGIVERS, "7 4 0 0 3",
    "4 -: headings-below\n"
    "4 Remarques: column-unknown\n"
    "4 -: column-unnamed\n"
    "4 Né(e) le: column-of-patient\n"
    "5 GSM: phone-restored-zero\n"
    "6 -: patient-missing\n"
    "8 E-mail: email-form\n"
    "8 Lien: relation-as-other\n"
    "9 GSM: phone-too-short skips\n"
    "9 Né(e) le: date-impossible\n"
    "10 -: contact-required skips\n"
    "11 Lien: relation-missing\n"
    "12 -: row-total skips\n",
    "family_name=Dubois; given_name=Marie; birth_date=1930-01-01; is_patient=yes\n"
    "family_name=D’Hondt; given_name=Anaïs; phone=02 474 02 55; phone2=0478 65 43 21; is_caregiver=yes\n"
    "family_name=EL AMRANI; given_name=Fatima; phone=0478 12 34 56; email=fatima@example.be; is_caregiver=yes\n"
    "family_name=El Amrani; given_name=Mohamed; birth_date=1948-03-12; street=Rue Haute 12; postcode=1000; commune=Bruxelles; is_patient=yes\n"
    "family_name=Müller \"Mia\"; given_name=Renée; phone=0479/11.22.33; is_caregiver=yes\n"
    "family_name=Van den Broeck; given_name=Luc; phone=0477 00 00 01; is_caregiver=yes\n"
    "family_name=Œzdemir; given_name=Zoé; birth_date=1935; is_patient=yes\n",
    "Anaïs D’Hondt > Zoé Œzdemir: relation=familymember\n"
    "Fatima EL AMRANI > Mohamed El Amrani: relation=daughter\n"
    "Luc Van den Broeck > Marie Dubois: \n" },
  { "dutch-utf8-mark.csv", CAREGIVERS, "4 4 0 0 0",
    "3 Verwantschap: relation-as-other\n"
    "5 Toestemming kaart: unknown-word\n",
    "family_name=De Smet, Jr.; given_name=Jan; phone=0470 11 22 35; is_caregiver=yes\n"
    "family_name=De Smet; given_name=Rosa; birth_date=1938; is_patient=yes; chart_number=124\n"
    "family_name=Janssens; given_name=An; language=nl; phone=0470/11.22.34; is_caregiver=yes\n"
    "family_name=Janssens; given_name=Maria; birth_date=1941-04-03; is_patient=yes; chart_number=00123\n"
    "family_name=Janssens; given_name=Piet; language=nl; phone=0470 11 22 33; is_caregiver=yes\n"
    "family_name=Yılmaz; given_name=Ayşe; language=tr; phone=+32 470 11 22 36; is_caregiver=yes\n"
    "family_name=Yılmaz; given_name=Emine; birth_date=1950-06-30; is_patient=yes; chart_number=125\n",
    "An Janssens > Maria Janssens: relation=other; lives_together=no; consent_print=no; consent_print_date=2026-11-20; consent_print_by=Aïcha\n"
    "Ayşe Yılmaz > Emine Yılmaz: relation=daughter; lives_together=yes\n"
    "Jan De Smet, Jr. > Rosa De Smet: relation=husband; lives_together=yes\n"
    "Piet Janssens > Maria Janssens: relation=son; lives_together=no; consent_print=yes; consent_print_date=2026-11-20; consent_print_by=Aïcha\n" },
  { "patients-tab.csv", PATIENTS, "5 4 0 0 1",
    "3 Mutuelle: mutuality-union-only\n"
    "3 NISS: niss-check-digits\n"
    "4 -: patient-incomplete\n"
    "5 CP: postcode-foreign\n"
    "6 N° dossier: number-of-another skips\n",
    "family_name=Dubois; given_name=Marie; is_patient=yes; sex=female; chart_number=0019\n"
    "family_name=Dubois; given_name=Paul; birth_date=1930-05-04; postcode=10000; is_patient=yes; sex=undefined; chart_number=0020; state=left\n"
    "family_name=Peeters; given_name=Jan; birth_date=1985-07-30; street=Rue Haute 12 / 3; postcode=1000; commune=Bruxelles; phone=02 474 02 55; mutuality=319; is_patient=yes; sex=male; bim=yes; chart_number=0017; national_number=85073003328; state=followed\n"
    "family_name=Yılmaz; given_name=Emine; birth_date=1950; street=Chaussée de Gand 200; postcode=1080; commune=Molenbeek-Saint-Jean; phone=0470 11 22 36; mutuality=300; is_patient=yes; sex=female; bim=no; chart_number=0018; state=nursing_home\n",
    "" },
  { "sep-line.csv", CAREGIVERS, "1 1 0 0 0",
    "1 Nom;Prénom: column-twice\n",
    "family_name=Peeters; given_name=Jan; phone=0478 12 34 56; is_caregiver=yes\n",
    "" },
  { "hostile.csv", CAREGIVERS, "11 7 0 0 4",
    "2 family_name: not-a-name skips\n"
    "3 family_name: not-a-name skips\n"
    "5 family_name: characters-removed\n"
    "5 given_name: characters-removed\n"
    "5 street: characters-removed\n"
    "6 family_name: not-a-name skips\n"
    "6 given_name: not-a-name\n"
    "11 family_name: not-a-name skips\n"
    "12 email: text-too-long\n",
    "family_name='; DROP TABLE person;--; given_name=Robert; street==cmd|' /C calc'!A0; phone=0478 12 34 58; is_caregiver=yes\n"
    "family_name=Aliman; given_name=Zoé; street=Rue Haute 1; phone=0478 12 34 59; is_caregiver=yes\n"
    "family_name=Long; given_name=Jan; phone=0478 12 34 66; is_caregiver=yes\n"
    "family_name=Multi Line; given_name=Two Lines; phone=0478 12 34 64; is_caregiver=yes\n"
    "family_name=Zoé; given_name=Nfc; phone=0478 12 34 63; is_caregiver=yes\n"
    "family_name=محمد; given_name=فاطمة; phone=٠٤٧٨١٢٣٤٦٢; is_caregiver=yes\n"
    "family_name=👩\342\200\215👩\342\200\215👧 Ünal; given_name=Ayşe; phone=0478 12 34 61; is_caregiver=yes\n",
    "" },
};

static RelaisImportPlan *
plan_file (RelaisSession *session, guint facet, const char *file)
{
  g_autofree char *name = g_strconcat ("import/", file, NULL);
  g_autofree char *path = relais_test_get_data (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisCsv) csv = relais_csv_load_file (path, &error);
  RelaisImportPlan *plan;

  g_assert_no_error (error);
  plan = relais_people_import_plan (session, relais_session_get_actor (session), csv, facet, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static void
test_files (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
      g_autoptr (RelaisSession) session = relais_test_session_new (folder);
      g_autoptr (RelaisImportPlan) plan = plan_file (session, files[i].facet, files[i].file);
      g_auto (RelaisImportResult) result = { 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *counts = NULL;
      g_autofree char *said = relais_test_import_describe (relais_import_plan_get_findings (plan));
      g_autofree char *people = NULL;
      g_autofree char *links = NULL;

      relais_people_import_apply (session, relais_session_get_actor (session), plan, files[i].file, &result, &error);
      g_assert_no_error (error);
      counts = g_strdup_printf ("%u %u %u %u %u", result.rows, result.imported, result.updated, result.unchanged, result.skipped);
      people = relais_test_import_people (session);
      links = relais_test_import_links (session);
      g_test_message ("%s", files[i].file);
      g_assert_cmpstr (said, ==, files[i].findings);
      g_assert_cmpstr (counts, ==, files[i].counts);
      g_assert_cmpstr (people, ==, files[i].people);
      g_assert_cmpstr (links, ==, files[i].links);
    }
}

/* --- A long list --- */

/* What may stand in a row, and what becomes of it. Written in Windows-1252, as Excel saves "CSV (semicolon)". */
typedef struct {
  const char *format; /* {a} letters, {n} six digits, {d} a date that no other row has */
  guint n_imported;
  guint n_unchanged;
  const char *reason; /* NULL: it is not skipped */
} Kind;

static const Kind kinds[] = {
  { "El Amrani{a};Fatima;479{n};;;;;;\r\n", 1, 0, NULL },
  { "{a}son;Zoé;0478/{n};{a}@example.be;Peeters{a};Jan;{d};fille;Rue Haute 12, 1000 Bruxelles\r\n", 1, 0, NULL },
  { "{a}son;Noël;0477/{n};;Peeters{a};Jan;{d};fils;\r\n", 1, 0, NULL },
  { "{a};Sans numéro;;;;;;;\r\n", 0, 0, "contact-required" },
  { "{a};Trop court;0478 12 34 5;;;;;;\r\n", 0, 0, "phone-too-short" },
  { "Total;;{n};;;;;;\r\n", 0, 0, "row-total" },
  { "Nom aidant;Prénom aidant;GSM;E-mail;Nom patient;Prénom patient;Né le;Lien;Adresse\r\n", 0, 0, "row-headings" },
  { ";;0476{n};;;;;;\r\n", 0, 0, "name-required" },
  { "EL-AMRANI{a};fatima;+32 479{n};;;;;;\r\n", 0, 1, NULL },
  { ";;;;;;;;\r\n", 0, 0, NULL },
  { "\x07{a}\x1b;\xc2\xad" "Ctrl;0475{n};;;;;;\r\n", 1, 0, NULL },
  { "{a};Date;0474{n};pas d'adresse;Dubois{a};Marie;31/02/1940;nièce;\r\n", 1, 0, NULL },
  { "=1+{n};=1+1;0473{n};;;;;;\r\n", 0, 0, "not-a-name" },
  { "\"'; DROP TABLE {a}\";\"Bobby \"\"T\"\"\";0472{n};;;;;;;;;\r\n", 1, 0, NULL },
  { "\"Deux\r\nlignes {a}\";Luc;0471{n} / 02 4{n};;;;;;\r\n", 1, 0, NULL },
  { "{a};Long;0470{n};;;;;;\r\n", 0, 0, "text-too-long" },
  { "{a}sonn;Zoé;0478/{n};;Peeters{a};Jan;{d};fille;\r\n", 0, 0, "resembles-row" },
};

static char *
make_letters (guint number)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
  char text[5] = { 'Q', letters[number / 676 % 26], letters[number / 26 % 26], letters[number % 26], '\0' };

  return g_strdup (text);
}

static char *
replace (const char *text, const char *what, const char *by)
{
  g_auto (GStrv) parts = g_strsplit (text, what, -1);

  return g_strjoinv (by, parts);
}

static void
append_row (GString *list, const Kind *kind, guint number)
{
  gboolean is_long = g_strcmp0 (kind->reason, "text-too-long") == 0;
  g_autofree char *letters = is_long ? g_strnfill (10000, 'x') : make_letters (number);
  g_autofree char *digits = g_strdup_printf ("%06u", number);
  g_autofree char *date = g_strdup_printf ("%u/%02u/%u", number % 28 + 1, number / 28 % 12 + 1, 1930 + number / 336);
  g_autofree char *with_letters = replace (kind->format, "{a}", letters);
  g_autofree char *with_date = replace (with_letters, "{d}", date);
  g_autofree char *row = replace (with_date, "{n}", digits);

  g_string_append (list, row);
}

static RelaisCsv *
make_list (guint n_rows)
{
  GString *list = g_string_new (NULL);
  g_autofree char *encoded = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  RelaisCsv *csv;

  append_row (list, &kinds[6], 0);
  for (guint i = 0; i < n_rows; i++)
    append_row (list, &kinds[i % G_N_ELEMENTS (kinds)], i / G_N_ELEMENTS (kinds));
  encoded = g_convert (list->str, (gssize) list->len, "WINDOWS-1252", "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  g_string_free (list, TRUE);

  bytes = g_bytes_new (encoded, length);
  csv = relais_csv_read (bytes, "list.csv", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_csv_get_encoding (csv), ==, "windows-1252");
  return csv;
}

/* Every skipped row is explained once, by the right reason. */
static void
check_reasons (RelaisCsv *csv, GPtrArray *findings, guint n_rows)
{
  g_autoptr (GHashTable) reasons = g_hash_table_new (NULL, NULL);
  guint n_skips = 0;
  guint n_expected = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const RelaisImportFinding *finding = g_ptr_array_index (findings, i);

      if (!finding->skips)
        continue;
      n_skips++;
      g_assert_cmpstr (finding->sentence, !=, "");
      g_assert_true (g_hash_table_insert (reasons, GUINT_TO_POINTER (finding->line), (gpointer) finding->word));
    }
  for (guint i = 0; i < n_rows; i++)
    {
      const Kind *kind = &kinds[i % G_N_ELEMENTS (kinds)];

      n_expected += kind->reason != NULL;
      g_assert_cmpstr (g_hash_table_lookup (reasons, GUINT_TO_POINTER (i + 2)), ==, kind->reason);
    }
  g_assert_cmpuint (n_skips, ==, n_expected);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '\n';
  return n;
}

static void
test_long_list (void)
{
  guint n_rows = g_getenv ("RELAIS_TEST_LONG") != NULL ? 30000 : 3000;
  guint n_times = n_rows / G_N_ELEMENTS (kinds);
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisCsv) csv = NULL;
  g_autoptr (RelaisImportPlan) plan = NULL;
  g_auto (RelaisImportResult) result = { 0 };
  g_auto (RelaisUndoResult) undone = { 0 };
  g_autofree char *people = NULL;
  g_autofree char *links = NULL;
  g_autofree char *nobody = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  n_rows = n_times * G_N_ELEMENTS (kinds);
  csv = make_list (n_rows);
  plan = relais_people_import_plan (session, actor, csv, CAREGIVERS, NULL, &error);
  g_assert_no_error (error);
  check_reasons (csv, relais_import_plan_get_findings (plan), n_rows);

  relais_people_import_apply (session, actor, plan, "list.csv", &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.rows, ==, n_rows - n_times);
  g_assert_cmpuint (result.imported, ==, 7 * n_times);
  g_assert_cmpuint (result.unchanged, ==, n_times);
  g_assert_cmpuint (result.updated, ==, 0);
  g_assert_cmpuint (result.skipped, ==, 8 * n_times);

  people = relais_test_import_people (session);
  links = relais_test_import_links (session);
  g_assert_cmpuint (count_lines (people), ==, 9 * n_times);
  g_assert_cmpuint (count_lines (links), ==, 3 * n_times);
  g_assert_true (relais_session_verify (session, actor, faults, &error));
  g_assert_cmpuint (faults->len, ==, 0);

  g_assert_true (relais_register_undo (session, actor, result.operation, &undone, &error));
  g_assert_no_error (error);
  nobody = relais_test_import_people (session);
  g_assert_cmpstr (nobody, ==, "");
}

/* --- Files that are no list --- */

static void
refuse (const char *content, gsize length, RelaisErrorCode code)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  g_assert_null (relais_csv_load_file (path, &error));
  g_assert_error (error, RELAIS_ERROR, (int) code);
  sentence = relais_error_get_sentence (error);
  g_assert_cmpstr (sentence, !=, "");
}

static void
test_no_list (void)
{
  static const char zero[] = "Nom;GSM\nPeeters\0;0478 12 34 56\n";
  static const char open_quote[] = "Nom;GSM\n\"Peeters;0478 12 34 56\n";
  static const char workbook[] = "PK\003\004\024\000\006\000";

  refuse (zero, sizeof zero - 1, RELAIS_ERROR_NOT_A_TABLE);
  refuse (open_quote, sizeof open_quote - 1, RELAIS_ERROR_NOT_A_TABLE);
  refuse ("", 0, RELAIS_ERROR_NOT_A_TABLE);
  refuse (workbook, sizeof workbook - 1, RELAIS_ERROR_WRONG_FILE_TYPE);
}

/* --- A disk that gets full --- */

static void
import_on_small_disk (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (RelaisCsv) csv = make_list (G_N_ELEMENTS (kinds) * 100);
  g_autoptr (RelaisImportPlan) plan = NULL;
  g_autofree char *people = NULL;
  g_auto (RelaisImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;
  RelaisActor *actor;

  g_assert_true (relais_test_mount_small_disk (folder, 1600));
  session = relais_test_session_new (data);
  actor = relais_session_get_actor (session);
  plan = relais_people_import_plan (session, actor, csv, CAREGIVERS, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (relais_people_import_apply (session, actor, plan, "list.csv", &result, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DISK_FULL);
  people = relais_test_import_people (session);
  g_assert_cmpstr (people, ==, "");
  g_clear_pointer (&session, relais_session_unref);
  g_assert_cmpint (umount (folder), ==, 0);
}

static void
test_full_disk (void)
{
  if (g_test_subprocess ())
    {
      import_on_small_disk ();
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
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/corpus/files", test_files);
  g_test_add_func ("/import/corpus/long-list", test_long_list);
  g_test_add_func ("/import/corpus/no-list", test_no_list);
  g_test_add_func ("/import/corpus/full-disk", test_full_disk);

  return g_test_run ();
}
