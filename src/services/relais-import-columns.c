/* What the headings of one file mean together: "Nom" is a family name beside "Prénom" and a whole name without it;
 * "N°" is a house number beside a street; columns that do not say whose they are belong to the patient where the
 * caregiver's say so. Pure: from words to targets, without the values below.
 */

#include "relais-import-columns.h"

#include "relais-person.h"

static RelaisImportColumn *
get_column (GArray *columns, guint number)
{
  return &g_array_index (columns, RelaisImportColumn, number);
}

/**
 * relais_import_column_names_people:
 * @column: a column whose heading was read
 *
 * Returns: whether names of people stand in it
 */
gboolean
relais_import_column_names_people (const RelaisImportColumn *column)
{
  static const char *const names[] = { RELAIS_IMPORT_WORD_NAME,
                                       RELAIS_IMPORT_WORD_WHOLE_NAME,
                                       RELAIS_IMPORT_WORD_GIVEN_FIRST,
                                       "family_name",
                                       "given_name",
                                       NULL };

  if (column->is_settled)
    return relais_import_target_is_name (&column->target);
  return column->word != NULL && g_strv_contains (names, column->word);
}

static RelaisImportWho
get_who (const RelaisImportColumn *column)
{
  if (!column->is_settled)
    return column->who;
  return column->target.part == RELAIS_IMPORT_PATIENT ? RELAIS_IMPORT_WHO_PATIENT : RELAIS_IMPORT_WHO_CAREGIVER;
}

/* "Nom, Prénom, Date de naissance, Nom de l'aidant, GSM de l'aidant": where only the caregiver's columns say whose
 * they are, the others are the patient's. */
static gboolean
is_list_of_patients (GArray *columns)
{
  gboolean found[3] = { FALSE };

  for (guint i = 0; i < columns->len; i++)
    {
      const RelaisImportColumn *column = get_column (columns, i);

      if (relais_import_column_names_people (column))
        found[get_who (column)] = TRUE;
    }
  return found[RELAIS_IMPORT_WHO_UNSAID] && found[RELAIS_IMPORT_WHO_CAREGIVER] && !found[RELAIS_IMPORT_WHO_PATIENT];
}

/* Whose values a column holds. In an import of patients nothing is taken over about caregivers. */
static gboolean
choose_part (const RelaisImportColumn *column, guint facet, RelaisImportPart unsaid, RelaisImportPart *part)
{
  if (column->who == RELAIS_IMPORT_WHO_UNSAID)
    *part = unsaid;
  else if (column->who == RELAIS_IMPORT_WHO_PATIENT && facet == RELAIS_FACET_CAREGIVER)
    *part = RELAIS_IMPORT_PATIENT;
  else
    *part = RELAIS_IMPORT_PERSON;
  return facet == RELAIS_FACET_CAREGIVER || column->who != RELAIS_IMPORT_WHO_CAREGIVER;
}

static gboolean
has_given_name (GArray *columns, guint facet, RelaisImportPart unsaid, RelaisImportPart part)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const RelaisImportColumn *column = get_column (columns, i);
      RelaisImportPart other;

      if (column->is_settled && column->target.kind == RELAIS_IMPORT_FIELD && column->target.part == part &&
          column->target.field == RELAIS_PERSON_GIVEN_NAME)
        return TRUE;
      if (g_strcmp0 (column->word, "given_name") == 0 && choose_part (column, facet, unsaid, &other) && other == part)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_contact (const char *word)
{
  return g_str_equal (word, RELAIS_IMPORT_WORD_ANY_PHONE) || g_str_equal (word, "email");
}

/* Whether a caregiver has such a column already, by its heading or by its place. */
static gboolean
has_contact (GArray *columns, const char *word)
{
  gboolean phone = g_str_equal (word, RELAIS_IMPORT_WORD_ANY_PHONE);

  for (guint i = 0; i < columns->len; i++)
    {
      const RelaisImportColumn *column = get_column (columns, i);
      const RelaisImportTarget *target = &column->target;

      if (g_strcmp0 (column->word, word) == 0 && column->who == RELAIS_IMPORT_WHO_CAREGIVER)
        return TRUE;
      if (target->part == RELAIS_IMPORT_PERSON &&
          (phone ? target->kind == RELAIS_IMPORT_ANY_PHONE ||
                       (target->kind == RELAIS_IMPORT_FIELD && target->field == RELAIS_PERSON_PHONE)
                 : target->kind == RELAIS_IMPORT_FIELD && target->field == RELAIS_PERSON_EMAIL))
        return TRUE;
    }
  return FALSE;
}

/* What is said about patients as a rule; a caregiver's language and whatever else may be theirs stay theirs. */
static gboolean
is_usually_of_patients (const char *word)
{
  static const char *const words[] = { "birth_date", "street",       RELAIS_IMPORT_WORD_ADDRESS, RELAIS_IMPORT_WORD_HOUSE_NUMBER,
                                       "postcode",   "commune",      RELAIS_IMPORT_WORD_BOX,     RELAIS_IMPORT_WORD_DIED,
                                       "mutuality",  NULL };

  return g_strv_contains (words, word);
}

/* "Nom du patient, Prénom du patient, Né le": a column that does not say whose it is goes with the ones before it. A
 * telephone is the caregiver's until they have one. */
static RelaisImportPart
choose_by_place (GArray *columns, guint number, RelaisImportPart unsaid)
{
  const char *word = get_column (columns, number)->word;

  for (guint i = number; i > 0; i--)
    {
      const RelaisImportColumn *before = get_column (columns, i - 1);

      if (before->target.kind == RELAIS_IMPORT_IGNORED || before->target.part == RELAIS_IMPORT_LINK)
        continue;
      if (before->target.part == RELAIS_IMPORT_PERSON)
        return RELAIS_IMPORT_PERSON;
      if (is_contact (word) && unsaid == RELAIS_IMPORT_PERSON)
        return has_contact (columns, word) ? RELAIS_IMPORT_PATIENT : RELAIS_IMPORT_PERSON;
      return is_usually_of_patients (word) || unsaid == RELAIS_IMPORT_PATIENT ? RELAIS_IMPORT_PATIENT
                                                                              : RELAIS_IMPORT_PERSON;
    }
  return unsaid;
}

/* A field that the person has not got belongs to the link; the number of a chart to the patient; and what only
 * caregivers have stays theirs in a list of patients. */
static gboolean
find_field (const RelaisImportColumn *column, guint facet, RelaisImportTarget *target)
{
  guint owner = target->part == RELAIS_IMPORT_PATIENT ? RELAIS_FACET_PATIENT : facet;

  if (relais_import_target_find_field (target->part, column->word, owner, &target->field))
    return TRUE;
  if (facet == RELAIS_FACET_PATIENT)
    return FALSE;

  target->part = RELAIS_IMPORT_LINK;
  if (relais_import_target_find_field (target->part, column->word, 0, &target->field))
    return TRUE;
  target->part = g_str_equal (column->word, "chart_number") ? RELAIS_IMPORT_PATIENT : RELAIS_IMPORT_PERSON;
  return column->who == RELAIS_IMPORT_WHO_UNSAID &&
         relais_import_target_find_field (target->part, column->word, RELAIS_FACET_PATIENT | facet, &target->field) &&
         (target->part == RELAIS_IMPORT_PATIENT || relais_person_type.fields[target->field].facet == facet);
}

static gboolean
continues_street (GArray *columns, guint number, RelaisImportPart *part)
{
  const RelaisImportTarget *before = number > 0 ? &get_column (columns, number - 1)->target : NULL;

  if (before == NULL || before->part == RELAIS_IMPORT_LINK)
    return FALSE;
  *part = before->part;
  return before->kind == RELAIS_IMPORT_ADDRESS ||
         (before->kind == RELAIS_IMPORT_FIELD && before->field == RELAIS_PERSON_STREET);
}

/* Whether both a caregiver and a patient have such a thing, so that it could have been the other's. */
static gboolean
is_shared (const char *word)
{
  guint field;

  return !relais_import_target_find_field (RELAIS_IMPORT_PERSON, word,
                                           RELAIS_FACET_PATIENT | RELAIS_FACET_CAREGIVER, &field) ||
         relais_person_type.fields[field].facet == 0;
}

static gboolean
resolve (GArray *columns, guint number, guint facet, RelaisImportPart unsaid)
{
  RelaisImportColumn *column = get_column (columns, number);
  RelaisImportTarget target = { RELAIS_IMPORT_FIELD, RELAIS_IMPORT_PERSON, RELAIS_PERSON_FAMILY_NAME };

  if (column->word == NULL || !choose_part (column, facet, unsaid, &target.part))
    return FALSE;
  if (facet == RELAIS_FACET_CAREGIVER && column->who == RELAIS_IMPORT_WHO_UNSAID &&
      !relais_import_column_names_people (column))
    target.part = choose_by_place (columns, number, unsaid);

  if (g_str_equal (column->word, RELAIS_IMPORT_WORD_NUMBER))
    {
      target.kind = RELAIS_IMPORT_HOUSE_NUMBER;
      if (!continues_street (columns, number, &target.part))
        return FALSE;
    }
  else if (!(g_str_equal (column->word, RELAIS_IMPORT_WORD_NAME) &&
             has_given_name (columns, facet, unsaid, target.part)) &&
           !relais_import_target_find_kind (column->word, &target.kind) && !find_field (column, facet, &target))
    return FALSE;

  column->target = target;
  column->is_guessed = column->who == RELAIS_IMPORT_WHO_UNSAID && target.part != RELAIS_IMPORT_LINK &&
                       (target.part == RELAIS_IMPORT_PATIENT || unsaid == RELAIS_IMPORT_PATIENT) &&
                       !g_str_equal (column->word, "chart_number") && is_shared (column->word);
  return TRUE;
}

/**
 * relais_import_columns_resolve:
 * @columns: (element-type RelaisImportColumn): the columns of a file, their headings read
 * @facet: whom the import is about
 *
 * Finds the targets of the columns that are not settled; what has none stays %RELAIS_IMPORT_IGNORED.
 */
void
relais_import_columns_resolve (GArray *columns, guint facet)
{
  gboolean patients = facet == RELAIS_FACET_CAREGIVER && is_list_of_patients (columns);

  for (guint i = 0; i < columns->len; i++)
    {
      if (!get_column (columns, i)->is_settled)
        resolve (columns, i, facet, patients ? RELAIS_IMPORT_PATIENT : RELAIS_IMPORT_PERSON);
    }
}

static gboolean
say_the_same (const RelaisImportTarget *a, const RelaisImportTarget *b)
{
  if (a->part != b->part || a->kind == RELAIS_IMPORT_IGNORED || a->kind == RELAIS_IMPORT_ANY_PHONE)
    return FALSE;
  return (relais_import_target_is_whole_name (a) && relais_import_target_is_whole_name (b)) ||
         (a->kind == b->kind && (a->kind != RELAIS_IMPORT_FIELD || a->field == b->field));
}

/**
 * relais_import_columns_is_taken:
 * @columns: (element-type RelaisImportColumn): the columns of a file with their targets
 * @number: one of them
 *
 * Of two columns that say the same, the one that was settled counts, else the first; whole names count where there is
 * no column of family names.
 *
 * Returns: whether another column comes before this one
 */
gboolean
relais_import_columns_is_taken (GArray *columns, guint number)
{
  const RelaisImportColumn *column = get_column (columns, number);

  for (guint i = 0; i < columns->len; i++)
    {
      const RelaisImportColumn *other = get_column (columns, i);

      if (i == number)
        continue;
      if (relais_import_target_is_whole_name (&column->target) && other->target.part == column->target.part &&
          other->target.kind == RELAIS_IMPORT_FIELD && other->target.field == RELAIS_PERSON_FAMILY_NAME)
        return TRUE;
      if (say_the_same (&other->target, &column->target) &&
          (other->is_settled == column->is_settled ? i < number : other->is_settled))
        return TRUE;
    }
  return FALSE;
}
