#pragma once

#include "relais-desk.h"
#include "relais-labels.h"
#include "relais-note-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTE_CARD (relais_note_card_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNoteCard, relais_note_card, RELAIS, NOTE_CARD, AdwBin)

/**
 * RelaisNoteLook:
 * @desk: the desk
 * @labels: (nullable): the names of topics
 * @staff: (nullable) (element-type RelaisRecord): the team
 * @words: (nullable): the folded words that are looked for
 * @names_patient: whether each entry says about whom it is
 *
 * How entries are shown in one list.
 */
typedef struct {
  RelaisDesk *desk;
  RelaisLabels *labels;
  GPtrArray *staff;
  GStrv words;
  gboolean names_patient;
} RelaisNoteLook;

GtkWidget *relais_note_card_new  (void);
void       relais_note_card_show (RelaisNoteCard       *card,
                                  const RelaisNoteLook *look,
                                  RelaisNoteItem       *item);

const char *relais_note_card_get_id  (RelaisNoteCard *card);
void       relais_note_card_open_menu (RelaisNoteCard *card);

G_END_DECLS
