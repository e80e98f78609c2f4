#pragma once

#include "relais-import-mapping.h"
#include "relais-import-merge.h"
#include "relais-import-plan.h"
#include "relais-import-row.h"

G_BEGIN_DECLS

/* Inside of planning an import: what relais-import-plan.c, relais-import-settle.c and relais-import-care.c share. */

struct _RelaisImportPlan {
  RelaisCsv *csv;
  guint facet;
  RelaisDate today;
  RelaisImportMapping *mapping;
  RelaisImportPeople *people;
  RelaisImportReader *reader;
  GPtrArray *findings;
  GPtrArray *only_links; /* RelaisImportEntry: links that are all that their row changed */
  RelaisImportResult result;
};

/* What became of the caregiver's patient. */
typedef struct {
  RelaisImportEntry *entry; /* somebody known */
  RelaisRecord *record;     /* somebody new, or @entry with what the row adds */
} RelaisImportPatient;

RelaisImportFinding *relais_import_plan_report         (RelaisImportPlan        *plan,
                                                        guint                    line,
                                                        const char              *column,
                                                        RelaisImportCode         code,
                                                        const RelaisRecord      *about);
gboolean             relais_import_plan_find_reason    (const RelaisImportEntry *entry,
                                                        RelaisImportCode        *reason);
void                 relais_import_plan_report_merge   (RelaisImportPlan        *plan,
                                                        guint                    line,
                                                        RelaisImportPart         part,
                                                        const RelaisImportEntry *entry,
                                                        const RelaisImportMerge *merge);

RelaisRecord        *relais_import_settle              (RelaisImportPlan        *plan,
                                                        RelaisImportRow         *row,
                                                        RelaisImportPart         part,
                                                        const RelaisRecord      *before,
                                                        const RelaisRecord      *after);

void                 relais_import_care_find_patient   (RelaisImportPlan        *plan,
                                                        RelaisImportRow         *row,
                                                        RelaisImportPatient     *patient);
gboolean             relais_import_care_store          (RelaisImportPlan        *plan,
                                                        RelaisImportRow         *row,
                                                        RelaisImportEntry       *caregiver,
                                                        RelaisImportPatient     *patient,
                                                        gboolean                *changed,
                                                        RelaisImportEntry      **changed_link);
void                 relais_import_care_check_links    (RelaisImportPlan        *plan);

G_END_DECLS
