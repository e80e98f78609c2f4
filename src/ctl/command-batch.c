/* batch: commands on standard input, one a line, with one unlocking; a line of JSON for each. A line that fails does
 * not stop the others; the exit status tells that one did.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-output.h"

#include "relais-error.h"

#include <glib/gi18n.h>
#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <unistd.h>

static void
answer_line (RelaisCtl *ctl, const GError *error)
{
  g_autoptr (JsonNode) failure = error != NULL ? relais_ctl_json_take_object (relais_ctl_error_to_json (error)) : NULL;
  g_autoptr (JsonNode) nothing = json_node_new (JSON_NODE_NULL);
  JsonNode *answer = ctl->result != NULL ? ctl->result : nothing;
  g_autofree char *line = relais_ctl_to_json_line (failure != NULL ? failure : answer);

  relais_ctl_write_line (line);
}

static gboolean
run_line (RelaisCtl *ctl, const char *line, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_shell_parse_argv (line, NULL, &words, &local_error))
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, line, "%s", local_error->message);
      return FALSE;
    }
  if (g_str_equal (words[0], "batch"))
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, line, "batch");
      return FALSE;
    }
  return relais_ctl_run (ctl, (const char *const *) words, error);
}

static gboolean
is_blank (const char *line)
{
  while (g_ascii_isspace (*line))
    line++;
  return *line == '\0' || *line == '#';
}

static gboolean
run_batch (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (input);
  g_autoptr (GError) first = NULL;

  if (!relais_ctl_open_session (ctl, error))
    return FALSE;

  for (;;)
    {
      g_autoptr (GError) local_error = NULL;
      g_autofree char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &local_error);

      if (line == NULL && local_error == NULL)
        break;
      if (line != NULL && is_blank (line))
        continue;
      relais_ctl_take_result (ctl, NULL);
      if (line == NULL)
        relais_error_take_foreign (&first, g_steal_pointer (&local_error), "-");
      else
        run_line (ctl, line, &local_error);
      answer_line (ctl, local_error != NULL ? local_error : line == NULL ? first : NULL);
      if (line == NULL)
        break;
      if (local_error != NULL && first == NULL)
        first = g_steal_pointer (&local_error);
    }

  relais_ctl_take_result (ctl, NULL);
  g_string_truncate (ctl->text, 0);
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

const RelaisCtlCommand relais_ctl_batch_commands[] = {
  { "batch", NULL, N_("run commands from standard input, one a line"), NULL, NULL, 0, 0, run_batch },
  { NULL },
};
