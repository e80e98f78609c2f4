/* The start of a program's language: the locale of the session and the catalogue of Relais. Called once, first in main,
 * before there is a second thread; what starts after it must leave the locale as it is.
 */

#include "relais-locale.h"

#include <libintl.h>
#include <locale.h>

/* Without a locale of its own a system has C.UTF-8, which belongs to no language. The C library of Debian 13 translates
 * nothing under that name, whatever LANGUAGE asks. Asked for the C of a country, it finds the same locale under a name
 * that is not C's, and LANGUAGE is heard again. Where that is not to be had, the locale stays what it was.
 */
static void
hear_language (void)
{
  const char *messages = setlocale (LC_MESSAGES, NULL);

  if (g_str_equal (messages, "C") || g_str_has_prefix (messages, "C."))
    setlocale (LC_MESSAGES, "C_BE.UTF-8");
}

/**
 * relais_locale_start:
 *
 * Takes the locale of the session, UTF-8 in any case, and the catalogue of Relais: of the folder that the environment
 * variable RELAIS_LOCALE_DIR names, else the installed one.
 */
void
relais_locale_start (void)
{
  const char *folder = g_getenv ("RELAIS_LOCALE_DIR");

  setlocale (LC_ALL, "");
  /* Under the bare C locale text is not UTF-8. */
  if (g_str_equal (setlocale (LC_CTYPE, NULL), "C"))
    setlocale (LC_ALL, "C.UTF-8");
  hear_language ();
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : RELAIS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
