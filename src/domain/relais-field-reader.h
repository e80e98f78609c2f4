#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

gboolean  relais_field_read          (const RelaisField   *field,
                                      const char          *typed,
                                      RelaisDate           today,
                                      char               **value,
                                      GPtrArray           *issues);
gboolean  relais_record_builder_read (RelaisRecordBuilder *builder,
                                      guint                field,
                                      const char          *typed,
                                      RelaisDate           today,
                                      GPtrArray           *issues);

guint     relais_field_get_limit     (const RelaisField   *field);
char     *relais_field_format        (const RelaisField   *field,
                                      const char          *value);

G_END_DECLS
