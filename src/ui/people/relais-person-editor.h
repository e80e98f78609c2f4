#pragma once

#include "relais-desk.h"
#include "relais-form-pane.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PERSON_EDITOR (relais_person_editor_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPersonEditor, relais_person_editor, RELAIS, PERSON_EDITOR, RelaisFormPane)

GtkWidget  *relais_person_editor_new         (RelaisDesk         *desk,
                                              const char         *kind,
                                              const char         *patient);
GtkWidget  *relais_person_editor_new_for     (RelaisDesk         *desk,
                                              const char         *kind,
                                              const char         *id);
GtkWidget  *relais_person_editor_new_resumed (RelaisDesk         *desk,
                                              const char         *kind,
                                              const char         *draft);
const char *relais_person_editor_get_id      (RelaisPersonEditor *editor);
const char *relais_person_editor_get_draft   (RelaisPersonEditor *editor);

G_END_DECLS
