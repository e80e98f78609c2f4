/* My round in the window: chosen like any other way to look at the notebook, filled from an entry's menu or the page of
 * a patient, moved by keyboard with the cursor on what moves, taken out with undo, opened with Enter.
 */

#include "relais-ui-test.h"

#include "relais-notebook-room.h"
#include "relais-notebook-views.h"
#include "relais-person.h"
#include "relais-round-item.h"
#include "relais-round-view.h"
#include "relais-test-session.h"

#include <string.h>

static const char *
get_today (RelaisUiTest *test)
{
  return relais_round_get_weekday (relais_desk_get_today (test->desk));
}

static char *
add_patient (RelaisUiTest *test, const char *family)
{
  RelaisSession *session = relais_ui_test_get_session (test);
  g_autoptr (RelaisRecord) patient = relais_test_session_add (session, family, "Jan", RELAIS_FACET_PATIENT, NULL);

  return g_strdup (relais_record_get_id (patient));
}

static void
put (RelaisUiTest *test, const char *patient)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.add-to-round", "(ss)", patient, get_today (test));
}

static GtkWidget *
open_round (RelaisUiTest *test)
{
  GtkWidget *views, *choice;
  GListModel *choices;

  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.go-room", "s", "notebook");
  views = relais_ui_test_wait_for (test->window, RELAIS_TYPE_NOTEBOOK_VIEWS, NULL);
  choice = relais_ui_test_wait_for (views, GTK_TYPE_DROP_DOWN, NULL);
  choices = gtk_drop_down_get_model (GTK_DROP_DOWN (choice));
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (GtkStringObject) name = g_list_model_get_item (choices, i);

      if (g_str_equal (gtk_string_object_get_string (name), "My round"))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
    }
  return relais_ui_test_wait_for (test->window, RELAIS_TYPE_ROUND_VIEW, NULL);
}

static GtkWidget *
get_list (GtkWidget *view)
{
  return relais_ui_test_find (view, GTK_TYPE_LIST_VIEW, NULL);
}

typedef struct {
  GtkWidget *view;
  const char *names; /* their first letters */
} Order;

static gboolean
is_ordered (gpointer data)
{
  const Order *order = data;
  GtkWidget *list = get_list (order->view);
  GListModel *items;

  if (list == NULL)
    return *order->names == '\0';
  items = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  if (g_list_model_get_n_items (items) != strlen (order->names))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RelaisRoundItem) item = g_list_model_get_item (items, i);
      const RelaisRoundVisit *visit = relais_slot_get_row (item);

      if (*relais_record_get (visit->patient, RELAIS_PERSON_FAMILY_NAME) != order->names[i])
        return FALSE;
    }
  return TRUE;
}

static void
wait_for_order (GtkWidget *view, const char *names)
{
  Order order = { view, names };

  relais_ui_test_wait (is_ordered, &order);
}

typedef struct {
  GtkWidget *view;
  const char *name;
} Standing;

static gboolean
stands_on (gpointer data)
{
  const Standing *standing = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (standing->view));

  return focus != NULL && gtk_widget_get_parent (focus) == get_list (standing->view) &&
         relais_ui_test_find (focus, GTK_TYPE_LABEL, standing->name) != NULL;
}

static void
test_in_my_order (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *amrani = add_patient (test, "Amrani");
  g_autofree char *benali = add_patient (test, "Benali");
  g_autofree char *claes = add_patient (test, "Claes");
  GtkWidget *view = open_round (test);
  Standing standing = { view, "Amrani Jan" };

  relais_ui_test_wait_for (view, GTK_TYPE_LABEL, "Nobody on this day yet");
  put (test, amrani);
  wait_for_order (view, "A");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Put on your round");
  put (test, benali);
  wait_for_order (view, "AB");
  put (test, claes);
  wait_for_order (view, "ABC");
  relais_ui_test_wait_for (view, GTK_TYPE_LABEL, "Claes Jan");
  relais_ui_test_walk (view);
  g_assert_true (relais_round_view_focus (RELAIS_ROUND_VIEW (view)));
  relais_ui_test_wait (stands_on, &standing);
  relais_ui_test_press (get_list (view), GDK_KEY_Down, GDK_ALT_MASK);
  wait_for_order (view, "BAC");
  relais_ui_test_wait (stands_on, &standing);
  relais_ui_test_press (get_list (view), GDK_KEY_Down, GDK_ALT_MASK);
  wait_for_order (view, "BCA");
  relais_ui_test_wait (stands_on, &standing);
  relais_ui_test_press (get_list (view), GDK_KEY_Down, GDK_ALT_MASK); /* it is the last one */
  relais_ui_test_press (get_list (view), GDK_KEY_Delete, 0);
  wait_for_order (view, "BC");
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Taken out of your round");
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo-last", NULL);
  wait_for_order (view, "BCA");
}

static void
test_what_is_new (RelaisUiTest *test, gconstpointer data)
{
  g_autofree char *amrani = add_patient (test, "Amrani");
  g_autoptr (RelaisRecord) guillaume = relais_ui_test_add_member (test, "Guillaume", "reception;nurse");
  GtkWidget *view;

  relais_ui_test_sign (test, amrani, "Premier", "care", NULL);
  relais_ui_test_sign (test, amrani, "Peser", "logistics", "rappeler la fille");
  relais_ui_test_become (test, "Guillaume");
  view = open_round (test);
  put (test, amrani);
  wait_for_order (view, "A");
  relais_ui_test_wait_for (view, GTK_TYPE_LABEL, "2 to read");
  relais_ui_test_wait_for (view, GTK_TYPE_LABEL, "1 to do");
  relais_ui_test_wait_for (view, GTK_TYPE_LABEL, "No visit noted yet");
  g_signal_emit_by_name (get_list (view), "activate", 0);
  relais_ui_test_wait_for (test->window, GTK_TYPE_LABEL, "Sign for Amrani Jan");
}

int
main (int argc, char *argv[])
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/round/in-my-order", test_in_my_order);
  relais_ui_test_add ("/round/what-is-new", test_what_is_new);
  return g_test_run ();
}
