#pragma once

#include "relais-slot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_SLOT_ROW (relais_slot_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (RelaisSlotRow, relais_slot_row, RELAIS, SLOT_ROW, GtkWidget)

/**
 * RelaisSlotRowClass:
 * @show: shows what stands in the place, %NULL while that is not known; returns (transfer full) what a screen reader
 *   says of the row
 * @describe: returns (transfer full) the whole of what the row may have cut, when somebody hovers
 *
 * What rows of one kind must say.
 */
struct _RelaisSlotRowClass {
  GtkWidgetClass parent_class;

  char *(*show) (RelaisSlotRow *row, gconstpointer shown);
  char *(*describe) (RelaisSlotRow *row, gconstpointer shown);
};

void                relais_slot_row_set_slot    (RelaisSlotRow *row,
                                                 gpointer       slot);
GtkListItemFactory *relais_slot_row_factory_new (GCallback      setup,
                                                 gpointer       data);

G_END_DECLS
