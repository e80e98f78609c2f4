#pragma once

#include "relais-pasted-line.h"

G_BEGIN_DECLS

/* Inside of relais-pasted-line.c: the words of a name to family and given name. */
void relais_pasted_name_read (const char       *text,
                              RelaisPastedLine *line,
                              GString          *rest);
void relais_pasted_name_keep (const char       *text,
                              GString          *rest);

G_END_DECLS
