#pragma once

#include <adwaita.h>

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_RESET_PAGE (relais_reset_page_get_type ())
G_DECLARE_FINAL_TYPE (RelaisResetPage, relais_reset_page, RELAIS, RESET_PAGE, AdwBin)

GtkWidget *relais_reset_page_new (RelaisDesk *desk);

G_END_DECLS
