/* What hangs on entries of the notebook, asked for by a member. A file is judged by what is in it and a photo made
 * small before the register is asked, so that nobody waits for that; then it is kept with the begun entry, which it
 * follows. Whoever opens it, or saves a copy, stands in the log before they have it. Blocking, from any thread but that
 * of the window.
 */

#include "relais-attachments.h"

#include "relais-attachment-table.h"
#include "relais-audit-reading.h"
#include "relais-drafts-table.h"
#include "relais-error.h"
#include "relais-file.h"
#include "relais-id.h"
#include "relais-notebook-private.h"
#include "relais-photo.h"

#include <glib/gstdio.h>

typedef struct {
  const RelaisNoteReader *reader;
  const char *draft;
  const char *id;
  const char *word; /* of the act, in the log */
  gboolean removed;
  gboolean is_signed;
  RelaisAttachment *attachment;
  GBytes *content;
  GPtrArray *found;
} Job;

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->attachment, relais_attachment_free);
  g_clear_pointer (&job->content, g_bytes_unref);
  g_clear_pointer (&job->found, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

/* --- Attaching --- */

static GPtrArray *
list_of (RelaisDb *db, const char *draft, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_ptr_array_add (ids, (gpointer) draft);
  return relais_attachment_table_list (db, RELAIS_ATTACHMENT_OF_DRAFT, ids, error);
}

static gboolean
add (RelaisChange *change, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) others = list_of (relais_change_get_db (change), job->draft, error);

  return others != NULL && relais_attachment_check_count (others->len, job->attachment->name, error) &&
         relais_attachment_table_add (change, job->attachment, job->content, error);
}

/**
 * relais_attachments_add:
 * @session: a session
 * @actor: the author of the draft
 * @draft: id of a begun entry that lies in the register
 * @name: (nullable): how the file is called
 * @content: what is in it
 * @error: RELAIS_ERROR_ATTACHMENT_KIND, RELAIS_ERROR_ATTACHMENT_TOO_LARGE, RELAIS_ERROR_ATTACHMENT_TOO_MANY,
 *   RELAIS_ERROR_ATTACHMENT_PICTURE; RELAIS_ERROR_NOT_FOUND when @actor has no such draft; RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable): what hangs on the draft now
 */
RelaisAttachment *
relais_attachments_add (RelaisSession *session, RelaisActor *actor, const char *draft, const char *name,
                        GBytes *content, GError **error)
{
  g_auto (Job) job = { .draft = draft };
  g_autofree char *told = relais_attachment_clean_name (name, RELAIS_ATTACHMENT_NONE);
  RelaisAttachmentKind kind;

  if (!relais_actor_check (actor, RELAIS_ACT_WRITE_NOTES, error))
    return NULL;
  kind = relais_attachment_check (told, g_bytes_get_data (content, NULL), g_bytes_get_size (content), error);
  if (kind == RELAIS_ATTACHMENT_NONE)
    return NULL;
  job.content =
      kind == RELAIS_ATTACHMENT_PDF ? g_bytes_ref (content) : relais_photo_shrink (told, content, kind, error);
  if (job.content == NULL)
    return NULL;
  job.attachment = g_new0 (RelaisAttachment, 1);
  job.attachment->kind = kind == RELAIS_ATTACHMENT_PDF ? kind : RELAIS_ATTACHMENT_JPEG;
  job.attachment->id = relais_id_new ();
  job.attachment->holder = g_strdup (draft);
  job.attachment->name = relais_attachment_clean_name (name, job.attachment->kind);
  job.attachment->size = (gint64) g_bytes_get_size (job.content);
  return relais_store_write (relais_session_get_store (session), actor, "draft", add, &job, NULL, error)
             ? g_steal_pointer (&job.attachment)
             : NULL;
}

/* A file that is larger than any that is kept is not read at all. */
static GBytes *
read_file (const char *path, const char *name, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  char *data = NULL;
  gsize length = 0;
  GStatBuf status;

  if (g_stat (path, &status) == 0 && status.st_size > (goffset) RELAIS_ATTACHMENT_PICTURE_MB * 1024 * 1024)
    {
      relais_error_set (error, RELAIS_ERROR_ATTACHMENT_TOO_LARGE, name, "%d", RELAIS_ATTACHMENT_PICTURE_MB);
      return NULL;
    }
  if (g_file_get_contents (path, &data, &length, &local_error))
    return g_bytes_new_take (data, length);
  relais_error_take_foreign (error, g_steal_pointer (&local_error), name);
  return NULL;
}

/**
 * relais_attachments_add_file:
 * @session: a session
 * @actor: the author of the draft
 * @draft: id of a begun entry
 * @path: a file on this PC
 * @error: as for relais_attachments_add(), and what the disk says
 *
 * Returns: (transfer full) (nullable): what hangs on the draft now
 */
RelaisAttachment *
relais_attachments_add_file (RelaisSession *session, RelaisActor *actor, const char *draft, const char *path,
                             GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) content = NULL;

  if (!relais_actor_check (actor, RELAIS_ACT_WRITE_NOTES, error))
    return NULL;
  content = read_file (path, name, error);
  return content != NULL ? relais_attachments_add (session, actor, draft, name, content, error) : NULL;
}

static gboolean
set_removed (RelaisChange *change, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) others = list_of (relais_change_get_db (change), job->draft, error);

  return others != NULL && (job->removed || relais_attachment_check_count (others->len, "", error)) &&
         relais_attachment_table_set_removed (change, job->draft, job->id, job->removed, error);
}

/**
 * relais_attachments_set_removed:
 * @session: a session
 * @actor: the author of the draft
 * @draft: id of a begun entry
 * @id: id of what hangs on it
 * @removed: whether it is taken away; %FALSE to put it back, as long as the entry is not signed
 * @error: RELAIS_ERROR_NOT_FOUND; RELAIS_ERROR_ATTACHMENT_TOO_MANY
 *
 * Returns: whether it is
 */
gboolean
relais_attachments_set_removed (RelaisSession *session, RelaisActor *actor, const char *draft, const char *id,
                                gboolean removed, GError **error)
{
  Job job = { .draft = draft, .id = id, .removed = removed };

  return relais_actor_check (actor, RELAIS_ACT_WRITE_NOTES, error) &&
         relais_store_write (relais_session_get_store (session), actor, "draft", set_removed, &job, NULL, error);
}

static gboolean
join (RelaisChange *change, gpointer data, GError **error)
{
  const Job *job = data;

  return relais_attachment_table_move (change, job->draft, job->id, error) &&
         relais_drafts_remove (change, job->draft, error);
}

/**
 * relais_attachments_join:
 * @session: a session
 * @actor: the author of both drafts
 * @draft: id of a begun entry whose words are kept elsewhere
 * @into: id of the begun entry in which they are
 * @error: where to store the error
 *
 * Discards @draft; what hung on it hangs on @into, also where that makes more than one may attach.
 *
 * Returns: whether it is done
 */
gboolean
relais_attachments_join (RelaisSession *session, RelaisActor *actor, const char *draft, const char *into,
                         GError **error)
{
  Job job = { .draft = draft, .id = into };

  return relais_store_write (relais_session_get_store (session), actor, "draft", join, &job, NULL, error);
}

/* --- Reading --- */

static gboolean
list (RelaisDb *db, gpointer data, GError **error)
{
  Job *job = data;
  gboolean is_own;

  if (!relais_attachment_table_is_own (db, job->draft, job->reader->staff, &is_own, error))
    return FALSE;
  job->found = is_own ? list_of (db, job->draft, error)
                      : g_ptr_array_new_with_free_func ((GDestroyNotify) relais_attachment_free);
  return job->found != NULL;
}

/**
 * relais_attachments_list:
 * @session: a session
 * @actor: who asks
 * @draft: id of a begun entry
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (element-type RelaisAttachment) (nullable): what hangs on it; nothing where it is not a
 *   draft of @actor
 */
GPtrArray *
relais_attachments_list (RelaisSession *session, RelaisActor *actor, const char *draft, GError **error)
{
  g_auto (RelaisNotebookEyes) eyes = { 0 };
  g_auto (Job) job = { .reader = &eyes.reader, .draft = draft };

  if (!relais_actor_check (actor, RELAIS_ACT_WRITE_NOTES, error))
    return NULL;
  relais_notebook_eyes_init (&eyes, session, actor);
  return relais_store_read (relais_session_get_store (session), list, &job, error) ? g_steal_pointer (&job.found)
                                                                                   : NULL;
}

static gboolean
load (RelaisDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->attachment =
      relais_attachment_table_load (db, job->reader, job->id, &job->is_signed, &job->content, error);
  return job->attachment != NULL;
}

static gboolean
note (RelaisChange *change, gpointer data, GError **error)
{
  const Job *job = data;

  return relais_change_note (change, job->word, relais_note_type.name, job->attachment->holder, NULL, error);
}

/* What hangs on a draft is its author's own: the log does not know it yet. */
static gboolean
read_and_note (RelaisSession *session, RelaisActor *actor, Job *job, GError **error)
{
  RelaisStore *store = relais_session_get_store (session);

  return relais_store_read (store, load, job, error) &&
         (!job->is_signed || relais_store_note (store, actor, job->word, note, job, error));
}

/**
 * relais_attachments_open:
 * @session: a session
 * @actor: who asks
 * @id: id of what hangs on an entry
 * @content: (out): what is in it
 * @error: RELAIS_ERROR_NOT_FOUND, also where @actor may not read the entry; RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable): what it is; that it was opened stands in the log
 */
RelaisAttachment *
relais_attachments_open (RelaisSession *session, RelaisActor *actor, const char *id, GBytes **content, GError **error)
{
  g_auto (RelaisNotebookEyes) eyes = { 0 };
  g_auto (Job) job = { .reader = &eyes.reader, .id = id, .word = "open-attachment" };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_NOTES, error))
    return NULL;
  relais_notebook_eyes_init (&eyes, session, actor);
  if (!read_and_note (session, actor, &job, error))
    return NULL;
  *content = g_steal_pointer (&job.content);
  return g_steal_pointer (&job.attachment);
}

/**
 * relais_attachments_export:
 * @session: a session
 * @actor: who asks
 * @id: id of what hangs on an entry
 * @path: where a copy is to stand, not encrypted
 * @overwrite: whether it may take the place of another file
 * @error: as for relais_attachments_open(); RELAIS_ERROR_NOT_ALLOWED for who does not export; RELAIS_ERROR_FILE_EXISTS,
 *   and whatever the disk says
 *
 * Returns: (transfer full) (nullable): what it is; that a copy was saved stands in the log before there is one
 */
RelaisAttachment *
relais_attachments_export (RelaisSession *session, RelaisActor *actor, const char *id, const char *path,
                           gboolean overwrite, GError **error)
{
  g_auto (RelaisNotebookEyes) eyes = { 0 };
  g_auto (Job) job = { .reader = &eyes.reader, .id = id, .word = "export-attachment" };

  if (!relais_actor_check (actor, RELAIS_ACT_READ_NOTES, error) ||
      !relais_audit_check (session, actor, RELAIS_ACT_EXPORT, job.word, NULL, error))
    return NULL;
  if (!overwrite && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      relais_error_set (error, RELAIS_ERROR_FILE_EXISTS, path, NULL);
      return NULL;
    }
  relais_notebook_eyes_init (&eyes, session, actor);
  if (!read_and_note (session, actor, &job, error) ||
      !relais_file_write (path, g_bytes_get_data (job.content, NULL), g_bytes_get_size (job.content), overwrite, error))
    return NULL;
  return g_steal_pointer (&job.attachment);
}
