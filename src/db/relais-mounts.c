/* Where a database may not be: on a file system of the network, where the shared memory of WAL and its locks do not
 * work (https://www.sqlite.org/useovernet.html), and in a folder that Syncthing or Nextcloud copies elsewhere file by
 * file, which tears a database apart and spreads it. Which file system a path is on is read from the text of
 * /proc/self/mountinfo (proc(5)) by a pure function. Any thread.
 */

#include "relais-mounts.h"

#include "relais-error.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#define MOUNTINFO "/proc/self/mountinfo"

/* File systems whose files another computer, or the host of this one, can change as well. */
static const char *const shared_types[] = {
  "9p", "acfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs", "gfs2", "glusterfs", "gpfs", "lustre",
  "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "prl_fs", "pvfs2", "smb2", "smb3", "smbfs", "sshfs", "vboxsf", "vmhgfs",
};

/* A FUSE file system can be anything, and most are a network's; these keep their files on a disk of this PC. */
static const char *const local_fuse_types[] = {
  "fuse.bindfs", "fuse.cryfs", "fuse.encfs", "fuse.exfat", "fuse.exfat-fuse", "fuse.ext2", "fuse.fuse-ext2",
  "fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.mergerfs", "fuse.ntfs-3g", "fuse.securefs", "fuse.unionfs",
  "fuse.unionfs-fuse", "fuse.zfs",
};

/* What a program leaves in the folder it keeps in step. */
static const struct {
  const char *pattern;
  const char *program;
} marks[] = {
  { ".stfolder", "Syncthing" },
  { ".sync_*.db", "Nextcloud/ownCloud" },
  { "._sync_*.db", "Nextcloud/ownCloud" },
  { ".csync_journal.db", "Nextcloud/ownCloud" },
  { ".owncloudsync.log", "Nextcloud/ownCloud" },
};

static gboolean
contains (const char *const *types, gsize n_types, const char *type)
{
  for (gsize i = 0; i < n_types; i++)
    {
      if (g_str_equal (types[i], type))
        return TRUE;
    }

  return FALSE;
}

/* "fuseblk" is a disk of this PC, "fuse" and "fuse.NAME" are whatever a program makes of them. */
static gboolean
is_refused_type (const char *type)
{
  if (g_str_equal (type, "fuse") || g_str_has_prefix (type, "fuse."))
    return !contains (local_fuse_types, G_N_ELEMENTS (local_fuse_types), type);

  return contains (shared_types, G_N_ELEMENTS (shared_types), type);
}

/* The kernel writes space, tab, newline and backslash as \040, \011, \012 and \134. */
static char *
unescape (const char *field)
{
  GString *text = g_string_new (NULL);

  for (const char *c = field; *c != '\0'; c++)
    {
      if (c[0] == '\\' && c[1] >= '0' && c[1] <= '3' && c[2] >= '0' && c[2] <= '7' && c[3] >= '0' && c[3] <= '7')
        {
          g_string_append_c (text, (char) ((c[1] - '0') * 64 + (c[2] - '0') * 8 + (c[3] - '0')));
          c += 3;
        }
      else
        {
          g_string_append_c (text, *c);
        }
    }

  return g_string_free (text, FALSE);
}

/* "/srv" holds "/srv" and "/srv/data", not "/srv2". */
static gboolean
is_inside (const char *path, const char *mount_point)
{
  gsize length = strlen (mount_point);

  if (length > 0 && mount_point[length - 1] == '/')
    length--;

  return strncmp (path, mount_point, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* 36 35 98:0 /root /mount/point options optional… - type source super-options */
static gboolean
read_line (const char *line, char **mount_point, char **type)
{
  g_auto (GStrv) fields = g_strsplit (line, " ", -1);
  guint n_fields = g_strv_length (fields);
  guint separator = 6;

  while (separator < n_fields && !g_str_equal (fields[separator], "-"))
    separator++;

  if (separator + 1 >= n_fields)
    return FALSE;

  *mount_point = unescape (fields[4]);
  *type = unescape (fields[separator + 1]);
  return TRUE;
}

/* What is resolved of a path that does not exist yet: its nearest folder that does, and the rest as it is written. */
static char *
resolve (const char *path, GError **error)
{
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *absolute = g_path_is_absolute (path) ? g_strdup (path) : g_build_filename (here, path, NULL);
  g_autofree char *existing = g_strdup (absolute);
  g_autofree char *joined = NULL;
  char *resolved = realpath (existing, NULL);

  while (resolved == NULL && errno == ENOENT && !g_str_equal (existing, "/"))
    {
      char *parent = g_path_get_dirname (existing);

      g_free (existing);
      existing = parent;
      resolved = realpath (existing, NULL);
    }

  if (resolved == NULL)
    {
      relais_error_set_from_system (error, errno, path);
      return NULL;
    }

  joined = g_build_filename (resolved, absolute + strlen (existing), NULL);
  free (resolved);
  return g_canonicalize_filename (joined, "/");
}

/* A folder that cannot be listed, or does not exist yet, shows no mark. */
static const char *
find_program (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
        {
          if (fnmatch (marks[i].pattern, name, 0) == 0)
            return marks[i].program;
        }
    }

  return NULL;
}

static const char *
find_program_above (const char *folder)
{
  g_autofree char *here = g_strdup (folder);

  while (TRUE)
    {
      const char *program = find_program (here);
      char *parent;

      if (program != NULL || g_str_equal (here, "/"))
        return program;

      parent = g_path_get_dirname (here);
      g_free (here);
      here = parent;
    }
}

/**
 * relais_mounts_find_problem:
 * @mountinfo: the text of /proc/self/mountinfo
 * @resolved_path: an absolute path without symbolic links
 *
 * Returns: (transfer full) (nullable): the file system's type where a database may not be at @resolved_path, else %NULL
 */
char *
relais_mounts_find_problem (const char *mountinfo, const char *resolved_path)
{
  g_auto (GStrv) lines = g_strsplit (mountinfo, "\n", -1);
  g_autofree char *found = NULL;
  gsize longest = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *mount_point = NULL;
      g_autofree char *type = NULL;

      /* Of two mounts at one place the later one lies on top. */
      if (read_line (*line, &mount_point, &type) && is_inside (resolved_path, mount_point) &&
          strlen (mount_point) >= longest)
        {
          longest = strlen (mount_point);
          g_free (found);
          found = g_steal_pointer (&type);
        }
    }

  return found != NULL && is_refused_type (found) ? g_steal_pointer (&found) : NULL;
}

/**
 * relais_mounts_check_folder:
 * @path: a folder for a database; it may not exist yet
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether a database may be there; %RELAIS_ERROR_NETWORK_FOLDER with the file system as detail, or
 *   %RELAIS_ERROR_SYNCED_FOLDER with the program's name, where it may not
 */
gboolean
relais_mounts_check_folder (const char *path, GError **error)
{
  g_autofree char *resolved = resolve (path, error);
  g_autofree char *mountinfo = NULL;
  g_autofree char *type = NULL;
  const char *program;
  GError *foreign = NULL;

  if (resolved == NULL)
    return FALSE;

  if (!g_file_get_contents (MOUNTINFO, &mountinfo, NULL, &foreign))
    {
      relais_error_take_foreign (error, foreign, MOUNTINFO);
      return FALSE;
    }

  type = relais_mounts_find_problem (mountinfo, resolved);
  if (type != NULL)
    {
      relais_error_set (error, RELAIS_ERROR_NETWORK_FOLDER, path, "%s", type);
      return FALSE;
    }

  program = find_program_above (resolved);
  if (program != NULL)
    {
      relais_error_set (error, RELAIS_ERROR_SYNCED_FOLDER, path, "%s", program);
      return FALSE;
    }

  return TRUE;
}
