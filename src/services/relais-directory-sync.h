#pragma once

#include "relais-clock.h"
#include "relais-directory-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RelaisDirectoryTimer:
 * @milliseconds: after how long
 * @func: what is called, once
 * @data: what is handed to it
 *
 * Sets a timer of the main context: g_timeout_add(), or what a test puts in its place.
 *
 * Returns: the id of the source
 */
typedef guint (*RelaisDirectoryTimer) (guint milliseconds, GSourceFunc func, gpointer data);

#define RELAIS_TYPE_DIRECTORY_SYNC (relais_directory_sync_get_type ())
G_DECLARE_FINAL_TYPE (RelaisDirectorySync, relais_directory_sync, RELAIS, DIRECTORY_SYNC, GObject)

RelaisDirectorySync *relais_directory_sync_new        (const char          *data_folder,
                                                       RelaisClock         *clock,
                                                       RelaisDirectoryTimer timer);
void                 relais_directory_sync_reload     (RelaisDirectorySync *self);
void                 relais_directory_sync_look       (RelaisDirectorySync *self,
                                                       const char          *accepted);
void                 relais_directory_sync_cancel     (RelaisDirectorySync *self);
void                 relais_directory_sync_stop       (RelaisDirectorySync *self);
gboolean             relais_directory_sync_is_running (RelaisDirectorySync *self);
const GError        *relais_directory_sync_get_error  (RelaisDirectorySync *self);

G_END_DECLS
