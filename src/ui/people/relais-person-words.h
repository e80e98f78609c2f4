#pragma once

#include "relais-desk.h"
#include "relais-labels.h"
#include "relais-record.h"

G_BEGIN_DECLS

char *relais_person_words_name      (RelaisDesk         *desk,
                                     const RelaisRecord *person);
char *relais_person_words_spoken    (RelaisDesk         *desk,
                                     const char         *name);
char *relais_person_words_short     (RelaisDesk         *desk,
                                     const RelaisRecord *person);
char *relais_person_words_born      (RelaisDesk         *desk,
                                     const RelaisRecord *person);
char *relais_person_words_address   (RelaisDesk         *desk,
                                     const RelaisRecord *person);
char *relais_person_words_identity  (RelaisDesk         *desk,
                                     const RelaisRecord *person);
char *relais_person_words_value     (RelaisDesk         *desk,
                                     guint               field,
                                     const char         *value);
char *relais_person_words_bond      (RelaisDesk         *desk,
                                     const RelaisRecord *link,
                                     const RelaisRecord *patient);
char *relais_person_words_namesakes (int                 namesakes);
char *relais_person_words_date      (RelaisDesk         *desk,
                                     RelaisDate          date);

G_END_DECLS
