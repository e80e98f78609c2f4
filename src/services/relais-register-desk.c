/* What is done in one go at a desk: a caregiver with the person they help and what they agreed to, several consents,
 * the calling order, protected mode. Each is one transaction and one operation, so that half of it is never stored and
 * one undo takes all of it back. Blocking, from any thread.
 */

#include "relais-register-desk.h"

#include "relais-care-link-check.h"
#include "relais-care-queries.h"
#include "relais-drafts-table.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-person.h"
#include "relais-register-private.h"
#include "relais-table.h"

typedef struct {
  const RelaisDeskEntry *entry;
  const char *id;
  guint purposes;
  const char *answer;
  const char *how;
  guint place;
  RelaisDate today;
  GPtrArray *issues;
  RelaisRecord *caregiver;
  RelaisRecord *patient;
  RelaisRecord *saved;
} DeskJob;

static gboolean
run (RelaisSession *session, RelaisActor *actor, RelaisAct permission, const char *act, RelaisStoreWriteFunc func,
     DeskJob *job, char **operation, GError **error)
{
  g_autoptr (GPtrArray) own_issues = job->issues == NULL ? relais_issues_new () : NULL;
  gboolean done;

  if (own_issues != NULL)
    job->issues = own_issues;
  job->today = relais_session_get_today (session);
  done = relais_actor_check (actor, permission, error) &&
         relais_store_write (relais_session_get_store (session), actor, act, func, job, operation, error);
  if (done)
    return TRUE;

  g_clear_pointer (&job->caregiver, relais_record_unref);
  g_clear_pointer (&job->patient, relais_record_unref);
  g_clear_pointer (&job->saved, relais_record_unref);
  return FALSE;
}

static RelaisRecord *
load_link (RelaisChange *change, const char *id, GError **error)
{
  return relais_table_load (relais_change_get_db (change), relais_table_for_type (&relais_care_link_type), id, error);
}

static gboolean
save_plain (RelaisChange *change, const RelaisRecord *record, GError **error)
{
  g_autoptr (RelaisRecord) saved = relais_change_save (change, record, error);

  return saved != NULL;
}

/* --- A caregiver and whom they help --- */

/* Somebody who was typed is saved with their facet; somebody whom the link names is read. */
static gboolean
put_side (RelaisChange *change, DeskJob *job, const RelaisRecord *typed, guint facet, const char *id,
          RelaisRecord **person, GError **error)
{
  g_autoptr (RelaisRecord) with_facet = NULL;

  if (typed == NULL)
    {
      if (id == NULL)
        {
          relais_error_set (error, RELAIS_ERROR_NOT_FOUND, "–", NULL);
          return FALSE;
        }
      *person = relais_register_read_person (relais_change_get_db (change), id, error);
      return *person != NULL;
    }
  with_facet = relais_record_with (typed, facet, "yes");
  return relais_register_put_person (change, with_facet, job->today, job->issues, person, error);
}

static RelaisRecord *
complete_link (const DeskJob *job, const RelaisActor *actor)
{
  RelaisRecordBuilder *builder = relais_record_builder_new_from (job->entry->link);
  RelaisRecord *link;

  relais_record_builder_set (builder, RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (job->caregiver));
  relais_record_builder_set (builder, RELAIS_CARE_LINK_PATIENT, relais_record_get_id (job->patient));
  link = relais_record_builder_end (builder);
  for (int i = 0; i < RELAIS_N_PURPOSES; i++)
    {
      RelaisRecord *before = link;

      if (!(job->entry->consents & RELAIS_PURPOSE_MASK (i)))
        continue;
      link = relais_care_link_with_consent (before, (RelaisPurpose) i, "yes", job->entry->how, job->today,
                                            relais_actor_get_name (actor));
      relais_record_unref (before);
    }
  return link;
}

/* One of a patient's caregivers is the main one; whoever becomes it takes the place of the one who was. */
static gboolean
yield_main (RelaisChange *change, const RelaisRecord *link, GError **error)
{
  g_autoptr (GPtrArray) links = NULL;

  if (!relais_record_is (link, RELAIS_CARE_LINK_MAIN, "yes"))
    return TRUE;
  links = relais_care_queries_list_links (relais_change_get_db (change), NULL,
                                          relais_record_get (link, RELAIS_CARE_LINK_PATIENT), error);
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const RelaisRecord *other = g_ptr_array_index (links, i);
      g_autoptr (RelaisRecord) second = NULL;

      if (g_str_equal (relais_record_get_id (other), relais_record_get_id (link)) ||
          !relais_record_is (other, RELAIS_CARE_LINK_MAIN, "yes"))
        continue;
      second = relais_record_with (other, RELAIS_CARE_LINK_MAIN, "no");
      if (!save_plain (change, second, error))
        return FALSE;
    }
  return links != NULL;
}

static gboolean
save_entry (RelaisChange *change, gpointer data, GError **error)
{
  DeskJob *job = data;
  const RelaisDeskEntry *entry = job->entry;
  g_autoptr (RelaisRecord) link = NULL;

  if (!put_side (change, job, entry->caregiver, RELAIS_PERSON_IS_CAREGIVER,
                 relais_record_get (entry->link, RELAIS_CARE_LINK_CAREGIVER), &job->caregiver, error) ||
      !put_side (change, job, entry->patient, RELAIS_PERSON_IS_PATIENT,
                 relais_record_get (entry->link, RELAIS_CARE_LINK_PATIENT), &job->patient, error))
    return FALSE;

  link = complete_link (job, relais_change_get_actor (change));
  return relais_register_put_link (change, link, job->today, job->issues, &job->saved, error) &&
         yield_main (change, job->saved, error) &&
         (entry->draft == NULL || relais_drafts_remove (change, entry->draft, error));
}

/**
 * relais_register_save_caregiver_with_link:
 * @session: a session
 * @actor: who asks
 * @entry: the caregiver, the person they help, their link
 * @issues: (element-type RelaisIssue) (nullable): a list to which findings about all three are added, warnings too
 * @error: RELAIS_ERROR_INVALID, RELAIS_ERROR_CONFLICT; RELAIS_ERROR_DUPLICATE when the two are linked already;
 *   RELAIS_ERROR_NOT_FOUND when nobody is named; then nothing at all is stored
 *
 * Registers a caregiver at the desk, in one operation: whoever of the two is new, the link, and the yes to its
 * purposes, given today to this member.
 *
 * Returns: (transfer full) (nullable): what is stored now
 */
RelaisDeskResult *
relais_register_save_caregiver_with_link (RelaisSession *session, RelaisActor *actor, const RelaisDeskEntry *entry,
                                          GPtrArray *issues, GError **error)
{
  DeskJob job = { .entry = entry, .issues = issues };
  RelaisDeskResult *result;
  char *operation = NULL;

  if (!run (session, actor, RELAIS_ACT_EDIT_PEOPLE, "register-caregiver", save_entry, &job, &operation, error))
    return NULL;
  result = g_new0 (RelaisDeskResult, 1);
  result->caregiver = relais_register_shield (job.caregiver);
  result->patient = relais_register_shield (job.patient);
  result->link = job.saved;
  result->operation = operation;
  return result;
}

/**
 * relais_desk_result_free:
 * @result: (transfer full): what a desk has registered
 */
void
relais_desk_result_free (RelaisDeskResult *result)
{
  relais_record_unref (result->caregiver);
  relais_record_unref (result->patient);
  relais_record_unref (result->link);
  g_free (result->operation);
  g_free (result);
}

/* --- Consents, the main caregiver --- */

static gboolean
save_consents (RelaisChange *change, gpointer data, GError **error)
{
  DeskJob *job = data;
  const char *name = relais_actor_get_name (relais_change_get_actor (change));
  g_autoptr (RelaisRecord) link = load_link (change, job->id, error);

  if (link == NULL)
    return FALSE;
  for (int i = 0; i < RELAIS_N_PURPOSES; i++)
    {
      RelaisRecord *before = link;

      if (!(job->purposes & RELAIS_PURPOSE_MASK (i)))
        continue;
      link = relais_care_link_with_consent (before, (RelaisPurpose) i, job->answer, job->how, job->today, name);
      relais_record_unref (before);
    }
  return relais_register_put_link (change, link, job->today, job->issues, &job->saved, error);
}

/**
 * relais_register_set_consents:
 * @session: a session
 * @actor: who asks
 * @link_id: id of a link
 * @purposes: what for, a combination of RELAIS_PURPOSE_MASK
 * @answer: "not_asked", "yes", "no" or "withdrawn"
 * @how: (nullable): "oral" or "written"
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_INVALID
 *
 * Notes one answer to several purposes as given today to this member.
 *
 * Returns: (transfer full) (nullable): the link as stored now
 */
RelaisRecord *
relais_register_set_consents (RelaisSession *session, RelaisActor *actor, const char *link_id, guint purposes,
                              const char *answer, const char *how, GError **error)
{
  DeskJob job = { .id = link_id, .purposes = purposes, .answer = answer, .how = how };

  run (session, actor, RELAIS_ACT_EDIT_PEOPLE, "consent", save_consents, &job, NULL, error);
  return job.saved;
}

static gboolean
save_main (RelaisChange *change, gpointer data, GError **error)
{
  DeskJob *job = data;
  g_autoptr (RelaisRecord) link = load_link (change, job->id, error);
  g_autoptr (RelaisRecord) first = link != NULL ? relais_record_with (link, RELAIS_CARE_LINK_MAIN, "yes") : NULL;

  return first != NULL && yield_main (change, first, error) &&
         relais_register_put_link (change, first, job->today, job->issues, &job->saved, error);
}

/**
 * relais_register_set_main:
 * @session: a session
 * @actor: who asks
 * @link_id: id of a link
 * @error: RELAIS_ERROR_NOT_FOUND
 *
 * Makes this caregiver the main one of the patient; who was it before is not any more.
 *
 * Returns: (transfer full) (nullable): the link as stored now
 */
RelaisRecord *
relais_register_set_main (RelaisSession *session, RelaisActor *actor, const char *link_id, GError **error)
{
  DeskJob job = { .id = link_id };

  run (session, actor, RELAIS_ACT_EDIT_PEOPLE, "main", save_main, &job, NULL, error);
  return job.saved;
}

/* --- The calling order --- */

/* The current links in their new order, each with its place; the moved one is taken out and put in again. */
static GPtrArray *
arrange (GPtrArray *links, const DeskJob *job)
{
  GPtrArray *order = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  RelaisRecord *moved = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      RelaisRecord *link = g_ptr_array_index (links, i);

      if (!relais_care_link_is_current (link, job->today))
        continue;
      if (g_str_equal (relais_record_get_id (link), job->id))
        moved = link;
      else
        g_ptr_array_add (order, relais_record_ref (link));
    }
  if (moved != NULL)
    g_ptr_array_insert (order, (int) MIN (MAX (job->place, 1) - 1, order->len), relais_record_ref (moved));

  for (guint i = 0; i < order->len; i++)
    {
      g_autofree char *rank = g_strdup_printf ("%u", i + 1);
      RelaisRecord *link = g_ptr_array_index (order, i);

      order->pdata[i] = relais_record_with (link, RELAIS_CARE_LINK_RANK, rank);
      relais_record_unref (link);
    }
  return order;
}

/* Of everything that could be said about these links, only what their order decides may forbid it. */
static void
take_minor_first (GPtrArray *found, GPtrArray *issues)
{
  for (guint i = 0; i < found->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (found, i);

      if (issue->code == RELAIS_ISSUE_MINOR_FIRST)
        relais_issues_add (issues, issue->field, issue->code, issue->argument);
    }
}

static gboolean
check_order (RelaisDb *db, const DeskJob *job, GPtrArray *order, GError **error)
{
  for (guint i = 0; i < order->len; i++)
    {
      const RelaisRecord *link = g_ptr_array_index (order, i);
      g_autoptr (GPtrArray) found = relais_issues_new ();
      g_autoptr (RelaisRecord) caregiver =
          relais_table_load_stored (db, relais_table_for_type (&relais_person_type),
                                    relais_record_get (link, RELAIS_CARE_LINK_CAREGIVER), error);

      if (caregiver == NULL)
        return FALSE;
      relais_care_link_check (link, caregiver, order, job->today, found);
      take_minor_first (found, job->issues);
    }
  return relais_issues_check (job->issues, NULL, error);
}

static gboolean
save_order (RelaisChange *change, gpointer data, GError **error)
{
  DeskJob *job = data;
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (RelaisRecord) link = load_link (change, job->id, error);
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) order = NULL;

  if (link == NULL)
    return FALSE;
  links = relais_care_queries_list_links (db, NULL, relais_record_get (link, RELAIS_CARE_LINK_PATIENT), error);
  if (links == NULL)
    return FALSE;
  order = arrange (links, job);
  if (!check_order (db, job, order, error))
    return FALSE;
  for (guint i = 0; i < order->len; i++)
    {
      if (!save_plain (change, g_ptr_array_index (order, i), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_register_move_link:
 * @session: a session
 * @actor: who asks
 * @link_id: id of a current link
 * @place: its new place in the calling order of the patient, from 1 on
 * @error: RELAIS_ERROR_NOT_FOUND; RELAIS_ERROR_INVALID when a minor would be the first whom the hospital calls
 *
 * The others keep their order around it; all get the number of their place.
 *
 * Returns: whether it stands there now
 */
gboolean
relais_register_move_link (RelaisSession *session, RelaisActor *actor, const char *link_id, guint place,
                           GError **error)
{
  DeskJob job = { .id = link_id, .place = place };

  return run (session, actor, RELAIS_ACT_EDIT_PEOPLE, "reorder", save_order, &job, NULL, error);
}

/* --- Protected mode --- */

static gboolean
protect (RelaisChange *change, gpointer data, GError **error)
{
  DeskJob *job = data;
  g_autoptr (RelaisRecord) person = relais_register_read_person (relais_change_get_db (change), job->id, error);
  g_autoptr (RelaisRecord) hidden = NULL;

  if (person == NULL)
    return FALSE;
  /* Protection is the patient's: whoever is to be hidden becomes one, or the mark would not be kept. */
  hidden = relais_record_with (person, RELAIS_PERSON_PROTECTED, "yes");
  if (!relais_person_is_patient (person))
    {
      g_autoptr (RelaisRecord) plain = g_steal_pointer (&hidden);

      hidden = relais_record_with (plain, RELAIS_PERSON_IS_PATIENT, "yes");
    }
  job->saved = relais_change_save (change, hidden, error);
  return job->saved != NULL;
}

/**
 * relais_register_set_protected:
 * @session: a session
 * @actor: who asks
 * @id: id of a person
 * @error: RELAIS_ERROR_NOT_FOUND; RELAIS_ERROR_NOT_ALLOWED for reception
 *
 * Any professional may set protected mode at once, whatever else is unfinished in the record; lifting it is another
 * act.
 *
 * Returns: (transfer full) (nullable): the person as stored now, without what protected mode hides
 */
RelaisRecord *
relais_register_set_protected (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  DeskJob job = { .id = id };

  return run (session, actor, RELAIS_ACT_SET_PROTECTED, "protect", protect, &job, NULL, error)
             ? relais_register_shield (job.saved)
             : NULL;
}
