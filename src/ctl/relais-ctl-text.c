/* Records as lines for people: the label of each field and its value in the words of the screen's language. How, when
 * and by whom an answer was given stand behind the answer, on one line.
 */

#include "relais-ctl-text.h"

#include "relais-clock.h"
#include "relais-log-words.h"
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
  if (field->kind == RELAIS_FIELD_DATE || field->kind == RELAIS_FIELD_PLANNED_DATE ||
      field->kind == RELAIS_FIELD_PARTIAL_DATE || field->kind == RELAIS_FIELD_BIRTH_DATE)
    return relais_ctl_format_date (value);
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
 * relais_ctl_format_date:
 * @date: (nullable): a date as it is stored, perhaps partial
 *
 * Returns: (transfer full) (nullable): it as people of the screen's language write it: "12/03/1948"
 */
char *
relais_ctl_format_date (const char *date)
{
  RelaisDate parsed;

  if (get_phrasebook () == NULL || !relais_date_parse (date, &parsed))
    return g_strdup (date);
  return relais_phrasebook_date_short (get_phrasebook (), parsed);
}

/**
 * relais_ctl_format_instant:
 * @instant: an instant as it is stored
 *
 * Returns: (transfer full): day and time in Brussels: "20/11/2026 14:02:11"
 */
char *
relais_ctl_format_instant (const char *instant)
{
  g_autofree char *local = relais_instant_to_local_text (instant);
  g_autofree char *day = g_strndup (local, strcspn (local, "T"));
  g_autofree char *shown = relais_ctl_format_date (day);

  if (local[strlen (day)] != 'T' || strlen (local + strlen (day)) < 9)
    return g_steal_pointer (&local);
  return g_strdup_printf ("%s %.8s", shown, local + strlen (day) + 1);
}

/**
 * relais_ctl_format_act:
 * @act: an act as it stands in the log
 *
 * Returns: (transfer full): what was done
 */
char *
relais_ctl_format_act (const char *act)
{
  const char *label = relais_log_act_get_label (act);

  return g_strdup (label != NULL ? g_dpgettext2 (NULL, RELAIS_LOG_ACT_CONTEXT, label) : act);
}

/**
 * relais_ctl_format_fields:
 * @kind: (nullable): the kind of the record
 * @fields: names of its fields, joined by ";", or another remark of the log
 *
 * Returns: (transfer full): their labels; what is no field stays as it is
 */
char *
relais_ctl_format_fields (const char *kind, const char *fields)
{
  g_auto (GStrv) names = g_strsplit (fields, ";", -1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *label = relais_log_field_get_label (kind, names[i]);

      g_ptr_array_add (labels, label != NULL ? _(label) : names[i]);
    }
  g_ptr_array_add (labels, NULL);
  return g_strjoinv (", ", (char **) labels->pdata);
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

/**
 * relais_ctl_make_phrasebook:
 * @error: where to store the error
 *
 * Returns: (transfer full) (nullable): the texts in the language of the screen; in English where its catalogue is not
 *   installed
 */
RelaisPhrasebook *
relais_ctl_make_phrasebook (GError **error)
{
  RelaisPhrasebook *book = get_phrasebook ();

  return book != NULL ? relais_phrasebook_ref (book) : relais_phrasebook_new ("en", error);
}
