#pragma once

#include "relais-directory-search.h"

G_BEGIN_DECLS

/*
 * RelaisDirectoryTerms:
 *
 * What a query asks of the index and of a row. Immutable; any thread.
 */
typedef struct _RelaisDirectoryTerms RelaisDirectoryTerms;

RelaisDirectoryTerms *relais_directory_terms_new           (const RelaisDirectoryQuery *query);
void                  relais_directory_terms_free          (RelaisDirectoryTerms       *terms);
const char *const    *relais_directory_terms_get_words     (RelaisDirectoryTerms       *terms);
const char           *relais_directory_terms_get_match     (RelaisDirectoryTerms       *terms);
gboolean              relais_directory_terms_match_text    (RelaisDirectoryTerms       *terms,
                                                            const char                 *body,
                                                            const char                 *marks);
gboolean              relais_directory_terms_match_filters (RelaisDirectoryTerms       *terms,
                                                            const char                 *marks);
int                   relais_directory_terms_find_field    (RelaisDirectoryTerms       *terms,
                                                            const RelaisRecord         *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDirectoryTerms, relais_directory_terms_free)

G_END_DECLS
