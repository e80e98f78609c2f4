/* Sleep waits for the register: logind, made up on a bus of the test's own, hears what makes it wait, and for how long.
 * And who comes back is watched again.
 */

#include "relais-lock.h"
#include "relais-test-session.h"
#include "relais-ui-test.h"

#include <gio/gunixfdlist.h>
#include <poll.h>
#include <unistd.h>

#define PASSPHRASE "quatre mots sans rapport"
#define PATH       "/org/freedesktop/login1"
#define MANAGER    "org.freedesktop.login1.Manager"

static const char *const manager_xml =
    "<node><interface name='" MANAGER "'>"
    "<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='h' direction='out'/></method>"
    "<method name='GetSession'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
    "</interface></node>";

/* --- logind --- */

typedef struct {
  GDBusConnection *bus;
  guint owner;
  char *what;
  char *mode;
  guint n_asked;
  int held; /* our end of what makes us wait; -1 before anybody asked */
} Logind;

static void
inhibit (Logind *logind, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();
  g_autoptr (GError) error = NULL;
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  if (logind->held >= 0)
    close (logind->held);
  g_clear_pointer (&logind->what, g_free);
  g_clear_pointer (&logind->mode, g_free);
  g_variant_get (parameters, "(ssss)", &logind->what, NULL, NULL, &logind->mode);
  logind->held = ends[0];
  logind->n_asked++;
  g_unix_fd_list_append (fds, ends[1], &error);
  g_assert_no_error (error);
  close (ends[1]);
  g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, g_variant_new ("(h)", 0), fds);
}

static void
on_call (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *method,
         GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  if (g_str_equal (method, "Inhibit"))
    inhibit (data, parameters, invocation);
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", PATH "/session/c1"));
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_dbus_connection_new_for_address_sync (
      g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL,
      &error);

  g_assert_no_error (error);
  return bus;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
on_name_acquired (GDBusConnection *bus, const char *name, gpointer is_there)
{
  *(gboolean *) is_there = TRUE;
}

static Logind *
logind_new (void)
{
  static const GDBusInterfaceVTable table = { on_call, NULL, NULL, { 0 } };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (manager_xml, NULL);
  g_autoptr (GError) error = NULL;
  Logind *logind = g_new0 (Logind, 1);
  gboolean is_there = FALSE;

  logind->held = -1;
  logind->bus = connect_to_bus ();
  g_dbus_connection_register_object (logind->bus, PATH, node->interfaces[0], &table, logind, NULL, &error);
  g_assert_no_error (error);
  logind->owner = g_bus_own_name_on_connection (logind->bus, "org.freedesktop.login1", G_BUS_NAME_OWNER_FLAGS_NONE,
                                                on_name_acquired, NULL, &is_there, NULL);
  relais_ui_test_wait (is_true, &is_there);
  return logind;
}

static void
logind_free (Logind *logind)
{
  g_bus_unown_name (logind->owner);
  g_dbus_connection_close_sync (logind->bus, NULL, NULL);
  g_object_unref (logind->bus);
  if (logind->held >= 0)
    close (logind->held);
  g_free (logind->what);
  g_free (logind->mode);
  g_free (logind);
}

static void
say (Logind *logind, const char *signal, gboolean begins)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (logind->bus, NULL, PATH, MANAGER, signal, g_variant_new ("(b)", begins), &error);
  g_assert_no_error (error);
}

static gboolean
was_asked (gpointer logind)
{
  return ((Logind *) logind)->n_asked == 1;
}

static gboolean
was_asked_again (gpointer logind)
{
  return ((Logind *) logind)->n_asked == 2;
}

/* Whether the PC may sleep: nobody holds the other end any more. */
static gboolean
may_sleep (gpointer logind)
{
  struct pollfd end = { ((Logind *) logind)->held, 0, 0 };

  return poll (&end, 1, 0) == 1 && (end.revents & POLLHUP) != 0;
}

/* --- What takes long --- */

static GMutex mutex;
static GCond cond;
static gboolean may_end;

/* A text that is on its way to a slow disk. */
static gpointer
keep_slowly (RelaisSession *session, gpointer data, GError **error)
{
  g_mutex_lock (&mutex);
  while (!may_end)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
  return RELAIS_DONE;
}

static void
let_end (void)
{
  g_mutex_lock (&mutex);
  may_end = TRUE;
  g_cond_signal (&cond);
  g_mutex_unlock (&mutex);
}

static gint64 now;

static gint64
get_now (void)
{
  return now;
}

static gboolean
is_locked (gpointer desk)
{
  return !relais_desk_is_open (desk);
}

static gboolean
is_left (gpointer desk)
{
  return !relais_desk_is_leaving (desk);
}

static void
come_back (RelaisUiTest *test)
{
  g_autoptr (GError) error = NULL;
  RelaisSession *session;

  relais_ui_test_wait (is_left, test->desk);
  session = relais_session_open (test->folder, PASSPHRASE, NULL, relais_desk_get_clock (test->desk), &error);
  g_assert_no_error (error);
  relais_desk_take_session (test->desk, session, NULL);
}

/* Both reasons to sleep; after a wake the next sleep waits as well. */
static void
test_sleep_waits_for_the_register (RelaisUiTest *test, gconstpointer data)
{
  static const char *const reasons[] = { "PrepareForSleep", "PrepareForShutdown" };

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      Logind *logind = logind_new ();
      RelaisLock *lock = relais_lock_new (test->desk, relais_idle_new (get_now), relais_lock_source_new ());

      relais_ui_test_wait (was_asked, logind);
      g_assert_cmpstr (logind->what, ==, "sleep");
      g_assert_cmpstr (logind->mode, ==, "delay");
      may_end = FALSE;
      relais_desk_run (test->desk, test->desk, keep_slowly, NULL, NULL, NULL, NULL);
      say (logind, reasons[i], TRUE);
      relais_ui_test_wait (is_locked, test->desk);
      relais_ui_test_settle ();
      g_assert_true (relais_desk_is_leaving (test->desk));
      g_assert_false (may_sleep (logind));

      let_end ();
      relais_ui_test_wait (may_sleep, logind);
      g_assert_false (relais_desk_is_leaving (test->desk));

      say (logind, reasons[i], FALSE);
      relais_ui_test_wait (was_asked_again, logind);
      g_assert_false (may_sleep (logind));
      g_object_unref (lock);
      logind_free (logind);
      come_back (test);
    }
}

/* Nothing is open: it may sleep at once. */
static void
test_a_locked_desk_keeps_nobody_awake (RelaisUiTest *test, gconstpointer data)
{
  Logind *logind = logind_new ();
  RelaisLock *lock = relais_lock_new (test->desk, relais_idle_new (get_now), relais_lock_source_new ());

  relais_ui_test_wait (was_asked, logind);
  relais_desk_close (test->desk);
  relais_ui_test_wait (is_left, test->desk);
  g_assert_false (may_sleep (logind));
  say (logind, "PrepareForSleep", TRUE);
  relais_ui_test_wait (may_sleep, logind);
  g_object_unref (lock);
  logind_free (logind);
}

/* Who comes in after a lock is watched as who came in first. */
static void
test_who_comes_back_is_watched (RelaisUiTest *test, gconstpointer data)
{
  RelaisIdle *idle = relais_idle_new (get_now);
  RelaisLock *lock = relais_lock_new (test->desk, idle, relais_lock_source_new ());

  for (int i = 0; i < 3; i++)
    {
      g_assert_false (relais_idle_note (idle));
      now += 119;
      g_assert_false (relais_idle_check (idle));
      g_assert_true (relais_desk_is_open (test->desk));
      now += 1;
      g_assert_true (relais_idle_check (idle));
      g_assert_false (relais_desk_is_open (test->desk));
      /* Nobody there for a while; whoever comes then has all of the time. */
      now += 5000;
      come_back (test);
    }
  g_object_unref (lock);
}

/* Somebody locked it themselves: the first key of the next one is not swallowed. */
static void
test_a_locked_desk_is_not_watched (RelaisUiTest *test, gconstpointer data)
{
  RelaisIdle *idle = relais_idle_new (get_now);
  RelaisLock *lock = relais_lock_new (test->desk, idle, relais_lock_source_new ());

  relais_desk_close (test->desk);
  now += 5000;
  g_assert_false (relais_idle_note (idle));
  relais_ui_test_wait (is_left, test->desk);
  g_object_unref (lock);
}

int
main (int argc, char **argv)
{
  /* The bus of the session is that of the system as well. */
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_getenv ("DBUS_SESSION_BUS_ADDRESS"), TRUE);
  relais_ui_test_init (&argc, &argv);
  relais_ui_test_add ("/ui/sleep/waits-for-the-register", test_sleep_waits_for_the_register);
  relais_ui_test_add ("/ui/sleep/a-locked-desk-keeps-nobody-awake", test_a_locked_desk_keeps_nobody_awake);
  relais_ui_test_add ("/ui/sleep/who-comes-back-is-watched", test_who_comes_back_is_watched);
  relais_ui_test_add ("/ui/sleep/a-locked-desk-is-not-watched", test_a_locked_desk_is_not_watched);
  return g_test_run ();
}
