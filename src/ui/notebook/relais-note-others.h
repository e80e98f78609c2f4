#pragma once

#include "relais-desk.h"
#include "relais-drafts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTE_OTHERS (relais_note_others_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNoteOthers, relais_note_others, RELAIS, NOTE_OTHERS, AdwBin)

/**
 * RelaisNoteOther:
 * @RELAIS_NOTE_OTHER_SWITCH: go on with it; what is written here now becomes the other one
 * @RELAIS_NOTE_OTHER_JOIN: put its words below those that are written here
 * @RELAIS_NOTE_OTHER_DISCARD: throw it away
 *
 * What is done with another text that its author began.
 */
typedef enum {
  RELAIS_NOTE_OTHER_SWITCH,
  RELAIS_NOTE_OTHER_JOIN,
  RELAIS_NOTE_OTHER_DISCARD,
} RelaisNoteOther;

GtkWidget *relais_note_others_new     (RelaisDesk       *desk);
void       relais_note_others_show    (RelaisNoteOthers *others,
                                       GPtrArray        *forms,
                                       const char       *except);
void       relais_note_others_discard (RelaisNoteOthers *others,
                                       const char       *id);
void       relais_note_others_join    (RelaisNoteOthers *others,
                                       const char       *id,
                                       const char       *into);

G_END_DECLS
