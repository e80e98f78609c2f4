/* The only thing Relais ever writes into the shared folder: a correction for its keeper, as a card in a folder of its
 * own, when somebody asks for it. It appears whole or not at all, never in the place of another file, and readable by
 * whoever may read the folder. Blocks, perhaps for long on a network; any thread.
 */

#include "relais-folder-suggestion.h"

#include "relais-error.h"
#include "relais-folder-walk.h"
#include "relais-id.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
write_all (int fd, const char *text, gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, text, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      text += written;
      length -= (gsize) written;
    }
  return fsync (fd) == 0;
}

/* Returns: 0 or errno */
static int
write_beside (int folder, const char *name, const char *card)
{
  int fd = openat (folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  int system_error = 0;

  if (fd < 0)
    return errno;
  if (!write_all (fd, card, strlen (card)))
    system_error = errno;
  if (close (fd) != 0 && system_error == 0)
    system_error = errno;
  return system_error;
}

/* Some file systems of a network cannot refuse to replace; the name is one nobody has. */
static int
move_into_place (int folder, const char *from, const char *to)
{
  if (renameat2 (folder, from, folder, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  return renameat (folder, from, folder, to) == 0 ? 0 : errno;
}

/* Returns: 0 or errno */
static int
put_card (int folder, const char *name, const char *card)
{
  g_autofree char *id = relais_id_new ();
  g_autofree char *beside = g_strdup_printf (".relais-%s.tmp", id);
  int system_error = write_beside (folder, beside, card);

  if (system_error == 0)
    system_error = move_into_place (folder, beside, name);
  if (system_error != 0)
    unlinkat (folder, beside, 0);
  else
    fsync (folder); /* where it cannot, the card is there all the same */
  return system_error;
}

/* Returns: the open folder of the suggestions, -1 with errno */
static int
open_suggestions (const char *folder)
{
  int shared = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int suggestions;

  if (shared < 0)
    return -1;
  if (mkdirat (shared, RELAIS_FOLDER_SUGGESTIONS, 0777) != 0 && errno != EEXIST)
    {
      int system_error = errno;

      close (shared);
      errno = system_error;
      return -1;
    }
  suggestions = openat (shared, RELAIS_FOLDER_SUGGESTIONS, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  close (shared);
  return suggestions;
}

/**
 * relais_folder_suggest:
 * @folder: the shared folder
 * @today: the day, which stands in the name
 * @card: a vCard
 * @error: (out) (optional): where to store the error
 *
 * Puts a correction into the folder of the suggestions, which is made where it is missing.
 *
 * Returns: (transfer full) (nullable): the path of the card below @folder, %NULL on failure, of which nothing is left
 */
char *
relais_folder_suggest (const char *folder, RelaisDate today, const char *card, GError **error)
{
  g_autofree char *id = relais_id_new ();
  g_autofree char *day = relais_date_to_text (today);
  g_autofree char *name = g_strdup_printf ("correction-%s-%.8s.vcf", day, id);
  g_autofree char *path = g_build_filename (folder, RELAIS_FOLDER_SUGGESTIONS, NULL);
  int suggestions = open_suggestions (folder);
  int system_error = suggestions >= 0 ? put_card (suggestions, name, card) : errno;

  if (suggestions >= 0)
    close (suggestions);
  if (system_error != 0)
    {
      relais_error_set_from_system (error, system_error, path);
      return NULL;
    }
  return g_strconcat (RELAIS_FOLDER_SUGGESTIONS "/", name, NULL);
}
