/* round: whom one visits on a weekday, in one's own order; always that of who acts.
 * Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"

#include "relais-error.h"
#include "relais-person.h"
#include "relais-register.h"
#include "relais-round.h"

#include <glib/gi18n.h>

/* A weekday as it is stored; today's where none is given. */
static const char *
read_weekday (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *typed = relais_ctl_arguments_get_option (arguments, "weekday");
  g_autofree char *known = NULL;

  if (typed == NULL)
    return relais_round_get_weekday (relais_session_get_today (ctl->session));
  for (guint i = 0; relais_round_weekdays[i] != NULL; i++)
    {
      if (g_str_equal (relais_round_weekdays[i], typed))
        return relais_round_weekdays[i];
    }
  known = g_strjoinv (" ", (char **) relais_round_weekdays);
  relais_error_set (error, RELAIS_ERROR_USAGE, typed, "%s", known);
  return NULL;
}

static JsonObject *
describe (const RelaisRoundVisit *visit)
{
  JsonObject *object = relais_ctl_json_from_record (visit->stop, FALSE);
  g_autofree char *name = relais_person_get_name (visit->patient);
  g_autofree char *at = visit->last_visit != NULL ? relais_instant_to_local_text (visit->last_visit) : NULL;

  json_object_set_string_member (object, "patient", relais_record_get_id (visit->patient));
  json_object_set_string_member (object, "name", name);
  if (at != NULL)
    json_object_set_string_member (object, "last_visit", at);
  json_object_set_int_member (object, "new", visit->n_new);
  json_object_set_int_member (object, "unread", visit->n_unread);
  json_object_set_int_member (object, "urgent", visit->n_urgent);
  json_object_set_int_member (object, "open", visit->n_open);
  return object;
}

static gboolean
answer (RelaisCtl *ctl, const char *weekday, GError **error)
{
  g_autoptr (GPtrArray) visits = relais_round_list (ctl->session, relais_ctl_get_actor (ctl), weekday, error);
  JsonArray *array;

  if (visits == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < visits->len; i++)
    {
      const RelaisRoundVisit *visit = visits->pdata[i];
      g_autofree char *name = relais_person_get_name (visit->patient);

      json_array_add_object_element (array, describe (visit));
      g_string_append_printf (ctl->text, _("%u. %s · %u new, %u to read, %u urgent, %u to do\n"), i + 1, name,
                              visit->n_new, visit->n_unread, visit->n_urgent, visit->n_open);
      g_string_append_printf (ctl->text, "  %s\n", relais_record_get_id (visit->stop));
    }
  relais_ctl_take_result (ctl, relais_ctl_json_take_array (array));
  return TRUE;
}

static gboolean
run_list (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *weekday = relais_ctl_open_session (ctl, error) ? read_weekday (ctl, arguments, error) : NULL;

  return weekday != NULL && answer (ctl, weekday, error);
}

static gboolean
run_add (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *typed;
  const char *weekday;
  g_autofree char *patient = NULL;
  g_autoptr (RelaisRecord) stop = NULL;

  if (!relais_ctl_arguments_require (arguments, 0, "PATIENT", &typed, error) || !relais_ctl_open_session (ctl, error))
    return FALSE;
  weekday = read_weekday (ctl, arguments, error);
  patient = weekday != NULL ? relais_register_find_person (ctl->session, relais_ctl_get_actor (ctl), typed,
                                                           RELAIS_SEARCH_PATIENTS, error)
                            : NULL;
  stop = patient != NULL ? relais_round_add (ctl->session, relais_ctl_get_actor (ctl), patient, weekday, error) : NULL;
  return stop != NULL && answer (ctl, weekday, error);
}

static gboolean
run_remove (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *id;

  if (!relais_ctl_arguments_require (arguments, 0, "ID", &id, error) || !relais_ctl_open_session (ctl, error) ||
      !relais_round_remove (ctl->session, relais_ctl_get_actor (ctl), id, error))
    return FALSE;
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (json_object_new ()));
  return TRUE;
}

static gboolean
run_move (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *id;
  guint position;

  if (!relais_ctl_arguments_require (arguments, 0, "ID", &id, error) ||
      !relais_ctl_arguments_get_number (arguments, "to", 1, &position, error))
    return FALSE;
  if (position == 0)
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, "0", "--to 1");
      return FALSE;
    }
  if (!relais_ctl_open_session (ctl, error) ||
      !relais_round_shift (ctl->session, relais_ctl_get_actor (ctl), id, position - 1, error))
    return FALSE;
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (json_object_new ()));
  return TRUE;
}

static const char *const day_options[] = { "weekday=", NULL };
static const char *const move_options[] = { "to=", NULL };

/* clang-format off */
const RelaisCtlCommand relais_ctl_round_commands[] = {
  { "round list", "[--weekday mo|tu|we|th|fr|sa|su]", N_("list one's own round of a weekday"), day_options, NULL, 0, 0, run_list },
  { "round add", "PATIENT [--weekday mo|tu|we|th|fr|sa|su]", N_("put a patient at the end of one's own round"), day_options, NULL, 0, 1, run_add },
  { "round remove", "ID", N_("take a stop out of one's own round"), NULL, NULL, 0, 1, run_remove },
  { "round move", "ID --to PLACE", N_("move a stop of one's own round to another place"), move_options, NULL, 0, 1, run_move },
  { NULL },
};
/* clang-format on */
