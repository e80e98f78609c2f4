#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_IDLE (relais_idle_get_type ())
G_DECLARE_FINAL_TYPE (RelaisIdle, relais_idle, RELAIS, IDLE, GObject)

/**
 * RelaisIdleTime:
 *
 * Returns: seconds of a clock that nobody sets and that goes on while the PC sleeps
 */
typedef gint64 (*RelaisIdleTime) (void);

RelaisIdle *relais_idle_new       (RelaisIdleTime  get_time);
void        relais_idle_set_limit (RelaisIdle     *idle,
                                   int             seconds);
gboolean    relais_idle_check     (RelaisIdle     *idle);
gboolean    relais_idle_note      (RelaisIdle     *idle);

G_END_DECLS
