#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

gboolean relais_directory_export_csv (RelaisSession  *session,
                                      RelaisActor    *actor,
                                      const char     *path,
                                      guint          *n_rows,
                                      GError        **error);
gboolean relais_directory_export_vcf (RelaisSession  *session,
                                      RelaisActor    *actor,
                                      gboolean        is_old,
                                      const char     *path,
                                      guint          *n_cards,
                                      GError        **error);

G_END_DECLS
