/* What a lock takes away beside the window itself: every other window of the program, dialogs of the desktop's print
 * and file services among them, and what the program put on the clipboards. Main thread.
 */

#include "relais-clean-screen.h"

/* A dialog that somebody waits for is answered first, so that whoever waits lets go of it. */
static void
take_away (GtkWidget *window)
{
  if (GTK_IS_DIALOG (window) && gtk_widget_get_visible (window))
    gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_CANCEL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Only what comes from this program: what somebody copied elsewhere is theirs. */
static void
clear_clipboard (GdkClipboard *clipboard)
{
  if (gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
}

/**
 * relais_clean_clipboards:
 * @display: the display
 *
 * Takes from its clipboards what this program put there.
 */
void
relais_clean_clipboards (GdkDisplay *display)
{
  clear_clipboard (gdk_display_get_clipboard (display));
  clear_clipboard (gdk_display_get_primary_clipboard (display));
}

/**
 * relais_clean_screen:
 * @window: the one window that stays
 *
 * Leaves nothing of the register on the screen and on the clipboards but what @window shows.
 */
void
relais_clean_screen (GtkWindow *window)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *at = toplevels; at != NULL; at = at->next)
    g_object_ref (at->data);
  for (GList *at = toplevels; at != NULL; at = at->next)
    {
      if (at->data != (gpointer) window)
        take_away (at->data);
      g_object_unref (at->data);
    }
  relais_clean_clipboards (gtk_widget_get_display (GTK_WIDGET (window)));
}
