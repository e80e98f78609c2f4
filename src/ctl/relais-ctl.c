/* Finding and running a command: the table of all commands, the register opened once and only when a command needs it,
 * the answer that is put together. Lives for one run of the program.
 */

#include "relais-ctl.h"

#include "relais-ctl-secret.h"
#include "relais-error.h"
#include "relais-practice-labels.h"

#include <glib/gi18n.h>
#include <string.h>

static const RelaisCtlCommand *const tables[] = {
  relais_ctl_setup_commands,    relais_ctl_people_commands, relais_ctl_act_commands,
  relais_ctl_care_commands,     relais_ctl_practice_commands, relais_ctl_label_commands,    relais_ctl_note_commands,
  relais_ctl_round_commands,
  relais_ctl_transfer_commands, relais_ctl_print_commands,  relais_ctl_check_commands,
  relais_ctl_audit_commands,    relais_ctl_protection_commands, relais_ctl_key_commands,
  relais_ctl_staff_commands,    relais_ctl_directory_commands, relais_ctl_directory_check_commands,
  relais_ctl_directory_sync_commands, relais_ctl_stay_commands, relais_ctl_checklist_commands,
  relais_ctl_batch_commands,
};

/**
 * relais_ctl_list_commands:
 * @n_commands: (out): their number
 *
 * Returns: (transfer none) (array length=n_commands): every command
 */
const RelaisCtlCommand *const *
relais_ctl_list_commands (gsize *n_commands)
{
  static GPtrArray *all;

  if (all == NULL)
    {
      all = g_ptr_array_new ();
      for (gsize t = 0; t < G_N_ELEMENTS (tables); t++)
        {
          for (const RelaisCtlCommand *command = tables[t]; command->words != NULL; command++)
            g_ptr_array_add (all, (gpointer) command);
        }
    }
  *n_commands = all->len;
  return (const RelaisCtlCommand *const *) all->pdata;
}

static gboolean
fits (const RelaisCtlCommand *command, const char *const *words, guint *n_words)
{
  g_auto (GStrv) parts = g_strsplit (command->words, " ", -1);

  for (*n_words = 0; parts[*n_words] != NULL; (*n_words)++)
    {
      if (g_strcmp0 (parts[*n_words], words[*n_words]) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
set_unknown_command (GError **error, const char *const *words)
{
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *given = g_strjoin (" ", words[0], words[1], NULL);
  gsize n_commands;
  const RelaisCtlCommand *const *commands = relais_ctl_list_commands (&n_commands);

  for (gsize i = 0; i < n_commands; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? " · " : "", commands[i]->words);
  relais_error_set (error, RELAIS_ERROR_USAGE, given, "%s", known->str);
}

/**
 * relais_ctl_read:
 * @words: (array zero-terminated=1): a command and its arguments
 * @command: (out): the command
 * @error: RELAIS_ERROR_USAGE for an unknown one, with the known ones; else see relais_ctl_arguments_parse()
 *
 * Returns: (transfer full) (nullable): its arguments
 */
RelaisCtlArguments *
relais_ctl_read (const char *const *words, const RelaisCtlCommand **command, GError **error)
{
  gsize n_commands;
  const RelaisCtlCommand *const *commands = relais_ctl_list_commands (&n_commands);

  for (gsize i = 0; i < n_commands; i++)
    {
      guint n_words;

      if (!fits (commands[i], words, &n_words))
        continue;
      *command = commands[i];
      return relais_ctl_arguments_parse (words + n_words, commands[i]->options, commands[i]->fields,
                                         commands[i]->facet, commands[i]->n_positional, error);
    }

  set_unknown_command (error, words);
  return NULL;
}

/**
 * relais_ctl_run:
 * @ctl: the run
 * @words: (array zero-terminated=1): a command and its arguments
 * @error: whatever the command says; else see relais_ctl_read()
 *
 * Returns: whether it is done; then the answer stands in @ctl
 */
gboolean
relais_ctl_run (RelaisCtl *ctl, const char *const *words, GError **error)
{
  const RelaisCtlCommand *command = NULL;
  g_autoptr (RelaisCtlArguments) arguments = relais_ctl_read (words, &command, error);

  return arguments != NULL && command->run (ctl, arguments, error);
}

/**
 * relais_ctl_open_session:
 * @ctl: the run
 * @error: every reason for which a register may not be opened
 *
 * Returns: whether the session is open; it is opened once
 */
gboolean
relais_ctl_open_session (RelaisCtl *ctl, GError **error)
{
  char *passphrase;

  if (ctl->session != NULL)
    return TRUE;
  if (!relais_session_check_folder (ctl->data_dir, error))
    return FALSE;
  passphrase = relais_ctl_get_passphrase (ctl, error);
  if (passphrase == NULL)
    return FALSE;
  ctl->session = relais_session_open (ctl->data_dir, passphrase, ctl->as, ctl->clock, error);
  relais_ctl_forget (passphrase);
  return ctl->session != NULL;
}

/**
 * relais_ctl_get_actor:
 * @ctl: the run, with an open session
 *
 * Returns: (transfer none): who acts
 */
RelaisActor *
relais_ctl_get_actor (RelaisCtl *ctl)
{
  return relais_session_get_actor (ctl->session);
}

/**
 * relais_ctl_get_labels:
 * @ctl: the run
 *
 * Returns: (transfer none) (nullable): the practice's labels for an answer as text; %NULL where no session is open, and
 *   for programs, which read codes
 */
const RelaisLabels *
relais_ctl_get_labels (RelaisCtl *ctl)
{
  if (ctl->labels == NULL && ctl->session != NULL && ctl->format == RELAIS_CTL_TEXT)
    ctl->labels = relais_practice_labels_load (ctl->session, NULL);
  return ctl->labels;
}

/**
 * relais_ctl_take_result:
 * @ctl: the run
 * @result: (transfer full): the answer for programs
 */
void
relais_ctl_take_result (RelaisCtl *ctl, JsonNode *result)
{
  g_clear_pointer (&ctl->result, json_node_unref);
  ctl->result = result;
}

/**
 * relais_ctl_say:
 * @ctl: the run
 * @line: a line of the answer for people
 */
void
relais_ctl_say (RelaisCtl *ctl, const char *line)
{
  g_string_append (ctl->text, line);
  g_string_append_c (ctl->text, '\n');
}
