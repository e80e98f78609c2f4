#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisImportWho:
 * @RELAIS_IMPORT_WHO_UNSAID: the heading does not say whose value it is
 * @RELAIS_IMPORT_WHO_CAREGIVER: "Nom de l'aidant"
 * @RELAIS_IMPORT_WHO_PATIENT: "Naam patiënt", "patient_family_name"
 *
 * Whom a column speaks about.
 */
typedef enum {
  RELAIS_IMPORT_WHO_UNSAID,
  RELAIS_IMPORT_WHO_CAREGIVER,
  RELAIS_IMPORT_WHO_PATIENT,
} RelaisImportWho;

/* What a column may mean beside the names of fields. */
#define RELAIS_IMPORT_WORD_NAME         "name"         /* family name, then given name; or the family name alone */
#define RELAIS_IMPORT_WORD_WHOLE_NAME   "whole_name"   /* family name, then given name */
#define RELAIS_IMPORT_WORD_GIVEN_FIRST  "given_first"  /* given name, then family name */
#define RELAIS_IMPORT_WORD_ADDRESS      "address"      /* street, perhaps with postcode and commune */
#define RELAIS_IMPORT_WORD_HOUSE_NUMBER "house_number"
#define RELAIS_IMPORT_WORD_NUMBER       "number"       /* a house number beside a street, else anything */
#define RELAIS_IMPORT_WORD_BOX          "box"
#define RELAIS_IMPORT_WORD_ANY_PHONE    "any_phone"    /* the next phone that is free */
#define RELAIS_IMPORT_WORD_DIED         "died_on"

const char *relais_import_heading_read      (const char      *heading,
                                             RelaisImportWho *who);
gboolean    relais_import_heading_is_same   (const char      *heading,
                                             const char      *other);
void        relais_import_heading_foreach   (void (*func) (const char *word, const char *spelling, gpointer data),
                                             gpointer         data);

G_END_DECLS
