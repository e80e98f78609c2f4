/* Signing from the window: what was typed on the sheet is divided into the entry and what it asks, and both are signed
 * in one act of the services, on a thread of the desk. Whoever asked is told what was found and how it went; the job
 * belongs to the desk meanwhile. Main thread.
 */

#include "relais-note-signing.h"

#include "relais-error.h"
#include "relais-note-form.h"
#include "relais-notebook.h"

typedef struct {
  RelaisRecord *note;
  RelaisRecord *task;
  char *name;
  char *draft;
  gboolean in_parts;
  GPtrArray *issues;
  RelaisNoteSigned done;
} SignJob;

static void
sign_job_free (gpointer data)
{
  SignJob *job = data;

  relais_record_unref (job->note);
  g_clear_pointer (&job->task, relais_record_unref);
  g_free (job->name);
  g_free (job->draft);
  g_ptr_array_unref (job->issues);
  g_free (job);
}

static gpointer
sign (RelaisSession *session, gpointer data, GError **error)
{
  SignJob *job = data;
  RelaisActor *actor = relais_session_get_actor (session);
  GPtrArray *notes;
  RelaisRecord *note;

  if (job->in_parts)
    return relais_notebook_sign_parts (session, actor, job->note, job->task, job->draft, job->issues, error);
  note = relais_notebook_sign (session, actor, job->note, job->task, job->draft, job->issues, error);
  if (note == NULL)
    return NULL;
  notes = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_record_unref);
  g_ptr_array_add (notes, note);
  return notes;
}

/* The record was there when one began to write: it was closed to who signs, or removed. Nothing says which. */
static gboolean
is_patient_gone (const SignJob *job, const GError *error)
{
  return g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND) &&
         g_strcmp0 (relais_error_get_subject (error), relais_record_get (job->note, RELAIS_NOTE_PATIENT)) == 0;
}

static void
on_signed (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  SignJob *job = data;
  g_autoptr (GPtrArray) notes = answer;
  g_autoptr (GError) gone =
      is_patient_gone (job, error) ? relais_error_new (RELAIS_ERROR_RECORD_GONE, job->name, NULL) : NULL;

  job->done (owner, job->issues, notes != NULL ? notes->len : 0, gone != NULL ? gone : error);
}

/**
 * relais_note_signing_run:
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @form: what was typed, a record of relais_note_form_type
 * @name: what the patient is called where one writes
 * @draft: id of the form that goes with it
 * @in_parts: whether a long text is signed as linked parts
 * @issues: (element-type RelaisIssue): what was found so far
 * @done: told how it went
 */
void
relais_note_signing_run (RelaisDesk *desk, gpointer owner, const RelaisRecord *form, const char *name,
                         const char *draft, gboolean in_parts, GPtrArray *issues, RelaisNoteSigned done)
{
  SignJob *job = g_new0 (SignJob, 1);

  job->note = relais_note_form_get_note (form);
  job->task = relais_note_form_get_task (form);
  job->name = g_strdup (name);
  job->draft = g_strdup (draft);
  job->in_parts = in_parts;
  job->issues = g_ptr_array_ref (issues);
  job->done = done;
  relais_desk_run (desk, owner, sign, job, sign_job_free, (GDestroyNotify) g_ptr_array_unref, on_signed);
}
