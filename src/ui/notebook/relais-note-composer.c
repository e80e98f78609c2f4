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
#include "relais-note-others.h"
#include "relais-note-sheet.h"
#include "relais-note-sign-bar.h"
#include "relais-note-signing.h"
#include "relais-notice.h"
#include "relais-session-watch.h"
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
  gboolean in_parts; /* it is signed as linked parts */
  gboolean is_dirty;  /* something was typed that is not stored yet */
  guint serial;       /* of the newest thing that happened to the text here */
  guint asked_serial; /* as it was when the register was asked */
  gboolean is_reading;
  gboolean wants_read;
  gboolean has_names;
  gboolean tells_unkept; /* the notice says why something could not be stored */
  char *joined; /* id of a text whose words stand here now */

  GtkWidget *notice;
  GtkWidget *others;
  RelaisNoteSheet *sheet;
  RelaisNoteSignBar *bar;
};

G_DEFINE_FINAL_TYPE (RelaisNoteComposer, relais_note_composer, ADW_TYPE_BIN)

/* --- Keeping it --- */

static void
keep (RelaisNoteComposer *self)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (self->is_signing)
    return;
  self->serial++;
  if (relais_note_sheet_is_empty (self->sheet))
    relais_form_keeper_discard (self->keeper);
  else
    relais_form_keeper_keep (self->keeper, self->name, 0, FALSE, relais_note_sheet_store (self->sheet));
}

/* The first letter starts the clock, so that who never pauses loses a second at most. */
static void
on_typed (RelaisNoteComposer *self)
{
  self->serial++;
  self->is_dirty = TRUE;
  if (!self->is_signing && self->keep_source == 0)
    self->keep_source = g_timeout_add_once (KEEP_MS, (GSourceOnceFunc) keep, self);
}

static void make_keeper (RelaisNoteComposer *self, const RelaisForm *form);

/* Another window stored something else: it stays, and what stands here becomes a text of its own beside it. */
static void
part (RelaisNoteComposer *self)
{
  make_keeper (self, NULL);
  keep (self);
}

static void
on_failed (RelaisNoteComposer *self, const GError *error)
{
  g_autofree char *sentence = relais_error_get_sentence (error);

  self->serial++;
  self->tells_unkept = !g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_CONFLICT);
  if (self->tells_unkept)
    relais_notice_tell (RELAIS_NOTICE (self->notice), sentence);
  else
    part (self);
}

static void
on_kept (RelaisNoteComposer *self)
{
  self->serial++;
  self->is_dirty = self->keep_source != 0;
  if (self->joined != NULL && !self->is_dirty)
    {
      relais_note_others_join (RELAIS_NOTE_OTHERS (self->others), self->joined,
                               relais_form_keeper_get_id (self->keeper));
      g_clear_pointer (&self->joined, g_free);
    }
  if (self->tells_unkept)
    relais_notice_tell (RELAIS_NOTICE (self->notice), NULL);
  self->tells_unkept = FALSE;
}

static void
on_closing (RelaisNoteComposer *self)
{
  if (self->is_dirty)
    keep (self);
}

/* The keeper before it lives on until its last save is done, and is not listened to any more. */
static void
make_keeper (RelaisNoteComposer *self, const RelaisForm *form)
{
  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_object (&self->keeper);
  self->keeper = relais_form_keeper_new (self->desk, RELAIS_FORM_NOTE, form != NULL ? form->id : NULL, self->patient);
  relais_form_keeper_guard (self->keeper, form != NULL ? form->values : NULL);
  relais_form_keeper_follow (self->keeper, GTK_WIDGET (self));
  relais_note_attachments_follow (relais_note_sheet_get_attachments (self->sheet), self->keeper);
  g_signal_connect_object (self->keeper, "kept", G_CALLBACK (on_kept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
}

static void
adopt (RelaisNoteComposer *self, const RelaisForm *form)
{
  g_autoptr (GVariant) shown = g_variant_ref_sink (relais_note_sheet_store (self->sheet));

  if (!relais_form_values_equal (shown, form->values))
    relais_note_sheet_restore (self->sheet, form->values);
  if (g_str_equal (form->id, relais_form_keeper_get_id (self->keeper)))
    relais_form_keeper_guard (self->keeper, form->values);
  else
    make_keeper (self, form);
  self->is_dirty = FALSE;
}

/* --- What else there is --- */

static const RelaisForm *
find_own (RelaisNoteComposer *self, GPtrArray *forms)
{
  for (guint i = 0; i < forms->len; i++)
    {
      if (g_str_equal (((RelaisForm *) forms->pdata[i])->id, relais_form_keeper_get_id (self->keeper)))
        return forms->pdata[i];
    }
  return NULL;
}

/* What was stored under this text meanwhile, in another window: taken over, as nothing was typed here since. */
static void
take_over (RelaisNoteComposer *self, const RelaisNoteKept *kept)
{
  const RelaisForm *own = find_own (self, kept->forms);

  if (own != NULL)
    adopt (self, own);
  else if (relais_form_keeper_has_kept (self->keeper) && kept->signed_text != NULL &&
           relais_note_body_has_words (relais_note_sheet_get_body (self->sheet), kept->signed_text))
    {
      relais_note_sheet_reset (self->sheet);
      make_keeper (self, NULL);
    }
  else if (relais_form_keeper_has_kept (self->keeper))
    part (self);
  if (relais_note_sheet_is_empty (self->sheet) && kept->forms->len > 0)
    adopt (self, kept->forms->pdata[0]);
}

static void follow (RelaisNoteComposer *self);

static void
on_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisNoteComposer *self = owner;
  RelaisNoteKept *kept = answer;

  self->is_reading = FALSE;
  if (kept == NULL)
    {
      relais_window_tell_error (GTK_WIDGET (self), error);
      return;
    }
  if (!self->has_names)
    relais_note_sheet_set_names (self->sheet, kept->labels, kept->staff);
  self->has_names = TRUE;
  relais_note_sign_bar_set_exchange (self->bar, kept->exchanges);
  /* Whoever was quicker keeps what they have typed meanwhile. */
  if (self->asked_serial == self->serial && !self->is_dirty && !self->is_signing)
    take_over (self, kept);
  relais_note_others_show (RELAIS_NOTE_OTHERS (self->others), g_steal_pointer (&kept->forms),
                           relais_form_keeper_get_id (self->keeper));
  relais_note_kept_free (kept);
  if (self->wants_read)
    follow (self);
}

static void
follow (RelaisNoteComposer *self)
{
  const char *own = relais_form_keeper_has_kept (self->keeper) ? relais_form_keeper_get_id (self->keeper) : NULL;

  self->wants_read = self->is_reading;
  if (self->is_reading)
    return;
  self->is_reading = TRUE;
  self->asked_serial = self->serial;
  relais_note_kept_load (self->desk, self, self->patient, own, on_read);
}

static void
on_desk_changed (RelaisDesk *desk, const char *const *touched, RelaisNoteComposer *self)
{
  if (relais_desk_is_open (desk) &&
      (relais_session_touches (touched, "draft", NULL) || relais_session_touches (touched, "practice", NULL)))
    follow (self);
}

/* The words of the other text are thrown away once they are kept here. */
static void
join (RelaisNoteComposer *self, const RelaisForm *form)
{
  const char *words = "";

  g_variant_lookup (form->values, relais_note_form_type.fields[RELAIS_NOTE_TEXT].name, "&s", &words);
  relais_note_body_join (relais_note_sheet_get_body (self->sheet), words);
  g_free (self->joined);
  self->joined = g_strdup (form->id);
  keep (self);
}

static void
on_other_chosen (RelaisNoteComposer *self, const RelaisForm *form, RelaisNoteOther what)
{
  gboolean is_empty = relais_note_sheet_is_empty (self->sheet);

  if (what == RELAIS_NOTE_OTHER_DISCARD)
    relais_note_others_discard (RELAIS_NOTE_OTHERS (self->others), form->id);
  else if (what == RELAIS_NOTE_OTHER_JOIN && !is_empty)
    join (self, form);
  else
    {
      if (!is_empty)
        keep (self);
      adopt (self, form);
      follow (self);
    }
  relais_note_sheet_focus (self->sheet);
}

/* --- Signing --- */

static void
set_signing (RelaisNoteComposer *self, gboolean signing)
{
  self->is_signing = signing;
  self->serial++;
  relais_note_sheet_set_editable (self->sheet, !signing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->bar), !signing);
  gtk_widget_set_sensitive (self->others, !signing);
}

static void
on_signed (gpointer owner, GPtrArray *issues, guint n_signed, const GError *error)
{
  RelaisNoteComposer *self = owner;
  g_autofree char *sentence = error != NULL ? relais_error_get_sentence (error) : NULL;
  g_autofree char *told = NULL;

  set_signing (self, FALSE);
  self->tells_unkept = FALSE;
  relais_notice_tell (RELAIS_NOTICE (self->notice), sentence);
  relais_note_sheet_show_findings (self->sheet, issues);
  if (n_signed == 0)
    {
      keep (self);
      return;
    }
  relais_note_sheet_reset (self->sheet);
  make_keeper (self, NULL);
  self->is_dirty = FALSE;
  follow (self);
  told = n_signed > 1 ? g_strdup_printf (ngettext ("Signed as %u linked part", "Signed as %u linked parts", n_signed),
                                         n_signed)
                      : g_strdup (_("Entry signed"));
  relais_window_tell (GTK_WIDGET (self), told);
  relais_note_sheet_focus (self->sheet);
}

static void
on_keeper_idle (gpointer owner, gpointer data)
{
  RelaisNoteComposer *self = owner;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) form = relais_note_sheet_read (self->sheet, self->patient, issues);

  relais_note_signing_run (self->desk, self, form, self->name, relais_form_keeper_get_id (self->keeper),
                           self->in_parts, issues, on_signed);
}

static void
on_sign (RelaisNoteComposer *self, gboolean in_parts)
{
  if (self->is_signing || relais_note_sheet_is_empty (self->sheet) || relais_note_sheet_asks (self->sheet))
    return;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  relais_notice_tell (RELAIS_NOTICE (self->notice), NULL);
  set_signing (self, TRUE);
  self->in_parts = in_parts;
  relais_form_keeper_wait (self->keeper, self, on_keeper_idle, NULL);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, RelaisNoteComposer *self)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  relais_note_sign_bar_sign (self->bar, (state & GDK_SHIFT_MASK) != 0);
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
  relais_note_sign_bar_set_name (composer->bar, name);
}

static void
build (RelaisNoteComposer *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->notice = relais_notice_new ();
  self->sheet = RELAIS_NOTE_SHEET (relais_note_sheet_new (self->desk));
  relais_note_sheet_set_name (self->sheet, self->name);
  g_signal_connect_object (relais_note_sheet_get_attachments (self->sheet), "wanted", G_CALLBACK (keep), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  self->bar = RELAIS_NOTE_SIGN_BAR (relais_note_sign_bar_new (
      gtk_text_view_get_buffer (relais_note_body_get_view (relais_note_sheet_get_body (self->sheet)))));
  relais_note_sign_bar_set_name (self->bar, self->name);
  g_signal_connect_object (self->bar, "sign", G_CALLBACK (on_sign), self, G_CONNECT_SWAPPED);
  self->others = relais_note_others_new (self->desk);
  g_signal_connect_object (self->others, "chosen", G_CALLBACK (on_other_chosen), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->notice);
  gtk_box_append (GTK_BOX (box), self->others);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sheet));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
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

  if (self->desk != NULL && self->is_dirty && relais_desk_is_open (self->desk))
    keep (self);
  if (self->keeper != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->keeper, self);
      relais_form_keeper_leave (self->keeper);
    }
  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_object (&self->keeper);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->patient, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->joined, g_free);
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
  g_signal_connect_object (desk, "changed", G_CALLBACK (on_desk_changed), self, 0);
  follow (self);
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
