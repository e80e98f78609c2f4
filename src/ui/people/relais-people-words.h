#pragma once

#include <adwaita.h>

#include "relais-register.h"

G_BEGIN_DECLS

const char *relais_people_words_title        (RelaisSearchFlags  facet);
const char *relais_people_words_create       (RelaisSearchFlags  facet);
const char *relais_people_words_find         (RelaisSearchFlags  facet);
void        relais_people_words_say_empty    (RelaisSearchFlags  facet,
                                              const char        *query,
                                              AdwStatusPage     *page);
GtkWidget  *relais_people_words_choose_first (RelaisSearchFlags  facet);

G_END_DECLS
