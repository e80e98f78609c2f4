#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *relais_phrase_fill       (const char *text,
                                    const char *name,
                                    const char *date,
                                    const char *time);
gboolean  relais_phrase_find_blank (const char *text,
                                    guint       from,
                                    guint      *start,
                                    guint      *end);
char     *relais_phrase_get_blank  (const char *text);
char     *relais_phrase_clean      (const char *text);

G_END_DECLS
