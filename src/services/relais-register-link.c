/* How a link between a caregiver and a patient is written: it gets its reference when it is made, which no other card
 * has; who noted an answer, and when, follows from the act; two people are linked once at a time, and whoever is linked
 * is a caregiver or a patient from then on. Inside a change, on the thread that writes.
 */

#include "relais-register-private.h"

#include "relais-care-link-check.h"
#include "relais-care-link.h"
#include "relais-care-queries.h"
#include "relais-error.h"
#include "relais-id.h"
#include "relais-issue.h"
#include "relais-person.h"
#include "relais-table.h"

/*
 * relais_register_read_record:
 * @db: a connection
 * @type: its type
 * @id: (nullable): an id, as a record refers to another
 * @error: RELAIS_ERROR_NOT_FOUND when there is none, or who acts is kept out of it
 *
 * Returns: (transfer full) (nullable): the record
 */
RelaisRecord *
relais_register_read_record (RelaisDb *db, const RelaisRecordType *type, const char *id, GError **error)
{
  if (id == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_NOT_FOUND, "–", NULL);
      return NULL;
    }
  return relais_table_load (db, relais_table_for_type (type), id, error);
}

static void
sign_consents (RelaisRecordBuilder *builder, const RelaisRecord *before, const RelaisActor *actor, RelaisDate today)
{
  g_autofree char *date = relais_date_to_text (today);

  for (int i = 0; i < RELAIS_N_PURPOSES; i++)
    {
      guint field = relais_purpose_get_field ((RelaisPurpose) i);
      const char *answer = relais_record_builder_get (builder, field);
      const char *old = before != NULL ? relais_record_get (before, field) : NULL;

      if (g_strcmp0 (answer, old) == 0 || answer == NULL || g_str_equal (answer, "not_asked"))
        continue;
      if (relais_record_builder_get (builder, field + 2) == NULL)
        relais_record_builder_set (builder, field + 2, date);
      relais_record_builder_set (builder, field + 3, relais_actor_get_name (actor));
    }
}

/**
 * relais_register_draw_reference:
 * @db: the connection of an open change, so that nobody else takes it meanwhile
 * @draw: makes a reference; relais_reference_new() but in a test
 * @error: where to store the error
 *
 * Returns: (transfer full) (nullable): a reference that no card has
 */
char *
relais_register_draw_reference (RelaisDb *db, RelaisReferenceFunc draw, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  for (;;)
    {
      g_autofree char *reference = draw ();
      g_autoptr (RelaisRecord) taken = relais_care_queries_find_by_reference (db, reference, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (taken == NULL)
        return g_steal_pointer (&reference);
    }
}

static RelaisRecord *
complete_link (const RelaisRecord *link, const RelaisRecord *before, RelaisDate today, RelaisChange *change,
               GError **error)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new_from (link);

  if (relais_record_builder_get (builder, RELAIS_CARE_LINK_REFERENCE) == NULL)
    {
      g_autofree char *reference =
          before != NULL ? g_strdup (relais_record_get (before, RELAIS_CARE_LINK_REFERENCE))
                         : relais_register_draw_reference (relais_change_get_db (change), relais_reference_new, error);

      if (reference == NULL && before == NULL)
        return NULL;
      relais_record_builder_set (builder, RELAIS_CARE_LINK_REFERENCE, reference);
    }
  sign_consents (builder, before, relais_change_get_actor (change), today);
  return relais_record_builder_end (g_steal_pointer (&builder));
}

/* Whoever is linked as a caregiver or as a patient is one from now on. */
static gboolean
give_facet (RelaisChange *change, const RelaisRecord *person, guint field, GError **error)
{
  g_autoptr (RelaisRecord) with_facet = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  if (relais_record_is (person, field, "yes"))
    return TRUE;
  with_facet = relais_record_with (person, field, "yes");
  saved = relais_change_save (change, with_facet, error);
  return saved != NULL;
}

static gboolean
refuse_second_link (GPtrArray *others, const RelaisRecord *link, RelaisDate today, GError **error)
{
  for (guint i = 0; i < others->len; i++)
    {
      const RelaisRecord *other = g_ptr_array_index (others, i);

      if (g_str_equal (relais_record_get_id (other), relais_record_get_id (link)) ||
          g_strcmp0 (relais_record_get (other, RELAIS_CARE_LINK_CAREGIVER),
                     relais_record_get (link, RELAIS_CARE_LINK_CAREGIVER)) != 0 ||
          !relais_care_link_is_current (other, today))
        continue;
      relais_error_set (error, RELAIS_ERROR_DUPLICATE, relais_record_get_id (other), NULL);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_link (RelaisChange *change, const RelaisRecord *link, RelaisDate today, GPtrArray *issues, GError **error)
{
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (RelaisRecord) caregiver = relais_register_read_record (
      db, &relais_person_type, relais_record_get (link, RELAIS_CARE_LINK_CAREGIVER), error);
  g_autoptr (RelaisRecord) patient = NULL;
  g_autoptr (GPtrArray) others = NULL;

  if (caregiver == NULL)
    return FALSE;
  patient =
      relais_register_read_record (db, &relais_person_type, relais_record_get (link, RELAIS_CARE_LINK_PATIENT), error);
  if (patient == NULL)
    return FALSE;
  others = relais_care_queries_list_links (db, NULL, relais_record_get_id (patient), error);
  if (others == NULL || !refuse_second_link (others, link, today, error))
    return FALSE;

  relais_care_link_check (link, caregiver, others, today, issues);
  if (!relais_issues_check (issues, NULL, error))
    return FALSE;
  return give_facet (change, caregiver, RELAIS_PERSON_IS_CAREGIVER, error) &&
         give_facet (change, patient, RELAIS_PERSON_IS_PATIENT, error);
}

/**
 * relais_register_put_link:
 * @change: an open change
 * @link: a link; the revision is the one it was read at, 0 for a new one
 * @today: today's date
 * @issues: (element-type RelaisIssue): a list to which findings are added
 * @saved: (out): the link as stored now
 * @error: see relais_register_save_link()
 *
 * Returns: whether it is saved
 */
gboolean
relais_register_put_link (RelaisChange *change, const RelaisRecord *link, RelaisDate today, GPtrArray *issues,
                          RelaisRecord **saved, GError **error)
{
  g_autoptr (RelaisRecord) before = NULL;
  g_autoptr (RelaisRecord) after = NULL;

  if (relais_record_get_revision (link) > 0)
    {
      before = relais_register_read_record (relais_change_get_db (change), &relais_care_link_type,
                                            relais_record_get_id (link), error);
      if (before == NULL)
        return FALSE;
    }
  after = complete_link (link, before, today, change, error);
  if (after == NULL || !check_link (change, after, today, issues, error))
    return FALSE;
  *saved = relais_change_save (change, after, error);
  return *saved != NULL;
}
