#pragma once

#include "relais-card-data.h"

G_BEGIN_DECLS

/* Cards of a practice that does not exist, for the goldens, the pictures and the benchmark. */

RelaisCardPractice *relais_test_practice_new   (void);

guint               relais_test_cards_get_n    (void);
const char         *relais_test_cards_get_name (guint               index);
RelaisCardData     *relais_test_cards_get      (guint               index,
                                                RelaisCardPractice *practice);
RelaisCardData     *relais_test_cards_find     (const char         *name,
                                                RelaisCardPractice *practice);

G_END_DECLS
