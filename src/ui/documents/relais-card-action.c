/* The actions of cards, from anywhere in the window. "win.print-cards" shows the cards of those whose ids it is given; who
 * they are is read on a thread before the dialog opens. "win.choose-cards" asks who they are, and
 * "win.print-shown" takes whoever is on screen. Installed by the window.
 */

#include "relais-card-action.h"

#include "relais-card-dialog.h"
#include "relais-card-pile.h"
#include "relais-person-view.h"
#include "relais-register.h"
#include "relais-window.h"

static gpointer
load_people (RelaisSession *session, gpointer data, GError **error)
{
  char **ids = data;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);

  for (char **id = ids; *id != NULL; id++)
    {
      RelaisRecord *person = relais_register_load_person (session, relais_session_get_actor (session), *id, error);

      if (person == NULL)
        return NULL;
      g_ptr_array_add (people, person);
    }
  return g_steal_pointer (&people);
}

static void
on_people_loaded (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisWindow *window = owner;
  g_autoptr (GPtrArray) people = answer;
  RelaisDesk *desk = relais_window_get_desk (window);
  GtkWindow *dialog;

  if (people == NULL)
    {
      relais_window_tell_error (GTK_WIDGET (window), error);
      return;
    }
  if (people->len == 1)
    dialog = relais_card_dialog_new (GTK_WINDOW (window), desk, g_ptr_array_index (people, 0));
  else
    dialog = relais_card_dialog_new_for_many (GTK_WINDOW (window), desk, people);
  gtk_window_present (dialog);
}

static void
act_print_cards (GtkWidget *widget, const char *name, GVariant *target)
{
  char **ids = g_variant_dup_strv (target, NULL);

  if (ids[0] == NULL)
    {
      g_strfreev (ids);
      return;
    }
  relais_desk_run (relais_window_get_desk (RELAIS_WINDOW (widget)), widget, load_people, ids,
                   (GDestroyNotify) g_strfreev, (GDestroyNotify) g_ptr_array_unref, on_people_loaded);
}

static void
act_choose_cards (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_window_present (relais_card_pile_new (GTK_WINDOW (widget), relais_window_get_desk (RELAIS_WINDOW (widget))));
}

/* The page that is on screen, wherever the focus is. */
static RelaisPersonView *
find_view (GtkWidget *widget)
{
  RelaisPersonView *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (RELAIS_IS_PERSON_VIEW (widget))
    return RELAIS_PERSON_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

/* Who searched and opened a page has the focus in the search still. */
static void
act_print_shown (GtkWidget *widget, const char *name, GVariant *target)
{
  RelaisPersonView *view = find_view (widget);
  const char *ids[] = { view != NULL ? relais_person_view_get_id (view) : NULL, NULL };

  if (ids[0] != NULL)
    gtk_widget_activate_action (widget, "win.print-cards", "^as", ids);
  else
    act_choose_cards (widget, name, NULL);
}

/**
 * relais_card_action_install:
 * @window_class: the class of the window
 *
 * Installs "win.print-cards", whose target is an array of ids of people, "win.choose-cards" and
 * "win.print-shown".
 */
void
relais_card_action_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.print-cards", "as", act_print_cards);
  gtk_widget_class_install_action (window_class, "win.choose-cards", NULL, act_choose_cards);
  gtk_widget_class_install_action (window_class, "win.print-shown", NULL, act_print_shown);
  gtk_widget_class_add_binding_action (window_class, GDK_KEY_p, GDK_CONTROL_MASK, "win.print-shown", NULL);
  gtk_widget_class_add_binding_action (window_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.choose-cards", NULL);
  gtk_widget_class_add_binding_action (window_class, GDK_KEY_P, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.choose-cards", NULL);
}
