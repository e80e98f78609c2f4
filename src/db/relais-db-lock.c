/* register.lock: every opener of a database holds it shared, migration, key change, restore and erasure hold it alone.
 * The locks are the kernel's (open file description locks, so that two handles in one process exclude each other as
 * well) and end with the process. Nothing ever waits for them.
 *
 * The file: byte 0 is the lock. Then come places of NOTE_SIZE bytes: each holder locks a place for itself and writes
 * into it which PC it is, its process and since when, so that who is refused can say who stands in the way; a note
 * whose place is not locked is that of a process that has ended. No names of persons. Any thread, one at a time.
 */

#include "relais-db-lock.h"

#include "relais-clock.h"
#include "relais-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_NOTE 256
#define NOTE_SIZE  256
#define N_NOTES    64

struct _RelaisDbLock {
  int fd;
  char *folder;
  RelaisDbLockMode mode;
};

static struct flock
make_range (int type, off_t start, off_t length)
{
  return (struct flock) { .l_type = (short) type, .l_whence = SEEK_SET, .l_start = start, .l_len = length };
}

static off_t
get_note_start (int place)
{
  return FIRST_NOTE + (off_t) place * NOTE_SIZE;
}

static int
set_lock (int fd, int type, off_t start, off_t length)
{
  struct flock range = make_range (type, start, length);

  return fcntl (fd, F_OFD_SETLK, &range) == 0 ? 0 : errno;
}

/* Whether somebody else holds a place. */
static gboolean
is_held (int fd, int place)
{
  struct flock range = make_range (F_WRLCK, get_note_start (place), NOTE_SIZE);

  return fcntl (fd, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
}

/* Leaves word of who we are. Where all places are taken, or the disk is full, the lock holds without it. */
static void
write_note (int fd)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_system ();
  g_autofree char *now = relais_clock_now (clock);
  char note[NOTE_SIZE] = "";

  g_snprintf (note, sizeof note, "%.180s\t%ld\t%s\n", g_get_host_name (), (long) getpid (), now);
  for (int place = 0; place < N_NOTES; place++)
    {
      if (set_lock (fd, F_WRLCK, get_note_start (place), NOTE_SIZE) != 0)
        continue;

      /* All of the place, so that nothing of an older note stays. */
      if (pwrite (fd, note, sizeof note, get_note_start (place)) != (ssize_t) sizeof note)
        g_debug ("no note in place %d of a lock: %s", place, g_strerror (errno));
      return;
    }
}

/* "14:02" for an instant of today, "2026-11-20 14:02" for an older one. */
static char *
describe_instant (const char *instant)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_system ();
  g_autofree char *now = relais_clock_now (clock);
  g_autofree char *today = relais_instant_to_local_text (now);
  g_autofree char *then = relais_instant_to_local_text (instant);

  if (strncmp (today, then, strlen ("YYYY-MM-DD")) == 0)
    return g_strndup (then + strlen ("YYYY-MM-DDT"), strlen ("HH:MM"));

  then[strlen ("YYYY-MM-DD")] = ' ';
  return g_strndup (then, strlen ("YYYY-MM-DD HH:MM"));
}

/* What stands in a place, for people; anybody may have written there, so it is shown only where it is what we write. */
static char *
read_note (int fd, int place)
{
  char note[NOTE_SIZE + 1] = "";
  g_auto (GStrv) fields = NULL;
  g_autofree char *since = NULL;

  if (pread (fd, note, NOTE_SIZE, get_note_start (place)) <= 0)
    return NULL;

  fields = g_strsplit (g_strchomp (note), "\t", -1);
  if (g_strv_length (fields) != 3 || !g_str_is_ascii (fields[0]) || !relais_instant_is_valid (fields[2]))
    return NULL;

  for (const char *c = fields[0]; *c != '\0'; c++)
    {
      if (!g_ascii_isgraph (*c))
        return NULL;
    }

  since = describe_instant (fields[2]);
  /* Translators: who has the register open: the name of the PC, the time or the date and time, the process' number */
  return g_strdup_printf (_("on %1$s since %2$s (process %3$ld)"), fields[0], since, strtol (fields[1], NULL, 10));
}

static void
set_refused (int fd, const char *folder, GError **error)
{
  for (int place = 0; place < N_NOTES; place++)
    {
      g_autofree char *note = is_held (fd, place) ? read_note (fd, place) : NULL;

      if (note != NULL)
        {
          relais_error_set (error, RELAIS_ERROR_LOCKED, folder, "%s", note);
          return;
        }
    }

  relais_error_set (error, RELAIS_ERROR_LOCKED, folder, "%s", _("by another program"));
}

/* Changing the kind of a lock one holds is one step for the kernel: where it is refused the old one still holds. */
static gboolean
set_mode (RelaisDbLock *lock, RelaisDbLockMode mode, GError **error)
{
  int failure = set_lock (lock->fd, mode == RELAIS_DB_LOCK_EXCLUSIVE ? F_WRLCK : F_RDLCK, 0, 1);

  if (failure == EAGAIN || failure == EACCES)
    set_refused (lock->fd, lock->folder, error);
  else if (failure != 0)
    relais_error_set_from_system (error, failure, lock->folder);
  else
    lock->mode = mode;

  return failure == 0;
}

/**
 * relais_db_lock_acquire:
 * @path: the lock's own file, made where it does not exist (mode 0600) and never removed
 * @mode: what to keep others from
 * @error: (out) (optional): where to store the error
 *
 * Returns: (transfer full) (nullable): the lock; %RELAIS_ERROR_LOCKED with the folder as subject and who holds it as
 *   detail where somebody else stands in the way
 */
RelaisDbLock *
relais_db_lock_acquire (const char *path, RelaisDbLockMode mode, GError **error)
{
  g_autoptr (RelaisDbLock) lock = NULL;
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      relais_error_set_from_system (error, errno, path);
      return NULL;
    }

  lock = g_new0 (RelaisDbLock, 1);
  lock->fd = fd;
  lock->folder = g_path_get_dirname (path);

  if (!set_mode (lock, mode, error))
    return NULL;

  write_note (lock->fd);
  return g_steal_pointer (&lock);
}

/**
 * relais_db_lock_upgrade:
 * @lock: a lock
 * @error: (out) (optional): where to store the error
 *
 * Makes a shared lock exclusive.
 *
 * Returns: whether it is; otherwise it is held shared as before
 */
gboolean
relais_db_lock_upgrade (RelaisDbLock *lock, GError **error)
{
  return set_mode (lock, RELAIS_DB_LOCK_EXCLUSIVE, error);
}

/**
 * relais_db_lock_downgrade:
 * @lock: a lock
 * @error: (out) (optional): where to store the error
 *
 * Lets others in again. Nobody can come in between.
 *
 * Returns: whether that was possible; the kernel refuses only when it has no memory left
 */
gboolean
relais_db_lock_downgrade (RelaisDbLock *lock, GError **error)
{
  return set_mode (lock, RELAIS_DB_LOCK_SHARED, error);
}

/**
 * relais_db_lock_get_mode:
 * @lock: a lock
 *
 * Returns: how it is held
 */
RelaisDbLockMode
relais_db_lock_get_mode (RelaisDbLock *lock)
{
  return lock->mode;
}

/**
 * relais_db_lock_release:
 * @lock: (transfer full): a lock
 *
 * Ends the lock. Its file stays: who removed it could part two processes that hold the same lock.
 */
void
relais_db_lock_release (RelaisDbLock *lock)
{
  close (lock->fd);
  g_free (lock->folder);
  g_free (lock);
}
