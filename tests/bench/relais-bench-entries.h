#pragma once

#include "relais-record.h"

G_BEGIN_DECLS

RelaisRecord *relais_bench_entries_make         (guint          number);
void          relais_bench_entries_append_vcard (GString       *text,
                                                 guint          number);
void          relais_bench_entries_write_folder (const char    *folder,
                                                 guint          n_entries,
                                                 guint          n_files);
void          relais_bench_entries_write_csv    (const char    *path,
                                                 guint          n_entries);

G_END_DECLS
