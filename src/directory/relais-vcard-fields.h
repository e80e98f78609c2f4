#pragma once

#include "relais-directory-values.h"
#include "relais-vcard-property.h"

G_BEGIN_DECLS

/**
 * RelaisVcardFields:
 *
 * What the properties of one card say, while they are put together: most become a value at once; phones, names and
 * what is not known here wait for the end of the card. Made once for a file and used for all of its cards.
 */
typedef struct _RelaisVcardFields RelaisVcardFields;

RelaisVcardFields *relais_vcard_fields_new   (RelaisDirectoryValues     *values);
void               relais_vcard_fields_free  (RelaisVcardFields         *fields);
void               relais_vcard_fields_begin (RelaisVcardFields         *fields);
void               relais_vcard_fields_take  (RelaisVcardFields         *fields,
                                              const RelaisVcardProperty *property,
                                              guint                      line);
void               relais_vcard_fields_end   (RelaisVcardFields         *fields);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisVcardFields, relais_vcard_fields_free)

G_END_DECLS
