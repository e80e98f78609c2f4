/* The list of relations beside the field where one is typed: what is typed proposes those that fit (Down goes there),
 * the button or Alt+Down shows all of them, the common ones first. Whatever else is typed stays possible, and is
 * understood or not by the domain. Lives as long as its row.
 */

#include "relais-relation-choice.h"

#include "relais-parts.h"
#include "relais-relation.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LIST_HEIGHT 320
#define MOST 5

static const char *
get_label (const char *word)
{
  const char *context;
  const char *msgid = relais_relation_get_label (word, RELAIS_RELATION_ON_SCREEN, &context);

  return g_dpgettext2 (GETTEXT_PACKAGE, context, msgid);
}

static void
take (RelaisEntryRow *row, const char *label)
{
  relais_entry_row_set_text (row, label);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- While typing --- */

static void
on_proposal (GtkButton *button, RelaisEntryRow *row)
{
  g_autofree char *label = g_strdup (gtk_button_get_label (button));

  take (row, label);
}

/* Accents and capitals do not matter, and a word in the middle counts. */
static gboolean
fits (const char *label, const char *typed)
{
  g_autofree char *folded = relais_text_fold (label);
  const char *found = *typed != '\0' ? strstr (folded, typed) : NULL;

  return found != NULL && (found == folded || !g_ascii_isalpha (found[-1]));
}

static gboolean
is_whole (const char *typed)
{
  const char *const *words = relais_relation_get_words ();

  for (guint i = 0; words[i] != NULL; i++)
    if (relais_text_equal_folded (get_label (words[i]), typed))
      return TRUE;
  return FALSE;
}

static void
add_proposal (GtkWidget *box, RelaisEntryRow *row, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_proposal), row, 0);
  gtk_flow_box_append (GTK_FLOW_BOX (box), button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
on_typed (RelaisEntryRow *row, GtkWidget *box)
{
  const char *const *words = relais_relation_get_words ();
  g_autofree char *typed = relais_text_fold (relais_entry_row_get_text (row));
  gboolean whole = is_whole (typed);
  guint n = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (box), child);
  for (guint i = 0; words[i] != NULL && n < MOST && !whole; i++)
    if (fits (get_label (words[i]), typed))
      {
        add_proposal (box, row, get_label (words[i]));
        n++;
      }
  gtk_widget_set_visible (box, n > 0);
}

/* Tab and Enter go from field to field: only Down goes into the proposals. */
static gboolean
enter_proposals (GtkWidget *entry, GVariant *arguments, gpointer box)
{
  if (!gtk_widget_get_visible (box))
    return FALSE;
  gtk_widget_set_can_focus (box, TRUE);
  return gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD);
}

static void
on_left (GtkEventControllerFocus *focus, GtkWidget *box)
{
  gtk_widget_set_can_focus (box, FALSE);
}

static void
add_proposals (RelaisEntryRow *row, GtkShortcutController *keys)
{
  GtkWidget *box = gtk_flow_box_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), MOST);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_widget_set_focusable (box, FALSE);
  gtk_widget_set_can_focus (box, FALSE);
  gtk_widget_set_visible (box, FALSE);
  relais_parts_name (box, _("Relations"));
  g_signal_connect (focus, "leave", G_CALLBACK (on_left), box);
  gtk_widget_add_controller (box, focus);
  relais_entry_row_add_below (row, box);
  gtk_shortcut_controller_add_shortcut (keys, gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0),
                                                                gtk_callback_action_new (enter_proposals, box, NULL)));
  g_signal_connect_object (row, "changed", G_CALLBACK (on_typed), box, 0);
}

/* --- All of them --- */

static void
on_chosen (GtkListBox *list, GtkListBoxRow *line, RelaisEntryRow *row)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  take (row, gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (line))));
}

static void
separate_common (GtkListBoxRow *line, GtkListBoxRow *before, gpointer data)
{
  gtk_list_box_row_set_header (line, gtk_list_box_row_get_index (line) == RELAIS_RELATION_N_COMMON
                                         ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL)
                                         : NULL);
}

static GtkWidget *
make_list (RelaisEntryRow *row)
{
  const char *const *words = relais_relation_get_words ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (list), separate_common, NULL, NULL);
  relais_parts_name (list, _("Relations"));
  for (guint i = 0; words[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (get_label (words[i]));
      GtkWidget *line;

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (GTK_LIST_BOX (list), label);
      line = gtk_widget_get_parent (label);
      relais_parts_name (line, get_label (words[i]));
    }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_chosen), row, 0);
  return list;
}

static gboolean
open_list (GtkWidget *entry, GVariant *arguments, gpointer button)
{
  gtk_menu_button_popup (button);
  return TRUE;
}

/* Made when it is asked for: it has dozens of lines, and most forms are filled in without it. */
static void
make_popover (GtkMenuButton *button, gpointer row)
{
  GtkWidget *popover;
  GtkWidget *scroller;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_list (row));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

static void
add_button (RelaisEntryRow *row, GtkShortcutController *keys)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_popover, row, NULL);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Choose the relation from a list (Alt+Down)"));
  relais_parts_name (button, _("Choose the relation from a list"));
  relais_entry_row_add_suffix (row, button);
  gtk_widget_set_can_focus (gtk_widget_get_first_child (button), FALSE);
  gtk_shortcut_controller_add_shortcut (keys, gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, GDK_ALT_MASK),
                                                                gtk_callback_action_new (open_list, button, NULL)));
}

/**
 * relais_relation_choice_add:
 * @row: a row in which a relation is typed
 *
 * Proposes the relations that fit while one types, and all of them behind a button.
 */
void
relais_relation_choice_add (RelaisEntryRow *row)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_proposals (row, GTK_SHORTCUT_CONTROLLER (keys));
  add_button (row, GTK_SHORTCUT_CONTROLLER (keys));
  gtk_widget_add_controller (relais_entry_row_get_entry (row), keys);
}
