#pragma once

#include "relais-ctl.h"

G_BEGIN_DECLS

void        relais_ctl_print_result  (RelaisCtl    *ctl);
void        relais_ctl_print_error   (RelaisCtl    *ctl,
                                      const GError *error);
void        relais_ctl_write_line    (const char   *line);
char       *relais_ctl_to_json_line  (JsonNode     *node);
JsonObject *relais_ctl_error_to_json (const GError *error);

G_END_DECLS
