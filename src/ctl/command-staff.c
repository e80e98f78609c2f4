/* staff: who is in the team, with which roles, until when; who is kept out of a record.
 * Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-secret.h"
#include "relais-ctl-text.h"

#include "relais-error.h"
#include "relais-exclusions.h"
#include "relais-issue.h"
#include "relais-register.h"
#include "relais-team.h"

#include <glib/gi18n.h>

static void
answer_member (RelaisCtl *ctl, const RelaisRecord *member)
{
  g_string_append_printf (ctl->text, "%s\n", relais_record_get_id (member));
  relais_ctl_append_record (ctl, member, "  ");
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (relais_ctl_json_from_record (member, FALSE)));
}

/* The member that the first word names; opens the register. */
static char *
find_member (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *text;

  if (!relais_ctl_arguments_require (arguments, 0, "MEMBER", &text, error) || !relais_ctl_open_session (ctl, error))
    return NULL;
  return relais_team_find (ctl->session, relais_ctl_get_actor (ctl), text, error);
}

static GPtrArray *
list_team (RelaisCtl *ctl, GError **error)
{
  return relais_team_list (ctl->session, relais_ctl_get_actor (ctl), error);
}

static gboolean
run_list (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) list = relais_ctl_open_session (ctl, error) ? list_team (ctl, error) : NULL;
  JsonArray *array;

  if (list == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < list->len; i++)
    {
      const RelaisTeamMember *member = g_ptr_array_index (list, i);
      JsonObject *object = relais_ctl_json_from_record (member->record, FALSE);

      json_object_set_boolean_member (object, "active", member->is_active);
      json_object_set_boolean_member (object, "can_sign_in", member->can_sign_in);
      json_array_add_object_element (array, object);
      g_string_append_printf (ctl->text, "%s\n", relais_record_get_id (member->record));
      relais_ctl_append_record (ctl, member->record, "  ");
      if (member->is_active && !member->can_sign_in)
        g_string_append_printf (ctl->text, "  ⚠ %s\n", _("Has no passphrase and cannot sign in."));
    }
  relais_ctl_take_result (ctl, relais_ctl_json_take_array (array));
  return TRUE;
}

static gboolean
run_add (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_staff_type, NULL, 0);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) member = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  char *passphrase;

  if (!relais_ctl_open_session (ctl, error) ||
      !relais_actor_check (relais_ctl_get_actor (ctl), RELAIS_ACT_MANAGE_TEAM, error) ||
      !relais_ctl_arguments_fill (arguments, builder, relais_session_get_today (ctl->session), issues, error))
    return FALSE;
  member = relais_record_builder_end (g_steal_pointer (&builder));
  passphrase = relais_ctl_get_new_passphrase (ctl, error);
  if (passphrase == NULL)
    return FALSE;
  saved = relais_team_add (ctl->session, relais_ctl_get_actor (ctl), member, passphrase, issues, error);
  relais_ctl_forget (passphrase);
  if (saved != NULL)
    answer_member (ctl, saved);
  return saved != NULL;
}

static RelaisRecord *
take_member (GPtrArray *list, const char *id)
{
  for (guint i = 0; i < list->len; i++)
    {
      RelaisTeamMember *member = g_ptr_array_index (list, i);

      if (g_str_equal (relais_record_get_id (member->record), id))
        return relais_record_ref (member->record);
    }
  return NULL;
}

static gboolean
run_set (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autofree char *id = find_member (ctl, arguments, error);
  g_autoptr (GPtrArray) list = id != NULL ? list_team (ctl, error) : NULL;
  g_autoptr (RelaisRecord) member = list != NULL ? take_member (list, id) : NULL;
  g_autoptr (RelaisRecordBuilder) builder = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) changed = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  if (member == NULL)
    return FALSE;
  builder = relais_record_builder_new_from (member);
  if (!relais_ctl_arguments_fill (arguments, builder, relais_session_get_today (ctl->session), issues, error))
    return FALSE;
  changed = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_team_save (ctl->session, relais_ctl_get_actor (ctl), changed, issues, error);
  if (saved != NULL)
    answer_member (ctl, saved);
  return saved != NULL;
}

static gboolean
run_disable (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autofree char *id = find_member (ctl, arguments, error);
  g_autoptr (RelaisRecord) saved =
      id != NULL ? relais_team_disable (ctl->session, relais_ctl_get_actor (ctl), id, error) : NULL;

  if (saved != NULL)
    answer_member (ctl, saved);
  return saved != NULL;
}

static void
answer_work (RelaisCtl *ctl, const RelaisRecord *member, const RelaisTeamWork *work)
{
  const struct {
    const char *name;
    gint64 n;
  } counts[] = {
    { "patients", work->n_patients - work->n_patients_kept_back },
    { "patients_without_referent", work->n_patients_kept_back },
    { "stays", work->n_stays - work->n_stays_kept_back },
    { "stays_without_referent", work->n_stays_kept_back },
    { "forms", work->n_forms - work->n_forms_kept_back },
    { "forms_kept_back", work->n_forms_kept_back },
    { "proposals", work->n_lifts },
    { "actions", work->n_tasks - work->n_tasks_kept_back },
    { "actions_for_nobody", work->n_tasks_kept_back },
    { "urgent_entries", work->n_urgent - work->n_urgent_kept_back },
    { "urgent_entries_kept_back", work->n_urgent_kept_back },
    { "visits", work->n_stops - work->n_stops_kept_back },
    { "visits_kept_back", work->n_stops_kept_back },
    { "closed_entries", work->n_closed },
  };
  JsonObject *object = relais_ctl_json_from_record (member, FALSE);

  answer_member (ctl, member);
  g_string_append_printf (ctl->text,
                          _("Handed over: %u patients, %u forms, %u proposals, %u actions, %u urgent entries.\n"),
                          work->n_patients - work->n_patients_kept_back, work->n_forms - work->n_forms_kept_back,
                          work->n_lifts, work->n_tasks - work->n_tasks_kept_back,
                          work->n_urgent - work->n_urgent_kept_back);
  if (relais_team_work_get_n_kept_back (work) > 0)
    g_string_append_printf (
        ctl->text,
        _("Kept back, since the colleague may not see them: %u patients, %u forms, %u actions, %u urgent entries.\n"),
        work->n_patients_kept_back, work->n_forms_kept_back, work->n_tasks_kept_back, work->n_urgent_kept_back);
  if (work->n_stays > 0)
    g_string_append_printf (ctl->text, _("Stays in hospital handed over: %u of %u.\n"),
                            work->n_stays - work->n_stays_kept_back, work->n_stays);
  if (work->n_stops > 0)
    g_string_append_printf (ctl->text, _("Visits of the round: %u handed over, %u kept back.\n"),
                            work->n_stops - work->n_stops_kept_back, work->n_stops_kept_back);
  if (work->n_closed > 0)
    g_string_append_printf (ctl->text, _("Entries for named readers that nobody else may read: %u.\n"),
                            work->n_closed);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    json_object_set_int_member (object, counts[i].name, counts[i].n);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
}

static gboolean
run_leave (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *colleague = relais_ctl_arguments_get_option (arguments, "to");
  g_autofree char *id = find_member (ctl, arguments, error);
  g_autofree char *to = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  RelaisTeamWork work;
  RelaisDate last_day;

  if (id == NULL)
    return FALSE;
  last_day = relais_session_get_today (ctl->session);
  if (relais_ctl_arguments_has (arguments, "on") &&
      !relais_ctl_arguments_get_date (arguments, "on", last_day, &last_day, error))
    return FALSE;
  to = colleague != NULL ? relais_team_find (ctl->session, relais_ctl_get_actor (ctl), colleague, error) : NULL;
  if (colleague != NULL && to == NULL)
    return FALSE;
  saved = relais_team_leave (ctl->session, relais_ctl_get_actor (ctl), id, to, last_day, &work, error);
  if (saved != NULL)
    answer_work (ctl, saved, &work);
  return saved != NULL;
}

/* --- Kept out of a record --- */

static char *
find_patient (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *text = relais_ctl_arguments_get_option (arguments, "patient");

  if (text == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, "staff", "--patient ID");
      return NULL;
    }
  return relais_register_find_person (ctl->session, relais_ctl_get_actor (ctl), text,
                                      RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS, error);
}

static gboolean
run_exclude (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autofree char *member = find_member (ctl, arguments, error);
  g_autofree char *patient = member != NULL ? find_patient (ctl, arguments, error) : NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  if (patient == NULL)
    return FALSE;
  saved = relais_exclusions_set (ctl->session, relais_ctl_get_actor (ctl), patient, member, error);
  if (saved == NULL)
    return FALSE;
  relais_ctl_append_record (ctl, saved, "");
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (relais_ctl_json_from_record (saved, FALSE)));
  return TRUE;
}

static gboolean
run_admit (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autofree char *member = find_member (ctl, arguments, error);
  g_autofree char *patient = member != NULL ? find_patient (ctl, arguments, error) : NULL;
  JsonObject *object;

  if (patient == NULL ||
      !relais_exclusions_lift (ctl->session, relais_ctl_get_actor (ctl), patient, member, error))
    return FALSE;
  object = json_object_new ();
  json_object_set_string_member (object, "person", patient);
  json_object_set_string_member (object, "member", member);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  return TRUE;
}

static const char *const leave_options[] = { "to=", "on=", NULL };
static const char *const patient_options[] = { "patient=", NULL };

/* clang-format off */
const RelaisCtlCommand relais_ctl_staff_commands[] = {
  { "staff list", NULL, N_("list the team"), NULL, NULL, 0, 0, run_list },
  { "staff add", "--name NAME --role ROLE [--FIELD VALUE]…", N_("add a member of the team, with a new passphrase"), NULL, &relais_staff_type, 0, 0, run_add },
  { "staff set", "MEMBER [--FIELD VALUE]…", N_("change roles, name or last day of a member"), NULL, &relais_staff_type, 0, 1, run_set },
  { "staff disable", "MEMBER", N_("let a member out at once"), NULL, NULL, 0, 1, run_disable },
  { "staff leave", "MEMBER [--to COLLEAGUE] [--on DATE]", N_("note a departure and hand over what is left to do"), leave_options, NULL, 0, 1, run_leave },
  { "staff exclude", "MEMBER --patient ID", N_("keep a member out of a record"), patient_options, NULL, 0, 1, run_exclude },
  { "staff admit", "MEMBER --patient ID", N_("let a member into a record again"), patient_options, NULL, 0, 1, run_admit },
  { NULL },
};
/* clang-format on */
