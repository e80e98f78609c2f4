/* What is measured, while one writes an entry: a row for each thing that the practice measures, folded until somebody
 * wants it. Under a value stands at once whether it is possible and usual. What is typed is one text, valid or not, as
 * a draft keeps it; what no row is for is kept beside. Emits "changed". Owned by the sheet; main thread.
 */

#include "relais-measure-rows.h"

#include "relais-entry-row.h"
#include "relais-label-choice.h"
#include "relais-measure.h"
#include "relais-note.h"
#include "relais-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIELD "measures"

struct _RelaisMeasureRows {
  AdwBin parent_instance;

  RelaisDesk *desk;
  RelaisLabels *names;
  GPtrArray *labels; /* what is offered, in its order */
  GPtrArray *rows;   /* beside labels */
  char *kept;        /* what there is no row for */
  char *asked;       /* the values about which was asked last */
  gboolean is_filling;

  GtkWidget *expander;
  GtkWidget *group;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisMeasureRows, relais_measure_rows, ADW_TYPE_BIN)

static const char *
get_language (RelaisMeasureRows *self)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (self->desk);

  return book != NULL ? relais_phrasebook_get_language (book) : "fr";
}

static const char *
get_code (RelaisMeasureRows *self, guint i)
{
  return relais_record_get (self->labels->pdata[i], RELAIS_LABEL_CODE);
}

/* What is to be said about the value of a row; %NULL for nothing. */
static RelaisIssue *
judge (RelaisMeasureRows *self, guint i)
{
  g_autofree char *typed = g_strstrip (g_strdup (relais_entry_row_get_text (self->rows->pdata[i])));
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *read = NULL;

  if (*typed == '\0')
    return NULL;
  read = relais_measure_read (self->labels->pdata[i], typed, FIELD, issues);
  return issues->len > 0 ? g_ptr_array_steal_index (issues, 0) : NULL;
}

static void
on_typed (RelaisMeasureRows *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr (RelaisIssue) issue = judge (self, i);
      g_autofree char *sentence = issue != NULL ? relais_issue_get_sentence (issue) : NULL;

      relais_entry_row_set_finding (self->rows->pdata[i], sentence, issue != NULL ? issue->level : RELAIS_ISSUE_HINT);
    }
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * relais_measure_rows_get_text:
 * @measures: the measures
 *
 * Returns: (transfer full): what was typed, "weight=72,5;pain=3"; "" for nothing
 */
char *
relais_measure_rows_get_text (RelaisMeasureRows *measures)
{
  GString *text = g_string_new (measures->kept);

  for (guint i = 0; i < measures->rows->len; i++)
    {
      g_autofree char *typed = g_strdelimit (g_strdup (relais_entry_row_get_text (measures->rows->pdata[i])), ";", ' ');

      if (*g_strstrip (typed) != '\0')
        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? ";" : "", get_code (measures, i), typed);
    }
  return g_string_free (text, FALSE);
}

/* Puts "weight=72,5" into its row; FALSE where there is none. */
static gboolean
put (RelaisMeasureRows *self, const char *part)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *code = get_code (self, i);
      gsize length = strlen (code);

      if (strncmp (part, code, length) != 0 || part[length] != '=')
        continue;
      relais_entry_row_set_text (self->rows->pdata[i], part + length + 1);
      return TRUE;
    }
  return FALSE;
}

/**
 * relais_measure_rows_set_text:
 * @measures: the measures
 * @text: (nullable): what relais_measure_rows_get_text() gave, or the values of an entry
 */
void
relais_measure_rows_set_text (RelaisMeasureRows *measures, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", -1);
  g_autoptr (GString) kept = g_string_new (NULL);
  gboolean has_value = FALSE;

  measures->is_filling = TRUE;
  for (guint i = 0; i < measures->rows->len; i++)
    relais_entry_row_set_text (measures->rows->pdata[i], "");
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      has_value = TRUE;
      if (!put (measures, parts[i]))
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? ";" : "", parts[i]);
    }
  g_free (measures->kept);
  measures->kept = g_strdup (kept->str);
  g_clear_pointer (&measures->asked, g_free);
  gtk_expander_set_expanded (GTK_EXPANDER (measures->expander), has_value);
  measures->is_filling = FALSE;
}

static void
add_row (RelaisMeasureRows *self, const RelaisRecord *label)
{
  const char *unit = relais_record_get (label, RELAIS_LABEL_UNIT);
  const char *name = relais_label_choice_get_name (label, get_language (self));
  g_autofree char *title = unit != NULL ? g_strdup_printf ("%s (%s)", name, unit) : g_strdup (name);
  GtkWidget *row = relais_entry_row_new (title);

  g_signal_connect_object (row, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
}

/**
 * relais_measure_rows_set_labels:
 * @measures: the measures
 * @labels: the practice's labels
 *
 * What was typed stays.
 */
void
relais_measure_rows_set_labels (RelaisMeasureRows *measures, RelaisLabels *labels)
{
  g_autofree char *typed = relais_measure_rows_get_text (measures);
  gboolean may_write = relais_actor_may_with (relais_desk_get_actor (measures->desk), RELAIS_ACT_WRITE_NOTES,
                                              RELAIS_VISIBILITY_CARE, FALSE);

  for (guint i = 0; i < measures->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (measures->group), measures->rows->pdata[i]);
  g_ptr_array_set_size (measures->rows, 0);
  g_ptr_array_unref (measures->labels);
  g_clear_pointer (&measures->names, relais_labels_unref);
  measures->names = relais_labels_ref (labels);
  measures->labels = relais_label_choice_list (labels, RELAIS_LABEL_KIND_MEASURE, get_language (measures));
  for (guint i = 0; i < measures->labels->len; i++)
    add_row (measures, measures->labels->pdata[i]);
  relais_measure_rows_set_text (measures, typed);
  gtk_widget_set_visible (GTK_WIDGET (measures), may_write && measures->labels->len > 0);
}

/**
 * relais_measure_rows_say:
 * @measures: the measures
 *
 * Returns: (transfer full): the values as people read them, for who says nothing else: "Weight 72,5 kg"; "" for none
 */
char *
relais_measure_rows_say (RelaisMeasureRows *measures)
{
  g_autofree char *text = relais_measure_rows_get_text (measures);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autofree char *read =
      measures->names != NULL ? relais_measures_read (measures->names, text, FIELD, issues) : NULL;

  return relais_measures_format (measures->names, read, get_language (measures));
}

/**
 * relais_measure_rows_asks:
 * @measures: the measures
 *
 * A value that is not possible cannot be signed; about one that is unusual it asks once, and who then signs again means
 * it.
 *
 * Returns: whether it asks
 */
gboolean
relais_measure_rows_asks (RelaisMeasureRows *measures)
{
  g_autofree char *text = relais_measure_rows_get_text (measures);
  gboolean was_asked = g_strcmp0 (text, measures->asked) == 0;

  for (guint i = 0; i < measures->rows->len; i++)
    {
      g_autoptr (RelaisIssue) issue = judge (measures, i);

      if (issue == NULL || (issue->level != RELAIS_ISSUE_ERROR && was_asked))
        continue;
      g_free (measures->asked);
      measures->asked = g_steal_pointer (&text);
      gtk_expander_set_expanded (GTK_EXPANDER (measures->expander), TRUE);
      gtk_widget_grab_focus (relais_entry_row_get_entry (measures->rows->pdata[i]));
      return TRUE;
    }
  return FALSE;
}

/* --- Life --- */

static void
build (RelaisMeasureRows *self)
{
  self->group = relais_parts_group (NULL);
  self->expander = relais_parts_folded (_("Mea_surements"), self->group);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), self->expander);
}

static void
relais_measure_rows_dispose (GObject *object)
{
  g_clear_object (&RELAIS_MEASURE_ROWS (object)->desk);
  G_OBJECT_CLASS (relais_measure_rows_parent_class)->dispose (object);
}

static void
relais_measure_rows_finalize (GObject *object)
{
  RelaisMeasureRows *self = RELAIS_MEASURE_ROWS (object);

  g_clear_pointer (&self->names, relais_labels_unref);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->rows);
  g_free (self->kept);
  g_free (self->asked);
  G_OBJECT_CLASS (relais_measure_rows_parent_class)->finalize (object);
}

static void
relais_measure_rows_class_init (RelaisMeasureRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_measure_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_measure_rows_finalize;

  /**
   * RelaisMeasureRows::changed:
   *
   * A value was typed.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_MEASURE_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_measure_rows_init (RelaisMeasureRows *self)
{
  self->labels = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->kept = g_strdup ("");
}

/**
 * relais_measure_rows_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): rows for what is measured, none until relais_measure_rows_set_labels()
 */
GtkWidget *
relais_measure_rows_new (RelaisDesk *desk)
{
  RelaisMeasureRows *self = g_object_new (RELAIS_TYPE_MEASURE_ROWS, NULL);

  self->desk = g_object_ref (desk);
  build (self);
  return GTK_WIDGET (self);
}
