#pragma once

#include "relais-directory-cache.h"

G_BEGIN_DECLS

/**
 * RelaisTestDirectory:
 *
 * A shared folder that is only imagined, and its local copy. A file is a text with a card a line, its fields as
 * "name=value" between bars; a line that begins with "!" is a card that says its key and cannot be taken.
 */
typedef struct _RelaisTestDirectory RelaisTestDirectory;

RelaisTestDirectory  *relais_test_directory_new       (const char           *path);
void                  relais_test_directory_free      (RelaisTestDirectory  *directory);
RelaisDirectoryCache *relais_test_directory_get_cache (RelaisTestDirectory  *directory);
void                  relais_test_directory_reopen    (RelaisTestDirectory  *directory);
void                  relais_test_directory_write     (RelaisTestDirectory  *directory,
                                                       const char           *file,
                                                       const char           *content);
RelaisSyncPlan       *relais_test_directory_plan      (RelaisTestDirectory  *directory,
                                                       RelaisDate            today);
RelaisSyncTally       relais_test_directory_sync      (RelaisTestDirectory  *directory,
                                                       RelaisDate            today);
RelaisRecord         *relais_test_directory_entry     (const char           *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisTestDirectory, relais_test_directory_free)

G_END_DECLS
