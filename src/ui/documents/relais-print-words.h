#pragma once

#include "relais-print-job.h"

G_BEGIN_DECLS

char       *relais_print_words_button    (const char           *name,
                                          guint                 n_items);
char       *relais_print_words_printed   (const RelaisPrintJob *job);
char       *relais_print_words_file_name (RelaisDate            today);
const char *relais_print_words_language  (const RelaisRecord   *person);

G_END_DECLS
