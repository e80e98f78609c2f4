/* What its author finds again when they come back to write about a patient: a begun entry is theirs alone and waits
 * where it was left. Main thread.
 */

#include "relais-note-kept.h"

#include "relais-notebook.h"
#include "relais-practice-labels.h"
#include "relais-practice-profile.h"
#include "relais-register.h"

/**
 * relais_note_kept_free:
 * @kept: (transfer full): what stood there
 */
void
relais_note_kept_free (RelaisNoteKept *kept)
{
  g_clear_pointer (&kept->labels, relais_labels_unref);
  g_clear_pointer (&kept->staff, g_ptr_array_unref);
  g_clear_pointer (&kept->forms, g_ptr_array_unref);
  g_free (kept->signed_text);
  g_free (kept);
}

typedef struct {
  char *patient;
  char *form;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->patient);
  g_free (question->form);
  g_free (question);
}

/* Who was merged into another record since it was begun is written about there. */
static gboolean
is_about (RelaisSession *session, const RelaisForm *form, const RelaisRecord *patient)
{
  g_autoptr (RelaisRecord) kept = NULL;

  if (!g_str_equal (form->kind, RELAIS_FORM_NOTE) || form->subject == NULL)
    return FALSE;
  kept = relais_register_load_kept (session, relais_session_get_actor (session), form->subject, NULL);
  return kept != NULL && g_str_equal (relais_record_get_id (kept), relais_record_get_id (patient));
}

static gboolean
is_among (GPtrArray *forms, const char *id)
{
  for (guint i = 0; i < forms->len; i++)
    {
      if (g_str_equal (((RelaisForm *) forms->pdata[i])->id, id))
        return TRUE;
    }
  return FALSE;
}

/* An entry has the id of the form that it was written in. */
static char *
find_signed (RelaisSession *session, const char *id)
{
  g_autoptr (RelaisNotebookEntry) entry =
      relais_notebook_load (session, relais_session_get_actor (session), id, NULL);

  return entry != NULL ? g_strdup (relais_record_get (entry->note, RELAIS_NOTE_TEXT)) : NULL;
}

static gpointer
load (RelaisSession *session, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (RelaisLabels) labels = relais_practice_labels_load (session, error);
  g_autoptr (GPtrArray) staff = labels != NULL ? relais_session_list_staff (session, error) : NULL;
  g_autoptr (RelaisRecord) practice = staff != NULL ? relais_practice_profile_load (session, error) : NULL;
  g_autoptr (GPtrArray) forms =
      practice != NULL ? relais_form_list (session, relais_session_get_actor (session), error) : NULL;
  g_autoptr (RelaisRecord) patient =
      forms != NULL ? relais_register_load_kept (session, relais_session_get_actor (session), question->patient, error)
                    : NULL;
  RelaisNoteKept *kept;

  if (patient == NULL)
    return NULL;
  kept = g_new0 (RelaisNoteKept, 1);
  kept->labels = g_steal_pointer (&labels);
  kept->staff = g_steal_pointer (&staff);
  kept->exchanges = relais_record_is (practice, RELAIS_PRACTICE_EXCHANGE, "yes");
  for (guint i = forms->len; i > 0; i--)
    {
      if (!is_about (session, forms->pdata[i - 1], patient))
        g_ptr_array_remove_index (forms, i - 1);
    }
  if (question->form != NULL && !is_among (forms, question->form))
    kept->signed_text = find_signed (session, question->form);
  kept->forms = g_steal_pointer (&forms);
  return kept;
}

/**
 * relais_note_kept_load:
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @patient: id of a patient
 * @form: (nullable): id of a form that was stored, and is perhaps signed by now
 * @done: told a RelaisNoteKept
 */
void
relais_note_kept_load (RelaisDesk *desk, gpointer owner, const char *patient, const char *form, RelaisDeskDone done)
{
  Question *question = g_new0 (Question, 1);

  question->patient = g_strdup (patient);
  question->form = g_strdup (form);
  relais_desk_run (desk, owner, load, question, question_free, (GDestroyNotify) relais_note_kept_free, done);
}
