/* Every template of the window, as it stands when it is opened: whatever takes the focus has a name, once. The list of
 * templates is that of the resources, so that a new one is walked from its first day.
 */

#include "relais-about.h"
#include "relais-card-dialog.h"
#include "relais-card-pile.h"
#include "relais-directory-room.h"
#include "relais-found-row.h"
#include "relais-import-window.h"
#include "relais-people-room.h"
#include "relais-person-row.h"
#include "relais-person.h"
#include "relais-preferences.h"
#include "relais-rooms.h"
#include "relais-search-dialog.h"
#include "relais-set-up-page.h"
#include "relais-test-session.h"
#include "relais-today-room.h"
#include "relais-ui-test.h"
#include "relais-unlock-page.h"

#include <string.h>

#define RESOURCES "/io/github/relais/Relais/ui"

static GtkWidget *
make_card_dialog (RelaisUiTest *test)
{
  g_autoptr (RelaisRecord) person = relais_test_session_add (relais_ui_test_get_session (test), "El Amrani", "Fatima",
                                                             RELAIS_FACET_CAREGIVER, NULL);

  return GTK_WIDGET (relais_card_dialog_new (test->window, test->desk, person));
}

static GtkWidget *
make_card_pile (RelaisUiTest *test)
{
  return GTK_WIDGET (relais_card_pile_new (test->window, test->desk));
}

static GtkWidget *
make_import_window (RelaisUiTest *test)
{
  return GTK_WIDGET (relais_import_window_new (test->desk, test->window));
}

static GtkWidget *
make_preferences (RelaisUiTest *test)
{
  return GTK_WIDGET (relais_preferences_new (test->desk, test->window));
}

static GtkWidget *
make_search_dialog (RelaisUiTest *test)
{
  return GTK_WIDGET (relais_search_dialog_new (RELAIS_WINDOW (test->window)));
}

static GtkWidget *
make_window (RelaisUiTest *test)
{
  return GTK_WIDGET (relais_window_new (NULL, test->desk));
}

static GtkWidget *
make_directory_room (RelaisUiTest *test)
{
  return relais_directory_room_new (test->desk);
}

static GtkWidget *
make_found_row (RelaisUiTest *test)
{
  return g_object_new (RELAIS_TYPE_FOUND_ROW, NULL);
}

static GtkWidget *
make_people_room (RelaisUiTest *test)
{
  return relais_people_room_new (test->desk, RELAIS_SEARCH_CAREGIVERS);
}

static GtkWidget *
make_person_row (RelaisUiTest *test)
{
  return relais_person_row_new (test->desk);
}

static GtkWidget *
make_rooms (RelaisUiTest *test)
{
  return relais_rooms_new (test->desk);
}

static GtkWidget *
make_set_up_page (RelaisUiTest *test)
{
  return relais_set_up_page_new (test->desk);
}

static GtkWidget *
make_today_room (RelaisUiTest *test)
{
  return relais_today_room_new (test->desk);
}

static GtkWidget *
make_unlock_page (RelaisUiTest *test)
{
  return relais_unlock_page_new (test->desk);
}

/* A field is named by its title, which stands nowhere in the template. */
static GtkWidget *
make_entry_row (RelaisUiTest *test)
{
  return g_object_new (g_type_from_name ("RelaisEntryRow"), "title", "_Family name", NULL);
}

/* What must be told more than its type to be opened; every other template is made as its type alone. */
static const struct {
  const char *type;
  GtkWidget *(*make) (RelaisUiTest *test);
} makers[] = {
  { "RelaisCardDialog", make_card_dialog },
  { "RelaisCardPile", make_card_pile },
  { "RelaisDirectoryRoom", make_directory_room },
  { "RelaisEntryRow", make_entry_row },
  { "RelaisFoundRow", make_found_row },
  { "RelaisImportWindow", make_import_window },
  { "RelaisPeopleRoom", make_people_room },
  { "RelaisPersonRow", make_person_row },
  { "RelaisPreferences", make_preferences },
  { "RelaisRooms", make_rooms },
  { "RelaisSearchDialog", make_search_dialog },
  { "RelaisSetUpPage", make_set_up_page },
  { "RelaisTodayRoom", make_today_room },
  { "RelaisUnlockPage", make_unlock_page },
  { "RelaisWindow", make_window },
};

static GtkWidget *
make (RelaisUiTest *test, const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    if (g_str_equal (makers[i].type, type))
      return makers[i].make (test);
  return g_object_new (g_type_from_name (type), NULL);
}

/* A widget that is no window stands in one while it is looked at. */
static void
walk (RelaisUiTest *test, const char *type)
{
  GtkWidget *widget = make (test, type);
  GtkWidget *window = GTK_IS_WINDOW (widget) ? widget : gtk_window_new ();

  g_test_message ("%s", type);
  if (window != widget)
    gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  relais_ui_test_settle ();
  relais_ui_test_walk (window);
  gtk_window_destroy (GTK_WINDOW (window));
  relais_ui_test_settle ();
}

/* Whoever makes a template says its class in the first lines. Returns: (nullable): the class */
static char *
read_class (const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  const char *text = g_bytes_get_data (bytes, NULL);
  const char *begin = strstr (text, "<template class=\"");

  if (begin == NULL)
    return NULL;
  begin += strlen ("<template class=\"");
  return g_strndup (begin, strcspn (begin, "\""));
}

static guint
walk_folder (RelaisUiTest *test, const char *folder)
{
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", folder, names[i], NULL);
      g_autofree char *type = NULL;

      if (g_str_has_suffix (path, "/"))
        n += walk_folder (test, path);
      if (!g_str_has_suffix (path, ".ui"))
        continue;
      type = read_class (path);
      if (type != NULL)
        {
          walk (test, type);
          n++;
        }
    }
  return n;
}

static void
test_every_template (RelaisUiTest *test, gconstpointer data)
{
  relais_ui_test_open_window (test);
  g_assert_cmpuint (walk_folder (test, RESOURCES), >=, 16);
}

static GtkWindow *
find_above (RelaisUiTest *test)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == test->window)
        return window;
    }
  return NULL;
}

/* What the library draws of it is its own; it opens without a warning, and closes. */
static void
test_about (RelaisUiTest *test, gconstpointer data)
{
  relais_ui_test_open_window (test);
  relais_about_show (test->window);
  relais_ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (find_above (test))));
  gtk_window_destroy (find_above (test));
  relais_ui_test_settle ();
  g_assert_null (find_above (test));
}

/* Every key is told to the eye and to a screen reader, on a narrow screen too. */
static void
test_keys (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *dialog, *row;
  int narrowest;

  relais_ui_test_open_window (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.shortcuts", NULL);
  dialog = relais_ui_test_find_dialog ("Keyboard shortcuts");
  row = relais_ui_test_wait_for (dialog, ADW_TYPE_ACTION_ROW, "Search everywhere");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Ctrl+K");
  g_assert_nonnull (relais_ui_test_find (row, GTK_TYPE_SHORTCUT_LABEL, NULL));
  relais_ui_test_walk (dialog);
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, NULL, NULL, NULL);
  g_assert_cmpint (narrowest, <=, 360);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/ui/templates/every-one", test_every_template);
  relais_ui_test_add ("/ui/templates/about", test_about);
  relais_ui_test_add ("/ui/templates/keys", test_keys);
  return g_test_run ();
}
