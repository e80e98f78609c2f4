/* What is chosen in an AdwComboRow, in as many lines as it takes: the library's own row cuts it at its twentieth
 * letter, and on a narrow screen long before. A label says it instead of the library's list of one line, which does not
 * grow; the list that the row opens stays the library's.
 */

#include "relais-combo.h"

static void
on_chosen (AdwComboRow *row, GParamSpec *property, GtkLabel *label)
{
  gpointer chosen = adw_combo_row_get_selected_item (row);

  gtk_label_set_text (label, GTK_IS_STRING_OBJECT (chosen) ? gtk_string_object_get_string (chosen) : "");
}

/* What opens is in a popover, and comes behind. */
static GtkWidget *
find_list (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_LIST_VIEW (child) ? child : GTK_IS_POPOVER (child) ? NULL : find_list (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
make_label (AdwComboRow *row)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  g_signal_connect_object (row, "notify::selected-item", G_CALLBACK (on_chosen), label, 0);
  return label;
}

/**
 * relais_combo_wrap:
 * @row: a row whose model is, or will be, a GtkStringList
 */
void
relais_combo_wrap (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) nothing = gtk_signal_list_item_factory_new ();
  GtkWidget *list = find_list (GTK_WIDGET (row));
  GtkWidget *label;

  if (list == NULL || !GTK_IS_BOX (gtk_widget_get_parent (list)))
    return;
  label = make_label (row);
  gtk_box_prepend (GTK_BOX (gtk_widget_get_parent (list)), label);
  if (adw_combo_row_get_list_factory (row) == NULL)
    adw_combo_row_set_list_factory (row, adw_combo_row_get_factory (row));
  adw_combo_row_set_factory (row, nothing);
  on_chosen (row, NULL, GTK_LABEL (label));
}
