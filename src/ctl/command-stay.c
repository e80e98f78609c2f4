/* stay: who is in hospital, since when and until when, and who came home.
 * Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-people.h"
#include "relais-ctl-text.h"

#include "relais-day-reasons.h"
#include "relais-error.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-stays.h"

#include <glib/gi18n.h>

/* What hangs on the day of the return, and why it is a bad one. */
static void
add_days (RelaisCtl *ctl, const RelaisCalendar *calendar, RelaisDate day, JsonObject *object)
{
  g_autoptr (GArray) reasons = relais_calendar_list_bad (calendar, day);
  g_autoptr (RelaisPhrasebook) book = relais_ctl_make_phrasebook (NULL);
  JsonArray *bad = json_array_new ();
  JsonObject *dues = json_object_new ();

  for (int kind = 0; kind < RELAIS_N_DUES; kind++)
    {
      RelaisDue due = relais_calendar_get_due (calendar, day, (RelaisDueKind) kind);
      g_autofree char *date = relais_date_to_text (due.date);

      json_object_set_string_member (dues, relais_due_kind_get_word (due.kind), date);
    }
  for (guint i = 0; i < reasons->len; i++)
    {
      const RelaisDayReason *reason = &g_array_index (reasons, RelaisDayReason, i);
      g_autofree char *sentence = book != NULL ? relais_day_reason_say (reason, book) : NULL;

      json_array_add_string_element (bad, relais_day_kind_get_word (reason->kind));
      if (sentence != NULL)
        g_string_append_printf (ctl->text, "  ⚠ %s\n", sentence);
    }
  json_object_set_object_member (object, "due", dues);
  json_object_set_array_member (object, "bad_day", bad);
}

static JsonObject *
tell_row (RelaisCtl *ctl, const RelaisStayRow *row, const RelaisCalendar *calendar)
{
  JsonObject *object = relais_ctl_json_from_record (row->stay, FALSE);
  g_autofree char *name = relais_ctl_describe_person (row->patient, relais_session_get_today (ctl->session));
  g_autofree char *readmitted = relais_date_to_text (row->readmitted);
  RelaisDate day = relais_stay_get_return (row->stay);

  json_object_set_string_member (object, "state", relais_stay_state_get_word (row->state));
  json_object_set_boolean_member (object, "hidden", row->is_hidden);
  if (readmitted != NULL)
    json_object_set_string_member (object, "readmitted_after", readmitted);
  g_string_append_printf (ctl->text, "%s\n  %s\n", relais_record_get_id (row->stay), name);
  relais_ctl_append_record (ctl, row->stay, "  ");
  if (relais_date_is_full (day))
    add_days (ctl, calendar, day, object);
  return object;
}

/* As it is stored now, after what was just done to it. */
static gboolean
answer_stay (RelaisCtl *ctl, const char *id, const char *reason, GPtrArray *issues, GError **error)
{
  g_autoptr (RelaisCalendar) calendar = relais_stays_load_calendar (ctl->session, error);
  g_autoptr (RelaisStayRow) row = NULL;
  JsonObject *object;

  if (calendar == NULL)
    return FALSE;
  row = relais_stays_open (ctl->session, relais_ctl_get_actor (ctl), id, reason, error);
  if (row == NULL)
    return FALSE;
  object = tell_row (ctl, row, calendar);
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      g_autofree char *sentence = relais_issue_get_sentence (g_ptr_array_index (issues, i));

      g_string_append_printf (ctl->text, "  ⚠ %s\n", sentence);
    }
  if (issues != NULL)
    json_object_set_array_member (object, "warnings", relais_ctl_json_from_issues (issues));
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  return TRUE;
}

static gboolean
save_stay (RelaisCtl *ctl, RelaisCtlArguments *arguments, RelaisRecordBuilder *builder, GError **error)
{
  g_autoptr (RelaisRecordBuilder) owned = builder;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) stay = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  if (!relais_ctl_arguments_fill (arguments, owned, relais_session_get_today (ctl->session), issues, error))
    return FALSE;
  stay = relais_record_builder_end (g_steal_pointer (&owned));
  saved = relais_stays_save (ctl->session, relais_ctl_get_actor (ctl), stay, issues, error);
  return saved != NULL && answer_stay (ctl, relais_record_get_id (saved), NULL, issues, error);
}

static gboolean
run_add (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return relais_ctl_open_session (ctl, error) &&
         save_stay (ctl, arguments, relais_record_builder_new (&relais_stay_type, NULL, 0), error);
}

static gboolean
run_set (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (RelaisStayRow) row = NULL;
  const char *id;

  if (!relais_ctl_arguments_require (arguments, 0, "ID", &id, error) || !relais_ctl_open_session (ctl, error))
    return FALSE;
  row = relais_stays_open (ctl->session, relais_ctl_get_actor (ctl), id, NULL, error);
  return row != NULL && save_stay (ctl, arguments, relais_record_builder_new_from (row->stay), error);
}

static gboolean
run_show (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *id;

  return relais_ctl_arguments_require (arguments, 0, "ID", &id, error) && relais_ctl_open_session (ctl, error) &&
         answer_stay (ctl, id, relais_ctl_arguments_get_option (arguments, "reason"), NULL, error);
}

static gboolean
run_list (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  RelaisStayScope scope =
      relais_ctl_arguments_has (arguments, "all")
          ? RELAIS_STAYS_ALL
          : relais_ctl_arguments_has (arguments, "recent") ? RELAIS_STAYS_RECENT : RELAIS_STAYS_OPEN;
  g_autoptr (RelaisCalendar) calendar = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  JsonArray *array;

  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  calendar = relais_stays_load_calendar (ctl->session, error);
  if (calendar == NULL)
    return FALSE;
  rows = relais_stays_list (ctl->session, relais_ctl_get_actor (ctl),
                            relais_ctl_arguments_get_option (arguments, "patient"), scope, error);
  if (rows == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < rows->len; i++)
    json_array_add_object_element (array, tell_row (ctl, rows->pdata[i], calendar));
  relais_ctl_take_result (ctl, relais_ctl_json_take_array (array));
  return TRUE;
}

static gboolean
read_destination (RelaisCtlArguments *arguments, RelaisDate today, char **destination, GError **error)
{
  const RelaisField *field = &relais_stay_type.fields[RELAIS_STAY_DESTINATION];
  const char *typed = relais_ctl_arguments_get_option (arguments, "destination");
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *known = g_strjoinv (" ", (char **) field->words);

  if (typed == NULL || relais_field_read (field, typed, today, destination, issues))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_USAGE, typed, "%s", known);
  return FALSE;
}

static gboolean
run_return (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *destination = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  const char *patient;
  RelaisDate on;

  if (!relais_ctl_arguments_require (arguments, 0, "PATIENT", &patient, error) ||
      !read_destination (arguments, relais_clock_today (ctl->clock), &destination, error) ||
      !relais_ctl_open_session (ctl, error) ||
      !relais_ctl_arguments_get_date (arguments, "on", relais_session_get_today (ctl->session), &on, error))
    return FALSE;
  saved = relais_stays_note_return (ctl->session, relais_ctl_get_actor (ctl), patient, on, destination, issues, error);
  return saved != NULL && answer_stay (ctl, relais_record_get_id (saved), NULL, issues, error);
}

static const char *const list_options[] = { "patient=", "recent", "all", NULL };
static const char *const show_options[] = { "reason=", NULL };
static const char *const return_options[] = { "on=", "destination=", NULL };

const RelaisCtlCommand relais_ctl_stay_commands[] = {
  { "stay add", "--patient ID --FIELD VALUE…", N_("note an admission to hospital"), NULL, &relais_stay_type, 0, 0, run_add },
  { "stay set", "ID --FIELD VALUE…", N_("change a stay in hospital"), NULL, &relais_stay_type, 0, 1, run_set },
  { "stay show", "ID [--reason TEXT]", N_("show a stay in hospital"), show_options, NULL, 0, 1, run_show },
  { "stay list", "[--patient ID] [--recent | --all]", N_("list who is in hospital"), list_options, NULL, 0, 0, run_list },
  { "stay return", "PATIENT [--on DATE] [--destination WHERE]", N_("note that somebody has left the hospital"), return_options, NULL, 0, 1, run_return },
  { NULL },
};
