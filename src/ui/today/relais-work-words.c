/* What Today says about one thing to do: who it is, what waits, and since or until when. Pure text, in the language of
 * the screen; in discreet mode with initials.
 */

#include "relais-work-words.h"

#include "relais-day-words.h"
#include "relais-field-reader.h"
#include "relais-field-words.h"
#include "relais-lift.h"
#include "relais-person-words.h"
#include "relais-person.h"

#include <glib/gi18n-lib.h>

/**
 * relais_work_words_key:
 * @item: a thing to do
 *
 * Returns: (transfer full): what tells it from every other, also after the register was read again
 */
char *
relais_work_words_key (const RelaisWorkItem *item)
{
  const RelaisRecord *record = item->link != NULL ? item->link : item->person;
  const char *id;

  if (item->emergency != NULL)
    id = item->emergency->id;
  else
    id = item->lift != NULL   ? relais_record_get_id (item->lift)
         : item->form != NULL ? item->form->id
                              : relais_record_get_id (record);
  return g_strdup_printf ("%d %s", item->kind, id);
}

/**
 * relais_work_words_name:
 * @desk: the desk
 * @item: a thing to do
 *
 * Returns: (transfer full): whom it is about
 */
char *
relais_work_words_name (RelaisDesk *desk, const RelaisWorkItem *item)
{
  if (item->form != NULL && item->form->title != NULL && *item->form->title != '\0')
    return relais_person_words_spoken (desk, item->form->title);
  return item->person != NULL ? relais_person_words_name (desk, item->person) : g_strdup (_("No name yet"));
}

/**
 * relais_work_words_aside:
 * @desk: the desk
 * @item: a thing to do
 *
 * Returns: (transfer full): age, date of birth and street, as far as they are known; may be ""
 */
char *
relais_work_words_aside (RelaisDesk *desk, const RelaisWorkItem *item)
{
  return item->person != NULL ? relais_person_words_identity (desk, item->person) : g_strdup ("");
}

/* --- What --- */

static char *
describe_flags (const RelaisRecord *person)
{
  const RelaisField *field = &relais_person_type.fields[RELAIS_PERSON_FLAGS];
  const char *value = relais_record_get (person, RELAIS_PERSON_FLAGS);
  g_auto (GStrv) words = g_strsplit_set (value != NULL ? value : "", " ,;", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *label = *words[i] != '\0' ? relais_field_words_get_label (field, words[i]) : NULL;

      if (label != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _(label));
    }
  return g_string_free (text, FALSE);
}

static char *
describe_loss (RelaisDesk *desk, const RelaisWorkItem *item)
{
  gboolean is_alone = item->severity == RELAIS_WORK_AT_RISK;
  g_autofree char *other = relais_person_words_name (desk, item->other);

  /* Translators: the name of a caregiver */
  if (relais_person_is_deceased (item->other))
    return g_strdup_printf (is_alone ? _("%s, who helped, has died; nobody else helps")
                                     : _("%s, who helped, has died"), other);
  return g_strdup_printf (is_alone ? _("%s, who helped, has stopped; nobody else helps")
                                   : _("%s, who helped, has stopped"), other);
}

static char *
describe_recognition (RelaisDesk *desk, const RelaisWorkItem *item)
{
  g_autofree char *other = relais_person_words_name (desk, item->other);

  /* Translators: the name of a patient; social rights are those of a recognised caregiver */
  return g_strdup_printf (_("Recognised, with social rights, for %s"), other);
}

static char *
describe_consent (RelaisDesk *desk, const RelaisWorkItem *item)
{
  g_autofree char *other = item->other != NULL ? relais_person_words_name (desk, item->other) : g_strdup ("");

  /* Translators: the name of a patient */
  return g_strdup_printf (_("Helps %s; nobody asked yet whether we may keep and print this number"), other);
}

/* Who is dead, and the number to call: a number is not for passers-by. */
static char *
describe_call (RelaisDesk *desk, const RelaisWorkItem *item)
{
  const char *phone = relais_record_get (item->person, RELAIS_PERSON_PHONE);
  g_autofree char *other = relais_person_words_name (desk, item->other);
  g_autofree char *number = relais_field_format (&relais_person_type.fields[RELAIS_PERSON_PHONE], phone);

  if (phone == NULL || relais_desk_is_discreet (desk))
    /* Translators: the name of who died */
    return g_strdup_printf (_("Helped %s, who died"), other);
  /* Translators: the name of who died, and the phone number of who helped */
  return g_strdup_printf (_("Helped %s, who died · %s"), other, number);
}

/* It says nothing about what is decided: who passes by must not learn that somebody is protected. */
static char *
describe_lift (const RelaisWorkItem *item)
{
  /* Translators: the name of a colleague */
  return g_strdup_printf (_("%s asks you to confirm a decision"), relais_record_get (item->lift, RELAIS_LIFT_PROPOSED_BY));
}

/* When it was, to the minute; in the sentence, as the row has a button already. The reason is for who is told, not for
 * who passes by.
 */
static char *
describe_emergency (RelaisDesk *desk, const RelaisWorkItem *item)
{
  const RelaisEmergency *emergency = item->emergency;
  const char *by = emergency->by != NULL ? emergency->by : "–";
  g_autofree char *day = relais_day_words (desk, item->on);
  g_autofree char *time = relais_day_words_time (emergency->at);
  /* Translators: a day and an hour: "yesterday 14:02" */
  g_autofree char *moment = g_strdup_printf (C_("day and hour", "%s %s"), day, time);

  if (relais_desk_is_discreet (desk))
    /* Translators: the name of a colleague, and when: "yesterday 14:02" */
    return g_strdup_printf (_("%s opened this record, %s"), by, moment);
  /* Translators: the name of a colleague, when ("yesterday 14:02"), and the reason they gave for opening the record */
  return g_strdup_printf (_("%s opened this record for one minute, %s: “%s”"), by, moment, emergency->reason);
}

static const char *
describe_form (const RelaisForm *form)
{
  if (g_str_equal (form->kind, "caregiver"))
    return form->subject != NULL ? _("Changes to a caregiver") : _("New caregiver");
  if (g_str_equal (form->kind, "link"))
    return _("Who helps whom");
  return form->subject != NULL ? _("Changes to a patient") : _("New patient");
}

/**
 * relais_work_words_what:
 * @desk: the desk
 * @item: a thing to do
 *
 * Returns: (transfer full): what there is to do, or why
 */
char *
relais_work_words_what (RelaisDesk *desk, const RelaisWorkItem *item)
{
  switch (item->kind)
    {
    case RELAIS_WORK_EMERGENCY:
      return describe_emergency (desk, item);
    case RELAIS_WORK_RECOGNITION:
      return describe_recognition (desk, item);
    case RELAIS_WORK_DEPENDS:
      return describe_loss (desk, item);
    case RELAIS_WORK_NOBODY_HELPS:
      return describe_flags (item->person);
    case RELAIS_WORK_CONSENT:
      return describe_consent (desk, item);
    case RELAIS_WORK_AGREEMENT:
      return g_strdup (_("Nobody asked yet whether we may share what concerns their care"));
    case RELAIS_WORK_AFTER_CALL:
      return describe_call (desk, item);
    case RELAIS_WORK_LIFT:
      return describe_lift (item);
    case RELAIS_WORK_FORM:
      return g_strdup (describe_form (item->form));
    case RELAIS_N_WORK_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* --- When --- */

static char *
describe_end (RelaisDesk *desk, RelaisDate end)
{
  /* The title of the group says what ends. */
  return relais_day_words_distance (desk, end);
}

static char *
describe_saved (RelaisDesk *desk, const RelaisWorkItem *item)
{
  g_autofree char *day = relais_day_words (desk, item->on);

  return g_strdup_printf (item->form->is_parked ? _("parked %s") : _("left in the middle %s"), day);
}

/**
 * relais_work_words_when:
 * @desk: the desk
 * @item: a thing to do
 *
 * Returns: (transfer full) (nullable): since or until when, as people say it; %NULL when it has no day
 */
char *
relais_work_words_when (RelaisDesk *desk, const RelaisWorkItem *item)
{
  if (!relais_date_is_set (item->on) || item->emergency != NULL)
    return NULL;
  if (item->kind == RELAIS_WORK_RECOGNITION && relais_date_is_full (item->on))
    return describe_end (desk, item->on);
  if (item->kind == RELAIS_WORK_FORM)
    return describe_saved (desk, item);
  return relais_day_words (desk, item->on);
}

/**
 * relais_work_words_day:
 * @desk: the desk
 * @item: a thing to do
 *
 * Returns: (transfer full) (nullable): the whole date, for the hover; %NULL when it has no day
 */
char *
relais_work_words_day (RelaisDesk *desk, const RelaisWorkItem *item)
{
  return relais_date_is_set (item->on) ? relais_day_words_in_full (desk, item->on) : NULL;
}
