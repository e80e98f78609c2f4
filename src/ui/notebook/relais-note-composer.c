/* Where an entry about one patient is written and signed. What is typed is kept after a second, when the desk closes
 * and when the page goes, and stands there again when its author comes back to this patient. Ctrl+Enter signs; while
 * that is under way nothing can be typed, and where it fails the words are still there. Main thread.
 */

#include "relais-note-composer.h"

#include "relais-error.h"
#include "relais-form-keeper.h"
#include "relais-issue.h"
#include "relais-note-form.h"
#include "relais-note-kept.h"
#include "relais-note-sheet.h"
#include "relais-notice.h"
#include "relais-parts.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

#define KEEP_MS 1000

struct _RelaisNoteComposer {
  AdwBin parent_instance;

  RelaisDesk *desk;
  char *patient;
  char *name;
  RelaisFormKeeper *keeper;
  guint keep_source;
  gboolean is_signing;

  GtkWidget *notice;
  RelaisNoteSheet *sheet;
  GtkWidget *sign;
  GtkWidget *sign_text;
};

G_DEFINE_FINAL_TYPE (RelaisNoteComposer, relais_note_composer, ADW_TYPE_BIN)

/* --- Keeping it --- */

static void
keep (RelaisNoteComposer *self)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->is_signing)
    return;
  if (relais_note_sheet_is_empty (self->sheet))
    relais_form_keeper_discard (self->keeper);
  else
    relais_form_keeper_keep (self->keeper, self->name, 0, FALSE, relais_note_sheet_store (self->sheet));
}

static gboolean
on_pause (gpointer data)
{
  RelaisNoteComposer *self = data;

  self->keep_source = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

/* The first letter starts the clock, so that who never pauses loses a second at most. */
static void
on_typed (RelaisNoteComposer *self)
{
  if (!self->is_signing && self->keep_source == 0)
    self->keep_source = g_timeout_add (KEEP_MS, on_pause, self);
}

static void
on_failed (RelaisNoteComposer *self, const GError *error)
{
  g_autofree char *sentence = relais_error_get_sentence (error);

  relais_notice_tell (RELAIS_NOTICE (self->notice), sentence);
}

static void
on_kept (RelaisNoteComposer *self)
{
  if (!self->is_signing)
    relais_notice_tell (RELAIS_NOTICE (self->notice), NULL);
}

static void
on_closing (RelaisNoteComposer *self)
{
  if (self->keep_source != 0)
    keep (self);
}

static void
make_keeper (RelaisNoteComposer *self, const char *id)
{
  g_clear_object (&self->keeper);
  self->keeper = relais_form_keeper_new (self->desk, RELAIS_FORM_NOTE, id, self->patient);
  g_signal_connect_object (self->keeper, "kept", G_CALLBACK (on_kept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
}

static void
on_begun (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisNoteComposer *self = owner;
  RelaisNoteKept *kept = answer;

  if (kept == NULL)
    {
      relais_window_tell_error (GTK_WIDGET (self), error);
      return;
    }
  relais_note_sheet_set_names (self->sheet, kept->labels, kept->staff);
  /* Whoever was quicker keeps what they have typed meanwhile. */
  if (kept->form != NULL && relais_note_sheet_is_empty (self->sheet))
    {
      relais_note_sheet_restore (self->sheet, kept->form->values);
      make_keeper (self, kept->form->id);
    }
  relais_note_kept_free (kept);
}

/* --- Signing --- */

typedef struct {
  RelaisRecord *note;
  RelaisRecord *task;
  char *draft;
  GPtrArray *issues;
} SignJob;

static void
sign_job_free (gpointer data)
{
  SignJob *job = data;

  relais_record_unref (job->note);
  g_clear_pointer (&job->task, relais_record_unref);
  g_free (job->draft);
  g_ptr_array_unref (job->issues);
  g_free (job);
}

static gpointer
sign (RelaisSession *session, gpointer data, GError **error)
{
  SignJob *job = data;

  return relais_notebook_sign (session, relais_session_get_actor (session), job->note, job->task, job->draft,
                               job->issues, error);
}

static void
set_signing (RelaisNoteComposer *self, gboolean signing)
{
  self->is_signing = signing;
  relais_note_sheet_set_editable (self->sheet, !signing);
  gtk_widget_set_sensitive (self->sign, !signing);
}

static void
on_signed (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisNoteComposer *self = owner;
  SignJob *job = data;
  g_autoptr (RelaisRecord) note = answer;
  g_autofree char *sentence = error != NULL ? relais_error_get_sentence (error) : NULL;

  set_signing (self, FALSE);
  relais_notice_tell (RELAIS_NOTICE (self->notice), sentence);
  relais_note_sheet_show_findings (self->sheet, job->issues);
  if (note == NULL)
    {
      keep (self);
      return;
    }
  relais_note_sheet_reset (self->sheet);
  make_keeper (self, NULL);
  relais_window_tell (GTK_WIDGET (self), _("Entry signed"));
  relais_note_sheet_focus (self->sheet);
}

static void
on_keeper_idle (gpointer owner, gpointer data)
{
  RelaisNoteComposer *self = owner;
  g_autoptr (RelaisRecord) form = NULL;
  SignJob *job = g_new0 (SignJob, 1);

  job->issues = relais_issues_new ();
  form = relais_note_sheet_read (self->sheet, self->patient, job->issues);
  job->note = relais_note_form_get_note (form);
  job->task = relais_note_form_get_task (form);
  job->draft = g_strdup (relais_form_keeper_get_id (self->keeper));
  relais_desk_run (self->desk, self, sign, job, sign_job_free, (GDestroyNotify) relais_record_unref, on_signed);
}

static void
act_sign (RelaisNoteComposer *self)
{
  if (self->is_signing || relais_note_sheet_is_empty (self->sheet) || relais_note_sheet_asks (self->sheet))
    return;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  relais_notice_tell (RELAIS_NOTICE (self->notice), NULL);
  set_signing (self, TRUE);
  relais_form_keeper_wait (self->keeper, self, on_keeper_idle, NULL);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, RelaisNoteComposer *self)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  act_sign (self);
  return TRUE;
}

/**
 * relais_note_composer_answer:
 * @composer: a composer
 * @entry: the entry that is answered
 */
void
relais_note_composer_answer (RelaisNoteComposer *composer, const RelaisNotebookEntry *entry)
{
  relais_note_sheet_answer (composer->sheet, entry);
}

/**
 * relais_note_composer_correct:
 * @composer: a composer
 * @entry: the entry that is corrected; its words stand there to be changed, where nothing was typed yet
 */
void
relais_note_composer_correct (RelaisNoteComposer *composer, const RelaisNotebookEntry *entry)
{
  relais_note_sheet_correct (composer->sheet, entry);
}

/**
 * relais_note_composer_focus:
 * @composer: a composer
 *
 * Puts the cursor into the text.
 */
void
relais_note_composer_focus (RelaisNoteComposer *composer)
{
  relais_note_sheet_focus (composer->sheet);
}

/* --- Life --- */

/**
 * relais_note_composer_set_name:
 * @composer: a composer
 * @name: what the button calls the patient, from now on
 */
void
relais_note_composer_set_name (RelaisNoteComposer *composer, const char *name)
{
  g_autofree char *label = g_strdup_printf (_("Sign for %s"), name);

  gtk_label_set_text (GTK_LABEL (composer->sign_text), label);
  relais_parts_name (composer->sign, label);
}

static GtkWidget *
make_button (RelaisNoteComposer *self)
{
  self->sign = gtk_button_new ();
  self->sign_text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->sign_text), TRUE);
  gtk_button_set_child (GTK_BUTTON (self->sign), self->sign_text);
  relais_note_composer_set_name (self, self->name);
  gtk_widget_set_tooltip_text (self->sign, _("Ctrl+Enter"));
  gtk_widget_set_halign (self->sign, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->sign, "suggested-action");
  g_signal_connect_object (self->sign, "clicked", G_CALLBACK (act_sign), self, G_CONNECT_SWAPPED);
  return self->sign;
}

static void
build (RelaisNoteComposer *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->notice = relais_notice_new ();
  self->sheet = RELAIS_NOTE_SHEET (relais_note_sheet_new (self->desk));
  relais_note_sheet_set_name (self->sheet, self->name);
  g_signal_connect_object (self->sheet, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->notice);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sheet));
  gtk_box_append (GTK_BOX (box), make_button (self));
  gtk_widget_add_css_class (box, "composer");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
relais_note_composer_dispose (GObject *object)
{
  RelaisNoteComposer *self = RELAIS_NOTE_COMPOSER (object);

  if (self->keep_source != 0 && relais_desk_is_open (self->desk))
    keep (self);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_object (&self->keeper);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->patient, g_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (relais_note_composer_parent_class)->dispose (object);
}

static void
relais_note_composer_class_init (RelaisNoteComposerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_note_composer_dispose;
}

static void
relais_note_composer_init (RelaisNoteComposer *self)
{
}

static RelaisNoteComposer *
make (RelaisDesk *desk, const char *patient, const char *name)
{
  RelaisNoteComposer *self = g_object_new (RELAIS_TYPE_NOTE_COMPOSER, NULL);

  self->desk = g_object_ref (desk);
  self->patient = g_strdup (patient);
  self->name = g_strdup (name);
  build (self);
  make_keeper (self, NULL);
  g_signal_connect_object (desk, "closing", G_CALLBACK (on_closing), self, G_CONNECT_SWAPPED);
  relais_note_kept_load (desk, self, patient, on_begun);
  return self;
}

/**
 * relais_note_composer_new:
 * @desk: the desk
 * @patient: id of the patient who is written about
 * @name: their name, as the button says it
 *
 * Returns: (transfer floating): where one writes; what its author began stands there as soon as it is read
 */
GtkWidget *
relais_note_composer_new (RelaisDesk *desk, const char *patient, const char *name)
{
  return GTK_WIDGET (make (desk, patient, name));
}

/**
 * relais_note_composer_new_brief:
 * @desk: the desk
 * @patient: id of the patient who is written about
 * @name: their name, as the button says it
 *
 * Returns: (transfer floating): the same for a line or two: everything but the words is folded away, and as it is for a
 *   new entry of who writes, until it is asked for
 */
GtkWidget *
relais_note_composer_new_brief (RelaisDesk *desk, const char *patient, const char *name)
{
  RelaisNoteComposer *self = make (desk, patient, name);

  relais_note_sheet_set_brief (self->sheet);
  gtk_widget_remove_css_class (adw_bin_get_child (ADW_BIN (self)), "composer");
  return GTK_WIDGET (self);
}
