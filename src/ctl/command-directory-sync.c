/* directory sync: one sync run without a window, or its rehearsal. A sync of the folder that is chosen needs no
 * passphrase, as it goes on while the window is locked; to choose another one, or to accept what the guard held back,
 * somebody must sign in.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-text.h"

#include "relais-directory-entry.h"
#include "relais-directory-outcome.h"
#include "relais-directory.h"
#include "relais-error.h"

#include <glib/gi18n.h>

static JsonArray *
list_bad (GPtrArray *troubles)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < troubles->len; i++)
    {
      const RelaisDirectoryTrouble *trouble = troubles->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "file", trouble->file);
      json_object_set_int_member (object, "line", trouble->line);
      json_object_set_string_member (object, "reason", trouble->sentence);
      json_object_set_string_member (object, "code", trouble->word);
      json_object_set_string_member (object, "name", trouble->name != NULL ? trouble->name : "");
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
list_conflicts (GPtrArray *copies)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < copies->len; i++)
    {
      const RelaisDirectoryCopy *copy = copies->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "file", copy->file);
      json_object_set_string_member (object, "other", copy->other);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
describe_fields (const RelaisDirectoryChange *change)
{
  g_auto (GStrv) names = relais_record_list_changes (change->before, change->after);
  JsonObject *object = json_object_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint field = (guint) relais_record_type_find (&relais_directory_entry_type, names[i]);
      const char *before = change->before != NULL ? relais_record_get (change->before, field) : NULL;
      const char *after = change->after != NULL ? relais_record_get (change->after, field) : NULL;
      JsonArray *pair = json_array_new ();

      json_array_add_string_element (pair, before != NULL ? before : "");
      json_array_add_string_element (pair, after != NULL ? after : "");
      json_object_set_array_member (object, names[i], pair);
    }
  return object;
}

static JsonArray *
list_changes (const RelaisDirectoryOutcome *outcome)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < outcome->changes->len; i++)
    {
      const RelaisDirectoryChange *change = outcome->changes->pdata[i];
      const RelaisRecord *entry = change->after != NULL ? change->after : change->before;
      const char *name = relais_directory_entry_get_name (entry, NULL);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "kind", change->kind);
      json_object_set_string_member (object, "key", relais_record_get_id (entry));
      json_object_set_string_member (object, "name", name != NULL ? name : "");
      if (change->before != NULL && change->after != NULL)
        json_object_set_object_member (object, "fields", describe_fields (change));
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
set_guard (JsonObject *object, const RelaisDirectoryOutcome *outcome)
{
  JsonObject *guard;

  if (outcome->reason == NULL)
    {
      json_object_set_null_member (object, "guard");
      return;
    }
  guard = json_object_new ();
  json_object_set_string_member (guard, "reason", outcome->reason);
  json_object_set_int_member (guard, "would_remove", outcome->would_remove);
  json_object_set_int_member (guard, "would_change", outcome->would_change);
  json_object_set_int_member (guard, "of", outcome->of);
  json_object_set_object_member (object, "guard", guard);
}

static JsonNode *
make_result (RelaisCtl *ctl, const RelaisDirectoryOutcome *outcome, GPtrArray *troubles, gboolean lists_changes)
{
  g_autoptr (GPtrArray) copies = relais_directory_outcome_list_copies (outcome);
  JsonObject *object;

  if (ctl->format == RELAIS_CTL_TSV)
    return relais_ctl_json_take_array (list_changes (outcome));

  object = json_object_new ();
  json_object_set_int_member (object, "new", outcome->n_new + outcome->n_back);
  json_object_set_int_member (object, "changed", outcome->n_changed);
  json_object_set_int_member (object, "gone", outcome->n_gone);
  json_object_set_int_member (object, "unchanged", outcome->n_unchanged);
  json_object_set_int_member (object, "expired", outcome->n_expired);
  json_object_set_array_member (object, "bad", list_bad (troubles));
  json_object_set_array_member (object, "conflicts", list_conflicts (copies));
  set_guard (object, outcome);
  json_object_set_boolean_member (object, "applied", outcome->is_applied);
  if (lists_changes)
    json_object_set_array_member (object, "changes", list_changes (outcome));
  json_object_set_double_member (object, "seconds", (double) outcome->microseconds / G_USEC_PER_SEC);
  return relais_ctl_json_take_object (object);
}

/* For people: the numbers, then what happens to whom, then what is wrong. */

static void
say_fields (RelaisCtl *ctl, const RelaisDirectoryChange *change)
{
  g_auto (GStrv) names = relais_record_list_changes (change->before, change->after);

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint field = (guint) relais_record_type_find (&relais_directory_entry_type, names[i]);
      const char *before = relais_record_get (change->before, field);
      const char *after = relais_record_get (change->after, field);

      /* Translators: a field of an entry, what it said and what it says */
      g_string_append_printf (ctl->text, _("    %s: %s → %s\n"), _(relais_directory_entry_type.fields[field].label),
                              before != NULL ? before : "–", after != NULL ? after : "–");
    }
}

static void
say_changes (RelaisCtl *ctl, const RelaisDirectoryOutcome *outcome)
{
  static const struct {
    const char *kind;
    const char *label;
  } labels[] = {
    { "new", NC_("entry of the directory", "new") },       { "changed", NC_("entry of the directory", "changed") },
    { "gone", NC_("entry of the directory", "gone") },     { "back", NC_("entry of the directory", "back") },
    { "expired", NC_("entry of the directory", "removed") },
  };

  for (guint i = 0; i < outcome->changes->len; i++)
    {
      const RelaisDirectoryChange *change = outcome->changes->pdata[i];
      const RelaisRecord *entry = change->after != NULL ? change->after : change->before;
      const char *name = relais_directory_entry_get_name (entry, NULL);

      for (guint j = 0; j < G_N_ELEMENTS (labels); j++)
        {
          if (g_str_equal (labels[j].kind, change->kind))
            g_string_append_printf (ctl->text, "  %s: %s\n",
                                    g_dpgettext2 (NULL, "entry of the directory", labels[j].label),
                                    name != NULL ? name : relais_record_get_id (entry));
        }
      if (change->before != NULL && change->after != NULL)
        say_fields (ctl, change);
    }
}

static void
say_outcome (RelaisCtl *ctl, const RelaisDirectoryOutcome *outcome, GPtrArray *troubles, gboolean lists_changes)
{
  g_string_append_printf (ctl->text, _("New: %u, changed: %u, gone: %u, unchanged: %u\n"),
                          outcome->n_new + outcome->n_back, outcome->n_changed, outcome->n_gone, outcome->n_unchanged);
  if (lists_changes)
    say_changes (ctl, outcome);
  for (guint i = 0; i < troubles->len; i++)
    {
      const RelaisDirectoryTrouble *trouble = troubles->pdata[i];

      if (trouble->line > 0)
        g_string_append_printf (ctl->text, "%s:%u: %s\n", trouble->file, trouble->line, trouble->sentence);
      else
        g_string_append_printf (ctl->text, "%s: %s\n", trouble->file, trouble->sentence);
    }
}

static RelaisDirectoryOutcome *
sync_directory (RelaisCtl *ctl, const RelaisDirectoryWish *wish, gboolean is_chosen, GError **error)
{
  if (wish->accepted == NULL && (wish->is_rehearsal || is_chosen))
    return relais_session_check_folder (ctl->data_dir, error)
               ? relais_directory_sync_unattended (ctl->data_dir, ctl->clock, wish, NULL, error)
               : NULL;

  if (!relais_ctl_open_session (ctl, error))
    return NULL;
  if (!wish->is_rehearsal && !is_chosen &&
      !relais_directory_choose_folder (ctl->session, relais_ctl_get_actor (ctl), wish->folder, FALSE, error))
    return NULL;
  return relais_directory_sync_now (ctl->session, relais_ctl_get_actor (ctl), wish, NULL, error);
}

static gboolean
run_sync (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *typed = relais_ctl_arguments_get_n (arguments) > 0 ? relais_ctl_arguments_get (arguments, 0) : NULL;
  g_autofree char *folder = typed != NULL ? g_canonicalize_filename (typed, NULL) : NULL;
  g_autofree char *chosen = NULL;
  RelaisDirectoryWish wish = { .folder = folder, .is_rehearsal = relais_ctl_arguments_has (arguments, "dry-run") };
  g_autoptr (RelaisPhrasebook) book = relais_ctl_make_phrasebook (error);
  g_autoptr (RelaisDirectoryOutcome) outcome = NULL;
  g_autoptr (GPtrArray) troubles = NULL;
  g_autofree char *reason = NULL;

  if (book == NULL || !relais_directory_get_chosen (ctl->data_dir, &chosen, error))
    return FALSE;
  if (relais_ctl_arguments_has (arguments, "accept-deletions") && !wish.is_rehearsal)
    wish.accepted = "*";
  outcome = sync_directory (ctl, &wish, folder == NULL || g_strcmp0 (folder, chosen) == 0, error);
  if (outcome == NULL)
    return FALSE;

  troubles = relais_directory_outcome_list_troubles (outcome, book);
  relais_ctl_take_result (ctl, make_result (ctl, outcome, troubles, wish.is_rehearsal || !outcome->is_applied));
  say_outcome (ctl, outcome, troubles, wish.is_rehearsal || !outcome->is_applied);
  reason = relais_directory_outcome_explain (outcome, NULL);
  if (wish.is_rehearsal && reason != NULL)
    relais_ctl_say (ctl, reason);
  if (wish.is_rehearsal || outcome->is_applied)
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_GUARDED, typed != NULL ? typed : chosen, "%s",
                    reason != NULL ? reason : _("The practice looks at every change first."));
  return FALSE;
}

static const char *const sync_options[] = { "dry-run", "accept-deletions", NULL };

const RelaisCtlCommand relais_ctl_directory_sync_commands[] = {
  { "directory sync", "[FOLDER] [--dry-run] [--accept-deletions]",
    N_("bring the local copy of the directory up to date"), sync_options, NULL, 0, 1, run_sync },
  { NULL },
};
