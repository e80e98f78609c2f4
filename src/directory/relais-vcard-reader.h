#pragma once

#include "relais-date.h"
#include "relais-directory-reading.h"

G_BEGIN_DECLS

gboolean relais_vcard_reader_begins_card (const char             *text,
                                          gsize                   length);
void     relais_vcard_reader_read        (const char             *text,
                                          gsize                   length,
                                          RelaisDate              today,
                                          RelaisDirectoryReading *reading);

G_END_DECLS
