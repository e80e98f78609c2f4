#pragma once

#include "relais-data-key.h"
#include "relais-db-lock.h"
#include "relais-db-monitor.h"
#include "relais-db-worker.h"
#include "relais-db.h"
#include "relais-store.h"

G_BEGIN_DECLS

struct _RelaisStore {
  GObject parent_instance;

  char *folder;
  char *path;
  RelaisClock *clock;
  GMainContext *context;
  gboolean is_fictional;
  char *viewer; /* for whom it is read */
  gboolean requires_log; /* whether nothing is read that could not be noted */
  gint is_abandoned;

  RelaisDataKey *key;
  RelaisDbLock *lock;
  RelaisDbMonitor *monitor;
  guint n_watchers;

  RelaisDbWorker *writer_thread;
  RelaisDb *writer; /* used on writer_thread only */
  gint64 writer_saw; /* the state of the data at which relais_store_is_current() last looked */
  RelaisDbWorker *reader_thread;
  RelaisDb *reader; /* used on reader_thread only */
  gboolean reader_is_narrow;
};

gboolean     relais_store_is_current (RelaisStore    *store,
                                      GError        **error);
RelaisStore *relais_store_begin      (const char     *folder,
                                      RelaisClock    *clock,
                                      GError        **error);
RelaisStore *relais_store_finish     (RelaisStore    *store,
                                      RelaisDataKey  *key,
                                      GError        **error);

G_END_DECLS
