/* One small record of the practice as a row that unfolds into its form: a useful number, a closing day, a name. Saving
 * and removing go through the functions of its kind; what went wrong stands in the row, and what was typed stays. Owned
 * by the group that shows it; it follows what it saved by itself.
 */

#include "relais-record-expander.h"

#include "relais-error.h"
#include "relais-parts.h"
#include "relais-record-form.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

struct _RelaisRecordExpander {
  AdwExpanderRow parent_instance;

  RelaisDesk *desk;
  const RelaisRecordKind *kind;
  RelaisRecordForm *form;
  GtkLabel *sentence;
  GtkWidget *sentence_row;
  GtkWidget *save;
  GtkWidget *remove;
};

enum {
  SIGNAL_SAVED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisRecordExpander, relais_record_expander, ADW_TYPE_EXPANDER_ROW)

typedef struct {
  const RelaisRecordKind *kind;
  RelaisRecord *record;
  GPtrArray *issues;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  relais_record_unref (job->record);
  g_ptr_array_unref (job->issues);
  g_free (job);
}

static gboolean
is_new (RelaisRecordExpander *self)
{
  return relais_record_get_revision (relais_record_form_get_base (self->form)) == 0;
}

static void
say (RelaisRecordExpander *self, const GError *error)
{
  g_autofree char *sentence = error != NULL ? relais_error_get_sentence (error) : NULL;

  gtk_label_set_text (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->sentence_row, sentence != NULL);
}

static void
show_title (RelaisRecordExpander *self)
{
  g_autofree char *subtitle = NULL;
  g_autofree char *title = is_new (self)
                               ? g_strdup (_(self->kind->new_title))
                               : self->kind->describe (self->desk, relais_record_form_get_base (self->form), &subtitle);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *below = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), escaped);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), below);
  if (self->remove != NULL)
    gtk_widget_set_visible (self->remove, self->kind->remove != NULL && !is_new (self));
}

static void
on_form_changed (RelaisRecordExpander *self)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) typed = relais_record_form_read (self->form, issues);

  relais_record_form_show_findings (self->form, issues);
  gtk_widget_set_sensitive (self->save, relais_record_form_is_changed (self->form));
}

/* --- Saving and removing --- */

static gpointer
save_record (RelaisSession *session, gpointer data, GError **error)
{
  Job *job = data;

  return job->kind->save (session, job->record, job->issues, error);
}

static void
on_record_saved (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisRecordExpander *self = owner;
  Job *job = data;
  g_autoptr (RelaisRecord) saved = answer;

  gtk_widget_set_sensitive (self->save, TRUE);
  relais_record_form_show_findings (self->form, job->issues);
  if (saved == NULL)
    {
      say (self, error);
      relais_record_form_focus_error (self->form, job->issues);
      return;
    }
  say (self, NULL);
  relais_window_tell (GTK_WIDGET (self), _("Saved"));
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
}

static void
on_save (RelaisRecordExpander *self)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) typed = relais_record_form_read (self->form, issues);
  Job *job;

  relais_record_form_show_findings (self->form, issues);
  if (relais_issues_have_errors (issues))
    {
      relais_record_form_focus_error (self->form, issues);
      return;
    }
  job = g_new0 (Job, 1);
  job->kind = self->kind;
  job->record = g_steal_pointer (&typed);
  job->issues = g_steal_pointer (&issues);
  gtk_widget_set_sensitive (self->save, FALSE);
  relais_desk_run (self->desk, self, save_record, job, job_free, (GDestroyNotify) relais_record_unref, on_record_saved);
}

static gpointer
remove_record (RelaisSession *session, gpointer data, GError **error)
{
  Job *job = data;

  return job->kind->remove (session, job->record, error) ? RELAIS_DONE : NULL;
}

static void
on_record_removed (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisRecordExpander *self = owner;

  say (self, error);
  if (answer == NULL)
    return;
  relais_window_tell_action (GTK_WIDGET (self), _("Removed"), _("Undo"), "win.undo-last", NULL);
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
on_remove (RelaisRecordExpander *self)
{
  Job *job = g_new0 (Job, 1);

  job->kind = self->kind;
  job->record = relais_record_ref ((RelaisRecord *) relais_record_form_get_base (self->form));
  job->issues = relais_issues_new ();
  relais_desk_run (self->desk, self, remove_record, job, job_free, NULL, on_record_removed);
}

/* --- The widget --- */

static GtkWidget *
make_row (GtkWidget *child)
{
  GtkWidget *row = adw_preferences_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  return row;
}

static GtkWidget *
make_button (const char *mnemonic, const char *style)
{
  GtkWidget *button = relais_parts_mnemonic_button (mnemonic);

  gtk_widget_add_css_class (button, style);
  return button;
}

static void
add_buttons (RelaisRecordExpander *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->sentence = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "finding-error");
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "row-text");
  self->sentence_row = make_row (GTK_WIDGET (self->sentence));
  gtk_widget_set_visible (self->sentence_row, FALSE);

  self->save = make_button (_("_Save"), "suggested-action");
  self->remove = make_button (_("_Remove"), "destructive-action");
  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (on_save), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (box, "row-text");
  gtk_box_append (GTK_BOX (box), self->remove);
  gtk_box_append (GTK_BOX (box), self->save);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->sentence_row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), make_row (box));
}

/* There are dozens of them, of which few are opened: the fields are made when it is. */
static void
on_expanded (RelaisRecordExpander *self)
{
  if (self->save != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const RelaisField *field = &self->kind->type->fields[self->kind->fields[i]];
      RelaisFieldRow *row = relais_record_form_add (self->form, self->kind->fields[i], _(field->label));

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), relais_field_row_get_widget (row));
    }
  add_buttons (self);
  show_title (self);
}

static void
relais_record_expander_dispose (GObject *object)
{
  RelaisRecordExpander *self = RELAIS_RECORD_EXPANDER (object);

  g_clear_object (&self->form);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_record_expander_parent_class)->dispose (object);
}

static void
relais_record_expander_class_init (RelaisRecordExpanderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_record_expander_dispose;

  /**
   * RelaisRecordExpander::saved:
   *
   * The record was saved: a list shows it in its place.
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", RELAIS_TYPE_RECORD_EXPANDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  /**
   * RelaisRecordExpander::removed:
   *
   * The record is gone.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", RELAIS_TYPE_RECORD_EXPANDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
relais_record_expander_init (RelaisRecordExpander *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

/**
 * relais_record_expander_new:
 * @desk: the desk
 * @kind: what kind of record
 * @record: (nullable): the record, %NULL for a new one
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
relais_record_expander_new (RelaisDesk *desk, const RelaisRecordKind *kind, const RelaisRecord *record)
{
  RelaisRecordExpander *self = g_object_new (RELAIS_TYPE_RECORD_EXPANDER, NULL);
  g_autoptr (RelaisRecord) fresh =
      record == NULL ? relais_record_builder_end (relais_record_builder_new (kind->type, NULL, 0)) : NULL;

  self->desk = g_object_ref (desk);
  self->kind = kind;
  self->form = relais_record_form_new (desk, record != NULL ? record : fresh, "");
  g_signal_connect_object (self->form, "changed", G_CALLBACK (on_form_changed), self, G_CONNECT_SWAPPED);
  show_title (self);
  return GTK_WIDGET (self);
}
