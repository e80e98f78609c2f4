/* An entry of the directory in a list, in two lines: who it is, and the number one dials first, with what it is for;
 * with what a search found marked, and whether it can be reached now. Made by the factory of a list view.
 */

#include "relais-directory-row.h"

#include "relais-directory-words.h"
#include "relais-search-mark.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

struct _RelaisDirectoryRow {
  RelaisSlotRow parent_instance;

  const RelaisDirectoryLook *look;

  GtkWidget *star;
  GtkLabel *name;
  GtkLabel *badge;
  GtkLabel *number;
  GtkLabel *fact;
};

G_DEFINE_FINAL_TYPE (RelaisDirectoryRow, relais_directory_row, RELAIS_TYPE_SLOT_ROW)

static void
set_marked (GtkLabel *label, const char *text, GStrv words)
{
  g_autofree char *markup = words != NULL ? relais_search_mark (text, (const char *const *) words) : NULL;

  if (markup != NULL)
    gtk_label_set_markup (label, markup);
  else
    gtk_label_set_text (label, text);
}

static char *
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
    relais_text_add_part (heard, _("favourite"));
  relais_text_add_part (heard, number);
  relais_text_add_part (heard, fact);
  relais_text_add_part (heard, reach);
  return g_string_free (heard, FALSE);
}

static char *
relais_directory_row_show (RelaisSlotRow *row, gconstpointer found)
{
  RelaisDirectoryRow *self = RELAIS_DIRECTORY_ROW (row);

  if (found != NULL)
    return show_found (self, found);
  gtk_label_set_text (self->name, "…");
  gtk_label_set_text (self->number, "");
  gtk_label_set_text (self->fact, "");
  gtk_widget_set_visible (GTK_WIDGET (self->badge), FALSE);
  gtk_widget_set_visible (self->star, FALSE);
  return g_strdup ("…");
}

static char *
relais_directory_row_describe (RelaisSlotRow *row, gconstpointer shown)
{
  const RelaisDirectoryLook *look = RELAIS_DIRECTORY_ROW (row)->look;
  const RelaisDirectoryFound *found = shown;
  g_autofree char *fact = relais_directory_words_fact (look->desk, look->labels, found);

  return g_strdup_printf ("%s\n%s", relais_directory_words_name (look->desk, found->entry), fact);
}

static void
relais_directory_row_class_init (RelaisDirectoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  RELAIS_SLOT_ROW_CLASS (klass)->show = relais_directory_row_show;
  RELAIS_SLOT_ROW_CLASS (klass)->describe = relais_directory_row_describe;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/relais/Relais/ui/directory/relais-directory-row.ui");
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
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, const RelaisDirectoryLook *look)
{
  RelaisDirectoryRow *row = g_object_new (RELAIS_TYPE_DIRECTORY_ROW, NULL);

  row->look = look;
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
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
  return relais_slot_row_factory_new (G_CALLBACK (on_setup), (gpointer) look);
}
