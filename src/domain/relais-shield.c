/* Protected mode, for somebody who must not be found: what is shown of a protected record to everybody, in windows,
 * lists, search, spreadsheets, vCards and reports, as a value without the fields that say where and how to reach
 * them. Whoever shows a record passes it through here first, unless the actor gave a reason to see it whole. The fields
 * are marked in the tables of their records. Pure.
 */

#include "relais-shield.h"

#include "relais-care-link.h"
#include "relais-person.h"

static RelaisRecord *
take_ref (const RelaisRecord *record)
{
  return relais_record_ref ((RelaisRecord *) record);
}

static RelaisRecord *
without_shielded_fields (const RelaisRecord *record)
{
  const RelaisRecordType *type = relais_record_get_type (record);
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new_from (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      if ((type->fields[i].flags & RELAIS_FIELD_SHIELDED) != 0)
        relais_record_builder_set (builder, i, NULL);
    }
  return relais_record_builder_end (g_steal_pointer (&builder));
}

/**
 * relais_shield_person:
 * @person: a person
 *
 * Returns: (transfer full): @person as everybody may see them: a protected one without address, numbers, presence and
 *   the names of those who must not be informed. It must never be saved.
 */
RelaisRecord *
relais_shield_person (const RelaisRecord *person)
{
  return relais_person_is_protected (person) ? without_shielded_fields (person) : take_ref (person);
}

/**
 * relais_shield_link:
 * @link: a link
 * @caregiver: its caregiver
 * @patient: its patient
 *
 * Returns: (transfer full): @link as everybody may see it: when one of the two is protected, without what says where
 *   they live
 */
RelaisRecord *
relais_shield_link (const RelaisRecord *link, const RelaisRecord *caregiver, const RelaisRecord *patient)
{
  gboolean shielded = relais_person_is_protected (caregiver) || relais_person_is_protected (patient);

  return shielded ? without_shielded_fields (link) : take_ref (link);
}

/**
 * relais_shield_stay:
 * @stay: a stay in hospital
 * @patient: its patient
 *
 * Returns: (transfer full): @stay as everybody may see it: of a protected patient without hospital, ward and days. It
 *   must never be saved.
 */
RelaisRecord *
relais_shield_stay (const RelaisRecord *stay, const RelaisRecord *patient)
{
  return relais_person_is_protected (patient) ? without_shielded_fields (stay) : take_ref (stay);
}

/**
 * relais_shield_role:
 * @role: a role
 * @holder: (nullable): the person of the register who has it
 *
 * Returns: (transfer full): @role as everybody may see it: without a number when its holder is protected
 */
RelaisRecord *
relais_shield_role (const RelaisRecord *role, const RelaisRecord *holder)
{
  return holder != NULL && relais_person_is_protected (holder) ? without_shielded_fields (role) : take_ref (role);
}

/**
 * relais_shield_hides_tie:
 * @patient: the patient of a link or of a role
 * @other: (nullable): the caregiver, or the person of the register who has the role
 *
 * Who helps somebody leads to where they are: a tie that ends at a protected person is on no page, in no list and in no
 * file, on neither side. A page that was opened with a reason shows it.
 *
 * Returns: whether the tie must not be shown
 */
gboolean
relais_shield_hides_tie (const RelaisRecord *patient, const RelaisRecord *other)
{
  return relais_person_is_protected (patient) || (other != NULL && relais_person_is_protected (other));
}
