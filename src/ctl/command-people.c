/* patient and caregiver: add, set, show, list, search. The two share everything but their facet.
 * Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"

#include "relais-ctl-people.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-person.h"
#include "relais-register.h"

#include <glib/gi18n.h>

static RelaisSearchFlags
get_flags (RelaisCtlArguments *arguments, guint facet)
{
  RelaisSearchFlags flags = facet == RELAIS_FACET_PATIENT ? RELAIS_SEARCH_PATIENTS : RELAIS_SEARCH_CAREGIVERS;

  return relais_ctl_arguments_has (arguments, "archived") ? flags | RELAIS_SEARCH_ARCHIVED : flags;
}

static void
warn (RelaisCtl *ctl, GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      g_autofree char *sentence = relais_issue_get_sentence (g_ptr_array_index (issues, i));
      const RelaisIssue *issue = g_ptr_array_index (issues, i);

      if (issue->level != RELAIS_ISSUE_HINT)
        g_string_append_printf (ctl->text, "  ⚠ %s\n", sentence);
    }
}

static JsonArray *
find_duplicates (RelaisCtl *ctl, const RelaisRecord *person, GError **error)
{
  RelaisDate today = relais_session_get_today (ctl->session);
  g_autoptr (GPtrArray) similar =
      relais_register_find_duplicates (ctl->session, relais_ctl_get_actor (ctl), person, error);
  JsonArray *array;

  if (similar == NULL)
    return NULL;
  array = json_array_new ();
  for (guint i = 0; i < similar->len; i++)
    {
      RelaisFound *found = g_ptr_array_index (similar, i);
      g_autofree char *line = relais_ctl_describe_person (found->person, today);

      g_string_append_printf (ctl->text, _("  May be the same: %s\n"), line);
      json_array_add_string_element (array, relais_record_get_id (found->person));
    }
  return array;
}

static gboolean
answer_saved (RelaisCtl *ctl, const RelaisRecord *saved, GPtrArray *issues, GError **error)
{
  RelaisDate today = relais_session_get_today (ctl->session);
  JsonObject *object = relais_ctl_json_from_record (saved, FALSE);
  g_autofree char *line = relais_ctl_describe_person (saved, today);
  JsonArray *duplicates;

  g_string_append_printf (ctl->text, _("Saved: %s\n"), line);
  g_string_append_printf (ctl->text, "  %s\n", relais_record_get_id (saved));
  warn (ctl, issues);
  duplicates = find_duplicates (ctl, saved, error);
  if (duplicates == NULL)
    {
      json_object_unref (object);
      return FALSE;
    }
  relais_ctl_json_add_person_facts (object, saved, today);
  json_object_set_array_member (object, "warnings", relais_ctl_json_from_issues (issues));
  json_object_set_array_member (object, "duplicates", duplicates);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  return TRUE;
}

static gboolean
run_add (RelaisCtl *ctl, RelaisCtlArguments *arguments, guint facet, GError **error)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_person_type, NULL, 0);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) person = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  relais_record_builder_set (builder,
                             facet == RELAIS_FACET_PATIENT ? RELAIS_PERSON_IS_PATIENT : RELAIS_PERSON_IS_CAREGIVER, "yes");
  if (!relais_ctl_arguments_fill (arguments, builder, relais_session_get_today (ctl->session), issues, error))
    return FALSE;
  person = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_register_save_person (ctl->session, relais_ctl_get_actor (ctl), person, issues, error);
  return saved != NULL && answer_saved (ctl, saved, issues, error);
}

static char *
find_one (RelaisCtl *ctl, RelaisCtlArguments *arguments, guint facet, GError **error)
{
  const char *text;

  if (!relais_ctl_arguments_require (arguments, 0, "ID", &text, error) || !relais_ctl_open_session (ctl, error))
    return NULL;
  return relais_register_find_person (ctl->session, relais_ctl_get_actor (ctl), text, get_flags (arguments, facet),
                                      error);
}

static gboolean
run_set (RelaisCtl *ctl, RelaisCtlArguments *arguments, guint facet, GError **error)
{
  g_autofree char *id = find_one (ctl, arguments, facet, error);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) before = NULL;
  g_autoptr (RelaisRecordBuilder) builder = NULL;
  g_autoptr (RelaisRecord) person = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  if (id == NULL)
    return FALSE;
  before = relais_register_load_person (ctl->session, relais_ctl_get_actor (ctl), id, error);
  if (before == NULL)
    return FALSE;
  builder = relais_record_builder_new_from (before);
  if (!relais_ctl_arguments_fill (arguments, builder, relais_session_get_today (ctl->session), issues, error))
    return FALSE;
  person = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_register_save_person (ctl->session, relais_ctl_get_actor (ctl), person, issues, error);
  return saved != NULL && answer_saved (ctl, saved, issues, error);
}

static gboolean
run_show (RelaisCtl *ctl, RelaisCtlArguments *arguments, guint facet, GError **error)
{
  const char *reason = relais_ctl_arguments_get_option (arguments, "reason");
  g_autofree char *id = find_one (ctl, arguments, facet, error);
  g_autoptr (RelaisPersonPage) page = NULL;

  if (id == NULL)
    return FALSE;
  page = relais_register_open_person (ctl->session, relais_ctl_get_actor (ctl), id, reason, error);
  if (page == NULL)
    return FALSE;
  relais_ctl_take_result (ctl, relais_ctl_page_to_json (page, relais_session_get_today (ctl->session)));
  relais_ctl_page_to_text (ctl, page, relais_session_get_today (ctl->session));
  return TRUE;
}

static void
answer_found (RelaisCtl *ctl, GPtrArray *found)
{
  RelaisDate today = relais_session_get_today (ctl->session);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < found->len; i++)
    {
      RelaisFound *row = g_ptr_array_index (found, i);
      JsonObject *object = relais_ctl_json_from_record (row->person, FALSE);
      g_autofree char *line = relais_ctl_describe_person (row->person, today);

      relais_ctl_json_add_person_facts (object, row->person, today);
      json_object_set_int_member (object, "namesakes", row->namesakes);
      if (*row->why != '\0')
        json_object_set_string_member (object, "why", row->why);
      json_array_add_object_element (array, object);

      g_string_append_printf (ctl->text, "%s  %s", relais_record_get_id (row->person), line);
      if (row->namesakes > 1)
        g_string_append_printf (ctl->text, ngettext ("  (same name: %d)", "  (same name: %d)", (gulong) row->namesakes),
                                row->namesakes);
      g_string_append_c (ctl->text, '\n');
    }
  relais_ctl_take_result (ctl, relais_ctl_json_take_array (array));
}

static gboolean
run_list (RelaisCtl *ctl, RelaisCtlArguments *arguments, guint facet, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  guint limit, offset;

  if (!relais_ctl_arguments_get_number (arguments, "limit", 0, &limit, error) ||
      !relais_ctl_arguments_get_number (arguments, "offset", 0, &offset, error) ||
      !relais_ctl_open_session (ctl, error))
    return FALSE;
  found = relais_register_list_people (ctl->session, relais_ctl_get_actor (ctl), get_flags (arguments, facet), offset,
                                       limit, error);
  if (found == NULL)
    return FALSE;
  answer_found (ctl, found);
  return TRUE;
}

static gboolean
run_search (RelaisCtl *ctl, RelaisCtlArguments *arguments, guint facet, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) found = NULL;
  guint limit;

  for (guint i = 0; i < relais_ctl_arguments_get_n (arguments); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", relais_ctl_arguments_get (arguments, i));
  if (text->len == 0)
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, "search", "TEXT");
      return FALSE;
    }
  if (!relais_ctl_arguments_get_number (arguments, "limit", 50, &limit, error) || !relais_ctl_open_session (ctl, error))
    return FALSE;
  found = relais_register_search_people (ctl->session, relais_ctl_get_actor (ctl), text->str,
                                         get_flags (arguments, facet), limit, error);
  if (found == NULL || !relais_register_note_search (ctl->session, relais_ctl_get_actor (ctl), error))
    return FALSE;
  answer_found (ctl, found);
  return TRUE;
}

#define FOR_BOTH(verb)                                                                                               \
  static gboolean verb##_patient (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)                     \
  {                                                                                                                  \
    return verb (ctl, arguments, RELAIS_FACET_PATIENT, error);                                                       \
  }                                                                                                                  \
  static gboolean verb##_caregiver (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)                   \
  {                                                                                                                  \
    return verb (ctl, arguments, RELAIS_FACET_CAREGIVER, error);                                                     \
  }

FOR_BOTH (run_add)
FOR_BOTH (run_set)
FOR_BOTH (run_show)
FOR_BOTH (run_list)
FOR_BOTH (run_search)

static const char *const show_options[] = { "reason=", "archived", NULL };
static const char *const set_options[] = { "archived", NULL };
static const char *const list_options[] = { "limit=", "offset=", "archived", NULL };
static const char *const search_options[] = { "limit=", "archived", NULL };

#define PERSON(FACET) &relais_person_type, RELAIS_FACET_##FACET

const RelaisCtlCommand relais_ctl_people_commands[] = {
  { "patient add", "--FIELD VALUE…", N_("register a patient"), NULL, PERSON (PATIENT), 0, run_add_patient },
  { "patient set", "ID --FIELD VALUE…", N_("change a patient"), set_options, PERSON (PATIENT), 1, run_set_patient },
  { "patient show", "ID [--reason TEXT]", N_("show a patient and who helps"), show_options, NULL, 0, 1, run_show_patient },
  { "patient list", "[--limit N] [--offset N] [--archived]", N_("list patients"), list_options, NULL, 0, 0, run_list_patient },
  { "patient search", "TEXT [--limit N]", N_("find patients"), search_options, NULL, 0, -1, run_search_patient },
  { "caregiver add", "--FIELD VALUE…", N_("register a caregiver"), NULL, PERSON (CAREGIVER), 0, run_add_caregiver },
  { "caregiver set", "ID --FIELD VALUE…", N_("change a caregiver"), set_options, PERSON (CAREGIVER), 1, run_set_caregiver },
  { "caregiver show", "ID [--reason TEXT]", N_("show a caregiver and whom they help"), show_options, NULL, 0, 1, run_show_caregiver },
  { "caregiver list", "[--limit N] [--offset N] [--archived]", N_("list caregivers"), list_options, NULL, 0, 0, run_list_caregiver },
  { "caregiver search", "TEXT [--limit N]", N_("find caregivers"), search_options, NULL, 0, -1, run_search_caregiver },
  { NULL },
};
