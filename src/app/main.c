/* relais, the window: reads the command line, starts the language, and runs the application. A crash must not write
 * names and keys to a disk, so that is forbidden before anything is opened.
 */

#include "relais-application.h"

#include "relais-locale.h"
#include "relais-session.h"

#include <glib/gi18n.h>

/* GLib decides once, at its first translation, whether a program speaks the language of the desktop, and never again.
 * The screen follows who signs in, so that decision is taken while there is a language of ours; gettext itself looks at
 * LANGUAGE again once the domain was set.
 */
static void
let_language_change (void)
{
  g_autofree char *wanted = g_strdup (g_getenv ("LANGUAGE"));

  g_setenv ("LANGUAGE", "fr", TRUE);
  (void) g_dgettext (GETTEXT_PACKAGE, "Open");
  if (wanted != NULL)
    g_setenv ("LANGUAGE", wanted, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  textdomain (GETTEXT_PACKAGE);
}

static gboolean
read_options (int *argc, char ***argv, char **folder, GError **error)
{
  const GOptionEntry entries[] = {
    { "data-dir", 'd', 0, G_OPTION_ARG_FILENAME, folder, N_("The folder of the register"), N_("FOLDER") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return g_option_context_parse (context, argc, argv, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (RelaisApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;

  relais_locale_start ();
  let_language_change ();
  /* GTK would take the session's locale anew. */
  gtk_disable_setlocale ();
  relais_session_forbid_core_dumps ();
  if (!read_options (&argc, &argv, &folder, &error))
    {
      g_printerr ("relais: %s\n", error->message);
      return 2;
    }
  application = relais_application_new (folder);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
