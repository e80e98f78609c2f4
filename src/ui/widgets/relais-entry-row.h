#pragma once

#include <adwaita.h>

#include "relais-issue.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_ENTRY_ROW (relais_entry_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (RelaisEntryRow, relais_entry_row, RELAIS, ENTRY_ROW, AdwPreferencesRow)

struct _RelaisEntryRowClass {
  AdwPreferencesRowClass parent_class;
};

GtkWidget  *relais_entry_row_new          (const char       *title);
const char *relais_entry_row_get_text     (RelaisEntryRow   *row);
void        relais_entry_row_set_text     (RelaisEntryRow   *row,
                                           const char       *text);
void        relais_entry_row_set_finding  (RelaisEntryRow   *row,
                                           const char       *sentence,
                                           RelaisIssueLevel  level);
void        relais_entry_row_add_suffix   (RelaisEntryRow   *row,
                                           GtkWidget        *widget);
void        relais_entry_row_add_below    (RelaisEntryRow   *row,
                                           GtkWidget        *widget);
GtkWidget  *relais_entry_row_get_entry    (RelaisEntryRow   *row);

G_END_DECLS
