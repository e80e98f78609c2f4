#pragma once

#include "relais-card.h"
#include "relais-desk.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisCardWish:
 *
 * Whose cards are wanted.
 */
typedef struct _RelaisCardWish RelaisCardWish;

RelaisCardWish *relais_card_wish_new   (void);
void            relais_card_wish_free  (RelaisCardWish           *wish);
void            relais_card_wish_add   (RelaisCardWish           *wish,
                                        const RelaisRecord       *person);
void            relais_card_wish_run   (const RelaisCardWish     *wish,
                                        RelaisDesk               *desk,
                                        gpointer                  owner,
                                        const RelaisPrintOptions *options,
                                        RelaisDeskDone            done);
void            relais_card_wish_agree (RelaisDesk               *desk,
                                        gpointer                  owner,
                                        const char               *link,
                                        RelaisDeskDone            done);

G_END_DECLS
