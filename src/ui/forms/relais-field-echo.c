/* What a form makes of a value: the text that stands in its field so that people recognise it, and the line below that
 * says how a spoken form was understood ("ve" is Friday 27 November). What is shown in a field always reads back as the
 * value it came from, else the stored text stands there. Pure text, in the language of the screen.
 */

#include "relais-field-echo.h"

#include "relais-commune.h"
#include "relais-field-reader.h"
#include "relais-mutuality.h"
#include "relais-phone.h"
#include "relais-presence.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

static gboolean
is_date (const RelaisField *field)
{
  return field->kind == RELAIS_FIELD_DATE || field->kind == RELAIS_FIELD_PLANNED_DATE ||
         field->kind == RELAIS_FIELD_PARTIAL_DATE || field->kind == RELAIS_FIELD_BIRTH_DATE;
}

static char *
write_date (const char *value)
{
  RelaisDate date;

  if (!relais_date_parse (value, &date))
    return g_strdup (value);
  if (date.month == 0)
    return g_strdup_printf ("%d", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%02d/%d", date.month, date.year);
  return g_strdup_printf ("%02d/%02d/%d", date.day, date.month, date.year);
}

static char *
write_presence (RelaisDesk *desk, const char *value)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);

  return book != NULL ? relais_presence_format (value, book) : g_strdup (value);
}

static char *
write_mutuality (const char *value)
{
  const char *label = relais_mutuality_get_label (value);

  return g_strdup (label != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, RELAIS_MUTUALITY_CONTEXT, label) : value);
}

/* Under the field stands what the practice calls it; in the field what one would type. */
static char *
say_labelled (RelaisDesk *desk, const RelaisLabels *labels, const RelaisField *field, const char *value)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);

  return relais_labels_format (labels, field, value, book != NULL ? relais_phrasebook_get_language (book) : "fr");
}

static char *
write_for_people (RelaisDesk *desk, const RelaisField *field, const char *value)
{
  if (is_date (field))
    return write_date (value);
  if (field->kind == RELAIS_FIELD_PRESENCE)
    return write_presence (desk, value);
  if (field->kind == RELAIS_FIELD_MUTUALITY)
    return write_mutuality (value);
  if (field->kind == RELAIS_FIELD_LANGUAGE || field->kind == RELAIS_FIELD_RELATION)
    return relais_field_format (field, value);
  return g_strdup (value);
}

/**
 * relais_field_echo_typed:
 * @desk: the desk
 * @field: a field
 * @value: (nullable): its canonical text
 *
 * Returns: (transfer full): what somebody would have typed for @value; "" for none
 */
char *
relais_field_echo_typed (RelaisDesk *desk, const RelaisField *field, const char *value)
{
  g_autofree char *text = value != NULL ? write_for_people (desk, field, value) : NULL;
  g_autofree char *back = NULL;

  if (value == NULL)
    return g_strdup ("");
  if (relais_field_read (field, text, relais_desk_get_today (desk), &back, NULL) && g_strcmp0 (back, value) == 0)
    return g_steal_pointer (&text);
  return g_strdup (value);
}

/* "vendredi 27 novembre 2026", and for a birth the age. */
static char *
say_date (RelaisDesk *desk, const RelaisField *field, const char *value)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  g_autofree char *day = NULL;
  RelaisDate date;
  int age;

  if (book == NULL || !relais_date_parse (value, &date))
    return g_strdup (value);
  day = relais_phrasebook_date (book, date);
  if (field->kind == RELAIS_FIELD_BIRTH_DATE)
    {
      age = relais_date_age (date, relais_desk_get_today (desk));
      /* Translators: a date of birth and the age that follows from it */
      return g_strdup_printf (ngettext ("%s, %d year old", "%s, %d years old", (gulong) MAX (age, 0)), day,
                              MAX (age, 0));
    }
  if (!relais_date_is_full (date))
    return g_steal_pointer (&day);
  /* Translators: a weekday and a date: "Friday 27 November 2026" */
  return g_strdup_printf (_("%s %s"), relais_phrasebook_weekday (book, relais_date_weekday (date)), day);
}

static char *
say_phone (const char *value)
{
  static const char *const kinds[] = {
    [RELAIS_PHONE_NONE] = NULL,
    [RELAIS_PHONE_FIXED] = N_("fixed line"),
    [RELAIS_PHONE_MOBILE] = N_("mobile"),
    [RELAIS_PHONE_FREE] = N_("free call"),
    [RELAIS_PHONE_PAID] = N_("paid number"),
    [RELAIS_PHONE_SHORT] = N_("short number"),
    [RELAIS_PHONE_FOREIGN] = N_("foreign number"),
  };
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

  if (!relais_phone_parse (value, &phone) || kinds[phone.kind] == NULL)
    return g_strdup (value);
  /* Translators: a phone number and what sort it is: "0478 12 34 56 · mobile" */
  return g_strdup_printf (_("%s · %s"), phone.display, _(kinds[phone.kind]));
}

static char *
say_postcode (const char *value)
{
  const RelaisCommune *commune = relais_commune_find (value);

  return g_strdup (commune != NULL ? commune->name_fr : value);
}

/**
 * relais_field_echo_shown:
 * @desk: the desk
 * @labels: (nullable): the practice's names for codes
 * @field: a field
 * @value: (nullable): its canonical text
 *
 * Returns: (transfer full): @value in full, for people; "" for none
 */
char *
relais_field_echo_shown (RelaisDesk *desk, const RelaisLabels *labels, const RelaisField *field, const char *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (is_date (field))
    return say_date (desk, field, value);
  if (field->kind == RELAIS_FIELD_PHONE)
    return say_phone (value);
  if (field->kind == RELAIS_FIELD_POSTCODE)
    return say_postcode (value);
  if (field->kind == RELAIS_FIELD_PRESENCE)
    return write_presence (desk, value);
  return say_labelled (desk, labels, field, value);
}

/**
 * relais_field_echo_understood:
 * @desk: the desk
 * @labels: (nullable): the practice's names for codes
 * @field: a field
 * @typed: what was typed
 *
 * Returns: (transfer full) (nullable): how @typed was understood; %NULL when it was not, or says so itself
 */
char *
relais_field_echo_understood (RelaisDesk *desk, const RelaisLabels *labels, const RelaisField *field,
                              const char *typed)
{
  g_autofree char *value = NULL;
  g_autofree char *shown = NULL;

  if (!relais_field_read (field, typed, relais_desk_get_today (desk), &value, NULL) || value == NULL)
    return NULL;
  shown = relais_field_echo_shown (desk, labels, field, value);
  return relais_text_equal_folded (shown, typed) ? NULL : g_steal_pointer (&shown);
}
