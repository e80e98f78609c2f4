#pragma once

#include "relais-desk.h"
#include "relais-pane.h"
#include "relais-person-file.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PERSON_VIEW (relais_person_view_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPersonView, relais_person_view, RELAIS, PERSON_VIEW, RelaisPane)

GtkWidget              *relais_person_view_new            (RelaisDesk       *desk);
void                    relais_person_view_show           (RelaisPersonView *view,
                                                           const char       *id);
void                    relais_person_view_show_protected (RelaisPersonView *view,
                                                           const char       *reason);
void                    relais_person_view_show_emergency (RelaisPersonView *view,
                                                           const char       *reason);
void                    relais_person_view_hide_protected (RelaisPersonView *view);
void                    relais_person_view_refresh        (RelaisPersonView *view);
const char             *relais_person_view_get_id         (RelaisPersonView *view);
RelaisDesk             *relais_person_view_get_desk       (RelaisPersonView *view);
const RelaisPersonFile *relais_person_view_get_file       (RelaisPersonView *view);
RelaisTie              *relais_person_view_find_tie       (RelaisPersonView *view,
                                                           const char       *link);
gboolean                relais_person_view_may_edit       (RelaisPersonView *view);

void                    relais_person_view_mark           (GtkWidget        *widget,
                                                           const char       *what,
                                                           const char       *id);

G_END_DECLS
