#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_LOCK_SOURCE (relais_lock_source_get_type ())
G_DECLARE_FINAL_TYPE (RelaisLockSource, relais_lock_source, RELAIS, LOCK_SOURCE, GObject)

RelaisLockSource *relais_lock_source_new   (void);
void              relais_lock_source_ready (RelaisLockSource *source);

G_END_DECLS
