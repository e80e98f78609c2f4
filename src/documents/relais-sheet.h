#pragma once

#include <glib.h>

#include "relais-page.h"

G_BEGIN_DECLS

typedef struct _RelaisSheet RelaisSheet;

/**
 * RelaisSide:
 * @RELAIS_SIDE_FRONT: the side that is read first
 * @RELAIS_SIDE_BACK: the other one
 */
typedef enum {
  RELAIS_SIDE_FRONT,
  RELAIS_SIDE_BACK,
} RelaisSide;

/**
 * RELAIS_SHEET_MAX_OFFSET:
 *
 * How far a printer may be corrected to either side, in millimetres: less than the margin, so that nothing leaves its
 * label.
 */
#define RELAIS_SHEET_MAX_OFFSET 2.0

const RelaisSheet *relais_sheet_get_default   (void);
const RelaisSheet *relais_sheet_lookup        (const char        *name,
                                               GError           **error);
const RelaisSheet *relais_sheet_get_large     (const RelaisSheet *sheet,
                                               GError           **error);
char              *relais_sheet_list_names    (void);
const RelaisSheet *relais_sheet_get_choice    (guint              index);

const char        *relais_sheet_get_name      (const RelaisSheet *sheet);
const char        *relais_sheet_get_description (const RelaisSheet *sheet);
double             relais_sheet_get_width     (const RelaisSheet *sheet);
double             relais_sheet_get_height    (const RelaisSheet *sheet);
gboolean           relais_sheet_is_folded     (const RelaisSheet *sheet);
gboolean           relais_sheet_is_precut     (const RelaisSheet *sheet);
gboolean           relais_sheet_has_foot      (const RelaisSheet *sheet);
int                relais_sheet_get_n_labels  (const RelaisSheet *sheet);
int                relais_sheet_get_n_columns (const RelaisSheet *sheet);

RelaisRect         relais_sheet_get_label     (const RelaisSheet *sheet,
                                               int                index,
                                               RelaisSide         side);
RelaisRect         relais_sheet_get_safe_area (const RelaisSheet *sheet,
                                               int                index,
                                               RelaisSide         side);
void               relais_sheet_add_marks     (const RelaisSheet *sheet,
                                               RelaisPage        *page,
                                               int                first,
                                               int                n_labels);

G_END_DECLS
