/* What may be told about a patient, and to whom: the first line of a page, for a person at the desk with the phone in
 * hand. Conservative on purpose. Professional secrecy binds the desk too; helping somebody gives no right to know, so
 * without the patient's agreement a caregiver is told what their own help needs and no more. What was typed under
 * "must not be informed" is a text of names, so a likeness is enough to say nothing. Pure.
 */

#include "relais-telling.h"

#include "relais-care-link.h"
#include "relais-must-not-inform.h"
#include "relais-person-role.h"
#include "relais-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct {
  const char *word;
  const char *sentence;
} answers[RELAIS_N_TELLING_ANSWERS] = {
  [RELAIS_TELLING_PROTECTED] = { "protected",
    N_("Tell nothing to anybody, not even that this person is known here. Speak with the referent.") },
  [RELAIS_TELLING_DECEASED] = { "deceased",
    N_("Tell nothing at the desk. Let the referent or the physician call the family.") },
  [RELAIS_TELLING_STOPPED] = { "stopped",
    N_("Tell nothing: this person asked us to stop. Take a message.") },
  [RELAIS_TELLING_MUST_NOT] = { "must-not",
    N_("Tell nothing: this may be someone who must not be informed. Take a message and speak with the referent.") },
  [RELAIS_TELLING_NO_AGREEMENT] = { "no-agreement",
    N_("Tell nothing: the patient does not want the liaison. Take a message for the patient.") },
  [RELAIS_TELLING_NOT_LINKED] = { "not-linked",
    N_("Tell nothing: this person is not noted with this patient. Take a message and ask the patient.") },
  [RELAIS_TELLING_CALL_BACK] = { "call-back",
    N_("Not sure who is calling? Tell nothing yet and call back on the number we hold.") },
  [RELAIS_TELLING_ASK_FIRST] = { "ask-first",
    N_("Ask the patient first.") },
  [RELAIS_TELLING_PAPERS] = { "papers",
    N_("Only what concerns papers and bills.") },
  [RELAIS_TELLING_NOTIFY] = { "notify",
    N_("Only an admission to hospital or a return home.") },
  [RELAIS_TELLING_OWN_HELP] = { "own-help",
    N_("Only what their own help needs: a day, an hour, what to bring.") },
  [RELAIS_TELLING_PRACTICAL] = { "practical",
    N_("Everything practical: days, hours, who comes. Nothing about health.") },
};

/* The roles that somebody can have, in the order in which they are told; caregivers stand after the trusted person. */
enum { REPRESENTATIVE, TRUSTED_PERSON, CAREGIVERS, ADMINISTRATOR, PERSON_TO_NOTIFY, N_RANKS };

static const char *const role_words[N_RANKS] = {
  [REPRESENTATIVE] = "representative",
  [TRUSTED_PERSON] = "trusted_person",
  [ADMINISTRATOR] = "administrator",
  [PERSON_TO_NOTIFY] = "person_to_notify",
};

/* What stands against telling anything to anybody but the patient; PRACTICAL when nothing does. */
static RelaisTellingAnswer
get_ceiling (const RelaisRecord *patient)
{
  if (relais_person_is_protected (patient))
    return RELAIS_TELLING_PROTECTED;
  if (relais_person_is_deceased (patient))
    return RELAIS_TELLING_DECEASED;
  if (relais_record_get (patient, RELAIS_PERSON_STOPPED_ON) != NULL)
    return RELAIS_TELLING_STOPPED;
  return RELAIS_TELLING_PRACTICAL;
}

/* A representative stands in the patient's place, whatever was agreed about the liaison. */
static RelaisTellingAnswer
answer_for_rank (const RelaisRecord *patient, int rank)
{
  gboolean given = relais_record_is (patient, RELAIS_PERSON_AGREEMENT, "given");
  gboolean refused = relais_record_is (patient, RELAIS_PERSON_AGREEMENT, "refused") ||
                     relais_record_is (patient, RELAIS_PERSON_AGREEMENT, "withdrawn");

  if (rank == REPRESENTATIVE)
    return RELAIS_TELLING_PRACTICAL;
  if (rank == ADMINISTRATOR)
    return RELAIS_TELLING_PAPERS;
  if (refused)
    return RELAIS_TELLING_NO_AGREEMENT;
  if (relais_record_is (patient, RELAIS_PERSON_ASK_FIRST, "yes"))
    return RELAIS_TELLING_ASK_FIRST;
  if (rank == PERSON_TO_NOTIFY)
    return RELAIS_TELLING_NOTIFY;
  return given ? RELAIS_TELLING_PRACTICAL : RELAIS_TELLING_OWN_HELP;
}

static gboolean
is_running (const RelaisRecord *record, guint start_field, guint end_field, RelaisDate today)
{
  RelaisDate start, end;
  gboolean has_start = relais_date_parse (relais_record_get (record, start_field), &start);

  relais_date_parse (relais_record_get (record, end_field), &end);
  return !(has_start && relais_date_compare (start, today) > 0) && !relais_date_is_over (end, today);
}

static const RelaisRecord *
find_person (GPtrArray *people, const char *id)
{
  for (guint i = 0; i < people->len; i++)
    {
      const RelaisRecord *person = g_ptr_array_index (people, i);

      if (g_strcmp0 (relais_record_get_id (person), id) == 0)
        return person;
    }
  return NULL;
}

static void
telling_person_free (gpointer data)
{
  RelaisTellingPerson *person = data;

  relais_record_unref (person->tie);
  g_clear_pointer (&person->person, relais_record_unref);
  g_free (person);
}

/* Somebody with two ties keeps the place of the first and is told the most of both. */
static gboolean
raise_answer (RelaisTelling *telling, const char *id, RelaisTellingAnswer answer)
{
  for (guint i = 0; i < telling->people->len; i++)
    {
      RelaisTellingPerson *known = g_ptr_array_index (telling->people, i);

      if (known->person != NULL && g_strcmp0 (relais_record_get_id (known->person), id) == 0)
        {
          known->answer = MAX (known->answer, answer);
          return TRUE;
        }
    }
  return FALSE;
}

static void
add_person (RelaisTelling *telling, const RelaisRecord *tie, const RelaisRecord *person, RelaisTellingAnswer answer)
{
  RelaisTellingPerson *added;

  if (person != NULL && raise_answer (telling, relais_record_get_id (person), answer))
    return;

  added = g_new0 (RelaisTellingPerson, 1);
  added->tie = relais_record_ref ((RelaisRecord *) tie);
  added->person = person != NULL ? relais_record_ref ((RelaisRecord *) person) : NULL;
  added->answer = answer;
  g_ptr_array_add (telling->people, added);
}

/* What is handed to the functions below. */
typedef struct {
  const RelaisRecord *patient;
  GPtrArray *links;
  GPtrArray *roles;
  GPtrArray *people;
  RelaisDate today;
} Around;

/* Whoever died, left, stopped or must not be found is not called, nor named on somebody else's page. */
static gboolean
is_reachable (const RelaisRecord *person)
{
  return !relais_person_is_deceased (person) && !relais_person_is_archived (person) &&
         !relais_person_is_protected (person) && relais_record_get (person, RELAIS_PERSON_STOPPED_ON) == NULL;
}

/* Of somebody whose name is not known here nobody can say that they may be told. */
static void
add_known (RelaisTelling *telling, const Around *around, const RelaisRecord *tie, const char *id, int rank)
{
  const RelaisRecord *person = find_person (around->people, id);
  RelaisTellingAnswer answer = answer_for_rank (around->patient, rank);

  if (person == NULL || answer == RELAIS_TELLING_NO_AGREEMENT || !is_reachable (person) ||
      relais_must_not_inform_person (around->patient, person))
    return;
  if (relais_person_is_minor (person, around->today))
    answer = MIN (answer, RELAIS_TELLING_OWN_HELP);
  add_person (telling, tie, person, answer);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  return relais_care_link_compare_rank (*(const RelaisRecord *const *) a, *(const RelaisRecord *const *) b);
}

static void
add_caregivers (RelaisTelling *telling, const Around *around)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < around->links->len; i++)
    {
      RelaisRecord *link = g_ptr_array_index (around->links, i);

      if (is_running (link, RELAIS_CARE_LINK_START, RELAIS_CARE_LINK_END, around->today))
        g_ptr_array_add (sorted, link);
    }
  g_ptr_array_sort (sorted, compare_links);

  for (guint i = 0; i < sorted->len; i++)
    {
      const RelaisRecord *link = g_ptr_array_index (sorted, i);

      add_known (telling, around, link, relais_record_get (link, RELAIS_CARE_LINK_CAREGIVER), CAREGIVERS);
    }
}

static void
add_role (RelaisTelling *telling, const Around *around, const RelaisRecord *role, int rank)
{
  const char *id = relais_record_get (role, RELAIS_PERSON_ROLE_PERSON);
  RelaisTellingAnswer answer = answer_for_rank (around->patient, rank);

  if (id != NULL)
    add_known (telling, around, role, id, rank);
  else if (answer != RELAIS_TELLING_NO_AGREEMENT &&
           !relais_must_not_inform_name (around->patient, relais_record_get (role, RELAIS_PERSON_ROLE_NAME)))
    add_person (telling, role, NULL, answer);
}

static void
add_people (RelaisTelling *telling, const Around *around)
{
  for (int rank = 0; rank < N_RANKS; rank++)
    {
      if (rank == CAREGIVERS)
        {
          add_caregivers (telling, around);
          continue;
        }

      for (guint i = 0; i < around->roles->len; i++)
        {
          const RelaisRecord *role = g_ptr_array_index (around->roles, i);

          if (relais_record_is (role, RELAIS_PERSON_ROLE_ROLE, role_words[rank]) &&
              is_running (role, RELAIS_PERSON_ROLE_START, RELAIS_PERSON_ROLE_END, around->today))
            add_role (telling, around, role, rank);
        }
    }
}

static RelaisTellingAnswer
answer_to (RelaisTelling *telling, const RelaisRecord *patient, const RelaisRecord *asking)
{
  const char *id = relais_record_get_id (asking);

  if (g_str_equal (id, relais_record_get_id (patient)))
    return RELAIS_TELLING_PRACTICAL;
  if (relais_must_not_inform_person (patient, asking))
    return RELAIS_TELLING_MUST_NOT;

  for (guint i = 0; i < telling->people->len; i++)
    {
      const RelaisTellingPerson *known = g_ptr_array_index (telling->people, i);

      if (known->person != NULL && g_strcmp0 (relais_record_get_id (known->person), id) == 0)
        return known->answer;
    }

  return answer_for_rank (patient, CAREGIVERS) == RELAIS_TELLING_NO_AGREEMENT ? RELAIS_TELLING_NO_AGREEMENT
                                                                              : RELAIS_TELLING_NOT_LINKED;
}

/**
 * relais_telling_decide:
 * @patient: the patient, not shielded
 * @links: (element-type RelaisRecord): the links of the patient
 * @roles: (element-type RelaisRecord): the roles around the patient
 * @people: (element-type RelaisRecord): the persons whom @links and @roles name; who is missing here is told nothing
 * @asking: (nullable): who asks, when one is sure of it; %NULL for a caller whom nobody knows, and for the first line
 *   of a page
 * @today: today's date
 *
 * Ended links and roles count for nothing. For a protected patient nothing is handed out, not even names.
 *
 * Sources: professional secrecy (the Belgian Penal Code binds everybody in the house, the desk included); sharing only
 * with the person's agreement, and only what is needed.
 *
 * Returns: (transfer full): the answer and who may be told
 */
RelaisTelling *
relais_telling_decide (const RelaisRecord *patient, GPtrArray *links, GPtrArray *roles, GPtrArray *people,
                       const RelaisRecord *asking, RelaisDate today)
{
  const Around around = { patient, links, roles, people, today };
  RelaisTelling *telling = g_new0 (RelaisTelling, 1);

  telling->people = g_ptr_array_new_with_free_func (telling_person_free);
  telling->answer = get_ceiling (patient);
  if (telling->answer == RELAIS_TELLING_PROTECTED)
    return telling;

  telling->ask_first = relais_record_is (patient, RELAIS_PERSON_ASK_FIRST, "yes");
  telling->must_not_inform = g_strdup (relais_record_get (patient, RELAIS_PERSON_DO_NOT_INFORM));
  if (telling->answer != RELAIS_TELLING_PRACTICAL)
    return telling;

  add_people (telling, &around);
  telling->answer = asking != NULL ? answer_to (telling, patient, asking) : RELAIS_TELLING_CALL_BACK;
  return telling;
}

/**
 * relais_telling_free:
 * @telling: (transfer full): an answer
 */
void
relais_telling_free (RelaisTelling *telling)
{
  g_free (telling->must_not_inform);
  g_ptr_array_unref (telling->people);
  g_free (telling);
}

/**
 * relais_telling_answer_get_word:
 * @answer: an answer
 *
 * Returns: the word for programs
 */
const char *
relais_telling_answer_get_word (RelaisTellingAnswer answer)
{
  return answers[answer].word;
}

/**
 * relais_telling_answer_get_msgid:
 * @answer: an answer
 *
 * Returns: the English sentence, the key of its translations
 */
const char *
relais_telling_answer_get_msgid (RelaisTellingAnswer answer)
{
  return answers[answer].sentence;
}
