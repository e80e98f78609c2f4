#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

const char *relais_form_values_get    (GHashTable             *values,
                                       const RelaisRecordType *type,
                                       guint                   field);
void        relais_form_values_set    (GHashTable             *values,
                                       const RelaisRecordType *type,
                                       guint                   field,
                                       const char             *value);
GVariant   *relais_form_values_pack   (GHashTable *values);
GHashTable *relais_form_values_unpack (GVariant   *packed);

G_END_DECLS
