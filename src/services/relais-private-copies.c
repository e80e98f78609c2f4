/* Short-lived copies of what another program is to show: read-only, in a folder that only this account may enter and
 * that lies in memory (XDG_RUNTIME_DIR), under names that say nothing about anybody. They go when Relais locks or ends
 * and after some minutes; what a crash left behind is found at the next start, since nobody holds the lock on its
 * folder any more. Main thread.
 */

#include "relais-private-copies.h"

#include "relais-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define FOLDER "relais-copies"

struct _RelaisPrivateCopies {
  GObject parent_instance;

  guint seconds;
  char *folder; /* NULL until something lies in it */
  int lock;     /* on the folder, as long as this process lives */
  guint n;
  GHashTable *copies; /* path → source of its end */
};

G_DEFINE_FINAL_TYPE (RelaisPrivateCopies, relais_private_copies, G_TYPE_OBJECT)

static gboolean
is_private (const char *path)
{
  GStatBuf status;

  return g_lstat (path, &status) == 0 && S_ISDIR (status.st_mode) && status.st_uid == getuid () &&
         (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

/* GLib would fall back on a folder of the disk. */
static char *
find_home (void)
{
  const char *runtime = g_getenv ("XDG_RUNTIME_DIR");

  return runtime != NULL && g_path_is_absolute (runtime) && is_private (runtime)
             ? g_build_filename (runtime, FOLDER, NULL)
             : NULL;
}

static int
lock_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0);

  if (fd < 0 || flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  close (fd);
  return -1;
}

static gboolean
make_folder (RelaisPrivateCopies *self)
{
  g_autofree char *home = find_home ();
  g_autofree char *folder = home != NULL ? g_build_filename (home, "XXXXXX", NULL) : NULL;

  if (self->folder != NULL)
    return TRUE;
  if (home == NULL || g_mkdir_with_parents (home, 0700) != 0 || !is_private (home) ||
      g_mkdtemp_full (folder, 0700) == NULL)
    return FALSE;
  self->lock = lock_folder (folder);
  self->folder = g_steal_pointer (&folder);
  return self->lock >= 0;
}

static gboolean
write_whole (const char *path, GBytes *content)
{
  const guint8 *data = g_bytes_get_data (content, NULL);
  gsize left = g_bytes_get_size (content);
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0400);

  while (fd >= 0 && left > 0)
    {
      gssize n = write (fd, data, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        break;
      data += n;
      left -= (gsize) n;
    }
  return fd >= 0 && close (fd) == 0 && left == 0;
}

typedef struct {
  RelaisPrivateCopies *copies;
  char *path;
} Ending;

static void
ending_free (gpointer data)
{
  g_free (((Ending *) data)->path);
  g_free (data);
}

static gboolean
on_end (gpointer data)
{
  Ending *ending = data;

  g_unlink (ending->path);
  g_hash_table_remove (ending->copies->copies, ending->path);
  return G_SOURCE_REMOVE;
}

static void
end_later (RelaisPrivateCopies *self, const char *path)
{
  Ending *ending = g_new0 (Ending, 1);

  ending->copies = self;
  ending->path = g_strdup (path);
  g_hash_table_insert (self->copies, g_strdup (path),
                       GUINT_TO_POINTER (g_timeout_add_seconds_full (G_PRIORITY_LOW, self->seconds, on_end, ending,
                                                                     ending_free)));
}

/**
 * relais_private_copies_add:
 * @copies: the copies
 * @told: how it is called, for the sentence
 * @suffix: how its name ends, ".pdf"
 * @content: what is in it
 * @error: RELAIS_ERROR_NO_PRIVATE_FOLDER, and what the system says
 *
 * Returns: (transfer full) (nullable): the path of a copy that only this account may read
 */
char *
relais_private_copies_add (RelaisPrivateCopies *copies, const char *told, const char *suffix, GBytes *content,
                           GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (!make_folder (copies))
    {
      relais_error_set (error, RELAIS_ERROR_NO_PRIVATE_FOLDER, told, NULL);
      return NULL;
    }
  name = g_strdup_printf ("document-%u%s", ++copies->n, suffix);
  path = g_build_filename (copies->folder, name, NULL);
  if (!write_whole (path, content))
    {
      relais_error_set_from_system (error, errno, told);
      g_unlink (path);
      return NULL;
    }
  end_later (copies, path);
  return g_steal_pointer (&path);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/**
 * relais_private_copies_remove_all:
 * @copies: the copies
 *
 * None is left.
 */
void
relais_private_copies_remove_all (RelaisPrivateCopies *copies)
{
  GHashTableIter iter;
  gpointer source;

  g_hash_table_iter_init (&iter, copies->copies);
  while (g_hash_table_iter_next (&iter, NULL, &source))
    g_source_remove (GPOINTER_TO_UINT (source));
  g_hash_table_remove_all (copies->copies);
  if (copies->folder == NULL)
    return;
  remove_folder (copies->folder);
  g_clear_pointer (&copies->folder, g_free);
  if (copies->lock >= 0)
    close (copies->lock);
  copies->lock = -1;
}

/**
 * relais_private_copies_sweep:
 *
 * Removes what processes left behind that are gone. To be asked at the start.
 */
void
relais_private_copies_sweep (void)
{
  g_autofree char *home = find_home ();
  g_autoptr (GDir) folders = home != NULL && is_private (home) ? g_dir_open (home, 0, NULL) : NULL;
  const char *name;

  while (folders != NULL && (name = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *folder = g_build_filename (home, name, NULL);
      int lock = lock_folder (folder);

      if (lock < 0)
        continue;
      remove_folder (folder);
      close (lock);
    }
}

static void
relais_private_copies_finalize (GObject *object)
{
  RelaisPrivateCopies *self = RELAIS_PRIVATE_COPIES (object);

  relais_private_copies_remove_all (self);
  g_hash_table_unref (self->copies);
  G_OBJECT_CLASS (relais_private_copies_parent_class)->finalize (object);
}

static void
relais_private_copies_class_init (RelaisPrivateCopiesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_private_copies_finalize;
}

static void
relais_private_copies_init (RelaisPrivateCopies *self)
{
  self->lock = -1;
  self->copies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * relais_private_copies_new:
 * @seconds: for how long a copy lies there at most
 *
 * Returns: (transfer full): no copies yet
 */
RelaisPrivateCopies *
relais_private_copies_new (guint seconds)
{
  RelaisPrivateCopies *self = g_object_new (RELAIS_TYPE_PRIVATE_COPIES, NULL);

  self->seconds = seconds;
  return self;
}
