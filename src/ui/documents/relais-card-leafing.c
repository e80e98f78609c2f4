/* Leafing through the cards of a dialog and looking closer: its actions "card.previous-page", "card.next-page" and
 * "card.zoom-…", and the keys for them. Page Up and Page Down turn the page wherever the cursor stands. Part of
 * the dialog; main thread.
 */

#include "relais-card-leafing.h"

#include "relais-card-dialog.h"

#include <glib/gi18n-lib.h>

static void
act_previous_page (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisCardDialog *self = RELAIS_CARD_DIALOG (widget);
  guint page = relais_card_preview_get_page (relais_card_dialog_get_preview (self));

  relais_card_dialog_turn_to (self, page > 0 ? page - 1 : 0);
}

static void
act_next_page (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisCardDialog *self = RELAIS_CARD_DIALOG (widget);

  relais_card_dialog_turn_to (self, relais_card_preview_get_page (relais_card_dialog_get_preview (self)) + 1);
}

static void
act_zoom (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisCardPreview *preview = relais_card_dialog_get_preview (RELAIS_CARD_DIALOG (widget));

  if (g_str_equal (name, "card.zoom-in"))
    relais_card_preview_zoom_in (preview);
  else if (g_str_equal (name, "card.zoom-out"))
    relais_card_preview_zoom_out (preview);
  else
    relais_card_preview_zoom_fit (preview);
}

/**
 * relais_card_leafing_show:
 * @dialog: a dialog
 * @page: the page it shows, from 0 on
 * @n_pages: how many there are
 *
 * Lets the dialog turn as far as there are pages.
 *
 * Returns: (transfer full): which page it is, "" where there is none
 */
char *
relais_card_leafing_show (GtkWidget *dialog, guint page, guint n_pages)
{
  gtk_widget_action_set_enabled (dialog, "card.previous-page", page > 0);
  gtk_widget_action_set_enabled (dialog, "card.next-page", page + 1 < n_pages);
  /* Translators: which page of a preview is shown */
  return n_pages > 0 ? g_strdup_printf (_("Page %u of %u"), page + 1, n_pages) : g_strdup ("");
}

/**
 * relais_card_leafing_install:
 * @widget_class: the class of the dialog
 *
 * Gives the dialog the actions, and the keys that zoom.
 */
void
relais_card_leafing_install (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "card.zoom-in" },   { GDK_KEY_equal, "card.zoom-in" },        { GDK_KEY_KP_Add, "card.zoom-in" },
    { GDK_KEY_minus, "card.zoom-out" }, { GDK_KEY_KP_Subtract, "card.zoom-out" }, { GDK_KEY_0, "card.zoom-fit" },
    { GDK_KEY_KP_0, "card.zoom-fit" },
  };

  gtk_widget_class_install_action (widget_class, "card.previous-page", NULL, act_previous_page);
  gtk_widget_class_install_action (widget_class, "card.next-page", NULL, act_next_page);
  gtk_widget_class_install_action (widget_class, "card.zoom-in", NULL, act_zoom);
  gtk_widget_class_install_action (widget_class, "card.zoom-out", NULL, act_zoom);
  gtk_widget_class_install_action (widget_class, "card.zoom-fit", NULL, act_zoom);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
}

/**
 * relais_card_leafing_add_keys:
 * @dialog: a dialog
 *
 * Gives it the keys that turn the page. Lists and numbers know these keys too: here they always turn the page.
 */
void
relais_card_leafing_add_keys (GtkWidget *dialog)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_Page_Up, "card.previous-page" },
    { GDK_KEY_KP_Page_Up, "card.previous-page" },
    { GDK_KEY_Page_Down, "card.next-page" },
    { GDK_KEY_KP_Page_Down, "card.next-page" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (dialog, controller);
}
