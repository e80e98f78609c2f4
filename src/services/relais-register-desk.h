#pragma once

#include "relais-care-link.h"
#include "relais-session.h"

G_BEGIN_DECLS

/* What is done in one go at a desk, each one operation and one undo. Blocking, as relais-register. */

#define RELAIS_PURPOSE_MASK(PURPOSE) (1u << (PURPOSE))

/* "May we keep this, print it, and may the hospital call: yes." */
#define RELAIS_DESK_CONSENTS                                                                                         \
  (RELAIS_PURPOSE_MASK (RELAIS_PURPOSE_KEEP) | RELAIS_PURPOSE_MASK (RELAIS_PURPOSE_PRINT) |                          \
   RELAIS_PURPOSE_MASK (RELAIS_PURPOSE_HOSPITAL))

/**
 * RelaisDeskEntry:
 * @caregiver: (nullable): somebody new, or somebody who is there and was edited; %NULL when @link names them
 * @patient: (nullable): a new patient, or one who was edited; %NULL when @link names them
 * @link: the new link: relation, order, tasks; its two people are filled in from @caregiver and @patient
 * @consents: to what the caregiver said yes, a combination of RELAIS_PURPOSE_MASK; for instance %RELAIS_DESK_CONSENTS
 * @how: (nullable): "oral" or "written"
 * @draft: (nullable): id of the form all this was typed in, which goes with it
 *
 * A caregiver as a desk registers them.
 */
typedef struct {
  const RelaisRecord *caregiver;
  const RelaisRecord *patient;
  const RelaisRecord *link;
  guint consents;
  const char *how;
  const char *draft;
} RelaisDeskEntry;

/**
 * RelaisDeskResult:
 * @caregiver: the caregiver as stored now, without what protected mode hides
 * @patient: the patient as stored now, without what protected mode hides
 * @link: the link as stored now
 * @operation: the operation, for the undo of all of it
 *
 * What a desk has registered.
 */
typedef struct {
  RelaisRecord *caregiver;
  RelaisRecord *patient;
  RelaisRecord *link;
  char *operation;
} RelaisDeskResult;

RelaisDeskResult *relais_register_save_caregiver_with_link (RelaisSession         *session,
                                                            RelaisActor           *actor,
                                                            const RelaisDeskEntry *entry,
                                                            GPtrArray             *issues,
                                                            GError               **error);
RelaisRecord     *relais_register_set_consents             (RelaisSession         *session,
                                                            RelaisActor           *actor,
                                                            const char            *link_id,
                                                            guint                  purposes,
                                                            const char            *answer,
                                                            const char            *how,
                                                            GError               **error);
RelaisRecord     *relais_register_set_main                 (RelaisSession         *session,
                                                            RelaisActor           *actor,
                                                            const char            *link_id,
                                                            GError               **error);
gboolean          relais_register_move_link                (RelaisSession         *session,
                                                            RelaisActor           *actor,
                                                            const char            *link_id,
                                                            guint                  place,
                                                            GError               **error);
RelaisRecord     *relais_register_set_protected            (RelaisSession         *session,
                                                            RelaisActor           *actor,
                                                            const char            *id,
                                                            GError               **error);
void              relais_desk_result_free                  (RelaisDeskResult      *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDeskResult, relais_desk_result_free)

G_END_DECLS
