#pragma once

#include "relais-care-link.h"
#include "relais-import-mapping.h"
#include "relais-person.h"

G_BEGIN_DECLS

#define RELAIS_IMPORT_MAX_FIELDS 64

G_STATIC_ASSERT (RELAIS_PERSON_N_FIELDS <= RELAIS_IMPORT_MAX_FIELDS);
G_STATIC_ASSERT (RELAIS_CARE_LINK_N_FIELDS <= RELAIS_IMPORT_MAX_FIELDS);

/**
 * RelaisImportCell:
 * @text: (nullable): what stands there, %NULL for nothing
 * @column: its column
 *
 * What one row says about one field.
 */
typedef struct {
  const char *text;
  guint column;
} RelaisImportCell;

/**
 * RelaisImportNobody:
 * @RELAIS_IMPORT_SOMEBODY: a person, as far as one can see
 * @RELAIS_IMPORT_TOTAL: a line of totals
 * @RELAIS_IMPORT_HEADINGS: the headings once more, as on the next page of a print-out
 *
 * Rows that are about nobody.
 */
typedef enum {
  RELAIS_IMPORT_SOMEBODY,
  RELAIS_IMPORT_TOTAL,
  RELAIS_IMPORT_HEADINGS,
} RelaisImportNobody;

/**
 * RelaisImportCells:
 * @line: the row as the spreadsheet counts it
 * @fields: what stands for each field, whole names and addresses taken apart
 * @phones: (element-type RelaisImportCell): numbers without a field of their own, of each part
 * @died: what stands about a death, of each part
 * @rest: what was not understood beside a whole name, of each part
 * @chunk: the texts that are not the table's own
 *
 * One row, sorted by what its cells are about.
 */
typedef struct {
  guint line;
  RelaisImportCell fields[RELAIS_IMPORT_N_PARTS][RELAIS_IMPORT_MAX_FIELDS];
  GArray *phones[RELAIS_IMPORT_N_PARTS];
  RelaisImportCell died[RELAIS_IMPORT_N_PARTS];
  RelaisImportCell rest[RELAIS_IMPORT_N_PARTS];
  GStringChunk *chunk;
} RelaisImportCells;

RelaisImportCells  *relais_import_cells_new      (RelaisCsv           *csv,
                                                  RelaisImportMapping *mapping,
                                                  guint                row);
void                relais_import_cells_free     (RelaisImportCells   *cells);
gboolean            relais_import_cells_has_part (RelaisImportCells   *cells,
                                                  RelaisImportPart     part);
RelaisImportNobody  relais_import_cells_judge    (RelaisCsv           *csv,
                                                  RelaisImportMapping *mapping,
                                                  guint                row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisImportCells, relais_import_cells_free)

G_END_DECLS
