#include "relais-ui-test.h"

#include "relais-combo.h"
#include "relais-disk.h"
#include "relais-entry-row.h"
#include "relais-lines-row.h"
#include "relais-practice-profile.h"
#include "relais-preferences.h"
#include "relais-record-expander.h"

static GtkWidget *
open_preferences (RelaisUiTest *test)
{
  GtkWindow *window;

  relais_ui_test_open_window (test);
  window = relais_preferences_new (test->desk, test->window);
  gtk_window_present (window);
  return GTK_WIDGET (window);
}

static gboolean
shows_practice (gpointer window)
{
  return relais_ui_test_find (window, RELAIS_TYPE_RECORD_EXPANDER, "Maison médicale") != NULL &&
         relais_ui_test_find (window, RELAIS_TYPE_ENTRY_ROW, "Name of the practice") != NULL;
}

static gboolean
is_unfolded (gpointer row)
{
  return relais_ui_test_find (row, RELAIS_TYPE_ENTRY_ROW, "Number") != NULL;
}

static gboolean
shows_other_name (gpointer window)
{
  return relais_ui_test_find (window, RELAIS_TYPE_RECORD_EXPANDER, "Maison du Pont") != NULL;
}

static void
test_names_the_practice (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *window = open_preferences (test);
  GtkWidget *row;
  g_autoptr (RelaisRecord) profile = NULL;
  g_autoptr (GError) error = NULL;

  relais_ui_test_wait (shows_practice, window);
  relais_ui_test_walk (window);
  row = relais_ui_test_find (window, RELAIS_TYPE_ENTRY_ROW, "Name of the practice");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (row), "Maison du Pont");
  g_signal_emit_by_name (relais_ui_test_find (window, GTK_TYPE_BUTTON, "_Save"), "clicked");
  relais_ui_test_wait (shows_other_name, window);

  profile = relais_practice_profile_load (relais_ui_test_get_session (test), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (profile, RELAIS_PRACTICE_NAME), ==, "Maison du Pont");
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct {
  GtkWidget *window;
  char *text;
} Told;

static gboolean
tells_about_disk (gpointer data)
{
  const Told *told = data;
  GObject *row = gtk_widget_get_template_child (told->window, RELAIS_TYPE_PREFERENCES, "disk");

  return g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), told->text) == 0;
}

/* Whoever asks later finds what the first run said: whether the disk and the memory of this PC could be read. */
static void
test_says_how_safe_this_pc_is (RelaisUiTest *test, gconstpointer data)
{
  Told told = { open_preferences (test), relais_disk_to_text (relais_disk_look (test->folder)) };

  g_assert_nonnull (strchr (told.text, '\n'));
  relais_ui_test_wait (tells_about_disk, &told);
  gtk_window_destroy (GTK_WINDOW (told.window));
  g_free (told.text);
}

static AdwComboRow *
find_language (GtkWidget *window)
{
  return ADW_COMBO_ROW (gtk_widget_get_template_child (window, RELAIS_TYPE_PREFERENCES, "language"));
}

/* It stands in several lines, and nothing around it cuts them. */
static gboolean
shows_all_lines (gpointer label)
{
  if (pango_layout_get_line_count (gtk_label_get_layout (label)) < 2)
    return FALSE;
  for (GtkWidget *around = gtk_widget_get_parent (label); around != NULL; around = gtk_widget_get_parent (around))
    {
      graphene_rect_t box;

      if (!gtk_widget_compute_bounds (label, around, &box) || box.origin.y < 0 ||
          box.origin.y + box.size.height > (float) gtk_widget_get_height (around))
        return FALSE;
    }
  return TRUE;
}

static void
test_a_choice_takes_its_lines (RelaisUiTest *test, gconstpointer data)
{
  static const char *const choices[] = { "Consulting room, fifteen minutes or more", "Public desk", NULL };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);

  relais_combo_wrap (ADW_COMBO_ROW (row));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Where it stands and for how long");
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_window_set_child (GTK_WINDOW (window), group);
  gtk_window_set_default_size (GTK_WINDOW (window), 320, 300);
  gtk_window_present (GTK_WINDOW (window));
  relais_ui_test_wait (shows_all_lines, relais_ui_test_wait_for (row, GTK_TYPE_LABEL, choices[0]));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  relais_ui_test_wait_for (row, GTK_TYPE_LABEL, "Public desk");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is chosen is read whole, also where the window is as narrow as a screen can be. */
static void
test_shows_all_of_a_choice (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *window = open_preferences (test);
  GtkWidget *place = GTK_WIDGET (gtk_widget_get_template_child (window, RELAIS_TYPE_PREFERENCES, "place"));
  GtkWidget *page = gtk_widget_get_ancestor (place, ADW_TYPE_PREFERENCES_PAGE);
  GtkWidget *chosen;

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_combo_row_set_selected (ADW_COMBO_ROW (place), 1);
  chosen = relais_ui_test_wait_for (place, GTK_TYPE_LABEL, "Consulting room, 15 min");
  g_assert_cmpint (gtk_label_get_ellipsize (GTK_LABEL (chosen)), ==, PANGO_ELLIPSIZE_NONE);
  g_assert_true (gtk_label_get_wrap (GTK_LABEL (chosen)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_keeps_the_language (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *window = open_preferences (test);
  g_autoptr (GVariant) kept = NULL;

  g_assert_cmpuint (adw_combo_row_get_selected (find_language (window)), ==, 0);
  adw_combo_row_set_selected (find_language (window), 2);
  gtk_window_destroy (GTK_WINDOW (window));

  kept = relais_settings_get (relais_desk_get_settings (test->desk), RELAIS_SETTING_LANGUAGE);
  g_assert_cmpstr (g_variant_get_string (kept, NULL), ==, "nl");
  window = GTK_WIDGET (relais_preferences_new (test->desk, test->window));
  g_assert_cmpuint (adw_combo_row_get_selected (find_language (window)), ==, 2);
  relais_settings_set (relais_desk_get_settings (test->desk), RELAIS_SETTING_LANGUAGE, g_variant_new_string (""));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
shows_number (gpointer window)
{
  return relais_ui_test_find (window, RELAIS_TYPE_RECORD_EXPANDER, "1733") != NULL;
}

static gboolean
shows_no_number (gpointer window)
{
  return !shows_number (window);
}

static void
test_keeps_numbers (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *window = open_preferences (test);
  GtkWidget *adding;

  relais_ui_test_wait (shows_practice, window);
  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (relais_ui_test_find (window, RELAIS_TYPE_RECORD_EXPANDER, "Maison")), FALSE);
  adding = relais_ui_test_find (window, RELAIS_TYPE_RECORD_EXPANDER, "Add a number");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (adding), TRUE);
  relais_ui_test_wait (is_unfolded, adding);
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (relais_ui_test_find (adding, RELAIS_TYPE_ENTRY_ROW, "Number")), "1733");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (relais_ui_test_find (adding, RELAIS_TYPE_ENTRY_ROW, "French")),
                             "Médecin de garde");
  g_signal_emit_by_name (relais_ui_test_find (adding, GTK_TYPE_BUTTON, "_Save"), "clicked");
  relais_ui_test_wait (shows_number, window);

  adding = relais_ui_test_find (window, RELAIS_TYPE_RECORD_EXPANDER, "1733");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (adding), TRUE);
  relais_ui_test_wait (is_unfolded, adding);
  g_signal_emit_by_name (relais_ui_test_find (adding, GTK_TYPE_BUTTON, "_Remove"), "clicked");
  relais_ui_test_wait (shows_no_number, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whether they are shown or not. */
static guint
count_rows (GtkWidget *below)
{
  guint n = RELAIS_IS_RECORD_EXPANDER (below) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static gboolean
has_names (gpointer window)
{
  GObject *group = gtk_widget_get_template_child (window, RELAIS_TYPE_PREFERENCES, "communes");

  return relais_ui_test_find (group, RELAIS_TYPE_RECORD_EXPANDER, "1210") != NULL;
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

/* The names are dozens of rows: there is none until their page is looked at, and then there is each of them once, also
 * after one was corrected.
 */
static void
test_names_come_with_their_page (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *window = open_preferences (test);
  GObject *page = gtk_widget_get_template_child (window, RELAIS_TYPE_PREFERENCES, "names_page");
  gpointer first;
  guint n_names;

  relais_ui_test_wait (shows_practice, window);
  relais_ui_test_settle ();
  g_assert_cmpuint (count_rows (GTK_WIDGET (page)), ==, 0);
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  relais_ui_test_wait (has_names, window);
  relais_ui_test_settle ();
  n_names = count_rows (GTK_WIDGET (page));
  g_assert_cmpuint (n_names, >, 20);

  first = relais_ui_test_find (window, RELAIS_TYPE_RECORD_EXPANDER, "1210");
  g_object_add_weak_pointer (first, &first);
  g_signal_emit_by_name (first, "saved");
  relais_ui_test_wait (is_gone, &first);
  g_assert_cmpuint (count_rows (GTK_WIDGET (page)), ==, n_names);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
shows_lists (gpointer window)
{
  GObject *page = gtk_widget_get_template_child (window, RELAIS_TYPE_PREFERENCES, "lists_page");

  return relais_ui_test_find (page, RELAIS_TYPE_RECORD_EXPANDER, "Add a measurement") != NULL;
}

static gboolean
shows_new_topic (gpointer window)
{
  GObject *page = gtk_widget_get_template_child (window, RELAIS_TYPE_PREFERENCES, "lists_page");

  return relais_ui_test_find (page, RELAIS_TYPE_RECORD_EXPANDER, "Zona") != NULL;
}

static gboolean
has_text_field (gpointer row)
{
  return relais_ui_test_find (row, RELAIS_TYPE_LINES_ROW, "Text in French") != NULL;
}

/* The practice's lists of the notebook: one is added, the text of another has several lines. */
static void
test_keeps_the_lists_of_the_notebook (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *window = open_preferences (test);
  GObject *page = gtk_widget_get_template_child (window, RELAIS_TYPE_PREFERENCES, "lists_page");
  GtkWidget *adding, *template, *lines;
  g_autofree char *text = NULL;

  relais_ui_test_wait (shows_practice, window);
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  relais_ui_test_wait (shows_lists, window);
  template = relais_ui_test_find (page, RELAIS_TYPE_RECORD_EXPANDER, "Transmission ciblée");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (template), TRUE);
  relais_ui_test_wait (has_text_field, template);
  lines = relais_ui_test_find (template, RELAIS_TYPE_LINES_ROW, "Text in French");
  text = relais_lines_row_get_text (RELAIS_LINES_ROW (lines));
  g_assert_cmpstr (text, ==, "Cible : {…}\nDonnées : {…}\nActions : {…}\nRésultats : {…}");
  relais_ui_test_walk (window);

  adding = relais_ui_test_find (page, RELAIS_TYPE_RECORD_EXPANDER, "Add a topic");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (adding), TRUE);
  relais_ui_test_wait_for (adding, RELAIS_TYPE_ENTRY_ROW, "Name in French");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (relais_ui_test_find (adding, RELAIS_TYPE_ENTRY_ROW, "Name in French")),
                             "Zona");
  g_signal_emit_by_name (relais_ui_test_find (adding, GTK_TYPE_BUTTON, "_Save"), "clicked");
  relais_ui_test_wait (shows_new_topic, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_refuses_what_is_wrong (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *window = open_preferences (test);
  GtkWidget *row;

  relais_ui_test_wait (shows_practice, window);
  row = relais_ui_test_find (window, RELAIS_TYPE_ENTRY_ROW, "Phone");
  relais_entry_row_set_text (RELAIS_ENTRY_ROW (row), "02 47");
  g_signal_emit_by_name (relais_ui_test_find (window, GTK_TYPE_BUTTON, "_Save"), "clicked");
  relais_ui_test_settle ();

  /* The sentence stands under the field, and what was typed stays in it. */
  g_assert_nonnull (relais_ui_test_find (row, GTK_TYPE_LABEL, "short"));
  g_assert_cmpstr (relais_entry_row_get_text (RELAIS_ENTRY_ROW (row)), ==, "02 47");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/ui/preferences/names-the-practice", test_names_the_practice);
  relais_ui_test_add ("/ui/preferences/says-how-safe-this-pc-is", test_says_how_safe_this_pc_is);
  relais_ui_test_add ("/ui/preferences/keeps-numbers", test_keeps_numbers);
  relais_ui_test_add ("/ui/preferences/shows-all-of-a-choice", test_shows_all_of_a_choice);
  relais_ui_test_add ("/ui/preferences/a-choice-takes-its-lines", test_a_choice_takes_its_lines);
  relais_ui_test_add ("/ui/preferences/keeps-the-language", test_keeps_the_language);
  relais_ui_test_add ("/ui/preferences/names-come-with-their-page", test_names_come_with_their_page);
  relais_ui_test_add ("/ui/preferences/keeps-the-lists-of-the-notebook", test_keeps_the_lists_of_the_notebook);
  relais_ui_test_add ("/ui/preferences/refuses-what-is-wrong", test_refuses_what_is_wrong);
  return g_test_run ();
}
