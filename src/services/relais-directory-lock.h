#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int  relais_directory_lock   (const char    *data_folder,
                              guint          wait_ms,
                              GCancellable  *cancellable,
                              GError       **error);
void relais_directory_unlock (int            lock);

G_END_DECLS
