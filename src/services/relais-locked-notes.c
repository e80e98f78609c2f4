/* What was written at the locked screen, where nobody can read: it is sealed beside the register, taken in at the next
 * sign-in, and waits there until somebody makes it a draft of an entry about a patient, or discards it. Each of the
 * two happens once, whoever asks; both stand in the log, without a word of the note. Blocking, from any thread.
 */

#include "relais-locked-notes.h"

#include "relais-drafts-private.h"
#include "relais-drafts-table.h"
#include "relais-error.h"
#include "relais-id.h"
#include "relais-note-form.h"
#include "relais-person.h"
#include "relais-register.h"
#include "relais-session-private.h"
#include "relais-spool.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

#define KIND "locked-note"

typedef struct {
  const RelaisSpoolWaiting *note;
  const char *id;
  const char *draft;
  const RelaisForm *form;
} NoteJob;

/**
 * relais_locked_notes_seal:
 * @folder: the data folder
 * @text: what was written
 * @clock: where the time comes from
 * @error: RELAIS_ERROR_INVALID without a word in it or above %RELAIS_LOCKED_NOTE_LIMIT; see relais_spool_add()
 *
 * Needs nobody to be signed in.
 *
 * Returns: whether it is sealed and on the disk
 */
gboolean
relais_locked_notes_seal (const char *folder, const char *text, RelaisClock *clock, GError **error)
{
  g_autofree char *clean = relais_text_clean_lines (text, 0, NULL);

  if (*clean != '\0' && relais_text_length (clean) <= RELAIS_LOCKED_NOTE_LIMIT)
    return relais_spool_add (folder, RELAIS_SPOOL_NOTE, clean, clock, error);
  relais_error_set (error, RELAIS_ERROR_INVALID, _("Note"), "%s",
                    *clean == '\0' ? _("it has no words") : _("it is too long"));
  return FALSE;
}

/**
 * relais_locked_notes_list:
 * @session: a session
 * @actor: who asks
 * @error: RELAIS_ERROR_NOT_ALLOWED for who does not write in the notebook
 *
 * Returns: (transfer full) (element-type RelaisSpoolWaiting) (nullable): the notes that wait, oldest first
 */
GPtrArray *
relais_locked_notes_list (RelaisSession *session, RelaisActor *actor, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!relais_actor_check (actor, RELAIS_ACT_WRITE_NOTES, error))
    return NULL;
  /* What was sealed while they came in is with them as well; otherwise it is there at the next sign-in. */
  if (!relais_spool_take_in (session, &failure))
    g_debug ("the spool was left as it is: %s", failure->message);
  return relais_spool_list_waiting (session, RELAIS_SPOOL_NOTE, error);
}

static void
touch (RelaisChange *change, const char *id)
{
  g_ptr_array_add (relais_change_get_touched (change), g_strconcat (KIND " ", id, NULL));
}

/* --- Claiming --- */

static GVariant *
make_values (const RelaisSpoolWaiting *note, const char *on_behalf_of)
{
  g_autofree char *local = relais_instant_to_local_text (note->at);
  g_autofree char *moment = g_strndup (local, 16);
  GVariantBuilder builder;

  g_strdelimit (moment, "T", ' ');
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", relais_note_form_type.fields[RELAIS_NOTE_TEXT].name, note->content);
  g_variant_builder_add (&builder, "{ss}", relais_note_form_type.fields[RELAIS_NOTE_WRITTEN_AT].name, moment);
  g_variant_builder_add (&builder, "{ss}", relais_note_form_type.fields[RELAIS_NOTE_ON_BEHALF_OF].name, on_behalf_of);
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static gboolean
claim (RelaisChange *change, gpointer data, GError **error)
{
  const NoteJob *job = data;
  g_autoptr (GBytes) content = relais_form_pack (job->form);

  touch (change, job->note->id);
  return relais_spool_store_settle (change, job->note->id, error) &&
         relais_drafts_save (change, job->draft, job->form->kind, job->form->subject, content, error) &&
         relais_change_note (change, "note-claimed", relais_person_type.name, job->form->subject, NULL, error);
}

/**
 * relais_locked_notes_claim:
 * @session: a session
 * @actor: who takes it up
 * @note: a note that waits
 * @patient: id of the patient it is about
 * @on_behalf_of: who is said to have written it, until @actor says it better
 * @error: RELAIS_ERROR_NOT_FOUND for a patient whom @actor does not know, or where somebody else took care of the note;
 *   RELAIS_ERROR_NOT_ALLOWED
 *
 * It becomes a begun entry of @actor, with the moment at which it was written.
 *
 * Returns: (transfer full) (nullable): id of the draft
 */
char *
relais_locked_notes_claim (RelaisSession *session, RelaisActor *actor, const RelaisSpoolWaiting *note,
                           const char *patient, const char *on_behalf_of, GError **error)
{
  g_autoptr (RelaisRecord) person = NULL;
  g_autoptr (GVariant) values = make_values (note, on_behalf_of);
  g_autofree char *id = relais_id_new ();
  g_autofree char *name = NULL;
  RelaisForm form = { .kind = (char *) RELAIS_FORM_NOTE, .values = values };
  NoteJob job = { .note = note, .draft = id, .form = &form };

  if (!relais_actor_check (actor, RELAIS_ACT_WRITE_NOTES, error))
    return NULL;
  person = relais_register_load_person (session, actor, patient, error);
  if (person == NULL)
    return NULL;
  name = relais_person_get_name (person);
  form.subject = (char *) patient;
  form.title = name;
  if (!relais_store_write (relais_session_get_store (session), actor, "note-claimed", claim, &job, NULL, error))
    return NULL;
  return g_steal_pointer (&id);
}

/* --- Discarding --- */

static gboolean
discard (RelaisChange *change, gpointer data, GError **error)
{
  const NoteJob *job = data;

  touch (change, job->id);
  return relais_spool_store_settle (change, job->id, error) &&
         relais_change_note (change, "note-discarded", NULL, NULL, NULL, error);
}

/**
 * relais_locked_notes_discard:
 * @session: a session
 * @actor: who discards it
 * @id: id of a note that waits
 * @error: RELAIS_ERROR_NOT_FOUND where somebody else took care of it; RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether it waits no longer
 */
gboolean
relais_locked_notes_discard (RelaisSession *session, RelaisActor *actor, const char *id, GError **error)
{
  NoteJob job = { .id = id };

  return relais_actor_check (actor, RELAIS_ACT_WRITE_NOTES, error) &&
         relais_store_write (relais_session_get_store (session), actor, "note-discarded", discard, &job, NULL, error);
}

static gboolean
put_back (RelaisChange *change, gpointer data, GError **error)
{
  const RelaisSpoolWaiting *note = ((NoteJob *) data)->note;

  touch (change, note->id);
  return relais_spool_store_keep (change, note->id, "note", note->at, note->workstation, note->content, error) &&
         relais_change_note (change, "note-put-back", NULL, NULL, NULL, error);
}

/**
 * relais_locked_notes_put_back:
 * @session: a session
 * @actor: who discarded it
 * @note: the note, which they still have
 * @error: RELAIS_ERROR_NOT_ALLOWED
 *
 * Returns: whether it waits again
 */
gboolean
relais_locked_notes_put_back (RelaisSession *session, RelaisActor *actor, const RelaisSpoolWaiting *note,
                              GError **error)
{
  NoteJob job = { .note = note };

  return relais_actor_check (actor, RELAIS_ACT_WRITE_NOTES, error) &&
         relais_store_write (relais_session_get_store (session), actor, "note-put-back", put_back, &job, NULL, error);
}
