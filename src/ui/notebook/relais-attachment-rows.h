#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RelaisAttachmentToggle:
 * @owner: whose list it is
 * @id: id of what hangs on an entry
 * @removed: whether it is to be taken away, or put back
 *
 * Somebody takes one away or puts it back.
 */
typedef void (*RelaisAttachmentToggle) (gpointer owner, const char *id, gboolean removed);

void relais_attachment_rows_add         (GtkBox                 *box,
                                         GPtrArray              *attachments,
                                         gboolean                removed,
                                         gpointer                owner,
                                         RelaisAttachmentToggle  toggle);
void relais_attachment_rows_add_waiting (GtkBox                 *box,
                                         guint                   n);

G_END_DECLS
