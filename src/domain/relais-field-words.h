#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

const char *relais_field_words_find          (const RelaisField *field,
                                              const char        *typed);
char       *relais_field_words_find_several  (const RelaisField *field,
                                              const char        *typed);
const char *relais_field_words_get_label     (const RelaisField *field,
                                              const char        *word);
const char *relais_field_words_get_spellings (const RelaisField *field,
                                              const char        *word);

const char *relais_yes_no_find               (const char        *typed);
const char *relais_small_number_find         (const char        *typed);

G_END_DECLS
