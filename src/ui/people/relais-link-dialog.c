/* The dialog about one link: what the caregiver is of the patient, where they live, the tasks, since when, and the
 * recognition; for a new link also whom they help. Findings stand under their fields while one types. The calling
 * order, the main caregiver and the consents have their own places on the page.
 */

#include "relais-link-dialog.h"

#include "relais-acts.h"
#include "relais-care-link-check.h"
#include "relais-dialog.h"
#include "relais-error.h"
#include "relais-id.h"
#include "relais-parts.h"
#include "relais-person-picker.h"
#include "relais-person-words.h"
#include "relais-record-form.h"
#include "relais-register-care.h"

#include <glib/gi18n-lib.h>

typedef struct {
  RelaisRecordForm *form;
  RelaisPersonPicker *picker;
  RelaisRecord *caregiver;
  GPtrArray *siblings;
  char *name;
} Editing;

static void
editing_free (gpointer data)
{
  Editing *editing = data;

  g_clear_object (&editing->form);
  g_clear_object (&editing->picker);
  relais_record_unref (editing->caregiver);
  g_ptr_array_unref (editing->siblings);
  g_free (editing->name);
  g_free (editing);
}

static Editing *
get_editing (gpointer dialog)
{
  return g_object_get_data (dialog, "editing");
}

/* --- Reading what was typed --- */

static RelaisRecord *
read_link (Editing *editing, RelaisDesk *desk, GPtrArray *issues)
{
  g_autoptr (RelaisRecord) typed = relais_record_form_read (editing->form, issues);
  RelaisRecord *link = editing->picker != NULL
                           ? relais_record_with (typed, RELAIS_CARE_LINK_PATIENT,
                                                 relais_person_picker_get_id (editing->picker))
                           : relais_record_ref (typed);
  g_autoptr (GPtrArray) found = relais_issues_new ();

  relais_care_link_check (link, editing->caregiver, editing->siblings, relais_desk_get_today (desk), found);
  relais_issues_take_new (issues, g_steal_pointer (&found));
  return link;
}

static void
look_again (GtkWidget *dialog)
{
  Editing *editing = get_editing (dialog);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) link = read_link (editing, relais_dialog_get_desk (RELAIS_DIALOG (dialog)), issues);

  relais_record_form_show_findings (editing->form, issues);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), !relais_issues_have_errors (issues));
  relais_dialog_tell (RELAIS_DIALOG (dialog), NULL);
}

/* --- Saving --- */

typedef struct {
  RelaisRecord *link;
  char *name;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  relais_record_unref (order->link);
  g_free (order->name);
  g_free (order);
}

static gpointer
run_save (RelaisSession *session, gpointer data, GError **error)
{
  Order *order = data;
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  return relais_register_save_link (session, relais_session_get_actor (session), order->link, issues, error);
}

static char *
on_saved (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  Order *order = data;

  if (answer == NULL)
    {
      if (g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_DUPLICATE))
        relais_dialog_tell (dialog, _("These two are linked already."));
      else
        relais_dialog_tell_error (dialog, error);
      return g_strdup ("");
    }
  gtk_window_close (dialog);
  /* Translators: %s is a name */
  return g_strdup_printf (_("Link saved: %s"), order->name);
}

static void
on_accept (GtkWidget *dialog)
{
  RelaisDesk *desk = relais_dialog_get_desk (RELAIS_DIALOG (dialog));
  Editing *editing = get_editing (dialog);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) link = read_link (editing, desk, issues);
  Order *order;

  if (relais_record_form_focus_error (editing->form, issues) || relais_issues_have_errors (issues))
    return;
  order = g_new0 (Order, 1);
  order->link = g_steal_pointer (&link);
  order->name = g_strdup (editing->picker != NULL ? relais_person_picker_get_text (editing->picker) : editing->name);
  relais_acts_run (dialog, desk, run_save, order, order_free, (GDestroyNotify) relais_record_unref, on_saved);
}

/* --- The dialog --- */

static void
add_fields (GtkWidget *dialog, Editing *editing, const char *title, const guint *fields, gsize n_fields)
{
  GtkWidget *group = relais_parts_group (title);

  for (gsize i = 0; i < n_fields; i++)
    {
      RelaisFieldRow *row =
          relais_record_form_add (editing->form, fields[i], _(relais_care_link_type.fields[fields[i]].label));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_field_row_get_widget (row));
    }
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
}

static void
fill (GtkWidget *dialog, Editing *editing)
{
  static const guint help[] = { RELAIS_CARE_LINK_RELATION, RELAIS_CARE_LINK_LIVES_TOGETHER, RELAIS_CARE_LINK_DISTANCE,
                                RELAIS_CARE_LINK_TASKS,    RELAIS_CARE_LINK_START,          RELAIS_CARE_LINK_END };
  static const guint recognition[] = { RELAIS_CARE_LINK_RECOGNITION, RELAIS_CARE_LINK_RECOGNITION_INFORMED,
                                       RELAIS_CARE_LINK_RECOGNITION_FROM, RELAIS_CARE_LINK_RECOGNITION_UNTIL };

  add_fields (dialog, editing, NULL, help, G_N_ELEMENTS (help));
  add_fields (dialog, editing, _("Recognition"), recognition, G_N_ELEMENTS (recognition));
  g_object_set_data_full (G_OBJECT (dialog), "editing", editing, editing_free);
  g_signal_connect (dialog, "accept", G_CALLBACK (on_accept), NULL);
  g_signal_connect_object (editing->form, "changed", G_CALLBACK (look_again), dialog, G_CONNECT_SWAPPED);
  relais_dialog_set_size (RELAIS_DIALOG (dialog), 520, 620);
}

static Editing *
editing_new (RelaisDesk *desk, const RelaisRecord *link, RelaisRecord *caregiver, GPtrArray *siblings)
{
  Editing *editing = g_new0 (Editing, 1);

  editing->form = relais_record_form_new (desk, link, "");
  editing->caregiver = relais_record_ref (caregiver);
  editing->siblings = g_ptr_array_ref (siblings);
  return editing;
}

/**
 * relais_link_dialog_edit:
 * @view: a page
 * @tie: a link that it shows
 *
 * Opens the dialog about a link.
 */
void
relais_link_dialog_edit (RelaisPersonView *view, const RelaisTie *tie)
{
  RelaisDesk *desk = relais_person_view_get_desk (view);
  GtkWidget *dialog = relais_dialog_new (GTK_WIDGET (view), desk, _("Edit the link"), _("_Save"));
  Editing *editing = editing_new (desk, tie->link, tie->caregiver, tie->siblings);
  g_autofree char *caregiver = relais_person_words_name (desk, tie->caregiver);
  g_autofree char *patient = relais_person_words_name (desk, tie->patient);
  g_autofree char *identity = relais_person_words_identity (desk, tie->patient);
  /* Translators: a caregiver and a patient */
  g_autofree char *who = g_strdup_printf (_("%s helps %s"), caregiver, patient);
  GtkWidget *group = relais_parts_group (NULL);

  editing->name = relais_person_words_name (desk, tie->other);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_parts_row (who, identity));
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  fill (dialog, editing);
  look_again (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  relais_field_row_grab_focus (relais_record_form_get_row (editing->form, RELAIS_CARE_LINK_RELATION));
}

/**
 * relais_link_dialog_add:
 * @view: the page of a caregiver
 *
 * Opens the dialog that notes whom else they help.
 */
void
relais_link_dialog_add (RelaisPersonView *view)
{
  RelaisDesk *desk = relais_person_view_get_desk (view);
  RelaisRecord *caregiver = relais_person_view_get_file (view)->page->person;
  GtkWidget *dialog = relais_dialog_new (GTK_WIDGET (view), desk, _("Add somebody whom they help"), _("_Save"));
  g_autofree char *id = relais_id_new ();
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_care_link_type, id, 0);
  g_autoptr (RelaisRecord) link = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GtkWidget *group = relais_parts_group (NULL);
  Editing *editing;

  relais_record_builder_set (builder, RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (caregiver));
  link = relais_record_builder_end (builder);
  editing = editing_new (desk, link, caregiver, none);
  editing->picker = relais_person_picker_new (desk, _("Whom do they help?"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_person_picker_get_row (editing->picker));
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  relais_dialog_add (RELAIS_DIALOG (dialog), relais_person_picker_get_list (editing->picker));
  fill (dialog, editing);
  g_signal_connect_object (editing->picker, "changed", G_CALLBACK (look_again), dialog, G_CONNECT_SWAPPED);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (relais_person_picker_get_row (editing->picker));
}
