#include "relais-error.h"
#include "relais-import-heading.h"
#include "relais-import-mapping.h"
#include "relais-import-split.h"
#include "relais-import-finding.h"
#include "relais-person.h"
#include "relais-test-import.h"
#include "relais-text.h"

#include <string.h>

#define PATIENTS   RELAIS_FACET_PATIENT
#define CAREGIVERS RELAIS_FACET_CAREGIVER

/* What the columns of a list become, "-" for one that is not taken over, and what is said about them. */
static const struct {
  guint facet;
  const char *table;
  const char *columns;
  const char *findings;
} cases[] = {
  /* The names of the command line, written as people write them. */
  { PATIENTS, "family_name;given_name;birth_date;phone2;phone2_hours\nA;B;C;D;E", "family_name given_name birth_date phone2 phone2_hours", "" },
  { PATIENTS, "Family name;GIVEN-NAME;Birth_Date\nA;B;C", "family_name given_name birth_date", "" },
  { CAREGIVERS, "family_name;patient_family_name;patient_birth_date;relation;consent-print\nA;B;C;D;E",
    "family_name patient_family_name patient_birth_date relation consent_print", "" },
  { CAREGIVERS, "family_name;patient_chart_number;patient_phone\nA;B;C", "family_name patient_chart_number patient_phone", "" },

  /* What offices write. */
  { PATIENTS, "Nom;Prénom;Date de naissance;N° de dossier;NISS;Mutuelle;Sexe\n1;1;1;1;1;1;1",
    "family_name given_name birth_date chart_number national_number mutuality sex", "" },
  { PATIENTS, "NAAM ;Voornaam;Geboortedatum (DD/MM/JJJJ);Dossiernr.;Rijksregisternummer;Ziekenfonds;Geslacht\n1;1;1;1;1;1;1",
    "family_name given_name birth_date chart_number national_number mutuality sex", "" },
  { PATIENTS, "Nom de famille;Prénom;Né(e) le;Rue;N°;Bte;CP;Localité;Tél.;GSM\n1;1;1;1;1;1;1;1;1;1",
    "family_name given_name birth_date street house_number box postcode commune any_phone any_phone", "" },
  { PATIENTS, "Achternaam;Voornaam;Straat;Nr.;Bus;Postcode;Gemeente;Taal;GSM-nr 1;GSM-nr 2\n1;1;1;1;1;1;1;1;1;1",
    "family_name given_name street house_number box postcode commune language any_phone any_phone", "" },
  { PATIENTS, "Adresse;Nom et prénom;E-mail;Téléphone fixe;Date de décès\n1;1;1;1;1", "address name email any_phone died_on",
    "1 Nom et prénom: column-whole-names\n" },
  { CAREGIVERS, "Nom de l'aidant;Prénom de l’aidant·e;GSM aidant;Lien de parenté;Nom du patient;Prénom patient;Patient né le;Dossier\n1;1;1;1;1;1;1;1",
    "family_name given_name any_phone relation patient_family_name patient_given_name patient_birth_date patient_chart_number", "" },
  { CAREGIVERS, "Naam mantelzorger;Voornaam mantelzorger;Telefoon;Verwantschap;Naam patiënt;Voornaam patiënt;Geboortedatum patiënt\n1;1;1;1;1;1;1",
    "family_name given_name any_phone relation patient_family_name patient_given_name patient_birth_date", "" },
  { CAREGIVERS, "Aidant proche;Patient;Lien;Cohabite;Début;Accord carte\n1;1;1;1;1;1",
    "name patient_name relation lives_together start consent_print",
    "1 Aidant proche: column-whole-names\n1 Patient: column-whole-names\n" },
  { CAREGIVERS, "Nom;Prénom;Clé;Présence;Mineur\n1;1;1;1;1", "family_name given_name key_holder presence minor", "" },

  /* What a heading means depends on the others. */
  { PATIENTS, "Nom;Tél\n1;1", "name any_phone", "1 Nom: column-whole-names\n" },
  { PATIENTS, "Voornaam en naam;Tel\n1;1", "given_first any_phone", "1 Voornaam en naam: column-whole-names\n" },
  { PATIENTS, "N°;Nom;Prénom\n1;1;1", "- family_name given_name", "1 N°: column-unknown\n" },
  { CAREGIVERS, "Nom;Prénom;Né le;Téléphone;Nom aidant;Prénom aidant;GSM aidant;Clé\n1;1;1;1;1;1;1;1",
    "patient_family_name patient_given_name patient_birth_date patient_any_phone family_name given_name any_phone key_holder",
    "1 Nom: column-of-patient\n1 Prénom: column-of-patient\n1 Né le: column-of-patient\n1 Téléphone: column-of-patient\n" },
  { CAREGIVERS, "Nom;Prénom;Nom aidant;Prénom aidant;Tél;Né le;Lien\n1;1;1;1;1;1;1",
    "patient_family_name patient_given_name family_name given_name any_phone birth_date relation",
    "1 Nom: column-of-patient\n1 Prénom: column-of-patient\n1 Tél: column-of-caregiver\n1 Né le: column-of-caregiver\n" },
  { CAREGIVERS, "Nom;Prénom;Nom patient;Né le;Adresse;CP;Langue;Tél;Lien\n1;1;1;1;1;1;1;1;1",
    "family_name given_name patient_name patient_birth_date patient_address patient_postcode language any_phone relation",
    "1 Nom patient: column-whole-names\n1 Né le: column-of-patient\n1 Adresse: column-of-patient\n1 CP: column-of-patient\n" },
  { CAREGIVERS, "Nom;Prénom;GSM;Nom patient;Tél;E-mail;Clé\n1;1;1;1;1;1;1",
    "family_name given_name any_phone patient_name patient_any_phone email key_holder",
    "1 Nom patient: column-whole-names\n1 Tél: column-of-patient\n" },
  { PATIENTS, "Nom;Prénom;GSM;Nom aidant;GSM aidant\n1;1;1;1;1", "family_name given_name any_phone - -",
    "1 Nom aidant: column-unknown\n1 GSM aidant: column-unknown\n" },

  /* What is not taken over is said once. */
  { PATIENTS, "Nom;Prénom;Remarques;Médecin\n1;1;1;1", "family_name given_name - -",
    "1 Remarques: column-unknown\n1 Médecin: column-unknown\n" },
  { PATIENTS, "Nom;Prénom;;\n1;1;1;", "family_name given_name -", "1 -: column-unnamed\n" },
  { PATIENTS, "Nom;Prénom;Divers;\n1;1;;", "family_name given_name -", "" },
  { PATIENTS, "Nom;Prénom;Achternaam;Nom complet\n1;1;1;1", "family_name given_name - -",
    "1 Achternaam: column-twice\n1 Nom complet: column-twice\n" },
  { PATIENTS, "Familienaam;family_name;Voornaam\n1;1;1", "- family_name given_name", "1 Familienaam: column-twice\n" },
  { PATIENTS, "Nom;Prénom;stopped_on;is_patient;minor\n1;1;1;1;1", "family_name given_name - - -",
    "1 stopped_on: column-unknown\n1 is_patient: column-unknown\n1 minor: column-unknown\n" },
  { CAREGIVERS, "Nom;Prénom;Lien;consent_keep\n1;1;1;1", "family_name given_name - -",
    "1 Lien: column-no-patient\n1 consent_keep: column-no-patient\n" },
  { CAREGIVERS, "Nom;Prénom;NISS;Sexe\n1;1;1;1", "family_name given_name - -",
    "1 NISS: column-unknown\n1 Sexe: column-unknown\n" },

  /* Titles above the headings. */
  { PATIENTS, "Patients\nListe au 1/9/2026;;\nNom;Prénom;Tél\n1;1;1", "family_name given_name any_phone", "3 -: headings-below\n" },
  { PATIENTS, "Nom\nPeeters Jan\n", "name", "1 Nom: column-whole-names\n" },
};

static char *
describe_columns (RelaisImportMapping *mapping)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < relais_import_mapping_get_n_columns (mapping); i++)
    {
      g_autofree char *name = relais_import_target_get_name (relais_import_mapping_get_target (mapping, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", name != NULL ? name : "-");
    }
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisCsv) csv = relais_test_import_table (cases[i].table);
      g_autoptr (GPtrArray) findings = relais_import_findings_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisImportMapping) mapping = relais_import_mapping_new (csv, cases[i].facet, NULL, findings, &error);
      g_autofree char *columns = NULL;
      g_autofree char *said = relais_test_import_describe (findings);

      g_test_message ("%s", cases[i].table);
      g_assert_no_error (error);
      columns = describe_columns (mapping);
      g_assert_cmpstr (columns, ==, cases[i].columns);
      g_assert_cmpstr (said, ==, cases[i].findings);
    }
}

static GHashTable *
make_choices (const char *heading, const char *field, ...)
{
  GHashTable *choices = g_hash_table_new (g_str_hash, g_str_equal);
  va_list pairs;

  va_start (pairs, field);
  while (heading != NULL)
    {
      g_hash_table_insert (choices, (gpointer) heading, (gpointer) field);
      heading = va_arg (pairs, const char *);
      field = heading != NULL ? va_arg (pairs, const char *) : NULL;
    }
  va_end (pairs);
  return choices;
}

static void
test_choices_win (void)
{
  g_autoptr (RelaisCsv) csv = relais_test_import_table ("Nom;Prénom;Contact;Remarques;Lien\n1;1;1;1;1");
  g_autoptr (GHashTable) choices = make_choices ("nom", "patient-name", "Contact", "family_name", "REMARQUES", "-",
                                                 "prenom", "given_name", NULL);
  g_autoptr (GPtrArray) findings = relais_import_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisImportMapping) mapping = relais_import_mapping_new (csv, CAREGIVERS, choices, findings, &error);
  g_autofree char *columns = NULL;
  g_autofree char *said = relais_test_import_describe (findings);

  g_assert_no_error (error);
  columns = describe_columns (mapping);
  g_assert_cmpstr (columns, ==, "patient_name given_name family_name - relation");
  g_assert_cmpstr (said, ==, "1 Nom: column-whole-names\n");
}

static void
refuse (const char *table, GHashTable *choices, RelaisErrorCode code, const char *subject, const char *in_detail)
{
  g_autoptr (RelaisCsv) csv = relais_test_import_table (table);
  g_autoptr (GHashTable) owned = choices;
  g_autoptr (GPtrArray) findings = relais_import_findings_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_import_mapping_new (csv, PATIENTS, choices, findings, &error));
  g_assert_error (error, RELAIS_ERROR, (int) code);
  g_assert_cmpstr (relais_error_get_subject (error), ==, subject);
  g_assert_nonnull (strstr (relais_error_get_detail (error), in_detail));
}

static void
test_refusals (void)
{
  refuse ("Nom;Tél\n1;1", make_choices ("Tél", "fone", NULL), RELAIS_ERROR_UNKNOWN_FIELD, "fone", " phone ");
  refuse ("Nom;Tél\n1;1", make_choices ("Tél", "stopped_on", NULL), RELAIS_ERROR_UNKNOWN_FIELD, "stopped_on", "birth_date");
  refuse ("Nom;Tél\n1;1", make_choices ("Tél", "relation", NULL), RELAIS_ERROR_UNKNOWN_FIELD, "relation", "address");
  refuse ("Nom;Tél\n1;1", make_choices ("GSM", "phone", NULL), RELAIS_ERROR_USAGE, "GSM", "Nom, Tél");
  refuse ("Code;Tél\n1;1", NULL, RELAIS_ERROR_INVALID, "family_name", "Code, Tél");
  refuse ("Nom;Tél\n1;1", make_choices ("Nom", "-", NULL), RELAIS_ERROR_INVALID, "family_name", "Nom, Tél");
}

typedef struct {
  GHashTable *seen;
} Spellings;

static void
check_spelling (const char *word, const char *spelling, gpointer data)
{
  Spellings *spellings = data;
  RelaisImportWho who;
  const char *found = relais_import_heading_read (spelling, &who);

  g_assert_cmpstr (found, ==, word);
  g_assert_cmpint (who, ==, RELAIS_IMPORT_WHO_UNSAID);
  g_assert_true (g_hash_table_add (spellings->seen, g_strdup (spelling)));
}

static void
test_no_spelling_means_two_things (void)
{
  Spellings spellings = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  relais_import_heading_foreach (check_spelling, &spellings);
  g_assert_cmpuint (g_hash_table_size (spellings.seen), >, 300);
  g_hash_table_unref (spellings.seen);
}

static const struct {
  const char *text;
  gboolean given_first;
  const char *family;
  const char *given;
  const char *rest;
} names[] = {
  { "El Amrani Fatima", FALSE, "El Amrani", "Fatima", NULL },
  { "EL AMRANI Fatima Zohra", FALSE, "El Amrani", "Fatima Zohra", NULL },
  { "Fatima EL AMRANI", FALSE, "El Amrani", "Fatima", NULL },
  { "Van den Broeck Jan", FALSE, "Van den Broeck", "Jan", NULL },
  { "El Amrani, Fatima", TRUE, "El Amrani", "Fatima", NULL },
  { "Fatima El Amrani", TRUE, "El Amrani", "Fatima", NULL },
  { "Mme Peeters Els", FALSE, "Peeters", "Els", NULL },
  { "Yoann Kevers", TRUE, "Kevers", "Yoann", NULL },
  { "Kevers Yoann", FALSE, "Kevers", "Yoann", NULL },
  { "Peeters", FALSE, "Peeters", NULL, NULL },
  { "Peeters", TRUE, "Peeters", NULL, NULL },
  { "Peeters Els née Dubois", FALSE, "Peeters", "Els", "née Dubois" },
  { "", FALSE, NULL, NULL, NULL },
};

static void
test_names (void)
{
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_auto (RelaisPastedLine) too_long = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (RelaisPastedLine) line = { NULL };

      relais_import_split_name (names[i].text, names[i].given_first, &line);
      g_test_message ("%s", names[i].text);
      g_assert_cmpstr (line.family_name, ==, names[i].family);
      g_assert_cmpstr (line.given_name, ==, names[i].given);
      g_assert_cmpstr (line.rest, ==, names[i].rest);
    }

  relais_import_split_name (long_name, FALSE, &too_long);
  g_assert_cmpstr (too_long.family_name, ==, long_name);
}

static const struct {
  const char *text;
  const char *street;
  const char *postcode;
  const char *commune;
} addresses[] = {
  { "Rue Haute 12, 1000 Bruxelles", "Rue Haute 12", "1000", "Bruxelles" },
  { "Rue Haute 12 bte 3 - 1030 Schaerbeek", "Rue Haute 12 bte 3", "1030", "Schaerbeek" },
  { "Hoogstraat 12 bus 3 B-1080 Sint-Jans-Molenbeek", "Hoogstraat 12 bus 3", "1080", "Sint-Jans-Molenbeek" },
  { "Chaussée de Wavre 1100, 1160 Auderghem", "Chaussée de Wavre 1100", "1160", "Auderghem" },
  { "Chaussée de Wavre 1100 bte 2", "Chaussée de Wavre 1100 bte 2", NULL, NULL },
  { "Rue Haute 12", "Rue Haute 12", NULL, NULL },
  { "Rue Haute 12 – 1000 Bruxelles", "Rue Haute 12", "1000", "Bruxelles" },
  { "Rue Haute 12,b-1000,Bruxelles", "Rue Haute 12", "1000", "Bruxelles" },
  { "Rue Haute 12 1000Bruxelles", "Rue Haute 12 1000Bruxelles", NULL, NULL },
  { "Rue Haute 12, 0100 Ici", "Rue Haute 12, 0100 Ici", NULL, NULL },
  { "Rue Haute 12, 10000 Ici", "Rue Haute 12, 10000 Ici", NULL, NULL },
  { "Rue A1000 Ici", "Rue A1000 Ici", NULL, NULL },
  { "1030 Schaerbeek", NULL, "1030", "Schaerbeek" },
  { "Schaerbeek", "Schaerbeek", NULL, NULL },
  { "", NULL, NULL, NULL },
};

static void
test_addresses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *street = NULL;
      g_autofree char *postcode = NULL;
      g_autofree char *commune = NULL;

      relais_import_split_address (addresses[i].text, &street, &postcode, &commune);
      g_test_message ("%s", addresses[i].text);
      g_assert_cmpstr (street, ==, addresses[i].street);
      g_assert_cmpstr (postcode, ==, addresses[i].postcode);
      g_assert_cmpstr (commune, ==, addresses[i].commune);
    }
}

static void
test_every_code_has_a_sentence (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = 0; code < RELAIS_N_IMPORT_CODES; code++)
    {
      const char *word = relais_import_code_get_word ((RelaisImportCode) code);

      g_assert_nonnull (word);
      g_assert_nonnull (relais_import_code_get_msgid ((RelaisImportCode) code));
      g_assert_true (g_hash_table_add (words, (gpointer) word));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/mapping/cases", test_cases);
  g_test_add_func ("/import/mapping/choices-win", test_choices_win);
  g_test_add_func ("/import/mapping/refusals", test_refusals);
  g_test_add_func ("/import/mapping/spellings", test_no_spelling_means_two_things);
  g_test_add_func ("/import/mapping/codes", test_every_code_has_a_sentence);
  g_test_add_func ("/import/split/names", test_names);
  g_test_add_func ("/import/split/addresses", test_addresses);

  return g_test_run ();
}
