/* Printing through the desktop's own dialog, the same for every paper: A4 as it is, without the window waiting, and
 * gone when the register is locked. The dialog's own preview is answered with nothing: it would leave the pages in a
 * file that nobody removes. Main thread.
 */

#include "relais-print-operation.h"

#include "relais-renderer.h"

#define POINTS_PER_INCH 72.0

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

  g_object_set_data (G_OBJECT (operation), "was-preview", operation);
  /* Without something to draw on GTK ends the program. */
  gtk_print_context_set_cairo_context (context, cr, POINTS_PER_INCH, POINTS_PER_INCH);
  cairo_destroy (cr);
  cairo_surface_destroy (nowhere);
  g_signal_connect (preview, "ready", G_CALLBACK (on_preview_ready), NULL);
  return TRUE;
}

/* The paper as it is, without the white border that a printer leaves: the pages know where to stay away from. */
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
 * relais_print_operation_new:
 * @desk: the desk; a locked one prints nothing more
 * @title: what the print is called in the list of the printer, without the name of a person
 * @n_pages: how many pages there are
 *
 * Returns: (transfer full): a print in points from the corner of an A4; its pages are drawn by "draw-page"
 */
GtkPrintOperation *
relais_print_operation_new (RelaisDesk *desk, const char *title, guint n_pages)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup ();

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_n_pages (operation, (int) n_pages);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "preview", G_CALLBACK (on_preview), NULL);
  g_signal_connect_object (desk, "closed", G_CALLBACK (gtk_print_operation_cancel), operation, G_CONNECT_SWAPPED);
  return operation;
}

/**
 * relais_print_operation_run:
 * @operation: a print
 * @parent: (nullable): the window above which the dialog stands
 * @export_path: (nullable): a file that takes the place of a printer, without a dialog, for tests
 *
 * How it ends is told by "done"; an export is done before this returns.
 */
void
relais_print_operation_run (GtkPrintOperation *operation, GtkWindow *parent, const char *export_path)
{
  if (export_path != NULL)
    gtk_print_operation_set_export_filename (operation, export_path);
  gtk_print_operation_run (operation, export_path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                                          : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           parent, NULL);
}

/**
 * relais_print_operation_was_preview:
 * @operation: a print that is done
 *
 * Returns: whether only its preview was asked for, so that nothing came on paper
 */
gboolean
relais_print_operation_was_preview (GtkPrintOperation *operation)
{
  return g_object_get_data (G_OBJECT (operation), "was-preview") != NULL;
}

/**
 * relais_print_operation_keeps_size:
 * @operation: a print that begins
 *
 * A card is as large as a bank card, and falls on its label: whoever answers the dialog may not make it smaller, nor
 * put two pages on one.
 *
 * Returns: whether what comes on paper is as large as it is drawn
 */
gboolean
relais_print_operation_keeps_size (GtkPrintOperation *operation)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

  return settings == NULL ||
         (ABS (gtk_print_settings_get_scale (settings) - 100) < 0.01 &&
          gtk_print_settings_get_number_up (settings) <= 1 &&
          gtk_print_settings_get_int_with_default (settings, "cups-number-up", 1) <= 1);
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int number, GPtrArray *pages)
{
  g_autoptr (RelaisRenderer) renderer = relais_renderer_new ();

  relais_renderer_draw_page (renderer, g_ptr_array_index (pages, (guint) number),
                             gtk_print_context_get_cairo_context (context));
}

/**
 * relais_print_operation_print_pages:
 * @desk: the desk
 * @parent: (nullable): the window above which the dialog stands
 * @pages: (element-type RelaisPage): pages of A4
 * @title: as for relais_print_operation_new()
 * @export_path: (nullable): as for relais_print_operation_run()
 *
 * For papers of which nothing is written down afterwards.
 */
void
relais_print_operation_print_pages (RelaisDesk *desk, GtkWindow *parent, GPtrArray *pages, const char *title,
                                    const char *export_path)
{
  g_autoptr (GtkPrintOperation) operation = relais_print_operation_new (desk, title, pages->len);

  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page), g_ptr_array_ref (pages),
                         (GClosureNotify) (void (*) (void)) g_ptr_array_unref, 0);
  relais_print_operation_run (operation, parent, export_path);
}
