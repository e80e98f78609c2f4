/* Records in their tables: loading, writing and removing follow from the description of their type. A part is one row
 * beside the root (the root itself, an address, a facet), one row per word of a set, or one row per fixed key (the
 * three phones, the five consents). A record is loaded by one statement; the SQL is in relais-table-sql.c.
 * Called on a store's own threads, inside its transactions.
 */

#include "relais-table-sql.h"

#include "relais-error.h"
#include "relais-phone.h"
#include "relais-statement.h"
#include "relais-viewer.h"

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
  for (gsize i = 0; i < relais_n_tables; i++)
    {
      if (g_strcmp0 (relais_tables[i].type->name, kind) == 0)
        return &relais_tables[i];
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

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* In the order of the field's own list, or of the alphabet where it has none, so that equal sets are equal texts. */
static void
read_words (const RelaisTable *table, const RelaisTablePart *part, const char *joined, RelaisRecordBuilder *builder)
{
  const char *const *words = table->type->fields[part->columns[0].field].words;
  g_auto (GStrv) found = g_strsplit (joined != NULL ? joined : "", ";", -1);
  g_autoptr (GString) ordered = g_string_new (NULL);

  if (words == NULL)
    {
      g_autofree char *sorted = NULL;

      qsort (found, g_strv_length (found), sizeof (char *), compare_words);
      sorted = g_strjoinv (";", found);
      relais_record_builder_set (builder, part->columns[0].field, sorted);
      return;
    }
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_strv_contains ((const char *const *) found, words[i]))
        g_string_append_printf (ordered, "%s%s", ordered->len > 0 ? ";" : "", words[i]);
    }
  relais_record_builder_set (builder, part->columns[0].field, ordered->str);
}

static void
read_part (const RelaisTable *table, const RelaisTablePart *part, RelaisStatement *row, int *column,
           RelaisRecordBuilder *builder)
{
  if (part->kind == PART_WORDS)
    {
      read_words (table, part, relais_statement_column_text (row, (*column)++), builder);
      return;
    }
  if (part->facet_field >= 0 && relais_statement_column_bool (row, (*column)++))
    relais_record_builder_set (builder, (guint) part->facet_field, "yes");
  for (guint i = 0; i < part->n_columns; i++)
    relais_record_builder_set (builder, part->columns[i].field, relais_statement_column_text (row, (*column)++));
}

static RelaisRecord *
load_with (RelaisStatement *row, const RelaisTable *table, const char *id, GError **error)
{
  g_autoptr (RelaisRecordBuilder) builder = NULL;
  gboolean found;
  int column = 1;

  relais_statement_bind_text (row, 1, id);
  if (!relais_statement_step (row, &found, error))
    return NULL;
  if (!found)
    {
      relais_error_set (error, RELAIS_ERROR_NOT_FOUND, id, "%s", table->type->name);
      return NULL;
    }

  builder = relais_record_builder_new (table->type, id, relais_statement_column_int (row, 0));
  for (guint p = 0; p < table->n_parts; p++)
    read_part (table, &table->parts[p], row, &column, builder);
  return relais_record_builder_end (g_steal_pointer (&builder));
}

/**
 * relais_table_load:
 * @db: a connection
 * @table: where it is stored
 * @id: the id of a record
 * @error: RELAIS_ERROR_NOT_FOUND when there is none, or who acts is kept out of it
 *
 * Returns: (transfer full) (nullable): the record with its children
 */
RelaisRecord *
relais_table_load (RelaisDb *db, const RelaisTable *table, const char *id, GError **error)
{
  const char *viewer = relais_db_get_viewer (db);
  gboolean may_see = TRUE;

  if (viewer != NULL && !relais_viewer_may_see (db, viewer, id, &may_see, error))
    return NULL;
  if (may_see)
    return relais_table_load_stored (db, table, id, error);
  relais_error_set (error, RELAIS_ERROR_NOT_FOUND, id, NULL);
  return NULL;
}

/**
 * relais_table_load_stored:
 * @db: a connection
 * @table: where it is stored
 * @id: the id of a record
 * @error: RELAIS_ERROR_NOT_FOUND when there is none
 *
 * For what the register does by itself: a death ends every link, whoever notes it.
 *
 * Returns: (transfer full) (nullable): the record with its children, whoever acts
 */
RelaisRecord *
relais_table_load_stored (RelaisDb *db, const RelaisTable *table, const char *id, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (db, relais_table_get_sql (table)->load, error);

  return row != NULL ? load_with (row, table, id, error) : NULL;
}

/**
 * relais_table_load_all:
 * @db: a connection
 * @table: where they are stored
 * @ids: (element-type utf8): ids of records
 * @error: RELAIS_ERROR_NOT_FOUND when one is missing
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): the records in the order of @ids
 */
GPtrArray *
relais_table_load_all (RelaisDb *db, const RelaisTable *table, GPtrArray *ids, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (db, relais_table_get_sql (table)->load, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (ids->len, (GDestroyNotify) relais_record_unref);

  if (row == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      RelaisRecord *record = load_with (row, table, g_ptr_array_index (ids, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
      relais_statement_reset (row);
    }
  return g_steal_pointer (&records);
}

static gboolean
part_has_values (const RelaisTablePart *part, const RelaisRecord *record)
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
part_is_same (const RelaisTablePart *part, const RelaisRecord *before, const RelaisRecord *record)
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
  g_autoptr (RelaisStatement) statement = relais_db_prepare (db, relais_table_get_sql (table)->parts[p].remove, error);

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
write_row (RelaisDb *db, const RelaisTablePart *part, const char *sql, const RelaisRecord *record, GError **error)
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
write_words (RelaisDb *db, const RelaisTablePart *part, const char *sql, const RelaisRecord *record, GError **error)
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
  const RelaisTablePart *part = &table->parts[p];
  const RelaisTablePartSql *sql = &relais_table_get_sql (table)->parts[p];

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
 * @record: the record as it is stored now
 * @error: RELAIS_ERROR_INVALID when something refers to it
 *
 * Removes the record and its children. Only the undo of its creation does this.
 *
 * Returns: whether it is gone
 */
gboolean
relais_table_remove (RelaisDb *db, const RelaisTable *table, const RelaisRecord *record, GError **error)
{
  const char *id = relais_record_get_id (record);

  for (guint p = table->n_parts; p > 0; p--)
    {
      const RelaisTablePart *part = &table->parts[p - 1];

      if ((part->kind == PART_ROOT || part_has_values (part, record)) && !remove_part (db, table, p - 1, id, error))
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
