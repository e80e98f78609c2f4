/* The notes of the locked screen, one row each, with when and where they were written. One is taken up: it becomes a
 * begun entry about the patient who is chosen, and the notebook opens with it. Or it is discarded, and can be put back
 * as long as the dialog is open. Follows the register, as a colleague may be quicker. Main thread.
 */

#include "relais-waiting-dialog.h"

#include "relais-day-words.h"
#include "relais-dialog.h"
#include "relais-locked-notes.h"
#include "relais-parts.h"
#include "relais-person-pick-dialog.h"
#include "relais-session-watch.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *dialog; /* which owns this */
  GtkWidget *group;
  GPtrArray *rows;
  GPtrArray *notes;     /* that wait */
  GPtrArray *discarded; /* here, since the dialog was opened */
  char *chosen;         /* for which a patient is looked for */
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *self = data;

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_ptr_array_unref (self->discarded);
  g_free (self->chosen);
  g_free (self);
}

static Waiting *
get_waiting (gpointer dialog)
{
  return g_object_get_data (dialog, "waiting");
}

static RelaisSpoolWaiting *
copy_note (const RelaisSpoolWaiting *note)
{
  RelaisSpoolWaiting *copy = g_new0 (RelaisSpoolWaiting, 1);

  copy->id = g_strdup (note->id);
  copy->at = g_strdup (note->at);
  copy->workstation = g_strdup (note->workstation);
  copy->content = g_strdup (note->content);
  return copy;
}

static void
note_free (gpointer data)
{
  RelaisSpoolWaiting *note = data;

  g_free (note->id);
  g_free (note->at);
  g_free (note->workstation);
  g_free (note->content);
  g_free (note);
}

static const RelaisSpoolWaiting *
find_note (GPtrArray *notes, const char *id)
{
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const RelaisSpoolWaiting *note = notes->pdata[i];

      if (g_strcmp0 (note->id, id) == 0)
        return note;
    }
  return NULL;
}

static void refresh (Waiting *self);

/* --- Taking one up --- */

typedef struct {
  RelaisSpoolWaiting *note;
  char *patient;
  char *written_by;
} ClaimJob;

static void
claim_job_free (gpointer data)
{
  ClaimJob *job = data;

  note_free (job->note);
  g_free (job->patient);
  g_free (job->written_by);
  g_free (job);
}

static gpointer
claim (RelaisSession *session, gpointer data, GError **error)
{
  ClaimJob *job = data;

  return relais_locked_notes_claim (session, relais_session_get_actor (session), job->note, job->patient,
                                    job->written_by, error);
}

static void
on_claimed (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  g_autofree char *draft = answer;
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (dialog));

  if (draft == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      refresh (get_waiting (dialog));
      return;
    }
  gtk_window_close (dialog);
  gtk_widget_activate_action (window, "win.resume-form", "(ss)", "notebook", draft);
}

static void
on_patient_picked (gpointer dialog, const char *id)
{
  Waiting *self = get_waiting (dialog);
  const RelaisSpoolWaiting *note = find_note (self->notes, self->chosen);
  ClaimJob *job;

  if (note == NULL)
    return;
  job = g_new0 (ClaimJob, 1);
  job->note = copy_note (note);
  job->patient = g_strdup (id);
  /* Translators: who wrote a note that bears no name: "Written by somebody at the locked screen" */
  job->written_by = g_strdup (_("somebody at the locked screen"));
  relais_desk_run (relais_dialog_get_desk (dialog), dialog, claim, job, claim_job_free, g_free, on_claimed);
}

static void
on_take_up (GtkWidget *button, Waiting *self)
{
  g_free (self->chosen);
  self->chosen = g_strdup (g_object_get_data (G_OBJECT (button), "id"));
  relais_person_pick_dialog_show (self->dialog, relais_dialog_get_desk (RELAIS_DIALOG (self->dialog)),
                                  _("About whom is this note?"), RELAIS_SEARCH_PATIENTS, on_patient_picked);
}

/* --- Discarding one, and putting it back --- */

static gpointer
discard (RelaisSession *session, gpointer data, GError **error)
{
  const RelaisSpoolWaiting *note = data;

  return relais_locked_notes_discard (session, relais_session_get_actor (session), note->id, error) ? RELAIS_DONE
                                                                                                    : NULL;
}

static void
on_discarded (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  Waiting *self = get_waiting (dialog);

  if (answer == NULL)
    relais_dialog_tell_error (dialog, error);
  else
    g_ptr_array_add (self->discarded, copy_note (data));
  refresh (self);
}

static void
on_discard (GtkWidget *button, Waiting *self)
{
  const RelaisSpoolWaiting *note = find_note (self->notes, g_object_get_data (G_OBJECT (button), "id"));

  if (note != NULL)
    relais_desk_run (relais_dialog_get_desk (RELAIS_DIALOG (self->dialog)), self->dialog, discard, copy_note (note),
                     note_free, NULL, on_discarded);
}

static gpointer
put_back (RelaisSession *session, gpointer data, GError **error)
{
  return relais_locked_notes_put_back (session, relais_session_get_actor (session), data, error) ? RELAIS_DONE : NULL;
}

static void
on_put_back (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  Waiting *self = get_waiting (dialog);
  const RelaisSpoolWaiting *back = find_note (self->discarded, ((RelaisSpoolWaiting *) data)->id);

  if (answer == NULL)
    relais_dialog_tell_error (dialog, error);
  else
    g_ptr_array_remove (self->discarded, (gpointer) back);
  refresh (self);
}

static void
on_undo (GtkWidget *button, Waiting *self)
{
  const RelaisSpoolWaiting *note = find_note (self->discarded, g_object_get_data (G_OBJECT (button), "id"));

  if (note != NULL)
    relais_desk_run (relais_dialog_get_desk (RELAIS_DIALOG (self->dialog)), self->dialog, put_back, copy_note (note),
                     note_free, NULL, on_put_back);
}

/* --- Rows --- */

static void
add_button (GtkWidget *row, Waiting *self, GtkWidget *button, const RelaisSpoolWaiting *note, GCallback clicked)
{
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (note->id), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (Waiting *self, const RelaisSpoolWaiting *note, gboolean waits)
{
  RelaisDesk *desk = relais_dialog_get_desk (RELAIS_DIALOG (self->dialog));
  g_autofree char *day = relais_day_words (desk, relais_instant_get_date (note->at));
  g_autofree char *time = relais_day_words_time (note->at);
  g_autofree char *when = g_strjoin (" · ", day, time, note->workstation, NULL);
  GtkWidget *row = relais_parts_row (note->content, waits ? when : _("Discarded"));

  if (waits)
    {
      add_button (row, self, relais_parts_mnemonic_button (_("_Take up…")), note, G_CALLBACK (on_take_up));
      add_button (row, self, relais_parts_button ("user-trash-symbolic", _("Discard this note")), note,
                  G_CALLBACK (on_discard));
    }
  else
    {
      gtk_widget_add_css_class (row, "dim-label");
      add_button (row, self, relais_parts_mnemonic_button (_("_Undo")), note, G_CALLBACK (on_undo));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
}

static void
show (Waiting *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->notes->len; i++)
    add_row (self, self->notes->pdata[i], TRUE);
  for (guint i = 0; i < self->discarded->len; i++)
    add_row (self, self->discarded->pdata[i], FALSE);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self->group),
      self->rows->len > 0 ? _("Written without signing in. Each is taken up or discarded once.")
                          : _("No note waits any more."));
  gtk_widget_child_focus (self->group, GTK_DIR_TAB_FORWARD);
}

static gpointer
list_notes (RelaisSession *session, gpointer data, GError **error)
{
  return relais_locked_notes_list (session, relais_session_get_actor (session), error);
}

static void
on_listed (gpointer dialog, gpointer data, gpointer answer, const GError *error)
{
  Waiting *self = get_waiting (dialog);

  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return;
    }
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->notes = answer;
  show (self);
}

static void
refresh (Waiting *self)
{
  relais_desk_run (relais_dialog_get_desk (RELAIS_DIALOG (self->dialog)), self->dialog, list_notes, NULL, NULL,
                   (GDestroyNotify) g_ptr_array_unref, on_listed);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, gpointer dialog)
{
  if (relais_desk_is_open (desk) && relais_session_touches (touched, "locked-note", NULL))
    refresh (get_waiting (dialog));
}

/**
 * relais_waiting_dialog_show:
 * @from: a widget of the window
 * @desk: the desk, where somebody has signed in who may write in the notebook
 *
 * Shows what was written at the locked screen.
 */
void
relais_waiting_dialog_show (GtkWidget *from, RelaisDesk *desk)
{
  GtkWidget *dialog = relais_dialog_new (from, desk, _("Notes of the locked screen"), NULL);
  Waiting *self = g_new0 (Waiting, 1);

  self->dialog = dialog;
  self->rows = g_ptr_array_new ();
  self->discarded = g_ptr_array_new_with_free_func (note_free);
  self->group = relais_parts_group (NULL);
  g_object_set_data_full (G_OBJECT (dialog), "waiting", self, waiting_free);
  relais_dialog_add (RELAIS_DIALOG (dialog), self->group);
  relais_dialog_set_size (RELAIS_DIALOG (dialog), 560, 480);
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), dialog, 0);
  refresh (self);
  gtk_window_present (GTK_WINDOW (dialog));
}
