#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RelaisAttachmentIntake:
 * @owner: who takes files in, still alive
 * @path: (nullable): a file on this PC
 * @content: (nullable): else what was pasted
 *
 * Somebody hands a file over.
 */
typedef void (*RelaisAttachmentIntake) (gpointer owner, const char *path, GBytes *content);

void relais_attachment_intake_choose (GtkWidget              *owner,
                                      RelaisAttachmentIntake  take);
void relais_attachment_intake_watch  (GtkWidget              *owner,
                                      GtkWidget              *place,
                                      GtkTextView            *view,
                                      RelaisAttachmentIntake  take);

G_END_DECLS
