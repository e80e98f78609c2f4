#pragma once

#include "relais-card-data.h"
#include "relais-measurer.h"
#include "relais-phrasebook.h"
#include "relais-sheet.h"

G_BEGIN_DECLS

/**
 * RelaisPrintOptions:
 * @sheet: (nullable): the paper, NULL for the folding card on plain A4
 * @start_label: the first label that is still on the sheet, from 1; 0 means 1
 * @language: (nullable): "fr", "nl" or "fr+nl"; NULL means "fr"
 * @large: whether it is set in large print
 * @offset_x: the correction of the printer to the right, in millimetres
 * @offset_y: the same downwards
 * @fronts_only: whether sheets with two faces get no backs; a folding card has both on one face
 *
 * How cards are printed. A plain value.
 */
typedef struct {
  const RelaisSheet *sheet;
  int start_label;
  const char *language;
  gboolean large;
  double offset_x;
  double offset_y;
  gboolean fronts_only;
} RelaisPrintOptions;

gboolean   relais_print_options_check_offset (const RelaisPrintOptions *options,
                                              GError                  **error);

/**
 * RelaisRefusal:
 * @index: which of the cards, from 0
 * @error: why; for %RELAIS_ERROR_OVERFLOW the subject is the line to cut
 *
 * A card that was not laid out.
 */
typedef struct {
  guint index;
  GError *error;
} RelaisRefusal;

GPtrArray *relais_card_layout  (GPtrArray                *cards,
                                const RelaisPrintOptions *options,
                                RelaisMeasurer           *measurer,
                                RelaisPhrasebook         *french,
                                RelaisPhrasebook         *dutch,
                                GPtrArray                *refused,
                                GError                  **error);

void       relais_refusal_free (RelaisRefusal            *refusal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisRefusal, relais_refusal_free)

G_END_DECLS
