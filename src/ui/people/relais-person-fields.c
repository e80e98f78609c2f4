/* In which order and where the fields of a person stand in its form. The rows themselves follow from the table of the
 * fields (relais-person.c): one that is named nowhere here stands at the end of its place, so a new field shows without
 * a line in this file. What only an act sets, such as an archive or protected mode, has no row. Pure.
 */

#include "relais-person-fields.h"

#include "relais-person.h"

#include <glib/gi18n-lib.h>

/* @facets: in the form of whom the field stands here; 0 for everybody. @title: with a mnemonic, where there is one. */
static const struct {
  guint field;
  RelaisPersonPlace place;
  guint facets;
  const char *title;
} order[] = {
  { RELAIS_PERSON_FAMILY_NAME, RELAIS_PLACE_DESK, 0, N_("_Family name") },
  { RELAIS_PERSON_GIVEN_NAME, RELAIS_PLACE_DESK, 0, N_("_Given name") },
  { RELAIS_PERSON_BIRTH_DATE, RELAIS_PLACE_DESK, RELAIS_FACET_PATIENT, N_("_Birth date or year") },
  { RELAIS_PERSON_PHONE, RELAIS_PLACE_DESK, 0, N_("_Phone") },

  { RELAIS_PERSON_PHONE_HOURS, RELAIS_PLACE_CONTACT, 0, NULL },
  { RELAIS_PERSON_PHONE_NO_MESSAGE, RELAIS_PLACE_CONTACT, 0, NULL },
  { RELAIS_PERSON_PHONE2, RELAIS_PLACE_CONTACT, 0, NULL },
  { RELAIS_PERSON_PHONE2_HOURS, RELAIS_PLACE_CONTACT, 0, NULL },
  { RELAIS_PERSON_PHONE2_NO_MESSAGE, RELAIS_PLACE_CONTACT, 0, NULL },
  { RELAIS_PERSON_PHONE3, RELAIS_PLACE_CONTACT, 0, NULL },
  { RELAIS_PERSON_PHONE3_HOURS, RELAIS_PLACE_CONTACT, 0, NULL },
  { RELAIS_PERSON_PHONE3_NO_MESSAGE, RELAIS_PLACE_CONTACT, 0, NULL },
  { RELAIS_PERSON_EMAIL, RELAIS_PLACE_CONTACT, 0, NULL },
  { RELAIS_PERSON_STREET, RELAIS_PLACE_CONTACT, 0, NULL },
  { RELAIS_PERSON_POSTCODE, RELAIS_PLACE_CONTACT, 0, NULL },
  { RELAIS_PERSON_COMMUNE, RELAIS_PLACE_CONTACT, 0, NULL },

  { RELAIS_PERSON_LANGUAGE, RELAIS_PLACE_LANGUAGE, 0, NULL },
  { RELAIS_PERSON_READS, RELAIS_PLACE_LANGUAGE, 0, NULL },
  { RELAIS_PERSON_INTERPRETER, RELAIS_PLACE_LANGUAGE, 0, NULL },

  { RELAIS_PERSON_USUAL_NAME, RELAIS_PLACE_PERSON, 0, NULL },
  { RELAIS_PERSON_BIRTH_DATE, RELAIS_PLACE_PERSON, RELAIS_FACET_CAREGIVER, NULL },
  { RELAIS_PERSON_SEX, RELAIS_PLACE_PERSON, RELAIS_FACET_PATIENT, NULL },
  { RELAIS_PERSON_MUTUALITY, RELAIS_PLACE_PERSON, 0, NULL },
  { RELAIS_PERSON_BIM, RELAIS_PLACE_PERSON, RELAIS_FACET_PATIENT, NULL },
  { RELAIS_PERSON_CHART_NUMBER, RELAIS_PLACE_PERSON, RELAIS_FACET_PATIENT, NULL },
  { RELAIS_PERSON_NATIONAL_NUMBER, RELAIS_PLACE_PERSON, RELAIS_FACET_PATIENT, NULL },

  { RELAIS_PERSON_AGREEMENT, RELAIS_PLACE_TELLING, RELAIS_FACET_PATIENT, NULL },
  { RELAIS_PERSON_AGREEMENT_DATE, RELAIS_PLACE_TELLING, RELAIS_FACET_PATIENT, NULL },
  { RELAIS_PERSON_AGREEMENT_HOW, RELAIS_PLACE_TELLING, RELAIS_FACET_PATIENT, NULL },
  { RELAIS_PERSON_DO_NOT_INFORM, RELAIS_PLACE_TELLING, RELAIS_FACET_PATIENT, NULL },
  { RELAIS_PERSON_ASK_FIRST, RELAIS_PLACE_TELLING, RELAIS_FACET_PATIENT, NULL },
};

/* Set by acts with consequences of their own. */
static const guint acts[] = { RELAIS_PERSON_PROTECTED };

static gboolean
is_act (guint field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts[i] == field)
      return TRUE;
  return (relais_person_type.fields[field].flags & RELAIS_FIELD_MANAGED) != 0 ||
         relais_person_type.fields[field].kind == RELAIS_FIELD_ID;
}

static gboolean
is_named (guint field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i].field == field)
      return TRUE;
  return FALSE;
}

static gboolean
is_listed (GArray *list, guint field)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, guint, i) == field)
      return TRUE;
  return FALSE;
}

/* Of two lines about one field the first that fits the person counts. */
static RelaisPersonPlace
find_place (guint field, guint facets)
{
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i].field == field && (order[i].facets == 0 || (order[i].facets & facets) != 0))
      return order[i].place;
  return RELAIS_N_PLACES;
}

static RelaisPersonPlace
place_of_facet (guint facet)
{
  if (facet == RELAIS_FACET_PATIENT)
    return RELAIS_PLACE_PATIENT;
  return facet == RELAIS_FACET_CAREGIVER ? RELAIS_PLACE_CAREGIVER : RELAIS_PLACE_PERSON;
}

/**
 * relais_person_fields_list:
 * @place: a place
 * @facets: what the person is, a combination of RELAIS_FACET_PATIENT and RELAIS_FACET_CAREGIVER
 *
 * Returns: (transfer full) (element-type guint): the fields that stand there, in their order
 */
GArray *
relais_person_fields_list (RelaisPersonPlace place, guint facets)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i].place == place && find_place (order[i].field, facets) == place &&
        !is_listed (list, order[i].field))
      g_array_append_val (list, order[i].field);
  for (guint field = 0; field < RELAIS_PERSON_N_FIELDS; field++)
    {
      guint facet = relais_person_type.fields[field].facet;

      if (!is_act (field) && !is_named (field) && place_of_facet (facet) == place &&
          (facet == 0 || (facet & facets) != 0))
        g_array_append_val (list, field);
    }
  return list;
}

/**
 * relais_person_fields_title:
 * @field: a RelaisPersonField
 *
 * Returns: its name on the screen, perhaps with a mnemonic
 */
const char *
relais_person_fields_title (guint field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i].field == field && order[i].title != NULL)
      return _(order[i].title);
  return _(relais_person_type.fields[field].label);
}

/**
 * relais_person_place_title:
 * @place: a place
 *
 * Returns: (nullable): what stands above it, %NULL for nothing
 */
const char *
relais_person_place_title (RelaisPersonPlace place)
{
  static const char *const titles[RELAIS_N_PLACES] = {
    [RELAIS_PLACE_CONTACT] = N_("Contact"),
    [RELAIS_PLACE_LANGUAGE] = N_("Languages"),
    [RELAIS_PLACE_PERSON] = N_("About the person"),
    [RELAIS_PLACE_CAREGIVER] = N_("As a caregiver"),
    [RELAIS_PLACE_PATIENT] = N_("As a patient"),
    [RELAIS_PLACE_TELLING] = N_("What may be told"),
  };

  return titles[place] != NULL ? _(titles[place]) : NULL;
}
