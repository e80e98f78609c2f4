/* Something that a search of everything found, in two lines: who or what it is, and why it was found, with what was
 * typed underlined. A patient, a caregiver and an entry of the directory say which they are. Shows a place of the
 * results and follows it. Made by the factory of the dialog's list.
 */

#include "relais-found-row.h"

#include "relais-found-words.h"
#include "relais-search-mark.h"

struct _RelaisFoundRow {
  GtkWidget parent_instance;

  RelaisDesk *desk;
  RelaisFoundItem *item;

  GtkWidget *box;
  GtkLabel *who;
  GtkLabel *why;
  GtkLabel *kind;
  GtkLabel *badge;
};

G_DEFINE_FINAL_TYPE (RelaisFoundRow, relais_found_row, GTK_TYPE_WIDGET)

static char *
mark (const char *text, GStrv words, gboolean marks)
{
  const char *const nothing[] = { NULL };

  return relais_search_mark (text, marks && words != NULL ? (const char *const *) words : nothing);
}

/* In one label, so that a narrow row breaks it where there is room, and cuts nothing of who it is. */
static void
show_who (RelaisFoundRow *self, const RelaisFoundWords *words)
{
  g_autofree char *marked = mark (words->name, words->marked, words->marks_name);
  g_autofree char *beside = g_markup_escape_text (words->beside != NULL ? words->beside : "", -1);
  g_autofree char *markup = g_strdup_printf ("<b>%s</b>  %s", marked, beside);

  gtk_label_set_markup (self->who, markup);
}

static void
show_badge (RelaisFoundRow *self, const RelaisFoundWords *words)
{
  gboolean has_badge = words->badge != NULL && *words->badge != '\0';

  gtk_label_set_text (self->badge, has_badge ? words->badge : "");
  gtk_widget_set_visible (GTK_WIDGET (self->badge), has_badge);
  if (words->warns)
    gtk_widget_add_css_class (GTK_WIDGET (self->badge), "attention");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), "attention");
}

static void
show (RelaisFoundRow *self)
{
  const RelaisFoundHit *hit = self->item != NULL ? relais_found_item_get_hit (self->item) : NULL;
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_auto (RelaisFoundWords) words = RELAIS_FOUND_WORDS_INIT;
  g_autofree char *why = NULL;
  g_autofree char *all = NULL;

  if (hit == NULL)
    return;
  relais_found_words_make (&words, self->desk, hit);
  why = mark (words.why, words.marked, words.marks_why);
  all = relais_found_words_join (&words);
  show_who (self, &words);
  gtk_label_set_markup (self->why, why);
  gtk_label_set_text (self->kind, words.kind);
  show_badge (self, &words);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
}

static void
set_item (RelaisFoundRow *self, RelaisFoundItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_swapped (item, "changed", G_CALLBACK (show), self);
  show (self);
}

/* The whole of it in one line, when somebody hovers. */
static gboolean
relais_found_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  RelaisFoundRow *self = RELAIS_FOUND_ROW (widget);
  const RelaisFoundHit *hit = self->item != NULL ? relais_found_item_get_hit (self->item) : NULL;
  g_auto (RelaisFoundWords) words = RELAIS_FOUND_WORDS_INIT;
  g_autofree char *all = NULL;

  if (hit == NULL)
    return FALSE;
  relais_found_words_make (&words, self->desk, hit);
  all = relais_found_words_join (&words);
  gtk_tooltip_set_text (tooltip, all);
  return TRUE;
}

static void
relais_found_row_dispose (GObject *object)
{
  RelaisFoundRow *self = RELAIS_FOUND_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (relais_found_row_parent_class)->dispose (object);
}

static void
relais_found_row_class_init (RelaisFoundRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_found_row_dispose;
  widget_class->query_tooltip = relais_found_row_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/relais/Relais/ui/search/relais-found-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisFoundRow, box);
  gtk_widget_class_bind_template_child (widget_class, RelaisFoundRow, who);
  gtk_widget_class_bind_template_child (widget_class, RelaisFoundRow, why);
  gtk_widget_class_bind_template_child (widget_class, RelaisFoundRow, kind);
  gtk_widget_class_bind_template_child (widget_class, RelaisFoundRow, badge);
}

static void
relais_found_row_init (RelaisFoundRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, RelaisDesk *desk)
{
  RelaisFoundRow *row = g_object_new (RELAIS_TYPE_FOUND_ROW, NULL);

  row->desk = g_object_ref (desk);
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  set_item (RELAIS_FOUND_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  set_item (RELAIS_FOUND_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/**
 * relais_found_row_factory_new:
 * @desk: the desk; outlives what is made
 *
 * Returns: (transfer full): what makes the rows of a list view whose model is a RelaisSearchResults
 */
GtkListItemFactory *
relais_found_row_factory_new (RelaisDesk *desk)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), desk);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}
