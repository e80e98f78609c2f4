#pragma once

#include "relais-desk.h"
#include "relais-labels.h"
#include "relais-record.h"

G_BEGIN_DECLS

char *relais_field_echo_typed      (RelaisDesk         *desk,
                                    const RelaisField  *field,
                                    const char         *value);
char *relais_field_echo_understood (RelaisDesk         *desk,
                                    const RelaisLabels *labels,
                                    const RelaisField  *field,
                                    const char         *typed);
char *relais_field_echo_shown      (RelaisDesk         *desk,
                                    const RelaisLabels *labels,
                                    const RelaisField  *field,
                                    const char         *value);

G_END_DECLS
