#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/**
 * RelaisFolderStat:
 * @name: (transfer none): a name in the folder, the bytes of the file system; whoever lists the names keeps it
 * @type: the type of its entry, as readdir(3) gives it
 * @is_asked: whether the file system is to be asked about it
 * @error: 0, or the system's error when it was asked
 * @status: what it said, a link not followed
 *
 * A name of a folder, and what the file system says of it.
 */
typedef struct {
  const char *name;
  int type;
  gboolean is_asked;
  int error;
  struct stat status;
} RelaisFolderStat;

void relais_folder_stats_ask (GArray       *stats,
                              int           fd,
                              GCancellable *cancellable);

G_END_DECLS
