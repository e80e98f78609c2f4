#pragma once

#include "relais-record.h"
#include "relais-store-types.h"

G_BEGIN_DECLS

GPtrArray  *relais_own_directory_list      (RelaisDb               *db,
                                            const RelaisRecordType *type,
                                            const char             *key,
                                            GError                **error);
GHashTable *relais_own_directory_list_uses (RelaisDb               *db,
                                            guint                   limit,
                                            GError                **error);
gboolean    relais_own_directory_get_version (RelaisDb              *db,
                                            gint64                 *version,
                                            GError                **error);
gboolean    relais_own_directory_note_use  (RelaisDb               *db,
                                            const char             *key,
                                            const char             *at,
                                            GError                **error);

G_END_DECLS
