#pragma once

#include "relais-data-key.h"

#include <glib.h>

G_BEGIN_DECLS

#define RELAIS_KEY_FILE_NAME "register.keys"

gboolean       relais_key_file_create                (const char     *path,
                                                      const char     *passphrase,
                                                      const char     *staff_id,
                                                      RelaisDataKey  *key,
                                                      char          **recovery_key,
                                                      GError        **error);
RelaisDataKey *relais_key_file_unlock                (const char     *path,
                                                      const char     *passphrase,
                                                      GStrv          *staff_ids,
                                                      GError        **error);
RelaisDataKey *relais_key_file_unlock_with_recovery  (const char     *path,
                                                      const char     *recovery_key,
                                                      GError        **error);

gboolean       relais_key_file_add_slot              (const char     *path,
                                                      RelaisDataKey  *key,
                                                      const char     *staff_id,
                                                      const char     *passphrase,
                                                      GError        **error);
gboolean       relais_key_file_change_passphrase     (const char     *path,
                                                      RelaisDataKey  *key,
                                                      const char     *staff_id,
                                                      const char     *passphrase,
                                                      GError        **error);
gboolean       relais_key_file_remove_slot           (const char     *path,
                                                      RelaisDataKey  *key,
                                                      const char     *staff_id,
                                                      GError        **error);
gboolean       relais_key_file_set_recovery          (const char     *path,
                                                      RelaisDataKey  *key,
                                                      const char     *recovery_key,
                                                      GError        **error);

GStrv          relais_key_file_list_members          (const char     *path,
                                                      RelaisDataKey  *key,
                                                      GError        **error);
char          *relais_key_file_get_slot_mark         (const char     *path,
                                                      RelaisDataKey  *key,
                                                      const char     *staff_id,
                                                      GError        **error);
int            relais_key_file_n_slots               (const char     *path,
                                                      RelaisDataKey  *key,
                                                      GError        **error);
char          *relais_key_file_get_register_id       (const char     *path,
                                                      GError        **error);
gboolean       relais_key_file_is_for                (const char     *path,
                                                      RelaisDataKey  *key,
                                                      GError        **error);
gboolean       relais_key_file_verify                (const char     *path,
                                                      RelaisDataKey  *key,
                                                      GError        **error);

G_END_DECLS
