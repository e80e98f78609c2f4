#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/**
 * RelaisFolderStat:
 * @name: (transfer full): a name in the folder, the bytes of the file system
 * @type: the type of its entry, as readdir(3) gives it
 * @is_asked: whether the file system is to be asked about it
 * @error: 0, or the system's error when it was asked
 * @status: what it said, a link not followed
 *
 * A name of a folder, and what the file system says of it.
 */
typedef struct {
  char *name;
  int type;
  gboolean is_asked;
  int error;
  struct stat status;
} RelaisFolderStat;

GArray *relais_folder_stats_new (void);
void    relais_folder_stats_ask (GArray       *stats,
                                 int           fd,
                                 GCancellable *cancellable);

G_END_DECLS
