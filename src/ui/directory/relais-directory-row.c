/* An entry of the directory in a list, in two lines: who it is, and the number one dials first, with what it is for;
 * with what a search found marked, and whether it can be reached now. Made by the factory of a list view.
 */

#include "relais-directory-row.h"

#include "relais-directory-words.h"
#include "relais-search-mark.h"

#include <glib/gi18n-lib.h>

struct _RelaisDirectoryRow {
  GtkWidget parent_instance;

  const RelaisDirectoryLook *look;
  RelaisDirectoryItem *item;

  GtkWidget *box;
  GtkWidget *star;
  GtkLabel *name;
  GtkLabel *badge;
  GtkLabel *number;
  GtkLabel *fact;
};

G_DEFINE_FINAL_TYPE (RelaisDirectoryRow, relais_directory_row, GTK_TYPE_WIDGET)

static void
add_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
set_marked (GtkLabel *label, const char *text, GStrv words)
{
  g_autofree char *markup = words != NULL ? relais_search_mark (text, (const char *const *) words) : NULL;

  if (markup != NULL)
    gtk_label_set_markup (label, markup);
  else
    gtk_label_set_text (label, text);
}

static void
name_for_screen_reader (RelaisDirectoryRow *self, const char *text)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_found (RelaisDirectoryRow *self, const RelaisDirectoryFound *found)
{
  const char *name = relais_directory_words_name (self->look->desk, found->entry);
  g_autofree char *number = relais_directory_words_phone (relais_directory_words_line (found->entry));
  g_autofree char *fact = relais_directory_words_fact (self->look->desk, self->look->labels, found);
  g_autofree char *reach = relais_directory_words_reach (self->look->desk, found->reach, found->until);
  GString *heard = g_string_new (name);

  set_marked (self->name, name, self->look->words);
  set_marked (self->fact, fact, self->look->words);
  gtk_label_set_text (self->number, number);
  gtk_widget_set_visible (GTK_WIDGET (self->number), *number != '\0');
  gtk_label_set_text (self->badge, reach);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), *reach != '\0');
  gtk_widget_set_visible (self->star, found->is_favourite);
  if (found->is_favourite)
    add_part (heard, _("favourite"));
  add_part (heard, number);
  add_part (heard, fact);
  add_part (heard, reach);
  name_for_screen_reader (self, heard->str);
  g_string_free (heard, TRUE);
}

static void
show (RelaisDirectoryRow *self)
{
  const RelaisDirectoryFound *found = self->item != NULL ? relais_directory_item_get_found (self->item) : NULL;

  if (found != NULL)
    {
      show_found (self, found);
      return;
    }
  gtk_label_set_text (self->name, "…");
  gtk_label_set_text (self->number, "");
  gtk_label_set_text (self->fact, "");
  gtk_widget_set_visible (GTK_WIDGET (self->badge), FALSE);
  gtk_widget_set_visible (self->star, FALSE);
  name_for_screen_reader (self, "…");
}

static void
set_item (RelaisDirectoryRow *self, RelaisDirectoryItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_swapped (item, "changed", G_CALLBACK (show), self);
  show (self);
}

/* The whole of what the row may have cut, when somebody hovers. */
static gboolean
relais_directory_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  RelaisDirectoryRow *self = RELAIS_DIRECTORY_ROW (widget);
  const RelaisDirectoryFound *found = self->item != NULL ? relais_directory_item_get_found (self->item) : NULL;
  g_autofree char *fact = NULL;
  g_autofree char *hover = NULL;

  if (found == NULL)
    return FALSE;
  fact = relais_directory_words_fact (self->look->desk, self->look->labels, found);
  hover = g_strdup_printf ("%s\n%s", relais_directory_words_name (self->look->desk, found->entry), fact);
  gtk_tooltip_set_text (tooltip, hover);
  return TRUE;
}

static void
relais_directory_row_dispose (GObject *object)
{
  RelaisDirectoryRow *self = RELAIS_DIRECTORY_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (relais_directory_row_parent_class)->dispose (object);
}

static void
relais_directory_row_class_init (RelaisDirectoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_directory_row_dispose;
  widget_class->query_tooltip = relais_directory_row_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/relais/Relais/ui/directory/relais-directory-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRow, box);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRow, star);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRow, name);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRow, badge);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRow, number);
  gtk_widget_class_bind_template_child (widget_class, RelaisDirectoryRow, fact);
}

static void
relais_directory_row_init (RelaisDirectoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, const RelaisDirectoryLook *look)
{
  RelaisDirectoryRow *row = g_object_new (RELAIS_TYPE_DIRECTORY_ROW, NULL);

  row->look = look;
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  set_item (RELAIS_DIRECTORY_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  set_item (RELAIS_DIRECTORY_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/**
 * relais_directory_row_factory_new:
 * @look: what the rows share; outlives them
 *
 * Returns: (transfer full): what makes the rows of a list view whose model is a RelaisDirectoryModel
 */
GtkListItemFactory *
relais_directory_row_factory_new (const RelaisDirectoryLook *look)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) look);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}
