#pragma once

#include "relais-directory-reading.h"

G_BEGIN_DECLS

RelaisDirectoryCard *relais_directory_cards_find_shown (GPtrArray *cards);
void                 relais_directory_cards_add_twice  (GPtrArray *problems,
                                                        GPtrArray *cards);

G_END_DECLS
