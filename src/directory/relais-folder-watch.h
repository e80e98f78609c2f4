#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A look every 15 seconds while things change, every 10 minutes while nothing does; a folder that is away is looked
 * for every minute. */
#define RELAIS_FOLDER_PACE_QUICK 15
#define RELAIS_FOLDER_PACE_AWAY  60
#define RELAIS_FOLDER_PACE_SLOW  600

/**
 * RelaisFolderNews:
 * @RELAIS_FOLDER_NEWS_NONE: the folder was as it had been
 * @RELAIS_FOLDER_NEWS_CHANGED: something was new
 * @RELAIS_FOLDER_NEWS_AWAY: it could not be looked at
 * @RELAIS_FOLDER_NEWS_RESTLESS: a file is still being written
 *
 * What the last look found, by which the next one is set.
 */
typedef enum {
  RELAIS_FOLDER_NEWS_NONE,
  RELAIS_FOLDER_NEWS_CHANGED,
  RELAIS_FOLDER_NEWS_AWAY,
  RELAIS_FOLDER_NEWS_RESTLESS,
} RelaisFolderNews;

guint relais_folder_pace_next (guint seconds, RelaisFolderNews news);

/**
 * RelaisFolderTimer:
 * @milliseconds: after how long
 * @func: what is called, once (it returns %G_SOURCE_REMOVE)
 * @data: what is handed to it
 *
 * Sets a timer of the main context: g_timeout_add(), or what a test puts in its place.
 *
 * Returns: the id of the source
 */
typedef guint (*RelaisFolderTimer) (guint milliseconds, GSourceFunc func, gpointer data);

#define RELAIS_TYPE_FOLDER_WATCH (relais_folder_watch_get_type ())
G_DECLARE_FINAL_TYPE (RelaisFolderWatch, relais_folder_watch, RELAIS, FOLDER_WATCH, GObject)

RelaisFolderWatch *relais_folder_watch_new       (const char         *folder,
                                                  RelaisFolderTimer   timer);
void               relais_folder_watch_look_back (RelaisFolderWatch  *self,
                                                  RelaisFolderNews    news,
                                                  const char *const  *sub_folders);
void               relais_folder_watch_stop      (RelaisFolderWatch  *self);

G_END_DECLS
