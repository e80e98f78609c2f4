/* checklist: the minimal conditions of a return home, as they stand for a stay, and the list itself.
 * Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-text.h"

#include "relais-checklists.h"
#include "relais-error.h"
#include "relais-issue.h"

#include <glib/gi18n.h>
#include <stdlib.h>

static JsonObject *
tell_check (RelaisCtl *ctl, const RelaisCheck *check, const char *language)
{
  JsonObject *object = json_object_new ();
  const char *text = relais_checklist_item_get_text (check->item, language);
  const char *note = check->record != NULL ? relais_record_get (check->record, RELAIS_CHECK_NOTE) : NULL;
  g_autofree char *due = relais_date_to_text (check->due);

  json_object_set_int_member (object, "item", check->item->number);
  json_object_set_string_member (object, "text_fr", check->item->text_fr);
  json_object_set_string_member (object, "text_nl", check->item->text_nl);
  if (check->answer != NULL)
    json_object_set_string_member (object, "answer", check->answer);
  json_object_set_boolean_member (object, "by_itself", check->by_itself);
  json_object_set_boolean_member (object, "applies", check->applies);
  json_object_set_boolean_member (object, "blocking", check->item->blocking);
  json_object_set_boolean_member (object, "late", check->is_late);
  if (due != NULL)
    json_object_set_string_member (object, "due", due);
  if (note != NULL)
    json_object_set_string_member (object, "note", note);
  if (check->record != NULL)
    {
      g_autofree char *at =
          relais_instant_to_local_text (relais_record_get (check->record, RELAIS_CHECK_ANSWERED_AT));

      json_object_set_string_member (object, "answered_at", at);
      json_object_set_string_member (object, "answered_by",
                                     relais_record_get (check->record, RELAIS_CHECK_ANSWERED_BY));
    }
  if (check->applies)
    g_string_append_printf (ctl->text, "%s %2d. %s%s%s\n", g_strcmp0 (check->answer, "yes") == 0 ? "☑" : "☐",
                            check->item->number, text, note != NULL ? " – " : "", note != NULL ? note : "");
  return object;
}

static gboolean
answer_page (RelaisCtl *ctl, const char *stay, const char *reason, GError **error)
{
  g_autoptr (RelaisChecklistPage) page =
      relais_checklists_open (ctl->session, relais_ctl_get_actor (ctl), stay, reason, error);
  g_autoptr (RelaisPhrasebook) book = relais_ctl_make_phrasebook (NULL);
  const char *language = book != NULL ? relais_phrasebook_get_language (book) : "fr";
  JsonObject *object;
  JsonArray *items;

  if (page == NULL)
    return FALSE;
  object = json_object_new ();
  items = json_array_new ();
  for (guint i = 0; i < page->checks->len; i++)
    json_array_add_object_element (items, tell_check (ctl, page->checks->pdata[i], language));
  json_object_set_string_member (object, "stay", stay);
  json_object_set_int_member (object, "done", page->progress.n_done);
  json_object_set_int_member (object, "apply", page->progress.n_apply);
  json_object_set_int_member (object, "blocking", page->progress.n_blocking);
  json_object_set_boolean_member (object, "at_risk", page->progress.at_risk);
  json_object_set_boolean_member (object, "express", page->is_short);
  json_object_set_array_member (object, "items", items);
  g_string_append_printf (ctl->text, "%u/%u%s%s\n", page->progress.n_done, page->progress.n_apply,
                          page->progress.at_risk ? " ⚠ " : "", page->progress.at_risk ? _("return home at risk") : "");
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  return TRUE;
}

static gboolean
run_show (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *stay;

  return relais_ctl_arguments_require (arguments, 0, "STAY", &stay, error) && relais_ctl_open_session (ctl, error) &&
         answer_page (ctl, stay, relais_ctl_arguments_get_option (arguments, "reason"), error);
}

static gboolean
save_answer (RelaisCtl *ctl, RelaisCtlArguments *arguments, const char *stay, const char *number, GError **error)
{
  g_autoptr (RelaisChecklistPage) page =
      relais_checklists_open (ctl->session, relais_ctl_get_actor (ctl), stay, NULL, error);
  g_autoptr (RelaisRecord) check = page != NULL ? relais_checklists_begin (page, atoi (number)) : NULL;
  g_autoptr (RelaisRecordBuilder) builder = NULL;
  g_autoptr (RelaisRecord) answered = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  if (page == NULL)
    return FALSE;
  if (check == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_NOT_FOUND, number, NULL);
      return FALSE;
    }
  builder = relais_record_builder_new_from (check);
  if (!relais_ctl_arguments_fill (arguments, builder, relais_session_get_today (ctl->session), issues, error))
    return FALSE;
  answered = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_checklists_answer (ctl->session, relais_ctl_get_actor (ctl), answered, error);
  return saved != NULL;
}

static gboolean
run_set (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *stay, *number;

  return relais_ctl_arguments_require (arguments, 0, "STAY", &stay, error) &&
         relais_ctl_arguments_require (arguments, 1, "ITEM", &number, error) && relais_ctl_open_session (ctl, error) &&
         save_answer (ctl, arguments, stay, number, error) && answer_page (ctl, stay, NULL, error);
}

static gboolean
run_edit (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autofree char *items = NULL;
  g_autoptr (RelaisRecord) edition = NULL;
  g_autoptr (GError) foreign = NULL;
  const char *path;

  if (!relais_ctl_arguments_require (arguments, 0, "FILE.csv", &path, error))
    return FALSE;
  if (!g_file_get_contents (path, &items, NULL, &foreign))
    {
      relais_error_take_foreign (error, g_steal_pointer (&foreign), path);
      return FALSE;
    }
  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  edition = relais_checklists_put_edition (ctl->session, relais_ctl_get_actor (ctl),
                                           relais_ctl_arguments_get_option (arguments, "ward"), items, error);
  if (edition == NULL)
    return FALSE;
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (relais_ctl_json_from_record (edition, FALSE)));
  relais_ctl_append_record (ctl, edition, "");
  return TRUE;
}

static const char *const show_options[] = { "reason=", NULL };
static const char *const edit_options[] = { "ward=", NULL };

const RelaisCtlCommand relais_ctl_checklist_commands[] = {
  { "checklist show", "STAY [--reason TEXT]", N_("show the checklist of a return home"), show_options, NULL, 0, 1, run_show },
  { "checklist set", "STAY ITEM --answer yes|no|na [--note TEXT]", N_("answer an item of the checklist"), NULL, &relais_check_type, 0, 2, run_set },
  { "checklist edit", "FILE.csv [--ward WARD]", N_("give the practice a new edition of the checklist"), edit_options, NULL, 0, 1, run_edit },
  { NULL },
};
