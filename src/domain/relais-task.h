#pragma once

#include "relais-date.h"
#include "relais-permissions.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisTaskField:
 *
 * The fields of something that was asked: what, by when, of whom. @RELAIS_TASK_FOR is a role's word, the id of a
 * member, or nothing for whoever comes first; @RELAIS_TASK_VISIBILITY its own level, whatever that of the entry it
 * stands in.
 */
typedef enum {
  RELAIS_TASK_PATIENT,
  RELAIS_TASK_ACTION,
  RELAIS_TASK_DUE,
  RELAIS_TASK_FOR,
  RELAIS_TASK_VISIBILITY,
  RELAIS_TASK_NOTE,
  RELAIS_TASK_ASKED_AT,
  RELAIS_TASK_ASKED_BY,
  RELAIS_TASK_DONE_AT,
  RELAIS_TASK_DONE_BY,

  RELAIS_TASK_N_FIELDS
} RelaisTaskField;

extern const RelaisRecordType relais_task_type;

gboolean         relais_task_is_done                (const RelaisRecord *task);
gboolean         relais_task_is_for                 (const RelaisRecord *task,
                                                     const char         *staff_id,
                                                     const char         *roles);
RelaisVisibility relais_task_get_visibility         (const RelaisRecord *task);
RelaisVisibility relais_task_get_default_visibility (const char         *addressee,
                                                     RelaisVisibility    note);
void             relais_task_check                  (const RelaisRecord *task,
                                                     RelaisDate          today,
                                                     GPtrArray          *issues);

G_END_DECLS
