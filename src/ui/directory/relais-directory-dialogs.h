#pragma once

#include "relais-directory-view.h"

G_BEGIN_DECLS

void relais_directory_dialogs_ask_note       (RelaisDirectoryView *view);
void relais_directory_dialogs_ask_hours      (RelaisDirectoryView *view);
void relais_directory_dialogs_ask_correction (RelaisDirectoryView *view);

G_END_DECLS
