#pragma once

#include "relais-date.h"

G_BEGIN_DECLS

char *relais_folder_suggest (const char  *folder,
                             RelaisDate   today,
                             const char  *card,
                             GError     **error);

G_END_DECLS
