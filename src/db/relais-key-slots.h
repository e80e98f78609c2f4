#pragma once

#include "relais-data-key.h"
#include "relais-key-file-format.h"

#include <glib.h>

/* For the files of db/ only. */

G_BEGIN_DECLS

#define RELAIS_STAFF_ID_SIZE 36

typedef enum {
  RELAIS_KEY_SLOT_FREE,
  RELAIS_KEY_SLOT_MEMBER,
  RELAIS_KEY_SLOT_RECOVERY,
} RelaisKeySlotKind;

/**
 * RelaisKeySlotsDamage:
 * @RELAIS_KEY_SLOTS_WHOLE: none
 * @RELAIS_KEY_SLOTS_SOME_BROKEN: a slot or several, perhaps free ones
 * @RELAIS_KEY_SLOTS_ALL_BROKEN: each slot
 * @RELAIS_KEY_SLOTS_DIRECTORY_BROKEN: the directory, as the key that a slot gave shows
 */
typedef enum {
  RELAIS_KEY_SLOTS_WHOLE,
  RELAIS_KEY_SLOTS_SOME_BROKEN,
  RELAIS_KEY_SLOTS_ALL_BROKEN,
  RELAIS_KEY_SLOTS_DIRECTORY_BROKEN,
} RelaisKeySlotsDamage;

typedef struct _RelaisKeySlots RelaisKeySlots;

RelaisKeySlots     *relais_key_slots_new           (RelaisKeyFileImage  *image,
                                                    RelaisDataKey       *key);
RelaisKeySlots     *relais_key_slots_open          (RelaisKeyFileImage  *image,
                                                    RelaisDataKey       *key,
                                                    const char          *subject,
                                                    GError             **error);
void                relais_key_slots_free          (RelaisKeySlots      *slots);

RelaisKeyFileImage *relais_key_slots_get_image     (RelaisKeySlots      *slots);
RelaisKeySlotKind   relais_key_slots_get_kind      (RelaisKeySlots      *slots,
                                                    guint                i);
char               *relais_key_slots_get_staff_id  (RelaisKeySlots      *slots,
                                                    guint                i);
gboolean            relais_key_slots_is_genuine    (RelaisKeySlots      *slots,
                                                    guint                i);
char               *relais_key_slots_get_mark      (RelaisKeySlots      *slots,
                                                    guint                i);
int                 relais_key_slots_find          (RelaisKeySlots      *slots,
                                                    RelaisKeySlotKind    kind,
                                                    const char          *staff_id);
int                 relais_key_slots_find_free     (RelaisKeySlots      *slots);
void                relais_key_slots_seal          (RelaisKeySlots      *slots,
                                                    guint                i,
                                                    RelaisKeySlotKind    kind,
                                                    const char          *staff_id,
                                                    RelaisDataKey       *under);
void                relais_key_slots_erase         (RelaisKeySlots      *slots,
                                                    guint                i);
void                relais_key_slots_finish        (RelaisKeySlots      *slots);

RelaisDataKey      *relais_key_slots_try_all       (RelaisKeyFileImage  *image,
                                                    RelaisDataKey       *under,
                                                    RelaisKeySlotKind    kind,
                                                    GPtrArray           *staff_ids,
                                                    RelaisKeySlotsDamage *damage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisKeySlots, relais_key_slots_free)

G_END_DECLS
