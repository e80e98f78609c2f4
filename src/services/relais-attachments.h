#pragma once

#include "relais-attachment.h"
#include "relais-notebook.h"

G_BEGIN_DECLS

/* What hangs on entries of the notebook: with a begun entry it is its author's, with a signed one it is read by who may
 * read that. Blocking, as relais-notebook.
 */

RelaisAttachment *relais_attachments_add         (RelaisSession       *session,
                                                  RelaisActor         *actor,
                                                  const char          *draft,
                                                  const char          *name,
                                                  GBytes              *content,
                                                  GError             **error);
RelaisAttachment *relais_attachments_add_file    (RelaisSession       *session,
                                                  RelaisActor         *actor,
                                                  const char          *draft,
                                                  const char          *path,
                                                  GError             **error);
gboolean          relais_attachments_set_removed (RelaisSession       *session,
                                                  RelaisActor         *actor,
                                                  const char          *draft,
                                                  const char          *id,
                                                  gboolean             removed,
                                                  GError             **error);
gboolean          relais_attachments_join        (RelaisSession       *session,
                                                  RelaisActor         *actor,
                                                  const char          *draft,
                                                  const char          *into,
                                                  GError             **error);
GPtrArray        *relais_attachments_list        (RelaisSession       *session,
                                                  RelaisActor         *actor,
                                                  const char          *draft,
                                                  GError             **error);
RelaisAttachment *relais_attachments_open        (RelaisSession       *session,
                                                  RelaisActor         *actor,
                                                  const char          *id,
                                                  GBytes             **content,
                                                  GError             **error);
RelaisAttachment *relais_attachments_export      (RelaisSession       *session,
                                                  RelaisActor         *actor,
                                                  const char          *id,
                                                  const char          *path,
                                                  gboolean             overwrite,
                                                  GError             **error);

G_END_DECLS
