#pragma once

#include <glib.h>

G_BEGIN_DECLS

void relais_ui_init (void);

G_END_DECLS
