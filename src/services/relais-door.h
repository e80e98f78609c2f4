#pragma once

#include "relais-pin-vault.h"

G_BEGIN_DECLS

/**
 * RelaisDoor:
 *
 * Who comes in to one register in this process, and how. Shared by reference, any thread.
 */
typedef struct _RelaisDoor RelaisDoor;

RelaisDoor    *relais_door_new              (const char     *folder,
                                             RelaisClock    *clock);
RelaisDoor    *relais_door_ref              (RelaisDoor     *door);
void           relais_door_unref            (RelaisDoor     *door);

RelaisSession *relais_door_sign_in          (RelaisDoor     *door,
                                             const char     *name,
                                             const char     *passphrase,
                                             const char     *pin,
                                             GError        **error);
RelaisSession *relais_door_sign_in_with_pin (RelaisDoor     *door,
                                             const char     *staff_id,
                                             const char     *pin,
                                             GError        **error);
gboolean       relais_door_choose_pin       (RelaisDoor     *door,
                                             RelaisSession  *session,
                                             const char     *pin,
                                             GError        **error);
GPtrArray     *relais_door_list_members     (RelaisDoor     *door);
int            relais_door_get_wait         (RelaisDoor     *door);
void           relais_door_wipe             (RelaisDoor     *door);

gboolean       relais_door_is_pin           (const char     *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDoor, relais_door_unref)

G_END_DECLS
