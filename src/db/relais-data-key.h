#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELAIS_DATA_KEY_SIZE 32
#define RELAIS_DATA_KEY_ID_SIZE 8

/**
 * RelaisDataKey:
 *
 * 32 secret bytes in memory that is locked, guarded and wiped.
 */
typedef struct _RelaisDataKey RelaisDataKey;

void           relais_crypto_init              (void);
gboolean       relais_crypto_forbid_core_dumps (void);

RelaisDataKey *relais_data_key_new_random      (void);
RelaisDataKey *relais_data_key_new_from_bytes  (const guint8  *bytes);
RelaisDataKey *relais_data_key_derive          (RelaisDataKey *key,
                                                const char    *purpose);
RelaisDataKey *relais_data_key_ref             (RelaisDataKey *key);
void           relais_data_key_unref           (RelaisDataKey *key);

const guint8  *relais_data_key_get             (RelaisDataKey *key);
void           relais_data_key_get_id          (RelaisDataKey *key,
                                                guint8        *id);
gboolean       relais_data_key_equal           (RelaisDataKey *a,
                                                RelaisDataKey *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDataKey, relais_data_key_unref)

G_END_DECLS
