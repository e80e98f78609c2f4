/* practice labels: the names, numbers and basins that the practice corrects itself.
 * Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-text.h"

#include "relais-error.h"
#include "relais-field-words.h"
#include "relais-issue.h"
#include "relais-practice-labels.h"

#include <glib/gi18n.h>

/* "mutuelle" is understood as well as "mutuality". */
static gboolean
read_kind (const char *typed, const char **kind, GError **error)
{
  const RelaisField *field = &relais_label_type.fields[RELAIS_LABEL_KIND];
  g_autofree char *known = g_strjoinv ("|", (char **) field->words);

  *kind = relais_field_words_find (field, typed);
  if (*kind == NULL)
    relais_error_set (error, RELAIS_ERROR_USAGE, typed, "%s", known);
  return *kind != NULL;
}

static gboolean
read_place (RelaisCtlArguments *arguments, const char **kind, const char **code, GError **error)
{
  const char *typed;

  return relais_ctl_arguments_require (arguments, 0, "KIND", &typed, error) && read_kind (typed, kind, error) &&
         relais_ctl_arguments_require (arguments, 1, "CODE", code, error);
}

static gboolean
answer_list (RelaisCtl *ctl, const char *kind, GError **error)
{
  g_autoptr (GPtrArray) labels = relais_practice_labels_list (ctl->session, kind, error);
  JsonArray *array;

  if (labels == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < labels->len; i++)
    {
      const RelaisRecord *label = g_ptr_array_index (labels, i);

      json_array_add_object_element (array, relais_ctl_json_from_record (label, FALSE));
      g_string_append (ctl->text, i > 0 ? "\n" : "");
      relais_ctl_append_record (ctl, label, "");
    }
  relais_ctl_take_result (ctl, relais_ctl_json_take_array (array));
  return TRUE;
}

static gboolean
run_list (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *typed = relais_ctl_arguments_get_option (arguments, "kind");
  const char *kind = NULL;

  return (typed == NULL || read_kind (typed, &kind, error)) && relais_ctl_open_session (ctl, error) &&
         answer_list (ctl, kind, error);
}

/* What the practice writes is its own, unless it says where it has it from. */
static void
sign (RelaisRecordBuilder *builder, const RelaisRecord *before)
{
  const char *confidence = relais_record_get (before, RELAIS_LABEL_CONFIDENCE);
  const char *source = relais_record_get (before, RELAIS_LABEL_SOURCE);

  if (g_strcmp0 (relais_record_builder_get (builder, RELAIS_LABEL_CONFIDENCE), confidence) != 0 ||
      g_strcmp0 (relais_record_builder_get (builder, RELAIS_LABEL_SOURCE), source) != 0)
    return;
  relais_record_builder_set (builder, RELAIS_LABEL_CONFIDENCE, "practice");
  relais_record_builder_set (builder, RELAIS_LABEL_SOURCE, NULL);
}

static gboolean
run_set (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) before = NULL;
  g_autoptr (RelaisRecordBuilder) builder = NULL;
  g_autoptr (RelaisRecord) label = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  const char *kind, *code;

  if (!read_place (arguments, &kind, &code, error) || !relais_ctl_open_session (ctl, error))
    return FALSE;
  before = relais_practice_labels_begin (ctl->session, kind, code, error);
  if (before == NULL)
    return FALSE;
  builder = relais_record_builder_new_from (before);
  if (!relais_ctl_arguments_fill (arguments, builder, relais_session_get_today (ctl->session), issues, error))
    return FALSE;
  sign (builder, before);
  label = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_practice_labels_save (ctl->session, relais_ctl_get_actor (ctl), label, issues, error);
  if (saved == NULL)
    return FALSE;
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (relais_ctl_json_from_record (saved, FALSE)));
  relais_ctl_append_record (ctl, saved, "");
  return TRUE;
}

static gboolean
run_remove (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *kind, *code;

  return read_place (arguments, &kind, &code, error) && relais_ctl_open_session (ctl, error) &&
         relais_practice_labels_remove (ctl->session, relais_ctl_get_actor (ctl), kind, code, error) &&
         answer_list (ctl, kind, error);
}

static const char *const list_options[] = { "kind=", NULL };

const RelaisCtlCommand relais_ctl_label_commands[] = {
  { "practice labels list", "[--kind mutuality|commune]", N_("list the names that the practice may correct"), list_options, NULL, 0, 0, run_list },
  { "practice labels set", "KIND CODE --fr TEXT --nl TEXT", N_("correct the name of a mutuality or a commune"), NULL, &relais_label_type, 0, 2, run_set },
  { "practice labels remove", "KIND CODE", N_("remove such a name"), NULL, NULL, 0, 2, run_remove },
  { NULL },
};
