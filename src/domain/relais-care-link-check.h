#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

void relais_care_link_check (const RelaisRecord *link,
                             const RelaisRecord *caregiver,
                             GPtrArray          *links_of_patient,
                             RelaisDate          today,
                             GPtrArray          *issues);

G_END_DECLS
