/* The dialog in which who signed in chooses the PIN that lets them in again until closing time, or another one. It is
 * kept nowhere but under itself.
 */

#include "relais-pin-dialog.h"

#include "relais-acts.h"
#include "relais-dialog.h"
#include "relais-entry-row.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  RelaisDoor *door;
  char *pin;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  explicit_bzero (choice->pin, strlen (choice->pin));
  g_free (choice->pin);
  relais_door_unref (choice->door);
  g_free (choice);
}

static RelaisEntryRow *
get_row (gpointer dialog)
{
  return g_object_get_data (dialog, "pin");
}

static gpointer
choose (RelaisSession *session, gpointer data, GError **error)
{
  Choice *choice = data;

  return relais_door_choose_pin (choice->door, session, choice->pin, error) ? RELAIS_DONE : NULL;
}

static char *
on_chosen (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  relais_entry_row_set_text (get_row (dialog), "");
  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return g_strdup ("");
    }
  gtk_window_close (dialog);
  return g_strdup (_("Your PIN opens Relais on this PC until closing time"));
}

static void
on_typed (GtkWidget *dialog)
{
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), relais_door_is_pin (relais_entry_row_get_text (get_row (dialog))));
  relais_dialog_tell (RELAIS_DIALOG (dialog), NULL);
}

static void
on_accept (GtkWidget *dialog)
{
  RelaisDesk *desk = relais_dialog_get_desk (RELAIS_DIALOG (dialog));
  const char *typed = relais_entry_row_get_text (get_row (dialog));
  Choice *choice;

  if (!relais_door_is_pin (typed))
    return;
  choice = g_new0 (Choice, 1);
  choice->door = relais_door_ref (relais_desk_get_door (desk));
  choice->pin = g_strdup (typed);
  relais_acts_run (dialog, desk, choose, choice, choice_free, NULL, on_chosen);
}

/**
 * relais_pin_dialog_show:
 * @from: a widget of the window
 * @desk: the desk, where somebody has signed in
 *
 * Asks for a PIN.
 */
void
relais_pin_dialog_show (GtkWidget *from, RelaisDesk *desk)
{
  GtkWidget *dialog = relais_dialog_new (from, desk, _("Choose a PIN"), _("_Choose"));
  GtkWidget *group = relais_parts_group (NULL);
  GtkWidget *row = relais_entry_row_new (_("P_IN, 4 to 8 digits"));

  g_object_set (row, "secret", TRUE, "input-purpose", GTK_INPUT_PURPOSE_PIN, NULL);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _("It lets you in again on this PC until closing time, and is forgotten then. Five wrong ones, and your "
        "passphrase is asked for."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  g_object_set_data (G_OBJECT (dialog), "pin", row);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_typed), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "apply", G_CALLBACK (on_accept), dialog, G_CONNECT_SWAPPED);
  g_signal_connect (dialog, "accept", G_CALLBACK (on_accept), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (row);
}
