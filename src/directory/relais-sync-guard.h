#pragma once

#include "relais-folder-scan.h"

G_BEGIN_DECLS

/**
 * RelaisSyncReason:
 * @RELAIS_SYNC_REASON_NONE: nothing stands in the way
 * @RELAIS_SYNC_REASON_MISSING: the folder is not there
 * @RELAIS_SYNC_REASON_UNREADABLE: the folder cannot be read
 * @RELAIS_SYNC_REASON_REPLACED: another folder came to stand in its place meanwhile
 * @RELAIS_SYNC_REASON_EMPTY: the folder is there and holds no file of cards any more
 * @RELAIS_SYNC_REASON_LOST: too many entries would be gone at once
 * @RELAIS_SYNC_REASON_CHANGED: too many entries would change their name or phone at once
 *
 * Why a plan is not carried out before somebody has looked at it.
 */
typedef enum {
  RELAIS_SYNC_REASON_NONE,
  RELAIS_SYNC_REASON_MISSING,
  RELAIS_SYNC_REASON_UNREADABLE,
  RELAIS_SYNC_REASON_REPLACED,
  RELAIS_SYNC_REASON_EMPTY,
  RELAIS_SYNC_REASON_LOST,
  RELAIS_SYNC_REASON_CHANGED,

  RELAIS_N_SYNC_REASONS
} RelaisSyncReason;

/**
 * RelaisSyncGuard:
 * @reason: why, or %RELAIS_SYNC_REASON_NONE
 * @would_remove: how many entries would be gone
 * @would_change: how many would have another name or phone
 * @of: how many entries there are
 *
 * What the guard says of a plan.
 */
typedef struct {
  RelaisSyncReason reason;
  guint would_remove;
  guint would_change;
  guint of;
} RelaisSyncGuard;

RelaisSyncGuard  relais_sync_guard_judge           (RelaisFolderState      state,
                                                    guint                  would_remove,
                                                    guint                  would_change,
                                                    guint                  of);
gboolean         relais_sync_guard_may_be_accepted (const RelaisSyncGuard *guard);
const char      *relais_sync_reason_get_word       (RelaisSyncReason       reason);
const char      *relais_sync_reason_get_msgid      (RelaisSyncReason       reason);
char            *relais_sync_guard_get_sentence    (const RelaisSyncGuard *guard,
                                                    RelaisPhrasebook      *book);

G_END_DECLS
