#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

char     *relais_date_reader_read        (RelaisFieldKind  kind,
                                          const char      *text,
                                          RelaisDate       today,
                                          const char      *field,
                                          GPtrArray       *issues);
char     *relais_date_reader_read_moment (RelaisFieldKind  kind,
                                          const char      *text,
                                          RelaisDate       today,
                                          const char      *field,
                                          GPtrArray       *issues);
gboolean  relais_date_reader_check_birth (RelaisDate       birth,
                                          RelaisDate       today,
                                          const char      *field,
                                          GPtrArray       *issues);

G_END_DECLS
