/* Inside of domain/: how the names of two persons compare, as people write names: with particles joined or apart,
 * family name first or last, one's usual name for the given one, half of a compound name, a letter too many. Pure.
 */

#include "relais-name-match.h"

#include "relais-person.h"
#include "relais-text.h"

#include <string.h>

/* A name that may be missing, and how it compares. */
typedef enum { MISSING, OTHER, NEAR, EQUAL } PartMatch;

/* A part of a name as it is written, and folded without spaces; both nullable. */
typedef struct {
  const char *text;
  char *key;
} Part;

typedef struct {
  Part family;
  Part given;
  Part usual;
} Name;

static Part
read_part (const RelaisRecord *person, guint field)
{
  Part part = { relais_record_get (person, field), NULL };
  g_autofree char *folded = relais_text_fold (part.text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  if (part.text != NULL)
    part.key = g_strjoinv (NULL, words);
  return part;
}

static void
read_name (const RelaisRecord *person, Name *name)
{
  name->family = read_part (person, RELAIS_PERSON_FAMILY_NAME);
  name->given = read_part (person, RELAIS_PERSON_GIVEN_NAME);
  name->usual = read_part (person, RELAIS_PERSON_USUAL_NAME);
}

static void
name_clear (Name *name)
{
  g_free (name->family.key);
  g_free (name->given.key);
  g_free (name->usual.key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Name, name_clear)

/* Short names differ by a letter as a rule (Ali, Adi); long ones by a mistake. */
static gboolean
are_near (const char *a, const char *b)
{
  gsize length = MIN (relais_text_length (a), relais_text_length (b));
  int tolerance = length < 4 ? 0 : length < 8 ? 1 : 2;

  return tolerance > 0 && relais_text_distance (a, b, tolerance) <= tolerance;
}

/* "Marie" of "Marie-Louise", "Dubois" of "Dubois-Peeters": one side's words are all among the other's. */
static gboolean
is_half (const Part *whole, const Part *half)
{
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) wanted = NULL;
  gsize longest = 0;

  if (strlen (half->key) >= strlen (whole->key))
    return FALSE;

  words = relais_text_fold_words (whole->text);
  wanted = relais_text_query_words (half->text);
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (!g_strv_contains ((const char *const *) words, wanted[i]))
        return FALSE;
      longest = MAX (longest, relais_text_length (wanted[i]));
    }
  return longest > 2;
}

static PartMatch
match_part (const Part *a, const Part *b)
{
  if (a->text == NULL || b->text == NULL)
    return MISSING;
  if (strcmp (a->key, b->key) == 0)
    return *a->key != '\0' || strcmp (a->text, b->text) == 0 ? EQUAL : OTHER;
  return are_near (a->key, b->key) || is_half (a, b) || is_half (b, a) ? NEAR : OTHER;
}

/* The usual name stands in the place of the given one, on either side. */
static PartMatch
match_given (const Name *a, const Name *b)
{
  PartMatch best = match_part (&a->given, &b->given);

  best = MAX (best, match_part (&a->given, &b->usual));
  best = MAX (best, match_part (&a->usual, &b->given));
  return MAX (best, match_part (&a->usual, &b->usual));
}

static char *
join (const Part *first, const Part *second)
{
  return g_strconcat (first->key != NULL ? first->key : "", second->key != NULL ? second->key : "", NULL);
}

/* Two records that hold "Dubois" and nothing else are not of one name. */
static gboolean
is_whole (const Name *name)
{
  return (name->family.text != NULL && name->given.text != NULL) ||
         (name->family.text != NULL && strchr (name->family.text, ' ') != NULL) ||
         (name->given.text != NULL && strchr (name->given.text, ' ') != NULL);
}

/* The parts may stand in the wrong fields ("Nguyen Thi | Lan", "Nguyen | Thi Lan") or be swapped. */
static gboolean
are_equal_as_a_whole (const Name *a, const Name *b)
{
  g_autofree char *whole_a = join (&a->family, &a->given);
  g_autofree char *swapped_a = join (&a->given, &a->family);
  g_autofree char *whole_b = join (&b->family, &b->given);
  g_autofree char *swapped_b = join (&b->given, &b->family);

  if (*whole_a == '\0' || !is_whole (a) || !is_whole (b))
    return FALSE;
  return strcmp (whole_a, whole_b) == 0 || strcmp (whole_a, swapped_b) == 0 || strcmp (swapped_a, whole_b) == 0;
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
  g_auto (Name) name_a = { 0 };
  g_auto (Name) name_b = { 0 };
  PartMatch family, given;

  read_name (a, &name_a);
  read_name (b, &name_b);
  family = match_part (&name_a.family, &name_b.family);
  given = match_given (&name_a, &name_b);

  if ((family == EQUAL && given == EQUAL) || are_equal_as_a_whole (&name_a, &name_b))
    return RELAIS_NAME_MATCH_SAME;
  if (given == EQUAL && family == NEAR)
    return RELAIS_NAME_MATCH_NEAR_FAMILY;
  if (given == NEAR && family >= NEAR)
    return RELAIS_NAME_MATCH_NEAR;
  if ((given == MISSING && family >= NEAR) || (family == MISSING && given >= NEAR))
    return RELAIS_NAME_MATCH_PART;
  return given == EQUAL ? RELAIS_NAME_MATCH_GIVEN : RELAIS_NAME_MATCH_NONE;
}
