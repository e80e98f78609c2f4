#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisCsvWriter:
 *
 * Makes a CSV file that Excel in Belgium opens as a table with one double click.
 */
typedef struct _RelaisCsvWriter RelaisCsvWriter;

RelaisCsvWriter *relais_csv_writer_new      (void);
void             relais_csv_writer_free     (RelaisCsvWriter *writer);
void             relais_csv_writer_add      (RelaisCsvWriter *writer, const char *cell);
void             relais_csv_writer_end_row  (RelaisCsvWriter *writer);
GBytes          *relais_csv_writer_to_bytes (RelaisCsvWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisCsvWriter, relais_csv_writer_free)

G_END_DECLS
