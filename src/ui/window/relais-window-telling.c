/* Telling in passing what happened: as a toast over the rooms, and as a status that a screen reader hears. Any widget
 * of the window, or of a dialog above it, may say something; where there is no window any more, nobody is told. Main
 * thread.
 */

#include "relais-window-private.h"

#include "relais-error.h"
#include "relais-id.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>

static RelaisWindow *
find_window (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  while (root != NULL && !RELAIS_IS_WINDOW (root) && GTK_IS_WINDOW (root))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
  return RELAIS_IS_WINDOW (root) ? RELAIS_WINDOW (root) : NULL;
}

/* Beside what it lies over, the overlay holds the toast that is shown. */
static void
name_toast (AdwToastOverlay *toasts)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (toasts)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != adw_toast_overlay_get_child (toasts))
      relais_parts_name_once (child);
}

/* So wide that a toast with its buttons has room on a narrow window. */
#define TOAST_CHARS 26

/* In two lines, where a toast of its own cuts. */
static GtkWidget *
make_toast_title (const char *text)
{
  GtkWidget *title = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (title), TOAST_CHARS);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  return title;
}

/**
 * relais_window_tell_action:
 * @from: a widget of the window, or of a dialog above it
 * @text: what happened
 * @button: (nullable): what can be done about it
 * @action: (nullable): the action of @button
 * @target: (nullable) (transfer floating): its target
 *
 * Says in passing what happened.
 */
void
relais_window_tell_action (GtkWidget *from, const char *text, const char *button, const char *action, GVariant *target)
{
  RelaisWindow *self = find_window (from);
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  AdwToastOverlay *toasts;
  AdwToast *toast;

  if (self == NULL)
    return;
  toasts = relais_window_get_toasts (self);
  toast = g_object_new (ADW_TYPE_TOAST, "custom-title", make_toast_title (text), NULL);
  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, owned);
    }
  adw_toast_overlay_add_toast (toasts, toast);
  name_toast (toasts);
  gtk_label_set_text (relais_window_get_status (self), text);
}

/**
 * relais_window_tell:
 * @from: a widget of the window, or of a dialog above it
 * @text: what happened
 *
 * Says in passing what happened.
 */
void
relais_window_tell (GtkWidget *from, const char *text)
{
  relais_window_tell_action (from, text, NULL, NULL, NULL);
}

/* An id says nothing to anybody. */
static char *
make_sentence (const GError *error)
{
  if (g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND) && relais_error_get_subject (error) != NULL &&
      relais_id_is_valid (relais_error_get_subject (error)))
    return g_strdup (_("This record is not there any more. It may have been archived or merged; search for it by name."));
  return relais_error_get_sentence (error);
}

/**
 * relais_window_tell_error:
 * @from: a widget of the window, or of a dialog above it
 * @error: what went wrong
 *
 * Says its sentence. What was cancelled is not told.
 */
void
relais_window_tell_error (GtkWidget *from, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED))
    return;
  sentence = make_sentence (error);
  relais_window_tell (from, sentence);
}
