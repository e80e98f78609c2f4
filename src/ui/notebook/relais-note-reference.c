/* To which entry the one in the making belongs: a line that says what it answers or corrects, with a button that makes
 * it an entry of its own. Hidden where it belongs to none. Emits "cleared". Owned by the sheet; main thread.
 */

#include "relais-note-reference.h"

#include "relais-parts.h"

#include <glib/gi18n-lib.h>

struct _RelaisNoteReference {
  AdwBin parent_instance;

  char *answers;
  char *corrects;
  GtkWidget *sentence;
};

enum {
  SIGNAL_CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisNoteReference, relais_note_reference, ADW_TYPE_BIN)

static void
refer (RelaisNoteReference *self, const char *answers, const char *corrects, const char *sentence)
{
  g_free (self->answers);
  g_free (self->corrects);
  self->answers = g_strdup (answers);
  self->corrects = g_strdup (corrects);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self), sentence != NULL);
}

/**
 * relais_note_reference_clear:
 * @reference: a reference
 *
 * It belongs to no other entry.
 */
void
relais_note_reference_clear (RelaisNoteReference *reference)
{
  refer (reference, NULL, NULL, NULL);
}

/**
 * relais_note_reference_answer:
 * @reference: a reference
 * @id: id of the entry that is answered
 * @sentence: what the line says
 */
void
relais_note_reference_answer (RelaisNoteReference *reference, const char *id, const char *sentence)
{
  refer (reference, id, NULL, sentence);
}

/**
 * relais_note_reference_correct:
 * @reference: a reference
 * @id: id of the entry that is corrected
 * @sentence: what the line says
 */
void
relais_note_reference_correct (RelaisNoteReference *reference, const char *id, const char *sentence)
{
  refer (reference, NULL, id, sentence);
}

/**
 * relais_note_reference_get_answers:
 * @reference: a reference
 *
 * Returns: (nullable): id of the entry that is answered
 */
const char *
relais_note_reference_get_answers (RelaisNoteReference *reference)
{
  return reference->answers;
}

/**
 * relais_note_reference_get_corrects:
 * @reference: a reference
 *
 * Returns: (nullable): id of the entry that is corrected
 */
const char *
relais_note_reference_get_corrects (RelaisNoteReference *reference)
{
  return reference->corrects;
}

static void
on_clear_clicked (RelaisNoteReference *self)
{
  relais_note_reference_clear (self);
  g_signal_emit (self, signals[SIGNAL_CLEARED], 0);
}

static void
relais_note_reference_finalize (GObject *object)
{
  g_free (RELAIS_NOTE_REFERENCE (object)->answers);
  g_free (RELAIS_NOTE_REFERENCE (object)->corrects);
  G_OBJECT_CLASS (relais_note_reference_parent_class)->finalize (object);
}

static void
relais_note_reference_class_init (RelaisNoteReferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_note_reference_finalize;

  /**
   * RelaisNoteReference::cleared:
   *
   * It was made an entry of its own.
   */
  signals[SIGNAL_CLEARED] =
      g_signal_new ("cleared", RELAIS_TYPE_NOTE_REFERENCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_note_reference_init (RelaisNoteReference *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");

  self->sentence = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->sentence), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->sentence, TRUE);
  gtk_widget_add_css_class (self->sentence, "caption-heading");
  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_set_tooltip_text (clear, _("An entry of its own"));
  relais_parts_name (clear, _("An entry of its own"));
  g_signal_connect_object (clear, "clicked", G_CALLBACK (on_clear_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->sentence);
  gtk_box_append (GTK_BOX (line), clear);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), line);
}

/**
 * relais_note_reference_new:
 *
 * Returns: (transfer floating): a line that refers to nothing, hidden
 */
GtkWidget *
relais_note_reference_new (void)
{
  return g_object_new (RELAIS_TYPE_NOTE_REFERENCE, NULL);
}
