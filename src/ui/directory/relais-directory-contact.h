#pragma once

#include "relais-directory-view.h"

G_BEGIN_DECLS

void relais_directory_contact_add (GtkBox *page, RelaisDirectoryView *view);

G_END_DECLS
