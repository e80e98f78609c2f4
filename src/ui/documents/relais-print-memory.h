#pragma once

#include <gtk/gtk.h>

#include "relais-print-job.h"
#include "relais-settings.h"
#include "relais-sheet.h"

G_BEGIN_DECLS

/* What this workstation remembers about printing. */

int               relais_print_memory_get_next_label (RelaisSettings    *settings,
                                                      const RelaisSheet *sheet);
void              relais_print_memory_set_next_label (RelaisSettings    *settings,
                                                      const RelaisSheet *sheet,
                                                      guint              label);
void              relais_print_memory_note_printed   (RelaisSettings    *settings,
                                                      RelaisPrintJob    *job);

void              relais_print_memory_get_offset     (RelaisSettings    *settings,
                                                      const char        *printer,
                                                      double            *x,
                                                      double            *y);
void              relais_print_memory_set_offset     (RelaisSettings    *settings,
                                                      const char        *printer,
                                                      double             x,
                                                      double             y);

GtkPrintSettings *relais_print_memory_load           (RelaisSettings    *settings);
void              relais_print_memory_save           (RelaisSettings    *settings,
                                                      GtkPrintSettings  *print_settings);
char             *relais_print_memory_get_printer    (RelaisSettings    *settings);

G_END_DECLS
