/* The public key beside the register: whoever is not signed in seals with it what only the open register can read.
 *
 * Nothing on this disk could vouch for it while the register is closed. Whoever may write in the data folder may put
 * their own key there: from then on they can read what is typed at the locked screen, and who failed to sign in; they
 * learn nothing of the register, and nothing that was sealed before. They cannot go unnoticed: the register holds the
 * true one, and each sign-in compares, puts it back, notes the replacement in the access log, and notes how many
 * records were sealed for somebody else. (Whoever watches the folder all the time could seal each record again for the
 * true key and put that back before the sign-in; such a hand could as well replace the program.)
 *
 * A mark, the key, and the first bytes of their digest, which finds accidents. Any thread.
 */

#include "relais-spool-key.h"

#include "relais-digest.h"
#include "relais-error.h"
#include "relais-replace-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define MARK       "RELAISPK\1"
#define MARK_SIZE  9
#define CHECK_SIZE 8
#define CHECK_AT   (MARK_SIZE + RELAIS_SEALED_BOX_KEY_SIZE)
#define FILE_SIZE  (CHECK_AT + CHECK_SIZE)

static void
make (const guint8 *public_key, guint8 *data)
{
  guint8 digest[RELAIS_DIGEST_SIZE];

  memcpy (data, MARK, MARK_SIZE);
  memcpy (data + MARK_SIZE, public_key, RELAIS_SEALED_BOX_KEY_SIZE);
  relais_digest_hash (data, CHECK_AT, digest);
  memcpy (data + CHECK_AT, digest, CHECK_SIZE);
}

/**
 * relais_spool_key_parse:
 * @data: what such a file contains
 * @size: how much that is
 * @public_key: (out caller-allocates): %RELAIS_SEALED_BOX_KEY_SIZE bytes, untouched where it fails
 *
 * Returns: whether it is whole
 */
gboolean
relais_spool_key_parse (const guint8 *data, gsize size, guint8 *public_key)
{
  guint8 expected[FILE_SIZE];

  if (size != FILE_SIZE)
    return FALSE;
  make (data + MARK_SIZE, expected);
  if (memcmp (data, expected, FILE_SIZE) != 0)
    return FALSE;
  memcpy (public_key, data + MARK_SIZE, RELAIS_SEALED_BOX_KEY_SIZE);
  return TRUE;
}

/**
 * relais_spool_key_save:
 * @path: where it is to stand
 * @public_key: %RELAIS_SEALED_BOX_KEY_SIZE bytes
 * @error: whatever the system says
 *
 * Returns: whether it is on the disk
 */
gboolean
relais_spool_key_save (const char *path, const guint8 *public_key, GError **error)
{
  guint8 data[FILE_SIZE];

  make (public_key, data);
  return relais_replace_file (path, data, sizeof data, error);
}

/**
 * relais_spool_key_load:
 * @path: where it stands
 * @public_key: (out caller-allocates): %RELAIS_SEALED_BOX_KEY_SIZE bytes
 * @error: RELAIS_ERROR_NO_SUCH_FILE; RELAIS_ERROR_KEYS_DAMAGED when it is not one, or not whole
 *
 * Returns: whether it could be read
 */
gboolean
relais_spool_key_load (const char *path, guint8 *public_key, GError **error)
{
  guint8 data[FILE_SIZE + 1];
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  gssize n;

  if (fd < 0)
    {
      relais_error_set_from_system (error, errno, path);
      return FALSE;
    }
  do
    n = read (fd, data, sizeof data);
  while (n < 0 && errno == EINTR);
  close (fd);
  if (n >= 0 && relais_spool_key_parse (data, (gsize) n, public_key))
    return TRUE;

  relais_error_set (error, RELAIS_ERROR_KEYS_DAMAGED, path, "%s", _("it was changed outside Relais"));
  return FALSE;
}
