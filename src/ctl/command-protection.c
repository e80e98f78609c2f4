/* protection: set it, lift it with two people, and pass by it for one answer in an emergency.
 * Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-people.h"
#include "relais-ctl-text.h"

#include "relais-clock.h"
#include "relais-emergency.h"
#include "relais-error.h"
#include "relais-person.h"
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

static gboolean
run_emergency (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *reason = relais_ctl_arguments_get_option (arguments, "reason");
  RelaisDate today;
  g_autofree char *id = NULL;
  g_autoptr (RelaisPersonPage) page = NULL;

  if (reason == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, "protection emergency", "--reason TEXT");
      return FALSE;
    }
  id = find_one (ctl, arguments, error);
  page = id != NULL ? relais_emergency_open (ctl->session, relais_ctl_get_actor (ctl), id, reason, NULL, error) : NULL;
  if (page == NULL)
    return FALSE;
  today = relais_session_get_today (ctl->session);
  relais_ctl_page_to_text (ctl, page, today);
  relais_ctl_take_result (ctl, relais_ctl_page_to_json (page, today));
  return TRUE;
}

static JsonObject *
describe_emergency (const RelaisEmergency *emergency)
{
  g_autofree char *name = relais_person_get_name (emergency->person);
  g_autofree char *at = relais_instant_to_local_text (emergency->at);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", emergency->id);
  json_object_set_string_member (object, "person", relais_record_get_id (emergency->person));
  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "at", at);
  if (emergency->by != NULL)
    json_object_set_string_member (object, "by", emergency->by);
  json_object_set_string_member (object, "reason", emergency->reason);
  return object;
}

static gboolean
run_emergencies (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) told = NULL;
  JsonArray *array;

  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  told = relais_emergency_list (ctl->session, relais_ctl_get_actor (ctl), error);
  if (told == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < told->len; i++)
    {
      const RelaisEmergency *emergency = g_ptr_array_index (told, i);
      g_autofree char *name = relais_person_get_name (emergency->person);
      g_autofree char *at = relais_ctl_format_instant (emergency->at);

      json_array_add_object_element (array, describe_emergency (emergency));
      g_string_append_printf (ctl->text, "%s  %s  %s  %s\n  %s\n", emergency->id, at, name,
                              emergency->by != NULL ? emergency->by : "–", emergency->reason);
    }
  relais_ctl_take_result (ctl, relais_ctl_json_take_array (array));
  return TRUE;
}

static gboolean
run_seen (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *id;

  return relais_ctl_arguments_require (arguments, 0, "ID", &id, error) && relais_ctl_open_session (ctl, error) &&
         relais_emergency_see (ctl->session, relais_ctl_get_actor (ctl), id, error);
}

static const char *const propose_options[] = { "reason=", NULL };

/* clang-format off */
const RelaisCtlCommand relais_ctl_protection_commands[] = {
  { "protection set", "ID", N_("hide where somebody is and who helps them"), NULL, NULL, 0, 1, run_set },
  { "protection propose", "ID --reason TEXT", N_("propose to lift protected mode"), propose_options, NULL, 0, 1, run_propose },
  { "protection confirm", "ID", N_("lift protected mode, as the second of two people"), NULL, NULL, 0, 1, run_confirm },
  { "protection emergency", "ID --reason TEXT", N_("show a protected record once, in an emergency"), propose_options, NULL, 0, 1, run_emergency },
  { "protection emergencies", NULL, N_("list the emergencies you are told about"), NULL, NULL, 0, 0, run_emergencies },
  { "protection seen", "ID", N_("note that you have seen an emergency"), NULL, NULL, 0, 1, run_seen },
  { "protection list", NULL, N_("list the proposals that wait for a second member"), NULL, NULL, 0, 0, run_list },
  { NULL },
};
/* clang-format on */
