/* What Today shows a member: recognitions that end, people who lost their caregiver or have none, answers nobody asked
 * for, forms left behind. Of each kind the first items and how many there are, so that it is as quick with ten thousand
 * people as with ten. Nothing in it leads to a protected person, except for who is asked to decide about them.
 * Blocking, from any thread.
 */

#include "relais-worklist.h"

#include "relais-clock.h"
#include "relais-care-link.h"
#include "relais-notebook.h"
#include "relais-person.h"
#include "relais-recognition.h"
#include "relais-register-lift.h"
#include "relais-register-private.h"
#include "relais-table.h"
#include "relais-worklist-queries.h"

#define SOON_DAYS 30

typedef struct {
  RelaisActor *actor;
  RelaisDate today;
  guint limit;
  RelaisWorklist *worklist;
  guint next; /* of plain_kinds */
} WorkJob;

/**
 * relais_work_item_free:
 * @item: (transfer full): an item
 */
void
relais_work_item_free (RelaisWorkItem *item)
{
  g_clear_pointer (&item->person, relais_record_unref);
  g_clear_pointer (&item->other, relais_record_unref);
  g_clear_pointer (&item->link, relais_record_unref);
  g_clear_pointer (&item->lift, relais_record_unref);
  g_clear_pointer (&item->form, relais_form_free);
  g_clear_pointer (&item->emergency, relais_emergency_free);
  g_free (item);
}

/**
 * relais_worklist_free:
 * @worklist: (transfer full): a worklist
 */
void
relais_worklist_free (RelaisWorklist *worklist)
{
  for (int kind = 0; kind < RELAIS_N_WORK_KINDS; kind++)
    g_clear_pointer (&worklist->items[kind], g_ptr_array_unref);
  g_free (worklist);
}

static RelaisRecord *
read_shielded (RelaisDb *db, const char *id, GError **error)
{
  RelaisRecord *person = relais_register_read_person (db, id, error);

  return person != NULL ? relais_register_shield (person) : NULL;
}

static gboolean
set_person (RelaisDb *db, RelaisWorkItem *item, const char *id, GError **error)
{
  item->person = read_shielded (db, id, error);
  if (item->person == NULL)
    return FALSE;
  item->namesakes = relais_search_index_count_name (db, item->person, error);
  return item->namesakes >= 0;
}

static RelaisWorkItem *
add_item (WorkJob *job, RelaisWorkKind kind, RelaisWorkSeverity severity)
{
  RelaisWorkItem *item = g_new0 (RelaisWorkItem, 1);

  item->kind = kind;
  item->severity = severity;
  g_ptr_array_add (job->worklist->items[kind], item);
  return item;
}

static gboolean
fill_item (RelaisDb *db, RelaisWorkItem *item, const RelaisWorkRow *row, GError **error)
{
  const RelaisTable *links = relais_table_for_type (&relais_care_link_type);

  if (!set_person (db, item, row->person, error))
    return FALSE;
  if (row->other != NULL)
    item->other = read_shielded (db, row->other, error);
  if (row->link != NULL && item->link == NULL)
    item->link = relais_table_load (db, links, row->link, error);
  if (row->on != NULL && !relais_date_is_set (item->on))
    relais_date_parse (row->on, &item->on);
  return (row->other == NULL || item->other != NULL) && (row->link == NULL || item->link != NULL);
}

/* --- Recognitions --- */

typedef struct {
  const RelaisWorkRow *row;
  RelaisRecord *link;
  RelaisDate end;
  RelaisRecognitionState state;
} Ending;

static void
ending_clear (gpointer data)
{
  relais_record_unref (((Ending *) data)->link);
}

static int
compare_endings (gconstpointer a, gconstpointer b)
{
  return relais_date_compare (((const Ending *) a)->end, ((const Ending *) b)->end);
}

/* Where a certificate ends is a rule of the domain, which the query only comes near to. */
static gboolean
collect_endings (RelaisDb *db, GPtrArray *rows, RelaisDate today, GArray *endings, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const RelaisWorkRow *row = g_ptr_array_index (rows, i);
      Ending ending = { .row = row };

      ending.link = relais_table_load (db, relais_table_for_type (&relais_care_link_type), row->link, error);
      if (ending.link == NULL)
        return FALSE;
      ending.end = relais_recognition_get_end (ending.link);
      ending.state = relais_recognition_get_state (ending.link, today);
      if (ending.state == RELAIS_RECOGNITION_EXPIRING || ending.state == RELAIS_RECOGNITION_EXPIRED)
        g_array_append_val (endings, ending);
      else
        relais_record_unref (ending.link);
    }
  g_array_sort (endings, compare_endings);
  return TRUE;
}

static RelaisWorkSeverity
rate_ending (const Ending *ending, RelaisDate today)
{
  if (ending->state == RELAIS_RECOGNITION_EXPIRED)
    return RELAIS_WORK_AT_RISK;
  return relais_date_days_until (today, ending->end) <= SOON_DAYS ? RELAIS_WORK_ATTENTION : RELAIS_WORK_CALM;
}

static gboolean
add_recognitions (RelaisDb *db, WorkJob *job, GError **error)
{
  g_autoptr (GArray) endings = g_array_new (FALSE, FALSE, sizeof (Ending));
  guint n_rows;
  g_autoptr (GPtrArray) rows =
      relais_worklist_queries_run (db, RELAIS_WORK_QUERY_RECOGNITIONS, job->today, 0, &n_rows, error);

  g_array_set_clear_func (endings, ending_clear);
  if (rows == NULL || !collect_endings (db, rows, job->today, endings, error))
    return FALSE;
  job->worklist->counts[RELAIS_WORK_RECOGNITION] = endings->len;
  for (guint i = 0; i < endings->len && (job->limit == 0 || i < job->limit); i++)
    {
      const Ending *ending = &g_array_index (endings, Ending, i);
      RelaisWorkItem *item = add_item (job, RELAIS_WORK_RECOGNITION, rate_ending (ending, job->today));

      item->link = relais_record_ref (ending->link);
      item->on = ending->end;
      if (!fill_item (db, item, ending->row, error))
        return FALSE;
    }
  return TRUE;
}

/* --- The others --- */

static const struct {
  RelaisWorkKind kind;
  RelaisWorkQuery query;
  RelaisWorkSeverity severity;
} plain_kinds[] = {
  { RELAIS_WORK_DEPENDS, RELAIS_WORK_QUERY_DEPENDS, RELAIS_WORK_ATTENTION },
  { RELAIS_WORK_NOBODY_HELPS, RELAIS_WORK_QUERY_NOBODY, RELAIS_WORK_ATTENTION },
  { RELAIS_WORK_CONSENT, RELAIS_WORK_QUERY_CONSENTS, RELAIS_WORK_CALM },
  { RELAIS_WORK_AGREEMENT, RELAIS_WORK_QUERY_AGREEMENTS, RELAIS_WORK_CALM },
  { RELAIS_WORK_AFTER_CALL, RELAIS_WORK_QUERY_AFTER_CALLS, RELAIS_WORK_ATTENTION },
};

static gboolean
add_plain_kind (RelaisDb *db, WorkJob *job, GError **error)
{
  RelaisWorkKind kind = plain_kinds[job->next].kind;
  g_autoptr (GPtrArray) rows = relais_worklist_queries_run (db, plain_kinds[job->next].query, job->today, job->limit,
                                                            &job->worklist->counts[kind], error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const RelaisWorkRow *row = g_ptr_array_index (rows, i);
      gboolean is_lost = kind == RELAIS_WORK_DEPENDS && row->is_alone;

      if (!fill_item (db, add_item (job, kind, is_lost ? RELAIS_WORK_AT_RISK : plain_kinds[job->next].severity), row,
                      error))
        return FALSE;
    }
  job->next++;
  return rows != NULL;
}

static gboolean
add_emergencies (RelaisDb *db, WorkJob *job, GError **error)
{
  g_autoptr (GPtrArray) told = relais_emergency_read (db, job->actor, job->today, error);

  if (told == NULL)
    return FALSE;
  job->worklist->counts[RELAIS_WORK_EMERGENCY] = told->len;
  g_ptr_array_set_free_func (told, NULL);
  for (guint i = 0; i < told->len; i++)
    {
      RelaisEmergency *emergency = g_ptr_array_index (told, i);
      RelaisWorkItem *item = add_item (job, RELAIS_WORK_EMERGENCY, RELAIS_WORK_AT_RISK);

      item->person = relais_record_ref (emergency->person);
      item->namesakes = emergency->namesakes;
      item->on = relais_instant_get_date (emergency->at);
      item->emergency = emergency;
    }
  return TRUE;
}

static gboolean
read_first_kinds (RelaisDb *db, gpointer data, GError **error)
{
  return add_emergencies (db, data, error) && add_recognitions (db, data, error);
}

static gboolean
read_plain_kind (RelaisDb *db, gpointer data, GError **error)
{
  return add_plain_kind (db, data, error);
}

/* Each kind is a question of its own: a list that is opened meanwhile gets its answer in between, and does not wait
 * until the whole day is told.
 */
static gboolean
read_kinds (RelaisStore *store, WorkJob *job, GError **error)
{
  if (!relais_store_read (store, read_first_kinds, job, error))
    return FALSE;
  while (job->next < G_N_ELEMENTS (plain_kinds))
    if (!relais_store_read (store, read_plain_kind, job, error))
      return FALSE;
  return TRUE;
}

/* --- What two people decide --- */

static gboolean
add_lift (RelaisSession *session, RelaisActor *actor, WorkJob *job, RelaisRecord *lift, GError **error)
{
  RelaisWorkItem *item;

  job->worklist->counts[RELAIS_WORK_LIFT]++;
  if (job->limit != 0 && job->worklist->items[RELAIS_WORK_LIFT]->len >= job->limit)
    return TRUE;
  item = add_item (job, RELAIS_WORK_LIFT, RELAIS_WORK_ATTENTION);
  item->lift = relais_record_ref (lift);
  item->person = relais_register_load_person (session, actor, relais_record_get (lift, RELAIS_LIFT_PERSON), error);
  relais_date_parse (relais_record_get (lift, RELAIS_LIFT_PROPOSED_ON), &item->on);
  return item->person != NULL;
}

static gboolean
add_lifts (RelaisSession *session, RelaisActor *actor, WorkJob *job, GError **error)
{
  g_autoptr (GPtrArray) lifts = NULL;

  if (!relais_actor_may (actor, RELAIS_ACT_SET_PROTECTED))
    return TRUE;
  lifts = relais_register_list_lifts (session, actor, error);
  for (guint i = 0; lifts != NULL && i < lifts->len; i++)
    {
      RelaisRecord *lift = g_ptr_array_index (lifts, i);

      if (relais_lift_may_confirm (lift, actor, job->today) && !add_lift (session, actor, job, lift, error))
        return FALSE;
    }
  return lifts != NULL;
}

/* A form may be about somebody who is gone by now; it is still there. */
static void
add_forms (RelaisSession *session, RelaisActor *actor, WorkJob *job, GPtrArray *forms)
{
  const GPtrArray *items = job->worklist->items[RELAIS_WORK_FORM];

  job->worklist->counts[RELAIS_WORK_FORM] = forms->len;
  while (forms->len > 0 && (job->limit == 0 || items->len < job->limit))
    {
      RelaisForm *form = g_ptr_array_steal_index (forms, 0);
      RelaisWorkItem *item =
          add_item (job, RELAIS_WORK_FORM, form->is_parked ? RELAIS_WORK_CALM : RELAIS_WORK_ATTENTION);

      if (form->subject != NULL)
        item->person = relais_register_load_person (session, actor, form->subject, NULL);
      item->on = relais_instant_get_date (form->saved_at);
      item->form = form;
    }
}

static gboolean
count_notes (RelaisSession *session, RelaisActor *actor, RelaisWorklist *worklist, GError **error)
{
  int n_unread = 0;
  int n_urgent = 0;

  if (relais_actor_may (actor, RELAIS_ACT_READ_NOTES))
    {
      n_unread = relais_notebook_count_unread (session, actor, RELAIS_WORK_MAX_UNREAD, error);
      n_urgent = n_unread > 0 ? relais_notebook_count_urgent (session, actor, RELAIS_WORK_MAX_UNREAD, error) : n_unread;
    }
  worklist->n_unread = (guint) MAX (n_unread, 0);
  worklist->n_urgent = (guint) MAX (n_urgent, 0);
  return n_unread >= 0 && n_urgent >= 0;
}

/**
 * relais_worklist_read:
 * @session: a session
 * @actor: who asks; forms are theirs alone
 * @limit: how many items of each kind at most, 0 for all
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable): what there is to do
 */
RelaisWorklist *
relais_worklist_read (RelaisSession *session, RelaisActor *actor, guint limit, GError **error)
{
  g_autoptr (RelaisWorklist) worklist = g_new0 (RelaisWorklist, 1);
  WorkJob job = { actor, relais_session_get_today (session), limit, worklist, 0 };
  g_autoptr (GPtrArray) forms = NULL;

  for (int kind = 0; kind < RELAIS_N_WORK_KINDS; kind++)
    worklist->items[kind] = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_work_item_free);

  forms = relais_form_list (session, actor, error); /* asks for the permission */
  if (forms == NULL || !read_kinds (relais_session_get_store (session), &job, error) ||
      !add_lifts (session, actor, &job, error) || !count_notes (session, actor, worklist, error))
    return NULL;
  add_forms (session, actor, &job, forms);
  return g_steal_pointer (&worklist);
}
