/* The dialog that gives somebody a role for a patient: which one, and who: somebody of the register, or a name with a
 * number for somebody who is not in it.
 */

#include "relais-role-dialog.h"

#include "relais-acts.h"
#include "relais-dialog.h"
#include "relais-id.h"
#include "relais-parts.h"
#include "relais-person-picker.h"
#include "relais-person-role.h"
#include "relais-record-form.h"
#include "relais-register-care.h"

#include <glib/gi18n-lib.h>

typedef struct {
  RelaisRecordForm *form;
  RelaisPersonPicker *picker;
} Editing;

static void
editing_free (gpointer data)
{
  Editing *editing = data;

  g_clear_object (&editing->form);
  g_clear_object (&editing->picker);
  g_free (editing);
}

static Editing *
get_editing (gpointer dialog)
{
  return g_object_get_data (dialog, "editing");
}

static RelaisRecord *
read_role (Editing *editing, GPtrArray *issues)
{
  g_autoptr (RelaisRecord) typed = relais_record_form_read (editing->form, issues);

  return relais_record_with (typed, RELAIS_PERSON_ROLE_PERSON, relais_person_picker_get_id (editing->picker));
}

/* A role, and somebody who has it: one of the two ways to say who. */
static gboolean
is_complete (const RelaisRecord *role)
{
  return relais_record_get (role, RELAIS_PERSON_ROLE_ROLE) != NULL &&
         (relais_record_get (role, RELAIS_PERSON_ROLE_PERSON) != NULL ||
          relais_record_get (role, RELAIS_PERSON_ROLE_NAME) != NULL);
}

static void
look_again (GtkWidget *dialog)
{
  Editing *editing = get_editing (dialog);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) role = read_role (editing, issues);

  relais_record_form_show_findings (editing->form, issues);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), is_complete (role) && !relais_issues_have_errors (issues));
  relais_dialog_tell (RELAIS_DIALOG (dialog), NULL);
}

static gpointer
run_save (RelaisSession *session, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  return relais_register_add_role (session, relais_session_get_actor (session), data, issues, error);
}

static char *
on_saved (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return g_strdup ("");
    }
  gtk_window_close (dialog);
  return g_strdup (_("Role noted"));
}

static void
on_accept (GtkWidget *dialog)
{
  Editing *editing = get_editing (dialog);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) role = read_role (editing, issues);

  if (relais_record_form_focus_error (editing->form, issues) || !is_complete (role))
    return;
  relais_acts_run (dialog, relais_dialog_get_desk (RELAIS_DIALOG (dialog)), run_save, g_steal_pointer (&role),
                   (GDestroyNotify) relais_record_unref, (GDestroyNotify) relais_record_unref, on_saved);
}

static Editing *
editing_new (RelaisPersonView *view)
{
  RelaisDesk *desk = relais_person_view_get_desk (view);
  Editing *editing = g_new0 (Editing, 1);
  g_autofree char *id = relais_id_new ();
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_person_role_type, id, 0);
  g_autoptr (RelaisRecord) role = NULL;

  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_PATIENT, relais_person_view_get_id (view));
  role = relais_record_builder_end (builder);
  editing->form = relais_record_form_new (desk, role, "");
  editing->picker = relais_person_picker_new (desk, _("Somebody of the register"));
  relais_person_picker_set_flags (editing->picker, RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS);
  return editing;
}

static void
add_field (GtkWidget *group, Editing *editing, guint field)
{
  RelaisFieldRow *row =
      relais_record_form_add (editing->form, field, _(relais_person_role_type.fields[field].label));

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_field_row_get_widget (row));
}

/**
 * relais_role_dialog_add:
 * @view: the page of a patient
 *
 * Opens the dialog that notes a role.
 */
void
relais_role_dialog_add (RelaisPersonView *view)
{
  GtkWidget *dialog =
      relais_dialog_new (GTK_WIDGET (view), relais_person_view_get_desk (view), _("Add a role"), _("_Save"));
  Editing *editing = editing_new (view);
  GtkWidget *role = relais_parts_group (NULL);
  GtkWidget *known = relais_parts_group (NULL);
  GtkWidget *other = relais_parts_group (_("Or somebody who is not in it"));

  add_field (role, editing, RELAIS_PERSON_ROLE_ROLE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (known), relais_person_picker_get_row (editing->picker));
  add_field (other, editing, RELAIS_PERSON_ROLE_NAME);
  add_field (other, editing, RELAIS_PERSON_ROLE_PHONE);
  add_field (other, editing, RELAIS_PERSON_ROLE_START);
  relais_dialog_add (RELAIS_DIALOG (dialog), role);
  relais_dialog_add (RELAIS_DIALOG (dialog), known);
  relais_dialog_add (RELAIS_DIALOG (dialog), relais_person_picker_get_list (editing->picker));
  relais_dialog_add (RELAIS_DIALOG (dialog), other);
  g_object_set_data_full (G_OBJECT (dialog), "editing", editing, editing_free);
  g_signal_connect (dialog, "accept", G_CALLBACK (on_accept), NULL);
  g_signal_connect_object (editing->form, "changed", G_CALLBACK (look_again), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (editing->picker, "changed", G_CALLBACK (look_again), dialog, G_CONNECT_SWAPPED);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  relais_dialog_set_size (RELAIS_DIALOG (dialog), 520, 560);
  gtk_window_present (GTK_WINDOW (dialog));
}
