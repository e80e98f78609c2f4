#pragma once

#include <glib.h>

#include "relais-qr.h"

G_BEGIN_DECLS

typedef struct _RelaisCardPractice RelaisCardPractice;

RelaisCardPractice *relais_card_practice_new           (const char               *phone,
                                                        const char               *international,
                                                        const char               *hours);
RelaisCardPractice *relais_card_practice_ref           (RelaisCardPractice       *practice);
void                relais_card_practice_unref         (RelaisCardPractice       *practice);

void                relais_card_practice_set_texts     (RelaisCardPractice       *practice,
                                                        const char               *language,
                                                        const char               *name,
                                                        const char               *street,
                                                        const char               *town);
void                relais_card_practice_add_number    (RelaisCardPractice       *practice,
                                                        const char               *number,
                                                        const char               *label_fr,
                                                        const char               *label_nl);

const char         *relais_card_practice_get_phone     (const RelaisCardPractice *practice);
const char         *relais_card_practice_get_hours     (const RelaisCardPractice *practice);
RelaisQr           *relais_card_practice_get_code      (const RelaisCardPractice *practice);
const char         *relais_card_practice_get_name      (const RelaisCardPractice *practice,
                                                        const char               *language);
const char         *relais_card_practice_get_address   (const RelaisCardPractice *practice,
                                                        const char               *language);
guint               relais_card_practice_get_n_numbers (const RelaisCardPractice *practice);
const char         *relais_card_practice_get_number    (const RelaisCardPractice *practice,
                                                        guint                     index);
const char         *relais_card_practice_get_label     (const RelaisCardPractice *practice,
                                                        guint                     index,
                                                        const char               *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisCardPractice, relais_card_practice_unref)

G_END_DECLS
