/* The accounts of the team. A member is a record in the register and a slot in register.keys, which are written one
 * after the other: somebody new is first in the register and then gets a slot, somebody who goes first loses the slot.
 * What a crash leaves between the two is a member who cannot sign in yet or any more, never a slot without a member;
 * and each sign-in destroys the slots of those whose last day is over. Blocking, from any thread.
 */

#include "relais-team-private.h"

#include "relais-care-queries.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-store-slots.h"
#include "relais-table.h"
#include "relais-text.h"

#include <string.h>

typedef struct {
  RelaisStore *store;
  const RelaisRecord *member;
  const char *id;
  const char *passphrase;
  RelaisDate today;
  GPtrArray *list;
  RelaisRecord *saved;
} TeamJob;

static void
team_job_init (TeamJob *job, RelaisSession *session)
{
  job->store = relais_session_get_store (session);
  job->today = relais_session_get_today (session);
}

/**
 * relais_team_member_free:
 * @member: (transfer full): a member of the team
 */
void
relais_team_member_free (RelaisTeamMember *member)
{
  relais_record_unref (member->record);
  g_free (member);
}

/* --- Who is in it --- */

static gboolean
list_members (RelaisDb *db, gpointer data, GError **error)
{
  TeamJob *job = data;
  g_autoptr (GPtrArray) records = relais_care_queries_list_all (db, &relais_staff_type, error);
  g_auto (GStrv) slots = records != NULL ? relais_store_slots_list (job->store, error) : NULL;

  if (slots == NULL)
    return FALSE;
  job->list = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_team_member_free);
  for (guint i = 0; i < records->len; i++)
    {
      RelaisTeamMember *member = g_new0 (RelaisTeamMember, 1);

      member->record = relais_record_ref (g_ptr_array_index (records, i));
      member->is_active = relais_staff_is_active (member->record, job->today);
      member->can_sign_in = member->is_active && g_strv_contains ((const char *const *) slots,
                                                                  relais_record_get_id (member->record));
      g_ptr_array_add (job->list, member);
    }
  return TRUE;
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const RelaisTeamMember *first = *(RelaisTeamMember *const *) a;
  const RelaisTeamMember *second = *(RelaisTeamMember *const *) b;
  g_autofree char *first_key = NULL;
  g_autofree char *second_key = NULL;

  if (first->is_active != second->is_active)
    return first->is_active ? -1 : 1;
  first_key = relais_text_search_key (relais_record_get (first->record, RELAIS_STAFF_NAME));
  second_key = relais_text_search_key (relais_record_get (second->record, RELAIS_STAFF_NAME));
  return strcmp (first_key, second_key);
}

/**
 * relais_team_list:
 * @session: a session
 * @actor: who asks
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisTeamMember) (nullable): everybody, those who left last
 */
GPtrArray *
relais_team_list (RelaisSession *session, RelaisActor *actor, GError **error)
{
  TeamJob job = { NULL };

  team_job_init (&job, session);
  if (!relais_actor_check (actor, RELAIS_ACT_LIST_TEAM, error) ||
      !relais_store_read (job.store, list_members, &job, error))
    return NULL;
  g_ptr_array_sort (job.list, compare_members);
  return job.list;
}

/**
 * relais_team_find:
 * @session: a session
 * @actor: who asks
 * @text: an id, or a name
 * @error: RELAIS_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the id of that member; among namesakes the one who has not left
 */
char *
relais_team_find (RelaisSession *session, RelaisActor *actor, const char *text, GError **error)
{
  g_autoptr (GPtrArray) list = relais_team_list (session, actor, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const RelaisRecord *record = ((RelaisTeamMember *) g_ptr_array_index (list, i))->record;

      if (g_ascii_strcasecmp (relais_record_get_id (record), text) == 0 ||
          relais_text_equal_folded (relais_record_get (record, RELAIS_STAFF_NAME), text))
        return g_strdup (relais_record_get_id (record));
    }
  if (list != NULL)
    relais_error_set (error, RELAIS_ERROR_NOT_FOUND, text, NULL);
  return NULL;
}

/* --- There is always one who administers --- */

/* Who has no slot administers nothing. */
static GPtrArray *
list_able (RelaisStore *store, RelaisDb *db, GError **error)
{
  g_autoptr (GPtrArray) records = relais_care_queries_list_all (db, &relais_staff_type, error);
  g_auto (GStrv) slots = records != NULL ? relais_store_slots_list (store, error) : NULL;

  if (slots == NULL)
    return NULL;
  for (guint i = records->len; i > 0; i--)
    {
      const RelaisRecord *record = g_ptr_array_index (records, i - 1);

      if (!g_strv_contains ((const char *const *) slots, relais_record_get_id (record)))
        g_ptr_array_remove_index (records, i - 1);
    }
  return g_steal_pointer (&records);
}

static gboolean
check_administrator (RelaisStore *store, RelaisChange *change, const RelaisRecord *member, GError **error)
{
  g_autoptr (GPtrArray) before = list_able (store, relais_change_get_db (change), error);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  if (before == NULL)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    {
      const RelaisRecord *record = g_ptr_array_index (before, i);
      gboolean is_it = g_str_equal (relais_record_get_id (record), relais_record_get_id (member));

      g_ptr_array_add (after, (gpointer) (is_it ? member : record));
    }
  if (relais_staff_keep_administrator (before, after, relais_clock_today (relais_store_get_clock (store))))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_LAST_ADMINISTRATOR, relais_record_get (member, RELAIS_STAFF_NAME), NULL);
  return FALSE;
}

/* A member is named when they sign in, and as somebody's referent. */
static gboolean
check_name (RelaisStore *store, RelaisChange *change, const RelaisRecord *member, GError **error)
{
  RelaisDate today = relais_clock_today (relais_store_get_clock (store));
  const char *name = relais_record_get (member, RELAIS_STAFF_NAME);
  g_autoptr (GPtrArray) records =
      relais_care_queries_list_all (relais_change_get_db (change), &relais_staff_type, error);

  for (guint i = 0; records != NULL && relais_staff_is_active (member, today) && i < records->len; i++)
    {
      const RelaisRecord *other = g_ptr_array_index (records, i);

      if (g_str_equal (relais_record_get_id (other), relais_record_get_id (member)) ||
          !relais_staff_is_active (other, today) ||
          !relais_text_equal_folded (relais_record_get (other, RELAIS_STAFF_NAME), name))
        continue;
      relais_error_set (error, RELAIS_ERROR_DUPLICATE, name, NULL);
      return FALSE;
    }
  return records != NULL;
}

/*
 * relais_team_put:
 * @store: a store
 * @change: an open change of it
 * @member: a member
 * @saved: (out): the member as stored now
 * @error: RELAIS_ERROR_LAST_ADMINISTRATOR, RELAIS_ERROR_DUPLICATE, RELAIS_ERROR_CONFLICT
 *
 * Returns: whether they are saved
 */
gboolean
relais_team_put (RelaisStore *store, RelaisChange *change, const RelaisRecord *member, RelaisRecord **saved,
                 GError **error)
{
  if (!check_name (store, change, member, error) || !check_administrator (store, change, member, error))
    return FALSE;
  *saved = relais_change_save (change, member, error);
  return *saved != NULL;
}

/*
 * relais_team_close:
 * @store: a store
 * @change: an open change of it
 * @member: a member as they are stored
 * @last_day: their last day; the slot goes now unless the day is still to come
 * @saved: (out): the member as stored now
 * @error: RELAIS_ERROR_LAST_ADMINISTRATOR, or what the key file says
 *
 * Returns: whether they have left, or will on that day
 */
gboolean
relais_team_close (RelaisStore *store, RelaisChange *change, const RelaisRecord *member, RelaisDate last_day,
                   RelaisRecord **saved, GError **error)
{
  RelaisDate today = relais_clock_today (relais_store_get_clock (store));
  g_autofree char *text = relais_date_to_text (last_day);
  g_autofree char *yesterday = relais_date_to_text (relais_date_add_days (today, -1));
  gboolean at_once = relais_date_compare (last_day, today) <= 0;
  g_autoptr (RelaisRecord) ended = relais_record_with (member, RELAIS_STAFF_ENDS_ON, text);
  g_autoptr (RelaisRecord) gone = relais_record_with (member, RELAIS_STAFF_ENDS_ON, yesterday);

  /* Without a slot nobody administers, even on the last day. */
  if (!check_administrator (store, change, at_once ? gone : ended, error))
    return FALSE;
  *saved = relais_change_save (change, ended, error);
  return *saved != NULL &&
         (!at_once || relais_store_slots_remove (store, relais_record_get_id (member), error));
}

/* --- Adding and changing --- */

static gboolean
save_member (RelaisChange *change, gpointer data, GError **error)
{
  TeamJob *job = data;

  return relais_team_put (job->store, change, job->member, &job->saved, error);
}

static gboolean
put_slot (RelaisChange *change, gpointer data, GError **error)
{
  TeamJob *job = data;

  return relais_change_note (change, "staff-passphrase", relais_staff_type.name, job->id, NULL, error) &&
         relais_store_slots_put (job->store, job->id, job->passphrase, error);
}

static gboolean
take_back_member (RelaisChange *change, gpointer data, GError **error)
{
  TeamJob *job = data;

  return relais_change_remove (change, job->saved, error);
}

static gboolean
check_record (const RelaisRecord *member, GPtrArray *issues, GError **error)
{
  const char *name = relais_record_get (member, RELAIS_STAFF_NAME);

  relais_staff_check (member, issues);
  return relais_issues_check (issues, name != NULL ? name : "–", error);
}

/**
 * relais_team_add:
 * @session: a session
 * @actor: who asks
 * @member: somebody new: name, roles, perhaps a last day
 * @passphrase: their first passphrase, which they change when they sign in
 * @issues: (element-type RelaisIssue): where findings are added
 * @error: RELAIS_ERROR_INVALID when a finding forbids it, RELAIS_ERROR_WEAK_PASSPHRASE, RELAIS_ERROR_DUPLICATE when a
 *   member has this name, RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable): the member, who can sign in
 */
RelaisRecord *
relais_team_add (RelaisSession *session, RelaisActor *actor, const RelaisRecord *member, const char *passphrase,
                 GPtrArray *issues, GError **error)
{
  TeamJob job = { .member = member, .passphrase = passphrase };

  team_job_init (&job, session);
  if (!relais_actor_check (actor, RELAIS_ACT_MANAGE_TEAM, error) || !check_record (member, issues, error) ||
      !relais_store_slots_check (job.store, passphrase, error) ||
      !relais_store_write (job.store, actor, "staff-add", save_member, &job, NULL, error))
    {
      g_clear_pointer (&job.saved, relais_record_unref);
      return NULL;
    }
  job.id = relais_record_get_id (job.saved);
  if (relais_store_write (job.store, actor, "staff-passphrase", put_slot, &job, NULL, error))
    return job.saved;
  relais_store_write (job.store, actor, "remove", take_back_member, &job, NULL, NULL);
  g_clear_pointer (&job.saved, relais_record_unref);
  return NULL;
}

/**
 * relais_team_save:
 * @session: a session
 * @actor: who asks
 * @member: a member; the revision is the one they were read at
 * @issues: (element-type RelaisIssue): where findings are added
 * @error: RELAIS_ERROR_INVALID, RELAIS_ERROR_LAST_ADMINISTRATOR, RELAIS_ERROR_DUPLICATE, RELAIS_ERROR_CONFLICT,
 *   RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable): the member as stored now
 */
RelaisRecord *
relais_team_save (RelaisSession *session, RelaisActor *actor, const RelaisRecord *member, GPtrArray *issues,
                  GError **error)
{
  TeamJob job = { .member = member };

  g_return_val_if_fail (relais_record_get_revision (member) > 0, NULL);

  team_job_init (&job, session);
  if (!relais_actor_check (actor, RELAIS_ACT_MANAGE_TEAM, error) || !check_record (member, issues, error))
    return NULL;
  if (!relais_store_write (job.store, actor, "staff-set", save_member, &job, NULL, error))
    g_clear_pointer (&job.saved, relais_record_unref);
  return job.saved;
}

static RelaisRecord *
load_member (RelaisDb *db, const char *id, GError **error)
{
  return relais_table_load (db, relais_table_for_type (&relais_staff_type), id, error);
}

static gboolean
disable (RelaisChange *change, gpointer data, GError **error)
{
  TeamJob *job = data;
  g_autoptr (RelaisRecord) member = load_member (relais_change_get_db (change), job->id, error);
  RelaisDate last_day = relais_date_add_days (job->today, -1);

  if (member == NULL)
    return FALSE;
  if (!relais_staff_is_active (member, job->today))
    relais_date_parse (relais_record_get (member, RELAIS_STAFF_ENDS_ON), &last_day);
  return relais_team_close (job->store, change, member, last_day, &job->saved, error) &&
         relais_change_note (change, "staff-slot", relais_staff_type.name, job->id, NULL, error);
}

/**
 * relais_team_disable:
 * @session: a session
 * @actor: who asks
 * @id: id of a member
 * @error: RELAIS_ERROR_LAST_ADMINISTRATOR, RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_NOT_ALLOWED
 *
 * Lets somebody out at once: the slot is destroyed, and what they have open is refused any change.
 *
 * Returns: (transfer full) (nullable): the member as stored now; yesterday was their last day
 */
RelaisRecord *
relais_team_disable (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  TeamJob job = { .id = id };

  team_job_init (&job, session);
  if (!relais_actor_check (actor, RELAIS_ACT_MANAGE_TEAM, error))
    return NULL;
  if (!relais_store_write (job.store, actor, "staff-disable", disable, &job, NULL, error))
    g_clear_pointer (&job.saved, relais_record_unref);
  return job.saved;
}
