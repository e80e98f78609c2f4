#pragma once

#include "relais-directory-check.h"
#include "relais-pdf.h"

G_BEGIN_DECLS

char     *relais_directory_report_to_text (const RelaisDirectoryCheck *check,
                                           RelaisPhrasebook           *book);
gboolean  relais_directory_report_to_pdf  (const RelaisDirectoryCheck *check,
                                           RelaisDate                  today,
                                           RelaisPhrasebook           *book,
                                           RelaisPdfFlags              flags,
                                           const char                 *path,
                                           guint                      *n_pages,
                                           GError                    **error);

G_END_DECLS
