#pragma once

#include "relais-desk.h"
#include "relais-drafts.h"
#include "relais-labels.h"

G_BEGIN_DECLS

/**
 * RelaisNoteKept:
 * @labels: the names of topics
 * @staff: (element-type RelaisRecord): the team
 * @forms: (element-type RelaisForm): what its author began to write about this patient, the last saved first
 * @exchanges: whether the practice exchanges notes with others
 * @signed_text: (nullable): the words of the entry that was signed from the form that was asked about
 *
 * What stands there when one comes to write.
 */
typedef struct {
  RelaisLabels *labels;
  GPtrArray *staff;
  GPtrArray *forms;
  gboolean exchanges;
  char *signed_text;
} RelaisNoteKept;

void relais_note_kept_free (RelaisNoteKept *kept);
void relais_note_kept_load (RelaisDesk     *desk,
                            gpointer        owner,
                            const char     *patient,
                            const char     *form,
                            RelaisDeskDone  done);

G_END_DECLS
