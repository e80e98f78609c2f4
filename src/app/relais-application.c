/* The program as the desktop sees it: one instance for each data folder, whose window comes forward when it is started
 * again. Makes the clock, the settings and the desk, and hands them to the window.
 */

#include "relais-application.h"

#include "relais-clock.h"
#include "relais-desk.h"
#include "relais-lock.h"
#include "relais-private-copies.h"
#include "relais-ui.h"
#include "relais-window.h"

#define ID "io.github.relais.Relais"

struct _RelaisApplication {
  AdwApplication parent_instance;

  char *folder;
  RelaisClock *clock;
  RelaisSettings *settings;
  RelaisDesk *desk;
  RelaisLock *lock;
  guint begin_copying;
};

G_DEFINE_FINAL_TYPE (RelaisApplication, relais_application, ADW_TYPE_APPLICATION)

static RelaisClock *
make_clock (void)
{
  const char *fixed = g_getenv ("RELAIS_TEST_NOW");

  return relais_instant_is_valid (fixed) ? relais_clock_new_fixed (fixed) : relais_clock_new_system ();
}

/* Once the window is there: looking at a shared folder may keep the disk busy. */
static gboolean
begin_copying (gpointer data)
{
  RelaisApplication *self = RELAIS_APPLICATION (data);

  self->begin_copying = 0;
  relais_directory_sync_reload (relais_desk_get_directory_sync (self->desk));
  return G_SOURCE_REMOVE;
}

static void
relais_application_startup (GApplication *application)
{
  RelaisApplication *self = RELAIS_APPLICATION (application);

  G_APPLICATION_CLASS (relais_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (ID);
  relais_ui_init ();
  relais_private_copies_sweep ();
  self->clock = make_clock ();
  self->settings = relais_settings_new ();
  self->desk = relais_desk_new (self->folder, self->clock, self->settings);
  self->lock = relais_lock_new (self->desk, relais_idle_new (NULL), relais_lock_source_new ());
  self->begin_copying = g_timeout_add_seconds (2, begin_copying, self);
}

static void
relais_application_activate (GApplication *application)
{
  RelaisApplication *self = RELAIS_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = relais_window_new (GTK_APPLICATION (self), self->desk);
  gtk_window_present (window);
}

/* The last window has gone; what was typed in it is still on its way to the disk. */
static void
relais_application_shutdown (GApplication *application)
{
  RelaisApplication *self = RELAIS_APPLICATION (application);

  g_clear_handle_id (&self->begin_copying, g_source_remove);
  relais_directory_sync_stop (relais_desk_get_directory_sync (self->desk));
  relais_desk_close (self->desk);
  while (relais_desk_is_leaving (self->desk))
    g_main_context_iteration (NULL, TRUE);
  G_APPLICATION_CLASS (relais_application_parent_class)->shutdown (application);
}

static void
relais_application_finalize (GObject *object)
{
  RelaisApplication *self = RELAIS_APPLICATION (object);

  g_clear_object (&self->lock);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->clock, relais_clock_unref);
  g_free (self->folder);
  G_OBJECT_CLASS (relais_application_parent_class)->finalize (object);
}

static void
relais_application_class_init (RelaisApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = relais_application_finalize;
  application_class->startup = relais_application_startup;
  application_class->shutdown = relais_application_shutdown;
  application_class->activate = relais_application_activate;
}

static void
relais_application_init (RelaisApplication *self)
{
}

/* Another data folder is another instance: its name on the bus ends in a hash of the folder. */
static char *
make_id (const char *folder)
{
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "relais", NULL);
  g_autofree char *hash = NULL;

  if (g_str_equal (folder, usual))
    return g_strdup (ID);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, folder, -1);
  hash[12] = '\0';
  return g_strdup_printf (ID ".at-%s", hash);
}

/**
 * relais_application_new:
 * @folder: (nullable): the data folder, %NULL for the usual one
 *
 * Returns: (transfer full): the application, not running yet
 */
RelaisApplication *
relais_application_new (const char *folder)
{
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "relais", NULL);
  g_autofree char *full = g_canonicalize_filename (folder != NULL ? folder : usual, NULL);
  g_autofree char *id = make_id (full);
  RelaisApplication *self = g_object_new (RELAIS_TYPE_APPLICATION, "application-id", id, "resource-base-path",
                                          "/io/github/relais/Relais", NULL);

  self->folder = g_steal_pointer (&full);
  return self;
}
