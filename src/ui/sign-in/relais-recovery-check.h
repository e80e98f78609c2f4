#pragma once

#include <adwaita.h>

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_RECOVERY_CHECK (relais_recovery_check_get_type ())
G_DECLARE_FINAL_TYPE (RelaisRecoveryCheck, relais_recovery_check, RELAIS, RECOVERY_CHECK, AdwBin)

void        relais_recovery_check_begin         (RelaisRecoveryCheck *check,
                                                 RelaisDesk          *desk,
                                                 const char          *practice,
                                                 const char          *language,
                                                 char                *recovery_key);
const char *relais_recovery_check_get_key       (RelaisRecoveryCheck *check);
gboolean    relais_recovery_check_is_typed_back (RelaisRecoveryCheck *check);
gboolean    relais_recovery_check_look          (RelaisRecoveryCheck *check);
void        relais_recovery_check_tell          (RelaisRecoveryCheck *check,
                                                 const char          *sentence);

G_END_DECLS
