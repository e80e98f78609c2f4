#pragma once

#include "relais-record.h"
#include "relais-store-types.h"

G_BEGIN_DECLS

gboolean relais_note_index_put    (RelaisDb           *db,
                                   const RelaisRecord *note,
                                   GError            **error);
gboolean relais_note_index_verify (RelaisDb           *db,
                                   GError            **error);

G_END_DECLS
