/* A field of several words as a row that unfolds to a tick for each; folded it says which are ticked, in the practice's
 * own names. Part of a field's row; main thread.
 */

#include "relais-words-row.h"

#include "relais-field-echo.h"
#include "relais-field-words.h"
#include "relais-parts.h"

struct _RelaisWordsRow {
  AdwExpanderRow parent_instance;

  RelaisDesk *desk;
  const RelaisField *field;
  RelaisLabels *labels;
  GPtrArray *ticks;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisWordsRow, relais_words_row, ADW_TYPE_EXPANDER_ROW)

/**
 * relais_words_row_get_text:
 * @row: a row
 *
 * Returns: (transfer full): the words that are ticked, parted by semicolons
 */
char *
relais_words_row_get_text (RelaisWordsRow *row)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < row->ticks->len; i++)
    {
      if (!gtk_check_button_get_active (g_ptr_array_index (row->ticks, i)))
        continue;
      if (words->len > 0)
        g_string_append_c (words, ';');
      g_string_append (words, row->field->words[i]);
    }
  return g_string_free (words, FALSE);
}

static void
say_words (RelaisWordsRow *self)
{
  g_autofree char *words = relais_words_row_get_text (self);
  g_autofree char *shown =
      relais_field_echo_shown (self->desk, self->labels, self->field, *words != '\0' ? words : NULL);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), shown);
}

static void
on_tick (RelaisWordsRow *self)
{
  say_words (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * relais_words_row_set_text:
 * @row: a row
 * @text: the words to tick, as relais_words_row_get_text() gives them
 */
void
relais_words_row_set_text (RelaisWordsRow *row, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);

  for (guint i = 0; i < row->ticks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (row->ticks, i),
                                 g_strv_contains ((const char *const *) words, row->field->words[i]));
  say_words (row);
}

/**
 * relais_words_row_set_labels:
 * @row: a row
 * @labels: (nullable): the practice's names for codes
 *
 * From the next tick on, the row says what the practice calls a code.
 */
void
relais_words_row_set_labels (RelaisWordsRow *row, RelaisLabels *labels)
{
  g_clear_pointer (&row->labels, relais_labels_unref);
  row->labels = labels != NULL ? relais_labels_ref (labels) : NULL;
}

static void
relais_words_row_dispose (GObject *object)
{
  g_clear_object (&RELAIS_WORDS_ROW (object)->desk);
  G_OBJECT_CLASS (relais_words_row_parent_class)->dispose (object);
}

static void
relais_words_row_finalize (GObject *object)
{
  RelaisWordsRow *self = RELAIS_WORDS_ROW (object);

  g_ptr_array_unref (self->ticks);
  g_clear_pointer (&self->labels, relais_labels_unref);
  G_OBJECT_CLASS (relais_words_row_parent_class)->finalize (object);
}

static void
relais_words_row_class_init (RelaisWordsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_words_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_words_row_finalize;
  /**
   * RelaisWordsRow::changed:
   *
   * A word was ticked, or is no longer.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_WORDS_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_words_row_init (RelaisWordsRow *self)
{
  self->ticks = g_ptr_array_new ();
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

/**
 * relais_words_row_new:
 * @desk: the desk
 * @field: a field of several words, of a static table
 * @title: its name on the screen
 *
 * Returns: (transfer floating): a row in which nothing is ticked
 */
GtkWidget *
relais_words_row_new (RelaisDesk *desk, const RelaisField *field, const char *title)
{
  RelaisWordsRow *self = g_object_new (RELAIS_TYPE_WORDS_ROW, "title", title, NULL);

  self->desk = g_object_ref (desk);
  self->field = field;
  name_parts (GTK_WIDGET (self), title);
  for (guint i = 0; field->words[i] != NULL; i++)
    {
      GtkWidget *tick = gtk_check_button_new ();
      GtkWidget *row = relais_parts_toggle_row (relais_field_words_get_label (field, field->words[i]), tick);

      adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
      g_signal_connect_object (tick, "toggled", G_CALLBACK (on_tick), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->ticks, tick);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    }
  return GTK_WIDGET (self);
}
