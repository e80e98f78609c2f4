/* A person of the register: the table of fields, and the small questions that every room asks. A person is entered
 * once and may be a patient (personne aidée), a caregiver (aidant·e proche), or both: the facets say which fields
 * make sense. Names of fields are those of the command line and the spreadsheets. Pure.
 */

#include "relais-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const reads_words[] = { "fr", "nl", "neither", NULL };
static const char *const sex_words[] = { "male", "female", "unknown", "undefined", "changed", NULL }; /* KMEHR CD-SEX */
static const char *const flag_words[] = { "elderly", "isolated", "no_network", "homeless", "disability",
                                          "mental_health", "chronic_illness", NULL };
static const char *const agreement_words[] = { "not_asked", "given", "refused", "withdrawn", NULL };
static const char *const how_words[] = { "oral", "written", NULL };
static const char *const state_words[] = { "followed", "nursing_home", "left", "deceased", NULL };
static const char *const sign_words[] = { "tired", "alone", "young_carer", "conflict", "needs_respite", NULL };

#define PATIENT   RELAIS_FACET_PATIENT
#define CAREGIVER RELAIS_FACET_CAREGIVER
#define SHIELDED  RELAIS_FIELD_SHIELDED
#define MANAGED   RELAIS_FIELD_MANAGED

static const RelaisField fields[RELAIS_PERSON_N_FIELDS] = {
  /* clang-format off */
  [RELAIS_PERSON_FAMILY_NAME]       = { "family_name", N_("Family name"), RELAIS_FIELD_NAME },
  [RELAIS_PERSON_GIVEN_NAME]        = { "given_name", N_("Given name"), RELAIS_FIELD_NAME },
  [RELAIS_PERSON_USUAL_NAME]        = { "usual_name", N_("Usual name"), RELAIS_FIELD_NAME },
  [RELAIS_PERSON_BIRTH_DATE]        = { "birth_date", N_("Birth date"), RELAIS_FIELD_BIRTH_DATE },
  [RELAIS_PERSON_LANGUAGE]          = { "language", N_("Language"), RELAIS_FIELD_LANGUAGE },
  [RELAIS_PERSON_READS]             = { "reads", N_("Reads"), RELAIS_FIELD_WORD, .words = reads_words },
  [RELAIS_PERSON_INTERPRETER]       = { "interpreter", N_("Interpreter needed"), RELAIS_FIELD_YES_NO },
  [RELAIS_PERSON_STREET]            = { "street", N_("Street and number"), RELAIS_FIELD_TEXT, .flags = SHIELDED },
  [RELAIS_PERSON_POSTCODE]          = { "postcode", N_("Postcode"), RELAIS_FIELD_POSTCODE, .flags = SHIELDED },
  [RELAIS_PERSON_COMMUNE]           = { "commune", N_("Commune"), RELAIS_FIELD_COMMUNE, .flags = SHIELDED },
  [RELAIS_PERSON_PHONE]             = { "phone", N_("Phone"), RELAIS_FIELD_PHONE, .flags = SHIELDED },
  [RELAIS_PERSON_PHONE_HOURS]       = { "phone_hours", N_("Call from–to"), RELAIS_FIELD_PRESENCE, .flags = SHIELDED },
  [RELAIS_PERSON_PHONE_NO_MESSAGE]  = { "phone_no_message", N_("Leave no message"), RELAIS_FIELD_YES_NO },
  [RELAIS_PERSON_PHONE2]            = { "phone2", N_("Second phone"), RELAIS_FIELD_PHONE, .flags = SHIELDED },
  [RELAIS_PERSON_PHONE2_HOURS]      = { "phone2_hours", N_("Call the second phone from–to"), RELAIS_FIELD_PRESENCE, .flags = SHIELDED },
  [RELAIS_PERSON_PHONE2_NO_MESSAGE] = { "phone2_no_message", N_("Leave no message on the second phone"), RELAIS_FIELD_YES_NO },
  [RELAIS_PERSON_PHONE3]            = { "phone3", N_("Third phone"), RELAIS_FIELD_PHONE, .flags = SHIELDED },
  [RELAIS_PERSON_PHONE3_HOURS]      = { "phone3_hours", N_("Call the third phone from–to"), RELAIS_FIELD_PRESENCE, .flags = SHIELDED },
  [RELAIS_PERSON_PHONE3_NO_MESSAGE] = { "phone3_no_message", N_("Leave no message on the third phone"), RELAIS_FIELD_YES_NO },
  [RELAIS_PERSON_EMAIL]             = { "email", N_("E-mail"), RELAIS_FIELD_EMAIL, .flags = SHIELDED },
  [RELAIS_PERSON_MUTUALITY]         = { "mutuality", N_("Mutuality"), RELAIS_FIELD_MUTUALITY },
  [RELAIS_PERSON_DIED_ON]           = { "died_on", N_("Died on"), RELAIS_FIELD_PARTIAL_DATE, .flags = MANAGED },
  [RELAIS_PERSON_STOPPED_ON]        = { "stopped_on", N_("Asked to stop on"), RELAIS_FIELD_DATE, .flags = MANAGED },
  [RELAIS_PERSON_ARCHIVED_ON]       = { "archived_on", N_("Archived on"), RELAIS_FIELD_DATE, .flags = MANAGED },
  [RELAIS_PERSON_MERGED_INTO]       = { "merged_into", N_("Merged into"), RELAIS_FIELD_ID, .flags = MANAGED },

  [RELAIS_PERSON_IS_PATIENT]        = { "is_patient", N_("Patient"), RELAIS_FIELD_YES_NO, .flags = MANAGED },
  [RELAIS_PERSON_SEX]               = { "sex", N_("Sex"), RELAIS_FIELD_WORD, PATIENT, .words = sex_words },
  [RELAIS_PERSON_BIM]               = { "bim", N_("Increased reimbursement (BIM)"), RELAIS_FIELD_YES_NO, PATIENT },
  [RELAIS_PERSON_CHART_NUMBER]      = { "chart_number", N_("Chart number"), RELAIS_FIELD_TEXT, PATIENT, .max_length = 40 },
  [RELAIS_PERSON_NATIONAL_NUMBER]   = { "national_number", N_("National register number"), RELAIS_FIELD_NATIONAL_NUMBER, PATIENT, .flags = SHIELDED | RELAIS_FIELD_MASKED },
  [RELAIS_PERSON_REFERENT]          = { "referent", N_("Referent in the team"), RELAIS_FIELD_TEXT, PATIENT, .max_length = 120 },
  [RELAIS_PERSON_FLAGS]             = { "flags", N_("Vulnerability"), RELAIS_FIELD_WORDS, PATIENT, .words = flag_words },
  [RELAIS_PERSON_PROTECTED]         = { "protected", N_("Protected mode"), RELAIS_FIELD_YES_NO, PATIENT },
  [RELAIS_PERSON_AGREEMENT]         = { "agreement", N_("Agreement for the liaison"), RELAIS_FIELD_WORD, PATIENT, .words = agreement_words },
  [RELAIS_PERSON_AGREEMENT_DATE]    = { "agreement_date", N_("Date of the agreement"), RELAIS_FIELD_DATE, PATIENT },
  [RELAIS_PERSON_AGREEMENT_HOW]     = { "agreement_how", N_("How the agreement was given"), RELAIS_FIELD_WORD, PATIENT, .words = how_words },
  [RELAIS_PERSON_AGREEMENT_BY]      = { "agreement_by", N_("Agreement recorded by"), RELAIS_FIELD_TEXT, PATIENT, .max_length = 120, .flags = MANAGED },
  [RELAIS_PERSON_STATE]             = { "state", N_("State"), RELAIS_FIELD_WORD, PATIENT, .words = state_words },
  [RELAIS_PERSON_DO_NOT_INFORM]     = { "do_not_inform", N_("Must not be informed"), RELAIS_FIELD_TEXT, PATIENT, .flags = SHIELDED },
  [RELAIS_PERSON_ASK_FIRST]         = { "ask_first", N_("Ask the patient first"), RELAIS_FIELD_YES_NO, PATIENT },

  [RELAIS_PERSON_IS_CAREGIVER]      = { "is_caregiver", N_("Caregiver"), RELAIS_FIELD_YES_NO, .flags = MANAGED },
  [RELAIS_PERSON_MINOR]             = { "minor", N_("Minor"), RELAIS_FIELD_YES_NO, CAREGIVER },
  [RELAIS_PERSON_KEY_HOLDER]        = { "key_holder", N_("Holds a key"), RELAIS_FIELD_YES_NO, CAREGIVER },
  [RELAIS_PERSON_PRESENCE]          = { "presence", N_("Usual presence"), RELAIS_FIELD_PRESENCE, CAREGIVER, .flags = SHIELDED },
  [RELAIS_PERSON_SIGNS]             = { "signs", N_("Signs noticed"), RELAIS_FIELD_WORDS, CAREGIVER, .words = sign_words },
  [RELAIS_PERSON_SIGNS_CHECKED]     = { "signs_checked", N_("Signs checked on"), RELAIS_FIELD_DATE, CAREGIVER },
  [RELAIS_PERSON_NO_LABEL]          = { "no_label", N_("Does not want to be called a caregiver"), RELAIS_FIELD_YES_NO, CAREGIVER },
  /* clang-format on */
};

const RelaisRecordType relais_person_type = { "person", fields, RELAIS_PERSON_N_FIELDS };

/**
 * relais_person_is_patient:
 * @person: a person
 *
 * Returns: whether the practice follows them
 */
gboolean
relais_person_is_patient (const RelaisRecord *person)
{
  return relais_record_is (person, RELAIS_PERSON_IS_PATIENT, "yes");
}

/**
 * relais_person_is_caregiver:
 * @person: a person
 *
 * Returns: whether they are registered as a caregiver
 */
gboolean
relais_person_is_caregiver (const RelaisRecord *person)
{
  return relais_record_is (person, RELAIS_PERSON_IS_CAREGIVER, "yes");
}

/**
 * relais_person_is_protected:
 * @person: a person
 *
 * Returns: whether the record is in protected mode
 */
gboolean
relais_person_is_protected (const RelaisRecord *person)
{
  return relais_record_is (person, RELAIS_PERSON_PROTECTED, "yes");
}

/**
 * relais_person_is_archived:
 * @person: a person
 *
 * Returns: whether the record is archived, or was merged into another
 */
gboolean
relais_person_is_archived (const RelaisRecord *person)
{
  return relais_record_get (person, RELAIS_PERSON_ARCHIVED_ON) != NULL ||
         relais_record_get (person, RELAIS_PERSON_MERGED_INTO) != NULL;
}

/**
 * relais_person_is_deceased:
 * @person: a person
 *
 * Returns: whether the person has died
 */
gboolean
relais_person_is_deceased (const RelaisRecord *person)
{
  return relais_record_get (person, RELAIS_PERSON_DIED_ON) != NULL ||
         relais_record_is (person, RELAIS_PERSON_STATE, "deceased");
}

/**
 * relais_person_is_minor:
 * @person: a person
 * @today: today's date
 *
 * What was noted decides, unless the birth date says more: somebody noted as a minor years ago grows up.
 *
 * Returns: whether the person is under eighteen
 */
gboolean
relais_person_is_minor (const RelaisRecord *person, RelaisDate today)
{
  RelaisDate birth = relais_person_get_birth_date (person);

  if (relais_date_is_set (birth))
    return relais_date_age (birth, today) < 18;

  return relais_record_is (person, RELAIS_PERSON_MINOR, "yes");
}

/**
 * relais_person_get_birth_date:
 * @person: a person
 *
 * Returns: the birth date, perhaps partial, or no date
 */
RelaisDate
relais_person_get_birth_date (const RelaisRecord *person)
{
  RelaisDate birth;

  relais_date_parse (relais_record_get (person, RELAIS_PERSON_BIRTH_DATE), &birth);
  return birth;
}

static char *
join_names (const char *first, const char *second)
{
  if (first == NULL)
    return g_strdup (second != NULL ? second : "?");
  if (second == NULL)
    return g_strdup (first);
  return g_strconcat (first, " ", second, NULL);
}

static gboolean
is_latin (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) && g_unichar_get_script (c) != G_UNICODE_SCRIPT_LATIN)
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_person_get_script_name:
 * @person: a person
 *
 * Returns: (transfer none) (nullable): the usual name where it is in letters of their own and there is a name that
 *   everybody can read
 */
const char *
relais_person_get_script_name (const RelaisRecord *person)
{
  const char *usual = relais_record_get (person, RELAIS_PERSON_USUAL_NAME);

  return usual != NULL && !is_latin (usual) && relais_record_get (person, RELAIS_PERSON_GIVEN_NAME) != NULL ? usual
                                                                                                            : NULL;
}

/* What stands before the family name: the usual name instead of the given one, unless nobody here could read it. */
static const char *
get_first_name (const RelaisRecord *person)
{
  const char *usual = relais_record_get (person, RELAIS_PERSON_USUAL_NAME);

  return usual != NULL && relais_person_get_script_name (person) == NULL
             ? usual
             : relais_record_get (person, RELAIS_PERSON_GIVEN_NAME);
}

/**
 * relais_person_get_name:
 * @person: a person
 *
 * Returns: (transfer full): the name as it is spoken, the usual name in the place of the given one; in Latin letters
 *   where there is one
 */
char *
relais_person_get_name (const RelaisRecord *person)
{
  return join_names (get_first_name (person), relais_record_get (person, RELAIS_PERSON_FAMILY_NAME));
}

/**
 * relais_person_get_formal_name:
 * @person: a person
 *
 * Returns: (transfer full): family name first, as lists are sorted
 */
char *
relais_person_get_formal_name (const RelaisRecord *person)
{
  return join_names (relais_record_get (person, RELAIS_PERSON_FAMILY_NAME),
                     relais_record_get (person, RELAIS_PERSON_GIVEN_NAME));
}

/**
 * relais_person_get_discreet_name:
 * @person: a person
 *
 * The form in which an aided person stands on a card that may be found in the street (domain facts, contact cards).
 *
 * Returns: (transfer full): the first name and the initial of the family name: "Mohamed E."
 */
char *
relais_person_get_discreet_name (const RelaisRecord *person)
{
  const char *family = relais_record_get (person, RELAIS_PERSON_FAMILY_NAME);
  const char *given = get_first_name (person);
  g_autofree char *initial = NULL;
  char letter[8] = { 0 };

  if (family == NULL)
    return g_strdup (given != NULL ? given : "?");

  letter[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (family)), letter)] = '\0';
  initial = g_strconcat (letter, ".", NULL);
  return join_names (given, initial);
}
