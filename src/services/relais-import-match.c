/* Whom a row is about. domain/relais-duplicates.c says how likely two records are one person; here is what an import
 * does with that: the same name with a birth date, a number or an address in common is the same person, so that a
 * list can be imported again; the same under another spelling is left to people; a name alone is enough for nobody
 * but a caregiver's patient, and is reported. Pure.
 */

#include "relais-import-match.h"

#include "relais-duplicates.h"
#include "relais-import-merge.h"
#include "relais-person.h"
#include "relais-text.h"

#include <string.h>

/* Merged records are compared too, for nobody comes back under the name of one. */
static RelaisDuplicate
compare (const RelaisRecord *person, const RelaisImportEntry *entry, guint *reasons)
{
  g_autoptr (RelaisRecord) candidate = relais_record_with (entry->after, RELAIS_PERSON_MERGED_INTO, NULL);

  return relais_duplicate_compare (person, candidate, reasons);
}

static gboolean
differ (const RelaisRecord *a, const RelaisRecord *b, guint field)
{
  const char *text_a = relais_record_get (a, field);
  const char *text_b = relais_record_get (b, field);

  return text_a != NULL && text_b != NULL && !relais_text_equal_folded (text_a, text_b);
}

/* Whether two who share a name and a telephone must still be looked at by somebody. */
static gboolean
is_doubtful (const RelaisRecord *person, const RelaisRecord *candidate)
{
  return differ (person, candidate, RELAIS_PERSON_CHART_NUMBER) || differ (person, candidate, RELAIS_PERSON_SEX);
}

static RelaisImportMatch
judge_number (const RelaisRecord *person, const RelaisImportEntry *entry, guint reasons)
{
  gboolean nameless = relais_record_get (person, RELAIS_PERSON_FAMILY_NAME) == NULL &&
                      relais_record_get (person, RELAIS_PERSON_GIVEN_NAME) == NULL;

  if (nameless || (reasons & (RELAIS_DUPLICATE_NAME | RELAIS_DUPLICATE_NEAR_NAME | RELAIS_DUPLICATE_BIRTH_DATE)) != 0)
    return RELAIS_IMPORT_MATCH_SAME;
  return RELAIS_IMPORT_MATCH_NUMBER_OF_ANOTHER;
}

static gboolean
is_same_part (const RelaisRecord *a, const RelaisRecord *b, guint field)
{
  const char *text_a = relais_record_get (a, field);
  const char *text_b = relais_record_get (b, field);

  return text_a == NULL || text_b == NULL ? text_a == text_b : relais_text_equal_folded (text_a, text_b);
}

/* Namesakes are many; a look at the two dates costs less than one at the names. */
static gboolean
were_born_apart (const RelaisRecord *a, const RelaisRecord *b)
{
  RelaisDate birth_a = relais_person_get_birth_date (a);
  RelaisDate birth_b = relais_person_get_birth_date (b);

  return relais_date_is_set (birth_a) && relais_date_is_set (birth_b) && !relais_date_agrees (birth_a, birth_b);
}

/* A row that was imported before: the same name, whole or not, something beside it, and nothing new. */
static gboolean
is_repeated (const RelaisRecord *person, const RelaisRecord *candidate)
{
  static const guint beside[] = { RELAIS_PERSON_BIRTH_DATE, RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE2,
                                  RELAIS_PERSON_PHONE3, RELAIS_PERSON_EMAIL };
  gboolean something = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (beside); i++)
    something = something || relais_record_get (person, beside[i]) != NULL;
  return something && !were_born_apart (person, candidate) &&
         is_same_part (person, candidate, RELAIS_PERSON_FAMILY_NAME) &&
         is_same_part (person, candidate, RELAIS_PERSON_GIVEN_NAME) &&
         relais_import_merge_adds_nothing (candidate, person);
}

static RelaisImportMatch
judge_likeness (const RelaisRecord *person, const RelaisImportEntry *entry, guint *reasons)
{
  RelaisDuplicate duplicate = compare (person, entry, reasons);

  switch (duplicate)
    {
    case RELAIS_DUPLICATE_CERTAIN:
      return judge_number (person, entry, *reasons);
    case RELAIS_DUPLICATE_LIKELY:
      return (*reasons & RELAIS_DUPLICATE_NAME) != 0 ? RELAIS_IMPORT_MATCH_SAME : RELAIS_IMPORT_MATCH_RESEMBLES;
    case RELAIS_DUPLICATE_POSSIBLE:
      if ((*reasons & (RELAIS_DUPLICATE_CHART_NUMBER | RELAIS_DUPLICATE_NATIONAL_NUMBER)) != 0)
        return RELAIS_IMPORT_MATCH_NUMBER_OF_ANOTHER;
      if ((*reasons & RELAIS_DUPLICATE_NAME) != 0 && !is_doubtful (person, entry->after) &&
          (*reasons & (RELAIS_DUPLICATE_PHONE | RELAIS_DUPLICATE_EMAIL)) != 0)
        return RELAIS_IMPORT_MATCH_SAME;
      return RELAIS_IMPORT_MATCH_MAY_BE;
    case RELAIS_DUPLICATE_NONE:
    default:
      return RELAIS_IMPORT_MATCH_NONE;
    }
}

static RelaisImportMatch
judge (const RelaisRecord *person, const RelaisImportEntry *entry, guint *reasons)
{
  RelaisImportMatch match = judge_likeness (person, entry, reasons);

  return match < RELAIS_IMPORT_MATCH_RESEMBLES && is_repeated (person, entry->after) ? RELAIS_IMPORT_MATCH_SAME : match;
}

/* Somebody who is there comes before somebody who is not any more: a duplicate that was archived, for one. */
static gboolean
is_gone (const RelaisImportEntry *entry)
{
  return entry->before != NULL &&
         (relais_person_is_archived (entry->before) || relais_person_is_deceased (entry->before) ||
          relais_record_get (entry->before, RELAIS_PERSON_STOPPED_ON) != NULL);
}

/* The best of several candidates so far. */
typedef struct {
  RelaisImportMatch match;
  RelaisImportEntry *entry;
  gboolean is_shared; /* with another who fits as well */
} Best;

static void
consider (Best *best, RelaisImportMatch match, RelaisImportEntry *entry)
{
  gboolean fits = match == RELAIS_IMPORT_MATCH_SAME || match == RELAIS_IMPORT_MATCH_BY_NAME;

  if (match < best->match || match == RELAIS_IMPORT_MATCH_NONE || (match == best->match && is_gone (entry)))
    return;
  best->is_shared = fits && match == best->match && !is_gone (best->entry);
  if (best->is_shared)
    return;
  best->match = match;
  best->entry = entry;
}

static RelaisImportMatch
decide (const Best *best, RelaisImportEntry **entry)
{
  *entry = best->entry;
  return best->is_shared ? RELAIS_IMPORT_MATCH_SEVERAL : best->match;
}

/**
 * relais_import_match_person:
 * @people: everybody
 * @person: the person of a row
 * @patient: (nullable): the caregiver's patient, when it is somebody known
 * @entry: (out) (transfer none) (nullable): whom it is about, or who stands in the way
 *
 * A caregiver of the same name who is linked to the same patient already is the same, whatever else changed.
 *
 * Returns: how @entry fits
 */
RelaisImportMatch
relais_import_match_person (RelaisImportPeople *people, const RelaisRecord *person, RelaisImportEntry *patient,
                            RelaisImportEntry **entry)
{
  g_autoptr (GPtrArray) candidates = relais_import_people_list_similar (people, person);
  Best best = { RELAIS_IMPORT_MATCH_NONE, NULL, FALSE };

  for (guint i = 0; i < candidates->len; i++)
    {
      RelaisImportEntry *candidate = g_ptr_array_index (candidates, i);
      RelaisImportMatch match;
      guint reasons;

      if (candidate == patient)
        continue;
      match = judge (person, candidate, &reasons);
      if (match == RELAIS_IMPORT_MATCH_MAY_BE && (reasons & RELAIS_DUPLICATE_NAME) != 0 && patient != NULL &&
          relais_import_people_are_linked (people, relais_record_get_id (candidate->after),
                                           relais_record_get_id (patient->after)))
        match = RELAIS_IMPORT_MATCH_SAME;
      consider (&best, match, candidate);
    }
  return decide (&best, entry);
}

/* A patient of whom the row says the name and perhaps a birth date. */
static RelaisImportMatch
judge_patient (const RelaisRecord *patient, const RelaisImportEntry *entry)
{
  guint reasons;
  RelaisImportMatch match = judge (patient, entry, &reasons);

  if (match != RELAIS_IMPORT_MATCH_MAY_BE && match != RELAIS_IMPORT_MATCH_SAME)
    return match;
  if ((reasons & (RELAIS_DUPLICATE_CHART_NUMBER | RELAIS_DUPLICATE_NATIONAL_NUMBER)) != 0)
    return match;
  if (is_repeated (patient, entry->after))
    return RELAIS_IMPORT_MATCH_SAME;
  if ((reasons & RELAIS_DUPLICATE_NAME) == 0 || is_doubtful (patient, entry->after))
    return RELAIS_IMPORT_MATCH_RESEMBLES;
  if ((reasons & (RELAIS_DUPLICATE_BIRTH_DATE | RELAIS_DUPLICATE_BIRTH_AGREES | RELAIS_DUPLICATE_PHONE |
                  RELAIS_DUPLICATE_EMAIL)) != 0)
    return RELAIS_IMPORT_MATCH_SAME;
  return relais_person_is_patient (entry->after) ? RELAIS_IMPORT_MATCH_BY_NAME : RELAIS_IMPORT_MATCH_NONE;
}

/**
 * relais_import_match_patient:
 * @people: everybody
 * @patient: the patient of a caregiver's row
 * @entry: (out) (transfer none) (nullable): whom it is about, or who stands in the way
 *
 * Returns: how @entry fits
 */
RelaisImportMatch
relais_import_match_patient (RelaisImportPeople *people, const RelaisRecord *patient, RelaisImportEntry **entry)
{
  g_autoptr (GPtrArray) candidates = relais_import_people_list_similar (people, patient);
  Best best = { RELAIS_IMPORT_MATCH_NONE, NULL, FALSE };

  for (guint i = 0; i < candidates->len; i++)
    consider (&best, judge_patient (patient, g_ptr_array_index (candidates, i)), g_ptr_array_index (candidates, i));
  return decide (&best, entry);
}
