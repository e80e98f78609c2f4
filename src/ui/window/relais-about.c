/* What the menu says about Relais itself: its name, version and licence.
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
