/* The questions about people and links that one row cannot answer: who helps whom, who has which role, whose chart
 * number this is. Each loads whole records through their table. Called on a store's own threads.
 */

#include "relais-care-queries.h"

#include "relais-care-link.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-statement.h"
#include "relais-table.h"
#include "relais-text.h"

static GPtrArray *
list_by_two_ids (RelaisDb *db, const RelaisRecordType *type, const char *sql, const char *first, const char *second,
                 GError **error)
{
  g_autoptr (RelaisStatement) rows = relais_db_prepare (db, sql, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  if (rows == NULL)
    return NULL;
  relais_statement_bind_text (rows, 1, first);
  relais_statement_bind_text (rows, 2, second);
  while (relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return relais_table_load_all (db, relais_table_for_type (type), ids, error);
      g_ptr_array_add (ids, g_strdup (relais_statement_column_text (rows, 0)));
    }
  return NULL;
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  return relais_care_link_compare_rank (*(RelaisRecord *const *) a, *(RelaisRecord *const *) b);
}

/**
 * relais_care_queries_list_links:
 * @db: a connection
 * @caregiver: (nullable): only the links of this caregiver
 * @patient: (nullable): only the links of this patient
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): links, ended ones too, in calling order
 */
GPtrArray *
relais_care_queries_list_links (RelaisDb *db, const char *caregiver, const char *patient, GError **error)
{
  const char *sql = "SELECT id FROM care_link WHERE ($1 IS NULL OR caregiver = $1) AND ($2 IS NULL OR patient = $2)";
  GPtrArray *links;

  /* With one side known, its index is what the planner should see. */
  if (caregiver != NULL && patient == NULL)
    sql = "SELECT id FROM care_link WHERE caregiver = $1 AND $2 IS NULL";
  else if (patient != NULL && caregiver == NULL)
    sql = "SELECT id FROM care_link WHERE patient = $2 AND $1 IS NULL";
  else if (patient != NULL)
    sql = "SELECT id FROM care_link WHERE caregiver = $1 AND patient = $2";

  links = list_by_two_ids (db, &relais_care_link_type, sql, caregiver, patient, error);
  if (links != NULL)
    g_ptr_array_sort (links, compare_links);
  return links;
}

/**
 * relais_care_queries_list_roles:
 * @db: a connection
 * @patient: (nullable): only the roles around this patient
 * @person: (nullable): only the roles that this person has
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): roles, ended ones too
 */
GPtrArray *
relais_care_queries_list_roles (RelaisDb *db, const char *patient, const char *person, GError **error)
{
  return list_by_two_ids (db, &relais_person_role_type,
                          "SELECT id FROM person_role WHERE ($1 IS NULL OR patient = $1) "
                          "AND ($2 IS NULL OR person = $2) ORDER BY role, start, id",
                          patient, person, error);
}

/**
 * relais_care_queries_list_all:
 * @db: a connection
 * @type: a type of record of which there are few: the team, the useful numbers, the closing days
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): all of them
 */
GPtrArray *
relais_care_queries_list_all (RelaisDb *db, const RelaisRecordType *type, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (!relais_table_list_ids (db, relais_table_for_type (type), ids, error))
    return NULL;
  return relais_table_load_all (db, relais_table_for_type (type), ids, error);
}

/**
 * relais_care_queries_find_by_number:
 * @db: a connection
 * @chart_number: (nullable): a chart number of the practice
 * @national_number: (nullable): eleven digits
 * @error: set only when the register cannot be read
 *
 * Returns: (transfer full) (nullable): the id of the patient who has one of them, %NULL when nobody has
 */
char *
relais_care_queries_find_by_number (RelaisDb *db, const char *chart_number, const char *national_number,
                                    GError **error)
{
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (db, "SELECT id FROM patient WHERE chart_number = $1 OR national_number = $2", error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  relais_statement_bind_text (row, 1, chart_number);
  relais_statement_bind_text (row, 2, national_number);
  if (!relais_statement_step (row, &has_row, error) || !has_row)
    return NULL;
  return g_strdup (relais_statement_column_text (row, 0));
}

/**
 * relais_care_queries_find_by_reference:
 * @db: a connection
 * @reference: what stands on a card
 * @error: set only when the register cannot be read
 *
 * Returns: (transfer full) (nullable): the link of that card, %NULL when there is none
 */
RelaisRecord *
relais_care_queries_find_by_reference (RelaisDb *db, const char *reference, GError **error)
{
  g_autoptr (RelaisStatement) row = relais_db_prepare (db, "SELECT id FROM care_link WHERE reference = $1", error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  relais_statement_bind_text (row, 1, reference);
  if (!relais_statement_step (row, &has_row, error) || !has_row)
    return NULL;
  return relais_table_load (db, relais_table_for_type (&relais_care_link_type), relais_statement_column_text (row, 0),
                            error);
}

/**
 * relais_care_queries_list_referred:
 * @db: a connection
 * @referent: the name of a member of the team
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): the patients whose referent has this name, however
 *   it was typed
 */
GPtrArray *
relais_care_queries_list_referred (RelaisDb *db, const char *referent, GError **error)
{
  g_autoptr (RelaisStatement) rows =
      relais_db_prepare (db, "SELECT id, referent FROM patient WHERE referent IS NOT NULL ORDER BY id", error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  if (rows == NULL)
    return NULL;
  while (relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return relais_table_load_all (db, relais_table_for_type (&relais_person_type), ids, error);
      if (relais_text_equal_folded (relais_statement_column_text (rows, 1), referent))
        g_ptr_array_add (ids, g_strdup (relais_statement_column_text (rows, 0)));
    }
  return NULL;
}

/**
 * relais_care_queries_is_referred_to:
 * @db: a connection
 * @person: id of a person, a stay or a checklist
 * @referred_to: (out): whether a link, a role, a merged record, the notebook, a stay or an answer refers to it
 * @error: where to store the error
 *
 * Returns: whether it could be read
 */
gboolean
relais_care_queries_is_referred_to (RelaisDb *db, const char *person, gboolean *referred_to, GError **error)
{
  g_autoptr (RelaisStatement) row =
      relais_db_prepare (db,
                         "SELECT EXISTS (SELECT 1 FROM care_link WHERE caregiver = $1 OR patient = $1) "
                         "OR EXISTS (SELECT 1 FROM person_role WHERE person = $1 OR patient = $1) "
                         "OR EXISTS (SELECT 1 FROM person WHERE merged_into = $1) "
                         "OR EXISTS (SELECT 1 FROM main.note_doc WHERE patient = $1) "
                         "OR EXISTS (SELECT 1 FROM main.task WHERE patient = $1) "
                         "OR EXISTS (SELECT 1 FROM main.stay WHERE patient = $1) "
                         "OR EXISTS (SELECT 1 FROM main.stay_check WHERE stay = $1) "
                         "OR EXISTS (SELECT 1 FROM main.stay WHERE checklist = $1)",
                         error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  relais_statement_bind_text (row, 1, person);
  if (!relais_statement_step (row, &has_row, error))
    return FALSE;
  *referred_to = relais_statement_column_bool (row, 0);
  return TRUE;
}
