/* The rest of what is known about a person, below what one needs on the phone: the file of the patient, what a
 * caregiver told about themselves. Only what is filled in is shown; the national register number is masked.
 */

#include "relais-person-details.h"

#include "relais-day-words.h"
#include "relais-field-reader.h"
#include "relais-national-number.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-presence.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

static const guint patient_fields[] = {
  RELAIS_PERSON_REFERENT,       RELAIS_PERSON_CHART_NUMBER, RELAIS_PERSON_FLAGS, RELAIS_PERSON_AGREEMENT,
  RELAIS_PERSON_MUTUALITY,      RELAIS_PERSON_BIM,          RELAIS_PERSON_SEX,   RELAIS_PERSON_NATIONAL_NUMBER,
};

/* Somebody who is only a caregiver has a mutuality of their own. */
static const guint caregiver_fields[] = {
  RELAIS_PERSON_PRESENCE, RELAIS_PERSON_SIGNS, RELAIS_PERSON_SIGNS_CHECKED, RELAIS_PERSON_NO_LABEL,
  RELAIS_PERSON_MUTUALITY,
};

static char *
format_value (RelaisPersonView *view, guint field, const char *value)
{
  RelaisDesk *desk = relais_person_view_get_desk (view);
  const RelaisField *about = &relais_person_type.fields[field];

  if (about->kind == RELAIS_FIELD_NATIONAL_NUMBER)
    return relais_national_number_mask (value);
  if (about->kind == RELAIS_FIELD_DATE || about->kind == RELAIS_FIELD_PARTIAL_DATE)
    return relais_day_words_of_text (desk, value);
  return relais_person_words_value (desk, field, value);
}

/* An answer with the day it was given, how, and to whom. */
static char *
describe_agreement (RelaisPersonView *view)
{
  const RelaisRecord *person = relais_person_view_get_file (view)->page->person;
  static const guint parts[] = { RELAIS_PERSON_AGREEMENT, RELAIS_PERSON_AGREEMENT_HOW, RELAIS_PERSON_AGREEMENT_DATE,
                                 RELAIS_PERSON_AGREEMENT_BY };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *value = relais_record_get (person, parts[i]);
      g_autofree char *shown = value != NULL ? format_value (view, parts[i], value) : NULL;

      relais_text_add_part (text, shown);
    }
  return g_string_free (text, FALSE);
}

static guint
add_field (GtkWidget *group, RelaisPersonView *view, guint field, gboolean as_patient)
{
  const RelaisRecord *person = relais_person_view_get_file (view)->page->person;
  const char *value = relais_record_get (person, field);
  g_autofree char *shown = NULL;
  GtkWidget *row;
  RelaisDate date;

  if (value == NULL || (field == RELAIS_PERSON_MUTUALITY && as_patient != relais_person_is_patient (person)))
    return 0;
  shown = field == RELAIS_PERSON_AGREEMENT ? describe_agreement (view) : format_value (view, field, value);
  row = relais_parts_row (_(relais_person_type.fields[field].label), shown);
  if (field == RELAIS_PERSON_AGREEMENT)
    value = relais_record_get (person, RELAIS_PERSON_AGREEMENT_DATE);
  if (value != NULL && relais_date_parse (value, &date))
    {
      g_autofree char *full = relais_day_words_in_full (relais_person_view_get_desk (view), date);

      relais_parts_describe (row, full);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return 1;
}

static void
add_group (GtkBox *page, RelaisPersonView *view, const guint *fields, gsize n_fields, gboolean as_patient)
{
  GtkWidget *group =
      g_object_ref_sink (relais_parts_group (as_patient ? _("As a patient") : _("As a caregiver")));
  guint n = 0;

  for (gsize i = 0; i < n_fields; i++)
    n += add_field (group, view, fields[i], as_patient);
  if (n > 0)
    gtk_box_append (page, group);
  g_object_unref (group);
}

/**
 * relais_person_details_add:
 * @page: the page
 * @view: whose page it is
 *
 * Adds the rest of what is known.
 */
void
relais_person_details_add (GtkBox *page, RelaisPersonView *view)
{
  add_group (page, view, patient_fields, G_N_ELEMENTS (patient_fields), TRUE);
  add_group (page, view, caregiver_fields, G_N_ELEMENTS (caregiver_fields), FALSE);
}
