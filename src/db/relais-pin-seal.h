#pragma once

#include "relais-data-key.h"

#include <glib.h>

G_BEGIN_DECLS

#define RELAIS_PIN_MIN_DIGITS 4
#define RELAIS_PIN_MAX_DIGITS 8

/**
 * RelaisPinSeal:
 *
 * A copy of the data key in locked memory, sealed under a PIN. It never leaves the process.
 */
typedef struct _RelaisPinSeal RelaisPinSeal;

gboolean       relais_pin_is_valid        (const char     *pin);

RelaisPinSeal *relais_pin_seal_new        (RelaisDataKey  *key,
                                           const char     *pin,
                                           GError        **error);
RelaisPinSeal *relais_pin_seal_new_decoy  (void);
void           relais_pin_seal_free       (RelaisPinSeal  *seal);
RelaisDataKey *relais_pin_seal_open       (RelaisPinSeal  *seal,
                                           const char     *pin,
                                           GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisPinSeal, relais_pin_seal_free)

G_END_DECLS
