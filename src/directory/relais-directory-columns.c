/* The columns of a table that no field of an entry holds: kept among the entry's other properties, one of our own for
 * each cell that is not empty, so that a card that is written of the entry has them, and a table that is written of it
 * gives them back as columns. Pure functions, any thread.
 */

#include "relais-directory-columns.h"

#include "relais-text.h"
#include "relais-vcard-property.h"

#include <string.h>

#define PROPERTY    "X-RELAIS-COLUMN"
#define HEADING     "X-HEADING"
#define MAX_HEADING 200

/* Between quotation marks, with the escapes of RFC 6868. */
static void
append_param (GString *line, const char *text)
{
  g_string_append_c (line, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '^' || *p == '"')
        g_string_append (line, *p == '^' ? "^^" : "^'");
      else
        g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

static void
append_value (GString *line, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (line, "\\n");
      else if (strchr ("\\,;", *p) != NULL)
        g_string_append_printf (line, "\\%c", *p);
      else
        g_string_append_c (line, *p);
    }
}

/**
 * relais_directory_columns_keep:
 * @others: other properties of an entry, parted by "\n"
 * @heading: what stands over the column
 * @cell: what stands in it; nothing is kept of an empty one
 */
void
relais_directory_columns_keep (GString *others, const char *heading, const char *cell)
{
  g_autofree char *name = relais_text_clean (heading, MAX_HEADING, NULL);
  g_autofree char *value = relais_text_clean_lines (cell, 0, NULL);

  if (*value == '\0')
    return;
  if (others->len > 0)
    g_string_append_c (others, '\n');
  g_string_append (others, PROPERTY ";" HEADING "=");
  append_param (others, name);
  g_string_append_c (others, ':');
  append_value (others, value);
}

/**
 * relais_directory_columns_next:
 * @rest: (inout): other properties of an entry, then what is left of them
 * @heading: (out) (transfer full): what stands over the next column
 * @cell: (out) (transfer full): what stands in it
 *
 * Returns: %FALSE when there is none left
 */
gboolean
relais_directory_columns_next (const char **rest, char **heading, char **cell)
{
  while (**rest != '\0')
    {
      const char *line = *rest;
      gsize length = strcspn (line, "\n");
      RelaisVcardProperty property;
      GString *name, *value;
      RelaisVcardSpan text;

      *rest = line + length + (line[length] == '\n');
      if (!relais_vcard_property_parse (&property, line, length) || !relais_vcard_span_is (property.name, PROPERTY))
        continue;
      name = g_string_new (NULL);
      value = g_string_new (NULL);
      text = property.value;
      relais_vcard_append_param (name, relais_vcard_property_get_param (&property, HEADING));
      relais_vcard_take_component (&text, '\0', value);
      *heading = g_string_free (name, FALSE);
      *cell = g_string_free (value, FALSE);
      return TRUE;
    }
  return FALSE;
}
