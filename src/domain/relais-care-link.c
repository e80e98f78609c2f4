/* The link between a caregiver and the person they help: the table of its fields, consent per purpose, and the calling
 * order. Recognition and consent stand on the link and not on the caregiver, because the law and people see it so: one
 * says yes for one's mother and no for one's neighbour. Pure.
 */

#include "relais-care-link.h"

#include <glib/gi18n-lib.h>

static const char *const distance_words[] = { "same_building", "same_street", "same_commune", "further", NULL };
static const char *const task_words[] = { "meals",    "shopping",       "hygiene",  "medication",        "administration",
                                          "transport", "presence", "emotional_support", NULL };
static const char *const recognition_words[] = { "none", "informed", "general", "social_rights", NULL };
static const char *const answer_words[] = { "not_asked", "yes", "no", "withdrawn", NULL };
static const char *const after_call_words[] = { "done", "not_needed", NULL };
static const char *const how_words[] = { "oral", "written", NULL };

#define CONSENT(PURPOSE, name, label)                                                                                \
  [RELAIS_CARE_LINK_CONSENT_##PURPOSE] = { "consent_" name, label, RELAIS_FIELD_WORD, .words = answer_words },        \
  [RELAIS_CARE_LINK_CONSENT_##PURPOSE##_HOW] = { "consent_" name "_how", label, RELAIS_FIELD_WORD, .words = how_words }, \
  [RELAIS_CARE_LINK_CONSENT_##PURPOSE##_DATE] = { "consent_" name "_date", label, RELAIS_FIELD_DATE },                \
  [RELAIS_CARE_LINK_CONSENT_##PURPOSE##_BY] = { "consent_" name "_by", label, RELAIS_FIELD_TEXT, .max_length = 120,   \
                                                .flags = RELAIS_FIELD_MANAGED }

static const RelaisField fields[RELAIS_CARE_LINK_N_FIELDS] = {
  /* clang-format off */
  [RELAIS_CARE_LINK_CAREGIVER]            = { "caregiver", N_("Caregiver"), RELAIS_FIELD_ID },
  [RELAIS_CARE_LINK_PATIENT]              = { "patient", N_("Patient"), RELAIS_FIELD_ID },
  [RELAIS_CARE_LINK_RELATION]             = { "relation", N_("Relation"), RELAIS_FIELD_RELATION },
  [RELAIS_CARE_LINK_RANK]                 = { "rank", N_("Calling order"), RELAIS_FIELD_NUMBER },
  [RELAIS_CARE_LINK_MAIN]                 = { "main", N_("Main caregiver"), RELAIS_FIELD_YES_NO },
  [RELAIS_CARE_LINK_LIVES_TOGETHER]       = { "lives_together", N_("Lives together"), RELAIS_FIELD_YES_NO, .flags = RELAIS_FIELD_SHIELDED },
  [RELAIS_CARE_LINK_DISTANCE]             = { "distance", N_("Distance"), RELAIS_FIELD_WORD, .flags = RELAIS_FIELD_SHIELDED, .words = distance_words },
  [RELAIS_CARE_LINK_TASKS]                = { "tasks", N_("Tasks"), RELAIS_FIELD_WORDS, .words = task_words },
  [RELAIS_CARE_LINK_START]                = { "start", N_("Since"), RELAIS_FIELD_PARTIAL_DATE },
  [RELAIS_CARE_LINK_END]                  = { "end", N_("Until"), RELAIS_FIELD_PARTIAL_DATE },
  [RELAIS_CARE_LINK_RECOGNITION]          = { "recognition", N_("Recognition"), RELAIS_FIELD_WORD, .words = recognition_words },
  [RELAIS_CARE_LINK_RECOGNITION_INFORMED] = { "recognition_informed", N_("Informed about recognition on"), RELAIS_FIELD_DATE },
  [RELAIS_CARE_LINK_RECOGNITION_FROM]     = { "recognition_from", N_("Certificate dated"), RELAIS_FIELD_DATE },
  [RELAIS_CARE_LINK_RECOGNITION_UNTIL]    = { "recognition_until", N_("Certificate valid until"), RELAIS_FIELD_DATE },
  CONSENT (KEEP, "keep", N_("May be kept in the register")),
  CONSENT (PRINT, "print", N_("May be printed on a card")),
  CONSENT (HOSPITAL, "hospital", N_("May be called by the hospital")),
  CONSENT (SHARE, "share", N_("May be shared with other professionals")),
  CONSENT (INVITE, "invite", N_("May be invited")),
  [RELAIS_CARE_LINK_REFERENCE]            = { "reference", N_("Reference on the card"), RELAIS_FIELD_TEXT, .max_length = 6, .flags = RELAIS_FIELD_MANAGED },
  [RELAIS_CARE_LINK_AFTER_CALL]           = { "after_call", N_("Call after the death"), RELAIS_FIELD_WORD, .flags = RELAIS_FIELD_MANAGED, .words = after_call_words },
  [RELAIS_CARE_LINK_AFTER_CALL_ON]        = { "after_call_on", N_("Call after the death, on"), RELAIS_FIELD_DATE, .flags = RELAIS_FIELD_MANAGED },
  [RELAIS_CARE_LINK_AFTER_CALL_BY]        = { "after_call_by", N_("Call after the death, by"), RELAIS_FIELD_TEXT, .max_length = 120, .flags = RELAIS_FIELD_MANAGED },
  /* clang-format on */
};

const RelaisRecordType relais_care_link_type = { "link", fields, RELAIS_CARE_LINK_N_FIELDS };

static const struct {
  RelaisCareLinkField field;
  const char *word;
} purposes[RELAIS_N_PURPOSES] = {
  [RELAIS_PURPOSE_KEEP] = { RELAIS_CARE_LINK_CONSENT_KEEP, "keep" },
  [RELAIS_PURPOSE_PRINT] = { RELAIS_CARE_LINK_CONSENT_PRINT, "print" },
  [RELAIS_PURPOSE_HOSPITAL] = { RELAIS_CARE_LINK_CONSENT_HOSPITAL, "hospital" },
  [RELAIS_PURPOSE_SHARE] = { RELAIS_CARE_LINK_CONSENT_SHARE, "share" },
  [RELAIS_PURPOSE_INVITE] = { RELAIS_CARE_LINK_CONSENT_INVITE, "invite" },
};

/**
 * relais_purpose_get_field:
 * @purpose: a purpose
 *
 * Returns: the field of its answer; how, date and recorded-by follow it in this order
 */
RelaisCareLinkField
relais_purpose_get_field (RelaisPurpose purpose)
{
  return purposes[purpose].field;
}

/**
 * relais_purpose_get_word:
 * @purpose: a purpose
 *
 * Returns: the word under which it is stored
 */
const char *
relais_purpose_get_word (RelaisPurpose purpose)
{
  return purposes[purpose].word;
}

/**
 * relais_purpose_get_label:
 * @purpose: a purpose
 *
 * Returns: English msgid of what is agreed to
 */
const char *
relais_purpose_get_label (RelaisPurpose purpose)
{
  return fields[purposes[purpose].field].label;
}

/**
 * relais_purpose_from_word:
 * @word: (nullable): a word
 * @purpose: (out): the purpose
 *
 * Returns: whether @word is one
 */
gboolean
relais_purpose_from_word (const char *word, RelaisPurpose *purpose)
{
  for (int i = 0; i < RELAIS_N_PURPOSES; i++)
    {
      if (g_strcmp0 (purposes[i].word, word) == 0)
        {
          *purpose = (RelaisPurpose) i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * relais_care_link_is_current:
 * @link: a link
 * @today: today's date
 *
 * Returns: whether the caregiver helps today: the link has not ended. One that ends today still counts.
 */
gboolean
relais_care_link_is_current (const RelaisRecord *link, RelaisDate today)
{
  RelaisDate end;

  relais_date_parse (relais_record_get (link, RELAIS_CARE_LINK_END), &end);
  return !relais_date_is_over (end, today);
}

/**
 * relais_care_link_get_consent:
 * @link: a link
 * @purpose: what for
 *
 * Returns: "not_asked", "yes", "no" or "withdrawn"
 */
const char *
relais_care_link_get_consent (const RelaisRecord *link, RelaisPurpose purpose)
{
  const char *answer = relais_record_get (link, purposes[purpose].field);

  return answer != NULL ? answer : "not_asked";
}

/**
 * relais_care_link_with_consent:
 * @link: a link
 * @purpose: what for
 * @answer: "not_asked", "yes", "no" or "withdrawn"
 * @how: (nullable): "oral" or "written"
 * @on: the day it was given
 * @recorded_by: (nullable): who noted it
 *
 * Returns: (transfer full): the link with this answer; "not_asked" clears the rest
 */
RelaisRecord *
relais_care_link_with_consent (const RelaisRecord *link, RelaisPurpose purpose, const char *answer, const char *how,
                               RelaisDate on, const char *recorded_by)
{
  RelaisRecordBuilder *builder = relais_record_builder_new_from (link);
  guint first = purposes[purpose].field;
  gboolean asked = g_strcmp0 (answer, "not_asked") != 0;
  g_autofree char *date = relais_date_to_text (on);

  relais_record_builder_set (builder, first, answer);
  relais_record_builder_set (builder, first + 1, asked ? how : NULL);
  relais_record_builder_set (builder, first + 2, asked ? date : NULL);
  relais_record_builder_set (builder, first + 3, asked ? recorded_by : NULL);
  return relais_record_builder_end (builder);
}

static gint64
get_rank (const RelaisRecord *link)
{
  const char *rank = relais_record_get (link, RELAIS_CARE_LINK_RANK);

  if (rank != NULL)
    return g_ascii_strtoll (rank, NULL, 10);
  return relais_record_is (link, RELAIS_CARE_LINK_MAIN, "yes") ? 0 : G_MAXINT;
}

/**
 * relais_care_link_compare_rank:
 * @a: a link
 * @b: another of the same patient
 *
 * Returns: the calling order: by rank, a main caregiver without a rank first, then those without one
 */
int
relais_care_link_compare_rank (const RelaisRecord *a, const RelaisRecord *b)
{
  gint64 rank_a = get_rank (a);
  gint64 rank_b = get_rank (b);
  gboolean main_a = relais_record_is (a, RELAIS_CARE_LINK_MAIN, "yes");
  gboolean main_b = relais_record_is (b, RELAIS_CARE_LINK_MAIN, "yes");

  if (rank_a != rank_b)
    return rank_a < rank_b ? -1 : 1;
  if (main_a != main_b)
    return main_a ? -1 : 1;
  return g_strcmp0 (relais_record_get_id (a), relais_record_get_id (b));
}
