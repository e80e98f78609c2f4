#pragma once

#include "relais-card-data.h"
#include "relais-store-types.h"

G_BEGIN_DECLS

/**
 * RelaisCardDraft:
 * @data: what the card says
 * @paper: "card-caregiver" or "card-patient", as the print log has it
 * @kind: "link" or "person": what @subject is
 * @subject: id of the link or the patient
 * @person: id of the person whose card it is
 * @name: their name
 * @numbers: the numbers that stand on it, joined by ";"
 *
 * A card that may be printed.
 */
typedef struct {
  RelaisCardData *data;
  const char *paper;
  const char *kind;
  char *subject;
  char *person;
  char *name;
  GString *numbers;
} RelaisCardDraft;

/**
 * RelaisCardMaker:
 *
 * Makes drafts of cards from the register, inside one read. In services only relais-printing.c uses it.
 */
typedef struct _RelaisCardMaker RelaisCardMaker;

RelaisCardMaker *relais_card_maker_new           (RelaisDb            *db,
                                                  RelaisDate           today,
                                                  RelaisCardPractice  *practice,
                                                  GPtrArray           *drafts,
                                                  GPtrArray           *refused);
void             relais_card_maker_free          (RelaisCardMaker     *maker);

gboolean         relais_card_maker_add_caregiver (RelaisCardMaker     *maker,
                                                  const char          *id,
                                                  GError             **error);
gboolean         relais_card_maker_add_patient   (RelaisCardMaker     *maker,
                                                  const char          *id,
                                                  GError             **error);
gboolean         relais_card_maker_add_everybody (RelaisCardMaker     *maker,
                                                  GError             **error);

void             relais_card_draft_free          (RelaisCardDraft     *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisCardMaker, relais_card_maker_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisCardDraft, relais_card_draft_free)

G_END_DECLS
