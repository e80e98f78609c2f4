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
find_people (RelaisCtl *ctl, RelaisCtlArguments *arguments, const char *option, RelaisSearchFlags flags, GPtrArray **ids,
             GError **error)
{
  GPtrArray *texts = relais_ctl_arguments_get_options (arguments, option);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      char *id = relais_register_find_person (ctl->session, relais_ctl_get_actor (ctl), g_ptr_array_index (texts, i), flags,
                                              error);

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
answer (RelaisCtl *ctl, const RelaisPrintResult *result, const char *path)
{
  JsonObject *object = json_object_new ();
  JsonArray *refused = json_array_new ();

  if (result->n_items > 0)
    {
      g_string_append_printf (ctl->text, ngettext ("%u card in %s\n", "%u cards in %s\n", result->n_items), result->n_items, path);
      g_string_append_printf (ctl->text, _("The next free label is %u.\n"), result->next_label);
    }
  for (guint i = 0; i < result->refused->len; i++)
    add_refusal (ctl, g_ptr_array_index (result->refused, i), refused);

  json_object_set_int_member (object, "pages", result->n_pages);
  json_object_set_int_member (object, "items", result->n_items);
  json_object_set_int_member (object, "next_label", result->next_label);
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
print (RelaisCtl *ctl, RelaisCtlArguments *arguments, const RelaisPrintRequest *request, const RelaisPrintOptions *options,
       const char *path, GError **error)
{
  g_auto (RelaisPrintResult) result = { 0 };

  if (!relais_printing_print_cards (ctl->session, relais_ctl_get_actor (ctl), request, options, path,
                                    relais_ctl_arguments_has (arguments, "force"), &result, error))
    return FALSE;
  answer (ctl, &result, path);
  if (result.n_items > 0)
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_NOTHING_TO_PRINT, path, "%s", _("not one card was made"));
  return FALSE;
}

static gboolean
run_print_card (RelaisCtl *ctl, RelaisCtlArguments *arguments, GError **error)
{
  const char *path = relais_ctl_arguments_get_option (arguments, "output");
  RelaisPrintRequest request = { 0 };
  RelaisPrintOptions options = { 0 };
  gboolean printed;

  if (path == NULL || !g_str_has_suffix (path, ".pdf"))
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, path != NULL ? path : "print card", "-o FILE.pdf");
      return FALSE;
    }
  printed = read_options (arguments, &options, error) && read_request (ctl, arguments, &request, error) &&
            print (ctl, arguments, &request, &options, path, error);
  g_clear_pointer (&request.caregivers, g_ptr_array_unref);
  g_clear_pointer (&request.patients, g_ptr_array_unref);
  return printed;
}

static const char *const card_options[] = { "all",   "caregiver=", "patient=", "language=", "sheet=", "start-label=",
                                            "size=", "offset=",    "output=",  "force",     NULL };

const RelaisCtlCommand relais_ctl_print_commands[] = {
  { "print card",
    "(--all | --caregiver ID… | --patient ID…) [--language fr/nl/fr+nl] [--sheet NAME] [--start-label N] "
    "[--size normal/large] [--offset X,Y] -o FILE.pdf [--force]",
    N_("print contact cards"), card_options, NULL, 0, 0, run_print_card },
  { NULL },
};
