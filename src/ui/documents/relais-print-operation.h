#pragma once

#include <gtk/gtk.h>

#include "relais-desk.h"

G_BEGIN_DECLS

GtkPrintOperation *relais_print_operation_new         (RelaisDesk        *desk,
                                                       const char        *title,
                                                       guint              n_pages);
void               relais_print_operation_run         (GtkPrintOperation *operation,
                                                       GtkWindow         *parent,
                                                       const char        *export_path);
gboolean           relais_print_operation_keeps_size  (GtkPrintOperation *operation);
gboolean           relais_print_operation_was_preview (GtkPrintOperation *operation);
void               relais_print_operation_print_pages (RelaisDesk        *desk,
                                                       GtkWindow         *parent,
                                                       GPtrArray         *pages,
                                                       const char        *title,
                                                       const char        *export_path);

G_END_DECLS
