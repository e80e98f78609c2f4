#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisVcardVersion:
 * @RELAIS_VCARD_4_0: RFC 6350, which says most
 * @RELAIS_VCARD_3_0: RFC 2426, which old telephones and mail programs read
 *
 * How a card is written.
 */
typedef enum {
  RELAIS_VCARD_4_0,
  RELAIS_VCARD_3_0,
} RelaisVcardVersion;

void relais_vcard_writer_begin     (GString            *out,
                                    RelaisVcardVersion  version);
void relais_vcard_writer_add       (GString            *out,
                                    const char         *head,
                                    const char         *text);
void relais_vcard_writer_add_parts (GString            *out,
                                    const char         *head,
                                    const char *const  *parts,
                                    guint               n_parts);
void relais_vcard_writer_add_phone (GString            *out,
                                    RelaisVcardVersion  version,
                                    const char         *types,
                                    guint               preference,
                                    const char         *number);
void relais_vcard_writer_add_raw   (GString            *out,
                                    const char         *line);
void relais_vcard_writer_end       (GString            *out);

void relais_vcard_writer_add_entry (GString            *out,
                                    RelaisVcardVersion  version,
                                    const RelaisRecord *entry);

G_END_DECLS
