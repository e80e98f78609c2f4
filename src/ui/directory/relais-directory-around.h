#pragma once

#include "relais-directory-health.h"
#include "relais-directory.h"

G_BEGIN_DECLS

/**
 * RelaisDirectoryAround:
 * @labels: the practice's names of categories and communes
 * @state: how the local copy is
 * @health: how the shared folder is
 *
 * What stands around the directory's list.
 */
typedef struct {
  RelaisLabels *labels;
  RelaisDirectoryState *state;
  RelaisDirectoryHealth *health;
} RelaisDirectoryAround;

RelaisDirectoryAround *relais_directory_around_read (RelaisSession         *session,
                                                     RelaisClock           *clock,
                                                     GError               **error);
void                   relais_directory_around_free (RelaisDirectoryAround *around);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDirectoryAround, relais_directory_around_free)

G_END_DECLS
