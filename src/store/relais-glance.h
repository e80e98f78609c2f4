#pragma once

#include "relais-store-types.h"
#include "relais-date.h"

G_BEGIN_DECLS

/**
 * RelaisGlance:
 * @helps: whether the other one helps this person; else this person helps the other one
 * @other: id of the other one
 * @name: their name as it is spoken
 * @relation: (nullable): what the caregiver is of the patient, a word of KMEHR CD-CONTACT-PERSON
 * @phone: (nullable): the first number of the other one, as it was typed
 * @link: id of the link
 *
 * The one link that a row of a list tells: who is called first for a patient, whom a caregiver helps most.
 */
typedef struct {
  gboolean helps;
  char *other;
  char *name;
  char *relation;
  char *phone;
  char *link;
} RelaisGlance;

gboolean relais_glance_read (RelaisDb      *db,
                             const char    *person,
                             gboolean       as_patient,
                             RelaisDate     today,
                             RelaisGlance **glance,
                             guint         *n_bonds,
                             GError       **error);
void     relais_glance_free (RelaisGlance  *glance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisGlance, relais_glance_free)

G_END_DECLS
