#pragma once

#include "relais-session.h"

G_BEGIN_DECLS

/**
 * RelaisSessionChanged:
 * @touched: (array zero-terminated=1): "kind id" of each record that was saved or removed: "person …", "link …",
 *   "role …", "draft …"; empty when another process did it, so that anything may have changed
 * @data: what was given to relais_session_watch()
 *
 * Called in the default main context once something is on the disk.
 */
typedef void (*RelaisSessionChanged) (const char *const *touched, gpointer data);

/**
 * RelaisSessionWatch:
 *
 * Somebody who is told what commits touch. Belongs to the thread of the default main context.
 */
typedef struct _RelaisSessionWatch RelaisSessionWatch;

RelaisSessionWatch *relais_session_watch   (RelaisSession        *session,
                                            RelaisSessionChanged  func,
                                            gpointer              data,
                                            GDestroyNotify        destroy,
                                            GError              **error);
void                relais_session_unwatch (RelaisSessionWatch   *watch);
gboolean            relais_session_touches (const char *const    *touched,
                                            const char           *kind,
                                            const char           *id);
gboolean            relais_session_touches_any (const char *const *touched,
                                                const char *const *kinds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisSessionWatch, relais_session_unwatch)

G_END_DECLS
