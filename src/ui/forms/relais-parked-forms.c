/* The forms that wait for who signed in, in the sidebar: those that were parked with Esc, and those that a lock or a
 * crash left in the middle. Enter takes one up where it was left, Delete throws it away. Follows the register; out of
 * sight while nothing waits.
 */

#include "relais-parked-forms.h"

#include "relais-drafts.h"
#include "relais-form-keeper.h"
#include "relais-session-watch.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

struct _RelaisParkedForms {
  AdwBin parent_instance;

  RelaisDesk *desk;
  GtkWidget *box;
  GtkLabel *count;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (RelaisParkedForms, relais_parked_forms, ADW_TYPE_BIN)

static const char *
describe (const RelaisForm *form)
{
  if (g_str_equal (form->kind, "note"))
    return _("Entry of the notebook");
  if (g_str_equal (form->kind, "caregiver"))
    return form->subject != NULL ? _("Caregiver, changes") : _("New caregiver");
  return form->subject != NULL ? _("Patient, changes") : _("New patient");
}

static const char *
get_room (const RelaisForm *form)
{
  if (g_str_equal (form->kind, "note"))
    return "notebook";
  return g_str_equal (form->kind, "caregiver") ? "caregivers" : "patients";
}

static void
add_row (RelaisParkedForms *self, const RelaisForm *form)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = form->title == NULL || relais_desk_is_discreet (self->desk) ? g_strdup (_("Without a name"))
                                                                                     : g_strdup (form->title);
  g_autofree char *title = g_markup_escape_text (relais_desk_is_discreet (self->desk) ? describe (form) : name, -1);
  g_autofree char *state = g_strdup (form->is_parked ? _("parked") : _("left in the middle"));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", describe (form), state);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.resume-form");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)",
                                    get_room (form), form->id);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (form->id), g_free);
  gtk_list_box_append (self->list, row);
}

static void
show (RelaisParkedForms *self, GPtrArray *forms)
{
  g_autofree char *count = NULL;
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < forms->len; i++)
    {
      const RelaisForm *form = g_ptr_array_index (forms, i);

      if (!g_str_equal (form->kind, "caregiver") && !g_str_equal (form->kind, "patient") &&
          !g_str_equal (form->kind, "note"))
        continue;
      if (relais_form_keeper_is_open (self->desk, form))
        continue;
      add_row (self, form);
      n++;
    }
  count = g_strdup_printf ("%u", n);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (self->box, n > 0);
}

static gpointer
list_forms (RelaisSession *session, gpointer data, GError **error)
{
  return relais_form_list (session, relais_session_get_actor (session), error);
}

static void
on_listed (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autoptr (GPtrArray) forms = answer;

  if (forms != NULL)
    show (owner, forms);
}

static void
refresh (RelaisParkedForms *self)
{
  relais_desk_run (self->desk, self, list_forms, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, on_listed);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisParkedForms *self)
{
  if (touched[0] == NULL || relais_session_touches (touched, "draft", NULL))
    refresh (self);
}

static gpointer
discard (RelaisSession *session, gpointer data, GError **error)
{
  return relais_form_discard (session, relais_session_get_actor (session), data, error) ? RELAIS_DONE : NULL;
}

static void
on_discarded (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  if (error != NULL)
    relais_window_tell_error (owner, error);
  else
    relais_window_tell (owner, _("Form thrown away"));
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        RelaisParkedForms *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (keyval != GDK_KEY_Delete || row == NULL)
    return FALSE;
  relais_desk_run (self->desk, self, discard, g_strdup (g_object_get_data (G_OBJECT (row), "id")), g_free, NULL,
                   on_discarded);
  return TRUE;
}

static void
relais_parked_forms_dispose (GObject *object)
{
  g_clear_object (&RELAIS_PARKED_FORMS (object)->desk);
  G_OBJECT_CLASS (relais_parked_forms_parent_class)->dispose (object);
}

static void
relais_parked_forms_class_init (RelaisParkedFormsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_parked_forms_dispose;
}

static GtkWidget *
new_heading (RelaisParkedForms *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_("Parked forms"));

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "badge");
  gtk_widget_set_valign (GTK_WIDGET (self->count), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line, "member-line");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->count));
  return line;
}

static void
relais_parked_forms_init (RelaisParkedForms *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Parked forms"), -1);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_box_append (GTK_BOX (self->box), new_heading (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  gtk_widget_set_visible (self->box, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * relais_parked_forms_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): what waits for who signed in
 */
GtkWidget *
relais_parked_forms_new (RelaisDesk *desk)
{
  RelaisParkedForms *self = g_object_new (RELAIS_TYPE_PARKED_FORMS, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  refresh (self);
  return GTK_WIDGET (self);
}
