/* What the desktop and the system say about the screen: the screen saver of GNOME or of another desktop is on, the
 * session is locked, the PC is about to sleep or to be switched off. While it runs, logind is asked to wait with sleep
 * until Relais is ready. Services that are not there are not missed. Owned by the lock; main thread, never blocks.
 */

#include "relais-lock-source.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define LOGIND "org.freedesktop.login1"
#define LOGIND_PATH "/org/freedesktop/login1"
#define LOGIND_MANAGER "org.freedesktop.login1.Manager"
#define LOGIND_SESSION "org.freedesktop.login1.Session"

/* Longer than a healthy bus ever takes. */
#define TIMEOUT_MS 5000

struct _RelaisLockSource {
  GObject parent_instance;

  GCancellable *cancellable;
  GDBusConnection *session;
  GDBusConnection *system;
  GArray *session_ids;
  GArray *system_ids;
  int delay; /* what makes logind wait; -1 when nothing does */
};

enum {
  SIGNAL_LOCK,
  SIGNAL_SLEEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisLockSource, relais_lock_source, G_TYPE_OBJECT)

static void
lock (RelaisLockSource *self)
{
  g_signal_emit (self, signals[SIGNAL_LOCK], 0);
}

/* Where a signal is heard it is no reason to start a service. */
static void
hear (GDBusConnection *bus, GArray *ids, const char *service, const char *interface, const char *member,
      const char *path, GDBusSignalCallback callback, RelaisLockSource *self)
{
  guint id = g_dbus_connection_signal_subscribe (bus, service, interface, member, path, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                                 callback, self, NULL);

  g_array_append_val (ids, id);
}

/* --- The screen --- */

static void
on_active_changed (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
                   const char *member, GVariant *parameters, gpointer data)
{
  gboolean is_active = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &is_active);
  if (is_active)
    lock (data);
}

static void
on_session_bus (GObject *object, GAsyncResult *result, gpointer data)
{
  static const char *const savers[] = { "org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver" };
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autoptr (RelaisLockSource) self = data;

  if (bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->session = g_steal_pointer (&bus);
  for (gsize i = 0; i < G_N_ELEMENTS (savers); i++)
    hear (self->session, self->session_ids, savers[i], savers[i], "ActiveChanged", NULL, on_active_changed, self);
}

/* --- The system --- */

static void
release_delay (RelaisLockSource *self)
{
  if (self->delay >= 0)
    close (self->delay);
  self->delay = -1;
}

static void
on_delay (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GUnixFDList) fds = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (object), &fds, result, NULL);
  g_autoptr (RelaisLockSource) self = data;
  gint32 index = 0;

  if (reply == NULL || fds == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_variant_get (reply, "(h)", &index);
  release_delay (self);
  self->delay = g_unix_fd_list_get (fds, index, NULL);
}

static void
ask_for_delay (RelaisLockSource *self)
{
  g_dbus_connection_call_with_unix_fd_list (
      self->system, LOGIND, LOGIND_PATH, LOGIND_MANAGER, "Inhibit",
      g_variant_new ("(ssss)", "sleep", "Relais", _("What was typed is being kept"), "delay"), G_VARIANT_TYPE ("(h)"),
      G_DBUS_CALL_FLAGS_NO_AUTO_START, TIMEOUT_MS, NULL, self->cancellable, on_delay, g_object_ref (self));
}

static void
on_prepare (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *member,
            GVariant *parameters, gpointer data)
{
  RelaisLockSource *self = data;
  gboolean begins = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &begins);
  if (begins)
    g_signal_emit (self, signals[SIGNAL_SLEEP], 0);
  else
    ask_for_delay (self);
}

static void
on_lock (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *member,
         GVariant *parameters, gpointer data)
{
  lock (data);
}

static void
on_properties_changed (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
                       const char *member, GVariant *parameters, gpointer data)
{
  g_autoptr (GVariant) changed = NULL;
  gboolean is_locked = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  changed = g_variant_get_child_value (parameters, 1);
  if (g_variant_lookup (changed, "LockedHint", "b", &is_locked) && is_locked)
    lock (data);
}

static void
on_session (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);
  g_autoptr (RelaisLockSource) self = data;
  const char *path = NULL;

  if (reply == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_variant_get (reply, "(&o)", &path);
  hear (self->system, self->system_ids, LOGIND, LOGIND_SESSION, "Lock", path, on_lock, self);
  hear (self->system, self->system_ids, LOGIND, "org.freedesktop.DBus.Properties", "PropertiesChanged", path,
        on_properties_changed, self);
}

/* "auto" is the caller's session, or the one its user sees. */
static void
ask_for_session (RelaisLockSource *self, const char *id)
{
  g_dbus_connection_call (self->system, LOGIND, LOGIND_PATH, LOGIND_MANAGER, "GetSession",
                          g_variant_new ("(s)", id != NULL ? id : "auto"), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, TIMEOUT_MS, self->cancellable, on_session,
                          g_object_ref (self));
}

static void
on_system_bus (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autoptr (RelaisLockSource) self = data;

  if (bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->system = g_steal_pointer (&bus);
  hear (self->system, self->system_ids, LOGIND, LOGIND_MANAGER, "PrepareForSleep", LOGIND_PATH, on_prepare, self);
  hear (self->system, self->system_ids, LOGIND, LOGIND_MANAGER, "PrepareForShutdown", LOGIND_PATH, on_prepare, self);
  ask_for_session (self, g_getenv ("XDG_SESSION_ID"));
  ask_for_delay (self);
}

/**
 * relais_lock_source_ready:
 * @source: a source that said "sleep"
 *
 * The PC may sleep now.
 */
void
relais_lock_source_ready (RelaisLockSource *source)
{
  release_delay (source);
}

static void
forget (GDBusConnection *bus, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_dbus_connection_signal_unsubscribe (bus, g_array_index (ids, guint, i));
  g_array_set_size (ids, 0);
}

static void
relais_lock_source_dispose (GObject *object)
{
  RelaisLockSource *self = RELAIS_LOCK_SOURCE (object);

  g_cancellable_cancel (self->cancellable);
  forget (self->session, self->session_ids);
  forget (self->system, self->system_ids);
  release_delay (self);
  G_OBJECT_CLASS (relais_lock_source_parent_class)->dispose (object);
}

static void
relais_lock_source_finalize (GObject *object)
{
  RelaisLockSource *self = RELAIS_LOCK_SOURCE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->system);
  g_array_unref (self->session_ids);
  g_array_unref (self->system_ids);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (relais_lock_source_parent_class)->finalize (object);
}

static void
relais_lock_source_class_init (RelaisLockSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_lock_source_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_lock_source_finalize;

  /**
   * RelaisLockSource::lock:
   *
   * Nobody sits before the screen.
   */
  signals[SIGNAL_LOCK] =
      g_signal_new ("lock", RELAIS_TYPE_LOCK_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RelaisLockSource::sleep:
   *
   * The PC is about to sleep or to be switched off; it waits until relais_lock_source_ready(), for a few seconds.
   */
  signals[SIGNAL_SLEEP] =
      g_signal_new ("sleep", RELAIS_TYPE_LOCK_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_lock_source_init (RelaisLockSource *self)
{
  self->cancellable = g_cancellable_new ();
  self->session_ids = g_array_new (FALSE, FALSE, sizeof (guint));
  self->system_ids = g_array_new (FALSE, FALSE, sizeof (guint));
  self->delay = -1;
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, on_session_bus, g_object_ref (self));
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, on_system_bus, g_object_ref (self));
}

/**
 * relais_lock_source_new:
 *
 * Returns: (transfer full): what the desktop and the system say
 */
RelaisLockSource *
relais_lock_source_new (void)
{
  return g_object_new (RELAIS_TYPE_LOCK_SOURCE, NULL);
}
