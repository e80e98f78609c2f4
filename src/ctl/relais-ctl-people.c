/* People as lines, pages and JSON. A line always tells who it is: name, age, birth date and street, so that nobody
 * takes the wrong person.
 */

#include "relais-ctl-people.h"

#include "relais-care-link.h"
#include "relais-ctl-json.h"
#include "relais-ctl-text.h"
#include "relais-person.h"
#include "relais-text.h"

#include <glib/gi18n.h>

/**
 * relais_ctl_describe_person:
 * @person: a person
 * @today: today's date
 *
 * Returns: (transfer full): name, age, birth date, street and phone on one line
 */
char *
relais_ctl_describe_person (const RelaisRecord *person, RelaisDate today)
{
  g_autofree char *name = relais_person_get_name (person);
  GString *line = g_string_new (name);
  g_autofree char *birth = relais_ctl_format_date (relais_record_get (person, RELAIS_PERSON_BIRTH_DATE));
  int age = relais_date_age (relais_person_get_birth_date (person), today);

  if (age >= 0)
    {
      g_autofree char *years = g_strdup_printf (ngettext ("%d year", "%d years", (gulong) age), age);

      relais_text_add_part (line, years);
    }
  relais_text_add_part (line, birth);
  relais_text_add_part (line, relais_record_get (person, RELAIS_PERSON_STREET));
  relais_text_add_part (line, relais_record_get (person, RELAIS_PERSON_PHONE));
  if (relais_person_is_protected (person))
    relais_text_add_part (line, "●");
  if (relais_person_is_deceased (person))
    relais_text_add_part (line, _("deceased"));
  if (relais_person_is_archived (person))
    relais_text_add_part (line, _("archived"));
  return g_string_free (line, FALSE);
}

static JsonObject *
bond_to_json (RelaisBond *bond, RelaisDate today)
{
  JsonObject *object = relais_ctl_json_from_record (bond->link, FALSE);
  g_autofree char *name = relais_person_get_name (bond->other);

  json_object_set_string_member (object, "name", name);
  json_object_set_boolean_member (object, "current", relais_care_link_is_current (bond->link, today));
  return object;
}

static JsonArray *
bonds_to_json (GPtrArray *bonds, RelaisDate today)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < bonds->len; i++)
    json_array_add_object_element (array, bond_to_json (g_ptr_array_index (bonds, i), today));
  return array;
}

/**
 * relais_ctl_page_to_json:
 * @page: everything about one person
 * @today: today's date
 *
 * Returns: (transfer full): the person's object, with what may be told, links and roles
 */
JsonNode *
relais_ctl_page_to_json (RelaisPersonPage *page, RelaisDate today)
{
  JsonObject *object = relais_ctl_json_from_record (page->person, FALSE);
  JsonArray *roles = json_array_new ();

  relais_ctl_json_add_person_facts (object, page->person, today);
  json_object_set_int_member (object, "namesakes", page->namesakes);
  if (page->telling != NULL)
    json_object_set_string_member (object, "telling", page->telling);
  json_object_set_array_member (object, "helped_by", bonds_to_json (page->helped_by, today));
  json_object_set_array_member (object, "helps", bonds_to_json (page->helps, today));
  for (guint i = 0; i < page->roles->len; i++)
    json_array_add_object_element (roles, relais_ctl_json_from_record (g_ptr_array_index (page->roles, i), FALSE));
  json_object_set_array_member (object, "roles", roles);
  return relais_ctl_json_take_object (object);
}

static void
append_bonds (RelaisCtl *ctl, const char *title, GPtrArray *bonds, RelaisDate today)
{
  if (bonds->len > 0)
    g_string_append_printf (ctl->text, "\n%s\n", title);
  for (guint i = 0; i < bonds->len; i++)
    {
      RelaisBond *bond = g_ptr_array_index (bonds, i);
      g_autofree char *line = relais_ctl_describe_person (bond->other, today);

      g_string_append_printf (ctl->text, "– %s\n", line);
      relais_ctl_append_record (ctl, bond->link, "  ");
    }
}

/**
 * relais_ctl_page_to_text:
 * @ctl: the run, to whose answer it is appended
 * @page: everything about one person
 * @today: today's date
 *
 * Writes the page for people: who it is, what may be told first, then the rest.
 */
void
relais_ctl_page_to_text (RelaisCtl *ctl, RelaisPersonPage *page, RelaisDate today)
{
  g_autofree char *line = relais_ctl_describe_person (page->person, today);
  GString *text = ctl->text;

  g_string_append_printf (text, "%s\n", line);
  if (page->namesakes > 1)
    g_string_append_printf (text, ngettext ("  Same name: %d\n", "  Same name: %d\n", (gulong) page->namesakes),
                            page->namesakes);
  if (page->telling != NULL)
    g_string_append_printf (text, "  ➤ %s\n", page->telling);
  relais_ctl_append_record (ctl, page->person, "  ");
  append_bonds (ctl, _("Helped by"), page->helped_by, today);
  append_bonds (ctl, _("Helps"), page->helps, today);
  if (page->roles->len > 0)
    g_string_append_printf (text, "\n%s\n", C_("around a patient", "Roles"));
  for (guint i = 0; i < page->roles->len; i++)
    relais_ctl_append_record (ctl, g_ptr_array_index (page->roles, i), "  ");
}
