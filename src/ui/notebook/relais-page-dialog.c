/* A page of the paper notebook that was photographed, filed whole under its code: an entry for the home, "on behalf of"
 * whoever wrote it, with the pictures. One act; lines of it that ask something are typed as entries of their own. The
 * dialog owns what is chosen in it; main thread.
 */

#include "relais-page-dialog.h"

#include "relais-attachment-intake.h"
#include "relais-dialog.h"
#include "relais-issue.h"
#include "relais-note-form.h"
#include "relais-notebook-filing.h"
#include "relais-parts.h"
#include "relais-record-form.h"
#include "relais-window.h"

#include <glib/gi18n-lib.h>

#define PAGE "relais-page"

typedef struct {
  char *patient;
  GtkWidget *from; /* told when it is filed */
  RelaisRecordForm *form;
  GtkWidget *pictures; /* a row that says which */
  GPtrArray *paths;
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_free (page->patient);
  g_clear_weak_pointer (&page->from);
  g_object_unref (page->form);
  g_ptr_array_unref (page->paths);
  g_free (page);
}

static Page *
get_page (gpointer dialog)
{
  return g_object_get_data (dialog, PAGE);
}

/* --- The pictures --- */

static void
show_pictures (GtkWidget *dialog)
{
  Page *page = get_page (dialog);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < page->paths->len; i++)
    {
      g_autofree char *name = g_filename_display_basename (page->paths->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (page->pictures), names->str);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), page->paths->len > 0);
}

static void
take (gpointer dialog, const char *path, GBytes *content)
{
  g_ptr_array_add (get_page (dialog)->paths, g_strdup (path));
  show_pictures (dialog);
}

/**
 * relais_page_dialog_take:
 * @dialog: what relais_page_dialog_show() gave
 * @path: a picture on this PC, as if it had been chosen
 */
void
relais_page_dialog_take (GtkWidget *dialog, const char *path)
{
  take (dialog, path, NULL);
}

static void
on_choose (GtkWidget *dialog)
{
  g_ptr_array_set_size (get_page (dialog)->paths, 0);
  show_pictures (dialog);
  relais_attachment_intake_choose (dialog, take);
}

/* --- Filing --- */

typedef struct {
  RelaisRecord *note;
  GStrv paths;
  GPtrArray *issues;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  relais_record_unref (job->note);
  g_strfreev (job->paths);
  g_ptr_array_unref (job->issues);
  g_free (job);
}

static gpointer
file_page (RelaisSession *session, gpointer data, GError **error)
{
  Job *job = data;

  return relais_notebook_sign_with (session, relais_session_get_actor (session), job->note, NULL,
                                    (const char *const *) job->paths, job->issues, error);
}

static void
on_filed (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  g_autoptr (RelaisRecord) note = answer;
  Page *page = get_page (owner);

  if (note == NULL)
    {
      relais_dialog_set_ready (owner, TRUE);
      relais_record_form_show_findings (page->form, ((Job *) data)->issues);
      relais_dialog_tell_error (owner, error);
      return;
    }
  if (page->from != NULL)
    relais_window_tell (page->from, _("Page filed in the notebook"));
  gtk_window_close (owner);
}

static RelaisRecord *
make_note (Page *page, const RelaisRecord *typed)
{
  g_autoptr (RelaisRecord) written = relais_note_form_get_note (typed);
  RelaisRecordBuilder *builder = relais_record_builder_new_from (written);

  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, page->patient);
  relais_record_builder_set (builder, RELAIS_NOTE_TEXT, _("Page of the paper notebook, photographed"));
  relais_record_builder_set (builder, RELAIS_NOTE_VISIBILITY, "home");
  if (relais_record_get (written, RELAIS_NOTE_ON_BEHALF_OF) == NULL)
    relais_record_builder_set (builder, RELAIS_NOTE_ON_BEHALF_OF, _("paper notebook"));
  return relais_record_builder_end (builder);
}

static void
on_accept (GtkWidget *dialog)
{
  Page *page = get_page (dialog);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) typed = relais_record_form_read (page->form, issues);
  Job *job;

  relais_record_form_show_findings (page->form, issues);
  if (relais_issues_have_errors (issues) && relais_record_form_focus_error (page->form, issues))
    return;
  job = g_new0 (Job, 1);
  job->note = make_note (page, typed);
  job->issues = g_ptr_array_ref (issues);
  g_ptr_array_add (page->paths, NULL);
  job->paths = g_strdupv ((char **) page->paths->pdata);
  g_ptr_array_set_size (page->paths, (int) page->paths->len - 1);
  relais_dialog_set_ready (RELAIS_DIALOG (dialog), FALSE);
  relais_desk_run (relais_dialog_get_desk (RELAIS_DIALOG (dialog)), dialog, file_page, job, job_free,
                   (GDestroyNotify) relais_record_unref, on_filed);
}

/* --- Life --- */

static GtkWidget *
make_pictures (GtkWidget *dialog, Page *page)
{
  GtkWidget *button = relais_parts_mnemonic_button (_("_Choose…"));

  page->pictures = relais_parts_row (_("Photos of the page"), "");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (page->pictures), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (page->pictures), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_choose), dialog, G_CONNECT_SWAPPED);
  return page->pictures;
}

static GtkWidget *
make_rows (GtkWidget *dialog, Page *page, const char *name)
{
  static const struct {
    guint field;
    const char *title;
  } rows[] = {
    { RELAIS_NOTE_PAGE, N_("Code or number of the page") },
    { RELAIS_NOTE_ON_BEHALF_OF, N_("Written by, if known") },
    { RELAIS_NOTE_WRITTEN_AT, N_("Written on") },
  };
  GtkWidget *group = relais_parts_group (name);

  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _("Filed whole, for the home, to be read by the team. A line that asks something is typed as an entry of its own."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_pictures (dialog, page));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               relais_field_row_get_widget (
                                   relais_record_form_add (page->form, rows[i].field, _(rows[i].title))));
  return group;
}

/**
 * relais_page_dialog_show:
 * @from: a widget of the window
 * @desk: the desk
 * @patient: id of the patient whose paper notebook it is
 * @name: their name
 *
 * Returns: (transfer none): the dialog, on screen
 */
GtkWidget *
relais_page_dialog_show (GtkWidget *from, RelaisDesk *desk, const char *patient, const char *name)
{
  GtkWidget *dialog = relais_dialog_new (from, desk, _("A photographed page"), _("_File"));
  g_autoptr (RelaisRecord) base =
      relais_record_builder_end (relais_record_builder_new (&relais_note_form_type, NULL, 0));
  Page *page = g_new0 (Page, 1);

  page->patient = g_strdup (patient);
  g_set_weak_pointer (&page->from, from);
  page->form = relais_record_form_new (desk, base, "");
  page->paths = g_ptr_array_new_with_free_func (g_free);
  g_object_set_data_full (G_OBJECT (dialog), PAGE, page, page_free);
  relais_dialog_add (RELAIS_DIALOG (dialog), make_rows (dialog, page, name));
  g_signal_connect (dialog, "accept", G_CALLBACK (on_accept), NULL);
  show_pictures (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
