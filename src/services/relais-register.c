/* People of the register: saving with its checks, lists, search and duplicates. Permission and protected mode are
 * decided here, below every window and command. Lists write no row in the log; a search is recorded without its
 * words. The page of one person is in relais-register-page.c, the rows of lists in relais-register-rows.c. Blocking,
 * from any thread.
 */

#include "relais-register-private.h"

#include "relais-drafts-table.h"
#include "relais-duplicates.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-person-check.h"
#include "relais-person.h"
#include "relais-practice-labels.h"
#include "relais-shield.h"
#include "relais-table.h"

#define MAX_DUPLICATES 8

/**
 * relais_register_read_person:
 * @db: a connection
 * @id: id of a person
 * @error: RELAIS_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the whole person; what protected mode hides is still there
 */
RelaisRecord *
relais_register_read_person (RelaisDb *db, const char *id, GError **error)
{
  return relais_table_load (db, relais_table_for_type (&relais_person_type), id, error);
}

/*
 * relais_register_read_kept:
 * @db: a connection
 * @id: id of a person
 * @error: RELAIS_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the person; whoever was merged into another record is that record
 */
RelaisRecord *
relais_register_read_kept (RelaisDb *db, const char *id, GError **error)
{
  g_autoptr (RelaisRecord) person = relais_register_read_person (db, id, error);
  const char *kept = person != NULL ? relais_record_get (person, RELAIS_PERSON_MERGED_INTO) : NULL;

  return kept != NULL ? relais_register_read_kept (db, kept, error) : g_steal_pointer (&person);
}

/**
 * relais_register_shield:
 * @person: (transfer full): a person
 *
 * Returns: (transfer full): the person, without what protected mode hides
 */
RelaisRecord *
relais_register_shield (RelaisRecord *person)
{
  RelaisRecord *shielded;

  if (!relais_person_is_protected (person))
    return person;
  shielded = relais_shield_person (person);
  relais_record_unref (person);
  return shielded;
}

/* --- Saving --- */

typedef struct {
  const RelaisRecord *person;
  const char *draft;
  RelaisDate today;
  GPtrArray *issues;
  RelaisRecord *saved;
} SaveJob;

static gboolean
check_protection (RelaisActor *actor, const RelaisRecord *before, const RelaisRecord *after, GError **error)
{
  gboolean was = before != NULL && relais_person_is_protected (before);
  gboolean is = relais_person_is_protected (after);

  g_autofree char *name = NULL;

  if (was == is)
    return TRUE;
  if (is)
    return relais_actor_check (actor, RELAIS_ACT_SET_PROTECTED, error);
  name = relais_person_get_name (after);
  relais_error_set (error, RELAIS_ERROR_TWO_PEOPLE, name, NULL);
  return FALSE;
}

/* A protected record is edited without what the editor was not shown: those values stay. */
static void
keep_hidden_values (RelaisRecordBuilder *builder, const RelaisRecord *before)
{
  for (guint i = 0; i < relais_person_type.n_fields; i++)
    {
      if ((relais_person_type.fields[i].flags & RELAIS_FIELD_SHIELDED) &&
          relais_record_builder_get (builder, i) == NULL)
        relais_record_builder_set (builder, i, relais_record_get (before, i));
    }
}

/* Who noted the agreement, and when, follow from the act. */
static void
sign_agreement (RelaisRecordBuilder *builder, const RelaisRecord *before, const RelaisActor *actor, RelaisDate today)
{
  const char *answer = relais_record_builder_get (builder, RELAIS_PERSON_AGREEMENT);
  const char *old = before != NULL ? relais_record_get (before, RELAIS_PERSON_AGREEMENT) : NULL;
  g_autofree char *date = NULL;

  if (g_strcmp0 (answer, old) == 0)
    return;
  relais_record_builder_set (builder, RELAIS_PERSON_AGREEMENT_BY,
                             answer != NULL ? relais_actor_get_name (actor) : NULL);
  if (answer != NULL && relais_record_builder_get (builder, RELAIS_PERSON_AGREEMENT_DATE) == NULL)
    {
      date = relais_date_to_text (today);
      relais_record_builder_set (builder, RELAIS_PERSON_AGREEMENT_DATE, date);
    }
}

static RelaisRecord *
complete_person (const SaveJob *job, const RelaisRecord *before, const RelaisActor *actor)
{
  RelaisRecordBuilder *builder = relais_record_builder_new_from (job->person);

  if (before != NULL && relais_person_is_protected (before))
    keep_hidden_values (builder, before);
  sign_agreement (builder, before, actor, job->today);
  return relais_record_builder_end (builder);
}

/* A commune is named in both languages, as the practice writes it. */
static gboolean
name_issues (RelaisDb *db, GPtrArray *issues, GError **error)
{
  g_autoptr (RelaisLabels) labels = NULL;

  if (relais_issues_find (issues, relais_person_type.fields[RELAIS_PERSON_COMMUNE].name) == NULL)
    return TRUE;
  labels = relais_practice_labels_read (db, error);
  if (labels != NULL)
    relais_labels_name_issues (labels, issues);
  return labels != NULL;
}

static gboolean
put_person (RelaisChange *change, SaveJob *job, GError **error)
{
  RelaisActor *actor = relais_change_get_actor (change);
  const char *id = relais_record_get_id (job->person);
  g_autoptr (RelaisRecord) before = NULL;
  g_autoptr (RelaisRecord) after = NULL;
  g_autofree char *name = NULL;

  if (relais_record_get_revision (job->person) > 0)
    {
      before = relais_register_read_person (relais_change_get_db (change), id, error);
      if (before == NULL)
        return FALSE;
    }
  if (!check_protection (actor, before, job->person, error))
    return FALSE;

  after = complete_person (job, before, actor);
  relais_person_check (after, job->today, job->issues);
  if (!name_issues (relais_change_get_db (change), job->issues, error))
    return FALSE;
  name = relais_person_get_name (after);
  if (!relais_issues_check (job->issues, name, error))
    return FALSE;
  job->saved = relais_change_save (change, after, error);
  return job->saved != NULL;
}

/**
 * relais_register_put_person:
 * @change: an open change
 * @person: a person; the revision is the one they were read at, 0 for somebody new
 * @today: today's date
 * @issues: (element-type RelaisIssue): a list to which findings are added
 * @saved: (out): the person as stored now
 * @error: see relais_register_save_person()
 *
 * Returns: whether they are saved
 */
gboolean
relais_register_put_person (RelaisChange *change, const RelaisRecord *person, RelaisDate today, GPtrArray *issues,
                            RelaisRecord **saved, GError **error)
{
  SaveJob job = { .person = person, .today = today, .issues = issues };

  if (!put_person (change, &job, error))
    return FALSE;
  *saved = job.saved;
  return TRUE;
}

static gboolean
save_person (RelaisChange *change, gpointer data, GError **error)
{
  SaveJob *job = data;

  return put_person (change, job, error) && (job->draft == NULL || relais_drafts_remove (change, job->draft, error));
}

/**
 * relais_register_save_person:
 * @session: a session
 * @actor: who asks
 * @person: a person; the revision is the one they were read at, 0 for somebody new
 * @issues: (element-type RelaisIssue): a list to which findings are added, warnings too
 * @error: RELAIS_ERROR_INVALID when a finding forbids it, RELAIS_ERROR_CONFLICT, RELAIS_ERROR_DUPLICATE (chart or
 *   national number), RELAIS_ERROR_NOT_ALLOWED
 *
 * In a protected record, values that protected mode hides are never emptied by a save.
 *
 * Returns: (transfer full) (nullable): the person as stored now
 */
RelaisRecord *
relais_register_save_person (RelaisSession *session, RelaisActor *actor, const RelaisRecord *person,
                             GPtrArray *issues, GError **error)
{
  return relais_register_save_person_with_draft (session, actor, person, NULL, issues, error);
}

/**
 * relais_register_save_person_with_draft:
 * @session: a session
 * @actor: who asks
 * @person: see relais_register_save_person()
 * @draft: (nullable): id of the form it was typed in, which goes in the same transaction
 * @issues: (element-type RelaisIssue): a list to which findings are added, warnings too
 * @error: see relais_register_save_person(); the form is then still there
 *
 * Returns: (transfer full) (nullable): the person as stored now
 */
RelaisRecord *
relais_register_save_person_with_draft (RelaisSession *session, RelaisActor *actor, const RelaisRecord *person,
                                        const char *draft, GPtrArray *issues, GError **error)
{
  SaveJob job = { person, draft, relais_session_get_today (session), issues, NULL };

  if (!relais_actor_check (actor, RELAIS_ACT_EDIT_PEOPLE, error))
    return NULL;
  if (!relais_store_write (relais_session_get_store (session), actor, "save", save_person, &job, NULL, error))
    g_clear_pointer (&job.saved, relais_record_unref);
  return job.saved;
}

/* --- Lists and search --- */

typedef struct {
  const char *text; /* NULL: a list */
  RelaisSearchFlags flags;
  guint offset;
  guint limit;
  RelaisDate today;
  GPtrArray *found;
  int count;
} FindJob;

static gboolean
find_people (RelaisDb *db, gpointer data, GError **error)
{
  FindJob *job = data;

  job->found = relais_register_find (db, job->text, job->flags, job->offset, job->limit, job->today, error);
  return job->found != NULL;
}

static gboolean
count_people (RelaisDb *db, gpointer data, GError **error)
{
  FindJob *job = data;

  job->count = relais_search_index_count (db, job->flags, error);
  return job->count >= 0;
}

static GPtrArray *
run_find (RelaisSession *session, RelaisActor *actor, FindJob *job, GError **error)
{
  job->today = relais_session_get_today (session);
  if (!relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error) ||
      !relais_store_read (relais_session_get_store (session), find_people, job, error))
    return NULL;
  return job->found;
}

static gboolean
note_search (RelaisChange *change, gpointer data, GError **error)
{
  return relais_change_note (change, "search", NULL, NULL, NULL, error);
}

/**
 * relais_register_list_people:
 * @session: a session
 * @actor: who asks
 * @flags: whom
 * @offset: how many to pass over
 * @limit: how many at most, 0 for all
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisFound) (nullable): people in the order of the telephone book
 */
GPtrArray *
relais_register_list_people (RelaisSession *session, RelaisActor *actor, RelaisSearchFlags flags, guint offset,
                             guint limit, GError **error)
{
  FindJob job = { .flags = flags, .offset = offset, .limit = limit };

  return run_find (session, actor, &job, error);
}

/**
 * relais_register_count_people:
 * @session: a session
 * @actor: who asks
 * @flags: whom
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: how many people relais_register_list_people() has in all; -1 on error
 */
int
relais_register_count_people (RelaisSession *session, RelaisActor *actor, RelaisSearchFlags flags, GError **error)
{
  FindJob job = { .flags = flags, .count = -1 };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error) ||
      !relais_store_read (relais_session_get_store (session), count_people, &job, error))
    return -1;
  return job.count;
}

/**
 * relais_register_search_people:
 * @session: a session
 * @actor: who asks
 * @text: parts of names in any order, digits of a phone, a street, a reference on a card
 * @flags: among whom
 * @limit: how many at most
 * @error: RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_CANCELLED when it was interrupted
 *
 * Returns: (transfer full) (element-type RelaisFound) (nullable): people, best first
 */
GPtrArray *
relais_register_search_people (RelaisSession *session, RelaisActor *actor, const char *text, RelaisSearchFlags flags,
                               guint limit, GError **error)
{
  FindJob job = { .text = text, .flags = flags, .limit = limit };

  return run_find (session, actor, &job, error);
}

/**
 * relais_register_note_search:
 * @session: a session
 * @actor: who searched
 * @error: where to store the error
 *
 * Writes down that somebody searched, not what: once the search rests or its result is used, not at every keystroke.
 *
 * Returns: whether it is written
 */
gboolean
relais_register_note_search (RelaisSession *session, RelaisActor *actor, GError **error)
{
  return relais_store_note (relais_session_get_store (session), actor, "search", note_search, NULL, error);
}

static char *
describe_candidates (GPtrArray *found)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < found->len && i < 5; i++)
    {
      RelaisFound *candidate = g_ptr_array_index (found, i);
      g_autofree char *name = relais_person_get_name (candidate->person);

      g_string_append_printf (names, "%s%s (%s)", i > 0 ? ", " : "", name, relais_record_get_id (candidate->person));
    }
  if (found->len > 5)
    g_string_append (names, ", …");
  return g_string_free (names, FALSE);
}

/**
 * relais_register_find_person:
 * @session: a session
 * @actor: who asks
 * @text: an id, a reference on a card, or words that fit one person only
 * @flags: among whom
 * @error: RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_AMBIGUOUS with the names it fits
 *
 * Returns: (transfer full) (nullable): the id of that person
 */
char *
relais_register_find_person (RelaisSession *session, RelaisActor *actor, const char *text, RelaisSearchFlags flags,
                             GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *candidates = NULL;

  if (g_uuid_string_is_valid (text))
    return g_ascii_strdown (text, -1);

  found = relais_register_search_people (session, actor, text, flags, 50, error);
  if (found == NULL)
    return NULL;
  if (found->len == 1)
    return g_strdup (relais_record_get_id (((RelaisFound *) g_ptr_array_index (found, 0))->person));

  candidates = describe_candidates (found);
  if (found->len == 0)
    relais_error_set (error, RELAIS_ERROR_NOT_FOUND, text, NULL);
  else
    relais_error_set (error, RELAIS_ERROR_AMBIGUOUS, text, "%s", candidates);
  return NULL;
}

/* --- Duplicates --- */

static gboolean
consider (GPtrArray *likely, RelaisFound *found, const RelaisRecord *person)
{
  for (guint i = 0; i < likely->len; i++)
    {
      RelaisFound *known = g_ptr_array_index (likely, i);

      if (g_str_equal (relais_record_get_id (known->person), relais_record_get_id (found->person)))
        return FALSE;
    }
  return !g_str_equal (relais_record_get_id (found->person), relais_record_get_id (person)) &&
         relais_duplicate_compare (person, found->person, NULL) != RELAIS_DUPLICATE_NONE;
}

static gboolean
add_similar (RelaisSession *session, RelaisActor *actor, const RelaisRecord *person, const char *text,
             GPtrArray *likely, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (text == NULL)
    return TRUE;
  found = relais_register_search_people (session, actor, text,
                                         RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS, 50, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len && likely->len < MAX_DUPLICATES; i++)
    {
      if (consider (likely, g_ptr_array_index (found, i), person))
        g_ptr_array_add (likely, g_ptr_array_steal_index_fast (found, i--));
    }
  return TRUE;
}

/**
 * relais_register_find_duplicates:
 * @session: a session
 * @actor: who asks
 * @person: somebody who is being typed
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisFound) (nullable): people who may be the same, eight at most. Nothing is
 *   ever merged by itself.
 */
GPtrArray *
relais_register_find_duplicates (RelaisSession *session, RelaisActor *actor, const RelaisRecord *person,
                                 GError **error)
{
  static const guint fields[] = { RELAIS_PERSON_FAMILY_NAME, RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE2,
                                  RELAIS_PERSON_GIVEN_NAME };
  g_autoptr (GPtrArray) likely = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_found_free);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (!add_similar (session, actor, person, relais_record_get (person, fields[i]), likely, error))
        return NULL;
    }
  return g_steal_pointer (&likely);
}
