/* import and export: people in from a spreadsheet with every skipped row explained, and out to one.
 * A plan is made first, so that a dry run says the same as the import will.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"

#include "relais-csv.h"
#include "relais-error.h"
#include "relais-people-export.h"
#include "relais-people-import.h"
#include "relais-person.h"

#include <glib/gi18n.h>
#include <string.h>

/* --map COLUMN=field, as often as needed. */
static GHashTable *
read_mapping (RelaisCtlArguments *arguments, GError **error)
{
  GPtrArray *pairs = relais_ctl_arguments_get_options (arguments, "map");
  g_autoptr (GHashTable) mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      const char *pair = g_ptr_array_index (pairs, i);
      const char *equals = strrchr (pair, '=');

      if (equals == NULL)
        {
          relais_error_set (error, RELAIS_ERROR_USAGE, pair, "--map COLUMN=field");
          return NULL;
        }
      g_hash_table_insert (mapping, g_strndup (pair, (gsize) (equals - pair)), g_strdup (equals + 1));
    }
  return g_steal_pointer (&mapping);
}

static void
add_finding (RelaisCtl *ctl, const RelaisImportFinding *finding, JsonArray *skipped, JsonArray *warnings)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "row", finding->line);
  json_object_set_string_member (object, "column", finding->column != NULL ? finding->column : "");
  json_object_set_string_member (object, "reason", finding->sentence);
  json_array_add_object_element (finding->skips ? skipped : warnings, object);

  g_string_append_printf (ctl->text, finding->skips ? _("  Row %u skipped: %s") : _("  Row %u: %s"), finding->line,
                          finding->column != NULL ? finding->column : "");
  g_string_append_printf (ctl->text, "%s%s\n", finding->column != NULL ? " – " : "", finding->sentence);
}

static void
answer_import (RelaisCtl *ctl, const RelaisImportResult *result, GPtrArray *findings, gboolean dry_run)
{
  JsonObject *object = json_object_new ();
  JsonArray *skipped = json_array_new ();
  JsonArray *warnings = json_array_new ();

  g_string_append_printf (ctl->text,
                          dry_run ? _("%u rows: %u would come in, %u would change a record, %u are there already, %u would be skipped\n")
                                  : _("%u rows: %u came in, %u changed a record, %u were there already, %u were skipped\n"),
                          result->rows, result->imported, result->updated, result->unchanged, result->skipped);
  for (guint i = 0; i < findings->len; i++)
    add_finding (ctl, g_ptr_array_index (findings, i), skipped, warnings);
  if (result->operation != NULL)
    g_string_append_printf (ctl->text, _("To undo all of it: relaisctl import undo %s\n"), result->operation);

  json_object_set_int_member (object, "rows", result->rows);
  json_object_set_int_member (object, "imported", result->imported);
  json_object_set_int_member (object, "updated", result->updated);
  json_object_set_int_member (object, "unchanged", result->unchanged);
  json_object_set_array_member (object, "skipped", skipped);
  json_object_set_array_member (object, "warnings", warnings);
  if (result->operation != NULL)
    json_object_set_string_member (object, "operation", result->operation);
  else
    json_object_set_null_member (object, "operation");
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
}

static gboolean
check_something_came_in (const char *path, const RelaisImportResult *result, GError **error)
{
  if (result->imported + result->updated + result->unchanged > 0)
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_NOT_A_TABLE, path, "%s", _("no row could be taken over"));
  return FALSE;
}

static gboolean
run_import (RelaisCtl *ctl, RelaisCtlArguments *arguments, guint facet, GError **error)
{
  gboolean dry_run = relais_ctl_arguments_has (arguments, "dry-run");
  g_autoptr (GHashTable) mapping = read_mapping (arguments, error);
  g_autoptr (RelaisCsv) csv = NULL;
  g_autoptr (RelaisImportPlan) plan = NULL;
  g_auto (RelaisImportResult) result = { 0 };
  g_autofree char *name = NULL;
  const char *path;

  if (mapping == NULL || !relais_ctl_arguments_require (arguments, 0, "FILE", &path, error))
    return FALSE;
  csv = relais_csv_load_file (path, error);
  if (csv == NULL || !relais_ctl_open_session (ctl, error))
    return FALSE;
  plan = relais_people_import_plan (ctl->session, relais_ctl_get_actor (ctl), csv, facet, mapping, error);
  if (plan == NULL)
    return FALSE;

  name = g_path_get_basename (path);
  if (dry_run)
    relais_import_plan_get_result (plan, &result);
  else if (!relais_people_import_apply (ctl->session, relais_ctl_get_actor (ctl), plan, name, &result, error))
    return FALSE;
  answer_import (ctl, &result, relais_import_plan_get_findings (plan), dry_run);
  return check_something_came_in (name, &result, error);
}

static gboolean
write_people (RelaisCtl *ctl, RelaisCtlArguments *arguments, guint facet, const char *path, guint *n_rows,
              GError **error)
{
  const char *version = relais_ctl_arguments_get_option (arguments, "vcard");

  if (version != NULL && !g_str_equal (version, "4.0") && !g_str_equal (version, "3.0"))
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, version, "--vcard 4.0/3.0");
      return FALSE;
    }
  if (g_str_has_suffix (path, ".csv"))
    return relais_people_export_csv (ctl->session, relais_ctl_get_actor (ctl), facet, path, n_rows, error);
  return relais_people_export_vcf (ctl->session, relais_ctl_get_actor (ctl), facet, g_strcmp0 (version, "3.0") == 0, path,
                                   n_rows, error);
}

static gboolean
run_export (RelaisCtl *ctl, RelaisCtlArguments *arguments, guint facet, GError **error)
{
  const char *path = relais_ctl_arguments_get_option (arguments, "to");
  JsonObject *object;
  guint n_rows = 0;

  if (path == NULL || !(g_str_has_suffix (path, ".csv") || g_str_has_suffix (path, ".vcf")))
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, path != NULL ? path : "export", "--to FILE.csv/.vcf");
      return FALSE;
    }
  if (!relais_ctl_open_session (ctl, error) || !write_people (ctl, arguments, facet, path, &n_rows, error))
    return FALSE;

  object = json_object_new ();
  json_object_set_int_member (object, "rows", n_rows);
  json_object_set_string_member (object, "file", path);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  if (g_str_has_suffix (path, ".vcf"))
    g_string_append_printf (ctl->text, ngettext ("%u card written to %s\n", "%u cards written to %s\n", n_rows), n_rows,
                            path);
  else
    g_string_append_printf (ctl->text, ngettext ("%u row written to %s\n", "%u rows written to %s\n", n_rows), n_rows,
                            path);
  return TRUE;
}

static gboolean
run_import_patients (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return run_import (ctl, arguments, RELAIS_FACET_PATIENT, error);
}

static gboolean
run_import_caregivers (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return run_import (ctl, arguments, RELAIS_FACET_CAREGIVER, error);
}

static gboolean
run_export_patients (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return run_export (ctl, arguments, RELAIS_FACET_PATIENT, error);
}

static gboolean
run_export_caregivers (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  return run_export (ctl, arguments, RELAIS_FACET_CAREGIVER, error);
}

static const char *const import_options[] = { "map=", "dry-run", NULL };
static const char *const export_options[] = { "to=", "vcard=", NULL };

const RelaisCtlCommand relais_ctl_transfer_commands[] = {
  { "import patients", "FILE [--map COLUMN=field]… [--dry-run]", N_("import patients from a spreadsheet"), import_options, NULL, 0, 1, run_import_patients },
  { "import caregivers", "FILE [--map COLUMN=field]… [--dry-run]", N_("import caregivers, with their patients, from a spreadsheet"), import_options, NULL, 0, 1, run_import_caregivers },
  { "export patients", "--to FILE.csv/.vcf [--vcard 4.0/3.0]", N_("export patients to a spreadsheet or an address book"), export_options, NULL, 0, 0, run_export_patients },
  { "export caregivers", "--to FILE.csv/.vcf [--vcard 4.0/3.0]", N_("export caregivers to a spreadsheet or an address book"), export_options, NULL, 0, 0, run_export_caregivers },
  { NULL },
};
