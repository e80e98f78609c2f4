/* What is typed for an entry of the notebook: the entry and what it asks, in one form, before it is signed. A field of
 * either is named once, in relais-note-fields.h. Pure.
 */

#include "relais-note-form.h"

#include "relais-note-fields.h"

#include <glib/gi18n-lib.h>

static const RelaisField fields[RELAIS_NOTE_FORM_N_FIELDS] = { RELAIS_NOTE_TYPED_FIELDS, RELAIS_TASK_TYPED_FIELDS };

const RelaisRecordType relais_note_form_type = { "note", fields, RELAIS_NOTE_FORM_N_FIELDS };

/**
 * relais_note_form_get_note:
 * @form: a form
 *
 * Returns: (transfer full): the entry in it
 */
RelaisRecord *
relais_note_form_get_note (const RelaisRecord *form)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_note_type, NULL, 0);

  for (guint i = 0; i < RELAIS_NOTE_AT; i++)
    relais_record_builder_set (builder, i, relais_record_get (form, i));
  return relais_record_builder_end (builder);
}

/**
 * relais_note_form_get_task:
 * @form: a form
 *
 * Returns: (transfer full) (nullable): what is asked in it; %NULL when nothing was typed for it, a level alone being
 *   nothing
 */
RelaisRecord *
relais_note_form_get_task (const RelaisRecord *form)
{
  RelaisRecordBuilder *builder;

  if (relais_record_get (form, RELAIS_NOTE_FORM_ACTION) == NULL &&
      relais_record_get (form, RELAIS_NOTE_FORM_DUE) == NULL && relais_record_get (form, RELAIS_NOTE_FORM_FOR) == NULL)
    return NULL;
  builder = relais_record_builder_new (&relais_task_type, NULL, 0);
  for (guint i = RELAIS_NOTE_FORM_ACTION; i < RELAIS_NOTE_FORM_N_FIELDS; i++)
    relais_record_builder_set (builder, i - RELAIS_NOTE_FORM_ACTION + RELAIS_TASK_ACTION, relais_record_get (form, i));
  return relais_record_builder_end (builder);
}
