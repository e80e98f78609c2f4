#pragma once

#include <gtk/gtk.h>

#include "relais-print-job.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_CARD_PREVIEW (relais_card_preview_get_type ())
G_DECLARE_FINAL_TYPE (RelaisCardPreview, relais_card_preview, RELAIS, CARD_PREVIEW, GtkWidget)

void   relais_card_preview_set_job  (RelaisCardPreview *preview,
                                     RelaisPrintJob    *job);
void   relais_card_preview_set_page (RelaisCardPreview *preview,
                                     guint              page);
guint  relais_card_preview_get_page (RelaisCardPreview *preview);
void   relais_card_preview_zoom_in  (RelaisCardPreview *preview);
void   relais_card_preview_zoom_out (RelaisCardPreview *preview);
void   relais_card_preview_zoom_fit (RelaisCardPreview *preview);
double relais_card_preview_get_zoom (RelaisCardPreview *preview);

G_END_DECLS
