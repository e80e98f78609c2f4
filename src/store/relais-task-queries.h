#pragma once

#include "relais-note-queries.h"

G_BEGIN_DECLS

GPtrArray *relais_task_queries_list (RelaisDb               *db,
                                     const RelaisNoteReader *reader,
                                     GPtrArray              *patients,
                                     const char             *note,
                                     gboolean                only_open,
                                     GError                **error);
GPtrArray *relais_task_queries_list_since (RelaisDb               *db,
                                     const RelaisNoteReader *reader,
                                     GPtrArray              *patients,
                                     const char             *since,
                                     GError                **error);

G_END_DECLS
