#pragma once

#include <adwaita.h>

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_PARKED_FORMS (relais_parked_forms_get_type ())
G_DECLARE_FINAL_TYPE (RelaisParkedForms, relais_parked_forms, RELAIS, PARKED_FORMS, AdwBin)

GtkWidget *relais_parked_forms_new (RelaisDesk *desk);

G_END_DECLS
