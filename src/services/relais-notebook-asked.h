#pragma once

#include "relais-notebook.h"

G_BEGIN_DECLS

/**
 * RelaisAskedOf:
 * @RELAIS_ASKED_OF_MINE: of who asks, of one of their roles, or of nobody in particular
 * @RELAIS_ASKED_OF_ME: of who asks, by name
 * @RELAIS_ASKED_OF_ANYBODY: whoever is to do it
 *
 * Whose actions a list shows.
 */
typedef enum {
  RELAIS_ASKED_OF_MINE,
  RELAIS_ASKED_OF_ME,
  RELAIS_ASKED_OF_ANYBODY,
} RelaisAskedOf;

/**
 * RelaisNotebookAsked:
 * @task: what was asked
 * @patient: about whom, without what protected mode hides
 * @namesakes: how many people have their name
 * @asked_of: (nullable): the name of the member of whom it was asked; %NULL for a role or nobody in particular
 * @asked_by: the name of who asked, as it is now; "" where it is gone
 * @done_by: (nullable): the name of who did it
 *
 * Something that was asked, with what one must know to do it.
 */
typedef struct {
  RelaisRecord *task;
  RelaisRecord *patient;
  int namesakes;
  char *asked_of;
  char *asked_by;
  char *done_by;
} RelaisNotebookAsked;

void       relais_notebook_asked_free (RelaisNotebookAsked *asked);
GPtrArray *relais_notebook_list_asked (RelaisSession       *session,
                                       RelaisActor         *actor,
                                       const char          *patient,
                                       RelaisAskedOf        of,
                                       guint                done_days,
                                       GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisNotebookAsked, relais_notebook_asked_free)

G_END_DECLS
