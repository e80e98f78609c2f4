/* relaisctl: the register without a window, for administrators, scripts and tests. Global options, then one command.
 * The exit status is the family of the error: 0 done, 1 the data says no, 2 wrong usage, 3 the surroundings.
 */

#include "relais-ctl-globals.h"
#include "relais-ctl-output.h"

#include "relais-error.h"
#include "relais-locale.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* Where the summaries of the commands begin. */
#define HELP_COLUMN 58

static void
print_help (void)
{
  gsize n_commands;
  const RelaisCtlCommand *const *commands = relais_ctl_list_commands (&n_commands);

  printf ("%s\n\n", _("Usage: relaisctl [--data-dir DIR] [--passphrase-file FILE | --passphrase-fd N] [--as STAFF] "
                      "[--format text|json|tsv] COMMAND …"));
  for (gsize i = 0; i < n_commands; i++)
    {
      g_autofree char *call = g_strjoin (" ", commands[i]->words, commands[i]->usage, NULL);

      /* printf() would count the bytes of "…". */
      printf ("  %s%*s %s\n", call, (int) MAX (0, HELP_COLUMN - g_utf8_strlen (call, -1)), "", _(commands[i]->summary));
    }
}

static void
ctl_clear (RelaisCtl *ctl)
{
  g_clear_pointer (&ctl->labels, relais_labels_unref);
  g_clear_pointer (&ctl->session, relais_session_unref);
  g_clear_pointer (&ctl->clock, relais_clock_unref);
  g_clear_pointer (&ctl->result, json_node_unref);
  g_string_free (ctl->text, TRUE);
  relais_ctl_clear_globals (ctl);
}

static RelaisClock *
make_clock (void)
{
  const char *fixed = g_getenv ("RELAIS_TEST_NOW");

  return relais_instant_is_valid (fixed) ? relais_clock_new_fixed (fixed) : relais_clock_new_system ();
}

static gboolean
run (RelaisCtl *ctl, char **words, GError **error)
{
  g_auto (GStrv) rest = relais_ctl_take_globals (ctl, (const char *const *) words, error);

  if (rest == NULL)
    return FALSE;
  if (rest[0] == NULL || g_str_equal (rest[0], "--help") || g_str_equal (rest[0], "help"))
    {
      print_help ();
      return TRUE;
    }
  if (g_str_equal (rest[0], "--version"))
    {
      printf ("relaisctl %s\n", RELAIS_VERSION);
      return TRUE;
    }
  return relais_ctl_run (ctl, (const char *const *) rest, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  RelaisCtl ctl = { .passphrase_fd = -1, .new_passphrase_fd = -1 };
  int status = 0;

  relais_locale_start ();
  relais_session_forbid_core_dumps ();
  ctl.clock = make_clock ();
  ctl.text = g_string_new (NULL);
  ctl.data_dir = g_build_filename (g_get_user_data_dir (), "relais", NULL);

  if (run (&ctl, argv + 1, &error))
    relais_ctl_print_result (&ctl);
  else
    {
      if (ctl.result != NULL && ctl.format != RELAIS_CTL_TEXT)
        relais_ctl_print_result (&ctl);
      else
        fputs (ctl.text->str, stdout);
      relais_ctl_print_error (&ctl, error);
      status = error->domain == RELAIS_ERROR ? (int) relais_error_code_get_family ((RelaisErrorCode) error->code) : 3;
    }
  ctl_clear (&ctl);
  return status;
}
