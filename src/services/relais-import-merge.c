/* A row about a record that is there already: what was empty is filled, what differs is left as it is and named.
 * Values are compared by what they mean: a number in another spelling is the same number, a full birth date says more
 * than its year, and an answer stays with its date and the name of whoever recorded it. Pure.
 */

#include "relais-import-merge.h"

#include "relais-care-link.h"
#include "relais-person.h"
#include "relais-phone.h"
#include "relais-text.h"

static const guint phone_slots[RELAIS_PERSON_N_PHONES] = { RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE2,
                                                           RELAIS_PERSON_PHONE3 };

/* A merge while it is made. */
typedef struct {
  const RelaisRecord *stored;
  const RelaisRecord *row;
  RelaisRecordBuilder *builder;
  RelaisImportMerge *merge;
} Merging;

static gboolean
is_same_phone (const char *a, const char *b)
{
  g_auto (RelaisPhone) phone_a = RELAIS_PHONE_INIT;
  g_auto (RelaisPhone) phone_b = RELAIS_PHONE_INIT;

  if (!relais_phone_parse (a, &phone_a) || !relais_phone_parse (b, &phone_b))
    return g_strcmp0 (a, b) == 0;
  return g_strcmp0 (phone_a.e164, phone_b.e164) == 0 &&
         (phone_a.e164 != NULL || g_strcmp0 (phone_a.display, phone_b.display) == 0);
}

static gboolean
is_same_value (const RelaisField *field, const char *a, const char *b)
{
  RelaisDate date_a, date_b;

  switch ((int) field->kind)
    {
    case RELAIS_FIELD_NAME:
    case RELAIS_FIELD_TEXT:
    case RELAIS_FIELD_COMMUNE:
      return relais_text_equal_folded (a, b);
    case RELAIS_FIELD_EMAIL:
      return g_ascii_strcasecmp (a, b) == 0;
    case RELAIS_FIELD_PHONE:
      return is_same_phone (a, b);
    case RELAIS_FIELD_BIRTH_DATE:
    case RELAIS_FIELD_PARTIAL_DATE:
      return relais_date_parse (a, &date_a) && relais_date_parse (b, &date_b) && relais_date_agrees (date_a, date_b);
    default:
      return g_str_equal (a, b);
    }
}

/* "1948" becomes "1948-03-12". */
static gboolean
says_more (const RelaisField *field, const char *row, const char *stored)
{
  RelaisDate date_row, date_stored;

  return (field->kind == RELAIS_FIELD_BIRTH_DATE || field->kind == RELAIS_FIELD_PARTIAL_DATE) &&
         relais_date_parse (row, &date_row) && relais_date_parse (stored, &date_stored) &&
         (date_row.month != 0) + (date_row.day != 0) > (date_stored.month != 0) + (date_stored.day != 0);
}

static void
fill (Merging *merging, guint field)
{
  relais_record_builder_set (merging->builder, field, relais_record_get (merging->row, field));
  g_array_append_val (merging->merge->filled, field);
}

static void
merge_field (Merging *merging, guint number)
{
  const RelaisField *field = &relais_record_get_type (merging->stored)->fields[number];
  const char *row = relais_record_get (merging->row, number);
  const char *stored = relais_record_get (merging->stored, number);

  if (row == NULL)
    return;
  if (stored == NULL)
    fill (merging, number);
  else if (!is_same_value (field, row, stored))
    g_array_append_val (merging->merge->differing, number);
  else if (says_more (field, row, stored))
    fill (merging, number);
}

/* An answer, how it was given, its date and who recorded it come together or not at all. */
static void
merge_answer (Merging *merging, guint answer, guint how, guint date, guint by)
{
  const char *row = relais_record_get (merging->row, answer);
  const char *stored = relais_record_get (merging->stored, answer);

  if (row == NULL || g_str_equal (row, "not_asked"))
    return;
  if (g_strcmp0 (row, stored) == 0)
    {
      if (relais_record_get (merging->stored, how) == NULL && relais_record_get (merging->row, how) != NULL)
        fill (merging, how);
      return;
    }
  if (stored != NULL && !g_str_equal (stored, "not_asked"))
    {
      g_array_append_val (merging->merge->differing, answer);
      return;
    }
  fill (merging, answer);
  relais_record_builder_set (merging->builder, how, relais_record_get (merging->row, how));
  relais_record_builder_set (merging->builder, date, relais_record_get (merging->row, date));
  relais_record_builder_set (merging->builder, by, relais_record_get (merging->row, by));
}

static int
find_phone (const RelaisRecord *person, const char *number)
{
  for (int i = 0; i < RELAIS_PERSON_N_PHONES; i++)
    {
      const char *stored = relais_record_get (person, phone_slots[i]);

      if (stored != NULL && is_same_phone (stored, number))
        return i;
    }
  return -1;
}

/* A dependent of the row's number goes where that number stands in the register. */
static void
merge_dependent (Merging *merging, guint row_field, guint stored_field)
{
  const char *row = relais_record_get (merging->row, row_field);
  const char *stored = relais_record_get (merging->stored, stored_field);

  if (row == NULL || g_strcmp0 (row, stored) == 0)
    return;
  if (stored != NULL)
    {
      g_array_append_val (merging->merge->differing, stored_field);
      return;
    }
  relais_record_builder_set (merging->builder, stored_field, row);
  g_array_append_val (merging->merge->filled, stored_field);
}

static void
merge_phone (Merging *merging, guint slot)
{
  guint field = phone_slots[slot];
  const char *row = relais_record_get (merging->row, field);
  int found = row != NULL ? find_phone (merging->stored, row) : -1;
  guint target = found >= 0 ? phone_slots[found] : field;

  if (row == NULL)
    return;
  if (found < 0 && relais_record_get (merging->stored, field) != NULL)
    {
      g_array_append_val (merging->merge->differing, field);
      return;
    }
  if (found < 0)
    fill (merging, field);
  merge_dependent (merging, field + 1, target + 1);
  merge_dependent (merging, field + 2, target + 2);
}

/* Deaths are noted by an act of their own, which ends what must end. */
static gboolean
merge_death (Merging *merging, guint field)
{
  if (field == RELAIS_PERSON_STATE && !relais_person_is_deceased (merging->row))
    return FALSE;
  if (field == RELAIS_PERSON_STATE)
    merging->merge->has_died = !relais_person_is_deceased (merging->stored);
  return TRUE;
}

static gboolean
is_part_of_group (guint field)
{
  return (field >= RELAIS_PERSON_PHONE && field <= RELAIS_PERSON_PHONE3_NO_MESSAGE) ||
         (field >= RELAIS_PERSON_AGREEMENT && field <= RELAIS_PERSON_AGREEMENT_BY);
}

static gboolean
is_left_alone (const RelaisField *field, guint number)
{
  return (field->flags & RELAIS_FIELD_MANAGED) && number != RELAIS_PERSON_IS_PATIENT &&
         number != RELAIS_PERSON_IS_CAREGIVER;
}

static void
merge_person (Merging *merging)
{
  for (guint i = 0; i < RELAIS_PERSON_N_FIELDS; i++)
    {
      if (is_left_alone (&relais_person_type.fields[i], i) || is_part_of_group (i) ||
          (i == RELAIS_PERSON_STATE && merge_death (merging, i)))
        continue;
      merge_field (merging, i);
    }
  for (guint i = 0; i < RELAIS_PERSON_N_PHONES; i++)
    merge_phone (merging, i);
  merge_answer (merging, RELAIS_PERSON_AGREEMENT, RELAIS_PERSON_AGREEMENT_HOW, RELAIS_PERSON_AGREEMENT_DATE,
                RELAIS_PERSON_AGREEMENT_BY);
}

static void
merge_link (Merging *merging)
{
  for (guint i = RELAIS_CARE_LINK_RELATION; i < RELAIS_CARE_LINK_CONSENT_KEEP; i++)
    merge_field (merging, i);
  for (int i = 0; i < RELAIS_N_PURPOSES; i++)
    {
      guint answer = relais_purpose_get_field ((RelaisPurpose) i);

      merge_answer (merging, answer, answer + 1, answer + 2, answer + 3);
    }
}

/**
 * relais_import_merge:
 * @stored: a person or a link as it is
 * @row: what a row says about it
 * @merge: (out): what that changes; clear it with relais_import_merge_clear()
 *
 * Returns: (transfer full): the record as it would be, with the id and revision of @stored
 */
RelaisRecord *
relais_import_merge (const RelaisRecord *stored, const RelaisRecord *row, RelaisImportMerge *merge)
{
  Merging merging = { stored, row, relais_record_builder_new_from (stored), merge };

  merge->filled = g_array_new (FALSE, FALSE, sizeof (guint));
  merge->differing = g_array_new (FALSE, FALSE, sizeof (guint));
  merge->has_died = FALSE;
  if (relais_record_get_type (stored) == &relais_person_type)
    merge_person (&merging);
  else
    merge_link (&merging);
  return relais_record_builder_end (merging.builder);
}

/**
 * relais_import_merge_adds_nothing:
 * @stored: a person or a link as it is
 * @row: what a row says about it
 *
 * Returns: whether @stored says all of it already
 */
gboolean
relais_import_merge_adds_nothing (const RelaisRecord *stored, const RelaisRecord *row)
{
  g_auto (RelaisImportMerge) merge = { 0 };
  g_autoptr (RelaisRecord) merged = relais_import_merge (stored, row, &merge);

  return merge.differing->len == 0 && !merge.has_died && relais_record_equal (merged, stored);
}

/**
 * relais_import_merge_clear:
 * @merge: what a row changes
 */
void
relais_import_merge_clear (RelaisImportMerge *merge)
{
  g_clear_pointer (&merge->filled, g_array_unref);
  g_clear_pointer (&merge->differing, g_array_unref);
}
