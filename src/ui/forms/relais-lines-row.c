/* A field of several lines as a row of a form: its name above the text. Tab goes on to the next field, Enter begins a
 * new line. Part of a field's row; main thread.
 */

#include "relais-lines-row.h"

struct _RelaisLinesRow {
  AdwPreferencesRow parent_instance;

  GtkWidget *view;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisLinesRow, relais_lines_row, ADW_TYPE_PREFERENCES_ROW)

/**
 * relais_lines_row_get_text:
 * @row: a row
 *
 * Returns: (transfer full): what was typed
 */
char *
relais_lines_row_get_text (RelaisLinesRow *row)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * relais_lines_row_set_text:
 * @row: a row
 * @text: what shall stand there
 */
void
relais_lines_row_set_text (RelaisLinesRow *row, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->view)), text, -1);
}

static gboolean
relais_lines_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RELAIS_LINES_ROW (widget)->view);
}

static void
on_typed (RelaisLinesRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
relais_lines_row_class_init (RelaisLinesRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = relais_lines_row_grab_focus;
  /**
   * RelaisLinesRow::changed:
   *
   * Something was typed.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_LINES_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_lines_row_init (RelaisLinesRow *self)
{
  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 8);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed", G_CALLBACK (on_typed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * relais_lines_row_new:
 * @title: the name of the field, perhaps with a mnemonic
 *
 * Returns: (transfer floating): a row in which nothing stands
 */
GtkWidget *
relais_lines_row_new (const char *title)
{
  RelaisLinesRow *self = g_object_new (RELAIS_TYPE_LINES_ROW, "title", title, "use-underline", TRUE, "focusable", FALSE,
                                       "activatable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new_with_mnemonic (title);
  GtkWidget *frame = adw_bin_new ();

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->view);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (frame, "note-text");
  gtk_widget_add_css_class (GTK_WIDGET (self), "entry-row");
  adw_bin_set_child (ADW_BIN (frame), self->view);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), frame);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}
