/* An entry that is signed at once with files of this PC: a letter that comes in by a script, a page of the paper
 * notebook that was photographed. They hang on a begun entry first, as when somebody writes it, so that one way leads
 * into the notebook; if anything is refused, nothing of it stays. Blocking, from any thread but that of the window.
 */

#include "relais-notebook-filing.h"

#include "relais-attachment-table.h"
#include "relais-attachments.h"
#include "relais-drafts-table.h"
#include "relais-drafts.h"
#include "relais-notebook-private.h"

/*
 * relais_notebook_sign_attachments:
 * @change: an open change in which an entry was signed
 * @draft: id of the draft in which it was written, and of the entry
 * @error: where to store the error
 *
 * Returns: whether what hung on the draft hangs on the entry, and the draft is gone
 */
gboolean
relais_notebook_sign_attachments (RelaisChange *change, const char *draft, GError **error)
{
  guint n;

  if (!relais_attachment_table_sign (change, draft, &n, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (!relais_change_note (change, "attach", relais_note_type.name, draft, NULL, error))
        return FALSE;
    }
  return relais_drafts_remove (change, draft, error);
}

static char *
begin (RelaisSession *session, RelaisActor *actor, const RelaisRecord *note, GError **error)
{
  const RelaisForm form = { .kind = (char *) RELAIS_FORM_NOTE,
                            .subject = (char *) relais_record_get (note, RELAIS_NOTE_PATIENT) };

  return relais_form_save (session, actor, &form, error);
}

static gboolean
attach_all (RelaisSession *session, RelaisActor *actor, const char *draft, const char *const *paths, GError **error)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (RelaisAttachment) attached = relais_attachments_add_file (session, actor, draft, paths[i], error);

      if (attached == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * relais_notebook_sign_with:
 * @session: a session
 * @actor: who signs
 * @note: what is signed, as for relais_notebook_sign()
 * @task: (nullable): what it asks
 * @paths: (nullable) (array zero-terminated=1): files that are to hang on it
 * @issues: (element-type RelaisIssue): where findings are added
 * @error: as for relais_notebook_sign() and relais_attachments_add_file()
 *
 * Returns: (transfer full) (nullable): the signed entry
 */
RelaisRecord *
relais_notebook_sign_with (RelaisSession *session, RelaisActor *actor, const RelaisRecord *note,
                           const RelaisRecord *task, const char *const *paths, GPtrArray *issues, GError **error)
{
  g_autofree char *draft = NULL;
  RelaisRecord *saved = NULL;

  if (paths == NULL || paths[0] == NULL)
    return relais_notebook_sign (session, actor, note, task, NULL, issues, error);
  draft = begin (session, actor, note, error);
  if (draft == NULL)
    return NULL;
  if (attach_all (session, actor, draft, paths, error))
    saved = relais_notebook_sign (session, actor, note, task, draft, issues, error);
  if (saved == NULL)
    relais_form_discard (session, actor, draft, NULL);
  return saved;
}
