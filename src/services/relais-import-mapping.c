/* Which column of a spreadsheet means which field. What somebody said decides; then the names of fields; then what
 * offices write over their lists. Two columns of one meaning, a column nobody knows, headings below a title: each is
 * reported once and nothing is guessed in silence. Made for one file, owned by its plan; pure, any thread.
 */

#include "relais-import-mapping.h"

#include "relais-error.h"
#include "relais-import-columns.h"
#include "relais-import-finding.h"
#include "relais-person.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

/* How many rows below the first are searched for the headings. */
#define MAX_TITLE_ROWS 20

struct _RelaisImportMapping {
  RelaisCsv *csv;
  guint facet;
  int heading_row; /* -1 for the first row of the file */
  GArray *columns; /* RelaisImportColumn */
};

static RelaisImportColumn *
get_column (RelaisImportMapping *mapping, guint column)
{
  return &g_array_index (mapping->columns, RelaisImportColumn, column);
}

/* --- The row of the headings --- */

static const char *
get_text (RelaisCsv *csv, int row, guint column)
{
  return row < 0 ? relais_csv_get_header (csv, column) : relais_csv_get_cell (csv, (guint) row, column);
}

static const char *
find_choice (GHashTable *choices, const char *heading)
{
  GHashTableIter iter;
  gpointer key, value;

  if (choices == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, choices);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (g_str_equal (key, heading) || relais_import_heading_is_same (key, heading))
        return value;
    }
  return NULL;
}

/* "name" and "address" over a column mean what offices mean by them, see relais-import-heading.c. */
static gboolean
is_field (const char *heading, guint facet, RelaisImportTarget *target)
{
  return relais_import_target_find (heading, facet, target) && target->kind == RELAIS_IMPORT_FIELD;
}

static void
read_heading (RelaisImportMapping *mapping, GHashTable *choices, const char *heading, RelaisImportColumn *column)
{
  const char *said = find_choice (choices, heading);

  *column = (RelaisImportColumn){ 0 };
  if (said != NULL)
    column->is_settled = g_str_equal (said, "-") || relais_import_target_find (said, mapping->facet, &column->target);
  else if (is_field (heading, mapping->facet, &column->target))
    column->is_settled = TRUE;
  else
    column->word = relais_import_heading_read (heading, &column->who);

  if (!column->is_settled || g_strcmp0 (said, "-") == 0)
    column->target.kind = RELAIS_IMPORT_IGNORED;
}

static gboolean
is_row_of_headings (RelaisImportMapping *mapping, GHashTable *choices, int row, guint at_least)
{
  guint n_known = 0;
  gboolean has_name = FALSE;

  for (guint i = 0; i < relais_csv_get_n_columns (mapping->csv); i++)
    {
      const char *text = get_text (mapping->csv, row, i);
      RelaisImportColumn column;

      if (*text == '\0')
        continue;
      read_heading (mapping, choices, text, &column);
      n_known += column.is_settled || column.word != NULL;
      has_name = has_name || relais_import_column_names_people (&column);
    }
  return has_name && n_known >= at_least;
}

/* Lists begin with a title, a date, a logo's empty cells: the first row that names people and something more is the
 * one, however much a title looks like a heading. */
static void
find_heading_row (RelaisImportMapping *mapping, GHashTable *choices, GPtrArray *findings)
{
  guint n_rows = MIN (relais_csv_get_n_rows (mapping->csv), MAX_TITLE_ROWS);

  mapping->heading_row = -1;
  if (is_row_of_headings (mapping, choices, -1, relais_csv_get_n_columns (mapping->csv) > 1 ? 2 : 1))
    return;

  for (guint row = 0; row < n_rows; row++)
    {
      if (is_row_of_headings (mapping, choices, (int) row, 2))
        {
          mapping->heading_row = (int) row;
          relais_import_findings_add (findings, relais_csv_get_line (mapping->csv, row), NULL,
                                      RELAIS_IMPORT_HEADINGS_BELOW, NULL);
          return;
        }
    }
}

/* --- Reports --- */

static void
report (RelaisImportMapping *mapping, guint column, RelaisImportCode code, GPtrArray *findings)
{
  guint line = mapping->heading_row < 0 ? 1 : relais_csv_get_line (mapping->csv, (guint) mapping->heading_row);
  const char *heading = relais_import_mapping_get_heading (mapping, column);

  relais_import_findings_add (findings, line, *heading != '\0' ? heading : NULL, code, NULL);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *cleaned = relais_text_clean (text, 0, NULL);

  return *cleaned == '\0';
}

static gboolean
is_empty_column (RelaisImportMapping *mapping, guint column)
{
  for (guint row = relais_import_mapping_get_first_row (mapping); row < relais_csv_get_n_rows (mapping->csv); row++)
    {
      if (!is_blank (relais_csv_get_cell (mapping->csv, row, column)))
        return FALSE;
    }
  return TRUE;
}

static void
drop (RelaisImportMapping *mapping, guint column, RelaisImportCode code, GPtrArray *findings)
{
  get_column (mapping, column)->target.kind = RELAIS_IMPORT_IGNORED;
  if (!is_empty_column (mapping, column))
    report (mapping, column, code, findings);
}

static void
resolve_all (RelaisImportMapping *mapping, GPtrArray *findings)
{
  relais_import_columns_resolve (mapping->columns, mapping->facet);
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      gboolean blank = is_blank (relais_import_mapping_get_heading (mapping, i));

      if (!get_column (mapping, i)->is_settled && get_column (mapping, i)->target.kind == RELAIS_IMPORT_IGNORED)
        drop (mapping, i, blank ? RELAIS_IMPORT_COLUMN_UNNAMED : RELAIS_IMPORT_COLUMN_UNKNOWN, findings);
    }
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      if (relais_import_columns_is_taken (mapping->columns, i))
        drop (mapping, i, RELAIS_IMPORT_COLUMN_TWICE, findings);
    }
}

static gboolean
has_patient (RelaisImportMapping *mapping)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const RelaisImportTarget *target = relais_import_mapping_get_target (mapping, i);

      if (target->part == RELAIS_IMPORT_PATIENT &&
          (relais_import_target_is_name (target) ||
           (target->kind == RELAIS_IMPORT_FIELD && target->field == RELAIS_PERSON_CHART_NUMBER)))
        return TRUE;
    }
  return FALSE;
}

static void
report_columns (RelaisImportMapping *mapping, GPtrArray *findings)
{
  gboolean with_patient = has_patient (mapping);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const RelaisImportTarget *target = relais_import_mapping_get_target (mapping, i);

      if (target->kind == RELAIS_IMPORT_IGNORED)
        continue;
      if (target->part != RELAIS_IMPORT_PERSON && !with_patient)
        drop (mapping, i, RELAIS_IMPORT_COLUMN_NO_PATIENT, findings);
      else if (relais_import_target_is_whole_name (target))
        report (mapping, i, RELAIS_IMPORT_COLUMN_WHOLE_NAMES, findings);
      else if (get_column (mapping, i)->is_guessed)
        report (mapping, i,
                target->part == RELAIS_IMPORT_PATIENT ? RELAIS_IMPORT_COLUMN_OF_PATIENT
                                                      : RELAIS_IMPORT_COLUMN_OF_CAREGIVER,
                findings);
    }
}

static char *
list_headings (RelaisImportMapping *mapping)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < relais_csv_get_n_columns (mapping->csv) && i < MAX_TITLE_ROWS; i++)
    {
      g_autofree char *heading = relais_text_clean (relais_import_mapping_get_heading (mapping, i), 40, NULL);

      if (*heading != '\0')
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", heading);
    }
  return g_string_free (list, FALSE);
}

static gboolean
check_names (RelaisImportMapping *mapping, GError **error)
{
  g_autofree char *headings = NULL;

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const RelaisImportTarget *target = relais_import_mapping_get_target (mapping, i);

      if (target->part == RELAIS_IMPORT_PERSON && relais_import_target_is_name (target))
        return TRUE;
    }

  headings = list_headings (mapping);
  relais_error_set (error, RELAIS_ERROR_INVALID, "family_name",
                    _("no column holds the names of people. Say which one does; the columns are: %s"), headings);
  return FALSE;
}

/* --- What somebody said --- */

static gboolean
is_heading (RelaisImportMapping *mapping, const char *said)
{
  for (guint i = 0; i < relais_csv_get_n_columns (mapping->csv); i++)
    {
      const char *heading = relais_import_mapping_get_heading (mapping, i);

      if (g_str_equal (heading, said) || relais_import_heading_is_same (heading, said))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_fields (GHashTable *choices, guint facet, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  if (choices == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, choices);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      RelaisImportTarget target;

      if (!g_str_equal (value, "-") && !relais_import_target_find (value, facet, &target))
        {
          g_autofree char *known = relais_import_target_list_names (facet);

          relais_error_set (error, RELAIS_ERROR_UNKNOWN_FIELD, value, "%s", known);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_columns (RelaisImportMapping *mapping, GHashTable *choices, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  if (choices == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, choices);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autofree char *headings = NULL;

      if (is_heading (mapping, key))
        continue;
      headings = list_headings (mapping);
      relais_error_set (error, RELAIS_ERROR_USAGE, key, _("there is no such column; the columns are: %s"), headings);
      return FALSE;
    }
  return TRUE;
}

/**
 * relais_import_mapping_new:
 * @csv: a table
 * @facet: %RELAIS_FACET_PATIENT or %RELAIS_FACET_CAREGIVER: whom the rows are about
 * @choices: (nullable) (element-type utf8 utf8): fields by heading, as somebody chose them; "-" for a column to ignore
 * @findings: (element-type RelaisImportFinding): where columns that are not taken over are reported
 * @error: RELAIS_ERROR_UNKNOWN_FIELD and RELAIS_ERROR_USAGE (no such column) for @choices; RELAIS_ERROR_INVALID when no
 *   column holds names
 *
 * Returns: (transfer full) (nullable): the mapping
 */
RelaisImportMapping *
relais_import_mapping_new (RelaisCsv *csv, guint facet, GHashTable *choices, GPtrArray *findings, GError **error)
{
  g_autoptr (RelaisImportMapping) mapping = g_new0 (RelaisImportMapping, 1);

  mapping->csv = relais_csv_ref (csv);
  mapping->facet = facet;
  mapping->columns = g_array_new (FALSE, TRUE, sizeof (RelaisImportColumn));
  if (!check_fields (choices, facet, error))
    return NULL;

  find_heading_row (mapping, choices, findings);
  if (!check_columns (mapping, choices, error))
    return NULL;
  for (guint i = 0; i < relais_csv_get_n_columns (csv); i++)
    {
      RelaisImportColumn column;

      read_heading (mapping, choices, relais_import_mapping_get_heading (mapping, i), &column);
      g_array_append_val (mapping->columns, column);
    }
  resolve_all (mapping, findings);
  report_columns (mapping, findings);
  return check_names (mapping, error) ? g_steal_pointer (&mapping) : NULL;
}

/**
 * relais_import_mapping_free:
 * @mapping: (transfer full): a mapping
 */
void
relais_import_mapping_free (RelaisImportMapping *mapping)
{
  relais_csv_unref (mapping->csv);
  g_array_unref (mapping->columns);
  g_free (mapping);
}

/**
 * relais_import_mapping_get_target:
 * @mapping: a mapping
 * @column: a column, from 0
 *
 * Returns: where its values go
 */
const RelaisImportTarget *
relais_import_mapping_get_target (RelaisImportMapping *mapping, guint column)
{
  return &get_column (mapping, column)->target;
}

/**
 * relais_import_mapping_get_heading:
 * @mapping: a mapping
 * @column: a column, from 0
 *
 * Returns: its heading as it stands in the file, "" where there is none
 */
const char *
relais_import_mapping_get_heading (RelaisImportMapping *mapping, guint column)
{
  return get_text (mapping->csv, mapping->heading_row, column);
}

/**
 * relais_import_mapping_get_n_columns:
 * @mapping: a mapping
 *
 * Returns: the number of columns
 */
guint
relais_import_mapping_get_n_columns (RelaisImportMapping *mapping)
{
  return mapping->columns->len;
}

/**
 * relais_import_mapping_get_first_row:
 * @mapping: a mapping
 *
 * Returns: the first row of the table below the headings
 */
guint
relais_import_mapping_get_first_row (RelaisImportMapping *mapping)
{
  return (guint) (mapping->heading_row + 1);
}

/**
 * relais_import_mapping_has_part:
 * @mapping: a mapping
 * @part: one of the records a row may speak about
 *
 * Returns: whether a column is about it
 */
gboolean
relais_import_mapping_has_part (RelaisImportMapping *mapping, RelaisImportPart part)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const RelaisImportTarget *target = relais_import_mapping_get_target (mapping, i);

      if (target->kind != RELAIS_IMPORT_IGNORED && target->part == part)
        return TRUE;
    }
  return FALSE;
}

/* The column out of which a field was taken that has none of its own. */
static gboolean
may_hold (const RelaisImportTarget *target, guint field)
{
  switch (field)
    {
    case RELAIS_PERSON_FAMILY_NAME:
    case RELAIS_PERSON_GIVEN_NAME:
      return relais_import_target_is_whole_name (target);
    case RELAIS_PERSON_STREET:
    case RELAIS_PERSON_POSTCODE:
    case RELAIS_PERSON_COMMUNE:
      return target->kind == RELAIS_IMPORT_ADDRESS;
    case RELAIS_PERSON_PHONE:
    case RELAIS_PERSON_PHONE2:
    case RELAIS_PERSON_PHONE3:
      return target->kind == RELAIS_IMPORT_ANY_PHONE;
    default:
      return FALSE;
    }
}

/**
 * relais_import_mapping_find:
 * @mapping: a mapping
 * @part: one of the records a row may speak about
 * @field: the number of a field in its type
 *
 * Returns: the column of this field, or the one it is taken out of, or -1
 */
int
relais_import_mapping_find (RelaisImportMapping *mapping, RelaisImportPart part, guint field)
{
  int found = -1;

  for (guint i = mapping->columns->len; i > 0; i--)
    {
      const RelaisImportTarget *target = relais_import_mapping_get_target (mapping, i - 1);

      if (target->part != part)
        continue;
      if (target->kind == RELAIS_IMPORT_FIELD && target->field == field)
        return (int) i - 1;
      if (part != RELAIS_IMPORT_LINK && may_hold (target, field))
        found = (int) i - 1;
    }
  return found;
}
