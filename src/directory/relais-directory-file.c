/* One file of the shared folder, from the disk to a reading. It belongs to others, who may be writing it, replace it by
 * something else or take the disk away meanwhile: it is opened without following a link or waiting for a pipe, read
 * with a limit and never mapped, and looked at once more afterwards. Blocks; meant for a worker thread.
 */

#include "relais-directory-file.h"

#include "relais-directory-csv.h"
#include "relais-vcard-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Read at once of a file that is longer than it was said to be. */
#define STEP_BYTES 65536

static void
refuse_file (RelaisDirectoryReading *reading, RelaisDirectoryProblemCode code, const char *argument)
{
  relais_directory_problems_add (reading->problems, reading->file, 0, code, argument, NULL);
  reading->unreadable = TRUE;
}

static void
refuse_system (RelaisDirectoryReading *reading, int problem)
{
  if (problem == ELOOP)
    refuse_file (reading, RELAIS_PROBLEM_LINK_LEAVES, NULL);
  else
    refuse_file (reading, RELAIS_PROBLEM_UNREADABLE, g_strerror (problem));
}

static gboolean
has_bytes (const char *text, gsize length, gsize at, const char *bytes, gsize n_bytes)
{
  return length >= at + n_bytes && memcmp (text + at, bytes, n_bytes) == 0;
}

/* With its mark, or a "BEGIN" of which every other byte is zero. */
static gboolean
is_utf16 (const char *text, gsize length)
{
  return has_bytes (text, length, 0, "\xFF\xFE", 2) || has_bytes (text, length, 0, "\xFE\xFF", 2) ||
         has_bytes (text, length, 0, "B\0E\0", 4) || has_bytes (text, length, 0, "\0B\0E", 4);
}

static gboolean
is_csv_name (const char *path)
{
  const char *point = strrchr (path, '.');

  return point != NULL && g_ascii_strcasecmp (point, ".csv") == 0;
}

/* What its own reader finds nothing in is no empty list: somebody is writing it, or it was cut. Only a file that says
 * that it has no cards may take them away. */
static void
read_vcards (RelaisDirectoryReading *reading, const char *text, gsize length, RelaisDate today)
{
  relais_vcard_reader_read (text, length, today, reading);
  if (reading->cards->len > 0 || reading->n_nameless > 0 || g_hash_table_size (reading->bad_keys) > 0)
    return;

  g_ptr_array_set_size (reading->problems, 0);
  refuse_file (reading, memchr (text, '\0', length) != NULL ? RELAIS_PROBLEM_BINARY : RELAIS_PROBLEM_NO_CARDS, NULL);
}

/**
 * relais_directory_file_read_bytes:
 * @path: the path below the folder, the bytes of the file system
 * @bytes: the content of the file
 * @today: today's date
 *
 * Chooses the reader by content and then by name, and reads.
 *
 * Returns: (transfer full): what the file says
 */
RelaisDirectoryReading *
relais_directory_file_read_bytes (const char *path, GBytes *bytes, RelaisDate today)
{
  RelaisDirectoryReading *reading = relais_directory_reading_new (path);
  g_autofree char *limit = g_strdup_printf ("%d", RELAIS_DIRECTORY_FILE_MAX_MB);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gsize mark = has_bytes (text, length, 0, "\xEF\xBB\xBF", 3) ? 3 : 0;

  if (length > RELAIS_DIRECTORY_FILE_MAX_BYTES)
    refuse_file (reading, RELAIS_PROBLEM_FILE_TOO_LARGE, limit);
  else if (length == mark)
    refuse_file (reading, RELAIS_PROBLEM_NO_CARDS, NULL);
  else if (is_utf16 (text, length))
    refuse_file (reading, RELAIS_PROBLEM_UTF16, NULL);
  else if (is_csv_name (path) && !relais_vcard_reader_begins_card (text + mark, length - mark))
    relais_directory_csv_read (bytes, today, reading);
  else if (has_bytes (text, length, 0, "PK\x03\x04", 4) || has_bytes (text, length, 0, "\xD0\xCF\x11\xE0", 4))
    refuse_file (reading, RELAIS_PROBLEM_WORKBOOK, NULL);
  else
    read_vcards (reading, text + mark, length - mark, today);
  return reading;
}

static gboolean
is_same (const struct stat *a, const struct stat *b)
{
  return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
         a->st_mtim.tv_nsec == b->st_mtim.tv_nsec && a->st_ino == b->st_ino;
}

/* Never more than the limit and a little, whatever the file grows to meanwhile. Returns 0 or what the system says. */
static int
read_all (int fd, GByteArray *content, gsize expected, GCancellable *cancellable)
{
  while (content->len <= RELAIS_DIRECTORY_FILE_MAX_BYTES)
    {
      guint have = content->len;
      guint room = have <= expected ? (guint) (expected + 1 - have) : STEP_BYTES;
      gssize n;
      int system_error;

      g_byte_array_set_size (content, have + room);
      n = read (fd, content->data + have, room);
      system_error = errno;
      g_byte_array_set_size (content, have + (guint) MAX (n, 0));
      if (n == 0)
        return 0;
      if (n < 0 && system_error != EINTR)
        return system_error;
      if (g_cancellable_is_cancelled (cancellable))
        return ECANCELED;
    }
  return 0;
}

static RelaisDirectoryReading *
read_open_file (int fd, const char *path, RelaisDate today, GCancellable *cancellable)
{
  g_autoptr (RelaisDirectoryReading) refused = relais_directory_reading_new (path);
  g_autoptr (GByteArray) content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  struct stat before;
  struct stat after;
  int problem = 0;

  if (fstat (fd, &before) != 0)
    {
      refuse_system (refused, errno);
      return g_steal_pointer (&refused);
    }
  if (!S_ISREG (before.st_mode))
    {
      refuse_file (refused, RELAIS_PROBLEM_NOT_A_FILE, NULL);
      return g_steal_pointer (&refused);
    }

  content = g_byte_array_sized_new ((guint) CLAMP (before.st_size + 1, 1, RELAIS_DIRECTORY_FILE_MAX_BYTES + 1));
  if (before.st_size <= RELAIS_DIRECTORY_FILE_MAX_BYTES)
    problem = read_all (fd, content, (gsize) before.st_size, cancellable);
  if (problem == 0 && fstat (fd, &after) != 0)
    problem = errno;
  if (problem != 0)
    {
      refuse_system (refused, problem);
      return g_steal_pointer (&refused);
    }
  if (before.st_size > RELAIS_DIRECTORY_FILE_MAX_BYTES)
    {
      g_autofree char *limit = g_strdup_printf ("%d", RELAIS_DIRECTORY_FILE_MAX_MB);

      refuse_file (refused, RELAIS_PROBLEM_FILE_TOO_LARGE, limit);
      return g_steal_pointer (&refused);
    }
  if (!is_same (&before, &after) || (gint64) content->len != after.st_size)
    {
      refuse_file (refused, RELAIS_PROBLEM_STILL_WRITTEN, NULL);
      return g_steal_pointer (&refused);
    }

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&content));
  return relais_directory_file_read_bytes (path, bytes, today);
}

/**
 * relais_directory_file_read:
 * @folder_fd: the shared folder, open
 * @file: a file in it, as the look at the folder found it
 * @today: today's date
 * @cancellable: (nullable): stops the reading; what was read is then unreadable
 *
 * Never fails: what went wrong is in the reading.
 *
 * Returns: (transfer full): what the file says
 */
RelaisDirectoryReading *
relais_directory_file_read (int folder_fd, const RelaisFolderFile *file, RelaisDate today, GCancellable *cancellable)
{
  int fd = openat (folder_fd, file->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  RelaisDirectoryReading *reading;

  if (fd < 0)
    {
      int problem = errno;

      reading = relais_directory_reading_new (file->path);
      refuse_system (reading, problem);
      return reading;
    }

  reading = read_open_file (fd, file->path, today, cancellable);
  close (fd);
  return reading;
}
