/* A small window above the window for one question: a few rows, one button that does it, Esc to leave. What went wrong
 * stands in it, above the rows, and the rows stay as they were. It goes away when the register is locked, so that
 * nothing of it stays on screen. Emits "accept" for its button, for Ctrl+S and for Ctrl+Enter.
 */

#include "relais-dialog.h"

#include "relais-error.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>

/* With text of the usual size. */
#define WIDTH 520

struct _RelaisDialog {
  AdwWindow parent_instance;

  RelaisDesk *desk;

  GtkWidget *accept;
  GtkWidget *wrong;
  GtkWidget *box;
};

enum {
  SIGNAL_ACCEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisDialog, relais_dialog, ADW_TYPE_WINDOW)

static void
act_accept (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisDialog *self = RELAIS_DIALOG (widget);

  if (self->accept != NULL && gtk_widget_is_sensitive (self->accept))
    g_signal_emit (self, signals[SIGNAL_ACCEPT], 0);
}

/**
 * relais_dialog_get_desk:
 * @dialog: a dialog
 *
 * Returns: (transfer none): the desk
 */
RelaisDesk *
relais_dialog_get_desk (RelaisDialog *dialog)
{
  return dialog->desk;
}

/**
 * relais_dialog_add:
 * @dialog: a dialog
 * @child: (transfer floating): a group, a line, a label: the next thing below
 */
void
relais_dialog_add (RelaisDialog *dialog, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (dialog->box), child);
}

/**
 * relais_dialog_set_ready:
 * @dialog: a dialog
 * @ready: whether it can be done as it stands
 */
void
relais_dialog_set_ready (RelaisDialog *dialog, gboolean ready)
{
  gtk_widget_set_sensitive (dialog->accept, ready);
}

/**
 * relais_dialog_set_danger:
 * @dialog: a dialog
 *
 * Its button does something that changes much: it looks like it.
 */
void
relais_dialog_set_danger (RelaisDialog *dialog)
{
  gtk_widget_remove_css_class (dialog->accept, "suggested-action");
  gtk_widget_add_css_class (dialog->accept, "destructive-action");
}

/**
 * relais_dialog_tell:
 * @dialog: a dialog
 * @sentence: (nullable): what went wrong, %NULL for nothing any more
 */
void
relais_dialog_tell (RelaisDialog *dialog, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (dialog->wrong), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (dialog->wrong, sentence != NULL);
}

/**
 * relais_dialog_tell_error:
 * @dialog: a dialog
 * @error: what went wrong
 */
void
relais_dialog_tell_error (RelaisDialog *dialog, const GError *error)
{
  g_autofree char *sentence = relais_error_get_sentence (error);

  relais_dialog_tell (dialog, sentence);
}

static void
relais_dialog_dispose (GObject *object)
{
  g_clear_object (&RELAIS_DIALOG (object)->desk);
  G_OBJECT_CLASS (relais_dialog_parent_class)->dispose (object);
}

static void
relais_dialog_class_init (RelaisDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, act_accept);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "dialog.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.accept", NULL);

  /**
   * RelaisDialog::accept:
   *
   * It is to be done.
   */
  signals[SIGNAL_ACCEPT] = g_signal_new ("accept", RELAIS_TYPE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

/* Between its two buttons, in two lines where one is too short for it. */
static GtkWidget *
make_title (const char *text)
{
  GtkWidget *title = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_justify (GTK_LABEL (title), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (title, "title");
  return title;
}

static GtkWidget *
make_header (RelaisDialog *self, const char *title, const char *accept)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = relais_parts_mnemonic_button (accept != NULL ? _("_Cancel") : _("_Close"));

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), make_title (title));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  if (accept == NULL)
    return header;
  self->accept = relais_parts_mnemonic_button (accept);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->accept), "dialog.accept");
  gtk_widget_add_css_class (self->accept, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->accept);
  return header;
}

static GtkWidget *
make_content (RelaisDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->wrong = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->wrong), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->wrong), 0);
  gtk_widget_add_css_class (self->wrong, "finding-error");
  gtk_widget_set_visible (self->wrong, FALSE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->box, "dialog-page");
  gtk_box_append (GTK_BOX (self->box), self->wrong);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 560);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
relais_dialog_init (RelaisDialog *self)
{
}

/**
 * relais_dialog_new:
 * @from: a widget of the window it stands above
 * @desk: the desk
 * @title: what it is about
 * @accept: (nullable): what its button does, with a mnemonic; %NULL for a dialog that only shows something
 *
 * Returns: (transfer none): a dialog; present it when it is filled
 */
GtkWidget *
relais_dialog_new (GtkWidget *from, RelaisDesk *desk, const char *title, const char *accept)
{
  GtkRoot *root = gtk_widget_get_root (from);
  int room = GTK_IS_WINDOW (root) ? gtk_widget_get_width (GTK_WIDGET (root)) : 0;
  int width = relais_parts_scale (from, WIDTH);
  RelaisDialog *self = g_object_new (RELAIS_TYPE_DIALOG, "transient-for", root, "modal", TRUE,
                                     "destroy-with-parent", TRUE, "title", title, "default-width",
                                     room > 0 ? MIN (room, width) : width, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->desk = g_object_ref (desk);
  gtk_box_append (GTK_BOX (box), make_header (self, title, accept));
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_object (desk, "closed", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
