#pragma once

#include <adwaita.h>

#include "relais-desk.h"
#include "relais-issue.h"
#include "relais-labels.h"
#include "relais-record.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_FIELD_ROW (relais_field_row_get_type ())
G_DECLARE_FINAL_TYPE (RelaisFieldRow, relais_field_row, RELAIS, FIELD_ROW, GObject)

RelaisFieldRow    *relais_field_row_new         (RelaisDesk        *desk,
                                                 const RelaisField *field,
                                                 const char        *title);
const RelaisField *relais_field_row_get_field   (RelaisFieldRow    *row);
GtkWidget         *relais_field_row_get_widget  (RelaisFieldRow    *row);
GtkWidget         *relais_field_row_get_entry   (RelaisFieldRow    *row);
char              *relais_field_row_get_text    (RelaisFieldRow    *row);
void               relais_field_row_set_text    (RelaisFieldRow    *row,
                                                 const char        *text);
void               relais_field_row_set_value   (RelaisFieldRow    *row,
                                                 const char        *value);
const char        *relais_field_row_get_value   (RelaisFieldRow    *row);
void               relais_field_row_set_labels  (RelaisFieldRow    *row,
                                                 RelaisLabels      *labels);
RelaisLabels      *relais_field_row_get_labels  (RelaisFieldRow    *row);
gboolean           relais_field_row_is_changed  (RelaisFieldRow    *row);
void               relais_field_row_set_finding (RelaisFieldRow    *row,
                                                 const RelaisIssue *issue);
gboolean           relais_field_row_grab_focus  (RelaisFieldRow    *row);

G_END_DECLS
