#include "relais-page-cipher.h"

#include <string.h>

static void
make_page (guint8 page[RELAIS_PAGE_SIZE], guint8 content)
{
  memset (page, content, RELAIS_PAGE_CONTENT_SIZE);
  memset (page + RELAIS_PAGE_CONTENT_SIZE, 0, RELAIS_PAGE_RESERVED_SIZE);
}

static void
make_first_page (guint8 page[RELAIS_PAGE_SIZE])
{
  make_page (page, 0);
  memcpy (page, "SQLite format 3\0\x10\0\2\2\x28\x40\x20\x20", 24);
}

static RelaisPageCipher *
make_cipher (guint8 content)
{
  guint8 bytes[RELAIS_DATA_KEY_SIZE];
  g_autoptr (RelaisDataKey) key = NULL;

  memset (bytes, content, sizeof bytes);
  key = relais_data_key_new_from_bytes (bytes);
  return relais_page_cipher_new (key);
}

static void
test_round_trip (void)
{
  g_autoptr (RelaisPageCipher) cipher = make_cipher (1);
  guint8 page[RELAIS_PAGE_SIZE], sealed[RELAIS_PAGE_SIZE], again[RELAIS_PAGE_SIZE], opened[RELAIS_PAGE_SIZE];

  make_page (page, 'x');
  g_assert_true (relais_page_cipher_seal (cipher, RELAIS_PAGE_CURRENT, 7, page, sealed));
  g_assert_true (relais_page_cipher_seal (cipher, RELAIS_PAGE_CURRENT, 7, page, again));
  g_assert_true (relais_page_cipher_open (cipher, RELAIS_PAGE_CURRENT, 7, sealed, opened));
  g_assert_cmpmem (opened, sizeof opened, page, sizeof page);

  /* Nothing is like what it was, and nothing is like it was the last time. */
  g_assert_null (memmem (sealed, sizeof sealed, "xxxx", 4));
  g_assert_cmpint (memcmp (sealed, again, 64), !=, 0);
  g_assert_cmpint (memcmp (sealed + RELAIS_PAGE_CONTENT_SIZE, again + RELAIS_PAGE_CONTENT_SIZE, RELAIS_PAGE_NONCE_SIZE),
                   !=, 0);

  g_assert_true (relais_page_cipher_open (cipher, RELAIS_PAGE_CURRENT, 7, again, again));
  g_assert_cmpmem (again, sizeof again, page, sizeof page);
}

static void
test_only_where_it_belongs (void)
{
  g_autoptr (RelaisPageCipher) cipher = make_cipher (1);
  g_autoptr (RelaisPageCipher) other = make_cipher (2);
  guint8 page[RELAIS_PAGE_SIZE], sealed[RELAIS_PAGE_SIZE], opened[RELAIS_PAGE_SIZE];
  guint8 zeros[RELAIS_PAGE_SIZE] = { 0 };

  make_page (page, 'x');
  g_assert_true (relais_page_cipher_seal (cipher, RELAIS_PAGE_CURRENT, 7, page, sealed));

  g_assert_false (relais_page_cipher_open (cipher, RELAIS_PAGE_CURRENT, 8, sealed, opened));
  g_assert_cmpmem (opened, sizeof opened, zeros, sizeof zeros);
  g_assert_false (relais_page_cipher_open (cipher, RELAIS_PAGE_BEFORE, 7, sealed, opened));
  g_assert_false (relais_page_cipher_open (other, RELAIS_PAGE_CURRENT, 7, sealed, opened));
  g_assert_false (relais_page_cipher_open (cipher, RELAIS_PAGE_CURRENT, 7, zeros, opened));
}

static void
test_logged_only_where_it_belongs (void)
{
  static const guint8 salt[RELAIS_PAGE_SALT_SIZE] = "salt one", other_salt[RELAIS_PAGE_SALT_SIZE] = "salt two";
  g_autoptr (RelaisPageCipher) cipher = make_cipher (1);
  guint8 page[RELAIS_PAGE_SIZE], sealed[RELAIS_PAGE_SIZE], opened[RELAIS_PAGE_SIZE];

  make_page (page, 'x');
  g_assert_true (relais_page_cipher_seal_logged (cipher, 7, 32, salt, page, sealed));
  g_assert_true (relais_page_cipher_open_logged (cipher, 7, 32, salt, sealed, opened));
  g_assert_cmpmem (opened, sizeof opened, page, sizeof page);

  g_assert_false (relais_page_cipher_open_logged (cipher, 8, 32, salt, sealed, opened));
  g_assert_false (relais_page_cipher_open_logged (cipher, 7, 4152, salt, sealed, opened));
  g_assert_false (relais_page_cipher_open_logged (cipher, 7, 32, other_salt, sealed, opened));
  g_assert_false (relais_page_cipher_open (cipher, RELAIS_PAGE_CURRENT, 7, sealed, opened));
  g_assert_true (relais_page_cipher_seal (cipher, RELAIS_PAGE_CURRENT, 7, page, sealed));
  g_assert_false (relais_page_cipher_open_logged (cipher, 7, 0, salt, sealed, opened));
}

static void
test_every_bit_counts (void)
{
  g_autoptr (RelaisPageCipher) cipher = make_cipher (1);
  guint8 page[RELAIS_PAGE_SIZE], sealed[RELAIS_PAGE_SIZE], opened[RELAIS_PAGE_SIZE];

  make_page (page, 'x');
  g_assert_true (relais_page_cipher_seal (cipher, RELAIS_PAGE_CURRENT, 7, page, sealed));
  for (int bit = 0; bit < RELAIS_PAGE_SIZE * 8; bit++)
    {
      sealed[bit / 8] ^= (guint8) (1 << bit % 8);
      g_assert_false (relais_page_cipher_open (cipher, RELAIS_PAGE_CURRENT, 7, sealed, opened));
      sealed[bit / 8] ^= (guint8) (1 << bit % 8);
    }
  g_assert_true (relais_page_cipher_open (cipher, RELAIS_PAGE_CURRENT, 7, sealed, opened));
}

static void
test_refuses_what_would_be_lost (void)
{
  g_autoptr (RelaisPageCipher) cipher = make_cipher (1);
  guint8 page[RELAIS_PAGE_SIZE], sealed[RELAIS_PAGE_SIZE];

  for (int at = RELAIS_PAGE_CONTENT_SIZE; at < RELAIS_PAGE_SIZE; at++)
    {
      make_page (page, 'x');
      page[at] = 1;
      g_assert_false (relais_page_cipher_seal (cipher, RELAIS_PAGE_CURRENT, 7, page, sealed));
    }

  make_first_page (page);
  g_assert_true (relais_page_cipher_seal (cipher, RELAIS_PAGE_CURRENT, 1, page, sealed));
  g_assert_false (relais_page_cipher_seal (cipher, RELAIS_PAGE_CURRENT, 0, page, sealed));
  page[20] = 0;
  g_assert_false (relais_page_cipher_seal (cipher, RELAIS_PAGE_CURRENT, 1, page, sealed));
  make_first_page (page);
  page[16] = 0x20;
  g_assert_false (relais_page_cipher_seal (cipher, RELAIS_PAGE_CURRENT, 1, page, sealed));
}

static void
test_recognizes_page_1 (void)
{
  g_autoptr (RelaisPageCipher) cipher = make_cipher (1);
  g_autoptr (RelaisPageCipher) other = make_cipher (2);
  guint8 page[RELAIS_PAGE_SIZE], sealed[RELAIS_PAGE_SIZE];
  guint8 *mark = sealed + RELAIS_PAGE_CONTENT_SIZE;

  make_first_page (page);
  g_assert_true (relais_page_cipher_seal (cipher, RELAIS_PAGE_CURRENT, 1, page, sealed));
  g_assert_cmpint (relais_page_cipher_recognize (cipher, sealed), ==, RELAIS_PAGE_MARK_OURS);
  g_assert_cmpint (relais_page_cipher_recognize (other, sealed), ==, RELAIS_PAGE_MARK_OTHER_KEY);
  mark[RELAIS_PAGE_MAGIC_SIZE]++;
  g_assert_cmpint (relais_page_cipher_recognize (cipher, sealed), ==, RELAIS_PAGE_MARK_NEWER);
  mark[RELAIS_PAGE_MAGIC_SIZE]--;
  mark[0] ^= 1;
  g_assert_cmpint (relais_page_cipher_recognize (cipher, sealed), ==, RELAIS_PAGE_MARK_BROKEN);
  g_assert_cmpint (relais_page_cipher_recognize (other, sealed), ==, RELAIS_PAGE_MARK_FOREIGN);
  memset (sealed, 0, sizeof sealed);
  g_assert_cmpint (relais_page_cipher_recognize (cipher, sealed), ==, RELAIS_PAGE_MARK_BROKEN);
  g_assert_cmpint (relais_page_cipher_recognize (cipher, page), ==, RELAIS_PAGE_MARK_FOREIGN);
}

static void
test_masks_checksums (void)
{
  static const gsize sizes[] = { 4, 8 };
  g_autoptr (RelaisPageCipher) cipher = make_cipher (1);
  g_autoptr (RelaisPageCipher) other = make_cipher (2);
  static const guint8 salt[8] = "saltsalt", other_salt[8] = "pepper!!";

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gsize size = sizes[i];
      guint8 plain[8] = "checksum", masked[5][8];

      for (gsize j = 0; j < G_N_ELEMENTS (masked); j++)
        memcpy (masked[j], plain, size);
      relais_page_cipher_mask (cipher, masked[0], size, 32, salt);
      relais_page_cipher_mask (cipher, masked[1], size, 4152, salt);
      relais_page_cipher_mask (cipher, masked[2], size, 32, other_salt);
      relais_page_cipher_mask (other, masked[3], size, 32, salt);
      masked[4][0] ^= 1;
      relais_page_cipher_mask (cipher, masked[4], size, 32, salt);

      for (gsize j = 0; j < G_N_ELEMENTS (masked); j++)
        {
          g_assert_cmpint (memcmp (masked[j], plain, size), !=, 0);
          /* Both halves depend on everything. */
          g_assert_true (j == 0 || memcmp (masked[j], masked[0], size / 2) != 0);
          g_assert_true (j == 0 || memcmp (masked[j] + size / 2, masked[0] + size / 2, size / 2) != 0);
        }

      relais_page_cipher_unmask (cipher, masked[0], size, 32, salt);
      g_assert_cmpmem (masked[0], size, plain, size);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-cipher/round-trip", test_round_trip);
  g_test_add_func ("/page-cipher/only-where-it-belongs", test_only_where_it_belongs);
  g_test_add_func ("/page-cipher/logged-only-where-it-belongs", test_logged_only_where_it_belongs);
  g_test_add_func ("/page-cipher/every-bit-counts", test_every_bit_counts);
  g_test_add_func ("/page-cipher/refuses-what-would-be-lost", test_refuses_what_would_be_lost);
  g_test_add_func ("/page-cipher/recognizes-page-1", test_recognizes_page_1);
  g_test_add_func ("/page-cipher/masks-checksums", test_masks_checksums);
  return g_test_run ();
}
