/* What stays when the page of a person is made anew: which widget has the focus and which rows are unfolded. Widgets
 * that have a successor bear a name that it has too. Main thread.
 */

#include "relais-person-memory.h"

#include <adwaita.h>

/**
 * relais_person_view_mark:
 * @widget: a widget of a section
 * @what: what it is
 * @id: (nullable): the record it is about
 *
 * Gives @widget a name that its successor will have too, when the page is made anew.
 */
void
relais_person_view_mark (GtkWidget *widget, const char *what, const char *id)
{
  g_autofree char *name = g_strconcat (what, ":", id, NULL);

  gtk_widget_set_name (widget, name);
}

static gboolean
is_marked (GtkWidget *widget)
{
  return strchr (gtk_widget_get_name (widget), ':') != NULL;
}

static GtkWidget *
find_marked (GtkWidget *root, const char *name)
{
  if (g_str_equal (gtk_widget_get_name (root), name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_marked (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * relais_person_memory_get_focus:
 * @root: what is made anew
 *
 * Returns: (transfer full) (nullable): which widget in @root has the focus, "" where it bears no name; %NULL when none
 *   has
 */
char *
relais_person_memory_get_focus (GtkWidget *root)
{
  GtkRoot *window = gtk_widget_get_root (root);
  GtkWidget *focus = window != NULL ? gtk_root_get_focus (window) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, root))
    return NULL;
  while (focus != root && !is_marked (focus))
    focus = gtk_widget_get_parent (focus);
  return g_strdup (focus != root ? gtk_widget_get_name (focus) : "");
}

/**
 * relais_person_memory_set_focus:
 * @root: what was made anew
 * @name: (nullable): what relais_person_memory_get_focus() gave
 *
 * Puts the focus on the successor, or on the first widget.
 */
void
relais_person_memory_set_focus (GtkWidget *root, const char *name)
{
  GtkWidget *widget = name != NULL ? find_marked (root, name) : NULL;

  if (name != NULL && (widget == NULL || !gtk_widget_grab_focus (widget)))
    gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD);
}

/**
 * relais_person_memory_get_unfolded:
 * @root: what is made anew
 * @names: filled with the rows and whether they are unfolded
 */
void
relais_person_memory_get_unfolded (GtkWidget *root, GHashTable *names)
{
  if (ADW_IS_EXPANDER_ROW (root))
    g_hash_table_insert (names, g_strdup (gtk_widget_get_name (root)),
                         GINT_TO_POINTER (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (root))));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    relais_person_memory_get_unfolded (child, names);
}

/**
 * relais_person_memory_set_unfolded:
 * @root: what was made anew
 * @names: what relais_person_memory_get_unfolded() filled
 */
void
relais_person_memory_set_unfolded (GtkWidget *root, GHashTable *names)
{
  gpointer expanded;

  if (ADW_IS_EXPANDER_ROW (root) && g_hash_table_lookup_extended (names, gtk_widget_get_name (root), NULL, &expanded))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (root), GPOINTER_TO_INT (expanded));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    relais_person_memory_set_unfolded (child, names);
}
