/* A question above the window: as large as what is in it, never larger than the window, its title whole. */

#include "relais-ui-test.h"

#include "relais-card-dialog.h"
#include "relais-card-pile.h"
#include "relais-dialog.h"
#include "relais-import-window.h"
#include "relais-parts.h"
#include "relais-person.h"
#include "relais-preferences.h"
#include "relais-test-session.h"

#define TITLE "Who has seen this record"
#define WORDS "For this colleague the record is nowhere any more: in no list, search, card or export. "

static void
open_window (RelaisUiTest *test, int width, int height)
{
  test->window = relais_window_new (NULL, test->desk);
  gtk_window_set_default_size (test->window, width, height);
  gtk_window_present (test->window);
  relais_ui_test_settle ();
}

static gboolean
is_allocated (gpointer dialog)
{
  return gtk_widget_get_height (dialog) > 1;
}

static GtkWidget *
show (GtkWidget *dialog)
{
  gtk_window_present (GTK_WINDOW (dialog));
  relais_ui_test_wait (is_allocated, dialog);
  relais_ui_test_settle ();
  return dialog;
}

static GtkWidget *
make (RelaisUiTest *test, int lines)
{
  GtkWidget *dialog = relais_dialog_new (GTK_WIDGET (test->window), test->desk, TITLE, "_Print…");

  for (int i = 0; i < lines; i++)
    relais_dialog_add (RELAIS_DIALOG (dialog),
                       relais_parts_line ("dialog-information-symbolic", WORDS WORDS, RELAIS_MOOD_CALM));
  return dialog;
}

/* In one line, between the buttons or below them. */
static void
test_title_is_in_one_line (RelaisUiTest *test, gconstpointer data)
{
  static const struct {
    int width;
    gboolean is_below;
  } cases[] = { { 1000, FALSE }, { 360, TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *dialog, *title;

      open_window (test, cases[i].width, 700);
      dialog = show (make (test, 1));
      title = relais_ui_test_find (dialog, GTK_TYPE_LABEL, TITLE);
      g_assert_nonnull (title);
      g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (title))), ==, 1);
      g_assert_true ((gtk_widget_get_ancestor (title, ADW_TYPE_HEADER_BAR) == NULL) == cases[i].is_below);
      g_assert_cmpint (gtk_widget_get_width (dialog), <=, cases[i].width);
      relais_ui_test_walk (dialog);
      gtk_window_destroy (GTK_WINDOW (dialog));
      gtk_window_destroy (test->window);
      test->window = NULL;
    }
}

/* Long lines are folded, and are all there without scrolling while the window has room. */
static void
test_is_as_high_as_what_is_in_it (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *dialog, *scroller;
  GtkAdjustment *adjustment;

  open_window (test, 360, 700);
  dialog = show (make (test, 2));
  scroller = relais_ui_test_find (dialog, GTK_TYPE_SCROLLED_WINDOW, NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=, gtk_adjustment_get_page_size (adjustment));
  g_assert_cmpint (gtk_widget_get_height (dialog), <, 700);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_is_no_larger_than_the_window (RelaisUiTest *test, gconstpointer data)
{
  GtkWidget *dialog;

  open_window (test, 400, 500);
  dialog = make (test, 40);
  show (dialog);
  g_assert_cmpint (gtk_widget_get_height (dialog), <=, 500);
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = make (test, 1);
  relais_dialog_set_size (RELAIS_DIALOG (dialog), 620, 640);
  show (dialog);
  g_assert_cmpint (gtk_widget_get_width (dialog), <=, 400);
  g_assert_cmpint (gtk_widget_get_height (dialog), <=, 500);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Windows that have a size of their own, too. */
static void
test_no_window_is_larger (RelaisUiTest *test, gconstpointer data)
{
  g_autoptr (RelaisRecord) person = relais_test_session_add (relais_ui_test_get_session (test), "Nowak", "Ewa",
                                                             RELAIS_FACET_PATIENT, NULL);
  GtkWindow *windows[4];

  open_window (test, 360, 500);
  windows[0] = relais_card_pile_new (test->window, test->desk);
  windows[1] = relais_card_dialog_new (test->window, test->desk, person);
  windows[2] = relais_import_window_new (test->desk, test->window);
  windows[3] = relais_preferences_new (test->desk, test->window);
  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      int width, height;

      gtk_window_get_default_size (windows[i], &width, &height);
      g_assert_cmpint (width, <=, gtk_widget_get_width (GTK_WIDGET (test->window)));
      g_assert_cmpint (height, <=, gtk_widget_get_height (GTK_WIDGET (test->window)));
      gtk_window_destroy (windows[i]);
    }
}

static gboolean
is_wide (gpointer line)
{
  return gtk_widget_get_width (line) > 700;
}

/* Where text is twice as large, lines have twice the room, and not that of the usual size. */
static void
test_grows_with_the_text (RelaisUiTest *test, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *dialog, *line;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  open_window (test, 1200, 700);
  dialog = make (test, 0);
  line = relais_parts_line ("dialog-information-symbolic", WORDS WORDS, RELAIS_MOOD_CALM);
  relais_dialog_add (RELAIS_DIALOG (dialog), line);
  show (dialog);
  relais_ui_test_wait (is_wide, line);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int argc, char **argv)
{
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/ui/dialog/title-is-in-one-line", test_title_is_in_one_line);
  relais_ui_test_add ("/ui/dialog/is-as-high-as-what-is-in-it", test_is_as_high_as_what_is_in_it);
  relais_ui_test_add ("/ui/dialog/is-no-larger-than-the-window", test_is_no_larger_than_the_window);
  relais_ui_test_add ("/ui/dialog/no-window-is-larger", test_no_window_is_larger);
  relais_ui_test_add ("/ui/dialog/grows-with-the-text", test_grows_with_the_text);
  return g_test_run ();
}
