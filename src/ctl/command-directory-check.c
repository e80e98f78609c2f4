/* directory check: what the keeper of a shared folder should mend, without a register and without a passphrase.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"
#include "relais-ctl-text.h"

#include "relais-directory-report.h"
#include "relais-error.h"

#include <glib/gi18n.h>

static RelaisPhrasebook *
make_book (RelaisCtlArguments *arguments, GError **error)
{
  const char *language = relais_ctl_arguments_get_option (arguments, "language");

  return language != NULL ? relais_phrasebook_new (language, error) : relais_ctl_make_phrasebook (error);
}

static JsonArray *
list_findings (const RelaisDirectoryCheck *check, RelaisPhrasebook *book)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < check->findings->len; i++)
    {
      const RelaisDirectoryFinding *finding = check->findings->pdata[i];
      g_autofree char *sentence = relais_directory_finding_get_sentence (finding, book);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "file", finding->file);
      json_object_set_int_member (object, "line", finding->line);
      json_object_set_string_member (object, "reason", sentence);
      json_object_set_string_member (object, "code", finding->code);
      json_object_set_string_member (object, "name", finding->name != NULL ? finding->name : "");
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
list_conflicts (const RelaisDirectoryCheck *check)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < check->conflicts->len; i++)
    {
      const RelaisDirectoryConflict *conflict = check->conflicts->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "file", conflict->file);
      json_object_set_string_member (object, "other", conflict->other);
      json_array_add_object_element (array, object);
    }
  return array;
}

/* The keys of "directory sync"; a table has no place for but one list. */
static JsonNode *
make_result (RelaisCtl *ctl, const RelaisDirectoryCheck *check, RelaisPhrasebook *book)
{
  JsonObject *object;

  if (ctl->format == RELAIS_CTL_TSV)
    return relais_ctl_json_take_array (list_findings (check, book));

  object = json_object_new ();
  json_object_set_int_member (object, "new", check->n_entries);
  json_object_set_int_member (object, "changed", 0);
  json_object_set_int_member (object, "gone", 0);
  json_object_set_int_member (object, "unchanged", 0);
  json_object_set_array_member (object, "bad", list_findings (check, book));
  json_object_set_array_member (object, "conflicts", list_conflicts (check));
  json_object_set_null_member (object, "guard");
  json_object_set_double_member (object, "seconds", (double) check->microseconds / G_USEC_PER_SEC);
  return relais_ctl_json_take_object (object);
}

static gboolean
run_check (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *path = relais_ctl_arguments_get_option (arguments, "output");
  RelaisPdfFlags flags = relais_ctl_arguments_has (arguments, "force") ? RELAIS_PDF_OVERWRITE : RELAIS_PDF_NONE;
  g_autoptr (RelaisPhrasebook) book = NULL;
  g_autoptr (RelaisDirectoryCheck) check = NULL;
  const char *folder;

  if (!relais_ctl_arguments_require (arguments, 0, "FOLDER", &folder, error) ||
      (book = make_book (arguments, error)) == NULL ||
      (check = relais_directory_check_folder (folder, ctl->clock, NULL, error)) == NULL)
    return FALSE;
  if (path != NULL && !relais_directory_report_to_pdf (check, relais_clock_today (ctl->clock), book, flags, path, NULL,
                                                       error))
    return FALSE;

  if (ctl->format == RELAIS_CTL_TEXT)
    {
      g_autofree char *text = relais_directory_report_to_text (check, book);

      g_string_append (ctl->text, text);
    }
  relais_ctl_take_result (ctl, make_result (ctl, check, book));
  return TRUE;
}

static const char *const check_options[] = { "language=", "output=", "force", NULL };

const RelaisCtlCommand relais_ctl_directory_check_commands[] = {
  { "directory check", "FOLDER [--language fr/nl] [-o FILE.pdf] [--force]",
    N_("list what the keeper of a shared folder should mend"), check_options, NULL, 0, 1, run_check },
  { NULL },
};
