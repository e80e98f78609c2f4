#pragma once

#include "relais-import-cells.h"
#include "relais-import-row.h"
#include "relais-import-value.h"

G_BEGIN_DECLS

/* Inside of reading one row: what relais-import-row.c, relais-import-reading.c and relais-import-phones.c share. */

struct _RelaisImportReader {
  RelaisCsv *csv;
  RelaisImportMapping *mapping;
  guint facet;
  RelaisActor *actor;
  RelaisDate today;
  GPtrArray *findings;
  RelaisImportValues *values;
};

/* A row while it is being read. */
typedef struct {
  RelaisImportReader *reader;
  RelaisImportCells *cells;
  RelaisImportRow *row;
  RelaisRecordBuilder *builders[RELAIS_IMPORT_N_PARTS];
  gboolean is_skipped;
  gboolean is_patient_lost;
} RelaisImportReading;

RelaisImportFinding *relais_import_reading_report       (RelaisImportReading      *reading,
                                                         guint                     column,
                                                         RelaisImportCode          code,
                                                         const char               *argument);
void                 relais_import_reading_report_value (RelaisImportReading      *reading,
                                                         RelaisImportPart          part,
                                                         guint                     field,
                                                         guint                     column,
                                                         const RelaisImportValue  *value);
void                 relais_import_reading_skip         (RelaisImportReading      *reading,
                                                         RelaisImportFinding      *finding);
gboolean             relais_import_reading_read_text    (RelaisImportReading      *reading,
                                                         RelaisImportPart          part,
                                                         guint                     field,
                                                         const RelaisImportCell   *cell,
                                                         const RelaisImportValue **value);
void                 relais_import_reading_read_phones  (RelaisImportReading      *reading,
                                                         RelaisImportPart          part);

G_END_DECLS
