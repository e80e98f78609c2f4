/* The box on the locked screen into which one writes a line without signing in: sealed, it can be read by nobody here,
 * and waits for whoever signs in next. It is taken off the screen once it is on the disk, also from what the keyboard
 * could bring back and from the clipboard; until then it stays. What is left unsealed is sealed before somebody comes
 * in, and when the page goes. Main thread; the sealing is a thread's.
 */

#include "relais-locked-note.h"

#include "relais-clean-screen.h"
#include "relais-error.h"
#include "relais-locked-notes.h"
#include "relais-parts.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RelaisLockedNote {
  AdwBin parent_instance;

  RelaisDesk *desk;
  gboolean is_sealing;
  gpointer owner; /* who waits for the end, alive meanwhile */
  RelaisLockedNoteFinished finished;

  GtkWidget *open;
  GtkWidget *box;
  GtkWidget *view;
  GtkWidget *counter;
  GtkWidget *said;
  GtkWidget *keep;
};

G_DEFINE_FINAL_TYPE (RelaisLockedNote, relais_locked_note, ADW_TYPE_BIN)

static GtkTextBuffer *
get_buffer (RelaisLockedNote *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static char *
get_text (RelaisLockedNote *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE);
}

static gboolean
has_words (const char *text)
{
  g_autofree char *clean = relais_text_clean_lines (text, 0, NULL);

  return *clean != '\0';
}

static void
free_secret (gpointer data)
{
  explicit_bzero (data, strlen (data));
  g_free (data);
}

static void
say (RelaisLockedNote *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->said), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->said, sentence != NULL);
}

static void
show_state (RelaisLockedNote *self)
{
  char *text = get_text (self);
  gsize length = relais_text_length (text);
  g_autofree char *count = g_strdup_printf ("%" G_GSIZE_FORMAT "/%d", length, RELAIS_LOCKED_NOTE_LIMIT);

  gtk_label_set_text (GTK_LABEL (self->counter), count);
  gtk_widget_set_sensitive (self->keep, !self->is_sealing && has_words (text));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), !self->is_sealing);
  free_secret (text);
}

static void
on_typed (RelaisLockedNote *self)
{
  if (gtk_text_buffer_get_char_count (get_buffer (self)) > 0)
    say (self, NULL);
  show_state (self);
}

/* --- Sealing --- */

typedef struct {
  char *folder;
  char *text;
  RelaisClock *clock;
} SealJob;

static void
seal_job_free (gpointer data)
{
  SealJob *job = data;

  g_free (job->folder);
  free_secret (job->text);
  relais_clock_unref (job->clock);
  g_free (job);
}

static SealJob *
seal_job_new (RelaisLockedNote *self)
{
  SealJob *job = g_new0 (SealJob, 1);

  job->folder = g_strdup (relais_desk_get_folder (self->desk));
  job->text = get_text (self);
  job->clock = relais_clock_ref (relais_desk_get_clock (self->desk));
  return job;
}

static gpointer
seal (RelaisSession *closed, gpointer data, GError **error)
{
  SealJob *job = data;

  return relais_locked_notes_seal (job->folder, job->text, job->clock, error) ? RELAIS_DONE : NULL;
}

static void
end (RelaisLockedNote *self, gboolean is_clear)
{
  g_autoptr (GObject) owner = g_steal_pointer (&self->owner);

  if (owner != NULL)
    self->finished (owner, is_clear);
}

static void
say_error (RelaisLockedNote *self, const GError *error)
{
  g_autofree char *sentence = relais_error_get_sentence (error);

  if (g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_TOO_LARGE))
    say (self, _("There is no room for another note until somebody signs in. Your text is kept on screen."));
  else if (g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_NO_SUCH_FILE))
    say (self, _("Somebody has to sign in here once before notes can be kept. Your text is kept on screen."));
  else
    say (self, sentence);
}

static void
on_sealed (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisLockedNote *self = owner;

  self->is_sealing = FALSE;
  if (answer != NULL)
    {
      gtk_text_buffer_set_text (get_buffer (self), "", -1);
      relais_clean_clipboards (gtk_widget_get_display (GTK_WIDGET (self)));
      say (self, _("Kept. Whoever signs in next takes it up."));
    }
  else
    say_error (self, error);
  show_state (self);
  end (self, answer != NULL);
}

/* Says in which way the words can't be kept as they are; nothing is ever cut. */
static gboolean
is_too_long (RelaisLockedNote *self)
{
  char *text = get_text (self);
  gsize length = relais_text_length (text);
  g_autofree char *sentence = NULL;

  free_secret (text);
  if (length <= RELAIS_LOCKED_NOTE_LIMIT)
    return FALSE;
  sentence = g_strdup_printf (ngettext ("A note holds %d character at most. Your text is kept on screen: shorten it.",
                                        "A note holds %d characters at most. Your text is kept on screen: shorten it.",
                                        RELAIS_LOCKED_NOTE_LIMIT),
                              RELAIS_LOCKED_NOTE_LIMIT);
  say (self, sentence);
  return TRUE;
}

static void
act_seal (RelaisLockedNote *self)
{
  if (!gtk_widget_get_sensitive (self->keep) || is_too_long (self))
    return;
  self->is_sealing = TRUE;
  show_state (self);
  relais_desk_run_closed (self->desk, self, seal, seal_job_new (self), seal_job_free, NULL, on_sealed);
}

/**
 * relais_locked_note_finish:
 * @note: the box
 * @owner: (type GObject): who waits
 * @finished: told once nothing unsealed stands in it, or that something still does
 *
 * Somebody is about to come in: what stands in the box is sealed first.
 */
void
relais_locked_note_finish (RelaisLockedNote *note, gpointer owner, RelaisLockedNoteFinished finished)
{
  char *text = get_text (note);
  gboolean is_empty = !has_words (text);

  free_secret (text);
  g_set_object (&note->owner, owner);
  note->finished = finished;
  if (is_empty)
    end (note, TRUE);
  else if (!note->is_sealing)
    {
      act_seal (note);
      if (!note->is_sealing)
        end (note, FALSE);
    }
}

/* --- Showing it --- */

static void
on_open (RelaisLockedNote *self)
{
  gtk_widget_set_visible (self->box, TRUE);
  gtk_widget_set_visible (self->open, FALSE);
  gtk_widget_grab_focus (self->view);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, RelaisLockedNote *self)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  act_seal (self);
  return TRUE;
}

/* The program may end before a thread comes to it: the one time that this is not left to one. */
static void
seal_what_is_left (RelaisLockedNote *self)
{
  SealJob *job = seal_job_new (self);

  if (has_words (job->text))
    seal (NULL, job, NULL);
  seal_job_free (job);
}

static void
relais_locked_note_dispose (GObject *object)
{
  RelaisLockedNote *self = RELAIS_LOCKED_NOTE (object);

  if (self->desk != NULL && !self->is_sealing)
    seal_what_is_left (self);
  g_clear_object (&self->owner);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_locked_note_parent_class)->dispose (object);
}

static void
relais_locked_note_class_init (RelaisLockedNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_locked_note_dispose;
}

static GtkWidget *
make_view (RelaisLockedNote *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 9);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 9);
  /* What is gone must not come back with Ctrl+Z, for whoever stands there next. */
  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);
  relais_parts_name (self->view, _("Quick note, which nobody can read here"));
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (self->view, keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 72);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 160);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_add_css_class (scroller, "note-text");
  return scroller;
}

static GtkWidget *
make_line (RelaisLockedNote *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->counter = gtk_label_new (NULL);
  self->keep = relais_parts_mnemonic_button (_("_Keep the note"));
  gtk_widget_add_css_class (self->counter, "dim-label");
  gtk_widget_add_css_class (self->counter, "numeric");
  gtk_widget_set_hexpand (self->counter, TRUE);
  gtk_widget_set_halign (self->counter, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->keep, _("Ctrl+Enter"));
  g_signal_connect_object (self->keep, "clicked", G_CALLBACK (act_seal), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->counter);
  gtk_box_append (GTK_BOX (line), self->keep);
  return line;
}

static GtkWidget *
make_label (const char *text, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "accessible-role", role, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
relais_locked_note_init (RelaisLockedNote *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *hint = make_label (_("Nobody can read it here: it waits for whoever signs in next."),
                                GTK_ACCESSIBLE_ROLE_LABEL);

  self->open = relais_parts_mnemonic_button (_("_Quick note"));
  gtk_widget_add_css_class (self->open, "flat");
  gtk_widget_set_halign (self->open, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->open, "clicked", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  self->said = make_label (NULL, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_set_visible (self->said, FALSE);
  gtk_widget_add_css_class (hint, "dim-label");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_visible (self->box, FALSE);
  gtk_box_append (GTK_BOX (self->box), hint);
  gtk_box_append (GTK_BOX (self->box), self->said);
  gtk_box_append (GTK_BOX (self->box), make_view (self));
  gtk_box_append (GTK_BOX (self->box), make_line (self));
  gtk_box_append (GTK_BOX (all), self->open);
  gtk_box_append (GTK_BOX (all), self->box);
  adw_bin_set_child (ADW_BIN (self), all);
  show_state (self);
}

/**
 * relais_locked_note_new:
 * @desk: the desk, where nobody has signed in
 *
 * Returns: (transfer floating): a button that becomes the box
 */
GtkWidget *
relais_locked_note_new (RelaisDesk *desk)
{
  RelaisLockedNote *self = g_object_new (RELAIS_TYPE_LOCKED_NOTE, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}
