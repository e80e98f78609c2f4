/* The recovery key on paper: its pages, for a printer, and as a PDF for a printer elsewhere. Main thread; a PDF is
 * written on a thread.
 */

#include "relais-recovery-paper.h"

#include "relais-pdf.h"
#include "relais-recovery-sheet.h"
#include "relais-recovery.h"

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
