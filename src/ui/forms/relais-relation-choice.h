#pragma once

#include "relais-entry-row.h"

G_BEGIN_DECLS

void relais_relation_choice_add (RelaisEntryRow *row);

G_END_DECLS
