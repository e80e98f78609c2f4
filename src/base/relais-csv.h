#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELAIS_CSV_MAX_BYTES   (20 * 1024 * 1024)
#define RELAIS_CSV_MAX_ROWS    100000
#define RELAIS_CSV_MAX_COLUMNS 500
#define RELAIS_CSV_MAX_CELL    100000

/**
 * RelaisCsv:
 *
 * A table read from a spreadsheet's CSV file: one row of headings and the rows below it.
 */
typedef struct _RelaisCsv RelaisCsv;

RelaisCsv  *relais_csv_read          (GBytes *bytes, const char *name, GError **error);
RelaisCsv  *relais_csv_load_file     (const char *path, GError **error);
RelaisCsv  *relais_csv_ref           (RelaisCsv *csv);
void        relais_csv_unref         (RelaisCsv *csv);

guint       relais_csv_get_n_rows    (RelaisCsv *csv);
guint       relais_csv_get_n_columns (RelaisCsv *csv);
const char *relais_csv_get_header    (RelaisCsv *csv, guint column);
const char *relais_csv_get_cell      (RelaisCsv *csv, guint row, guint column);
guint       relais_csv_get_line      (RelaisCsv *csv, guint row);
guint       relais_csv_get_n_skipped (RelaisCsv *csv);
const char *relais_csv_get_encoding  (RelaisCsv *csv);
char        relais_csv_get_separator (RelaisCsv *csv);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisCsv, relais_csv_unref)

G_END_DECLS
