/* The SQL by which a table's records are loaded, written and removed: it follows from the description of their type,
 * and is put together once, at the first use, for the life of the program. What it is run with is in relais-table.c.
 * Any thread.
 */

#include "relais-table-sql.h"

static const char *
get_column_name (const RelaisTable *table, const RelaisTableColumn *column)
{
  return column->column != NULL ? column->column : table->type->fields[column->field].name;
}

/* "a", "b", "c" */
static void
append_columns (GString *sql, const RelaisTable *table, const RelaisTablePart *part)
{
  for (guint i = 0; i < part->n_columns; i++)
    g_string_append_printf (sql, ", \"%s\"", get_column_name (table, &part->columns[i]));
}

static void
append_numbers (GString *sql, int first, guint count)
{
  for (guint i = 0; i < count; i++)
    g_string_append_printf (sql, ", $%d", first + (int) i);
}

static void
append_to_load (GString *columns, GString *joins, const RelaisTable *table, guint p)
{
  const RelaisTablePart *part = &table->parts[p];

  if (part->kind == PART_WORDS)
    {
      g_string_append_printf (columns, ", (SELECT group_concat(word, ';') FROM %s WHERE id = t0.id)", part->table);
      return;
    }
  if (part->kind == PART_ROOT)
    g_string_append_printf (joins, " FROM %s AS t0", part->table);
  else
    g_string_append_printf (joins, " LEFT JOIN %s AS t%u ON t%u.id = t0.id", part->table, p, p);
  if (part->kind == PART_KEYED)
    g_string_append_printf (joins, " AND t%u.%s = '%s'", p, part->key, part->value);
  if (part->facet_field >= 0)
    g_string_append_printf (columns, ", t%u.id IS NOT NULL", p);
  for (guint i = 0; i < part->n_columns; i++)
    g_string_append_printf (columns, ", t%u.\"%s\"", p, get_column_name (table, &part->columns[i]));
}

/* The root is the first part of every table, hence t0. */
static char *
build_load (const RelaisTable *table)
{
  GString *columns = g_string_new ("SELECT t0.revision");
  g_autoptr (GString) joins = g_string_new (NULL);

  for (guint p = 0; p < table->n_parts; p++)
    append_to_load (columns, joins, table, p);
  g_string_append_printf (columns, "%s WHERE t0.id = $1", joins->str);
  return g_string_free (columns, FALSE);
}

static void
build_root_sql (const RelaisTable *table, const RelaisTablePart *part, RelaisTablePartSql *sql)
{
  GString *insert = g_string_new (NULL);
  GString *update = g_string_new (NULL);

  g_string_append_printf (insert, "INSERT INTO %s (id, revision", part->table);
  append_columns (insert, table, part);
  g_string_append (insert, ") VALUES ($1, $2");
  append_numbers (insert, 3, part->n_columns);
  g_string_append_c (insert, ')');

  g_string_append_printf (update, "UPDATE %s SET revision = $2", part->table);
  for (guint i = 0; i < part->n_columns; i++)
    g_string_append_printf (update, ", \"%s\" = $%u", get_column_name (table, &part->columns[i]), i + 3);
  g_string_append (update, " WHERE id = $1");

  sql->insert = g_string_free (insert, FALSE);
  sql->update = g_string_free (update, FALSE);
  sql->remove = g_strdup_printf ("DELETE FROM %s WHERE id = $1", part->table);
}

static void
build_row_sql (const RelaisTable *table, const RelaisTablePart *part, RelaisTablePartSql *sql)
{
  GString *insert = g_string_new (NULL);
  GString *remove = g_string_new (NULL);
  gboolean keyed = part->kind == PART_KEYED;

  g_string_append_printf (remove, "DELETE FROM %s WHERE id = $1", part->table);
  g_string_append_printf (insert, "INSERT INTO %s (id", part->table);
  append_columns (insert, table, part);
  g_string_append (insert, part->has_phone ? ", e164" : "");
  if (keyed)
    {
      g_string_append_printf (remove, " AND %s = '%s'", part->key, part->value);
      g_string_append_printf (insert, ", %s", part->key);
    }
  g_string_append (insert, ") VALUES ($1");
  append_numbers (insert, 2, part->n_columns + (part->has_phone ? 1 : 0));
  if (keyed)
    g_string_append_printf (insert, ", '%s'", part->value);
  g_string_append_c (insert, ')');

  sql->insert = g_string_free (insert, FALSE);
  sql->remove = g_string_free (remove, FALSE);
}

static void
build_words_sql (const RelaisTablePart *part, RelaisTablePartSql *sql)
{
  sql->insert = g_strdup_printf ("INSERT INTO %s (id, word) VALUES ($1, $2)", part->table);
  sql->remove = g_strdup_printf ("DELETE FROM %s WHERE id = $1", part->table);
}

static void
build_sql (const RelaisTable *table, RelaisTableSql *sql)
{
  sql->load = build_load (table);
  sql->parts = g_new0 (RelaisTablePartSql, table->n_parts);
  for (guint p = 0; p < table->n_parts; p++)
    {
      if (table->parts[p].kind == PART_ROOT)
        build_root_sql (table, &table->parts[p], &sql->parts[p]);
      else if (table->parts[p].kind == PART_WORDS)
        build_words_sql (&table->parts[p], &sql->parts[p]);
      else
        build_row_sql (table, &table->parts[p], &sql->parts[p]);
    }
}

/**
 * relais_table_get_sql:
 * @table: a table
 *
 * Returns: (transfer none): its statements
 */
const RelaisTableSql *
relais_table_get_sql (const RelaisTable *table)
{
  static RelaisTableSql *all;

  if (g_once_init_enter (&all))
    {
      RelaisTableSql *built = g_new0 (RelaisTableSql, relais_n_tables);

      for (gsize t = 0; t < relais_n_tables; t++)
        build_sql (&relais_tables[t], &built[t]);
      g_once_init_leave (&all, built);
    }

  return &all[table - relais_tables];
}
