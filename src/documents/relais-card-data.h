#pragma once

#include <glib.h>

#include "relais-card-practice.h"
#include "relais-date.h"

G_BEGIN_DECLS

/**
 * RelaisCardKind:
 * @RELAIS_CARD_CAREGIVER: the card in a caregiver's wallet: whom to call in their place
 * @RELAIS_CARD_PATIENT: the card in the wallet of the aided person: whom to call for them
 */
typedef enum {
  RELAIS_CARD_CAREGIVER,
  RELAIS_CARD_PATIENT,
} RelaisCardKind;

/**
 * RELAIS_CARD_MAX_PEOPLE:
 *
 * So many people to call stand on a card, the trusted person not counted.
 */
#define RELAIS_CARD_MAX_PEOPLE 3

/**
 * RelaisCardPerson:
 * @name: as it is to be printed
 * @relation: (nullable): the word under which the relation is stored
 * @sex: (nullable): "female" or "male" where it is known, for the word that is printed
 * @phone: (nullable): the number as it is to be printed
 * @hours: (nullable): when to call, as it is stored
 *
 * Somebody to call. A plain value; its texts are copied where it is given.
 */
typedef struct {
  const char *name;
  const char *relation;
  const char *sex;
  const char *phone;
  const char *hours;
} RelaisCardPerson;

typedef struct _RelaisCardData RelaisCardData;

RelaisCardData *relais_card_data_new           (RelaisCardKind          kind,
                                                RelaisCardPractice     *practice);
void            relais_card_data_free          (RelaisCardData         *data);
gboolean        relais_card_data_equal         (const RelaisCardData   *a,
                                                const RelaisCardData   *b);

void            relais_card_data_set_owner     (RelaisCardData         *data,
                                                const char             *name,
                                                const char             *other_script);
void            relais_card_data_set_no_label  (RelaisCardData         *data,
                                                gboolean                no_label);
void            relais_card_data_set_aided     (RelaisCardData         *data,
                                                const char             *given_name,
                                                const char             *family_name);
void            relais_card_data_set_language  (RelaisCardData         *data,
                                                const char             *language,
                                                gboolean                interpreter);
void            relais_card_data_add_person    (RelaisCardData         *data,
                                                const RelaisCardPerson *person);
void            relais_card_data_set_trusted   (RelaisCardData         *data,
                                                const RelaisCardPerson *person);
void            relais_card_data_set_reference (RelaisCardData         *data,
                                                const char             *reference);
void            relais_card_data_set_printed   (RelaisCardData         *data,
                                                RelaisDate              printed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisCardData, relais_card_data_free)

G_END_DECLS
