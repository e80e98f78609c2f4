#pragma once

#include "relais-db-worker.h"

G_BEGIN_DECLS

/**
 * RelaisDbMonitor:
 *
 * Tells when another connection has committed to a database.
 */
typedef struct _RelaisDbMonitor RelaisDbMonitor;

/**
 * RelaisDbMonitorVersionFunc:
 * @data: what was given to relais_db_monitor_new()
 * @version: (out): what relais_db_get_data_version() says of the connection that is to be compared with
 * @error: (out) (optional): where to store the error
 *
 * Called on the worker's thread.
 *
 * Returns: whether it could be read
 */
typedef gboolean (*RelaisDbMonitorVersionFunc) (gpointer data, gint64 *version, GError **error);

/**
 * RelaisDbMonitorChangedFunc:
 * @data: what was given to relais_db_monitor_new()
 *
 * Called in the main context of the thread that made the monitor: what was read may be out of date.
 */
typedef void (*RelaisDbMonitorChangedFunc) (gpointer data);

RelaisDbMonitor *relais_db_monitor_new  (const char                  *path,
                                         RelaisDbWorker              *worker,
                                         RelaisDbMonitorVersionFunc   get_version,
                                         RelaisDbMonitorChangedFunc   changed,
                                         gpointer                     data,
                                         GError                     **error);
void             relais_db_monitor_look (RelaisDbMonitor             *monitor);
void             relais_db_monitor_free (RelaisDbMonitor             *monitor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDbMonitor, relais_db_monitor_free)

G_END_DECLS
