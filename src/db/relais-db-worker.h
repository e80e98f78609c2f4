#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RelaisDbWorker:
 *
 * One thread with a name that does one job after the other.
 */
typedef struct _RelaisDbWorker RelaisDbWorker;

/**
 * RelaisDbWorkerFunc:
 * @data: what was given with the job
 * @cancellable: (nullable): what was given with the job; the work decides where it can stop
 * @error: (out) (optional): where to store the error, one of RELAIS_ERROR
 *
 * Work, on the worker's thread.
 *
 * Returns: (transfer full) (nullable): the result; %NULL is one as well where @error was not set
 */
typedef gpointer (*RelaisDbWorkerFunc) (gpointer data, GCancellable *cancellable, GError **error);

/**
 * RelaisDbWorkerEnd:
 * @RELAIS_DB_WORKER_DRAIN: every job that was given is done
 * @RELAIS_DB_WORKER_CANCEL: jobs that have not begun end with %RELAIS_ERROR_CANCELLED
 *
 * How a worker stops.
 */
typedef enum {
  RELAIS_DB_WORKER_DRAIN,
  RELAIS_DB_WORKER_CANCEL,
} RelaisDbWorkerEnd;

RelaisDbWorker *relais_db_worker_new        (const char          *name);
void            relais_db_worker_stop       (RelaisDbWorker      *worker,
                                             RelaisDbWorkerEnd    end);
void            relais_db_worker_cancel_waiting (RelaisDbWorker  *worker);
void            relais_db_worker_free       (RelaisDbWorker      *worker);

gboolean        relais_db_worker_is_current (RelaisDbWorker      *worker);

void            relais_db_worker_run_async  (RelaisDbWorker      *worker,
                                             int                  priority,
                                             RelaisDbWorkerFunc   func,
                                             gpointer             data,
                                             GDestroyNotify       destroy,
                                             GDestroyNotify       result_destroy,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gpointer        relais_db_worker_run_finish (RelaisDbWorker      *worker,
                                             GAsyncResult        *result,
                                             GError             **error);
gpointer        relais_db_worker_run        (RelaisDbWorker      *worker,
                                             RelaisDbWorkerFunc   func,
                                             gpointer             data,
                                             GCancellable        *cancellable,
                                             GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDbWorker, relais_db_worker_free)

G_END_DECLS
