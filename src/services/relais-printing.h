#pragma once

#include "relais-print-job.h"
#include "relais-session.h"

G_BEGIN_DECLS

/**
 * RelaisPrintRequest:
 * @everybody: every current link of a caregiver and every patient; @caregivers and @patients are not looked at
 * @caregivers: (element-type utf8) (nullable): ids of caregivers: one card for each of their current links
 * @patients: (element-type utf8) (nullable): ids of patients: their own card
 *
 * Whose cards are wanted.
 */
typedef struct {
  gboolean everybody;
  GPtrArray *caregivers;
  GPtrArray *patients;
} RelaisPrintRequest;

RelaisPrintJob *relais_printing_prepare_cards     (RelaisSession             *session,
                                                   RelaisActor               *actor,
                                                   const RelaisPrintRequest  *request,
                                                   const RelaisPrintOptions  *options,
                                                   GError                   **error);
RelaisPrintJob *relais_printing_prepare_test_page (const RelaisPrintOptions  *options,
                                                   GError                   **error);

gboolean        relais_printing_check             (RelaisSession             *session,
                                                   RelaisActor               *actor,
                                                   const RelaisPrintJob      *job,
                                                   GError                   **error);
gboolean        relais_printing_record            (RelaisSession             *session,
                                                   RelaisActor               *actor,
                                                   const RelaisPrintJob      *job,
                                                   GError                   **changed,
                                                   GError                   **error);
gboolean        relais_printing_write_pdf         (RelaisSession             *session,
                                                   RelaisActor               *actor,
                                                   const RelaisPrintJob      *job,
                                                   const char                *path,
                                                   gboolean                   overwrite,
                                                   GError                   **error);

G_END_DECLS
