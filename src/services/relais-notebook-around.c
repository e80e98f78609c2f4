/* What stands around the entries of one page of a timeline: who has read each, what hangs on it, what it answers, how
 * many answers there are to it; all through the eyes of who asks. Each is asked once for the whole page, however long.
 * Blocking, inside a read.
 */

#include "relais-notebook-private.h"

#include "relais-attachment-table.h"
#include "relais-care-queries.h"
#include "relais-note-marks.h"
#include "relais-staff.h"
#include "relais-table.h"

/* For so many entries each is asked once: a statement takes only so many values. */
#define MANY 100

/*
 * relais_notebook_answered_free:
 * @answered: (transfer full): what an entry answers
 */
void
relais_notebook_answered_free (RelaisNotebookAnswered *answered)
{
  g_free (answered->note);
  g_free (answered->author_name);
  g_free (answered->at);
  g_free (answered->text);
  g_free (answered);
}

/* --- Who has read --- */

static GHashTable *
read_names (RelaisDb *db, GError **error)
{
  g_autoptr (GPtrArray) staff = relais_care_queries_list_all (db, &relais_staff_type, error);
  GHashTable *names = staff != NULL ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) : NULL;

  for (guint i = 0; staff != NULL && i < staff->len; i++)
    g_hash_table_insert (names, g_strdup (relais_record_get_id (staff->pdata[i])),
                         g_strdup (relais_record_get (staff->pdata[i], RELAIS_STAFF_NAME)));
  return names;
}

static RelaisNotebookReading *
make_reading (const RelaisNoteMark *mark, GHashTable *names)
{
  RelaisNotebookReading *reading = g_new0 (RelaisNotebookReading, 1);
  const char *name = g_hash_table_lookup (names, mark->staff);

  reading->name = g_strdup (name != NULL ? name : "");
  reading->at = g_strdup (mark->at);
  return reading;
}

/*
 * relais_notebook_read_readings:
 * @db: a connection
 * @notes: (element-type utf8): ids of entries that may be read, one at least
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type utf8 GPtrArray) (nullable): who has read each, the first one first; those that
 *   nobody has read are missing
 */
GHashTable *
relais_notebook_read_readings (RelaisDb *db, GPtrArray *notes, GError **error)
{
  g_autoptr (GPtrArray) marks = relais_note_marks_list (db, notes, error);
  g_autoptr (GHashTable) names = marks != NULL ? read_names (db, error) : NULL;
  GHashTable *readings;

  if (names == NULL)
    return NULL;
  readings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < marks->len; i++)
    {
      const RelaisNoteMark *mark = marks->pdata[i];
      GPtrArray *of_one = g_hash_table_lookup (readings, mark->note);

      if (of_one == NULL)
        {
          of_one = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_notebook_reading_free);
          g_hash_table_insert (readings, g_strdup (mark->note), of_one);
        }
      g_ptr_array_add (of_one, make_reading (mark, names));
    }
  return readings;
}

/* --- Answers --- */

/* Of these entries those that the reader may read, as records. */
static GPtrArray *
load_readable (RelaisDb *db, const RelaisNoteReader *reader, GPtrArray *ids, GError **error)
{
  RelaisNoteQuery query = { .among = ids, .limit = ids->len };
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) readable = g_ptr_array_new ();

  if (ids->len == 0)
    return g_ptr_array_new ();
  hits = relais_note_queries_find (db, reader, &query, error);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    g_ptr_array_add (readable, ((RelaisNoteHit *) hits->pdata[i])->note);
  return hits != NULL ? relais_table_load_all (db, relais_table_for_type (&relais_note_type), readable, error) : NULL;
}

static gboolean
count_answers (RelaisDb *db, const RelaisNoteReader *reader, GPtrArray *ids, GHashTable *by_id, GError **error)
{
  g_autoptr (GPtrArray) answering = relais_note_queries_list_answers (db, ids, error);
  g_autoptr (GPtrArray) answers = answering != NULL ? load_readable (db, reader, answering, error) : NULL;

  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      RelaisNotebookEntry *entry =
          g_hash_table_lookup (by_id, relais_record_get (answers->pdata[i], RELAIS_NOTE_ANSWERS));

      if (entry != NULL)
        entry->n_answers++;
    }
  return answers != NULL;
}

static void
set_answered (RelaisNotebookEntry *entry, const RelaisRecord *note)
{
  entry->answered = g_new0 (RelaisNotebookAnswered, 1);
  entry->answered->note = g_strdup (relais_record_get_id (note));
  entry->answered->author_name = g_strdup (relais_record_get (note, RELAIS_NOTE_AUTHOR_NAME));
  entry->answered->at = g_strdup (relais_record_get (note, RELAIS_NOTE_AT));
  entry->answered->text = g_strdup (relais_record_get (note, RELAIS_NOTE_TEXT));
}

static gboolean
find_answered (RelaisDb *db, const RelaisNoteReader *reader, GPtrArray *entries, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) answered = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const RelaisNotebookEntry *entry = entries->pdata[i];
      const char *id = relais_record_get (entry->note, RELAIS_NOTE_ANSWERS);

      if (id != NULL && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, (gpointer) id);
    }
  answered = load_readable (db, reader, ids, error);
  for (guint i = 0; answered != NULL && i < answered->len; i++)
    {
      for (guint j = 0; j < entries->len; j++)
        {
          RelaisNotebookEntry *entry = entries->pdata[j];

          if (relais_record_is (entry->note, RELAIS_NOTE_ANSWERS, relais_record_get_id (answered->pdata[i])))
            set_answered (entry, answered->pdata[i]);
        }
    }
  return answered != NULL;
}

static gboolean
list_attachments (RelaisDb *db, GPtrArray *ids, GHashTable *by_id, GError **error)
{
  g_autoptr (GPtrArray) all = relais_attachment_table_list (db, RELAIS_ATTACHMENT_OF_NOTE, ids, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const RelaisAttachment *attachment = all->pdata[i];
      RelaisNotebookEntry *entry = g_hash_table_lookup (by_id, attachment->holder);

      if (entry->attachments == NULL)
        entry->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_attachment_free);
      g_ptr_array_add (entry->attachments, relais_attachment_copy (attachment));
    }
  return all != NULL;
}

static gboolean
read_some (RelaisDb *db, const RelaisNoteReader *reader, GPtrArray *entries, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GHashTable) readings = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      RelaisNotebookEntry *entry = entries->pdata[i];

      g_ptr_array_add (ids, (gpointer) relais_record_get_id (entry->note));
      g_hash_table_insert (by_id, (gpointer) relais_record_get_id (entry->note), entry);
    }
  readings = relais_notebook_read_readings (db, ids, error);
  for (guint i = 0; readings != NULL && i < entries->len; i++)
    {
      GPtrArray *of_one = g_hash_table_lookup (readings, ids->pdata[i]);

      if (of_one != NULL)
        ((RelaisNotebookEntry *) entries->pdata[i])->readings = g_ptr_array_ref (of_one);
    }
  return readings != NULL && count_answers (db, reader, ids, by_id, error) &&
         list_attachments (db, ids, by_id, error) && find_answered (db, reader, entries, error);
}

/*
 * relais_notebook_read_around:
 * @db: a connection
 * @reader: whose eyes
 * @entries: (element-type RelaisNotebookEntry): a page
 * @error: where to store the error
 *
 * Returns: whether each entry that may be read knows who has read it, what hangs on it, what it answers and how it was
 *   answered
 */
gboolean
relais_notebook_read_around (RelaisDb *db, const RelaisNoteReader *reader, GPtrArray *entries, GError **error)
{
  g_autoptr (GPtrArray) some = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      if (((const RelaisNotebookEntry *) entries->pdata[i])->is_readable)
        g_ptr_array_add (some, entries->pdata[i]);
      if (some->len < MANY && i + 1 < entries->len)
        continue;
      if (some->len > 0 && !read_some (db, reader, some, error))
        return FALSE;
      g_ptr_array_set_size (some, 0);
    }
  return TRUE;
}
