#pragma once

#include "relais-store.h"

G_BEGIN_DECLS

/**
 * RelaisStoreSeal:
 *
 * What opens the register again with a PIN while this process lives. Immutable, shared by reference, any thread.
 */
typedef struct _RelaisStoreSeal RelaisStoreSeal;

gboolean         relais_store_pin_is_valid   (const char       *pin);

RelaisStoreSeal *relais_store_seal_new       (RelaisStore      *store,
                                              const char       *staff_id,
                                              const char       *pin,
                                              GError          **error);
RelaisStoreSeal *relais_store_seal_new_decoy (const char       *folder);
RelaisStoreSeal *relais_store_seal_ref       (RelaisStoreSeal  *seal);
void             relais_store_seal_unref     (RelaisStoreSeal  *seal);
RelaisStore     *relais_store_open_sealed    (RelaisStoreSeal  *seal,
                                              const char       *pin,
                                              RelaisClock      *clock,
                                              GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisStoreSeal, relais_store_seal_unref)

G_END_DECLS
