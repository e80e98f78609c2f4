/* Records as lines for people: the label of each field and its value in the words of the screen's language. How, when
 * and by whom an answer was given stand behind the answer, on one line.
 */

#include "relais-ctl-text.h"

#include "relais-national-number.h"
#include "relais-phrasebook.h"
#include "relais-presence.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
get_screen_language (void)
{
  /* Translators: the code of the language you translate into: "fr", "nl" */
  return C_("language of this catalogue", "en");
}

/* The phrasebook of the screen; NULL where its catalogue is not installed. */
static RelaisPhrasebook *
get_phrasebook (void)
{
  static RelaisPhrasebook *book;
  static gboolean tried;

  if (!tried)
    {
      book = relais_phrasebook_new (get_screen_language (), NULL);
      tried = TRUE;
    }
  return book;
}

static char *
format_value (RelaisCtl *ctl, const RelaisField *field, const char *value)
{
  if (field->flags & RELAIS_FIELD_MASKED)
    return relais_national_number_mask (value);
  if (field->kind == RELAIS_FIELD_PRESENCE && get_phrasebook () != NULL)
    return relais_presence_format (value, get_phrasebook ());
  return relais_labels_format (relais_ctl_get_labels (ctl), field, value, get_screen_language ());
}

/* "consent_print_date" belongs to "consent_print". */
static gboolean
belongs_to (const RelaisField *field, const RelaisField *before)
{
  gsize length = before != NULL ? strlen (before->name) : 0;
  const char *rest = field->name + length;

  return before != NULL && strncmp (field->name, before->name, length) == 0 &&
         (g_str_equal (rest, "_how") || g_str_equal (rest, "_date") || g_str_equal (rest, "_by"));
}

/**
 * relais_ctl_append_record:
 * @ctl: the run, to whose answer it is appended
 * @record: a record
 * @indent: what stands before each line
 *
 * Writes a line for each field that has a value; ids of other records are left out.
 */
void
relais_ctl_append_record (RelaisCtl *ctl, const RelaisRecord *record, const char *indent)
{
  const RelaisRecordType *type = relais_record_get_type (record);
  const RelaisField *last = NULL;
  GString *text = ctl->text;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const RelaisField *field = &type->fields[i];
      const char *value = relais_record_get (record, i);
      g_autofree char *shown = NULL;

      if (value == NULL || field->kind == RELAIS_FIELD_ID)
        continue;
      shown = format_value (ctl, field, value);
      if (belongs_to (field, last))
        {
          g_string_append_printf (text, " · %s", shown);
          continue;
        }
      if (last != NULL)
        g_string_append_c (text, '\n');
      g_string_append (text, indent);
      g_string_append_printf (text, C_("a label and its value", "%s: %s"), _(field->label), shown);
      last = field;
    }
  if (last != NULL)
    g_string_append_c (text, '\n');
}
