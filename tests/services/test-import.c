#include "relais-care-link.h"
#include "relais-done.h"
#include "relais-error.h"
#include "relais-id.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-register-care.h"
#include "relais-register.h"
#include "relais-test-import.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <string.h>

#define PATIENTS   RELAIS_FACET_PATIENT
#define CAREGIVERS RELAIS_FACET_CAREGIVER

/* One list into an empty register: rows as "rows imported updated unchanged skipped", what is said, who is there. */
typedef struct {
  const char *name;
  guint facet;
  const char *text;
  const char *counts;
  const char *findings;
  const char *people;
  const char *links;
} Case;

#define F "Nom;Prénom;GSM"
#define C "Nom aidant;Prénom aidant;GSM aidant;Nom patient;Prénom patient;Patient né le;Lien"
#define FATIMA "family_name=El Amrani; given_name=Fatima; phone=0478 12 34 56"
#define MOHAMED "family_name=El Amrani; given_name=Mohamed; birth_date=1948-03-12"

static const Case cases[] = {
  /* --- What comes in --- */
  { "a caregiver", CAREGIVERS, F "\nEl Amrani;Fatima;0478 12 34 56\n", "1 1 0 0 0", "", FATIMA "; is_caregiver=yes\n", "" },
  { "the zero that Excel takes", CAREGIVERS, F "\nEl Amrani;Fatima;478123456\n", "1 1 0 0 0", "2 GSM: phone-restored-zero\n",
    FATIMA "; is_caregiver=yes\n", "" },
  { "dates as offices write them", PATIENTS, "Nom;Prénom;Né le\nPeeters;Jan;1/2/1948\nPeeters;Els;1948\n", "2 2 0 0 0", "",
    "family_name=Peeters; given_name=Els; birth_date=1948; is_patient=yes\n"
    "family_name=Peeters; given_name=Jan; birth_date=1948-02-01; is_patient=yes\n", "" },
  { "two digits of a year", PATIENTS, "Nom;Prénom;Né le\nPeeters;Jan;12/03/20\n", "1 1 0 0 0", "2 Né le: date-century-guessed\n",
    "family_name=Peeters; given_name=Jan; birth_date=2020-03-12; is_patient=yes\n", "" },
  { "a birth long ago is said once", PATIENTS, "Nom;Prénom;Né le\nPeeters;Jan;2/1/1890\n", "1 1 0 0 0", "2 Né le: birth-too-long-ago\n",
    "family_name=Peeters; given_name=Jan; birth_date=1890-01-02; is_patient=yes\n", "" },
  { "numbers find their places", CAREGIVERS,
    "Nom;Prénom;Tél;GSM;GSM 2\nPeeters;Jan;;0478 12 34 56;02 474 02 55 / 0479 11 22 33\nPeeters;Els;0478 65 43 21;0478 65 43 21;\n"
    "Peeters;Ann;0471 11 11 11;0472 22 22 22;0473 33 33 33 / 0474 44 44 44\n", "3 3 0 0 0", "4 GSM 2: numbers-left-out\n",
    "family_name=Peeters; given_name=Ann; phone=0471 11 11 11; phone2=0472 22 22 22; phone3=0473 33 33 33; is_caregiver=yes\n"
    "family_name=Peeters; given_name=Els; phone=0478 65 43 21; is_caregiver=yes\n"
    "family_name=Peeters; given_name=Jan; phone=0478 12 34 56; phone2=02 474 02 55; phone3=0479 11 22 33; is_caregiver=yes\n", "" },
  { "addresses", PATIENTS,
    "Nom;Prénom;Tél;Adresse;CP\nPeeters;Jan;02 474 02 55;Rue Haute 12, 1000 Bruxelles;\nPeeters;Els;02 474 02 56;Rue Haute 12;1030 Schaerbeek\n",
    "2 2 0 0 0", "",
    "family_name=Peeters; given_name=Els; street=Rue Haute 12; postcode=1030; commune=Schaerbeek; phone=02 474 02 56; is_patient=yes\n"
    "family_name=Peeters; given_name=Jan; street=Rue Haute 12; postcode=1000; commune=Bruxelles; phone=02 474 02 55; is_patient=yes\n", "" },
  { "whole names with something beside them", CAREGIVERS,
    "Aidant;Patient;Lien\nMme El Amrani Fatima 0478 12 34 56;EL AMRANI Mohamed né le 12/03/1948;fille\nPeeters Jan (le soir) 0478 65 43 21;;\n", "2 2 0 0 0",
    "1 Aidant: column-whole-names\n1 Patient: column-whole-names\n3 Aidant: rest-left-out\n3 -: patient-missing\n",
    FATIMA "; is_caregiver=yes\n" MOHAMED "; is_patient=yes\nfamily_name=Peeters; given_name=Jan; phone=0478 65 43 21; is_caregiver=yes\n",
    "Fatima El Amrani > Mohamed El Amrani: relation=daughter\n" },
  { "number and box", PATIENTS, "Nom;Prénom;Tél;Rue;N°;Bte\nPeeters;Jan;02 474 02 55;Rue Haute;12;3\nPeeters;Els;02 474 02 56;Rue Haute;12;bte 3\n",
    "2 2 0 0 0", "",
    "family_name=Peeters; given_name=Els; street=Rue Haute 12 bte 3; phone=02 474 02 56; is_patient=yes\n"
    "family_name=Peeters; given_name=Jan; street=Rue Haute 12 / 3; phone=02 474 02 55; is_patient=yes\n", "" },
  { "ways to say nothing", CAREGIVERS, "Nom;Prénom;GSM;E-mail;Né le\nPeeters;Jan;0478 12 34 56;n/a;inconnu\nPeeters;?;0478 65 43 21;-;néant\n",
    "2 2 0 0 0", "",
    "family_name=Peeters; given_name=Jan; phone=0478 12 34 56; is_caregiver=yes\n"
    "family_name=Peeters; phone=0478 65 43 21; is_caregiver=yes\n", "" },
  { "a chart number is enough", PATIENTS, "Nom;Prénom;Dossier\nPeeters;Jan;0012\n", "1 1 0 0 0", "2 -: patient-incomplete\n",
    "family_name=Peeters; given_name=Jan; is_patient=yes; chart_number=0012\n", "" },
  { "a death", PATIENTS, "Nom;Prénom;Né le;Décédé le\nPeeters;Jan;1930;3/4/2026\nPeeters;Els;1931;oui\nPeeters;Ann;1932;non\n", "3 3 0 0 0", "",
    "family_name=Peeters; given_name=Ann; birth_date=1932; is_patient=yes\n"
    "family_name=Peeters; given_name=Els; birth_date=1931; is_patient=yes; state=deceased\n"
    "family_name=Peeters; given_name=Jan; birth_date=1930; died_on=2026-04-03; is_patient=yes; state=deceased\n", "" },
  { "an agreement", PATIENTS, "Nom;Prénom;Né le;Accord\nPeeters;Jan;1930;oui\nPeeters;Els;1931;?\n", "2 2 0 0 0", "",
    "family_name=Peeters; given_name=Els; birth_date=1931; is_patient=yes; agreement=not_asked\n"
    "family_name=Peeters; given_name=Jan; birth_date=1930; is_patient=yes; agreement=given; agreement_date=2026-11-20; agreement_by=Aïcha\n", "" },
  { "odd but a name", CAREGIVERS, F "\n\"'; DROP TABLE person;--\";Robert;0478 12 34 56\n\"😀 Ünal\";Ayşe\342\200\256;0478 65 43 21\n", "2 2 0 0 0",
    "3 Prénom: characters-removed\n",
    "family_name='; DROP TABLE person;--; given_name=Robert; phone=0478 12 34 56; is_caregiver=yes\n"
    "family_name=😀 Ünal; given_name=Ayşe; phone=0478 65 43 21; is_caregiver=yes\n", "" },

  /* --- What is left out --- */
  { "a value that cannot be read", CAREGIVERS, "Nom;Prénom;GSM;E-mail;Né le;Langue\nPeeters;Jan;0478 12 34 56;jan(at)example;31/02/1970;klingon\n",
    "1 1 0 0 0", "2 Né le: date-impossible\n2 Langue: language-unknown\n2 E-mail: email-form\n",
    "family_name=Peeters; given_name=Jan; phone=0478 12 34 56; is_caregiver=yes\n", "" },
  { "errors of the spreadsheet", CAREGIVERS, "Nom;Prénom;GSM;Rue\nPeeters;Jan;0478 12 34 56;#N/A\nPeeters;#REF!;0478 65 43 21;Rue Haute 1\n",
    "2 1 0 0 1", "2 Rue: spreadsheet-error\n3 Prénom: spreadsheet-error skips\n",
    "family_name=Peeters; given_name=Jan; phone=0478 12 34 56; is_caregiver=yes\n", "" },
  { "hours of no number, date of no answer", PATIENTS,
    "family_name;given_name;birth_date;phone2_hours;agreement_date\nPeeters;Jan;1930;lu-ve 9h-17h;2026-01-02\n", "1 1 0 0 0",
    "2 phone2_hours: dependent-left-out\n2 agreement_date: dependent-left-out\n",
    "family_name=Peeters; given_name=Jan; birth_date=1930; is_patient=yes\n", "" },
  { "a long remark beside a number", CAREGIVERS, F "\nPeeters;Jan;0478 12 34 56 (sa fille, seulement le soir après 18 heures)\n", "1 1 0 0 0",
    "2 GSM: only-number-taken\n", "family_name=Peeters; given_name=Jan; phone=0478 12 34 56; is_caregiver=yes\n", "" },

  /* --- Who is skipped --- */
  { "nobody's name", CAREGIVERS, F "\n;;0478 12 34 56\n12;=1+1;0478 12 34 56\nidem;Jan;0478 12 34 56\n=SUM(A1);Jan;0478 12 34 56\n", "4 0 0 0 4",
    "2 -: name-required skips\n3 Nom: not-a-name skips\n3 Prénom: not-a-name\n4 Nom: ditto skips\n5 Nom: not-a-name skips\n", "", "" },
  { "nobody to reach", CAREGIVERS, F "\nPeeters;Jan;\nPeeters;Els;0478 12 34 5\nPeeters;Ann;4,78E+08\n", "3 0 0 0 3",
    "2 -: contact-required skips\n3 GSM: phone-too-short skips\n4 GSM: phone-rounded skips\n", "", "" },
  { "a patient whom nothing tells apart", PATIENTS, "Nom;Prénom;Né le;Tél\nPeeters;Jan;;\nPeeters;Els;31/02/1948;\n", "2 0 0 0 2",
    "2 -: birth-or-phone-required skips\n3 Né le: date-impossible skips\n", "", "" },
  { "totals and headings", CAREGIVERS, F "\nPeeters;Jan;0478 12 34 56\n" F "\nTotal;;1\nTOTAAL : 312\nTotal;Jean;0478 65 43 21\n", "5 2 0 0 3",
    "3 -: row-headings skips\n4 -: row-total skips\n5 -: row-total skips\n",
    "family_name=Peeters; given_name=Jan; phone=0478 12 34 56; is_caregiver=yes\n"
    "family_name=Total; given_name=Jean; phone=0478 65 43 21; is_caregiver=yes\n", "" },
  { "what must not be lost", PATIENTS,
    "family_name;given_name;birth_date;protected;ask_first;phone;phone_no_message;agreement\nPeeters;Jan;1930;peut-être;;;;\nPeeters;Els;1931;;parfois;;;\n"
    "Peeters;Ann;1932;;;02 474 02 55;le soir;\nPeeters;Luc;1933;;;;;refus total\nPeeters;Eva;1934;oui;;;;\n", "5 1 0 0 4",
    "2 protected: yes-or-no skips\n3 ask_first: yes-or-no skips\n4 phone_no_message: yes-or-no skips\n5 agreement: unknown-word skips\n",
    "family_name=Peeters; given_name=Eva; birth_date=1934; is_patient=yes; protected=yes\n", "" },

  /* --- One person in several rows --- */
  { "the same row twice", CAREGIVERS, F "\nEl Amrani;Fatima;0478 12 34 56\nEL-AMRANI;fatima;+32 478 12 34 56\n", "2 1 0 1 0", "3 -: same-as-row\n",
    FATIMA "; is_caregiver=yes\n", "" },
  { "a row that adds and one that differs", CAREGIVERS,
    "Nom;Prénom;GSM;E-mail\nEl Amrani;Fatima;0478 12 34 56;\nEl Amrani;Fatima;0478 12 34 56;f@example.be\nEl Amrani;Fatima;0478 12 34 56;g@example.be\n",
    "3 1 1 1 0", "4 E-mail: differs-from-row\n4 -: same-as-row\n",
    "family_name=El Amrani; given_name=Fatima; phone=0478 12 34 56; email=f@example.be; is_caregiver=yes\n", "" },
  { "namesakes", CAREGIVERS, F "\nEl Amrani;Fatima;0478 12 34 56\nEl Amrani;Fatima;0478 65 43 21\n", "2 2 0 0 0", "3 -: may-be-row\n",
    FATIMA "; is_caregiver=yes\nfamily_name=El Amrani; given_name=Fatima; phone=0478 65 43 21; is_caregiver=yes\n", "" },
  { "a typing mistake", CAREGIVERS, F "\nEl Amrani;Fatima;0478 12 34 56\nEl Amranni;Fatima;0478 12 34 56\n", "2 1 0 0 1", "3 -: resembles-row skips\n",
    FATIMA "; is_caregiver=yes\n", "" },
  { "one number for two", PATIENTS, "Nom;Prénom;Né le;Dossier\nPeeters;Jan;1930;12\nDubois;Marie;1940;12\n", "2 1 0 0 1",
    "3 Dossier: number-of-another skips\n", "family_name=Peeters; given_name=Jan; birth_date=1930; is_patient=yes; chart_number=12\n", "" },

  /* --- Caregivers with their patients --- */
  { "two caregivers of one patient, one of two", CAREGIVERS,
    C "\nEl Amrani;Fatima;0478 12 34 56;El Amrani;Mohamed;12/03/1948;fille\nEl Amrani;Karim;0478 65 43 21;EL AMRANI;mohamed;12.03.1948;fils\n"
    "El Amrani;Fatima;0478 12 34 56;Peeters;Jan;1930;voisine\n", "3 3 0 0 0", "",
    FATIMA "; is_caregiver=yes\n"
    "family_name=El Amrani; given_name=Karim; phone=0478 65 43 21; is_caregiver=yes\n"
    MOHAMED "; is_patient=yes\n"
    "family_name=Peeters; given_name=Jan; birth_date=1930; is_patient=yes\n",
    "Fatima El Amrani > Jan Peeters: relation=neighbour\nFatima El Amrani > Mohamed El Amrani: relation=daughter\n"
    "Karim El Amrani > Mohamed El Amrani: relation=son\n" },
  { "merged cells", CAREGIVERS, C "\nEl Amrani;Fatima;0478 12 34 56;El Amrani;Mohamed;12/03/1948;fille\nEl Amrani;Karim;0478 65 43 21;;;;fils\n", "2 2 0 0 0",
    "3 -: patient-missing\n",
    FATIMA "; is_caregiver=yes\nfamily_name=El Amrani; given_name=Karim; phone=0478 65 43 21; is_caregiver=yes\n" MOHAMED "; is_patient=yes\n",
    "Fatima El Amrani > Mohamed El Amrani: relation=daughter\n" },
  { "a patient by name alone", CAREGIVERS,
    C "\nEl Amrani;Fatima;0478 12 34 56;El Amrani;Mohamed;;fille\nEl Amrani;Karim;0478 65 43 21;El Amrani;Mohamed;;fils\n", "2 2 0 0 0",
    "2 -: patient-incomplete\n3 -: patient-by-name\n",
    FATIMA "; is_caregiver=yes\nfamily_name=El Amrani; given_name=Karim; phone=0478 65 43 21; is_caregiver=yes\n"
    "family_name=El Amrani; given_name=Mohamed; is_patient=yes\n",
    "Fatima El Amrani > Mohamed El Amrani: relation=daughter\nKarim El Amrani > Mohamed El Amrani: relation=son\n" },
  { "a patient who is not certain", CAREGIVERS,
    C "\nEl Amrani;Fatima;0478 12 34 56;El Amrani;Mohamed;1948;fille\nPeeters;Jan;0478 65 43 21;El Amrani;Mohamed;1952;\n"
    "Dubois;Marie;0479 11 22 33;El Amrani;Mohamed;;\nDubois;Paul;0479 44 55 66;El Amrani;Mohamed;31/02/1950;\n", "4 4 0 0 0",
    "3 Lien: relation-missing\n4 -: patient-several\n5 Patient né le: date-impossible\n5 -: patient-several\n",
    "family_name=Dubois; given_name=Marie; phone=0479 11 22 33; is_caregiver=yes\n"
    "family_name=Dubois; given_name=Paul; phone=0479 44 55 66; is_caregiver=yes\n"
    FATIMA "; is_caregiver=yes\n"
    "family_name=El Amrani; given_name=Mohamed; birth_date=1948; is_patient=yes\n"
    "family_name=El Amrani; given_name=Mohamed; birth_date=1952; is_patient=yes\n"
    "family_name=Peeters; given_name=Jan; phone=0478 65 43 21; is_caregiver=yes\n",
    "Fatima El Amrani > Mohamed El Amrani: relation=daughter\nJan Peeters > Mohamed El Amrani: \n" },
  { "a patient with no name", CAREGIVERS, C "\nEl Amrani;Fatima;0478 12 34 56;idem;Mohamed;1948;fille\n", "1 1 0 0 0", "2 Nom patient: ditto\n",
    FATIMA "; is_caregiver=yes\n", "" },
  { "a skipped caregiver brings nobody", CAREGIVERS, C "\nEl Amrani;Fatima;;El Amrani;Mohamed;1948;fille\n", "1 0 0 0 1", "2 -: contact-required skips\n", "", "" },
  { "father and son of one name and line", CAREGIVERS, C "\nEl Amrani;Mohamed;02 474 02 55;El Amrani;Mohamed;12/03/1948;fils\n", "1 1 0 0 0", "",
    "family_name=El Amrani; given_name=Mohamed; birth_date=1948-03-12; is_patient=yes\n"
    "family_name=El Amrani; given_name=Mohamed; phone=02 474 02 55; is_caregiver=yes\n", "Mohamed El Amrani > Mohamed El Amrani: relation=son\n" },
  { "consents and calling order", CAREGIVERS,
    "family_name;given_name;phone;minor;patient_family_name;patient_birth_date;relation;rank;consent_print;consent_print_how;consent_hospital;consent_keep_date\n"
    "Peeters;Jan;0478 12 34 56;;Dubois;1930;son;1er;oui;écrit;peut-être;2026-01-02\nPeeters;Els;0478 65 43 21;oui;Maes;1931;dochter;;;;ja;\n",
    "2 2 0 0 0", "2 consent_hospital: unknown-word\n2 consent_keep_date: dependent-left-out\n3 consent_hospital: minor-first\n",
    "family_name=Dubois; birth_date=1930; is_patient=yes\nfamily_name=Maes; birth_date=1931; is_patient=yes\n"
    "family_name=Peeters; given_name=Els; phone=0478 65 43 21; is_caregiver=yes; minor=yes\n"
    "family_name=Peeters; given_name=Jan; phone=0478 12 34 56; is_caregiver=yes\n",
    "Els Peeters > Maes: relation=daughter\n"
    "Jan Peeters > Dubois: relation=son; rank=1; consent_print=yes; consent_print_how=written; consent_print_date=2026-11-20; consent_print_by=Aïcha\n" },
};

static void
check_result (const RelaisImportResult *result, const char *counts)
{
  g_autofree char *text = g_strdup_printf ("%u %u %u %u %u", result->rows, result->imported, result->updated,
                                           result->unchanged, result->skipped);

  g_assert_cmpstr (text, ==, counts);
}

static guint
count_skips (GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((RelaisImportFinding *) g_ptr_array_index (findings, i))->skips;
  return n;
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (GPtrArray) findings = NULL;
  g_auto (RelaisImportResult) result = { 0 };
  g_auto (RelaisImportResult) again = { 0 };
  g_autofree char *said = NULL;
  g_autofree char *people = NULL;
  g_autofree char *links = NULL;

  relais_test_import (session, one->facet, one->text, &result, &findings);
  said = relais_test_import_describe (findings);
  people = relais_test_import_people (session);
  links = relais_test_import_links (session);
  g_assert_cmpstr (said, ==, one->findings);
  check_result (&result, one->counts);
  g_assert_cmpuint (count_skips (findings), ==, result.skipped);
  g_assert_cmpstr (people, ==, one->people);
  g_assert_cmpstr (links, ==, one->links);
  g_assert_true ((result.operation != NULL) == (result.imported + result.updated > 0));
}

/* --- A register in which people are already --- */

/* Imports @text into a register in which @before was imported already. */
static char *
import_again (RelaisSession *session, guint facet, const char *before, const char *text, const char *counts)
{
  g_auto (RelaisImportResult) first = { 0 };
  g_auto (RelaisImportResult) result = { 0 };
  g_autoptr (GPtrArray) findings = NULL;

  relais_test_import (session, facet, before, &first, NULL);
  relais_test_import (session, facet, text, &result, &findings);
  check_result (&result, counts);
  g_assert_cmpuint (count_skips (findings), ==, result.skipped);
  return relais_test_import_describe (findings);
}

/* Every list that came in says nothing new the second time, and changes nothing. */
static void
test_the_same_list_twice (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
      g_autoptr (RelaisSession) session = relais_test_session_new (folder);
      g_auto (RelaisImportResult) first = { 0 };
      g_auto (RelaisImportResult) second = { 0 };
      g_autofree char *people = NULL;
      g_autofree char *links = NULL;

      if (strstr (cases[i].people, "deceased") != NULL || strstr (cases[i].people, "protected") != NULL)
        continue;
      g_test_message ("%s", cases[i].name);
      relais_test_import (session, cases[i].facet, cases[i].text, &first, NULL);
      relais_test_import (session, cases[i].facet, cases[i].text, &second, NULL);
      people = relais_test_import_people (session);
      links = relais_test_import_links (session);
      g_assert_cmpstr (people, ==, cases[i].people);
      g_assert_cmpstr (links, ==, cases[i].links);
      g_assert_cmpuint (second.imported + second.updated, ==, 0);
      g_assert_null (second.operation);
    }
}

static void
test_a_chart_number_updates (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autofree char *people = NULL;
  g_autofree char *said =
      import_again (session, PATIENTS,
                    "Nom;Prénom;Né le;Dossier;Tél;Commune\nPeeters;Jan;1930;0012;02 474 02 55;Ixelles\nDubois;Marie;1940;13;;\n",
                    "Nom;Prénom;Né le;Dossier;Tél;E-mail;Commune\nPeeters;Jan;4/5/1930;12;02/474.02.55;jan@example.be;Jette\n"
                    "Dubois;Marie;1941;13;0478 12 34 56;;\n",
                    "2 0 2 0 0");

  people = relais_test_import_people (session);
  g_assert_cmpstr (said, ==, "2 Commune: differs\n2 Né le: filled\n2 E-mail: filled\n3 Né le: differs\n3 Tél: filled\n");
  g_assert_cmpstr (people, ==,
                   "family_name=Dubois; given_name=Marie; birth_date=1940; phone=0478 12 34 56; is_patient=yes; chart_number=13\n"
                   "family_name=Peeters; given_name=Jan; birth_date=1930-05-04; commune=Ixelles; phone=02 474 02 55; "
                   "email=jan@example.be; is_patient=yes; chart_number=0012\n");
}

static void
test_a_link_updates (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autofree char *people = NULL;
  g_autofree char *links = NULL;
  g_autofree char *said =
      import_again (session, CAREGIVERS,
                    C ";consent_print;Clé\nEl Amrani;Fatima;0478 12 34 56;El Amrani;Mohamed;12/03/1948;fille;;\n"
                      "El Amrani;Karim;0478 65 43 21;El Amrani;Mohamed;12/03/1948;fils;non;\n",
                    C ";consent_print;Clé\nEl Amrani;Fatima;0479 99 99 99;El Amrani;Mohamed;1948;voisine;oui;oui\n"
                      "El Amrani;Karim;0478 65 43 21;El Amrani;Mohamed;12/03/1948;fils;oui;\n",
                    "2 0 1 1 0");

  people = relais_test_import_people (session);
  links = relais_test_import_links (session);
  g_assert_cmpstr (said, ==,
                   "2 GSM aidant: differs\n2 Clé: filled\n2 Lien: differs\n2 consent_print: filled\n3 consent_print: differs\n");
  g_assert_nonnull (strstr (people, FATIMA "; is_caregiver=yes; key_holder=yes\n"));
  g_assert_cmpstr (links, ==,
                   "Fatima El Amrani > Mohamed El Amrani: relation=daughter; consent_print=yes; consent_print_date=2026-11-20; "
                   "consent_print_by=Aïcha\nKarim El Amrani > Mohamed El Amrani: relation=son; consent_print=no; "
                   "consent_print_date=2026-11-20; consent_print_by=Aïcha\n");
}

static void
test_a_patient_becomes_a_caregiver (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_auto (RelaisImportResult) patients = { 0 };
  g_auto (RelaisImportResult) caregivers = { 0 };
  g_autofree char *people = NULL;

  relais_test_import (session, PATIENTS, F "\nEl Amrani;Fatima;0478 12 34 56\n", &patients, NULL);
  relais_test_import (session, CAREGIVERS, F "\nEl Amrani;Fatima;0478 12 34 56\n", &caregivers, NULL);
  people = relais_test_import_people (session);
  check_result (&caregivers, "1 0 1 0 0");
  g_assert_cmpstr (people, ==, FATIMA "; is_patient=yes; is_caregiver=yes\n");
}

/* Whoever is gone, asked to stop or is protected is left as they are, and named. */
static void
test_nobody_comes_back (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) archived = relais_test_session_add (session, "Archi", "Jan", CAREGIVERS, "phone", "0470 00 00 01", NULL);
  g_autoptr (RelaisRecord) stopped = relais_test_session_add (session, "Stop", "Jan", CAREGIVERS, "phone", "0470 00 00 02", NULL);
  g_autoptr (RelaisRecord) dead = relais_test_session_add (session, "Mort", "Jan", CAREGIVERS, "phone", "0470 00 00 03", NULL);
  g_autoptr (RelaisRecord) kept = relais_test_session_add (session, "Reste", "Jan", CAREGIVERS, "phone", "0470 00 00 04", NULL);
  g_autoptr (RelaisRecord) merged = relais_test_session_add (session, "Ancien", "Jan", CAREGIVERS, "phone", "0470 00 00 05", NULL);
  g_autoptr (RelaisRecord) hidden = relais_test_session_add (session, "Cache", "Jan", PATIENTS | CAREGIVERS, "phone", "0470 00 00 06",
                                                            "protected", "yes", NULL);
  g_autoptr (RelaisRecord) a = relais_register_archive (session, actor, relais_record_get_id (archived), TRUE, NULL);
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (GPtrArray) more_papers = NULL;
  g_autoptr (RelaisRecord) b =
      relais_register_note_stop (session, actor, relais_record_get_id (stopped), &papers, NULL);
  g_autoptr (RelaisRecord) c = relais_register_note_death (session, actor, relais_record_get_id (dead),
                                                           relais_date (2026, 11, 1), &more_papers, NULL);
  g_autoptr (RelaisRecord) d =
      relais_register_merge (session, actor, relais_record_get_id (kept), relais_record_get_id (merged), NULL, NULL);
  g_autofree char *before = relais_test_import_people (session);
  g_autofree char *after = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_auto (RelaisImportResult) result = { 0 };

  g_assert_true (a != NULL && b != NULL && c != NULL && d != NULL);
  relais_test_import (session, CAREGIVERS,
                      F ";E-mail\nArchi;Jan;0470 00 00 01;a@example.be\nStop;Jan;0470 00 00 02;a@example.be\nMort;Jan;0470 00 00 03;a@example.be\n"
                        "Ancien;Jan;0470 00 00 05;b@example.be\nCache;Jan;0470 00 00 06;c@example.be\nStopp;Jan;0470 00 00 02;\n"
                        "Cache;Jan;0479 99 99 99;\n",
                      &result, &findings);
  after = relais_test_import_people (session);
  said = relais_test_import_describe (findings);
  check_result (&result, "7 0 0 0 7");
  g_assert_cmpstr (said, ==,
                   "2 -: archived skips\n3 -: stopped skips\n4 -: deceased skips\n5 -: merged skips\n6 -: protected skips\n"
                   "7 -: stopped skips\n8 -: protected skips\n");
  g_assert_cmpstr (after, ==, before);
}

static void
test_no_link_to_who_is_gone (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) dead = relais_test_session_add (session, "Mort", "Jan", PATIENTS, "birth_date", "1930-01-01", NULL);
  g_autoptr (RelaisRecord) ended = NULL;
  g_autoptr (RelaisRecord) patient = relais_test_session_add (session, "Peeters", "Jan", PATIENTS, "birth_date", "1930-01-01", NULL);
  g_autoptr (RelaisRecord) caregiver = relais_test_session_add (session, "Peeters", "Els", CAREGIVERS, "phone", "0470 00 00 06", NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, caregiver, patient);
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (RelaisRecord) c =
      relais_register_note_death (session, relais_session_get_actor (session), relais_record_get_id (dead),
                                  relais_date (2026, 11, 1), &papers, NULL);
  g_autoptr (GPtrArray) findings = NULL;
  g_auto (RelaisImportResult) result = { 0 };
  g_autofree char *said = NULL;

  ended = relais_register_end_link (session, relais_session_get_actor (session), relais_record_get_id (link),
                                    relais_date (2026, 10, 1), NULL);
  g_assert_true (ended != NULL && c != NULL);
  relais_test_import (session, CAREGIVERS,
                      C "\nDubois;Luc;0478 12 34 56;Mort;Jan;1/1/1930;fils\nPeeters;Els;0470 00 00 06;Peeters;Jan;1/1/1930;fille\n",
                      &result, &findings);
  said = relais_test_import_describe (findings);
  check_result (&result, "2 1 0 1 0");
  g_assert_cmpstr (said, ==, "2 -: patient-not-linked\n3 -: link-ended\n");
}

/* What a record lacked before is no fault of the row that completes something else. */
static void
test_old_faults_do_not_count (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_auto (RelaisImportResult) first = { 0 };
  g_auto (RelaisImportResult) result = { 0 };
  g_autofree char *people = NULL;

  relais_test_import (session, CAREGIVERS, C ";patient_email\nMaes;Els;0478 12 34 56;Peeters;Jan;;fille;jan@example.be\n", &first, NULL);
  relais_test_import (session, PATIENTS, "Nom;Prénom;E-mail;Commune\nPeeters;Jan;jan@example.be;Ixelles\n", &result, NULL);
  people = relais_test_import_people (session);
  check_result (&result, "1 0 1 0 0");
  g_assert_nonnull (strstr (people, "family_name=Peeters; given_name=Jan; commune=Ixelles; email=jan@example.be; is_patient=yes\n"));
}

/* Father and son share a name and a line; nobody is their own caregiver. */
static void
test_a_caregiver_is_not_their_patient (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) father = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENTS, "birth_date", "1948-03-12",
                                                            "phone", "02 474 02 55", NULL);
  g_auto (RelaisImportResult) result = { 0 };
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;
  const RelaisRecord *link;

  relais_test_import (session, CAREGIVERS, C "\nEl Amrani;Mohamed;02 474 02 55;El Amrani;Mohamed;12/03/1948;fils\n", &result, NULL);
  check_result (&result, "1 1 0 0 0");
  links = relais_register_list_links (session, relais_session_get_actor (session), NULL, relais_record_get_id (father),
                                      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (links->len, ==, 1);
  link = g_ptr_array_index (links, 0);
  g_assert_cmpstr (relais_record_get (link, RELAIS_CARE_LINK_CAREGIVER), !=, relais_record_get_id (father));
  g_assert_true (relais_reference_is_valid (relais_record_get (link, RELAIS_CARE_LINK_REFERENCE)));
}

static void
test_who_has_died_according_to_the_file (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autofree char *said = import_again (session, PATIENTS, "Nom;Prénom;Né le\nPeeters;Jan;4/5/1930\n",
                                        "Nom;Prénom;Né le;Décédé le\nPeeters;Jan;4/5/1930;1/11/2026\n", "1 0 0 1 0");
  g_autofree char *people = relais_test_import_people (session);

  g_assert_cmpstr (said, ==, "2 -: has-died\n");
  g_assert_cmpstr (people, ==, "family_name=Peeters; given_name=Jan; birth_date=1930-05-04; is_patient=yes\n");
}

static void
test_several_fit (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) one = relais_test_session_add (session, "Peeters", "Els", CAREGIVERS, "phone", "0470 00 00 06", NULL);
  g_autoptr (RelaisRecord) two = relais_test_session_add (session, "Peeters", "Els", CAREGIVERS, "phone", "0470 00 00 06", NULL);
  g_autoptr (GPtrArray) findings = NULL;
  g_auto (RelaisImportResult) result = { 0 };
  g_autofree char *said = NULL;

  relais_test_import (session, CAREGIVERS, F "\nPeeters;Els;0470 00 00 06\n", &result, &findings);
  said = relais_test_import_describe (findings);
  g_assert_cmpstr (said, ==, "2 -: several skips\n");
}

/* --- One operation --- */

static void
test_one_undo (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) there = relais_test_session_add (session, "El Amrani", "Mohamed", PATIENTS, "birth_date", "1948-03-12", NULL);
  g_autofree char *people_before = relais_test_import_people (session);
  g_autofree char *people_after = NULL;
  g_autofree char *links_after = NULL;
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (GPtrArray) done = NULL;
  g_auto (RelaisImportResult) result = { 0 };
  g_auto (RelaisUndoResult) undone = { 0 };
  g_autoptr (GError) error = NULL;

  relais_test_import (session, CAREGIVERS,
                      C ";patient_language\nEl Amrani;Fatima;0478 12 34 56;El Amrani;Mohamed;12/03/1948;fille;arabe\n"
                        "Peeters;Els;0470 00 00 06;Peeters;Jan;1/1/1930;fille;\n",
                      &result, NULL);
  check_result (&result, "2 2 0 0 0");
  operations = relais_register_list_operations (session, actor, "import", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (operations->len, ==, 1);
  g_assert_cmpstr (((RelaisOperation *) g_ptr_array_index (operations, 0))->id, ==, result.operation);
  g_assert_cmpstr (((RelaisOperation *) g_ptr_array_index (operations, 0))->note, ==, "list.csv");

  /* The list of the day names the file, not the first of those who were in it. */
  done = relais_done_list (session, actor, relais_session_get_today (session), 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((RelaisDone *) g_ptr_array_index (done, 0))->note, ==, "list.csv");
  g_assert_null (((RelaisDone *) g_ptr_array_index (done, 0))->person);

  g_assert_true (relais_register_undo (session, actor, result.operation, &undone, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (undone.n_restored, ==, 6);
  g_assert_cmpuint (undone.left->len, ==, 0);
  people_after = relais_test_import_people (session);
  links_after = relais_test_import_links (session);
  g_assert_cmpstr (people_after, ==, people_before);
  g_assert_cmpstr (links_after, ==, "");
}

static void
test_a_plan_changes_nothing (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisImportPlan) plan = relais_test_import_plan (session, CAREGIVERS, F "\nEl Amrani;Fatima;0478 12 34 56\n");
  g_autofree char *people = relais_test_import_people (session);
  g_autofree char *column = relais_import_plan_get_column (plan, 2);
  g_auto (RelaisImportResult) result = { 0 };

  relais_import_plan_get_result (plan, &result);
  check_result (&result, "1 1 0 0 0");
  g_assert_null (result.operation);
  g_assert_cmpstr (people, ==, "");
  g_assert_cmpstr (column, ==, "any_phone");
  g_assert_null (relais_import_plan_get_column (plan, 3));
}

/* Somebody changed a record between the plan and its application: all or nothing. */
static void
test_a_clash_leaves_everything (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) els = relais_test_session_add (session, "Peeters", "Els", CAREGIVERS, "phone", "0470 00 00 06", NULL);
  g_autoptr (RelaisImportPlan) plan =
      relais_test_import_plan (session, CAREGIVERS, F ";E-mail\nEl Amrani;Fatima;0478 12 34 56;\nPeeters;Els;0470 00 00 06;els@example.be\n");
  g_autoptr (RelaisRecord) edited = relais_record_with (els, RELAIS_PERSON_STREET, "Rue Haute 1");
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) saved = relais_register_save_person (session, actor, edited, issues, NULL);
  g_autofree char *before = relais_test_import_people (session);
  g_autofree char *after = NULL;
  g_auto (RelaisImportResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (saved);
  g_assert_false (relais_people_import_apply (session, actor, plan, "list.csv", &result, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CONFLICT);
  after = relais_test_import_people (session);
  g_assert_cmpstr (after, ==, before);
}

static void
test_permissions (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisActor) nurse = relais_test_session_as (session, "nurse");
  g_autoptr (RelaisActor) administrator = relais_test_session_as (session, "administrator");
  g_autoptr (RelaisCsv) csv = relais_test_import_table ("Nom;Prénom;Né le;Protégé\nPeeters;Els;1930;oui\nPeeters;Jan;1931;non\n");
  g_autoptr (RelaisImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (RelaisImportResult) result = { 0 };
  g_autofree char *said = NULL;

  g_assert_null (relais_people_import_plan (session, nurse, csv, PATIENTS, NULL, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);

  plan = relais_people_import_plan (session, administrator, csv, PATIENTS, NULL, &error);
  g_assert_no_error (error);
  said = relais_test_import_describe (relais_import_plan_get_findings (plan));
  g_assert_cmpstr (said, ==, "2 Protégé: may-not-protect skips\n");
  g_assert_false (relais_people_import_apply (session, nurse, plan, NULL, &result, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/rows/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/import/again/the-same-list", test_the_same_list_twice);
  g_test_add_func ("/import/again/a-chart-number-updates", test_a_chart_number_updates);
  g_test_add_func ("/import/again/a-link-updates", test_a_link_updates);
  g_test_add_func ("/import/again/a-patient-becomes-a-caregiver", test_a_patient_becomes_a_caregiver);
  g_test_add_func ("/import/again/nobody-comes-back", test_nobody_comes_back);
  g_test_add_func ("/import/again/no-link-to-who-is-gone", test_no_link_to_who_is_gone);
  g_test_add_func ("/import/again/old-faults", test_old_faults_do_not_count);
  g_test_add_func ("/import/again/not-their-own-patient", test_a_caregiver_is_not_their_patient);
  g_test_add_func ("/import/again/has-died", test_who_has_died_according_to_the_file);
  g_test_add_func ("/import/again/several", test_several_fit);
  g_test_add_func ("/import/operation/one-undo", test_one_undo);
  g_test_add_func ("/import/operation/plan", test_a_plan_changes_nothing);
  g_test_add_func ("/import/operation/clash", test_a_clash_leaves_everything);
  g_test_add_func ("/import/operation/permissions", test_permissions);

  return g_test_run ();
}
