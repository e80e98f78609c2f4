/* Writes cards as other programs read them: lines of 75 bytes at most, folded between letters, line ends as RFC 6350
 * wants them, everything in UTF-8. Knows the form of a card, not what its properties mean. Appends to a text of the
 * caller; any thread.
 */

#include "relais-vcard-writer.h"

#include "relais-phone.h"

#include <string.h>

/* Bytes of a line without its end (RFC 6350, 3.2). */
#define MAX_LINE 75

static void
append_escaped (GString *line, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (line, "\\n");
      else if (strchr ("\\,;", *p) != NULL)
        g_string_append_printf (line, "\\%c", *p);
      else if (*p != '\r')
        g_string_append_c (line, *p);
    }
}

/* The most bytes of @p that fit and end between two letters. */
static gsize
measure_piece (const char *p, gsize length, gsize room)
{
  gsize piece = MIN (length, room);

  while (piece > 1 && piece < length && ((guchar) p[piece] & 0xC0) == 0x80)
    piece--;
  return piece;
}

/**
 * relais_vcard_writer_begin:
 * @out: where the card is appended
 * @version: how it is written
 */
void
relais_vcard_writer_begin (GString *out, RelaisVcardVersion version)
{
  g_string_append (out, "BEGIN:VCARD\r\nVERSION:");
  g_string_append (out, version == RELAIS_VCARD_3_0 ? "3.0\r\n" : "4.0\r\n");
}

/**
 * relais_vcard_writer_add_raw:
 * @out: where the card is appended
 * @line: a whole property without line ends, its escapes in place
 */
void
relais_vcard_writer_add_raw (GString *out, const char *line)
{
  gsize length = strlen (line);
  gsize room = MAX_LINE;

  for (const char *p = line; length > 0;)
    {
      gsize piece = measure_piece (p, length, room);

      if (p != line)
        g_string_append_c (out, ' ');
      g_string_append_len (out, p, (gssize) piece);
      g_string_append (out, "\r\n");
      p += piece;
      length -= piece;
      room = MAX_LINE - 1;
    }
}

/**
 * relais_vcard_writer_add:
 * @out: where the card is appended
 * @head: the name of a property and its parameters
 * @text: (nullable): its value; nothing is written without one
 */
void
relais_vcard_writer_add (GString *out, const char *head, const char *text)
{
  relais_vcard_writer_add_parts (out, head, &text, 1);
}

/**
 * relais_vcard_writer_add_parts:
 * @out: where the card is appended
 * @head: the name of a property and its parameters
 * @parts: (array length=n_parts): the parts of its value, %NULL for one that is empty
 * @n_parts: their number
 *
 * Writes nothing when all parts are empty.
 */
void
relais_vcard_writer_add_parts (GString *out, const char *head, const char *const *parts, guint n_parts)
{
  g_autoptr (GString) line = g_string_new (head);
  gboolean any = FALSE;

  g_string_append_c (line, ':');
  for (guint i = 0; i < n_parts; i++)
    {
      if (i > 0)
        g_string_append_c (line, ';');
      if (parts[i] != NULL)
        append_escaped (line, parts[i]);
      any = any || (parts[i] != NULL && *parts[i] != '\0');
    }
  if (any)
    relais_vcard_writer_add_raw (out, line->str);
}

/**
 * relais_vcard_writer_add_phone:
 * @out: where the card is appended
 * @version: how it is written
 * @types: its TYPEs, parted by commas
 * @preference: 1 for the first one to call, 0 where nothing is said
 * @number: (nullable): the number; nothing is written without one
 *
 * vCard 4.0 has numbers as URIs (RFC 6350, 6.4.1); one that is none, or has an extension, is written as it stands.
 */
void
relais_vcard_writer_add_phone (GString *out, RelaisVcardVersion version, const char *types, guint preference,
                               const char *number)
{
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
  g_autoptr (GString) head = g_string_new ("TEL");
  g_autofree char *uri = NULL;

  if (number == NULL)
    return;
  if (version == RELAIS_VCARD_3_0)
    {
      g_string_append_printf (head, ";TYPE=%s%s", types, preference == 1 ? ",pref" : "");
      relais_vcard_writer_add (out, head->str, number);
      return;
    }

  if (relais_phone_parse (number, &phone) && phone.e164 != NULL && phone.extension == NULL)
    uri = relais_phone_get_uri (&phone);
  if (uri != NULL)
    g_string_append (head, ";VALUE=uri");
  g_string_append_printf (head, ";TYPE=\"%s\"", types);
  if (preference > 0)
    g_string_append_printf (head, ";PREF=%u", preference);
  relais_vcard_writer_add (out, head->str, uri != NULL ? uri : number);
}

/**
 * relais_vcard_writer_end:
 * @out: where the card is appended
 */
void
relais_vcard_writer_end (GString *out)
{
  g_string_append (out, "END:VCARD\r\n");
}
