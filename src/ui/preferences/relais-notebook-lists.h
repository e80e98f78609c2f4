#pragma once

#include <adwaita.h>

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTEBOOK_LISTS (relais_notebook_lists_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNotebookLists, relais_notebook_lists, RELAIS, NOTEBOOK_LISTS, AdwPreferencesPage)

void relais_notebook_lists_open  (RelaisNotebookLists *page,
                                  RelaisDesk          *desk);
void relais_notebook_lists_close (RelaisNotebookLists *page);

G_END_DECLS
