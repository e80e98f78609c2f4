#include "relais-audit-log.h"
#include "relais-audit-reading.h"
#include "relais-error.h"
#include "relais-people-export.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-test-import.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATIENTS   RELAIS_FACET_PATIENT
#define CAREGIVERS RELAIS_FACET_CAREGIVER

static char *
export (RelaisSession *session, guint facet, const char *folder, const char *name, guint *n_rows)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  relais_people_export_csv (session, relais_session_get_actor (session), facet, path, n_rows, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static void
import (RelaisSession *session, guint facet, const char *text)
{
  g_auto (RelaisImportResult) result = { 0 };
  g_autoptr (GPtrArray) findings = NULL;

  relais_test_import (session, facet, text, &result, &findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const RelaisImportFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%u %s: %s", finding->line, finding->column, finding->sentence);
    }
  g_assert_cmpuint (result.skipped, ==, 0);
}

#define PATIENT_LIST                                                                                                 \
  "family_name;given_name;usual_name;birth_date;language;reads;interpreter;street;postcode;commune;phone;phone_hours;" \
  "phone_no_message;phone3;email;mutuality;sex;bim;chart_number;referent;flags;agreement;agreement_date;agreement_how;" \
  "state;do_not_inform;ask_first;died_on\n"                                                                          \
  "El Amrani;Mohamed;Momo;1948-03-12;arabe;neither;oui;\"Rue Haute 12; bte 3\";1000;Bruxelles;0478 12 34 56;lu-ve 9h-17h;" \
  "oui;02 474 02 55;m@example.be;319;M;oui;0012;Aïcha;âgé;oui;2026-01-02;écrit;suivi;\"=son \"\"fils\"\"\";oui;\n"    \
  "'t Hooft;\"- Jan\";;1930;;;;+32 not a phone;;;+32 478 12 34 57;;;;;;;;P-13;;;;;;;'=2;;\n"                              \
  "Yılmaz;Ayşe;;1931-05;tr;nl;;;1080;;;;;;;;F;;;;isolé;refus;;;parti;;;\n"                                            \
  "Mort;Luc;;1920-01-01;;;;;;;;;;;;;;;;;;;;;;;;2026-11-02\n"

#define CAREGIVER_LIST                                                                                               \
  "family_name;given_name;phone;email;minor;key_holder;presence;signs;signs_checked;no_label;patient_family_name;"     \
  "patient_given_name;patient_birth_date;relation;rank;main;lives_together;distance;tasks;start;end;recognition;"      \
  "recognition_from;recognition_until;consent_keep;consent_print;consent_print_how;consent_print_date;consent_hospital\n" \
  "El Amrani;Fatima;0478 65 43 21;f@example.be;non;oui;lu-ve 9h-17h;fatigué;2026-10-01;oui;El Amrani;Mohamed;1948-03-12;" \
  "fille;1;oui;oui;même immeuble;repas;2020;;droits sociaux;2026-02-01;2027-02-01;oui;oui;écrit;2026-03-04;non\n"     \
  "El Amrani;Fatima;0478 65 43 21;;;;;;;;Yılmaz;Ayşe;1931-05;voisine;;;;;;2019;2020-05;;;;;;;;\n"                      \
  "Seul;Paul;0478 65 43 22;;;;;;;;;;;;;;;;;;;;;;;;;;\n"

static void
test_round_trip (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) other = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisSession) second = relais_test_session_new (other);
  g_autofree char *patients = NULL;
  g_autofree char *caregivers = NULL;
  g_autofree char *people = NULL;
  g_autofree char *links = NULL;
  g_autofree char *people_again = NULL;
  g_autofree char *links_again = NULL;
  g_autofree char *patients_again = NULL;
  g_autofree char *caregivers_again = NULL;
  guint n_patients, n_caregivers;

  import (session, PATIENTS, PATIENT_LIST);
  import (session, CAREGIVERS, CAREGIVER_LIST);
  patients = export (session, PATIENTS, folder, "patients.csv", &n_patients);
  caregivers = export (session, CAREGIVERS, folder, "caregivers.csv", &n_caregivers);
  g_assert_cmpuint (n_patients, ==, 4);
  g_assert_cmpuint (n_caregivers, ==, 3);

  import (second, PATIENTS, patients);
  import (second, CAREGIVERS, caregivers);
  people = relais_test_import_people (session);
  links = relais_test_import_links (session);
  people_again = relais_test_import_people (second);
  links_again = relais_test_import_links (second);
  g_assert_nonnull (strstr (links, "Fatima El Amrani > Momo El Amrani: relation=daughter; rank=1; main=yes"));
  g_assert_cmpstr (people_again, ==, people);
  g_assert_cmpstr (links_again, ==, links);

  /* What was imported is exported byte for byte as before. */
  patients_again = export (second, PATIENTS, other, "patients.csv", NULL);
  caregivers_again = export (second, CAREGIVERS, other, "caregivers.csv", NULL);
  g_assert_cmpstr (patients_again, ==, patients);
  g_assert_cmpstr (caregivers_again, ==, caregivers);
}

static void
test_columns (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autofree char *patients = NULL;
  g_autofree char *caregivers = NULL;
  g_autoptr (RelaisCsv) csv = NULL;

  import (session, PATIENTS, "Nom;Prénom;Né le;NISS;GSM\nPeeters;Jan;30/07/1985;85.07.30-033 28;478123456\n");
  import (session, CAREGIVERS, "Nom;Prénom;GSM\nDubois;Marie;+32478123457\n");
  patients = export (session, PATIENTS, folder, "patients.csv", NULL);
  caregivers = export (session, CAREGIVERS, folder, "caregivers.csv", NULL);
  g_assert_cmpstr (patients, ==,
                   "\xef\xbb\xbf"
                   "family_name;given_name;usual_name;birth_date;language;reads;interpreter;street;postcode;commune;phone;"
                   "phone_hours;phone_no_message;phone2;phone2_hours;phone2_no_message;phone3;phone3_hours;phone3_no_message;"
                   "email;mutuality;died_on;sex;bim;chart_number;referent;flags;protected;agreement;agreement_date;"
                   "agreement_how;state;do_not_inform;ask_first\r\n"
                   "Peeters;Jan;;1985-07-30;;;;;;;0478 12 34 56;;;;;;;;;;;;;;;;;;;;;;;\r\n");
  g_assert_null (strstr (patients, "850730"));

  /* Excel would take the + from a number that is digits only. */
  csv = relais_test_import_table (caregivers);
  g_assert_cmpstr (relais_csv_get_cell (csv, 0, 10), ==, "0478 12 34 57");
}

/* Whoever is gone does not leave; of a protected person nothing leaves that leads to them. */
static void
test_who_does_not_leave (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) archived = relais_test_session_add (session, "Archi", "Jan", PATIENTS, NULL);
  g_autoptr (RelaisRecord) stopped = relais_test_session_add (session, "Stop", "Jan", CAREGIVERS, NULL);
  g_autoptr (RelaisRecord) hidden = relais_test_session_add (session, "Cachée", "Anna", PATIENTS, "phone", "0470 00 00 06", "street",
                                                            "Rue du Secret 1", "protected", "yes", NULL);
  g_autoptr (RelaisRecord) open = relais_test_session_add (session, "Peeters", "Jan", PATIENTS, NULL);
  g_autoptr (RelaisRecord) caregiver = relais_test_session_add (session, "Dubois", "Marie", CAREGIVERS, NULL);
  g_autoptr (RelaisRecord) lonely = relais_test_session_add (session, "Maes", "Els", CAREGIVERS, NULL);
  g_autoptr (RelaisRecord) one = relais_test_session_link (session, caregiver, hidden);
  g_autoptr (RelaisRecord) two = relais_test_session_link (session, caregiver, open);
  g_autoptr (RelaisRecord) three = relais_test_session_link (session, lonely, hidden);
  g_autoptr (RelaisRecord) a = relais_register_archive (session, actor, relais_record_get_id (archived), TRUE, NULL);
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (RelaisRecord) b =
      relais_register_note_stop (session, actor, relais_record_get_id (stopped), &papers, NULL);
  g_autofree char *patients = NULL;
  g_autofree char *caregivers = NULL;
  guint n_patients, n_caregivers;

  g_assert_true (a != NULL && b != NULL);
  patients = export (session, PATIENTS, folder, "patients.csv", &n_patients);
  caregivers = export (session, CAREGIVERS, folder, "caregivers.csv", &n_caregivers);
  g_assert_cmpuint (n_patients, ==, 2);
  g_assert_cmpuint (n_caregivers, ==, 2);
  g_assert_null (strstr (patients, "Archi"));
  g_assert_nonnull (strstr (patients, "Cachée;Anna"));
  g_assert_null (strstr (patients, "Secret"));
  g_assert_null (strstr (patients, "0470"));
  g_assert_null (strstr (caregivers, "Stop"));
  g_assert_null (strstr (caregivers, "Cachée"));
  g_assert_nonnull (strstr (caregivers, "Peeters;Jan;"));
  g_assert_nonnull (strstr (caregivers, "Maes;Els;"));
}

static void
test_the_file (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autofree char *path = g_build_filename (folder, "patients.csv", NULL);
  g_autofree char *link = g_build_filename (folder, "link.csv", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "nowhere", "patients.csv", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (relais_people_export_csv (session, actor, PATIENTS, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (relais_people_export_csv (session, actor, PATIENTS, path, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_FILE_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");

  g_assert_cmpint (symlink ("elsewhere.csv", link), ==, 0);
  g_assert_false (relais_people_export_csv (session, actor, PATIENTS, link, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_FILE_EXISTS);
  g_clear_error (&error);
  g_assert_false (relais_people_export_csv (session, actor, PATIENTS, nowhere, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_SUCH_FILE);
}

static void
test_permission_and_log (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisActor) nurse = relais_test_session_as (session, "nurse");
  g_autoptr (RelaisActor) dpo = relais_test_session_as (session, "dpo");
  g_autoptr (RelaisRecord) patient = relais_test_session_add (session, "Peeters", "Jan", PATIENTS, NULL);
  g_autofree char *path = g_build_filename (folder, "patients.csv", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  guint n_exports = 0;

  g_assert_false (relais_people_export_csv (session, nurse, PATIENTS, path, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  content = export (session, PATIENTS, folder, "patients.csv", NULL);
  rows = relais_audit_reading_list (session, dpo, relais_record_get_id (patient), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const RelaisAuditRow *row = g_ptr_array_index (rows, i);

      n_exports += g_str_equal (row->entry.act, "export") && g_strcmp0 (row->entry.fields, "patients") == 0;
    }
  g_assert_cmpuint (n_exports, ==, 1);
}

/* For an address book: one card a person, how to reach them, and nothing about care. */
static void
test_cards (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autofree char *path = g_build_filename (folder, "c.vcf", NULL);
  g_autofree char *old_path = g_build_filename (folder, "p.vcf", NULL);
  g_autofree char *cards = NULL;
  g_autofree char *old_cards = NULL;
  g_autoptr (GError) error = NULL;
  guint n_cards, n_old_cards;

  import (session, PATIENTS, PATIENT_LIST);
  import (session, CAREGIVERS, CAREGIVER_LIST);
  relais_people_export_vcf (session, relais_session_get_actor (session), CAREGIVERS, FALSE, path, &n_cards, &error);
  g_assert_no_error (error);
  relais_people_export_vcf (session, relais_session_get_actor (session), PATIENTS, TRUE, old_path, &n_old_cards,
                            &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &cards, NULL, NULL));
  g_assert_true (g_file_get_contents (old_path, &old_cards, NULL, NULL));

  g_assert_cmpuint (n_cards, ==, 2);
  g_assert_true (g_str_has_prefix (cards, "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:"));
  g_assert_nonnull (strstr (cards, "N:El Amrani;Fatima;;;\r\n"));
  g_assert_nonnull (strstr (cards, "TEL;VALUE=uri;TYPE=\"home,voice\";PREF=1:tel:+32478654321\r\n"));
  g_assert_nonnull (strstr (cards, "EMAIL:f@example.be\r\n"));
  g_assert_null (strstr (cards, "Mohamed"));
  g_assert_null (strstr (cards, "fatigu"));

  g_assert_nonnull (strstr (old_cards, "VERSION:3.0\r\n"));
  g_assert_nonnull (strstr (old_cards, "TEL;TYPE=home,voice,pref:0478 12 34 56\r\n"));
  g_assert_nonnull (strstr (old_cards, "ADR;TYPE=home:;;Rue Haute 12\\; bte 3;Bruxelles;;1000;\r\n"));
  /* No birth; four digits alone may stand in an id. */
  g_assert_null (strstr (old_cards, "BDAY"));
  g_assert_null (strstr (old_cards, "1948-03"));
  g_assert_null (strstr (old_cards, "194803"));
  g_assert_null (strstr (old_cards, "Mort"));
  g_assert_cmpuint (n_old_cards, ==, 3);

  g_assert_false (relais_people_export_vcf (session, relais_session_get_actor (session), PATIENTS, FALSE, path, NULL,
                                            &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_FILE_EXISTS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/round-trip", test_round_trip);
  g_test_add_func ("/export/columns", test_columns);
  g_test_add_func ("/export/who-does-not-leave", test_who_does_not_leave);
  g_test_add_func ("/export/the-file", test_the_file);
  g_test_add_func ("/export/cards", test_cards);
  g_test_add_func ("/export/permission-and-log", test_permission_and_log);

  return g_test_run ();
}
