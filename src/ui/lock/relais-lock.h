#pragma once

#include "relais-desk.h"
#include "relais-idle.h"
#include "relais-lock-source.h"

G_BEGIN_DECLS

/**
 * RelaisLockDepth:
 * @RELAIS_LOCK_PIN: whoever chose a PIN today comes in with it
 * @RELAIS_LOCK_FULL: only a passphrase opens
 *
 * How far the desk is locked.
 */
typedef enum {
  RELAIS_LOCK_PIN,
  RELAIS_LOCK_FULL,
} RelaisLockDepth;

#define RELAIS_TYPE_LOCK (relais_lock_get_type ())
G_DECLARE_FINAL_TYPE (RelaisLock, relais_lock, RELAIS, LOCK, GObject)

RelaisLock *relais_lock_new      (RelaisDesk       *desk,
                                  RelaisIdle       *idle,
                                  RelaisLockSource *source);
void        relais_lock_now      (RelaisLock       *lock,
                                  RelaisLockDepth   depth);

G_END_DECLS
