#pragma once

#include "relais-directory-view.h"

G_BEGIN_DECLS

void relais_directory_give_show   (RelaisDirectoryView *view);
void relais_directory_give_remove (RelaisDirectoryView *view);

G_END_DECLS
