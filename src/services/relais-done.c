/* What was done, as its list shows it: the act in words, whom it is about as far as everybody may see them, who did it,
 * and whether it can be taken back by whoever looks. Undoing asks for the permission of the act that it reverses: what
 * only a coordinator may archive or merge, nobody else brings about by undoing; protected mode is lifted by two people,
 * never by an undo; and an account has a slot, which no undo brings back. Blocking, from any thread.
 */

#include "relais-done.h"

#include "relais-audit-log.h"
#include "relais-care-link.h"
#include "relais-checklist.h"
#include "relais-care-queries.h"
#include "relais-error.h"
#include "relais-clock.h"
#include "relais-exclusion.h"
#include "relais-lift.h"
#include "relais-note.h"
#include "relais-log-words.h"
#include "relais-notebook-private.h"
#include "relais-own-entry.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-register-private.h"
#include "relais-round-stop.h"
#include "relais-shield.h"
#include "relais-stay.h"
#include "relais-table.h"
#include "relais-task.h"

/* What the undo of a changed field asks for. */
static const struct {
  const RelaisRecordType *type;
  int field; /* -1: any field */
  RelaisAct act;
} permissions[] = {
  { &relais_person_type, RELAIS_PERSON_PROTECTED, RELAIS_ACT_SET_PROTECTED },
  { &relais_lift_type, -1, RELAIS_ACT_PROPOSE_LIFT },
  { &relais_exclusion_type, -1, RELAIS_ACT_ADMIT_MEMBER },
  { &relais_person_type, RELAIS_PERSON_ARCHIVED_ON, RELAIS_ACT_ARCHIVE },
  { &relais_person_type, RELAIS_PERSON_MERGED_INTO, RELAIS_ACT_MERGE },
  { &relais_person_type, -1, RELAIS_ACT_EDIT_PEOPLE },
  { &relais_care_link_type, -1, RELAIS_ACT_EDIT_PEOPLE },
  { &relais_person_role_type, -1, RELAIS_ACT_EDIT_PEOPLE },
  { &relais_own_entry_type, -1, RELAIS_ACT_EDIT_OWN_DIRECTORY },
  { &relais_own_line_type, -1, RELAIS_ACT_EDIT_OWN_DIRECTORY },
  { &relais_own_correction_type, -1, RELAIS_ACT_EDIT_OWN_DIRECTORY },
  { &relais_task_type, -1, RELAIS_ACT_WRITE_NOTES },
  { &relais_stay_type, -1, RELAIS_ACT_EDIT_STAYS },
  { &relais_round_stop_type, -1, RELAIS_ACT_SEE_NOTES },
  { &relais_check_type, -1, RELAIS_ACT_EDIT_STAYS },
};

/**
 * relais_done_free:
 * @done: (transfer full): something that was done
 */
void
relais_done_free (RelaisDone *done)
{
  g_free (done->operation);
  g_free (done->at);
  g_free (done->act);
  g_free (done->who);
  g_clear_pointer (&done->person, relais_record_unref);
  g_clear_pointer (&done->other, relais_record_unref);
  g_free (done->note);
  g_free (done);
}

/**
 * relais_done_get_label:
 * @act: the word of an act
 *
 * Returns: the act in the language of the screen; @act itself when nobody has words for it
 */
const char *
relais_done_get_label (const char *act)
{
  const char *label = relais_log_act_get_done (act);

  return label != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "what was done", label) : act;
}

/* --- May it be undone --- */

static RelaisRecord *
load_if_there (RelaisDb *db, const RelaisRecordType *type, const char *id)
{
  return id != NULL ? relais_table_load (db, relais_table_for_type (type), id, NULL) : NULL;
}

static gboolean
names_field (const char *fields, const char *name)
{
  g_auto (GStrv) names = g_strsplit (fields != NULL ? fields : "", ";", -1);

  return g_strv_contains ((const char *const *) names, name);
}

/* What was asked is there for those only who see it. */
static gboolean
check_task (RelaisDb *db, const RelaisAuditEntry *entry, RelaisActor *actor, GError **error)
{
  g_autoptr (RelaisRecord) task = NULL;
  RelaisNoteReader reader;

  if (!g_str_equal (entry->kind, relais_task_type.name))
    return TRUE;
  relais_notebook_reader_init (&reader, actor);
  task = relais_notebook_find_task (db, &reader, entry->subject, error);
  return task != NULL;
}

/* A round is its member's own. */
static gboolean
check_round (const RelaisAuditEntry *entry, RelaisActor *actor, GError **error)
{
  if (!g_str_equal (entry->kind, relais_round_stop_type.name) ||
      g_strcmp0 (entry->staff, relais_actor_get_staff_id (actor)) == 0)
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_NOT_ALLOWED, relais_actor_get_name (actor), NULL);
  return FALSE;
}

static gboolean
check_row (const RelaisAuditEntry *entry, RelaisActor *actor, GError **error)
{
  gboolean is_known = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (permissions); i++)
    {
      const RelaisRecordType *type = permissions[i].type;

      if (!g_str_equal (type->name, entry->kind) ||
          (permissions[i].field >= 0 && !names_field (entry->fields, type->fields[permissions[i].field].name)))
        continue;
      is_known = TRUE;
      if (!relais_actor_check (actor, permissions[i].act, error))
        return FALSE;
    }
  return is_known || relais_actor_check (actor, RELAIS_ACT_EDIT_PRACTICE, error);
}

/* Whether the undo would take the protection from somebody who has it, and had not before. Of a merge the undo gives it
 * back to the other record.
 */
static gboolean
check_protection (RelaisDb *db, const RelaisAuditRow *row, GError **error)
{
  const char *field = relais_person_type.fields[RELAIS_PERSON_PROTECTED].name;
  g_autoptr (RelaisRecord) person = NULL;
  g_autoptr (GVariant) detail = NULL;
  g_autoptr (GVariant) values = NULL;
  g_autofree char *name = NULL;
  const char *before = NULL;
  gint64 revision_before, revision_after;

  if (!g_str_equal (row->entry.kind, relais_person_type.name) || g_str_equal (row->entry.act, "merge") ||
      !names_field (row->entry.fields, field))
    return TRUE;
  person = load_if_there (db, &relais_person_type, row->entry.subject);
  if (person == NULL || !relais_person_is_protected (person))
    return TRUE;
  detail = relais_audit_log_get_detail (db, row->seq, error);
  if (detail == NULL)
    return FALSE;
  if (!g_variant_is_of_type (detail, G_VARIANT_TYPE ("(xxa{ss})")))
    return TRUE;
  g_variant_get (detail, "(xx@a{ss})", &revision_before, &revision_after, &values);
  if (revision_before == 0 || (g_variant_lookup (values, field, "&s", &before) && g_str_equal (before, "yes")))
    return TRUE;

  name = relais_person_get_name (person);
  relais_error_set (error, RELAIS_ERROR_TWO_PEOPLE, name, NULL);
  return FALSE;
}

/* Printing changed nothing that could be put back; its rows name a paper. */
static gboolean
is_change (const RelaisAuditEntry *entry)
{
  return entry->kind != NULL && relais_table_for_kind (entry->kind) != NULL && !g_str_equal (entry->act, "print");
}

/**
 * relais_done_check_undo:
 * @db: a connection
 * @actor: who asks
 * @operation: id of an operation
 * @changed: (out): whether it changed any record
 * @error: RELAIS_ERROR_NOT_ALLOWED; RELAIS_ERROR_NOT_FOUND for something that was asked and that @actor does
 *   not see; RELAIS_ERROR_TWO_PEOPLE when the undo would lift protected mode;
 *   RELAIS_ERROR_ACCOUNT when it was done to a member of the team;
 *   RELAIS_ERROR_SIGNED when it signed an entry of the notebook
 *
 * Returns: whether @actor may bring about what the undo brings about
 */
gboolean
relais_done_check_undo (RelaisDb *db, RelaisActor *actor, const char *operation, gboolean *changed, GError **error)
{
  g_autoptr (GPtrArray) rows = relais_audit_log_list_operation (db, operation, error);

  *changed = FALSE;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const RelaisAuditEntry *entry = &((RelaisAuditRow *) g_ptr_array_index (rows, i))->entry;

      if (!is_change (entry))
        continue;
      *changed = TRUE;
      if (g_str_equal (entry->kind, relais_staff_type.name))
        {
          relais_error_set (error, RELAIS_ERROR_ACCOUNT, relais_done_get_label (entry->act), NULL);
          return FALSE;
        }
      if (g_str_equal (entry->kind, relais_note_type.name))
        {
          relais_error_set (error, RELAIS_ERROR_SIGNED, NULL, NULL);
          return FALSE;
        }
      if (!check_protection (db, g_ptr_array_index (rows, i), error) || !check_task (db, entry, actor, error) ||
          !check_round (entry, actor, error))
        return FALSE;
      if (g_str_equal (entry->act, "import") ? !relais_actor_check (actor, RELAIS_ACT_IMPORT, error)
                                             : !check_row (entry, actor, error))
        return FALSE;
    }
  return rows != NULL;
}

/* --- Whom it is about --- */

static void
set_link_people (RelaisDb *db, RelaisDone *done, const char *id)
{
  g_autoptr (RelaisRecord) link = load_if_there (db, &relais_care_link_type, id);
  g_autoptr (RelaisRecord) caregiver = NULL;
  g_autoptr (RelaisRecord) patient = NULL;

  if (link == NULL)
    return;
  caregiver = load_if_there (db, &relais_person_type, relais_record_get (link, RELAIS_CARE_LINK_CAREGIVER));
  patient = load_if_there (db, &relais_person_type, relais_record_get (link, RELAIS_CARE_LINK_PATIENT));
  if (caregiver == NULL || patient == NULL || relais_shield_hides_tie (patient, caregiver))
    return;
  g_clear_pointer (&done->person, relais_record_unref);
  done->person = g_steal_pointer (&caregiver);
  done->other = g_steal_pointer (&patient);
}

static void
set_person (RelaisDb *db, RelaisDone *done, const char *id)
{
  RelaisRecord *person = load_if_there (db, &relais_person_type, id);

  if (person != NULL)
    done->person = relais_register_shield (person);
}

/* Of a register that is made with people in it, and of a file with hundreds, the first is nobody in particular. */
static gboolean
is_about_somebody (const char *act)
{
  return !g_str_equal (act, "create") && !g_str_equal (act, "import");
}

/* Of what was written for others by name, or asked of others, there is no trace: the act is not listed. */
static void
set_patient (RelaisDb *db, RelaisDone *done, const RelaisAuditEntry *entry, RelaisActor *actor, gboolean *is_hidden)
{
  g_autofree char *patient = relais_notebook_find_patient (db, actor, entry->kind, entry->subject);

  *is_hidden = patient == NULL;
  if (patient != NULL)
    set_person (db, done, patient);
}

static gboolean
is_of_notebook (const RelaisAuditEntry *entry)
{
  return g_strcmp0 (entry->kind, relais_note_type.name) == 0 || g_strcmp0 (entry->kind, relais_task_type.name) == 0;
}

static void
set_patient_of (RelaisDb *db, RelaisDone *done, const RelaisRecordType *type, guint field, const char *id)
{
  g_autoptr (RelaisRecord) record = done->person == NULL ? load_if_there (db, type, id) : NULL;

  if (record != NULL)
    set_person (db, done, relais_record_get (record, field));
}

static void
set_patient_of_check (RelaisDb *db, RelaisDone *done, const char *id)
{
  g_autoptr (RelaisRecord) check = load_if_there (db, &relais_check_type, id);

  if (check != NULL)
    set_patient_of (db, done, &relais_stay_type, RELAIS_STAY_PATIENT, relais_record_get (check, RELAIS_CHECK_STAY));
}

/* The first person of the operation; the two of its link where it is about one link and nobody else. */
static gboolean
set_people (RelaisDb *db, RelaisDone *done, RelaisActor *actor, gboolean *is_hidden, GError **error)
{
  g_autoptr (GPtrArray) rows = relais_audit_log_list_operation (db, done->operation, error);
  const char *first_link = NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const RelaisAuditEntry *entry = &((RelaisAuditRow *) g_ptr_array_index (rows, i))->entry;

      if (g_strcmp0 (entry->kind, relais_person_type.name) == 0 && done->person == NULL)
        set_person (db, done, entry->subject);
      if (is_of_notebook (entry) && done->person == NULL)
        set_patient (db, done, entry, actor, is_hidden);
      if (g_strcmp0 (entry->kind, relais_care_link_type.name) == 0 && first_link == NULL)
        first_link = entry->subject;
      if (g_strcmp0 (entry->kind, relais_person_role_type.name) == 0)
        set_patient_of (db, done, &relais_person_role_type, RELAIS_PERSON_ROLE_PATIENT, entry->subject);
      if (g_strcmp0 (entry->kind, relais_check_type.name) == 0)
        set_patient_of_check (db, done, entry->subject);
      if (g_strcmp0 (entry->kind, relais_stay_type.name) == 0)
        set_patient_of (db, done, &relais_stay_type, RELAIS_STAY_PATIENT, entry->subject);
    }
  if (first_link != NULL && (done->person == NULL || g_str_equal (done->act, "register-caregiver")))
    set_link_people (db, done, first_link);
  return rows != NULL;
}

/* --- The list --- */

typedef struct {
  RelaisActor *actor;
  RelaisDate since;
  RelaisDate today;
  guint limit;
  GPtrArray *list;
  char *last;
} DoneJob;

static char *
find_name (GPtrArray *staff, const char *id)
{
  for (guint i = 0; i < staff->len; i++)
    {
      const RelaisRecord *member = g_ptr_array_index (staff, i);

      if (g_str_equal (relais_record_get_id (member), id))
        return g_strdup (relais_record_get (member, RELAIS_STAFF_NAME));
    }
  return NULL;
}

static gboolean
may_undo (RelaisDb *db, const RelaisDone *done, const DoneJob *job)
{
  gboolean changed = FALSE;

  return !done->is_undone && relais_done_check_undo (db, job->actor, done->operation, &changed, NULL) && changed &&
         relais_date_days_until (relais_instant_get_date (done->at), job->today) <= RELAIS_OPERATIONS_UNDO_DAYS;
}

static RelaisDone *
make_done (RelaisDb *db, const RelaisOperation *operation, GPtrArray *staff, const DoneJob *job, gboolean *is_hidden,
           GError **error)
{
  g_autoptr (RelaisDone) done = g_new0 (RelaisDone, 1);

  done->operation = g_strdup (operation->id);
  done->at = g_strdup (operation->at);
  done->act = g_strdup (operation->act);
  done->label = relais_done_get_label (operation->act);
  done->who = find_name (staff, operation->staff);
  done->note = g_strdup (operation->note);
  done->n_records = (guint) operation->n_records;
  done->is_undone = operation->undone_by != NULL;
  done->can_undo = may_undo (db, done, job);
  *is_hidden = FALSE;
  return !is_about_somebody (done->act) || set_people (db, done, job->actor, is_hidden, error) ? g_steal_pointer (&done)
                                                                                               : NULL;
}

static gboolean
list_done (RelaisDb *db, gpointer data, GError **error)
{
  DoneJob *job = data;
  g_autofree char *day_before = relais_date_to_text (relais_date_add_days (job->since, -1));
  g_autoptr (GPtrArray) operations = relais_operations_list (db, NULL, day_before, error);
  g_autoptr (GPtrArray) staff =
      operations != NULL ? relais_care_queries_list_all (db, &relais_staff_type, error) : NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_done_free);

  if (staff == NULL)
    return FALSE;
  for (guint i = 0; i < operations->len && (job->limit == 0 || list->len < job->limit); i++)
    {
      const RelaisOperation *operation = g_ptr_array_index (operations, i);
      g_autoptr (RelaisDone) done = NULL;
      gboolean is_hidden;

      /* Instants are stored in UTC, a day is one of Brussels. */
      if (relais_date_compare (relais_instant_get_date (operation->at), job->since) < 0)
        continue;
      done = make_done (db, operation, staff, job, &is_hidden, error);
      if (done == NULL)
        return FALSE;
      if (!is_hidden)
        g_ptr_array_add (list, g_steal_pointer (&done));
    }
  job->list = g_steal_pointer (&list);
  return TRUE;
}

/**
 * relais_done_list:
 * @session: a session
 * @actor: who asks
 * @since: the first day; today for "today's changes"
 * @limit: how many at most, 0 for all
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisDone) (nullable): what was done, newest first
 */
GPtrArray *
relais_done_list (RelaisSession *session, RelaisActor *actor, RelaisDate since, guint limit, GError **error)
{
  DoneJob job = { .actor = actor, .since = since, .today = relais_session_get_today (session), .limit = limit };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_PEOPLE, error) ||
      !relais_store_read (relais_session_get_store (session), list_done, &job, error))
    return NULL;
  return job.list;
}

static gboolean
find_last (RelaisDb *db, gpointer data, GError **error)
{
  DoneJob *job = data;

  job->last = relais_operations_find_last (db, relais_actor_get_staff_id (job->actor), error);
  return job->last != NULL;
}

/**
 * relais_done_find_last:
 * @session: a session
 * @actor: who asks
 * @error: RELAIS_ERROR_NOT_FOUND when there is nothing to undo
 *
 * Returns: (transfer full) (nullable): the id of what this member did last and did not undo, for a toast or Ctrl+Z
 */
char *
relais_done_find_last (RelaisSession *session, RelaisActor *actor, GError **error)
{
  DoneJob job = { .actor = actor };

  return relais_store_read (relais_session_get_store (session), find_last, &job, error) ? job.last : NULL;
}
