#pragma once

#include "relais-desk.h"
#include "relais-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_PERSON_NOTES (relais_person_notes_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPersonNotes, relais_person_notes, RELAIS, PERSON_NOTES, AdwBin)

GtkWidget *relais_person_notes_new    (RelaisDesk         *desk,
                                       const RelaisRecord *patient);
void       relais_person_notes_update (RelaisPersonNotes  *notes,
                                       const RelaisRecord *patient);
gboolean   relais_person_notes_write  (RelaisPersonNotes  *notes);

G_END_DECLS
