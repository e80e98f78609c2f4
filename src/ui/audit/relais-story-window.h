#pragma once

#include "relais-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

void relais_story_window_show (GtkWidget  *from,
                               RelaisDesk *desk,
                               const char *person);

G_END_DECLS
