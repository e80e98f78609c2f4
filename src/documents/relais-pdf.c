/* Writes pages as a PDF file, whole or not at all: it is made in memory, written beside its place under a name that
 * says nothing, brought to the disk, and only then moved into place. Nobody but the account may read it. The creation
 * date is left out, so that the same pages give the same file. Blocks while writing: from a worker thread.
 */

#include "relais-pdf.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "relais-error.h"
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
make_pdf (GPtrArray *pages, const char *title, const char *author, GError **error)
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

static gboolean
write_all (int fd, const guint8 *data, gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      length -= (gsize) written;
    }

  return fsync (fd) == 0;
}

/* A name of a folder or a device is not ours to replace, whatever was asked for. */
static gboolean
may_replace (const char *path)
{
  GStatBuf status;

  return g_lstat (path, &status) != 0 || S_ISREG (status.st_mode);
}

static gboolean
move_into_place (const char *from, const char *path, gboolean overwrite)
{
  if (overwrite && may_replace (path))
    return rename (from, path) == 0;
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;

  /* A file system that cannot do both at once. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return FALSE;
    }
  return rename (from, path) == 0;
}

/* The new name is only safe once its folder is on the disk too; where that cannot be asked for, it has to do. */
static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
write_file (const GByteArray *bytes, const char *path, gboolean overwrite, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".relais-XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  gboolean written;
  int system_error;

  if (fd < 0)
    {
      relais_error_set_from_system (error, errno, path);
      return FALSE;
    }

  written = write_all (fd, bytes->data, bytes->len);
  system_error = errno;
  if (close (fd) != 0 && written)
    {
      written = FALSE;
      system_error = errno;
    }
  if (written && !move_into_place (temporary, path, overwrite))
    {
      written = FALSE;
      system_error = errno;
    }

  if (!written)
    {
      g_unlink (temporary);
      relais_error_set_from_system (error, system_error, path);
      return FALSE;
    }

  sync_folder (folder);
  return TRUE;
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
  g_autoptr (GByteArray) bytes = make_pdf (pages, title, author, error);

  if (bytes == NULL)
    return FALSE;

  relais_pdf_catalog_extend (bytes, language, (flags & RELAIS_PDF_TWO_SIDED) != 0);
  return write_file (bytes, path, (flags & RELAIS_PDF_OVERWRITE) != 0, error);
}
