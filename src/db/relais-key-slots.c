/* The slots of register.keys and their directory. A slot is sealed (XChaCha20-Poly1305) under the key that a
 * passphrase or the recovery key gives; it holds kind, staff id and data key. The directory, sealed under the data
 * key, lists whose slot is whose, with a digest of it; one that was put back from an older file opens nothing. Every
 * slot is tried with every guess, so that the time tells no more than the answer does. One thread at a time.
 */

#include "relais-key-slots.h"

#include "relais-digest.h"
#include "relais-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define DESCRIPTION_SIZE (RELAIS_KEY_FILE_HEADER_SIZE + 4)

G_STATIC_ASSERT (RELAIS_KEY_FILE_NONCE_SIZE == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
G_STATIC_ASSERT (RELAIS_KEY_FILE_TAG_SIZE == crypto_aead_xchacha20poly1305_ietf_ABYTES);

/* As it is sealed in a slot. */
typedef struct {
  guint8 kind;
  char staff_id[RELAIS_STAFF_ID_SIZE];
  guint8 zeros[11];
  guint8 data_key[RELAIS_DATA_KEY_SIZE];
} SlotContent;

/* As it is sealed in the directory. */
typedef struct {
  guint8 kind;
  char staff_id[RELAIS_STAFF_ID_SIZE];
  guint8 zeros[3];
  guint8 slot_digest[RELAIS_KEY_FILE_SLOT_CHECK_SIZE];
} Entry;

G_STATIC_ASSERT (sizeof (SlotContent) == RELAIS_KEY_FILE_SLOT_CONTENT_SIZE);
G_STATIC_ASSERT (sizeof (Entry) == RELAIS_KEY_FILE_ENTRY_SIZE);

struct _RelaisKeySlots {
  RelaisKeyFileImage *image;
  RelaisDataKey *key;
  Entry *entries;
};

static void
seal (RelaisDataKey *under, const void *content, gsize size, const void *about, gsize about_size, guint8 *sealed)
{
  randombytes_buf (sealed, RELAIS_KEY_FILE_NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + RELAIS_KEY_FILE_NONCE_SIZE, NULL, content, size, about,
                                              about_size, NULL, sealed, relais_data_key_get (under));
}

/* @content is zeros where it does not open. */
static gboolean
unseal (RelaisDataKey *under, void *content, gsize size, const void *about, gsize about_size, const guint8 *sealed)
{
  return crypto_aead_xchacha20poly1305_ietf_decrypt (content, NULL, NULL, sealed + RELAIS_KEY_FILE_NONCE_SIZE,
                                                     size + RELAIS_KEY_FILE_TAG_SIZE, about, about_size, sealed,
                                                     relais_data_key_get (under)) == 0;
}

/* What a slot is authenticated with: the file it belongs to and its place, but not the number of slots, which grows. */
static void
describe (RelaisKeyFileImage *image, guint i, guint8 about[DESCRIPTION_SIZE])
{
  guint32 place = GUINT32_TO_LE (i);

  memcpy (about, relais_key_file_image_get_header (image), RELAIS_KEY_FILE_HEADER_SIZE);
  memset (about + RELAIS_KEY_FILE_N_SLOTS_AT, 0, 4);
  memcpy (about + RELAIS_KEY_FILE_HEADER_SIZE, &place, sizeof place);
}

static gboolean
is_key_of (RelaisKeyFileImage *image, RelaisDataKey *key)
{
  guint8 id[RELAIS_DATA_KEY_ID_SIZE];

  relais_data_key_get_id (key, id);
  return memcmp (id, relais_key_file_image_get_header (image) + RELAIS_KEY_FILE_KEY_ID_AT, sizeof id) == 0;
}

static Entry *
unseal_directory (RelaisKeyFileImage *image, RelaisDataKey *key)
{
  g_autoptr (RelaisDataKey) under = relais_data_key_derive (key, "relais register: directory of key slots");
  gsize size = relais_key_file_image_get_n_slots (image) * sizeof (Entry);
  g_autofree Entry *entries = g_malloc0 (size);

  if (!unseal (under, entries, size, relais_key_file_image_get_header (image), RELAIS_KEY_FILE_HEADER_SIZE,
               relais_key_file_image_get_directory (image)))
    return NULL;
  return g_steal_pointer (&entries);
}

/* Opens slot @i. The key it holds must be the one that the file is for. */
static RelaisDataKey *
open_slot (RelaisKeyFileImage *image, guint i, RelaisDataKey *under, SlotContent *content)
{
  guint8 about[DESCRIPTION_SIZE];
  g_autoptr (RelaisDataKey) key = NULL;

  describe (image, i, about);
  if (!unseal (under, content, sizeof *content, about, sizeof about, relais_key_file_image_get_slot (image, i)))
    return NULL;

  key = relais_data_key_new_from_bytes (content->data_key);
  sodium_memzero (content->data_key, sizeof content->data_key);
  return is_key_of (image, key) ? g_steal_pointer (&key) : NULL;
}

static void
get_slot_digest (RelaisKeyFileImage *image, guint i, guint8 digest[RELAIS_KEY_FILE_SLOT_CHECK_SIZE])
{
  guint8 whole[RELAIS_DIGEST_SIZE];

  relais_digest_hash (relais_key_file_image_get_slot (image, i), RELAIS_KEY_FILE_SLOT_SIZE, whole);
  memcpy (digest, whole, RELAIS_KEY_FILE_SLOT_CHECK_SIZE);
}

/* Whether these are the very bytes that the directory was made for. */
static gboolean
has_digest_of (const Entry *entry, RelaisKeyFileImage *image, guint i)
{
  guint8 digest[RELAIS_KEY_FILE_SLOT_CHECK_SIZE];

  get_slot_digest (image, i, digest);
  return memcmp (entry->slot_digest, digest, sizeof digest) == 0;
}

static gboolean
is_listed (const Entry *entry, RelaisKeyFileImage *image, guint i, const SlotContent *content)
{
  return entry->kind == content->kind && has_digest_of (entry, image, i) &&
         memcmp (entry->staff_id, content->staff_id, RELAIS_STAFF_ID_SIZE) == 0;
}

/**
 * relais_key_slots_new:
 * @image: (transfer full): a new file
 * @key: its data key
 *
 * Returns: (transfer full): its slots, all of them free
 */
RelaisKeySlots *
relais_key_slots_new (RelaisKeyFileImage *image, RelaisDataKey *key)
{
  RelaisKeySlots *slots = g_new0 (RelaisKeySlots, 1);

  slots->image = image;
  slots->key = relais_data_key_ref (key);
  slots->entries = g_new0 (Entry, relais_key_file_image_get_n_slots (image));
  return slots;
}

/**
 * relais_key_slots_open:
 * @image: (transfer full): a file
 * @key: its data key
 * @subject: its path, for errors
 * @error: (out) (optional): where to store the error
 *
 * Returns: (transfer full) (nullable): its slots; %RELAIS_ERROR_KEYS_FOREIGN where the file is for another data key
 */
RelaisKeySlots *
relais_key_slots_open (RelaisKeyFileImage *image, RelaisDataKey *key, const char *subject, GError **error)
{
  g_autoptr (RelaisKeySlots) slots = g_new0 (RelaisKeySlots, 1);

  slots->image = image;
  slots->key = relais_data_key_ref (key);
  if (!is_key_of (image, key))
    {
      relais_error_set (error, RELAIS_ERROR_KEYS_FOREIGN, subject, NULL);
      return NULL;
    }

  slots->entries = unseal_directory (image, key);
  if (slots->entries == NULL)
    {
      relais_error_set (error, RELAIS_ERROR_KEYS_DAMAGED, subject, "%s", _("it was changed outside Relais"));
      return NULL;
    }

  return g_steal_pointer (&slots);
}

/**
 * relais_key_slots_free:
 * @slots: (transfer full): slots
 */
void
relais_key_slots_free (RelaisKeySlots *slots)
{
  relais_key_file_image_free (slots->image);
  relais_data_key_unref (slots->key);
  g_free (slots->entries);
  g_free (slots);
}

/**
 * relais_key_slots_get_image:
 * @slots: slots
 *
 * Returns: the file they are in
 */
RelaisKeyFileImage *
relais_key_slots_get_image (RelaisKeySlots *slots)
{
  return slots->image;
}

/**
 * relais_key_slots_get_kind:
 * @slots: slots
 * @i: from 0
 *
 * Returns: what a slot is used for
 */
RelaisKeySlotKind
relais_key_slots_get_kind (RelaisKeySlots *slots, guint i)
{
  return (RelaisKeySlotKind) slots->entries[i].kind;
}

/**
 * relais_key_slots_get_staff_id:
 * @slots: slots
 * @i: the slot of a member
 *
 * Returns: (transfer full): whose it is
 */
char *
relais_key_slots_get_staff_id (RelaisKeySlots *slots, guint i)
{
  return g_strndup (slots->entries[i].staff_id, RELAIS_STAFF_ID_SIZE);
}

/**
 * relais_key_slots_is_genuine:
 * @slots: slots
 * @i: from 0
 *
 * Returns: whether a slot is as it was written, and the last that was written there; of a free one that is not asked
 */
gboolean
relais_key_slots_is_genuine (RelaisKeySlots *slots, guint i)
{
  return slots->entries[i].kind == RELAIS_KEY_SLOT_FREE || has_digest_of (&slots->entries[i], slots->image, i);
}

/**
 * relais_key_slots_get_mark:
 * @slots: slots
 * @i: from 0
 *
 * Returns: (transfer full): a text that changes whenever the slot is written anew, for another passphrase as well
 */
char *
relais_key_slots_get_mark (RelaisKeySlots *slots, guint i)
{
  guint8 digest[RELAIS_KEY_FILE_SLOT_CHECK_SIZE];

  get_slot_digest (slots->image, i, digest);
  return relais_hex_encode (digest, sizeof digest);
}

/**
 * relais_key_slots_find:
 * @slots: slots
 * @kind: what to look for
 * @staff_id: (nullable): whose, %RELAIS_STAFF_ID_SIZE characters
 *
 * Returns: the first such slot, or -1
 */
int
relais_key_slots_find (RelaisKeySlots *slots, RelaisKeySlotKind kind, const char *staff_id)
{
  for (guint i = 0; i < relais_key_file_image_get_n_slots (slots->image); i++)
    {
      const Entry *entry = &slots->entries[i];

      if (entry->kind == kind &&
          (staff_id == NULL || memcmp (entry->staff_id, staff_id, RELAIS_STAFF_ID_SIZE) == 0))
        return (int) i;
    }

  return -1;
}

/**
 * relais_key_slots_find_free:
 * @slots: slots, whose number is doubled where none is free
 *
 * Returns: a free slot at random, so that places tell nothing of the order in which members came; -1 where the file
 *   cannot grow any further
 */
int
relais_key_slots_find_free (RelaisKeySlots *slots)
{
  guint n_slots = relais_key_file_image_get_n_slots (slots->image);
  guint start = randombytes_uniform (n_slots);
  RelaisKeyFileImage *larger;

  for (guint i = 0; i < n_slots; i++)
    {
      guint place = (start + i) % n_slots;

      if (slots->entries[place].kind == RELAIS_KEY_SLOT_FREE)
        return (int) place;
    }

  larger = relais_key_file_image_grow (slots->image);
  if (larger == NULL)
    return -1;

  relais_key_file_image_free (slots->image);
  slots->image = larger;
  slots->entries = g_renew (Entry, slots->entries, relais_key_file_image_get_n_slots (larger));
  memset (slots->entries + n_slots, 0, n_slots * sizeof (Entry));
  return (int) (n_slots + randombytes_uniform (n_slots));
}

/**
 * relais_key_slots_seal:
 * @slots: slots
 * @i: the slot to write
 * @kind: what it is for
 * @staff_id: (nullable): whose it is
 * @under: the key that is to open it
 */
void
relais_key_slots_seal (RelaisKeySlots *slots, guint i, RelaisKeySlotKind kind, const char *staff_id,
                       RelaisDataKey *under)
{
  Entry *entry = &slots->entries[i];
  SlotContent content = { .kind = (guint8) kind };
  guint8 about[DESCRIPTION_SIZE];

  memset (entry, 0, sizeof *entry);
  entry->kind = (guint8) kind;
  if (staff_id != NULL)
    memcpy (entry->staff_id, staff_id, RELAIS_STAFF_ID_SIZE);

  memcpy (content.staff_id, entry->staff_id, RELAIS_STAFF_ID_SIZE);
  memcpy (content.data_key, relais_data_key_get (slots->key), RELAIS_DATA_KEY_SIZE);
  describe (slots->image, i, about);
  seal (under, &content, sizeof content, about, sizeof about, relais_key_file_image_get_slot (slots->image, i));
  relais_key_file_image_update_slot_check (slots->image, i);
  get_slot_digest (slots->image, i, entry->slot_digest);
  sodium_memzero (&content, sizeof content);
}

/**
 * relais_key_slots_erase:
 * @slots: slots
 * @i: the slot that is to open nothing any more
 */
void
relais_key_slots_erase (RelaisKeySlots *slots, guint i)
{
  memset (&slots->entries[i], 0, sizeof (Entry));
  randombytes_buf (relais_key_file_image_get_slot (slots->image, i), RELAIS_KEY_FILE_SLOT_SIZE);
  relais_key_file_image_update_slot_check (slots->image, i);
}

/**
 * relais_key_slots_finish:
 * @slots: slots that changed
 *
 * Seals the directory and brings the file's checks up to date.
 */
void
relais_key_slots_finish (RelaisKeySlots *slots)
{
  g_autoptr (RelaisDataKey) under = relais_data_key_derive (slots->key, "relais register: directory of key slots");

  seal (under, slots->entries, relais_key_file_image_get_n_slots (slots->image) * sizeof (Entry),
        relais_key_file_image_get_header (slots->image), RELAIS_KEY_FILE_HEADER_SIZE,
        relais_key_file_image_get_directory (slots->image));
  relais_key_file_image_update_check (slots->image);
}

/**
 * relais_key_slots_try_all:
 * @image: a file
 * @under: the key that a guess gave
 * @kind: what kind of slot it may open
 * @staff_ids: (element-type utf8): where to add whose slots it opens
 * @damage: (out): what is not as it was written
 *
 * Returns: (transfer full) (nullable): the data key
 */
RelaisDataKey *
relais_key_slots_try_all (RelaisKeyFileImage *image, RelaisDataKey *under, RelaisKeySlotKind kind,
                          GPtrArray *staff_ids, RelaisKeySlotsDamage *damage)
{
  RelaisDataKey *found = NULL;
  gboolean directory_broken = FALSE;
  guint n_broken = 0;

  for (guint i = 0; i < relais_key_file_image_get_n_slots (image); i++)
    {
      SlotContent content = { 0 };
      g_autoptr (RelaisDataKey) key = open_slot (image, i, under, &content);
      g_autofree Entry *entries = key != NULL ? unseal_directory (image, key) : NULL;

      n_broken += relais_key_file_image_slot_is_intact (image, i) ? 0 : 1;
      if (key != NULL && entries == NULL)
        directory_broken = TRUE;
      if (entries == NULL || content.kind != kind || !is_listed (&entries[i], image, i, &content))
        continue;
      g_ptr_array_add (staff_ids, g_strndup (content.staff_id, RELAIS_STAFF_ID_SIZE));
      if (found == NULL)
        found = g_steal_pointer (&key);
    }

  if (directory_broken)
    *damage = RELAIS_KEY_SLOTS_DIRECTORY_BROKEN;
  else if (n_broken == relais_key_file_image_get_n_slots (image))
    *damage = RELAIS_KEY_SLOTS_ALL_BROKEN;
  else
    *damage = n_broken > 0 ? RELAIS_KEY_SLOTS_SOME_BROKEN : RELAIS_KEY_SLOTS_WHOLE;
  return found;
}
