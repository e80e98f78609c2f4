/* The recovery key on paper: through the desktop's print dialog, or as a PDF for a printer elsewhere. The dialog's own
 * preview is answered with nothing: it would leave the key in a file that nobody removes. Main thread; a PDF is written
 * on a thread.
 */

#include "relais-recovery-paper.h"

#include "relais-pdf.h"
#include "relais-recovery-sheet.h"
#include "relais-recovery.h"
#include "relais-renderer.h"

#define POINTS_PER_INCH 72.0

/**
 * relais_recovery_paper_make:
 * @desk: the desk
 * @practice: the name of the practice
 * @recovery_key: the key as it is printed
 * @language: "fr" or "nl"
 * @error: where to store the error
 *
 * Returns: (transfer full) (element-type RelaisPage) (nullable): the pages
 */
GPtrArray *
relais_recovery_paper_make (RelaisDesk *desk, const char *practice, const char *recovery_key, const char *language,
                            GError **error)
{
  g_auto (GStrv) groups = relais_recovery_split (recovery_key);
  g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new (language, error);
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new_pango ();

  if (book == NULL)
    return NULL;
  return relais_recovery_sheet_layout (practice, relais_desk_get_today (desk), (const char *const *) groups, measurer,
                                       book);
}

/* --- On a printer --- */

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int number, GPtrArray *pages)
{
  g_autoptr (RelaisRenderer) renderer = relais_renderer_new ();

  relais_renderer_draw_page (renderer, g_ptr_array_index (pages, (guint) number),
                             gtk_print_context_get_cairo_context (context));
}

static void
on_preview_ready (GtkPrintOperationPreview *preview, GtkPrintContext *context, gpointer data)
{
  gtk_print_operation_preview_end_preview (preview);
}

static gboolean
on_preview (GtkPrintOperation *operation, GtkPrintOperationPreview *preview, GtkPrintContext *context,
            GtkWindow *parent, gpointer data)
{
  cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (nowhere);

  gtk_print_context_set_cairo_context (context, cr, POINTS_PER_INCH, POINTS_PER_INCH);
  cairo_destroy (cr);
  cairo_surface_destroy (nowhere);
  g_signal_connect (preview, "ready", G_CALLBACK (on_preview_ready), NULL);
  return TRUE;
}

static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_MM);
  gtk_paper_size_free (paper);
  return setup;
}

/**
 * relais_recovery_paper_print:
 * @parent: (nullable): the window above which the dialog stands
 * @pages: (element-type RelaisPage): the pages
 * @export_path: (nullable): a file that takes the place of a printer, without a dialog, for tests
 *
 * Whether it really came out is seen on the paper, and asked for by having it typed back.
 */
void
relais_recovery_paper_print (GtkWindow *parent, GPtrArray *pages, const char *export_path)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup ();

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, "Relais");
  gtk_print_operation_set_n_pages (operation, (int) pages->len);
  gtk_print_operation_set_allow_async (operation, TRUE);
  if (export_path != NULL)
    gtk_print_operation_set_export_filename (operation, export_path);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page), g_ptr_array_ref (pages),
                         (GClosureNotify) (void (*) (void)) g_ptr_array_unref, 0);
  g_signal_connect (operation, "preview", G_CALLBACK (on_preview), NULL);
  gtk_print_operation_run (operation, export_path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                                          : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           parent, NULL);
}

/* --- As a file --- */

typedef struct {
  GPtrArray *pages;
  char *title;
  char *language;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_ptr_array_unref (saving->pages);
  g_free (saving->title);
  g_free (saving->language);
  g_free (saving->path);
  g_free (saving);
}

static gpointer
save (RelaisSession *closed, gpointer data, GError **error)
{
  const Saving *saving = data;

  return relais_pdf_write (saving->pages, saving->title, "Relais", saving->language, RELAIS_PDF_OVERWRITE, saving->path,
                           error)
             ? RELAIS_DONE
             : NULL;
}

/**
 * relais_recovery_paper_save:
 * @desk: the desk
 * @owner: (type GObject): who asks
 * @pages: (element-type RelaisPage): the pages
 * @language: their language
 * @path: the file to make or to replace; it ends in ".pdf" when it is made
 * @done: told how it ended
 */
void
relais_recovery_paper_save (RelaisDesk *desk, gpointer owner, GPtrArray *pages, const char *language, const char *path,
                            RelaisDeskDone done)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->pages = g_ptr_array_ref (pages);
  saving->title = g_strdup ("Relais");
  saving->language = g_strdup (language);
  saving->path = g_str_has_suffix (path, ".pdf") ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
  relais_desk_run_closed (desk, owner, save, saving, saving_free, NULL, done);
}
