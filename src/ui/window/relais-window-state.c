/* How large the window was, as this workstation remembers it: it opens as it was closed, and never too small to sign
 * in. Called by the window; main thread.
 */

#include "relais-window-state.h"

#define LEAST_WIDTH 360
#define LEAST_HEIGHT 480

/**
 * relais_window_state_restore:
 * @window: the window, not shown yet
 * @settings: the settings of this workstation
 */
void
relais_window_state_restore (GtkWindow *window, RelaisSettings *settings)
{
  g_autoptr (GVariant) size = relais_settings_get (settings, RELAIS_SETTING_WINDOW_SIZE);
  g_autoptr (GVariant) maximized = relais_settings_get (settings, RELAIS_SETTING_WINDOW_MAXIMIZED);
  int width;
  int height;

  g_variant_get (size, "(ii)", &width, &height);
  gtk_window_set_default_size (window, MAX (width, LEAST_WIDTH), MAX (height, LEAST_HEIGHT));
  if (g_variant_get_boolean (maximized))
    gtk_window_maximize (window);
}

/**
 * relais_window_state_save:
 * @window: the window, about to be closed
 * @settings: the settings of this workstation
 */
void
relais_window_state_save (GtkWindow *window, RelaisSettings *settings)
{
  int width;
  int height;

  gtk_window_get_default_size (window, &width, &height);
  relais_settings_set (settings, RELAIS_SETTING_WINDOW_MAXIMIZED,
                       g_variant_new_boolean (gtk_window_is_maximized (window)));
  relais_settings_set (settings, RELAIS_SETTING_WINDOW_SIZE, g_variant_new ("(ii)", width, height));
}
