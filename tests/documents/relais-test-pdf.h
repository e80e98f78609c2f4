#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What poppler's tools say of a PDF; the test is skipped and NULL returned where they are not installed. */
char *relais_test_pdf_run (const char *tool,
                           const char *first_option,
                           const char *second_option,
                           const char *path);

G_END_DECLS
