/* link, role and consent: what stands between people.
 * Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-text.h"

#include "relais-care-link.h"
#include "relais-error.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-person-role.h"
#include "relais-register-after-call.h"
#include "relais-register-care.h"

#include <glib/gi18n.h>

static void
append_record (RelaisCtl *ctl, const RelaisRecord *record)
{
  g_string_append_printf (ctl->text, "%s\n", relais_record_get_id (record));
  relais_ctl_append_record (ctl, record, "  ");
}

static void
answer_record (RelaisCtl *ctl, const RelaisRecord *record, GPtrArray *issues)
{
  JsonObject *object = relais_ctl_json_from_record (record, FALSE);

  append_record (ctl, record);
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      g_autofree char *sentence = relais_issue_get_sentence (g_ptr_array_index (issues, i));

      g_string_append_printf (ctl->text, "  ⚠ %s\n", sentence);
    }
  if (issues != NULL)
    json_object_set_array_member (object, "warnings", relais_ctl_json_from_issues (issues));
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
}

static void
answer_records (RelaisCtl *ctl, GPtrArray *records)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      json_array_add_object_element (array, relais_ctl_json_from_record (g_ptr_array_index (records, i), FALSE));
      append_record (ctl, g_ptr_array_index (records, i));
    }
  relais_ctl_take_result (ctl, relais_ctl_json_take_array (array));
}

/* --- Links --- */

static gboolean
save_link (RelaisCtl *ctl, RelaisCtlArguments *arguments, RelaisRecordBuilder *builder, GError **error)
{
  g_autoptr (RelaisRecordBuilder) owned = builder;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) link = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  if (!relais_ctl_arguments_fill (arguments, owned, relais_session_get_today (ctl->session), issues, error))
    return FALSE;
  link = relais_record_builder_end (g_steal_pointer (&owned));
  saved = relais_register_save_link (ctl->session, relais_ctl_get_actor (ctl), link, issues, error);
  if (saved == NULL)
    return FALSE;
  answer_record (ctl, saved, issues);
  return TRUE;
}

static gboolean
run_link_add (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return relais_ctl_open_session (ctl, error) &&
         save_link (ctl, arguments, relais_record_builder_new (&relais_care_link_type, NULL, 0), error);
}

static RelaisRecord *
load_link (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *id;

  if (!relais_ctl_arguments_require (arguments, 0, "ID", &id, error) || !relais_ctl_open_session (ctl, error))
    return NULL;
  return relais_register_load_link (ctl->session, relais_ctl_get_actor (ctl), id, error);
}

static gboolean
run_link_set (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (RelaisRecord) link = load_link (ctl, arguments, error);

  return link != NULL && save_link (ctl, arguments, relais_record_builder_new_from (link), error);
}

static gboolean
run_link_show (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (RelaisRecord) link = NULL;
  const char *id;

  if (!relais_ctl_arguments_require (arguments, 0, "ID", &id, error) || !relais_ctl_open_session (ctl, error))
    return FALSE;
  link = relais_register_open_link (ctl->session, relais_ctl_get_actor (ctl), id,
                                    relais_ctl_arguments_get_option (arguments, "reason"), error);
  if (link == NULL)
    return FALSE;
  answer_record (ctl, link, NULL);
  return TRUE;
}

static gboolean
run_link_list (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) links = NULL;

  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  links = relais_register_list_links (ctl->session, relais_ctl_get_actor (ctl),
                                      relais_ctl_arguments_get_option (arguments, "caregiver"),
                                      relais_ctl_arguments_get_option (arguments, "patient"), error);
  if (links == NULL)
    return FALSE;
  answer_records (ctl, links);
  return TRUE;
}

static gboolean
run_end (RelaisCtl *ctl, RelaisCtlArguments *arguments,
         RelaisRecord *(*end) (RelaisSession *, RelaisActor *, const char *, RelaisDate, GError **), GError **error)
{
  g_autoptr (RelaisRecord) ended = NULL;
  const char *id;
  RelaisDate on;

  if (!relais_ctl_arguments_require (arguments, 0, "ID", &id, error) || !relais_ctl_open_session (ctl, error) ||
      !relais_ctl_arguments_get_date (arguments, "on", relais_session_get_today (ctl->session), &on, error))
    return FALSE;
  ended = end (ctl->session, relais_ctl_get_actor (ctl), id, on, error);
  if (ended == NULL)
    return FALSE;
  answer_record (ctl, ended, NULL);
  return TRUE;
}

static gboolean
run_link_end (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return run_end (ctl, arguments, relais_register_end_link, error);
}

static gboolean
run_link_after_call (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (RelaisRecord) noted = NULL;
  const char *id;
  const char *answer;

  if (!relais_ctl_arguments_require (arguments, 0, "ID", &id, error) ||
      !relais_ctl_arguments_require (arguments, 1, "ANSWER", &answer, error))
    return FALSE;
  if (!g_strv_contains (relais_care_link_type.fields[RELAIS_CARE_LINK_AFTER_CALL].words, answer))
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, answer, "done not_needed");
      return FALSE;
    }
  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  noted = relais_register_note_after_call (ctl->session, relais_ctl_get_actor (ctl), id, answer, error);
  if (noted == NULL)
    return FALSE;
  answer_record (ctl, noted, NULL);
  return TRUE;
}

/* --- Roles --- */

static gboolean
run_role_add (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_person_role_type, NULL, 0);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) role = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  if (!relais_ctl_open_session (ctl, error) ||
      !relais_ctl_arguments_fill (arguments, builder, relais_session_get_today (ctl->session), issues, error))
    return FALSE;
  role = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_register_add_role (ctl->session, relais_ctl_get_actor (ctl), role, issues, error);
  if (saved == NULL)
    return FALSE;
  answer_record (ctl, saved, issues);
  return TRUE;
}

static gboolean
run_role_list (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) roles = NULL;

  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  roles = relais_register_list_roles (ctl->session, relais_ctl_get_actor (ctl),
                                      relais_ctl_arguments_get_option (arguments, "patient"), error);
  if (roles == NULL)
    return FALSE;
  answer_records (ctl, roles);
  return TRUE;
}

static gboolean
run_role_end (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return run_end (ctl, arguments, relais_register_end_role, error);
}

/* --- Consents --- */

static gboolean
read_purpose (RelaisCtlArguments *arguments, RelaisPurpose *purpose, GError **error)
{
  const char *word;

  if (!relais_ctl_arguments_require (arguments, 1, "PURPOSE", &word, error))
    return FALSE;
  if (relais_purpose_from_word (word, purpose))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_USAGE, word, "keep print hospital share invite");
  return FALSE;
}

static gboolean
read_answer (RelaisCtlArguments *arguments, RelaisPurpose purpose, RelaisDate today, char **answer, GError **error)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  const RelaisField *field = &relais_care_link_type.fields[relais_purpose_get_field (purpose)];
  const char *typed;

  if (!relais_ctl_arguments_require (arguments, 2, "ANSWER", &typed, error))
    return FALSE;
  if (relais_field_read (field, typed, today, answer, issues))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_USAGE, typed, "yes no withdrawn not_asked");
  return FALSE;
}

static gboolean
run_consent_set (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *how = relais_ctl_arguments_get_option (arguments, "how");
  g_autofree char *answer = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  RelaisPurpose purpose;
  const char *id;

  if (!relais_ctl_arguments_require (arguments, 0, "LINK", &id, error) || !read_purpose (arguments, &purpose, error) ||
      !read_answer (arguments, purpose, relais_clock_today (ctl->clock), &answer, error))
    return FALSE;
  if (how != NULL && !g_str_equal (how, "oral") && !g_str_equal (how, "written"))
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, how, "--how oral|written");
      return FALSE;
    }
  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  saved = relais_register_set_consent (ctl->session, relais_ctl_get_actor (ctl), id, purpose, answer, how, error);
  if (saved == NULL)
    return FALSE;
  answer_record (ctl, saved, NULL);
  return TRUE;
}

static const char *const link_list_options[] = { "caregiver=", "patient=", NULL };
static const char *const link_show_options[] = { "reason=", NULL };
static const char *const role_list_options[] = { "patient=", NULL };
static const char *const end_options[] = { "on=", NULL };
static const char *const consent_options[] = { "how=", NULL };

const RelaisCtlCommand relais_ctl_care_commands[] = {
  { "link add", "--caregiver ID --patient ID --FIELD VALUE…", N_("link a caregiver to a patient"), NULL, &relais_care_link_type, 0, 0, run_link_add },
  { "link set", "ID --FIELD VALUE…", N_("change a link"), NULL, &relais_care_link_type, 0, 1, run_link_set },
  { "link show", "ID [--reason TEXT]", N_("show a link"), link_show_options, NULL, 0, 1, run_link_show },
  { "link list", "[--caregiver ID] [--patient ID]", N_("list links"), link_list_options, NULL, 0, 0, run_link_list },
  { "link end", "ID [--on DATE]", N_("end a link"), end_options, NULL, 0, 1, run_link_end },
  { "link after-call", "ID done|not_needed", N_("note the call to a caregiver after a death, or that none is needed"), NULL, NULL, 0, 2, run_link_after_call },
  { "role add", "--patient ID --role ROLE (--person ID | --name NAME --phone NUMBER)", N_("note a trusted person, representative, administrator or person to notify"), NULL, &relais_person_role_type, 0, 0, run_role_add },
  { "role list", "[--patient ID]", N_("list roles"), role_list_options, NULL, 0, 0, run_role_list },
  { "role end", "ID [--on DATE]", N_("end a role"), end_options, NULL, 0, 1, run_role_end },
  { "consent set", "LINK PURPOSE ANSWER [--how oral|written]", N_("note what a caregiver agrees to"), consent_options, NULL, 0, 3, run_consent_set },
  { NULL },
};
