/* One row of a spreadsheet read as records. The rule: a row is skipped only when nobody could tell who it is, or when
 * it says something that must not be lost and cannot be read (a name, protected mode, who must not be informed, a
 * refused agreement, no message on this phone). Any other value that cannot be read is left out and reported, and the
 * rest of the row comes in. Owned by the plan of an import while it is made; one thread.
 */

#include "relais-import-row.h"

#include "relais-import-reading-private.h"

static void
read_field (RelaisImportReading *reading, RelaisImportPart part, guint field)
{
  const RelaisImportCell *cell = &reading->cells->fields[part][field];
  const RelaisImportValue *value;

  if (cell->text != NULL && relais_import_reading_read_text (reading, part, field, cell, &value))
    relais_record_builder_set (reading->builders[part], field, value->text);
}

/* --- Values that hang together --- */

/* What was said about something that is not there is reported and left out: the hours of no number, the date of no
 * answer. */
static void
drop_dependents (RelaisImportReading *reading, RelaisImportPart part, guint field, guint n_dependents)
{
  RelaisRecordBuilder *builder = reading->builders[part];
  const char *value = relais_record_builder_get (builder, field);

  if (value != NULL && !g_str_equal (value, "not_asked"))
    return;
  for (guint i = field + 1; i <= field + n_dependents; i++)
    {
      const RelaisImportCell *cell = &reading->cells->fields[part][i];

      if (relais_record_builder_get (builder, i) == NULL || cell->text == NULL)
        continue;
      relais_record_builder_set (builder, i, NULL);
      relais_import_reading_report (reading, cell->column, RELAIS_IMPORT_DEPENDENT_LEFT_OUT, NULL);
    }
}

static void
sign (RelaisImportReading *reading, RelaisRecordBuilder *builder, guint answer, guint date, guint by)
{
  const char *value = relais_record_builder_get (builder, answer);
  g_autofree char *today = relais_date_to_text (reading->reader->today);

  if (value == NULL || g_str_equal (value, "not_asked"))
    return;
  if (relais_record_builder_get (builder, date) == NULL)
    relais_record_builder_set (builder, date, today);
  relais_record_builder_set (builder, by, relais_actor_get_name (reading->reader->actor));
}

static void
tidy_link (RelaisImportReading *reading)
{
  RelaisRecordBuilder *builder = reading->builders[RELAIS_IMPORT_LINK];

  for (int i = 0; i < RELAIS_N_PURPOSES; i++)
    {
      guint field = relais_purpose_get_field ((RelaisPurpose) i);

      drop_dependents (reading, RELAIS_IMPORT_LINK, field, 2);
      sign (reading, builder, field, field + 2, field + 3);
    }
}

/* A column about deaths says when, or only that it is so. */
static void
read_death (RelaisImportReading *reading, RelaisImportPart part)
{
  const RelaisImportCell *cell = &reading->cells->died[part];
  const RelaisField *field = &relais_person_type.fields[RELAIS_PERSON_DIED_ON];
  RelaisRecordBuilder *builder = reading->builders[part];
  const RelaisImportValue *value;

  if (cell->text == NULL || relais_import_text_judge (field, cell->text) == RELAIS_IMPORT_TEXT_NOTHING)
    return;
  value = relais_import_values_read (reading->reader->values,
                                     &relais_person_type.fields[RELAIS_PERSON_INTERPRETER], cell->text);
  if (value->is_read && g_strcmp0 (value->text, "yes") != 0)
    return;

  relais_record_builder_set (builder, RELAIS_PERSON_STATE, "deceased");
  if (value->is_read)
    return;
  value = relais_import_values_read (reading->reader->values, field, cell->text);
  if (value->is_read)
    relais_record_builder_set (builder, RELAIS_PERSON_DIED_ON, value->text);
  else
    relais_import_reading_report_value (reading, part, RELAIS_PERSON_DIED_ON, cell->column, value);
}

static void
check_protection (RelaisImportReading *reading, RelaisImportPart part)
{
  const RelaisImportCell *cell = &reading->cells->fields[part][RELAIS_PERSON_PROTECTED];
  RelaisImportFinding *finding;

  if (g_strcmp0 (relais_record_builder_get (reading->builders[part], RELAIS_PERSON_PROTECTED), "yes") != 0 ||
      relais_actor_may (reading->reader->actor, RELAIS_ACT_SET_PROTECTED))
    return;
  finding = relais_import_reading_report (reading, cell->column, RELAIS_IMPORT_MAY_NOT_PROTECT, NULL);
  if (part == RELAIS_IMPORT_PERSON)
    relais_import_reading_skip (reading, finding);
  else
    reading->is_patient_lost = TRUE;
}

static void
tidy_person (RelaisImportReading *reading, RelaisImportPart part)
{
  RelaisRecordBuilder *builder = reading->builders[part];
  gboolean is_patient = part == RELAIS_IMPORT_PATIENT || reading->reader->facet == RELAIS_FACET_PATIENT;

  drop_dependents (reading, part, RELAIS_PERSON_PHONE, 2);
  drop_dependents (reading, part, RELAIS_PERSON_PHONE2, 2);
  drop_dependents (reading, part, RELAIS_PERSON_PHONE3, 2);
  drop_dependents (reading, part, RELAIS_PERSON_AGREEMENT, 2);
  sign (reading, builder, RELAIS_PERSON_AGREEMENT, RELAIS_PERSON_AGREEMENT_DATE, RELAIS_PERSON_AGREEMENT_BY);
  read_death (reading, part);
  if (reading->cells->rest[part].text != NULL)
    relais_import_reading_report (reading, reading->cells->rest[part].column, RELAIS_IMPORT_REST_LEFT_OUT,
                                  reading->cells->rest[part].text);
  check_protection (reading, part);
  relais_record_builder_set (builder, is_patient ? RELAIS_PERSON_IS_PATIENT : RELAIS_PERSON_IS_CAREGIVER, "yes");
}

/* --- Rows --- */

static void
read_part (RelaisImportReading *reading, RelaisImportPart part)
{
  const RelaisRecordType *type = relais_import_part_get_type (part);

  reading->builders[part] = relais_record_builder_new (type, NULL, 0);
  for (guint field = 0; field < type->n_fields; field++)
    {
      if (type->fields[field].kind != RELAIS_FIELD_PHONE)
        read_field (reading, part, field);
    }
  if (part == RELAIS_IMPORT_LINK)
    {
      tidy_link (reading);
      return;
    }
  relais_import_reading_read_phones (reading, part);
  tidy_person (reading, part);
}

static gboolean
has_name (RelaisRecordBuilder *builder)
{
  return relais_record_builder_get (builder, RELAIS_PERSON_FAMILY_NAME) != NULL ||
         relais_record_builder_get (builder, RELAIS_PERSON_GIVEN_NAME) != NULL ||
         relais_record_builder_get (builder, RELAIS_PERSON_USUAL_NAME) != NULL;
}

static void
check_person (RelaisImportReading *reading)
{
  g_autoptr (RelaisIssue) issue = relais_issue_new ("family_name", RELAIS_ISSUE_NAME_REQUIRED, NULL);

  if (!reading->is_skipped && !has_name (reading->builders[RELAIS_IMPORT_PERSON]))
    relais_import_reading_skip (reading, relais_import_findings_add_issue (reading->reader->findings,
                                                                           reading->cells->line, NULL,
                                                                           RELAIS_IMPORT_PROBLEM, issue));
}

/* A caregiver's patient is known by a name or by the number of their chart. */
static gboolean
has_patient (RelaisImportReading *reading)
{
  RelaisRecordBuilder *builder = reading->builders[RELAIS_IMPORT_PATIENT];

  return !reading->is_patient_lost &&
         (has_name (builder) || relais_record_builder_get (builder, RELAIS_PERSON_CHART_NUMBER) != NULL);
}

static void
read_care (RelaisImportReading *reading)
{
  read_part (reading, RELAIS_IMPORT_PATIENT);
  read_part (reading, RELAIS_IMPORT_LINK);
  if (has_patient (reading))
    {
      reading->row->patient = relais_record_builder_end (g_steal_pointer (&reading->builders[RELAIS_IMPORT_PATIENT]));
      reading->row->link = relais_record_builder_end (g_steal_pointer (&reading->builders[RELAIS_IMPORT_LINK]));
    }
  else if (!reading->is_patient_lost && !reading->is_skipped)
    {
      relais_import_findings_add (reading->reader->findings, reading->cells->line, NULL,
                                  RELAIS_IMPORT_PATIENT_MISSING, NULL);
    }
}

static gboolean
is_nobody (RelaisImportReading *reading, guint row)
{
  RelaisImportNobody nobody = relais_import_cells_judge (reading->reader->csv, reading->reader->mapping, row);

  if (nobody == RELAIS_IMPORT_SOMEBODY)
    return FALSE;
  relais_import_reading_skip (
      reading, relais_import_findings_add (reading->reader->findings, reading->cells->line, NULL,
                                           nobody == RELAIS_IMPORT_TOTAL ? RELAIS_IMPORT_ROW_TOTAL
                                                                         : RELAIS_IMPORT_ROW_HEADINGS,
                                           NULL));
  return TRUE;
}

static void
reading_clear (RelaisImportReading *reading)
{
  for (guint part = 0; part < RELAIS_IMPORT_N_PARTS; part++)
    g_clear_pointer (&reading->builders[part], relais_record_builder_free);
  relais_import_cells_free (reading->cells);
}

/**
 * relais_import_reader_new:
 * @csv: a table
 * @mapping: what its columns mean
 * @facet: whom it is about
 * @actor: who imports
 * @today: today's date
 * @findings: (element-type RelaisImportFinding): where the findings are added
 *
 * Returns: (transfer full): a reader; it keeps none of its arguments alive
 */
RelaisImportReader *
relais_import_reader_new (RelaisCsv *csv,
                          RelaisImportMapping *mapping,
                          guint facet,
                          RelaisActor *actor,
                          RelaisDate today,
                          GPtrArray *findings)
{
  RelaisImportReader *reader = g_new0 (RelaisImportReader, 1);

  reader->csv = csv;
  reader->mapping = mapping;
  reader->facet = facet;
  reader->actor = actor;
  reader->today = today;
  reader->findings = findings;
  reader->values = relais_import_values_new (today);
  return reader;
}

/**
 * relais_import_reader_free:
 * @reader: (transfer full): a reader
 */
void
relais_import_reader_free (RelaisImportReader *reader)
{
  relais_import_values_free (reader->values);
  g_free (reader);
}

/**
 * relais_import_reader_read:
 * @reader: a reader
 * @row: a row, from 0
 *
 * Returns: (transfer full): what it says; without a person when it is skipped, with the finding that says why
 */
RelaisImportRow *
relais_import_reader_read (RelaisImportReader *reader, guint row)
{
  RelaisImportReading reading = { .reader = reader,
                                  .cells = relais_import_cells_new (reader->csv, reader->mapping, row) };

  reading.row = g_new0 (RelaisImportRow, 1);
  reading.row->line = reading.cells->line;
  if (!is_nobody (&reading, row))
    {
      read_part (&reading, RELAIS_IMPORT_PERSON);
      check_person (&reading);
      if (relais_import_mapping_has_part (reader->mapping, RELAIS_IMPORT_PATIENT))
        read_care (&reading);
    }
  if (!reading.is_skipped)
    reading.row->person = relais_record_builder_end (g_steal_pointer (&reading.builders[RELAIS_IMPORT_PERSON]));
  reading_clear (&reading);
  return reading.row;
}

/**
 * relais_import_row_free:
 * @row: (transfer full): a row
 */
void
relais_import_row_free (RelaisImportRow *row)
{
  g_clear_pointer (&row->person, relais_record_unref);
  g_clear_pointer (&row->patient, relais_record_unref);
  g_clear_pointer (&row->link, relais_record_unref);
  g_free (row->birth_sentence);
  g_free (row->contact_sentence);
  g_free (row);
}

/**
 * relais_import_reader_get_heading:
 * @reader: a reader
 * @part: one of the records a row may speak about
 * @field: the number of a field in its type
 *
 * Returns: the heading of the column it came from, or what the field is called
 */
const char *
relais_import_reader_get_heading (RelaisImportReader *reader, RelaisImportPart part, guint field)
{
  int column = relais_import_mapping_find (reader->mapping, part, field);

  return column >= 0 ? relais_import_mapping_get_heading (reader->mapping, (guint) column)
                     : relais_import_part_get_type (part)->fields[field].name;
}
