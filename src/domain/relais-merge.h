#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

void relais_merge_people (const RelaisRecord  *keep,
                          const RelaisRecord  *other,
                          RelaisRecord       **kept,
                          RelaisRecord       **merged_away,
                          GPtrArray           *issues);

G_END_DECLS
