/* What a row of a list tells about the links of one person, in one statement, because a page of a list has a hundred
 * rows: of a patient the caregiver who is called first, of a caregiver the patient whom they help most, and how many
 * there are. Links that have ended, people in the archive, the dead and, among caregivers, those who said "stop" are
 * passed over; so is whatever leads to a protected person. Called on a store's own threads.
 */

#include "relais-glance.h"

#include "relais-person.h"
#include "relais-statement.h"

#define COLUMNS                                                                                                      \
  "SELECT l.id, l.relation, o.id, o.family_name, o.given_name, o.usual_name, "                                       \
  "(SELECT number FROM person_phone WHERE person_phone.id = o.id ORDER BY position LIMIT 1) "                        \
  "FROM care_link AS l "

/* A partial last day counts until its month or year is over, hence the comparison at its own length. */
#define CONDITIONS                                                                                                   \
  "AND (l.\"end\" IS NULL OR l.\"end\" >= substr($2, 1, length(l.\"end\"))) "                                        \
  "AND o.archived_on IS NULL AND o.died_on IS NULL "                                                                 \
  "AND NOT EXISTS (SELECT 1 FROM patient AS p WHERE p.id IN (o.id, $1) "                                             \
  "AND (p.protected = 'yes' OR (p.id = o.id AND p.state = 'deceased'))) "

/* In calling order, as relais_care_link_compare_rank() has it. */
static const char helped_by_sql[] =
    COLUMNS "JOIN person AS o ON o.id = l.caregiver WHERE l.patient = $1 AND o.stopped_on IS NULL " CONDITIONS
            "ORDER BY coalesce(CAST(l.rank AS INTEGER), CASE WHEN l.main = 'yes' THEN 0 ELSE 100 END), "
            "coalesce(l.main, 'no') DESC, l.id";

static const char helps_sql[] =
    COLUMNS "JOIN person AS o ON o.id = l.patient WHERE l.caregiver = $1 " CONDITIONS
            "ORDER BY coalesce(l.main, 'no') DESC, o.family_name, o.given_name, l.id";

static char *
read_name (RelaisStatement *row)
{
  RelaisRecordBuilder *builder =
      relais_record_builder_new (&relais_person_type, relais_statement_column_text (row, 2), 0);
  g_autoptr (RelaisRecord) names = NULL;

  relais_record_builder_set (builder, RELAIS_PERSON_FAMILY_NAME, relais_statement_column_text (row, 3));
  relais_record_builder_set (builder, RELAIS_PERSON_GIVEN_NAME, relais_statement_column_text (row, 4));
  relais_record_builder_set (builder, RELAIS_PERSON_USUAL_NAME, relais_statement_column_text (row, 5));
  names = relais_record_builder_end (builder);
  return relais_person_get_name (names);
}

static RelaisGlance *
read_glance (RelaisStatement *row, gboolean as_patient)
{
  RelaisGlance *glance = g_new0 (RelaisGlance, 1);

  glance->helps = as_patient;
  glance->link = g_strdup (relais_statement_column_text (row, 0));
  glance->relation = g_strdup (relais_statement_column_text (row, 1));
  glance->other = g_strdup (relais_statement_column_text (row, 2));
  glance->name = read_name (row);
  glance->phone = g_strdup (relais_statement_column_text (row, 6));
  return glance;
}

/**
 * relais_glance_read:
 * @db: a connection
 * @person: id of a person
 * @as_patient: whether their caregivers are asked for, or else the people they help
 * @today: today's date
 * @glance: (out) (nullable): the first of them, %NULL when there is none
 * @n_bonds: (out): how many there are
 * @error: where to store the error
 *
 * Returns: whether it could be read
 */
gboolean
relais_glance_read (RelaisDb *db, const char *person, gboolean as_patient, RelaisDate today, RelaisGlance **glance,
                    guint *n_bonds, GError **error)
{
  g_autoptr (RelaisStatement) rows = relais_db_prepare (db, as_patient ? helped_by_sql : helps_sql, error);
  g_autoptr (RelaisGlance) first = NULL;
  g_autofree char *date = relais_date_to_text (today);
  gboolean has_row;

  *n_bonds = 0;
  if (rows == NULL)
    return FALSE;
  relais_statement_bind_text (rows, 1, person);
  relais_statement_bind_text (rows, 2, date);
  while (relais_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        {
          *glance = g_steal_pointer (&first);
          return TRUE;
        }
      if (first == NULL)
        first = read_glance (rows, as_patient);
      (*n_bonds)++;
    }
  return FALSE;
}

/**
 * relais_glance_free:
 * @glance: (transfer full): what a row tells
 */
void
relais_glance_free (RelaisGlance *glance)
{
  g_free (glance->other);
  g_free (glance->name);
  g_free (glance->relation);
  g_free (glance->phone);
  g_free (glance->link);
  g_free (glance);
}
