/* init and demo: making a register. The recovery key is shown this once.
 * Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-secret.h"

#include "relais-demo.h"
#include "relais-error.h"

#include <glib/gi18n.h>

static gboolean
check_language (const char *language, GError **error)
{
  if (language == NULL || g_str_equal (language, "fr") || g_str_equal (language, "nl"))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_USAGE, language, "--language fr|nl");
  return FALSE;
}

static gboolean
run_init (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  RelaisSessionFirst first = {
    .practice = relais_ctl_arguments_get_option (arguments, "practice"),
    .admin = relais_ctl_arguments_get_option (arguments, "admin"),
    .language = relais_ctl_arguments_get_option (arguments, "language"),
  };
  g_autofree char *recovery_key = NULL;
  JsonObject *object;
  char *passphrase;

  if (first.practice == NULL || first.admin == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, "init", "--practice NAME --admin NAME [--language fr/nl]");
      return FALSE;
    }
  if (!check_language (first.language, error) || !relais_session_check_is_free (ctl->data_dir, error))
    return FALSE;
  passphrase = relais_ctl_get_new_passphrase (ctl, error);
  if (passphrase == NULL)
    return FALSE;
  first.passphrase = passphrase;
  ctl->session = relais_session_create (ctl->data_dir, &first, ctl->clock, &recovery_key, error);
  relais_ctl_forget (passphrase);
  if (ctl->session == NULL)
    return FALSE;

  object = json_object_new ();
  json_object_set_string_member (object, "recovery_key", recovery_key);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  g_string_append_printf (ctl->text, _("The register is in %s.\n"), ctl->data_dir);
  g_string_append_printf (ctl->text, _("Recovery key, shown this once. Print it and keep it away from this PC:\n\n    %s\n"),
                          recovery_key);
  return TRUE;
}

static gboolean
run_demo (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  RelaisDemoCounts counts = { 0 };
  JsonObject *object;
  char *passphrase = NULL;

  if (!relais_session_check_is_free (ctl->data_dir, error))
    return FALSE;
  if (relais_ctl_has_new_passphrase (ctl))
    passphrase = relais_ctl_get_new_passphrase (ctl, error);
  else if (ctl->passphrase_file != NULL || ctl->passphrase_fd >= 0)
    passphrase = relais_ctl_get_passphrase (ctl, error);
  else
    passphrase = g_strdup (RELAIS_DEMO_PASSPHRASE);
  if (passphrase == NULL)
    return FALSE;
  ctl->session = relais_demo_create (ctl->data_dir, passphrase, ctl->clock, &counts, error);
  relais_ctl_forget (passphrase);
  if (ctl->session == NULL)
    return FALSE;

  object = json_object_new ();
  json_object_set_int_member (object, "patients", counts.patients);
  json_object_set_int_member (object, "caregivers", counts.caregivers);
  json_object_set_int_member (object, "links", counts.links);
  json_object_set_int_member (object, "staff", counts.staff);
  json_object_set_int_member (object, "notes", counts.notes);
  json_object_set_int_member (object, "stays", counts.stays);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  g_string_append_printf (ctl->text, _("A fictional practice with %u patients and %u caregivers is in %s.\n"),
                          counts.patients, counts.caregivers, ctl->data_dir);
  return TRUE;
}

static const char *const init_options[] = { "practice=", "admin=", "language=", NULL };

const RelaisCtlCommand relais_ctl_setup_commands[] = {
  { "init", "--practice NAME --admin NAME [--language fr/nl]", N_("make a new, encrypted register"), init_options, NULL, 0, 0, run_init },
  { "demo", NULL, N_("make a register with a fictional practice"), NULL, NULL, 0, 0, run_demo },
  { NULL },
};
