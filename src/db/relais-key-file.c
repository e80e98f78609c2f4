/* register.keys: the data key, sealed in a slot for each member's passphrase and in one for the printed recovery key.
 * A passphrase goes through Argon2id with the file's one salt and the cost that stands in the file; the recovery key
 * is 240 random bits and needs none. No slot carries a name, free ones look like used ones, and there are always at
 * least 32, so that the file does not tell how many members there are. relais-key-slots.c has the slots,
 * relais-key-derivation.c the Argon2id, relais-key-file-format.c the bytes, relais-key-file-look.c what can be asked.
 *
 * Each function reads the file, and replaces it as a whole where it changes something. Whoever changes it holds
 * register.lock exclusively. Any thread; what takes a passphrase needs 256 MiB and about half a second.
 */

#include "relais-key-file.h"
#include "relais-key-file-private.h"

#include "relais-digest.h"
#include "relais-error.h"
#include "relais-key-derivation.h"
#include "relais-key-slots.h"
#include "relais-passphrase.h"
#include "relais-recovery-key.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define DEFAULT_KIB (256 * 1024)
#define DEFAULT_PASSES 3

static guint32 floor_kib = RELAIS_KEY_FILE_FLOOR_KIB;
static guint32 new_kib = DEFAULT_KIB;
static guint32 new_passes = DEFAULT_PASSES;

/* A broken slot may be a free one, so that a passphrase which opens none is most likely mistyped. Verifying names it.
 */
static RelaisDataKey *
unlock_image (RelaisKeyFileImage *image, const char *passphrase, const char *subject, GStrv *staff_ids, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RelaisDataKey) under = relais_key_derive_from_passphrase (image, passphrase, subject, error);
  RelaisDataKey *key;
  RelaisKeySlotsDamage damage;

  if (under == NULL)
    return NULL;

  key = relais_key_slots_try_all (image, under, RELAIS_KEY_SLOT_MEMBER, ids, &damage);
  if (key == NULL && damage == RELAIS_KEY_SLOTS_DIRECTORY_BROKEN)
    relais_error_set (error, RELAIS_ERROR_KEYS_DAMAGED, subject, "%s", _("it was changed outside Relais"));
  else if (key == NULL && damage == RELAIS_KEY_SLOTS_ALL_BROKEN)
    relais_error_set (error, RELAIS_ERROR_KEYS_DAMAGED, subject, "%s", _("all of its slots are broken"));
  else if (key == NULL)
    relais_error_set (error, RELAIS_ERROR_WRONG_PASSPHRASE, subject, NULL);

  if (key != NULL && staff_ids != NULL)
    {
      g_ptr_array_add (ids, NULL);
      *staff_ids = (GStrv) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
    }
  return key;
}

/*
 * relais_key_file_load_image:
 * @path: the key file
 * @error: (out) (optional): as for relais_key_file_unlock()
 *
 * Returns: (transfer full) (nullable): its bytes, where they are a key file of ours
 */
RelaisKeyFileImage *
relais_key_file_load_image (const char *path, GError **error)
{
  return relais_key_file_image_load (path, floor_kib, error);
}

/*
 * relais_key_file_load_slots:
 * @path: the key file
 * @key: the data key
 * @error: (out) (optional): as for relais_key_file_unlock()
 *
 * Returns: (transfer full) (nullable): its slots
 */
RelaisKeySlots *
relais_key_file_load_slots (const char *path, RelaisDataKey *key, GError **error)
{
  RelaisKeyFileImage *image = relais_key_file_load_image (path, error);

  return image != NULL ? relais_key_slots_open (image, key, path, error) : NULL;
}

static gboolean
save_slots (RelaisKeySlots *slots, const char *path, GError **error)
{
  relais_key_slots_finish (slots);
  return relais_key_file_image_save (relais_key_slots_get_image (slots), path, error);
}

static int
find_free (RelaisKeySlots *slots, const char *path, GError **error)
{
  int i = relais_key_slots_find_free (slots);

  if (i < 0)
    relais_error_set (error, RELAIS_ERROR_TOO_LARGE, path, "%s", _("it has no room for another member"));
  return i;
}

/*
 * relais_key_file_find_member:
 * @slots: the slots of a key file
 * @staff_id: a member
 * @error: (out) (optional): %RELAIS_ERROR_NOT_FOUND where the member has no slot
 *
 * Returns: the member's slot, or -1
 */
int
relais_key_file_find_member (RelaisKeySlots *slots, const char *staff_id, GError **error)
{
  int i = strlen (staff_id) == RELAIS_STAFF_ID_SIZE ? relais_key_slots_find (slots, RELAIS_KEY_SLOT_MEMBER, staff_id)
                                                     : -1;

  if (i < 0)
    relais_error_set (error, RELAIS_ERROR_NOT_FOUND, staff_id, NULL);
  return i;
}

static gboolean
seal_member (RelaisKeySlots *slots, int i, const char *path, const char *staff_id, const char *passphrase,
             GError **error)
{
  g_autoptr (RelaisDataKey) under = NULL;

  if (*passphrase == '\0' || !g_utf8_validate (passphrase, -1, NULL))
    {
      relais_error_set (error, RELAIS_ERROR_WEAK_PASSPHRASE, NULL, "%s", _("it contains something that is not text"));
      return FALSE;
    }

  under = relais_key_derive_from_passphrase (relais_key_slots_get_image (slots), passphrase, path, error);
  if (under == NULL)
    return FALSE;

  relais_key_slots_seal (slots, (guint) i, RELAIS_KEY_SLOT_MEMBER, staff_id, under);
  return TRUE;
}

static gboolean
seal_recovery (RelaisKeySlots *slots, int i, const char *recovery_key, GError **error)
{
  guint8 secret[RELAIS_RECOVERY_KEY_SIZE];
  g_autoptr (RelaisDataKey) under = NULL;

  if (!relais_recovery_key_parse (recovery_key, secret, error))
    return FALSE;
  under = relais_key_derive_from_recovery_secret (secret);
  relais_key_slots_seal (slots, (guint) i, RELAIS_KEY_SLOT_RECOVERY, NULL, under);
  sodium_memzero (secret, sizeof secret);
  return TRUE;
}

/**
 * relais_key_file_create:
 * @path: where there is no key file yet
 * @passphrase: that of the first member
 * @staff_id: the first member, an id of 36 characters
 * @key: the data key of the new register
 * @recovery_key: (out) (transfer full): the recovery key in 52 characters and dashes, to be printed, shown once, and
 *   freed with relais_passphrase_free()
 * @error: (out) (optional): where to store the error
 *
 * Makes the key file of a new register. Whether @passphrase is strong enough has been checked
 * (relais_passphrase_check()).
 *
 * Returns: whether it is on the disk
 */
gboolean
relais_key_file_create (const char *path, const char *passphrase, const char *staff_id, RelaisDataKey *key,
                        char **recovery_key, GError **error)
{
  g_autoptr (RelaisKeySlots) slots = NULL;
  char *text;

  g_return_val_if_fail (strlen (staff_id) == RELAIS_STAFF_ID_SIZE, FALSE);

  *recovery_key = NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      relais_error_set (error, RELAIS_ERROR_FILE_EXISTS, path, NULL);
      return FALSE;
    }

  slots = relais_key_slots_new (relais_key_file_image_new (key, RELAIS_KEY_FILE_MIN_SLOTS, new_kib, new_passes), key);
  if (!seal_member (slots, relais_key_slots_find_free (slots), path, staff_id, passphrase, error))
    return FALSE;

  text = relais_recovery_key_new ();
  if (!seal_recovery (slots, relais_key_slots_find_free (slots), text, error) || !save_slots (slots, path, error))
    {
      relais_passphrase_free (text);
      return FALSE;
    }

  *recovery_key = text;
  return TRUE;
}

/**
 * relais_key_file_unlock:
 * @path: the key file
 * @passphrase: what was typed
 * @staff_ids: (out) (optional): the members whose passphrase it is; several may have the same
 * @error: (out) (optional): where to store the error
 *
 * Returns: (transfer full) (nullable): the data key; otherwise %RELAIS_ERROR_WRONG_PASSPHRASE,
 *   %RELAIS_ERROR_KEYS_MISSING, %RELAIS_ERROR_KEYS_FOREIGN, %RELAIS_ERROR_KEYS_NEWER, %RELAIS_ERROR_KEYS_DAMAGED or
 *   %RELAIS_ERROR_NO_MEMORY
 */
RelaisDataKey *
relais_key_file_unlock (const char *path, const char *passphrase, GStrv *staff_ids, GError **error)
{
  g_autoptr (RelaisKeyFileImage) image = relais_key_file_load_image (path, error);

  return image != NULL ? unlock_image (image, passphrase, path, staff_ids, error) : NULL;
}

/**
 * relais_key_file_unlock_with_recovery:
 * @path: the key file
 * @recovery_key: what was typed, case, spaces and dashes as they come
 * @error: (out) (optional): where to store the error
 *
 * Returns: (transfer full) (nullable): the data key; %RELAIS_ERROR_WRONG_RECOVERY_KEY with the reason, or an error of
 *   relais_key_file_unlock()
 */
RelaisDataKey *
relais_key_file_unlock_with_recovery (const char *path, const char *recovery_key, GError **error)
{
  g_autoptr (RelaisKeyFileImage) image = relais_key_file_load_image (path, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RelaisDataKey) under = NULL;
  guint8 secret[RELAIS_RECOVERY_KEY_SIZE];
  RelaisDataKey *key;
  RelaisKeySlotsDamage damage;

  if (image == NULL || !relais_recovery_key_parse (recovery_key, secret, error))
    return NULL;

  under = relais_key_derive_from_recovery_secret (secret);
  sodium_memzero (secret, sizeof secret);
  key = relais_key_slots_try_all (image, under, RELAIS_KEY_SLOT_RECOVERY, ids, &damage);
  if (key == NULL && damage == RELAIS_KEY_SLOTS_DIRECTORY_BROKEN)
    relais_error_set (error, RELAIS_ERROR_KEYS_DAMAGED, path, "%s", _("it was changed outside Relais"));
  else if (key == NULL && damage != RELAIS_KEY_SLOTS_WHOLE)
    relais_error_set (error, RELAIS_ERROR_KEYS_DAMAGED, path, "%s",
                      _("this recovery key opens none of its slots, but one of them is broken"));
  else if (key == NULL)
    relais_error_set (error, RELAIS_ERROR_WRONG_RECOVERY_KEY, path, "%s",
                      _("it belongs to another register, or a newer one has replaced it"));
  return key;
}

/**
 * relais_key_file_add_slot:
 * @path: the key file
 * @key: the data key
 * @staff_id: a member who has no slot yet, an id of 36 characters
 * @passphrase: that member's, checked
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether the new slot is on the disk
 */
gboolean
relais_key_file_add_slot (const char *path, RelaisDataKey *key, const char *staff_id, const char *passphrase,
                          GError **error)
{
  g_autoptr (RelaisKeySlots) slots = NULL;
  int i;

  g_return_val_if_fail (strlen (staff_id) == RELAIS_STAFF_ID_SIZE, FALSE);

  slots = relais_key_file_load_slots (path, key, error);
  if (slots == NULL)
    return FALSE;

  if (relais_key_slots_find (slots, RELAIS_KEY_SLOT_MEMBER, staff_id) >= 0)
    {
      relais_error_set (error, RELAIS_ERROR_DUPLICATE, staff_id, NULL);
      return FALSE;
    }

  i = find_free (slots, path, error);
  return i >= 0 && seal_member (slots, i, path, staff_id, passphrase, error) && save_slots (slots, path, error);
}

/**
 * relais_key_file_change_passphrase:
 * @path: the key file
 * @key: the data key
 * @staff_id: a member who has a slot
 * @passphrase: the new one, checked
 * @error: (out) (optional): where to store the error
 *
 * From now on @passphrase opens and the old one does not. Whether the member knows the old one is the caller's
 * business.
 *
 * Returns: whether that is on the disk; %RELAIS_ERROR_NOT_FOUND where the member has no slot
 */
gboolean
relais_key_file_change_passphrase (const char *path, RelaisDataKey *key, const char *staff_id, const char *passphrase,
                                   GError **error)
{
  g_autoptr (RelaisKeySlots) slots = relais_key_file_load_slots (path, key, error);
  int i = slots != NULL ? relais_key_file_find_member (slots, staff_id, error) : -1;

  return i >= 0 && seal_member (slots, i, path, staff_id, passphrase, error) && save_slots (slots, path, error);
}

/**
 * relais_key_file_remove_slot:
 * @path: the key file
 * @key: the data key
 * @staff_id: a member who has a slot
 * @error: (out) (optional): where to store the error
 *
 * Returns: whether the slot is gone; %RELAIS_ERROR_NOT_FOUND where the member has none
 */
gboolean
relais_key_file_remove_slot (const char *path, RelaisDataKey *key, const char *staff_id, GError **error)
{
  g_autoptr (RelaisKeySlots) slots = relais_key_file_load_slots (path, key, error);
  int i = slots != NULL ? relais_key_file_find_member (slots, staff_id, error) : -1;

  if (i < 0)
    return FALSE;

  relais_key_slots_erase (slots, (guint) i);
  return save_slots (slots, path, error);
}

/**
 * relais_key_file_set_recovery:
 * @path: the key file
 * @key: the data key
 * @recovery_key: one from relais_recovery_key_new()
 * @error: (out) (optional): where to store the error
 *
 * From now on @recovery_key opens, and the one that was printed before does not.
 *
 * Returns: whether that is on the disk
 */
gboolean
relais_key_file_set_recovery (const char *path, RelaisDataKey *key, const char *recovery_key, GError **error)
{
  g_autoptr (RelaisKeySlots) slots = relais_key_file_load_slots (path, key, error);
  int i;

  if (slots == NULL)
    return FALSE;

  i = relais_key_slots_find (slots, RELAIS_KEY_SLOT_RECOVERY, NULL);
  if (i < 0)
    i = find_free (slots, path, error);
  return i >= 0 && seal_recovery (slots, i, recovery_key, error) && save_slots (slots, path, error);
}

/*
 * relais_key_file_unlock_bytes:
 * @bytes: what a key file contains
 * @size: how much that is
 * @passphrase: a passphrase
 * @staff_ids: (out) (optional): as for relais_key_file_unlock()
 * @error: (out) (optional): where to store the error
 *
 * Returns: (transfer full) (nullable): what relais_key_file_unlock() does with such a file
 */
RelaisDataKey *
relais_key_file_unlock_bytes (const guint8 *bytes, gsize size, const char *passphrase, GStrv *staff_ids, GError **error)
{
  g_autoptr (RelaisKeyFileImage) image = relais_key_file_image_parse (bytes, size, floor_kib, "bytes", error);

  return image != NULL ? unlock_image (image, passphrase, "bytes", staff_ids, error) : NULL;
}

/*
 * relais_key_file_set_test_cost:
 * @memory_kib: Argon2id's memory, at least 8
 * @passes: at least 1
 *
 * Lets a test make and read files that would be too easy to guess, until it gives 0 and 0.
 */
void
relais_key_file_set_test_cost (guint32 memory_kib, guint32 passes)
{
  floor_kib = memory_kib > 0 ? memory_kib : RELAIS_KEY_FILE_FLOOR_KIB;
  new_kib = memory_kib > 0 ? memory_kib : DEFAULT_KIB;
  new_passes = passes > 0 ? passes : DEFAULT_PASSES;
}
