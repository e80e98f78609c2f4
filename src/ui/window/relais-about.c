/* What the menu says about Relais itself: its name, version and licence, and the keys that work in it. The keys stand
 * in relais-shortcuts.ui, beside those that the window installs.
 */

#include "relais-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * relais_about_show:
 * @parent: (nullable): the window above which it stands
 */
void
relais_about_show (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", "Relais",
                         "application-icon", "io.github.relais.Relais",
                         "version", RELAIS_VERSION,
                         "developer-name", _("The authors of Relais"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Who helps at home, on what number, and what was agreed: for a Brussels practice, encrypted on its own PC."),
                         NULL);
}

/**
 * relais_shortcuts_show:
 * @parent: (nullable): the window above which it stands
 */
void
relais_shortcuts_show (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/relais/Relais/ui/window/relais-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
