#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cleaning: what people type or paste, made safe to store and to show (relais-text.c). */
char     *relais_text_clean        (const char *text, gsize max_chars, gboolean *changed);
char     *relais_text_clean_lines  (const char *text, gsize max_chars, gboolean *changed);
gsize     relais_text_length       (const char *text);
char     *relais_text_initials     (const char *text);

/* Facts beside one another in one line (relais-text.c). */
void      relais_text_add_part     (GString    *text, const char *part);

/* Folding: what two spellings of a name have in common (relais-text-fold.c). */
char     *relais_text_fold         (const char *text);
GStrv     relais_text_fold_words   (const char *text);
GStrv     relais_text_query_words  (const char *text);
char     *relais_text_search_key   (const char *text);
char     *relais_text_sort_key     (const char *text);

/* Comparing two names (relais-text-compare.c). */
gboolean  relais_text_equal_folded (const char *a, const char *b);
int       relais_text_distance     (const char *a, const char *b, int max);

G_END_DECLS
