#pragma once

#include "relais-attachment.h"
#include "relais-change.h"
#include "relais-note-queries.h"

G_BEGIN_DECLS

/**
 * RelaisAttachmentHolder:
 * @RELAIS_ATTACHMENT_OF_DRAFT: begun entries
 * @RELAIS_ATTACHMENT_OF_NOTE: signed ones
 *
 * On what something hangs.
 */
typedef enum {
  RELAIS_ATTACHMENT_OF_DRAFT,
  RELAIS_ATTACHMENT_OF_NOTE,
} RelaisAttachmentHolder;

gboolean   relais_attachment_table_add         (RelaisChange            *change,
                                                const RelaisAttachment  *attachment,
                                                GBytes                  *content,
                                                GError                 **error);
gboolean   relais_attachment_table_set_removed (RelaisChange            *change,
                                                const char              *draft,
                                                const char              *id,
                                                gboolean                 removed,
                                                GError                 **error);
gboolean   relais_attachment_table_move        (RelaisChange            *change,
                                                const char              *from,
                                                const char              *to,
                                                GError                 **error);
gboolean   relais_attachment_table_sign        (RelaisChange            *change,
                                                const char              *draft,
                                                guint                   *n,
                                                GError                 **error);
GPtrArray *relais_attachment_table_list        (RelaisDb                *db,
                                                RelaisAttachmentHolder   holder,
                                                GPtrArray               *ids,
                                                GError                 **error);
gboolean   relais_attachment_table_is_own      (RelaisDb                *db,
                                                const char              *draft,
                                                const char              *author,
                                                gboolean                *is_own,
                                                GError                 **error);
RelaisAttachment *relais_attachment_table_load (RelaisDb                *db,
                                                const RelaisNoteReader  *reader,
                                                const char              *id,
                                                gboolean                *is_signed,
                                                GBytes                 **content,
                                                GError                 **error);

G_END_DECLS
