/* Any bytes as what stands behind `relaisctl`, a word a line, and as a line of `batch`; what follows a NUL is standard
 * input. No command runs: its words are read as far as they can be without a register, and are arguments or an error
 * of wrong usage; a record that they fill is text in every field, and empty where nothing was given.
 */

#include "relais-ctl-globals.h"
#include "relais-ctl-json.h"
#include "relais-error.h"
#include "relais-fuzz.h"
#include "relais-issue.h"

#include <string.h>

static const RelaisDate today = { 2026, 11, 20 };

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == RELAIS_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (relais_error_code_get_family ((RelaisErrorCode) error->code), <=, 2);
}

static void
check_option (RelaisCtlArguments *arguments, const char *option)
{
  g_autofree char *name = g_strndup (option, strcspn (option, "="));
  g_autoptr (GError) no_number = NULL;
  g_autoptr (GError) no_date = NULL;
  RelaisDate date;
  guint number = 0;

  g_assert_true (relais_ctl_arguments_has (arguments, name) ==
                 (relais_ctl_arguments_get_option (arguments, name) != NULL));
  if (!relais_ctl_arguments_get_number (arguments, name, 7, &number, &no_number))
    check_error (no_number);
  else if (!relais_ctl_arguments_has (arguments, name))
    g_assert_cmpuint (number, ==, 7);
  if (!relais_ctl_arguments_get_date (arguments, name, today, &date, &no_date))
    check_error (no_date);
  else
    g_assert_true (g_date_valid_dmy ((GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year));
}

static void
check_record (RelaisRecordBuilder *builder, gboolean all_read, GPtrArray *issues)
{
  g_autoptr (RelaisRecord) record = relais_record_builder_end (builder);
  const RelaisRecordType *type = relais_record_get_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *value = relais_record_get (record, i);

      g_assert_true (value == NULL || (*value != '\0' && g_utf8_validate (value, -1, NULL)));
    }
  g_assert_true (all_read || issues->len > 0);
  for (guint i = 0; i < issues->len; i++)
    {
      g_autofree char *sentence = relais_issue_get_sentence (g_ptr_array_index (issues, i));

      g_assert_true (g_utf8_validate (sentence, -1, NULL));
    }
}

static void
check_fields (const RelaisCtlCommand *command, RelaisCtlArguments *arguments, const char *input, gsize length)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (command->fields, NULL, 0);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  gboolean all_read = TRUE;
  gboolean filled;

  if (relais_ctl_arguments_has_fields (arguments))
    {
      filled = relais_ctl_arguments_fill (arguments, builder, today, issues, &error);
      all_read = filled;
    }
  else
    filled = relais_ctl_json_fill_from_text (builder, command->fields, command->facet, input, length, today, issues,
                                             &all_read, &error);
  if (!filled)
    check_error (error);
  check_record (builder, all_read || error != NULL, issues);
}

static void
check_words (const char *const *words, const char *input, gsize length)
{
  RelaisCtl ctl = { .passphrase_fd = -1, .new_passphrase_fd = -1 };
  const RelaisCtlCommand *command = NULL;
  g_autoptr (RelaisCtlArguments) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = relais_ctl_take_globals (&ctl, words, &error);

  if (rest != NULL)
    arguments = relais_ctl_read ((const char *const *) rest, &command, &error);
  relais_ctl_clear_globals (&ctl);
  if (arguments == NULL)
    {
      check_error (error);
      return;
    }

  g_assert_no_error (error);
  for (guint i = 0; i < relais_ctl_arguments_get_n (arguments); i++)
    g_assert_true (g_utf8_validate (relais_ctl_arguments_get (arguments, i), -1, NULL));
  for (guint i = 0; command->options != NULL && command->options[i] != NULL; i++)
    check_option (arguments, command->options[i]);
  if (command->fields != NULL)
    check_fields (command, arguments, input, length);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  gsize length = strlen (text);
  const char *input = length < size ? (const char *) data + length + 1 : "";
  gsize input_length = length < size ? size - length - 1 : 0;
  g_auto (GStrv) words = g_strsplit (text, "\n", -1);
  g_auto (GStrv) line = NULL;

  check_words ((const char *const *) words, input, input_length);
  if (g_utf8_validate (text, -1, NULL) && g_shell_parse_argv (text, NULL, &line, NULL))
    check_words ((const char *const *) line, input, input_length);
  return 0;
}
