/* From what a source says to an entry: each value goes through the domain's own reader, what is wrong with it becomes a
 * problem with its line, a first 0 that a spreadsheet dropped is put back and listed. A card ends as an entry of the
 * reading, or as one that is there and could not be taken. Owned by a reader, on its thread.
 */

#include "relais-directory-values.h"

#include "relais-commune.h"
#include "relais-directory-lists.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-phone.h"
#include "relais-text.h"

#include <string.h>

/* Values of few kinds that come again and again, with what they were read as. */
#define MAX_REMEMBERED 1000
#define MAX_REMEMBERED_LENGTH 120

/* Far above every field's limit; what is longer is cut before anything is made of it. */
#define MAX_VALUE_LENGTH 100000

typedef struct {
  GHashTable *values[RELAIS_ENTRY_N_FIELDS];
} Memory;

static void
free_memory (gpointer data)
{
  Memory *memory = data;

  for (guint i = 0; i < RELAIS_ENTRY_N_FIELDS; i++)
    g_clear_pointer (&memory->values[i], g_hash_table_unref);
  g_free (memory);
}

static GPrivate remembered = G_PRIVATE_INIT (free_memory);

static GHashTable *
get_remembered (RelaisEntryField field)
{
  Memory *memory = g_private_get (&remembered);

  if (memory == NULL)
    {
      memory = g_new0 (Memory, 1);
      g_private_set (&remembered, memory);
    }
  if (memory->values[field] == NULL)
    memory->values[field] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (g_hash_table_size (memory->values[field]) >= MAX_REMEMBERED)
    g_hash_table_remove_all (memory->values[field]);
  return memory->values[field];
}

static const RelaisField *
get_field (RelaisEntryField field)
{
  return &relais_directory_entry_type.fields[field];
}

/* Dates depend on today, phones and texts seldom come twice. */
static gboolean
comes_again (RelaisEntryField field)
{
  switch ((int) get_field (field)->kind)
    {
    case RELAIS_FIELD_PRESENCE:
    case RELAIS_FIELD_POSTCODE:
    case RELAIS_FIELD_COMMUNE:
    case RELAIS_FIELD_WORD:
    case RELAIS_FIELD_WORDS:
    case RELAIS_FIELD_YES_NO:
      return TRUE;
    default:
      return relais_directory_list_is_read (field);
    }
}

static gboolean
has_lines (RelaisEntryField field)
{
  return field == RELAIS_ENTRY_DESCRIPTION || field == RELAIS_ENTRY_HOURS_FR || field == RELAIS_ENTRY_HOURS_NL ||
         field == RELAIS_ENTRY_CONDITIONS_FR || field == RELAIS_ENTRY_CONDITIONS_NL;
}

static void
report_issue (RelaisDirectoryValues *values, guint line, const RelaisIssue *issue)
{
  g_autofree char *argument = NULL;

  if (issue->code == RELAIS_ISSUE_PHONE_RESTORED_ZERO)
    {
      relais_directory_values_report (values, line, RELAIS_PROBLEM_RESTORED_ZERO, issue->argument);
      return;
    }
  if (issue->level != RELAIS_ISSUE_ERROR)
    return;
  argument = g_strjoin (" ", issue->field, relais_issue_code_get_word (issue->code), issue->argument, NULL);
  relais_directory_values_report (values, line, RELAIS_PROBLEM_VALUE, argument);
}

static void
report_issues (RelaisDirectoryValues *values, guint line, GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    report_issue (values, line, issues->pdata[i]);
}

/* Texts are cut rather than refused: half a description is better than none. A reference that was cut would be
 * another's. */
static gboolean
read_text (RelaisDirectoryValues *values, RelaisEntryField field, const char *typed, guint line)
{
  guint limit = relais_field_get_limit (get_field (field));
  g_autofree char *text = has_lines (field) ? relais_text_clean_lines (typed, 0, NULL)
                                            : relais_text_clean (typed, 0, NULL);
  g_autofree char *cut = NULL;

  if (strlen (text) <= limit || relais_text_length (text) <= limit)
    {
      relais_record_builder_set (values->builder, field, text);
      return *text != '\0';
    }

  relais_directory_values_report (values, line, RELAIS_PROBLEM_VALUE_CUT, get_field (field)->name);
  if (field == RELAIS_ENTRY_UID)
    return FALSE;
  cut = relais_text_clean_lines (text, limit, NULL);
  relais_record_builder_set (values->builder, field, cut);
  return TRUE;
}

static gboolean
read_again (RelaisDirectoryValues *values, RelaisEntryField field, const char *typed, guint line)
{
  GHashTable *known = get_remembered (field);
  g_autoptr (GPtrArray) issues = NULL;
  g_autofree char *value = NULL;
  const char *again = g_hash_table_lookup (known, typed);
  gboolean read = TRUE;

  if (again != NULL)
    {
      relais_record_builder_set (values->builder, field, again);
      return TRUE;
    }

  issues = relais_issues_new ();
  if (relais_directory_list_is_read (field))
    value = relais_directory_list_read (field, typed, issues);
  else
    read = relais_field_read (get_field (field), typed, values->today, &value, issues);
  report_issues (values, line, issues);
  if (!read || value == NULL || *value == '\0')
    return FALSE;

  relais_record_builder_set (values->builder, field, value);
  if (!relais_issues_have_errors (issues) && strlen (typed) <= MAX_REMEMBERED_LENGTH)
    g_hash_table_insert (known, g_strdup (typed), g_strdup (value));
  return TRUE;
}

static void
add_phone (RelaisDirectoryValues *values, const char *number)
{
  const char *others = relais_record_builder_get (values->builder, RELAIS_ENTRY_MORE_PHONES);
  g_autofree char *all = others != NULL ? g_strdup_printf ("%s; %s", others, number) : g_strdup (number);

  if (relais_text_length (all) <= relais_field_get_limit (get_field (RELAIS_ENTRY_MORE_PHONES)))
    relais_record_builder_set (values->builder, RELAIS_ENTRY_MORE_PHONES, all);
}

/* "02 474 02 55 / 0478 12 34 56": the first one is the number of this field, the others are kept beside it. */
static gboolean
read_several_phones (RelaisDirectoryValues *values, RelaisEntryField field, const char *typed)
{
  g_auto (GStrv) numbers = relais_phone_split (typed);

  if (numbers[0] == NULL || numbers[1] == NULL)
    return FALSE;
  relais_record_builder_set (values->builder, field, numbers[0]);
  for (guint i = 1; numbers[i] != NULL; i++)
    add_phone (values, numbers[i]);
  return TRUE;
}

static gboolean
read_value (RelaisDirectoryValues *values, RelaisEntryField field, const char *typed, guint line)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *value = NULL;
  gboolean read = relais_field_read (get_field (field), typed, values->today, &value, issues);

  if (!read && get_field (field)->kind == RELAIS_FIELD_PHONE && read_several_phones (values, field, typed))
    return TRUE;
  report_issues (values, line, issues);
  if (!read || value == NULL)
    return FALSE;
  relais_record_builder_set (values->builder, field, value);
  return TRUE;
}

/**
 * relais_directory_values_init:
 * @values: (out caller-allocates): the state of a reader, to be ended with relais_directory_values_clear()
 * @reading: (transfer none): what is read goes there
 * @today: today's date
 */
void
relais_directory_values_init (RelaisDirectoryValues *values, RelaisDirectoryReading *reading, RelaisDate today)
{
  *values = (RelaisDirectoryValues) { .reading = reading, .today = today };
}

/**
 * relais_directory_values_begin:
 * @values: the state of a reader
 * @line: the line on which a card begins
 */
void
relais_directory_values_begin (RelaisDirectoryValues *values, guint line)
{
  g_clear_pointer (&values->builder, relais_record_builder_free);
  values->builder = relais_record_builder_new (&relais_directory_entry_type, "", 0);
  values->line = line;
  values->first_problem = values->reading->problems->len;
}

/**
 * relais_directory_values_read:
 * @values: the state of a reader, within a card
 * @field: what it is about
 * @typed: what the source says, in UTF-8
 * @line: the line on which it stands
 *
 * Reads one value into the card. What cannot be read is left out and listed.
 *
 * Returns: whether the card has it now
 */
gboolean
relais_directory_values_read (RelaisDirectoryValues *values, RelaisEntryField field, const char *typed, guint line)
{
  g_autofree char *cut = NULL;

  if (*typed == '\0')
    return FALSE;
  if (strlen (typed) > MAX_VALUE_LENGTH)
    typed = cut = g_strndup (typed, MAX_VALUE_LENGTH);
  if (comes_again (field))
    return read_again (values, field, typed, line);
  if (get_field (field)->kind == RELAIS_FIELD_TEXT)
    return read_text (values, field, typed, line);
  return read_value (values, field, typed, line);
}

/**
 * relais_directory_values_keep_others:
 * @values: the state of a reader, within a card
 * @others: properties that no field holds, parted by "\n"
 *
 * Keeps them with the card; beyond the limit, whole ones only: half a property would be another one.
 */
void
relais_directory_values_keep_others (RelaisDirectoryValues *values, GString *others)
{
  guint limit = relais_field_get_limit (get_field (RELAIS_ENTRY_OTHER_PROPERTIES));

  if (others->len == 0)
    return;
  if (others->len > limit && (gsize) g_utf8_strlen (others->str, (gssize) others->len) > limit)
    {
      const char *cut = g_strrstr_len (others->str, (gssize) limit, "\n");

      g_string_truncate (others, cut != NULL ? (gsize) (cut - others->str) : 0);
      relais_directory_values_report (values, values->line, RELAIS_PROBLEM_VALUE_CUT,
                                      get_field (RELAIS_ENTRY_OTHER_PROPERTIES)->name);
    }
  relais_record_builder_set (values->builder, RELAIS_ENTRY_OTHER_PROPERTIES, others->str);
}

/**
 * relais_directory_values_get:
 * @values: the state of a reader, within a card
 * @field: a field
 *
 * Returns: (nullable): what the card has so far
 */
const char *
relais_directory_values_get (RelaisDirectoryValues *values, RelaisEntryField field)
{
  return relais_record_builder_get (values->builder, field);
}

/**
 * relais_directory_values_report:
 * @values: the state of a reader
 * @line: a line, 0 for the file as a whole
 * @code: what is wrong there
 * @argument: (nullable): what the comment of its code says
 */
void
relais_directory_values_report (RelaisDirectoryValues *values, guint line, RelaisDirectoryProblemCode code,
                                const char *argument)
{
  if (values->reading->problems->len >= RELAIS_DIRECTORY_MAX_PROBLEMS)
    values->n_unlisted++;
  else
    relais_directory_problems_add (values->reading->problems, values->reading->file, line, code, argument, NULL);
}

static void
name_problems (RelaisDirectoryValues *values, const char *name)
{
  GPtrArray *problems = values->reading->problems;

  for (guint i = values->first_problem; name != NULL && i < problems->len; i++)
    {
      RelaisDirectoryProblem *problem = problems->pdata[i];

      if (problem->name == NULL)
        problem->name = g_strdup (name);
    }
}

static void
check_validity (RelaisDirectoryValues *values)
{
  const char *until = relais_directory_values_get (values, RELAIS_ENTRY_VALID_UNTIL);
  RelaisDate end;

  if (until != NULL && relais_date_parse (until, &end) && relais_date_is_over (end, values->today))
    relais_directory_values_report (values, values->line, RELAIS_PROBLEM_EXPIRED, until);
}

/* Filters go by the commune; its postcode says which it is. */
static void
complete_place (RelaisDirectoryValues *values)
{
  const RelaisCommune *commune = relais_commune_find (relais_directory_values_get (values, RELAIS_ENTRY_POSTCODE));
  const char *named = relais_directory_values_get (values, RELAIS_ENTRY_COMMUNE);
  const char *postcode = named != NULL ? relais_commune_get_postcode (named) : NULL;

  if (commune != NULL && named == NULL)
    relais_record_builder_set (values->builder, RELAIS_ENTRY_COMMUNE, commune->name_fr);
  else if (postcode != NULL && relais_directory_values_get (values, RELAIS_ENTRY_POSTCODE) == NULL)
    relais_record_builder_set (values->builder, RELAIS_ENTRY_POSTCODE, postcode);
}

/* What a person would call the card. */
static const char *
get_name (RelaisDirectoryValues *values)
{
  static const RelaisEntryField names[] = { RELAIS_ENTRY_NAME, RELAIS_ENTRY_NAME_FR, RELAIS_ENTRY_NAME_NL,
                                            RELAIS_ENTRY_ORGANISATION };
  const char *name = NULL;

  for (guint i = 0; name == NULL && i < G_N_ELEMENTS (names); i++)
    name = relais_directory_values_get (values, names[i]);
  return name;
}

static RelaisRecord *
end_record (RelaisDirectoryValues *values)
{
  const char *phone = relais_directory_values_get (values, RELAIS_ENTRY_PHONE);
  g_autofree char *key = NULL;

  if (phone == NULL)
    phone = relais_directory_values_get (values, RELAIS_ENTRY_PHONE_DIRECT);
  key = relais_directory_entry_make_key (relais_directory_values_get (values, RELAIS_ENTRY_UID), get_name (values),
                                         relais_directory_values_get (values, RELAIS_ENTRY_ORGANISATION), phone);
  relais_record_builder_set_id (values->builder, key);
  return relais_record_builder_end (g_steal_pointer (&values->builder));
}

/**
 * relais_directory_values_take:
 * @values: the state of a reader, within a card that is whole
 *
 * Ends the card: it becomes an entry of the reading, or a problem if it has no name.
 */
void
relais_directory_values_take (RelaisDirectoryValues *values)
{
  if (get_name (values) == NULL)
    {
      relais_directory_values_refuse (values, RELAIS_PROBLEM_NO_NAME, NULL);
      return;
    }

  check_validity (values);
  complete_place (values);
  name_problems (values, get_name (values));
  g_ptr_array_add (values->reading->cards, relais_directory_card_new (values->reading->file, values->line,
                                                                      end_record (values), NULL));
}

/**
 * relais_directory_values_refuse:
 * @values: the state of a reader, within a card
 * @code: why it cannot be taken
 * @argument: (nullable): what the comment of its code says
 *
 * Ends the card as one that is there but could not be read, so that its last good version stays.
 */
void
relais_directory_values_refuse (RelaisDirectoryValues *values, RelaisDirectoryProblemCode code, const char *argument)
{
  const char *uid = relais_directory_values_get (values, RELAIS_ENTRY_UID);
  g_autofree char *key = uid != NULL ? relais_directory_entry_make_key (uid, NULL, NULL, NULL) : NULL;

  relais_directory_values_report (values, values->line, code, argument);
  name_problems (values, get_name (values));
  relais_directory_reading_add_bad (values->reading, key);
  g_clear_pointer (&values->builder, relais_record_builder_free);
}

/**
 * relais_directory_values_clear:
 * @values: the state of a reader, at the end of the file
 */
void
relais_directory_values_clear (RelaisDirectoryValues *values)
{
  g_autofree char *count = g_strdup_printf ("%u", values->n_unlisted);

  if (values->n_unlisted > 0)
    relais_directory_problems_add (values->reading->problems, values->reading->file, 0, RELAIS_PROBLEM_MORE, count,
                                   NULL);
  values->n_unlisted = 0;
  g_clear_pointer (&values->builder, relais_record_builder_free);
}
