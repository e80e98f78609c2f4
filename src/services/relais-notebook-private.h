#pragma once

#include "relais-notebook.h"

G_BEGIN_DECLS

/* Whose eyes a question is asked for; recent belongs to the value. */
typedef struct {
  RelaisNoteReader reader;
  char *recent;
} RelaisNotebookEyes;

void relais_notebook_eyes_init  (RelaisNotebookEyes *eyes,
                                 RelaisSession      *session,
                                 const RelaisActor  *actor);
void relais_notebook_eyes_clear (RelaisNotebookEyes *eyes);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisNotebookEyes, relais_notebook_eyes_clear)

G_END_DECLS
