#pragma once

#include <adwaita.h>

#include "relais-record-form.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PASTED_OFFER (relais_pasted_offer_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPastedOffer, relais_pasted_offer, RELAIS, PASTED_OFFER, GObject)

RelaisPastedOffer *relais_pasted_offer_new     (RelaisRecordForm  *form);
void               relais_pasted_offer_watch   (RelaisPastedOffer *offer);
GtkWidget         *relais_pasted_offer_get_row (RelaisPastedOffer *offer);
gboolean           relais_pasted_offer_accept  (RelaisPastedOffer *offer);

G_END_DECLS
