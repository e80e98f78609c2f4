/* The page of one person: who it is, what may be told, who helps and whom they help. Opening it writes its row in the
 * log before anything is handed out; what protected mode hides comes only with a reason, to those who may. Blocking,
 * from any thread.
 */

#include "relais-register-private.h"

#include "relais-audit-reading.h"
#include "relais-care-link.h"
#include "relais-care-queries.h"
#include "relais-emergency-table.h"
#include "relais-error.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-shield.h"

#include <glib/gi18n-lib.h>

/**
 * relais_bond_free:
 * @bond: (transfer full): a link as one side sees it
 */
void
relais_bond_free (RelaisBond *bond)
{
  relais_record_unref (bond->link);
  relais_record_unref (bond->other);
  g_free (bond);
}

/**
 * relais_person_page_free:
 * @page: (transfer full): a page
 */
void
relais_person_page_free (RelaisPersonPage *page)
{
  g_clear_pointer (&page->person, relais_record_unref);
  g_clear_pointer (&page->helped_by, g_ptr_array_unref);
  g_clear_pointer (&page->helps, g_ptr_array_unref);
  g_clear_pointer (&page->roles, g_ptr_array_unref);
  g_free (page->telling);
  g_clear_pointer (&page->told, relais_telling_free);
  g_free (page);
}

typedef struct {
  const char *id;
  RelaisDate today;
  gboolean show_protected;
  RelaisPersonPage *page;
  RelaisRecord *person;
} PageJob;

/* The tie itself is what protected mode hides; a reason shows it, yet opens the one record for which it was given. */
static gboolean
add_bond (RelaisDb *db, RelaisRecord *link, guint other_field, PageJob *job, GPtrArray *bonds, GError **error)
{
  g_autoptr (RelaisRecord) other = relais_register_read_person (db, relais_record_get (link, other_field), error);
  RelaisBond *bond;

  if (other == NULL)
    return FALSE;
  if (!job->show_protected && relais_shield_hides_tie (job->page->person, other))
    return TRUE;
  bond = g_new0 (RelaisBond, 1);
  bond->link = relais_shield_link (link, other, other);
  bond->other = relais_shield_person (other);
  g_ptr_array_add (bonds, bond);
  return TRUE;
}

static GPtrArray *
collect_bonds (RelaisDb *db, PageJob *job, gboolean as_patient, GError **error)
{
  g_autoptr (GPtrArray) links =
      relais_care_queries_list_links (db, as_patient ? NULL : job->id, as_patient ? job->id : NULL, error);
  g_autoptr (GPtrArray) bonds = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_bond_free);
  guint other_side = as_patient ? RELAIS_CARE_LINK_CAREGIVER : RELAIS_CARE_LINK_PATIENT;

  if (links == NULL)
    return NULL;
  for (guint i = 0; i < links->len; i++)
    {
      if (!add_bond (db, g_ptr_array_index (links, i), other_side, job, bonds, error))
        return NULL;
    }
  return g_steal_pointer (&bonds);
}

/* A line for each who may be told something; first what holds for an unsure caller. */
static char *
write_telling (const RelaisTelling *telling)
{
  GString *text = g_string_new (_(relais_telling_answer_get_msgid (telling->answer)));

  if (telling->must_not_inform != NULL)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Must not be informed: %s"), telling->must_not_inform);
    }
  if (telling->ask_first && telling->answer != RELAIS_TELLING_ASK_FIRST)
    g_string_append_printf (text, "\n%s", _(relais_telling_answer_get_msgid (RELAIS_TELLING_ASK_FIRST)));
  for (guint i = 0; i < telling->people->len; i++)
    {
      const RelaisTellingPerson *who = g_ptr_array_index (telling->people, i);
      g_autofree char *name = who->person != NULL ? relais_person_get_name (who->person)
                                                  : g_strdup (relais_record_get (who->tie, RELAIS_PERSON_ROLE_NAME));

      g_string_append_c (text, '\n');
      g_string_append_printf (text, C_("a label and its value", "%s: %s"), name,
                              _(relais_telling_answer_get_msgid (who->answer)));
    }
  return g_string_free (text, FALSE);
}

/* The roles that may be shown, and who of the register has them. */
static gboolean
collect_roles (RelaisDb *db, PageJob *job, GPtrArray *holders, GError **error)
{
  g_autoptr (GPtrArray) roles = relais_care_queries_list_roles (db, job->id, NULL, error);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);

  for (guint i = 0; roles != NULL && i < roles->len; i++)
    {
      const RelaisRecord *role = g_ptr_array_index (roles, i);
      const char *id = relais_record_get (role, RELAIS_PERSON_ROLE_PERSON);
      g_autoptr (RelaisRecord) holder = id != NULL ? relais_register_read_person (db, id, error) : NULL;

      if (id != NULL && holder == NULL)
        return FALSE;
      if (!job->show_protected && relais_shield_hides_tie (job->page->person, holder))
        continue;
      g_ptr_array_add (shown, relais_shield_role (role, holder));
      if (holder != NULL)
        g_ptr_array_add (holders, g_steal_pointer (&holder));
    }
  job->page->roles = roles != NULL ? g_steal_pointer (&shown) : NULL;
  return roles != NULL;
}

static void
describe_telling (PageJob *job, GPtrArray *people)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new ();

  if (!relais_person_is_patient (job->page->person))
    return;
  for (guint i = 0; i < job->page->helped_by->len; i++)
    {
      RelaisBond *bond = g_ptr_array_index (job->page->helped_by, i);

      g_ptr_array_add (links, bond->link);
      g_ptr_array_add (people, relais_record_ref (bond->other));
    }
  job->page->told = relais_telling_decide (job->page->person, links, job->page->roles, people, NULL, job->today);
  job->page->telling = write_telling (job->page->told);
}

static gboolean
read_page (RelaisDb *db, gpointer data, GError **error)
{
  PageJob *job = data;
  RelaisRecord *person = relais_register_read_person (db, job->id, error);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);

  if (person == NULL)
    return FALSE;
  job->page = g_new0 (RelaisPersonPage, 1);
  job->page->person = job->show_protected ? person : relais_register_shield (person);
  job->page->namesakes = relais_search_index_count_name (db, job->page->person, error);
  if (job->page->namesakes < 0)
    return FALSE;
  job->page->helped_by = collect_bonds (db, job, TRUE, error);
  if (job->page->helped_by == NULL)
    return FALSE;
  job->page->helps = collect_bonds (db, job, FALSE, error);
  if (job->page->helps == NULL || !collect_roles (db, job, people, error))
    return FALSE;
  describe_telling (job, people);
  return TRUE;
}

/* Who is protected at the other end of a link is shown by the same reason, and their own extract of the log says so. */
static gboolean
note_other_ends (RelaisChange *change, GPtrArray *links, guint other_field, GError **error)
{
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const char *id = relais_record_get (g_ptr_array_index (links, i), other_field);
      g_autoptr (GError) local_error = NULL;
      g_autoptr (RelaisRecord) other = relais_register_read_person (relais_change_get_db (change), id, &local_error);

      /* Whom who acts is kept out of is not on the page either. */
      if (other == NULL && g_error_matches (local_error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND))
        continue;
      if (other == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (relais_person_is_protected (other) &&
          !relais_change_note (change, "read-protected", relais_person_type.name, id, NULL, error))
        return FALSE;
    }
  return links != NULL;
}

/*
 * relais_register_note_whole_page:
 * @change: an open change
 * @id: id of a person
 * @act: the word of the act
 * @error: where to store the error
 *
 * Writes down that a page is shown with what protected mode hides, for the person and for who else is on it.
 *
 * Returns: whether it is written
 */
gboolean
relais_register_note_whole_page (RelaisChange *change, const char *id, const char *act, GError **error)
{
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (GPtrArray) as_caregiver = NULL;
  g_autoptr (GPtrArray) as_patient = NULL;

  if (!relais_change_note (change, act, relais_person_type.name, id, NULL, error))
    return FALSE;
  as_caregiver = relais_care_queries_list_links (db, id, NULL, error);
  if (!note_other_ends (change, as_caregiver, RELAIS_CARE_LINK_PATIENT, error))
    return FALSE;
  as_patient = relais_care_queries_list_links (db, NULL, id, error);
  return note_other_ends (change, as_patient, RELAIS_CARE_LINK_CAREGIVER, error);
}

static gboolean
note_reading (RelaisChange *change, gpointer data, GError **error)
{
  PageJob *job = data;

  return job->show_protected ? relais_register_note_whole_page (change, job->id, "read-protected", error)
                             : relais_change_note (change, "read", relais_person_type.name, job->id, NULL, error);
}

/* A full disk keeps nobody from reading, but what protected mode hides is never shown without its row. */
static gboolean
note_page (RelaisStore *store, RelaisActor *actor, PageJob *job, GError **error)
{
  return job->show_protected ? relais_store_write (store, actor, "read", note_reading, job, NULL, error)
                             : relais_store_note (store, actor, "read", note_reading, job, error);
}

/**
 * relais_register_open_person:
 * @session: a session
 * @actor: who asks
 * @id: id of a person
 * @reason: (nullable): why what protected mode hides must be seen; noted as an act of its own
 * @error: RELAIS_ERROR_NOT_FOUND; RELAIS_ERROR_NOT_ALLOWED when @reason is given by a role that may not, which is noted
 *   too
 *
 * Returns: (transfer full) (nullable): the page
 */
RelaisPersonPage *
relais_register_open_person (RelaisSession *session, RelaisActor *actor, const char *id, const char *reason,
                             GError **error)
{
  RelaisStore *store = relais_session_get_store (session);
  PageJob job = { .id = id, .today = relais_session_get_today (session), .show_protected = reason != NULL };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error) ||
      (reason != NULL && !relais_audit_check (session, actor, RELAIS_ACT_SHOW_PROTECTED, "read-protected", id, error)))
    return NULL;
  if (!note_page (store, actor, &job, error))
    return NULL;
  if (!relais_store_read (store, read_page, &job, error))
    g_clear_pointer (&job.page, relais_person_page_free);
  return job.page;
}

typedef struct {
  const char *id;
  const char *staff;
  char *now;
  gboolean is_open;
} MinuteJob;

static gboolean
find_minute (RelaisDb *db, gpointer data, GError **error)
{
  MinuteJob *job = data;

  return relais_emergency_table_is_open (db, job->id, job->staff, job->now, &job->is_open, error);
}

/* Who may not show a protected record by their role still does so during their minute of an emergency. */
static gboolean
check_shown (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  RelaisStore *store = relais_session_get_store (session);
  g_autofree char *now = relais_clock_now (relais_store_get_clock (store));
  MinuteJob job = { id, relais_actor_get_staff_id (actor), now, FALSE };

  if (relais_actor_may (actor, RELAIS_ACT_SHOW_PROTECTED))
    return TRUE;
  return relais_store_read (store, find_minute, &job, error) &&
         (job.is_open || relais_actor_check (actor, RELAIS_ACT_SHOW_PROTECTED, error));
}

/**
 * relais_register_reread_person:
 * @session: a session
 * @actor: who asks
 * @id: id of a person whose page is open
 * @shown: whether the page was opened with a reason, and shows what protected mode hides
 * @error: RELAIS_ERROR_NOT_FOUND; RELAIS_ERROR_NOT_ALLOWED when @shown is asked by a role that may not and has no
 *   minute of an emergency left
 *
 * For a page that is open, and that an act or somebody else has changed: the log says already who opened it, and a row
 * for each change would hide who really looked.
 *
 * Returns: (transfer full) (nullable): the page
 */
RelaisPersonPage *
relais_register_reread_person (RelaisSession *session, RelaisActor *actor, const char *id, gboolean shown,
                               GError **error)
{
  PageJob job = { .id = id, .today = relais_session_get_today (session), .show_protected = shown };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error) ||
      (shown && !check_shown (session, actor, id, error)))
    return NULL;
  if (!relais_store_read (relais_session_get_store (session), read_page, &job, error))
    g_clear_pointer (&job.page, relais_person_page_free);
  return job.page;
}

static gboolean
note_call_back (RelaisChange *change, gpointer data, GError **error)
{
  PageJob *job = data;

  return relais_change_note (change, "call-back", "person", job->id, NULL, error);
}

/**
 * relais_register_note_call_back:
 * @session: a session
 * @actor: who asks
 * @id: id of the patient somebody asked about
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * A caller was not sure to be who they said, and is called back on the number we hold: that stands in the log.
 *
 * Returns: whether it is noted
 */
gboolean
relais_register_note_call_back (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  PageJob job = { .id = id };

  return relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error) &&
         relais_store_write (relais_session_get_store (session), actor, "call-back", note_call_back, &job, NULL, error);
}

static gboolean
read_person (RelaisDb *db, gpointer data, GError **error)
{
  PageJob *job = data;
  RelaisRecord *person = relais_register_read_person (db, job->id, error);

  job->person = person != NULL ? relais_register_shield (person) : NULL;
  return job->person != NULL;
}

/**
 * relais_register_load_person:
 * @session: a session
 * @actor: who asks
 * @id: id of a person
 * @error: RELAIS_ERROR_NOT_FOUND
 *
 * For a form that changes the person, and for lists: the record alone, without what protected mode hides.
 *
 * Returns: (transfer full) (nullable): the person
 */
RelaisRecord *
relais_register_load_person (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  PageJob job = { .id = id };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error) ||
      !relais_store_read (relais_session_get_store (session), read_person, &job, error))
    return NULL;
  return job.person;
}

/**
 * relais_register_load_kept:
 * @session: a session
 * @actor: who asks
 * @id: id of a person
 * @error: RELAIS_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): as relais_register_load_person(); whoever was merged into another record is
 *   that record
 */
RelaisRecord *
relais_register_load_kept (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  g_autoptr (RelaisRecord) person = relais_register_load_person (session, actor, id, error);
  const char *kept = person != NULL ? relais_record_get (person, RELAIS_PERSON_MERGED_INTO) : NULL;

  return kept != NULL ? relais_register_load_kept (session, actor, kept, error) : g_steal_pointer (&person);
}
