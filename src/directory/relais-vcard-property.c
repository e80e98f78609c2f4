/* One line of a card: group.NAME;PARAMETERS:value, of vCard 2.1, 3.0 and 4.0 alike, in upper or lower case. Cuts it up
 * where it stands and decodes what is asked for. Pure functions on bytes that need not be text; any thread.
 */

#include "relais-vcard-property.h"

#include "relais-vcard-charset.h"

#include <string.h>

#define EMPTY ((RelaisVcardSpan) { "", 0 })

static RelaisVcardSpan
span (const char *from, const char *until)
{
  return (RelaisVcardSpan) { from, (gsize) (until - from) };
}

/* X-ABLabel, ADR, x_custom; not "Tel. direct". */
static gboolean
is_name (RelaisVcardSpan name)
{
  for (gsize i = 0; i < name.length; i++)
    {
      if (!g_ascii_isalnum (name.text[i]) && name.text[i] != '-' && name.text[i] != '_')
        return FALSE;
    }
  return name.length > 0;
}

/* The first @mark outside quotation marks, else @end. */
static const char *
find_unquoted (const char *p, const char *end, char mark, char other)
{
  gboolean quoted = FALSE;

  for (; p < end; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (!quoted && (*p == mark || *p == other))
        return p;
    }
  return end;
}

/* vCard 2.1 knows no quotation marks, so that one alone is only a character. */
static const char *
find_colon (const char *line, const char *end)
{
  const char *first = memchr (line, ':', (gsize) (end - line));
  const char *colon;

  if (first == NULL || memchr (line, '"', (gsize) (first - line)) == NULL)
    return first;
  colon = find_unquoted (line, end, ':', ':');
  return colon < end ? colon : first;
}

static void
note_encoding (RelaisVcardProperty *property, RelaisVcardSpan word)
{
  if (relais_vcard_span_is (word, "QUOTED-PRINTABLE"))
    property->encoding = RELAIS_VCARD_QUOTED_PRINTABLE;
  else if (relais_vcard_span_is (word, "BASE64") || relais_vcard_span_is (word, "B"))
    property->encoding = RELAIS_VCARD_BASE64;
}

static void
add_param (RelaisVcardProperty *property, RelaisVcardSpan param)
{
  const char *end = param.text + param.length;
  const char *equals = memchr (param.text, '=', param.length);
  RelaisVcardSpan name = equals != NULL ? relais_vcard_span_strip (span (param.text, equals)) : EMPTY;
  RelaisVcardSpan value = relais_vcard_span_strip (equals != NULL ? span (equals + 1, end) : param);

  if (equals == NULL ? !relais_vcard_span_is (value, "B") : relais_vcard_span_is (name, "ENCODING"))
    note_encoding (property, value);
  else if (relais_vcard_span_is (name, "CHARSET"))
    property->charset = value;

  if (property->n_params < RELAIS_VCARD_MAX_PARAMS)
    {
      property->params[property->n_params].name = name;
      property->params[property->n_params].value = value;
      property->n_params++;
    }
}

/* A backslash that escapes nothing stands for itself: vCard 2.1 knows few escapes. Returns what follows. */
static const char *
append_escaped (const char *p, const char *end, GString *out)
{
  char c = p + 1 < end ? p[1] : '\0';

  if (c == 'n' || c == 'N')
    g_string_append_c (out, '\n');
  else if (c != '\0' && strchr ("\\,;:\"", c) != NULL)
    g_string_append_c (out, c);
  else
    {
      g_string_append_c (out, '\\');
      return p + 1;
    }
  return p + 2;
}

/**
 * relais_vcard_property_parse:
 * @property: (out caller-allocates): the line cut up
 * @line: a logical line
 * @length: its length in bytes
 *
 * Returns: whether it is a property: a name, and a colon outside quotation marks
 */
gboolean
relais_vcard_property_parse (RelaisVcardProperty *property, const char *line, gsize length)
{
  const char *end = line + length;
  const char *colon = find_colon (line, end);
  const char *from;
  const char *until;
  const char *point;

  if (colon == NULL)
    return FALSE;

  property->n_params = 0;
  property->encoding = RELAIS_VCARD_PLAIN;
  property->charset = EMPTY;
  property->group = EMPTY;
  property->head = span (line, colon);
  property->value = span (colon + 1, end);

  until = find_unquoted (line, colon, ';', ';');
  point = memchr (line, '.', (gsize) (until - line));
  if (point != NULL)
    property->group = relais_vcard_span_strip (span (line, point));
  property->name = relais_vcard_span_strip (span (point != NULL ? point + 1 : line, until));

  while (until < colon)
    {
      from = until + 1;
      until = find_unquoted (from, colon, ';', ';');
      if (until > from)
        add_param (property, span (from, until));
    }

  return is_name (property->name);
}

/**
 * relais_vcard_property_has_type:
 * @property: a property
 * @type: a word
 *
 * Returns: whether it is among its TYPEs, as vCard 4.0 (TYPE="work,voice"), 3.0 (TYPE=WORK;TYPE=VOICE) and 2.1 (WORK;
 *   VOICE) write them
 */
gboolean
relais_vcard_property_has_type (const RelaisVcardProperty *property, const char *type)
{
  for (guint i = 0; i < property->n_params; i++)
    {
      RelaisVcardSpan rest = property->params[i].value;

      if (property->params[i].name.length > 0 && !relais_vcard_span_is (property->params[i].name, "TYPE"))
        continue;
      while (rest.length > 0)
        {
          const char *end = rest.text + rest.length;
          const char *comma = memchr (rest.text, ',', rest.length);
          RelaisVcardSpan word = span (rest.text, comma != NULL ? comma : end);

          for (; word.length > 0 && strchr ("\" ", word.text[0]) != NULL; word.text++)
            word.length--;
          for (; word.length > 0 && strchr ("\" ", word.text[word.length - 1]) != NULL;)
            word.length--;
          if (relais_vcard_span_is (word, type))
            return TRUE;
          rest = comma != NULL ? span (comma + 1, end) : EMPTY;
        }
    }
  return FALSE;
}

/**
 * relais_vcard_property_get_param:
 * @property: a property
 * @name: the name of a parameter
 *
 * Returns: its first value as it stands in the file, empty where there is none
 */
RelaisVcardSpan
relais_vcard_property_get_param (const RelaisVcardProperty *property, const char *name)
{
  for (guint i = 0; i < property->n_params; i++)
    {
      if (relais_vcard_span_is (property->params[i].name, name))
        return property->params[i].value;
    }
  return EMPTY;
}

/**
 * relais_vcard_property_decode:
 * @property: a property
 * @room: where what must be decoded is put; its content is replaced
 * @value: (out): the value in UTF-8, escapes as they are; in the line itself or in @room
 *
 * Quoted-printable and base64 are undone, and the bytes are read in the encoding that CHARSET names; without one as
 * UTF-8, and as Windows-1252 where they are not that.
 *
 * Returns: %FALSE when the encoding is none that is known here
 */
gboolean
relais_vcard_property_decode (const RelaisVcardProperty *property, GString *room, RelaisVcardSpan *value)
{
  *value = property->value;
  if (property->encoding == RELAIS_VCARD_QUOTED_PRINTABLE)
    *value = relais_vcard_decode_quoted_printable (*value, room);
  else if (property->encoding == RELAIS_VCARD_BASE64)
    *value = relais_vcard_decode_base64 (*value, room);
  return relais_vcard_decode_charset (property->charset, room, value);
}

/**
 * relais_vcard_span_is:
 * @span: some bytes
 * @word: a word
 *
 * Returns: whether they are the same in upper or lower case
 */
gboolean
relais_vcard_span_is (RelaisVcardSpan text, const char *word)
{
  return strlen (word) == text.length && g_ascii_strncasecmp (text.text, word, text.length) == 0;
}

/**
 * relais_vcard_span_begins:
 * @span: some bytes
 * @word: a word
 *
 * Returns: whether @span begins with @word, in upper or lower case
 */
gboolean
relais_vcard_span_begins (RelaisVcardSpan text, const char *word)
{
  return text.length >= strlen (word) && g_ascii_strncasecmp (text.text, word, strlen (word)) == 0;
}

/**
 * relais_vcard_span_strip:
 * @span: some bytes
 *
 * Returns: @span without the blanks around it
 */
RelaisVcardSpan
relais_vcard_span_strip (RelaisVcardSpan text)
{
  for (; text.length > 0 && g_ascii_isspace (text.text[0]); text.text++)
    text.length--;
  while (text.length > 0 && g_ascii_isspace (text.text[text.length - 1]))
    text.length--;
  return text;
}

/**
 * relais_vcard_append_param:
 * @out: where the text is appended
 * @value: the value of a parameter as it stands in the file
 *
 * Takes the quotation marks away and undoes the escapes of RFC 6868: ^n is a new line, ^' a quotation mark, ^^ a
 * circumflex; another circumflex stands for itself.
 */
void
relais_vcard_append_param (GString *out, RelaisVcardSpan value)
{
  const char *end = value.text + value.length;

  for (const char *p = value.text; p < end; p++)
    {
      if (*p == '"')
        continue;
      if (*p == '^' && p + 1 < end && strchr ("n'^", p[1]) != NULL && p[1] != '\0')
        {
          p++;
          g_string_append_c (out, *p == 'n' ? '\n' : *p == '^' ? '^' : '"');
          continue;
        }
      g_string_append_c (out, *p);
    }
}

/**
 * relais_vcard_take_component:
 * @rest: (inout): what is left of a value; @text %NULL after the last component
 * @separator: what parts them: ';' or ',', '\0' for a value that is one text
 * @out: where the component is put, its escapes undone; its content is replaced
 *
 * Returns: %FALSE when there was none left
 */
gboolean
relais_vcard_take_component (RelaisVcardSpan *rest, char separator, GString *out)
{
  const char *end;
  const char *p = rest->text;

  g_string_truncate (out, 0);
  if (p == NULL)
    return FALSE;

  end = p + rest->length;
  while (p < end && (*p != separator || separator == '\0'))
    {
      const char *run = p;

      while (p < end && *p != '\\' && (*p != separator || separator == '\0'))
        p++;
      g_string_append_len (out, run, p - run);
      if (p < end && *p == '\\')
        p = append_escaped (p, end, out);
    }

  *rest = p < end ? span (p + 1, end) : (RelaisVcardSpan) { NULL, 0 };
  return TRUE;
}
