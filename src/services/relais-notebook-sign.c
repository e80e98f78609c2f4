/* Signing an entry of the notebook: in one transaction the entry and what it asks come in and the draft goes; from
 * then on it is frozen. Author, instant and roles are those of who signs, never typed. Two who sign at once sign two
 * entries; the same draft, open in two windows, is signed once, since the entry has the draft's id. Blocking, from any
 * thread.
 */

#include "relais-notebook-private.h"

#include "relais-care-queries.h"
#include "relais-error.h"
#include "relais-field-words.h"
#include "relais-id.h"
#include "relais-issue.h"
#include "relais-measure.h"
#include "relais-note-marks.h"
#include "relais-note-parts.h"
#include "relais-note-topic.h"
#include "relais-person.h"
#include "relais-phrase.h"
#include "relais-practice-labels.h"
#include "relais-register-private.h"
#include "relais-staff.h"
#include "relais-table.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const RelaisNoteReader *reader;
  const RelaisRecord *note;
  const RelaisRecord *task; /* nullable */
  const char *draft;
  guint limit; /* characters of a part, 0 where the entry stays whole */
  RelaisDate today;
  GPtrArray *issues;
  GPtrArray *saved;
} SignJob;

/* Who was merged into another record is written about there. */
static RelaisRecord *
find_patient (RelaisDb *db, const char *id, GError **error)
{
  g_autoptr (RelaisRecord) person = relais_register_read_kept (db, id, error);
  g_autofree char *name = NULL;

  if (person == NULL || relais_person_is_patient (person))
    return g_steal_pointer (&person);
  name = relais_person_get_name (person);
  relais_error_set (error, RELAIS_ERROR_NO_PATIENT, name, NULL);
  return NULL;
}

/* Nothing is signed before what was signed last; seconds that two clocks differ by do not count. */
static char *
decide_instant (RelaisChange *change, GError **error)
{
  const char *now = relais_change_get_now (change);
  g_autofree char *last = NULL;
  g_autofree char *latest = NULL;
  g_autofree char *local = NULL;

  if (!relais_note_queries_get_last (relais_change_get_db (change), &last, error))
    return NULL;
  if (last == NULL || g_strcmp0 (now, last) >= 0)
    return g_strdup (now);
  latest = relais_instant_add_seconds (now, RELAIS_NOTE_CLOCK_TOLERANCE);
  if (g_strcmp0 (latest, last) >= 0)
    return g_steal_pointer (&last);
  local = relais_instant_to_local_text (last);
  relais_error_set (error, RELAIS_ERROR_CLOCK_BEHIND, NULL, "%s", local);
  return NULL;
}

/* --- What was typed becomes what is stored --- */

static gboolean
find_topic (RelaisDb *db, RelaisRecordBuilder *builder, GPtrArray *issues, GError **error)
{
  const char *typed = relais_record_builder_get (builder, RELAIS_NOTE_TOPIC);
  g_autoptr (RelaisLabels) labels = NULL;
  const char *code;

  if (typed == NULL)
    {
      relais_record_builder_set (builder, RELAIS_NOTE_TOPIC, RELAIS_NOTE_TOPIC_OTHER);
      return TRUE;
    }
  labels = relais_practice_labels_read (db, error);
  if (labels == NULL)
    return FALSE;
  code = relais_note_topic_find (labels, typed);
  if (code == NULL)
    relais_issues_add (issues, relais_note_type.fields[RELAIS_NOTE_TOPIC].name, RELAIS_ISSUE_NOTE_TOPIC, typed);
  else
    relais_record_builder_set (builder, RELAIS_NOTE_TOPIC, code);
  return TRUE;
}

static gboolean
find_measures (RelaisDb *db, RelaisRecordBuilder *builder, GPtrArray *issues, GError **error)
{
  const char *typed = relais_record_builder_get (builder, RELAIS_NOTE_MEASURES);
  g_autoptr (RelaisLabels) labels = typed != NULL ? relais_practice_labels_read (db, error) : NULL;
  g_autofree char *read = NULL;

  if (labels == NULL)
    return typed == NULL;
  read = relais_measures_read (labels, typed, relais_note_type.fields[RELAIS_NOTE_MEASURES].name, issues);
  relais_record_builder_set (builder, RELAIS_NOTE_MEASURES, read);
  return TRUE;
}

/* Who works here today, by id or name. */
static const RelaisRecord *
find_member (GPtrArray *staff, const char *typed, RelaisDate today)
{
  for (guint i = 0; i < staff->len; i++)
    {
      const RelaisRecord *member = staff->pdata[i];

      if (relais_staff_is_active (member, today) &&
          (g_str_equal (relais_record_get_id (member), typed) ||
           relais_text_equal_folded (relais_record_get (member, RELAIS_STAFF_NAME), typed)))
        return member;
    }
  return NULL;
}

/* A role as people call it, or a member of the team; @roles is what decides what they see. */
static gboolean
find_addressee (RelaisDb *db, const SignJob *job, RelaisRecordBuilder *builder, char **roles, GError **error)
{
  const char *typed = relais_record_builder_get (builder, RELAIS_TASK_FOR);
  const char *role =
      typed != NULL ? relais_field_words_find (&relais_staff_type.fields[RELAIS_STAFF_ROLE], typed) : NULL;
  g_autoptr (GPtrArray) staff = NULL;
  const RelaisRecord *member;

  if (typed == NULL)
    return TRUE;
  if (role != NULL)
    {
      relais_record_builder_set (builder, RELAIS_TASK_FOR, role);
      *roles = g_strdup (role);
      return TRUE;
    }
  staff = relais_care_queries_list_all (db, &relais_staff_type, error);
  if (staff == NULL)
    return FALSE;
  member = find_member (staff, typed, job->today);
  if (member == NULL)
    {
      relais_issues_add (job->issues, relais_task_type.fields[RELAIS_TASK_FOR].name, RELAIS_ISSUE_TASK_FOR, typed);
      return TRUE;
    }
  *roles = g_strdup (relais_record_get (member, RELAIS_STAFF_ROLE));
  relais_record_builder_set (builder, RELAIS_TASK_FOR, relais_record_get_id (member));
  return TRUE;
}

/* Who may read by name are members who read what the care team writes. */
static gboolean
find_readers (RelaisDb *db, const SignJob *job, RelaisRecordBuilder *builder, GError **error)
{
  const char *typed = relais_record_builder_get (builder, RELAIS_NOTE_READERS);
  g_auto (GStrv) names = g_strsplit (typed != NULL ? typed : "", ";", -1);
  g_autoptr (GPtrArray) staff = typed != NULL ? relais_care_queries_list_all (db, &relais_staff_type, error) : NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if (staff == NULL)
    return typed == NULL;
  for (guint i = 0; names[i] != NULL; i++)
    {
      const RelaisRecord *member = find_member (staff, g_strstrip (names[i]), job->today);
      const char *id = member != NULL ? relais_record_get_id (member) : NULL;

      if (id == NULL || !relais_permission_covers (relais_record_get (member, RELAIS_STAFF_ROLE),
                                                   RELAIS_ACT_READ_NOTES, RELAIS_VISIBILITY_CARE, FALSE))
        relais_issues_add (job->issues, relais_note_type.fields[RELAIS_NOTE_READERS].name, RELAIS_ISSUE_NOTE_READER,
                           names[i]);
      else if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, (gpointer) id);
    }
  g_ptr_array_add (ids, NULL);
  joined = g_strjoinv (";", (char **) ids->pdata);
  if (*joined != '\0')
    relais_record_builder_set (builder, RELAIS_NOTE_READERS, joined);
  return TRUE;
}

static void
set_author (RelaisRecordBuilder *builder, const RelaisActor *actor, const char *at)
{
  relais_record_builder_set (builder, RELAIS_NOTE_AT, at);
  relais_record_builder_set (builder, RELAIS_NOTE_AUTHOR, relais_actor_get_staff_id (actor));
  relais_record_builder_set (builder, RELAIS_NOTE_AUTHOR_NAME, relais_actor_get_name (actor));
  relais_record_builder_set (builder, RELAIS_NOTE_AUTHOR_ROLES, relais_actor_get_roles (actor));
}

static RelaisRecord *
complete_note (RelaisChange *change, const SignJob *job, const RelaisRecord *patient, GError **error)
{
  RelaisActor *actor = relais_change_get_actor (change);
  g_autofree char *at = decide_instant (change, error);
  g_autofree char *new_id = relais_id_new ();
  const char *typed = relais_record_get (job->note, RELAIS_NOTE_TEXT);
  g_autofree char *text = relais_phrase_clean (typed != NULL ? typed : "");
  g_autoptr (RelaisRecordBuilder) builder = NULL;

  if (at == NULL)
    return NULL;
  builder = relais_record_builder_new_from (job->note);
  relais_record_builder_set_id (builder, job->draft != NULL ? job->draft : new_id);
  relais_record_builder_set_revision (builder, 0);
  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, relais_record_get_id (patient));
  relais_record_builder_set (builder, RELAIS_NOTE_TEXT, text);
  if (relais_record_builder_get (builder, RELAIS_NOTE_VISIBILITY) == NULL)
    relais_record_builder_set (
        builder, RELAIS_NOTE_VISIBILITY,
        relais_visibility_words[relais_note_get_default_visibility (relais_actor_get_roles (actor))]);
  if (relais_record_builder_get (builder, RELAIS_NOTE_URGENCY) == NULL)
    relais_record_builder_set (builder, RELAIS_NOTE_URGENCY, "info");
  set_author (builder, actor, at);
  return find_topic (relais_change_get_db (change), builder, job->issues, error) &&
                 find_measures (relais_change_get_db (change), builder, job->issues, error) &&
                 find_readers (relais_change_get_db (change), job, builder, error)
             ? relais_record_builder_end (g_steal_pointer (&builder))
             : NULL;
}

static RelaisRecord *
complete_task (RelaisChange *change, const SignJob *job, const RelaisRecord *note, GError **error)
{
  g_autofree char *id = relais_id_new ();
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new_from (job->task);
  g_autofree char *roles = NULL;
  RelaisVisibility level;
  RelaisRecord *task;

  relais_record_builder_set_id (builder, id);
  relais_record_builder_set_revision (builder, 0);
  relais_record_builder_set (builder, RELAIS_TASK_PATIENT, relais_record_get (note, RELAIS_NOTE_PATIENT));
  relais_record_builder_set (builder, RELAIS_TASK_NOTE, relais_record_get_id (note));
  relais_record_builder_set (builder, RELAIS_TASK_ASKED_AT, relais_record_get (note, RELAIS_NOTE_AT));
  relais_record_builder_set (builder, RELAIS_TASK_ASKED_BY, relais_record_get (note, RELAIS_NOTE_AUTHOR));
  relais_record_builder_set (builder, RELAIS_TASK_DONE_AT, NULL);
  relais_record_builder_set (builder, RELAIS_TASK_DONE_BY, NULL);
  if (!find_addressee (relais_change_get_db (change), job, builder, &roles, error))
    return NULL;
  level = relais_task_get_default_visibility (roles, relais_note_get_visibility (note));
  if (relais_record_builder_get (builder, RELAIS_TASK_VISIBILITY) == NULL)
    relais_record_builder_set (builder, RELAIS_TASK_VISIBILITY, relais_visibility_words[level]);
  task = relais_record_builder_end (g_steal_pointer (&builder));
  if (roles != NULL &&
      !relais_permission_covers (roles, RELAIS_ACT_READ_NOTES, relais_task_get_visibility (task), FALSE))
    relais_issues_add (job->issues, relais_task_type.fields[RELAIS_TASK_VISIBILITY].name, RELAIS_ISSUE_TASK_UNSEEN,
                       NULL);
  return task;
}

/* --- Whether it may be signed --- */

/* An answer to what only some may read by name, or its correction, tells what is in it. */
static void
require_readers (const SignJob *job)
{
  if (relais_record_get (job->note, RELAIS_NOTE_READERS) == NULL)
    relais_issues_add (job->issues, relais_note_type.fields[RELAIS_NOTE_READERS].name, RELAIS_ISSUE_REQUIRED, NULL);
}

/* The other entry is one that the author reads, about the same patient. */
static gboolean
check_other (RelaisDb *db, const SignJob *job, const RelaisRecord *patient, guint field, RelaisNoteHit **hit,
             GError **error)
{
  const char *id = relais_record_get (job->note, field);
  g_autoptr (RelaisRecord) other = NULL;
  g_autoptr (GPtrArray) family = NULL;

  if (id == NULL)
    return TRUE;
  *hit = relais_note_queries_look_up (db, job->reader, id, error);
  other = *hit != NULL ? relais_table_load (db, relais_table_for_type (&relais_note_type), id, error) : NULL;
  family = other != NULL ? relais_note_queries_list_family (db, relais_record_get_id (patient), error) : NULL;
  if (family == NULL)
    return FALSE;
  if ((*hit)->is_readable && g_ptr_array_find_with_equal_func (family, relais_record_get (other, RELAIS_NOTE_PATIENT),
                                                               g_str_equal, NULL))
    {
      if (relais_record_get (other, RELAIS_NOTE_READERS) != NULL)
        require_readers (job);
      return TRUE;
    }
  relais_error_set (error, RELAIS_ERROR_NOT_FOUND, id, "note");
  return FALSE;
}

static gboolean
check_correction (RelaisChange *change, const RelaisRecord *note, const RelaisNoteHit *corrected, GError **error)
{
  const char *id = relais_record_get (note, RELAIS_NOTE_CORRECTS);
  g_autoptr (RelaisRecord) before = NULL;

  if (id == NULL)
    return TRUE;
  if (corrected->is_struck)
    {
      relais_error_set (error, RELAIS_ERROR_CORRECTED, id, NULL);
      return FALSE;
    }
  before = relais_table_load (relais_change_get_db (change), relais_table_for_type (&relais_note_type), id, error);
  if (before == NULL || relais_record_is (before, RELAIS_NOTE_AUTHOR, relais_record_get (note, RELAIS_NOTE_AUTHOR)) ||
      relais_record_has_word (note, RELAIS_NOTE_AUTHOR_ROLES, "coordinator"))
    return before != NULL;
  relais_error_set (error, RELAIS_ERROR_NOT_YOUR_ENTRY, id, NULL);
  return FALSE;
}

static gboolean
check_others (RelaisChange *change, const SignJob *job, const RelaisRecord *patient, const RelaisRecord *note,
              GError **error)
{
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (RelaisNoteHit) answered = NULL;
  g_autoptr (RelaisNoteHit) continued = NULL;
  g_autoptr (RelaisNoteHit) corrected = NULL;

  return check_other (db, job, patient, RELAIS_NOTE_ANSWERS, &answered, error) &&
         check_other (db, job, patient, RELAIS_NOTE_CONTINUES, &continued, error) &&
         check_other (db, job, patient, RELAIS_NOTE_CORRECTS, &corrected, error) &&
         check_correction (change, note, corrected, error);
}

static gboolean
refuses_liaison (const RelaisRecord *patient)
{
  return relais_record_is (patient, RELAIS_PERSON_AGREEMENT, "refused") ||
         relais_record_is (patient, RELAIS_PERSON_AGREEMENT, "withdrawn");
}

static void
check_home (const RelaisRecord *patient, const RelaisRecord *note, GPtrArray *issues)
{
  gboolean at_home = relais_record_is (note, RELAIS_NOTE_VISIBILITY, "home");

  if (refuses_liaison (patient) && (at_home || relais_record_get (note, RELAIS_NOTE_HOME_LINE) != NULL))
    relais_issues_add (issues,
                       relais_note_type.fields[at_home ? RELAIS_NOTE_VISIBILITY : RELAIS_NOTE_HOME_LINE].name,
                       RELAIS_ISSUE_NOTE_NO_HOME, NULL);
}

/* What only some by name may read asks nothing of a whole role. */
static void
check_named_task (const RelaisRecord *note, const RelaisRecord *task, GPtrArray *issues)
{
  const char *addressee = relais_record_get (task, RELAIS_TASK_FOR);

  if (relais_record_get (note, RELAIS_NOTE_READERS) != NULL && addressee != NULL && !relais_id_is_valid (addressee))
    relais_issues_add (issues, relais_task_type.fields[RELAIS_TASK_FOR].name, RELAIS_ISSUE_TASK_UNSEEN, NULL);
}

static gboolean
check_levels (const RelaisActor *actor, const RelaisRecord *patient, const RelaisRecord *note, GError **error)
{
  if (relais_actor_may_with (actor, RELAIS_ACT_WRITE_NOTES, relais_note_get_visibility (note),
                             relais_person_is_protected (patient)))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_NOT_ALLOWED, _(relais_act_get_label (RELAIS_ACT_WRITE_NOTES)), NULL);
  return FALSE;
}

/* --- Signing --- */

static gboolean
save (RelaisChange *change, const RelaisRecord *record, GError **error)
{
  g_autoptr (RelaisRecord) saved = relais_change_save (change, record, error);

  return saved != NULL;
}

static gboolean
put (RelaisChange *change, SignJob *job, const RelaisRecord *note, const RelaisRecord *task, GError **error)
{
  const char *answered = relais_record_get (note, RELAIS_NOTE_ANSWERS);

  job->saved = relais_notebook_save_parts (change, note, job->limit, error);
  return job->saved != NULL && (task == NULL || save (change, task, error)) &&
         (job->draft == NULL || relais_notebook_sign_attachments (change, job->draft, error)) &&
         (answered == NULL || relais_note_marks_read (change, answered, error)) &&
         relais_notebook_write_visit (change, relais_record_get (note, RELAIS_NOTE_PATIENT), error);
}

static gboolean
sign (RelaisChange *change, gpointer data, GError **error)
{
  SignJob *job = data;
  const char *id = relais_record_get (job->note, RELAIS_NOTE_PATIENT);
  g_autoptr (RelaisRecord) patient = id != NULL ? find_patient (relais_change_get_db (change), id, error) : NULL;
  g_autoptr (RelaisRecord) note = NULL;
  g_autoptr (RelaisRecord) task = NULL;
  g_autofree char *name = NULL;

  if (id == NULL)
    relais_note_check (job->note, job->issues);
  if (patient == NULL)
    return id == NULL && relais_issues_check (job->issues, NULL, error);
  note = complete_note (change, job, patient, error);
  if (note == NULL || !check_levels (relais_change_get_actor (change), patient, note, error) ||
      !check_others (change, job, patient, note, error))
    return FALSE;
  relais_note_check (note, job->issues);
  check_home (patient, note, job->issues);
  if (job->task != NULL)
    {
      task = complete_task (change, job, note, error);
      if (task == NULL)
        return FALSE;
      relais_task_check (task, job->today, job->issues);
      check_named_task (note, task, job->issues);
    }
  name = relais_person_get_name (patient);
  return relais_issues_check (job->issues, name, error) && put (change, job, note, task, error);
}

static GPtrArray *
run (RelaisSession *session, RelaisActor *actor, SignJob *job, GError **error)
{
  g_auto (RelaisNotebookEyes) eyes = { 0 };

  if (!relais_actor_check (actor, RELAIS_ACT_WRITE_NOTES, error))
    return NULL;
  relais_notebook_eyes_init (&eyes, session, actor);
  job->reader = &eyes.reader;
  job->today = relais_session_get_today (session);
  if (!relais_store_write (relais_session_get_store (session), actor, "note", sign, job, NULL, error))
    g_clear_pointer (&job->saved, g_ptr_array_unref);
  return job->saved;
}

/**
 * relais_notebook_sign:
 * @session: a session
 * @actor: who signs
 * @note: what is signed; the topic may be typed, level and urgency left out
 * @task: (nullable): what it asks; the addressee may be typed, the level left out
 * @draft: (nullable): id of the draft in which it was written, which goes; the entry gets its id, and what hangs on
 *   the draft
 * @issues: (element-type RelaisIssue): where findings are added
 * @error: RELAIS_ERROR_INVALID with a finding; RELAIS_ERROR_NOT_ALLOWED for a level that @actor does not write;
 *   RELAIS_ERROR_NOT_FOUND for a patient or an entry that @actor does not know; RELAIS_ERROR_NO_PATIENT;
 *   RELAIS_ERROR_CORRECTED, RELAIS_ERROR_NOT_YOUR_ENTRY; RELAIS_ERROR_CLOCK_BEHIND; RELAIS_ERROR_DUPLICATE when the
 *   draft was signed in another window
 *
 * Returns: (transfer full) (nullable): the signed entry
 */
RelaisRecord *
relais_notebook_sign (RelaisSession *session, RelaisActor *actor, const RelaisRecord *note, const RelaisRecord *task,
                      const char *draft, GPtrArray *issues, GError **error)
{
  SignJob job = { .note = note, .task = task, .draft = draft, .issues = issues };
  g_autoptr (GPtrArray) saved = run (session, actor, &job, error);

  return saved != NULL ? g_ptr_array_steal_index (saved, 0) : NULL;
}

/**
 * relais_notebook_sign_parts:
 * @session: a session
 * @actor: who signs
 * @note: what is signed, as for relais_notebook_sign()
 * @task: (nullable): what it asks, which belongs to the first part
 * @draft: (nullable): id of the draft in which it was written, which goes; the first part gets its id
 * @issues: (element-type RelaisIssue): where findings are added
 * @error: as for relais_notebook_sign()
 *
 * Signs it as linked parts that the exchange with others takes, all in one act.
 *
 * Returns: (transfer full) (element-type RelaisRecord) (nullable): the signed parts in order, one alone where it fits
 */
GPtrArray *
relais_notebook_sign_parts (RelaisSession *session, RelaisActor *actor, const RelaisRecord *note,
                            const RelaisRecord *task, const char *draft, GPtrArray *issues, GError **error)
{
  SignJob job = { .note = note, .task = task, .draft = draft, .issues = issues };

  job.limit = RELAIS_NOTE_EXCHANGE_LIMIT;
  return run (session, actor, &job, error);
}
