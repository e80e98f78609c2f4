#pragma once

#include <gtk/gtk.h>

#include "relais-desk.h"
#include "relais-print-job.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_CARD_PRINTER (relais_card_printer_get_type ())
G_DECLARE_FINAL_TYPE (RelaisCardPrinter, relais_card_printer, RELAIS, CARD_PRINTER, GObject)

RelaisCardPrinter *relais_card_printer_new             (RelaisDesk               *desk);
void               relais_card_printer_set_export      (RelaisCardPrinter        *printer,
                                                        const char               *path);
void               relais_card_printer_print           (RelaisCardPrinter        *printer,
                                                        GtkWindow                *parent,
                                                        RelaisPrintJob           *job);
void               relais_card_printer_print_test_page (RelaisCardPrinter        *printer,
                                                        GtkWindow                *parent,
                                                        const RelaisPrintOptions *options);
gboolean           relais_card_printer_is_busy         (RelaisCardPrinter        *printer);

G_END_DECLS
