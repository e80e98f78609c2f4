#pragma once

#include "relais-slot.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_SLOT_LIST (relais_slot_list_get_type ())
G_DECLARE_FINAL_TYPE (RelaisSlotList, relais_slot_list, RELAIS, SLOT_LIST, AdwBin)

/**
 * RelaisSlotListActs:
 * @make_row: (transfer floating): makes an empty row
 * @show_row: shows a place in a row
 * @press: a key pressed in the list, before anybody else sees it; returns whether it was one of its own
 * @activate: Enter on a place
 *
 * What is different in a list of one kind.
 */
typedef struct {
  GtkWidget *(*make_row) (void);
  void (*show_row) (gpointer owner, GtkWidget *row, gpointer slot);
  gboolean (*press) (gpointer owner, guint keyval, GdkModifierType state);
  void (*activate) (gpointer owner, gpointer slot);
} RelaisSlotListActs;

GtkWidget     *relais_slot_list_new         (GListStore               *slots,
                                             const char               *name,
                                             const RelaisSlotListActs *acts,
                                             gpointer                  owner);

AdwStatusPage *relais_slot_list_get_empty   (RelaisSlotList           *list);
void           relais_slot_list_tell        (RelaisSlotList           *list);

gpointer       relais_slot_list_get_current (RelaisSlotList           *list);
gboolean       relais_slot_list_focus       (RelaisSlotList           *list);
void           relais_slot_list_focus_next  (RelaisSlotList           *list);
GtkWidget     *relais_slot_list_get_view    (RelaisSlotList           *list);
GtkAdjustment *relais_slot_list_get_place   (RelaisSlotList           *list);

G_END_DECLS
