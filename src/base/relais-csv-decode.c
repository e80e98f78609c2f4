/* From the bytes of a spreadsheet file to UTF-8: recognises what is no CSV at all, and the encodings that Excel,
 * LibreOffice and old programs of offices write. Used by RelaisCsv only. Pure functions; any thread.
 */

#include "relais-csv-decode.h"

#include "relais-error.h"
#include "relais-windows-1252.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REPLACEMENT ((gunichar) 0xFFFD)

/* How far into a ZIP archive the name of one of its parts is looked for. */
#define ZIP_SEARCH_LENGTH 4096

#define SIGNATURE(bytes, description) { bytes, sizeof bytes - 1, description }

/* What people choose by mistake, told by the first bytes. */
static const struct {
  const char *bytes;
  gsize length;
  const char *description;
} signatures[] = {
  SIGNATURE ("%PDF-", N_("a PDF document")),
  SIGNATURE ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", N_("an Excel workbook in the old format, .xls")),
  SIGNATURE ("\x89PNG\r\n", N_("a picture")),
  SIGNATURE ("\xFF\xD8\xFF", N_("a picture")),
  SIGNATURE ("GIF8", N_("a picture")),
  SIGNATURE ("{\\rtf", N_("a text document")),
  SIGNATURE ("SQLite format 3", N_("a database")),
  SIGNATURE ("\x1F\x8B", N_("a compressed file")),
  SIGNATURE ("7z\xBC\xAF\x27\x1C", N_("a compressed file")),
  SIGNATURE ("Rar!", N_("a compressed file")),
};

/* The same for text, after white space and whatever the case. */
static const struct {
  const char *text;
  const char *description;
} openings[] = {
  { "<!doctype html", N_("a web page") },
  { "<html", N_("a web page") },
  { "<table", N_("a web page") },
  { "<?xml", N_("an XML file") },
  { "begin:vcard", N_("a vCard file") },
  { "begin:vcalendar", N_("a calendar file") },
};

/* What tells one ZIP archive from the other, in the order of the search. */
static const struct {
  const char *name;
  const char *description;
} parts[] = {
  { "opendocument.spreadsheet", N_("an OpenDocument spreadsheet, .ods") },
  { "opendocument.text", N_("a text document") },
  { "word/", N_("a text document") },
  { "[Content_Types].xml", N_("an Excel workbook, .xlsx") },
  { "xl/", N_("an Excel workbook, .xlsx") },
};

static const char *
describe_zip (const char *data, gsize length)
{
  gsize searched = MIN (length, ZIP_SEARCH_LENGTH);

  if (length < 4 || (memcmp (data, "PK\x03\x04", 4) != 0 && memcmp (data, "PK\x05\x06", 4) != 0))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (memmem (data, searched, parts[i].name, strlen (parts[i].name)) != NULL)
        return parts[i].description;
    }

  return N_("a compressed file");
}

static const char *
describe_binary (const char *data, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      if (length >= signatures[i].length && memcmp (data, signatures[i].bytes, signatures[i].length) == 0)
        return signatures[i].description;
    }

  return describe_zip (data, length);
}

static const char *
describe_text (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;

  for (gsize i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      if (g_ascii_strncasecmp (text, openings[i].text, strlen (openings[i].text)) == 0)
        return openings[i].description;
    }

  return NULL;
}

static GString *
decode_windows_1252 (const char *data, gsize length)
{
  GString *out = g_string_sized_new (length + length / 8);

  relais_windows_1252_append (out, data, length);
  return out;
}

/* A file that says it is UTF-8 but had rows of another program appended: only the bytes that are not are converted. */
static GString *
decode_mixed (const char *data, gsize length)
{
  GString *out = g_string_sized_new (length);
  const char *end = data + length;

  for (const char *valid_until; data < end; data = valid_until + 1)
    {
      g_utf8_validate_len (data, (gsize) (end - data), &valid_until);
      g_string_append_len (out, data, valid_until - data);
      if (valid_until == end)
        break;
      relais_windows_1252_append (out, valid_until, 1);
    }

  return out;
}

static GString *
decode_utf16 (const char *data, gsize length, gboolean big_endian)
{
  GString *out = g_string_sized_new (length);
  gunichar high = 0;

  for (gsize i = 0; i < length; i += 2)
    {
      guchar first = (guchar) data[i];
      guchar second = i + 1 < length ? (guchar) data[i + 1] : 0;
      gunichar unit = big_endian ? (gunichar) (first << 8 | second) : (gunichar) (second << 8 | first);
      gboolean is_high = unit >= 0xD800 && unit < 0xDC00;
      gboolean is_low = unit >= 0xDC00 && unit < 0xE000;

      if (high != 0 && is_low)
        unit = 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00);
      else if (high != 0)
        g_string_append_unichar (out, REPLACEMENT);
      else if (is_low)
        unit = REPLACEMENT;

      high = is_high ? unit : 0;
      if (i + 1 == length)
        unit = REPLACEMENT;
      if (!is_high)
        g_string_append_unichar (out, unit);
    }

  if (high != 0)
    g_string_append_unichar (out, REPLACEMENT);
  return out;
}

static GString *
decode (const char *data, gsize length, const char **encoding)
{
  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      *encoding = "UTF-8-BOM";
      return decode_mixed (data + 3, length - 3);
    }
  if (length >= 2 && memcmp (data, "\xFF\xFE", 2) == 0)
    {
      *encoding = "UTF-16LE";
      return decode_utf16 (data + 2, length - 2, FALSE);
    }
  if (length >= 2 && memcmp (data, "\xFE\xFF", 2) == 0)
    {
      *encoding = "UTF-16BE";
      return decode_utf16 (data + 2, length - 2, TRUE);
    }
  if (memchr (data, '\0', length) != NULL || g_utf8_validate_len (data, length, NULL))
    {
      *encoding = "UTF-8";
      return g_string_new_len (data, (gssize) length);
    }

  *encoding = "windows-1252";
  return decode_windows_1252 (data, length);
}

static guint
count_lines (const char *data, const char *end)
{
  guint lines = 1;

  for (; data < end; data++)
    lines += *data == '\n';
  return lines;
}

/**
 * relais_csv_decode:
 * @bytes: the content of a file
 * @name: its name, the subject of errors
 * @encoding: (out): the name of its encoding, a constant
 * @length: (out): the length of the text
 * @error: where to store the error: %RELAIS_ERROR_WRONG_FILE_TYPE with what the file is, or %RELAIS_ERROR_NOT_A_TABLE
 *
 * Returns: (transfer full) (nullable): the text without its mark, valid UTF-8 without zero bytes
 */
char *
relais_csv_decode (GBytes *bytes, const char *name, const char **encoding, gsize *length, GError **error)
{
  gsize size = g_bytes_get_size (bytes);
  const char *data = size > 0 ? g_bytes_get_data (bytes, NULL) : "";
  const char *other_type = describe_binary (data, size);
  g_autoptr (GString) text = NULL;
  const char *zero;

  if (other_type == NULL)
    {
      text = decode (data, size, encoding);
      other_type = describe_text (text->str);
    }
  if (other_type != NULL)
    {
      relais_error_set (error, RELAIS_ERROR_WRONG_FILE_TYPE, name, "%s", _(other_type));
      return NULL;
    }

  zero = memchr (text->str, '\0', text->len);
  if (zero != NULL)
    {
      relais_error_set (error, RELAIS_ERROR_NOT_A_TABLE, name, _("line %u holds a zero byte, so it is not text"),
                        count_lines (text->str, zero));
      return NULL;
    }

  /* The end-of-file sign of DOS. */
  if (text->len > 0 && text->str[text->len - 1] == '\x1A')
    g_string_truncate (text, text->len - 1);

  *length = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}
