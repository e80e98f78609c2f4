#pragma once

#include "relais-page.h"
#include "relais-phrasebook.h"

G_BEGIN_DECLS

GPtrArray  *relais_recovery_sheet_layout    (const char        *practice,
                                             RelaisDate         made_on,
                                             const char *const *groups,
                                             RelaisMeasurer    *measurer,
                                             RelaisPhrasebook  *book);
const char *relais_recovery_sheet_get_title (RelaisPhrasebook  *book);

G_END_DECLS
