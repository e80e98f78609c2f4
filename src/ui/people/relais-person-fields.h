#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisPersonPlace:
 * @RELAIS_PLACE_DESK: first: what a desk asks
 * @RELAIS_PLACE_CONTACT: behind "More", how to reach them
 * @RELAIS_PLACE_LANGUAGE: in which language
 * @RELAIS_PLACE_PERSON: who they are
 * @RELAIS_PLACE_CAREGIVER: what concerns them as a caregiver
 * @RELAIS_PLACE_PATIENT: what concerns them as a patient
 * @RELAIS_PLACE_TELLING: what the patient agreed to, and what may be told
 *
 * Where a field stands in the form of a person.
 */
typedef enum {
  RELAIS_PLACE_DESK,
  RELAIS_PLACE_CONTACT,
  RELAIS_PLACE_LANGUAGE,
  RELAIS_PLACE_PERSON,
  RELAIS_PLACE_CAREGIVER,
  RELAIS_PLACE_PATIENT,
  RELAIS_PLACE_TELLING,

  RELAIS_N_PLACES
} RelaisPersonPlace;

GArray     *relais_person_fields_list    (RelaisPersonPlace  place,
                                          guint              facets);
const char *relais_person_fields_title   (guint              field);
const char *relais_person_place_title    (RelaisPersonPlace  place);

G_END_DECLS
