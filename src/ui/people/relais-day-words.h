#pragma once

#include "relais-desk.h"

G_BEGIN_DECLS

char *relais_day_words           (RelaisDesk *desk,
                                  RelaisDate  date);
char *relais_day_words_in_full   (RelaisDesk *desk,
                                  RelaisDate  date);
char *relais_day_words_of_text   (RelaisDesk *desk,
                                  const char *text);
char *relais_day_words_distance  (RelaisDesk *desk,
                                  RelaisDate  date);
char *relais_day_words_time      (const char *instant);

G_END_DECLS
