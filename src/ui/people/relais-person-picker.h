#pragma once

#include <adwaita.h>

#include "relais-desk.h"
#include "relais-register.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PERSON_PICKER (relais_person_picker_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPersonPicker, relais_person_picker, RELAIS, PERSON_PICKER, GObject)

RelaisPersonPicker *relais_person_picker_new         (RelaisDesk          *desk,
                                                      const char          *title);
void                relais_person_picker_set_flags   (RelaisPersonPicker  *picker,
                                                      RelaisSearchFlags    flags);
GtkWidget          *relais_person_picker_get_row     (RelaisPersonPicker  *picker);
GtkWidget          *relais_person_picker_get_list    (RelaisPersonPicker  *picker);
const char         *relais_person_picker_get_id      (RelaisPersonPicker  *picker);
const char         *relais_person_picker_get_text    (RelaisPersonPicker  *picker);
void                relais_person_picker_set_text    (RelaisPersonPicker  *picker,
                                                      const char          *text);
void                relais_person_picker_choose      (RelaisPersonPicker  *picker,
                                                      const char          *id);
void                relais_person_picker_set_finding (RelaisPersonPicker  *picker,
                                                      const char          *sentence);

G_END_DECLS
