#pragma once

#include "relais-change.h"
#include "relais-notebook.h"

G_BEGIN_DECLS

/* Whose eyes a question is asked for; recent belongs to the value. */
typedef struct {
  RelaisNoteReader reader;
  char *recent;
} RelaisNotebookEyes;

void          relais_notebook_reader_init (RelaisNoteReader       *reader,
                                           const RelaisActor      *actor);
void          relais_notebook_eyes_init   (RelaisNotebookEyes     *eyes,
                                           RelaisSession          *session,
                                           const RelaisActor      *actor);
void          relais_notebook_eyes_clear  (RelaisNotebookEyes     *eyes);
gboolean      relais_notebook_read_around (RelaisDb               *db,
                                           const RelaisNoteReader *reader,
                                           GPtrArray              *entries,
                                           GError                **error);
void          relais_notebook_answered_free (RelaisNotebookAnswered *answered);
GHashTable   *relais_notebook_read_readings (RelaisDb             *db,
                                           GPtrArray              *notes,
                                           GError                **error);
GPtrArray    *relais_notebook_save_parts  (RelaisChange           *change,
                                           const RelaisRecord     *whole,
                                           guint                   limit,
                                           GError                **error);
gboolean      relais_notebook_sign_attachments (RelaisChange      *change,
                                           const char             *draft,
                                           GError                **error);
gboolean      relais_notebook_write_visit (RelaisChange           *change,
                                           const char             *patient,
                                           GError                **error);
char         *relais_notebook_find_patient (RelaisDb              *db,
                                           const RelaisActor      *actor,
                                           const char             *kind,
                                           const char             *id);
RelaisRecord *relais_notebook_find_task   (RelaisDb               *db,
                                           const RelaisNoteReader *reader,
                                           const char             *id,
                                           GError                **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisNotebookEyes, relais_notebook_eyes_clear)

G_END_DECLS
