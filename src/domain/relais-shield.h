#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

RelaisRecord *relais_shield_person     (const RelaisRecord *person);
RelaisRecord *relais_shield_link       (const RelaisRecord *link,
                                        const RelaisRecord *caregiver,
                                        const RelaisRecord *patient);
RelaisRecord *relais_shield_stay       (const RelaisRecord *stay,
                                        const RelaisRecord *patient);
RelaisRecord *relais_shield_role       (const RelaisRecord *role,
                                        const RelaisRecord *holder);
gboolean      relais_shield_hides_tie  (const RelaisRecord *patient,
                                        const RelaisRecord *other);

G_END_DECLS
