/* The actions of cards, from anywhere in the window. "win.print-cards" shows the cards of those whose ids it is given; who
 * they are is read on a thread before the dialog opens. "win.choose-cards" asks who they are. Installed by the window.
 */

#include "relais-card-action.h"

#include "relais-card-dialog.h"
#include "relais-card-pile.h"
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
  relais_desk_run (relais_window_get_desk (RELAIS_WINDOW (widget)), widget, load_people, ids, (GDestroyNotify) g_strfreev,
                   (GDestroyNotify) g_ptr_array_unref, on_people_loaded);
}

static void
act_choose_cards (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_window_present (relais_card_pile_new (GTK_WINDOW (widget), relais_window_get_desk (RELAIS_WINDOW (widget))));
}

/**
 * relais_card_action_install:
 * @window_class: the class of the window
 *
 * Installs "win.print-cards", whose target is an array of ids of people, and "win.choose-cards".
 */
void
relais_card_action_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.print-cards", "as", act_print_cards);
  gtk_widget_class_install_action (window_class, "win.choose-cards", NULL, act_choose_cards);
  gtk_widget_class_add_binding_action (window_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.choose-cards", NULL);
  gtk_widget_class_add_binding_action (window_class, GDK_KEY_P, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.choose-cards", NULL);
}
