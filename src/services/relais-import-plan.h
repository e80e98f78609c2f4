#pragma once

#include "relais-actor.h"
#include "relais-csv.h"
#include "relais-date.h"
#include "relais-import-finding.h"
#include "relais-import-people.h"

G_BEGIN_DECLS

/**
 * RelaisImportPlan:
 *
 * What an import would do, row by row: a value that can be shown before anything is changed. The caregivers' import may
 * carry their patient and the link between them.
 */
typedef struct _RelaisImportPlan RelaisImportPlan;

/**
 * RelaisImportResult:
 * @rows: rows with something in them, below the headings
 * @imported: rows that came in as a new person or a new link
 * @updated: rows that changed a record that was there
 * @unchanged: rows that say what the register says already
 * @skipped: rows left out, each with a finding that says why
 * @operation: (nullable): the id under which it is undone, %NULL when nothing came in
 *
 * What an import did, or would do.
 */
typedef struct {
  guint rows;
  guint imported;
  guint updated;
  guint unchanged;
  guint skipped;
  char *operation;
} RelaisImportResult;

RelaisImportPlan *relais_import_plan_new           (RelaisCsv           *csv,
                                                    guint                facet,
                                                    GHashTable          *choices,
                                                    RelaisImportPeople  *people,
                                                    RelaisActor         *actor,
                                                    RelaisDate           today,
                                                    GError             **error);
void              relais_import_plan_free          (RelaisImportPlan    *plan);
void              relais_import_plan_get_result    (RelaisImportPlan    *plan,
                                                    RelaisImportResult  *result);
GPtrArray        *relais_import_plan_get_findings  (RelaisImportPlan    *plan);
GPtrArray        *relais_import_plan_list_changes  (RelaisImportPlan    *plan);
char             *relais_import_plan_get_column    (RelaisImportPlan    *plan,
                                                    guint                column);
const char       *relais_import_plan_get_heading   (RelaisImportPlan    *plan,
                                                    guint                column);
const char       *relais_import_plan_get_example   (RelaisImportPlan    *plan,
                                                    guint                column);
void              relais_import_result_clear       (RelaisImportResult  *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisImportPlan, relais_import_plan_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisImportResult, relais_import_result_clear)

G_END_DECLS
