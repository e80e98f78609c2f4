#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of the whole file, and of one record in it, in bytes. */
#define RELAIS_SPOOL_FILE_MAX    (1024 * 1024)
#define RELAIS_SPOOL_RECORD_MAX  (32 * 1024)

#define RELAIS_SPOOL_ID_SIZE 16

/**
 * RelaisSpoolRecord:
 * @id: %RELAIS_SPOOL_ID_SIZE bytes of the digest of what it contains: two are the same only where both are
 * @bytes: what it contains
 *
 * One record as it stands in the file.
 */
typedef struct {
  guint8 id[RELAIS_SPOOL_ID_SIZE];
  GBytes *bytes;
} RelaisSpoolRecord;

/**
 * RelaisSpoolFile:
 *
 * The file, locked for as long as this lives: nobody else adds to it meanwhile.
 */
typedef struct _RelaisSpoolFile RelaisSpoolFile;

RelaisSpoolFile *relais_spool_file_open   (const char       *path,
                                           gboolean          create,
                                           GError          **error);
void             relais_spool_file_close  (RelaisSpoolFile  *file);
gboolean         relais_spool_file_append (RelaisSpoolFile  *file,
                                           GBytes           *bytes,
                                           gsize             limit,
                                           GError          **error);
GPtrArray       *relais_spool_file_read   (RelaisSpoolFile  *file,
                                           gsize            *n_lost,
                                           GError          **error);
gboolean         relais_spool_file_clear  (RelaisSpoolFile  *file,
                                           GError          **error);
gsize            relais_spool_file_get_size (RelaisSpoolFile *file);

GPtrArray       *relais_spool_file_parse  (const guint8     *data,
                                           gsize             size,
                                           gsize            *n_lost);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisSpoolFile, relais_spool_file_close)

G_END_DECLS
