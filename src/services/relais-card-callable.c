/* Who stands on a card as somebody to call, and how their name and number are printed. Consent is asked for every one
 * of them; a minor never comes first. The other half of relais-card-maker.c, within the same read of the register.
 */

#include "relais-card-maker-private.h"

#include "relais-care-link.h"
#include "relais-care-queries.h"
#include "relais-consent.h"
#include "relais-field-reader.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-register.h"

/* The first number of a person as it is printed, and when to call it. */
static char *
make_number (const RelaisRecord *person, const char **hours)
{
  static const struct {
    guint phone;
    guint hours;
  } fields[RELAIS_PERSON_N_PHONES] = {
    { RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE_HOURS },
    { RELAIS_PERSON_PHONE2, RELAIS_PERSON_PHONE2_HOURS },
    { RELAIS_PERSON_PHONE3, RELAIS_PERSON_PHONE3_HOURS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *phone = relais_record_get (person, fields[i].phone);

      if (phone == NULL)
        continue;
      *hours = relais_record_get (person, fields[i].hours);
      return relais_field_format (&relais_person_type.fields[fields[i].phone], phone);
    }
  return NULL;
}

static void
add_number (RelaisCardDraft *draft, const char *number)
{
  g_string_append_printf (draft->numbers, "%s%s", draft->numbers->len > 0 ? ";" : "", number);
}

/* A minor is never first; else the calling order of the patient. */
static int
compare_bonds (gconstpointer a, gconstpointer b, gpointer data)
{
  const RelaisBond *first = *(RelaisBond *const *) a;
  const RelaisBond *second = *(RelaisBond *const *) b;
  const RelaisCardMaker *maker = data;
  gboolean first_minor = relais_person_is_minor (first->other, maker->today);
  gboolean second_minor = relais_person_is_minor (second->other, maker->today);

  if (first_minor != second_minor)
    return first_minor ? 1 : -1;
  return relais_care_link_compare_rank (first->link, second->link);
}

/**
 * relais_card_callable_list:
 * @maker: a maker
 * @patient: a patient
 * @links: (element-type RelaisRecord): their links
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisBond) (nullable): those whose caregivers agreed to be printed, in the
 *   order in which they are called, minors last
 */
GPtrArray *
relais_card_callable_list (RelaisCardMaker *maker, const RelaisRecord *patient, GPtrArray *links, GError **error)
{
  g_autoptr (GPtrArray) bonds = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_bond_free);

  for (guint i = 0; i < links->len; i++)
    {
      RelaisRecord *link = g_ptr_array_index (links, i);
      const RelaisRecord *caregiver =
          relais_card_maker_load_person (maker, relais_record_get (link, RELAIS_CARE_LINK_CAREGIVER), error);
      RelaisBond *bond;

      if (caregiver == NULL)
        return NULL;
      if (relais_consent_decide (link, caregiver, patient, RELAIS_PURPOSE_PRINT, maker->today, NULL) !=
          RELAIS_CONSENT_ALLOWED)
        continue;
      bond = g_new (RelaisBond, 1);
      bond->link = relais_record_ref (link);
      bond->other = relais_record_ref ((RelaisRecord *) caregiver);
      g_ptr_array_add (bonds, bond);
    }
  g_ptr_array_sort_with_data (bonds, compare_bonds, maker);
  return g_steal_pointer (&bonds);
}

/**
 * relais_card_callable_add:
 * @maker: a maker
 * @draft: a card
 * @bonds: (element-type RelaisBond): who may be called
 *
 * Puts down the first of @bonds that have a number, without the owner of the card. A minor whom no adult would precede
 * is left out: the practice is called in their place.
 */
void
relais_card_callable_add (RelaisCardMaker *maker, RelaisCardDraft *draft, GPtrArray *bonds)
{
  guint n_added = 0;

  for (guint i = 0; i < bonds->len && n_added < RELAIS_CARD_MAX_PEOPLE; i++)
    {
      const RelaisBond *bond = g_ptr_array_index (bonds, i);
      RelaisCardPerson person = { .sex = relais_record_get (bond->other, RELAIS_PERSON_SEX),
                                  .relation = relais_record_get (bond->link, RELAIS_CARE_LINK_RELATION) };
      g_autofree char *name = relais_person_get_name (bond->other);
      g_autofree char *number = make_number (bond->other, &person.hours);

      if (number == NULL || g_str_equal (relais_record_get_id (bond->other), draft->person) ||
          (n_added == 0 && relais_person_is_minor (bond->other, maker->today)))
        continue;
      person.name = name;
      person.phone = number;
      relais_card_data_add_person (draft->data, &person);
      add_number (draft, number);
      n_added++;
    }
}

static char *
make_role_number (const RelaisRecord *role)
{
  const char *phone = relais_record_get (role, RELAIS_PERSON_ROLE_PHONE);

  return phone != NULL ? relais_field_format (&relais_person_role_type.fields[RELAIS_PERSON_ROLE_PHONE], phone) : NULL;
}

static void
set_trusted (RelaisCardDraft *draft, const char *name, const char *number, const char *hours)
{
  const RelaisCardPerson person = { .name = name, .phone = number, .hours = hours };

  relais_card_data_set_trusted (draft->data, &person);
  add_number (draft, number);
}

/* A trusted person of the register who helps this patient has said whether to be printed; another one never was asked
 * by us, but the patient named them, and this card is the patient's own.
 */
static gboolean
may_print_trusted (RelaisCardMaker *maker, const RelaisRecord *person, const RelaisRecord *patient, GPtrArray *links,
                   GPtrArray *bonds)
{
  for (guint i = 0; i < bonds->len; i++)
    {
      if (((RelaisBond *) g_ptr_array_index (bonds, i))->other == person)
        return TRUE;
    }
  for (guint i = 0; i < links->len; i++)
    {
      if (relais_record_is (g_ptr_array_index (links, i), RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (person)))
        return FALSE;
    }
  return relais_consent_decide (NULL, NULL, person, RELAIS_PURPOSE_PRINT, maker->today, NULL) == RELAIS_CONSENT_ALLOWED;
}

/**
 * relais_card_callable_add_trusted:
 * @maker: a maker
 * @draft: the patient's own card
 * @patient: the patient
 * @links: (element-type RelaisRecord): their links
 * @bonds: (element-type RelaisBond): who of them may be called
 * @error: where to store the error
 *
 * Puts down the patient's trusted person, where there is one with a number who may be printed.
 *
 * Returns: whether it was read
 */
gboolean
relais_card_callable_add_trusted (RelaisCardMaker *maker, RelaisCardDraft *draft, const RelaisRecord *patient,
                                  GPtrArray *links, GPtrArray *bonds, GError **error)
{
  g_autoptr (GPtrArray) roles = relais_care_queries_list_roles (maker->db, draft->subject, NULL, error);

  for (guint i = 0; roles != NULL && i < roles->len; i++)
    {
      const RelaisRecord *role = g_ptr_array_index (roles, i);
      const char *id = relais_record_get (role, RELAIS_PERSON_ROLE_PERSON);
      const RelaisRecord *person = NULL;
      const char *hours = NULL;
      g_autofree char *name = NULL;
      g_autofree char *number = NULL;

      if (!relais_record_is (role, RELAIS_PERSON_ROLE_ROLE, "trusted_person") ||
          !relais_person_role_is_current (role, maker->today))
        continue;
      if (id != NULL && (person = relais_card_maker_load_person (maker, id, error)) == NULL)
        return FALSE;
      if (person != NULL && !may_print_trusted (maker, person, patient, links, bonds))
        continue;

      name = person != NULL ? relais_person_get_name (person)
                            : g_strdup (relais_record_get (role, RELAIS_PERSON_ROLE_NAME));
      number = person != NULL ? make_number (person, &hours) : make_role_number (role);
      if (number == NULL)
        continue;
      set_trusted (draft, name, number, hours);
      return TRUE;
    }
  return roles != NULL;
}
