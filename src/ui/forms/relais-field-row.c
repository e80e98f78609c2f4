/* One field of a record as a row of a form, whatever it holds: an entry for what is typed, a list for one word, a
 * switch for yes, a row that unfolds for several words. All of them speak text: what was typed, to be read by
 * relais-field-reader. Below the field stands what was found about it, or how it was understood. Owned by its form; the
 * widget by its group.
 */

#include "relais-field-row.h"

#include "relais-combo.h"
#include "relais-entry-row.h"
#include "relais-field-echo.h"
#include "relais-field-words.h"
#include "relais-lines-row.h"
#include "relais-parts.h"
#include "relais-relation-choice.h"
#include "relais-words-row.h"

#include <glib/gi18n-lib.h>

struct _RelaisFieldRow {
  GObject parent_instance;

  RelaisDesk *desk;
  const RelaisField *field;
  RelaisLabels *labels;
  GtkWidget *widget;
  GtkWidget *toggle;
  char *value;        /* as stored */
  char *initial_text; /* as it stood in the field at first */
  char *off_text;     /* what a switch says when it is off */
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_APPLY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisFieldRow, relais_field_row, G_TYPE_OBJECT)

static void
emit_changed (RelaisFieldRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
emit_apply (RelaisFieldRow *self)
{
  g_signal_emit (self, signals[SIGNAL_APPLY], 0);
}

/* --- What is typed --- */

static GtkInputPurpose
find_purpose (RelaisFieldKind kind)
{
  if (kind == RELAIS_FIELD_PHONE)
    return GTK_INPUT_PURPOSE_PHONE;
  if (kind == RELAIS_FIELD_EMAIL)
    return GTK_INPUT_PURPOSE_EMAIL;
  return kind == RELAIS_FIELD_NAME ? GTK_INPUT_PURPOSE_NAME : GTK_INPUT_PURPOSE_FREE_FORM;
}

/* A masked number is seen by who types in it, and by nobody who passes by. */
static void
on_masked_focus (GtkEntry *entry)
{
  gboolean inside = (gtk_widget_get_state_flags (GTK_WIDGET (entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (gtk_entry_get_visibility (entry) != inside)
    gtk_entry_set_visibility (entry, inside);
}

static void
build_entry (RelaisFieldRow *self, const char *title)
{
  GtkWidget *entry;

  self->widget = relais_entry_row_new (title);
  entry = relais_entry_row_get_entry (RELAIS_ENTRY_ROW (self->widget));
  g_object_set (self->widget, "input-purpose", find_purpose (self->field->kind), NULL);
  g_signal_connect_object (self->widget, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->widget, "apply", G_CALLBACK (emit_apply), self, G_CONNECT_SWAPPED);
  if (self->field->kind == RELAIS_FIELD_RELATION)
    relais_relation_choice_add (RELAIS_ENTRY_ROW (self->widget));
  if (self->field->flags & RELAIS_FIELD_MASKED)
    {
      gtk_entry_set_visibility (GTK_ENTRY (entry), FALSE);
      g_signal_connect (entry, "state-flags-changed", G_CALLBACK (on_masked_focus), NULL);
    }
}

/* --- One word --- */

static void
build_combo (RelaisFieldRow *self, const char *title)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, "–");
  for (guint i = 0; self->field->words[i] != NULL; i++)
    gtk_string_list_append (list, relais_field_words_get_label (self->field, self->field->words[i]));
  self->widget = adw_combo_row_new ();
  relais_combo_wrap (ADW_COMBO_ROW (self->widget));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->widget), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->widget), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->widget), G_LIST_MODEL (list));
  g_signal_connect_object (self->widget, "notify::selected", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
}

static char *
get_word (RelaisFieldRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->widget));

  return g_strdup (selected == 0 || selected == GTK_INVALID_LIST_POSITION ? "" : self->field->words[selected - 1]);
}

static void
set_word (RelaisFieldRow *self, const char *text)
{
  guint selected = 0;

  for (guint i = 0; self->field->words[i] != NULL; i++)
    if (g_str_equal (self->field->words[i], text))
      selected = i + 1;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->widget), selected);
}

/* --- Yes --- */

static void
build_switch (RelaisFieldRow *self, const char *title)
{
  self->toggle = gtk_switch_new ();
  self->widget = relais_parts_toggle_row (title, self->toggle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->widget), self->toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->widget), self->toggle);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
}

static char *
get_answer (RelaisFieldRow *self)
{
  if (gtk_switch_get_active (GTK_SWITCH (self->toggle)))
    return g_strdup ("yes");
  return g_strdup (self->off_text != NULL ? self->off_text : "");
}

/* Off means "no" where somebody said yes before; else it stays what it was, perhaps unknown. */
static void
set_answer (RelaisFieldRow *self, const char *text)
{
  gboolean yes = g_str_equal (text, "yes");

  g_free (self->off_text);
  self->off_text = g_strdup (yes && g_strcmp0 (self->value, "yes") != 0 ? self->value : yes ? "no" : text);
  gtk_switch_set_active (GTK_SWITCH (self->toggle), yes);
}

/* --- Several words --- */

static void
build_words (RelaisFieldRow *self, const char *title)
{
  self->widget = relais_words_row_new (self->desk, self->field, title);
  g_signal_connect_object (self->widget, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
}

/* --- Several lines --- */

static void
build_lines (RelaisFieldRow *self, const char *title)
{
  self->widget = relais_lines_row_new (title);
  g_signal_connect_object (self->widget, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
}

/* --- What a form asks --- */

/**
 * relais_field_row_get_field:
 * @row: a row
 *
 * Returns: its field
 */
const RelaisField *
relais_field_row_get_field (RelaisFieldRow *row)
{
  return row->field;
}

/**
 * relais_field_row_get_widget:
 * @row: a row
 *
 * Returns: (transfer none): the row for a group
 */
GtkWidget *
relais_field_row_get_widget (RelaisFieldRow *row)
{
  return row->widget;
}

/**
 * relais_field_row_get_entry:
 * @row: a row
 *
 * Returns: (transfer none) (nullable): the entry, where text is typed
 */
GtkWidget *
relais_field_row_get_entry (RelaisFieldRow *row)
{
  return RELAIS_IS_ENTRY_ROW (row->widget) ? relais_entry_row_get_entry (RELAIS_ENTRY_ROW (row->widget)) : NULL;
}

/**
 * relais_field_row_get_text:
 * @row: a row
 *
 * Returns: (transfer full): what was typed or chosen, "" for nothing
 */
char *
relais_field_row_get_text (RelaisFieldRow *row)
{
  if (RELAIS_IS_ENTRY_ROW (row->widget))
    return g_strdup (relais_entry_row_get_text (RELAIS_ENTRY_ROW (row->widget)));
  if (RELAIS_IS_WORDS_ROW (row->widget))
    return relais_words_row_get_text (RELAIS_WORDS_ROW (row->widget));
  if (RELAIS_IS_LINES_ROW (row->widget))
    return relais_lines_row_get_text (RELAIS_LINES_ROW (row->widget));
  return row->toggle != NULL ? get_answer (row) : get_word (row);
}

/**
 * relais_field_row_set_text:
 * @row: a row
 * @text: what was typed or chosen, as relais_field_row_get_text() gives it
 */
void
relais_field_row_set_text (RelaisFieldRow *row, const char *text)
{
  if (RELAIS_IS_ENTRY_ROW (row->widget))
    relais_entry_row_set_text (RELAIS_ENTRY_ROW (row->widget), text);
  else if (RELAIS_IS_WORDS_ROW (row->widget))
    relais_words_row_set_text (RELAIS_WORDS_ROW (row->widget), text);
  else if (RELAIS_IS_LINES_ROW (row->widget))
    relais_lines_row_set_text (RELAIS_LINES_ROW (row->widget), text);
  else if (row->toggle != NULL)
    set_answer (row, text);
  else
    set_word (row, text);
}

/**
 * relais_field_row_set_value:
 * @row: a row
 * @value: (nullable): the canonical text as it is stored
 *
 * Begins with @value: from now on what is typed is compared with it.
 */
void
relais_field_row_set_value (RelaisFieldRow *row, const char *value)
{
  char *copy = g_strdup (value);
  g_autofree char *text = NULL;

  g_free (row->value);
  row->value = copy;
  text = RELAIS_IS_ENTRY_ROW (row->widget) ? relais_field_echo_typed (row->desk, row->field, value)
                                           : g_strdup (value != NULL ? value : "");
  relais_field_row_set_text (row, text);
  g_free (row->initial_text);
  row->initial_text = relais_field_row_get_text (row);
}

/**
 * relais_field_row_set_labels:
 * @row: a row
 * @labels: (nullable): the practice's names for codes
 *
 * From its next finding on, the row says what the practice calls a code.
 */
void
relais_field_row_set_labels (RelaisFieldRow *row, RelaisLabels *labels)
{
  g_clear_pointer (&row->labels, relais_labels_unref);
  row->labels = labels != NULL ? relais_labels_ref (labels) : NULL;
  if (RELAIS_IS_WORDS_ROW (row->widget))
    relais_words_row_set_labels (RELAIS_WORDS_ROW (row->widget), labels);
}

/**
 * relais_field_row_get_labels:
 * @row: a row
 *
 * Returns: (transfer none) (nullable): the practice's names for codes
 */
RelaisLabels *
relais_field_row_get_labels (RelaisFieldRow *row)
{
  return row->labels;
}

/**
 * relais_field_row_get_value:
 * @row: a row
 *
 * Returns: (nullable): the canonical text it began with
 */
const char *
relais_field_row_get_value (RelaisFieldRow *row)
{
  return row->value;
}

/**
 * relais_field_row_is_changed:
 * @row: a row
 *
 * Returns: whether anything else stands in it than at first
 */
gboolean
relais_field_row_is_changed (RelaisFieldRow *row)
{
  g_autofree char *text = relais_field_row_get_text (row);

  return g_strcmp0 (text, row->initial_text) != 0;
}

static void
say_below (RelaisFieldRow *self, const char *sentence, RelaisIssueLevel level)
{
  GtkAccessible *heard = GTK_ACCESSIBLE (self->toggle != NULL ? self->toggle : self->widget);
  gboolean wrong = sentence != NULL && level == RELAIS_ISSUE_ERROR;
  g_autofree char *escaped = g_markup_escape_text (sentence != NULL ? sentence : "", -1);

  if (RELAIS_IS_ENTRY_ROW (self->widget))
    {
      relais_entry_row_set_finding (RELAIS_ENTRY_ROW (self->widget), sentence, level);
      return;
    }
  if (ADW_IS_ACTION_ROW (self->widget))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->widget), escaped);
  if (wrong)
    gtk_widget_add_css_class (self->widget, "wrong");
  else
    gtk_widget_remove_css_class (self->widget, "wrong");
  gtk_accessible_update_property (heard, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence != NULL ? sentence : "", -1);
  gtk_accessible_update_state (heard, GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * relais_field_row_set_finding:
 * @row: a row
 * @issue: (nullable): what was found about it; %NULL says how the text was understood
 */
void
relais_field_row_set_finding (RelaisFieldRow *row, const RelaisIssue *issue)
{
  g_autofree char *sentence = issue != NULL ? relais_issue_get_sentence (issue) : NULL;

  if (issue == NULL && RELAIS_IS_ENTRY_ROW (row->widget))
    sentence = relais_field_echo_understood (row->desk, row->labels, row->field,
                                             relais_entry_row_get_text (RELAIS_ENTRY_ROW (row->widget)));
  say_below (row, sentence, issue != NULL ? issue->level : RELAIS_ISSUE_HINT);
}

/**
 * relais_field_row_grab_focus:
 * @row: a row
 *
 * Returns: whether the cursor stands in it now
 */
gboolean
relais_field_row_grab_focus (RelaisFieldRow *row)
{
  return gtk_widget_grab_focus (row->toggle != NULL ? row->toggle : row->widget);
}

static void
relais_field_row_dispose (GObject *object)
{
  RelaisFieldRow *self = RELAIS_FIELD_ROW (object);

  g_clear_object (&self->widget);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_field_row_parent_class)->dispose (object);
}

static void
relais_field_row_finalize (GObject *object)
{
  RelaisFieldRow *self = RELAIS_FIELD_ROW (object);

  g_clear_pointer (&self->labels, relais_labels_unref);
  g_free (self->value);
  g_free (self->initial_text);
  g_free (self->off_text);
  G_OBJECT_CLASS (relais_field_row_parent_class)->finalize (object);
}

static void
relais_field_row_class_init (RelaisFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_field_row_finalize;

  /**
   * RelaisFieldRow::changed:
   *
   * Something was typed or chosen.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RelaisFieldRow::apply:
   *
   * Enter was pressed in it.
   */
  signals[SIGNAL_APPLY] =
      g_signal_new ("apply", RELAIS_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_field_row_init (RelaisFieldRow *self)
{
}

/**
 * relais_field_row_new:
 * @desk: the desk
 * @field: a field, of a static table
 * @title: its name on the screen, perhaps with a mnemonic
 *
 * Returns: (transfer full): a row in which nothing stands
 */
RelaisFieldRow *
relais_field_row_new (RelaisDesk *desk, const RelaisField *field, const char *title)
{
  RelaisFieldRow *self = g_object_new (RELAIS_TYPE_FIELD_ROW, NULL);

  self->desk = g_object_ref (desk);
  self->field = field;
  if (field->kind == RELAIS_FIELD_WORD)
    build_combo (self, title);
  else if (field->kind == RELAIS_FIELD_WORDS)
    build_words (self, title);
  else if (field->kind == RELAIS_FIELD_LINES)
    build_lines (self, title);
  else if (field->kind == RELAIS_FIELD_YES_NO)
    build_switch (self, title);
  else
    build_entry (self, title);
  g_object_ref_sink (self->widget);
  self->initial_text = g_strdup ("");
  return self;
}
