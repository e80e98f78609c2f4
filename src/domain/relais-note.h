#pragma once

#include "relais-permissions.h"
#include "relais-record.h"

G_BEGIN_DECLS

/* For how many days an entry that nobody opened asks to be read; an urgent one asks for ever. */
#define RELAIS_NOTE_UNREAD_DAYS 30

/* How far a PC's clock may lie behind the last entry before nothing is signed with it. */
#define RELAIS_NOTE_CLOCK_TOLERANCE 120

/**
 * RelaisNoteField:
 *
 * The fields of a signed entry of the notebook. @RELAIS_NOTE_TOPIC is the code of a label of the practice;
 * @RELAIS_NOTE_HOME_LINE one line that everybody may read, for the notebook that lies at home; @RELAIS_NOTE_READERS
 * the ids of the members who alone may read it; @RELAIS_NOTE_ANSWERS, @RELAIS_NOTE_CORRECTS and @RELAIS_NOTE_CONTINUES
 * the id of another entry; @RELAIS_NOTE_ON_BEHALF_OF who wrote a line that was copied from paper,
 * @RELAIS_NOTE_WRITTEN_AT when, @RELAIS_NOTE_PAGE on which page; @RELAIS_NOTE_MEASURES what was measured, as in
 * relais-measure.h. From @RELAIS_NOTE_AT on they are set when it is signed.
 */
typedef enum {
  RELAIS_NOTE_PATIENT,
  RELAIS_NOTE_TEXT,
  RELAIS_NOTE_TOPIC,
  RELAIS_NOTE_VISIBILITY,
  RELAIS_NOTE_URGENCY,
  RELAIS_NOTE_HOME_LINE,
  RELAIS_NOTE_ANSWER_BY,
  RELAIS_NOTE_READERS,
  RELAIS_NOTE_ANSWERS,
  RELAIS_NOTE_CORRECTS,
  RELAIS_NOTE_CONTINUES,
  RELAIS_NOTE_ON_BEHALF_OF,
  RELAIS_NOTE_WRITTEN_AT,
  RELAIS_NOTE_PAGE,
  RELAIS_NOTE_MEASURES,
  RELAIS_NOTE_AT,
  RELAIS_NOTE_AUTHOR,
  RELAIS_NOTE_AUTHOR_NAME,
  RELAIS_NOTE_AUTHOR_ROLES,

  RELAIS_NOTE_N_FIELDS
} RelaisNoteField;

extern const RelaisRecordType relais_note_type;
extern const char *const relais_visibility_words[RELAIS_N_VISIBILITIES + 1];
extern const char *const relais_urgency_words[];

RelaisVisibility relais_note_get_visibility         (const RelaisRecord *note);
gboolean         relais_visibility_find             (const char         *word,
                                                     RelaisVisibility   *visibility);
RelaisVisibility relais_note_get_default_visibility (const char         *roles);
void             relais_note_check                  (const RelaisRecord *note,
                                                     GPtrArray          *issues);

G_END_DECLS
