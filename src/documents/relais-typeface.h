#pragma once

#include <pango/pango.h>

#include "relais-measurer.h"

G_BEGIN_DECLS

PangoLayout *relais_typeface_new_layout (void);
void         relais_typeface_set_text   (PangoLayout *layout,
                                         RelaisFont   font,
                                         const char  *language,
                                         const char  *text);

G_END_DECLS
