#pragma once

#include "relais-card.h"

G_BEGIN_DECLS

GPtrArray  *relais_test_page_layout    (const RelaisPrintOptions *options,
                                        RelaisMeasurer           *measurer,
                                        RelaisPhrasebook         *book,
                                        GError                  **error);
const char *relais_test_page_get_title (RelaisPhrasebook         *book);

G_END_DECLS
