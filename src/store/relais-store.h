#pragma once

#include "relais-change.h"
#include "relais-clock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_STORE (relais_store_get_type ())
G_DECLARE_FINAL_TYPE (RelaisStore, relais_store, RELAIS, STORE, GObject)

/**
 * RelaisStoreFlags:
 * @RELAIS_STORE_FICTIONAL: a practice for trying things out; its passphrase may be weak
 *
 * What kind of register is made.
 */
typedef enum {
  RELAIS_STORE_FICTIONAL = 1 << 0,
} RelaisStoreFlags;

/**
 * RelaisStoreReadFunc:
 * @db: the connection that reads, inside a read transaction
 * @data: what was given to relais_store_read()
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether it was read
 */
typedef gboolean (*RelaisStoreReadFunc) (RelaisDb *db, gpointer data, GError **error);

/**
 * RelaisStoreWriteFunc:
 * @change: the change, inside its transaction
 * @data: what was given to relais_store_write()
 * @error: (out) (optional): where to store the error
 *
 * Returns: %TRUE to commit, %FALSE with @error set to leave everything as it was
 */
typedef gboolean (*RelaisStoreWriteFunc) (RelaisChange *change, gpointer data, GError **error);

/**
 * RelaisStoreSlot:
 * @staff_id: the member
 * @passphrase: their passphrase
 *
 * A member who opens the register with a passphrase of their own.
 */
typedef struct {
  const char *staff_id;
  const char *passphrase;
} RelaisStoreSlot;

void         relais_store_forbid_core_dumps (void);
gboolean     relais_store_check_folder    (const char             *folder,
                                           gboolean                wanted,
                                           GError                **error);
RelaisStore *relais_store_create          (const char             *folder,
                                           RelaisStoreFlags        flags,
                                           const RelaisStoreSlot  *slots,
                                           gsize                   n_slots,
                                           RelaisClock            *clock,
                                           RelaisStoreWriteFunc    fill,
                                           gpointer                data,
                                           char                  **recovery_key,
                                           GError                **error);
RelaisStore *relais_store_open            (const char             *folder,
                                           const char             *passphrase,
                                           RelaisClock            *clock,
                                           GStrv                  *staff_ids,
                                           GError                **error);
RelaisStore *relais_store_open_with_recovery (const char          *folder,
                                           const char             *recovery_key,
                                           RelaisClock            *clock,
                                           GError                **error);
void         relais_store_close           (RelaisStore            *store);
void         relais_store_abandon         (RelaisStore            *store);

const char  *relais_store_get_folder      (RelaisStore            *store);
RelaisClock *relais_store_get_clock       (RelaisStore            *store);
gboolean     relais_store_is_fictional    (RelaisStore            *store);

gboolean     relais_store_read            (RelaisStore            *store,
                                           RelaisStoreReadFunc     func,
                                           gpointer                data,
                                           GError                **error);
void         relais_store_set_viewer      (RelaisStore            *store,
                                           const char             *viewer);
void         relais_store_interrupt_reads (RelaisStore            *store);
gboolean     relais_store_write           (RelaisStore            *store,
                                           RelaisActor            *actor,
                                           const char             *act,
                                           RelaisStoreWriteFunc    func,
                                           gpointer                data,
                                           char                  **operation,
                                           GError                **error);
gboolean     relais_store_note            (RelaisStore            *store,
                                           RelaisActor            *actor,
                                           const char             *act,
                                           RelaisStoreWriteFunc    func,
                                           gpointer                data,
                                           GError                **error);
void         relais_store_require_log     (RelaisStore            *store);
gboolean     relais_store_watch           (RelaisStore            *store,
                                           GError                **error);
void         relais_store_unwatch         (RelaisStore            *store);
gboolean     relais_store_verify          (RelaisStore            *store,
                                           GPtrArray              *findings,
                                           GError                **error);

G_END_DECLS
