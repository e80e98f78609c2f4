#pragma once

#include "relais-directory-entry.h"

G_BEGIN_DECLS

/* Inside of relais-directory-values.c: fields that hold several things. */
gboolean  relais_directory_list_is_read (RelaisEntryField   field);
char     *relais_directory_list_read    (RelaisEntryField   field,
                                         const char        *typed,
                                         GPtrArray         *issues);

G_END_DECLS
