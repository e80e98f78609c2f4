#include "relais-care-link.h"
#include "relais-checklist.h"
#include "relais-field-reader.h"
#include "relais-field-words.h"
#include "relais-issue.h"
#include "relais-note.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-practice.h"
#include "relais-staff.h"
#include "relais-stay.h"
#include "relais-task.h"
#include "relais-text.h"

#include <string.h>

#define NO_ISSUE RELAIS_N_ISSUES

typedef struct {
  const RelaisRecordType *type;
  guint field;
  const char *typed;
  const char *value;
  RelaisIssueCode code; /* the worst finding, or NO_ISSUE */
} Case;

#define PERSON(FIELD) &relais_person_type, RELAIS_PERSON_##FIELD
#define LINK(FIELD)   &relais_care_link_type, RELAIS_CARE_LINK_##FIELD
#define ROLE(FIELD)   &relais_person_role_type, RELAIS_PERSON_ROLE_##FIELD
#define STAFF(FIELD)  &relais_staff_type, RELAIS_STAFF_##FIELD

/* What was stored can be read again, from a form or a spreadsheet that was exported. */
static void
check_again (const RelaisField *field, const char *value)
{
  g_autofree char *again = NULL;

  g_assert_true (relais_field_read (field, value, relais_date (2026, 11, 20), &again, NULL));
  g_assert_cmpstr (again, ==, value);
}

static void
check_case (const Case *expected)
{
  const RelaisField *field = &expected->type->fields[expected->field];
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *escaped = g_strescape (expected->typed != NULL ? expected->typed : "(nothing)", NULL);
  g_autofree char *value = NULL;
  const RelaisIssue *worst;
  gboolean read;

  g_test_message ("%s: %s", field->name, escaped);
  read = relais_field_read (field, expected->typed, relais_date (2026, 11, 20), &value, issues);
  worst = relais_issues_find (issues, field->name);

  g_assert_cmpstr (value, ==, expected->value);
  g_assert_cmpint (worst != NULL ? worst->code : NO_ISSUE, ==, expected->code);
  g_assert_cmpint (read, ==, !relais_issues_have_errors (issues));
  if (read)
    check_again (field, value);
}

#define CHECK_ALL(cases)                                                                                             \
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)                                                                   \
  check_case (&cases[i])

static void
test_lines (void)
{
  static const Case cases[] = {
    { &relais_note_type, RELAIS_NOTE_TEXT, " Sec.  \r\nRevoir vendredi\n\n", "Sec.\nRevoir vendredi", NO_ISSUE },
    { &relais_note_type, RELAIS_NOTE_TEXT, "Sec\x07.\nBien", "Sec.\nBien", RELAIS_ISSUE_CHARACTERS_REMOVED },
    { &relais_note_type, RELAIS_NOTE_TEXT, " \n \n", NULL, NO_ISSUE },
  };

  CHECK_ALL (cases);
}

/* A day, and the hour on the wall where somebody wrote it down. */
static void
test_moment (void)
{
  static const Case cases[] = {
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "2026-11-18", "2026-11-18", NO_ISSUE },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "2026-11-18T09:05", "2026-11-18T09:05", NO_ISSUE },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "18/11/2026 14:30", "2026-11-18T14:30", NO_ISSUE },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "18/11 à 14h30", "2026-11-18T14:30", NO_ISSUE },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "18/11 14 h", "2026-11-18T14:00", NO_ISSUE },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "hier 8h", "2026-11-19T08:00", NO_ISSUE },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "gisteren om 14.30 uur", "2026-11-19T14:30", NO_ISSUE },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "gisteren 9u05", "2026-11-19T09:05", NO_ISSUE },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "9h15", "2026-11-20T09:15", NO_ISSUE },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "18.11", "2026-11-18", NO_ISSUE },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "18.11.2026", "2026-11-18", NO_ISSUE },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "18/11/2026 26:30", "18/11/2026 26:30", RELAIS_ISSUE_DATE_NOT_UNDERSTOOD },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "31/11/2026 10:30", "31/11/2026 10:30", RELAIS_ISSUE_DATE_IMPOSSIBLE },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "novembre 14:30", "novembre 14:30", RELAIS_ISSUE_DATE_NOT_UNDERSTOOD },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "", NULL, NO_ISSUE },
  };

  CHECK_ALL (cases);
}

/* What is planned lies ahead: today is a Friday. */
static void
test_planned (void)
{
  static const Case cases[] = {
    { &relais_task_type, RELAIS_TASK_DUE, "jeudi", "2026-11-26", NO_ISSUE },
    { &relais_task_type, RELAIS_TASK_DUE, "12/03", "2027-03-12", NO_ISSUE },
    { &relais_task_type, RELAIS_TASK_DUE, "2026-11-19", "2026-11-19", NO_ISSUE },
    { &relais_task_type, RELAIS_TASK_DUE, "mars 2027", "mars 2027", RELAIS_ISSUE_DATE_INCOMPLETE },
    { &relais_stay_type, RELAIS_STAY_PLANNED, "jeudi 14h", "2026-11-26T14:00", NO_ISSUE },
    { &relais_stay_type, RELAIS_STAY_PLANNED, "12/03 9h30", "2027-03-12T09:30", NO_ISSUE },
    { &relais_stay_type, RELAIS_STAY_PLANNED, "jeudi", "2026-11-26", NO_ISSUE },
    { &relais_note_type, RELAIS_NOTE_WRITTEN_AT, "12/11 9h30", "2026-11-12T09:30", NO_ISSUE },
    { &relais_stay_type, RELAIS_STAY_DESTINATION, "Maison de repos", "nursing_home", NO_ISSUE },
    { &relais_stay_type, RELAIS_STAY_CERTAINTY, "demandé", "asked", NO_ISSUE },
    { &relais_stay_type, RELAIS_STAY_ANNOUNCED_BY, "famille", "family", NO_ISSUE },
    { &relais_stay_type, RELAIS_STAY_LETTER, "réclamée", "asked", NO_ISSUE },
  };

  CHECK_ALL (cases);
}

static void
test_text (void)
{
  static const Case cases[] = {
    { PERSON (FAMILY_NAME), "  El   Amrani\t", "El Amrani", NO_ISSUE },
    { PERSON (FAMILY_NAME), "El\x01 Amrani", "El Amrani", RELAIS_ISSUE_CHARACTERS_REMOVED },
    { PERSON (FAMILY_NAME), "\u202eDubois", "Dubois", RELAIS_ISSUE_CHARACTERS_REMOVED },
    { PERSON (FAMILY_NAME), "'; DROP TABLE person;--", "'; DROP TABLE person;--", NO_ISSUE },
    { PERSON (GIVEN_NAME), "Zoe\u0308", "Zo\u00eb", NO_ISSUE },
    { PERSON (GIVEN_NAME), "\xe9lise", "\ufffdlise", RELAIS_ISSUE_CHARACTERS_REMOVED },
    { PERSON (GIVEN_NAME), "فاطمة", "فاطمة", NO_ISSUE },
    { PERSON (STREET), "Rue Haute 12 bte 3", "Rue Haute 12 bte 3", NO_ISSUE },
    { PERSON (STREET), "", NULL, NO_ISSUE },
    { PERSON (STREET), NULL, NULL, NO_ISSUE },
    { PERSON (STREET), " \u200b ", NULL, RELAIS_ISSUE_CHARACTERS_REMOVED },
    { PERSON (STREET), "-", NULL, NO_ISSUE },
    { PERSON (STREET), " -- ", NULL, NO_ISSUE },
    { PERSON (STREET), "–", NULL, NO_ISSUE },
    { PERSON (PHONE), "/", NULL, NO_ISSUE },
  };

  CHECK_ALL (cases);
}

static void
test_limits (void)
{
  static const struct {
    guint field;
    guint limit;
  } cases[] = {
    { RELAIS_PERSON_FAMILY_NAME, 120 },
    { RELAIS_PERSON_STREET, 200 },
    { RELAIS_PERSON_CHART_NUMBER, 40 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      Case expected = { &relais_person_type, cases[i].field, NULL, NULL, NO_ISSUE };

      for (guint n = 0; n < cases[i].limit; n++)
        g_string_append (text, "é");
      expected.typed = expected.value = text->str;
      check_case (&expected);

      g_string_append (text, "é");
      expected.typed = expected.value = text->str;
      expected.code = RELAIS_ISSUE_TEXT_TOO_LONG;
      check_case (&expected);
    }
}

static void
test_yes_no (void)
{
  static const Case cases[] = {
    { PERSON (BIM), "yes", "yes", NO_ISSUE },     { PERSON (BIM), "Oui", "yes", NO_ISSUE },
    { PERSON (BIM), "JA", "yes", NO_ISSUE },      { PERSON (BIM), "x", "yes", NO_ISSUE },
    { PERSON (BIM), "1", "yes", NO_ISSUE },       { PERSON (BIM), "VRAI", "yes", NO_ISSUE },
    { PERSON (BIM), "WAAR", "yes", NO_ISSUE },    { PERSON (BIM), "TRUE", "yes", NO_ISSUE },
    { PERSON (BIM), "✓", "yes", NO_ISSUE },       { PERSON (BIM), "no", "no", NO_ISSUE },
    { PERSON (BIM), "non", "no", NO_ISSUE },      { PERSON (BIM), "Neen", "no", NO_ISSUE },
    { PERSON (BIM), "0", "no", NO_ISSUE },        { PERSON (BIM), "FAUX", "no", NO_ISSUE },
    { PERSON (BIM), "onwaar", "no", NO_ISSUE },   { PERSON (BIM), "✗", "no", NO_ISSUE },
    { PERSON (BIM), "2", "2", RELAIS_ISSUE_YES_OR_NO },
    { PERSON (BIM), "peut-être", "peut-être", RELAIS_ISSUE_YES_OR_NO },
    { PERSON (BIM), "😀", "😀", RELAIS_ISSUE_YES_OR_NO },
  };

  CHECK_ALL (cases);
}

static void
test_words (void)
{
  static const Case cases[] = {
    { PERSON (SEX), "h", "male", NO_ISSUE },
    { PERSON (SEX), "M", "male", NO_ISSUE },
    { PERSON (SEX), "F", "female", NO_ISSUE },
    { PERSON (SEX), "v", "female", NO_ISSUE },
    { PERSON (SEX), "Mme", "female", NO_ISSUE },
    { PERSON (SEX), "Vrouw", "female", NO_ISSUE },
    { PERSON (SEX), "X", "undefined", NO_ISSUE },
    { PERSON (SEX), "?", "unknown", NO_ISSUE },
    { PERSON (SEX), "q", "q", RELAIS_ISSUE_UNKNOWN_WORD },
    { PERSON (READS), "Français", "fr", NO_ISSUE },
    { PERSON (READS), "ni l’un ni l’autre", "neither", NO_ISSUE },
    { PERSON (AGREEMENT), "oui", "given", NO_ISSUE },
    { PERSON (AGREEMENT), "neen", "refused", NO_ISSUE },
    { PERSON (AGREEMENT), "Ingetrokken", "withdrawn", NO_ISSUE },
    { PERSON (AGREEMENT), "not-asked", "not_asked", NO_ISSUE },
    { PERSON (AGREEMENT), "à demander", "not_asked", NO_ISSUE },
    { PERSON (AGREEMENT_HOW), "Par écrit", "written", NO_ISSUE },
    { PERSON (STATE), "Maison de repos", "nursing_home", NO_ISSUE },
    { PERSON (STATE), "décédé(e)", "deceased", NO_ISSUE },
    { PERSON (STATE), "uitgeschreven", "left", NO_ISSUE },
    { LINK (RECOGNITION), "Droits sociaux", "social_rights", NO_ISSUE },
    { LINK (RECOGNITION), "sociale rechten", "social_rights", NO_ISSUE },
    { LINK (RECOGNITION), "générale", "general", NO_ISSUE },
    { LINK (RECOGNITION), "non", "none", NO_ISSUE },
    { LINK (DISTANCE), "MÊME IMMEUBLE", "same_building", NO_ISSUE },
    { LINK (DISTANCE), "zelfde straat", "same_street", NO_ISSUE },
    { LINK (DISTANCE), "Same Street", "same_street", NO_ISSUE },
    { LINK (CONSENT_PRINT), "ja", "yes", NO_ISSUE },
    { LINK (CONSENT_PRINT), "nee", "no", NO_ISSUE },
    { LINK (CONSENT_PRINT), "refusé", "no", NO_ISSUE },
    { LINK (CONSENT_PRINT), "Retirée", "withdrawn", NO_ISSUE },
    { LINK (CONSENT_PRINT), "nog te vragen", "not_asked", NO_ISSUE },
    { LINK (CONSENT_PRINT), "?", "not_asked", NO_ISSUE },
    { ROLE (ROLE), "Administrateur de biens", "administrator", NO_ISSUE },
    { ROLE (ROLE), "beheerder", "beheerder", RELAIS_ISSUE_UNKNOWN_WORD },
    { STAFF (ROLE), "Beheerder", "administrator", NO_ISSUE },
    { STAFF (ROLE), "bewindvoerder", "bewindvoerder", RELAIS_ISSUE_UNKNOWN_WORD },
    { STAFF (ROLE), "infirmière; accueil", "reception;nurse", NO_ISSUE },
    { STAFF (LANGUAGE), "nl", "nl", NO_ISSUE },
  };

  CHECK_ALL (cases);
}

static void
test_word_lists (void)
{
  static const Case cases[] = {
    { LINK (TASKS), "repas, courses", "meals;shopping", NO_ISSUE },
    { LINK (TASKS), "boodschappen + koken", "meals;shopping", NO_ISSUE },
    { LINK (TASKS), "courses / repas / courses", "meals;shopping", NO_ISSUE },
    { LINK (TASKS), "meals;emotional-support;", "meals;emotional_support", NO_ISSUE },
    { LINK (TASKS), "; ,", NULL, NO_ISSUE },
    { LINK (TASKS), "repas, jardin", "repas, jardin", RELAIS_ISSUE_UNKNOWN_WORD },
    { PERSON (FLAGS), "isolé·e; sans réseau", "isolated;no_network", NO_ISSUE },
    { PERSON (FLAGS), "dakloos", "homeless", NO_ISSUE },
    { PERSON (FLAGS), "alone", "isolated", NO_ISSUE },
    { PERSON (SIGNS), "moe, eenzaam", "tired;alone", NO_ISSUE },
    { PERSON (SIGNS), "isolated", "alone", NO_ISSUE },
  };

  CHECK_ALL (cases);
}

static void
test_known_words_are_listed (void)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *value = NULL;

  g_assert_false (relais_field_read (&relais_care_link_type.fields[RELAIS_CARE_LINK_DISTANCE], "near",
                                     relais_date (2026, 11, 20), &value, issues));
  g_assert_cmpstr (relais_issues_find (issues, "distance")->argument, ==,
                   "same_building, same_street, same_commune, further");
}

/* No spelling may mean two words of one list, and every word has a label. */
static void
test_spellings_are_plain (void)
{
  static const RelaisRecordType *const types[] = { &relais_person_type, &relais_care_link_type,
                                                   &relais_person_role_type, &relais_staff_type,
                                                   &relais_stay_type, &relais_check_type };

  for (gsize t = 0; t < G_N_ELEMENTS (types); t++)
    {
      for (guint f = 0; f < types[t]->n_fields; f++)
        {
          const RelaisField *field = &types[t]->fields[f];

          for (guint w = 0; field->words != NULL && field->words[w] != NULL; w++)
            {
              const char *word = field->words[w];
              g_auto (GStrv) spellings = NULL;

              g_test_message ("%s %s", field->name, word);
              g_assert_cmpstr (relais_field_words_find (field, word), ==, word);
              g_assert_nonnull (relais_field_words_get_spellings (field, word));
              g_assert_null (strchr (relais_field_words_get_label (field, word), '_'));
              spellings = g_strsplit (relais_field_words_get_spellings (field, word), ";", -1);
              for (guint s = 0; spellings[s] != NULL; s++)
                g_assert_cmpstr (relais_field_words_find (field, spellings[s]), ==, word);
            }
        }
    }
}

static void
test_numbers (void)
{
  static const Case cases[] = {
    { LINK (RANK), "1", "1", NO_ISSUE },        { LINK (RANK), "1e", "1", NO_ISSUE },
    { LINK (RANK), "1er", "1", NO_ISSUE },      { LINK (RANK), "1ère", "1", NO_ISSUE },
    { LINK (RANK), "2ème", "2", NO_ISSUE },     { LINK (RANK), "2de", "2", NO_ISSUE },
    { LINK (RANK), "03", "3", NO_ISSUE },       { LINK (RANK), "n° 3", "3", NO_ISSUE },
    { LINK (RANK), "nr. 3", "3", NO_ISSUE },    { LINK (RANK), "no. 3", "3", NO_ISSUE },
    { LINK (RANK), "#12", "12", NO_ISSUE },     { LINK (RANK), "1.0", "1", NO_ISSUE },
    { LINK (RANK), "2,00", "2", NO_ISSUE },     { LINK (RANK), "Première", "1", NO_ISSUE },
    { LINK (RANK), "eerste", "1", NO_ISSUE },   { LINK (RANK), "tweede", "2", NO_ISSUE },
    { LINK (RANK), "0", "0", RELAIS_ISSUE_NOT_A_NUMBER },
    { LINK (RANK), "-1", "-1", RELAIS_ISSUE_NOT_A_NUMBER },
    { LINK (RANK), "1.5", "1.5", RELAIS_ISSUE_NOT_A_NUMBER },
    { LINK (RANK), "100", "100", RELAIS_ISSUE_NOT_A_NUMBER },
    { LINK (RANK), "beaucoup", "beaucoup", RELAIS_ISSUE_NOT_A_NUMBER },
    { LINK (RANK), "1 2", "1 2", RELAIS_ISSUE_NOT_A_NUMBER },
  };

  CHECK_ALL (cases);
}

static void
test_phones (void)
{
  static const Case cases[] = {
    { PERSON (PHONE), "0478/12.34.56", "0478/12.34.56", NO_ISSUE },
    { PERSON (PHONE), "\u202a+32 (0)2 474 02 55\u202c", "+32 (0)2 474 02 55", NO_ISSUE },
    { PERSON (PHONE), "478123456", "0478 12 34 56", RELAIS_ISSUE_PHONE_RESTORED_ZERO },
    { PERSON (PHONE), "0478 12 34 5", "0478 12 34 5", RELAIS_ISSUE_PHONE_TOO_SHORT },
    { PERSON (PHONE), "4,78E+08", "4,78E+08", RELAIS_ISSUE_PHONE_ROUNDED },
    { PERSON (PHONE), "0478123456 / 024740255", "0478123456 / 024740255", RELAIS_ISSUE_PHONE_SEVERAL },
    /* The register keeps 40 characters of what was typed. */
    { PERSON (PHONE), "0478 12 34 56 (chez sa fille, après 17h)", "0478 12 34 56 (chez sa fille, après 17h)", NO_ISSUE },
    { PERSON (PHONE), "0478 12 34 56 (chez sa fille, après 17 h)", "0478 12 34 56 (chez sa fille, après 17 h)",
      RELAIS_ISSUE_TEXT_TOO_LONG },
    { PERSON (PHONE), "0478 12 34 56 / 02 474 02 55 / 0478 12 34 57", "0478 12 34 56 / 02 474 02 55 / 0478 12 34 57",
      RELAIS_ISSUE_PHONE_SEVERAL },
    { PERSON (PHONE), "le numéro est dans le carnet de sa fille aînée", "le numéro est dans le carnet de sa fille aînée",
      RELAIS_ISSUE_PHONE_NOT_A_NUMBER },
    { PERSON (PHONE), "chez sa fille", "chez sa fille", RELAIS_ISSUE_PHONE_NOT_A_NUMBER },
    { PERSON (PHONE), "😀", "😀", RELAIS_ISSUE_PHONE_NOT_A_NUMBER },
    { PERSON (PHONE2), "070 12 34 56", "070 12 34 56", RELAIS_ISSUE_PHONE_PAID },
  };

  CHECK_ALL (cases);
}

static void
test_mail (void)
{
  static const Case cases[] = {
    { PERSON (EMAIL), "fatima@example.be", "fatima@example.be", NO_ISSUE },
    { PERSON (EMAIL), "Fatima.El-Amrani+x@mail.example.brussels", "Fatima.El-Amrani+x@mail.example.brussels",
      NO_ISSUE },
    { PERSON (EMAIL), "mailto:fatima@example.be", "fatima@example.be", NO_ISSUE },
    { PERSON (EMAIL), "Fatima El Amrani <fatima@example.be>", "fatima@example.be", NO_ISSUE },
    { PERSON (EMAIL), "zoé@exämple.be", "zoé@exämple.be", NO_ISSUE },
    { PERSON (EMAIL), "fatima@example", "fatima@example", RELAIS_ISSUE_EMAIL_FORM },
    { PERSON (EMAIL), "fatima.example.be", "fatima.example.be", RELAIS_ISSUE_EMAIL_FORM },
    { PERSON (EMAIL), "@example.be", "@example.be", RELAIS_ISSUE_EMAIL_FORM },
    { PERSON (EMAIL), "a@b@example.be", "a@b@example.be", RELAIS_ISSUE_EMAIL_FORM },
    { PERSON (EMAIL), "fatima @example.be", "fatima @example.be", RELAIS_ISSUE_EMAIL_FORM },
    { PERSON (EMAIL), "a@example.be; b@example.be", "a@example.be; b@example.be", RELAIS_ISSUE_EMAIL_FORM },
    { PERSON (EMAIL), "fatima@example..be", "fatima@example..be", RELAIS_ISSUE_EMAIL_FORM },
    { PERSON (EMAIL), "fatima.@example.be", "fatima.@example.be", RELAIS_ISSUE_EMAIL_FORM },
    { PERSON (EMAIL), "<", "<", RELAIS_ISSUE_EMAIL_FORM },
    { PERSON (EMAIL), "<>", "<>", RELAIS_ISSUE_EMAIL_FORM },
    { PERSON (EMAIL), "mailto:", "mailto:", RELAIS_ISSUE_EMAIL_FORM },
  };

  CHECK_ALL (cases);
}

static void
test_national_numbers (void)
{
  static const Case cases[] = {
    { PERSON (NATIONAL_NUMBER), "85.07.30-033.28", "85073003328", NO_ISSUE },
    { PERSON (NATIONAL_NUMBER), "85.07.30-033.29", "85.07.30-033.29", RELAIS_ISSUE_NISS_CHECK_DIGITS },
    { PERSON (NATIONAL_NUMBER), "85.07.30", "85.07.30", RELAIS_ISSUE_NISS_LENGTH },
    { PERSON (NATIONAL_NUMBER), "?", "?", RELAIS_ISSUE_NISS_LENGTH },
  };

  CHECK_ALL (cases);
}

/* What each of these is, its own file tests; here it is that the right one is asked. */
static void
test_places_and_words (void)
{
  static const Case cases[] = {
    { PERSON (POSTCODE), "B-1030", "1030", NO_ISSUE },
    { PERSON (POSTCODE), "103", "103", RELAIS_ISSUE_POSTCODE_FORM },
    { PERSON (COMMUNE), "Schaarbeek", "Schaerbeek", NO_ISSUE },
    { PERSON (COMMUNE), "Wavre", "Wavre", RELAIS_ISSUE_COMMUNE_UNKNOWN },
    { PERSON (LANGUAGE), "Arabe", "ar", NO_ISSUE },
    { PERSON (LANGUAGE), "klingon", "klingon", RELAIS_ISSUE_LANGUAGE_UNKNOWN },
    { PERSON (LANGUAGE), "?", "?", RELAIS_ISSUE_LANGUAGE_UNKNOWN },
    { LINK (RELATION), "fille", "daughter", NO_ISSUE },
    { LINK (RELATION), "!!", "!!", RELAIS_ISSUE_RELATION_UNKNOWN },
    { PERSON (PRESENCE), "lun-ven 9h-17h", "mo-fr 09:00-17:00", NO_ISSUE },
    { PERSON (PHONE_HOURS), "quand il pleut", "quand il pleut", RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD },
    { PERSON (MUTUALITY), "OCMW", "cpas", NO_ISSUE },
    { PERSON (MUTUALITY), "319", "319", NO_ISSUE },
    { PERSON (MUTUALITY), "?", "?", RELAIS_ISSUE_MUTUALITY_FORM },
  };

  CHECK_ALL (cases);
}

static void
test_ids (void)
{
  static const Case cases[] = {
    { LINK (PATIENT), "B5A5E6A0-9C57-4C7A-8D5C-0123456789AB", "b5a5e6a0-9c57-4c7a-8d5c-0123456789ab", NO_ISSUE },
    { LINK (PATIENT), "b5a5e6a0", "b5a5e6a0", RELAIS_ISSUE_NOT_AN_ID },
  };

  CHECK_ALL (cases);
}

static void
test_dates (void)
{
  static const Case cases[] = {
    { PERSON (BIRTH_DATE), "1948-03-12", "1948-03-12", NO_ISSUE },
    { PERSON (BIRTH_DATE), "1948", "1948", NO_ISSUE },
    { PERSON (BIRTH_DATE), "2026-11-20", "2026-11-20", NO_ISSUE },
    { PERSON (BIRTH_DATE), "2026-11-21", "2026-11-21", RELAIS_ISSUE_BIRTH_IN_FUTURE },
    { PERSON (BIRTH_DATE), "1906-11-20", "1906-11-20", NO_ISSUE },
    { PERSON (BIRTH_DATE), "1905-11-20", "1905-11-20", RELAIS_ISSUE_BIRTH_TOO_LONG_AGO },
    { PERSON (BIRTH_DATE), "inconnue", "inconnue", RELAIS_ISSUE_DATE_NOT_UNDERSTOOD },
    { PERSON (BIRTH_DATE), "12/03/1948", "1948-03-12", NO_ISSUE },
    { PERSON (BIRTH_DATE), "12 mars 1948", "1948-03-12", NO_ISSUE },
    { PERSON (BIRTH_DATE), "12/03/1948 00:00:00", "1948-03-12", NO_ISSUE },
    { PERSON (BIRTH_DATE), "1948-03-12T00:00:00.000", "1948-03-12", NO_ISSUE },
    { PERSON (BIRTH_DATE), "12/03/1948 0:00", "1948-03-12", NO_ISSUE },
    { PERSON (BIRTH_DATE), "03/1948", "1948-03", NO_ISSUE },
    { PERSON (BIRTH_DATE), "31/02/1948", "31/02/1948", RELAIS_ISSUE_DATE_IMPOSSIBLE },
    { PERSON (BIRTH_DATE), "1948-13-01", "1948-13-01", RELAIS_ISSUE_DATE_IMPOSSIBLE },
    { PERSON (BIRTH_DATE), "17604", "17604", RELAIS_ISSUE_DATE_NOT_UNDERSTOOD },

    /* A year of two digits: 1948 can be nothing else, 2015 can be 1915. */
    { PERSON (BIRTH_DATE), "12/03/48", "1948-03-12", NO_ISSUE },
    { PERSON (BIRTH_DATE), "12/03/05", "2005-03-12", NO_ISSUE },
    { PERSON (BIRTH_DATE), "12/03/15", "2015-03-12", RELAIS_ISSUE_DATE_CENTURY_GUESSED },
    { PERSON (BIRTH_DATE), "12/03/2015", "2015-03-12", NO_ISSUE },
    { PERSON (BIRTH_DATE), "27/11/26", "1926-11-27", NO_ISSUE },

    { LINK (START), "2020-05", "2020-05", NO_ISSUE },
    { LINK (START), "hier", "2026-11-19", NO_ISSUE },
    { LINK (START), "12/03/15", "2015-03-12", NO_ISSUE },
    { LINK (RECOGNITION_FROM), "2026-05-01", "2026-05-01", NO_ISSUE },
    { LINK (RECOGNITION_FROM), "2026-05", "2026-05", RELAIS_ISSUE_DATE_INCOMPLETE },
  };

  CHECK_ALL (cases);
}

static void
test_builder (void)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_person_type, NULL, 0);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  RelaisDate today = relais_date (2026, 11, 20);

  g_assert_true (relais_record_builder_read (builder, RELAIS_PERSON_SEX, "femme", today, issues));
  g_assert_false (relais_record_builder_read (builder, RELAIS_PERSON_EMAIL, "nothing", today, issues));
  g_assert_cmpstr (relais_record_builder_get (builder, RELAIS_PERSON_SEX), ==, "female");
  g_assert_cmpstr (relais_record_builder_get (builder, RELAIS_PERSON_EMAIL), ==, "nothing");

  g_assert_true (relais_record_builder_read (builder, RELAIS_PERSON_SEX, " ", today, NULL));
  g_assert_null (relais_record_builder_get (builder, RELAIS_PERSON_SEX));
}

static void
test_format (void)
{
  static const struct {
    const RelaisRecordType *type;
    guint field;
    const char *value;
    const char *shown;
  } cases[] = {
    { PERSON (PHONE), "0478/12.34.56", "0478 12 34 56" },
    { PERSON (PHONE), "not a number", "not a number" },
    { PERSON (BIM), "yes", "yes" },
    { PERSON (FLAGS), "no_network;elderly", "no network, elderly" },
    { PERSON (STREET), NULL, "" },
    { PERSON (STREET), "Rue Haute 12", "Rue Haute 12" },
    { ROLE (ROLE), "administrator", "administrator of the person or their goods" },
    { STAFF (ROLE), "administrator", "administrator" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = relais_field_format (&cases[i].type->fields[cases[i].field], cases[i].value);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field-reader/text", test_text);
  g_test_add_func ("/field-reader/lines", test_lines);
  g_test_add_func ("/field-reader/moment", test_moment);
  g_test_add_func ("/field-reader/planned", test_planned);
  g_test_add_func ("/field-reader/limits", test_limits);
  g_test_add_func ("/field-reader/yes-no", test_yes_no);
  g_test_add_func ("/field-reader/words", test_words);
  g_test_add_func ("/field-reader/word-lists", test_word_lists);
  g_test_add_func ("/field-reader/known-words-are-listed", test_known_words_are_listed);
  g_test_add_func ("/field-reader/spellings-are-plain", test_spellings_are_plain);
  g_test_add_func ("/field-reader/numbers", test_numbers);
  g_test_add_func ("/field-reader/phones", test_phones);
  g_test_add_func ("/field-reader/mail", test_mail);
  g_test_add_func ("/field-reader/national-numbers", test_national_numbers);
  g_test_add_func ("/field-reader/places-and-words", test_places_and_words);
  g_test_add_func ("/field-reader/ids", test_ids);
  g_test_add_func ("/field-reader/dates", test_dates);
  g_test_add_func ("/field-reader/builder", test_builder);
  g_test_add_func ("/field-reader/format", test_format);
  return g_test_run ();
}
