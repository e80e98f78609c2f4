/* How long nobody has touched the program: keys, buttons, wheel, touch and movements of the pointer in any of its
 * windows. Emits "over" once when the limit is reached. Time goes on while the PC sleeps; a first key after too long
 * comes too late and is swallowed, so that it does nothing before the lock. Owned by the lock; main thread.
 */

#include "relais-idle.h"

#include "relais-clock.h"

/* A shorter limit that somebody chooses meanwhile takes effect within this. */
#define LONGEST_NAP_SECONDS 60

struct _RelaisIdle {
  GObject parent_instance;

  RelaisIdleTime get_time;
  int limit; /* 0 while nobody is there to be idle */
  gint64 last;
  guint timer;
  double x; /* where the pointer was: GTK makes up movements when something moves below it */
  double y;
};

enum {
  SIGNAL_OVER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisIdle, relais_idle, G_TYPE_OBJECT)

static void arm (RelaisIdle *self);

static gboolean
on_timer (gpointer data)
{
  RelaisIdle *self = data;

  self->timer = 0;
  if (!relais_idle_check (self))
    arm (self);
  return G_SOURCE_REMOVE;
}

static void
arm (RelaisIdle *self)
{
  gint64 left = self->last + self->limit - self->get_time ();

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->limit > 0)
    self->timer = g_timeout_add_seconds ((guint) CLAMP (left, 1, LONGEST_NAP_SECONDS), on_timer, self);
}

/**
 * relais_idle_set_limit:
 * @idle: an idle
 * @seconds: after how many it is over; 0 to watch no more
 *
 * Begins anew, unless it is watched with that limit already.
 */
void
relais_idle_set_limit (RelaisIdle *idle, int seconds)
{
  if (seconds == idle->limit)
    return;
  if (idle->limit == 0)
    idle->last = idle->get_time ();
  idle->limit = seconds;
  arm (idle);
}

/**
 * relais_idle_check:
 * @idle: an idle
 *
 * Returns: whether it is over, which is then told, and watched no more
 */
gboolean
relais_idle_check (RelaisIdle *idle)
{
  if (idle->limit == 0 || idle->get_time () - idle->last < idle->limit)
    return FALSE;
  relais_idle_set_limit (idle, 0);
  g_signal_emit (idle, signals[SIGNAL_OVER], 0);
  return TRUE;
}

/**
 * relais_idle_note:
 * @idle: an idle
 *
 * Somebody touches the program.
 *
 * Returns: whether that comes too late: it is over already
 */
gboolean
relais_idle_note (RelaisIdle *idle)
{
  if (relais_idle_check (idle))
    return TRUE;
  idle->last = idle->get_time ();
  return FALSE;
}

/* --- Seeing it --- */

static gboolean
is_touch (RelaisIdle *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  double x = 0;
  double y = 0;

  if (type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS || type == GDK_SCROLL || type == GDK_TOUCH_BEGIN ||
      type == GDK_TOUCH_UPDATE)
    return TRUE;
  if (type != GDK_MOTION_NOTIFY || !gdk_event_get_position (event, &x, &y) || (x == self->x && y == self->y))
    return FALSE;
  self->x = x;
  self->y = y;
  return TRUE;
}

static gboolean
on_event (GtkEventController *controller, GdkEvent *event, RelaisIdle *self)
{
  return is_touch (self, event) && relais_idle_note (self);
}

static void
watch_window (RelaisIdle *self, GtkWidget *window)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_event), self, 0);
  gtk_widget_add_controller (window, controller);
}

static void
on_windows_changed (GListModel *windows, guint position, guint removed, guint added, RelaisIdle *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      watch_window (self, window);
    }
}

static void
relais_idle_dispose (GObject *object)
{
  g_clear_handle_id (&RELAIS_IDLE (object)->timer, g_source_remove);
  G_OBJECT_CLASS (relais_idle_parent_class)->dispose (object);
}

static void
relais_idle_class_init (RelaisIdleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_idle_dispose;

  /**
   * RelaisIdle::over:
   *
   * Nobody has touched the program for as long as the limit.
   */
  signals[SIGNAL_OVER] = g_signal_new ("over", RELAIS_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_idle_init (RelaisIdle *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  on_windows_changed (windows, 0, 0, g_list_model_get_n_items (windows), self);
  g_signal_connect_object (windows, "items-changed", G_CALLBACK (on_windows_changed), self, 0);
}

/**
 * relais_idle_new:
 * @get_time: (nullable): the clock, %NULL for the PC's
 *
 * Returns: (transfer full): an idle without a limit
 */
RelaisIdle *
relais_idle_new (RelaisIdleTime get_time)
{
  RelaisIdle *self = g_object_new (RELAIS_TYPE_IDLE, NULL);

  self->get_time = get_time != NULL ? get_time : relais_clock_get_uptime;
  return self;
}
