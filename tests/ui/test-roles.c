/* The window of those who do not look after people: of a data protection officer and of an administrator it has what
 * their role is for, and nothing of the people in the register by any way that the window has.
 */

#include "relais-ui-test.h"

#include "relais-audit-room.h"
#include "relais-dialog.h"
#include "relais-people-room.h"
#include "relais-person.h"
#include "relais-preferences.h"
#include "relais-rooms.h"
#include "relais-search-dialog.h"
#include "relais-test-session.h"
#include "relais-today-room.h"

static guint
count_windows (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

static gboolean
shows_log (gpointer data)
{
  return relais_ui_test_find (((RelaisUiTest *) data)->window, GTK_TYPE_LABEL, "saved") != NULL;
}

/* The room that stands in front. */
static gboolean
is_in_the_log (RelaisUiTest *test)
{
  GtkWidget *rooms = relais_ui_test_find (test->window, RELAIS_TYPE_ROOMS, NULL);

  return RELAIS_IS_AUDIT_ROOM (relais_rooms_get_room (RELAIS_ROOMS (rooms)));
}

static void
try_act (RelaisUiTest *test, const char *action)
{
  guint before = count_windows ();

  g_test_message ("%s", action);
  gtk_widget_activate_action (GTK_WIDGET (test->window), action, NULL);
  relais_ui_test_settle ();
  g_assert_cmpuint (count_windows (), ==, before);
  g_assert_true (is_in_the_log (test));
}

static void
try_to_reach_people (RelaisUiTest *test, const char *id)
{
  static const char *const rooms[] = { "today", "patients", "caregivers" };
  static const char *const acts[] = { "win.search", "win.create", "win.changes", "win.choose-cards", "win.print-shown" };

  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (test->window), "win.go-room", "s", rooms[i]);
      gtk_widget_activate_action (GTK_WIDGET (test->window), "win.new-person", "s", rooms[i]);
      gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-person", "(ss)", rooms[i], id);
      gtk_widget_activate_action (GTK_WIDGET (test->window), "win.resume-form", "(ss)", rooms[i], id);
    }
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.edit-person", "s", id);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.new-caregiver", "s", id);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.print-cards", "s", id);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    try_act (test, acts[i]);
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_k, GDK_CONTROL_MASK);
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_n, GDK_CONTROL_MASK);
  relais_ui_test_press (GTK_WIDGET (test->window), GDK_KEY_2, GDK_ALT_MASK);
  relais_ui_test_settle ();
  g_assert_true (is_in_the_log (test));
  g_assert_null (relais_ui_test_find (test->window, RELAIS_TYPE_PEOPLE_ROOM, NULL));
  g_assert_null (relais_ui_test_find (test->window, RELAIS_TYPE_TODAY_ROOM, NULL));
}

static void
open_as (RelaisUiTest *test, const char *role, RelaisRecord **person)
{
  g_autoptr (RelaisRecord) member = relais_ui_test_add_member (test, "Dominique", role);

  *person = relais_test_session_add (relais_ui_test_get_session (test), "Nowak", "Ewa", RELAIS_FACET_PATIENT, "street",
                                     "rue du Relais 3", "postcode", "1030", NULL);
  relais_ui_test_become (test, "Dominique");
  relais_ui_test_open_window (test);
  relais_ui_test_wait (shows_log, test);
}

/* Says to whom the log speaks of; nothing of what is known about them. */
static void
test_data_protection_officer (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) person = NULL;

  open_as (test, "dpo", &person);
  relais_ui_test_walk (GTK_WIDGET (test->window));
  try_to_reach_people (test, relais_record_get_id (person));
  try_act (test, "win.team");
  try_act (test, "win.import");
  try_act (test, "win.renew-recovery");
  g_assert_nonnull (relais_ui_test_find (test->window, GTK_TYPE_LABEL, "Ewa Nowak"));
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_WIDGET, "rue du Relais"));
}

static void
test_administrator (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) person = NULL;
  guint before;

  open_as (test, "administrator", &person);
  relais_ui_test_walk (GTK_WIDGET (test->window));
  try_to_reach_people (test, relais_record_get_id (person));
  g_assert_null (relais_ui_test_find (test->window, GTK_TYPE_WIDGET, "rue du Relais"));

  before = count_windows ();
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.team", NULL);
  g_assert_cmpuint (count_windows (), ==, before + 1);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.preferences", NULL);
  g_assert_cmpuint (count_windows (), ==, before + 2);
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/roles/data-protection-officer", test_data_protection_officer);
  relais_ui_test_add ("/roles/administrator", test_administrator);
  return g_test_run ();
}
