#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisPdfFlags:
 * @RELAIS_PDF_NONE: nothing special
 * @RELAIS_PDF_OVERWRITE: a file of that name is replaced
 * @RELAIS_PDF_TWO_SIDED: the printer is asked to print on both sides and to turn along the long edge
 */
typedef enum {
  RELAIS_PDF_NONE = 0,
  RELAIS_PDF_OVERWRITE = 1 << 0,
  RELAIS_PDF_TWO_SIDED = 1 << 1,
} RelaisPdfFlags;

GByteArray *relais_pdf_make  (GPtrArray       *pages,
                              const char      *title,
                              const char      *author,
                              const char      *language,
                              RelaisPdfFlags   flags,
                              GError         **error);
gboolean    relais_pdf_write (GPtrArray       *pages,
                              const char      *title,
                              const char      *author,
                              const char      *language,
                              RelaisPdfFlags   flags,
                              const char      *path,
                              GError         **error);

G_END_DECLS
