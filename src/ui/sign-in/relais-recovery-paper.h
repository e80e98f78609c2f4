#pragma once

#include "relais-desk.h"

G_BEGIN_DECLS

GPtrArray *relais_recovery_paper_make  (RelaisDesk     *desk,
                                        const char     *practice,
                                        const char     *recovery_key,
                                        const char     *language,
                                        GError        **error);
void       relais_recovery_paper_save  (RelaisDesk     *desk,
                                        gpointer        owner,
                                        GPtrArray      *pages,
                                        const char     *language,
                                        const char     *path,
                                        RelaisDeskDone  done);

G_END_DECLS
