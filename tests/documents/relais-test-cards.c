/* Cards of a practice that does not exist: usual ones, and those that are hard to lay out. */

#include "relais-test-cards.h"

typedef struct {
  const char *test_name;
  RelaisCardKind kind;
  const char *owner;
  const char *other_script;
  const char *aided_given;
  const char *aided_family;
  const char *language;
  gboolean interpreter;
  RelaisCardPerson people[RELAIS_CARD_MAX_PEOPLE];
  RelaisCardPerson trusted;
} TestCard;

static const TestCard cards[] = {
  { "one-person", RELAIS_CARD_CAREGIVER, "Fatima El Amrani", NULL, "Mohamed", "El Amrani", "ar", FALSE,
    { { "Nadia El Amrani", "daughter", NULL, "0470 12 34 56", "sa,su" } }, { 0 } },
  { "two-people", RELAIS_CARD_CAREGIVER, "Jeanne Dubois", NULL, "Maria", "Janssens", "nl", FALSE,
    { { "Luc Janssens", "son", "male", "0471 22 33 44", NULL },
      { "Marie-Claire Vandenbroucke", "neighbour", "female", "02 555 01 02", NULL } }, { 0 } },
  { "three-short", RELAIS_CARD_CAREGIVER, "Ana Silva", NULL, "Rosa", "Silva", "pt", FALSE,
    { { "Rui Silva", "son", NULL, "0472 10 20 30", NULL },
      { "Inês Costa", "daughter", NULL, "0473 11 22 33", NULL },
      { "Paul Petit", "neighbour", NULL, "02 555 01 03", NULL } }, { 0 } },
  { "three-long", RELAIS_CARD_CAREGIVER, "Bernadette Vandenbroucke-De Smet", NULL, "Jean-Baptiste", "Vandenbroucke", "fr", FALSE,
    { { "Marie-Christine Vandenbroucke", "sisterinlaw", NULL, "0474 12 34 56", "mo-fr 18:00-22:00" },
      { "Jean-François Vandermeersch", "neighbour", "male", "0475 65 43 21", NULL },
      { "Anne-Sophie Van den Abeele", "familymember", NULL, "0476 12 34 56", NULL } }, { 0 } },
  { "arabic", RELAIS_CARD_CAREGIVER, "فاطمة العمراني", NULL, "محمد", "العمراني", "ar", TRUE,
    { { "نادية العمراني", "daughter", NULL, "0470 12 34 56", NULL },
      { "يوسف بن علي", "son", NULL, "+212 661 23 45 67", NULL } }, { 0 } },
  { "polish", RELAIS_CARD_CAREGIVER, "Małgorzata Szczepańska-Wąsowicz", NULL, "Zdzisław", "Wąsowicz", "pl", FALSE,
    { { "Grzegorz Brzęczyszczykiewicz", "brother", NULL, "+48 601 234 567", NULL },
      { "Łucja Żółkiewska", "friend", "female", "0476 00 11 22", NULL } }, { 0 } },
  { "turkish", RELAIS_CARD_CAREGIVER, "Gülşen Öztürk", NULL, "İsmail", "Öztürk", "tr", FALSE,
    { { "Çağla Yıldırım", "daughter", NULL, "0477 33 22 11", NULL },
      { "Şükrü Ağaoğlu", "brother", NULL, "0478 44 55 66", NULL },
      { "Iğdır Öztürk", "spouse", "male", "02 555 01 04", NULL } }, { 0 } },
  { "nobody", RELAIS_CARD_CAREGIVER, "Emma Peeters", NULL, "Willy", "Peeters", "nl", FALSE, { { 0 } }, { 0 } },
  { "no-aided-name", RELAIS_CARD_CAREGIVER, "Nour Fattah", NULL, NULL, NULL, NULL, FALSE,
    { { "Sami Fattah", "brother", NULL, "0479 01 02 03", NULL } }, { 0 } },

  { "patient", RELAIS_CARD_PATIENT, "Mohamed El Amrani", "محمد العمراني", NULL, NULL, "ar", TRUE,
    { { "Fatima El Amrani", "daughter", NULL, "0478 12 34 56", NULL },
      { "Jeanne Dubois", "neighbour", "female", "02 555 01 05", NULL } },
    { "Fatima El Amrani", "daughter", NULL, "0478 12 34 56", NULL } },
  { "patient-trusted", RELAIS_CARD_PATIENT, "Oksana Shevchenko", "Оксана Шевченко", NULL, NULL, "uk", FALSE,
    { { "Dmytro Shevchenko", "son", NULL, "0479 98 76 54", NULL } },
    { "Hilde Verstraete", "friend", "female", "0471 01 02 03", NULL } },
  { "patient-full", RELAIS_CARD_PATIENT, "Antoinette Vanderlinden", NULL, NULL, NULL, "fr", FALSE,
    { { "Marie-Christine Vandenbroucke", "daughter", NULL, "0474 12 34 56", NULL },
      { "Jean-François Vandermeersch", "neighbour", "male", "0475 65 43 21", NULL } },
    { "Paul Petit", "friend", "male", "0472 99 88 77", NULL } },
  { "patient-two-scripts", RELAIS_CARD_PATIENT, "Mohamed El Amrani", "محمد العمراني", NULL, NULL, "ary", TRUE,
    { { "Rachida El Amrani", "spouse", "female", "02 555 01 06", NULL },
      { "Mohamed-Amine El Amrani-Benabdallah", "son", NULL, "0470 12 34 57", NULL },
      { "Fatima-Zahra El Amrani-Benabdallah", "daughter", NULL, "0470 12 34 58", NULL } }, { 0 } },
  { "patient-alone", RELAIS_CARD_PATIENT, "Kabongo Mbuyi", NULL, NULL, NULL, "ln", TRUE, { { 0 } }, { 0 } },

  /* Too long for any side of a card. */
  { "too-long-name", RELAIS_CARD_CAREGIVER, "Ana Silva", NULL, "Rosa", "Silva", "pt", FALSE,
    { { "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren", "son", NULL, "0472 10 20 30", NULL } }, { 0 } },
  { "too-many-lines", RELAIS_CARD_PATIENT, "Marie-Antoinette Vanderlinden-Van Cauwenberghe", NULL, NULL, NULL, "fr", FALSE,
    { { "Marie-Christine Vandenbroucke", "daughter", NULL, "0474 12 34 56", NULL },
      { "Jean-François Vandermeersch", "neighbour", "male", "0475 65 43 21", NULL },
      { "Anne-Sophie Van den Abeele de la Motte-Baraffe et de Saint-Symphorien", "familymember", NULL, "+33 6 12 34 56 78", NULL } },
    { "Paul Petit", "friend", "male", "0472 99 88 77", NULL } },
};

RelaisCardPractice *
relais_test_practice_new (void)
{
  RelaisCardPractice *practice = relais_card_practice_new ("02 555 01 23", "+3225550123", "mo-fr 08:00-18:00");

  relais_card_practice_set_texts (practice, "fr", "Maison médicale des Glycines", "Rue des Glycines 12", "1060 Saint-Gilles");
  relais_card_practice_set_texts (practice, "nl", "Wijkgezondheidscentrum De Blauweregen", "Blauweregenstraat 12", "1060 Sint-Gillis");
  relais_card_practice_add_number (practice, "112", "Ambulance, pompiers (police possible)", "Ambulance, brandweer");
  relais_card_practice_add_number (practice, "1733", "Médecin de garde (soir, nuit, week-end)", "Huisarts van wacht");
  return practice;
}

guint
relais_test_cards_get_n (void)
{
  return G_N_ELEMENTS (cards);
}

const char *
relais_test_cards_get_name (guint index)
{
  return cards[index].test_name;
}

RelaisCardData *
relais_test_cards_get (guint index, RelaisCardPractice *practice)
{
  const TestCard *card = &cards[index];
  RelaisCardData *data = relais_card_data_new (card->kind, practice);

  relais_card_data_set_owner (data, card->owner, card->other_script);
  relais_card_data_set_aided (data, card->aided_given, card->aided_family);
  relais_card_data_set_language (data, card->language, card->interpreter);
  for (int i = 0; i < RELAIS_CARD_MAX_PEOPLE && card->people[i].name != NULL; i++)
    relais_card_data_add_person (data, &card->people[i]);
  if (card->trusted.name != NULL)
    relais_card_data_set_trusted (data, &card->trusted);
  relais_card_data_set_reference (data, "K7M4QX");
  relais_card_data_set_printed (data, relais_date (2026, 11, 20));
  return data;
}

RelaisCardData *
relais_test_cards_find (const char *name, RelaisCardPractice *practice)
{
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      if (g_str_equal (cards[i].test_name, name))
        return relais_test_cards_get (i, practice);
    }

  g_assert_not_reached ();
}
