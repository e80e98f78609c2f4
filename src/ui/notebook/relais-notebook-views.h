#pragma once

#include "relais-notebook-stream.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTEBOOK_VIEWS (relais_notebook_views_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNotebookViews, relais_notebook_views, RELAIS, NOTEBOOK_VIEWS, AdwBin)

GtkWidget            *relais_notebook_views_new        (RelaisDesk          *desk);
void                  relais_notebook_views_open       (RelaisNotebookViews *views,
                                                        const char          *patient);
void                  relais_notebook_views_jump       (RelaisNotebookViews *views,
                                                        const char          *id);
void                  relais_notebook_views_widen      (RelaisNotebookViews *views);
void                  relais_notebook_views_find       (RelaisNotebookViews *views);
gboolean              relais_notebook_views_focus      (RelaisNotebookViews *views);
RelaisNotebookStream *relais_notebook_views_get_stream (RelaisNotebookViews *views);

G_END_DECLS
