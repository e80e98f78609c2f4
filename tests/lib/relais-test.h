#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisTestFolder:
 *
 * The path of a folder that lives as long as a test: g_autoptr (RelaisTestFolder) removes it with all that is in it.
 */
typedef char RelaisTestFolder;

RelaisTestFolder *relais_test_make_folder      (void);
void              relais_test_remove_folder    (RelaisTestFolder *folder);

char             *relais_test_get_data         (const char       *name);

gboolean          relais_test_folder_contains  (const char       *folder,
                                                const char       *bytes,
                                                gsize             n_bytes);

gboolean          relais_test_mount_small_disk (const char       *folder,
                                                guint             kilobytes);
gboolean          relais_test_may_mount        (void);

void              relais_test_as_ordinary_user (void            (*func) (gpointer user_data),
                                                gpointer          user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisTestFolder, relais_test_remove_folder)

G_END_DECLS
