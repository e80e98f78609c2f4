#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Inside of domain/: how large a picture says it is. */

gboolean relais_picture_header_read_jpeg (const guint8 *data,
                                          gsize         length,
                                          guint64      *width,
                                          guint64      *height);
gboolean relais_picture_header_read_png  (const guint8 *data,
                                          gsize         length,
                                          guint64      *width,
                                          guint64      *height);
gboolean relais_picture_header_read_webp (const guint8 *data,
                                          gsize         length,
                                          guint64      *width,
                                          guint64      *height);
gboolean relais_picture_header_read_heic (const guint8 *data,
                                          gsize         length,
                                          guint64      *width,
                                          guint64      *height);

G_END_DECLS
