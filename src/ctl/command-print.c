/* print: papers as PDF files. What was refused is listed card by card, and the exit status says whether anything came
 * out at all.
 */

#include "relais-ctl.h"
#include "relais-ctl-json.h"

#include "relais-error.h"
#include "relais-printing.h"
#include "relais-register.h"

#include <glib/gi18n.h>
#include <string.h>

/* The ids of those who were named by id, by a reference or by words that fit one person. */
static gboolean
find_people (RelaisCtl *ctl, RelaisCtlArguments *arguments, const char *option, RelaisSearchFlags flags,
             GPtrArray **ids, GError **error)
{
  GPtrArray *texts = relais_ctl_arguments_get_options (arguments, option);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      char *id = relais_register_find_person (ctl->session, relais_ctl_get_actor (ctl), g_ptr_array_index (texts, i),
                                              flags, error);

      if (id == NULL)
        return FALSE;
      g_ptr_array_add (found, id);
    }
  *ids = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
read_offset (const char *text, RelaisPrintOptions *options, GError **error)
{
  char *end = NULL;

  if (text == NULL)
    return TRUE;
  options->offset_x = g_ascii_strtod (text, &end);
  if (end != text && *end == ',')
    {
      const char *second = end + 1;

      options->offset_y = g_ascii_strtod (second, &end);
      if (end != second && *end == '\0')
        return TRUE;
    }
  relais_error_set (error, RELAIS_ERROR_USAGE, text, "--offset X,Y (mm)");
  return FALSE;
}

static gboolean
read_size (const char *text, RelaisPrintOptions *options, GError **error)
{
  options->large = g_strcmp0 (text, "large") == 0;
  if (text == NULL || options->large || g_str_equal (text, "normal"))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_USAGE, text, "--size normal|large");
  return FALSE;
}

static gboolean
read_options (RelaisCtlArguments *arguments, RelaisPrintOptions *options, GError **error)
{
  const char *sheet = relais_ctl_arguments_get_option (arguments, "sheet");
  guint start_label = 1;

  options->language = relais_ctl_arguments_get_option (arguments, "language");
  if (!relais_ctl_arguments_get_number (arguments, "start-label", 1, &start_label, error) ||
      !read_offset (relais_ctl_arguments_get_option (arguments, "offset"), options, error) ||
      !read_size (relais_ctl_arguments_get_option (arguments, "size"), options, error))
    return FALSE;
  options->start_label = (int) MIN (start_label, 10000);
  if (sheet != NULL)
    options->sheet = relais_sheet_lookup (sheet, error);
  return sheet == NULL || options->sheet != NULL;
}

static void
add_refusal (RelaisCtl *ctl, const RelaisPrintRefusal *refusal, JsonArray *refused)
{
  g_autofree char *sentence = relais_error_get_sentence (refusal->error);
  RelaisErrorCode code = (RelaisErrorCode) refusal->error->code;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", refusal->id);
  json_object_set_string_member (object, "reason", sentence);
  json_object_set_string_member (object, "code", relais_error_code_get_word (code));
  if (code == RELAIS_ERROR_OVERFLOW)
    json_object_set_string_member (object, "line", relais_error_get_subject (refusal->error));
  else
    json_object_set_null_member (object, "line");
  json_array_add_object_element (refused, object);
  g_string_append_printf (ctl->text, _("  Not printed: %s\n"), sentence);
}

static void
answer (RelaisCtl *ctl, const RelaisPrintJob *job, const char *path)
{
  guint n_items = relais_print_job_get_n_items (job);
  guint next_label = relais_print_job_get_next_label (job);
  GPtrArray *refusals = relais_print_job_get_refused (job);
  JsonObject *object = json_object_new ();
  JsonArray *refused = json_array_new ();

  if (n_items > 0)
    {
      g_string_append_printf (ctl->text, ngettext ("%u card in %s\n", "%u cards in %s\n", n_items), n_items, path);
      g_string_append_printf (ctl->text, _("The next free label is %u.\n"), next_label);
    }
  for (guint i = 0; i < refusals->len; i++)
    add_refusal (ctl, g_ptr_array_index (refusals, i), refused);

  json_object_set_int_member (object, "pages", relais_print_job_get_n_pages (job));
  json_object_set_int_member (object, "items", n_items);
  json_object_set_int_member (object, "next_label", n_items > 0 ? next_label : 0);
  json_object_set_array_member (object, "refused", refused);
  relais_ctl_take_result (ctl, relais_ctl_json_take_object (object));
}

static gboolean
read_request (RelaisCtl *ctl, RelaisCtlArguments *arguments, RelaisPrintRequest *request, GError **error)
{
  request->everybody = relais_ctl_arguments_has (arguments, "all");
  if (!request->everybody && relais_ctl_arguments_get_option (arguments, "caregiver") == NULL &&
      relais_ctl_arguments_get_option (arguments, "patient") == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, "print card", "--all | --caregiver ID… | --patient ID…");
      return FALSE;
    }
  return relais_ctl_open_session (ctl, error) &&
         find_people (ctl, arguments, "caregiver", RELAIS_SEARCH_CAREGIVERS, &request->caregivers, error) &&
         find_people (ctl, arguments, "patient", RELAIS_SEARCH_PATIENTS, &request->patients, error);
}

static gboolean
print (RelaisCtl *ctl, RelaisCtlArguments *arguments, const RelaisPrintRequest *request,
       const RelaisPrintOptions *options, const char *path, GError **error)
{
  RelaisActor *actor = relais_ctl_get_actor (ctl);
  gboolean overwrite = relais_ctl_arguments_has (arguments, "force");
  g_autoptr (RelaisPrintJob) job = relais_printing_prepare_cards (ctl->session, actor, request, options, error);
  gboolean has_cards = job != NULL && relais_print_job_get_n_items (job) > 0;

  if (job == NULL || (has_cards && !relais_printing_write_pdf (ctl->session, actor, job, path, overwrite, error)))
    return FALSE;
  answer (ctl, job, path);
  if (has_cards)
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_NOTHING_TO_PRINT, path, "%s", _("not one card was made"));
  return FALSE;
}

static const char *
get_path (RelaisCtlArguments *arguments, const char *command, GError **error)
{
  const char *path = relais_ctl_arguments_get_option (arguments, "output");

  if (path != NULL && g_str_has_suffix (path, ".pdf"))
    return path;
  relais_error_set (error, RELAIS_ERROR_USAGE, path != NULL ? path : command, "-o FILE.pdf");
  return NULL;
}

static gboolean
run_print_card (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *path = get_path (arguments, "print card", error);
  RelaisPrintRequest request = { 0 };
  RelaisPrintOptions options = { 0 };
  gboolean printed;

  if (path == NULL)
    return FALSE;
  printed = read_options (arguments, &options, error) && read_request (ctl, arguments, &request, error) &&
            print (ctl, arguments, &request, &options, path, error);
  g_clear_pointer (&request.caregivers, g_ptr_array_unref);
  g_clear_pointer (&request.patients, g_ptr_array_unref);
  return printed;
}

/* About nobody: no register is opened. */
static gboolean
run_print_test_page (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *path = get_path (arguments, "print test-page", error);
  RelaisPrintOptions options = { 0 };
  g_autoptr (RelaisPrintJob) job = NULL;

  if (path == NULL || !read_options (arguments, &options, error))
    return FALSE;
  job = relais_printing_prepare_test_page (&options, error);
  if (job == NULL ||
      !relais_printing_write_pdf (NULL, NULL, job, path, relais_ctl_arguments_has (arguments, "force"), error))
    return FALSE;
  g_string_append_printf (ctl->text, _("Test page in %s\n"), path);
  answer (ctl, job, path);
  return TRUE;
}

static const char *const page_options[] = { "language=", "sheet=", "size=", "offset=", "output=", "force", NULL };

static const char *const card_options[] = { "all",   "caregiver=", "patient=", "language=", "sheet=", "start-label=",
                                            "size=", "offset=",    "output=",  "force",     NULL };

const RelaisCtlCommand relais_ctl_print_commands[] = {
  { "print card",
    "(--all | --caregiver ID… | --patient ID…) [--language fr/nl/fr+nl] [--sheet NAME] [--start-label N] "
    "[--size normal/large] [--offset X,Y] -o FILE.pdf [--force]",
    N_("print contact cards"), card_options, NULL, 0, 0, run_print_card },
  { "print test-page", "[--language fr/nl] [--sheet NAME] [--size normal/large] [--offset X,Y] -o FILE.pdf [--force]",
    N_("print a page that shows how a printer places labels"), page_options, NULL, 0, 0, run_print_test_page },
  { NULL },
};
