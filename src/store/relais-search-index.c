/* What people can be found by: folded text in a trigram index for any fragment of three letters or more, the beginnings
 * of words in a B-tree for one or two, the phone numbers as digits among them. Of a protected person the name alone is
 * in it. relais-search-query.c finds with it. Called on a store's own threads.
 */

#include "relais-search-index.h"

#include "relais-error.h"
#include "relais-person.h"
#include "relais-search-text.h"
#include "relais-statement.h"
#include "relais-text.h"

static char *
make_name_key (const RelaisRecord *person)
{
  static const guint parts[] = { RELAIS_PERSON_FAMILY_NAME, RELAIS_PERSON_GIVEN_NAME, RELAIS_PERSON_USUAL_NAME };
  GString *names = g_string_new (NULL);
  char *key;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *part = relais_record_get (person, parts[i]);

      if (part != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", part);
    }
  key = relais_text_search_key (names->str);
  g_string_free (names, TRUE);
  return key;
}

/* What can be found beside the name; nothing of it for a protected person. */
static char *
make_body (const RelaisRecord *person, const char *name_key)
{
  static const guint places[] = { RELAIS_PERSON_STREET, RELAIS_PERSON_COMMUNE, RELAIS_PERSON_POSTCODE,
                                  RELAIS_PERSON_CHART_NUMBER, RELAIS_PERSON_EMAIL };
  static const guint phones[] = { RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE2, RELAIS_PERSON_PHONE3 };
  GString *body = g_string_new (name_key);

  if (relais_person_is_protected (person))
    return g_string_free (body, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *key = relais_text_search_key (relais_record_get (person, places[i]));

      if (*key != '\0')
        g_string_append_printf (body, " %s", key);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (phones); i++)
    relais_search_text_append_digits (body, relais_record_get (person, phones[i]));
  return g_string_free (body, FALSE);
}

static gboolean
run_with_doc (RelaisDb *db, const char *sql, gint64 doc, GError **error)
{
  g_autoptr (RelaisStatement) statement = relais_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_int (statement, 1, doc);
  return relais_statement_execute (statement, error);
}

static gboolean
find_doc (RelaisDb *db, const char *person_id, gint64 *doc, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (db, "SELECT doc FROM search_doc WHERE subject = $1", error);
  gboolean has_row;

  *doc = 0;
  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, person_id);
  if (!relais_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    *doc = relais_statement_column_int (row, 0);
  return TRUE;
}

static gboolean
clear_doc (RelaisDb *db, gint64 doc, GError **error)
{
  return run_with_doc (db, "DELETE FROM search_text WHERE rowid = $1", doc, error) &&
         run_with_doc (db, "DELETE FROM search_word WHERE doc = $1", doc, error);
}

static gboolean
write_doc (RelaisDb *db, const RelaisRecord *person, const char *name_key, gint64 *doc, GError **error)
{
  g_autofree char *formal = relais_person_get_formal_name (person);
  g_autofree char *sort_key = relais_text_sort_key (formal);
  g_autoptr (RelaisStatement) statement =
      relais_db_prepare (db,
                         "INSERT INTO search_doc (subject, facets, archived, name_key, sort_key) "
                         "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (subject) DO UPDATE SET facets = excluded.facets, "
                         "archived = excluded.archived, name_key = excluded.name_key, sort_key = excluded.sort_key",
                         error);
  int facets = (relais_person_is_patient (person) ? RELAIS_SEARCH_PATIENTS : 0) |
               (relais_person_is_caregiver (person) ? RELAIS_SEARCH_CAREGIVERS : 0);

  if (statement == NULL)
    return FALSE;
  relais_statement_bind_text (statement, 1, relais_record_get_id (person));
  relais_statement_bind_int (statement, 2, facets);
  relais_statement_bind_int (statement, 3, relais_person_is_archived (person) ? 1 : 0);
  relais_statement_bind_text (statement, 4, name_key);
  relais_statement_bind_text (statement, 5, sort_key);
  return relais_statement_execute (statement, error) && find_doc (db, relais_record_get_id (person), doc, error);
}

static gboolean
write_body (RelaisDb *db, gint64 doc, const char *body, GError **error)
{
  g_autoptr (RelaisStatement) text =
      relais_db_prepare (db, "INSERT INTO search_text (rowid, body) VALUES ($1, $2)", error);
  g_auto (GStrv) words = g_strsplit (body, " ", -1);

  if (text == NULL)
    return FALSE;
  relais_statement_bind_int (text, 1, doc);
  relais_statement_bind_text (text, 2, body);
  if (!relais_statement_execute (text, error))
    return FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (RelaisStatement) word = NULL;

      if (*words[i] == '\0')
        continue;
      word = relais_db_prepare (db, "INSERT INTO search_word (word, doc) VALUES ($1, $2) ON CONFLICT DO NOTHING", error);
      if (word == NULL)
        return FALSE;
      relais_statement_bind_text (word, 1, words[i]);
      relais_statement_bind_int (word, 2, doc);
      if (!relais_statement_execute (word, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_search_index_put:
 * @db: a connection inside a transaction
 * @person: a person as they are stored now
 * @error: where to store the error
 *
 * Returns: whether the index says what @person says
 */
gboolean
relais_search_index_put (RelaisDb *db, const RelaisRecord *person, GError **error)
{
  g_autofree char *name_key = make_name_key (person);
  g_autofree char *body = make_body (person, name_key);
  gint64 doc = 0;

  if (!find_doc (db, relais_record_get_id (person), &doc, error))
    return FALSE;
  if (doc != 0 && !clear_doc (db, doc, error))
    return FALSE;
  return write_doc (db, person, name_key, &doc, error) && write_body (db, doc, body, error);
}

/**
 * relais_search_index_remove:
 * @db: a connection inside a transaction
 * @person_id: id of a person
 * @doc: (out): its document, whose text is left for relais_search_index_drop_texts(); 0 when there was none
 * @error: where to store the error
 *
 * Returns: whether nobody finds @person_id any more
 */
gboolean
relais_search_index_remove (RelaisDb *db, const char *person_id, gint64 *doc, GError **error)
{
  if (!find_doc (db, person_id, doc, error))
    return FALSE;
  return *doc == 0 || (run_with_doc (db, "DELETE FROM search_word WHERE doc = $1", *doc, error) &&
                       run_with_doc (db, "DELETE FROM search_doc WHERE doc = $1", *doc, error));
}

/**
 * relais_search_index_drop_texts:
 * @db: a connection inside a transaction
 * @docs: (element-type gint64): documents that were removed; emptied
 * @error: where to store the error
 *
 * One after the other: FTS5 writes what it has gathered whenever another statement comes in between.
 *
 * Returns: whether nothing is left of their texts
 */
gboolean
relais_search_index_drop_texts (RelaisDb *db, GArray *docs, GError **error)
{
  for (guint i = 0; i < docs->len; i++)
    if (!run_with_doc (db, "DELETE FROM search_text WHERE rowid = $1", g_array_index (docs, gint64, i), error))
      return FALSE;
  g_array_set_size (docs, 0);
  return TRUE;
}

static GPtrArray *
collect_ids (RelaisStatement *rows, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  while (relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&ids);
      g_ptr_array_add (ids, g_strdup (relais_statement_column_text (rows, 0)));
    }
  return NULL;
}

/* Current and archived people are two stretches of one index, which has them in order and all that is asked of them;
 * both together are merged from the two.
 */
#define ONE_STRETCH "SELECT subject, sort_key FROM search_doc WHERE archived = $1 AND facets & $2 <> 0"
#define BOTH_STRETCHES                                                                                               \
  "SELECT subject, sort_key FROM search_doc WHERE archived = 0 AND facets & $2 <> 0 UNION ALL " ONE_STRETCH
#define PAGE " ORDER BY sort_key, subject LIMIT $3 OFFSET $4"

static gboolean
wants_both_stretches (RelaisSearchFlags flags)
{
  return (flags & (RELAIS_SEARCH_ARCHIVED | RELAIS_SEARCH_ONLY_ARCHIVED)) == RELAIS_SEARCH_ARCHIVED;
}

static void
bind_stretch (RelaisStatement *rows, RelaisSearchFlags flags)
{
  gboolean archived = (flags & (RELAIS_SEARCH_ARCHIVED | RELAIS_SEARCH_ONLY_ARCHIVED)) != 0;

  relais_statement_bind_int (rows, 1, archived ? 1 : 0);
  relais_statement_bind_int (rows, 2, flags & (RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS));
}

/**
 * relais_search_index_list:
 * @db: a connection
 * @flags: whom
 * @offset: how many to pass over
 * @limit: how many at most, 0 for all
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type utf8) (nullable): ids of people in the order of the telephone book
 */
GPtrArray *
relais_search_index_list (RelaisDb *db, RelaisSearchFlags flags, guint offset, guint limit, GError **error)
{
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db, wants_both_stretches (flags) ? BOTH_STRETCHES PAGE : ONE_STRETCH PAGE, error);

  if (rows == NULL)
    return NULL;
  bind_stretch (rows, flags);
  relais_statement_bind_int (rows, 3, limit > 0 ? (gint64) limit : -1);
  relais_statement_bind_int (rows, 4, offset);
  return collect_ids (rows, error);
}

/**
 * relais_search_index_count:
 * @db: a connection
 * @flags: whom
 * @error: where to store the error
 *
 * Returns: how many people relais_search_index_list() would give; -1 on error
 */
int
relais_search_index_count (RelaisDb *db, RelaisSearchFlags flags, GError **error)
{
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (db,
                         wants_both_stretches (flags) ? "SELECT count(*) FROM (" BOTH_STRETCHES ")"
                                                      : "SELECT count(*) FROM (" ONE_STRETCH ")",
                         error);
  gboolean has_row;

  if (row == NULL)
    return -1;
  bind_stretch (row, flags);
  if (!relais_statement_step (row, &has_row, error))
    return -1;
  return (int) relais_statement_column_int (row, 0);
}

/**
 * relais_search_index_count_name:
 * @db: a connection
 * @person: a person of the register
 * @error: where to store the error
 *
 * Returns: how many people that are not archived have the same name, @person included; -1 on error
 */
int
relais_search_index_count_name (RelaisDb *db, const RelaisRecord *person, GError **error)
{
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (db,
                         "SELECT count(*) FROM search_doc WHERE archived = 0 "
                         "AND name_key = (SELECT name_key FROM search_doc WHERE subject = $1)",
                         error);
  gboolean has_row;

  if (row == NULL)
    return -1;
  relais_statement_bind_text (row, 1, relais_record_get_id (person));
  if (!relais_statement_step (row, &has_row, error))
    return -1;
  return (int) relais_statement_column_int (row, 0);
}

/**
 * relais_search_index_verify:
 * @db: a connection that may write
 * @error: RELAIS_ERROR_REGISTER_DAMAGED when index and people disagree
 *
 * Returns: whether the index is whole and has one document for each person
 */
gboolean
relais_search_index_verify (RelaisDb *db, GError **error)
{
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (db,
                         "SELECT (SELECT count(*) FROM person) = (SELECT count(*) FROM search_doc) "
                         "AND (SELECT count(*) FROM search_doc) = (SELECT count(*) FROM search_text) "
                         "AND NOT EXISTS (SELECT 1 FROM person WHERE id NOT IN (SELECT subject FROM search_doc))",
                         error);
  gboolean has_row;

  if (row == NULL || !relais_statement_step (row, &has_row, error))
    return FALSE;
  if (!relais_statement_column_bool (row, 0))
    {
      relais_error_set (error, RELAIS_ERROR_REGISTER_DAMAGED, relais_db_get_path (db), "search index");
      return FALSE;
    }
  g_clear_pointer (&row, relais_statement_free);
  return relais_db_execute (db, "INSERT INTO search_text (search_text) VALUES ('integrity-check')", error);
}
