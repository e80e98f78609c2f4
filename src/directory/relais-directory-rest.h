#pragma once

#include "relais-clock.h"
#include "relais-directory-reading.h"
#include "relais-folder-place.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file that was written less long ago may still be half of itself. */
#define RELAIS_DIRECTORY_REST_SECONDS 2

/**
 * RelaisDirectoryReadFunc:
 * @done: how many files were read
 * @of: how many there are
 * @is_waiting: whether a file that is being written is waited for
 * @data: what was given with the function
 *
 * Called from time to time by the thread that reads.
 */
typedef void (*RelaisDirectoryReadFunc) (guint done, guint of, gboolean is_waiting, gpointer data);

GPtrArray *relais_directory_read_rested (const RelaisFolderPlace *place,
                                         GPtrArray               *files,
                                         GPtrArray               *known_files,
                                         RelaisClock             *clock,
                                         RelaisDirectoryReadFunc  func,
                                         gpointer                 data,
                                         GCancellable            *cancellable,
                                         gboolean                *is_restless);

G_END_DECLS
