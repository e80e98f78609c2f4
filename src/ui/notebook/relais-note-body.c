/* The words of an entry in the making, with a question about what was left blank in them. Emits "changed". Owned by the
 * sheet; main thread.
 */

#include "relais-note-body.h"

#include "relais-issue.h"
#include "relais-note-parts.h"
#include "relais-parts.h"
#include "relais-phrase.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

struct _RelaisNoteBody {
  AdwBin parent_instance;

  GtkWidget *view;
  GtkWidget *question;
  char *asked; /* the blank about which was asked last */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisNoteBody, relais_note_body, ADW_TYPE_BIN)

/**
 * relais_note_body_get:
 * @body: where words are typed
 *
 * Returns: (transfer full): what stands there
 */
char *
relais_note_body_get (RelaisNoteBody *body)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (body->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * relais_note_body_set:
 * @body: where words are typed
 * @words: (nullable): what shall stand there
 */
void
relais_note_body_set (RelaisNoteBody *body, const char *words)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (body->view)), words != NULL ? words : "", -1);
}

/**
 * relais_note_body_has_words:
 * @body: where words are typed
 * @words: the words of a signed entry
 *
 * Returns: whether they are what stands there, or its first linked part
 */
gboolean
relais_note_body_has_words (RelaisNoteBody *body, const char *words)
{
  g_autofree char *typed = relais_note_body_get (body);
  g_autofree char *clean = relais_text_clean_lines (typed, 0, NULL);
  g_auto (GStrv) parts = relais_note_split (clean, RELAIS_NOTE_EXCHANGE_LIMIT);

  return g_str_equal (clean, words) || g_strcmp0 (parts[0], words) == 0;
}

/**
 * relais_note_body_join:
 * @body: where words are typed
 * @words: the words of another text
 *
 * Puts them below those that stand there.
 */
void
relais_note_body_join (RelaisNoteBody *body, const char *words)
{
  g_autofree char *typed = relais_note_body_get (body);
  g_autofree char *joined = g_strjoin ("\n\n", typed, words, NULL);

  relais_note_body_set (body, *typed != '\0' ? joined : words);
}

/**
 * relais_note_body_get_view:
 * @body: where words are typed
 *
 * Returns: (transfer none): the view in which the cursor stands
 */
GtkTextView *
relais_note_body_get_view (RelaisNoteBody *body)
{
  return GTK_TEXT_VIEW (body->view);
}

/**
 * relais_note_body_set_lines:
 * @body: where words are typed
 * @lines: how many show at least
 */
void
relais_note_body_set_lines (RelaisNoteBody *body, int lines)
{
  GtkWidget *scroller = gtk_widget_get_parent (body->view);

  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 18 * (lines + 1));
}

static void
show_question (RelaisNoteBody *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->question), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->question, sentence != NULL);
}

/**
 * relais_note_body_asks:
 * @body: where words are typed
 *
 * Asks once about a blank of a phrase that nobody filled in; who then signs again means it.
 *
 * Returns: whether it asks
 */
gboolean
relais_note_body_asks (RelaisNoteBody *body)
{
  g_autofree char *words = relais_note_body_get (body);
  g_autofree char *clean = relais_phrase_clean (words);
  g_autofree char *blank = relais_phrase_get_blank (clean);
  g_autofree char *sentence = NULL;

  if (blank == NULL || g_strcmp0 (blank, body->asked) == 0)
    {
      show_question (body, NULL);
      return FALSE;
    }
  g_free (body->asked);
  body->asked = g_strdup (blank);
  sentence = relais_issue_say (RELAIS_ISSUE_NOTE_BLANK, blank, NULL);
  show_question (body, sentence);
  gtk_widget_grab_focus (body->view);
  return TRUE;
}

static void
on_typed (RelaisNoteBody *self)
{
  show_question (self, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_view (RelaisNoteBody *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkTextBuffer *buffer;

  self->view = gtk_text_view_new ();
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 10);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 10);
  relais_parts_name (self->view, _("Words of the entry"));
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 72);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 200);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_add_css_class (scroller, "note-text");
  return scroller;
}

static void
relais_note_body_finalize (GObject *object)
{
  g_free (RELAIS_NOTE_BODY (object)->asked);
  G_OBJECT_CLASS (relais_note_body_parent_class)->finalize (object);
}

static void
relais_note_body_class_init (RelaisNoteBodyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_note_body_finalize;

  /**
   * RelaisNoteBody::changed:
   *
   * Something was typed.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_NOTE_BODY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_note_body_init (RelaisNoteBody *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->question = GTK_WIDGET (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL));
  gtk_label_set_wrap (GTK_LABEL (self->question), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->question), 0);
  gtk_widget_add_css_class (self->question, "finding-warning");
  gtk_widget_set_visible (self->question, FALSE);
  gtk_box_append (GTK_BOX (box), make_view (self));
  gtk_box_append (GTK_BOX (box), self->question);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * relais_note_body_new:
 *
 * Returns: (transfer floating): a place for words, empty
 */
GtkWidget *
relais_note_body_new (void)
{
  return g_object_new (RELAIS_TYPE_NOTE_BODY, NULL);
}
