/* Inside of domain/: how the names of two persons compare, as people write names: with particles joined or apart,
 * family name first or last, one's usual name for the given one, half of a compound name, a letter too many. Pure.
 */

#include "relais-name-match.h"

#include "relais-person.h"
#include "relais-text.h"

/* A name that may be missing, and how it compares. */
typedef enum { MISSING, OTHER, NEAR, EQUAL } PartMatch;

/* Short names differ by a letter as a rule (Ali, Adi); long ones by a mistake. */
static int
get_tolerance (const char *a, const char *b)
{
  gsize length = MIN (relais_text_length (a), relais_text_length (b));

  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/* "Marie" of "Marie-Louise", "Dubois" of "Dubois-Peeters": one side's words are all among the other's. */
static gboolean
is_half (const char *whole, const char *half)
{
  g_auto (GStrv) words = relais_text_fold_words (whole);
  g_auto (GStrv) wanted = relais_text_query_words (half);
  gsize longest = 0;

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (!g_strv_contains ((const char *const *) words, wanted[i]))
        return FALSE;
      longest = MAX (longest, relais_text_length (wanted[i]));
    }
  return longest > 2;
}

static PartMatch
match_part (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return MISSING;
  if (relais_text_equal_folded (a, b))
    return EQUAL;
  if (relais_text_distance (a, b, 2) <= get_tolerance (a, b) || is_half (a, b) || is_half (b, a))
    return NEAR;
  return OTHER;
}

/* The usual name stands in the place of the given one, on either side. */
static PartMatch
match_given (const RelaisRecord *a, const RelaisRecord *b)
{
  const char *names_a[] = { relais_record_get (a, RELAIS_PERSON_GIVEN_NAME), relais_record_get (a, RELAIS_PERSON_USUAL_NAME) };
  const char *names_b[] = { relais_record_get (b, RELAIS_PERSON_GIVEN_NAME), relais_record_get (b, RELAIS_PERSON_USUAL_NAME) };
  PartMatch best = MISSING;

  for (guint i = 0; i < G_N_ELEMENTS (names_a); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (names_b); j++)
        best = MAX (best, match_part (names_a[i], names_b[j]));
    }
  return best;
}

static char *
join (const char *first, const char *second)
{
  return g_strdup_printf ("%s %s", first != NULL ? first : "", second != NULL ? second : "");
}

/* The parts may stand in the wrong fields ("Nguyen Thi | Lan", "Nguyen | Thi Lan") or be swapped. */
static gboolean
are_equal_as_a_whole (const RelaisRecord *a, const RelaisRecord *b)
{
  const char *family_a = relais_record_get (a, RELAIS_PERSON_FAMILY_NAME);
  const char *given_a = relais_record_get (a, RELAIS_PERSON_GIVEN_NAME);
  const char *family_b = relais_record_get (b, RELAIS_PERSON_FAMILY_NAME);
  const char *given_b = relais_record_get (b, RELAIS_PERSON_GIVEN_NAME);
  g_autofree char *whole_a = join (family_a, given_a);
  g_autofree char *swapped_a = join (given_a, family_a);
  g_autofree char *whole_b = join (family_b, given_b);
  g_autofree char *swapped_b = join (given_b, family_b);

  return relais_text_equal_folded (whole_a, whole_b) || relais_text_equal_folded (whole_a, swapped_b) ||
         relais_text_equal_folded (swapped_a, whole_b);
}

/* Two records that hold "Dubois" and nothing else are not of one name. */
static gboolean
is_whole (const RelaisRecord *person)
{
  const char *family = relais_record_get (person, RELAIS_PERSON_FAMILY_NAME);
  const char *given = relais_record_get (person, RELAIS_PERSON_GIVEN_NAME);
  g_autofree char *whole = join (family, given);
  g_auto (GStrv) words = relais_text_query_words (whole);

  return (family != NULL && given != NULL) || g_strv_length (words) > 1;
}

/**
 * relais_name_match:
 * @a: a person
 * @b: another
 *
 * Returns: how their names compare
 */
RelaisNameMatch
relais_name_match (const RelaisRecord *a, const RelaisRecord *b)
{
  PartMatch family =
      match_part (relais_record_get (a, RELAIS_PERSON_FAMILY_NAME), relais_record_get (b, RELAIS_PERSON_FAMILY_NAME));
  PartMatch given = match_given (a, b);

  if ((family == EQUAL && given == EQUAL) || (are_equal_as_a_whole (a, b) && is_whole (a)))
    return RELAIS_NAME_MATCH_SAME;
  if (given == EQUAL && family == NEAR)
    return RELAIS_NAME_MATCH_NEAR_FAMILY;
  if (given == NEAR && family >= NEAR)
    return RELAIS_NAME_MATCH_NEAR;
  if ((given == MISSING && family >= NEAR) || (family == MISSING && given >= NEAR))
    return RELAIS_NAME_MATCH_PART;
  return given == EQUAL ? RELAIS_NAME_MATCH_GIVEN : RELAIS_NAME_MATCH_NONE;
}
