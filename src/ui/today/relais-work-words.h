#pragma once

#include "relais-desk.h"
#include "relais-worklist.h"

G_BEGIN_DECLS

char *relais_work_words_key    (const RelaisWorkItem *item);
char *relais_work_words_name   (RelaisDesk           *desk,
                                const RelaisWorkItem *item);
char *relais_work_words_aside  (RelaisDesk           *desk,
                                const RelaisWorkItem *item);
char *relais_work_words_what   (RelaisDesk           *desk,
                                const RelaisWorkItem *item);
char *relais_work_words_when   (RelaisDesk           *desk,
                                const RelaisWorkItem *item);
char *relais_work_words_day    (RelaisDesk           *desk,
                                const RelaisWorkItem *item);

G_END_DECLS
