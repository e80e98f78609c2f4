/* directory …: the professionals' directory without a window: finding in it, how the local copy is, taking back the
 * last sync, and the whole of it as a file. The sync itself is command-directory-sync.c.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-text.h"

#include "relais-category.h"
#include "relais-commune.h"
#include "relais-directory-export.h"
#include "relais-directory.h"
#include "relais-error.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_LIMIT 20

static const struct {
  RelaisEntryField field;
  const char *type;
} phones[] = {
  { RELAIS_ENTRY_PHONE, "main" },
  { RELAIS_ENTRY_PHONE_DIRECT, "direct" },
  { RELAIS_ENTRY_PHONE2, "second" },
  { RELAIS_ENTRY_FAX, "fax" },
};

static void
set_text (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

static JsonArray *
list_phones (const RelaisRecord *entry)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      const char *number = relais_record_get (entry, phones[i].field);
      JsonObject *object;

      if (number == NULL)
        continue;
      object = json_object_new ();
      json_object_set_string_member (object, "number", number);
      json_object_set_string_member (object, "type", phones[i].type);
      json_object_set_boolean_member (object, "direct", phones[i].field == RELAIS_ENTRY_PHONE_DIRECT);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
describe (const RelaisDirectoryFound *found)
{
  static const char *const reaches[] = { "unknown", "open", "closed" };
  static const RelaisEntryField left_out[] = { RELAIS_ENTRY_PHONE, RELAIS_ENTRY_PHONE_DIRECT, RELAIS_ENTRY_PHONE2,
                                               RELAIS_ENTRY_FAX, RELAIS_ENTRY_OTHER_PROPERTIES };
  JsonObject *object = relais_ctl_json_from_record (found->entry, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (left_out); i++)
    json_object_remove_member (object, relais_directory_entry_type.fields[left_out[i]].name);
  json_object_remove_member (object, "id");
  json_object_set_string_member (object, "key", relais_record_get_id (found->entry));
  set_text (object, "revision", relais_record_get (found->entry, RELAIS_ENTRY_REVISION));
  set_text (object, "uid", relais_record_get (found->entry, RELAIS_ENTRY_UID));
  set_text (object, "name", relais_directory_entry_get_name (found->entry, NULL));
  set_text (object, "organisation", relais_record_get (found->entry, RELAIS_ENTRY_ORGANISATION));
  json_object_set_array_member (object, "phones", list_phones (found->entry));
  set_text (object, "gone_since", found->gone_since);
  json_object_set_boolean_member (object, "favourite", found->is_favourite);
  json_object_set_string_member (object, "reach", reaches[found->reach]);
  return object;
}

static void
say_found (RelaisCtl *ctl, const RelaisDirectoryFound *found)
{
  const char *name = relais_directory_entry_get_name (found->entry, NULL);
  const char *organisation = relais_record_get (found->entry, RELAIS_ENTRY_ORGANISATION);
  g_autoptr (GString) line = g_string_new (name != NULL ? name : relais_record_get_id (found->entry));

  if (organisation != NULL && g_strcmp0 (organisation, name) != 0)
    g_string_append_printf (line, ", %s", organisation);
  for (gsize i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      const char *number = relais_record_get (found->entry, phones[i].field);

      if (number != NULL && phones[i].field == RELAIS_ENTRY_PHONE_DIRECT)
        g_string_append_printf (line, _("  %s (direct line, for professionals)"), number);
      else if (number != NULL && phones[i].field != RELAIS_ENTRY_FAX)
        g_string_append_printf (line, "  %s", number);
    }
  if (found->gone_since != NULL)
    g_string_append_printf (line, _("  (no longer in the folder since %s)"), found->gone_since);
  relais_ctl_say (ctl, line->str);
}

/* A category by its code or name; a typing error must not look as if there were nobody. */
static gboolean
read_category (RelaisCtlArguments *arguments, GStrv *categories, GError **error)
{
  const char *typed = relais_ctl_arguments_get_option (arguments, "category");
  const RelaisCategory *category = relais_category_find (typed);

  if (typed != NULL && category == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, typed, "--category");
      return FALSE;
    }
  *categories = g_new0 (char *, 2);
  *categories[0] = category != NULL ? g_strdup (category->code) : NULL;
  return TRUE;
}

static gboolean
is_postcode (const char *typed)
{
  return strlen (typed) == 4 && strspn (typed, "0123456789") == 4;
}

/* A postcode of anywhere in the country, or the name of a commune of Brussels, which may have several. */
static gboolean
read_commune (RelaisCtlArguments *arguments, GStrv *postcodes, GError **error)
{
  const char *typed = relais_ctl_arguments_get_option (arguments, "commune");
  g_autoptr (GPtrArray) named = relais_commune_find_by_name (typed);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < named->len; i++)
    g_strv_builder_add (builder, ((const RelaisCommune *) named->pdata[i])->postcode);
  if (typed != NULL && named->len == 0)
    {
      if (!is_postcode (typed))
        {
          relais_error_set (error, RELAIS_ERROR_USAGE, typed, "--commune");
          return FALSE;
        }
      g_strv_builder_add (builder, typed);
    }
  *postcodes = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
run_search (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  RelaisDirectoryQuestion question = { .open_now = relais_ctl_arguments_has (arguments, "open-now") };
  g_auto (GStrv) categories = NULL;
  g_auto (GStrv) postcodes = NULL;
  g_autoptr (GPtrArray) found = NULL;
  JsonArray *array;

  if (!relais_ctl_arguments_require (arguments, 0, "TEXT", &question.text, error) ||
      !relais_ctl_arguments_get_number (arguments, "limit", DEFAULT_LIMIT, &question.limit, error) ||
      !read_category (arguments, &categories, error) || !read_commune (arguments, &postcodes, error))
    return FALSE;
  question.categories = (const char *const *) categories;
  question.postcodes = (const char *const *) postcodes;
  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  found = relais_directory_search (ctl->session, relais_ctl_get_actor (ctl), &question, error);
  if (found == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < found->len; i++)
    {
      json_array_add_object_element (array, describe (found->pdata[i]));
      say_found (ctl, found->pdata[i]);
    }
  relais_ctl_take_result (ctl, relais_ctl_json_take_array (array));
  return TRUE;
}

static void
answer_state (RelaisCtl *ctl, const RelaisDirectoryState *state)
{
  JsonObject *object = json_object_new ();
  g_autofree char *looked = state->looked_at != NULL ? relais_ctl_format_instant (state->looked_at) : NULL;
  g_autofree char *looked_local = state->looked_at != NULL ? relais_instant_to_local_text (state->looked_at) : NULL;
  g_autofree char *changed_local = state->changed_at != NULL ? relais_instant_to_local_text (state->changed_at) : NULL;

  set_text (object, "looked_at", looked_local);
  set_text (object, "changed_at", changed_local);
  json_object_set_int_member (object, "entries", state->n_entries);
  json_object_set_int_member (object, "kept", state->n_kept);
  json_object_set_int_member (object, "problems", state->n_problems);
  json_object_set_int_member (object, "conflicts", state->n_conflicts);
  json_object_set_boolean_member (object, "can_undo", state->can_undo);
  json_object_set_boolean_member (object, "undone", state->is_undone);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));

  if (looked != NULL)
    g_string_append_printf (ctl->text, _("Last good copy: %s\n"), looked);
  else
    g_string_append_printf (ctl->text, "%s\n", _("The folder was never read"));
  g_string_append_printf (ctl->text, ngettext ("%u entry", "%u entries", state->n_entries), state->n_entries);
  g_string_append_printf (ctl->text, _(", %u kept that the folder has no longer\n"), state->n_kept);
  g_string_append_printf (ctl->text, _("Problems: %u, conflict copies: %u\n"), state->n_problems, state->n_conflicts);
}

static gboolean
run_status (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (RelaisDirectoryState) state = NULL;

  (void) arguments;
  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  state = relais_directory_get_state (ctl->session, relais_ctl_get_actor (ctl), error);
  if (state == NULL)
    return FALSE;
  answer_state (ctl, state);
  return TRUE;
}

static gboolean
run_undo (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  g_autoptr (RelaisDirectoryState) state = NULL;

  (void) arguments;
  if (!relais_ctl_open_session (ctl, error))
    return FALSE;
  state = relais_directory_undo (ctl->session, relais_ctl_get_actor (ctl), error);
  if (state == NULL)
    return FALSE;
  answer_state (ctl, state);
  return TRUE;
}

static gboolean
write_directory (RelaisCtl *ctl, RelaisCtlArguments *arguments, const char *path, guint *n_rows, GError **error)
{
  RelaisActor *actor = relais_ctl_get_actor (ctl);
  const char *version = relais_ctl_arguments_get_option (arguments, "vcard");

  if (version != NULL && !g_str_equal (version, "4.0") && !g_str_equal (version, "3.0"))
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, version, "--vcard 4.0/3.0");
      return FALSE;
    }
  if (g_str_has_suffix (path, ".csv"))
    return relais_directory_export_csv (ctl->session, actor, path, n_rows, error);
  return relais_directory_export_vcf (ctl->session, actor, g_strcmp0 (version, "3.0") == 0, path, n_rows, error);
}

static gboolean
run_export (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *path = relais_ctl_arguments_get_option (arguments, "to");
  JsonObject *object;
  guint n_rows = 0;

  if (path == NULL || !(g_str_has_suffix (path, ".csv") || g_str_has_suffix (path, ".vcf")))
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, path != NULL ? path : "export", "--to FILE.csv/.vcf");
      return FALSE;
    }
  if (!relais_ctl_open_session (ctl, error) || !write_directory (ctl, arguments, path, &n_rows, error))
    return FALSE;

  object = json_object_new ();
  json_object_set_int_member (object, "rows", n_rows);
  json_object_set_string_member (object, "file", path);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
  g_string_append_printf (ctl->text, ngettext ("%u row written to %s\n", "%u rows written to %s\n", n_rows), n_rows, path);
  return TRUE;
}

static const char *const search_options[] = { "limit=", "category=", "commune=", "open-now", NULL };
static const char *const export_options[] = { "to=", "vcard=", NULL };

const RelaisCtlCommand relais_ctl_directory_commands[] = {
  { "directory search", "TEXT [--limit N] [--category C] [--commune POSTCODE] [--open-now]", N_("find a professional"), search_options, NULL, 0, 1, run_search },
  { "directory status", NULL, N_("say how the local copy of the directory is"), NULL, NULL, 0, 0, run_status },
  { "directory undo", NULL, N_("take back the last change of the directory"), NULL, NULL, 0, 0, run_undo },
  { "export directory", "--to FILE.csv/.vcf [--vcard 4.0/3.0]",
    N_("export the directory to a spreadsheet or an address book"), export_options, NULL, 0, 0, run_export },
  { NULL },
};
