/* Writes pages as a PDF file, whole or not at all: it is made in memory before relais_file_write() has it. The creation
 * date is left out, so that the same pages give the same file. Blocks while writing: from a worker thread.
 */

#include "relais-pdf.h"

#include <cairo-pdf.h>

#include "relais-error.h"
#include "relais-file.h"
#include "relais-page.h"
#include "relais-pdf-catalog.h"
#include "relais-renderer.h"

#define POINTS_PER_MM (72.0 / 25.4)

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
draw_pages (cairo_surface_t *surface, GPtrArray *pages)
{
  g_autoptr (RelaisRenderer) renderer = relais_renderer_new ();
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  for (guint i = 0; i < pages->len; i++)
    {
      const RelaisPage *page = g_ptr_array_index (pages, i);

      cairo_pdf_surface_set_size (surface, relais_page_get_width (page) * POINTS_PER_MM,
                                  relais_page_get_height (page) * POINTS_PER_MM);
      relais_renderer_draw_page (renderer, page, cr);
      cairo_show_page (cr);
    }

  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

/* PDF 1.4 keeps every object in plain sight, which relais_pdf_catalog_extend() needs. */
static GByteArray *
draw_pdf (GPtrArray *pages, const char *title, const char *author, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, 595, 842);
  cairo_status_t status;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Relais");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
  status = draw_pages (surface, pages);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      relais_error_set (error, RELAIS_ERROR_INTERNAL, "PDF", "%s", cairo_status_to_string (status));
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

/**
 * relais_pdf_make:
 * @pages: (element-type RelaisPage): the pages, at least one
 * @title: the title of the document; no name of a person
 * @author: who made it: the practice
 * @language: the language of its texts, "fr" or "nl"
 * @flags: how it is printed
 * @error: where to store %RELAIS_ERROR_INTERNAL
 *
 * Returns: (transfer full) (nullable): the content of the file
 */
GByteArray *
relais_pdf_make (GPtrArray *pages, const char *title, const char *author, const char *language, RelaisPdfFlags flags,
                 GError **error)
{
  GByteArray *bytes = draw_pdf (pages, title, author, error);

  if (bytes != NULL)
    relais_pdf_catalog_extend (bytes, language, (flags & RELAIS_PDF_TWO_SIDED) != 0);
  return bytes;
}

/**
 * relais_pdf_write:
 * @pages: (element-type RelaisPage): the pages, at least one
 * @title: the title of the document; no name of a person
 * @author: who made it: the practice
 * @language: the language of its texts, "fr" or "nl"
 * @flags: how it is written and printed
 * @path: where it is to stand
 * @error: where to store an error of the surroundings; %RELAIS_ERROR_FILE_EXISTS when there is such a file already
 *
 * Returns: whether the whole file stands at @path; if not, nothing of it is left behind
 */
gboolean
relais_pdf_write (GPtrArray *pages, const char *title, const char *author, const char *language, RelaisPdfFlags flags,
                  const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = relais_pdf_make (pages, title, author, language, flags, error);

  return bytes != NULL && relais_file_write (path, bytes->data, bytes->len, (flags & RELAIS_PDF_OVERWRITE) != 0, error);
}
