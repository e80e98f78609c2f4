#pragma once

#include <adwaita.h>

#include "relais-print-job.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_CARD_REFUSALS (relais_card_refusals_get_type ())
G_DECLARE_FINAL_TYPE (RelaisCardRefusals, relais_card_refusals, RELAIS, CARD_REFUSALS, AdwBin)

void relais_card_refusals_show (RelaisCardRefusals   *refusals,
                                const RelaisPrintJob *job,
                                gboolean              may_ask);
void relais_card_refusals_focus (RelaisCardRefusals  *refusals);

G_END_DECLS
