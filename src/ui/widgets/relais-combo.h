#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void relais_combo_wrap (AdwComboRow *row);

G_END_DECLS
