#pragma once

#include <glib.h>

#include "relais-date.h"
#include "relais-phrasebook.h"
#include "relais-relation.h"

G_BEGIN_DECLS

/* What a card says in words, in the language of the paper. Everything returned is one line of text. */

const char *relais_card_words_title       (RelaisPhrasebook   *book,
                                           gboolean            no_label);
const char *relais_card_words_relied_on   (RelaisPhrasebook   *book);
char       *relais_card_words_call_for    (RelaisPhrasebook   *book,
                                           const char         *aided);
const char *relais_card_words_call_for_me (RelaisPhrasebook   *book);
char       *relais_card_words_speaks      (RelaisPhrasebook   *book,
                                           const char         *language,
                                           gboolean            interpreter);
const char *relais_card_words_relation    (RelaisPhrasebook   *book,
                                           const char         *relation,
                                           RelaisRelationForm  form);
const char *relais_card_words_trusted     (RelaisPhrasebook   *book);
char       *relais_card_words_hours       (RelaisPhrasebook   *book,
                                           const char         *presence);
const char *relais_card_words_found       (RelaisPhrasebook   *book);
char       *relais_card_words_reference   (RelaisPhrasebook   *book,
                                           const char         *reference);
char       *relais_card_words_date        (RelaisDate          date);
const char *relais_card_words_how_to_fold (RelaisPhrasebook   *book);
char       *relais_card_words_join        (const char         *separator,
                                           const char         *first,
                                           const char         *second,
                                           const char         *third);

G_END_DECLS
