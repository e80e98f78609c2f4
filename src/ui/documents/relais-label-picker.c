/* The first label that is still on a sheet, picked on a small picture of it: a button opens the labels as they lie on
 * the paper, arrows move, Enter picks. "changed" tells that somebody picked another one. Main thread.
 */

#include "relais-label-picker.h"

#include <glib/gi18n-lib.h>

#define LABEL_WIDTH  56
#define LABEL_HEIGHT 34

struct _RelaisLabelPicker {
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkWidget *popover;
  GtkWidget *grid;
  int label;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisLabelPicker, relais_label_picker, ADW_TYPE_BIN)

static void
show_label (RelaisLabelPicker *self)
{
  /* Translators: one of the labels of a sheet, counted from the upper left */
  g_autofree char *text = g_strdup_printf (_("Label %d"), self->label);
  /* Translators: for a screen reader */
  g_autofree char *name = g_strdup_printf (_("First label to print on: %d"), self->label);

  gtk_menu_button_set_label (self->button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_label_clicked (GtkButton *button, RelaisLabelPicker *self)
{
  int label = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "label"));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (label == self->label)
    return;
  self->label = label;
  show_label (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_label (RelaisLabelPicker *self, int label)
{
  g_autofree char *digits = g_strdup_printf ("%d", label);
  g_autofree char *name = g_strdup_printf (_("Label %d"), label);
  GtkWidget *button = gtk_button_new_with_label (digits);

  gtk_widget_set_size_request (button, LABEL_WIDTH, LABEL_HEIGHT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "label", GINT_TO_POINTER (label));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_label_clicked), self, 0);
  return button;
}

/* The labels before the first one are used up: greyed, but they may still be picked. */
static void
on_popover_map (GtkWidget *popover, RelaisLabelPicker *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int label = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "label"));

      if (label < self->label)
        gtk_widget_add_css_class (child, "dim-label");
      else
        gtk_widget_remove_css_class (child, "dim-label");
      if (label == self->label)
        {
          gtk_widget_add_css_class (child, "suggested-action");
          gtk_widget_grab_focus (child);
        }
      else
        gtk_widget_remove_css_class (child, "suggested-action");
    }
}

/**
 * relais_label_picker_set_sheet:
 * @picker: a picker
 * @sheet: the sheet whose labels it shows
 * @label: the first label that is still on it, from 1 on
 */
void
relais_label_picker_set_sheet (RelaisLabelPicker *picker, const RelaisSheet *sheet, int label)
{
  int n_columns = relais_sheet_get_n_columns (sheet);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (picker->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (picker->grid), child);
  for (int i = 0; i < relais_sheet_get_n_labels (sheet); i++)
    gtk_grid_attach (GTK_GRID (picker->grid), make_label (picker, i + 1), i % n_columns, i / n_columns, 1, 1);
  picker->label = label;
  show_label (picker);
}

/**
 * relais_label_picker_get_label:
 * @picker: a picker
 *
 * Returns: the label that was picked, from 1 on
 */
int
relais_label_picker_get_label (RelaisLabelPicker *picker)
{
  return picker->label;
}

static void
relais_label_picker_class_init (RelaisLabelPickerClass *klass)
{
  /**
   * RelaisLabelPicker::changed:
   *
   * Somebody picked another label.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_LABEL_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_label_picker_init (RelaisLabelPicker *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 3);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->grid);
  g_signal_connect_object (self->popover, "map", G_CALLBACK (on_popover_map), self, 0);

  self->button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_popover (self->button, self->popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), button);
}
