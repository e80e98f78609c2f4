#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

/* People as a spreadsheet. Blocking, as relais-register. */

gboolean relais_people_export_csv (RelaisSession  *session,
                                   RelaisActor    *actor,
                                   guint           facet,
                                   const char     *path,
                                   guint          *n_rows,
                                   GError        **error);

G_END_DECLS
