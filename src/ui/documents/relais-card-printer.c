/* Takes pages to a printer through the desktop's own dialog, without the window waiting: the register is asked once
 * more whether they still hold, the dialog opens, the printer's own correction moves the pages, and what was printed is
 * written down. "printed" and "failed" tell how it ended; who cancels the dialog hears nothing. One print at a time; it
 * lives until its print is written down. Main thread.
 */

#include "relais-card-printer.h"

#include "relais-error.h"
#include "relais-print-memory.h"
#include "relais-print-operation.h"
#include "relais-printing.h"
#include "relais-renderer.h"

#define POINTS_PER_MM (72.0 / 25.4)

struct _RelaisCardPrinter {
  GObject parent_instance;

  RelaisDesk *desk;
  RelaisRenderer *renderer;
  char *export_path;

  /* Of the print that is under way. */
  GtkWindow *parent;
  RelaisPrintJob *job;
  gboolean is_test_page;
  RelaisPrintOptions options;
  double offset_x;
  double offset_y;
  gboolean is_scaled;
};

enum {
  SIGNAL_PRINTED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisCardPrinter, relais_card_printer, G_TYPE_OBJECT)

/* Balanced by what start() took: nobody else may be left who holds us. */
static void
end (RelaisCardPrinter *self)
{
  g_clear_pointer (&self->job, relais_print_job_unref);
  if (self->parent != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->parent), (gpointer *) &self->parent);
  self->parent = NULL;
  g_object_unref (self);
}

static void
fail (RelaisCardPrinter *self, const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  end (self);
}

/* --- Written down --- */

typedef struct {
  RelaisPrintJob *job;
  GError *changed;
} Record;

static void
record_free (gpointer data)
{
  Record *record = data;

  relais_print_job_unref (record->job);
  g_clear_error (&record->changed);
  g_free (record);
}

static gpointer
write_down (RelaisSession *session, gpointer data, GError **error)
{
  Record *record = data;

  return relais_printing_record (session, relais_session_get_actor (session), record->job, &record->changed, error)
             ? RELAIS_DONE
             : NULL;
}

static void
on_written_down (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisCardPrinter *self = owner;
  Record *record = data;

  if (answer == NULL)
    {
      fail (self, error);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_PRINTED], 0, record->changed);
  end (self);
}

static void
finish_print (RelaisCardPrinter *self)
{
  Record *record;

  if (self->is_test_page)
    {
      g_signal_emit (self, signals[SIGNAL_PRINTED], 0, NULL);
      end (self);
      return;
    }
  record = g_new0 (Record, 1);
  record->job = relais_print_job_ref (self->job);
  relais_desk_run (self->desk, self, write_down, record, record_free, NULL, on_written_down);
}

/* --- The print dialog --- */

/* Which printer it is, and so how far it is off, is only known now. */
static void
on_begin_print (GtkPrintOperation *operation, GtkPrintContext *context, RelaisCardPrinter *self)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char *name = settings != NULL ? gtk_print_settings_get_printer (settings) : NULL;
  g_autoptr (GError) error = NULL;

  self->is_scaled = !relais_print_operation_was_preview (operation) && !relais_print_operation_keeps_size (operation);
  if (self->is_scaled)
    {
      gtk_print_operation_cancel (operation);
      return;
    }
  relais_print_memory_get_offset (relais_desk_get_settings (self->desk), name, &self->offset_x, &self->offset_y);
  if (self->is_test_page)
    {
      RelaisPrintOptions options = self->options;
      RelaisPrintJob *page;

      options.offset_x = self->offset_x;
      options.offset_y = self->offset_y;
      page = relais_printing_prepare_test_page (&options, &error);
      if (page == NULL)
        {
          gtk_print_operation_cancel (operation);
          return;
        }
      relais_print_job_unref (self->job);
      self->job = page;
      self->offset_x = 0;
      self->offset_y = 0;
    }
  gtk_print_operation_set_n_pages (operation, (int) relais_print_job_get_n_pages (self->job));
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, RelaisCardPrinter *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_translate (cr, self->offset_x * POINTS_PER_MM, self->offset_y * POINTS_PER_MM);
  relais_renderer_draw_page (self->renderer, relais_print_job_get_page (self->job, (guint) page), cr);
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, RelaisCardPrinter *self)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && !relais_print_operation_was_preview (operation))
    {
      relais_print_memory_save (relais_desk_get_settings (self->desk),
                                gtk_print_operation_get_print_settings (operation));
      finish_print (self);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &reason);
      relais_error_take_foreign (&error, g_steal_pointer (&reason), relais_print_job_get_title (self->job));
      fail (self, error);
    }
  else if (self->is_scaled)
    {
      relais_error_set (&error, RELAIS_ERROR_PAPER_SCALED, NULL, NULL);
      fail (self, error);
    }
  else
    {
      end (self);
    }
}

static GtkPrintOperation *
make_operation (RelaisCardPrinter *self)
{
  GtkPrintOperation *operation = relais_print_operation_new (self->desk, relais_print_job_get_title (self->job),
                                                             relais_print_job_get_n_pages (self->job));
  g_autoptr (GtkPrintSettings) settings = relais_print_memory_load (relais_desk_get_settings (self->desk));

  gtk_print_settings_set_duplex (settings, relais_print_job_is_two_sided (self->job) ? GTK_PRINT_DUPLEX_HORIZONTAL
                                                                                     : GTK_PRINT_DUPLEX_SIMPLEX);
  gtk_print_operation_set_print_settings (operation, settings);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), self);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), self);
  return operation;
}

static void
open_dialog (RelaisCardPrinter *self)
{
  g_autoptr (GtkPrintOperation) operation = make_operation (self);

  relais_print_operation_run (operation, self->parent, self->export_path);
}

/* --- Starting --- */

static void
start (RelaisCardPrinter *self, GtkWindow *parent, RelaisPrintJob *job)
{
  g_object_ref (self);
  self->job = job;
  self->is_scaled = FALSE;
  self->parent = parent;
  if (parent != NULL)
    g_object_add_weak_pointer (G_OBJECT (parent), (gpointer *) &self->parent);
}

static gpointer
check (RelaisSession *session, gpointer data, GError **error)
{
  return relais_printing_check (session, relais_session_get_actor (session), data, error) ? RELAIS_DONE : NULL;
}

static void
on_checked (gpointer owner, gpointer data, gpointer answer, const GError *error)
{
  RelaisCardPrinter *self = owner;

  if (answer == NULL)
    fail (self, error);
  else
    open_dialog (self);
}

/**
 * relais_card_printer_print:
 * @printer: a printer that is not busy
 * @parent: (nullable): the window above which the dialog stands
 * @job: the cards, at least one
 *
 * Prints cards, once the register has said again that they may be.
 */
void
relais_card_printer_print (RelaisCardPrinter *printer, GtkWindow *parent, RelaisPrintJob *job)
{
  g_return_if_fail (printer->job == NULL);

  printer->is_test_page = FALSE;
  start (printer, parent, relais_print_job_ref (job));
  relais_desk_run (printer->desk, printer, check, relais_print_job_ref (job), (GDestroyNotify) relais_print_job_unref,
                   NULL, on_checked);
}

/**
 * relais_card_printer_print_test_page:
 * @printer: a printer that is not busy
 * @parent: (nullable): the window above which the dialog stands
 * @options: the sheet and the language; the correction is the chosen printer's
 *
 * Prints a page that shows how a printer places labels.
 */
void
relais_card_printer_print_test_page (RelaisCardPrinter *printer, GtkWindow *parent, const RelaisPrintOptions *options)
{
  g_autoptr (GError) error = NULL;
  RelaisPrintJob *job;

  g_return_if_fail (printer->job == NULL);

  printer->is_test_page = TRUE;
  printer->options = *options;
  job = relais_printing_prepare_test_page (options, &error);
  if (job == NULL)
    {
      g_signal_emit (printer, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  start (printer, parent, job);
  open_dialog (printer);
}

/**
 * relais_card_printer_is_busy:
 * @printer: a printer
 *
 * Returns: whether a print is under way
 */
gboolean
relais_card_printer_is_busy (RelaisCardPrinter *printer)
{
  return printer->job != NULL;
}

/**
 * relais_card_printer_set_export:
 * @printer: a printer
 * @path: (nullable): a file that takes the place of a printer, without a dialog
 *
 * For tests, and where there is no printer.
 */
void
relais_card_printer_set_export (RelaisCardPrinter *printer, const char *path)
{
  g_free (printer->export_path);
  printer->export_path = g_strdup (path);
}

static void
relais_card_printer_finalize (GObject *object)
{
  RelaisCardPrinter *self = RELAIS_CARD_PRINTER (object);

  g_clear_object (&self->desk);
  relais_renderer_free (self->renderer);
  g_free (self->export_path);
  G_OBJECT_CLASS (relais_card_printer_parent_class)->finalize (object);
}

static void
relais_card_printer_class_init (RelaisCardPrinterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_card_printer_finalize;

  /**
   * RelaisCardPrinter::printed:
   * @printer: the printer
   * @changed: (nullable): what changed while it printed: the papers must not be handed out
   *
   * The pages are printed and written down.
   */
  signals[SIGNAL_PRINTED] = g_signal_new ("printed", RELAIS_TYPE_CARD_PRINTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_ERROR);
  /**
   * RelaisCardPrinter::failed:
   * @printer: the printer
   * @error: why nothing was printed, or not written down
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", RELAIS_TYPE_CARD_PRINTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
relais_card_printer_init (RelaisCardPrinter *self)
{
  self->renderer = relais_renderer_new ();
}

/**
 * relais_card_printer_new:
 * @desk: the desk
 *
 * Returns: (transfer full): a printer without a print
 */
RelaisCardPrinter *
relais_card_printer_new (RelaisDesk *desk)
{
  RelaisCardPrinter *self = g_object_new (RELAIS_TYPE_CARD_PRINTER, NULL);

  self->desk = g_object_ref (desk);
  return self;
}
