#pragma once

#include "relais-date.h"
#include "relais-directory-reading.h"
#include "relais-folder-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RELAIS_DIRECTORY_FILE_MAX_MB    10
#define RELAIS_DIRECTORY_FILE_MAX_BYTES (RELAIS_DIRECTORY_FILE_MAX_MB * 1024 * 1024)

RelaisDirectoryReading *relais_directory_file_read       (int                     folder_fd,
                                                          const RelaisFolderFile *file,
                                                          RelaisDate              today,
                                                          GCancellable           *cancellable);
RelaisDirectoryReading *relais_directory_file_read_bytes (const char             *path,
                                                          GBytes                 *bytes,
                                                          RelaisDate              today);

G_END_DECLS
