#pragma once

#include "relais-desk.h"
#include "relais-pane.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PERSON_VIEW (relais_person_view_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPersonView, relais_person_view, RELAIS, PERSON_VIEW, RelaisPane)

GtkWidget  *relais_person_view_new    (RelaisDesk       *desk);
void        relais_person_view_show   (RelaisPersonView *view,
                                       const char       *id);
const char *relais_person_view_get_id (RelaisPersonView *view);

G_END_DECLS
