/* Inside of domain/: whether somebody is meant by what was typed under "must not be informed". That is a text ("son
 * ex-mari Karim"), so names are looked for in it, and a near one counts: saying nothing to the right one can be mended.
 * Pure.
 */

#include "relais-must-not-inform.h"

#include "relais-person.h"
#include "relais-text.h"

/* "Fatimah" is near enough to "Fatima"; two letters are a particle. */
static gboolean
is_near_word (const char *a, const char *b)
{
  gsize length = MIN (relais_text_length (a), relais_text_length (b));

  return length > 2 && relais_text_distance (a, b, 2) <= (length < 5 ? 0 : length < 8 ? 1 : 2);
}

static gboolean
shares_word (const char *text, const char *name)
{
  g_auto (GStrv) in_text = relais_text_fold_words (text);
  g_auto (GStrv) in_name = relais_text_fold_words (name);

  for (guint i = 0; in_name[i] != NULL; i++)
    {
      for (guint j = 0; in_text[j] != NULL; j++)
        {
          if (is_near_word (in_text[j], in_name[i]))
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * relais_must_not_inform_name:
 * @patient: a patient, not shielded
 * @name: (nullable): a name
 *
 * Returns: whether @name is perhaps among those who must not be informed, by more than the family name of the patient,
 *   which the whole family bears
 */
gboolean
relais_must_not_inform_name (const RelaisRecord *patient, const char *name)
{
  const char *text = relais_record_get (patient, RELAIS_PERSON_DO_NOT_INFORM);
  const char *family = relais_record_get (patient, RELAIS_PERSON_FAMILY_NAME);
  g_auto (GStrv) words = relais_text_query_words (name);

  for (guint i = 0; text != NULL && words[i] != NULL; i++)
    {
      if (shares_word (text, words[i]) && !shares_word (family, words[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * relais_must_not_inform_person:
 * @patient: a patient, not shielded
 * @person: somebody else
 *
 * A likeness is enough: the desk asks the referent rather than telling the wrong one.
 *
 * Returns: whether @person is perhaps among those who must not be informed
 */
gboolean
relais_must_not_inform_person (const RelaisRecord *patient, const RelaisRecord *person)
{
  const char *given = relais_record_get (person, RELAIS_PERSON_GIVEN_NAME);
  const char *usual = relais_record_get (person, RELAIS_PERSON_USUAL_NAME);
  const char *family = relais_record_get (person, RELAIS_PERSON_FAMILY_NAME);

  if (given == NULL && usual == NULL)
    return shares_word (relais_record_get (patient, RELAIS_PERSON_DO_NOT_INFORM), family);
  return relais_must_not_inform_name (patient, given) || relais_must_not_inform_name (patient, usual) ||
         relais_must_not_inform_name (patient, family);
}
