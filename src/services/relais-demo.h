#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

/* The passphrase of every member of the fictional practice, unless another is given. */
#define RELAIS_DEMO_PASSPHRASE "relais-demo"

/**
 * RelaisDemoCounts:
 * @patients: people the practice follows
 * @caregivers: people who help; some are patients too
 * @links: who helps whom
 * @staff: members of the team
 * @notes: entries of the notebook
 * @stays: stays in hospital
 *
 * What the fictional practice holds.
 */
typedef struct {
  guint patients;
  guint caregivers;
  guint links;
  guint staff;
  guint notes;
  guint stays;
} RelaisDemoCounts;

RelaisSession *relais_demo_create (const char        *folder,
                                   const char        *passphrase,
                                   RelaisClock       *clock,
                                   RelaisDemoCounts  *counts,
                                   GError           **error);

G_END_DECLS
