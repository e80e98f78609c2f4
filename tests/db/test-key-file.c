#include "relais-key-file.h"

#include "relais-error.h"
#include "relais-key-file-format.h"
#include "relais-key-file-private.h"
#include "relais-key-slots.h"
#include "relais-passphrase.h"
#include "relais-recovery-key.h"
#include "relais-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ANNE "11111111-1111-4111-8111-111111111111"
#define BRAM "22222222-2222-4222-8222-222222222222"
#define CEM "33333333-3333-4333-8333-333333333333"

typedef struct {
  RelaisTestFolder *folder;
  char *path;
  RelaisDataKey *key;
  char *recovery_key;
  gint busy;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = relais_test_make_folder ();
  f->path = g_build_filename (f->folder, RELAIS_KEY_FILE_NAME, NULL);
  f->key = relais_data_key_new_random ();
  relais_key_file_create (f->path, "anne's words", ANNE, f->key, &f->recovery_key, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  relais_data_key_unref (f->key);
  relais_passphrase_free (f->recovery_key);
  g_free (f->path);
  relais_test_remove_folder (f->folder);
}

static void
read_file (Fixture *f, guint8 **bytes, gsize *size)
{
  g_assert_true (g_file_get_contents (f->path, (char **) bytes, size, NULL));
}

static void
write_file (Fixture *f, const guint8 *bytes, gsize size)
{
  FILE *file = g_fopen (f->path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, size, file), ==, size);
  fclose (file);
}

static void
assert_unlocks (Fixture *f, const char *passphrase, const char *const *staff_ids)
{
  g_auto (GStrv) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDataKey) key = relais_key_file_unlock (f->path, passphrase, &found, &error);

  g_assert_no_error (error);
  g_assert_true (relais_data_key_equal (key, f->key));
  g_assert_cmpuint (g_strv_length (found), ==, g_strv_length ((GStrv) staff_ids));
  for (gsize i = 0; staff_ids[i] != NULL; i++)
    g_assert_true (g_strv_contains ((const char *const *) found, staff_ids[i]));
}

static void
assert_refuses (Fixture *f, const char *passphrase, RelaisErrorCode code)
{
  g_auto (GStrv) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_key_file_unlock (f->path, passphrase, &found, &error));
  g_assert_error (error, RELAIS_ERROR, (int) code);
  g_assert_cmpstr (relais_error_get_subject (error), ==, f->path);
  g_assert_null (found);
}

static void
test_create (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = relais_key_file_get_register_id (f->path, NULL);
  g_autofree guint8 *before = NULL, *after = NULL;
  gsize before_size, after_size;
  char *recovery_key;
  struct stat status;

  assert_unlocks (f, "anne's words", (const char *const[]) { ANNE, NULL });
  g_assert_cmpuint (strlen (id), ==, 32);
  g_assert_cmpint (stat (f->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (relais_key_file_n_slots (f->path, f->key, NULL), ==, 2);
  g_assert_true (relais_key_file_verify (f->path, NULL, NULL));
  g_assert_true (relais_key_file_verify (f->path, f->key, NULL));

  /* Nothing of what is inside can be seen. */
  g_assert_false (relais_test_folder_contains (f->folder, ANNE, strlen (ANNE)));
  g_assert_false (relais_test_folder_contains (f->folder, (const char *) relais_data_key_get (f->key), 8));

  read_file (f, &before, &before_size);
  g_assert_false (relais_key_file_create (f->path, "other words", BRAM, f->key, &recovery_key, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_FILE_EXISTS);
  g_assert_null (recovery_key);
  read_file (f, &after, &after_size);
  g_assert_cmpmem (before, before_size, after, after_size);
}

static void
test_wrong (Fixture *f, gconstpointer data)
{
  assert_refuses (f, "anne's word", RELAIS_ERROR_WRONG_PASSPHRASE);
  assert_refuses (f, "Anne's words", RELAIS_ERROR_WRONG_PASSPHRASE);
  assert_refuses (f, "", RELAIS_ERROR_WRONG_PASSPHRASE);
  assert_refuses (f, "\xff", RELAIS_ERROR_WRONG_PASSPHRASE);
  assert_refuses (f, f->recovery_key, RELAIS_ERROR_WRONG_PASSPHRASE);
}

static void
test_members (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = relais_key_file_get_register_id (f->path, NULL);
  g_autofree char *id_later = NULL;
  g_auto (GStrv) members = NULL;
  struct stat before, after;

  g_assert_cmpint (stat (f->path, &before), ==, 0);
  g_assert_true (relais_key_file_add_slot (f->path, f->key, BRAM, "bram's words", &error));
  g_assert_true (relais_key_file_add_slot (f->path, f->key, CEM, "anne's words", &error));
  g_assert_no_error (error);
  assert_unlocks (f, "anne's words", (const char *const[]) { ANNE, CEM, NULL });
  assert_unlocks (f, "bram's words", (const char *const[]) { BRAM, NULL });
  g_assert_cmpint (relais_key_file_n_slots (f->path, f->key, NULL), ==, 4);
  members = relais_key_file_list_members (f->path, f->key, NULL);
  g_assert_cmpuint (g_strv_length (members), ==, 3);

  /* How many there are cannot be seen from outside. */
  g_assert_cmpint (stat (f->path, &after), ==, 0);
  g_assert_cmpint (after.st_size, ==, before.st_size);

  g_assert_false (relais_key_file_add_slot (f->path, f->key, BRAM, "more words", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DUPLICATE);
  g_clear_error (&error);

  g_assert_true (relais_key_file_change_passphrase (f->path, f->key, BRAM, "b's new words", &error));
  assert_unlocks (f, "b's new words", (const char *const[]) { BRAM, NULL });
  assert_refuses (f, "bram's words", RELAIS_ERROR_WRONG_PASSPHRASE);

  g_assert_true (relais_key_file_remove_slot (f->path, f->key, ANNE, &error));
  assert_unlocks (f, "anne's words", (const char *const[]) { CEM, NULL });
  g_assert_false (relais_key_file_remove_slot (f->path, f->key, ANNE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (relais_key_file_change_passphrase (f->path, f->key, ANNE, "words", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (relais_key_file_change_passphrase (f->path, f->key, CEM, "", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WEAK_PASSPHRASE);

  id_later = relais_key_file_get_register_id (f->path, NULL);
  g_assert_cmpstr (id, ==, id_later);
  g_assert_true (relais_key_file_verify (f->path, f->key, NULL));
}

static void
test_more_members_than_slots (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *staff_id = g_strdup_printf ("44444444-4444-4444-8444-%012d", i);
      g_autofree char *passphrase = g_strdup_printf ("words of %d", i);
      g_autoptr (GError) error = NULL;

      relais_key_file_add_slot (f->path, f->key, staff_id, passphrase, &error);
      g_assert_no_error (error);
    }

  g_assert_cmpint (relais_key_file_n_slots (f->path, f->key, NULL), ==, 42);
  assert_unlocks (f, "anne's words", (const char *const[]) { ANNE, NULL });
  assert_unlocks (f, "words of 0", (const char *const[]) { "44444444-4444-4444-8444-000000000000", NULL });
  assert_unlocks (f, "words of 39", (const char *const[]) { "44444444-4444-4444-8444-000000000039", NULL });
  g_assert_true (relais_key_file_verify (f->path, f->key, NULL));
}

static void
test_spelling (Fixture *f, gconstpointer data)
{
  g_assert_true (relais_key_file_change_passphrase (f->path, f->key, ANNE, "caf\xc3\xa9 de la gare", NULL));
  assert_unlocks (f, "cafe\xcc\x81 de la gare", (const char *const[]) { ANNE, NULL });
}

static void
test_recovery (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDataKey) key = relais_key_file_unlock_with_recovery (f->path, f->recovery_key, &error);
  g_autoptr (RelaisDataKey) again = NULL;
  g_autofree char *lower = g_ascii_strdown (f->recovery_key, -1);
  g_autofree char *renewed = NULL;

  g_assert_no_error (error);
  g_assert_true (relais_data_key_equal (key, f->key));

  renewed = relais_recovery_key_new ();
  g_assert_true (relais_key_file_set_recovery (f->path, f->key, renewed, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (renewed, !=, f->recovery_key);
  g_assert_null (relais_key_file_unlock_with_recovery (f->path, lower, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_RECOVERY_KEY);
  g_clear_error (&error);
  again = relais_key_file_unlock_with_recovery (f->path, renewed, &error);
  g_assert_no_error (error);
  g_assert_true (relais_data_key_equal (again, f->key));
  g_assert_cmpint (relais_key_file_n_slots (f->path, f->key, NULL), ==, 2);

  g_assert_null (relais_key_file_unlock_with_recovery (f->path, "ABCD", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_RECOVERY_KEY);
}

static void
test_missing_and_foreign (Fixture *f, gconstpointer data)
{
  g_autoptr (RelaisDataKey) other = relais_data_key_new_random ();
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_key_file_list_members (f->path, other, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_KEYS_FOREIGN);
  g_clear_error (&error);
  g_assert_false (relais_key_file_add_slot (f->path, other, BRAM, "words", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_KEYS_FOREIGN);

  write_file (f, (const guint8 *) "-----BEGIN OPENSSH PRIVATE KEY-----\n", 36);
  assert_refuses (f, "anne's words", RELAIS_ERROR_KEYS_FOREIGN);
  write_file (f, (const guint8 *) "", 0);
  assert_refuses (f, "anne's words", RELAIS_ERROR_KEYS_DAMAGED);
  write_file (f, (const guint8 *) "short", 5);
  assert_refuses (f, "anne's words", RELAIS_ERROR_KEYS_FOREIGN);
  g_assert_cmpint (truncate (f->path, 1024 * 1024 + 1), ==, 0);
  assert_refuses (f, "anne's words", RELAIS_ERROR_KEYS_FOREIGN);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  assert_refuses (f, "anne's words", RELAIS_ERROR_KEYS_MISSING);
  g_assert_cmpint (g_mkdir (f->path, 0700), ==, 0);
  assert_refuses (f, "anne's words", RELAIS_ERROR_KEYS_FOREIGN);
}

/* Behind a link the slots that a change takes away would stay. */
static void
test_link (Fixture *f, gconstpointer data)
{
  g_autofree char *elsewhere = g_build_filename (f->folder, "elsewhere", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (f->path, elsewhere), ==, 0);
  g_assert_cmpint (symlink (elsewhere, f->path), ==, 0);
  assert_refuses (f, "anne's words", RELAIS_ERROR_KEYS_FOREIGN);
  g_assert_false (relais_key_file_change_passphrase (f->path, f->key, ANNE, "anne's new words", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_KEYS_FOREIGN);

  /* Nor is anybody waited for at the other end of a pipe. */
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_cmpint (mkfifo (f->path, 0600), ==, 0);
  assert_refuses (f, "anne's words", RELAIS_ERROR_KEYS_FOREIGN);
}

/* The old file is overwritten before its blocks are free, unless it has another name as well. */
static void
test_old_file_is_overwritten (Fixture *f, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy", NULL);

  for (int has_copy = 0; has_copy < 2; has_copy++)
    {
      g_autofree guint8 *before = NULL, *zeros = NULL, *after = NULL;
      gsize size;
      int fd = g_open (f->path, O_RDONLY, 0);

      read_file (f, &before, &size);
      zeros = g_malloc0 (size);
      after = g_malloc0 (size);
      if (has_copy)
        g_assert_cmpint (link (f->path, copy), ==, 0);
      g_assert_true (relais_key_file_change_passphrase (f->path, f->key, ANNE, "anne's words", NULL));
      g_assert_cmpint (pread (fd, after, size, 0), ==, size);
      g_assert_cmpmem (after, size, has_copy ? before : zeros, size);
      close (fd);
      assert_unlocks (f, "anne's words", (const char *const[]) { ANNE, NULL });
    }
}

static void
test_other_length (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *bytes = NULL;
  gsize size;

  read_file (f, &bytes, &size);
  bytes = g_realloc (bytes, size + 1);
  bytes[size] = 0;
  for (gsize length = 0; length <= size + 1; length++)
    {
      g_autoptr (GError) error = NULL;

      if (length == size)
        continue;
      g_assert_null (relais_key_file_unlock_bytes (bytes, length, "anne's words", NULL, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_KEYS_DAMAGED);
    }
}

/* Outside the slots each bit is missed. In a slot it concerns only whose it is, and verify says so. */
static void
test_bit_flips (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *bytes = NULL;
  gsize size, slots_end = RELAIS_KEY_FILE_HEADER_SIZE + RELAIS_KEY_FILE_MIN_SLOTS * RELAIS_KEY_FILE_SLOT_SIZE;
  int n_lost = 0;

  read_file (f, &bytes, &size);
  for (gsize bit = 0; bit < size * 8; bit++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisDataKey) key = NULL;
      gboolean in_slot = bit / 8 >= RELAIS_KEY_FILE_HEADER_SIZE && bit / 8 < slots_end;

      /* Some of the many bits of slots. */
      if (in_slot && bit % 103 != 0)
        continue;

      bytes[bit / 8] ^= (guint8) (1 << bit % 8);
      key = relais_key_file_unlock_bytes (bytes, size, "anne's words", NULL, &error);
      if (!in_slot)
        g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_KEYS_DAMAGED);
      else if (key == NULL)
        g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_PASSPHRASE);
      if (in_slot)
        {
          n_lost += key == NULL ? 1 : 0;
          g_clear_error (&error);
          write_file (f, bytes, size);
          g_assert_false (relais_key_file_verify (f->path, bit % 2 ? f->key : NULL, &error));
          g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_KEYS_DAMAGED);
        }
      bytes[bit / 8] ^= (guint8) (1 << bit % 8);
    }

  /* Anne's own slot, one of 32. */
  g_assert_cmpint (n_lost, >, 0);
  g_assert_cmpint (n_lost, <=, RELAIS_KEY_FILE_SLOT_SIZE * 8 / 103 + 1);
}

static void
test_verify_names_the_slot (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *bytes = NULL;
  gsize size;
  int n_member = 0, n_recovery = 0, n_free = 0;

  read_file (f, &bytes, &size);
  for (int i = 0; i < RELAIS_KEY_FILE_MIN_SLOTS; i++)
    {
      guint8 *slot = bytes + RELAIS_KEY_FILE_HEADER_SIZE + i * RELAIS_KEY_FILE_SLOT_SIZE;
      g_autoptr (GError) error = NULL;

      slot[50] ^= 1;
      write_file (f, bytes, size);
      g_assert_false (relais_key_file_verify (f->path, f->key, &error));
      n_member += strstr (error->message, ANNE) != NULL ? 1 : 0;
      n_recovery += strstr (error->message, "recovery") != NULL ? 1 : 0;
      n_free += g_str_has_suffix (error->message, "is broken") ? 1 : 0;
      slot[50] ^= 1;
    }

  g_assert_cmpint (n_member, ==, 1);
  g_assert_cmpint (n_recovery, ==, 1);
  g_assert_cmpint (n_free, ==, RELAIS_KEY_FILE_MIN_SLOTS - 2);
}

/* A mistyped passphrase is mistyped, whichever slot is broken; where none is left it is the file. Of a recovery key
 * that has its checksum a slot is the likelier fault.
 */
static void
test_broken_slots (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *bytes = NULL;
  gsize size;
  int n_recovered = 0;

  read_file (f, &bytes, &size);
  for (int i = 0; i < RELAIS_KEY_FILE_MIN_SLOTS; i++)
    {
      guint8 *slot = bytes + RELAIS_KEY_FILE_HEADER_SIZE + i * RELAIS_KEY_FILE_SLOT_SIZE;
      g_autoptr (RelaisDataKey) key = NULL;
      g_autoptr (GError) error = NULL;

      slot[50] ^= 1;
      write_file (f, bytes, size);
      assert_refuses (f, "anne's word", RELAIS_ERROR_WRONG_PASSPHRASE);
      key = relais_key_file_unlock_with_recovery (f->path, f->recovery_key, &error);
      n_recovered += key != NULL ? 1 : 0;
      if (key == NULL)
        g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_KEYS_DAMAGED);
      slot[50] ^= 1;
    }
  g_assert_cmpint (n_recovered, ==, RELAIS_KEY_FILE_MIN_SLOTS - 1);

  for (int i = 0; i < RELAIS_KEY_FILE_MIN_SLOTS; i++)
    bytes[RELAIS_KEY_FILE_HEADER_SIZE + i * RELAIS_KEY_FILE_SLOT_SIZE] ^= 1;
  write_file (f, bytes, size);
  assert_refuses (f, "anne's words", RELAIS_ERROR_KEYS_DAMAGED);
}

/* A member who left puts the slot back that was taken away, checksums and all. */
static void
test_removed_slot_put_back (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *before = NULL;
  gsize size, check_size;
  RelaisKeyFileImage *image;
  int n_changed = 0;

  g_assert_true (relais_key_file_add_slot (f->path, f->key, BRAM, "bram's words", NULL));
  read_file (f, &before, &size);
  g_assert_true (relais_key_file_remove_slot (f->path, f->key, BRAM, NULL));

  image = relais_key_file_image_load (f->path, 8, NULL);
  for (guint i = 0; i < RELAIS_KEY_FILE_MIN_SLOTS; i++)
    {
      n_changed += memcmp (relais_key_file_image_get_slot (image, i),
                           before + RELAIS_KEY_FILE_HEADER_SIZE + i * RELAIS_KEY_FILE_SLOT_SIZE, 8) != 0
                       ? 1
                       : 0;
      memcpy (relais_key_file_image_get_slot (image, i),
              before + RELAIS_KEY_FILE_HEADER_SIZE + i * RELAIS_KEY_FILE_SLOT_SIZE, RELAIS_KEY_FILE_SLOT_SIZE);
      relais_key_file_image_update_slot_check (image, i);
    }
  relais_key_file_image_update_check (image);
  write_file (f, relais_key_file_image_get_bytes (image, &check_size), size);
  g_assert_cmpuint (check_size, ==, size);
  relais_key_file_image_free (image);

  /* Taken away means overwritten. */
  g_assert_cmpint (n_changed, ==, 1);
  assert_refuses (f, "bram's words", RELAIS_ERROR_WRONG_PASSPHRASE);
  assert_unlocks (f, "anne's words", (const char *const[]) { ANNE, NULL });
}

static int
find_slot (RelaisKeyFileImage *image, const guint8 *older)
{
  int i = 0;

  while (memcmp (relais_key_file_image_get_slot (image, (guint) i),
                 older + RELAIS_KEY_FILE_HEADER_SIZE + i * RELAIS_KEY_FILE_SLOT_SIZE, RELAIS_KEY_FILE_SLOT_SIZE) == 0)
    i++;
  return i;
}

/* The slot of before a passphrase was changed, put back into the file of today with checksums made anew: the old
 * passphrase is not good for anything, and no later change makes it so. */
static void
test_changed_slot_put_back (Fixture *f, gconstpointer data)
{
  g_autofree guint8 *before = NULL;
  g_autoptr (RelaisKeyFileImage) image = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  int i;

  read_file (f, &before, &size);
  g_assert_true (relais_key_file_change_passphrase (f->path, f->key, ANNE, "anne's new words", NULL));
  image = relais_key_file_image_load (f->path, 8, NULL);
  i = find_slot (image, before);
  memcpy (relais_key_file_image_get_slot (image, (guint) i),
          before + RELAIS_KEY_FILE_HEADER_SIZE + i * RELAIS_KEY_FILE_SLOT_SIZE, RELAIS_KEY_FILE_SLOT_SIZE);
  relais_key_file_image_update_slot_check (image, (guint) i);
  relais_key_file_image_update_check (image);
  write_file (f, relais_key_file_image_get_bytes (image, &size), size);

  assert_refuses (f, "anne's words", RELAIS_ERROR_WRONG_PASSPHRASE);
  g_assert_false (relais_key_file_verify (f->path, f->key, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_KEYS_DAMAGED);
  g_assert_true (relais_key_file_add_slot (f->path, f->key, BRAM, "bram's words", NULL));
  assert_refuses (f, "anne's words", RELAIS_ERROR_WRONG_PASSPHRASE);
  assert_unlocks (f, "bram's words", (const char *const[]) { BRAM, NULL });
}

/* A passphrase that opens its slot is not wrong, whatever else is. */
static void
test_forged_directory (Fixture *f, gconstpointer data)
{
  g_autoptr (RelaisKeyFileImage) image = relais_key_file_image_load (f->path, 8, NULL);
  g_autoptr (GError) error = NULL;
  const guint8 *bytes;
  gsize size;

  relais_key_file_image_get_directory (image)[30] ^= 1;
  relais_key_file_image_update_check (image);
  bytes = relais_key_file_image_get_bytes (image, &size);
  write_file (f, bytes, size);
  assert_refuses (f, "anne's words", RELAIS_ERROR_KEYS_DAMAGED);
  assert_refuses (f, "anne's word", RELAIS_ERROR_WRONG_PASSPHRASE);
  g_assert_null (relais_key_file_unlock_with_recovery (f->path, f->recovery_key, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_KEYS_DAMAGED);
}

/* A slot that opens, but holds another data key than the one the file says it is for. */
static void
test_slot_of_another_key (Fixture *f, gconstpointer data)
{
  g_autoptr (RelaisDataKey) other = relais_data_key_new_random ();
  g_autoptr (RelaisKeySlots) slots = relais_key_slots_new (relais_key_file_image_new (f->key, 1, 8, 1), other);
  RelaisKeyFileImage *image = relais_key_slots_get_image (slots);
  guint8 bytes[RELAIS_DATA_KEY_SIZE];
  g_autoptr (RelaisDataKey) under = NULL;
  gsize size;
  const guint8 *content;

  g_assert_cmpint (crypto_pwhash_argon2id (bytes, sizeof bytes, "words", 5,
                                           relais_key_file_image_get_header (image) + RELAIS_KEY_FILE_SALT_AT, 1, 8192,
                                           crypto_pwhash_argon2id_ALG_ARGON2ID13),
                   ==, 0);
  under = relais_data_key_new_from_bytes (bytes);
  relais_key_slots_seal (slots, 0, RELAIS_KEY_SLOT_MEMBER, ANNE, under);
  relais_key_slots_finish (slots);
  content = relais_key_file_image_get_bytes (image, &size);
  write_file (f, content, size);
  assert_refuses (f, "words", RELAIS_ERROR_WRONG_PASSPHRASE);
}

static gpointer
watch (gpointer data)
{
  Fixture *f = data;
  gboolean always = TRUE;

  while (g_atomic_int_get (&f->busy))
    always = always && g_file_test (f->path, G_FILE_TEST_EXISTS);
  return GINT_TO_POINTER (always);
}

/* Replacing is one step: whoever looks finds the old file or the new one, never none. */
static void
test_always_there (Fixture *f, gconstpointer data)
{
  GThread *watcher;

  f->busy = TRUE;
  watcher = g_thread_new ("watcher", watch, f);
  for (int i = 0; i < 20; i++)
    g_assert_true (relais_key_file_change_passphrase (f->path, f->key, ANNE, "anne's words", NULL));
  g_atomic_int_set (&f->busy, FALSE);
  g_assert_true (GPOINTER_TO_INT (g_thread_join (watcher)));
}

/* Whoever changes the file and makes its checksums anew gains nothing. */
static void
test_forged (Fixture *f, gconstpointer data)
{
  static const gsize places[] = { RELAIS_KEY_FILE_REGISTER_ID_AT, RELAIS_KEY_FILE_KEY_ID_AT, RELAIS_KEY_FILE_SALT_AT,
                                  RELAIS_KEY_FILE_PASSES_AT, RELAIS_KEY_FILE_RESERVED_AT };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      RelaisKeyFileImage *image = relais_key_file_image_load (f->path, 8, NULL);
      g_autoptr (GError) error = NULL;
      gsize size;
      const guint8 *bytes;

      ((guint8 *) relais_key_file_image_get_header (image))[places[i]] ^= 3;
      relais_key_file_image_update_check (image);
      bytes = relais_key_file_image_get_bytes (image, &size);
      g_assert_null (relais_key_file_unlock_bytes (bytes, size, "anne's words", NULL, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_PASSPHRASE);
      relais_key_file_image_free (image);
    }
}

static void
test_newer (Fixture *f, gconstpointer data)
{
  /* "RELAISKY", 2, and the first 4 bytes of python3's hashlib.blake2b (…, digest_size=32) of these twelve. */
  static const guint8 newer[] = "RELAISKY\2\0\0\0\x29\xb2\x5b\xb3" " and then something nobody knows yet";
  g_autofree guint8 *bytes = NULL;
  gsize size;

  write_file (f, newer, sizeof newer);
  assert_refuses (f, "anne's words", RELAIS_ERROR_KEYS_NEWER);

  tear_down (f, NULL);
  set_up (f, NULL);
  read_file (f, &bytes, &size);
  bytes[RELAIS_KEY_FILE_VERSION_AT] = 2;
  write_file (f, bytes, size);
  assert_refuses (f, "anne's words", RELAIS_ERROR_KEYS_DAMAGED);
}

static void
put_cost (Fixture *f, guint32 memory_kib, guint32 passes)
{
  RelaisKeyFileImage *image = relais_key_file_image_load (f->path, 8, NULL);
  guint8 *header = (guint8 *) relais_key_file_image_get_header (image);
  guint32 words[] = { GUINT32_TO_LE (memory_kib), GUINT32_TO_LE (passes) };
  gsize size;

  memcpy (header + RELAIS_KEY_FILE_MEMORY_AT, words, sizeof words);
  relais_key_file_image_update_check (image);
  write_file (f, relais_key_file_image_get_bytes (image, &size), 0);
  write_file (f, relais_key_file_image_get_bytes (image, &size), size);
  relais_key_file_image_free (image);
}

static void
test_cost (Fixture *f, gconstpointer data)
{
  static const struct {
    guint32 memory_kib, passes;
  } refused[] = { { 0, 1 }, { 7, 1 }, { 8, 0 }, { 8, 17 }, { 1024 * 1024 + 1, 1 }, { G_MAXUINT32, 3 } };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      tear_down (f, NULL);
      set_up (f, NULL);
      put_cost (f, refused[i].memory_kib, refused[i].passes);
      assert_refuses (f, "anne's words", RELAIS_ERROR_KEYS_DAMAGED);
    }

  tear_down (f, NULL);
  set_up (f, NULL);
  put_cost (f, 8, 16);
  assert_refuses (f, "anne's words", RELAIS_ERROR_WRONG_PASSPHRASE);
}

/* 1 GiB and 16 passes are read, a KiB or a pass more is not: looked at without deriving anything from them. */
static void
test_most_cost (Fixture *f, gconstpointer data)
{
  static const struct {
    guint32 memory_kib, passes;
    gboolean is_read;
  } cases[] = { { 1024 * 1024, 16, TRUE }, { 1024 * 1024 + 1, 16, FALSE }, { 1024 * 1024, 17, FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisKeyFileImage) image = NULL;
      g_autoptr (GError) error = NULL;

      tear_down (f, NULL);
      set_up (f, NULL);
      put_cost (f, cases[i].memory_kib, cases[i].passes);
      image = relais_key_file_image_load (f->path, 8, &error);
      g_assert_cmpint (image != NULL, ==, cases[i].is_read);
      if (!cases[i].is_read)
        g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_KEYS_DAMAGED);
    }
}

/* As it is delivered: 256 MiB and 3 passes written, less than 64 MiB not read. In a child, because the cost is the
 * process's. */
static void
test_cost_as_delivered (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
      Fixture f = { 0 };
      RelaisKeyFileImage *image;

      /* main() has lowered it. */
      relais_key_file_set_test_cost (0, 0);
      set_up (&f, NULL);
      image = relais_key_file_image_load (f.path, 0, NULL);
      g_assert_cmpuint (relais_key_file_image_get_word (image, RELAIS_KEY_FILE_MEMORY_AT), ==, 256 * 1024);
      g_assert_cmpuint (relais_key_file_image_get_word (image, RELAIS_KEY_FILE_PASSES_AT), ==, 3);
      relais_key_file_image_free (image);
      assert_unlocks (&f, "anne's words", (const char *const[]) { ANNE, NULL });
      put_cost (&f, 64 * 1024 - 1, 3);
      assert_refuses (&f, "anne's words", RELAIS_ERROR_KEYS_DAMAGED);
      put_cost (&f, 64 * 1024, 1);
      assert_refuses (&f, "anne's words", RELAIS_ERROR_WRONG_PASSPHRASE);
      tear_down (&f, NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* What a crash left beside it does no harm. */
static void
test_leftover (Fixture *f, gconstpointer data)
{
  g_autofree char *leftover = g_strconcat (f->path, ".new", NULL);

  g_assert_true (g_file_set_contents (leftover, "half a fi", -1, NULL));
  assert_unlocks (f, "anne's words", (const char *const[]) { ANNE, NULL });
  g_assert_true (relais_key_file_add_slot (f->path, f->key, BRAM, "bram's words", NULL));
  g_assert_false (g_file_test (leftover, G_FILE_TEST_EXISTS));
  assert_unlocks (f, "bram's words", (const char *const[]) { BRAM, NULL });
}

static void
change_in_closed_folder (gpointer data)
{
  Fixture *f = data;
  g_autoptr (GError) error = NULL;

  g_assert_false (relais_key_file_add_slot (f->path, f->key, BRAM, "bram's words", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_PERMISSION);
  assert_unlocks (f, "anne's words", (const char *const[]) { ANNE, NULL });
}

static void
test_read_only_folder (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  relais_test_as_ordinary_user (change_in_closed_folder, f);
}

int
main (int argc, char **argv)
{
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

  g_test_init (&argc, &argv, NULL);
  relais_key_file_set_test_cost (8, 1);
  ADD ("/key-file/create", test_create);
  ADD ("/key-file/wrong", test_wrong);
  ADD ("/key-file/members", test_members);
  ADD ("/key-file/more-members-than-slots", test_more_members_than_slots);
  ADD ("/key-file/spelling", test_spelling);
  ADD ("/key-file/recovery", test_recovery);
  ADD ("/key-file/missing-and-foreign", test_missing_and_foreign);
  ADD ("/key-file/link", test_link);
  ADD ("/key-file/old-file-is-overwritten", test_old_file_is_overwritten);
  ADD ("/key-file/other-length", test_other_length);
  ADD ("/key-file/bit-flips", test_bit_flips);
  ADD ("/key-file/verify-names-the-slot", test_verify_names_the_slot);
  ADD ("/key-file/broken-slots", test_broken_slots);
  ADD ("/key-file/removed-slot-put-back", test_removed_slot_put_back);
  ADD ("/key-file/changed-slot-put-back", test_changed_slot_put_back);
  ADD ("/key-file/forged-directory", test_forged_directory);
  ADD ("/key-file/slot-of-another-key", test_slot_of_another_key);
  ADD ("/key-file/always-there", test_always_there);
  ADD ("/key-file/forged", test_forged);
  ADD ("/key-file/newer", test_newer);
  ADD ("/key-file/cost", test_cost);
  ADD ("/key-file/most-cost", test_most_cost);
  g_test_add_func ("/key-file/cost-as-delivered", test_cost_as_delivered);
  ADD ("/key-file/leftover", test_leftover);
  ADD ("/key-file/read-only-folder", test_read_only_folder);
  return g_test_run ();
}
