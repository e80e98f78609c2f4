/* The notes that were written at the locked screen, as the sidebar tells who signed in: how many there are, and the
 * way to them. Whoever may write in the notebook is also told once, when they come in. Follows the register; out of
 * sight while nothing waits. Main thread.
 */

#include "relais-waiting-notes.h"

#include "relais-locked-notes.h"
#include "relais-session-watch.h"
#include "relais-waiting-dialog.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

struct _RelaisWaitingNotes {
  AdwBin parent_instance;

  RelaisDesk *desk;
  gboolean has_told;
  GtkWidget *button;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (RelaisWaitingNotes, relais_waiting_notes, ADW_TYPE_BIN)

static gpointer
list_notes (RelaisSession *session, gpointer data, GError **error)
{
  return relais_locked_notes_list (session, relais_session_get_actor (session), error);
}

static void
on_listed (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisWaitingNotes *self = owner;
  g_autoptr (GPtrArray) notes = answer;
  g_autofree char *sentence = NULL;

  if (notes == NULL)
    return;
  sentence = g_strdup_printf (ngettext ("%u note was written at the locked screen",
                                        "%u notes were written at the locked screen", notes->len),
                              notes->len);
  gtk_label_set_text (GTK_LABEL (self->label), sentence);
  gtk_widget_set_visible (self->button, notes->len > 0);
  if (notes->len > 0 && !self->has_told)
    relais_window_tell_action (GTK_WIDGET (self), sentence, _("_Look"), "win.locked-notes", NULL);
  self->has_told = TRUE;
}

static void
refresh (RelaisWaitingNotes *self)
{
  relais_desk_run (self->desk, self, list_notes, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, on_listed);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisWaitingNotes *self)
{
  if (relais_desk_is_open (desk) && relais_session_touches (touched, "locked-note", NULL))
    refresh (self);
}

static void
act_locked_notes (GtkWidget *widget, const char *name, GVariant *target)
{
  relais_waiting_dialog_show (widget, relais_window_get_desk (RELAIS_WINDOW (widget)));
}

/**
 * relais_waiting_notes_install:
 * @window_class: the class of the window
 *
 * Installs "win.locked-notes", which shows them.
 */
void
relais_waiting_notes_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.locked-notes", NULL, act_locked_notes);
}

static void
relais_waiting_notes_dispose (GObject *object)
{
  g_clear_object (&RELAIS_WAITING_NOTES (object)->desk);
  G_OBJECT_CLASS (relais_waiting_notes_parent_class)->dispose (object);
}

static void
relais_waiting_notes_class_init (RelaisWaitingNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_waiting_notes_dispose;
}

static void
relais_waiting_notes_init (RelaisWaitingNotes *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), self->label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.locked-notes");
  gtk_widget_add_css_class (self->button, "waiting-notes");
  gtk_widget_set_visible (self->button, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

/**
 * relais_waiting_notes_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): what waits for who signed in
 */
GtkWidget *
relais_waiting_notes_new (RelaisDesk *desk)
{
  RelaisWaitingNotes *self = g_object_new (RELAIS_TYPE_WAITING_NOTES, NULL);

  self->desk = g_object_ref (desk);
  if (!relais_desk_may (desk, RELAIS_ACT_WRITE_NOTES))
    return GTK_WIDGET (self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  refresh (self);
  return GTK_WIDGET (self);
}
