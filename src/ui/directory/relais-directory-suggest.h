#pragma once

#include "relais-directory-view.h"

G_BEGIN_DECLS

void relais_directory_suggest_show (RelaisDirectoryView *view);

G_END_DECLS
