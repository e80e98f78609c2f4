#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Inside of domain/: the words that tables understand. */
char     *relais_spelling_fold     (const char *typed);
char     *relais_spelling_join     (const char *folded,
                                    const char *fillers);
gboolean  relais_spelling_list_has (const char *list,
                                    const char *spelling);

G_END_DECLS
