/* What must have happened before the first widget: the templates are known, and so are the types they name. A static
 * library gives up what nobody calls, so both are said here.
 */

#include "relais-ui.h"

#include "relais-audit-room.h"
#include "relais-card-dialog.h"
#include "relais-card-options.h"
#include "relais-card-pile.h"
#include "relais-card-preview.h"
#include "relais-card-refusals.h"
#include "relais-dialog.h"
#include "relais-directory-filters.h"
#include "relais-directory-room.h"
#include "relais-directory-row.h"
#include "relais-directory-view.h"
#include "relais-entry-row.h"
#include "relais-label-picker.h"
#include "relais-late-spinner.h"
#include "relais-member-tiles.h"
#include "relais-folder-view.h"
#include "relais-found-row.h"
#include "relais-import-window.h"
#include "relais-notebook-room.h"
#include "relais-pane.h"
#include "relais-people-room.h"
#include "relais-person-row.h"
#include "relais-person-view.h"
#include "relais-preferences.h"
#include "relais-recovery-check.h"
#include "relais-rooms.h"
#include "relais-reset-page.h"
#include "relais-set-up-page.h"
#include "relais-search-dialog.h"
#include "relais-today-room.h"
#include "relais-title.h"
#include "relais-ui-resources.h"
#include "relais-unlock-page.h"
#include "relais-window.h"

static GtkStyleProvider *
load_style (const char *path)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, path);
  return GTK_STYLE_PROVIDER (provider);
}

static void
add_style (void)
{
  g_autoptr (GtkStyleProvider) style = load_style ("/io/github/relais/Relais/ui/relais.css");

  gtk_style_context_add_provider_for_display (gdk_display_get_default (), style,
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* What is dim stays as the library draws it where the desktop asks for high contrast. */
static void
add_dim_style (AdwStyleManager *manager, GParamSpec *pspec, GtkStyleProvider *dim)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    gtk_style_context_remove_provider_for_display (display, dim);
  else
    gtk_style_context_add_provider_for_display (display, dim, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
follow_contrast (void)
{
  g_autoptr (GtkStyleProvider) dim = load_style ("/io/github/relais/Relais/ui/relais-dim.css");
  AdwStyleManager *manager = adw_style_manager_get_default ();

  add_dim_style (manager, NULL, dim);
  g_signal_connect_data (manager, "notify::high-contrast", G_CALLBACK (add_dim_style), g_steal_pointer (&dim),
                         (GClosureNotify) G_CALLBACK (g_object_unref), 0);
}

/**
 * relais_ui_init:
 *
 * To be called once there is a display and libadwaita, before the first widget of Relais; again does no harm.
 */
void
relais_ui_init (void)
{
  static gsize done;

  if (!g_once_init_enter (&done))
    return;
  relais_ui_register_resource ();
  g_type_ensure (RELAIS_TYPE_AUDIT_ROOM);
  g_type_ensure (RELAIS_TYPE_CARD_DIALOG);
  g_type_ensure (RELAIS_TYPE_CARD_OPTIONS);
  g_type_ensure (RELAIS_TYPE_CARD_PILE);
  g_type_ensure (RELAIS_TYPE_CARD_PREVIEW);
  g_type_ensure (RELAIS_TYPE_CARD_REFUSALS);
  g_type_ensure (RELAIS_TYPE_DIALOG);
  g_type_ensure (RELAIS_TYPE_DIRECTORY_FILTERS);
  g_type_ensure (RELAIS_TYPE_DIRECTORY_ROOM);
  g_type_ensure (RELAIS_TYPE_DIRECTORY_ROW);
  g_type_ensure (RELAIS_TYPE_DIRECTORY_VIEW);
  g_type_ensure (RELAIS_TYPE_ENTRY_ROW);
  g_type_ensure (RELAIS_TYPE_LABEL_PICKER);
  g_type_ensure (RELAIS_TYPE_LATE_SPINNER);
  g_type_ensure (RELAIS_TYPE_MEMBER_TILES);
  g_type_ensure (RELAIS_TYPE_FOLDER_VIEW);
  g_type_ensure (RELAIS_TYPE_FOUND_ROW);
  g_type_ensure (RELAIS_TYPE_IMPORT_WINDOW);
  g_type_ensure (RELAIS_TYPE_PANE);
  g_type_ensure (RELAIS_TYPE_PEOPLE_ROOM);
  g_type_ensure (RELAIS_TYPE_PERSON_ROW);
  g_type_ensure (RELAIS_TYPE_PERSON_VIEW);
  g_type_ensure (RELAIS_TYPE_PREFERENCES);
  g_type_ensure (RELAIS_TYPE_RECOVERY_CHECK);
  g_type_ensure (RELAIS_TYPE_ROOM);
  g_type_ensure (RELAIS_TYPE_ROOMS);
  g_type_ensure (RELAIS_TYPE_RESET_PAGE);
  g_type_ensure (RELAIS_TYPE_SET_UP_PAGE);
  g_type_ensure (RELAIS_TYPE_SEARCH_DIALOG);
  g_type_ensure (RELAIS_TYPE_TITLE);
  g_type_ensure (RELAIS_TYPE_TODAY_ROOM);
  g_type_ensure (RELAIS_TYPE_UNLOCK_PAGE);
  g_type_ensure (RELAIS_TYPE_WINDOW);
  add_style ();
  follow_contrast ();
  g_once_init_leave (&done, 1);
}
