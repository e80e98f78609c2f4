#pragma once

#include "relais-folder-place.h"
#include "relais-folder-scan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where Relais may put a correction for the keeper; what lies in it is never read as cards. */
#define RELAIS_FOLDER_SUGGESTIONS "suggestions"

/* Deeper folders, and folders with more files, are a mistake in the choice of the folder. */
#define RELAIS_FOLDER_MAX_DEPTH 16
#define RELAIS_FOLDER_MAX_FILES 200000

/**
 * RelaisFolderProgress:
 * @n_files: how many files were looked at so far
 * @data: what was given with the function
 *
 * Called from time to time by the thread that looks at the folder.
 */
typedef void (*RelaisFolderProgress) (guint n_files, gpointer data);

RelaisFolderScan *relais_folder_walk (RelaisFolderPlace     *place,
                                      const char            *folder,
                                      RelaisFolderProgress   func,
                                      gpointer               data,
                                      GCancellable          *cancellable,
                                      GError               **error);

G_END_DECLS
