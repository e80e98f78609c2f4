/* "Today's changes": what was done today, newest first, by whom and to whom, each with its undo. A dialog above the
 * window; it follows the register, so that what was taken back says so at once.
 */

#include "relais-changes.h"

#include "relais-acts.h"
#include "relais-day-words.h"
#include "relais-dialog.h"
#include "relais-done.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

/* More than anybody looks through. */
#define LIMIT 200

/* --- A row --- */

static char *
describe_people (RelaisDesk *desk, const RelaisDone *done)
{
  g_autofree char *person = done->person != NULL ? relais_person_words_name (desk, done->person) : NULL;
  g_autofree char *other = done->other != NULL ? relais_person_words_name (desk, done->other) : NULL;

  if (person != NULL && other != NULL)
    return g_strdup_printf ("%s · %s", person, other);
  return g_strdup (person != NULL ? person : done->note);
}

static char *
describe (RelaisDesk *desk, const RelaisDone *done)
{
  g_autofree char *people = describe_people (desk, done);
  g_autofree char *time = relais_day_words_time (done->at);
  GString *text = g_string_new (NULL);

  if (people != NULL)
    g_string_append_printf (text, "%s\n", people);
  g_string_append (text, time);
  if (done->who != NULL)
    g_string_append_printf (text, " · %s", done->who);
  if (done->n_records > 1)
    {
      g_autofree char *count =
          g_strdup_printf (ngettext ("%u record", "%u records", done->n_records), done->n_records);

      g_string_append_printf (text, " · %s", count);
    }
  return g_string_free (text, FALSE);
}

static void
on_undo_clicked (GtkWidget *button, GtkWidget *dialog)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  relais_acts_undo (GTK_WIDGET (window), relais_dialog_get_desk (RELAIS_DIALOG (dialog)),
                    g_object_get_data (G_OBJECT (button), "operation"));
}

static GtkWidget *
make_undo (GtkWidget *dialog, const RelaisDone *done)
{
  GtkWidget *button = gtk_button_new_with_label (_("Undo"));
  g_autofree char *time = relais_day_words_time (done->at);
  /* Translators: what was done, and at what time: the name of the button that takes it back */
  g_autofree char *label = g_strdup_printf (_("Undo: %s, %s"), done->label, time);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  relais_parts_name (button, label);
  g_object_set_data_full (G_OBJECT (button), "operation", g_strdup (done->operation), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_undo_clicked), dialog);
  return button;
}

static GtkWidget *
make_row (GtkWidget *dialog, const RelaisDone *done)
{
  g_autofree char *below = describe (relais_dialog_get_desk (RELAIS_DIALOG (dialog)), done);
  GtkWidget *row = relais_parts_row (done->label, below);

  if (done->is_undone)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               relais_parts_chip ("edit-undo-symbolic", _("Taken back"), RELAIS_MOOD_CALM));
  else if (done->can_undo)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_undo (dialog, done));
  return row;
}

/* --- The list --- */

static gpointer
read_changes (RelaisSession *session, gpointer data, GError **error)
{
  return relais_done_list (session, relais_session_get_actor (session), relais_session_get_today (session), LIMIT,
                           error);
}

static gboolean
is_worth_a_row (const RelaisDone *done)
{
  return !g_str_equal (done->act, "draft") && done->n_records > 0;
}

static void
on_changes_read (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  AdwBin *place = g_object_get_data (dialog, "place");
  g_autoptr (GPtrArray) changes = answer;
  GtkWidget *group = relais_parts_group (NULL);
  guint n = 0;

  if (changes == NULL)
    {
      g_object_ref_sink (group);
      g_object_unref (group);
      relais_dialog_tell_error (dialog, error);
      return;
    }
  for (guint i = 0; i < changes->len; i++)
    if (is_worth_a_row (changes->pdata[i]))
      {
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (dialog, changes->pdata[i]));
        n++;
      }
  if (n == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Nothing was changed today."));
  adw_bin_set_child (place, group);
}

static void
refresh (GtkWidget *dialog)
{
  relais_desk_run (relais_dialog_get_desk (RELAIS_DIALOG (dialog)), dialog, read_changes, NULL, NULL,
                   (GDestroyNotify) g_ptr_array_unref, on_changes_read);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, GtkWidget *dialog)
{
  refresh (dialog);
}

static void
act_changes (GtkWidget *window, const char *name, GVariant *target)
{
  RelaisDesk *desk = relais_window_get_desk (RELAIS_WINDOW (window));
  GtkWidget *dialog = relais_dialog_new (window, desk, _("Today’s changes"), NULL);
  GtkWidget *place = adw_bin_new ();

  relais_dialog_add (RELAIS_DIALOG (dialog), place);
  g_object_set_data (G_OBJECT (dialog), "place", place);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), dialog, 0);
  refresh (dialog);
  relais_dialog_set_size (RELAIS_DIALOG (dialog), 520, 600);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * relais_changes_install:
 * @window_class: the class of the window
 *
 * Installs "win.changes".
 */
void
relais_changes_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.changes", NULL, act_changes);
}
