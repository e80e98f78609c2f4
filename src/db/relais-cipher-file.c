/* What of a register's three files is sealed, masked or left as it is, by what SQLite reads and writes at which place
 * (https://www.sqlite.org/fileformat2.html). Nothing passes that is not known here: a read or write of another size or
 * place fails. relais-cipher-vfs.c has the whole picture. A file is used by one thread at a time, as its connection is.
 */

#include "relais-cipher-file.h"

#include <sodium.h>
#include <string.h>

#define PAGE_SIZE RELAIS_PAGE_SIZE

#define OPENING_HEADER_SIZE 100
#define WAL_HEADER_SIZE 32
#define WAL_VERSION_AT 4
#define WAL_SALT_AT 16
#define WAL_CHECKSUM_AT 24
#define WAL_VERSION_OF_SQLITE 3007000u
#define WAL_VERSION_OF_RELAIS 0x524c5301u /* "RLS", 1 */
#define FRAME_HEADER_SIZE RELAIS_FRAME_HEADER_SIZE
#define FRAME_SALT_AT 8
#define FRAME_CHECKSUM_AT 16
#define FRAME_CHECKSUM_SIZE 8
#define FRAME_SIZE RELAIS_FRAME_SIZE
#define JOURNAL_SECTOR_SIZE 512
#define JOURNAL_WORD_SIZE 4

#define CALL(file, method, ...) ((file)->base->pMethods->method ((file)->base, ##__VA_ARGS__))

static guint32
read_word (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | (guint32) bytes[3];
}

/* While it opens a database, before any lock, SQLite asks for the size of its pages. That is the same for each
 * register; the file's own page 1 might be half-way through another process's checkpoint. */
static int
read_opening_header (RelaisCipherFile *file, guint8 *header)
{
  sqlite3_int64 size = 0;
  int result = CALL (file, xFileSize, &size);

  memset (header, 0, OPENING_HEADER_SIZE);
  if (result != SQLITE_OK || size == 0)
    return result != SQLITE_OK ? result : SQLITE_IOERR_SHORT_READ;

  memcpy (header, "SQLite format 3\0\x10\0\2\2", 20);
  header[20] = RELAIS_PAGE_RESERVED_SIZE;
  return SQLITE_OK;
}

/* For SQLite what lies behind the end is zeros. That may be so in a file which is only being made; in any other a
 * page is missing, for which SQLITE_IOERR_SEEK stands, because SQLite has no code for it and the system does not use
 * that one. */
static int
read_behind_end (RelaisCipherFile *file, guint8 *buffer, int amount)
{
  sqlite3_int64 size = 0;
  int result = CALL (file, xFileSize, &size);

  memset (buffer, 0, (gsize) amount);
  if (result != SQLITE_OK)
    return result;
  return size == 0 ? SQLITE_IOERR_SHORT_READ : SQLITE_IOERR_SEEK;
}

/* SQLite reads whole pages, the header while opening, and 16 bytes of it to see whether the file changed. */
static int
read_database (RelaisCipherFile *file, guint8 *buffer, int amount, gint64 place)
{
  gint64 within = place % PAGE_SIZE;
  guint32 number = (guint32) (place / PAGE_SIZE) + 1;
  guint8 *page = amount == PAGE_SIZE ? buffer : file->buffer;
  gboolean verified, ours;
  int result;

  if (within + amount > PAGE_SIZE)
    return SQLITE_IOERR_READ;
  if (place == 0 && amount == OPENING_HEADER_SIZE)
    return read_opening_header (file, buffer);

  result = CALL (file, xRead, page, PAGE_SIZE, place - within);
  if (result != SQLITE_OK)
    return result == SQLITE_IOERR_SHORT_READ ? read_behind_end (file, buffer, amount) : result;

  ours = number > 1 || relais_page_cipher_recognize (file->cipher, page) == RELAIS_PAGE_MARK_OURS;
  verified = relais_page_cipher_open (file->cipher, RELAIS_PAGE_CURRENT, number, page, page);
  if (page != buffer)
    {
      memcpy (buffer, page + within, (gsize) amount);
      sodium_memzero (page, PAGE_SIZE);
    }
  return verified ? SQLITE_OK : ours ? SQLITE_IOERR_DATA : SQLITE_NOTADB;
}

/* What page a frame holds, SQLite knows from the shared memory, which anybody may have changed. While a checkpoint
 * copies frames, each goes to the page that it was sealed for or nowhere.
 */
static int
write_database (RelaisCipherFile *file, const guint8 *page, int amount, gint64 place)
{
  guint32 number = (guint32) (place / PAGE_SIZE) + 1;

  if (amount != PAGE_SIZE || place % PAGE_SIZE != 0)
    return SQLITE_IOERR_WRITE;
  if (file->is_copied_to && number != file->copied_number)
    return SQLITE_IOERR_DATA;

  if (!relais_page_cipher_seal (file->cipher, RELAIS_PAGE_CURRENT, number, page, file->buffer))
    return SQLITE_IOERR_WRITE;
  return CALL (file, xWrite, file->buffer, amount, place);
}

static void
write_word (guint8 *bytes, guint32 word)
{
  word = GUINT32_TO_BE (word);
  memcpy (bytes, &word, sizeof word);
}

/* SQLite's checksum of the log's header; the magic number's last bit says how the words are read. */
static void
make_wal_header_checksum (const guint8 *header, guint8 checksum[FRAME_CHECKSUM_SIZE])
{
  gboolean is_big_endian = header[3] & 1;
  guint32 sums[2] = { 0, 0 };

  for (int at = 0; at < WAL_CHECKSUM_AT; at += 4)
    {
      guint32 word = read_word (header + at);

      sums[at / 4 % 2] += (is_big_endian ? word : GUINT32_SWAP_LE_BE (word)) + sums[1 - at / 4 % 2];
    }

  write_word (checksum, sums[0]);
  write_word (checksum + 4, sums[1]);
}

/* To a program that only knows SQLite our log would look like one without a single valid frame: rubbish, deleted when
 * it closes the file. A version it does not know makes it keep its hands off. A header that is not whole is not
 * touched. */
static void
exchange_wal_version (guint8 *header, guint32 from, guint32 to)
{
  guint8 checksum[FRAME_CHECKSUM_SIZE];

  make_wal_header_checksum (header, checksum);
  if (read_word (header + WAL_VERSION_AT) != from ||
      memcmp (header + WAL_CHECKSUM_AT, checksum, FRAME_CHECKSUM_SIZE) != 0)
    return;

  write_word (header + WAL_VERSION_AT, to);
  make_wal_header_checksum (header, header + WAL_CHECKSUM_AT);
}

/* The whole header, or its checksum alone. */
static int
read_wal_header (RelaisCipherFile *file, guint8 *buffer, int amount, gint64 place)
{
  guint8 header[WAL_HEADER_SIZE];
  int result = CALL (file, xRead, header, WAL_HEADER_SIZE, 0);

  if (result == SQLITE_OK)
    exchange_wal_version (header, WAL_VERSION_OF_RELAIS, WAL_VERSION_OF_SQLITE);
  if (result == SQLITE_OK || result == SQLITE_IOERR_SHORT_READ)
    memcpy (buffer, header + place, (gsize) amount);
  return result;
}

static int
write_wal_header (RelaisCipherFile *file, const guint8 *bytes)
{
  guint8 header[WAL_HEADER_SIZE];

  memcpy (header, bytes, WAL_HEADER_SIZE);
  exchange_wal_version (header, WAL_VERSION_OF_SQLITE, WAL_VERSION_OF_RELAIS);
  return CALL (file, xWrite, header, WAL_HEADER_SIZE, 0);
}

/* Reads a frame to @file's buffer and opens its page: under the number in its header, which its seal confirms, and only
 * at the place and in the log that it was written for. */
static int
open_frame (RelaisCipherFile *file, gint64 start, guint8 *page, guint8 salt[RELAIS_PAGE_SALT_SIZE], gboolean *verified)
{
  int result = CALL (file, xRead, file->buffer, FRAME_SIZE, start);

  if (result == SQLITE_OK)
    result = CALL (file, xRead, salt, RELAIS_PAGE_SALT_SIZE, WAL_SALT_AT);
  if (result == SQLITE_OK)
    *verified = relais_page_cipher_open_logged (file->cipher, read_word (file->buffer), start, salt,
                                                file->buffer + FRAME_HEADER_SIZE, page);
  file->database->copied_number = result == SQLITE_OK && *verified ? read_word (file->buffer) : 0;
  return result;
}

static int
read_frame_checksum (RelaisCipherFile *file, guint8 *buffer, gint64 start)
{
  guint8 header[FRAME_HEADER_SIZE];
  int result = CALL (file, xRead, header, FRAME_HEADER_SIZE, start);

  if (result != SQLITE_OK)
    return result;
  relais_page_cipher_unmask (file->cipher, header + FRAME_CHECKSUM_AT, FRAME_CHECKSUM_SIZE, start,
                             header + FRAME_SALT_AT);
  memcpy (buffer, header + FRAME_CHECKSUM_AT, FRAME_CHECKSUM_SIZE);
  return SQLITE_OK;
}

/* SQLite reads whole frames to find the end of the log; to it a frame of page 0 is where that is. And it reads them
 * when a transaction wrote over frames of its own, to make their checksums anew: what is wrong there must not be
 * committed. */
static int
read_frame (RelaisCipherFile *file, guint8 *buffer, gint64 start)
{
  guint8 salt[RELAIS_PAGE_SALT_SIZE];
  gboolean verified = FALSE;
  int result = open_frame (file, start, buffer + FRAME_HEADER_SIZE, salt, &verified);

  if (result != SQLITE_OK)
    return result;
  if (!verified)
    {
      memset (buffer, 0, FRAME_SIZE);
      return file->strict ? SQLITE_IOERR_DATA : SQLITE_OK;
    }

  memcpy (buffer, file->buffer, FRAME_HEADER_SIZE);
  relais_page_cipher_unmask (file->cipher, buffer + FRAME_CHECKSUM_AT, FRAME_CHECKSUM_SIZE, start,
                             buffer + FRAME_SALT_AT);
  return SQLITE_OK;
}

static int
read_wal (RelaisCipherFile *file, guint8 *buffer, int amount, gint64 place)
{
  gint64 within = (place - WAL_HEADER_SIZE) % FRAME_SIZE;
  gint64 start = place - within;
  gboolean is_header = place == 0 && amount == WAL_HEADER_SIZE;
  gboolean is_header_checksum = place == WAL_CHECKSUM_AT && amount == FRAME_CHECKSUM_SIZE;
  gboolean is_frame_checksum = within == FRAME_CHECKSUM_AT && amount == FRAME_CHECKSUM_SIZE;
  guint8 salt[RELAIS_PAGE_SALT_SIZE];
  gboolean verified = FALSE;
  int result;

  /* Looking for the end begins with the header, making checksums anew with the one before the first. */
  if (is_header || is_header_checksum || is_frame_checksum)
    file->strict = !is_header;

  if (is_header || is_header_checksum)
    return read_wal_header (file, buffer, amount, place);
  if (is_frame_checksum)
    return read_frame_checksum (file, buffer, start);
  if (within == 0 && amount == FRAME_SIZE)
    return read_frame (file, buffer, start);
  if (within != FRAME_HEADER_SIZE || amount != PAGE_SIZE)
    return SQLITE_IOERR_READ;

  result = open_frame (file, start, buffer, salt, &verified);
  return result == SQLITE_OK && !verified ? SQLITE_IOERR_DATA : result;
}

/* A page that changes again before its transaction ends is written over its frame, without a new header. The one on the
 * disk is believed only where the page below it is still what was written. */
static int
find_frame_header (RelaisCipherFile *file, gint64 start)
{
  gboolean verified = FALSE;
  int result;

  if (file->last_place == start)
    return SQLITE_OK;

  file->last_place = -1;
  result = open_frame (file, start, file->buffer + FRAME_HEADER_SIZE, file->last_salt, &verified);
  sodium_memzero (file->buffer + FRAME_HEADER_SIZE, PAGE_SIZE);
  if (result != SQLITE_OK || !verified)
    return result != SQLITE_OK ? result : SQLITE_IOERR_DATA;

  file->last_place = start;
  file->last_number = read_word (file->buffer);
  return SQLITE_OK;
}

/* SQLite leaves the salts of a frame zero while it knows that it will make the checksums anew. */
static int
write_frame_header (RelaisCipherFile *file, const guint8 *bytes, gint64 start)
{
  guint8 header[FRAME_HEADER_SIZE];
  int result = SQLITE_OK;

  file->last_place = -1;
  memcpy (file->last_salt, bytes + FRAME_SALT_AT, sizeof file->last_salt);
  if (sodium_is_zero (file->last_salt, sizeof file->last_salt))
    result = CALL (file, xRead, file->last_salt, sizeof file->last_salt, WAL_SALT_AT);
  if (result != SQLITE_OK)
    return result;

  file->last_place = start;
  file->last_number = read_word (bytes);
  memcpy (header, bytes, FRAME_HEADER_SIZE);
  relais_page_cipher_mask (file->cipher, header + FRAME_CHECKSUM_AT, FRAME_CHECKSUM_SIZE, start,
                           header + FRAME_SALT_AT);
  return CALL (file, xWrite, header, FRAME_HEADER_SIZE, start);
}

static int
write_wal (RelaisCipherFile *file, const guint8 *bytes, int amount, gint64 place)
{
  gint64 within = (place - WAL_HEADER_SIZE) % FRAME_SIZE;
  gint64 start = place - within;
  int result;

  if (place == 0 && amount == WAL_HEADER_SIZE)
    return write_wal_header (file, bytes);

  if (within == 0 && amount == FRAME_HEADER_SIZE)
    return write_frame_header (file, bytes, start);
  if (within != FRAME_HEADER_SIZE || amount != PAGE_SIZE)
    return SQLITE_IOERR_WRITE;

  result = find_frame_header (file, start);
  if (result != SQLITE_OK)
    return result;
  if (!relais_page_cipher_seal_logged (file->cipher, file->last_number, start, file->last_salt, bytes, file->buffer))
    return SQLITE_IOERR_WRITE;
  return CALL (file, xWrite, file->buffer, amount, place);
}

/* In a journal, headers begin at sectors; records follow them: page number, before-image, checksum. */
static gboolean
is_before_image (int amount, gint64 place)
{
  return amount == PAGE_SIZE && place % 8 == JOURNAL_WORD_SIZE;
}

/* SQLite reads and writes the parts of a record one after the other. */
static gboolean
is_journal_checksum (RelaisCipherFile *file, int amount, gint64 place)
{
  return amount == JOURNAL_WORD_SIZE && file->last_place >= 0 && place == file->last_place + PAGE_SIZE;
}

static int
read_journal (RelaisCipherFile *file, guint8 *buffer, int amount, gint64 place)
{
  guint8 number[JOURNAL_WORD_SIZE];
  int result = CALL (file, xRead, buffer, amount, place);

  if (result == SQLITE_OK && is_journal_checksum (file, amount, place))
    relais_page_cipher_unmask (file->cipher, buffer, JOURNAL_WORD_SIZE, place, NULL);
  if (result != SQLITE_OK || !is_before_image (amount, place))
    return result;

  result = CALL (file, xRead, number, JOURNAL_WORD_SIZE, place - JOURNAL_WORD_SIZE);
  if (result == SQLITE_OK &&
      !relais_page_cipher_open (file->cipher, RELAIS_PAGE_BEFORE, read_word (number), buffer, buffer))
    result = SQLITE_IOERR_DATA;
  file->last_place = place;
  return result;
}

static int
write_journal (RelaisCipherFile *file, const guint8 *bytes, int amount, gint64 place)
{
  guint8 word[JOURNAL_WORD_SIZE];
  int result;

  if (is_before_image (amount, place))
    {
      result = CALL (file, xRead, word, JOURNAL_WORD_SIZE, place - JOURNAL_WORD_SIZE);
      if (result != SQLITE_OK)
        return result;
      if (!relais_page_cipher_seal (file->cipher, RELAIS_PAGE_BEFORE, read_word (word), bytes, file->buffer))
        return SQLITE_IOERR_WRITE;
      file->last_place = place;
      return CALL (file, xWrite, file->buffer, amount, place);
    }

  if (is_journal_checksum (file, amount, place))
    {
      memcpy (word, bytes, JOURNAL_WORD_SIZE);
      relais_page_cipher_mask (file->cipher, word, JOURNAL_WORD_SIZE, place, NULL);
      return CALL (file, xWrite, word, amount, place);
    }

  if (amount != JOURNAL_WORD_SIZE && place % JOURNAL_SECTOR_SIZE != 0)
    return SQLITE_IOERR_WRITE;
  return CALL (file, xWrite, bytes, amount, place);
}

/**
 * relais_cipher_file_set_copied_to:
 * @file: a database
 * @is_copied_to: whether a checkpoint copies pages from its log until this is said again
 */
void
relais_cipher_file_set_copied_to (RelaisCipherFile *file, gboolean is_copied_to)
{
  file->is_copied_to = is_copied_to;
  file->copied_number = 0;
}

/**
 * relais_cipher_file_read:
 * @file: a file
 * @buffer: (out caller-allocates): @amount bytes
 * @amount: how many
 * @place: from where
 *
 * Returns: a result code of SQLite
 */
int
relais_cipher_file_read (RelaisCipherFile *file, guint8 *buffer, int amount, gint64 place)
{
  static int (*const readers[]) (RelaisCipherFile *, guint8 *, int, gint64) = {
    [RELAIS_CIPHER_FILE_DATABASE] = read_database,
    [RELAIS_CIPHER_FILE_WAL] = read_wal,
    [RELAIS_CIPHER_FILE_JOURNAL] = read_journal,
  };

  return readers[file->type] (file, buffer, amount, place);
}

/**
 * relais_cipher_file_write:
 * @file: a file
 * @bytes: @amount bytes
 * @amount: how many
 * @place: where to
 *
 * Returns: a result code of SQLite
 */
int
relais_cipher_file_write (RelaisCipherFile *file, const guint8 *bytes, int amount, gint64 place)
{
  static int (*const writers[]) (RelaisCipherFile *, const guint8 *, int, gint64) = {
    [RELAIS_CIPHER_FILE_DATABASE] = write_database,
    [RELAIS_CIPHER_FILE_WAL] = write_wal,
    [RELAIS_CIPHER_FILE_JOURNAL] = write_journal,
  };

  return writers[file->type] (file, bytes, amount, place);
}
