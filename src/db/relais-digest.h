#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The size of a digest and of the key of a keyed one, in bytes. */
#define RELAIS_DIGEST_SIZE 32

/**
 * RelaisDigest:
 *
 * A digest that is being fed piece by piece.
 */
typedef struct _RelaisDigest RelaisDigest;

void          relais_digest_hash         (const void   *data,
                                          gsize         size,
                                          guint8       *digest);
void          relais_digest_hash_keyed   (const guint8 *key,
                                          const void   *data,
                                          gsize         size,
                                          guint8       *digest);

RelaisDigest *relais_digest_new          (const guint8 *key);
void          relais_digest_update       (RelaisDigest *digest,
                                          const void   *data,
                                          gsize         size);
void          relais_digest_update_field (RelaisDigest *digest,
                                          const void   *data,
                                          gsize         size);
void          relais_digest_finish       (RelaisDigest *digest,
                                          guint8       *bytes);
void          relais_digest_free         (RelaisDigest *digest);

gboolean      relais_digest_equal        (const guint8 *a,
                                          const guint8 *b);
char         *relais_hex_encode          (const guint8 *bytes,
                                          gsize         size);
gboolean      relais_hex_decode          (const char   *hex,
                                          guint8       *bytes,
                                          gsize         size);
void          relais_random_bytes        (void         *bytes,
                                          gsize         size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDigest, relais_digest_free)

G_END_DECLS
