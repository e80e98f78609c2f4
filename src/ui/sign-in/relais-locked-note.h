#pragma once

#include "relais-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_LOCKED_NOTE (relais_locked_note_get_type ())
G_DECLARE_FINAL_TYPE (RelaisLockedNote, relais_locked_note, RELAIS, LOCKED_NOTE, AdwBin)

/**
 * RelaisLockedNoteFinished:
 * @owner: who asked
 * @is_clear: whether nothing unsealed is left; otherwise the box says why not
 *
 * The box was asked to finish.
 */
typedef void (*RelaisLockedNoteFinished) (gpointer owner, gboolean is_clear);

GtkWidget *relais_locked_note_new    (RelaisDesk               *desk);
void       relais_locked_note_finish (RelaisLockedNote         *note,
                                      gpointer                  owner,
                                      RelaisLockedNoteFinished  finished);

G_END_DECLS
