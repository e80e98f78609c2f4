/* Something that a search of everything found, in two lines: who or what it is, and why it was found, with what was
 * typed underlined. A patient, a caregiver and an entry of the directory say which they are. Shows a place of the
 * results and follows it. Made by the factory of the dialog's list.
 */

#include "relais-found-row.h"

#include "relais-found-words.h"
#include "relais-search-mark.h"

struct _RelaisFoundRow {
  RelaisSlotRow parent_instance;

  RelaisDesk *desk;

  GtkLabel *who;
  GtkLabel *why;
  GtkLabel *kind;
  GtkLabel *badge;
};

G_DEFINE_FINAL_TYPE (RelaisFoundRow, relais_found_row, RELAIS_TYPE_SLOT_ROW)

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

static char *
relais_found_row_show (RelaisSlotRow *row, gconstpointer hit)
{
  RelaisFoundRow *self = RELAIS_FOUND_ROW (row);
  g_auto (RelaisFoundWords) words = RELAIS_FOUND_WORDS_INIT;
  g_autofree char *why = NULL;

  if (hit == NULL)
    return g_strdup ("…");
  relais_found_words_make (&words, self->desk, hit);
  why = mark (words.why, words.marked, words.marks_why);
  show_who (self, &words);
  gtk_label_set_markup (self->why, why);
  gtk_label_set_text (self->kind, words.kind);
  show_badge (self, &words);
  return relais_found_words_join (&words);
}

static char *
relais_found_row_describe (RelaisSlotRow *row, gconstpointer hit)
{
  g_auto (RelaisFoundWords) words = RELAIS_FOUND_WORDS_INIT;

  relais_found_words_make (&words, RELAIS_FOUND_ROW (row)->desk, hit);
  return relais_found_words_join (&words);
}

static void
relais_found_row_dispose (GObject *object)
{
  g_clear_object (&RELAIS_FOUND_ROW (object)->desk);
  G_OBJECT_CLASS (relais_found_row_parent_class)->dispose (object);
}

static void
relais_found_row_class_init (RelaisFoundRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_found_row_dispose;
  RELAIS_SLOT_ROW_CLASS (klass)->show = relais_found_row_show;
  RELAIS_SLOT_ROW_CLASS (klass)->describe = relais_found_row_describe;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/relais/Relais/ui/search/relais-found-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisFoundRow, who);
  gtk_widget_class_bind_template_child (widget_class, RelaisFoundRow, why);
  gtk_widget_class_bind_template_child (widget_class, RelaisFoundRow, kind);
  gtk_widget_class_bind_template_child (widget_class, RelaisFoundRow, badge);
}

static void
relais_found_row_init (RelaisFoundRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, RelaisDesk *desk)
{
  RelaisFoundRow *row = g_object_new (RELAIS_TYPE_FOUND_ROW, NULL);

  row->desk = g_object_ref (desk);
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
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
  return relais_slot_row_factory_new (G_CALLBACK (on_setup), desk);
}
