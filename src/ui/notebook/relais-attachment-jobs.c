/* What hangs on a begun entry is read, taken away or put back, on the desk's threads. Asked by the attachments of the
 * sheet, in the main thread.
 */

#include "relais-attachment-jobs.h"

/* --- Reading --- */

static void
reading_free (gpointer data)
{
  g_free (((RelaisAttachmentReading *) data)->draft);
  g_free (data);
}

static gpointer
read_all (RelaisSession *session, gpointer data, GError **error)
{
  const RelaisAttachmentReading *reading = data;

  return relais_attachments_list (session, relais_session_get_actor (session), reading->draft, error);
}

/**
 * relais_attachment_reading_run:
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @draft: id of a begun entry
 * @mark: what tells this reading from another
 * @done: told what hangs on it, an array of RelaisAttachment, with a RelaisAttachmentReading as its data
 */
void
relais_attachment_reading_run (RelaisDesk *desk, gpointer owner, const char *draft, guint mark, RelaisDeskDone done)
{
  RelaisAttachmentReading *reading = g_new0 (RelaisAttachmentReading, 1);

  reading->draft = g_strdup (draft);
  reading->mark = mark;
  relais_desk_run (desk, owner, read_all, reading, reading_free, (GDestroyNotify) g_ptr_array_unref, done);
}

/* --- Taking away and putting back --- */

typedef struct {
  RelaisAttachmentRemoval removal; /* what the owner is told with */
  gboolean is_away;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->removal.draft);
  g_free (job->removal.id);
  g_clear_pointer (&job->removal.shown, relais_attachment_free);
  g_free (job);
}

static gpointer
run (RelaisSession *session, gpointer data, GError **error)
{
  const Job *job = data;

  return relais_attachments_set_removed (session, relais_session_get_actor (session), job->removal.draft,
                                         job->removal.id, job->is_away, error)
             ? RELAIS_DONE
             : NULL;
}

/**
 * relais_attachment_removal_run:
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @draft: id of a begun entry
 * @id: id of what hangs on it
 * @shown: (transfer full) (nullable): as it hangs there, when it is to be taken away; %NULL to put it back
 * @done: told how it went, with a RelaisAttachmentRemoval as its data, whose @shown it may take
 */
void
relais_attachment_removal_run (RelaisDesk *desk, gpointer owner, const char *draft, const char *id,
                               RelaisAttachment *shown, RelaisDeskDone done)
{
  Job *job = g_new0 (Job, 1);

  job->removal.draft = g_strdup (draft);
  job->removal.id = g_strdup (id);
  job->removal.shown = shown;
  job->is_away = shown != NULL;
  relais_desk_run (desk, owner, run, job, job_free, NULL, done);
}
