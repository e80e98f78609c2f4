/* A person in a list, in two lines: who it is, and the one fact needed now. Shows a place of the list and follows it.
 * Made by the factory of a list view.
 */

#include "relais-person-row.h"

#include "relais-person.h"
#include "relais-person-words.h"

#include <glib/gi18n-lib.h>

struct _RelaisPersonRow {
  GtkWidget parent_instance;

  RelaisDesk *desk;
  RelaisPersonItem *item;

  GtkWidget *box;
  GtkLabel *name;
  GtkLabel *aside;
  GtkLabel *fact;
  GtkLabel *badge;
};

G_DEFINE_FINAL_TYPE (RelaisPersonRow, relais_person_row, GTK_TYPE_WIDGET)

static char *
describe_fact (RelaisPersonRow *self, const RelaisRecord *person)
{
  const char *phone = relais_record_get (person, RELAIS_PERSON_PHONE);
  g_autofree char *address = relais_person_words_address (person);

  if (relais_person_is_patient (person) || phone == NULL)
    return g_steal_pointer (&address);
  return g_strdup (phone);
}

static void
name_for_screen_reader (RelaisPersonRow *self, const char *name, const char *aside, const char *fact)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text = g_strdup_printf ("%s, %s, %s", name, aside, fact);

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show (RelaisPersonRow *self)
{
  const RelaisFound *found = self->item != NULL ? relais_person_item_get_found (self->item) : NULL;
  g_autofree char *name = found != NULL ? relais_person_words_name (self->desk, found->person) : g_strdup ("…");
  g_autofree char *born = found != NULL ? relais_person_words_born (self->desk, found->person) : NULL;
  g_autofree char *fact = found != NULL ? describe_fact (self, found->person) : NULL;
  g_autofree char *badge = found != NULL ? relais_person_words_namesakes (found->namesakes) : NULL;

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->aside, born != NULL ? born : "");
  gtk_label_set_text (self->fact, fact != NULL ? fact : "");
  gtk_label_set_text (self->badge, badge != NULL ? badge : "");
  gtk_widget_set_visible (GTK_WIDGET (self->badge), badge != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  name_for_screen_reader (self, name, born != NULL ? born : "", fact != NULL ? fact : "");
}

static void
on_item_changed (RelaisPersonItem *item, RelaisPersonRow *self)
{
  show (self);
}

/**
 * relais_person_row_set_item:
 * @row: a row
 * @item: (nullable): the place that it shows
 */
void
relais_person_row_set_item (RelaisPersonRow *row, RelaisPersonItem *item)
{
  if (row->item != NULL)
    g_signal_handlers_disconnect_by_data (row->item, row);
  g_set_object (&row->item, item);
  if (item != NULL)
    g_signal_connect (item, "changed", G_CALLBACK (on_item_changed), row);
  show (row);
}

static void
relais_person_row_dispose (GObject *object)
{
  RelaisPersonRow *self = RELAIS_PERSON_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (relais_person_row_parent_class)->dispose (object);
}

static void
relais_person_row_class_init (RelaisPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_person_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/relais/Relais/ui/people/relais-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisPersonRow, box);
  gtk_widget_class_bind_template_child (widget_class, RelaisPersonRow, name);
  gtk_widget_class_bind_template_child (widget_class, RelaisPersonRow, aside);
  gtk_widget_class_bind_template_child (widget_class, RelaisPersonRow, fact);
  gtk_widget_class_bind_template_child (widget_class, RelaisPersonRow, badge);
}

static void
relais_person_row_init (RelaisPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * relais_person_row_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a row that shows nobody yet
 */
GtkWidget *
relais_person_row_new (RelaisDesk *desk)
{
  RelaisPersonRow *self = g_object_new (RELAIS_TYPE_PERSON_ROW, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, RelaisDesk *desk)
{
  gtk_list_item_set_child (list_item, relais_person_row_new (desk));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  relais_person_row_set_item (RELAIS_PERSON_ROW (gtk_list_item_get_child (list_item)),
                              gtk_list_item_get_item (list_item));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  relais_person_row_set_item (RELAIS_PERSON_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/**
 * relais_person_row_factory_new:
 * @desk: the desk
 *
 * Returns: (transfer full): what makes the rows of a list view whose model is a RelaisPeopleModel
 */
GtkListItemFactory *
relais_person_row_factory_new (RelaisDesk *desk)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), desk, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}
