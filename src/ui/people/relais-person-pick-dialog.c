/* A dialog in which somebody of the register is chosen by typing; Enter takes who fits. It answers as long as who asked
 * lives. Main thread.
 */

#include "relais-person-pick-dialog.h"

#include "relais-dialog.h"
#include "relais-parts.h"
#include "relais-person-picker.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GWeakRef owner;
  RelaisPersonPicked picked;
  RelaisPersonPicker *picker;
} Picking;

static void
picking_free (gpointer data)
{
  Picking *picking = data;

  g_weak_ref_clear (&picking->owner);
  g_object_unref (picking->picker);
  g_free (picking);
}

static Picking *
get_picking (gpointer dialog)
{
  return g_object_get_data (dialog, "picking");
}

static void
look_again (GtkWidget *dialog)
{
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), relais_person_picker_get_id (get_picking (dialog)->picker) != NULL);
}

static void
on_accept (GtkWidget *dialog)
{
  Picking *picking = get_picking (dialog);
  g_autofree char *id = g_strdup (relais_person_picker_get_id (picking->picker));
  g_autoptr (GObject) owner = g_weak_ref_get (&picking->owner);
  RelaisPersonPicked picked = picking->picked;

  if (id == NULL)
    return;
  gtk_window_close (GTK_WINDOW (dialog));
  if (owner != NULL)
    picked (owner, id);
}

/**
 * relais_person_pick_dialog_show:
 * @from: the widget that asks
 * @desk: the desk
 * @title: what is asked
 * @flags: among whom
 * @picked: told who was chosen, as long as @from lives
 */
void
relais_person_pick_dialog_show (GtkWidget *from, RelaisDesk *desk, const char *title, RelaisSearchFlags flags,
                                RelaisPersonPicked picked)
{
  GtkWidget *dialog = relais_dialog_new (from, desk, title, _("_Open"));
  GtkWidget *group = relais_parts_group (NULL);
  Picking *picking = g_new0 (Picking, 1);

  g_weak_ref_init (&picking->owner, from);
  picking->picked = picked;
  picking->picker = relais_person_picker_new (desk, _("Name"));
  relais_person_picker_set_flags (picking->picker, flags);
  g_object_set_data_full (G_OBJECT (dialog), "picking", picking, picking_free);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_person_picker_get_row (picking->picker));
  relais_dialog_add (RELAIS_DIALOG (dialog), group);
  relais_dialog_add (RELAIS_DIALOG (dialog), relais_person_picker_get_list (picking->picker));
  g_signal_connect (dialog, "accept", G_CALLBACK (on_accept), NULL);
  g_signal_connect_object (picking->picker, "changed", G_CALLBACK (look_again), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (picking->picker, "apply", G_CALLBACK (on_accept), dialog, G_CONNECT_SWAPPED);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  relais_dialog_set_size (RELAIS_DIALOG (dialog), 480, 420);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (relais_person_picker_get_row (picking->picker));
}
