#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

/* People as a spreadsheet, or as cards for an address book. Blocking, as relais-register. */

gboolean relais_people_export_csv (RelaisSession  *session,
                                   RelaisActor    *actor,
                                   guint           facet,
                                   const char     *path,
                                   guint          *n_rows,
                                   GError        **error);
gboolean relais_people_export_vcf (RelaisSession  *session,
                                   RelaisActor    *actor,
                                   guint           facet,
                                   gboolean        is_old,
                                   const char     *path,
                                   guint          *n_cards,
                                   GError        **error);

G_END_DECLS
