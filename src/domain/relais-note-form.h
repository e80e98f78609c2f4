#pragma once

#include "relais-note.h"
#include "relais-task.h"

G_BEGIN_DECLS

/**
 * RelaisNoteFormField:
 *
 * The form in which an entry is written: the typed fields of RelaisNoteField, before RELAIS_NOTE_AT, then those of what
 * it asks.
 */
typedef enum {
  RELAIS_NOTE_FORM_ACTION = RELAIS_NOTE_AT,
  RELAIS_NOTE_FORM_DUE,
  RELAIS_NOTE_FORM_FOR,
  RELAIS_NOTE_FORM_ACTION_VISIBILITY,

  RELAIS_NOTE_FORM_N_FIELDS
} RelaisNoteFormField;

extern const RelaisRecordType relais_note_form_type;

RelaisRecord *relais_note_form_get_note (const RelaisRecord *form);
RelaisRecord *relais_note_form_get_task (const RelaisRecord *form);

G_END_DECLS
