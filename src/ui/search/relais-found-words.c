/* How something that a search of everything found is told in its row: who or what it is, why it was found, and the
 * fact needed now: whom somebody helps, the number of a service. Pure but for the desk's language and whether it is
 * discreet.
 */

#include "relais-found-words.h"

#include "relais-directory-words.h"
#include "relais-person-words.h"
#include "relais-person.h"
#include "relais-phone.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_PARTS 8

static char *
join (const char *const *parts, gsize n_parts, const char *between)
{
  const char *shown[MOST_PARTS] = { NULL };
  guint n = 0;

  for (gsize i = 0; i < MIN (n_parts, MOST_PARTS - 1); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      shown[n++] = parts[i];
  return g_strjoinv (between, (char **) shown);
}

/* The words that are underlined: those that were typed, or the digits of a number. */
static GStrv
find_marked (const char *query, gboolean is_number)
{
  GStrv digits;

  if (!is_number)
    return relais_text_query_words (query);
  digits = g_new0 (char *, 2);
  digits[0] = relais_phone_search_digits (query);
  return digits;
}

/* --- Somebody of the register --- */

static const char *
get_kind (const RelaisRecord *person)
{
  if (relais_person_is_patient (person) && relais_person_is_caregiver (person))
    return _("Patient and caregiver");
  return relais_person_is_caregiver (person) ? _("Caregiver") : _("Patient");
}

static char *
describe_bond (RelaisDesk *desk, const RelaisFound *found)
{
  g_autofree char *other = NULL;

  if (found->main == NULL)
    return NULL;
  other = relais_person_words_spoken (desk, found->main->name);
  /* Translators: the first is a patient's row, the second a caregiver's */
  return g_strdup_printf (found->main->helps ? _("helped by %s") : _("helps %s"), other);
}

static gboolean
is_address (int field)
{
  return field == RELAIS_PERSON_STREET || field == RELAIS_PERSON_POSTCODE || field == RELAIS_PERSON_COMMUNE;
}

/* What was typed where, unless the row shows it anyway. */
static char *
describe_match (RelaisDesk *desk, const RelaisFound *found)
{
  g_autofree char *name = NULL;

  if (found->match == NULL || is_address (found->field))
    return NULL;
  if (g_str_equal (found->why, "reference"))
    return g_strdup_printf (_("card %s"), found->match);
  if (found->field == RELAIS_PERSON_CHART_NUMBER)
    return g_strdup_printf (_("chart number %s"), found->match);
  if (found->field == RELAIS_PERSON_USUAL_NAME)
    {
      name = relais_person_words_spoken (desk, found->match);
      return g_strdup_printf (_("called %s"), name);
    }
  if (!relais_desk_is_discreet (desk))
    return g_strdup (found->match);
  return found->field == RELAIS_PERSON_EMAIL ? g_strdup (_("e-mail")) : NULL;
}

static char *
describe_why (RelaisDesk *desk, const RelaisFound *found)
{
  g_autofree char *match = describe_match (desk, found);
  g_autofree char *address = relais_desk_is_discreet (desk) ? NULL : relais_person_words_address (desk, found->person);
  g_autofree char *bond = describe_bond (desk, found);
  const char *const parts[] = { match, address, bond };

  return join (parts, G_N_ELEMENTS (parts), " · ");
}

static void
tell_person (RelaisFoundWords *words, RelaisDesk *desk, const RelaisFound *found, const char *query)
{
  words->name = relais_person_words_name (desk, found->person);
  words->beside = relais_person_words_born (desk, found->person);
  words->why = describe_why (desk, found);
  words->kind = get_kind (found->person);
  words->badge = relais_person_words_namesakes (found->namesakes);
  words->warns = TRUE;
  words->marked = find_marked (query, g_str_equal (found->why, "phone"));
  words->marks_name = !relais_desk_is_discreet (desk);
  words->marks_why = !g_str_equal (found->why, "name");
}

/* --- An entry of the directory --- */

static gboolean
is_number (int field)
{
  return field == RELAIS_ENTRY_PHONE || field == RELAIS_ENTRY_PHONE_DIRECT || field == RELAIS_ENTRY_PHONE2 ||
         field == RELAIS_ENTRY_MORE_PHONES;
}

static void
tell_entry (RelaisFoundWords *words, RelaisDesk *desk, const RelaisFoundHit *hit)
{
  const RelaisDirectoryFound *found = hit->entry;
  const char *organisation = relais_record_get (found->entry, RELAIS_ENTRY_ORGANISATION);
  const char *name = relais_directory_words_name (desk, found->entry);
  g_autofree char *number = relais_directory_words_phone (relais_directory_words_line (found->entry));
  g_autofree char *fact = relais_directory_words_fact (desk, hit->labels, found);
  const char *const parts[] = { number, fact };

  words->name = g_strdup (name);
  /* "Hôpital des Deux Tilleuls – Gériatrie" says already whose it is. */
  words->beside = organisation != NULL && strstr (name, organisation) == NULL ? g_strdup (organisation) : NULL;
  words->why = join (parts, G_N_ELEMENTS (parts), " · ");
  words->kind = _("Directory");
  words->badge = relais_directory_words_reach (desk, found->reach, found->until);
  words->marked = find_marked (hit->query, is_number (found->field));
  words->marks_name = TRUE;
  words->marks_why = TRUE;
}

/**
 * relais_found_words_make:
 * @words: (out caller-allocates): where to put them
 * @desk: the desk
 * @hit: what was found
 */
void
relais_found_words_make (RelaisFoundWords *words, RelaisDesk *desk, const RelaisFoundHit *hit)
{
  *words = (RelaisFoundWords) RELAIS_FOUND_WORDS_INIT;
  if (hit->person != NULL)
    tell_person (words, desk, hit->person, hit->query);
  else
    tell_entry (words, desk, hit);
}

/**
 * relais_found_words_join:
 * @words: a row in words
 *
 * Returns: (transfer full): the whole row as one text, for a screen reader and for a row that is too narrow
 */
char *
relais_found_words_join (const RelaisFoundWords *words)
{
  const char *const parts[] = { words->name, words->kind, words->badge, words->beside, words->why };

  return join (parts, G_N_ELEMENTS (parts), ", ");
}

/**
 * relais_found_words_clear:
 * @words: a row in words
 */
void
relais_found_words_clear (RelaisFoundWords *words)
{
  g_free (words->name);
  g_free (words->beside);
  g_free (words->why);
  g_free (words->badge);
  g_strfreev (words->marked);
}
