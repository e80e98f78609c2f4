#pragma once

#include "relais-page-cipher.h"

#include <sqlite3.h>

/* For the files of db/ only. */

G_BEGIN_DECLS

#define RELAIS_FRAME_HEADER_SIZE 24
#define RELAIS_FRAME_SIZE (RELAIS_FRAME_HEADER_SIZE + RELAIS_PAGE_SIZE)

typedef enum {
  RELAIS_CIPHER_FILE_DATABASE,
  RELAIS_CIPHER_FILE_WAL,
  RELAIS_CIPHER_FILE_JOURNAL,
} RelaisCipherFileType;

typedef struct _RelaisCipherFile RelaisCipherFile;

/**
 * RelaisCipherFile:
 * @parent: for SQLite
 * @base: the same file as the VFS below has it
 * @type: which of the three it is
 * @cipher: what seals its pages
 * @database: of a log: the file it belongs to
 * @is_copied_to: of a database: a checkpoint copies pages from the log
 * @copied_number: of a database: the page that was opened last in the log, or 0
 * @strict: of a log: SQLite reads frames to write them again, and not to find where the log ends
 * @last_place: of a log: the frame header written last; of a journal: the before-image read or written last; or -1
 * @last_number: of a log: the page number in that header
 * @last_salt: of a log: its salts when that header was written
 * @buffer: for one page or frame, sealed
 */
struct _RelaisCipherFile {
  sqlite3_file parent;
  sqlite3_file *base;
  RelaisCipherFileType type;
  RelaisPageCipher *cipher;
  RelaisCipherFile *database;
  gboolean is_copied_to;
  guint32 copied_number;
  gboolean strict;
  gint64 last_place;
  guint32 last_number;
  guint8 last_salt[RELAIS_PAGE_SALT_SIZE];
  guint8 buffer[RELAIS_FRAME_SIZE];
};

void relais_cipher_file_set_copied_to (RelaisCipherFile *file,
                                       gboolean          is_copied_to);

int relais_cipher_file_read  (RelaisCipherFile *file,
                              guint8           *buffer,
                              int               amount,
                              gint64            place);
int relais_cipher_file_write (RelaisCipherFile *file,
                              const guint8     *bytes,
                              int               amount,
                              gint64            place);

G_END_DECLS
