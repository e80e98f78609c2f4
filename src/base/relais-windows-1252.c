/* The encoding of old office programs in Western Europe, of which Latin-1 is a part. Decoded here, as iconv's table may
 * not be installed and stops at the five bytes that mean nothing. Pure, any thread.
 */

#include "relais-windows-1252.h"

/* 0x80 to 0x9F. The five that mean nothing become U+FFFD, so that the loss is seen. */
static const guint16 upper[32] = {
  0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
  0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
  0x0153, 0xFFFD, 0x017E, 0x0178,
};

/**
 * relais_windows_1252_append:
 * @out: where the text is appended as UTF-8
 * @bytes: bytes in Windows-1252
 * @length: their number
 */
void
relais_windows_1252_append (GString *out, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar byte = (guchar) bytes[i];

      if (byte < 0x80)
        g_string_append_c (out, (char) byte);
      else
        g_string_append_unichar (out, byte < 0xA0 ? upper[byte - 0x80] : byte);
    }
}
