/* practice: the profile, the useful numbers and the closing days.
 * Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-text.h"

#include "relais-error.h"
#include "relais-issue.h"
#include "relais-practice-profile.h"

#include <glib/gi18n.h>

static JsonArray *
records_to_json (GPtrArray *records)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    json_array_add_object_element (array, relais_ctl_json_from_record (g_ptr_array_index (records, i), FALSE));
  return array;
}

static void
append_list (RelaisCtl *ctl, const char *title, GPtrArray *records)
{
  if (records->len > 0)
    g_string_append_printf (ctl->text, "\n%s\n", title);
  for (guint i = 0; i < records->len; i++)
    {
      g_string_append_printf (ctl->text, "– %s\n", relais_record_get_id (g_ptr_array_index (records, i)));
      relais_ctl_append_record (ctl, g_ptr_array_index (records, i), "  ");
    }
}

static gboolean
answer_practice (RelaisCtl *ctl, GError **error)
{
  g_autoptr (RelaisRecord) profile = relais_practice_profile_load (ctl->session, error);
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GPtrArray) closing = NULL;
  JsonObject *object;

  if (profile == NULL)
    return FALSE;
  numbers = relais_practice_profile_list_numbers (ctl->session, error);
  if (numbers == NULL)
    return FALSE;
  closing = relais_practice_profile_list_closing (ctl->session, error);
  if (closing == NULL)
    return FALSE;

  object = relais_ctl_json_from_record (profile, FALSE);
  json_object_set_array_member (object, "useful_numbers", records_to_json (numbers));
  json_object_set_array_member (object, "closing_days", records_to_json (closing));
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  relais_ctl_append_record (ctl, profile, "");
  append_list (ctl, _("Useful numbers"), numbers);
  append_list (ctl, _("Closing days"), closing);
  return TRUE;
}

static gboolean
run_show (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return relais_ctl_open_session (ctl, error) && answer_practice (ctl, error);
}

static gboolean
run_set (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) before = NULL;
  g_autoptr (RelaisRecordBuilder) builder = NULL;
  g_autoptr (RelaisRecord) profile = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  before = relais_practice_profile_load (ctl->session, error);
  if (before == NULL)
    return FALSE;
  builder = relais_record_builder_new_from (before);
  if (!relais_ctl_arguments_fill (arguments, builder, relais_session_get_today (ctl->session), issues, error))
    return FALSE;
  profile = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_practice_profile_save (ctl->session, relais_ctl_get_actor (ctl), profile, error);
  return saved != NULL && answer_practice (ctl, error);
}

static gboolean
add_to_list (RelaisCtl *ctl, RelaisCtlArguments *arguments, const RelaisRecordType *type, GError **error)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (type, NULL, 0);
  g_autoptr (RelaisRecord) record = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  if (!relais_ctl_open_session (ctl, error) ||
      !relais_ctl_arguments_fill (arguments, builder, relais_session_get_today (ctl->session), issues, error))
    return FALSE;
  record = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_practice_profile_save (ctl->session, relais_ctl_get_actor (ctl), record, error);
  return saved != NULL && answer_practice (ctl, error);
}

static gboolean
run_add_number (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return add_to_list (ctl, arguments, &relais_useful_number_type, error);
}

static gboolean
run_add_closing (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return add_to_list (ctl, arguments, &relais_closing_day_type, error);
}

static gboolean
remove_from (RelaisCtl *ctl, GPtrArray *records, const char *id, gboolean *found, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (!g_str_equal (relais_record_get_id (g_ptr_array_index (records, i)), id))
        continue;
      *found = TRUE;
      return relais_practice_profile_remove (ctl->session, relais_ctl_get_actor (ctl), g_ptr_array_index (records, i),
                                             error);
    }
  return TRUE;
}

static gboolean
run_remove (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GPtrArray) closing = NULL;
  gboolean found = FALSE;
  const char *id;

  if (!relais_ctl_arguments_require (arguments, 0, "ID", &id, error) || !relais_ctl_open_session (ctl, error))
    return FALSE;
  numbers = relais_practice_profile_list_numbers (ctl->session, error);
  closing = numbers != NULL ? relais_practice_profile_list_closing (ctl->session, error) : NULL;
  if (closing == NULL || !remove_from (ctl, numbers, id, &found, error) ||
      !remove_from (ctl, closing, id, &found, error))
    return FALSE;
  if (!found)
    {
      relais_error_set (error, RELAIS_ERROR_NOT_FOUND, id, NULL);
      return FALSE;
    }
  return answer_practice (ctl, error);
}

const RelaisCtlCommand relais_ctl_practice_commands[] = {
  { "practice show", NULL, N_("show the practice's profile"), NULL, NULL, 0, 0, run_show },
  { "practice set", "--FIELD VALUE…", N_("change the practice's profile"), NULL, &relais_practice_type, 0, 0, run_set },
  { "practice add-number", "--number N --label-fr TEXT --label-nl TEXT", N_("add a useful number"), NULL, &relais_useful_number_type, 0, 0, run_add_number },
  { "practice add-closing", "--from DATE [--until DATE] [--reason TEXT]", N_("add a closing day"), NULL, &relais_closing_day_type, 0, 0, run_add_closing },
  { "practice remove", "ID", N_("remove a useful number or a closing day"), NULL, NULL, 0, 1, run_remove },
  { NULL },
};
