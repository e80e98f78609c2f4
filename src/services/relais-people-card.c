/* A person as a card for the address book of a telephone: how to reach them and in which language, nothing about care,
 * illness or whom they belong to, because such a card travels far. Pure, any thread.
 */

#include "relais-people-card.h"

#include "relais-person.h"
#include "relais-vcard-writer.h"

static void
add_names (GString *out, const RelaisRecord *person)
{
  g_autofree char *name = relais_person_get_name (person);
  const char *parts[] = { relais_record_get (person, RELAIS_PERSON_FAMILY_NAME),
                          relais_record_get (person, RELAIS_PERSON_GIVEN_NAME), NULL, NULL, NULL };

  relais_vcard_writer_add (out, "FN", name);
  if (parts[0] == NULL && parts[1] == NULL)
    parts[1] = relais_record_get (person, RELAIS_PERSON_USUAL_NAME);
  relais_vcard_writer_add_parts (out, "N", parts, G_N_ELEMENTS (parts));
  relais_vcard_writer_add (out, "NICKNAME", relais_record_get (person, RELAIS_PERSON_USUAL_NAME));
}

static void
add_address (GString *out, const RelaisRecord *person)
{
  const char *parts[] = { NULL,
                          NULL,
                          relais_record_get (person, RELAIS_PERSON_STREET),
                          relais_record_get (person, RELAIS_PERSON_COMMUNE),
                          NULL,
                          relais_record_get (person, RELAIS_PERSON_POSTCODE),
                          NULL };

  relais_vcard_writer_add_parts (out, "ADR;TYPE=home", parts, G_N_ELEMENTS (parts));
}

/**
 * relais_people_card_append:
 * @out: where the card is appended
 * @person: a person, shielded where protected mode hides something
 * @is_old: whether it is vCard 3.0 (RFC 2426) rather than 4.0 (RFC 6350)
 */
void
relais_people_card_append (GString *out, const RelaisRecord *person, gboolean is_old)
{
  static const guint phones[] = { RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE2, RELAIS_PERSON_PHONE3 };
  RelaisVcardVersion version = is_old ? RELAIS_VCARD_3_0 : RELAIS_VCARD_4_0;
  g_autofree char *uid = g_strconcat ("urn:uuid:", relais_record_get_id (person), NULL);

  relais_vcard_writer_begin (out, version);
  relais_vcard_writer_add (out, "UID", uid);
  add_names (out, person);
  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    relais_vcard_writer_add_phone (out, version, "home,voice", i + 1, relais_record_get (person, phones[i]));
  relais_vcard_writer_add (out, "EMAIL", relais_record_get (person, RELAIS_PERSON_EMAIL));
  add_address (out, person);
  if (!is_old)
    relais_vcard_writer_add (out, "LANG", relais_record_get (person, RELAIS_PERSON_LANGUAGE));
  relais_vcard_writer_end (out);
}
