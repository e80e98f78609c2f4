/* What an entry of the notebook is about. The topics are labels of the practice, which adds and renames them; here is
 * which of them have a word in the official list, and which seven stand first for whom. Pure, any thread.
 */

#include "relais-note-topic.h"

#include "relais-label-choice.h"
#include "relais-permissions.h"

#include <string.h>

/* CD-DIARY: six of FHIR's be-cs-diarytopic (hl7-be/care-coordination), two of the KMEHR release notes of 2019-09-01. */
static const char *const diary_topics[] = { "antibiotherapy", "diabetes",           "medication", "movement", "nutrition",
                                            "oncology",       "renalinsufficiency", "woundcare",  NULL };

/* In the order of the roles: who has several finds those of the first. */
static const struct {
  RelaisRole role;
  const char *topics[RELAIS_NOTE_TOPIC_PINNED + 1];
} pinned[] = {
  { RELAIS_ROLE_NURSE, { "woundcare", "medication", "hygiene", "pain", "diabetes", "movement", "caregiver" } },
  { RELAIS_ROLE_PHYSICIAN, { "medication", "pain", "mood", "woundcare", "diabetes", "antibiotherapy", "hospital" } },
  { RELAIS_ROLE_PHYSIO, { "movement", "pain", "equipment", "housing", "sleep", "caregiver", "appointment" } },
  { RELAIS_ROLE_SOCIAL, { "administrative", "housing", "caregiver", "mood", "nutrition", "appointment", "hospital" } },
  { RELAIS_ROLE_PSYCHOLOGIST, { "mood", "sleep", "caregiver", "pain", "appointment", "hospital", "administrative" } },
  { RELAIS_ROLE_COORDINATOR,
    { "hospital", "appointment", "caregiver", "administrative", "medication", "housing", "mood" } },
  { RELAIS_ROLE_RECEPTION,
    { "appointment", "administrative", "hospital", "caregiver", "equipment", "nutrition", "housing" } },
};

/**
 * relais_note_topic_is_code:
 * @text: (nullable): the code of a label
 *
 * Returns: whether a topic may have it: two to twenty small letters
 */
gboolean
relais_note_topic_is_code (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  return length >= 2 && length <= 20 && strspn (text, "abcdefghijklmnopqrstuvwxyz") == length;
}

/**
 * relais_note_topic_get_diary:
 * @code: (nullable): the code of a topic
 *
 * Returns: (nullable): its word in CD-DIARY, for the exchange with others; %NULL where the official list has none
 */
const char *
relais_note_topic_get_diary (const char *code)
{
  for (guint i = 0; diary_topics[i] != NULL; i++)
    {
      if (g_strcmp0 (diary_topics[i], code) == 0)
        return diary_topics[i];
    }
  return NULL;
}

/**
 * relais_note_topic_list_pinned:
 * @roles: (nullable): roles, joined by ";"
 *
 * Returns: (transfer full): the codes of the topics that stand first for who has @roles; those of reception for who has
 *   none that writes
 */
GStrv
relais_note_topic_list_pinned (const char *roles)
{
  g_auto (GStrv) words = g_strsplit (roles != NULL ? roles : "", ";", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (pinned); i++)
    {
      if (g_strv_contains ((const char *const *) words, relais_role_words[pinned[i].role]))
        return g_strdupv ((char **) pinned[i].topics);
    }
  return g_strdupv ((char **) pinned[G_N_ELEMENTS (pinned) - 1].topics);
}

/* Moves the label with @code to @place; what the practice removed is passed over. */
static gboolean
move (GPtrArray *list, const char *code, guint place)
{
  for (guint i = place; i < list->len; i++)
    {
      if (!relais_record_is (list->pdata[i], RELAIS_LABEL_CODE, code))
        continue;
      g_ptr_array_insert (list, (int) place, g_ptr_array_steal_index (list, i));
      return TRUE;
    }
  return FALSE;
}

/* Those to which the practice gave a place stand before all others. */
static guint
count_placed (GPtrArray *list)
{
  guint n = 0;

  while (n < list->len && relais_record_get (list->pdata[n], RELAIS_LABEL_POSITION) != NULL)
    n++;
  return n;
}

/**
 * relais_note_topic_list:
 * @labels: the labels of the practice
 * @roles: (nullable): roles of who chooses, joined by ";"
 * @language: in whose alphabet the names are sorted
 *
 * Returns: (transfer full) (element-type RelaisRecord): the topics that are offered: those to which the practice gave a
 *   place, the pinned ones, "other", then the rest by name
 */
GPtrArray *
relais_note_topic_list (const RelaisLabels *labels, const char *roles, const char *language)
{
  GPtrArray *list = relais_label_choice_list (labels, RELAIS_LABEL_KIND_TOPIC, language);
  g_auto (GStrv) first = relais_note_topic_list_pinned (roles);
  guint place = count_placed (list);

  for (guint i = 0; first[i] != NULL; i++)
    place += move (list, first[i], place) ? 1 : 0;
  move (list, RELAIS_NOTE_TOPIC_OTHER, place);
  return list;
}

/**
 * relais_note_topic_find:
 * @labels: the labels of the practice
 * @typed: (nullable): a code, a name in French or Dutch, or the beginning of one of its words
 *
 * Returns: (nullable): the code of the topic; %NULL when nothing or several would do equally
 */
const char *
relais_note_topic_find (const RelaisLabels *labels, const char *typed)
{
  const RelaisRecord *topic = relais_label_choice_find (labels, RELAIS_LABEL_KIND_TOPIC, typed);

  return topic != NULL ? relais_record_get (topic, RELAIS_LABEL_CODE) : NULL;
}
