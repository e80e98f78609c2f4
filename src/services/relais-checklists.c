/* The checklist of a return home. What is known already ticks its items: the stay itself, the main caregiver and the
 * patient's agreement, the papers that were printed. Who answers, and when, stands with the answer; two people who
 * answer one item at once meet as in any other record. The practice edits the list by adding an edition, for all wards
 * or for one; a stay goes on with the one it began with. Blocking, from any thread.
 */

#include "relais-checklists.h"

#include "relais-care-link.h"
#include "relais-care-queries.h"
#include "relais-error.h"
#include "relais-person.h"
#include "relais-print-log.h"
#include "relais-register-private.h"
#include "relais-stay-queries.h"
#include "relais-table.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const RelaisRecord *stay;
  const RelaisRecord *patient;
  RelaisDate today;
  guint facts;
  GPtrArray *items;
  GPtrArray *answers;
} ReadJob;

/**
 * relais_checklist_page_free:
 * @page: (transfer full): a page
 */
void
relais_checklist_page_free (RelaisChecklistPage *page)
{
  g_clear_pointer (&page->checks, g_ptr_array_unref);
  g_clear_pointer (&page->items, g_ptr_array_unref);
  g_clear_pointer (&page->row, relais_stay_row_free);
  g_free (page);
}

/* --- What is known already --- */

static gboolean
has_phone (const RelaisRecord *person)
{
  return relais_record_get (person, RELAIS_PERSON_PHONE) != NULL ||
         relais_record_get (person, RELAIS_PERSON_PHONE2) != NULL ||
         relais_record_get (person, RELAIS_PERSON_PHONE3) != NULL;
}

/* A main caregiver who can be reached, and a patient who agrees to the liaison. */
static gboolean
find_caregiver (RelaisDb *db, ReadJob *job, GPtrArray *links, GError **error)
{
  if (!relais_record_is (job->patient, RELAIS_PERSON_AGREEMENT, "given"))
    return TRUE;
  for (guint i = 0; i < links->len; i++)
    {
      g_autoptr (RelaisRecord) caregiver = NULL;

      if (!relais_record_is (links->pdata[i], RELAIS_CARE_LINK_MAIN, "yes") ||
          !relais_care_link_is_current (links->pdata[i], job->today))
        continue;
      caregiver =
          relais_register_read_person (db, relais_record_get (links->pdata[i], RELAIS_CARE_LINK_CAREGIVER), error);
      if (caregiver == NULL)
        return FALSE;
      if (has_phone (caregiver))
        job->facts |= RELAIS_CHECK_FACT_BIT (RELAIS_CHECK_CAREGIVER_AGREEMENT);
    }
  return TRUE;
}

/* A paper with a number to call: a card or a magnet, for the patient or for somebody who helps, since the admission. */
static gboolean
look_for_papers (RelaisDb *db, ReadJob *job, const char *subject, GError **error)
{
  g_autoptr (GPtrArray) papers = relais_print_log_list (db, subject, error);
  RelaisDate admission;

  if (papers == NULL)
    return FALSE;
  relais_date_parse (relais_record_get (job->stay, RELAIS_STAY_ADMISSION), &admission);
  for (guint i = 0; relais_date_is_full (admission) && i < papers->len; i++)
    {
      const RelaisPrintEntry *paper = papers->pdata[i];

      if ((g_str_has_prefix (paper->paper, "card") || g_str_has_prefix (paper->paper, "magnet")) &&
          relais_date_compare (relais_instant_get_date (paper->at), admission) >= 0)
        job->facts |= RELAIS_CHECK_FACT_BIT (RELAIS_CHECK_CARD_PRINTED);
    }
  return TRUE;
}

static gboolean
gather_facts (RelaisDb *db, ReadJob *job, GError **error)
{
  const char *patient = relais_record_get_id (job->patient);
  g_autoptr (GPtrArray) links = relais_care_queries_list_links (db, NULL, patient, error);

  job->facts = relais_checklist_get_stay_facts (job->stay);
  if (links == NULL || !find_caregiver (db, job, links, error) || !look_for_papers (db, job, patient, error))
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      if (!look_for_papers (db, job, relais_record_get_id (links->pdata[i]), error))
        return FALSE;
    }
  return TRUE;
}

/* --- The list of a stay --- */

static gboolean
read_list (RelaisDb *db, gpointer data, GError **error)
{
  ReadJob *job = data;
  const char *id = relais_record_get (job->stay, RELAIS_STAY_CHECKLIST);
  g_autoptr (RelaisRecord) edition = relais_register_read_record (db, &relais_checklist_type, id, error);

  if (edition == NULL)
    return FALSE;
  job->items = relais_checklist_parse (relais_record_get (edition, RELAIS_CHECKLIST_ITEMS), error);
  job->answers = relais_stay_queries_list_checks (db, relais_record_get_id (job->stay), error);
  return job->items != NULL && job->answers != NULL && gather_facts (db, job, error);
}

/**
 * relais_checklists_open:
 * @session: a session
 * @actor: who asks
 * @stay: id of a stay
 * @reason: (nullable): why what protected mode hides must be seen
 * @error: see relais_stays_open()
 *
 * Returns: (transfer full) (nullable): the checklist of the stay; of a hidden one without its days
 */
RelaisChecklistPage *
relais_checklists_open (RelaisSession *session, RelaisActor *actor, const char *stay, const char *reason,
                        GError **error)
{
  g_autoptr (RelaisChecklistPage) page = g_new0 (RelaisChecklistPage, 1);
  g_autoptr (RelaisCalendar) calendar = relais_stays_load_calendar (session, error);
  g_autoptr (GPtrArray) answers = NULL;
  ReadJob job = { .today = relais_session_get_today (session) };
  gboolean was_read;

  if (calendar == NULL)
    return NULL;
  page->row = relais_stays_open (session, actor, stay, reason, error);
  if (page->row == NULL)
    return NULL;
  job.stay = page->row->stay;
  job.patient = page->row->patient;
  was_read = relais_store_read (relais_session_get_store (session), read_list, &job, error);
  page->items = job.items;
  answers = job.answers;
  if (!was_read)
    return NULL;
  page->checks = relais_checklist_look (page->items, answers, job.facts, job.stay, calendar, job.today);
  page->progress = relais_checklist_get_progress (page->checks, job.stay, job.today);
  page->is_short = relais_stay_is_short_notice (job.stay);
  return g_steal_pointer (&page);
}

/**
 * relais_checklists_begin:
 * @page: the checklist of a stay
 * @number: the number of an item
 *
 * Returns: (transfer full) (nullable): the answer to it as it is stored, or a new one that is not saved yet; %NULL when
 *   the list has no such item
 */
RelaisRecord *
relais_checklists_begin (const RelaisChecklistPage *page, int number)
{
  const char *stay = relais_record_get_id (page->row->stay);

  for (guint i = 0; i < page->checks->len; i++)
    {
      const RelaisCheck *check = page->checks->pdata[i];
      g_autofree char *item = g_strdup_printf ("%d", number);
      g_autofree char *id = relais_check_make_id (stay, item);
      RelaisRecordBuilder *builder;

      if (check->item->number != number)
        continue;
      if (check->record != NULL)
        return relais_record_ref (check->record);
      builder = relais_record_builder_new (&relais_check_type, id, 0);
      relais_record_builder_set (builder, RELAIS_CHECK_STAY, stay);
      relais_record_builder_set (builder, RELAIS_CHECK_ITEM, item);
      return relais_record_builder_end (builder);
    }
  return NULL;
}

/* --- Writing --- */

typedef struct {
  const RelaisRecord *record;
  RelaisRecord *saved;
} SaveJob;

/* Whoever is kept out of the record does not reach the stay. */
static gboolean
save_answer (RelaisChange *change, gpointer data, GError **error)
{
  SaveJob *job = data;
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (RelaisRecord) stay = relais_register_read_record (
      db, &relais_stay_type, relais_record_get (job->record, RELAIS_CHECK_STAY), error);
  g_autoptr (RelaisRecord) answered = NULL;
  RelaisRecordBuilder *builder;

  if (stay == NULL)
    return FALSE;
  builder = relais_record_builder_new_from (job->record);
  relais_record_builder_set (builder, RELAIS_CHECK_ANSWERED_AT, relais_change_get_now (change));
  relais_record_builder_set (builder, RELAIS_CHECK_ANSWERED_BY,
                             relais_actor_get_staff_id (relais_change_get_actor (change)));
  answered = relais_record_builder_end (builder);
  job->saved = relais_change_save (change, answered, error);
  return job->saved != NULL;
}

/* A new answer whose id is there already is one that somebody else was quicker to give. */
static void
say_clash (const RelaisRecord *check, GError **error)
{
  if (error == NULL || !g_error_matches (*error, RELAIS_ERROR, RELAIS_ERROR_DUPLICATE))
    return;
  g_clear_error (error);
  relais_error_set (error, RELAIS_ERROR_CONFLICT, relais_record_get_id (check), NULL);
}

/**
 * relais_checklists_answer:
 * @session: a session
 * @actor: who answers
 * @check: an answer of relais_checklists_begin(), with what is answered
 * @error: RELAIS_ERROR_NOT_ALLOWED, RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_CONFLICT
 *
 * Returns: (transfer full) (nullable): the answer as stored now
 */
RelaisRecord *
relais_checklists_answer (RelaisSession *session, RelaisActor *actor, const RelaisRecord *check, GError **error)
{
  SaveJob job = { check, NULL };

  if (!relais_actor_check (actor, RELAIS_ACT_EDIT_STAYS, error))
    return NULL;
  if (!relais_store_write (relais_session_get_store (session), actor, "check", save_answer, &job, NULL, error))
    {
      g_clear_pointer (&job.saved, relais_record_unref);
      say_clash (check, error);
    }
  return job.saved;
}

static gboolean
save_edition (RelaisChange *change, gpointer data, GError **error)
{
  SaveJob *job = data;
  RelaisRecordBuilder *builder = relais_record_builder_new_from (job->record);
  g_autoptr (RelaisRecord) edition = NULL;

  relais_record_builder_set (builder, RELAIS_CHECKLIST_MADE_AT, relais_change_get_now (change));
  relais_record_builder_set (builder, RELAIS_CHECKLIST_MADE_BY,
                             relais_actor_get_staff_id (relais_change_get_actor (change)));
  edition = relais_record_builder_end (builder);
  job->saved = relais_change_save (change, edition, error);
  return job->saved != NULL;
}

/**
 * relais_checklists_put_edition:
 * @session: a session
 * @actor: who asks
 * @ward: (nullable): the ward it is for; %NULL for all that have none of their own
 * @items: the list, as relais_checklist_parse() reads it
 * @error: RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_INVALID, whose subject is the line that is wrong
 *
 * Stays that are noted from now on begin with it.
 *
 * Returns: (transfer full) (nullable): the edition as stored now
 */
RelaisRecord *
relais_checklists_put_edition (RelaisSession *session, RelaisActor *actor, const char *ward, const char *items,
                               GError **error)
{
  g_autoptr (GPtrArray) parsed = NULL;
  g_autoptr (RelaisRecord) edition = NULL;
  RelaisRecordBuilder *builder;
  SaveJob job = { NULL, NULL };

  if (!relais_actor_check (actor, RELAIS_ACT_EDIT_PRACTICE, error))
    return NULL;
  parsed = relais_checklist_parse (items, error);
  if (parsed == NULL)
    return NULL;
  builder = relais_record_builder_new (&relais_checklist_type, NULL, 0);
  relais_record_builder_set (builder, RELAIS_CHECKLIST_WARD, ward);
  relais_record_builder_set (builder, RELAIS_CHECKLIST_ITEMS, items);
  edition = relais_record_builder_end (builder);
  job.record = edition;
  if (!relais_store_write (relais_session_get_store (session), actor, "save", save_edition, &job, NULL, error))
    g_clear_pointer (&job.saved, relais_record_unref);
  return job.saved;
}
