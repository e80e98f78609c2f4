/* Records in their tables: one description per type says which field is which column of which table; loading, writing
 * and removing follow from it. A part is one row beside the root (the root itself, an address, a facet), one row per
 * word of a set, or one row per fixed key (the three phones, the five consents). The SQL of each part is put together
 * once. Called on a store's own threads, inside its transactions.
 */

#include "relais-table.h"

#include "relais-care-link.h"
#include "relais-error.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-phone.h"
#include "relais-practice.h"
#include "relais-staff.h"
#include "relais-statement.h"

#define MAX_COLUMNS 16

typedef struct {
  guint field;
  const char *column; /* NULL: as the field is named */
} Column;

typedef enum {
  PART_ROOT,  /* the row with the revision */
  PART_ROW,   /* a row beside it, which exists while one of its fields or its facet is set */
  PART_WORDS, /* one row for each word of a field */
  PART_KEYED, /* a row with a fixed key beside the id */
} PartKind;

typedef struct {
  PartKind kind;
  const char *table;
  int facet_field;    /* PART_ROW: the field that says whether the row exists, or -1 */
  const char *key;    /* PART_KEYED: the key's column */
  const char *value;  /* PART_KEYED: the key's value */
  gboolean has_phone; /* the first column is a phone whose E.164 form is kept beside it */
  Column columns[MAX_COLUMNS + 1];
  guint n_columns;
} Part;

struct _RelaisTable {
  const RelaisRecordType *type;
  const Part *parts;
  guint n_parts;
};

#define COLUMNS(...)                                                                                                 \
  .columns = { __VA_ARGS__ }, .n_columns = sizeof ((Column[]) { __VA_ARGS__ }) / sizeof (Column)
#define PHONE(N, FIELD)                                                                                              \
  { PART_KEYED, "person_phone", -1, "position", N, TRUE,                                                             \
    COLUMNS ({ RELAIS_PERSON_##FIELD, "number" }, { RELAIS_PERSON_##FIELD##_HOURS, "hours" },                        \
             { RELAIS_PERSON_##FIELD##_NO_MESSAGE, "no_message" }) }
#define CONSENT(WORD, FIELD)                                                                                         \
  { PART_KEYED, "care_link_consent", -1, "purpose", WORD, FALSE,                                                     \
    COLUMNS ({ RELAIS_CARE_LINK_CONSENT_##FIELD, "answer" }, { RELAIS_CARE_LINK_CONSENT_##FIELD##_HOW, "how" },      \
             { RELAIS_CARE_LINK_CONSENT_##FIELD##_DATE, "given_on" },                                                \
             { RELAIS_CARE_LINK_CONSENT_##FIELD##_BY, "recorded_by" }) }

/* clang-format off */
static const Part person_parts[] = {
  { PART_ROOT, "person", -1,
    COLUMNS ({ RELAIS_PERSON_FAMILY_NAME }, { RELAIS_PERSON_GIVEN_NAME }, { RELAIS_PERSON_USUAL_NAME },
             { RELAIS_PERSON_BIRTH_DATE }, { RELAIS_PERSON_LANGUAGE }, { RELAIS_PERSON_READS },
             { RELAIS_PERSON_INTERPRETER }, { RELAIS_PERSON_EMAIL }, { RELAIS_PERSON_MUTUALITY },
             { RELAIS_PERSON_DIED_ON }, { RELAIS_PERSON_STOPPED_ON }, { RELAIS_PERSON_ARCHIVED_ON },
             { RELAIS_PERSON_MERGED_INTO }) },
  { PART_ROW, "person_address", -1,
    COLUMNS ({ RELAIS_PERSON_STREET }, { RELAIS_PERSON_POSTCODE }, { RELAIS_PERSON_COMMUNE }) },
  PHONE ("1", PHONE),
  PHONE ("2", PHONE2),
  PHONE ("3", PHONE3),
  { PART_ROW, "patient", RELAIS_PERSON_IS_PATIENT,
    COLUMNS ({ RELAIS_PERSON_SEX }, { RELAIS_PERSON_BIM }, { RELAIS_PERSON_CHART_NUMBER },
             { RELAIS_PERSON_NATIONAL_NUMBER }, { RELAIS_PERSON_REFERENT }, { RELAIS_PERSON_PROTECTED },
             { RELAIS_PERSON_STATE }, { RELAIS_PERSON_DO_NOT_INFORM }, { RELAIS_PERSON_ASK_FIRST }) },
  { PART_WORDS, "patient_flag", -1, COLUMNS ({ RELAIS_PERSON_FLAGS }) },
  { PART_ROW, "patient_agreement", -1,
    COLUMNS ({ RELAIS_PERSON_AGREEMENT, "answer" }, { RELAIS_PERSON_AGREEMENT_DATE, "given_on" },
             { RELAIS_PERSON_AGREEMENT_HOW, "how" }, { RELAIS_PERSON_AGREEMENT_BY, "recorded_by" }) },
  { PART_ROW, "caregiver", RELAIS_PERSON_IS_CAREGIVER,
    COLUMNS ({ RELAIS_PERSON_MINOR }, { RELAIS_PERSON_KEY_HOLDER }, { RELAIS_PERSON_PRESENCE },
             { RELAIS_PERSON_SIGNS_CHECKED }, { RELAIS_PERSON_NO_LABEL }) },
  { PART_WORDS, "caregiver_sign", -1, COLUMNS ({ RELAIS_PERSON_SIGNS }) },
};

static const Part care_link_parts[] = {
  { PART_ROOT, "care_link", -1,
    COLUMNS ({ RELAIS_CARE_LINK_CAREGIVER }, { RELAIS_CARE_LINK_PATIENT }, { RELAIS_CARE_LINK_RELATION },
             { RELAIS_CARE_LINK_RANK }, { RELAIS_CARE_LINK_MAIN }, { RELAIS_CARE_LINK_LIVES_TOGETHER },
             { RELAIS_CARE_LINK_DISTANCE }, { RELAIS_CARE_LINK_START }, { RELAIS_CARE_LINK_END },
             { RELAIS_CARE_LINK_RECOGNITION }, { RELAIS_CARE_LINK_RECOGNITION_INFORMED },
             { RELAIS_CARE_LINK_RECOGNITION_FROM }, { RELAIS_CARE_LINK_RECOGNITION_UNTIL },
             { RELAIS_CARE_LINK_REFERENCE }) },
  { PART_WORDS, "care_link_task", -1, COLUMNS ({ RELAIS_CARE_LINK_TASKS }) },
  CONSENT ("keep", KEEP),
  CONSENT ("print", PRINT),
  CONSENT ("hospital", HOSPITAL),
  CONSENT ("share", SHARE),
  CONSENT ("invite", INVITE),
};

static const Part person_role_parts[] = {
  { PART_ROOT, "person_role", -1,
    COLUMNS ({ RELAIS_PERSON_ROLE_PATIENT }, { RELAIS_PERSON_ROLE_ROLE }, { RELAIS_PERSON_ROLE_PERSON },
             { RELAIS_PERSON_ROLE_NAME }, { RELAIS_PERSON_ROLE_PHONE }, { RELAIS_PERSON_ROLE_START },
             { RELAIS_PERSON_ROLE_END }) },
};

static const Part staff_parts[] = {
  { PART_ROOT, "staff", -1,
    COLUMNS ({ RELAIS_STAFF_NAME }, { RELAIS_STAFF_PROFESSIONAL_NUMBER }, { RELAIS_STAFF_LANGUAGE },
             { RELAIS_STAFF_ENDS_ON }) },
  { PART_WORDS, "staff_role", -1, COLUMNS ({ RELAIS_STAFF_ROLE }) },
};

static const Part practice_parts[] = {
  { PART_ROOT, "practice", -1,
    COLUMNS ({ RELAIS_PRACTICE_NAME }, { RELAIS_PRACTICE_LANGUAGE }, { RELAIS_PRACTICE_STREET },
             { RELAIS_PRACTICE_POSTCODE }, { RELAIS_PRACTICE_COMMUNE }, { RELAIS_PRACTICE_PHONE },
             { RELAIS_PRACTICE_EMAIL }, { RELAIS_PRACTICE_HOURS }) },
};

static const Part useful_number_parts[] = {
  { PART_ROOT, "useful_number", -1,
    COLUMNS ({ RELAIS_USEFUL_NUMBER_NUMBER }, { RELAIS_USEFUL_NUMBER_LABEL_FR }, { RELAIS_USEFUL_NUMBER_LABEL_NL },
             { RELAIS_USEFUL_NUMBER_POSITION }, { RELAIS_USEFUL_NUMBER_PRINTED }) },
};

static const Part closing_day_parts[] = {
  { PART_ROOT, "closing_day", -1,
    COLUMNS ({ RELAIS_CLOSING_DAY_FROM }, { RELAIS_CLOSING_DAY_UNTIL }, { RELAIS_CLOSING_DAY_REASON }) },
};

static const RelaisTable tables[] = {
  { &relais_person_type, person_parts, G_N_ELEMENTS (person_parts) },
  { &relais_care_link_type, care_link_parts, G_N_ELEMENTS (care_link_parts) },
  { &relais_person_role_type, person_role_parts, G_N_ELEMENTS (person_role_parts) },
  { &relais_staff_type, staff_parts, G_N_ELEMENTS (staff_parts) },
  { &relais_practice_type, practice_parts, G_N_ELEMENTS (practice_parts) },
  { &relais_useful_number_type, useful_number_parts, G_N_ELEMENTS (useful_number_parts) },
  { &relais_closing_day_type, closing_day_parts, G_N_ELEMENTS (closing_day_parts) },
};
/* clang-format on */

typedef struct {
  char *load;
  char *insert;
  char *update; /* PART_ROOT only */
  char *remove;
} PartSql;

static const char *
get_column_name (const RelaisTable *table, const Column *column)
{
  return column->column != NULL ? column->column : table->type->fields[column->field].name;
}

static void
append_columns (GString *sql, const RelaisTable *table, const Part *part, const char *format, int first_number)
{
  for (guint i = 0; i < part->n_columns; i++)
    {
      const char *name = get_column_name (table, &part->columns[i]);

      if (i > 0)
        g_string_append (sql, ", ");
      if (format == NULL)
        g_string_append_printf (sql, "\"%s\"", name);
      else
        g_string_append_printf (sql, "\"%s\" = $%d", name, first_number + (int) i);
    }
}

static void
append_numbers (GString *sql, int first, guint count)
{
  for (guint i = 0; i < count; i++)
    g_string_append_printf (sql, ", $%d", first + (int) i);
}

static void
build_root_sql (const RelaisTable *table, const Part *part, PartSql *sql)
{
  GString *load = g_string_new ("SELECT ");
  GString *insert = g_string_new (NULL);
  GString *update = g_string_new (NULL);

  append_columns (load, table, part, NULL, 0);
  g_string_append_printf (load, ", revision FROM %s WHERE id = $1", part->table);

  g_string_append_printf (insert, "INSERT INTO %s (id, revision, ", part->table);
  append_columns (insert, table, part, NULL, 0);
  g_string_append (insert, ") VALUES ($1, $2");
  append_numbers (insert, 3, part->n_columns);
  g_string_append_c (insert, ')');

  g_string_append_printf (update, "UPDATE %s SET revision = $2, ", part->table);
  append_columns (update, table, part, "=", 3);
  g_string_append (update, " WHERE id = $1");

  sql->load = g_string_free (load, FALSE);
  sql->insert = g_string_free (insert, FALSE);
  sql->update = g_string_free (update, FALSE);
  sql->remove = g_strdup_printf ("DELETE FROM %s WHERE id = $1", part->table);
}

static void
build_row_sql (const RelaisTable *table, const Part *part, PartSql *sql)
{
  GString *load = g_string_new ("SELECT ");
  GString *insert = g_string_new (NULL);
  gboolean keyed = part->kind == PART_KEYED;
  int next = 2;

  append_columns (load, table, part, NULL, 0);
  g_string_append_printf (load, " FROM %s WHERE id = $1", part->table);
  sql->remove = g_strdup_printf ("DELETE FROM %s WHERE id = $1", part->table);

  g_string_append_printf (insert, "INSERT INTO %s (id, ", part->table);
  append_columns (insert, table, part, NULL, 0);
  if (part->has_phone)
    g_string_append (insert, ", e164");
  if (keyed)
    {
      char *with_key = g_strdup_printf ("%s AND %s = '%s'", sql->remove, part->key, part->value);

      g_free (sql->remove);
      sql->remove = with_key;
      g_string_append_printf (load, " AND %s = '%s'", part->key, part->value);
      g_string_append_printf (insert, ", %s", part->key);
    }
  g_string_append (insert, ") VALUES ($1");
  append_numbers (insert, next, part->n_columns + (part->has_phone ? 1 : 0));
  if (keyed)
    g_string_append_printf (insert, ", '%s'", part->value);
  g_string_append_c (insert, ')');

  sql->load = g_string_free (load, FALSE);
  sql->insert = g_string_free (insert, FALSE);
}

static void
build_words_sql (const Part *part, PartSql *sql)
{
  sql->load = g_strdup_printf ("SELECT word FROM %s WHERE id = $1", part->table);
  sql->insert = g_strdup_printf ("INSERT INTO %s (id, word) VALUES ($1, $2)", part->table);
  sql->remove = g_strdup_printf ("DELETE FROM %s WHERE id = $1", part->table);
}

/* The statements of every part of every table, built at the first use and kept for the life of the program. */
static const PartSql *
get_sql (const RelaisTable *table)
{
  static PartSql *all[G_N_ELEMENTS (tables)];
  static gsize built;

  if (g_once_init_enter (&built))
    {
      for (gsize t = 0; t < G_N_ELEMENTS (tables); t++)
        {
          all[t] = g_new0 (PartSql, tables[t].n_parts);
          for (guint p = 0; p < tables[t].n_parts; p++)
            {
              if (tables[t].parts[p].kind == PART_ROOT)
                build_root_sql (&tables[t], &tables[t].parts[p], &all[t][p]);
              else if (tables[t].parts[p].kind == PART_WORDS)
                build_words_sql (&tables[t].parts[p], &all[t][p]);
              else
                build_row_sql (&tables[t], &tables[t].parts[p], &all[t][p]);
            }
        }
      g_once_init_leave (&built, 1);
    }

  return all[table - tables];
}

/**
 * relais_table_for_type:
 * @type: a type of record
 *
 * Returns: where it is stored
 */
const RelaisTable *
relais_table_for_type (const RelaisRecordType *type)
{
  return relais_table_for_kind (type->name);
}

/**
 * relais_table_for_kind:
 * @kind: the name of a type of record
 *
 * Returns: (nullable): where it is stored, %NULL when there is no such type
 */
const RelaisTable *
relais_table_for_kind (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (g_strcmp0 (tables[i].type->name, kind) == 0)
        return &tables[i];
    }
  return NULL;
}

/**
 * relais_table_get_type:
 * @table: a table
 *
 * Returns: the type of its records
 */
const RelaisRecordType *
relais_table_get_type (const RelaisTable *table)
{
  return table->type;
}

static void
read_columns (RelaisStatement *row, const Part *part, RelaisRecordBuilder *builder)
{
  for (guint i = 0; i < part->n_columns; i++)
    relais_record_builder_set (builder, part->columns[i].field, relais_statement_column_text (row, (int) i));
}

static gboolean
load_words (RelaisStatement *rows, const RelaisTable *table, const Part *part, RelaisRecordBuilder *builder,
            GError **error)
{
  const char *const *words = table->type->fields[part->columns[0].field].words;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  GString *joined;
  gboolean has_row;

  while (relais_statement_step (rows, &has_row, error))
    {
      if (has_row)
        {
          g_ptr_array_add (found, g_strdup (relais_statement_column_text (rows, 0)));
          continue;
        }

      /* In the order of the field's own list, so that equal sets are equal texts. */
      joined = g_string_new (NULL);
      for (guint i = 0; words[i] != NULL; i++)
        {
          if (g_ptr_array_find_with_equal_func (found, words[i], g_str_equal, NULL))
            g_string_append_printf (joined, "%s%s", joined->len > 0 ? ";" : "", words[i]);
        }
      relais_record_builder_set (builder, part->columns[0].field, joined->str);
      g_string_free (joined, TRUE);
      return TRUE;
    }

  return FALSE;
}

static gboolean
load_part (RelaisDb *db, const RelaisTable *table, guint p, const char *id, RelaisRecordBuilder *builder,
           gboolean *found, GError **error)
{
  const Part *part = &table->parts[p];
  g_autoptr (RelaisStatement) row = relais_db_prepare (db, get_sql (table)[p].load, error);

  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, id);
  if (part->kind == PART_WORDS)
    return load_words (row, table, part, builder, error);

  if (!relais_statement_step (row, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  read_columns (row, part, builder);
  if (part->kind == PART_ROOT)
    relais_record_builder_set_revision (builder, relais_statement_column_int (row, (int) part->n_columns));
  if (part->facet_field >= 0)
    relais_record_builder_set (builder, (guint) part->facet_field, "yes");
  return TRUE;
}

/**
 * relais_table_load:
 * @db: a connection
 * @table: where it is stored
 * @id: the id of a record
 * @error: RELAIS_ERROR_NOT_FOUND when there is none
 *
 * Returns: (transfer full) (nullable): the record with its children
 */
RelaisRecord *
relais_table_load (RelaisDb *db, const RelaisTable *table, const char *id, GError **error)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (table->type, id, 0);

  for (guint p = 0; p < table->n_parts; p++)
    {
      gboolean found = FALSE;

      if (!load_part (db, table, p, id, builder, &found, error))
        return NULL;
      if (table->parts[p].kind == PART_ROOT && !found)
        {
          relais_error_set (error, RELAIS_ERROR_NOT_FOUND, id, "%s", table->type->name);
          return NULL;
        }
    }

  return relais_record_builder_end (g_steal_pointer (&builder));
}

static gboolean
part_has_values (const Part *part, const RelaisRecord *record)
{
  if (record == NULL)
    return FALSE;
  if (part->facet_field >= 0)
    return relais_record_is (record, (guint) part->facet_field, "yes");
  if (part->has_phone || part->kind == PART_KEYED)
    return relais_record_get (record, part->columns[0].field) != NULL;

  for (guint i = 0; i < part->n_columns; i++)
    {
      if (relais_record_get (record, part->columns[i].field) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
part_is_same (const Part *part, const RelaisRecord *before, const RelaisRecord *record)
{
  if (before == NULL || part_has_values (part, before) != part_has_values (part, record))
    return FALSE;

  for (guint i = 0; i < part->n_columns; i++)
    {
      if (g_strcmp0 (relais_record_get (before, part->columns[i].field),
                     relais_record_get (record, part->columns[i].field)) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_part (RelaisDb *db, const RelaisTable *table, guint p, const char *id, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (db, get_sql (table)[p].remove, error);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, id);
  return relais_statement_execute (statement, error);
}

static void
bind_e164 (RelaisStatement *statement, int number, const char *typed)
{
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

  if (!relais_phone_parse (typed, &phone))
    return;
  if (phone.e164 != NULL)
    {
      relais_statement_bind_text (statement, number, phone.e164);
    }
  else
    {
      g_autofree char *digits = relais_phone_get_digits (&phone);

      relais_statement_bind_text (statement, number, digits);
    }
}

static gboolean
write_row (RelaisDb *db, const Part *part, const char *sql, const RelaisRecord *record, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (db, sql, error);
  int next = 1;

  if (statement == NULL)
    return FALSE;

  relais_statement_bind_text (statement, next++, relais_record_get_id (record));
  if (part->kind == PART_ROOT)
    relais_statement_bind_int (statement, next++, relais_record_get_revision (record));
  for (guint i = 0; i < part->n_columns; i++)
    relais_statement_bind_text (statement, next++, relais_record_get (record, part->columns[i].field));
  if (part->has_phone)
    bind_e164 (statement, next, relais_record_get (record, part->columns[0].field));
  return relais_statement_execute (statement, error);
}

static gboolean
write_words (RelaisDb *db, const Part *part, const char *sql, const RelaisRecord *record, GError **error)
{
  g_auto (GStrv) words = g_strsplit (relais_record_get (record, part->columns[0].field), ";", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (RelaisStatement) statement = relais_db_prepare (db, sql, error);

      if (statement == NULL)
        return FALSE;
      relais_statement_bind_text (statement, 1, relais_record_get_id (record));
      relais_statement_bind_text (statement, 2, words[i]);
      if (!relais_statement_execute (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_part (RelaisDb *db, const RelaisTable *table, guint p, const RelaisRecord *before, const RelaisRecord *record,
            GError **error)
{
  const Part *part = &table->parts[p];
  const PartSql *sql = &get_sql (table)[p];

  if (part->kind == PART_ROOT)
    return write_row (db, part, before != NULL ? sql->update : sql->insert, record, error);
  if (part_is_same (part, before, record))
    return TRUE;
  if (part_has_values (part, before) && !remove_part (db, table, p, relais_record_get_id (record), error))
    return FALSE;
  if (!part_has_values (part, record))
    return TRUE;
  if (part->kind == PART_WORDS)
    return write_words (db, part, sql->insert, record, error);
  return write_row (db, part, sql->insert, record, error);
}

/**
 * relais_table_write:
 * @db: a connection inside a transaction
 * @table: where it is stored
 * @before: (nullable): what is stored now, %NULL when it is new
 * @record: what is to be stored, with its new revision
 * @error: RELAIS_ERROR_INVALID or RELAIS_ERROR_DUPLICATE when the schema refuses it
 *
 * Writes the root and the children that changed.
 *
 * Returns: whether it is written
 */
gboolean
relais_table_write (RelaisDb *db, const RelaisTable *table, const RelaisRecord *before, const RelaisRecord *record,
                    GError **error)
{
  g_return_val_if_fail (relais_record_get_type (record) == table->type, FALSE);

  for (guint p = 0; p < table->n_parts; p++)
    {
      if (!write_part (db, table, p, before, record, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_table_remove:
 * @db: a connection inside a transaction
 * @table: where it is stored
 * @id: the id of a record
 * @error: RELAIS_ERROR_INVALID when something refers to it
 *
 * Removes the record and its children. Only the undo of its creation does this.
 *
 * Returns: whether it is gone
 */
gboolean
relais_table_remove (RelaisDb *db, const RelaisTable *table, const char *id, GError **error)
{
  for (guint p = table->n_parts; p > 0; p--)
    {
      if (!remove_part (db, table, p - 1, id, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_table_list_ids:
 * @db: a connection
 * @table: where they are stored
 * @ids: (element-type utf8): an array that owns its texts
 * @error: where to store the error
 *
 * Appends the id of every record of the table, in no particular order.
 *
 * Returns: whether it was read
 */
gboolean
relais_table_list_ids (RelaisDb *db, const RelaisTable *table, GPtrArray *ids, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s", table->parts[0].table);
  g_autoptr (RelaisStatement) rows = relais_db_prepare (db, sql, error);
  gboolean has_row;

  if (rows == NULL)
    return FALSE;
  while (relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_ptr_array_add (ids, g_strdup (relais_statement_column_text (rows, 0)));
    }
  return FALSE;
}
