/* One field of a record as a row of a form, whatever it holds: an entry for what is typed, a list for one word, a
 * switch for yes, a list of ticks for several words. All of them speak text: what was typed, to be read by
 * relais-field-reader. Below the field stands what was found about it, or how it was understood. Owned by its form; the
 * widget by its group.
 */

#include "relais-field-row.h"

#include "relais-entry-row.h"
#include "relais-field-echo.h"
#include "relais-field-words.h"
#include "relais-relation-choice.h"

#include <glib/gi18n-lib.h>

struct _RelaisFieldRow {
  GObject parent_instance;

  RelaisDesk *desk;
  const RelaisField *field;
  RelaisLabels *labels;
  GtkWidget *widget;
  GtkWidget *toggle;
  GPtrArray *ticks;
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

/* The row is no stop for Tab: the switch is, named by it. */
static GtkWidget *
new_toggle_row (const char *title, GtkWidget *toggle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row, NULL, -1);
  return row;
}

static void
build_switch (RelaisFieldRow *self, const char *title)
{
  self->toggle = gtk_switch_new ();
  self->widget = new_toggle_row (title, self->toggle);
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

static char *
get_words (RelaisFieldRow *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->ticks->len; i++)
    {
      if (!gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
        continue;
      if (words->len > 0)
        g_string_append_c (words, ';');
      g_string_append (words, self->field->words[i]);
    }
  return g_string_free (words, FALSE);
}

static void
say_words (RelaisFieldRow *self)
{
  g_autofree char *words = get_words (self);
  g_autofree char *shown =
      relais_field_echo_shown (self->desk, self->labels, self->field, *words != '\0' ? words : NULL);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->widget), shown);
}

static void
on_tick (RelaisFieldRow *self)
{
  say_words (self);
  emit_changed (self);
}

static void
set_words (RelaisFieldRow *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);

  for (guint i = 0; i < self->ticks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->ticks, i),
                                 g_strv_contains ((const char *const *) words, self->field->words[i]));
  say_words (self);
}

/* What an expander is made of has no names of its own. */
static void
name_parts (GtkWidget *widget, const char *name)
{
  if (GTK_IS_LIST_BOX (widget) || GTK_IS_SWITCH (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_parts (child, name);
}

static void
build_ticks (RelaisFieldRow *self, const char *title)
{
  self->widget = adw_expander_row_new ();
  self->ticks = g_ptr_array_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->widget), title);
  name_parts (self->widget, title);
  for (guint i = 0; self->field->words[i] != NULL; i++)
    {
      GtkWidget *tick = gtk_check_button_new ();
      GtkWidget *row = new_toggle_row (relais_field_words_get_label (self->field, self->field->words[i]), tick);

      adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
      g_signal_connect_object (tick, "toggled", G_CALLBACK (on_tick), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->ticks, tick);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->widget), row);
    }
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
  if (row->ticks != NULL)
    return get_words (row);
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
  else if (row->ticks != NULL)
    set_words (row, text);
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

  g_clear_pointer (&self->ticks, g_ptr_array_unref);
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
    build_ticks (self, title);
  else if (field->kind == RELAIS_FIELD_YES_NO)
    build_switch (self, title);
  else
    build_entry (self, title);
  g_object_ref_sink (self->widget);
  self->initial_text = g_strdup ("");
  return self;
}
