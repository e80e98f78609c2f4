#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisOwnEntryField:
 *
 * What the practice keeps of its own about an entry of the directory, known by the entry's key. @RELAIS_OWN_ENTRY_NAME
 * is what the entry was called when it was written, for the day when its card is gone.
 */
typedef enum {
  RELAIS_OWN_ENTRY_KEY,
  RELAIS_OWN_ENTRY_NAME,
  RELAIS_OWN_ENTRY_FAVOURITE,
  RELAIS_OWN_ENTRY_NOTE,
  RELAIS_OWN_ENTRY_HOURS,

  RELAIS_OWN_ENTRY_N_FIELDS
} RelaisOwnEntryField;

extern const RelaisRecordType relais_own_entry_type;

/**
 * RelaisOwnLineField:
 *
 * Whether a number of an entry was answered: the day it last was, and the day it last was not.
 */
typedef enum {
  RELAIS_OWN_LINE_KEY,
  RELAIS_OWN_LINE_NUMBER,
  RELAIS_OWN_LINE_WORKED_ON,
  RELAIS_OWN_LINE_FAILED_ON,

  RELAIS_OWN_LINE_N_FIELDS
} RelaisOwnLineField;

extern const RelaisRecordType relais_own_line_type;

/**
 * RelaisOwnCorrectionField:
 *
 * A value that the practice knows better than the source: the name of the field, what is right, and what the source
 * said then, which tells whether it has changed since.
 */
typedef enum {
  RELAIS_OWN_CORRECTION_KEY,
  RELAIS_OWN_CORRECTION_FIELD,
  RELAIS_OWN_CORRECTION_VALUE,
  RELAIS_OWN_CORRECTION_INSTEAD_OF,
  RELAIS_OWN_CORRECTION_NOTED_ON,

  RELAIS_OWN_CORRECTION_N_FIELDS
} RelaisOwnCorrectionField;

extern const RelaisRecordType relais_own_correction_type;

gboolean      relais_own_entry_is_empty        (const RelaisRecord *own);
gboolean      relais_own_entry_may_correct     (guint               field);
RelaisRecord *relais_own_correction_apply      (const RelaisRecord *entry,
                                                GPtrArray          *corrections);
gboolean      relais_own_correction_is_settled (const RelaisRecord *correction,
                                                const RelaisRecord *entry);

G_END_DECLS
