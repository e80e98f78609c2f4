/* note …: the notebook, through the eyes of who acts: writing and signing, a timeline, one entry, search, and what is
 * asked. Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-text.h"

#include "relais-attachments.h"
#include "relais-error.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-measure.h"
#include "relais-note-form.h"
#include "relais-note-topic.h"
#include "relais-notebook-filing.h"
#include "relais-person.h"
#include "relais-practice-labels.h"
#include "relais-register.h"
#include "relais-staff.h"
#include "relais-text.h"

#include <glib/gi18n.h>

#define DEFAULT_LIMIT 50

/* --- Answers --- */

/* As programs are told instants: the clock in Brussels, with its distance from UTC. */
static void
set_instant (JsonObject *object, const RelaisRecord *record, guint field)
{
  const char *at = relais_record_get (record, field);
  g_autofree char *local = at != NULL ? relais_instant_to_local_text (at) : NULL;

  if (local != NULL)
    json_object_set_string_member (object, relais_record_get_type (record)->fields[field].name, local);
}

static JsonObject *
describe_task (const RelaisRecord *task)
{
  JsonObject *object = relais_ctl_json_from_record (task, FALSE);

  set_instant (object, task, RELAIS_TASK_ASKED_AT);
  set_instant (object, task, RELAIS_TASK_DONE_AT);
  json_object_set_boolean_member (object, "done", relais_task_is_done (task));
  return object;
}

/* [{"measure":"weight","value":"72.5","unit":"kg"}] */
static JsonArray *
describe_measures (const RelaisRecord *note)
{
  g_autoptr (GPtrArray) measures = relais_measures_parse (relais_record_get (note, RELAIS_NOTE_MEASURES));
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < measures->len; i++)
    {
      const RelaisMeasure *measure = measures->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "measure", measure->code);
      json_object_set_string_member (object, "value", measure->value);
      if (measure->unit != NULL)
        json_object_set_string_member (object, "unit", measure->unit);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
describe_attachment (const RelaisAttachment *attachment)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", attachment->id);
  json_object_set_string_member (object, "name", attachment->name);
  json_object_set_string_member (object, "kind", relais_attachment_kind_get_word (attachment->kind));
  json_object_set_int_member (object, "size", attachment->size);
  return object;
}

static JsonArray *
describe_attachments (const RelaisNotebookEntry *entry)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; entry->attachments != NULL && i < entry->attachments->len; i++)
    json_array_add_object_element (array, describe_attachment (entry->attachments->pdata[i]));
  return array;
}

static JsonObject *
describe (const RelaisNotebookEntry *entry)
{
  JsonObject *object = relais_ctl_json_from_record (entry->note, FALSE);
  JsonArray *tasks = json_array_new ();

  set_instant (object, entry->note, RELAIS_NOTE_AT);
  json_object_set_boolean_member (object, "readable", entry->is_readable);
  json_object_set_boolean_member (object, "struck", entry->is_struck);
  json_object_set_boolean_member (object, "unread", entry->is_unread);
  for (guint i = 0; i < entry->tasks->len; i++)
    json_array_add_object_element (tasks, describe_task (entry->tasks->pdata[i]));
  json_object_set_array_member (object, "tasks", tasks);
  json_object_set_array_member (object, "measures", describe_measures (entry->note));
  json_object_set_array_member (object, "attachments", describe_attachments (entry));
  return object;
}

static void
say_task (RelaisCtl *ctl, const RelaisRecord *task)
{
  const char *due = relais_record_get (task, RELAIS_TASK_DUE);
  g_autofree char *day = relais_ctl_format_date (due);

  g_string_append_printf (ctl->text, "  %s %s%s%s\n", relais_task_is_done (task) ? "☑" : "☐",
                          relais_record_get (task, RELAIS_TASK_ACTION), day != NULL ? " · " : "",
                          day != NULL ? day : "");
  g_string_append_printf (ctl->text, "    %s\n", relais_record_get_id (task));
}

static void
say_attachment (RelaisCtl *ctl, const RelaisAttachment *attachment)
{
  g_autofree char *size = g_format_size ((guint64) attachment->size);

  g_string_append_printf (ctl->text, "  %s · %s\n    %s\n", attachment->name, size, attachment->id);
}

static void
say_field (RelaisCtl *ctl, const RelaisRecord *note, guint field)
{
  const RelaisField *about = &relais_note_type.fields[field];
  g_autofree char *value = relais_field_format (about, relais_record_get (note, field));

  if (*value != '\0')
    g_string_append_printf (ctl->text, "  %s: %s\n", _(about->label), value);
}

static void
say (RelaisCtl *ctl, const RelaisNotebookEntry *entry)
{
  static const guint beside[] = { RELAIS_NOTE_MEASURES,     RELAIS_NOTE_HOME_LINE,  RELAIS_NOTE_ANSWER_BY,
                                  RELAIS_NOTE_ON_BEHALF_OF, RELAIS_NOTE_WRITTEN_AT, RELAIS_NOTE_PAGE };
  g_autofree char *at = relais_ctl_format_instant (relais_record_get (entry->note, RELAIS_NOTE_AT));
  g_autofree char *name = relais_person_get_name (entry->patient);
  const RelaisField *level = &relais_note_type.fields[RELAIS_NOTE_VISIBILITY];
  g_autofree char *visibility = relais_field_format (level, relais_record_get (entry->note, RELAIS_NOTE_VISIBILITY));

  g_string_append_printf (ctl->text, "%s · %s · %s · %s%s%s\n", at, name,
                          relais_record_get (entry->note, RELAIS_NOTE_AUTHOR_NAME), visibility,
                          entry->is_struck ? _(" · struck by a correction") : "",
                          entry->is_unread ? _(" · to read") : "");
  g_string_append_printf (ctl->text, "  %s\n", relais_record_get_id (entry->note));
  if (entry->is_readable)
    g_string_append_printf (ctl->text, "%s\n", relais_record_get (entry->note, RELAIS_NOTE_TEXT));
  else
    g_string_append_printf (ctl->text, "%s\n", _("An entry of the care team."));
  for (gsize i = 0; i < G_N_ELEMENTS (beside); i++)
    say_field (ctl, entry->note, beside[i]);
  for (guint i = 0; i < entry->tasks->len; i++)
    say_task (ctl, entry->tasks->pdata[i]);
  for (guint i = 0; entry->attachments != NULL && i < entry->attachments->len; i++)
    say_attachment (ctl, entry->attachments->pdata[i]);
}

static void
answer_list (RelaisCtl *ctl, GPtrArray *entries)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      json_array_add_object_element (array, describe (entries->pdata[i]));
      say (ctl, entries->pdata[i]);
    }
  relais_ctl_take_result (ctl, relais_ctl_json_take_array (array));
}

static gboolean
answer_one (RelaisCtl *ctl, const char *id, GPtrArray *issues, GError **error)
{
  g_autoptr (RelaisNotebookEntry) entry =
      relais_notebook_load (ctl->session, relais_ctl_get_actor (ctl), id, error);
  JsonObject *object;

  if (entry == NULL)
    return FALSE;
  object = describe (entry);
  say (ctl, entry);
  if (issues != NULL)
    json_object_set_array_member (object, "warnings", relais_ctl_json_from_issues (issues));
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  return TRUE;
}

/* --- Commands --- */

static GStrv
list_paths (RelaisCtlArguments *arguments)
{
  GPtrArray *typed = relais_ctl_arguments_get_options (arguments, "attach");
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; typed != NULL && i < typed->len; i++)
    g_strv_builder_add (paths, typed->pdata[i]);
  return g_strv_builder_end (paths);
}

/* Returns what was signed: the parts in order, or one entry. The exchange, for which parts are, takes text alone. */
static GPtrArray *
sign (RelaisCtl *ctl, RelaisCtlArguments *arguments, const RelaisRecord *note, const RelaisRecord *task,
      GPtrArray *issues, GError **error)
{
  RelaisActor *actor = relais_ctl_get_actor (ctl);
  g_auto (GStrv) paths = list_paths (arguments);
  g_autoptr (RelaisRecord) saved = NULL;
  GPtrArray *notes;

  if (relais_ctl_arguments_has (arguments, "parts") && paths[0] != NULL)
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, "--attach", "--parts");
      return NULL;
    }
  if (relais_ctl_arguments_has (arguments, "parts"))
    return relais_notebook_sign_parts (ctl->session, actor, note, task, NULL, issues, error);
  saved = relais_notebook_sign_with (ctl->session, actor, note, task, (const char *const *) paths, issues, error);
  if (saved == NULL)
    return NULL;
  notes = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  g_ptr_array_add (notes, g_steal_pointer (&saved));
  return notes;
}

/* One object, or one for each part in order. */
static gboolean
answer_signed (RelaisCtl *ctl, GPtrArray *notes, gboolean in_parts, GPtrArray *issues, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_notebook_entry_free);

  if (!in_parts)
    return answer_one (ctl, relais_record_get_id (notes->pdata[0]), issues, error);
  for (guint i = 0; i < notes->len; i++)
    {
      RelaisNotebookEntry *entry = relais_notebook_load (ctl->session, relais_ctl_get_actor (ctl),
                                                         relais_record_get_id (notes->pdata[i]), error);

      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (entries, entry);
    }
  answer_list (ctl, entries);
  return TRUE;
}

static gboolean
run_add (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_note_form_type, NULL, 0);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) form = NULL;
  g_autoptr (RelaisRecord) note = NULL;
  g_autoptr (RelaisRecord) task = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  gboolean in_parts = relais_ctl_arguments_has (arguments, "parts");

  if (!relais_ctl_open_session (ctl, error) ||
      !relais_ctl_arguments_fill (arguments, builder, relais_session_get_today (ctl->session), issues, error))
    return FALSE;
  form = relais_record_builder_end (g_steal_pointer (&builder));
  note = relais_note_form_get_note (form);
  task = relais_note_form_get_task (form);
  notes = sign (ctl, arguments, note, task, issues, error);
  return notes != NULL && answer_signed (ctl, notes, in_parts, issues, error);
}

static gboolean
run_show (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *id;

  return relais_ctl_arguments_require (arguments, 0, "ID", &id, error) && relais_ctl_open_session (ctl, error) &&
         answer_one (ctl, id, NULL, error);
}

/* Through the same permissions as in the window, and in the log. */
static gboolean
run_attachment (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *path = relais_ctl_arguments_get_option (arguments, "output");
  g_autoptr (RelaisAttachment) attachment = NULL;
  const char *id;

  if (!relais_ctl_arguments_require (arguments, 0, "ID", &id, error))
    return FALSE;
  if (path == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, "note attachment", "--output FILE");
      return FALSE;
    }
  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  attachment = relais_attachments_export (ctl->session, relais_ctl_get_actor (ctl), id, path,
                                          relais_ctl_arguments_has (arguments, "force"), error);
  if (attachment == NULL)
    return FALSE;
  say_attachment (ctl, attachment);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (describe_attachment (attachment)));
  return TRUE;
}

static gboolean
read_word (RelaisCtlArguments *arguments, const char *option, guint field, char **word, GError **error)
{
  const char *typed = relais_ctl_arguments_get_option (arguments, option);

  if (typed == NULL || relais_field_read (&relais_note_type.fields[field], typed, RELAIS_DATE_NONE, word, NULL))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_USAGE, typed, "--%s", option);
  return FALSE;
}

static gboolean
read_scope (RelaisCtlArguments *arguments, RelaisNoteScope *scope, GError **error)
{
  static const char *const words[] = { "all", "unread", "since-visit", "mine" };
  const char *typed = relais_ctl_arguments_get_option (arguments, "scope");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (typed != NULL && !g_str_equal (typed, words[i]))
        continue;
      *scope = i;
      return TRUE;
    }
  relais_error_set (error, RELAIS_ERROR_USAGE, typed, "all unread since-visit mine");
  return FALSE;
}

/* A topic by its code or name, a member of the team by theirs. */
static gboolean
find_codes (RelaisCtl *ctl, RelaisCtlArguments *arguments, char **topic, char **author, GError **error)
{
  const char *typed_topic = relais_ctl_arguments_get_option (arguments, "topic");
  const char *typed_author = relais_ctl_arguments_get_option (arguments, "author");
  g_autoptr (RelaisLabels) labels = relais_practice_labels_load (ctl->session, error);
  g_autoptr (GPtrArray) staff = labels != NULL ? relais_session_list_staff (ctl->session, error) : NULL;

  *topic = staff != NULL ? g_strdup (relais_note_topic_find (labels, typed_topic)) : NULL;
  for (guint i = 0; staff != NULL && typed_author != NULL && *author == NULL && i < staff->len; i++)
    {
      if (relais_text_equal_folded (relais_record_get (staff->pdata[i], RELAIS_STAFF_NAME), typed_author))
        *author = g_strdup (relais_record_get_id (staff->pdata[i]));
    }
  if (staff == NULL)
    return FALSE;
  if (typed_topic != NULL && *topic == NULL)
    relais_error_set (error, RELAIS_ERROR_USAGE, typed_topic, "--topic");
  else if (typed_author != NULL && *author == NULL)
    relais_error_set (error, RELAIS_ERROR_USAGE, typed_author, "--author");
  return (typed_topic == NULL || *topic != NULL) && (typed_author == NULL || *author != NULL);
}

static gboolean
find_patient (RelaisCtl *ctl, RelaisCtlArguments *arguments, char **patient, GError **error)
{
  const char *typed = relais_ctl_arguments_get_option (arguments, "patient");

  if (typed != NULL)
    *patient = relais_register_find_person (ctl->session, relais_ctl_get_actor (ctl), typed,
                                            RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_ARCHIVED, error);
  return typed == NULL || *patient != NULL;
}

static gboolean
list (RelaisCtl *ctl, RelaisCtlArguments *arguments, const char *text, GError **error)
{
  RelaisNotebookFilter filter = { .text = text, .only_asking = relais_ctl_arguments_has (arguments, "asking") };
  g_autofree char *patient = NULL;
  g_autofree char *visibility = NULL;
  g_autofree char *urgency = NULL;
  g_autofree char *role = NULL;
  g_autofree char *topic = NULL;
  g_autofree char *author = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  guint limit;

  if (!read_scope (arguments, &filter.scope, error) ||
      !read_word (arguments, "visibility", RELAIS_NOTE_VISIBILITY, &visibility, error) ||
      !read_word (arguments, "urgency", RELAIS_NOTE_URGENCY, &urgency, error) ||
      !read_word (arguments, "role", RELAIS_NOTE_AUTHOR_ROLES, &role, error) ||
      !relais_ctl_arguments_get_number (arguments, "limit", DEFAULT_LIMIT, &limit, error) ||
      !relais_ctl_open_session (ctl, error) || !find_codes (ctl, arguments, &topic, &author, error) ||
      !relais_ctl_arguments_get_date (arguments, "from", RELAIS_DATE_NONE, &filter.from, error) ||
      !relais_ctl_arguments_get_date (arguments, "until", RELAIS_DATE_NONE, &filter.until, error) ||
      !find_patient (ctl, arguments, &patient, error))
    return FALSE;
  filter.patient = patient;
  filter.visibility = visibility;
  filter.urgency = urgency;
  filter.role = role;
  filter.topic = topic;
  filter.author = author;
  entries = relais_notebook_list (ctl->session, relais_ctl_get_actor (ctl), &filter, 0, limit, error);
  if (entries == NULL)
    return FALSE;
  answer_list (ctl, entries);
  return TRUE;
}

static gboolean
run_list (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return list (ctl, arguments, NULL, error);
}

static gboolean
run_search (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *text;

  return relais_ctl_arguments_require (arguments, 0, "TEXT", &text, error) && list (ctl, arguments, text, error);
}

static gboolean
set_done (RelaisCtl *ctl, RelaisCtlArguments *arguments, gboolean done, GError **error)
{
  g_autoptr (RelaisRecord) task = NULL;
  const char *id;

  if (!relais_ctl_arguments_require (arguments, 0, "ID", &id, error) || !relais_ctl_open_session (ctl, error))
    return FALSE;
  task = relais_notebook_set_done (ctl->session, relais_ctl_get_actor (ctl), id, done, NULL, error);
  if (task == NULL)
    return FALSE;
  say_task (ctl, task);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (describe_task (task)));
  return TRUE;
}

static gboolean
run_done (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return set_done (ctl, arguments, TRUE, error);
}

static gboolean
run_open (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return set_done (ctl, arguments, FALSE, error);
}

static gboolean
run_tasks (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) tasks = NULL;
  g_autofree char *patient = NULL;
  JsonArray *array;

  if (!relais_ctl_open_session (ctl, error) || !find_patient (ctl, arguments, &patient, error))
    return FALSE;
  tasks = relais_notebook_list_tasks (ctl->session, relais_ctl_get_actor (ctl), patient,
                                      !relais_ctl_arguments_has (arguments, "all"), error);
  if (tasks == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < tasks->len; i++)
    {
      json_array_add_object_element (array, describe_task (tasks->pdata[i]));
      say_task (ctl, tasks->pdata[i]);
    }
  relais_ctl_take_result (ctl, relais_ctl_json_take_array (array));
  return TRUE;
}

#define FILTERS "patient=", "scope=", "topic=", "author=", "role=", "urgency=", "visibility=", "from=", "until=",     \
                "asking", "limit="

static const char *const list_options[] = { FILTERS, NULL };
static const char *const add_options[] = { "attach=", "parts", NULL };
static const char *const attachment_options[] = { "output=", "force", NULL };
static const char *const task_options[] = { "patient=", "all", NULL };

/* clang-format off */
const RelaisCtlCommand relais_ctl_note_commands[] = {
  { "note add", "--patient ID --text TEXT [--parts] [--field VALUE]… [--attach FILE]…", N_("sign an entry of the notebook"), add_options, &relais_note_form_type, 0, 0, run_add },
  { "note list", "[--patient ID] [--scope all|unread|since-visit|mine] [--FILTER VALUE]…", N_("list entries of the notebook"), list_options, NULL, 0, 0, run_list },
  { "note show", "ID", N_("show an entry of the notebook"), NULL, NULL, 0, 1, run_show },
  { "note search", "TEXT [--FILTER VALUE]…", N_("find entries of the notebook"), list_options, NULL, 0, 1, run_search },
  { "note attachment", "ID --output FILE [--force]", N_("save a copy of a file attached to an entry"), attachment_options, NULL, 0, 1, run_attachment },
  { "note tasks", "[--patient ID] [--all]", N_("list what is asked in the notebook"), task_options, NULL, 0, 0, run_tasks },
  { "note done", "ID", N_("note what was asked as done"), NULL, NULL, 0, 1, run_done },
  { "note open", "ID", N_("take up again what was asked"), NULL, NULL, 0, 1, run_open },
  { NULL },
};
/* clang-format on */
