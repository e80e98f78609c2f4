/* protection: set it, and lift it with two people.
 * Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-people.h"
#include "relais-ctl-text.h"

#include "relais-error.h"
#include "relais-register-desk.h"
#include "relais-register-lift.h"
#include "relais-register.h"

#include <glib/gi18n.h>

static char *
find_one (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *text;

  if (!relais_ctl_arguments_require (arguments, 0, "ID", &text, error) || !relais_ctl_open_session (ctl, error))
    return NULL;
  return relais_register_find_person (ctl->session, relais_ctl_get_actor (ctl), text,
                                      RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS, error);
}

static gboolean
answer_person (RelaisCtl *ctl, RelaisRecord *person)
{
  g_autoptr (RelaisRecord) owned = person;
  g_autofree char *line = NULL;

  if (person == NULL)
    return FALSE;
  line = relais_ctl_describe_person (person, relais_session_get_today (ctl->session));
  relais_ctl_say (ctl, line);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (relais_ctl_json_from_record (person, FALSE)));
  return TRUE;
}

static gboolean
run_set (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autofree char *id = find_one (ctl, arguments, error);

  return id != NULL &&
         answer_person (ctl, relais_register_set_protected (ctl->session, relais_ctl_get_actor (ctl), id, error));
}

static gboolean
run_propose (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *reason = relais_ctl_arguments_get_option (arguments, "reason");
  g_autofree char *id = NULL;
  g_autoptr (RelaisRecord) lift = NULL;

  if (reason == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, "protection propose", "--reason TEXT");
      return FALSE;
    }
  id = find_one (ctl, arguments, error);
  lift = id != NULL ? relais_register_propose_lift (ctl->session, relais_ctl_get_actor (ctl), id, reason, error) : NULL;
  if (lift == NULL)
    return FALSE;
  relais_ctl_append_record (ctl, lift, "");
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (relais_ctl_json_from_record (lift, FALSE)));
  return TRUE;
}

static gboolean
run_confirm (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autofree char *id = find_one (ctl, arguments, error);

  return id != NULL &&
         answer_person (ctl, relais_register_confirm_lift (ctl->session, relais_ctl_get_actor (ctl), id, error));
}

static gboolean
run_list (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) lifts = NULL;
  JsonArray *array;

  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  lifts = relais_register_list_lifts (ctl->session, relais_ctl_get_actor (ctl), error);
  if (lifts == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < lifts->len; i++)
    {
      RelaisRecord *lift = g_ptr_array_index (lifts, i);

      json_array_add_object_element (array, relais_ctl_json_from_record (lift, FALSE));
      g_string_append_printf (ctl->text, "%s\n", relais_record_get (lift, RELAIS_LIFT_PERSON));
      relais_ctl_append_record (ctl, lift, "  ");
    }
  relais_ctl_take_result (ctl, relais_ctl_json_take_array (array));
  return TRUE;
}

static const char *const propose_options[] = { "reason=", NULL };

/* clang-format off */
const RelaisCtlCommand relais_ctl_protection_commands[] = {
  { "protection set", "ID", N_("hide where somebody is and who helps them"), NULL, NULL, 0, 1, run_set },
  { "protection propose", "ID --reason TEXT", N_("propose to lift protected mode"), propose_options, NULL, 0, 1, run_propose },
  { "protection confirm", "ID", N_("lift protected mode, as the second of two people"), NULL, NULL, 0, 1, run_confirm },
  { "protection list", NULL, N_("list the proposals that wait for a second member"), NULL, NULL, 0, 0, run_list },
  { NULL },
};
/* clang-format on */
