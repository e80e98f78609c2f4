/* How the bytes of a vCard's value become text: quoted-printable, base64, and the encodings that CHARSET of vCard 2.1
 * may name. Only encodings of letters that telephones and offices of Europe wrote are asked of iconv: what a file of
 * somebody else names must not choose which of its modules is loaded. Pure functions, any thread.
 */

#include "relais-vcard-charset.h"

#include "relais-windows-1252.h"

#include <string.h>

static const char *const utf8_names[] = { "UTF-8", "UTF8", "US-ASCII", "ASCII", NULL };
static const char *const western_names[] = { "ISO-8859-1", "ISO8859-1", "ISO_8859-1",   "LATIN1", "LATIN-1", "L1",
                                             "WINDOWS-1252", "CP1252", "CP-1252",       "ANSI",   NULL };
static const char *const iconv_names[] = { "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6",
                                           "ISO-8859-7", "ISO-8859-8", "ISO-8859-9", "ISO-8859-15", "WINDOWS-1250",
                                           "WINDOWS-1251", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255",
                                           "WINDOWS-1256", "IBM437", "CP437", "IBM850", "CP850", "MACINTOSH",
                                           "KOI8-R", NULL };

static const char *
find_name (const char *const *names, RelaisVcardSpan charset)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (relais_vcard_span_is (charset, names[i]))
        return names[i];
    }
  return NULL;
}

static gboolean
is_ascii (RelaisVcardSpan value)
{
  for (gsize i = 0; i < value.length; i++)
    {
      if (value.text[i] <= 0)
        return FALSE;
    }
  return TRUE;
}

/* @value may lie in @room itself. */
static void
put_into_room (GString *room, GString *text, RelaisVcardSpan *value)
{
  g_string_truncate (room, 0);
  g_string_append_len (room, text->str, (gssize) text->len);
  *value = (RelaisVcardSpan) { room->str, room->len };
}

/* No text holds a zero byte; U+FFFD shows that one stood there. */
static void
decode_western (GString *room, RelaisVcardSpan *value)
{
  g_autoptr (GString) text = g_string_sized_new (value->length + value->length / 8);
  const char *end = value->text + value->length;

  for (const char *p = value->text; p < end;)
    {
      const char *zero = memchr (p, '\0', (gsize) (end - p));
      const char *until = zero != NULL ? zero : end;

      relais_windows_1252_append (text, p, (gsize) (until - p));
      if (zero != NULL)
        g_string_append_unichar (text, 0xFFFD);
      p = until + 1;
    }
  put_into_room (room, text, value);
}

static gboolean
decode_with_iconv (const char *name, GString *room, RelaisVcardSpan *value)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *converted = g_convert_with_fallback (value->text, (gssize) value->length, "UTF-8", name, "\xEF\xBF\xBD",
                                                        NULL, NULL, NULL);

  if (converted == NULL)
    return FALSE;
  text = g_string_new (converted);
  put_into_room (room, text, value);
  return TRUE;
}

/**
 * relais_vcard_decode_quoted_printable:
 * @value: a value without soft breaks, as relais_vcard_lines_next() gives it
 * @room: where the bytes are put; its content is replaced
 *
 * What is no pair of hexadecimal digits stands for itself (RFC 2045, 6.7).
 *
 * Returns: the bytes
 */
RelaisVcardSpan
relais_vcard_decode_quoted_printable (RelaisVcardSpan value, GString *room)
{
  const char *end = value.text + value.length;

  g_string_truncate (room, 0);
  for (const char *p = value.text; p < end;)
    {
      const char *equals = memchr (p, '=', (gsize) (end - p));

      g_string_append_len (room, p, (equals != NULL ? equals : end) - p);
      if (equals == NULL)
        break;
      if (end - equals > 2 && g_ascii_isxdigit (equals[1]) && g_ascii_isxdigit (equals[2]))
        {
          g_string_append_c (room, (char) (g_ascii_xdigit_value (equals[1]) * 16 + g_ascii_xdigit_value (equals[2])));
          p = equals + 3;
        }
      else
        {
          g_string_append_c (room, '=');
          p = equals + 1;
        }
    }
  return (RelaisVcardSpan) { room->str, room->len };
}

/**
 * relais_vcard_decode_base64:
 * @value: a value
 * @room: where the bytes are put; its content is replaced
 *
 * Returns: the bytes
 */
RelaisVcardSpan
relais_vcard_decode_base64 (RelaisVcardSpan value, GString *room)
{
  int state = 0;
  guint save = 0;

  g_string_set_size (room, value.length / 4 * 3 + 6);
  g_string_set_size (room, g_base64_decode_step (value.text, value.length, (guchar *) room->str, &state, &save));
  return (RelaisVcardSpan) { room->str, room->len };
}

/**
 * relais_vcard_decode_charset:
 * @charset: what CHARSET names, empty where nothing does
 * @room: where text that must be converted is put
 * @value: (inout): bytes, then text in UTF-8; they may lie in @room
 *
 * Returns: %FALSE when @charset is none that is known here
 */
gboolean
relais_vcard_decode_charset (RelaisVcardSpan charset, GString *room, RelaisVcardSpan *value)
{
  const char *name;

  if (charset.length > 1 && charset.text[0] == '"' && charset.text[charset.length - 1] == '"')
    charset = (RelaisVcardSpan) { charset.text + 1, charset.length - 2 };

  if (charset.length == 0 || find_name (utf8_names, charset) != NULL)
    {
      if (!g_utf8_validate_len (value->text, value->length, NULL))
        decode_western (room, value);
      return TRUE;
    }
  if (find_name (western_names, charset) != NULL)
    {
      if (!is_ascii (*value))
        decode_western (room, value);
      return TRUE;
    }

  name = find_name (iconv_names, charset);
  return name != NULL && decode_with_iconv (name, room, value);
}
