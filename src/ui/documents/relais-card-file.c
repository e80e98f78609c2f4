/* Cards as a file: where it is to stand, asked through the desktop's own dialog, and its making on a thread. Nobody is
 * told once the window that asked is gone. Main thread.
 */

#include "relais-card-file.h"

#include "relais-printing.h"

#include <glib/gi18n-lib.h>

/* --- Where --- */

static void
on_response (GtkNativeDialog *chooser, int response, GtkWidget *asker)
{
  RelaisCardFileChosen chosen = (RelaisCardFileChosen) g_object_get_data (G_OBJECT (chooser), "chosen");
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      chosen (asker, g_file_peek_path (file));
    }
}

/**
 * relais_card_file_choose:
 * @asker: who asks, in the window above which the dialog stands, or that window
 * @file_name: what the file is called if nobody says otherwise
 * @chosen: told the file; not told when nothing was chosen
 *
 * Asks where a PDF is to stand, and whether one that is there may be replaced.
 */
void
relais_card_file_choose (GtkWidget *asker, const char *file_name, RelaisCardFileChosen chosen)
{
  GtkRoot *root = gtk_widget_get_root (asker);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_("Save as PDF"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_filter_set_name (filter, "PDF");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file_name);
  g_object_set_data (G_OBJECT (chooser), "chosen", (gpointer) chosen);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_response), asker, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
  /* It is shown until it is answered; then, or with who asked, it goes. */
  g_object_set_data_full (G_OBJECT (asker), "file-chooser", chooser, g_object_unref);
}

/* --- Making it --- */

typedef struct {
  RelaisPrintJob *job;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  relais_print_job_unref (saving->job);
  g_free (saving->path);
  g_free (saving);
}

/* The dialog has asked already whether a file may be replaced. */
static gpointer
save (RelaisSession *session, gpointer data, GError **error)
{
  const Saving *saving = data;
  RelaisActor *actor = relais_session_get_actor (session);

  return relais_printing_write_pdf (session, actor, saving->job, saving->path, TRUE, error) ? RELAIS_DONE : NULL;
}

/**
 * relais_card_file_save:
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @job: the cards
 * @path: the file to make or to replace; it ends in ".pdf" when it is made
 * @done: told how it ended
 *
 * Makes the PDF and writes down what is in it.
 */
void
relais_card_file_save (RelaisDesk *desk, gpointer owner, RelaisPrintJob *job, const char *path, RelaisDeskDone done)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->job = relais_print_job_ref (job);
  saving->path = g_str_has_suffix (path, ".pdf") ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
  relais_desk_run (desk, owner, save, saving, saving_free, NULL, done);
}
