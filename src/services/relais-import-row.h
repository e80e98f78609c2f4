#pragma once

#include "relais-actor.h"
#include "relais-csv.h"
#include "relais-date.h"
#include "relais-import-finding.h"
#include "relais-import-mapping.h"

G_BEGIN_DECLS

/**
 * RelaisImportRow:
 * @line: the row as the spreadsheet counts it
 * @person: (nullable): the person, not yet stored; %NULL when the row is skipped
 * @patient: (nullable): the caregiver's patient
 * @link: (nullable): what the row says about their link, without the ids of the two
 * @birth_problem: (nullable) (transfer none): the finding that took the birth date away
 * @contact_problem: (nullable) (transfer none): the finding that took a number or an e-mail address away
 * @birth_sentence: (nullable): why, as the reason for which the whole row is skipped
 * @contact_sentence: (nullable): why, as the reason for which the whole row is skipped
 *
 * One row as records.
 */
typedef struct {
  guint line;
  RelaisRecord *person;
  RelaisRecord *patient;
  RelaisRecord *link;
  RelaisImportFinding *birth_problem;
  RelaisImportFinding *contact_problem;
  char *birth_sentence;
  char *contact_sentence;
} RelaisImportRow;

/**
 * RelaisImportReader:
 *
 * Reads the rows of one table, one after the other.
 */
typedef struct _RelaisImportReader RelaisImportReader;

RelaisImportReader *relais_import_reader_new         (RelaisCsv           *csv,
                                                      RelaisImportMapping *mapping,
                                                      guint                facet,
                                                      RelaisActor         *actor,
                                                      RelaisDate           today,
                                                      GPtrArray           *findings);
void                relais_import_reader_free        (RelaisImportReader  *reader);
RelaisImportRow    *relais_import_reader_read        (RelaisImportReader  *reader,
                                                      guint                row);
const char         *relais_import_reader_get_heading (RelaisImportReader  *reader,
                                                      RelaisImportPart     part,
                                                      guint                field);
void                relais_import_row_free           (RelaisImportRow     *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisImportReader, relais_import_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisImportRow, relais_import_row_free)

G_END_DECLS
