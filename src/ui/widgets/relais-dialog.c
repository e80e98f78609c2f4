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
#define MOST_HEIGHT 620

/* Both sides of the line that is drawn around a window, inside its size, where the desktop has no shadows. */
#define FRAME 10

/* Narrower than this, a title has no room between the two buttons: it stands below them. */
#define ROOM_FOR_TITLE 480

struct _RelaisDialog {
  AdwWindow parent_instance;

  RelaisDesk *desk;

  GtkWidget *accept;
  GtkWidget *cancel;
  GtkWidget *header;
  GtkWidget *page;
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
 * relais_dialog_set_shows:
 * @dialog: a dialog
 *
 * It shows something that can also be printed or saved: who leaves it cancels nothing.
 */
void
relais_dialog_set_shows (RelaisDialog *dialog)
{
  gtk_button_set_label (GTK_BUTTON (dialog->cancel), _("_Close"));
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

static int
limit (int wanted, int room)
{
  return room > 0 ? MIN (wanted, room) : wanted;
}

/**
 * relais_dialog_set_size:
 * @dialog: a dialog, not shown yet
 * @width: how wide it is with text of the usual size
 * @height: how high
 *
 * For a dialog that is filled once it is shown: the others are as high as what is in them. None is larger than the
 * window it stands above.
 */
void
relais_dialog_set_size (RelaisDialog *dialog, int width, int height)
{
  GtkWidget *above = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog)));

  gtk_window_set_default_size (
      GTK_WINDOW (dialog),
      limit (relais_parts_scale (GTK_WIDGET (dialog), width), above != NULL ? gtk_widget_get_width (above) : 0),
      limit (relais_parts_scale (GTK_WIDGET (dialog), height), above != NULL ? gtk_widget_get_height (above) : 0));
}

/* Measured in lines as wide as the window; what scrolls says how high it is in one long line. */
static void
relais_dialog_realize (GtkWidget *widget)
{
  RelaisDialog *self = RELAIS_DIALOG (widget);
  GtkWidget *above = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  int width, height, header, page;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (height <= 0)
    {
      gtk_widget_measure (self->header, GTK_ORIENTATION_VERTICAL, width - FRAME, NULL, &header, NULL, NULL);
      gtk_widget_measure (self->page, GTK_ORIENTATION_VERTICAL, width - FRAME, NULL, &page, NULL, NULL);
      height = MIN (header + page + FRAME, relais_parts_scale (widget, MOST_HEIGHT));
      gtk_window_set_default_size (GTK_WINDOW (self), width,
                                   limit (height, above != NULL ? gtk_widget_get_height (above) : 0));
    }
  GTK_WIDGET_CLASS (relais_dialog_parent_class)->realize (widget);
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
  widget_class->realize = relais_dialog_realize;
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

static GtkWidget *
make_title (const char *text)
{
  GtkWidget *title = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (title), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (title), GTK_JUSTIFY_CENTER);
  return title;
}

/* Between its two buttons; on a narrow screen above the rows, where it has all the width. */
static void
place_title (RelaisDialog *self, const char *text, int width)
{
  GtkWidget *title = make_title (text);
  gboolean is_narrow = width < relais_parts_scale (GTK_WIDGET (self), ROOM_FOR_TITLE);

  gtk_widget_add_css_class (title, is_narrow ? "title-3" : "title");
  if (is_narrow)
    gtk_box_prepend (GTK_BOX (self->box), title);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (self->header), is_narrow ? gtk_label_new (NULL) : title);
}

static GtkWidget *
make_header (RelaisDialog *self, const char *accept)
{
  GtkWidget *header = adw_header_bar_new ();

  self->cancel = relais_parts_mnemonic_button (accept != NULL ? _("_Cancel") : _("_Close"));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->cancel), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel);
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

  self->page = adw_clamp_new ();
  /* The library's own limits are for text of the usual size. */
  adw_clamp_set_maximum_size (ADW_CLAMP (self->page), relais_parts_scale (GTK_WIDGET (self), 600));
  adw_clamp_set_tightening_threshold (ADW_CLAMP (self->page), relais_parts_scale (GTK_WIDGET (self), 400));
  self->wrong = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->wrong), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->wrong), 0);
  gtk_widget_add_css_class (self->wrong, "finding-error");
  gtk_widget_set_visible (self->wrong, FALSE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->box, "dialog-page");
  gtk_box_append (GTK_BOX (self->box), self->wrong);
  adw_clamp_set_child (ADW_CLAMP (self->page), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->page);
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
                                     limit (width, room), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->desk = g_object_ref (desk);
  self->header = make_header (self, accept);
  gtk_box_append (GTK_BOX (box), self->header);
  gtk_box_append (GTK_BOX (box), make_content (self));
  place_title (self, title, limit (width, room));
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_object (desk, "closed", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
