#pragma once

#include "relais-notebook-question.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTEBOOK_STREAM (relais_notebook_stream_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNotebookStream, relais_notebook_stream, RELAIS, NOTEBOOK_STREAM, AdwBin)

GtkWidget *relais_notebook_stream_new      (RelaisDesk           *desk);
void       relais_notebook_stream_show     (RelaisNotebookStream *stream,
                                            RelaisNotebookQuestion *question);
void       relais_notebook_stream_refresh  (RelaisNotebookStream *stream);
void       relais_notebook_stream_jump     (RelaisNotebookStream *stream,
                                            const char           *id);
gboolean   relais_notebook_stream_focus    (RelaisNotebookStream *stream);
const RelaisNotebookEntry *
           relais_notebook_stream_find     (RelaisNotebookStream *stream,
                                            const char           *id);
const RelaisNotebookEntry *
           relais_notebook_stream_get_current (RelaisNotebookStream *stream);
const RelaisLabels *
           relais_notebook_stream_get_labels (RelaisNotebookStream *stream);

G_END_DECLS
