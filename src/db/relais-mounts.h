#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *relais_mounts_find_problem (const char  *mountinfo,
                                     const char  *resolved_path);
gboolean relais_mounts_check_folder (const char  *path,
                                     GError     **error);

G_END_DECLS
