/* key recovery and staff reset: a new recovery key, and a new passphrase for somebody who forgot theirs. Where the
 * passphrase of the one who acts is asked, an administrator's does, and for "staff reset" the recovery key as well.
 * Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-secret.h"

#include "relais-error.h"
#include "relais-recovery.h"
#include "relais-team.h"

#include <glib/gi18n.h>

static gboolean
run_recovery (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  JsonObject *object;
  char *recovery_key;

  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  recovery_key = relais_recovery_renew (ctl->session, relais_ctl_get_actor (ctl), error);
  if (recovery_key == NULL)
    return FALSE;

  object = json_object_new ();
  json_object_set_string_member (object, "recovery_key", recovery_key);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  g_string_append_printf (ctl->text, _("Recovery key, shown this once. Print it and keep it away from this PC:\n\n    %s\n"),
                          recovery_key);
  relais_ctl_say (ctl, _("The old one opens nothing any more: destroy its paper."));
  relais_recovery_forget (recovery_key);
  return TRUE;
}

static gboolean
reset_as_member (RelaisCtl *ctl, const char *member, const char *passphrase, GError **error)
{
  g_autofree char *id = relais_team_find (ctl->session, relais_ctl_get_actor (ctl), member, error);

  return id != NULL &&
         relais_team_reset_passphrase (ctl->session, relais_ctl_get_actor (ctl), id, passphrase, error);
}

/* @secret is NULL where a session is open already. */
static gboolean
reset (RelaisCtl *ctl, const char *member, const char *secret, const char *passphrase, GError **error)
{
  if (secret != NULL && relais_recovery_is_key (secret))
    return relais_recovery_reset (ctl->data_dir, secret, member, passphrase, ctl->clock, error);
  if (ctl->session == NULL)
    ctl->session = relais_session_open (ctl->data_dir, secret, ctl->as, ctl->clock, error);
  return ctl->session != NULL && reset_as_member (ctl, member, passphrase, error);
}

static gboolean
run_reset (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *member;
  JsonObject *object;
  char *secret = NULL;
  char *passphrase;
  gboolean done;

  if (!relais_ctl_arguments_require (arguments, 0, "NAME", &member, error) ||
      !relais_session_check_folder (ctl->data_dir, error) ||
      (ctl->session == NULL && (secret = relais_ctl_get_passphrase (ctl, error)) == NULL))
    return FALSE;
  passphrase = relais_ctl_get_new_passphrase (ctl, error);
  done = passphrase != NULL && reset (ctl, member, secret, passphrase, error);
  relais_ctl_forget (passphrase);
  relais_ctl_forget (secret);
  if (!done)
    return FALSE;

  object = json_object_new ();
  json_object_set_boolean_member (object, "reset", TRUE);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  relais_ctl_say (ctl, _("The new passphrase opens the register, the old one no more."));
  return TRUE;
}

/* clang-format off */
const RelaisCtlCommand relais_ctl_key_commands[] = {
  { "key recovery", NULL, N_("make a new recovery key; the old one no longer opens"), NULL, NULL, 0, 0, run_recovery },
  { "staff reset", "NAME", N_("give somebody a new passphrase, as administrator or with the recovery key"), NULL, NULL, 0, 1, run_reset },
  { NULL },
};
/* clang-format on */
