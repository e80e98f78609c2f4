#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* For how long a copy lies there at most. */
#define RELAIS_PRIVATE_COPY_SECONDS (10 * 60)

#define RELAIS_TYPE_PRIVATE_COPIES (relais_private_copies_get_type ())
G_DECLARE_FINAL_TYPE (RelaisPrivateCopies, relais_private_copies, RELAIS, PRIVATE_COPIES, GObject)

RelaisPrivateCopies *relais_private_copies_new        (guint                 seconds);
char                *relais_private_copies_add        (RelaisPrivateCopies  *copies,
                                                       const char           *told,
                                                       const char           *suffix,
                                                       GBytes               *content,
                                                       GError              **error);
void                 relais_private_copies_remove_all (RelaisPrivateCopies  *copies);
void                 relais_private_copies_sweep      (void);

G_END_DECLS
