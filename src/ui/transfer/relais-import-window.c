/* Importing people: choose a file, see what each column is taken for and what would happen row by row, correct it, then
 * import all of it or nothing, with one undo. Every choice makes a new plan on a thread, of which only the newest
 * counts; nothing changes in the register before the button. Belongs to the window above which it stands.
 */

#include "relais-import-window.h"

#include "relais-column-rows.h"
#include "relais-error.h"
#include "relais-import-findings.h"
#include "relais-parts.h"
#include "relais-people-import.h"
#include "relais-person.h"
#include "relais-register-acts.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

struct _RelaisImportWindow {
  AdwWindow parent_instance;

  RelaisDesk *desk;
  char *name;
  RelaisCsv *csv;
  RelaisImportPlan *plan;
  RelaisColumnRows *rows;
  GPtrArray *summary_rows;
  char *operation;
  guint generation;

  GtkButton *import;
  GtkSpinner *spinner;
  GtkInfoBar *problem;
  GtkLabel *sentence;
  AdwPreferencesGroup *source;
  AdwComboRow *facet;
  AdwActionRow *file_row;
  GtkWidget *choose;
  AdwPreferencesGroup *summary;
  AdwPreferencesGroup *columns;
  GtkWidget *findings_group;
  GtkListView *findings;
};

G_DEFINE_FINAL_TYPE (RelaisImportWindow, relais_import_window, ADW_TYPE_WINDOW)

/* What a thread is asked: to read a file, to plan, to import, to undo. */
typedef struct {
  guint generation;
  guint facet;
  char *path;
  char *name;
  char *operation;
  RelaisCsv *csv;
  GHashTable *choices;
  RelaisImportPlan *plan;
  RelaisImportResult result;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->name);
  g_free (job->operation);
  g_clear_pointer (&job->csv, relais_csv_unref);
  g_clear_pointer (&job->choices, g_hash_table_unref);
  g_clear_pointer (&job->plan, relais_import_plan_free);
  relais_import_result_clear (&job->result);
  g_free (job);
}

static guint
get_facet (RelaisImportWindow *self)
{
  return adw_combo_row_get_selected (self->facet) == 1 ? RELAIS_FACET_PATIENT : RELAIS_FACET_CAREGIVER;
}

static Job *
job_new (RelaisImportWindow *self)
{
  Job *job = g_new0 (Job, 1);

  job->generation = ++self->generation;
  job->facet = get_facet (self);
  job->name = g_strdup (self->name);
  job->csv = self->csv != NULL ? relais_csv_ref (self->csv) : NULL;
  gtk_spinner_start (self->spinner);
  return job;
}

static void
say (RelaisImportWindow *self, const GError *error)
{
  g_autofree char *sentence = error != NULL ? relais_error_get_sentence (error) : NULL;

  gtk_label_set_text (self->sentence, sentence != NULL ? sentence : "");
  gtk_info_bar_set_revealed (self->problem, sentence != NULL);
}

/* --- What the plan says --- */

static void
clear_summary (RelaisImportWindow *self)
{
  for (guint i = 0; i < self->summary_rows->len; i++)
    adw_preferences_group_remove (self->summary, g_ptr_array_index (self->summary_rows, i));
  g_ptr_array_set_size (self->summary_rows, 0);
}

static GtkWidget *
add_summary (RelaisImportWindow *self, const char *text, guint count)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *number = gtk_label_new (NULL);
  g_autofree char *shown = g_strdup_printf ("%u", count);

  gtk_label_set_text (GTK_LABEL (number), shown);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "heading");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), number);
  adw_preferences_group_add (self->summary, row);
  g_ptr_array_add (self->summary_rows, row);
  return row;
}

static void
show_result (RelaisImportWindow *self, const RelaisImportResult *result, gboolean done)
{
  clear_summary (self);
  add_summary (self, done ? _("Came in") : _("Would come in"), result->imported);
  add_summary (self, done ? _("Changed a record") : _("Would change a record"), result->updated);
  add_summary (self, _("There already"), result->unchanged);
  add_summary (self, done ? _("Skipped") : _("Would be skipped"), result->skipped);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), TRUE);
}

static void
show_button (RelaisImportWindow *self, const RelaisImportResult *result)
{
  guint n = result->imported + result->updated;
  g_autofree char *label = g_strdup_printf (ngettext ("_Import %u row", "_Import %u rows", n), n);

  gtk_button_set_label (self->import, label);
  gtk_widget_set_visible (GTK_WIDGET (self->import), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import), n > 0);
}

/* --- Planning --- */

static void plan_again (RelaisImportWindow *self);

static gpointer
make_plan (RelaisSession *session, gpointer data, GError **error)
{
  Job *job = data;

  return relais_people_import_plan (session, relais_session_get_actor (session), job->csv, job->facet, job->choices,
                                    error);
}

static void
show_columns (RelaisImportWindow *self)
{
  g_clear_object (&self->rows);
  self->rows = relais_column_rows_new (self->columns, get_facet (self), self->csv, self->plan);
  g_signal_connect_object (self->rows, "changed", G_CALLBACK (plan_again), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), TRUE);
}

static void
on_planned (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisImportWindow *self = owner;
  Job *job = data;
  g_auto (RelaisImportResult) result = { 0 };

  if (job->generation != self->generation)
    {
      g_clear_pointer (&answer, relais_import_plan_free);
      return;
    }
  gtk_spinner_stop (self->spinner);
  say (self, error);
  g_clear_pointer (&self->plan, relais_import_plan_free);
  self->plan = answer;
  if (job->choices == NULL)
    show_columns (self);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), self->plan != NULL);
  gtk_widget_set_visible (self->findings_group, self->plan != NULL);
  /* After a failure the button that is there tries again. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->import), TRUE);
  if (self->plan == NULL)
    return;
  relais_import_plan_get_result (self->plan, &result);
  show_result (self, &result, FALSE);
  relais_import_findings_show (self->findings, self->plan);
  gtk_widget_set_visible (self->findings_group, relais_import_plan_get_findings (self->plan)->len > 0);
  show_button (self, &result);
}

static void
plan (RelaisImportWindow *self, GHashTable *choices)
{
  Job *job;

  if (self->csv == NULL)
    return;
  job = job_new (self);
  job->choices = choices;
  relais_desk_run (self->desk, self, make_plan, job, job_free, (GDestroyNotify) relais_import_plan_free, on_planned);
}

static void
plan_again (RelaisImportWindow *self)
{
  plan (self, relais_column_rows_get_choices (self->rows));
}

static void
on_facet_changed (RelaisImportWindow *self)
{
  plan (self, NULL);
}

/* --- The file --- */

static gpointer
read_file (RelaisSession *session, gpointer data, GError **error)
{
  return relais_csv_load_file (((Job *) data)->path, error);
}

static void
on_file_read (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisImportWindow *self = owner;
  Job *job = data;

  if (job->generation != self->generation)
    {
      g_clear_pointer (&answer, relais_csv_unref);
      return;
    }
  gtk_spinner_stop (self->spinner);
  say (self, error);
  if (answer == NULL)
    return;
  g_clear_pointer (&self->csv, relais_csv_unref);
  self->csv = answer;
  plan (self, NULL);
}

/**
 * relais_import_window_load:
 * @window: the window
 * @file: a spreadsheet
 *
 * Reads @file and shows what importing it would do.
 */
void
relais_import_window_load (RelaisImportWindow *window, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (base);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);
  Job *job = job_new (window);

  g_free (window->name);
  window->name = g_steal_pointer (&shown);
  adw_action_row_set_subtitle (window->file_row, escaped);
  job->path = g_file_get_path (file);
  relais_desk_run (window->desk, window, read_file, job, job_free, (GDestroyNotify) relais_csv_unref, on_file_read);
}

static void
on_file_chosen (GtkNativeDialog *dialog, int response, RelaisImportWindow *self)
{
  g_autoptr (GFile) file =
      response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    relais_import_window_load (self, file);
  g_object_set_data (G_OBJECT (self), "file-chooser", NULL);
}

static void
on_choose (RelaisImportWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Choose a spreadsheet"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Spreadsheets saved as CSV"));
  gtk_file_filter_add_pattern (filter, "*.csv");
  gtk_file_filter_add_pattern (filter, "*.CSV");
  gtk_file_filter_add_pattern (filter, "*.txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
  /* It is shown until it is answered; then, or with this window, it goes. */
  g_object_set_data_full (G_OBJECT (self), "file-chooser", dialog, g_object_unref);
}

/* --- Importing and taking it back --- */

static gpointer
apply_plan (RelaisSession *session, gpointer data, GError **error)
{
  Job *job = data;

  return relais_people_import_apply (session, relais_session_get_actor (session), job->plan, job->name, &job->result,
                                     error)
             ? RELAIS_DONE
             : NULL;
}

static gpointer
undo_import (RelaisSession *session, gpointer data, GError **error)
{
  Job *job = data;
  g_auto (RelaisUndoResult) undone = { 0 };

  return relais_register_undo (session, relais_session_get_actor (session), job->operation, &undone, error)
             ? RELAIS_DONE
             : NULL;
}

static void
on_undone (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisImportWindow *self = owner;

  gtk_spinner_stop (self->spinner);
  say (self, error);
  if (answer == NULL)
    return;
  g_clear_pointer (&self->operation, g_free);
  relais_window_tell (GTK_WIDGET (self), _("The whole import was taken back."));
  plan (self, NULL);
}

static void
on_undo (RelaisImportWindow *self)
{
  Job *job;

  if (self->operation == NULL)
    return;
  job = job_new (self);
  job->operation = g_strdup (self->operation);
  relais_desk_run (self->desk, self, undo_import, job, job_free, NULL, on_undone);
}

static void
add_undo (RelaisImportWindow *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = relais_parts_mnemonic_button (_("_Undo the import"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_undo), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("It can be taken back as a whole for 30 days."));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->summary, row);
  g_ptr_array_add (self->summary_rows, row);
  gtk_widget_grab_focus (button);
}

static void
on_applied (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisImportWindow *self = owner;
  Job *job = data;

  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (GTK_WIDGET (self->source), TRUE);
  say (self, error);
  if (answer == NULL)
    {
      /* The plan may be of an older register by now: make it again. */
      plan_again (self);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->import), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), FALSE);
  show_result (self, &job->result, TRUE);
  self->operation = g_strdup (job->result.operation);
  if (self->operation != NULL)
    add_undo (self);
}

static void
on_import (RelaisImportWindow *self)
{
  Job *job;

  if (self->plan == NULL)
    {
      plan_again (self);
      return;
    }
  job = job_new (self);
  job->plan = g_steal_pointer (&self->plan);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->source), FALSE);
  relais_desk_run (self->desk, self, apply_plan, job, job_free, NULL, on_applied);
}

/* --- The widget --- */

static void
relais_import_window_dispose (GObject *object)
{
  RelaisImportWindow *self = RELAIS_IMPORT_WINDOW (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_import_window_parent_class)->dispose (object);
}

static void
relais_import_window_finalize (GObject *object)
{
  RelaisImportWindow *self = RELAIS_IMPORT_WINDOW (object);

  g_clear_pointer (&self->plan, relais_import_plan_free);
  g_clear_pointer (&self->csv, relais_csv_unref);
  g_ptr_array_unref (self->summary_rows);
  g_free (self->operation);
  g_free (self->name);
  G_OBJECT_CLASS (relais_import_window_parent_class)->finalize (object);
}

static void
relais_import_window_class_init (RelaisImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_import_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_import_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/relais/Relais/ui/transfer/relais-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisImportWindow, import);
  gtk_widget_class_bind_template_child (widget_class, RelaisImportWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, RelaisImportWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, RelaisImportWindow, sentence);
  gtk_widget_class_bind_template_child (widget_class, RelaisImportWindow, source);
  gtk_widget_class_bind_template_child (widget_class, RelaisImportWindow, facet);
  gtk_widget_class_bind_template_child (widget_class, RelaisImportWindow, file_row);
  gtk_widget_class_bind_template_child (widget_class, RelaisImportWindow, choose);
  gtk_widget_class_bind_template_child (widget_class, RelaisImportWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, RelaisImportWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, RelaisImportWindow, findings_group);
  gtk_widget_class_bind_template_child (widget_class, RelaisImportWindow, findings);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_facet_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
}

static void
relais_import_window_init (RelaisImportWindow *self)
{
  self->summary_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  relais_parts_name_once (GTK_WIDGET (self));
  relais_import_findings_prepare (self->findings);
}

/**
 * relais_import_window_new:
 * @desk: the desk
 * @parent: (nullable): the window above which it stands
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
relais_import_window_new (RelaisDesk *desk, GtkWindow *parent)
{
  RelaisImportWindow *self = g_object_new (RELAIS_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  relais_parts_fit (GTK_WINDOW (self), parent);
  g_signal_connect_object (desk, "closed", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
