#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_LINES_ROW (relais_lines_row_get_type ())
G_DECLARE_FINAL_TYPE (RelaisLinesRow, relais_lines_row, RELAIS, LINES_ROW, AdwPreferencesRow)

GtkWidget *relais_lines_row_new      (const char     *title);
char      *relais_lines_row_get_text (RelaisLinesRow *row);
void       relais_lines_row_set_text (RelaisLinesRow *row,
                                      const char     *text);

G_END_DECLS
