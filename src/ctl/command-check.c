/* verify and audit: is the register whole, and who saw what.
 * Each command asks a service, then answers with JSON for programs and lines for people.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-secret.h"
#include "relais-ctl-text.h"

#include "relais-audit-reading.h"
#include "relais-disk.h"
#include "relais-error.h"
#include "relais-log-words.h"
#include "relais-recovery.h"
#include "relais-text.h"

#include <glib/gi18n.h>

/* With the recovery key nobody acts, and nothing but this is answered. */
static gboolean
verify (RelaisCtl *ctl, GPtrArray *findings, GError **error)
{
  char *secret = NULL;
  gboolean ran;

  if (!relais_session_check_folder (ctl->data_dir, error) ||
      (ctl->session == NULL && (secret = relais_ctl_get_passphrase (ctl, error)) == NULL))
    return FALSE;
  if (secret != NULL && relais_recovery_is_key (secret))
    {
      ran = relais_recovery_verify (ctl->data_dir, secret, ctl->clock, findings, error);
      relais_ctl_forget (secret);
      return ran;
    }
  if (ctl->session == NULL)
    ctl->session = relais_session_open (ctl->data_dir, secret, ctl->as, ctl->clock, error);
  relais_ctl_forget (secret);
  return ctl->session != NULL &&
         relais_session_verify (ctl->session, relais_ctl_get_actor (ctl), findings, error);
}

/* Information, no finding: the register itself is encrypted wherever it stands. */
static void
tell_disk (RelaisCtl *ctl, JsonObject *object)
{
  RelaisDiskReport report = relais_disk_look (ctl->data_dir);
  g_autofree char *text = relais_disk_to_text (report);

  json_object_set_string_member (object, "disk", relais_disk_get_word (report.folder));
  json_object_set_string_member (object, "swap", relais_disk_get_word (report.swap));
  relais_ctl_say (ctl, text);
}

static gboolean
run_verify (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  JsonObject *object;
  JsonArray *array;

  if (!verify (ctl, findings, error))
    return FALSE;

  object = json_object_new ();
  array = json_array_new ();
  for (guint i = 0; i < findings->len; i++)
    {
      json_array_add_string_element (array, g_ptr_array_index (findings, i));
      relais_ctl_say (ctl, g_ptr_array_index (findings, i));
    }
  json_object_set_boolean_member (object, "ok", findings->len == 0);
  json_object_set_array_member (object, "findings", array);
  tell_disk (ctl, object);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  if (findings->len == 0)
    {
      relais_ctl_say (ctl, _("The register is whole."));
      return TRUE;
    }
  relais_error_set (error, RELAIS_ERROR_REGISTER_DAMAGED, ctl->data_dir, "%s", (char *) g_ptr_array_index (findings, 0));
  return FALSE;
}

/* The names of members are looked up now: the log holds ids only. */
static GHashTable *
load_names (RelaisCtl *ctl, GError **error)
{
  g_autoptr (GPtrArray) staff = relais_session_list_staff (ctl->session, error);
  GHashTable *names;

  if (staff == NULL)
    return NULL;
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < staff->len; i++)
    g_hash_table_insert (names, g_strdup (relais_record_get_id (g_ptr_array_index (staff, i))),
                         g_strdup (relais_record_get (g_ptr_array_index (staff, i), RELAIS_STAFF_NAME)));
  return names;
}

static gboolean
find_member (GHashTable *names, const char *name, char **id, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  *id = NULL;
  if (name == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (g_str_equal (key, name) || relais_text_equal_folded (value, name))
        {
          *id = g_strdup (key);
          return TRUE;
        }
    }
  relais_error_set (error, RELAIS_ERROR_NOT_FOUND, name, NULL);
  return FALSE;
}

static void
set_text (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
}

static void
append_row (GString *text, const RelaisAuditRow *row, const char *member)
{
  const RelaisAuditEntry *entry = &row->entry;
  const char *kind = relais_log_kind_get_label (entry->kind);
  g_autofree char *at = relais_ctl_format_instant (entry->at);
  g_autofree char *act = relais_ctl_format_act (entry->act);

  g_string_append_printf (text, "%6" G_GINT64_FORMAT "  %s  %s  %s", row->seq, at,
                          member != NULL ? member : entry->staff, act);
  if (kind != NULL)
    g_string_append_printf (text, "  %s", g_dpgettext2 (NULL, RELAIS_LOG_KIND_CONTEXT, kind));
  if (entry->subject != NULL)
    g_string_append_printf (text, "  %s", entry->subject);
  if (entry->fields != NULL)
    {
      g_autofree char *fields = relais_ctl_format_fields (entry->kind, entry->fields);

      g_string_append_printf (text, "  [%s]", fields);
    }
  g_string_append_c (text, '\n');
}

static void
add_row (RelaisCtl *ctl, JsonArray *array, const RelaisAuditRow *row, GHashTable *names)
{
  const RelaisAuditEntry *entry = &row->entry;
  const char *member = g_hash_table_lookup (names, entry->staff);
  g_autofree char *at = relais_instant_to_local_text (entry->at);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "seq", row->seq);
  set_text (object, "at", at);
  set_text (object, "staff", entry->staff);
  set_text (object, "name", member);
  set_text (object, "workstation", entry->workstation);
  set_text (object, "act", entry->act);
  set_text (object, "kind", entry->kind);
  set_text (object, "subject", entry->subject);
  set_text (object, "fields", entry->fields);
  set_text (object, "operation", entry->operation);
  json_array_add_object_element (array, object);

  append_row (ctl->text, row, member);
}

static gboolean
run_audit_list (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *member = NULL;
  JsonArray *array;

  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  names = load_names (ctl, error);
  if (names == NULL ||
      !find_member (names, relais_ctl_arguments_get_option (arguments, "staff"), &member, error))
    return FALSE;
  rows = relais_audit_reading_list (ctl->session, relais_ctl_get_actor (ctl),
                                    relais_ctl_arguments_get_option (arguments, "subject"), member, error);
  if (rows == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < rows->len; i++)
    add_row (ctl, array, g_ptr_array_index (rows, i), names);
  relais_ctl_take_result (ctl, relais_ctl_json_take_array (array));
  return TRUE;
}

static JsonObject *
describe_check (RelaisAuditFlaw flaw, gint64 seq)
{
  gboolean is_whole = flaw == RELAIS_AUDIT_FLAW_NONE;
  JsonObject *object = json_object_new ();

  json_object_set_boolean_member (object, "ok", is_whole);
  if (is_whole)
    {
      json_object_set_int_member (object, "rows", seq);
      return object;
    }
  json_object_set_int_member (object, "seq", seq);
  json_object_set_string_member (object, "problem", relais_audit_flaw_get_word (flaw));
  return object;
}

static gboolean
run_audit_verify (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  RelaisAuditFlaw flaw;
  g_autofree char *row = NULL;
  gint64 seq;

  if (!relais_ctl_open_session (ctl, error) ||
      !relais_audit_reading_check (ctl->session, relais_ctl_get_actor (ctl), &flaw, &seq, error))
    return FALSE;
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (describe_check (flaw, seq)));
  if (flaw == RELAIS_AUDIT_FLAW_NONE)
    {
      relais_ctl_say (ctl, _("Every row of the access log verifies."));
      return TRUE;
    }
  row = g_strdup_printf ("%" G_GINT64_FORMAT, seq);
  relais_error_set (error, RELAIS_ERROR_AUDIT_BROKEN, row, "%s", _(relais_audit_flaw_get_msgid (flaw)));
  return FALSE;
}

static const char *const audit_options[] = { "subject=", "staff=", NULL };

const RelaisCtlCommand relais_ctl_check_commands[] = {
  { "verify", NULL, N_("check that the register is whole"), NULL, NULL, 0, 0, run_verify },
  { "audit list", "[--subject ID] [--staff NAME]", N_("list who saw and did what"), audit_options, NULL, 0, 0, run_audit_list },
  { "audit verify", NULL, N_("check that the access log was not altered"), NULL, NULL, 0, 0, run_audit_verify },
  { NULL },
};
