/* relais, the window: reads the command line, starts the language, and runs the application. A crash must not write
 * names and keys to a disk, so that is forbidden before anything is opened.
 */

#include "relais-application.h"

#include "relais-session.h"

#include <glib/gi18n.h>
#include <locale.h>

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

static void
start_language (void)
{
  const char *folder = g_getenv ("RELAIS_LOCALE_DIR");

  setlocale (LC_ALL, "");
  /* Under the bare C locale gettext translates nothing and text is not UTF-8. */
  if (g_strcmp0 (setlocale (LC_CTYPE, NULL), "C") == 0)
    setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : RELAIS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  let_language_change ();
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

  start_language ();
  relais_session_forbid_core_dumps ();
  if (!read_options (&argc, &argv, &folder, &error))
    {
      g_printerr ("relais: %s\n", error->message);
      return 2;
    }
  application = relais_application_new (folder);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
