#pragma once

#include <adwaita.h>

#include "relais-card-preview.h"
#include "relais-card-printer.h"
#include "relais-desk.h"
#include "relais-record.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_CARD_DIALOG (relais_card_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RelaisCardDialog, relais_card_dialog, RELAIS, CARD_DIALOG, AdwWindow)

GtkWindow         *relais_card_dialog_new           (GtkWindow          *parent,
                                                     RelaisDesk         *desk,
                                                     const RelaisRecord *person);
GtkWindow         *relais_card_dialog_new_for_many  (GtkWindow          *parent,
                                                     RelaisDesk         *desk,
                                                     GPtrArray          *people);
gboolean           relais_card_dialog_is_laid_out   (RelaisCardDialog   *dialog);
RelaisPrintJob    *relais_card_dialog_get_job       (RelaisCardDialog   *dialog);
RelaisCardPrinter *relais_card_dialog_get_printer   (RelaisCardDialog   *dialog);
RelaisCardPreview *relais_card_dialog_get_preview   (RelaisCardDialog   *dialog);
void               relais_card_dialog_turn_to       (RelaisCardDialog   *dialog,
                                                     guint               page);
void               relais_card_dialog_save_to       (RelaisCardDialog   *dialog,
                                                     const char         *path);

G_END_DECLS
