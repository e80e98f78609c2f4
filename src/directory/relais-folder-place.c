/* The shared folder as a place: it may not be mounted, it may go away while it is read, and another one may come to
 * stand under its name. So it is opened once a run, everything is read below that, and before anything is stored
 * somebody looks whether the name still leads there. Used by the thread that looks at the folder.
 */

#include "relais-folder-place.h"

#include "relais-text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#define KEEPER_BYTES 4096
#define KEEPER_CHARS 500

/* File systems that number their files anew at each mount, or tell the time of change of something else
 * (statfs(2)): FUSE, SMB 1 to 3, FAT, exFAT, 9P. */
static const guint32 unstable_systems[] = {
  0x65735546, 0xff534d42, 0xfe534d42, 0x517b, 0x4d44, 0x2011bab0, 0x01021997
};

static gboolean
has_stable_numbers (int fd)
{
  struct statfs system;

  if (fstatfs (fd, &system) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (unstable_systems); i++)
    {
      if ((guint32) system.f_type == unstable_systems[i])
        return FALSE;
    }
  return TRUE;
}

static RelaisFolderState
fail (int system_error, char **detail)
{
  *detail = g_strdup (g_strerror (system_error));
  return system_error == ENOENT || system_error == ENOTDIR ? RELAIS_FOLDER_MISSING : RELAIS_FOLDER_UNREADABLE;
}

static gint64
to_nanoseconds (const struct timespec *time)
{
  return (gint64) time->tv_sec * 1000000000 + time->tv_nsec;
}

/* As editors of notes write it: UTF-8, with its mark or without, UTF-16, or Windows-1252. */
static char *
decode (const char *bytes, gsize length)
{
  char *text = NULL;

  if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    text = g_convert (bytes, (gssize) (length & ~(gsize) 1), "UTF-8", "UTF-16", NULL, NULL, NULL);
  else if (g_utf8_validate_len (bytes, length, NULL))
    text = g_strndup (bytes, length);
  else
    text = g_convert (bytes, (gssize) length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  return text != NULL ? text : g_utf8_make_valid (bytes, (gssize) length);
}

/**
 * relais_folder_place_open:
 * @place: (out caller-allocates): where the folder is held
 * @folder: its path
 * @detail: (out) (transfer full) (nullable): the system's words when it fails
 *
 * Returns: %RELAIS_FOLDER_OK, or why it cannot be opened
 */
RelaisFolderState
relais_folder_place_open (RelaisFolderPlace *place, const char *folder, char **detail)
{
  struct stat status;

  *detail = NULL;
  *place = RELAIS_FOLDER_PLACE_INIT;
  place->fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
  if (place->fd < 0)
    return fail (errno, detail);
  if (fstat (place->fd, &status) != 0)
    return fail (errno, detail);

  place->device = status.st_dev;
  place->inode = status.st_ino;
  place->has_stable_numbers = has_stable_numbers (place->fd);
  return RELAIS_FOLDER_OK;
}

/**
 * relais_folder_place_check:
 * @place: the open folder
 * @folder: its path
 * @detail: (out) (transfer full) (nullable): the system's words when it fails
 *
 * Returns: %RELAIS_FOLDER_OK when @folder still leads to the place that was opened
 */
RelaisFolderState
relais_folder_place_check (const RelaisFolderPlace *place, const char *folder, char **detail)
{
  struct stat status;

  *detail = NULL;
  if (stat (folder, &status) != 0)
    return fail (errno, detail);
  if (status.st_dev != place->device || status.st_ino != place->inode)
    return RELAIS_FOLDER_REPLACED;
  return RELAIS_FOLDER_OK;
}

/**
 * relais_folder_place_make_file:
 * @place: the open folder
 * @path: a path below it
 * @status: what the file system says of it
 *
 * Returns: (transfer full): the file
 */
RelaisFolderFile *
relais_folder_place_make_file (const RelaisFolderPlace *place, const char *path, const struct stat *status)
{
  return relais_folder_file_new (path, status->st_size, to_nanoseconds (&status->st_mtim),
                                 place->has_stable_numbers ? to_nanoseconds (&status->st_ctim) : 0,
                                 place->has_stable_numbers ? status->st_ino : 0);
}

/**
 * relais_folder_place_look_at:
 * @place: the open folder
 * @path: a path below it
 *
 * Returns: (transfer full) (nullable): the file as it is now, %NULL when there is none that can be looked at
 */
RelaisFolderFile *
relais_folder_place_look_at (const RelaisFolderPlace *place, const char *path)
{
  struct stat status;

  if (fstatat (place->fd, path, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG (status.st_mode))
    return NULL;
  return relais_folder_place_make_file (place, path, &status);
}

/**
 * relais_folder_place_read_keeper:
 * @place: the open folder
 *
 * Returns: (transfer full) (nullable): what RELAIS_FOLDER_KEEPER_FILE says, cleaned, at most 500 characters of it
 */
char *
relais_folder_place_read_keeper (const RelaisFolderPlace *place)
{
  int fd = openat (place->fd, RELAIS_FOLDER_KEEPER_FILE, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  char bytes[KEEPER_BYTES];
  g_autofree char *text = NULL;
  struct stat status;
  ssize_t length = -1;

  if (fd < 0)
    return NULL;
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    length = read (fd, bytes, KEEPER_BYTES);
  close (fd);
  if (length <= 0)
    return NULL;

  text = decode (bytes, (gsize) length);
  return relais_text_clean_lines (text, KEEPER_CHARS, NULL);
}

/**
 * relais_folder_place_close:
 * @place: a place
 */
void
relais_folder_place_close (RelaisFolderPlace *place)
{
  if (place->fd >= 0)
    close (place->fd);
  place->fd = -1;
}
