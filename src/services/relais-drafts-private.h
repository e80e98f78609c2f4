#pragma once

#include "relais-drafts-table.h"
#include "relais-drafts.h"

G_BEGIN_DECLS

RelaisForm *relais_form_unpack (const RelaisDraft *draft);

G_END_DECLS
