/* The properties that no field of an entry holds, kept so that the writer gives them back: a line each, in UTF-8, not
 * folded, without the encodings of vCard 2.1. Pure functions, any thread.
 */

#include "relais-vcard-others.h"

#include <string.h>

/* Where a parameter of vCard 2.1 was without a name, TYPE is what 3.0 and 4.0 call it. */
static void
append_params (GString *line, const RelaisVcardProperty *property)
{
  for (guint i = 0; i < property->n_params; i++)
    {
      RelaisVcardSpan name = property->params[i].name;
      RelaisVcardSpan value = property->params[i].value;

      if (relais_vcard_span_is (name, "CHARSET") ||
          ((name.length == 0 || relais_vcard_span_is (name, "ENCODING")) &&
           (relais_vcard_span_is (value, "QUOTED-PRINTABLE") || relais_vcard_span_is (value, "8BIT") ||
            relais_vcard_span_is (value, "7BIT"))))
        continue;

      g_string_append_c (line, ';');
      if (name.length == 0)
        g_string_append (line, relais_vcard_span_is (value, "BASE64") ? "ENCODING" : "TYPE");
      g_string_append_len (line, name.text, (gssize) name.length);
      g_string_append_c (line, '=');
      g_string_append_len (line, value.text, (gssize) value.length);
    }
}

/* Quoted-printable may hold line ends, which only escapes can. */
static void
append_value (GString *line, RelaisVcardSpan value)
{
  for (gsize i = 0; i < value.length; i++)
    {
      if (value.text[i] == '\r' && i + 1 < value.length && value.text[i + 1] == '\n')
        continue;
      if (value.text[i] == '\r' || value.text[i] == '\n')
        g_string_append (line, "\\n");
      else if (value.text[i] != '\0')
        g_string_append_c (line, value.text[i]);
    }
}

/**
 * relais_vcard_others_append:
 * @others: lines parted by "\n"
 * @property: a property
 * @value: its value, decoded, its escapes as they are
 */
void
relais_vcard_others_append (GString *others, const RelaisVcardProperty *property, RelaisVcardSpan value)
{
  gsize before = others->len;
  g_autofree char *valid = NULL;

  if (before > 0)
    g_string_append_c (others, '\n');
  if (property->group.length > 0)
    {
      g_string_append_len (others, property->group.text, (gssize) property->group.length);
      g_string_append_c (others, '.');
    }
  g_string_append_len (others, property->name.text, (gssize) property->name.length);
  append_params (others, property);
  g_string_append_c (others, ':');
  append_value (others, property->encoding == RELAIS_VCARD_BASE64 ? property->value : value);

  /* The parameters were not decoded. */
  if (g_utf8_validate_len (others->str + before, others->len - before, NULL))
    return;
  valid = g_utf8_make_valid (others->str + before, (gssize) (others->len - before));
  g_string_truncate (others, before);
  g_string_append (others, valid);
}
