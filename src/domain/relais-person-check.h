#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

void relais_person_check (const RelaisRecord *person,
                          RelaisDate          today,
                          GPtrArray          *issues);

G_END_DECLS
