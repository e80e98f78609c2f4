#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

/* How many PINs in a row may be wrong before a copy is wiped. */
#define RELAIS_PIN_VAULT_MAX_ATTEMPTS 5

/**
 * RelaisPinVault:
 *
 * The PINs of one register in this process.
 */
typedef struct _RelaisPinVault RelaisPinVault;

/**
 * RelaisPinMember:
 * @staff_id: who
 * @name: their name
 *
 * A member whom a PIN lets in again.
 */
typedef struct {
  char *staff_id;
  char *name;
} RelaisPinMember;

RelaisPinVault *relais_pin_vault_new      (const char      *folder,
                                           RelaisClock     *clock);
RelaisPinVault *relais_pin_vault_ref      (RelaisPinVault  *vault);
void            relais_pin_vault_unref    (RelaisPinVault  *vault);

gboolean        relais_pin_vault_put      (RelaisPinVault  *vault,
                                           RelaisSession   *session,
                                           const char      *pin,
                                           GError         **error);
GPtrArray      *relais_pin_vault_list     (RelaisPinVault  *vault);
RelaisSession  *relais_pin_vault_open     (RelaisPinVault  *vault,
                                           const char      *staff_id,
                                           const char      *pin,
                                           GError         **error);
void            relais_pin_vault_wipe     (RelaisPinVault  *vault);

void            relais_pin_member_free    (RelaisPinMember *member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisPinVault, relais_pin_vault_unref)

G_END_DECLS
