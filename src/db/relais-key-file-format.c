/* What stands where in register.keys, version 1; numbers are little-endian.
 *
 *    0  "RELAISKY", version, 4 bytes of BLAKE2b of both: these 16 bytes stay the same in every version
 *   16  number of slots (at least 32), Argon2id's memory in KiB and passes, 4 zeros
 *   32  the register's id (16), the id of its data key (8), the salt (16)
 *   72  the slots, 120 bytes each: nonce, sealed content, tag. A free slot is random bytes: nobody can count members
 *       directory: nonce, for each slot 56 sealed bytes (kind, staff id, digest of it), tag. Opens with the data key
 *       for each slot 16 bytes of BLAKE2b of it, so that damage is not taken for a wrong passphrase
 *       32 bytes of BLAKE2b of everything but the slots
 *
 * The digests find damage, the tags find forgery. Saving replaces the file as a whole. relais-key-file.c has the rest.
 */

#include "relais-key-file-format.h"

#include "relais-digest.h"
#include "relais-error.h"
#include "relais-replace-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_FILE_SIZE (1024 * 1024)

/* What a machine of a practice can still bear. More would only make Relais look dead. */
#define MAX_KIB (1024u * 1024)
#define MAX_PASSES 16u

static const guint8 magic[RELAIS_KEY_FILE_MAGIC_SIZE] = { 'R', 'E', 'L', 'A', 'I', 'S', 'K', 'Y' };

struct _RelaisKeyFileImage {
  guint8 *bytes;
  gsize size;
  guint n_slots;
};

static gsize
get_directory_at (guint n_slots)
{
  return RELAIS_KEY_FILE_HEADER_SIZE + (gsize) n_slots * RELAIS_KEY_FILE_SLOT_SIZE;
}

static gsize
get_slot_checks_at (guint n_slots)
{
  return get_directory_at (n_slots) + RELAIS_KEY_FILE_NONCE_SIZE + (gsize) n_slots * RELAIS_KEY_FILE_ENTRY_SIZE +
         RELAIS_KEY_FILE_TAG_SIZE;
}

static gsize
get_check_at (guint n_slots)
{
  return get_slot_checks_at (n_slots) + (gsize) n_slots * RELAIS_KEY_FILE_SLOT_CHECK_SIZE;
}

static guint32
get_word (const guint8 *bytes)
{
  guint32 word;

  memcpy (&word, bytes, sizeof word);
  return GUINT32_FROM_LE (word);
}

static void
put_word (guint8 *bytes, guint32 word)
{
  word = GUINT32_TO_LE (word);
  memcpy (bytes, &word, sizeof word);
}

static guint32
get_preamble_check (const guint8 *magic_bytes, const guint8 *version_bytes)
{
  guint8 preamble[RELAIS_KEY_FILE_PREAMBLE_CHECK_AT], digest[RELAIS_DIGEST_SIZE];

  memcpy (preamble, magic_bytes, RELAIS_KEY_FILE_MAGIC_SIZE);
  memcpy (preamble + RELAIS_KEY_FILE_VERSION_AT, version_bytes, 4);
  relais_digest_hash (preamble, sizeof preamble, digest);
  return get_word (digest);
}

static void
get_check (const guint8 *bytes, guint n_slots, guint8 check[RELAIS_KEY_FILE_CHECK_SIZE])
{
  g_autoptr (RelaisDigest) digest = relais_digest_new (NULL);
  gsize directory_at = get_directory_at (n_slots);

  relais_digest_update (digest, bytes, RELAIS_KEY_FILE_HEADER_SIZE);
  relais_digest_update (digest, bytes + directory_at, get_check_at (n_slots) - directory_at);
  relais_digest_finish (digest, check);
}

static void
get_slot_check (RelaisKeyFileImage *image, guint i, guint8 digest[RELAIS_DIGEST_SIZE])
{
  relais_digest_hash (relais_key_file_image_get_slot (image, i), RELAIS_KEY_FILE_SLOT_SIZE, digest);
}

static guint8 *
get_stored_slot_check (RelaisKeyFileImage *image, guint i)
{
  return image->bytes + get_slot_checks_at (image->n_slots) + (gsize) i * RELAIS_KEY_FILE_SLOT_CHECK_SIZE;
}

static gboolean
damaged (const char *subject, const char *detail, GError **error)
{
  relais_error_set (error, RELAIS_ERROR_KEYS_DAMAGED, subject, "%s", detail);
  return FALSE;
}

/* Of the magic, the version and their check one may be wrong, and it is still known what this was. */
static gboolean
check_preamble (const guint8 *bytes, gsize size, const char *subject, GError **error)
{
  const guint8 *version = bytes + RELAIS_KEY_FILE_VERSION_AT;
  gboolean has_magic, has_check;

  if (size < RELAIS_KEY_FILE_N_SLOTS_AT)
    {
      if (memcmp (bytes, magic, MIN (size, sizeof magic)) == 0)
        return damaged (subject, _("a part of it is missing"), error);
      relais_error_set (error, RELAIS_ERROR_KEYS_FOREIGN, subject, NULL);
      return FALSE;
    }

  has_magic = memcmp (bytes, magic, sizeof magic) == 0;
  has_check = get_word (bytes + RELAIS_KEY_FILE_PREAMBLE_CHECK_AT) == get_preamble_check (magic, version);
  if (!has_magic && !has_check)
    {
      relais_error_set (error, RELAIS_ERROR_KEYS_FOREIGN, subject, NULL);
      return FALSE;
    }
  if (!has_magic || !has_check)
    return damaged (subject, _("its beginning was changed"), error);
  if (get_word (version) > RELAIS_KEY_FILE_VERSION)
    {
      relais_error_set (error, RELAIS_ERROR_KEYS_NEWER, subject, NULL);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_body (const guint8 *bytes, gsize size, guint32 floor_kib, const char *subject, GError **error)
{
  guint8 check[RELAIS_KEY_FILE_CHECK_SIZE];
  guint32 n_slots, memory, passes;

  if (size < RELAIS_KEY_FILE_HEADER_SIZE)
    return damaged (subject, _("a part of it is missing"), error);

  n_slots = get_word (bytes + RELAIS_KEY_FILE_N_SLOTS_AT);
  if (n_slots < 1 || n_slots > RELAIS_KEY_FILE_MAX_SLOTS)
    return damaged (subject, _("its beginning was changed"), error);
  if (size != get_check_at (n_slots) + RELAIS_KEY_FILE_CHECK_SIZE)
    return damaged (subject, _("its length is not right"), error);

  get_check (bytes, n_slots, check);
  if (!relais_digest_equal (check, bytes + get_check_at (n_slots)))
    return damaged (subject, _("it was changed outside Relais"), error);

  memory = get_word (bytes + RELAIS_KEY_FILE_MEMORY_AT);
  passes = get_word (bytes + RELAIS_KEY_FILE_PASSES_AT);
  if (memory > MAX_KIB || passes > MAX_PASSES)
    return damaged (subject, _("its beginning was changed"), error);
  if (memory < floor_kib || passes < 1)
    return damaged (subject, _("guessing passphrases would be too easy with it"), error);
  return TRUE;
}

/* Returns: how much there was, @size where there is more; -1 with errno, which for what is no file is that of a link */
static gssize
read_regular_file (int fd, guint8 *content, gsize size)
{
  gsize n = 0;
  gssize now = 1;
  struct stat status;

  if (fstat (fd, &status) != 0)
    return -1;
  if (!S_ISREG (status.st_mode))
    {
      errno = ELOOP;
      return -1;
    }

  while (now != 0 && n < size)
    {
      now = read (fd, content + n, size - n);
      if (now < 0 && errno != EINTR)
        return -1;
      n += now > 0 ? (gsize) now : 0;
    }

  return (gssize) n;
}

static RelaisKeyFileImage *
allocate (guint n_slots)
{
  RelaisKeyFileImage *image = g_new0 (RelaisKeyFileImage, 1);

  image->n_slots = n_slots;
  image->size = get_check_at (n_slots) + RELAIS_KEY_FILE_CHECK_SIZE;
  image->bytes = g_malloc0 (image->size);
  return image;
}

/* A free slot looks like any other. */
static void
make_free_slots (RelaisKeyFileImage *image, guint from)
{
  for (guint i = from; i < image->n_slots; i++)
    relais_random_bytes (relais_key_file_image_get_slot (image, i), RELAIS_KEY_FILE_SLOT_SIZE);
  for (guint i = 0; i < image->n_slots; i++)
    relais_key_file_image_update_slot_check (image, i);
}

/**
 * relais_key_file_image_new:
 * @key: the data key that its slots will hold
 * @n_slots: how many
 * @memory_kib: Argon2id's memory
 * @passes: Argon2id's passes
 *
 * Returns: (transfer full): a file of free slots with a new register id and salt, its directory and checks not yet made
 */
RelaisKeyFileImage *
relais_key_file_image_new (RelaisDataKey *key, guint n_slots, guint32 memory_kib, guint32 passes)
{
  RelaisKeyFileImage *image = allocate (n_slots);

  memcpy (image->bytes, magic, sizeof magic);
  put_word (image->bytes + RELAIS_KEY_FILE_VERSION_AT, RELAIS_KEY_FILE_VERSION);
  put_word (image->bytes + RELAIS_KEY_FILE_PREAMBLE_CHECK_AT,
            get_preamble_check (magic, image->bytes + RELAIS_KEY_FILE_VERSION_AT));
  put_word (image->bytes + RELAIS_KEY_FILE_N_SLOTS_AT, n_slots);
  put_word (image->bytes + RELAIS_KEY_FILE_MEMORY_AT, memory_kib);
  put_word (image->bytes + RELAIS_KEY_FILE_PASSES_AT, passes);
  relais_random_bytes (image->bytes + RELAIS_KEY_FILE_REGISTER_ID_AT, RELAIS_KEY_FILE_REGISTER_ID_SIZE);
  relais_data_key_get_id (key, image->bytes + RELAIS_KEY_FILE_KEY_ID_AT);
  relais_random_bytes (image->bytes + RELAIS_KEY_FILE_SALT_AT, RELAIS_KEY_FILE_SALT_SIZE);
  make_free_slots (image, 0);
  return image;
}

/**
 * relais_key_file_image_grow:
 * @image: a file without a free slot
 *
 * Returns: (transfer full) (nullable): a file with the same slots and as many free ones, its directory and checks not
 *   yet made; %NULL where it has as many as can be
 */
RelaisKeyFileImage *
relais_key_file_image_grow (RelaisKeyFileImage *image)
{
  RelaisKeyFileImage *larger;

  if (image->n_slots * 2 > RELAIS_KEY_FILE_MAX_SLOTS)
    return NULL;

  larger = allocate (image->n_slots * 2);
  memcpy (larger->bytes, image->bytes, get_directory_at (image->n_slots));
  put_word (larger->bytes + RELAIS_KEY_FILE_N_SLOTS_AT, larger->n_slots);
  make_free_slots (larger, image->n_slots);
  return larger;
}

/**
 * relais_key_file_image_parse:
 * @bytes: what a file contains
 * @size: how much that is
 * @floor_kib: the least memory Argon2id must need
 * @subject: the path, for errors
 * @error: (out) (optional): where to store the error
 *
 * Returns: (transfer full) (nullable): a copy of it, of which everything but the slots is intact
 */
RelaisKeyFileImage *
relais_key_file_image_parse (const guint8 *bytes, gsize size, guint32 floor_kib, const char *subject, GError **error)
{
  RelaisKeyFileImage *image;

  if (!check_preamble (bytes, size, subject, error) || !check_body (bytes, size, floor_kib, subject, error))
    return NULL;

  image = allocate (get_word (bytes + RELAIS_KEY_FILE_N_SLOTS_AT));
  memcpy (image->bytes, bytes, size);
  return image;
}

/**
 * relais_key_file_image_load:
 * @path: the key file
 * @floor_kib: the least memory Argon2id must need
 * @error: (out) (optional): where to store the error
 *
 * A link is refused: replacing it would leave the old slots, and whom they let in, where it leads.
 *
 * Returns: (transfer full) (nullable): what it contains
 */
RelaisKeyFileImage *
relais_key_file_image_load (const char *path, guint32 floor_kib, GError **error)
{
  g_autofree guint8 *content = NULL;
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  gssize size = -1;

  if (fd >= 0)
    {
      content = g_malloc (MAX_FILE_SIZE + 1);
      size = read_regular_file (fd, content, MAX_FILE_SIZE + 1);
    }

  if (size >= 0 && size <= MAX_FILE_SIZE)
    {
      close (fd);
      return relais_key_file_image_parse (content, (gsize) size, floor_kib, path, error);
    }

  if (size < 0 && (errno == ENOENT || errno == ENOTDIR))
    relais_error_set (error, RELAIS_ERROR_KEYS_MISSING, path, NULL);
  else if (size < 0 && errno != ELOOP)
    relais_error_set_from_system (error, errno, path);
  else
    relais_error_set (error, RELAIS_ERROR_KEYS_FOREIGN, path, NULL);
  if (fd >= 0)
    close (fd);
  return NULL;
}

/**
 * relais_key_file_image_save:
 * @image: a file whose directory and checks are made
 * @path: where to
 * @error: (out) (optional): where to store the error
 *
 * Replaces the file as a whole, with mode 0600: after a crash at any moment it is the old one or the new one.
 *
 * Returns: whether it is on the disk
 */
gboolean
relais_key_file_image_save (RelaisKeyFileImage *image, const char *path, GError **error)
{
  return relais_replace_file (path, image->bytes, image->size, error);
}

/**
 * relais_key_file_image_free:
 * @image: (transfer full): a file
 */
void
relais_key_file_image_free (RelaisKeyFileImage *image)
{
  g_free (image->bytes);
  g_free (image);
}

/**
 * relais_key_file_image_get_word:
 * @image: a file
 * @at: a place in its header
 *
 * Returns: the number there
 */
guint32
relais_key_file_image_get_word (RelaisKeyFileImage *image, gsize at)
{
  return get_word (image->bytes + at);
}

/**
 * relais_key_file_image_get_header:
 * @image: a file
 *
 * Returns: its first %RELAIS_KEY_FILE_HEADER_SIZE bytes
 */
const guint8 *
relais_key_file_image_get_header (RelaisKeyFileImage *image)
{
  return image->bytes;
}

/**
 * relais_key_file_image_get_n_slots:
 * @image: a file
 *
 * Returns: how many slots it has, free ones included
 */
guint
relais_key_file_image_get_n_slots (RelaisKeyFileImage *image)
{
  return image->n_slots;
}

/**
 * relais_key_file_image_get_slot:
 * @image: a file
 * @i: from 0
 *
 * Returns: the %RELAIS_KEY_FILE_SLOT_SIZE bytes of a slot
 */
guint8 *
relais_key_file_image_get_slot (RelaisKeyFileImage *image, guint i)
{
  return image->bytes + RELAIS_KEY_FILE_HEADER_SIZE + (gsize) i * RELAIS_KEY_FILE_SLOT_SIZE;
}

/**
 * relais_key_file_image_slot_is_intact:
 * @image: a file
 * @i: from 0
 *
 * Returns: whether a slot is as it was written
 */
gboolean
relais_key_file_image_slot_is_intact (RelaisKeyFileImage *image, guint i)
{
  guint8 digest[RELAIS_DIGEST_SIZE];

  get_slot_check (image, i, digest);
  return memcmp (digest, get_stored_slot_check (image, i), RELAIS_KEY_FILE_SLOT_CHECK_SIZE) == 0;
}

/**
 * relais_key_file_image_get_directory:
 * @image: a file
 *
 * Returns: the sealed directory: nonce, %RELAIS_KEY_FILE_ENTRY_SIZE bytes for each slot, tag
 */
guint8 *
relais_key_file_image_get_directory (RelaisKeyFileImage *image)
{
  return image->bytes + get_directory_at (image->n_slots);
}

/**
 * relais_key_file_image_update_slot_check:
 * @image: a file
 * @i: a slot that was written
 */
void
relais_key_file_image_update_slot_check (RelaisKeyFileImage *image, guint i)
{
  guint8 digest[RELAIS_DIGEST_SIZE];

  get_slot_check (image, i, digest);
  memcpy (get_stored_slot_check (image, i), digest, RELAIS_KEY_FILE_SLOT_CHECK_SIZE);
}

/**
 * relais_key_file_image_update_check:
 * @image: a file of which everything else is written
 */
void
relais_key_file_image_update_check (RelaisKeyFileImage *image)
{
  get_check (image->bytes, image->n_slots, image->bytes + get_check_at (image->n_slots));
}

/**
 * relais_key_file_image_get_bytes:
 * @image: a file
 * @size: (out): how many bytes it has
 *
 * Returns: all of them
 */
const guint8 *
relais_key_file_image_get_bytes (RelaisKeyFileImage *image, gsize *size)
{
  *size = image->size;
  return image->bytes;
}
