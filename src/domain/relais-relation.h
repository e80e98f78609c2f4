#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RELAIS_RELATION_N_COMMON:
 *
 * How many words of relais_relation_get_words() are shown without typing.
 */
#define RELAIS_RELATION_N_COMMON 8

/**
 * RelaisRelationForm:
 * @RELAIS_RELATION_ON_SCREEN: for professionals, inclusive ("voisin·e")
 * @RELAIS_RELATION_ON_PAPER: for families: no middle dot ("voisin(e)")
 * @RELAIS_RELATION_FOR_WOMAN: on paper, where she is known to be one ("voisine")
 * @RELAIS_RELATION_FOR_MAN: on paper, where he is known to be one ("voisin")
 */
typedef enum {
  RELAIS_RELATION_ON_SCREEN,
  RELAIS_RELATION_ON_PAPER,
  RELAIS_RELATION_FOR_WOMAN,
  RELAIS_RELATION_FOR_MAN,
} RelaisRelationForm;

const char *const *relais_relation_get_words (void);
gboolean           relais_relation_is_valid  (const char         *word);
char              *relais_relation_parse     (const char         *typed,
                                              const char         *field,
                                              GPtrArray          *issues);
const char        *relais_relation_get_kmehr (const char         *word);
const char        *relais_relation_get_label (const char         *word,
                                              RelaisRelationForm  form,
                                              const char        **context);

G_END_DECLS
