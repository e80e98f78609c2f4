/* The sheet on which an entry of the notebook is written: its words, what it is about, for whom and how urgent, to
 * which entry it belongs; behind "more" what it asks, the line for the home, and what is copied from paper. What stands
 * on it can be stored by name and put back, valid or not. Emits "changed". Owned by the composer; main thread.
 */

#include "relais-note-sheet.h"

#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-form-values.h"
#include "relais-note-attachments.h"
#include "relais-note-choices.h"
#include "relais-note-form.h"
#include "relais-note-more.h"
#include "relais-note-phrases.h"
#include "relais-note-reference.h"
#include "relais-measure-rows.h"
#include "relais-note-body.h"
#include "relais-notebook-words.h"
#include "relais-parts.h"
#include "relais-record-form.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>

struct _RelaisNoteSheet {
  AdwBin parent_instance;

  RelaisDesk *desk;
  RelaisRecordForm *form;
  GPtrArray *staff; /* NULL until it is known */
  gboolean is_filling;
  gboolean is_brief; /* until more than words is asked for */

  RelaisNoteReference *reference;
  RelaisNoteBody *words;
  RelaisNoteChoices *choices;
  RelaisNotePhrases *phrases;
  RelaisMeasureRows *measures;
  RelaisNoteAttachments *attachments;
  GtkWidget *more;
  GtkWidget *rest; /* what a brief sheet folds away */
  GtkWidget *unfold;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisNoteSheet, relais_note_sheet, ADW_TYPE_BIN)

static void
on_typed (RelaisNoteSheet *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- Only the words --- */

static void
show_rest (RelaisNoteSheet *self, gboolean shown)
{
  gtk_widget_set_visible (self->rest, shown);
  gtk_widget_set_visible (self->unfold, !shown);
  relais_note_body_set_lines (self->words, shown ? 3 : 1);
}

static gboolean
says_more_than_words (RelaisNoteSheet *self)
{
  g_autofree char *measures = relais_measure_rows_get_text (self->measures);

  return *measures != '\0' || relais_note_choices_is_changed (self->choices) ||
         relais_record_form_is_changed (self->form) ||
         gtk_widget_get_visible (GTK_WIDGET (self->reference));
}

static void
on_unfold (RelaisNoteSheet *self)
{
  show_rest (self, TRUE);
  gtk_widget_child_focus (self->rest, GTK_DIR_TAB_FORWARD);
}

/**
 * relais_note_sheet_set_brief:
 * @sheet: a sheet
 *
 * Folds away all but the words, from now on and for each new entry, as long as the rest says nothing of its own.
 */
void
relais_note_sheet_set_brief (RelaisNoteSheet *sheet)
{
  sheet->is_brief = TRUE;
  show_rest (sheet, says_more_than_words (sheet));
}

/* --- To which entry it belongs --- */

static void
on_reference_cleared (RelaisNoteSheet *self)
{
  on_typed (self);
  relais_note_sheet_focus (self);
}

static void
belong (RelaisNoteSheet *self, const RelaisNotebookEntry *entry)
{
  g_autofree char *readers = relais_notebook_words_readers (self->staff, entry->note);

  if (readers != NULL)
    relais_field_row_set_text (relais_record_form_get_row (self->form, RELAIS_NOTE_READERS), readers);
  relais_note_choices_set_topic (self->choices, relais_record_get (entry->note, RELAIS_NOTE_TOPIC));
  relais_note_choices_set_level (self->choices, relais_record_get (entry->note, RELAIS_NOTE_VISIBILITY));
  show_rest (self, TRUE);
  on_typed (self);
  relais_note_sheet_focus (self);
}

/**
 * relais_note_sheet_answer:
 * @sheet: a sheet
 * @entry: the entry that is answered; topic and level are those of the entry
 */
void
relais_note_sheet_answer (RelaisNoteSheet *sheet, const RelaisNotebookEntry *entry)
{
  g_autofree char *sentence = relais_notebook_words_refer (entry->note, _("Answer to {entry}"));

  relais_note_reference_answer (sheet->reference, relais_record_get_id (entry->note), sentence);
  belong (sheet, entry);
}

/**
 * relais_note_sheet_correct:
 * @sheet: a sheet
 * @entry: the entry that is corrected; its words stand there to be changed, where nothing was typed yet
 */
void
relais_note_sheet_correct (RelaisNoteSheet *sheet, const RelaisNotebookEntry *entry)
{
  g_autofree char *typed = relais_note_body_get (sheet->words);
  g_autofree char *sentence = relais_notebook_words_refer (entry->note, _("Correction of {entry}"));

  relais_note_reference_correct (sheet->reference, relais_record_get_id (entry->note), sentence);
  belong (sheet, entry);
  if (*typed == '\0')
    {
      relais_note_body_set (sheet->words, relais_record_get (entry->note, RELAIS_NOTE_TEXT));
      relais_measure_rows_set_text (sheet->measures, relais_record_get (entry->note, RELAIS_NOTE_MEASURES));
    }
}

/**
 * relais_note_sheet_store:
 * @sheet: a sheet
 *
 * Returns: (transfer floating): what stands on it, by name (a{ss})
 */
GVariant *
relais_note_sheet_store (RelaisNoteSheet *sheet)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *text = relais_note_body_get (sheet->words);
  g_autofree char *measures = relais_measure_rows_get_text (sheet->measures);
  g_autofree char *attached = relais_note_attachments_store (sheet->attachments);
  const RelaisRecordType *type = &relais_note_form_type;

  relais_record_form_store (sheet->form, values);
  relais_form_values_set (values, type, RELAIS_NOTE_TEXT, text);
  relais_form_values_set (values, type, RELAIS_NOTE_MEASURES, measures);
  relais_form_values_set (values, type, RELAIS_NOTE_TOPIC, relais_note_choices_get_topic (sheet->choices));
  relais_form_values_set (values, type, RELAIS_NOTE_VISIBILITY, relais_note_choices_get_level (sheet->choices));
  relais_form_values_set (values, type, RELAIS_NOTE_URGENCY, relais_note_choices_get_urgency (sheet->choices));
  relais_form_values_set (values, type, RELAIS_NOTE_ANSWERS, relais_note_reference_get_answers (sheet->reference));
  relais_form_values_set (values, type, RELAIS_NOTE_CORRECTS, relais_note_reference_get_corrects (sheet->reference));
  if (attached != NULL)
    g_hash_table_insert (values, g_strdup (RELAIS_NOTE_ATTACHMENTS_KEY), g_strdup (attached));
  return relais_form_values_pack (values);
}

static void
put_back (RelaisNoteSheet *self, GHashTable *values)
{
  const RelaisRecordType *type = &relais_note_form_type;
  const char *answers = relais_form_values_get (values, type, RELAIS_NOTE_ANSWERS);
  const char *corrects = relais_form_values_get (values, type, RELAIS_NOTE_CORRECTS);

  relais_note_body_set (self->words, relais_form_values_get (values, type, RELAIS_NOTE_TEXT));
  relais_measure_rows_set_text (self->measures, relais_form_values_get (values, type, RELAIS_NOTE_MEASURES));
  relais_record_form_restore (self->form, values);
  relais_note_choices_set_topic (self->choices, relais_form_values_get (values, type, RELAIS_NOTE_TOPIC));
  relais_note_choices_set_level (self->choices, relais_form_values_get (values, type, RELAIS_NOTE_VISIBILITY));
  relais_note_choices_set_urgency (self->choices, relais_form_values_get (values, type, RELAIS_NOTE_URGENCY));
  relais_note_attachments_expect (self->attachments, g_hash_table_lookup (values, RELAIS_NOTE_ATTACHMENTS_KEY));
  if (corrects != NULL)
    relais_note_reference_correct (self->reference, corrects, _("Correction of an earlier entry"));
  else if (answers != NULL)
    relais_note_reference_answer (self->reference, answers, _("Answer to an earlier entry"));
  if (relais_record_form_is_changed (self->form))
    gtk_expander_set_expanded (GTK_EXPANDER (self->more), TRUE);
  show_rest (self, !self->is_brief || says_more_than_words (self));
}

/**
 * relais_note_sheet_restore:
 * @sheet: a sheet
 * @values: what relais_note_sheet_store() gave
 */
void
relais_note_sheet_restore (RelaisNoteSheet *sheet, GVariant *values)
{
  g_autoptr (GHashTable) table = relais_form_values_unpack (values);

  relais_note_sheet_reset (sheet);
  sheet->is_filling = TRUE;
  put_back (sheet, table);
  sheet->is_filling = FALSE;
}

/**
 * relais_note_sheet_reset:
 * @sheet: a sheet
 *
 * An empty sheet for a new entry.
 */
void
relais_note_sheet_reset (RelaisNoteSheet *sheet)
{
  sheet->is_filling = TRUE;
  relais_note_body_set (sheet->words, NULL);
  relais_measure_rows_set_text (sheet->measures, NULL);
  relais_note_more_clear (sheet->form);
  relais_note_choices_reset (sheet->choices);
  relais_note_reference_clear (sheet->reference);
  relais_note_attachments_clear (sheet->attachments);
  gtk_expander_set_expanded (GTK_EXPANDER (sheet->more), FALSE);
  show_rest (sheet, !sheet->is_brief);
  sheet->is_filling = FALSE;
}

/**
 * relais_note_sheet_get_body:
 * @sheet: a sheet
 *
 * Returns: (transfer none): where the words stand
 */
RelaisNoteBody *
relais_note_sheet_get_body (RelaisNoteSheet *sheet)
{
  return sheet->words;
}

/**
 * relais_note_sheet_get_attachments:
 * @sheet: a sheet
 *
 * Returns: (transfer none): what hangs on it
 */
RelaisNoteAttachments *
relais_note_sheet_get_attachments (RelaisNoteSheet *sheet)
{
  return sheet->attachments;
}

/**
 * relais_note_sheet_is_empty:
 * @sheet: a sheet
 *
 * Returns: whether nothing was typed on it
 */
gboolean
relais_note_sheet_is_empty (RelaisNoteSheet *sheet)
{
  g_autofree char *text = relais_note_body_get (sheet->words);
  g_autofree char *clean = relais_text_clean_lines (text, 0, NULL);
  g_autofree char *measures = relais_measure_rows_get_text (sheet->measures);

  return *clean == '\0' && *measures == '\0' && !relais_record_form_is_changed (sheet->form) &&
         relais_note_attachments_is_empty (sheet->attachments);
}

/**
 * relais_note_sheet_read:
 * @sheet: a sheet
 * @patient: id of the patient it is about
 * @issues: (element-type RelaisIssue): where findings are added
 *
 * Returns: (transfer full): what stands on it, a record of relais_note_form_type
 */
RelaisRecord *
relais_note_sheet_read (RelaisNoteSheet *sheet, const char *patient, GPtrArray *issues)
{
  g_autoptr (RelaisRecord) typed = relais_record_form_read (sheet->form, issues);
  RelaisRecordBuilder *builder = relais_record_builder_new_from (typed);
  g_autofree char *text = relais_note_body_get (sheet->words);
  g_autofree char *measures = relais_measure_rows_get_text (sheet->measures);
  g_autofree char *said = relais_measure_rows_say (sheet->measures);
  g_autofree char *attached = relais_note_attachments_say (sheet->attachments);
  RelaisDate today = relais_desk_get_today (sheet->desk);

  relais_record_builder_read (builder, RELAIS_NOTE_TEXT, text, today, issues);
  if (relais_record_builder_get (builder, RELAIS_NOTE_TEXT) == NULL)
    relais_record_builder_set (builder, RELAIS_NOTE_TEXT, said != NULL && *said != '\0' ? said : attached);
  relais_record_builder_read (builder, RELAIS_NOTE_MEASURES, measures, today, issues);
  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, patient);
  relais_record_builder_set (builder, RELAIS_NOTE_TOPIC, relais_note_choices_get_topic (sheet->choices));
  relais_record_builder_set (builder, RELAIS_NOTE_VISIBILITY, relais_note_choices_get_level (sheet->choices));
  relais_record_builder_set (builder, RELAIS_NOTE_URGENCY, relais_note_choices_get_urgency (sheet->choices));
  relais_record_builder_set (builder, RELAIS_NOTE_ANSWERS, relais_note_reference_get_answers (sheet->reference));
  relais_record_builder_set (builder, RELAIS_NOTE_CORRECTS, relais_note_reference_get_corrects (sheet->reference));
  return relais_record_builder_end (builder);
}

/**
 * relais_note_sheet_show_findings:
 * @sheet: a sheet
 * @issues: (element-type RelaisIssue): what was found
 *
 * Under their fields; where one stands in the way, the cursor goes there.
 */
void
relais_note_sheet_show_findings (RelaisNoteSheet *sheet, GPtrArray *issues)
{
  relais_record_form_show_findings (sheet->form, issues);
  if (!relais_issues_have_errors (issues))
    return;
  show_rest (sheet, TRUE);
  gtk_expander_set_expanded (GTK_EXPANDER (sheet->more), TRUE);
  relais_record_form_focus_error (sheet->form, issues);
}

/**
 * relais_note_sheet_set_names:
 * @sheet: a sheet
 * @labels: the names of topics
 * @staff: (element-type RelaisRecord): the team
 */
void
relais_note_sheet_set_names (RelaisNoteSheet *sheet, RelaisLabels *labels, GPtrArray *staff)
{
  sheet->is_filling = TRUE;
  relais_note_choices_set_labels (sheet->choices, labels);
  relais_note_phrases_set_labels (sheet->phrases, labels);
  relais_measure_rows_set_labels (sheet->measures, labels);
  sheet->is_filling = FALSE;
  g_clear_pointer (&sheet->staff, g_ptr_array_unref);
  sheet->staff = g_ptr_array_ref (staff);
}

/**
 * relais_note_sheet_set_name:
 * @sheet: a sheet
 * @name: how the patient is called in a phrase
 */
void
relais_note_sheet_set_name (RelaisNoteSheet *sheet, const char *name)
{
  relais_note_phrases_set_name (sheet->phrases, name);
}

/**
 * relais_note_sheet_asks:
 * @sheet: a sheet
 *
 * Asks once about what may be a slip; who then signs again means it.
 *
 * Returns: whether it asks
 */
gboolean
relais_note_sheet_asks (RelaisNoteSheet *sheet)
{
  return relais_note_body_asks (sheet->words) || relais_measure_rows_asks (sheet->measures) ||
         relais_note_attachments_asks (sheet->attachments);
}

/**
 * relais_note_sheet_set_editable:
 * @sheet: a sheet
 * @editable: whether one may type on it
 */
void
relais_note_sheet_set_editable (RelaisNoteSheet *sheet, gboolean editable)
{
  gtk_text_view_set_editable (relais_note_body_get_view (sheet->words), editable);
}

/**
 * relais_note_sheet_focus:
 * @sheet: a sheet
 *
 * Puts the cursor into the words.
 */
void
relais_note_sheet_focus (RelaisNoteSheet *sheet)
{
  gtk_widget_grab_focus (GTK_WIDGET (relais_note_body_get_view (sheet->words)));
}

static GtkWidget *
make_more (RelaisNoteSheet *self)
{
  g_autoptr (RelaisRecord) base =
      relais_record_builder_end (relais_record_builder_new (&relais_note_form_type, NULL, 0));

  self->form = relais_record_form_new (self->desk, base, "");
  self->more = relais_note_more_new (self->form);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  return self->more;
}

static void
build (RelaisNoteSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->reference = RELAIS_NOTE_REFERENCE (relais_note_reference_new ());
  self->words = RELAIS_NOTE_BODY (relais_note_body_new ());
  self->choices = RELAIS_NOTE_CHOICES (relais_note_choices_new (self->desk));
  self->phrases = RELAIS_NOTE_PHRASES (relais_note_phrases_new (self->desk, relais_note_body_get_view (self->words)));
  self->attachments = RELAIS_NOTE_ATTACHMENTS (
      relais_note_attachments_new (self->desk, box, relais_note_body_get_view (self->words)));
  self->rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_signal_connect_object (self->reference, "cleared", G_CALLBACK (on_reference_cleared), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->attachments, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choices, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reference));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->attachments));
  gtk_box_append (GTK_BOX (self->rest), GTK_WIDGET (self->choices));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->phrases));
  gtk_box_append (GTK_BOX (line), relais_note_attachments_make_button (self->attachments));
  gtk_box_append (GTK_BOX (self->rest), line);
  self->measures = RELAIS_MEASURE_ROWS (relais_measure_rows_new (self->desk));
  g_signal_connect_object (self->measures, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->rest), GTK_WIDGET (self->measures));
  gtk_box_append (GTK_BOX (self->rest), make_more (self));
  self->unfold = relais_note_more_make_unfold (self->desk);
  g_signal_connect_object (self->unfold, "clicked", G_CALLBACK (on_unfold), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->unfold);
  gtk_box_append (GTK_BOX (box), self->rest);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
relais_note_sheet_dispose (GObject *object)
{
  RelaisNoteSheet *self = RELAIS_NOTE_SHEET (object);

  g_clear_object (&self->form);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_note_sheet_parent_class)->dispose (object);
}

static void
relais_note_sheet_class_init (RelaisNoteSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_note_sheet_dispose;

  /**
   * RelaisNoteSheet::changed:
   *
   * Something was typed or chosen.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_NOTE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_note_sheet_init (RelaisNoteSheet *self)
{
}

/**
 * relais_note_sheet_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): an empty sheet
 */
GtkWidget *
relais_note_sheet_new (RelaisDesk *desk)
{
  RelaisNoteSheet *self = g_object_new (RELAIS_TYPE_NOTE_SHEET, NULL);

  self->desk = g_object_ref (desk);
  self->is_filling = TRUE;
  build (self);
  self->is_filling = FALSE;
  return GTK_WIDGET (self);
}
