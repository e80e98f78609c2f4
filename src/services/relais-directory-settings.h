#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisDirectorySettings:
 * @folder: (nullable): the shared folder, an absolute path
 * @asks_first: whether somebody looks at every change before it is taken over
 *
 * Where the directory of this data folder comes from. It is read while locked, so it stands beside the register, and
 * says nothing of any person.
 */
typedef struct {
  char *folder;
  gboolean asks_first;
} RelaisDirectorySettings;

#define RELAIS_DIRECTORY_SETTINGS_INIT ((RelaisDirectorySettings) { NULL, FALSE })

gboolean relais_directory_settings_load  (RelaisDirectorySettings       *settings,
                                          const char                    *data_folder,
                                          GError                       **error);
gboolean relais_directory_settings_store (const RelaisDirectorySettings *settings,
                                          const char                    *data_folder,
                                          GError                       **error);
void     relais_directory_settings_clear (RelaisDirectorySettings       *settings);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisDirectorySettings, relais_directory_settings_clear)

G_END_DECLS
