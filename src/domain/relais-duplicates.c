/* Whether two records are of one person: shown while somebody types or imports, never acted upon by itself. Families
 * share names, numbers and addresses, and twins a date of birth, so a difference that is known (another date of birth,
 * another national number) outweighs every likeness. relais-name-match.c compares the names. Pure.
 */

#include "relais-duplicates.h"

#include "relais-date.h"
#include "relais-name-match.h"
#include "relais-person.h"
#include "relais-phone.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const guint phone_fields[RELAIS_PERSON_N_PHONES] = { RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE2,
                                                            RELAIS_PERSON_PHONE3 };

static const struct {
  guint reason;
  const char *label;
} labels[] = {
  { RELAIS_DUPLICATE_NATIONAL_NUMBER, N_("same national register number") },
  { RELAIS_DUPLICATE_CHART_NUMBER, N_("same chart number") },
  { RELAIS_DUPLICATE_NAME, N_("same name") },
  { RELAIS_DUPLICATE_NEAR_NAME, N_("similar name") },
  { RELAIS_DUPLICATE_BIRTH_DATE, N_("same date of birth") },
  { RELAIS_DUPLICATE_BIRTH_AGREES, N_("date of birth agrees") },
  { RELAIS_DUPLICATE_PHONE, N_("same phone number") },
  { RELAIS_DUPLICATE_EMAIL, N_("same e-mail address") },
};

/* How a value that is known on both sides compares. */
typedef enum { UNKNOWN, SAME, AGREES, DIFFERENT } Match;

static Match
match_text (const RelaisRecord *a, const RelaisRecord *b, guint field)
{
  const char *text_a = relais_record_get (a, field);
  const char *text_b = relais_record_get (b, field);

  if (text_a == NULL || text_b == NULL)
    return UNKNOWN;
  return relais_text_equal_folded (text_a, text_b) ? SAME : DIFFERENT;
}

static Match
match_birth (const RelaisRecord *a, const RelaisRecord *b)
{
  RelaisDate birth_a = relais_person_get_birth_date (a);
  RelaisDate birth_b = relais_person_get_birth_date (b);

  if (!relais_date_is_set (birth_a) || !relais_date_is_set (birth_b))
    return UNKNOWN;
  if (!relais_date_agrees (birth_a, birth_b))
    return DIFFERENT;
  return relais_date_is_full (birth_a) && relais_date_is_full (birth_b) ? SAME : AGREES;
}

/* A person's sex as it is noted may be wrong or have changed, but "male" and "female" are a reason to doubt. */
static gboolean
differ_in_sex (const RelaisRecord *a, const RelaisRecord *b)
{
  return (relais_record_is (a, RELAIS_PERSON_SEX, "male") && relais_record_is (b, RELAIS_PERSON_SEX, "female")) ||
         (relais_record_is (a, RELAIS_PERSON_SEX, "female") && relais_record_is (b, RELAIS_PERSON_SEX, "male"));
}

/* Finds a number that both have; @own says whether it is one that people rarely share: not the line of a house. */
static gboolean
share_phone (const RelaisRecord *a, const RelaisRecord *b, gboolean *own)
{
  gboolean shared = FALSE;

  *own = FALSE;
  for (guint i = 0; i < RELAIS_PERSON_N_PHONES; i++)
    {
      g_auto (RelaisPhone) phone_a = RELAIS_PHONE_INIT;

      if (!relais_phone_parse (relais_record_get (a, phone_fields[i]), &phone_a) || phone_a.e164 == NULL)
        continue;

      for (guint j = 0; j < RELAIS_PERSON_N_PHONES; j++)
        {
          g_auto (RelaisPhone) phone_b = RELAIS_PHONE_INIT;

          if (!relais_phone_parse (relais_record_get (b, phone_fields[j]), &phone_b) ||
              g_strcmp0 (phone_a.e164, phone_b.e164) != 0)
            continue;
          shared = TRUE;
          *own = *own || phone_a.kind == RELAIS_PHONE_MOBILE || phone_a.kind == RELAIS_PHONE_FOREIGN;
        }
    }
  return shared;
}

static gboolean
share_email (const RelaisRecord *a, const RelaisRecord *b)
{
  const char *email_a = relais_record_get (a, RELAIS_PERSON_EMAIL);
  const char *email_b = relais_record_get (b, RELAIS_PERSON_EMAIL);

  return email_a != NULL && email_b != NULL && g_ascii_strcasecmp (email_a, email_b) == 0;
}

/* What was found about the two. */
typedef struct {
  RelaisNameMatch name;
  Match birth;
  gboolean reached; /* some number or address in common */
  gboolean own;     /* one that people rarely share */
} Findings;

static RelaisDuplicate
judge_same_name (const Findings *found)
{
  if (found->birth == SAME || found->own || (found->birth == AGREES && found->reached))
    return RELAIS_DUPLICATE_LIKELY;
  return RELAIS_DUPLICATE_POSSIBLE;
}

/* The given name is the same, the family name nearly: a typing mistake. */
static RelaisDuplicate
judge_near_family (const Findings *found)
{
  if ((found->birth == SAME || found->birth == AGREES) && found->reached)
    return RELAIS_DUPLICATE_LIKELY;
  if (found->own)
    return RELAIS_DUPLICATE_LIKELY;
  return found->birth == SAME || found->reached ? RELAIS_DUPLICATE_POSSIBLE : RELAIS_DUPLICATE_NONE;
}

/* Given names that are nearly the same are those of twins too, and a part of a name fits a whole family. */
static RelaisDuplicate
judge_near_name (const Findings *found)
{
  return found->birth == SAME || found->own || (found->birth == AGREES && found->reached) ? RELAIS_DUPLICATE_POSSIBLE
                                                                                          : RELAIS_DUPLICATE_NONE;
}

/* One given name with two family names: perhaps before and after a marriage. */
static RelaisDuplicate
judge_given_name (const Findings *found)
{
  return found->birth == SAME && found->reached ? RELAIS_DUPLICATE_POSSIBLE : RELAIS_DUPLICATE_NONE;
}

static RelaisDuplicate
judge (const Findings *found)
{
  switch (found->name)
    {
    case RELAIS_NAME_MATCH_SAME:
      return judge_same_name (found);
    case RELAIS_NAME_MATCH_NEAR_FAMILY:
      return judge_near_family (found);
    case RELAIS_NAME_MATCH_NEAR:
    case RELAIS_NAME_MATCH_PART:
      return judge_near_name (found);
    case RELAIS_NAME_MATCH_GIVEN:
      return judge_given_name (found);
    case RELAIS_NAME_MATCH_NONE:
    default:
      return RELAIS_DUPLICATE_NONE;
    }
}

static guint
list_reasons (const Findings *found, gboolean phone, gboolean email)
{
  guint reasons = 0;

  if (found->name != RELAIS_NAME_MATCH_NONE)
    reasons |= found->name == RELAIS_NAME_MATCH_SAME ? RELAIS_DUPLICATE_NAME : RELAIS_DUPLICATE_NEAR_NAME;
  if (found->birth == SAME)
    reasons |= RELAIS_DUPLICATE_BIRTH_DATE;
  if (found->birth == AGREES)
    reasons |= RELAIS_DUPLICATE_BIRTH_AGREES;
  if (phone)
    reasons |= RELAIS_DUPLICATE_PHONE;
  if (email)
    reasons |= RELAIS_DUPLICATE_EMAIL;
  return reasons;
}

/* The practice's own file says that they are two, or the sex does: one step less sure. */
static RelaisDuplicate
doubt (RelaisDuplicate result)
{
  return result == RELAIS_DUPLICATE_LIKELY ? RELAIS_DUPLICATE_POSSIBLE : RELAIS_DUPLICATE_NONE;
}

static RelaisDuplicate
compare (const RelaisRecord *a, const RelaisRecord *b, guint *reasons)
{
  Match niss = match_text (a, b, RELAIS_PERSON_NATIONAL_NUMBER);
  Match chart = match_text (a, b, RELAIS_PERSON_CHART_NUMBER);
  Findings found = { RELAIS_NAME_MATCH_NONE, match_birth (a, b), FALSE, FALSE };
  gboolean one_number = niss == SAME || chart == SAME;
  gboolean phone, email;

  if (!one_number && (niss == DIFFERENT || found.birth == DIFFERENT))
    return RELAIS_DUPLICATE_NONE;
  found.name = relais_name_match (a, b);
  if (!one_number && found.name == RELAIS_NAME_MATCH_NONE)
    return RELAIS_DUPLICATE_NONE;

  phone = share_phone (a, b, &found.own);
  email = share_email (a, b);
  found.reached = phone || email;
  found.own = found.own || email;
  *reasons = list_reasons (&found, phone, email);
  *reasons |= niss == SAME ? RELAIS_DUPLICATE_NATIONAL_NUMBER : 0;
  *reasons |= chart == SAME ? RELAIS_DUPLICATE_CHART_NUMBER : 0;

  if (one_number)
    return niss == DIFFERENT ? RELAIS_DUPLICATE_POSSIBLE : RELAIS_DUPLICATE_CERTAIN;
  return chart == DIFFERENT || differ_in_sex (a, b) ? doubt (judge (&found)) : judge (&found);
}

/**
 * relais_duplicate_compare:
 * @a: a person
 * @b: another; not shielded, or numbers will not be found
 * @reasons: (out) (optional): what speaks for it, a combination of #RelaisDuplicateReasons; 0 for
 *   %RELAIS_DUPLICATE_NONE
 *
 * The same national number or chart number is certain. Known dates of birth or national numbers that differ make two
 * people, whatever they share. In between the name counts, with a date of birth, a mobile number or an e-mail address;
 * the telephone of a house, which father and son share, counts less. A record that was merged is nobody's duplicate.
 *
 * Returns: how likely it is that both are one person
 */
RelaisDuplicate
relais_duplicate_compare (const RelaisRecord *a, const RelaisRecord *b, guint *reasons)
{
  RelaisDuplicate result = RELAIS_DUPLICATE_NONE;
  guint found = 0;

  if (g_strcmp0 (relais_record_get_id (a), relais_record_get_id (b)) != 0 &&
      relais_record_get (a, RELAIS_PERSON_MERGED_INTO) == NULL &&
      relais_record_get (b, RELAIS_PERSON_MERGED_INTO) == NULL)
    result = compare (a, b, &found);

  if (reasons != NULL)
    *reasons = result != RELAIS_DUPLICATE_NONE ? found : 0;
  return result;
}

/**
 * relais_duplicate_get_word:
 * @duplicate: a result
 *
 * Returns: the word for programs
 */
const char *
relais_duplicate_get_word (RelaisDuplicate duplicate)
{
  static const char *const words[] = { "none", "possible", "likely", "certain" };

  return words[duplicate];
}

/**
 * relais_duplicate_list_reasons:
 * @reasons: a combination of #RelaisDuplicateReasons
 *
 * Returns: (transfer full): the reasons in the language of the screen, joined by commas
 */
char *
relais_duplicate_list_reasons (guint reasons)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if ((reasons & labels[i].reason) != 0)
        g_ptr_array_add (list, (gpointer) _(labels[i].label));
    }
  g_ptr_array_add (list, NULL);
  return g_strjoinv (", ", (char **) list->pdata);
}
