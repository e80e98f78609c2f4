#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *relais_attachment_chips_new  (void);
void       relais_attachment_chips_show (GtkWidget *chips,
                                         GPtrArray *attachments);

G_END_DECLS
