/* A file of records that is only ever added to, and emptied as a whole: a mark, a length, the digest of the content,
 * the content. Whoever adds or empties holds the file's own lock (flock), which ends with the process, so that a record
 * that stands there unfinished is nobody's any more. It is skipped: the reader looks for the next mark, and says how
 * many bytes were lost. What the records contain is not this file's business, nor whether they are genuine: the digest
 * finds accidents only. Any thread.
 */

#include "relais-spool-file.h"

#include "relais-digest.h"
#include "relais-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MARK        "\xf5RLS\r\n\x1a\x01"
#define MARK_SIZE   8
#define HEADER_SIZE (MARK_SIZE + 4 + RELAIS_SPOOL_ID_SIZE)

/* Whoever holds the lock writes a few kilobytes, or one transaction. */
#define PATIENCE_MS 3000

struct _RelaisSpoolFile {
  char *path;
  int fd;
  gsize size;
};

static void
record_free (gpointer data)
{
  RelaisSpoolRecord *record = data;

  g_bytes_unref (record->bytes);
  g_free (record);
}

static gboolean
set_system_error (RelaisSpoolFile *file, GError **error)
{
  relais_error_set_from_system (error, errno, file->path);
  return FALSE;
}

static void
compute_id (const void *data, gsize size, guint8 *id)
{
  guint8 digest[RELAIS_DIGEST_SIZE];

  relais_digest_hash (data, size, digest);
  memcpy (id, digest, RELAIS_SPOOL_ID_SIZE);
}

/* Returns: the record at the beginning of @data, and how long it is there */
static RelaisSpoolRecord *
parse_one (const guint8 *data, gsize size, gsize *taken)
{
  RelaisSpoolRecord *record;
  guint8 id[RELAIS_SPOOL_ID_SIZE];
  guint32 length;

  if (size < HEADER_SIZE || memcmp (data, MARK, MARK_SIZE) != 0)
    return NULL;
  memcpy (&length, data + MARK_SIZE, sizeof length);
  length = GUINT32_FROM_BE (length);
  if (length == 0 || length > RELAIS_SPOOL_RECORD_MAX || length > size - HEADER_SIZE)
    return NULL;
  compute_id (data + HEADER_SIZE, length, id);
  if (memcmp (id, data + MARK_SIZE + 4, sizeof id) != 0)
    return NULL;

  record = g_new0 (RelaisSpoolRecord, 1);
  memcpy (record->id, id, sizeof id);
  record->bytes = g_bytes_new (data + HEADER_SIZE, length);
  *taken = HEADER_SIZE + length;
  return record;
}

/**
 * relais_spool_file_parse:
 * @data: what such a file contains
 * @size: how much that is
 * @n_lost: (out): how many bytes belong to no whole record
 *
 * Returns: (transfer full) (element-type RelaisSpoolRecord): the records that are whole, in their order
 */
GPtrArray *
relais_spool_file_parse (const guint8 *data, gsize size, gsize *n_lost)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (record_free);
  gsize at = 0;

  *n_lost = 0;
  while (at < size)
    {
      gsize taken = 0;
      RelaisSpoolRecord *record = parse_one (data + at, size - at, &taken);
      const guint8 *next;

      if (record != NULL)
        {
          g_ptr_array_add (records, record);
          at += taken;
          continue;
        }

      next = memmem (data + at + 1, size - at - 1, MARK, MARK_SIZE);
      taken = next != NULL ? (gsize) (next - (data + at)) : size - at;
      *n_lost += taken;
      at += taken;
    }
  return records;
}

static gboolean
take_lock (RelaisSpoolFile *file, GError **error)
{
  for (guint waited = 0; flock (file->fd, LOCK_EX | LOCK_NB) != 0; waited += 10)
    {
      if (errno != EWOULDBLOCK && errno != EINTR)
        return set_system_error (file, error);
      if (waited >= PATIENCE_MS)
        {
          relais_error_set (error, RELAIS_ERROR_BUSY, file->path, NULL);
          return FALSE;
        }
      g_usleep (10 * 1000);
    }
  return TRUE;
}

static gboolean
measure (RelaisSpoolFile *file, GError **error)
{
  struct stat status;

  if (fstat (file->fd, &status) != 0)
    return set_system_error (file, error);
  if (!S_ISREG (status.st_mode))
    {
      errno = EINVAL;
      return set_system_error (file, error);
    }
  file->size = (gsize) status.st_size;
  return TRUE;
}

/**
 * relais_spool_file_open:
 * @path: the file
 * @create: whether it is made when it is not there, for this account only
 * @error: RELAIS_ERROR_NO_SUCH_FILE; RELAIS_ERROR_BUSY when somebody holds it for too long; whatever the system says
 *
 * Waits for whoever has it open.
 *
 * Returns: (transfer full) (nullable): the file, locked
 */
RelaisSpoolFile *
relais_spool_file_open (const char *path, gboolean create, GError **error)
{
  g_autoptr (RelaisSpoolFile) file = g_new0 (RelaisSpoolFile, 1);

  file->path = g_strdup (path);
  file->fd = open (path, O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | (create ? O_CREAT : 0), 0600);
  if (file->fd < 0)
    {
      set_system_error (file, error);
      return NULL;
    }
  if (!take_lock (file, error) || !measure (file, error))
    return NULL;
  return g_steal_pointer (&file);
}

/**
 * relais_spool_file_close:
 * @file: (transfer full): a file, whose lock ends
 */
void
relais_spool_file_close (RelaisSpoolFile *file)
{
  if (file->fd >= 0)
    close (file->fd);
  g_free (file->path);
  g_free (file);
}

/**
 * relais_spool_file_get_size:
 * @file: a file
 *
 * Returns: how long it is, in bytes
 */
gsize
relais_spool_file_get_size (RelaisSpoolFile *file)
{
  return file->size;
}

static gboolean
write_all (int fd, const guint8 *data, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }
  return fsync (fd) == 0;
}

static void
sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static GByteArray *
frame (GBytes *bytes)
{
  GByteArray *framed = g_byte_array_new ();
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint32 length = GUINT32_TO_BE ((guint32) size);
  guint8 id[RELAIS_SPOOL_ID_SIZE];

  compute_id (data, size, id);
  g_byte_array_append (framed, (const guint8 *) MARK, MARK_SIZE);
  g_byte_array_append (framed, (const guint8 *) &length, sizeof length);
  g_byte_array_append (framed, id, sizeof id);
  g_byte_array_append (framed, data, (guint) size);
  return framed;
}

/**
 * relais_spool_file_append:
 * @file: a file
 * @bytes: the content of a record, at most %RELAIS_SPOOL_RECORD_MAX
 * @limit: how long the file may become by it, at most %RELAIS_SPOOL_FILE_MAX
 * @error: RELAIS_ERROR_TOO_LARGE; RELAIS_ERROR_DISK_FULL and whatever else the system says
 *
 * Returns: whether the record is on the disk, whole; if not, the file is as it was
 */
gboolean
relais_spool_file_append (RelaisSpoolFile *file, GBytes *bytes, gsize limit, GError **error)
{
  g_autoptr (GByteArray) framed = NULL;

  if (g_bytes_get_size (bytes) > RELAIS_SPOOL_RECORD_MAX ||
      file->size + HEADER_SIZE + g_bytes_get_size (bytes) > MIN (limit, RELAIS_SPOOL_FILE_MAX))
    {
      relais_error_set (error, RELAIS_ERROR_TOO_LARGE, file->path, "%s",
                        _("it takes nothing more until somebody signs in"));
      return FALSE;
    }

  framed = frame (bytes);
  if (!write_all (file->fd, framed->data, framed->len))
    {
      int system_error = errno;

      if (ftruncate (file->fd, (off_t) file->size) != 0)
        g_debug ("a record could not be taken back: %s", g_strerror (errno));
      errno = system_error;
      return set_system_error (file, error);
    }
  if (file->size == 0)
    sync_folder_of (file->path);
  file->size += framed->len;
  return TRUE;
}

/**
 * relais_spool_file_read:
 * @file: a file
 * @n_lost: (out): how many bytes belong to no whole record
 * @error: whatever the system says
 *
 * What stands beyond %RELAIS_SPOOL_FILE_MAX was not written by Relais, and is lost.
 *
 * Returns: (transfer full) (element-type RelaisSpoolRecord) (nullable): the records that are whole, in their order
 */
GPtrArray *
relais_spool_file_read (RelaisSpoolFile *file, gsize *n_lost, GError **error)
{
  gsize size = MIN (file->size, RELAIS_SPOOL_FILE_MAX);
  g_autofree guint8 *data = g_malloc (MAX (size, 1));
  GPtrArray *records;
  gsize at = 0;

  while (at < size)
    {
      gssize n = pread (file->fd, data + at, size - at, (off_t) at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_system_error (file, error);
          return NULL;
        }
      if (n == 0)
        break;
      at += (gsize) n;
    }

  records = relais_spool_file_parse (data, at, n_lost);
  *n_lost += file->size - at;
  return records;
}

/**
 * relais_spool_file_clear:
 * @file: a file whose records are taken care of
 * @error: whatever the system says
 *
 * Returns: whether it is empty
 */
gboolean
relais_spool_file_clear (RelaisSpoolFile *file, GError **error)
{
  if (ftruncate (file->fd, 0) != 0 || fsync (file->fd) != 0)
    return set_system_error (file, error);
  file->size = 0;
  return TRUE;
}
