/* The look at the shared folder: names and what the file system says of them, no file of cards is opened. Whatever
 * lies in such a folder must not stop it, lead out of it or go round in circles: symbolic links are not walked through
 * (one to a file inside the folder stands for that file), depth and number are bounded, and a part that cannot be
 * looked into is written down, so that nobody takes it for empty. In the calling thread; it may take long.
 */

#include "relais-folder-walk.h"

#include "relais-error.h"
#include "relais-folder-names.h"
#include "relais-folder-stat.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* So many names of a folder are held at once, and what the file system says of them. */
#define N_NAMES 4096

typedef struct {
  RelaisFolderPlace *place;
  RelaisFolderScan *scan;
  char *root;       /* the real path of the folder, for links */
  GPtrArray *links; /* the files inside the folder that links lead to */
  guint n_files;
  RelaisFolderProgress func;
  gpointer data;
  GCancellable *cancellable;
} Walk;

static gboolean walk_folder (Walk *self, int fd, const char *path, guint depth);

static void
add_problem (Walk *self, const char *path, RelaisDirectoryProblemCode code, const char *argument)
{
  relais_directory_problems_add (self->scan->problems, path, 0, code, argument, NULL);
}

/* A part of the folder of which nothing is known in this run. */
static void
leave_unknown (Walk *self, const char *path, int system_error)
{
  add_problem (self, path, RELAIS_PROBLEM_UNREADABLE, g_strerror (system_error));
  g_ptr_array_add (self->scan->unreadable_folders, g_strdup (path));
}

static char *
join_path (const char *folder, const char *name)
{
  return *folder == '\0' ? g_strdup (name) : g_strconcat (folder, "/", name, NULL);
}

static gboolean
lies_within (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  return strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* A link to a file inside stands for that file, which is read once, under its own name. */
static void
look_at_link (Walk *self, const char *path, gboolean is_cards)
{
  g_autofree char *full = g_build_filename (self->root, path, NULL);
  g_autofree char *target = realpath (full, NULL);
  gsize length = strlen (self->root);
  struct stat status;

  if (target == NULL)
    {
      if (is_cards)
        leave_unknown (self, path, errno);
      return;
    }
  if (lstat (target, &status) != 0 || (!is_cards && !S_ISDIR (status.st_mode)))
    return;

  if (!lies_within (target, self->root))
    add_problem (self, path, RELAIS_PROBLEM_LINK_LEAVES, NULL);
  else if (is_cards && S_ISREG (status.st_mode) && strlen (target) > length + 1)
    g_ptr_array_add (self->links, relais_folder_place_make_file (self->place, target + length + 1, &status));
}

/* Whether @name is a second version of another file; then it is listed. */
static gboolean
is_conflict_copy (Walk *self, int fd, const char *folder, const char *name, const char *path)
{
  gboolean is_sure;
  g_autofree char *original = relais_folder_name_get_original (name, &is_sure);
  g_autofree char *other = NULL;

  if (original == NULL || (!is_sure && faccessat (fd, original, F_OK, AT_SYMLINK_NOFOLLOW) != 0))
    return FALSE;

  other = join_path (folder, original);
  g_ptr_array_add (self->scan->conflicts, relais_folder_conflict_new (path, other));
  add_problem (self, path, RELAIS_PROBLEM_CONFLICT_COPY, other);
  return TRUE;
}

static void
look_at_cards (Walk *self, int fd, const char *folder, const RelaisFolderStat *stat)
{
  g_autofree char *path = join_path (folder, stat->name);

  if (stat->error != 0)
    {
      if (stat->error != ENOENT) /* else it has just been removed */
        leave_unknown (self, path, stat->error);
      return;
    }
  if (is_conflict_copy (self, fd, folder, stat->name, path))
    return;

  if (S_ISREG (stat->status.st_mode))
    g_ptr_array_add (self->scan->files, relais_folder_place_make_file (self->place, path, &stat->status));
  else if (S_ISLNK (stat->status.st_mode))
    look_at_link (self, path, TRUE);
  else
    add_problem (self, path, RELAIS_PROBLEM_NOT_A_FILE, NULL);
  if (!g_utf8_validate (stat->name, -1, NULL))
    add_problem (self, path, RELAIS_PROBLEM_NAME_NOT_UTF8, NULL);
}

static gboolean
enter_folder (Walk *self, int fd, const char *folder, const char *name, guint depth)
{
  g_autofree char *path = join_path (folder, name);
  g_autofree char *limit = g_strdup_printf ("%d", RELAIS_FOLDER_MAX_DEPTH);
  int child;

  if (relais_folder_name_is_ignored (name) || strcmp (path, RELAIS_FOLDER_SUGGESTIONS) == 0)
    return TRUE;
  if (depth == RELAIS_FOLDER_MAX_DEPTH)
    {
      add_problem (self, path, RELAIS_PROBLEM_TOO_DEEP, limit);
      return TRUE;
    }

  child = openat (fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  if (child >= 0)
    return walk_folder (self, child, path, depth + 1);
  if (errno != ENOENT)
    leave_unknown (self, path, errno);
  return TRUE;
}

static int
get_type (int fd, const struct dirent *entry)
{
  struct stat status;

  if (entry->d_type != DT_UNKNOWN)
    return entry->d_type;
  return fstatat (fd, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? (int) IFTODT (status.st_mode) : DT_UNKNOWN;
}

/* Returns: FALSE when the look ends here */
static gboolean
look_at_entry (Walk *self, int fd, const char *folder, const RelaisFolderStat *stat, guint depth)
{
  const char *name = stat->name;
  g_autofree char *path = NULL;

  if (stat->type == DT_DIR)
    return enter_folder (self, fd, folder, name, depth);

  self->n_files++;
  switch (relais_folder_name_classify (name))
    {
    case RELAIS_FOLDER_NAME_CARDS:
      look_at_cards (self, fd, folder, stat);
      break;
    case RELAIS_FOLDER_NAME_WORKBOOK:
      path = join_path (folder, name);
      add_problem (self, path, RELAIS_PROBLEM_WORKBOOK, NULL);
      break;
    case RELAIS_FOLDER_NAME_OTHER:
      if (stat->type == DT_LNK)
        {
          path = join_path (folder, name);
          look_at_link (self, path, FALSE);
        }
      break;
    case RELAIS_FOLDER_NAME_IGNORED:
    default:
      break;
    }

  if (self->func != NULL && self->n_files % 512 == 0)
    self->func (self->n_files, self->data);
  return self->n_files <= RELAIS_FOLDER_MAX_FILES && !g_cancellable_is_cancelled (self->cancellable);
}

/* The next names of a folder, kept in @texts; none at its end, or after an error, which is in errno then. */
static void
read_names (DIR *stream, int fd, GArray *names, GStringChunk *texts)
{
  struct dirent *entry;

  g_array_set_size (names, 0);
  g_string_chunk_clear (texts);
  while (names->len < N_NAMES && (errno = 0, entry = readdir (stream)) != NULL)
    {
      RelaisFolderStat stat = { .type = get_type (fd, entry) };

      if (strcmp (entry->d_name, ".") == 0 || strcmp (entry->d_name, "..") == 0)
        continue;
      stat.name = g_string_chunk_insert (texts, entry->d_name);
      stat.is_asked = stat.type != DT_DIR && relais_folder_name_classify (stat.name) == RELAIS_FOLDER_NAME_CARDS;
      g_array_append_val (names, stat);
    }
}

/* Takes @fd. Returns: FALSE when the look ends here */
static gboolean
walk_folder (Walk *self, int fd, const char *path, guint depth)
{
  g_autoptr (GArray) names = g_array_new (FALSE, TRUE, sizeof (RelaisFolderStat));
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  DIR *stream = fdopendir (fd);
  gboolean goes_on = TRUE;
  int failure = 0;

  if (stream == NULL)
    {
      leave_unknown (self, path, errno);
      close (fd);
      return TRUE;
    }
  do
    {
      read_names (stream, fd, names, texts);
      failure = names->len < N_NAMES ? errno : 0;
      relais_folder_stats_ask (names, fd, self->cancellable);
      for (guint i = 0; i < names->len && goes_on; i++)
        goes_on = look_at_entry (self, fd, path, &g_array_index (names, RelaisFolderStat, i), depth);
    }
  while (goes_on && names->len == N_NAMES);
  if (goes_on && failure != 0)
    leave_unknown (self, path, failure);
  closedir (stream);
  return goes_on;
}

/* What links lead to and nothing else found: a file with another ending, or in a folder that is not looked into. */
static void
add_links (Walk *self)
{
  g_autoptr (GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *files = self->scan->files;

  for (guint i = 0; self->links->len > 0 && i < files->len; i++)
    g_hash_table_add (paths, ((RelaisFolderFile *) files->pdata[i])->path);
  for (guint i = 0; i < self->links->len; i++)
    {
      RelaisFolderFile *file = self->links->pdata[i];

      if (g_hash_table_add (paths, file->path))
        g_ptr_array_add (files, relais_folder_file_copy (file));
    }
  relais_folder_scan_sort (self->scan);
}

/* What became of the look as a whole. */
static void
conclude (Walk *self, const char *folder)
{
  RelaisFolderScan *scan = self->scan;
  g_autofree char *limit = g_strdup_printf ("%d", RELAIS_FOLDER_MAX_FILES);

  scan->state = relais_folder_place_check (self->place, folder, &scan->detail);
  if (scan->state != RELAIS_FOLDER_OK)
    return;

  if (self->n_files > RELAIS_FOLDER_MAX_FILES)
    {
      add_problem (self, "", RELAIS_PROBLEM_TOO_MANY_FILES, limit);
      scan->state = RELAIS_FOLDER_UNREADABLE;
    }
  else if (scan->unreadable_folders->len > 0 && *(char *) scan->unreadable_folders->pdata[0] == '\0')
    scan->state = RELAIS_FOLDER_UNREADABLE;
  else if (scan->files->len == 0 && scan->unreadable_folders->len == 0)
    scan->state = RELAIS_FOLDER_EMPTY;
}

/**
 * relais_folder_walk:
 * @place: (out caller-allocates): where the folder is held from now on; to be closed by the caller, also on failure
 * @folder: its path
 * @func: (nullable): told from time to time how far the look is
 * @data: what is handed to it
 * @cancellable: (nullable): stops the look
 * @error: (out) (optional): where to store the error
 *
 * Looks at the folder and all below it. A folder that is not there or cannot be read is an answer, not an error.
 *
 * Returns: (transfer full) (nullable): the look, or %NULL with %RELAIS_ERROR_CANCELLED
 */
RelaisFolderScan *
relais_folder_walk (RelaisFolderPlace    *place,
                    const char           *folder,
                    RelaisFolderProgress  func,
                    gpointer              data,
                    GCancellable         *cancellable,
                    GError              **error)
{
  g_autoptr (RelaisFolderScan) scan = relais_folder_scan_new ();
  g_autofree char *real = realpath (folder, NULL);
  g_autofree char *root = g_strdup (real != NULL ? real : folder);
  Walk walk = { place, scan, root, NULL, 0, func, data, cancellable };
  int fd;

  scan->state = relais_folder_place_open (place, folder, &scan->detail);
  if (scan->state == RELAIS_FOLDER_OK)
    {
      walk.links = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_folder_file_free);
      fd = openat (place->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
      if (fd >= 0)
        walk_folder (&walk, fd, "", 0);
      else
        leave_unknown (&walk, "", errno);
      add_links (&walk);
      scan->keeper_text = relais_folder_place_read_keeper (place);
      conclude (&walk, folder);
      g_ptr_array_unref (walk.links);
    }

  if (g_cancellable_is_cancelled (cancellable))
    {
      relais_error_set (error, RELAIS_ERROR_CANCELLED, folder, NULL);
      return NULL;
    }
  return g_steal_pointer (&scan);
}
