/* What there is to read in the notebook, as one line of Today that leads there. A widget of libadwaita, made here by
 * Today each time it is told anew.
 */

#include "relais-today-notes.h"

#include "relais-parts.h"

#include <glib/gi18n-lib.h>

static void
on_activated (GtkWidget *row)
{
  gtk_widget_activate_action (row, "win.go-room", "s", "notebook");
}

/* Past the line come the rows of the next group. */
static gboolean
on_keynav_failed (GtkWidget *list, GtkDirectionType direction, GtkWidget *group)
{
  GtkDirectionType on = direction == GTK_DIR_DOWN ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD;

  return (direction == GTK_DIR_DOWN || direction == GTK_DIR_UP) &&
         gtk_widget_child_focus (gtk_widget_get_parent (group), on);
}

static void
add_urgent (GtkWidget *row, guint n_urgent)
{
  g_autofree char *text = g_strdup_printf (ngettext ("of which %u urgent", "of which %u urgent", n_urgent), n_urgent);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             relais_parts_chip ("dialog-warning-symbolic", text, RELAIS_MOOD_RISK));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/**
 * relais_today_notes_new:
 * @n_unread: how many entries there are to read, one at least
 * @n_urgent: how many of these are urgent
 *
 * Returns: (transfer floating): the group with its line
 */
GtkWidget *
relais_today_notes_new (guint n_unread, guint n_urgent)
{
  GtkWidget *group = relais_parts_group (_("Notebook"));
  g_autofree char *text = g_strdup_printf (ngettext ("%u entry to read", "%u entries to read", n_unread), n_unread);
  GtkWidget *row = relais_parts_row (text, NULL);

  relais_parts_name (row, text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (n_urgent > 0)
    add_urgent (row, n_urgent);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect (row, "activated", G_CALLBACK (on_activated), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect (gtk_widget_get_parent (row), "keynav-failed", G_CALLBACK (on_keynav_failed), group);
  return group;
}
