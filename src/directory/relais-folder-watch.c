/* When to look at the shared folder again. A local folder tells when something changes in it; one on a network does
 * not, so it is also looked at from time to time, less and less often while nothing happens. Many hints in a row,
 * as when somebody copies a hundred files, are one. Emits "hint" in the main context of the thread that made it; its
 * owner looks, off that thread, and says with relais_folder_watch_look_back() what was found, which sets the next look.
 */

#include "relais-folder-watch.h"

/* A burst of changes is over when nothing came for this long, and a file that is written rests (two seconds). */
#define BURST_MS 2500

/* More are left to the looks from time to time: each costs the system a watch. */
#define MAX_MONITORS 128

struct _RelaisFolderWatch {
  GObject parent_instance;

  char *folder;
  RelaisFolderTimer timer;
  GHashTable *monitors; /* sub-folder, "" for the folder itself → GFileMonitor */
  guint pace;           /* seconds */
  guint next_look;      /* sources */
  guint burst;
  gboolean is_looking;  /* a hint was given and nobody has looked back yet */
  gboolean has_more;    /* something changed meanwhile */
};

G_DEFINE_FINAL_TYPE (RelaisFolderWatch, relais_folder_watch, G_TYPE_OBJECT)

enum {
  SIGNAL_HINT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
give_hint (RelaisFolderWatch *self)
{
  g_clear_handle_id (&self->next_look, g_source_remove);
  g_clear_handle_id (&self->burst, g_source_remove);
  if (self->is_looking)
    {
      self->has_more = TRUE;
      return;
    }
  self->is_looking = TRUE;
  g_signal_emit (self, signals[SIGNAL_HINT], 0);
}

static gboolean
on_next_look (gpointer data)
{
  RelaisFolderWatch *self = data;

  self->next_look = 0;
  give_hint (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_burst_over (gpointer data)
{
  RelaisFolderWatch *self = data;

  self->burst = 0;
  give_hint (self);
  return G_SOURCE_REMOVE;
}

static void
on_monitor_changed (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, RelaisFolderWatch *self)
{
  (void) monitor;
  (void) file;
  (void) other;
  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    return;
  g_clear_handle_id (&self->burst, g_source_remove);
  self->burst = self->timer (BURST_MS, on_burst_over, self);
}

static void
monitor_free (gpointer data)
{
  g_file_monitor_cancel (data);
  g_object_unref (data);
}

/* Where the system cannot tell of changes, the looks from time to time are all there is. */
static void
add_monitor (RelaisFolderWatch *self, const char *sub_folder)
{
  g_autofree char *path = g_build_filename (self->folder, sub_folder, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor;

  if (g_hash_table_size (self->monitors) >= MAX_MONITORS || g_hash_table_contains (self->monitors, sub_folder))
    return;
  monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOUNTS, NULL, NULL);
  if (monitor == NULL)
    return;
  g_signal_connect_object (monitor, "changed", G_CALLBACK (on_monitor_changed), self, 0);
  g_hash_table_insert (self->monitors, g_strdup (sub_folder), monitor);
}

static gboolean
is_no_sub_folder (gpointer key, gpointer value, gpointer data)
{
  const char *const *sub_folders = data;

  (void) value;
  return *(char *) key != '\0' && !g_strv_contains (sub_folders, key);
}

static void
relais_folder_watch_finalize (GObject *object)
{
  RelaisFolderWatch *self = RELAIS_FOLDER_WATCH (object);

  relais_folder_watch_stop (self);
  g_hash_table_unref (self->monitors);
  g_free (self->folder);
  G_OBJECT_CLASS (relais_folder_watch_parent_class)->finalize (object);
}

static void
relais_folder_watch_class_init (RelaisFolderWatchClass *class)
{
  G_OBJECT_CLASS (class)->finalize = relais_folder_watch_finalize;

  /**
   * RelaisFolderWatch::hint:
   *
   * It is time to look at the folder. There is no other hint before relais_folder_watch_look_back().
   */
  signals[SIGNAL_HINT] = g_signal_new ("hint", RELAIS_TYPE_FOLDER_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
relais_folder_watch_init (RelaisFolderWatch *self)
{
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, monitor_free);
  self->pace = RELAIS_FOLDER_PACE_QUICK;
}

/**
 * relais_folder_pace_next:
 * @seconds: after how long the last look came
 * @news: what it found
 *
 * Returns: after how many seconds to look again
 */
guint
relais_folder_pace_next (guint seconds, RelaisFolderNews news)
{
  switch (news)
    {
    case RELAIS_FOLDER_NEWS_CHANGED:
      return RELAIS_FOLDER_PACE_QUICK;
    case RELAIS_FOLDER_NEWS_RESTLESS:
      return 3;
    case RELAIS_FOLDER_NEWS_AWAY:
      return RELAIS_FOLDER_PACE_AWAY;
    case RELAIS_FOLDER_NEWS_NONE:
    default:
      return CLAMP (seconds * 2, RELAIS_FOLDER_PACE_QUICK, RELAIS_FOLDER_PACE_SLOW);
    }
}

/**
 * relais_folder_watch_new:
 * @folder: the path of the folder, which need not be there yet
 * @timer: (nullable): what sets timers, %NULL for g_timeout_add()
 *
 * The first hint comes from the main loop as soon as it turns.
 *
 * Returns: (transfer full): the watch
 */
RelaisFolderWatch *
relais_folder_watch_new (const char *folder, RelaisFolderTimer timer)
{
  RelaisFolderWatch *self = g_object_new (RELAIS_TYPE_FOLDER_WATCH, NULL);

  self->folder = g_strdup (folder);
  self->timer = timer != NULL ? timer : g_timeout_add;
  add_monitor (self, "");
  self->next_look = self->timer (0, on_next_look, self);
  return self;
}

/**
 * relais_folder_watch_look_back:
 * @self: a watch
 * @news: what the look found
 * @sub_folders: (array zero-terminated=1): the folders below it that hold files of cards, to be told of their changes
 *
 * Says that the look of the last hint is over.
 */
void
relais_folder_watch_look_back (RelaisFolderWatch *self, RelaisFolderNews news, const char *const *sub_folders)
{
  gboolean has_more = self->has_more;

  self->is_looking = FALSE;
  self->has_more = FALSE;
  self->pace = relais_folder_pace_next (self->pace, news);
  g_clear_handle_id (&self->next_look, g_source_remove);

  /* A folder that was away and came back is another one to the system. */
  if (news == RELAIS_FOLDER_NEWS_AWAY)
    g_hash_table_remove_all (self->monitors);
  g_hash_table_foreach_remove (self->monitors, is_no_sub_folder, (gpointer) sub_folders);
  if (news != RELAIS_FOLDER_NEWS_AWAY)
    {
      add_monitor (self, "");
      for (; *sub_folders != NULL; sub_folders++)
        add_monitor (self, *sub_folders);
    }

  self->next_look = self->timer (has_more ? BURST_MS : self->pace * 1000, on_next_look, self);
}

/**
 * relais_folder_watch_stop:
 * @self: a watch
 *
 * Ends it: no hint comes any more.
 */
void
relais_folder_watch_stop (RelaisFolderWatch *self)
{
  g_clear_handle_id (&self->next_look, g_source_remove);
  g_clear_handle_id (&self->burst, g_source_remove);
  g_hash_table_remove_all (self->monitors);
}
