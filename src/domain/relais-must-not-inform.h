#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

gboolean relais_must_not_inform_name   (const RelaisRecord *patient, const char *name);
gboolean relais_must_not_inform_person (const RelaisRecord *patient, const RelaisRecord *person);

G_END_DECLS
