/* What its author finds again when they come back to write about a patient: a begun entry is theirs alone and waits
 * where it was left. Main thread.
 */

#include "relais-note-kept.h"

#include "relais-practice-labels.h"

/**
 * relais_note_kept_free:
 * @kept: (transfer full): what stood there
 */
void
relais_note_kept_free (RelaisNoteKept *kept)
{
  g_clear_pointer (&kept->labels, relais_labels_unref);
  g_clear_pointer (&kept->staff, g_ptr_array_unref);
  g_clear_pointer (&kept->form, relais_form_free);
  g_free (kept);
}

static gpointer
load (RelaisSession *session, gpointer data, GError **error)
{
  const char *patient = data;
  g_autoptr (RelaisLabels) labels = relais_practice_labels_load (session, error);
  g_autoptr (GPtrArray) staff = labels != NULL ? relais_session_list_staff (session, error) : NULL;
  g_autoptr (GPtrArray) forms =
      staff != NULL ? relais_form_list (session, relais_session_get_actor (session), error) : NULL;
  RelaisNoteKept *kept;

  if (forms == NULL)
    return NULL;
  kept = g_new0 (RelaisNoteKept, 1);
  kept->labels = g_steal_pointer (&labels);
  kept->staff = g_steal_pointer (&staff);
  for (guint i = 0; i < forms->len && kept->form == NULL; i++)
    {
      const RelaisForm *form = forms->pdata[i];

      if (g_str_equal (form->kind, RELAIS_FORM_NOTE) && g_strcmp0 (form->subject, patient) == 0)
        kept->form = g_ptr_array_steal_index (forms, i);
    }
  return kept;
}

/**
 * relais_note_kept_load:
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @patient: id of a patient
 * @done: told a RelaisNoteKept
 */
void
relais_note_kept_load (RelaisDesk *desk, gpointer owner, const char *patient, RelaisDeskDone done)
{
  relais_desk_run (desk, owner, load, g_strdup (patient), g_free, (GDestroyNotify) relais_note_kept_free, done);
}
