/* How to reach a person: each number with what it is, when to call, whether one may leave a message, and a button that
 * copies it; e-mail; what they speak and read; where they live. Only what is known is shown.
 */

#include "relais-person-contact.h"

#include "relais-field-reader.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-phone.h"
#include "relais-presence.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

static const char *
get_kind_name (RelaisPhoneKind kind)
{
  switch (kind)
    {
    case RELAIS_PHONE_FIXED:
      return _("landline");
    case RELAIS_PHONE_MOBILE:
      return _("mobile");
    case RELAIS_PHONE_FREE:
      return _("free of charge");
    case RELAIS_PHONE_PAID:
      return _("costs extra");
    case RELAIS_PHONE_SHORT:
      return _("short number");
    case RELAIS_PHONE_FOREIGN:
      return _("foreign");
    case RELAIS_PHONE_NONE:
    default:
      return NULL;
    }
}

static char *
describe_phone (RelaisDesk *desk, const RelaisRecord *person, guint field, const RelaisPhone *phone)
{
  GString *text = g_string_new (NULL);
  const char *hours = relais_record_get (person, field + 1);
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  g_autofree char *when = hours != NULL && book != NULL ? relais_presence_format (hours, book) : g_strdup (hours);

  relais_text_add_part (text, get_kind_name (phone->kind));
  relais_text_add_part (text, when);
  if (relais_record_is (person, field + 2, "yes"))
    relais_text_add_part (text, _("leave no message"));
  return g_string_free (text, FALSE);
}

static void
add_phone (GtkWidget *group, RelaisDesk *desk, const RelaisRecord *person, guint field)
{
  const char *typed = relais_record_get (person, field);
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
  g_autofree char *about = NULL;
  g_autofree char *copy = NULL;
  const char *shown;
  GtkWidget *row;
  GtkWidget *button;

  if (typed == NULL)
    return;
  shown = relais_phone_parse (typed, &phone) ? phone.display : typed;
  about = describe_phone (desk, person, field, &phone);
  row = relais_parts_row (shown, about);
  gtk_widget_add_css_class (row, "number");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("call-start-symbolic"));
  /* Translators: %s is a phone number */
  copy = g_strdup_printf (_("Copy %s"), shown);
  button = relais_parts_button ("edit-copy-symbolic", copy);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "person.copy");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", shown);
  relais_person_view_mark (button, "copy", relais_person_type.fields[field].name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_plain (GtkWidget *group, const char *icon, const char *title, const char *below)
{
  GtkWidget *row = relais_parts_row (title, below);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static char *
describe_languages (const RelaisRecord *person)
{
  const char *reads = relais_record_get (person, RELAIS_PERSON_READS);
  const char *interpreter = relais_record_get (person, RELAIS_PERSON_INTERPRETER);
  GString *text = g_string_new (NULL);

  if (g_strcmp0 (reads, "neither") == 0)
    relais_text_add_part (text, _("reads neither French nor Dutch"));
  else if (reads != NULL)
    {
      g_autofree char *language = relais_field_format (&relais_person_type.fields[RELAIS_PERSON_READS], reads);
      /* Translators: %s is a language */
      g_autofree char *part = g_strdup_printf (_("reads %s"), language);

      relais_text_add_part (text, part);
    }
  if (interpreter != NULL)
    relais_text_add_part (text, g_str_equal (interpreter, "yes") ? _("an interpreter is needed")
                                                                 : _("no interpreter needed"));
  return g_string_free (text, FALSE);
}

static void
add_languages (GtkWidget *group, const RelaisRecord *person)
{
  const char *language = relais_record_get (person, RELAIS_PERSON_LANGUAGE);
  g_autofree char *about = describe_languages (person);
  g_autofree char *name = relais_field_format (&relais_person_type.fields[RELAIS_PERSON_LANGUAGE], language);
  /* Translators: %s is a language, or several */
  g_autofree char *speaks = language != NULL ? g_strdup_printf (_("Speaks %s"), name) : NULL;

  if (speaks != NULL)
    add_plain (group, "user-available-symbolic", speaks, about);
  else if (*about != '\0')
    add_plain (group, "user-available-symbolic", _("Languages"), about);
}

static void
add_address (GtkWidget *group, RelaisPersonView *view)
{
  const RelaisPersonFile *file = relais_person_view_get_file (view);
  const RelaisRecord *person = file->page->person;
  const char *street = relais_record_get (person, RELAIS_PERSON_STREET);
  g_autofree char *commune =
      relais_person_words_value (relais_person_view_get_desk (view), RELAIS_PERSON_COMMUNE,
                                 relais_record_get (person, RELAIS_PERSON_COMMUNE));
  const char *postcode = relais_record_get (person, RELAIS_PERSON_POSTCODE);
  g_autofree char *place = g_strstrip (g_strdup_printf ("%s %s", postcode != NULL ? postcode : "", commune));

  if (street != NULL)
    add_plain (group, "mark-location-symbolic", street, place);
  else if (*place != '\0')
    add_plain (group, "mark-location-symbolic", place, NULL);
}

/* Of somebody protected often nothing is left to show. */
static gboolean
has_contact (const RelaisRecord *person)
{
  static const RelaisPersonField fields[] = {
    RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE2,   RELAIS_PERSON_PHONE3, RELAIS_PERSON_EMAIL,
    RELAIS_PERSON_READS, RELAIS_PERSON_LANGUAGE, RELAIS_PERSON_STREET, RELAIS_PERSON_POSTCODE,
    RELAIS_PERSON_INTERPRETER, RELAIS_PERSON_COMMUNE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (relais_record_get (person, fields[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * relais_person_contact_add:
 * @page: the page
 * @view: whose page it is
 *
 * Adds how to reach the person.
 */
void
relais_person_contact_add (GtkBox *page, RelaisPersonView *view)
{
  const RelaisRecord *person = relais_person_view_get_file (view)->page->person;
  const char *email = relais_record_get (person, RELAIS_PERSON_EMAIL);
  GtkWidget *group = relais_parts_group (_("Contact"));

  if (!has_contact (person))
    {
      g_object_unref (g_object_ref_sink (group));
      return;
    }
  add_phone (group, relais_person_view_get_desk (view), person, RELAIS_PERSON_PHONE);
  add_phone (group, relais_person_view_get_desk (view), person, RELAIS_PERSON_PHONE2);
  add_phone (group, relais_person_view_get_desk (view), person, RELAIS_PERSON_PHONE3);
  if (email != NULL)
    add_plain (group, "mail-unread-symbolic", email, NULL);
  add_languages (group, person);
  add_address (group, view);
  gtk_box_append (page, group);
}
