/* The text of one cell: whether it is a value at all, since spreadsheets say "nothing" in many words, and the value
 * it is. Reading is domain's; here it is remembered, because a column of words says the same few things thousands of
 * times. Owned by the reader of one table; one thread.
 */

#include "relais-import-value.h"

#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-text.h"

#include <string.h>

struct _RelaisImportValues {
  RelaisDate today;
  GHashTable *known;       /* "field text" → RelaisImportValue, for fields of few different values */
  RelaisImportValue *last; /* of the others */
};

static void
value_free (gpointer data)
{
  RelaisImportValue *value = data;

  g_free (value->text);
  g_ptr_array_unref (value->issues);
  g_free (value);
}

/* --- What sort of text --- */

static gboolean
consists_of (const char *text, const char *characters)
{
  return text[strspn (text, characters)] == '\0';
}

static gboolean
is_ditto (const char *text)
{
  static const char *const dittos[] = { "idem", "idem.", "id.", "ditto", "do.", "zelfde", "hetzelfde", "\"", "\"\"", "\" \"",
                                        "-\"-", "''",    "〃",  "″",     NULL };
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return g_strv_contains (dittos, lower);
}

/* "#N/A" and "#NAME?" in every language of the program, and the ##### of a narrow column. */
static gboolean
is_error (const char *text)
{
  static const char *const errors[] = { "#N/A", "#N/B", "#NB", "#NV", "#NULL!", "#NUL!", NULL };
  gsize length = strlen (text);

  if (*text != '#' || length < 2)
    return FALSE;
  return g_strv_contains (errors, text) || consists_of (text, "#") ||
         ((text[length - 1] == '!' || text[length - 1] == '?') && strchr (text, ' ') == NULL);
}

/* What offices write where nothing is known. In a field of words some of these are answers. */
static gboolean
is_nothing (RelaisFieldKind kind, const char *text)
{
  static const char *const anywhere[] = { "n/a",     "n.a.",     "néant",   "neant", "inconnu",
                                          "inconnue", "onbekend", "unknown", NULL };
  static const char *const not_names[] = { "na",    "nc",   "nd",  "null", "none", "aucun", "aucune", "geen",
                                           "nihil", "rien", "non", "neen", "nee",  "no",    NULL };
  g_autofree char *lower = NULL;

  if (kind == RELAIS_FIELD_YES_NO || kind == RELAIS_FIELD_WORD || kind == RELAIS_FIELD_WORDS ||
      kind == RELAIS_FIELD_MUTUALITY)
    return FALSE;

  lower = g_utf8_strdown (text, -1);
  if (consists_of (lower, "?") || g_strv_contains (anywhere, lower))
    return TRUE;
  return kind == RELAIS_FIELD_NAME ? strlen (lower) <= 4 && consists_of (lower, "x")
                                   : g_strv_contains (not_names, lower);
}

/* '; DROP is an odd name, but one; =1+1 is none. */
static gboolean
is_name (const char *text)
{
  if (strchr ("=+@", *text) != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

/**
 * relais_import_text_judge:
 * @field: the field of the column
 * @text: what stands in a cell
 *
 * Returns: what sort of text it is
 */
RelaisImportText
relais_import_text_judge (const RelaisField *field, const char *text)
{
  g_autofree char *cleaned = relais_text_clean (text, 0, NULL);

  if (*cleaned == '\0' || is_nothing (field->kind, cleaned))
    return RELAIS_IMPORT_TEXT_NOTHING;
  if (is_error (cleaned))
    return RELAIS_IMPORT_TEXT_ERROR;
  if (is_ditto (cleaned))
    return RELAIS_IMPORT_TEXT_DITTO;
  if (field->kind == RELAIS_FIELD_NAME && !consists_of (cleaned, "-/._;, ") && !is_name (cleaned))
    return RELAIS_IMPORT_TEXT_NOT_A_NAME;
  return RELAIS_IMPORT_TEXT_VALUE;
}

/* --- Values --- */

static RelaisImportValue *
read_value (const RelaisField *field, const char *text, RelaisDate today)
{
  RelaisImportValue *value = g_new0 (RelaisImportValue, 1);

  value->issues = relais_issues_new ();
  value->is_read = relais_field_read (field, text, today, &value->text, value->issues);
  return value;
}

static gboolean
repeats_itself (RelaisFieldKind kind)
{
  static const RelaisFieldKind kinds[] = {
    RELAIS_FIELD_YES_NO,   RELAIS_FIELD_WORD,    RELAIS_FIELD_WORDS,    RELAIS_FIELD_NUMBER,    RELAIS_FIELD_POSTCODE,
    RELAIS_FIELD_LANGUAGE, RELAIS_FIELD_COMMUNE, RELAIS_FIELD_RELATION, RELAIS_FIELD_MUTUALITY, RELAIS_FIELD_PRESENCE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i] == kind)
        return TRUE;
    }
  return FALSE;
}

/**
 * relais_import_values_new:
 * @today: today's date
 *
 * Returns: (transfer full): an empty memory
 */
RelaisImportValues *
relais_import_values_new (RelaisDate today)
{
  RelaisImportValues *values = g_new0 (RelaisImportValues, 1);

  values->today = today;
  values->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_free);
  return values;
}

/**
 * relais_import_values_free:
 * @values: (transfer full): a memory
 */
void
relais_import_values_free (RelaisImportValues *values)
{
  g_clear_pointer (&values->last, value_free);
  g_hash_table_unref (values->known);
  g_free (values);
}

/**
 * relais_import_values_read:
 * @values: the memory of this table
 * @field: a field
 * @text: what stands in a cell
 *
 * Returns: (transfer none): the value, until the next call
 */
const RelaisImportValue *
relais_import_values_read (RelaisImportValues *values, const RelaisField *field, const char *text)
{
  g_autofree char *key = NULL;
  RelaisImportValue *value;

  if (!repeats_itself (field->kind))
    {
      g_clear_pointer (&values->last, value_free);
      values->last = read_value (field, text, values->today);
      return values->last;
    }

  key = g_strdup_printf ("%p %s", (gconstpointer) field, text);
  value = g_hash_table_lookup (values->known, key);
  if (value == NULL)
    {
      value = read_value (field, text, values->today);
      g_hash_table_insert (values->known, g_steal_pointer (&key), value);
    }
  return value;
}
