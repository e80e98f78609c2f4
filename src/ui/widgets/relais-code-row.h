#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_CODE_ROW (relais_code_row_get_type ())
G_DECLARE_FINAL_TYPE (RelaisCodeRow, relais_code_row, RELAIS, CODE_ROW, AdwComboRow)

GtkWidget  *relais_code_row_new      (const char    *title);
void        relais_code_row_begin    (RelaisCodeRow *row);
void        relais_code_row_add      (RelaisCodeRow *row,
                                      const char    *code,
                                      const char    *name);
void        relais_code_row_end      (RelaisCodeRow *row,
                                      gboolean       by_name);
const char *relais_code_row_get_code (RelaisCodeRow *row);
const char *relais_code_row_get_name (RelaisCodeRow *row);
void        relais_code_row_reset    (RelaisCodeRow *row);

G_END_DECLS
