#pragma once

#include <pango/pango.h>

#include "relais-measurer.h"

G_BEGIN_DECLS

PangoContext *relais_typeface_new_context (void);
PangoLayout  *relais_typeface_new_layout  (PangoContext *context,
                                           RelaisFont    font,
                                           const char   *language);

G_END_DECLS
