#pragma once

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_SEARCH_NOTE (relais_search_note_get_type ())
G_DECLARE_FINAL_TYPE (RelaisSearchNote, relais_search_note, RELAIS, SEARCH_NOTE, GObject)

RelaisSearchNote *relais_search_note_new   (RelaisDesk       *desk);
void              relais_search_note_typed (RelaisSearchNote *note,
                                            const char       *query);
void              relais_search_note_used  (RelaisSearchNote *note);

G_END_DECLS
