/* Leaving the team, what of the notebook and of begun forms goes on with the colleague. An action asked by name is
 * theirs where they saw it already; else it is asked of nobody in particular, so that whoever sees it does it. An
 * urgent entry that was not read waits for them as for everybody: nothing is written, and an entry for named readers
 * stays with these. A form goes to who may read all that is in it, and stays where it is otherwise. Blocking, inside a
 * read or a change.
 */

#include "relais-team-private.h"

#include "relais-care-queries.h"
#include "relais-drafts-private.h"
#include "relais-error.h"
#include "relais-id.h"
#include "relais-note-leaving.h"
#include "relais-notebook-private.h"
#include "relais-person.h"
#include "relais-staff.h"
#include "relais-table.h"
#include "relais-task-queries.h"
#include "relais-text.h"
#include "relais-viewer.h"

/* Through whose eyes a question is asked; the reader belongs to the actor. */
typedef struct {
  RelaisDb *db;
  RelaisActor *actor;
  RelaisNoteReader reader;
} Eyes;

static void
eyes_init (Eyes *eyes, RelaisDb *db, const RelaisRecord *member)
{
  eyes->db = db;
  eyes->actor = relais_actor_new (relais_record_get_id (member), relais_record_get (member, RELAIS_STAFF_NAME),
                                  relais_record_get (member, RELAIS_STAFF_ROLE), "");
  relais_notebook_reader_init (&eyes->reader, eyes->actor);
}

static void
eyes_clear (Eyes *eyes)
{
  g_clear_pointer (&eyes->actor, relais_actor_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Eyes, eyes_clear)

/* --- Entries --- */

static gboolean
may_read (const Eyes *eyes, const char *note, gboolean *may, GError **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (RelaisNoteHit) hit = relais_note_queries_look_up (eyes->db, &eyes->reader, note, &missing);

  *may = hit != NULL && hit->is_readable;
  if (hit != NULL || g_error_matches (missing, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&missing));
  return FALSE;
}

/* Those of records that they are kept out of were never theirs to read. */
static GPtrArray *
list_urgent (const Eyes *eyes, GError **error)
{
  RelaisNoteQuery query = { .scope = RELAIS_NOTE_SCOPE_UNREAD, .urgency = "urgent", .limit = G_MAXINT };
  g_autoptr (GPtrArray) hits = relais_note_queries_find (eyes->db, &eyes->reader, &query, error);

  for (guint i = hits != NULL ? hits->len : 0; i > 0; i--)
    {
      const RelaisNoteHit *hit = g_ptr_array_index (hits, i - 1);
      gboolean may_see;

      if (!relais_viewer_may_see (eyes->db, eyes->reader.staff, hit->note, &may_see, error))
        return NULL;
      if (!may_see)
        g_ptr_array_remove_index (hits, i - 1);
    }
  return g_steal_pointer (&hits);
}

static gboolean
count_urgent_kept_back (const Eyes *leaving, const Eyes *to, guint *n, GError **error)
{
  g_autoptr (GPtrArray) urgent = list_urgent (leaving, error);

  for (guint i = 0; urgent != NULL && i < urgent->len; i++)
    {
      gboolean may;

      if (!may_read (to, ((RelaisNoteHit *) g_ptr_array_index (urgent, i))->note, &may, error))
        return FALSE;
      *n += may ? 0 : 1;
    }
  return urgent != NULL;
}

/* Somebody else who is there tomorrow. */
static gboolean
has_other_reader (RelaisDb *db, const char *note, const RelaisRecord *member, GPtrArray *staff, RelaisDate today,
                  gboolean *has_other, GError **error)
{
  *has_other = FALSE;
  for (guint i = 0; i < staff->len && !*has_other; i++)
    {
      const RelaisRecord *other = g_ptr_array_index (staff, i);
      g_auto (Eyes) eyes = { 0 };

      if (g_str_equal (relais_record_get_id (other), relais_record_get_id (member)) ||
          !relais_staff_is_active (other, today))
        continue;
      eyes_init (&eyes, db, other);
      if (!may_read (&eyes, note, has_other, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
count_closed (RelaisDb *db, const RelaisRecord *member, RelaisDate today, guint *n, GError **error)
{
  g_autoptr (GPtrArray) named = relais_note_leaving_list_named (db, relais_record_get_id (member), error);
  g_autoptr (GPtrArray) staff = named != NULL ? relais_care_queries_list_all (db, &relais_staff_type, error) : NULL;

  for (guint i = 0; staff != NULL && i < named->len; i++)
    {
      gboolean has_other;

      if (!has_other_reader (db, g_ptr_array_index (named, i), member, staff, today, &has_other, error))
        return FALSE;
      *n += has_other ? 0 : 1;
    }
  return staff != NULL;
}

/*
 * relais_team_count_notebook:
 * @db: a connection
 * @member: who leaves
 * @today: today's date
 * @work: what is counted goes there
 * @error: where to store the error
 *
 * Returns: whether it could be counted
 */
gboolean
relais_team_count_notebook (RelaisDb *db, const RelaisRecord *member, RelaisDate today, RelaisTeamWork *work,
                            GError **error)
{
  g_autoptr (GPtrArray) tasks = relais_note_leaving_list_tasks (db, relais_record_get_id (member), error);
  g_autoptr (GPtrArray) urgent = NULL;
  g_auto (Eyes) eyes = { 0 };

  if (tasks == NULL)
    return FALSE;
  eyes_init (&eyes, db, member);
  urgent = list_urgent (&eyes, error);
  if (urgent == NULL)
    return FALSE;
  work->n_tasks = tasks->len;
  work->n_urgent = urgent->len;
  return count_closed (db, member, today, &work->n_closed, error);
}

/* --- What was asked --- */

/* As it was before it is asked of them, since being asked shows what else would be for named readers. */
static gboolean
sees_task (const Eyes *eyes, const RelaisRecord *task, gboolean *sees, GError **error)
{
  g_autoptr (GPtrArray) seen = NULL;

  if (!relais_viewer_may_see (eyes->db, eyes->reader.staff, relais_record_get_id (task), sees, error))
    return FALSE;
  if (!*sees)
    return TRUE;
  seen = relais_task_queries_list (eyes->db, &eyes->reader, NULL, relais_record_get (task, RELAIS_TASK_NOTE),
                                         TRUE, error);
  *sees = FALSE;
  for (guint i = 0; seen != NULL && i < seen->len; i++)
    *sees = *sees || g_str_equal (relais_record_get_id (g_ptr_array_index (seen, i)), relais_record_get_id (task));
  return seen != NULL;
}

/*
 * relais_team_hand_over_notebook:
 * @change: an open change
 * @member: who leaves
 * @to: the colleague
 * @work: where what is kept back is counted
 * @error: where to store the error
 *
 * Returns: whether what was asked of @member is asked of @to, or of nobody in particular
 */
gboolean
relais_team_hand_over_notebook (RelaisChange *change, const RelaisRecord *member, const RelaisRecord *to,
                                RelaisTeamWork *work, GError **error)
{
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (GPtrArray) tasks = relais_note_leaving_list_tasks (db, relais_record_get_id (member), error);
  g_auto (Eyes) leaving = { 0 };
  g_auto (Eyes) eyes = { 0 };

  eyes_init (&leaving, db, member);
  eyes_init (&eyes, db, to);
  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      const RelaisRecord *task = g_ptr_array_index (tasks, i);
      g_autoptr (RelaisRecord) changed = NULL;
      g_autoptr (RelaisRecord) saved = NULL;
      gboolean sees;

      if (!sees_task (&eyes, task, &sees, error))
        return FALSE;
      work->n_tasks_kept_back += sees ? 0 : 1;
      changed = relais_record_with (task, RELAIS_TASK_FOR, sees ? relais_record_get_id (to) : NULL);
      saved = relais_change_save (change, changed, error);
      if (saved == NULL)
        return FALSE;
    }
  return tasks != NULL && count_urgent_kept_back (&leaving, &eyes, &work->n_urgent_kept_back, error);
}

/* --- Forms --- */

static gboolean
is_protected (RelaisDb *db, const char *id)
{
  g_autoptr (RelaisRecord) person =
      relais_table_load_stored (db, relais_table_for_type (&relais_person_type), id, NULL);

  return person != NULL && relais_person_is_protected (person);
}

static const char *
get_value (const RelaisForm *form, const RelaisRecordType *type, guint field)
{
  const char *value = NULL;

  return g_variant_lookup (form->values, type->fields[field].name, "&s", &value) && *value != '\0' ? value : NULL;
}

/* A level that is none yet is read as that of the care team. */
static gboolean
may_read_level (const Eyes *eyes, const RelaisForm *form, const char *word)
{
  RelaisVisibility level = RELAIS_VISIBILITY_CARE;

  relais_visibility_find (word, &level);
  return relais_actor_may_with (eyes->actor, RELAIS_ACT_READ_NOTES, level,
                                form->subject != NULL && is_protected (eyes->db, form->subject));
}

/* Names are typed as people call each other, or are ids. */
static gboolean
is_named (const Eyes *eyes, const char *readers)
{
  g_auto (GStrv) names = g_strsplit (readers, ";", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (g_strstrip (names[i]), eyes->reader.staff) ||
          relais_text_equal_folded (names[i], relais_actor_get_name (eyes->actor)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
may_read_entry (const Eyes *eyes, const RelaisForm *form, gboolean *may, GError **error)
{
  static const guint others[] = { RELAIS_NOTE_ANSWERS, RELAIS_NOTE_CORRECTS, RELAIS_NOTE_CONTINUES };
  const char *readers = get_value (form, &relais_note_type, RELAIS_NOTE_READERS);
  const char *asked = get_value (form, &relais_task_type, RELAIS_TASK_VISIBILITY);

  *may = may_read_level (eyes, form, get_value (form, &relais_note_type, RELAIS_NOTE_VISIBILITY)) &&
         (asked == NULL || may_read_level (eyes, form, asked)) && (readers == NULL || is_named (eyes, readers));
  for (gsize i = 0; *may && i < G_N_ELEMENTS (others); i++)
    {
      const char *other = get_value (form, &relais_note_type, others[i]);

      if (other != NULL && !may_read (eyes, other, may, error))
        return FALSE;
    }
  return TRUE;
}

/* Neither what they are kept out of, nor what the author was shown of a protected record and they would not be. */
static gboolean
may_read_about (const Eyes *leaving, const Eyes *to, const char *id, gboolean *may, GError **error)
{
  if (!relais_viewer_may_see (to->db, to->reader.staff, id, may, error))
    return FALSE;
  if (*may && relais_actor_may (leaving->actor, RELAIS_ACT_SHOW_PROTECTED) &&
      !relais_actor_may (to->actor, RELAIS_ACT_SHOW_PROTECTED))
    *may = !is_protected (to->db, id);
  return TRUE;
}

static gboolean
may_read_form (const Eyes *leaving, const Eyes *to, const RelaisForm *form, gboolean *may, GError **error)
{
  GVariantIter iter;
  const char *value;

  *may = TRUE;
  if (form->subject != NULL && !may_read_about (leaving, to, form->subject, may, error))
    return FALSE;
  g_variant_iter_init (&iter, form->values);
  while (*may && g_variant_iter_next (&iter, "{&s&s}", NULL, &value))
    {
      if (relais_id_is_valid (value) && !may_read_about (leaving, to, value, may, error))
        return FALSE;
    }
  return !*may || !g_str_equal (form->kind, RELAIS_FORM_NOTE) || may_read_entry (to, form, may, error);
}

/*
 * relais_team_hand_over_forms:
 * @change: an open change
 * @member: who leaves
 * @to: the colleague
 * @work: where what is kept back is counted
 * @error: where to store the error
 *
 * Returns: whether the forms of @member that @to may read are those of @to
 */
gboolean
relais_team_hand_over_forms (RelaisChange *change, const RelaisRecord *member, const RelaisRecord *to,
                             RelaisTeamWork *work, GError **error)
{
  RelaisDb *db = relais_change_get_db (change);
  g_autoptr (GPtrArray) drafts = relais_drafts_list (db, relais_record_get_id (member), error);
  g_auto (Eyes) leaving = { 0 };
  g_auto (Eyes) eyes = { 0 };

  eyes_init (&leaving, db, member);
  eyes_init (&eyes, db, to);
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      g_autoptr (RelaisForm) form = relais_form_unpack (g_ptr_array_index (drafts, i));
      gboolean may;

      if (!may_read_form (&leaving, &eyes, form, &may, error))
        return FALSE;
      work->n_forms_kept_back += may ? 0 : 1;
      if (may && !relais_drafts_hand_over (change, form->id, relais_record_get_id (member), relais_record_get_id (to),
                                           error))
        return FALSE;
    }
  return drafts != NULL;
}
