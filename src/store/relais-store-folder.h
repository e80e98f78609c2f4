#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELAIS_STORE_FILE_NAME "register.db"

gboolean relais_store_folder_prepare (const char  *folder,
                                      GError     **error);
gboolean relais_store_folder_is_free (const char  *folder,
                                      GError     **error);
gboolean relais_store_folder_is_used (const char  *folder,
                                      GError     **error);
gboolean relais_store_folder_begin   (const char  *folder,
                                      GError     **error);
gboolean relais_store_folder_finish  (const char  *folder,
                                      GError     **error);
void     relais_store_folder_abandon (const char  *folder);

G_END_DECLS
