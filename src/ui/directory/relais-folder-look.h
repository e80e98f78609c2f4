#pragma once

#include "relais-directory-health.h"
#include "relais-directory-settings.h"
#include "relais-directory.h"

G_BEGIN_DECLS

/**
 * RelaisFolderLook:
 * @health: how the local copy is
 * @sentences: that in words, the most urgent first
 * @settings: where the copy comes from
 * @troubles: (element-type RelaisDirectoryTrouble): what the folder's keeper should mend
 * @copies: (element-type RelaisDirectoryCopy): second versions of files
 * @orphans: (element-type RelaisRecord): what the practice noted about entries that are gone
 *
 * What the page of the shared folder shows, as it was read at one moment.
 */
typedef struct {
  RelaisDirectoryHealth *health;
  GStrv sentences;
  RelaisDirectorySettings settings;
  GPtrArray *troubles;
  GPtrArray *copies;
  GPtrArray *orphans;
} RelaisFolderLook;

RelaisFolderLook *relais_folder_look_read (RelaisSession    *session,
                                           RelaisClock      *clock,
                                           RelaisPhrasebook *book,
                                           GError          **error);
void              relais_folder_look_free (RelaisFolderLook *look);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisFolderLook, relais_folder_look_free)

G_END_DECLS
