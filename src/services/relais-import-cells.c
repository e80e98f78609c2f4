/* One row of a spreadsheet, sorted by what its cells are about: each text goes to its field; whole names and
 * addresses are taken apart, house number and box join their street, numbers without a field of their own wait in a
 * list. Nothing is read or judged here but whether the row is a person at all. Pure; the texts live as long as the
 * table and the cells.
 */

#include "relais-import-cells.h"

#include "relais-import-split.h"
#include "relais-text.h"

#include <string.h>

/* What stands in the columns that are no field, until it is taken apart. */
typedef struct {
  RelaisImportCell whole_name;
  gboolean given_first;
  RelaisImportCell address;
  RelaisImportCell house_number;
  RelaisImportCell box;
} Loose;

/* A look at the first letters tells for nearly every cell, and cleaning costs more than all the rest. */
static gboolean
is_blank (const char *text)
{
  g_autofree char *cleaned = NULL;

  for (const char *p = text; g_ascii_isprint (*p); p++)
    {
      if (g_ascii_isgraph (*p))
        return FALSE;
    }
  cleaned = relais_text_clean (text, 0, NULL);
  return *cleaned == '\0';
}

static void
sort_cell (RelaisImportCells *cells, Loose *loose, const RelaisImportTarget *target, RelaisImportCell cell)
{
  switch (target->kind)
    {
    case RELAIS_IMPORT_FIELD:
      cells->fields[target->part][target->field] = cell;
      break;
    case RELAIS_IMPORT_WHOLE_NAME:
    case RELAIS_IMPORT_GIVEN_FIRST:
      loose->whole_name = cell;
      loose->given_first = target->kind == RELAIS_IMPORT_GIVEN_FIRST;
      break;
    case RELAIS_IMPORT_ADDRESS:
      loose->address = cell;
      break;
    case RELAIS_IMPORT_HOUSE_NUMBER:
      loose->house_number = cell;
      break;
    case RELAIS_IMPORT_BOX:
      loose->box = cell;
      break;
    case RELAIS_IMPORT_ANY_PHONE:
      g_array_append_val (cells->phones[target->part], cell);
      break;
    case RELAIS_IMPORT_DIED:
      cells->died[target->part] = cell;
      break;
    case RELAIS_IMPORT_IGNORED:
    default:
      break;
    }
}

/* Puts @text where nothing stands yet. */
static void
set_text (RelaisImportCells *cells, RelaisImportPart part, guint field, const char *text, guint column)
{
  RelaisImportCell *cell = &cells->fields[part][field];

  if (text == NULL || cell->text != NULL)
    return;
  cell->text = g_string_chunk_insert (cells->chunk, text);
  cell->column = column;
}

static void
add_phone (RelaisImportCells *cells, RelaisImportPart part, const char *number, guint column)
{
  RelaisImportCell cell = { number != NULL ? g_string_chunk_insert (cells->chunk, number) : NULL, column };

  if (number != NULL)
    g_array_append_val (cells->phones[part], cell);
}

/* A cell of whole names may hold a number, an address or a remark beside the name. */
static void
take_name_apart (RelaisImportCells *cells, RelaisImportPart part, const Loose *loose)
{
  guint column = loose->whole_name.column;
  g_auto (RelaisPastedLine) line = { NULL };

  if (loose->whole_name.text == NULL)
    return;
  relais_import_split_name (loose->whole_name.text, loose->given_first, &line);
  set_text (cells, part, RELAIS_PERSON_FAMILY_NAME, line.family_name, column);
  set_text (cells, part, RELAIS_PERSON_GIVEN_NAME, line.given_name, column);
  set_text (cells, part, RELAIS_PERSON_BIRTH_DATE, line.birth_date, column);
  set_text (cells, part, RELAIS_PERSON_EMAIL, line.email, column);
  set_text (cells, part, RELAIS_PERSON_STREET, line.street, column);
  set_text (cells, part, RELAIS_PERSON_POSTCODE, line.postcode, column);
  set_text (cells, part, RELAIS_PERSON_COMMUNE, line.commune, column);
  add_phone (cells, part, line.phone, column);
  add_phone (cells, part, line.phone2, column);
  if (line.rest != NULL)
    cells->rest[part] = (RelaisImportCell){ g_string_chunk_insert (cells->chunk, line.rest), column };
}

/* An address is taken apart only where postcode and commune have no cells of their own. */
static void
take_address_apart (RelaisImportCells *cells, RelaisImportPart part, const RelaisImportCell *address)
{
  const RelaisImportCell *fields = cells->fields[part];
  g_autofree char *street = NULL;
  g_autofree char *postcode = NULL;
  g_autofree char *commune = NULL;

  if (address->text == NULL)
    return;
  if (fields[RELAIS_PERSON_POSTCODE].text != NULL || fields[RELAIS_PERSON_COMMUNE].text != NULL)
    {
      set_text (cells, part, RELAIS_PERSON_STREET, address->text, address->column);
      return;
    }
  relais_import_split_address (address->text, &street, &postcode, &commune);
  set_text (cells, part, RELAIS_PERSON_STREET, street, address->column);
  set_text (cells, part, RELAIS_PERSON_POSTCODE, postcode, address->column);
  set_text (cells, part, RELAIS_PERSON_COMMUNE, commune, address->column);
}

/* "1030 Schaerbeek" in the column of the postcode. */
static void
take_postcode_apart (RelaisImportCells *cells, RelaisImportPart part)
{
  RelaisImportCell *cell = &cells->fields[part][RELAIS_PERSON_POSTCODE];
  g_autofree char *street = NULL;
  g_autofree char *postcode = NULL;
  g_autofree char *commune = NULL;

  if (cell->text == NULL || cells->fields[part][RELAIS_PERSON_COMMUNE].text != NULL)
    return;
  relais_import_split_address (cell->text, &street, &postcode, &commune);
  if (street != NULL || postcode == NULL)
    return;
  cell->text = g_string_chunk_insert (cells->chunk, postcode);
  set_text (cells, part, RELAIS_PERSON_COMMUNE, commune, cell->column);
}

static void
join_street (RelaisImportCells *cells, RelaisImportPart part, const RelaisImportCell *more, const char *between)
{
  RelaisImportCell *street = &cells->fields[part][RELAIS_PERSON_STREET];
  g_autofree char *joined = NULL;

  if (more->text == NULL)
    return;
  if (street->text == NULL)
    {
      set_text (cells, part, RELAIS_PERSON_STREET, more->text, more->column);
      return;
    }
  joined = g_strconcat (street->text, between, more->text, NULL);
  street->text = g_string_chunk_insert (cells->chunk, joined);
}

static void
tidy_part (RelaisImportCells *cells, RelaisImportPart part, const Loose *loose)
{
  gboolean box_is_number = loose->box.text != NULL && g_ascii_isdigit (*loose->box.text);

  take_name_apart (cells, part, loose);
  take_address_apart (cells, part, &loose->address);
  take_postcode_apart (cells, part);
  join_street (cells, part, &loose->house_number, " ");
  join_street (cells, part, &loose->box, box_is_number ? " / " : " ");
}

/**
 * relais_import_cells_new:
 * @csv: a table
 * @mapping: what its columns mean
 * @row: a row, from 0
 *
 * Returns: (transfer full): its cells
 */
RelaisImportCells *
relais_import_cells_new (RelaisCsv *csv, RelaisImportMapping *mapping, guint row)
{
  RelaisImportCells *cells = g_new0 (RelaisImportCells, 1);
  Loose loose[RELAIS_IMPORT_N_PARTS] = { 0 };

  cells->line = relais_csv_get_line (csv, row);
  cells->chunk = g_string_chunk_new (512);
  for (guint part = 0; part < RELAIS_IMPORT_N_PARTS; part++)
    cells->phones[part] = g_array_new (FALSE, FALSE, sizeof (RelaisImportCell));

  for (guint column = 0; column < relais_import_mapping_get_n_columns (mapping); column++)
    {
      const RelaisImportTarget *target = relais_import_mapping_get_target (mapping, column);
      RelaisImportCell cell = { relais_csv_get_cell (csv, row, column), column };

      if (target->kind != RELAIS_IMPORT_IGNORED && !is_blank (cell.text))
        sort_cell (cells, &loose[target->part], target, cell);
    }
  tidy_part (cells, RELAIS_IMPORT_PERSON, &loose[RELAIS_IMPORT_PERSON]);
  tidy_part (cells, RELAIS_IMPORT_PATIENT, &loose[RELAIS_IMPORT_PATIENT]);
  return cells;
}

/**
 * relais_import_cells_free:
 * @cells: (transfer full): cells
 */
void
relais_import_cells_free (RelaisImportCells *cells)
{
  for (guint part = 0; part < RELAIS_IMPORT_N_PARTS; part++)
    g_array_unref (cells->phones[part]);
  g_string_chunk_free (cells->chunk);
  g_free (cells);
}

/**
 * relais_import_cells_has_part:
 * @cells: cells
 * @part: one of the records a row may speak about
 *
 * Returns: whether something stands there about it
 */
gboolean
relais_import_cells_has_part (RelaisImportCells *cells, RelaisImportPart part)
{
  for (guint field = 0; field < RELAIS_IMPORT_MAX_FIELDS; field++)
    {
      if (cells->fields[part][field].text != NULL)
        return TRUE;
    }
  return cells->phones[part]->len > 0;
}

static gboolean
has_letter (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
begins_totals (const char *text)
{
  static const char *const words[] = { "total", "totaux", "totaal", "soustotal", "subtotaal", "subtotal",
                                       "somme", "som",    "aantal", "nombre",    NULL };
  g_autofree char *folded = relais_text_fold (text);
  g_auto (GStrv) tokens = g_strsplit (folded, " ", 2);

  return tokens[0] != NULL && g_strv_contains (words, tokens[0]);
}

/**
 * relais_import_cells_judge:
 * @csv: a table
 * @mapping: what its columns mean
 * @row: a row, from 0
 *
 * A line of totals begins like one and has numbers beside it; nobody's name does both.
 *
 * Returns: whether the row is about somebody
 */
RelaisImportNobody
relais_import_cells_judge (RelaisCsv *csv, RelaisImportMapping *mapping, guint row)
{
  guint n_cells = 0;
  guint n_headings = 0;
  gboolean total = FALSE;

  for (guint column = 0; column < relais_import_mapping_get_n_columns (mapping); column++)
    {
      const char *text = relais_csv_get_cell (csv, row, column);

      if (is_blank (text))
        continue;
      total = n_cells == 0 ? begins_totals (text) : total && !has_letter (text);
      n_cells++;
      n_headings += g_str_equal (text, relais_import_mapping_get_heading (mapping, column));
    }
  if (n_cells > 0 && n_headings == n_cells)
    return RELAIS_IMPORT_HEADINGS;
  return total ? RELAIS_IMPORT_TOTAL : RELAIS_IMPORT_SOMEBODY;
}
