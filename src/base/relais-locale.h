#pragma once

#include <glib.h>

G_BEGIN_DECLS

void relais_locale_start (void);

G_END_DECLS
