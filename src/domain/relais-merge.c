/* Two records of one person become one: whose value stands, and what is reported because only one can. The record that
 * is kept speaks first; what it does not know comes from the other. Where a choice could harm somebody (protection, a
 * refusal, "stop") the careful one wins, whichever record it is in. What goes with it (links, notes) is moved by the
 * service; undo brings both records back as they were. Pure.
 */

#include "relais-merge.h"

#include "relais-date.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-person.h"
#include "relais-phone.h"
#include "relais-text.h"

#include <string.h>

typedef struct {
  const RelaisRecord *keep;
  const RelaisRecord *other;
  RelaisRecordBuilder *kept;
  GPtrArray *issues;
} Merge;

static const guint phone_fields[RELAIS_PERSON_N_PHONES] = { RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE2,
                                                            RELAIS_PERSON_PHONE3 };

static const guint address_fields[] = { RELAIS_PERSON_STREET, RELAIS_PERSON_POSTCODE, RELAIS_PERSON_COMMUNE };

static const guint agreement_fields[] = { RELAIS_PERSON_AGREEMENT, RELAIS_PERSON_AGREEMENT_DATE,
                                          RELAIS_PERSON_AGREEMENT_HOW, RELAIS_PERSON_AGREEMENT_BY };

/* Where one "yes" is enough: both facets, and what is done for somebody's sake. */
static const guint yes_fields[] = {
  RELAIS_PERSON_IS_PATIENT, RELAIS_PERSON_IS_CAREGIVER, RELAIS_PERSON_PROTECTED,
  RELAIS_PERSON_ASK_FIRST,  RELAIS_PERSON_INTERPRETER,  RELAIS_PERSON_NO_LABEL,
};

static const guint set_fields[] = { RELAIS_PERSON_FLAGS, RELAIS_PERSON_SIGNS };

/* Where a record that does not know takes what the other knows, and a difference is said. */
static const guint plain_fields[] = {
  RELAIS_PERSON_FAMILY_NAME, RELAIS_PERSON_GIVEN_NAME,   RELAIS_PERSON_USUAL_NAME,      RELAIS_PERSON_LANGUAGE,
  RELAIS_PERSON_READS,       RELAIS_PERSON_EMAIL,        RELAIS_PERSON_MUTUALITY,       RELAIS_PERSON_DIED_ON,
  RELAIS_PERSON_SEX,         RELAIS_PERSON_BIM,          RELAIS_PERSON_CHART_NUMBER,    RELAIS_PERSON_NATIONAL_NUMBER,
  RELAIS_PERSON_REFERENT,    RELAIS_PERSON_MINOR,        RELAIS_PERSON_KEY_HOLDER,      RELAIS_PERSON_PRESENCE,
};

static const char *
get_kept (const Merge *merge, guint field)
{
  return relais_record_builder_get (merge->kept, field);
}

/* A masked value is not repeated in a sentence. */
static void
report_other (const Merge *merge, guint field, const char *value)
{
  const RelaisField *info = &relais_person_type.fields[field];
  g_autofree char *shown = relais_field_format (info, value);

  relais_issues_add (merge->issues, info->name, RELAIS_ISSUE_MERGE_OTHER_VALUE,
                     (info->flags & RELAIS_FIELD_MASKED) != 0 ? "•••" : shown);
}

/* Spelling makes no difference in a name, a dot does in an e-mail address. */
static gboolean
say_the_same (guint field, const char *a, const char *b)
{
  RelaisFieldKind kind = relais_person_type.fields[field].kind;

  if (kind == RELAIS_FIELD_NAME || kind == RELAIS_FIELD_TEXT || kind == RELAIS_FIELD_COMMUNE)
    return relais_text_equal_folded (a, b);
  return g_ascii_strcasecmp (a, b) == 0;
}

static void
merge_plain (const Merge *merge, guint field)
{
  const char *kept = get_kept (merge, field);
  const char *other = relais_record_get (merge->other, field);

  if (other == NULL)
    return;
  if (kept == NULL)
    relais_record_builder_set (merge->kept, field, other);
  else if (!say_the_same (field, kept, other))
    report_other (merge, field, other);
}

/* "1948" and "1948-03-12" agree: the one that says more stands. */
static void
merge_birth (const Merge *merge)
{
  RelaisDate kept = relais_person_get_birth_date (merge->keep);
  RelaisDate other = relais_person_get_birth_date (merge->other);

  if (relais_date_is_set (kept) && relais_date_agrees (kept, other) && relais_date_compare (kept, other) < 0)
    relais_record_builder_set (merge->kept, RELAIS_PERSON_BIRTH_DATE,
                               relais_record_get (merge->other, RELAIS_PERSON_BIRTH_DATE));
  else if (!relais_date_is_set (kept) || !relais_date_agrees (kept, other))
    merge_plain (merge, RELAIS_PERSON_BIRTH_DATE);
}

/* The street of one address with the postcode of another would be nobody's. */
static void
merge_address (const Merge *merge)
{
  gboolean one_place = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (address_fields); i++)
    {
      const char *kept = relais_record_get (merge->keep, address_fields[i]);
      const char *other = relais_record_get (merge->other, address_fields[i]);

      one_place = one_place && (kept == NULL || other == NULL || relais_text_equal_folded (kept, other));
    }

  for (gsize i = 0; i < G_N_ELEMENTS (address_fields); i++)
    {
      const char *other = relais_record_get (merge->other, address_fields[i]);

      if (one_place)
        merge_plain (merge, address_fields[i]);
      else if (other != NULL && !relais_text_equal_folded (other, get_kept (merge, address_fields[i])))
        report_other (merge, address_fields[i], other);
    }
}

static gboolean
is_same_phone (const char *a, const char *b)
{
  g_auto (RelaisPhone) phone_a = RELAIS_PHONE_INIT;
  g_auto (RelaisPhone) phone_b = RELAIS_PHONE_INIT;
  gboolean understood = relais_phone_parse (a, &phone_a);

  understood = relais_phone_parse (b, &phone_b) && understood;
  return understood ? g_strcmp0 (phone_a.display, phone_b.display) == 0 : g_strcmp0 (a, b) == 0;
}

/* What belongs to a number follows it in the table: its hours, then "leave no message". */
static void
take_phone (const Merge *merge, guint from, guint to)
{
  const char *hours = relais_record_get (merge->other, from + 1);

  relais_record_builder_set (merge->kept, to, relais_record_get (merge->other, from));
  if (get_kept (merge, to + 1) == NULL)
    relais_record_builder_set (merge->kept, to + 1, hours);
  else if (hours != NULL && strcmp (hours, get_kept (merge, to + 1)) != 0)
    report_other (merge, to + 1, hours);
  if (get_kept (merge, to + 2) == NULL || relais_record_is (merge->other, from + 2, "yes"))
    relais_record_builder_set (merge->kept, to + 2, relais_record_get (merge->other, from + 2));
}

static void
merge_phone (const Merge *merge, guint from)
{
  const char *number = relais_record_get (merge->other, from);
  int free_field = -1;

  for (guint i = 0; i < RELAIS_PERSON_N_PHONES; i++)
    {
      const char *kept = get_kept (merge, phone_fields[i]);

      if (kept == NULL && free_field < 0)
        free_field = (int) phone_fields[i];
      if (kept != NULL && is_same_phone (kept, number))
        {
          g_autofree char *as_kept = g_strdup (kept);

          take_phone (merge, from, phone_fields[i]);
          relais_record_builder_set (merge->kept, phone_fields[i], as_kept);
          return;
        }
    }

  if (free_field >= 0)
    take_phone (merge, from, (guint) free_field);
  else
    relais_issues_add (merge->issues, relais_person_type.fields[from].name, RELAIS_ISSUE_MERGE_PHONE_LEFT_OUT, number);
}

static void
merge_words (const Merge *merge, guint field)
{
  const RelaisField *info = &relais_person_type.fields[field];
  g_autoptr (GPtrArray) united = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; info->words[i] != NULL; i++)
    {
      if (relais_record_has_word (merge->keep, field, info->words[i]) ||
          relais_record_has_word (merge->other, field, info->words[i]))
        g_ptr_array_add (united, (gpointer) info->words[i]);
    }
  g_ptr_array_add (united, NULL);
  joined = g_strjoinv (";", (char **) united->pdata);
  relais_record_builder_set (merge->kept, field, joined);
}

static gboolean
is_no (const char *agreement)
{
  return g_strcmp0 (agreement, "refused") == 0 || g_strcmp0 (agreement, "withdrawn") == 0;
}

/* The answer comes with its date and who recorded it. A no of either record stands; "not asked" is no answer. */
static void
merge_agreement (const Merge *merge)
{
  const char *kept = relais_record_get (merge->keep, RELAIS_PERSON_AGREEMENT);
  const char *other = relais_record_get (merge->other, RELAIS_PERSON_AGREEMENT);
  gboolean kept_answers = kept != NULL && strcmp (kept, "not_asked") != 0;
  gboolean other_answers = other != NULL && strcmp (other, "not_asked") != 0;
  gboolean take = other_answers && (!kept_answers || (is_no (other) && !is_no (kept)));

  if (kept_answers && other_answers && strcmp (kept, other) != 0)
    report_other (merge, RELAIS_PERSON_AGREEMENT, take ? kept : other);
  for (gsize i = 0; take && i < G_N_ELEMENTS (agreement_fields); i++)
    relais_record_builder_set (merge->kept, agreement_fields[i], relais_record_get (merge->other, agreement_fields[i]));
}

/* The names of all who must not be informed. Where they do not fit, somebody shortens one text before the merge. */
static void
merge_do_not_inform (const Merge *merge)
{
  const RelaisField *info = &relais_person_type.fields[RELAIS_PERSON_DO_NOT_INFORM];
  const char *kept = get_kept (merge, RELAIS_PERSON_DO_NOT_INFORM);
  const char *other = relais_record_get (merge->other, RELAIS_PERSON_DO_NOT_INFORM);
  g_autofree char *both = NULL;

  if (kept == NULL || other == NULL || relais_text_equal_folded (kept, other))
    {
      merge_plain (merge, RELAIS_PERSON_DO_NOT_INFORM);
      return;
    }

  both = g_strdup_printf ("%s; %s", kept, other);
  if (relais_text_length (both) <= relais_field_get_limit (info))
    relais_record_builder_set (merge->kept, RELAIS_PERSON_DO_NOT_INFORM, both);
  else
    relais_issues_add_count (merge->issues, info->name, RELAIS_ISSUE_TEXT_TOO_LONG,
                             (int) relais_field_get_limit (info));
}

/* The first "stop" and the last look at the signs. */
static void
merge_dates (const Merge *merge)
{
  const char *stopped = relais_record_get (merge->other, RELAIS_PERSON_STOPPED_ON);
  const char *checked = relais_record_get (merge->other, RELAIS_PERSON_SIGNS_CHECKED);
  const char *kept_stopped = get_kept (merge, RELAIS_PERSON_STOPPED_ON);

  if (stopped != NULL && (kept_stopped == NULL || strcmp (stopped, kept_stopped) < 0))
    relais_record_builder_set (merge->kept, RELAIS_PERSON_STOPPED_ON, stopped);
  if (g_strcmp0 (checked, get_kept (merge, RELAIS_PERSON_SIGNS_CHECKED)) > 0)
    relais_record_builder_set (merge->kept, RELAIS_PERSON_SIGNS_CHECKED, checked);
}

static void
merge_state (const Merge *merge)
{
  const char *kept = get_kept (merge, RELAIS_PERSON_STATE);

  if (relais_record_is (merge->other, RELAIS_PERSON_STATE, "deceased") && kept != NULL &&
      strcmp (kept, "deceased") != 0)
    {
      report_other (merge, RELAIS_PERSON_STATE, kept);
      relais_record_builder_set (merge->kept, RELAIS_PERSON_STATE, "deceased");
    }
  else
    {
      merge_plain (merge, RELAIS_PERSON_STATE);
    }
}

static void
merge_yes (const Merge *merge, guint field)
{
  if (get_kept (merge, field) == NULL || relais_record_is (merge->other, field, "yes"))
    relais_record_builder_set (merge->kept, field, relais_record_get (merge->other, field));
}

static RelaisRecord *
make_merged_away (const RelaisRecord *keep, const RelaisRecord *other)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new_from (other);

  relais_record_builder_set (builder, RELAIS_PERSON_MERGED_INTO, relais_record_get_id (keep));
  relais_record_builder_set (builder, RELAIS_PERSON_NATIONAL_NUMBER, NULL);
  relais_record_builder_set (builder, RELAIS_PERSON_CHART_NUMBER, NULL);
  return relais_record_builder_end (g_steal_pointer (&builder));
}

/**
 * relais_merge_people:
 * @keep: the person whose id goes on
 * @other: the record that is merged into it; both unshielded
 * @kept: (out) (transfer full): @keep with what @other knew
 * @merged_away: (out) (transfer full): @other, pointing to @keep and without the numbers that only one record may have
 * @issues: (element-type RelaisIssue) (nullable): where it is said, per field, what could not be united; an error
 *   stands in the way of the merge
 *
 * Archiving is of the record and not of the person: it is not carried over.
 */
void
relais_merge_people (const RelaisRecord *keep, const RelaisRecord *other, RelaisRecord **kept,
                     RelaisRecord **merged_away, GPtrArray *issues)
{
  Merge merge = { keep, other, relais_record_builder_new_from (keep), issues };

  for (gsize i = 0; i < G_N_ELEMENTS (plain_fields); i++)
    merge_plain (&merge, plain_fields[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (yes_fields); i++)
    merge_yes (&merge, yes_fields[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (set_fields); i++)
    merge_words (&merge, set_fields[i]);
  for (guint i = 0; i < RELAIS_PERSON_N_PHONES; i++)
    {
      if (relais_record_get (other, phone_fields[i]) != NULL)
        merge_phone (&merge, phone_fields[i]);
    }
  merge_birth (&merge);
  merge_address (&merge);
  merge_agreement (&merge);
  merge_do_not_inform (&merge);
  merge_dates (&merge);
  merge_state (&merge);

  *kept = relais_record_builder_end (merge.kept);
  *merged_away = make_merged_away (keep, other);
}
