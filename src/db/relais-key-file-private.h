#pragma once

#include "relais-key-file-format.h"
#include "relais-key-file-testing.h"
#include "relais-key-file.h"
#include "relais-key-slots.h"

G_BEGIN_DECLS

RelaisKeyFileImage *relais_key_file_load_image  (const char      *path,
                                                 GError         **error);
RelaisKeySlots     *relais_key_file_load_slots  (const char      *path,
                                                 RelaisDataKey   *key,
                                                 GError         **error);
int                 relais_key_file_find_member (RelaisKeySlots  *slots,
                                                 const char      *staff_id,
                                                 GError         **error);

/* For the tests of db/ only. */
RelaisDataKey *relais_key_file_unlock_bytes  (const guint8  *bytes,
                                              gsize          size,
                                              const char    *passphrase,
                                              GStrv         *staff_ids,
                                              GError       **error);

G_END_DECLS
