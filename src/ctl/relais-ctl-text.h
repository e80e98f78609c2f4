#pragma once

#include "relais-ctl.h"
#include "relais-phrasebook.h"

G_BEGIN_DECLS

void relais_ctl_append_record (RelaisCtl          *ctl,
                               const RelaisRecord *record,
                               const char         *indent);

char *relais_ctl_format_date    (const char         *date);
char *relais_ctl_format_instant (const char         *instant);
char *relais_ctl_format_act     (const char         *act);
char *relais_ctl_format_fields  (const char         *kind,
                                 const char         *fields);

RelaisPhrasebook *relais_ctl_make_phrasebook (GError **error);

G_END_DECLS
