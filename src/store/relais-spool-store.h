#pragma once

#include "relais-store.h"

G_BEGIN_DECLS

/**
 * RelaisSpooled:
 * @id: 32 hexadecimal digits, of what was sealed
 * @bytes: what was written down
 *
 * One record that was opened.
 */
typedef struct {
  char *id;
  GBytes *bytes;
} RelaisSpooled;

/**
 * RelaisSpoolWaiting:
 * @id: its id
 * @at: when it was written down, an instant
 * @workstation: where
 * @content: what it says
 *
 * A record that was taken in and waits for somebody.
 */
typedef struct {
  char *id;
  char *at;
  char *workstation;
  char *content;
} RelaisSpoolWaiting;

/**
 * RelaisSpoolReport:
 * @n_unreadable: records that were sealed for somebody else, or forged
 * @n_lost: bytes that belong to no whole record
 * @key_replaced: the public key beside the register was missing, damaged or another one; it was put back
 *
 * What was wrong with what stood beside the register.
 */
typedef struct {
  guint n_unreadable;
  gsize n_lost;
  gboolean key_replaced;
} RelaisSpoolReport;

/**
 * RelaisSpoolTakeFunc:
 * @change: the change, inside its transaction
 * @spooled: (element-type RelaisSpooled): the records that were never taken in, in their order
 * @report: what was wrong
 * @data: what was given to relais_spool_store_take_in()
 * @error: where to store the error
 *
 * Returns: %TRUE to commit
 */
typedef gboolean (*RelaisSpoolTakeFunc) (RelaisChange *change, GPtrArray *spooled, const RelaisSpoolReport *report,
                                         gpointer data, GError **error);

gboolean relais_spool_store_add     (const char           *folder,
                                     gconstpointer         data,
                                     gsize                 size,
                                     gsize                 limit,
                                     GError              **error);
gboolean relais_spool_store_take_in (RelaisStore          *store,
                                     RelaisActor          *actor,
                                     RelaisSpoolTakeFunc   func,
                                     gpointer              data,
                                     GError              **error);
gboolean relais_spool_store_keep    (RelaisChange         *change,
                                     const char           *id,
                                     const char           *kind,
                                     const char           *at,
                                     const char           *workstation,
                                     const char           *content,
                                     GError              **error);
GPtrArray *relais_spool_store_list  (RelaisDb             *db,
                                     const char           *kind,
                                     GError              **error);
gboolean relais_spool_store_settle  (RelaisChange         *change,
                                     const char           *id,
                                     GError              **error);

G_END_DECLS
