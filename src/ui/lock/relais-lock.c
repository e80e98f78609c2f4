/* When the desk locks itself: after a while without a touch, with the screen, before sleep. Open, it can go to PIN
 * lock, where the register is closed and its key is left only under the PINs of today, or to full lock, where these
 * are wiped as well; from either somebody signs in. The order is the desk's: what was typed is kept, the screen
 * emptied, the register closed, its key wiped; only then may the PC sleep. Owned by the application; main thread.
 */

#include "relais-lock.h"

struct _RelaisLock {
  GObject parent_instance;

  RelaisDesk *desk;
  RelaisIdle *idle;
  RelaisLockSource *source;
  gboolean is_sleep_waiting;
};

G_DEFINE_FINAL_TYPE (RelaisLock, relais_lock, G_TYPE_OBJECT)

/**
 * relais_lock_now:
 * @lock: a lock
 * @depth: how far
 *
 * Locks the desk. What is locked already is never opened by it.
 */
void
relais_lock_now (RelaisLock *lock, RelaisLockDepth depth)
{
  relais_desk_close (lock->desk);
  if (depth == RELAIS_LOCK_FULL)
    relais_desk_wipe_pins (lock->desk);
}

static void
let_sleep (RelaisLock *self)
{
  if (!self->is_sleep_waiting || relais_desk_is_leaving (self->desk))
    return;
  self->is_sleep_waiting = FALSE;
  relais_lock_source_ready (self->source);
}

static void
on_lock (RelaisLock *self)
{
  relais_lock_now (self, RELAIS_LOCK_PIN);
}

static void
on_sleep (RelaisLock *self)
{
  self->is_sleep_waiting = TRUE;
  relais_lock_now (self, RELAIS_LOCK_FULL);
  let_sleep (self);
}

/* Somebody came or left, or the limit was chosen anew. */
static void
watch (RelaisLock *self)
{
  RelaisPlace place = relais_settings_get_place (relais_desk_get_settings (self->desk));

  relais_idle_set_limit (self->idle, relais_desk_is_open (self->desk) ? relais_place_get_minutes (place) * 60 : 0);
}

static void
relais_lock_dispose (GObject *object)
{
  RelaisLock *self = RELAIS_LOCK (object);

  g_clear_object (&self->source);
  g_clear_object (&self->idle);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_lock_parent_class)->dispose (object);
}

static void
relais_lock_class_init (RelaisLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_lock_dispose;
}

static void
relais_lock_init (RelaisLock *self)
{
}

/**
 * relais_lock_new:
 * @desk: the desk
 * @idle: (transfer full): how long nobody has touched it
 * @source: (transfer full): what the desktop and the system say
 *
 * Returns: (transfer full): a lock that watches
 */
RelaisLock *
relais_lock_new (RelaisDesk *desk, RelaisIdle *idle, RelaisLockSource *source)
{
  RelaisLock *self = g_object_new (RELAIS_TYPE_LOCK, NULL);

  self->desk = g_object_ref (desk);
  self->idle = idle;
  self->source = source;
  g_signal_connect_object (desk, "opened", G_CALLBACK (watch), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "closed", G_CALLBACK (watch), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "left", G_CALLBACK (let_sleep), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (relais_desk_get_settings (desk), "place-changed", G_CALLBACK (watch), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (idle, "over", G_CALLBACK (on_lock), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "lock", G_CALLBACK (on_lock), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "sleep", G_CALLBACK (on_sleep), self, G_CONNECT_SWAPPED);
  watch (self);
  return self;
}
