/* How large a picture says it is, read from its first bytes without decoding any of it: a small file may say that it
 * has a billion points, and must be refused before somebody makes room for them. Any bytes may come here. Pure.
 */

#include "relais-picture-header.h"

#include <string.h>

static guint64
read_be (const guint8 *data, gsize n)
{
  guint64 value = 0;

  for (gsize i = 0; i < n; i++)
    value = value << 8 | data[i];
  return value;
}

static guint64
read_le (const guint8 *data, gsize n)
{
  guint64 value = 0;

  for (gsize i = n; i > 0; i--)
    value = value << 8 | data[i - 1];
  return value;
}

/* SOF0 to SOF15, without the tables that stand among them. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean
stands_alone (guint8 marker)
{
  return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/**
 * relais_picture_header_read_jpeg:
 * @data: a JPEG file
 * @length: its length
 * @width: (out): its width
 * @height: (out): its height
 *
 * ITU-T T.81, B.2.2: the first frame header says it.
 *
 * Returns: whether it says it
 */
gboolean
relais_picture_header_read_jpeg (const guint8 *data, gsize length, guint64 *width, guint64 *height)
{
  gsize at = 2;

  while (at + 9 <= length && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (is_frame (marker))
        {
          *height = read_be (data + at + 5, 2);
          *width = read_be (data + at + 7, 2);
          return TRUE;
        }
      if (marker == 0xd9 || marker == 0xda) /* the end, or points without a frame */
        return FALSE;
      at += stands_alone (marker) ? 2 : 2 + (gsize) read_be (data + at + 2, 2);
    }
  return FALSE;
}

/**
 * relais_picture_header_read_png:
 * @data: a PNG file
 * @length: its length
 * @width: (out): its width
 * @height: (out): its height
 *
 * PNG 1.2, 11.2.2: the chunk IHDR comes first.
 *
 * Returns: whether it says it
 */
gboolean
relais_picture_header_read_png (const guint8 *data, gsize length, guint64 *width, guint64 *height)
{
  if (length < 24 || memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;
  *width = read_be (data + 16, 4);
  *height = read_be (data + 20, 4);
  return TRUE;
}

/**
 * relais_picture_header_read_webp:
 * @data: a WebP file
 * @length: its length
 * @width: (out): its width
 * @height: (out): its height
 *
 * RFC 9649: the first chunk says it, in one of three ways.
 *
 * Returns: whether it says it
 */
gboolean
relais_picture_header_read_webp (const guint8 *data, gsize length, guint64 *width, guint64 *height)
{
  if (length < 30)
    return FALSE;
  if (memcmp (data + 12, "VP8X", 4) == 0)
    {
      *width = read_le (data + 24, 3) + 1;
      *height = read_le (data + 27, 3) + 1;
    }
  else if (memcmp (data + 12, "VP8L", 4) == 0 && data[20] == 0x2f)
    {
      *width = (read_le (data + 21, 4) & 0x3fff) + 1;
      *height = (read_le (data + 21, 4) >> 14 & 0x3fff) + 1;
    }
  else if (memcmp (data + 12, "VP8 ", 4) == 0 && memcmp (data + 23, "\x9d\x01\x2a", 3) == 0)
    {
      *width = read_le (data + 26, 2) & 0x3fff;
      *height = read_le (data + 28, 2) & 0x3fff;
    }
  else
    return FALSE;
  return TRUE;
}

/* Where the properties of all its images stand, before the images. */
#define HEIC_HEAD 65536

/**
 * relais_picture_header_read_heic:
 * @data: a HEIF file
 * @length: its length
 * @width: (out): its width
 * @height: (out): its height
 *
 * ISO 23008-12, 6.5.3: each image has a property "ispe"; the largest is the picture, the others are its tiles and its
 * small copy.
 *
 * Returns: whether it says it
 */
gboolean
relais_picture_header_read_heic (const guint8 *data, gsize length, guint64 *width, guint64 *height)
{
  gsize end = MIN (length, HEIC_HEAD);

  *width = 0;
  *height = 0;
  for (gsize at = 4; at + 16 <= end; at++)
    {
      guint64 w, h;

      if (memcmp (data + at, "ispe", 4) != 0)
        continue;
      w = read_be (data + at + 8, 4);
      h = read_be (data + at + 12, 4);
      *width = MAX (*width, w);
      *height = MAX (*height, h);
    }
  return *width > 0 && *height > 0;
}
