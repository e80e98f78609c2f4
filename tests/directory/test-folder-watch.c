#include "relais-folder-watch.h"
#include "relais-test.h"

#include <string.h>

static const char *const no_sub_folders[] = { NULL };

/* Timers that ring when the test says so; the last one that was set, and for when. */
static guint last_timer;
static guint last_milliseconds;

static guint n_rung;

typedef struct {
  GSourceFunc func;
  gpointer data;
} Timer;

static gboolean
on_timer (gpointer data)
{
  Timer *timer = data;

  n_rung++;
  return timer->func (timer->data);
}

static guint
set_timer (guint milliseconds, GSourceFunc func, gpointer data)
{
  Timer *timer = g_new (Timer, 1);

  timer->func = func;
  timer->data = data;
  last_milliseconds = milliseconds;
  last_timer = g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, G_MAXINT, on_timer, timer, g_free);
  return last_timer;
}

/* What the system tells late may set another timer in its place: then that one rings. */
static void
ring (void)
{
  guint before = n_rung;

  while (n_rung == before)
    {
      GSource *source = g_main_context_find_source_by_id (NULL, last_timer);

      g_assert_nonnull (source);
      g_source_set_ready_time (source, 0);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
on_hint (RelaisFolderWatch *watch, gpointer data)
{
  (void) watch;
  (*(guint *) data)++;
}

static void
test_pace (void)
{
  static const struct {
    guint seconds;
    RelaisFolderNews news;
    guint next;
  } cases[] = {
    { 15, RELAIS_FOLDER_NEWS_NONE, 30 },      { 240, RELAIS_FOLDER_NEWS_NONE, 480 },
    { 480, RELAIS_FOLDER_NEWS_NONE, 600 },    { 600, RELAIS_FOLDER_NEWS_NONE, 600 },
    { 600, RELAIS_FOLDER_NEWS_CHANGED, 15 },  { 600, RELAIS_FOLDER_NEWS_AWAY, 60 },
    { 60, RELAIS_FOLDER_NEWS_NONE, 120 },     { 600, RELAIS_FOLDER_NEWS_RESTLESS, 3 },
    { 3, RELAIS_FOLDER_NEWS_NONE, 15 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (relais_folder_pace_next (cases[i].seconds, cases[i].news), ==, cases[i].next);
}

static void
test_looks_from_time_to_time (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisFolderWatch) watch = relais_folder_watch_new (folder, set_timer);
  guint n_hints = 0;

  g_signal_connect (watch, "hint", G_CALLBACK (on_hint), &n_hints);
  g_assert_cmpuint (last_milliseconds, ==, 0);
  ring ();
  g_assert_cmpuint (n_hints, ==, 1);
  relais_folder_watch_look_back (watch, RELAIS_FOLDER_NEWS_NONE, no_sub_folders);
  g_assert_cmpuint (last_milliseconds, ==, 30000);
  ring ();
  g_assert_cmpuint (n_hints, ==, 2);
  relais_folder_watch_look_back (watch, RELAIS_FOLDER_NEWS_CHANGED, no_sub_folders);
  g_assert_cmpuint (last_milliseconds, ==, 15000);
}

/* Waits until the system has told of a change and the watch waits for the end of the burst. */
static void
wait_for_burst (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  guint before = last_timer;

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  while (last_timer == before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (last_milliseconds, >=, 2000);
  g_assert_cmpuint (last_milliseconds, <, 10000);
}

static void
test_is_told (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *sub = g_build_filename (folder, "sub", NULL);
  const char *const sub_folders[] = { "sub", NULL };
  g_autoptr (RelaisFolderWatch) watch = relais_folder_watch_new (folder, set_timer);
  guint n_hints = 0;

  g_assert_cmpint (g_mkdir_with_parents (sub, 0700), ==, 0);
  g_signal_connect (watch, "hint", G_CALLBACK (on_hint), &n_hints);
  ring ();
  relais_folder_watch_look_back (watch, RELAIS_FOLDER_NEWS_NONE, sub_folders);

  wait_for_burst (folder, "a.vcf");
  ring ();
  g_assert_cmpuint (n_hints, ==, 2);

  /* While somebody looks there is no second hint; afterwards the next look comes soon. */
  wait_for_burst (sub, "b.vcf");
  ring ();
  g_assert_cmpuint (n_hints, ==, 2);
  relais_folder_watch_look_back (watch, RELAIS_FOLDER_NEWS_NONE, sub_folders);
  /* The system may tell of it only now, after the end of the first file. */
  while (last_milliseconds >= 10000)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folder-watch/pace", test_pace);
  g_test_add_func ("/folder-watch/polls", test_looks_from_time_to_time);
  g_test_add_func ("/folder-watch/told", test_is_told);
  return g_test_run ();
}
