/* Roles around a patient that helping does not give: trusted person, representative, administrator, person to notify.
 * Each with who has it, their number, and since when.
 */

#include "relais-person-roles.h"

#include "relais-day-words.h"
#include "relais-field-reader.h"
#include "relais-parts.h"
#include "relais-person-role.h"
#include "relais-person-words.h"
#include "relais-person.h"

#include <glib/gi18n-lib.h>

static char *
get_name (RelaisDesk *desk, const RelaisRecord *role, const RelaisRecord *holder)
{
  const char *name = relais_record_get (role, RELAIS_PERSON_ROLE_NAME);

  return holder != NULL ? relais_person_words_name (desk, holder)
                        : relais_person_words_spoken (desk, name != NULL ? name : "?");
}

static char *
describe (RelaisDesk *desk, const RelaisRecord *role, const RelaisRecord *holder)
{
  g_autofree char *what = relais_field_format (&relais_person_role_type.fields[RELAIS_PERSON_ROLE_ROLE],
                                               relais_record_get (role, RELAIS_PERSON_ROLE_ROLE));
  const char *phone = holder != NULL ? relais_record_get (holder, RELAIS_PERSON_PHONE)
                                     : relais_record_get (role, RELAIS_PERSON_ROLE_PHONE);
  g_autofree char *number = relais_field_format (&relais_person_type.fields[RELAIS_PERSON_PHONE], phone);
  g_autofree char *start = relais_day_words_of_text (desk, relais_record_get (role, RELAIS_PERSON_ROLE_START));
  g_autofree char *end = relais_day_words_of_text (desk, relais_record_get (role, RELAIS_PERSON_ROLE_END));
  GString *text = g_string_new (what);

  if (*number != '\0')
    g_string_append_printf (text, " · %s", number);
  if (start != NULL)
    {
      g_autofree char *since = g_strdup_printf (_("since %s"), start);

      g_string_append_printf (text, " · %s", since);
    }
  if (end != NULL)
    {
      g_autofree char *until = g_strdup_printf (_("until %s"), end);

      g_string_append_printf (text, " · %s", until);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_end_button (const RelaisRecord *role, const char *name)
{
  /* Translators: %s is a name: their role ends */
  g_autofree char *label = g_strdup_printf (_("The role of %s ends today"), name);
  GtkWidget *button = relais_parts_button ("window-close-symbolic", label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "person.role-end");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", relais_record_get_id (role));
  relais_person_view_mark (button, "role-end", relais_record_get_id (role));
  return button;
}

static void
add_role (GtkWidget *group, RelaisPersonView *view, const RelaisRecord *role, const RelaisRecord *holder)
{
  RelaisDesk *desk = relais_person_view_get_desk (view);
  g_autofree char *name = get_name (desk, role, holder);
  g_autofree char *about = describe (desk, role, holder);
  gboolean current = relais_person_role_is_current (role, relais_desk_get_today (desk));
  GtkWidget *row = relais_parts_row (name, about);

  relais_person_view_mark (row, "role", relais_record_get_id (role));
  if (holder != NULL)
    {
      g_autofree char *identity = relais_person_words_identity (desk, holder);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-person");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)",
                                        relais_person_is_caregiver (holder) ? "caregivers" : "patients",
                                        relais_record_get_id (holder));
      relais_parts_describe (row, identity);
    }
  if (!current)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               relais_parts_chip ("media-playback-stop-symbolic", _("Ended"), RELAIS_MOOD_CALM));
  else if (relais_person_view_may_edit (view))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_end_button (role, name));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/**
 * relais_person_roles_add:
 * @page: the page
 * @view: whose page it is
 *
 * Adds the roles around a patient.
 */
void
relais_person_roles_add (GtkBox *page, RelaisPersonView *view)
{
  const RelaisPersonFile *file = relais_person_view_get_file (view);
  gboolean may_edit = relais_person_view_may_edit (view);
  GtkWidget *group;

  if (!relais_person_is_patient (file->page->person) || (file->page->roles->len == 0 && !may_edit))
    return;
  group = relais_parts_group (C_("around a patient", "Roles"));
  for (guint i = 0; i < file->page->roles->len; i++)
    add_role (group, view, g_ptr_array_index (file->page->roles, i), g_ptr_array_index (file->holders, i));
  if (may_edit)
    {
      GtkWidget *add = relais_parts_button ("list-add-symbolic", _("Add a role"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "person.add-role");
      relais_person_view_mark (add, "add", "role");
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
    }
  if (file->page->roles->len == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           _("Trusted person, representative, administrator, person to notify."));
  gtk_box_append (page, group);
}
