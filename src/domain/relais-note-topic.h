#pragma once

#include "relais-labels.h"

G_BEGIN_DECLS

#define RELAIS_NOTE_TOPIC_OTHER  "other"
#define RELAIS_NOTE_TOPIC_PINNED 7

gboolean    relais_note_topic_is_code     (const char         *text);
const char *relais_note_topic_get_diary   (const char         *code);
GStrv       relais_note_topic_list_pinned (const char         *roles);
GPtrArray  *relais_note_topic_list        (const RelaisLabels *labels,
                                           const char         *roles,
                                           const char         *language);
const char *relais_note_topic_find        (const RelaisLabels *labels,
                                           const char         *typed);

G_END_DECLS
