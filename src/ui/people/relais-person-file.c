/* What the page of one person is made from: the services' page, and beside it what it takes to say something about each
 * link: the other links of the same patient, and the findings. Read on a thread of the desk, then shown and thrown away
 * in the main thread; nothing in it is changed.
 */

#include "relais-person-file.h"

#include "relais-care-link-check.h"
#include "relais-emergency.h"
#include "relais-issue.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-register-care.h"
#include "relais-register-lift.h"
#include "relais-session-watch.h"

static void
tie_free (gpointer data)
{
  RelaisTie *tie = data;

  relais_record_unref (tie->link);
  relais_record_unref (tie->caregiver);
  relais_record_unref (tie->patient);
  g_ptr_array_unref (tie->siblings);
  g_ptr_array_unref (tie->issues);
  g_free (tie);
}

/**
 * relais_person_file_free:
 * @file: (transfer full): a file
 */
void
relais_person_file_free (RelaisPersonFile *file)
{
  g_clear_pointer (&file->page, relais_person_page_free);
  g_clear_pointer (&file->helped_by, g_ptr_array_unref);
  g_clear_pointer (&file->helps, g_ptr_array_unref);
  g_clear_pointer (&file->holders, g_ptr_array_unref);
  g_clear_pointer (&file->lift, relais_record_unref);
  g_free (file->until);
  g_free (file);
}

static RelaisTie *
make_tie (const RelaisBond *bond, RelaisRecord *own, gboolean helps, GPtrArray *siblings, RelaisDate today)
{
  RelaisTie *tie = g_new0 (RelaisTie, 1);

  tie->link = relais_record_ref (bond->link);
  tie->other = bond->other;
  tie->caregiver = relais_record_ref (helps ? own : bond->other);
  tie->patient = relais_record_ref (helps ? bond->other : own);
  tie->siblings = g_ptr_array_ref (siblings);
  tie->issues = relais_issues_new ();
  if (relais_care_link_is_current (tie->link, today))
    relais_care_link_check (tie->link, tie->caregiver, siblings, today, tie->issues);
  return tie;
}

/* Whom this person helps as the main caregiver stands first; what has ended goes last. */
static guint
get_round (const RelaisTie *tie, RelaisDate today, gboolean main_first)
{
  if (!relais_care_link_is_current (tie->link, today))
    return 2;
  return main_first && !relais_record_is (tie->link, RELAIS_CARE_LINK_MAIN, "yes") ? 1 : 0;
}

/* Within a round in the order they had: those who help a patient, in that of calling. */
static void
put_current_first (GPtrArray *ties, RelaisDate today, gboolean main_first)
{
  g_autofree RelaisTie **before = g_memdup2 (ties->pdata, ties->len * sizeof (gpointer));
  guint at = 0;

  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < ties->len; i++)
      if (get_round (before[i], today, main_first) == round)
        ties->pdata[at++] = before[i];
}

static GPtrArray *
list_links (GPtrArray *bonds)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);

  for (guint i = 0; i < bonds->len; i++)
    g_ptr_array_add (links, relais_record_ref (((RelaisBond *) bonds->pdata[i])->link));
  return links;
}

static void
collect_helped_by (RelaisPersonFile *file, RelaisDate today)
{
  g_autoptr (GPtrArray) siblings = list_links (file->page->helped_by);

  for (guint i = 0; i < file->page->helped_by->len; i++)
    g_ptr_array_add (file->helped_by, make_tie (file->page->helped_by->pdata[i], file->page->person, FALSE, siblings,
                                                today));
  put_current_first (file->helped_by, today, FALSE);
}

static gboolean
collect_helps (RelaisPersonFile *file, RelaisSession *session, GError **error)
{
  RelaisDate today = relais_session_get_today (session);

  for (guint i = 0; i < file->page->helps->len; i++)
    {
      RelaisBond *bond = file->page->helps->pdata[i];
      g_autoptr (GPtrArray) siblings = relais_register_list_links (session, relais_session_get_actor (session), NULL,
                                                                   relais_record_get_id (bond->other), error);

      if (siblings == NULL)
        return FALSE;
      g_ptr_array_add (file->helps, make_tie (bond, file->page->person, TRUE, siblings, today));
    }
  put_current_first (file->helps, today, TRUE);
  return TRUE;
}

static gboolean
collect_holders (RelaisPersonFile *file, RelaisSession *session, GError **error)
{
  for (guint i = 0; i < file->page->roles->len; i++)
    {
      const char *id = relais_record_get (file->page->roles->pdata[i], RELAIS_PERSON_ROLE_PERSON);
      RelaisRecord *holder =
          id != NULL ? relais_register_load_person (session, relais_session_get_actor (session), id, error) : NULL;

      if (id != NULL && holder == NULL)
        return FALSE;
      g_ptr_array_add (file->holders, holder);
    }
  return TRUE;
}

/* Of several proposals the one that who signed in may confirm. */
static gboolean
find_lift (RelaisPersonFile *file, RelaisSession *session, GError **error)
{
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (GPtrArray) lifts = NULL;

  if (!relais_person_is_protected (file->page->person) || !relais_actor_may (actor, RELAIS_ACT_SET_PROTECTED))
    return TRUE;
  lifts = relais_register_list_lifts (session, actor, error);
  for (guint i = 0; lifts != NULL && i < lifts->len; i++)
    {
      RelaisRecord *lift = g_ptr_array_index (lifts, i);

      if (file->may_confirm || g_strcmp0 (relais_record_get (lift, RELAIS_LIFT_PERSON),
                                          relais_record_get_id (file->page->person)) != 0)
        continue;
      g_clear_pointer (&file->lift, relais_record_unref);
      file->lift = relais_record_ref (lift);
      file->may_confirm = relais_lift_may_confirm (lift, actor, relais_session_get_today (session));
    }
  return lifts != NULL;
}

static void
clear_holder (gpointer data)
{
  if (data != NULL)
    relais_record_unref (data);
}

/**
 * relais_person_file_read:
 * @session: a session
 * @id: id of a person
 * @why: whether somebody opens the page, or the open page follows the register
 * @reason: (nullable): why what protected mode hides must be seen
 * @error: where to store the error
 *
 * Blocks until the register has answered.
 *
 * Returns: (transfer full) (nullable): the file
 */
RelaisPersonFile *
relais_person_file_read (RelaisSession *session, const char *id, RelaisPersonFileRead why, const char *reason,
                         GError **error)
{
  g_autoptr (RelaisPersonFile) file = g_new0 (RelaisPersonFile, 1);
  RelaisActor *actor = relais_session_get_actor (session);

  file->shown = reason != NULL;
  file->helped_by = g_ptr_array_new_with_free_func (tie_free);
  file->helps = g_ptr_array_new_with_free_func (tie_free);
  file->holders = g_ptr_array_new_with_free_func (clear_holder);
  if (why == RELAIS_PERSON_FILE_EMERGENCY)
    file->page = relais_emergency_open (session, actor, id, reason, &file->until, error);
  else
    file->page = why == RELAIS_PERSON_FILE_OPEN
                     ? relais_register_open_person (session, actor, id, reason, error)
                     : relais_register_reread_person (session, actor, id, file->shown, error);
  if (file->page == NULL)
    return NULL;
  collect_helped_by (file, relais_session_get_today (session));
  if (!collect_helps (file, session, error) || !collect_holders (file, session, error) ||
      !find_lift (file, session, error))
    return NULL;
  return g_steal_pointer (&file);
}

static gboolean
other_touched (GPtrArray *ties, const char *const *touched)
{
  for (guint i = 0; i < ties->len; i++)
    if (relais_session_touches (touched, "person", relais_record_get_id (((RelaisTie *) ties->pdata[i])->other)))
      return TRUE;
  return FALSE;
}

/**
 * relais_person_file_touched:
 * @file: a file
 * @touched: (array zero-terminated=1): what has changed, as RelaisDesk::changed says it
 *
 * Returns: whether something of @file may look different now
 */
gboolean
relais_person_file_touched (const RelaisPersonFile *file, const char *const *touched)
{
  /* Of a link or a role that is new nobody can tell yet whom it is about. */
  return relais_session_touches (touched, "link", NULL) || relais_session_touches (touched, "role", NULL) ||
         relais_session_touches (touched, "lift", NULL) ||
         relais_session_touches (touched, "person", relais_record_get_id (file->page->person)) ||
         other_touched (file->helped_by, touched) || other_touched (file->helps, touched);
}
