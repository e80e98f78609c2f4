/* A photo as the notebook keeps it: upright, as large as it is read at, and without what a camera writes beside the
 * picture, which says where and when it was taken. The loader is chosen by what the file is, and told to make it small
 * while it reads. May take a second: from any thread but that of the window.
 */

#include "relais-photo.h"

#include "relais-error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#define QUALITY "85"
#define WHITE 0xffffffff
#define TILE 16
#define PIECE (64 * 1024)

/* The long side at its limit, never larger than it is. */
static void
fit (int *width, int *height)
{
  int side = MAX (*width, *height);

  if (side <= RELAIS_ATTACHMENT_SIDE)
    return;
  *width = MAX (1, (int) ((gint64) *width * RELAIS_ATTACHMENT_SIDE / side));
  *height = MAX (1, (int) ((gint64) *height * RELAIS_ATTACHMENT_SIDE / side));
}

/* What the header said was judged before; a loader that finds something else stops here. */
static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, gboolean *is_too_large)
{
  *is_too_large = (gint64) width * height > RELAIS_ATTACHMENT_PIXELS;
  fit (&width, &height);
  gdk_pixbuf_loader_set_size (loader, *is_too_large ? 1 : width, *is_too_large ? 1 : height);
}

static gboolean
feed (GdkPixbufLoader *loader, GBytes *picture, const gboolean *is_too_large)
{
  gsize length = g_bytes_get_size (picture);
  const guchar *data = g_bytes_get_data (picture, NULL);

  for (gsize at = 0; at < length; at += PIECE)
    {
      if (!gdk_pixbuf_loader_write (loader, data + at, MIN (PIECE, length - at), NULL) || *is_too_large)
        return FALSE;
    }
  return TRUE;
}

static GdkPixbuf *
decode (GdkPixbufLoader *loader, GBytes *picture)
{
  gboolean is_too_large = FALSE;
  gboolean is_fed;
  GdkPixbuf *decoded;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &is_too_large);
  is_fed = feed (loader, picture, &is_too_large);
  if (!gdk_pixbuf_loader_close (loader, NULL) || !is_fed || is_too_large)
    return NULL;
  decoded = gdk_pixbuf_loader_get_pixbuf (loader);
  return decoded != NULL ? g_object_ref (decoded) : NULL;
}

/* What can be seen through lies on white paper. */
static GdkPixbuf *
flatten (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);

  fit (&width, &height);
  if (gdk_pixbuf_get_has_alpha (pixbuf))
    return gdk_pixbuf_composite_color_simple (pixbuf, width, height, GDK_INTERP_BILINEAR, 255, TILE, WHITE, WHITE);
  return gdk_pixbuf_scale_simple (pixbuf, width, height, GDK_INTERP_BILINEAR);
}

/* A new picture: nothing but its points goes into it. */
static GBytes *
encode (GdkPixbuf *pixbuf)
{
  char *keys[] = { (char *) "quality", NULL };
  char *values[] = { (char *) QUALITY, NULL };
  g_autoptr (GdkPixbuf) upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  g_autoptr (GdkPixbuf) flat = upright != NULL ? flatten (upright) : NULL;
  char *data = NULL;
  gsize length = 0;

  if (flat == NULL || !gdk_pixbuf_save_to_bufferv (flat, &data, &length, "jpeg", keys, values, NULL))
    return NULL;
  return g_bytes_new_take (data, length);
}

/**
 * relais_photo_shrink:
 * @name: how the picture is called, for the sentence
 * @picture: a picture that relais_attachment_check() took
 * @kind: what it is
 * @error: RELAIS_ERROR_ATTACHMENT_KIND where nothing on this PC reads such a picture, RELAIS_ERROR_ATTACHMENT_PICTURE
 *
 * Returns: (transfer full) (nullable): a JPEG file with the same picture
 */
GBytes *
relais_photo_shrink (const char *name, GBytes *picture, RelaisAttachmentKind kind, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader =
      gdk_pixbuf_loader_new_with_mime_type (relais_attachment_kind_get_media (kind), NULL);
  g_autoptr (GdkPixbuf) decoded = loader != NULL ? decode (loader, picture) : NULL;
  GBytes *small = decoded != NULL ? encode (decoded) : NULL;

  if (loader == NULL)
    relais_error_set (error, RELAIS_ERROR_ATTACHMENT_KIND, name, NULL);
  else if (small == NULL)
    relais_error_set (error, RELAIS_ERROR_ATTACHMENT_PICTURE, name, NULL);
  return small;
}
