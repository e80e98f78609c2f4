#pragma once

#include "relais-folder-scan.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/**
 * RelaisFolderPlace:
 * @fd: the open folder, -1 when it could not be opened
 * @device: the file system it is on
 * @inode: its number there
 * @has_stable_numbers: whether numbers and times of change of its files mean the same from one mount to the next
 *
 * The shared folder, held open for the length of one run, so that all of it is read from one and the same place.
 */
typedef struct {
  int fd;
  dev_t device;
  ino_t inode;
  gboolean has_stable_numbers;
} RelaisFolderPlace;

#define RELAIS_FOLDER_PLACE_INIT ((RelaisFolderPlace) { -1, 0, 0, FALSE })

RelaisFolderState  relais_folder_place_open         (RelaisFolderPlace       *place,
                                                     const char              *folder,
                                                     char                   **detail);
RelaisFolderState  relais_folder_place_check        (const RelaisFolderPlace *place,
                                                     const char              *folder,
                                                     char                   **detail);
RelaisFolderFile  *relais_folder_place_look_at      (const RelaisFolderPlace *place,
                                                     const char              *path);
RelaisFolderFile  *relais_folder_place_make_file    (const RelaisFolderPlace *place,
                                                     const char              *path,
                                                     const struct stat       *status);
char              *relais_folder_place_read_keeper  (const RelaisFolderPlace *place);
void               relais_folder_place_close        (RelaisFolderPlace       *place);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisFolderPlace, relais_folder_place_close)

G_END_DECLS
