#pragma once

#include <adwaita.h>

#include "relais-desk.h"
#include "relais-record.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PERSON_LINK_FORM (relais_person_link_form_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPersonLinkForm, relais_person_link_form, RELAIS, PERSON_LINK_FORM, GObject)

RelaisPersonLinkForm *relais_person_link_form_new           (RelaisDesk           *desk);
GtkWidget            *relais_person_link_form_get_group     (RelaisPersonLinkForm *form);
GtkWidget            *relais_person_link_form_get_more      (RelaisPersonLinkForm *form);
void                  relais_person_link_form_set_patient   (RelaisPersonLinkForm *form,
                                                             const char           *id);
gboolean              relais_person_link_form_is_changed    (RelaisPersonLinkForm *form);
RelaisRecord         *relais_person_link_form_read          (RelaisPersonLinkForm *form,
                                                             const RelaisRecord   *caregiver,
                                                             guint                *consents,
                                                             GPtrArray            *issues);
void                  relais_person_link_form_show_findings (RelaisPersonLinkForm *form,
                                                             GPtrArray            *issues);
gboolean              relais_person_link_form_focus_error   (RelaisPersonLinkForm *form,
                                                             GPtrArray            *issues);
void                  relais_person_link_form_store         (RelaisPersonLinkForm *form,
                                                             GHashTable           *values);
void                  relais_person_link_form_restore       (RelaisPersonLinkForm *form,
                                                             GHashTable           *values);

G_END_DECLS
