#pragma once

#include "relais-directory-values.h"
#include "relais-vcard-property.h"

G_BEGIN_DECLS

/* Inside of relais-vcard-fields.c: the phones of one card. */
typedef struct _RelaisVcardPhones RelaisVcardPhones;

RelaisVcardPhones *relais_vcard_phones_new    (void);
void               relais_vcard_phones_free   (RelaisVcardPhones         *phones);
void               relais_vcard_phones_begin  (RelaisVcardPhones         *phones);
void               relais_vcard_phones_add    (RelaisVcardPhones         *phones,
                                               const RelaisVcardProperty *property,
                                               const char                *typed,
                                               guint                      line);
gboolean           relais_vcard_phones_label  (RelaisVcardPhones         *phones,
                                               RelaisVcardSpan            group,
                                               const char                *label);
void               relais_vcard_phones_end    (RelaisVcardPhones         *phones,
                                               RelaisDirectoryValues     *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisVcardPhones, relais_vcard_phones_free)

G_END_DECLS
