/* Acts on a person, whichever facet they have: archive, restore, death, stop, merge; and undoing what was done.
 * Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-people.h"
#include "relais-ctl-text.h"

#include "relais-error.h"
#include "relais-issue.h"
#include "relais-print-log.h"
#include "relais-register-acts.h"
#include "relais-register.h"

#include <glib/gi18n.h>

#define ANYBODY (RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS | RELAIS_SEARCH_ARCHIVED)

static char *
find_one (RelaisCtl *ctl, RelaisCtlArguments *arguments, guint index, GError **error)
{
  const char *text;

  if (!relais_ctl_arguments_require (arguments, index, "ID", &text, error) || !relais_ctl_open_session (ctl, error))
    return NULL;
  return relais_register_find_person (ctl->session, relais_ctl_get_actor (ctl), text, ANYBODY, error);
}

static void
answer_person (RelaisCtl *ctl, const RelaisRecord *person, JsonObject *object)
{
  RelaisDate today = relais_session_get_today (ctl->session);
  g_autofree char *line = relais_ctl_describe_person (person, today);

  relais_ctl_json_add_person_facts (object, person, today);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  g_string_prepend_c (ctl->text, '\n');
  g_string_prepend (ctl->text, line);
}

static gboolean
run_archive_or_restore (RelaisCtl *ctl, RelaisCtlArguments *arguments, gboolean archived, GError **error)
{
  g_autofree char *id = find_one (ctl, arguments, 0, error);
  g_autoptr (RelaisRecord) person = NULL;

  if (id == NULL)
    return FALSE;
  person = relais_register_archive (ctl->session, relais_ctl_get_actor (ctl), id, archived, error);
  if (person == NULL)
    return FALSE;
  answer_person (ctl, person, relais_ctl_json_from_record (person, FALSE));
  return TRUE;
}

static gboolean
run_archive (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return run_archive_or_restore (ctl, arguments, TRUE, error);
}

static gboolean
run_restore (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return run_archive_or_restore (ctl, arguments, FALSE, error);
}

static JsonArray *
describe_papers (RelaisCtl *ctl, GPtrArray *papers)
{
  JsonArray *array = json_array_new ();

  if (papers->len > 0)
    relais_ctl_say (ctl, _("Papers to take back:"));
  for (guint i = 0; i < papers->len; i++)
    {
      RelaisPrintEntry *paper = g_ptr_array_index (papers, i);
      g_autofree char *at = relais_instant_to_local_text (paper->at);
      g_autofree char *shown_at = relais_ctl_format_instant (paper->at);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "paper", paper->paper);
      json_object_set_string_member (object, "subject", paper->subject);
      json_object_set_string_member (object, "at", at);
      json_array_add_object_element (array, object);
      g_string_append_printf (ctl->text, "  %s · %s\n", paper->paper, shown_at);
    }
  return array;
}

static gboolean
answer_with_papers (RelaisCtl *ctl, RelaisRecord *person, GPtrArray *papers)
{
  g_autoptr (RelaisRecord) owned_person = person;
  g_autoptr (GPtrArray) owned_papers = papers;
  JsonObject *object;

  if (person == NULL)
    return FALSE;
  object = relais_ctl_json_from_record (person, FALSE);
  json_object_set_array_member (object, "papers", describe_papers (ctl, papers));
  answer_person (ctl, person, object);
  return TRUE;
}

static gboolean
run_death (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autofree char *id = find_one (ctl, arguments, 0, error);
  GPtrArray *papers = NULL;
  RelaisRecord *person;
  RelaisDate on;

  if (id == NULL ||
      !relais_ctl_arguments_get_date (arguments, "on", relais_session_get_today (ctl->session), &on, error))
    return FALSE;
  person = relais_register_note_death (ctl->session, relais_ctl_get_actor (ctl), id, on, &papers, error);
  return answer_with_papers (ctl, person, papers);
}

static gboolean
run_stop (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autofree char *id = find_one (ctl, arguments, 0, error);
  GPtrArray *papers = NULL;
  RelaisRecord *person;

  if (id == NULL)
    return FALSE;
  person = relais_register_note_stop (ctl->session, relais_ctl_get_actor (ctl), id, &papers, error);
  return answer_with_papers (ctl, person, papers);
}

static gboolean
run_merge (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autofree char *keep = find_one (ctl, arguments, 0, error);
  g_autofree char *other = keep != NULL ? find_one (ctl, arguments, 1, error) : NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) person = NULL;
  JsonObject *object;

  if (other == NULL)
    return FALSE;
  person = relais_register_merge (ctl->session, relais_ctl_get_actor (ctl), keep, other, issues, error);
  if (person == NULL)
    return FALSE;
  object = relais_ctl_json_from_record (person, FALSE);
  json_object_set_array_member (object, "warnings", relais_ctl_json_from_issues (issues));
  answer_person (ctl, person, object);
  return TRUE;
}

/* --- What was done --- */

static void
add_operation (RelaisCtl *ctl, JsonArray *array, const RelaisOperation *operation)
{
  g_autofree char *at = relais_instant_to_local_text (operation->at);
  g_autofree char *shown_at = relais_ctl_format_instant (operation->at);
  g_autofree char *act = relais_ctl_format_act (operation->act);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", operation->id);
  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "act", operation->act);
  json_object_set_string_member (object, "staff", operation->staff);
  json_object_set_int_member (object, "records", operation->n_records);
  if (operation->note != NULL)
    json_object_set_string_member (object, "note", operation->note);
  json_object_set_boolean_member (object, "undone", operation->undone_by != NULL);
  json_array_add_object_element (array, object);

  g_string_append_printf (ctl->text, "%s  %s  %s", operation->id, shown_at, act);
  if (operation->note != NULL)
    g_string_append_printf (ctl->text, "  %s", operation->note);
  g_string_append_printf (ctl->text, ngettext ("  %d record", "  %d records", (gulong) operation->n_records),
                          (int) operation->n_records);
  g_string_append (ctl->text, operation->undone_by != NULL ? _("  (undone)") : "");
  g_string_append_c (ctl->text, '\n');
}

static gboolean
list_operations (RelaisCtl *ctl, const char *act, const char *since, GError **error)
{
  g_autoptr (GPtrArray) operations = NULL;
  JsonArray *array;

  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  operations = relais_register_list_operations (ctl->session, relais_ctl_get_actor (ctl), act, since, error);
  if (operations == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < operations->len; i++)
    add_operation (ctl, array, g_ptr_array_index (operations, i));
  relais_ctl_take_result (ctl, relais_ctl_json_take_array (array));
  return TRUE;
}

static gboolean
run_import_list (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return list_operations (ctl, "import", NULL, error);
}

static gboolean
run_operation_list (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return list_operations (ctl, NULL, NULL, error);
}

static gboolean
run_undo (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_auto (RelaisUndoResult) result = { 0 };
  const char *operation;
  JsonObject *object;
  JsonArray *left;

  if (!relais_ctl_arguments_require (arguments, 0, "ID", &operation, error) || !relais_ctl_open_session (ctl, error) ||
      !relais_register_undo (ctl->session, relais_ctl_get_actor (ctl), operation, &result, error))
    return FALSE;

  object = json_object_new ();
  left = json_array_new ();
  g_string_append_printf (ctl->text, ngettext ("Undone: %u record\n", "Undone: %u records\n", result.n_restored),
                          result.n_restored);
  for (guint i = 0; i < result.left->len; i++)
    {
      const char *id = relais_record_get_id (g_ptr_array_index (result.left, i));

      json_array_add_string_element (left, id);
      g_string_append_printf (ctl->text, _("  Changed since, left as it is: %s\n"), id);
    }
  json_object_set_int_member (object, "restored", result.n_restored);
  json_object_set_array_member (object, "left", left);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  return TRUE;
}

static const char *const death_options[] = { "on=", NULL };

const RelaisCtlCommand relais_ctl_act_commands[] = {
  { "person archive", "ID", N_("archive a record"), NULL, NULL, 0, 1, run_archive },
  { "person restore", "ID", N_("take a record out of the archive"), NULL, NULL, 0, 1, run_restore },
  { "person death", "ID [--on DATE]", N_("note a death: links end, papers to take back are listed"), death_options, NULL, 0, 1, run_death },
  { "person stop", "ID", N_("note that somebody wants no call, print or sharing any more"), NULL, NULL, 0, 1, run_stop },
  { "person merge", "KEEP OTHER", N_("make one person of two records"), NULL, NULL, 0, 2, run_merge },
  { "import list", NULL, N_("list the imports"), NULL, NULL, 0, 0, run_import_list },
  { "import undo", "ID", N_("undo a whole import"), NULL, NULL, 0, 1, run_undo },
  { "operation list", NULL, N_("list what was done"), NULL, NULL, 0, 0, run_operation_list },
  { "operation undo", "ID", N_("undo what was done"), NULL, NULL, 0, 1, run_undo },
  { NULL },
};
