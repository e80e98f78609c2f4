#pragma once

#include "relais-folder-view.h"

G_BEGIN_DECLS

void relais_folder_changes_show (RelaisFolderView *view);

G_END_DECLS
