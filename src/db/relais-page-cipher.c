/* How one page is sealed. 4096 bytes: 4056 of content under XChaCha20-Poly1305 (IETF), a nonce of 24, a tag of 16. Each
 * sealing draws a new random nonce; authenticated with the content are the page's number and its kind, and of a page in
 * the log also the place of its frame and the log's salts. Page 1 is sealed whole like any other, but its nonce begins
 * with a mark that tells a register from other files without a key: "RLS", the version of the format, 8 bytes that name
 * the key; 12 random bytes follow. Page key and mask key are derived from the data key, which itself encrypts nothing.
 * Shared by reference, immutable, any thread.
 */

#include "relais-page-cipher.h"

#include <sodium.h>
#include <string.h>

#define MARK_AT RELAIS_PAGE_CONTENT_SIZE
#define KEY_ID_AT (RELAIS_PAGE_MAGIC_SIZE + 1)

/* https://www.sqlite.org/fileformat2.html#the_database_header: the text, then the page's size */
#define SQLITE_MAGIC "SQLite format 3\0\x10\0"
#define SQLITE_MAGIC_SIZE 18
#define SQLITE_RESERVED_AT 20

G_STATIC_ASSERT (RELAIS_PAGE_NONCE_SIZE == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
G_STATIC_ASSERT (RELAIS_PAGE_TAG_SIZE == crypto_aead_xchacha20poly1305_ietf_ABYTES);
G_STATIC_ASSERT (RELAIS_DATA_KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
G_STATIC_ASSERT (RELAIS_DATA_KEY_SIZE >= crypto_shorthash_KEYBYTES);

/* The kinds of RelaisPageKind, and one more: a page of the write-ahead log. */
#define KIND_LOGGED 3

#define ABOUT_SIZE (16 + RELAIS_PAGE_SALT_SIZE)

struct _RelaisPageCipher {
  gatomicrefcount ref_count;
  RelaisDataKey *page_key;
  RelaisDataKey *mask_key;
  guint8 mark[RELAIS_PAGE_MARK_SIZE];
};

/* What a page is authenticated with. */
static void
describe (guint32 kind, guint32 number, gint64 place, const guint8 *salt, guint8 about[ABOUT_SIZE])
{
  guint32 words[2] = { GUINT32_TO_LE (kind), GUINT32_TO_LE (number) };
  guint64 place_le = (guint64) GINT64_TO_LE (place);

  memset (about, 0, ABOUT_SIZE);
  memcpy (about, words, sizeof words);
  memcpy (about + 8, &place_le, sizeof place_le);
  if (salt != NULL)
    memcpy (about + 16, salt, RELAIS_PAGE_SALT_SIZE);
}

static gboolean
can_be_sealed (guint32 number, const guint8 *page)
{
  if (number == 0 || !sodium_is_zero (page + RELAIS_PAGE_CONTENT_SIZE, RELAIS_PAGE_RESERVED_SIZE))
    return FALSE;

  return number > 1 || (memcmp (page, SQLITE_MAGIC, SQLITE_MAGIC_SIZE) == 0 &&
                        page[SQLITE_RESERVED_AT] == RELAIS_PAGE_RESERVED_SIZE);
}

static gboolean
seal (RelaisPageCipher *cipher, const guint8 about[ABOUT_SIZE], guint32 number, const guint8 *page, guint8 *sealed)
{
  guint8 *nonce = sealed + RELAIS_PAGE_CONTENT_SIZE;

  if (!can_be_sealed (number, page))
    return FALSE;

  randombytes_buf (nonce, RELAIS_PAGE_NONCE_SIZE);
  if (number == 1)
    memcpy (nonce, cipher->mark, RELAIS_PAGE_MARK_SIZE);

  crypto_aead_xchacha20poly1305_ietf_encrypt_detached (sealed, nonce + RELAIS_PAGE_NONCE_SIZE, NULL, page,
                                                       RELAIS_PAGE_CONTENT_SIZE, about, ABOUT_SIZE, NULL, nonce,
                                                       relais_data_key_get (cipher->page_key));
  return TRUE;
}

static gboolean
unseal (RelaisPageCipher *cipher, const guint8 about[ABOUT_SIZE], const guint8 *sealed, guint8 *page)
{
  const guint8 *nonce = sealed + RELAIS_PAGE_CONTENT_SIZE;
  gboolean verified = crypto_aead_xchacha20poly1305_ietf_decrypt_detached (
                          page, NULL, sealed, RELAIS_PAGE_CONTENT_SIZE, nonce + RELAIS_PAGE_NONCE_SIZE, about,
                          ABOUT_SIZE, nonce, relais_data_key_get (cipher->page_key)) == 0;

  if (!verified)
    memset (page, 0, RELAIS_PAGE_CONTENT_SIZE);
  memset (page + RELAIS_PAGE_CONTENT_SIZE, 0, RELAIS_PAGE_RESERVED_SIZE);
  return verified;
}

/* One of Luby and Rackoff's four rounds (1988) over the halves of a checksum, with SipHash as the function. */
static void
run_round (RelaisPageCipher *cipher, guint8 round, guint8 *checksum, gsize size, gint64 place, const guint8 *salt)
{
  gsize half = size / 2;
  const guint8 *from = checksum + (round % 2 ? half : 0);
  guint8 *to = checksum + (round % 2 ? 0 : half);
  guint64 place_le = (guint64) GINT64_TO_LE (place);
  guint8 input[24] = { round, (guint8) size };
  guint8 output[crypto_shorthash_BYTES];

  memcpy (input + 4, from, half);
  memcpy (input + 8, &place_le, 8);
  if (salt != NULL)
    memcpy (input + 16, salt, 8);

  crypto_shorthash (output, input, sizeof input, relais_data_key_get (cipher->mask_key));
  for (gsize i = 0; i < half; i++)
    to[i] ^= output[i];
}

/**
 * relais_page_cipher_new:
 * @key: the data key of a register
 *
 * Returns: (transfer full): what seals and opens its pages
 */
RelaisPageCipher *
relais_page_cipher_new (RelaisDataKey *key)
{
  RelaisPageCipher *cipher = g_new0 (RelaisPageCipher, 1);

  g_atomic_ref_count_init (&cipher->ref_count);
  cipher->page_key = relais_data_key_derive (key, "relais register: pages");
  cipher->mask_key = relais_data_key_derive (key, "relais register: checksums");
  memcpy (cipher->mark, RELAIS_PAGE_MAGIC, RELAIS_PAGE_MAGIC_SIZE);
  cipher->mark[RELAIS_PAGE_MAGIC_SIZE] = RELAIS_PAGE_FORMAT;
  relais_data_key_get_id (key, cipher->mark + KEY_ID_AT);
  return cipher;
}

/**
 * relais_page_cipher_ref:
 * @cipher: a cipher
 *
 * Returns: (transfer full): @cipher
 */
RelaisPageCipher *
relais_page_cipher_ref (RelaisPageCipher *cipher)
{
  g_atomic_ref_count_inc (&cipher->ref_count);
  return cipher;
}

/**
 * relais_page_cipher_unref:
 * @cipher: (transfer full): a cipher
 */
void
relais_page_cipher_unref (RelaisPageCipher *cipher)
{
  if (!g_atomic_ref_count_dec (&cipher->ref_count))
    return;

  relais_data_key_unref (cipher->page_key);
  relais_data_key_unref (cipher->mask_key);
  g_free (cipher);
}

/**
 * relais_page_cipher_seal:
 * @cipher: a cipher
 * @kind: what the page is
 * @number: its number, from 1
 * @page: 4096 bytes, the last 40 of them free
 * @sealed: (out caller-allocates): 4096 bytes elsewhere
 *
 * Returns: whether @page could be sealed: something stands where nonce and tag go, or page 1 does not say 4096 and 40
 */
gboolean
relais_page_cipher_seal (RelaisPageCipher *cipher, RelaisPageKind kind, guint32 number, const guint8 *page,
                         guint8 *sealed)
{
  guint8 about[ABOUT_SIZE];

  describe ((guint32) kind, number, 0, NULL, about);
  return seal (cipher, about, number, page, sealed);
}

/**
 * relais_page_cipher_open:
 * @cipher: a cipher
 * @kind: what the page must be
 * @number: the number it must have
 * @sealed: 4096 bytes
 * @page: (out caller-allocates): 4096 bytes, may be @sealed itself
 *
 * Returns: whether it verifies; otherwise @page is zeros
 */
gboolean
relais_page_cipher_open (RelaisPageCipher *cipher, RelaisPageKind kind, guint32 number, const guint8 *sealed,
                         guint8 *page)
{
  guint8 about[ABOUT_SIZE];

  describe ((guint32) kind, number, 0, NULL, about);
  return unseal (cipher, about, sealed, page);
}

/**
 * relais_page_cipher_seal_logged:
 * @cipher: a cipher
 * @number: the page's number, from 1
 * @place: where its frame begins in the log
 * @salt: the 8 bytes that SQLite draws each time it begins the log anew
 * @page: 4096 bytes, the last 40 of them free
 * @sealed: (out caller-allocates): 4096 bytes elsewhere
 *
 * Returns: whether @page could be sealed, as by relais_page_cipher_seal(), to stand there in this log and nowhere else
 */
gboolean
relais_page_cipher_seal_logged (RelaisPageCipher *cipher, guint32 number, gint64 place, const guint8 *salt,
                                const guint8 *page, guint8 *sealed)
{
  guint8 about[ABOUT_SIZE];

  describe (KIND_LOGGED, number, place, salt, about);
  return seal (cipher, about, number, page, sealed);
}

/**
 * relais_page_cipher_open_logged:
 * @cipher: a cipher
 * @number: the number it must have
 * @place: the place it must have
 * @salt: the salts it must have
 * @sealed: 4096 bytes
 * @page: (out caller-allocates): 4096 bytes, may be @sealed itself
 *
 * Returns: whether it verifies; otherwise @page is zeros
 */
gboolean
relais_page_cipher_open_logged (RelaisPageCipher *cipher, guint32 number, gint64 place, const guint8 *salt,
                                const guint8 *sealed, guint8 *page)
{
  guint8 about[ABOUT_SIZE];

  describe (KIND_LOGGED, number, place, salt, about);
  return unseal (cipher, about, sealed, page);
}

/**
 * relais_page_cipher_recognize:
 * @cipher: a cipher
 * @first_page: the first 4096 bytes of a file
 *
 * Returns: what the mark says; only opening the page proves it
 */
RelaisPageMark
relais_page_cipher_recognize (RelaisPageCipher *cipher, const guint8 *first_page)
{
  const guint8 *mark = first_page + MARK_AT;
  gboolean has_magic = memcmp (mark, RELAIS_PAGE_MAGIC, RELAIS_PAGE_MAGIC_SIZE) == 0;
  gboolean has_id = memcmp (mark + KEY_ID_AT, cipher->mark + KEY_ID_AT, RELAIS_DATA_KEY_ID_SIZE) == 0;
  guint8 format = mark[RELAIS_PAGE_MAGIC_SIZE];

  if (has_magic && format == RELAIS_PAGE_FORMAT)
    return has_id ? RELAIS_PAGE_MARK_OURS : RELAIS_PAGE_MARK_OTHER_KEY;
  if (has_magic && format > RELAIS_PAGE_FORMAT)
    return RELAIS_PAGE_MARK_NEWER;
  if (has_magic || has_id || sodium_is_zero (first_page, RELAIS_PAGE_SIZE))
    return RELAIS_PAGE_MARK_BROKEN;
  return RELAIS_PAGE_MARK_FOREIGN;
}

/**
 * relais_page_cipher_mask:
 * @cipher: a cipher
 * @checksum: (inout): 4 or 8 bytes
 * @size: how many
 * @place: where they stand in the file
 * @salt: (nullable): 8 bytes that differ from one use of the place to the next
 *
 * SQLite's checksums are of plain text and would tell whether a guess of it is right. This permutes the values that a
 * checksum can have at one place by the key, so that all one can see is whether the same one stands there again. It
 * needs no nonce, because SQLite also writes checksums alone.
 */
void
relais_page_cipher_mask (RelaisPageCipher *cipher, guint8 *checksum, gsize size, gint64 place, const guint8 *salt)
{
  for (int round = 0; round < 4; round++)
    run_round (cipher, (guint8) round, checksum, size, place, salt);
}

/**
 * relais_page_cipher_unmask:
 * @cipher: a cipher
 * @checksum: (inout): what relais_page_cipher_mask() made
 * @size: as there
 * @place: as there
 * @salt: (nullable): as there
 */
void
relais_page_cipher_unmask (RelaisPageCipher *cipher, guint8 *checksum, gsize size, gint64 place, const guint8 *salt)
{
  for (int round = 3; round >= 0; round--)
    run_round (cipher, (guint8) round, checksum, size, place, salt);
}
