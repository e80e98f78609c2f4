#pragma once

#include "relais-drafts-table.h"
#include "relais-drafts.h"

G_BEGIN_DECLS

GBytes     *relais_form_pack   (const RelaisForm  *form);
RelaisForm *relais_form_unpack (const RelaisDraft *draft);

G_END_DECLS
