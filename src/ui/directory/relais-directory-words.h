#pragma once

#include "relais-desk.h"
#include "relais-directory.h"

G_BEGIN_DECLS

const char *relais_directory_words_name     (RelaisDesk                 *desk,
                                             const RelaisRecord         *entry);
char       *relais_directory_words_category (RelaisDesk                 *desk,
                                             const RelaisLabels         *labels,
                                             const RelaisRecord         *entry);
char       *relais_directory_words_place    (RelaisDesk                 *desk,
                                             const RelaisLabels         *labels,
                                             const RelaisRecord         *entry);
char       *relais_directory_words_phone    (const char                 *number);
const char *relais_directory_words_line     (const RelaisRecord         *entry);
char       *relais_directory_words_fact     (RelaisDesk                 *desk,
                                             const RelaisLabels         *labels,
                                             const RelaisDirectoryFound *found);
char       *relais_directory_words_reach    (RelaisDesk                 *desk,
                                             RelaisReach                 reach,
                                             int                         until);
char       *relais_directory_words_hours    (RelaisDesk                 *desk,
                                             const RelaisRecord         *entry,
                                             const char                 *own);
char       *relais_directory_words_day      (RelaisDesk                 *desk,
                                             const char                 *instant);
char       *relais_directory_words_languages (const char                *codes);
char       *relais_directory_words_value    (RelaisDesk                 *desk,
                                             const RelaisLabels         *labels,
                                             guint                       field,
                                             const char                 *value);
char       *relais_directory_words_correction (RelaisDesk                *desk,
                                               const RelaisDirectoryPage *page,
                                               const RelaisRecord        *correction,
                                               char                     **title);
char       *relais_directory_words_copy     (RelaisDesk                 *desk,
                                             const RelaisDirectoryState *state);

G_END_DECLS
