#pragma once

#include <adwaita.h>

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_SET_UP_PAGE (relais_set_up_page_get_type ())
G_DECLARE_FINAL_TYPE (RelaisSetUpPage, relais_set_up_page, RELAIS, SET_UP_PAGE, AdwBin)

GtkWidget *relais_set_up_page_new (RelaisDesk *desk);

G_END_DECLS
