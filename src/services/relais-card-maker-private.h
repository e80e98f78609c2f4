#pragma once

#include "relais-card-maker.h"

#include "relais-record.h"

G_BEGIN_DECLS

struct _RelaisCardMaker {
  RelaisDb *db;
  RelaisDate today;
  gboolean everybody;

  RelaisCardPractice *practice;
  GHashTable *people; /* id → RelaisRecord */
  GPtrArray *drafts;
  GPtrArray *refused;
};

const RelaisRecord *relais_card_maker_load_person   (RelaisCardMaker     *maker,
                                                     const char          *id,
                                                     GError             **error);
GPtrArray          *relais_card_callable_list       (RelaisCardMaker     *maker,
                                                     const RelaisRecord  *patient,
                                                     GPtrArray           *links,
                                                     GError             **error);
void                relais_card_callable_add        (RelaisCardMaker     *maker,
                                                     RelaisCardDraft     *draft,
                                                     GPtrArray           *bonds);
gboolean            relais_card_callable_add_trusted (RelaisCardMaker    *maker,
                                                     RelaisCardDraft     *draft,
                                                     const RelaisRecord  *patient,
                                                     GPtrArray           *links,
                                                     GPtrArray           *bonds,
                                                     GError             **error);

G_END_DECLS
