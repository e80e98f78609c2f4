#pragma once

#include "relais-ctl.h"

G_BEGIN_DECLS

char *relais_ctl_get_passphrase     (RelaisCtl  *ctl,
                                     GError    **error);
char *relais_ctl_get_new_passphrase (RelaisCtl  *ctl,
                                     GError    **error);
gboolean relais_ctl_has_new_passphrase (RelaisCtl *ctl);
void  relais_ctl_forget             (char       *secret);


G_END_DECLS
