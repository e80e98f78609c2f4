#pragma once

#include "relais-phrasebook.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisIssueLevel:
 * @RELAIS_ISSUE_HINT: worth knowing; nothing to do
 * @RELAIS_ISSUE_WARNING: look again; the value is kept as it is
 * @RELAIS_ISSUE_ERROR: the record cannot be saved with this value
 */
typedef enum {
  RELAIS_ISSUE_HINT,
  RELAIS_ISSUE_WARNING,
  RELAIS_ISSUE_ERROR,
} RelaisIssueLevel;

/**
 * RelaisIssueCode:
 *
 * Everything a rule may find in what was typed. Each code has one word for programs, one sentence for people and its
 * usual level; they stand together in relais-issue.c. In brackets: what the argument says.
 */
typedef enum {
  /* Any field. */
  RELAIS_ISSUE_REQUIRED,                  /* the field is empty and may not be */
  RELAIS_ISSUE_NAME_REQUIRED,             /* no family, given or usual name */
  RELAIS_ISSUE_BIRTH_OR_PHONE_REQUIRED,   /* a new patient needs one of the two beside the name */
  RELAIS_ISSUE_CONTACT_REQUIRED,          /* a caregiver needs one way to be reached */
  RELAIS_ISSUE_TEXT_TOO_LONG,             /* [the limit, in characters] */
  RELAIS_ISSUE_CHARACTERS_REMOVED,        /* control characters were taken out */
  RELAIS_ISSUE_UNKNOWN_WORD,              /* [the known words] */
  RELAIS_ISSUE_YES_OR_NO,                 /* neither yes nor no */
  RELAIS_ISSUE_NOT_A_NUMBER,
  RELAIS_ISSUE_EMAIL_FORM,
  RELAIS_ISSUE_NOT_AN_ID,

  /* Dates. */
  RELAIS_ISSUE_DATE_NOT_UNDERSTOOD,
  RELAIS_ISSUE_DATE_INCOMPLETE,           /* a month or a year where the day is needed */
  RELAIS_ISSUE_DATE_IMPOSSIBLE,           /* no such day in the calendar */
  RELAIS_ISSUE_DATE_CENTURY_GUESSED,      /* [the date as it was understood] */
  RELAIS_ISSUE_DATE_IN_FUTURE,
  RELAIS_ISSUE_BIRTH_IN_FUTURE,
  RELAIS_ISSUE_BIRTH_TOO_LONG_AGO,        /* older than 120 years */
  RELAIS_ISSUE_END_BEFORE_START,

  /* Phones. */
  RELAIS_ISSUE_PHONE_NOT_A_NUMBER,
  RELAIS_ISSUE_PHONE_TOO_SHORT,           /* [how many digits are missing] */
  RELAIS_ISSUE_PHONE_TOO_LONG,            /* [how many digits are too many] */
  RELAIS_ISSUE_PHONE_NO_ZONE,             /* 474 02 55 */
  RELAIS_ISSUE_PHONE_UNKNOWN_ZONE,        /* [the zone] */
  RELAIS_ISSUE_PHONE_SEVERAL,             /* several numbers in one field */
  RELAIS_ISSUE_PHONE_ROUNDED,             /* 4.78E+08 */
  RELAIS_ISSUE_PHONE_RESTORED_ZERO,       /* [the number with its 0] */
  RELAIS_ISSUE_PHONE_PAID,
  RELAIS_ISSUE_PHONE_SHORT_CODE,
  RELAIS_ISSUE_PHONE_FOREIGN,
  RELAIS_ISSUE_PHONE_TWICE,               /* the same number in another field of this person */

  /* National number (NISS / INSZ), professional number (INAMI / RIZIV), enterprise number. */
  RELAIS_ISSUE_NISS_LENGTH,
  RELAIS_ISSUE_NISS_DATE,                 /* a month or a day that no number has */
  RELAIS_ISSUE_NISS_SERIAL,               /* 000 and 999 are not given out */
  RELAIS_ISSUE_NISS_CHECK_DIGITS,
  RELAIS_ISSUE_NISS_RESTORED_ZERO,
  RELAIS_ISSUE_NISS_BIRTH_DISAGREES,
  RELAIS_ISSUE_NISS_SEX_DISAGREES,
  RELAIS_ISSUE_PROFESSIONAL_NUMBER_LENGTH,
  RELAIS_ISSUE_PROFESSIONAL_NUMBER_CHECK_DIGITS,
  RELAIS_ISSUE_ENTERPRISE_NUMBER_LENGTH,
  RELAIS_ISSUE_ENTERPRISE_NUMBER_CHECK_DIGITS,

  /* Words and places. */
  RELAIS_ISSUE_RELATION_UNKNOWN,          /* [what was typed] */
  RELAIS_ISSUE_RELATION_AS_OTHER,         /* [what was typed] understood, but the official list has no word for it */
  RELAIS_ISSUE_LANGUAGE_UNKNOWN,          /* [what was typed] */
  RELAIS_ISSUE_LANGUAGE_FIRST_TAKEN,      /* [what was typed] */
  RELAIS_ISSUE_MUTUALITY_FORM,
  RELAIS_ISSUE_MUTUALITY_UNION_ONLY,      /* [the union] named, without the number of the mutuality */
  RELAIS_ISSUE_MUTUALITY_DISAGREES,       /* [what was typed] the name is not that of the number */
  RELAIS_ISSUE_LABEL_CODE,                /* a label for something that has none */
  RELAIS_ISSUE_LABEL_NEEDED,              /* the topic of what has none is always offered */
  RELAIS_ISSUE_POSTCODE_FORM,
  RELAIS_ISSUE_POSTCODE_NOT_RESIDENTIAL,  /* 10xx or 11xx, but no commune: the mail code of an institution */
  RELAIS_ISSUE_POSTCODE_NOT_BRUSSELS,
  RELAIS_ISSUE_POSTCODE_FOREIGN,
  RELAIS_ISSUE_COMMUNE_UNKNOWN,
  RELAIS_ISSUE_COMMUNE_DISAGREES,         /* [the commune of this postcode] */
  RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD,   /* [the part that was not understood] */
  RELAIS_ISSUE_PRESENCE_TIME_IMPOSSIBLE,  /* [the part] 25 o'clock, or an end before its start */

  /* A person as a whole. */
  RELAIS_ISSUE_MINOR_DISAGREES,           /* "minor" and the date of birth say different things */
  RELAIS_ISSUE_STATE_DISAGREES,           /* died, but the state is another */
  RELAIS_ISSUE_DIED_BEFORE_BIRTH,

  /* A link as a whole. */
  RELAIS_ISSUE_LINK_TO_ONESELF,
  RELAIS_ISSUE_LINK_TWICE,                /* these two are linked already */
  RELAIS_ISSUE_RELATION_MISSING,
  RELAIS_ISSUE_RANK_TAKEN,                /* [the place in the calling order] */
  RELAIS_ISSUE_MINOR_FIRST,               /* a minor would be the first whom the hospital calls */
  RELAIS_ISSUE_MINOR_NEEDS_PARENT,        /* a minor agreed to be printed, but no parent in writing */
  RELAIS_ISSUE_RECOGNITION_NO_END,        /* an end where there is none: only social rights expire */
  RELAIS_ISSUE_RECOGNITION_SUGGESTED_END, /* [the date] */
  RELAIS_ISSUE_RECOGNITION_NO_DATE,       /* social rights without any date: nobody will be reminded */
  RELAIS_ISSUE_RECOGNITION_OVER_A_YEAR,   /* [the date one year after the certificate] */
  RELAIS_ISSUE_RECOGNITION_BEFORE_INFORMED,
  RELAIS_ISSUE_RECOGNITION_TOO_MANY,      /* [how many caregivers have social rights for this patient] */

  /* An entry of the notebook, and what it asks. */
  RELAIS_ISSUE_NOTE_NAMED_READERS,        /* only for some by name, and yet for everybody */
  RELAIS_ISSUE_NOTE_READER,               /* [what was typed] nobody of the care team */
  RELAIS_ISSUE_NOTE_TOPIC,                /* [what was typed] no topic of the practice */
  RELAIS_ISSUE_NOTE_NO_HOME,              /* the patient refused the liaison: nothing is written for the home */
  RELAIS_ISSUE_NOTE_BLANK,                /* [what is still to be filled in] */
  RELAIS_ISSUE_MEASURE_UNKNOWN,           /* [what was typed] nothing that the practice measures */
  RELAIS_ISSUE_MEASURE_FORM,              /* [an example] */
  RELAIS_ISSUE_MEASURE_UNIT,              /* [the unit] */
  RELAIS_ISSUE_MEASURE_IMPOSSIBLE,        /* [between what it lies] */
  RELAIS_ISSUE_MEASURE_UNUSUAL,           /* [between what it mostly lies] */
  RELAIS_ISSUE_MEASURE_ORDER,             /* of two numbers the first is the higher one */
  RELAIS_ISSUE_MEASURE_TWICE,             /* [its name] */
  RELAIS_ISSUE_MEASURE_RANGE,             /* the practice's range is none */
  RELAIS_ISSUE_TASK_DAY_PAST,
  RELAIS_ISSUE_TASK_UNSEEN,               /* who is asked could not read it */
  RELAIS_ISSUE_TASK_FOR,                  /* [what was typed] nobody of the team, no role */

  /* A stay in hospital. */
  RELAIS_ISSUE_STAY_BEFORE_ADMISSION,
  RELAIS_ISSUE_STAY_PLANNED_PAST,
  RELAIS_ISSUE_STAY_ONLY_WARD,
  RELAIS_ISSUE_STAY_OPEN_ALREADY,
  RELAIS_ISSUE_STAY_OVERLAPS,
  RELAIS_ISSUE_STAY_READMISSION,          /* [day of the earlier return] */

  /* Two records that become one. */
  RELAIS_ISSUE_MERGE_OTHER_VALUE,         /* [the value that was not kept] */
  RELAIS_ISSUE_MERGE_PHONE_LEFT_OUT,      /* [the number] */

  RELAIS_N_ISSUES
} RelaisIssueCode;

/**
 * RelaisIssue:
 * @field: the field it is about, its name on the command line, a static string ("phone2")
 * @code: what was found
 * @level: how much it matters
 * @argument: (nullable): what the sentence names
 *
 * One finding of a rule. A value that is not changed once made.
 */
typedef struct {
  const char *field;
  RelaisIssueCode code;
  RelaisIssueLevel level;
  char *argument;
} RelaisIssue;

RelaisIssue      *relais_issue_new            (const char        *field,
                                               RelaisIssueCode    code,
                                               const char        *argument);
RelaisIssue      *relais_issue_copy           (const RelaisIssue *issue);
void              relais_issue_free           (RelaisIssue       *issue);
char             *relais_issue_get_sentence   (const RelaisIssue *issue);
char             *relais_issue_say            (RelaisIssueCode    code,
                                               const char        *argument,
                                               RelaisPhrasebook  *book);

const char       *relais_issue_code_get_word  (RelaisIssueCode    code);
int               relais_issue_code_from_word (const char        *word);
const char       *relais_issue_code_get_msgid (RelaisIssueCode    code);
RelaisIssueLevel  relais_issue_code_get_level (RelaisIssueCode    code);

/* A list of findings: a GPtrArray of RelaisIssue that owns them. */
GPtrArray        *relais_issues_new           (void);
void              relais_issues_add           (GPtrArray         *issues,
                                               const char        *field,
                                               RelaisIssueCode    code,
                                               const char        *argument);
void              relais_issues_add_count     (GPtrArray         *issues,
                                               const char        *field,
                                               RelaisIssueCode    code,
                                               int                count);
void              relais_issues_take_new      (GPtrArray         *issues,
                                               GPtrArray         *found);
gboolean          relais_issues_have_errors   (GPtrArray         *issues);
gboolean          relais_issues_check         (GPtrArray         *issues,
                                               const char        *whole,
                                               GError           **error);
const RelaisIssue *relais_issues_find         (GPtrArray         *issues,
                                               const char        *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisIssue, relais_issue_free)

G_END_DECLS
