/* What every card says about the practice, from its profile and its useful numbers. The street has one name in the
 * register; the commune is said in the language of the paper, by the practice's own label. Blocking, from any thread.
 */

#include "relais-card-profile.h"

#include "relais-field-reader.h"
#include "relais-phone.h"
#include "relais-practice-labels.h"
#include "relais-practice-profile.h"

static char *
make_town (const RelaisRecord *profile, const RelaisLabels *labels, const char *language)
{
  const char *postcode = relais_record_get (profile, RELAIS_PRACTICE_POSTCODE);
  const char *commune = relais_record_get (profile, RELAIS_PRACTICE_COMMUNE);
  const char *name = commune != NULL ? relais_labels_name_commune (labels, commune, language) : NULL;

  if (postcode == NULL || name == NULL)
    return g_strdup (postcode != NULL ? postcode : name);
  return g_strdup_printf ("%s %s", postcode, name);
}

static void
add_number (RelaisCardPractice *practice, const RelaisRecord *record)
{
  g_autofree char *number = relais_field_format (&relais_useful_number_type.fields[RELAIS_USEFUL_NUMBER_NUMBER],
                                                 relais_record_get (record, RELAIS_USEFUL_NUMBER_NUMBER));

  if (relais_record_is (record, RELAIS_USEFUL_NUMBER_PRINTED, "yes"))
    relais_card_practice_add_number (practice, number, relais_record_get (record, RELAIS_USEFUL_NUMBER_LABEL_FR),
                                     relais_record_get (record, RELAIS_USEFUL_NUMBER_LABEL_NL));
}

static RelaisCardPractice *
make_practice (const RelaisRecord *profile, const RelaisLabels *labels)
{
  static const char *const languages[] = { "fr", "nl" };
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
  RelaisCardPractice *practice;

  relais_phone_parse (relais_record_get (profile, RELAIS_PRACTICE_PHONE), &phone);
  practice = relais_card_practice_new (phone.display, phone.e164, relais_record_get (profile, RELAIS_PRACTICE_HOURS));
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *town = make_town (profile, labels, languages[i]);

      relais_card_practice_set_texts (practice, languages[i], relais_record_get (profile, RELAIS_PRACTICE_NAME),
                                      relais_record_get (profile, RELAIS_PRACTICE_STREET), town);
    }
  return practice;
}

/**
 * relais_card_profile_load:
 * @session: a session
 * @name: (out): the name of the practice
 * @error: where to store the error
 *
 * Returns: (transfer full) (nullable): what every card says about the practice
 */
RelaisCardPractice *
relais_card_profile_load (RelaisSession *session, char **name, GError **error)
{
  g_autoptr (RelaisRecord) profile = relais_practice_profile_load (session, error);
  g_autoptr (GPtrArray) numbers = profile != NULL ? relais_practice_profile_list_numbers (session, error) : NULL;
  g_autoptr (RelaisLabels) labels = numbers != NULL ? relais_practice_labels_load (session, error) : NULL;
  RelaisCardPractice *practice;

  if (labels == NULL)
    return NULL;
  practice = make_practice (profile, labels);
  for (guint i = 0; i < numbers->len; i++)
    add_number (practice, g_ptr_array_index (numbers, i));
  *name = g_strdup (relais_record_get (profile, RELAIS_PRACTICE_NAME));
  return practice;
}
