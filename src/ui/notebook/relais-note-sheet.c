/* The sheet on which an entry of the notebook is written: its words, what it is about, for whom and how urgent, to
 * which entry it belongs; behind "more" what it asks, the line for the home, and what is copied from paper. What stands
 * on it can be stored by name and put back, valid or not. Emits "changed". Owned by the composer; main thread.
 */

#include "relais-note-sheet.h"

#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-note-choices.h"
#include "relais-note-form.h"
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
  char *answers;
  char *corrects;
  gboolean is_filling;

  GtkWidget *reference;
  GtkWidget *reference_text;
  GtkWidget *view;
  RelaisNoteChoices *choices;
  GtkWidget *more;
  GtkWidget *counter;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisNoteSheet, relais_note_sheet, ADW_TYPE_BIN)

static const struct {
  guint field;
  const char *title;
} rows[] = {
  { RELAIS_NOTE_FORM_ACTION, N_("_Asked action") },
  { RELAIS_NOTE_FORM_FOR, N_("By whom: a role or a colleague") },
  { RELAIS_NOTE_FORM_DUE, N_("To be done by") },
  { RELAIS_NOTE_ANSWER_BY, N_("Answer needed by") },
  { RELAIS_NOTE_HOME_LINE, N_("Line for the home") },
  { RELAIS_NOTE_READERS, N_("Only for: names of colleagues") },
  { RELAIS_NOTE_ON_BEHALF_OF, N_("Copied from paper: written by") },
  { RELAIS_NOTE_WRITTEN_AT, N_("Written on") },
  { RELAIS_NOTE_PAGE, N_("Page of the notebook") },
};

static char *
get_text (RelaisNoteSheet *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_text (RelaisNoteSheet *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text != NULL ? text : "", -1);
}

static void
show_counter (RelaisNoteSheet *self)
{
  g_autofree char *text = get_text (self);
  gsize length = relais_text_length (text);
  g_autofree char *count = g_strdup_printf ("%" G_GSIZE_FORMAT "/%d", length, RELAIS_NOTE_EXCHANGE_LIMIT);

  gtk_label_set_text (GTK_LABEL (self->counter), count);
  gtk_widget_set_visible (self->counter, length > RELAIS_NOTE_EXCHANGE_LIMIT * 3 / 4);
}

static void
on_typed (RelaisNoteSheet *self)
{
  show_counter (self);
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- To which entry it belongs --- */

static void
refer (RelaisNoteSheet *self, char **place, const char *id, const char *sentence)
{
  g_clear_pointer (&self->answers, g_free);
  g_clear_pointer (&self->corrects, g_free);
  if (place != NULL)
    *place = g_strdup (id);
  gtk_label_set_text (GTK_LABEL (self->reference_text), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->reference, sentence != NULL);
}

static void
on_reference_cleared (RelaisNoteSheet *self)
{
  refer (self, NULL, NULL, NULL);
  on_typed (self);
  relais_note_sheet_focus (self);
}

static void
belong (RelaisNoteSheet *self, char **place, const RelaisNotebookEntry *entry, const char *form)
{
  g_autofree char *head = relais_notebook_words_head (entry->note);
  g_auto (GStrv) parts = g_strsplit (form, "{entry}", 2);
  g_autofree char *sentence = g_strjoinv (head, parts);
  g_autofree char *readers = relais_notebook_words_readers (self->staff, entry->note);

  refer (self, place, relais_record_get_id (entry->note), sentence);
  if (readers != NULL)
    relais_field_row_set_text (relais_record_form_get_row (self->form, RELAIS_NOTE_READERS), readers);
  relais_note_choices_set_topic (self->choices, relais_record_get (entry->note, RELAIS_NOTE_TOPIC));
  relais_note_choices_set_level (self->choices, relais_record_get (entry->note, RELAIS_NOTE_VISIBILITY));
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
  belong (sheet, &sheet->answers, entry, _("Answer to {entry}"));
}

/**
 * relais_note_sheet_correct:
 * @sheet: a sheet
 * @entry: the entry that is corrected; its words stand there to be changed, where nothing was typed yet
 */
void
relais_note_sheet_correct (RelaisNoteSheet *sheet, const RelaisNotebookEntry *entry)
{
  g_autofree char *typed = get_text (sheet);

  belong (sheet, &sheet->corrects, entry, _("Correction of {entry}"));
  if (*typed == '\0')
    set_text (sheet, relais_record_get (entry->note, RELAIS_NOTE_TEXT));
}

static void
insert (GHashTable *values, guint field, const char *value)
{
  if (value != NULL)
    g_hash_table_insert (values, g_strdup (relais_note_form_type.fields[field].name), g_strdup (value));
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
  g_autofree char *text = get_text (sheet);
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer name, value;

  relais_record_form_store (sheet->form, values);
  insert (values, RELAIS_NOTE_TEXT, text);
  insert (values, RELAIS_NOTE_TOPIC, relais_note_choices_get_topic (sheet->choices));
  insert (values, RELAIS_NOTE_VISIBILITY, relais_note_choices_get_level (sheet->choices));
  insert (values, RELAIS_NOTE_URGENCY, relais_note_choices_get_urgency (sheet->choices));
  insert (values, RELAIS_NOTE_ANSWERS, sheet->answers);
  insert (values, RELAIS_NOTE_CORRECTS, sheet->corrects);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_variant_builder_add (&builder, "{ss}", name, value);
  return g_variant_builder_end (&builder);
}

static const char *
look_up (GHashTable *values, guint field)
{
  return g_hash_table_lookup (values, relais_note_form_type.fields[field].name);
}

static void
put_back (RelaisNoteSheet *self, GHashTable *values)
{
  const char *answers = look_up (values, RELAIS_NOTE_ANSWERS);
  const char *corrects = look_up (values, RELAIS_NOTE_CORRECTS);

  set_text (self, look_up (values, RELAIS_NOTE_TEXT));
  relais_record_form_restore (self->form, values);
  relais_note_choices_set_topic (self->choices, look_up (values, RELAIS_NOTE_TOPIC));
  relais_note_choices_set_level (self->choices, look_up (values, RELAIS_NOTE_VISIBILITY));
  relais_note_choices_set_urgency (self->choices, look_up (values, RELAIS_NOTE_URGENCY));
  if (corrects != NULL)
    refer (self, &self->corrects, corrects, _("Correction of an earlier entry"));
  else if (answers != NULL)
    refer (self, &self->answers, answers, _("Answer to an earlier entry"));
  if (relais_record_form_is_changed (self->form))
    gtk_expander_set_expanded (GTK_EXPANDER (self->more), TRUE);
}

/**
 * relais_note_sheet_restore:
 * @sheet: a sheet
 * @values: what relais_note_sheet_store() gave
 */
void
relais_note_sheet_restore (RelaisNoteSheet *sheet, GVariant *values)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GVariantIter iter;
  char *name, *value;

  g_variant_iter_init (&iter, values);
  while (g_variant_iter_next (&iter, "{ss}", &name, &value))
    g_hash_table_insert (table, name, value);
  sheet->is_filling = TRUE;
  put_back (sheet, table);
  sheet->is_filling = FALSE;
  show_counter (sheet);
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
  set_text (sheet, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    relais_field_row_set_text (relais_record_form_get_row (sheet->form, rows[i].field), "");
  relais_note_choices_reset (sheet->choices);
  refer (sheet, NULL, NULL, NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (sheet->more), FALSE);
  sheet->is_filling = FALSE;
  show_counter (sheet);
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
  g_autofree char *text = get_text (sheet);
  g_autofree char *clean = relais_text_clean_lines (text, 0, NULL);

  return *clean == '\0' && !relais_record_form_is_changed (sheet->form);
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
  g_autofree char *text = get_text (sheet);

  relais_record_builder_read (builder, RELAIS_NOTE_TEXT, text, relais_desk_get_today (sheet->desk), issues);
  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, patient);
  relais_record_builder_set (builder, RELAIS_NOTE_TOPIC, relais_note_choices_get_topic (sheet->choices));
  relais_record_builder_set (builder, RELAIS_NOTE_VISIBILITY, relais_note_choices_get_level (sheet->choices));
  relais_record_builder_set (builder, RELAIS_NOTE_URGENCY, relais_note_choices_get_urgency (sheet->choices));
  relais_record_builder_set (builder, RELAIS_NOTE_ANSWERS, sheet->answers);
  relais_record_builder_set (builder, RELAIS_NOTE_CORRECTS, sheet->corrects);
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
relais_note_sheet_set_names (RelaisNoteSheet *sheet, const RelaisLabels *labels, GPtrArray *staff)
{
  sheet->is_filling = TRUE;
  relais_note_choices_set_labels (sheet->choices, labels);
  sheet->is_filling = FALSE;
  g_clear_pointer (&sheet->staff, g_ptr_array_unref);
  sheet->staff = g_ptr_array_ref (staff);
}

/**
 * relais_note_sheet_set_editable:
 * @sheet: a sheet
 * @editable: whether one may type on it
 */
void
relais_note_sheet_set_editable (RelaisNoteSheet *sheet, gboolean editable)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (sheet->view), editable);
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
  gtk_widget_grab_focus (sheet->view);
}

static GtkWidget *
make_reference (RelaisNoteSheet *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");

  self->reference_text = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->reference_text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->reference_text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->reference_text, TRUE);
  gtk_widget_add_css_class (self->reference_text, "caption-heading");
  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_set_tooltip_text (clear, _("An entry of its own"));
  relais_parts_name (clear, _("An entry of its own"));
  g_signal_connect_object (clear, "clicked", G_CALLBACK (on_reference_cleared), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->reference_text);
  gtk_box_append (GTK_BOX (line), clear);
  gtk_widget_set_visible (line, FALSE);
  return line;
}

static GtkWidget *
make_view (RelaisNoteSheet *self)
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

static GtkWidget *
make_more (RelaisNoteSheet *self)
{
  RelaisRecord *base = relais_record_builder_end (relais_record_builder_new (&relais_note_form_type, NULL, 0));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *group = relais_parts_group (NULL);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_More: an action, a line for the home, a line from paper"));

  self->form = relais_record_form_new (self->desk, base, NULL);
  relais_record_unref (base);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RelaisFieldRow *row = relais_record_form_add (self->form, rows[i].field, _(rows[i].title));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relais_field_row_get_widget (row));
    }
  g_signal_connect_object (self->form, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), group);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 180);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  self->more = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->more), label);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->more);
  gtk_expander_set_child (GTK_EXPANDER (self->more), scroller);
  return self->more;
}

static void
build (RelaisNoteSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->reference = make_reference (self);
  self->choices = RELAIS_NOTE_CHOICES (relais_note_choices_new (self->desk));
  self->counter = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->counter, "dim-label");
  gtk_widget_add_css_class (self->counter, "numeric");
  gtk_widget_set_halign (self->counter, GTK_ALIGN_END);
  g_signal_connect_object (self->choices, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->reference);
  gtk_box_append (GTK_BOX (box), make_view (self));
  gtk_box_append (GTK_BOX (box), self->counter);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choices));
  gtk_box_append (GTK_BOX (box), make_more (self));
  adw_bin_set_child (ADW_BIN (self), box);
  show_counter (self);
}

static void
relais_note_sheet_dispose (GObject *object)
{
  RelaisNoteSheet *self = RELAIS_NOTE_SHEET (object);

  g_clear_object (&self->form);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->answers, g_free);
  g_clear_pointer (&self->corrects, g_free);
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
