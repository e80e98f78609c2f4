/* Who gets a card when there are several: people found one after the other and put on a pile, whatever is searched
 * meanwhile. Enter puts the first one found on it or takes them off, Ctrl+Enter looks at the cards. Belongs to the
 * window above which it stands and goes when the cards are shown, or the desk is locked. Main thread.
 */

#include "relais-card-pile.h"

#include "relais-card-dialog.h"
#include "relais-parts.h"
#include "relais-people-model.h"
#include "relais-person-item.h"
#include "relais-person-row.h"
#include "relais-person.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

struct _RelaisCardPile {
  AdwWindow parent_instance;

  RelaisDesk *desk;
  RelaisPeopleModel *model;
  GPtrArray *chosen; /* element-type RelaisRecord, in the order in which they were chosen */
  GHashTable *rows;  /* the list items that are on screen */

  GtkWidget *search;
  GtkListView *list;
  GtkLabel *chosen_label;
  GtkButton *look;
};

G_DEFINE_FINAL_TYPE (RelaisCardPile, relais_card_pile, ADW_TYPE_WINDOW)

/* --- The pile --- */

static gboolean
find_chosen (RelaisCardPile *self, const char *id, guint *index)
{
  for (guint i = 0; i < self->chosen->len; i++)
    {
      if (g_str_equal (relais_record_get_id (g_ptr_array_index (self->chosen, i)), id))
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

static char *
join_names (RelaisCardPile *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->chosen->len; i++)
    g_ptr_array_add (names, relais_person_get_name (g_ptr_array_index (self->chosen, i)));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
show_row (RelaisCardPile *self, GtkListItem *list_item)
{
  RelaisPersonItem *item = gtk_list_item_get_item (list_item);
  const RelaisFound *found = item != NULL ? relais_person_item_get_found (item) : NULL;
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *row = gtk_widget_get_parent (box);
  g_autofree char *name = found != NULL ? relais_person_get_name (found->person) : g_strdup ("…");
  guint index;
  gboolean chosen = found != NULL && find_chosen (self, relais_record_get_id (found->person), &index);
  /* Translators: for a screen reader; %s is a person who was put on the pile */
  g_autofree char *text = chosen ? g_strdup_printf (_("%s, chosen"), name) : g_strdup (name);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_first_child (box)), chosen);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_chosen (RelaisCardPile *self)
{
  guint n = self->chosen->len;
  g_autofree char *names = join_names (self);
  g_autofree char *label = g_strdup_printf (ngettext ("Look at the cards of %u person", "Look at the cards of %u people", n), n);
  GHashTableIter iter;
  gpointer list_item;

  gtk_label_set_text (self->chosen_label, n > 0 ? names : _("Choose with Enter; what is searched next leaves it as it is."));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->chosen_label), n > 0 ? names : NULL);
  gtk_button_set_label (self->look, n > 0 ? label : _("Look at the cards"));
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (self->look)), PANGO_ELLIPSIZE_END);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pile.look", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pile.clear", n > 0);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    show_row (self, list_item);
}

static void
toggle (RelaisCardPile *self, guint position)
{
  g_autoptr (RelaisPersonItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  const RelaisFound *found = item != NULL ? relais_person_item_get_found (item) : NULL;
  guint index;

  if (found == NULL)
    return;
  if (find_chosen (self, relais_record_get_id (found->person), &index))
    g_ptr_array_remove_index (self->chosen, index);
  else
    g_ptr_array_add (self->chosen, relais_record_ref ((RelaisRecord *) found->person));
  show_chosen (self);
}

/* --- The list --- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, RelaisCardPile *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = relais_person_row_new (self->desk);

  /* The whole row is what is pressed, and says whether it is chosen. */
  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_can_focus (check, FALSE);
  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), row);
  gtk_list_item_set_child (list_item, box);
}

static void
on_item_changed (RelaisPersonItem *item, RelaisCardPile *self)
{
  show_chosen (self);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, RelaisCardPile *self)
{
  GtkWidget *row = gtk_widget_get_last_child (gtk_list_item_get_child (list_item));

  relais_slot_row_set_slot (RELAIS_SLOT_ROW (row), gtk_list_item_get_item (list_item));
  g_signal_connect_object (gtk_list_item_get_item (list_item), "changed", G_CALLBACK (on_item_changed), self, 0);
  g_hash_table_add (self->rows, list_item);
  show_row (self, list_item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *list_item, RelaisCardPile *self)
{
  GtkWidget *row = gtk_widget_get_last_child (gtk_list_item_get_child (list_item));

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), on_item_changed, self);
  relais_slot_row_set_slot (RELAIS_SLOT_ROW (row), NULL);
  g_hash_table_remove (self->rows, list_item);
}

static void
on_row_activated (RelaisCardPile *self, guint position)
{
  toggle (self, position);
}

static void
on_search_changed (RelaisCardPile *self)
{
  relais_people_model_set_query (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* "fat", Enter, and the next name is typed over it. */
static void
on_search_activate (RelaisCardPile *self)
{
  toggle (self, 0);
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static gboolean
on_search_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
               RelaisCardPile *self)
{
  return keyval == GDK_KEY_Down && gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
on_failed (RelaisCardPile *self, const GError *error)
{
  relais_window_tell_error (GTK_WIDGET (self), error);
}

/* --- Actions --- */

static void
act_clear (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisCardPile *self = RELAIS_CARD_PILE (widget);

  g_ptr_array_set_size (self->chosen, 0);
  show_chosen (self);
  gtk_widget_grab_focus (self->search);
}

static void
act_look (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisCardPile *self = RELAIS_CARD_PILE (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkWindow *dialog;

  if (self->chosen->len == 0)
    return;
  if (self->chosen->len == 1)
    dialog = relais_card_dialog_new (parent, self->desk, g_ptr_array_index (self->chosen, 0));
  else
    dialog = relais_card_dialog_new_for_many (parent, self->desk, self->chosen);
  gtk_window_present (dialog);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- Life --- */

static void
relais_card_pile_dispose (GObject *object)
{
  RelaisCardPile *self = RELAIS_CARD_PILE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_card_pile_parent_class)->dispose (object);
}

static void
relais_card_pile_finalize (GObject *object)
{
  RelaisCardPile *self = RELAIS_CARD_PILE (object);

  g_ptr_array_unref (self->chosen);
  g_hash_table_unref (self->rows);
  G_OBJECT_CLASS (relais_card_pile_parent_class)->finalize (object);
}

static void
relais_card_pile_class_init (RelaisCardPileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_card_pile_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_card_pile_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/relais/Relais/ui/documents/relais-card-pile.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisCardPile, search);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardPile, list);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardPile, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardPile, look);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_install_action (widget_class, "pile.clear", NULL, act_clear);
  gtk_widget_class_install_action (widget_class, "pile.look", NULL, act_look);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "pile.look", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "pile.look", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
relais_card_pile_init (RelaisCardPile *self)
{
  self->chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  self->rows = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  relais_parts_name_once (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self->list));
}

static void
fill_list (RelaisCardPile *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection;

  self->model = relais_people_model_new (self->desk, RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS);
  g_signal_connect_swapped (self->model, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, 0);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  g_object_unref (factory);
}

/**
 * relais_card_pile_new:
 * @parent: the window above which it stands
 * @desk: the desk
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *
relais_card_pile_new (GtkWindow *parent, RelaisDesk *desk)
{
  RelaisCardPile *self = g_object_new (RELAIS_TYPE_CARD_PILE, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  relais_parts_fit (GTK_WINDOW (self), parent);
  g_signal_connect_object (desk, "closed", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  fill_list (self);
  show_chosen (self);
  gtk_widget_grab_focus (self->search);
  return GTK_WINDOW (self);
}
