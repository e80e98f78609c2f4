/* What was measured of one patient over time, above the window: a small chart for each measurement in each unit, and
 * all its values as rows behind it. Only what the reader may read; what was struck is left out. Main thread.
 */

#include "relais-measure-window.h"

#include "relais-dialog.h"
#include "relais-measure-chart.h"
#include "relais-notebook-measures.h"
#include "relais-parts.h"
#include "relais-person-words.h"
#include "relais-practice-labels.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GPtrArray *points;
  RelaisLabels *labels;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->points, g_ptr_array_unref);
  g_clear_pointer (&answer->labels, relais_labels_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
load (RelaisSession *session, gpointer data, GError **error)
{
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  if ((answer->labels = relais_practice_labels_load (session, error)) == NULL ||
      (answer->points = relais_notebook_list_measures (session, relais_session_get_actor (session), data, error)) ==
          NULL)
    return NULL;
  return g_steal_pointer (&answer);
}

static gboolean
is_same (const RelaisMeasure *a, const RelaisMeasure *b)
{
  return g_str_equal (a->code, b->code) && g_strcmp0 (a->unit, b->unit) == 0;
}

/* Those of the same measurement in the same unit; they are taken out of @points. */
static GPtrArray *
take_series (GPtrArray *points)
{
  GPtrArray *series = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_measure_point_free);
  const RelaisMeasurePoint *first = points->pdata[0];

  for (guint i = 0; i < points->len;)
    {
      const RelaisMeasurePoint *point = points->pdata[i];

      if (point == first || is_same (point->measure, first->measure))
        g_ptr_array_add (series, g_ptr_array_steal_index (points, i));
      else
        i++;
    }
  return series;
}

/* --- All values, the last one first --- */

static void
on_unfolded (AdwExpanderRow *row, GParamSpec *pspec, gpointer data)
{
  RelaisDesk *desk = g_object_get_data (G_OBJECT (row), "desk");
  GPtrArray *series = g_object_get_data (G_OBJECT (row), "series");
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);

  if (g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "filled", row);
  for (guint i = series->len; i > 0; i--)
    {
      const RelaisMeasurePoint *point = series->pdata[i - 1];
      g_autofree char *value =
          relais_measure_get_value (point->measure, book != NULL ? relais_phrasebook_get_language (book) : "fr");
      g_autofree char *day = relais_person_words_date (desk, relais_instant_get_date (point->at));
      GtkWidget *line = relais_parts_row (value, day);

      gtk_widget_set_focusable (line, TRUE);
      adw_expander_row_add_row (row, line);
    }
}

static GtkWidget *
make_values (RelaisDesk *desk, GPtrArray *series)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title =
      g_strdup_printf (ngettext ("%u value", "All %u values", series->len), series->len);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), "desk", g_object_ref (desk), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "series", g_ptr_array_ref (series), (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (on_unfolded), NULL);
  return row;
}

static void
add_series (RelaisDialog *dialog, const RelaisLabels *labels, GPtrArray *series)
{
  RelaisDesk *desk = relais_dialog_get_desk (dialog);
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  const RelaisMeasure *measure = ((RelaisMeasurePoint *) series->pdata[0])->measure;
  const char *name = relais_labels_get_name (labels, RELAIS_LABEL_KIND_MEASURE, measure->code,
                                             book != NULL ? relais_phrasebook_get_language (book) : "fr");
  g_autofree char *unit = measure->unit != NULL ? g_strdup_printf (" (%s)", measure->unit) : g_strdup ("");
  g_autofree char *title = g_strconcat (name != NULL ? name : measure->code, unit, NULL);
  GtkWidget *group = relais_parts_group (title);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *chart = relais_measure_chart_new (desk, title, series);

  gtk_widget_add_css_class (chart, "row-text");
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), chart);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_values (desk, series));
  relais_dialog_add (dialog, group);
}

static void
on_loaded (gpointer owner, gpointer data, gpointer result, const GError *error)
{
  RelaisDialog *dialog = owner;
  g_autoptr (Answer) answer = result;

  if (answer == NULL)
    {
      relais_dialog_tell_error (dialog, error);
      return;
    }
  if (answer->points->len == 0)
    relais_dialog_tell (dialog, _("Nothing was measured yet"));
  while (answer->points->len > 0)
    {
      g_autoptr (GPtrArray) series = take_series (answer->points);

      add_series (dialog, answer->labels, series);
    }
}

/**
 * relais_measure_window_show:
 * @from: a widget of the window
 * @desk: the desk
 * @patient: whose measurements
 *
 * Shows them, with who it is about.
 */
void
relais_measure_window_show (GtkWidget *from, RelaisDesk *desk, const RelaisRecord *patient)
{
  GtkWidget *dialog = relais_dialog_new (from, desk, _("Measurements over time"), NULL);
  g_autofree char *name = relais_person_words_name (desk, patient);
  g_autofree char *identity = relais_person_words_identity (desk, patient);
  g_autofree char *who = g_strjoin (" · ", name, identity, NULL);
  GtkWidget *label = gtk_label_new (who);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  relais_dialog_add (RELAIS_DIALOG (dialog), label);
  relais_dialog_set_size (RELAIS_DIALOG (dialog), 560, 620);
  relais_desk_run (desk, dialog, load, g_strdup (relais_record_get_id (patient)), g_free, answer_free, on_loaded);
  gtk_window_present (GTK_WINDOW (dialog));
}
