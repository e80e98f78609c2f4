#pragma once

#include "relais-clock.h"

G_BEGIN_DECLS

/* So many attempts may be wrong before there is a wait, and no wait is longer than this. */
#define RELAIS_SIGN_IN_DELAY_FREE 3
#define RELAIS_SIGN_IN_DELAY_MAX_SECONDS 60

/**
 * RelaisSignInDelay:
 *
 * How long to wait before the next attempt to sign in.
 */
typedef struct _RelaisSignInDelay RelaisSignInDelay;

RelaisSignInDelay *relais_sign_in_delay_new      (RelaisClock        *clock);
void               relais_sign_in_delay_free     (RelaisSignInDelay  *delay);

int                relais_sign_in_delay_get_wait (RelaisSignInDelay  *delay);
gboolean           relais_sign_in_delay_check    (RelaisSignInDelay  *delay,
                                                  GError            **error);
void               relais_sign_in_delay_note     (RelaisSignInDelay  *delay,
                                                  const GError       *failure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisSignInDelay, relais_sign_in_delay_free)

G_END_DECLS
