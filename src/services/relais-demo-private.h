#pragma once

#include "relais-change.h"
#include "relais-csv.h"
#include "relais-date.h"

G_BEGIN_DECLS

char      *relais_demo_make_id       (const char     *key);
char      *relais_demo_expand        (const char     *cell,
                                      RelaisDate      today);
gboolean   relais_demo_fill_notebook (RelaisChange   *change,
                                      RelaisCsv      *csv,
                                      GPtrArray      *staff,
                                      RelaisDate      today,
                                      guint          *n_notes,
                                      GError        **error);

G_END_DECLS
