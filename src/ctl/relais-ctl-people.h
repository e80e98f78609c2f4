#pragma once

#include "relais-ctl.h"
#include "relais-register.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char     *relais_ctl_describe_person (const RelaisRecord *person,
                                      RelaisDate          today);
JsonNode *relais_ctl_page_to_json    (RelaisPersonPage         *page,
                                      RelaisDate          today);
void      relais_ctl_page_to_text    (RelaisCtl                *ctl,
                                      RelaisPersonPage         *page,
                                      RelaisDate          today);

G_END_DECLS
