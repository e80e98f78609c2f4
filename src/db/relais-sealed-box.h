#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELAIS_SEALED_BOX_KEY_SIZE 32

void      relais_sealed_box_new_pair (guint8       *public_key,
                                      guint8       *secret_key);
void      relais_sealed_box_get_public (const guint8 *secret_key,
                                        guint8     *public_key);
gboolean  relais_sealed_box_is_pair  (const guint8 *public_key,
                                      const guint8 *secret_key);
GBytes   *relais_sealed_box_seal     (const guint8 *public_key,
                                      const void   *data,
                                      gsize         size);
GBytes   *relais_sealed_box_open     (const guint8 *public_key,
                                      const guint8 *secret_key,
                                      const void   *sealed,
                                      gsize         size);

G_END_DECLS
