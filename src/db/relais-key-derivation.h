#pragma once

#include "relais-data-key.h"
#include "relais-key-file-format.h"
#include "relais-recovery-key.h"

G_BEGIN_DECLS

RelaisDataKey *relais_key_derive_from_passphrase      (RelaisKeyFileImage *image,
                                                       const char         *passphrase,
                                                       const char         *subject,
                                                       GError            **error);
RelaisDataKey *relais_key_derive_from_recovery_secret (const guint8 secret[RELAIS_RECOVERY_KEY_SIZE]);

G_END_DECLS
