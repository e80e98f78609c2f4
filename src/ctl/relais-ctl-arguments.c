/* Reading the words behind a command. Every command says which options it knows; an unknown one is an error that lists
 * the known ones. Options named after the fields of a record fill it; without any of them a JSON object on standard
 * input does.
 */

#include "relais-ctl-arguments.h"

#include "relais-ctl-json.h"
#include "relais-error.h"
#include "relais-field-reader.h"
#include "relais-issue.h"

#include <string.h>

struct _RelaisCtlArguments {
  const RelaisRecordType *type;
  guint facet;

  GPtrArray *positional;
  GHashTable *options; /* name → GPtrArray of values */
  GHashTable *fields;  /* number of the field → value */
};

static GPtrArray *
get_values (RelaisCtlArguments *arguments, const char *name)
{
  GPtrArray *values = g_hash_table_lookup (arguments->options, name);

  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (arguments->options, g_strdup (name), values);
    }
  return values;
}

/* 0: unknown, 1: stands alone, 2: a value follows. */
static int
look_up_option (const char *const *options, const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    {
      if (g_str_equal (options[i], name))
        return 1;
      if (strncmp (options[i], name, length) == 0 && g_str_equal (options[i] + length, "="))
        return 2;
    }
  return 0;
}

static int
look_up_field (const RelaisCtlArguments *arguments, const char *name)
{
  int field = arguments->type != NULL ? relais_record_type_find (arguments->type, name) : -1;
  const RelaisField *known = field >= 0 ? &arguments->type->fields[field] : NULL;

  if (known == NULL || (known->flags & RELAIS_FIELD_MANAGED) ||
      (known->facet != 0 && (known->facet & arguments->facet) == 0))
    return -1;
  return field;
}

static void
set_unknown (GError **error, const RelaisCtlArguments *arguments, const char *const *options, const char *name)
{
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *fields =
      arguments->type != NULL ? relais_record_type_list_names (arguments->type, arguments->facet) : g_strdup ("");

  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    {
      gsize length = strcspn (options[i], "=");

      g_string_append_printf (known, "%s--%.*s", known->len > 0 ? " " : "", (int) length, options[i]);
    }
  if (*fields != '\0')
    g_string_append_printf (known, "%s%s", known->len > 0 ? " " : "", fields);

  if (arguments->type != NULL)
    relais_error_set (error, RELAIS_ERROR_UNKNOWN_FIELD, name, "%s", known->str);
  else
    relais_error_set (error, RELAIS_ERROR_USAGE, name, "%s", known->len > 0 ? known->str : "–");
}

static gboolean
take_option (RelaisCtlArguments *arguments, const char *const *options, const char *const **word, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (**word + 2, "=", 2);
  const char *name = parts[0];
  const char *value = parts[1];
  int kind = look_up_option (options, name);
  int field = kind == 0 ? look_up_field (arguments, name) : -1;

  if (kind == 0 && field < 0)
    {
      set_unknown (error, arguments, options, **word);
      return FALSE;
    }
  if (kind != 1 && value == NULL)
    value = *++(*word);
  if (kind != 1 && value == NULL)
    {
      (*word)--;
      relais_error_set (error, RELAIS_ERROR_USAGE, **word, "…");
      return FALSE;
    }

  if (field >= 0)
    g_hash_table_insert (arguments->fields, GINT_TO_POINTER (field), g_strdup (value));
  else
    g_ptr_array_add (get_values (arguments, name), g_strdup (value != NULL ? value : ""));
  return TRUE;
}

/**
 * relais_ctl_arguments_parse:
 * @words: (array zero-terminated=1): what stands behind the command
 * @options: (nullable) (array zero-terminated=1): the options it knows; "=" behind a name says that a value follows
 * @fields: (nullable): a type of record whose fields are options too
 * @facet: which facets of that type
 * @n_positional: how many other words there may be, -1 for any number
 * @error: RELAIS_ERROR_USAGE, RELAIS_ERROR_UNKNOWN_FIELD
 *
 * Returns: (transfer full) (nullable): the arguments
 */
RelaisCtlArguments *
relais_ctl_arguments_parse (const char *const *words, const char *const *options, const RelaisRecordType *fields,
                            guint facet, int n_positional, GError **error)
{
  g_autoptr (RelaisCtlArguments) arguments = g_new0 (RelaisCtlArguments, 1);
  gboolean only_words = FALSE;

  arguments->type = fields;
  arguments->facet = facet;
  arguments->positional = g_ptr_array_new_with_free_func (g_free);
  arguments->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  arguments->fields = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (; *words != NULL; words++)
    {
      if (!g_utf8_validate (*words, -1, NULL))
        {
          relais_error_set (error, RELAIS_ERROR_USAGE, *words, "UTF-8");
          return NULL;
        }
      if (!only_words && g_str_equal (*words, "--"))
        only_words = TRUE;
      else if (only_words || !g_str_has_prefix (*words, "-") || g_str_equal (*words, "-"))
        g_ptr_array_add (arguments->positional, g_strdup (*words));
      else if (g_str_equal (*words, "-o") && look_up_option (options, "output") == 2 && words[1] != NULL)
        g_ptr_array_add (get_values (arguments, "output"), g_strdup (*++words));
      else if (!g_str_has_prefix (*words, "--"))
        {
          set_unknown (error, arguments, options, *words);
          return NULL;
        }
      else if (!take_option (arguments, options, &words, error))
        return NULL;
    }

  if (n_positional >= 0 && arguments->positional->len > (guint) n_positional)
    {
      set_unknown (error, arguments, options, g_ptr_array_index (arguments->positional, (guint) n_positional));
      return NULL;
    }
  return g_steal_pointer (&arguments);
}

/**
 * relais_ctl_arguments_free:
 * @arguments: (transfer full): arguments
 */
void
relais_ctl_arguments_free (RelaisCtlArguments *arguments)
{
  g_ptr_array_unref (arguments->positional);
  g_hash_table_unref (arguments->options);
  g_hash_table_unref (arguments->fields);
  g_free (arguments);
}

/**
 * relais_ctl_arguments_get_n:
 * @arguments: arguments
 *
 * Returns: how many positional words there are
 */
guint
relais_ctl_arguments_get_n (RelaisCtlArguments *arguments)
{
  return arguments->positional->len;
}

/**
 * relais_ctl_arguments_get:
 * @arguments: arguments
 * @index: from 0 on
 *
 * Returns: (nullable): that positional word
 */
const char *
relais_ctl_arguments_get (RelaisCtlArguments *arguments, guint index)
{
  return index < arguments->positional->len ? g_ptr_array_index (arguments->positional, index) : NULL;
}

/**
 * relais_ctl_arguments_require:
 * @arguments: arguments
 * @index: from 0 on
 * @what: what it is called in the usage: "ID"
 * @value: (out): that positional word
 * @error: RELAIS_ERROR_USAGE when it is missing
 *
 * Returns: whether it is there
 */
gboolean
relais_ctl_arguments_require (RelaisCtlArguments *arguments, guint index, const char *what, const char **value,
                              GError **error)
{
  *value = relais_ctl_arguments_get (arguments, index);
  if (*value == NULL)
    relais_error_set (error, RELAIS_ERROR_USAGE, what, "…");
  return *value != NULL;
}

/**
 * relais_ctl_arguments_has:
 * @arguments: arguments
 * @option: an option
 *
 * Returns: whether it was given
 */
gboolean
relais_ctl_arguments_has (RelaisCtlArguments *arguments, const char *option)
{
  return g_hash_table_contains (arguments->options, option);
}

/**
 * relais_ctl_arguments_get_option:
 * @arguments: arguments
 * @option: an option
 *
 * Returns: (nullable): its last value, %NULL when it was not given
 */
const char *
relais_ctl_arguments_get_option (RelaisCtlArguments *arguments, const char *option)
{
  GPtrArray *values = g_hash_table_lookup (arguments->options, option);

  return values != NULL ? g_ptr_array_index (values, values->len - 1) : NULL;
}

/**
 * relais_ctl_arguments_get_options:
 * @arguments: arguments
 * @option: an option
 *
 * Returns: (transfer none) (element-type utf8) (nullable): all its values, %NULL when it was not given
 */
GPtrArray *
relais_ctl_arguments_get_options (RelaisCtlArguments *arguments, const char *option)
{
  return g_hash_table_lookup (arguments->options, option);
}

/**
 * relais_ctl_arguments_get_number:
 * @arguments: arguments
 * @option: an option
 * @fallback: the number when it was not given
 * @number: (out): the number
 * @error: RELAIS_ERROR_USAGE when it is none
 *
 * Returns: whether it is a whole number
 */
gboolean
relais_ctl_arguments_get_number (RelaisCtlArguments *arguments, const char *option, guint fallback, guint *number,
                                 GError **error)
{
  const char *value = relais_ctl_arguments_get_option (arguments, option);
  guint64 parsed = fallback;

  if (value != NULL && !g_ascii_string_to_unsigned (value, 10, 0, 1000000, &parsed, NULL))
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, value, "--%s", option);
      return FALSE;
    }
  *number = (guint) parsed;
  return TRUE;
}

/**
 * relais_ctl_arguments_get_date:
 * @arguments: arguments
 * @option: an option
 * @today: what it is when it was not given
 * @date: (out): the date
 * @error: RELAIS_ERROR_USAGE when it is none
 *
 * Returns: whether it is a date
 */
gboolean
relais_ctl_arguments_get_date (RelaisCtlArguments *arguments, const char *option, RelaisDate today, RelaisDate *date,
                               GError **error)
{
  static const RelaisField field = { .name = "date", .kind = RELAIS_FIELD_PARTIAL_DATE };
  const char *value = relais_ctl_arguments_get_option (arguments, option);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *canonical = NULL;

  *date = today;
  if (value == NULL)
    return TRUE;
  if (relais_field_read (&field, value, today, &canonical, issues) && relais_date_parse (canonical, date))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_USAGE, value, "--%s YYYY-MM-DD", option);
  return FALSE;
}

/**
 * relais_ctl_arguments_has_fields:
 * @arguments: arguments
 *
 * Returns: whether a field was given as an option
 */
gboolean
relais_ctl_arguments_has_fields (RelaisCtlArguments *arguments)
{
  return g_hash_table_size (arguments->fields) > 0;
}

static gboolean
fill_from_options (RelaisCtlArguments *arguments, RelaisRecordBuilder *builder, RelaisDate today, GPtrArray *issues)
{
  gboolean all_read = TRUE;

  for (guint i = 0; i < arguments->type->n_fields; i++)
    {
      const char *typed = g_hash_table_lookup (arguments->fields, GUINT_TO_POINTER (i));

      if (typed != NULL && !relais_record_builder_read (builder, i, typed, today, issues))
        all_read = FALSE;
    }
  return all_read;
}

/**
 * relais_ctl_arguments_fill:
 * @arguments: arguments
 * @builder: a record that is being put together
 * @today: today's date
 * @issues: (element-type RelaisIssue): a list to which findings are added
 * @error: RELAIS_ERROR_INVALID when a value was not understood, RELAIS_ERROR_UNKNOWN_FIELD, RELAIS_ERROR_USAGE
 *
 * Sets the fields given as options; without any, those of the JSON object on standard input.
 *
 * Returns: whether every value was understood
 */
gboolean
relais_ctl_arguments_fill (RelaisCtlArguments *arguments, RelaisRecordBuilder *builder, RelaisDate today,
                           GPtrArray *issues, GError **error)
{
  gboolean all_read;

  if (relais_ctl_arguments_has_fields (arguments))
    all_read = fill_from_options (arguments, builder, today, issues);
  else if (!relais_ctl_json_fill_from_input (builder, arguments->type, arguments->facet, today, issues, &all_read,
                                             error))
    return FALSE;

  return all_read || relais_issues_check (issues, NULL, error);
}
