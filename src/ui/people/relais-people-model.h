#pragma once

#include "relais-listing.h"
#include "relais-register.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PEOPLE_MODEL (relais_people_model_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPeopleModel, relais_people_model, RELAIS, PEOPLE_MODEL, RelaisListing)

RelaisPeopleModel *relais_people_model_new         (RelaisDesk        *desk,
                                                    RelaisSearchFlags  flags);
void               relais_people_model_set_flags   (RelaisPeopleModel *model,
                                                    RelaisSearchFlags  flags);
gboolean           relais_people_model_set_query   (RelaisPeopleModel *model,
                                                    const char        *query);
const char        *relais_people_model_get_query   (RelaisPeopleModel *model);
guint              relais_people_model_find_loaded (RelaisPeopleModel *model,
                                                    const char        *id);

G_END_DECLS
