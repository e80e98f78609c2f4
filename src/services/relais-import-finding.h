#pragma once

#include "relais-issue.h"

G_BEGIN_DECLS

/**
 * RelaisImportFinding:
 * @line: the row as the spreadsheet counts it
 * @column: (nullable): the heading of the column
 * @word: a stable word for programs
 * @sentence: what was found, in the language of the screen
 * @skips: whether the row is left out because of it
 *
 * Something about one row or one column of a spreadsheet.
 */
typedef struct {
  guint line;
  char *column;
  const char *word;
  char *sentence;
  gboolean skips;
} RelaisImportFinding;

/**
 * RelaisImportCode:
 *
 * What an import may say beside the findings of the fields themselves. In brackets: what the argument says.
 */
typedef enum {
  /* Columns. */
  RELAIS_IMPORT_HEADINGS_BELOW,      /* the headings are not in the first row */
  RELAIS_IMPORT_COLUMN_UNNAMED,
  RELAIS_IMPORT_COLUMN_UNKNOWN,
  RELAIS_IMPORT_COLUMN_TWICE,        /* another column fills the same field */
  RELAIS_IMPORT_COLUMN_NO_PATIENT,   /* says something about a link, and no column names the patient */
  RELAIS_IMPORT_COLUMN_WHOLE_NAMES,  /* given and family name in one column */
  RELAIS_IMPORT_COLUMN_OF_PATIENT,   /* the heading does not say whose it is */
  RELAIS_IMPORT_COLUMN_OF_CAREGIVER,

  /* Rows that are nobody. */
  RELAIS_IMPORT_ROW_TOTAL,
  RELAIS_IMPORT_ROW_HEADINGS,

  /* Values. */
  RELAIS_IMPORT_PROBLEM,             /* [the sentence of a finding of the field] */
  RELAIS_IMPORT_LEFT_OUT,            /* [the sentence of a finding of the field] */
  RELAIS_IMPORT_NOT_A_NAME,          /* [the text] */
  RELAIS_IMPORT_SPREADSHEET_ERROR,   /* [the text] */
  RELAIS_IMPORT_DITTO,               /* [the text] */
  RELAIS_IMPORT_REST_LEFT_OUT,       /* [what was not understood beside a name] */
  RELAIS_IMPORT_ONLY_NUMBER_TAKEN,   /* [the number] out of a longer text */
  RELAIS_IMPORT_NUMBERS_LEFT_OUT,    /* [the number] a fourth one */
  RELAIS_IMPORT_DEPENDENT_LEFT_OUT,  /* hours of no number, date of no answer */
  RELAIS_IMPORT_MAY_NOT_PROTECT,

  /* Persons. */
  RELAIS_IMPORT_SAME_AS_ROW,         /* [the row] */
  RELAIS_IMPORT_FILLED,
  RELAIS_IMPORT_DIFFERS,
  RELAIS_IMPORT_DIFFERS_FROM_ROW,    /* [the row] */
  RELAIS_IMPORT_MAY_BE,              /* [name] */
  RELAIS_IMPORT_MAY_BE_ROW,          /* [the row] */
  RELAIS_IMPORT_RESEMBLES,           /* [name] */
  RELAIS_IMPORT_RESEMBLES_ROW,       /* [the row] */
  RELAIS_IMPORT_SEVERAL,
  RELAIS_IMPORT_NUMBER_OF_ANOTHER,   /* [name] */
  RELAIS_IMPORT_ARCHIVED,            /* [name] */
  RELAIS_IMPORT_MERGED,              /* [name] */
  RELAIS_IMPORT_STOPPED,             /* [name] */
  RELAIS_IMPORT_DECEASED,            /* [name] */
  RELAIS_IMPORT_PROTECTED,           /* [name] */
  RELAIS_IMPORT_HAS_DIED,            /* [name] says the file of somebody who lives in the register */

  /* The patient of a caregiver, and their link. */
  RELAIS_IMPORT_PATIENT_MISSING,
  RELAIS_IMPORT_PATIENT_UNUSABLE,    /* [the sentence of a finding of the field] */
  RELAIS_IMPORT_PATIENT_BY_NAME,     /* [name] */
  RELAIS_IMPORT_PATIENT_SEVERAL,     /* [name] */
  RELAIS_IMPORT_PATIENT_RESEMBLES,   /* [name] */
  RELAIS_IMPORT_PATIENT_NOT_LINKED,  /* [name] archived, stopped, deceased or protected */
  RELAIS_IMPORT_PATIENT_INCOMPLETE,  /* [name] */
  RELAIS_IMPORT_PATIENT_NUMBER,      /* [name] has the chart number, and another name */
  RELAIS_IMPORT_PATIENT_UNKNOWN,     /* only a chart number, and nobody has it */
  RELAIS_IMPORT_LINK_ENDED,          /* [the date] */

  RELAIS_N_IMPORT_CODES
} RelaisImportCode;

GPtrArray           *relais_import_findings_new       (void);
RelaisImportFinding *relais_import_findings_add       (GPtrArray         *findings,
                                                       guint              line,
                                                       const char        *column,
                                                       RelaisImportCode   code,
                                                       const char        *argument);
RelaisImportFinding *relais_import_findings_add_issue (GPtrArray         *findings,
                                                       guint              line,
                                                       const char        *column,
                                                       RelaisImportCode   code,
                                                       const RelaisIssue *issue);
void                 relais_import_finding_free       (RelaisImportFinding *finding);

const char          *relais_import_code_get_word      (RelaisImportCode   code);
const char          *relais_import_code_get_msgid     (RelaisImportCode   code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisImportFinding, relais_import_finding_free)

G_END_DECLS
