/* Two versions of one record that grew from the same one: what I changed, what they changed, and what both did. Fields
 * that mean one thing together (an address, a number and its hours, an answer and who noted it) are settled together,
 * so that no street comes from one version and its postcode from the other. Pure.
 */

#include "relais-record-compare.h"

#include "relais-care-link.h"
#include "relais-person.h"

typedef struct {
  const RelaisRecordType *type;
  guint first;
  guint last;
} Group;

static const Group groups[] = {
  { &relais_person_type, RELAIS_PERSON_STREET, RELAIS_PERSON_COMMUNE },
  { &relais_person_type, RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE_NO_MESSAGE },
  { &relais_person_type, RELAIS_PERSON_PHONE2, RELAIS_PERSON_PHONE2_NO_MESSAGE },
  { &relais_person_type, RELAIS_PERSON_PHONE3, RELAIS_PERSON_PHONE3_NO_MESSAGE },
  { &relais_person_type, RELAIS_PERSON_AGREEMENT, RELAIS_PERSON_AGREEMENT_BY },
  { &relais_person_type, RELAIS_PERSON_SIGNS, RELAIS_PERSON_SIGNS_CHECKED },
  { &relais_care_link_type, RELAIS_CARE_LINK_RECOGNITION, RELAIS_CARE_LINK_RECOGNITION_UNTIL },
  { &relais_care_link_type, RELAIS_CARE_LINK_CONSENT_KEEP, RELAIS_CARE_LINK_CONSENT_KEEP_BY },
  { &relais_care_link_type, RELAIS_CARE_LINK_CONSENT_PRINT, RELAIS_CARE_LINK_CONSENT_PRINT_BY },
  { &relais_care_link_type, RELAIS_CARE_LINK_CONSENT_HOSPITAL, RELAIS_CARE_LINK_CONSENT_HOSPITAL_BY },
  { &relais_care_link_type, RELAIS_CARE_LINK_CONSENT_SHARE, RELAIS_CARE_LINK_CONSENT_SHARE_BY },
  { &relais_care_link_type, RELAIS_CARE_LINK_CONSENT_INVITE, RELAIS_CARE_LINK_CONSENT_INVITE_BY },
};

static guint
get_group (const RelaisRecordType *type, guint field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      if (groups[i].type == type && field >= groups[i].first && field <= groups[i].last)
        return groups[i].first;
    }
  return field;
}

static gboolean
differs (const RelaisRecord *a, const RelaisRecord *b, guint field)
{
  return g_strcmp0 (relais_record_get (a, field), relais_record_get (b, field)) != 0;
}

static gboolean
group_differs (const RelaisRecord *a, const RelaisRecord *b, guint group)
{
  const RelaisRecordType *type = relais_record_get_type (a);

  for (guint field = group; field < type->n_fields && get_group (type, field) == group; field++)
    {
      if (differs (a, b, field))
        return TRUE;
    }
  return FALSE;
}

static RelaisDifference *
make_difference (const RelaisRecord *base, const RelaisRecord *mine, const RelaisRecord *theirs, guint field)
{
  RelaisDifference *difference = g_new0 (RelaisDifference, 1);
  gboolean changed_by_me, changed_by_them;

  difference->field = field;
  difference->group = get_group (relais_record_get_type (mine), field);
  changed_by_me = group_differs (base, mine, difference->group);
  changed_by_them = group_differs (base, theirs, difference->group);
  difference->kind = changed_by_me && changed_by_them ? RELAIS_DIFFERENCE_BOTH
                     : changed_by_me                  ? RELAIS_DIFFERENCE_MINE
                                                      : RELAIS_DIFFERENCE_THEIRS;
  difference->keeps_mine = difference->kind != RELAIS_DIFFERENCE_THEIRS;
  difference->base = g_strdup (relais_record_get (base, field));
  difference->mine = g_strdup (relais_record_get (mine, field));
  difference->theirs = g_strdup (relais_record_get (theirs, field));
  return difference;
}

/**
 * relais_difference_free:
 * @difference: (transfer full): a difference
 */
void
relais_difference_free (RelaisDifference *difference)
{
  g_free (difference->base);
  g_free (difference->mine);
  g_free (difference->theirs);
  g_free (difference);
}

/**
 * relais_record_compare:
 * @base: what both versions started from
 * @mine: what I want to save
 * @theirs: what is stored now
 *
 * For a save that was refused with RELAIS_ERROR_CONFLICT. All three are of one type. What both changed in the same way
 * is no difference.
 *
 * Returns: (transfer full) (element-type RelaisDifference): the fields in which @mine and @theirs differ, in their
 *   order; as long as nothing else is chosen mine are kept where I changed something, theirs elsewhere
 */
GPtrArray *
relais_record_compare (const RelaisRecord *base, const RelaisRecord *mine, const RelaisRecord *theirs)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_difference_free);
  const RelaisRecordType *type = relais_record_get_type (mine);

  g_return_val_if_fail (relais_record_get_type (base) == type && relais_record_get_type (theirs) == type, differences);

  for (guint field = 0; field < type->n_fields; field++)
    {
      if (differs (mine, theirs, field))
        g_ptr_array_add (differences, make_difference (base, mine, theirs, field));
    }
  return differences;
}

/**
 * relais_differences_choose:
 * @differences: (element-type RelaisDifference): differences
 * @group: the group that is chosen for
 * @keeps_mine: whether mine are to be saved there, or theirs stay
 */
void
relais_differences_choose (GPtrArray *differences, guint group, gboolean keeps_mine)
{
  for (guint i = 0; i < differences->len; i++)
    {
      RelaisDifference *difference = g_ptr_array_index (differences, i);

      if (difference->group == group)
        difference->keeps_mine = keeps_mine;
    }
}

/**
 * relais_differences_clash:
 * @differences: (element-type RelaisDifference): differences
 *
 * Returns: whether somebody has to choose: both changed the same thing
 */
gboolean
relais_differences_clash (GPtrArray *differences)
{
  for (guint i = 0; i < differences->len; i++)
    {
      if (((RelaisDifference *) g_ptr_array_index (differences, i))->kind == RELAIS_DIFFERENCE_BOTH)
        return TRUE;
    }
  return FALSE;
}

/**
 * relais_record_combine:
 * @theirs: what is stored now
 * @differences: (element-type RelaisDifference): differences, with what was chosen
 *
 * Returns: (transfer full): @theirs, at its revision, with mine wherever mine are kept
 */
RelaisRecord *
relais_record_combine (const RelaisRecord *theirs, GPtrArray *differences)
{
  RelaisRecordBuilder *builder = relais_record_builder_new_from (theirs);

  for (guint i = 0; i < differences->len; i++)
    {
      const RelaisDifference *difference = g_ptr_array_index (differences, i);

      if (difference->keeps_mine)
        relais_record_builder_set (builder, difference->field, difference->mine);
    }
  return relais_record_builder_end (builder);
}
