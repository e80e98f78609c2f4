#pragma once

#include <adwaita.h>

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_UNLOCK_PAGE (relais_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (RelaisUnlockPage, relais_unlock_page, RELAIS, UNLOCK_PAGE, AdwBin)

GtkWidget *relais_unlock_page_new (RelaisDesk *desk);

G_END_DECLS
