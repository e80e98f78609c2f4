#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisSearchFit:
 * @RELAIS_SEARCH_FIT_WHOLE: every word is a word of the name; digits are the end of a number
 * @RELAIS_SEARCH_FIT_BEGINS: every word begins a word of the name
 * @RELAIS_SEARCH_FIT_INSIDE: every word is in the name
 * @RELAIS_SEARCH_FIT_ELSEWHERE: not in the name alone
 *
 * How well a name answers what was typed, the best first.
 */
typedef enum {
  RELAIS_SEARCH_FIT_WHOLE,
  RELAIS_SEARCH_FIT_BEGINS,
  RELAIS_SEARCH_FIT_INSIDE,
  RELAIS_SEARCH_FIT_ELSEWHERE,
} RelaisSearchFit;

GStrv           relais_search_text_split         (const char        *typed);
gboolean        relais_search_text_is_number     (const char *const *words);
gboolean        relais_search_text_ends_a_word   (const char        *text,
                                                  const char        *word);
RelaisSearchFit relais_search_text_fit           (const char        *name_key,
                                                  const char        *body,
                                                  const char *const *words);
void            relais_search_text_append_digits (GString           *body,
                                                  const char        *phone);

G_END_DECLS
