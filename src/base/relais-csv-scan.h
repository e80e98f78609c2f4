#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *relais_csv_read_separator_line (const char *text, char *separator);
char        relais_csv_find_separator      (const char *text);
char       *relais_csv_cut_cell            (char *from, char separator, char *stopped_at);
char       *relais_csv_skip_guard          (char *cell);

G_END_DECLS
