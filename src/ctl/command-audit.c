/* audit person: who has seen somebody, in plain words, on the terminal or as a PDF for whoever asks. The person may be
 * erased: then their id still answers.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-text.h"

#include "relais-audit-lines.h"
#include "relais-audit-print.h"
#include "relais-audit-story.h"
#include "relais-error.h"
#include "relais-person.h"

#include <glib/gi18n.h>

/* By id, or by words that fit one person; also for those who read the log and not the register. */
static char *
find_person (RelaisCtl *ctl, const char *text, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (g_uuid_string_is_valid (text))
    return g_ascii_strdown (text, -1);
  found = relais_audit_find_people (ctl->session, relais_ctl_get_actor (ctl), text, 2, error);
  if (found == NULL)
    return NULL;
  if (found->len == 1)
    return g_strdup (relais_record_get_id (((RelaisFound *) g_ptr_array_index (found, 0))->person));
  relais_error_set (error, found->len == 0 ? RELAIS_ERROR_NOT_FOUND : RELAIS_ERROR_AMBIGUOUS, text, "%s",
                    found->len == 0 ? "" : "…");
  return NULL;
}

static JsonObject *
describe_act (const RelaisStoryAct *act, RelaisPhrasebook *book)
{
  g_autofree char *sentence = relais_audit_story_sentence (act, book);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "act", act->act);
  json_object_set_int_member (object, "count", act->count);
  json_object_set_string_member (object, "from", act->from);
  json_object_set_string_member (object, "to", act->to);
  json_object_set_string_member (object, "text", sentence);
  return object;
}

static JsonObject *
describe_member (RelaisCtl *ctl, const RelaisStoryMember *member, RelaisPhrasebook *book)
{
  g_autofree char *who = relais_audit_story_who (member, book);
  JsonObject *object = json_object_new ();
  JsonArray *acts = json_array_new ();

  json_object_set_string_member (object, "staff", member->staff);
  if (member->name != NULL)
    json_object_set_string_member (object, "name", member->name);
  if (member->workstations != NULL)
    json_object_set_string_member (object, "workstations", member->workstations);
  g_string_append_printf (ctl->text, "  %s\n", who);
  for (guint i = 0; i < member->acts->len; i++)
    {
      const RelaisStoryAct *act = g_ptr_array_index (member->acts, i);
      g_autofree char *sentence = relais_audit_story_sentence (act, book);

      json_array_add_object_element (acts, describe_act (act, book));
      g_string_append_printf (ctl->text, "    %s\n", sentence);
    }
  json_object_set_array_member (object, "acts", acts);
  return object;
}

static JsonObject *
describe_day (RelaisCtl *ctl, const RelaisStoryDay *day, RelaisPhrasebook *book)
{
  g_autofree char *date = relais_date_to_text (day->date);
  g_autofree char *heading = relais_audit_story_day (day, book);
  JsonObject *object = json_object_new ();
  JsonArray *members = json_array_new ();

  json_object_set_string_member (object, "date", date);
  g_string_append_printf (ctl->text, "%s\n", heading);
  for (guint i = 0; i < day->members->len; i++)
    json_array_add_object_element (members, describe_member (ctl, g_ptr_array_index (day->members, i), book));
  json_object_set_array_member (object, "members", members);
  return object;
}

static void
answer_story (RelaisCtl *ctl, const RelaisStory *story, RelaisPhrasebook *book)
{
  JsonObject *object = json_object_new ();
  JsonArray *days = json_array_new ();

  json_object_set_string_member (object, "person", story->person);
  if (story->name != NULL)
    json_object_set_string_member (object, "name", story->name);
  json_object_set_int_member (object, "rows", story->n_rows);
  relais_ctl_say (ctl, story->name != NULL ? story->name : story->person);
  for (guint i = 0; i < story->days->len; i++)
    json_array_add_object_element (days, describe_day (ctl, g_ptr_array_index (story->days, i), book));
  json_object_set_array_member (object, "days", days);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
}

static gboolean
write_paper (RelaisCtl *ctl, RelaisCtlArguments *arguments, const char *person, RelaisDate from, RelaisDate until,
             const char *path, GError **error)
{
  const char *language = relais_ctl_arguments_get_option (arguments, "language");
  RelaisPdfFlags flags = relais_ctl_arguments_has (arguments, "force") ? RELAIS_PDF_OVERWRITE : RELAIS_PDF_NONE;
  JsonObject *object;
  guint n_pages = 0;

  if (!relais_audit_print_pdf (ctl->session, relais_ctl_get_actor (ctl), person, from, until,
                               language != NULL ? language : "fr", flags, path, &n_pages, error))
    return FALSE;
  object = json_object_new ();
  json_object_set_int_member (object, "pages", n_pages);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  g_string_append_printf (ctl->text, ngettext ("%u page in %s\n", "%u pages in %s\n", n_pages), n_pages, path);
  return TRUE;
}

static gboolean
read_day (RelaisCtl *ctl, RelaisCtlArguments *arguments, const char *option, RelaisDate *day, GError **error)
{
  *day = RELAIS_DATE_NONE;
  return relais_ctl_arguments_get_option (arguments, option) == NULL ||
         relais_ctl_arguments_get_date (arguments, option, relais_session_get_today (ctl->session), day, error);
}

static gboolean
run_audit_person (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *path = relais_ctl_arguments_get_option (arguments, "output");
  RelaisDate from, until;
  guint limit = 0;
  const char *text;
  g_autofree char *person = NULL;
  g_autoptr (RelaisStory) story = NULL;
  g_autoptr (RelaisPhrasebook) book = NULL;

  if (!relais_ctl_arguments_require (arguments, 0, "ID", &text, error) ||
      !relais_ctl_arguments_get_number (arguments, "limit", 0, &limit, error) ||
      !relais_ctl_open_session (ctl, error) || !read_day (ctl, arguments, "from", &from, error) ||
      !read_day (ctl, arguments, "until", &until, error))
    return FALSE;
  person = find_person (ctl, text, error);
  if (person == NULL)
    return FALSE;
  if (path != NULL)
    return write_paper (ctl, arguments, person, from, until, path, error);

  book = relais_ctl_make_phrasebook (error);
  story = book != NULL ? relais_audit_story_read (ctl->session, relais_ctl_get_actor (ctl), person, from, until, 0,
                                                  limit, error)
                       : NULL;
  if (story != NULL)
    answer_story (ctl, story, book);
  return story != NULL;
}

static const char *const person_options[] = { "from=", "until=", "limit=", "language=", "output=", "force", NULL };

/* clang-format off */
const RelaisCtlCommand relais_ctl_audit_commands[] = {
  { "audit person", "ID [--from DATE] [--until DATE] [--limit N] [--language fr/nl] [-o FILE.pdf] [--force]",
    N_("tell who has seen somebody"), person_options, NULL, 0, 1, run_audit_person },
  { NULL },
};
/* clang-format on */
