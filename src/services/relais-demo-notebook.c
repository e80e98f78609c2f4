/* The notebook of the fictional practice: demo/notes.csv, a row an entry, in the order in which they were signed. They
 * stand in the register as its members would have signed them on those days: the day is so many before today, the hour
 * that of Brussels, author and roles those of the member. What an entry asks stands in the column "also" with who has
 * done it; what is older than a few days was read by whoever may read it. Called inside a change.
 */

#include "relais-demo-private.h"

#include "relais-clock.h"
#include "relais-error.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-note-form.h"
#include "relais-note-marks.h"
#include "relais-note.h"
#include "relais-staff.h"
#include "relais-task.h"

#include <string.h>

/* What is younger is still to be read. */
#define READ_AFTER_DAYS 4

typedef struct {
  RelaisChange *change;
  GPtrArray *staff;
  RelaisDate today;
} Job;

/* A row while it is being read. */
typedef struct {
  const char *key;
  const RelaisRecord *author;
  int day;
  char *at;
  RelaisRecordBuilder *form;
  const RelaisRecord *done_by;
} Row;

static void
row_clear (Row *row)
{
  g_free (row->at);
  g_clear_pointer (&row->form, relais_record_builder_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static const RelaisRecord *
find_member (const Job *job, const char *key)
{
  g_autofree char *id = relais_demo_make_id (key);

  for (guint i = 0; i < job->staff->len; i++)
    {
      if (g_str_equal (relais_record_get_id (job->staff->pdata[i]), id))
        return job->staff->pdata[i];
    }
  return NULL;
}

static gboolean
read_field (const Job *job, Row *row, const char *name, const char *cell, GError **error)
{
  int field = relais_record_type_find (&relais_note_form_type, name);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *value = relais_demo_expand (cell, job->today);

  if (g_str_equal (name, "done"))
    {
      row->done_by = find_member (job, cell);
      return TRUE;
    }
  if (field >= 0 && relais_record_builder_read (row->form, (guint) field, value, job->today, issues))
    return TRUE;
  relais_error_set (error, RELAIS_ERROR_INTERNAL, row->key, "%s: %s", name, value);
  return FALSE;
}

/* "answers=@n03 | home_line=Bien mangé" */
static gboolean
read_also (const Job *job, Row *row, const char *cell, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (cell, " | ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');

      g_return_val_if_fail (equals != NULL, FALSE);
      *equals = '\0';
      if (!read_field (job, row, parts[i], equals + 1, error))
        return FALSE;
    }
  return TRUE;
}

static char *
make_instant (const Job *job, const char *day, const char *time)
{
  RelaisDate date = relais_date_add_days (job->today, (int) g_ascii_strtoll (day, NULL, 10));
  g_autofree char *midnight = relais_instant_from_date (date);
  int hour = (int) g_ascii_strtoll (time, NULL, 10);
  int minute = (int) g_ascii_strtoll (strchr (time, ':') + 1, NULL, 10);

  return relais_instant_add_seconds (midnight, (hour * 60 + minute) * 60);
}

static gboolean
read_row (const Job *job, RelaisCsv *csv, guint number, Row *row, GError **error)
{
  row->key = relais_csv_get_cell (csv, number, 0);
  row->author = find_member (job, relais_csv_get_cell (csv, number, 1));
  row->day = (int) g_ascii_strtoll (relais_csv_get_cell (csv, number, 2), NULL, 10);
  row->at = make_instant (job, relais_csv_get_cell (csv, number, 2), relais_csv_get_cell (csv, number, 3));
  row->form = relais_record_builder_new (&relais_note_form_type, NULL, 0);
  for (guint column = 4; column < relais_csv_get_n_columns (csv); column++)
    {
      const char *name = relais_csv_get_header (csv, column);
      const char *cell = relais_csv_get_cell (csv, number, column);

      if (cell == NULL || *cell == '\0')
        continue;
      if (g_str_equal (name, "also") ? !read_also (job, row, cell, error) : !read_field (job, row, name, cell, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save (const Job *job, RelaisRecordBuilder *builder, RelaisRecord **saved, GError **error)
{
  g_autoptr (RelaisRecord) record = relais_record_builder_end (builder);

  *saved = relais_change_save (job->change, record, error);
  return *saved != NULL;
}

static RelaisRecord *
save_note (const Job *job, const Row *row, const RelaisRecord *form, GError **error)
{
  g_autoptr (RelaisRecord) typed = relais_note_form_get_note (form);
  g_autofree char *id = relais_demo_make_id (row->key);
  RelaisRecordBuilder *builder = relais_record_builder_new_from (typed);
  RelaisRecord *saved = NULL;

  relais_record_builder_set_id (builder, id);
  relais_record_builder_set (builder, RELAIS_NOTE_AT, row->at);
  relais_record_builder_set (builder, RELAIS_NOTE_AUTHOR, relais_record_get_id (row->author));
  relais_record_builder_set (builder, RELAIS_NOTE_AUTHOR_NAME, relais_record_get (row->author, RELAIS_STAFF_NAME));
  relais_record_builder_set (builder, RELAIS_NOTE_AUTHOR_ROLES, relais_record_get (row->author, RELAIS_STAFF_ROLE));
  return save (job, builder, &saved, error) ? saved : NULL;
}

/* Done, if at all, on the day after. */
static gboolean
save_task (const Job *job, const Row *row, const RelaisRecord *note, const RelaisRecord *task, GError **error)
{
  g_autofree char *key = g_strconcat (row->key, " task", NULL);
  g_autofree char *id = relais_demo_make_id (key);
  g_autofree char *done_at = relais_instant_add_seconds (row->at, 23 * 3600);
  RelaisRecordBuilder *builder = relais_record_builder_new_from (task);
  RelaisVisibility level = relais_task_get_default_visibility (relais_record_get (task, RELAIS_TASK_FOR),
                                                               relais_note_get_visibility (note));
  g_autoptr (RelaisRecord) saved = NULL;

  relais_record_builder_set_id (builder, id);
  relais_record_builder_set (builder, RELAIS_TASK_PATIENT, relais_record_get (note, RELAIS_NOTE_PATIENT));
  relais_record_builder_set (builder, RELAIS_TASK_NOTE, relais_record_get_id (note));
  relais_record_builder_set (builder, RELAIS_TASK_VISIBILITY, relais_visibility_words[level]);
  relais_record_builder_set (builder, RELAIS_TASK_ASKED_AT, row->at);
  relais_record_builder_set (builder, RELAIS_TASK_ASKED_BY, relais_record_get_id (row->author));
  if (row->done_by != NULL)
    {
      relais_record_builder_set (builder, RELAIS_TASK_DONE_AT, done_at);
      relais_record_builder_set (builder, RELAIS_TASK_DONE_BY, relais_record_get_id (row->done_by));
    }
  return save (job, builder, &saved, error);
}

static gboolean
may_read (const RelaisRecord *member, const RelaisRecord *note)
{
  const char *id = relais_record_get_id (member);

  return !relais_record_is (note, RELAIS_NOTE_AUTHOR, id) &&
         (relais_record_get (note, RELAIS_NOTE_READERS) == NULL ||
          relais_record_has_word (note, RELAIS_NOTE_READERS, id)) &&
         relais_permission_covers (relais_record_get (member, RELAIS_STAFF_ROLE), RELAIS_ACT_READ_NOTES,
                                   relais_note_get_visibility (note), FALSE);
}

/* One after the other, some hours apart. */
static gboolean
mark_read (const Job *job, const Row *row, const RelaisRecord *note, GError **error)
{
  for (guint i = 0; row->day <= -READ_AFTER_DAYS && i < job->staff->len; i++)
    {
      const RelaisRecord *member = job->staff->pdata[i];
      g_autofree char *at = relais_instant_add_seconds (row->at, (int) (2 + 5 * i) * 3600);

      if (may_read (member, note) &&
          !relais_note_marks_put (job->change, relais_record_get_id (note), relais_record_get_id (member), at, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_row (const Job *job, Row *row, GError **error)
{
  g_autoptr (RelaisRecord) form = relais_record_builder_end (g_steal_pointer (&row->form));
  g_autoptr (RelaisRecord) task = relais_note_form_get_task (form);
  g_autoptr (RelaisRecord) note = save_note (job, row, form, error);

  return note != NULL && (task == NULL || save_task (job, row, note, task, error)) &&
         mark_read (job, row, note, error);
}

/*
 * relais_demo_fill_notebook:
 * @change: the change that makes the register; its people are there
 * @csv: the entries
 * @staff: (element-type RelaisRecord): the team
 * @today: today's date
 * @n_notes: (out): how many entries there are
 * @error: where to store the error
 *
 * Returns: whether they are stored
 */
gboolean
relais_demo_fill_notebook (RelaisChange *change, RelaisCsv *csv, GPtrArray *staff, RelaisDate today, guint *n_notes,
                           GError **error)
{
  const Job job = { .change = change, .staff = staff, .today = today };

  *n_notes = relais_csv_get_n_rows (csv);
  for (guint number = 0; number < *n_notes; number++)
    {
      g_auto (Row) row = { 0 };

      if (!read_row (&job, csv, number, &row, error) || !save_row (&job, &row, error))
        return FALSE;
    }
  return TRUE;
}
