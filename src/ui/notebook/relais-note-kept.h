#pragma once

#include "relais-desk.h"
#include "relais-drafts.h"
#include "relais-labels.h"

G_BEGIN_DECLS

/**
 * RelaisNoteKept:
 * @labels: the names of topics
 * @staff: (element-type RelaisRecord): the team
 * @form: (nullable): what its author began to write about this patient
 *
 * What stands there when one comes to write.
 */
typedef struct {
  RelaisLabels *labels;
  GPtrArray *staff;
  RelaisForm *form;
} RelaisNoteKept;

void relais_note_kept_free (RelaisNoteKept *kept);
void relais_note_kept_load (RelaisDesk     *desk,
                            gpointer        owner,
                            const char     *patient,
                            RelaisDeskDone  done);

G_END_DECLS
