/* The window in front of ten and fifty thousand people: its first frame (P4), its memory (P6), and how long its main
 * loop is held while one works in it and another process commits. Each figure is measured in a process of its own,
 * which this program starts as itself: with the word for what it does, and the folder of a register.
 */

#include "relais-bench-hold.h"
#include "relais-bench-people.h"
#include "relais-bench.h"
#include "relais-key-file-testing.h"
#include "relais-people-room.h"
#include "relais-person-item.h"
#include "relais-person-view.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-search-dialog.h"
#include "relais-ui-test.h"
#include "relais-ui.h"

#include <stdio.h>
#include <unistd.h>

#define CAREGIVERS "caregivers"
#define ROUNDS 5
#define BAR_SECONDS 0.05

typedef struct {
  RelaisDesk *desk;
  GtkWindow *window;
  gboolean painted;
  guint n_rows;
} Screen;

static GtkWidget *
find (Screen *screen, GType type)
{
  return relais_ui_test_find (screen->window, type, NULL);
}

/* --- Frames --- */

static void
on_after_paint (GdkFrameClock *clock, Screen *screen)
{
  screen->painted = TRUE;
}

static gboolean
is_painted (gpointer data)
{
  return ((Screen *) data)->painted;
}

static void
wait_until (RelaisBenchCondition condition, gpointer data, const char *what)
{
  if (!relais_bench_hold_until (condition, data))
    g_error ("waited in vain: %s", what);
}

static void
wait_for_frame (Screen *screen)
{
  screen->painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (screen->window));
  wait_until (is_painted, screen, "a frame");
}

static void
present (Screen *screen)
{
  gtk_window_present (screen->window);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (screen->window)), "after-paint",
                    G_CALLBACK (on_after_paint), screen);
  wait_until (is_painted, screen, "the first frame");
}

/* --- The register on screen --- */

static RelaisSession *
open_register (const char *folder)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_system ();
  g_autoptr (GError) error = NULL;
  RelaisSession *session;

  relais_key_file_set_test_cost (8, 1);
  session = relais_session_open (folder, "vier woorden zonder verband", "Bench", clock, &error);
  g_assert_no_error (error);
  return session;
}

static void
set_up (Screen *screen, const char *folder)
{
  g_autoptr (RelaisSettings) settings = NULL;
  g_autoptr (RelaisClock) clock = relais_clock_new_system ();

  adw_init ();
  relais_ui_init ();
  settings = relais_settings_new ();
  screen->desk = relais_desk_new (folder, clock, settings);
  screen->window = relais_window_new (NULL, screen->desk);
}

static GListModel *
get_list (Screen *screen)
{
  GtkWidget *list = find (screen, GTK_TYPE_LIST_VIEW);

  return list != NULL ? G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))) : NULL;
}

static gboolean
is_loaded (GListModel *list, guint position)
{
  g_autoptr (RelaisPersonItem) item = list != NULL ? g_list_model_get_item (list, position) : NULL;

  return item != NULL && relais_person_item_get_found (item) != NULL;
}

static gboolean
shows_first (gpointer data)
{
  return is_loaded (get_list (data), 0);
}

static gboolean
shows_last (gpointer data)
{
  GListModel *list = get_list (data);

  return list != NULL && is_loaded (list, g_list_model_get_n_items (list) - 1);
}

typedef struct {
  GtkWidget *widget;
  char *text;
} Deed;

static void
deed_free (gpointer data)
{
  g_free (((Deed *) data)->text);
  g_free (data);
}

/* Inside the loop, so that what it takes counts. */
static void
do_in_loop (GSourceFunc func, gpointer widget, const char *text)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->widget = widget;
  deed->text = g_strdup (text);
  g_idle_add_full (G_PRIORITY_DEFAULT, func, deed, deed_free);
}

static gboolean
act (gpointer data)
{
  Deed *deed = data;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (deed->text, &name, &target, &error);
  g_assert_no_error (error);
  gtk_widget_activate_action_variant (deed->widget, name, target);
  return G_SOURCE_REMOVE;
}

static void
do_act (Screen *screen, const char *detailed)
{
  do_in_loop (act, screen->window, detailed);
}

static void
enter (Screen *screen, const char *room)
{
  g_autofree char *detailed = g_strdup_printf ("win.go-room::%s", room);

  do_act (screen, detailed);
  wait_until (shows_first, screen, room);
  wait_for_frame (screen);
}

/* --- P4 and P6, each in a process --- */

static double
get_begin (void)
{
  return g_ascii_strtod (g_getenv ("RELAIS_BENCH_BEGUN"), NULL);
}

static int
run_empty (void)
{
  Screen screen = { NULL };
  double taken;

  gtk_init ();
  screen.window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (screen.window, 1280, 720);
  present (&screen);
  taken = relais_bench_now () - get_begin ();
  printf ("%f %f\n", taken, relais_bench_get_peak_memory ());
  return 0;
}

/* Unlocking apart: deriving the key and opening the register lie between the two parts. */
static int
run_frame (const char *folder)
{
  Screen screen = { NULL };
  RelaisSession *session;
  double taken;
  double begun;

  set_up (&screen, folder);
  present (&screen);
  taken = relais_bench_now () - get_begin ();
  session = open_register (folder);
  relais_bench_reset_peak_memory ();
  begun = relais_bench_now ();
  relais_desk_take_session (screen.desk, session, NULL);
  enter (&screen, CAREGIVERS);
  taken += relais_bench_now () - begun;
  printf ("%f %f\n", taken, relais_bench_get_peak_memory ());
  return 0;
}

/* --- Working in it --- */

static void
report (Screen *screen, const char *step)
{
  double processor;
  double held = relais_bench_hold_take (&processor);

  printf ("%s|%f|%f\n", step, held, processor);
  fflush (stdout);
}

static gboolean
scroll_on (gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (((Deed *) data)->widget));

  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment));
  return G_SOURCE_REMOVE;
}

static void
scroll (Screen *screen)
{
  GtkWidget *list = find (screen, GTK_TYPE_LIST_VIEW);
  guint last = g_list_model_get_n_items (get_list (screen)) - 1;

  for (int page = 0; page < 100; page++)
    {
      do_in_loop (scroll_on, list, NULL);
      wait_for_frame (screen);
    }
  report (screen, "paging through a list");
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", last);
  wait_until (shows_last, screen, "the end of the list");
  wait_for_frame (screen);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0);
  wait_for_frame (screen);
  report (screen, "to the end of a list and back");
}

static gboolean
type_text (gpointer data)
{
  Deed *deed = data;

  gtk_editable_set_text (GTK_EDITABLE (deed->widget), deed->text);
  return G_SOURCE_REMOVE;
}

static void
type (Screen *screen, GtkWidget *entry, const char *text)
{
  for (gsize length = 1; length <= strlen (text); length++)
    {
      g_autofree char *typed = g_strndup (text, length);

      do_in_loop (type_text, entry, typed);
      wait_for_frame (screen);
      wait_for_frame (screen);
    }
}

static gboolean
shows_few (gpointer data)
{
  GListModel *list = get_list (data);

  return list != NULL && g_list_model_get_n_items (list) < 500 && is_loaded (list, 0);
}

static gboolean
shows_all (gpointer data)
{
  GListModel *list = get_list (data);

  return list != NULL && g_list_model_get_n_items (list) > 500 && is_loaded (list, 0);
}

static void
search (Screen *screen)
{
  static const char *const texts[] = { "el amrani", "vandenbroeck", "0478 12", "rue haute" };
  GtkWidget *entry = find (screen, GTK_TYPE_SEARCH_ENTRY);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      type (screen, entry, texts[i]);
      wait_until (shows_few, screen, texts[i]);
      gtk_editable_set_text (GTK_EDITABLE (entry), "");
      wait_until (shows_all, screen, "the whole list");
    }
  report (screen, "typing in a search");
}

static gboolean
shows_page (gpointer data)
{
  Screen *screen = data;
  GtkWidget *view = find (screen, RELAIS_TYPE_PERSON_VIEW);

  return view != NULL && relais_person_view_get_file (RELAIS_PERSON_VIEW (view)) != NULL;
}

static void
open_pages (Screen *screen)
{
  GListModel *list = get_list (screen);

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (RelaisPersonItem) item = g_list_model_get_item (list, i);
      g_autofree char *detailed =
          g_strdup_printf ("win.open-person(('" CAREGIVERS "','%s'))", relais_slot_get_id (item));

      do_act (screen, detailed);
      wait_for_frame (screen);
      wait_until (shows_page, screen, "a page");
      wait_for_frame (screen);
    }
  report (screen, "opening people");
}

static void
change_rooms (Screen *screen)
{
  for (int i = 0; i < 10; i++)
    {
      enter (screen, "patients");
      enter (screen, CAREGIVERS);
      do_act (screen, "win.go-room::today");
      wait_for_frame (screen);
    }
  report (screen, "changing rooms");
}

static void
show_window (Screen *screen, const char *action, const char *step)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *parent = screen->window;

  for (int i = 0; i < 3; i++)
    {
      do_act (screen, action);
      wait_for_frame (screen);
      for (guint w = 0; w < g_list_model_get_n_items (windows); w++)
        {
          g_autoptr (GtkWindow) window = g_list_model_get_item (windows, w);

          if (window == parent)
            continue;
          if (RELAIS_IS_SEARCH_DIALOG (window))
            type (screen, relais_ui_test_find (window, GTK_TYPE_SEARCH_ENTRY, NULL), "fatima be");
          gtk_window_destroy (window);
        }
      wait_for_frame (screen);
    }
  report (screen, step);
}

static void
write_forms (Screen *screen)
{
  for (int i = 0; i < 5; i++)
    {
      do_act (screen, i % 2 == 0 ? "win.new-person::caregivers" : "win.new-person::patients");
      wait_for_frame (screen);
      wait_for_frame (screen);
    }
  report (screen, "beginning a form");
}

static int
run_work (const char *folder)
{
  Screen screen = { NULL };

  set_up (&screen, folder);
  gtk_window_set_default_size (screen.window, 1280, 720);
  relais_bench_hold_start ();
  present (&screen);
  report (&screen, "the first frame");
  relais_desk_take_session (screen.desk, open_register (folder), NULL);
  wait_for_frame (&screen);
  report (&screen, "Today");
  enter (&screen, "patients");
  enter (&screen, CAREGIVERS);
  report (&screen, "entering both rooms");
  scroll (&screen);
  search (&screen);
  open_pages (&screen);
  change_rooms (&screen);
  enter (&screen, CAREGIVERS);
  show_window (&screen, "win.search", "searching everywhere");
  show_window (&screen, "win.preferences", "preferences");
  show_window (&screen, "win.choose-cards", "a pile of cards");
  write_forms (&screen);
  return 0;
}

/* Another desk at work: it commits until it is stopped, or whoever started it is gone. */
static int
run_commits (const char *folder)
{
  g_autoptr (RelaisSession) session = open_register (folder);
  pid_t parent = getppid ();

  for (guint n = 0; getppid () == parent; n++)
    {
      g_autofree char *operation = relais_bench_people_add (session, 1000000 + n, 1, 0);

      if (n == 0)
        {
          printf ("ready\n");
          fflush (stdout);
        }
      g_usleep (100000);
    }
  return 0;
}

static int
run_make (const char *folder)
{
  RelaisSession *session = relais_bench_people_create (folder);
  g_autofree char *operation = relais_bench_people_add (session, 0, 15000, 3);

  relais_session_unref (session);
  return 0;
}

/* --- What starts them --- */

static char *
run_self (const char *self, const char *word, const char *folder)
{
  g_autofree char *begun = g_strdup_printf ("%f", relais_bench_now ());
  const char *arguments[] = { self, word, folder, NULL };
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "RELAIS_BENCH_BEGUN", begun, TRUE);
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) arguments, environment, 0, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}

static void
measure_frames (const char *self, const char *folder)
{
  static const char *const words[] = { "empty", "frame" };
  double seconds[2][ROUNDS];
  double megabytes[2][ROUNDS];
  double taken[2];
  double memory[2];

  for (int round = 0; round < ROUNDS; round++)
    for (int i = 0; i < 2; i++)
      {
        g_autofree char *output = run_self (self, words[i], folder);
        char *end;

        seconds[i][round] = g_ascii_strtod (output, &end);
        megabytes[i][round] = g_ascii_strtod (end, NULL);
      }
  for (int i = 0; i < 2; i++)
    {
      taken[i] = relais_bench_percentile (seconds[i], ROUNDS, 50);
      memory[i] = relais_bench_percentile (megabytes[i], ROUNDS, 50);
    }
  relais_bench_print_ratio ("P4 first frame, 10,000 caregivers, unlocking apart", taken[1] * 1e3, "ms",
                            "an empty window", taken[0] * 1e3, 3);
  relais_bench_print_limit ("P6 memory after unlocking, 10,000 caregivers", memory[1], "MB", 140);
  relais_bench_print_limit ("P6 memory of an empty window, to compare", memory[0], "MB", 140);
}

static void
measure_holds (const char *self, const char *folder, const char *people)
{
  const char *arguments[] = { self, "commits", folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) other = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  char ready[8];

  g_assert_no_error (error);
  g_input_stream_read (g_subprocess_get_stdout_pipe (other), ready, sizeof ready, NULL, &error);
  g_assert_no_error (error);
  output = run_self (self, "work", folder);
  g_subprocess_force_exit (other);
  g_subprocess_wait (other, NULL, NULL);

  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "|", -1);
      g_autofree char *what = g_strdup_printf ("longest hold, %s people: %s", people, parts[0]);

      if (i == 0)
        continue;
      /* What other programs take of the machine is none of the window's. */
      relais_bench_print_limit (what, g_ascii_strtod (parts[2], NULL) * 1e3, "ms", BAR_SECONDS * 1e3);
      g_printerr ("%s: of the processor %s s, %s s by the clock\n", what, parts[2], parts[1]);
    }
}

static void
measure (const char *self)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  RelaisSession *session = relais_bench_people_create (folder);
  g_autofree char *ten = relais_bench_people_add (session, 0, 15000, 3);
  g_autofree char *fifty = NULL;

  relais_session_unref (session);
  measure_frames (self, folder);
  measure_holds (self, folder, "15,000");

  session = open_register (folder);
  fifty = relais_bench_people_add (session, 15000, 35000, 3);
  relais_session_unref (session);
  measure_holds (self, folder, "50,000");
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *word;
    int (*run) (const char *folder);
  } words[] = { { "make", run_make }, { "frame", run_frame }, { "work", run_work }, { "commits", run_commits } };

  if (argc > 1 && g_str_equal (argv[1], "empty"))
    return run_empty ();
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (argc > 2 && g_str_equal (argv[1], words[i].word))
      return words[i].run (argv[2]);
  measure (argv[0]);
  return 0;
}
