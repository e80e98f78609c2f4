#include "relais-data-key.h"
#include "relais-digest.h"

#include <string.h>
#include <sys/resource.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_keys (void)
{
  g_autoptr (RelaisDataKey) a = relais_data_key_new_random ();
  g_autoptr (RelaisDataKey) b = relais_data_key_new_random ();
  g_autoptr (RelaisDataKey) copy = relais_data_key_new_from_bytes (relais_data_key_get (a));
  g_autoptr (RelaisDataKey) same = relais_data_key_ref (a);
  g_autoptr (RelaisDataKey) pages = relais_data_key_derive (a, "pages");
  g_autoptr (RelaisDataKey) pages_again = relais_data_key_derive (copy, "pages");
  g_autoptr (RelaisDataKey) masks = relais_data_key_derive (a, "masks");
  guint8 id[RELAIS_DATA_KEY_ID_SIZE], other_id[RELAIS_DATA_KEY_ID_SIZE];

  g_assert_true (relais_data_key_equal (a, copy));
  g_assert_true (a == same);
  g_assert_false (relais_data_key_equal (a, b));
  g_assert_true (relais_data_key_equal (pages, pages_again));
  g_assert_false (relais_data_key_equal (pages, masks));
  g_assert_false (relais_data_key_equal (pages, a));

  relais_data_key_get_id (a, id);
  relais_data_key_get_id (copy, other_id);
  g_assert_cmpmem (id, sizeof id, other_id, sizeof other_id);
  relais_data_key_get_id (b, other_id);
  g_assert_cmpint (memcmp (id, other_id, sizeof id), !=, 0);
  g_assert_null (memmem (relais_data_key_get (a), RELAIS_DATA_KEY_SIZE, id, 4));
}

/* A stray pointer must not change a key: the memory is read-only. */
static void
test_keys_cannot_be_written (void)
{
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      static const struct rlimit no_core = { 0, 0 };
      RelaisDataKey *key = relais_data_key_new_random ();
      volatile guint8 *bytes = (volatile guint8 *) relais_data_key_get (key);

      setrlimit (RLIMIT_CORE, &no_core);
      signal (SIGSEGV, SIG_DFL);
      bytes[0] = 1;
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
test_no_core_dumps (void)
{
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      struct rlimit limit = { 1, 1 };
      gboolean good = relais_crypto_forbid_core_dumps () && getrlimit (RLIMIT_CORE, &limit) == 0 &&
                      limit.rlim_cur == 0 && limit.rlim_max == 0 && prctl (PR_GET_DUMPABLE) == 0;

      _exit (good ? 0 : 1);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* RFC 7693 gives BLAKE2b-512 only; these two are from python3's hashlib.blake2b (digest_size=32). */
static void
test_digest_is_blake2b (void)
{
  static const guint8 key[RELAIS_DIGEST_SIZE] = "0123456789abcdef0123456789abcde";
  guint8 digest[RELAIS_DIGEST_SIZE];
  g_autofree char *plain = NULL;
  g_autofree char *keyed = NULL;

  relais_digest_hash ("abc", 3, digest);
  plain = relais_hex_encode (digest, sizeof digest);
  g_assert_cmpstr (plain, ==, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");

  relais_digest_hash_keyed (key, "abc", 3, digest);
  keyed = relais_hex_encode (digest, sizeof digest);
  g_assert_cmpstr (keyed, ==, "dba5265c8a74f883ef080c5dc23c96cb8723467460d3cb7e08cc155ad5203903");
}

static void
test_digest_in_pieces (void)
{
  g_autoptr (RelaisDigest) digest = relais_digest_new (NULL);
  guint8 whole[RELAIS_DIGEST_SIZE], pieces[RELAIS_DIGEST_SIZE];

  relais_digest_hash ("abcdef", 6, whole);
  relais_digest_update (digest, "ab", 2);
  relais_digest_update (digest, NULL, 0);
  relais_digest_update (digest, "cdef", 4);
  relais_digest_finish (digest, pieces);
  g_assert_true (relais_digest_equal (whole, pieces));
  pieces[31] ^= 1;
  g_assert_false (relais_digest_equal (whole, pieces));
}

static void
digest_fields (const char *first, const char *second, guint8 *bytes)
{
  g_autoptr (RelaisDigest) digest = relais_digest_new (NULL);

  relais_digest_update_field (digest, first, first != NULL ? strlen (first) : 0);
  relais_digest_update_field (digest, second, second != NULL ? strlen (second) : 0);
  relais_digest_finish (digest, bytes);
}

static void
test_digest_tells_fields_apart (void)
{
  static const struct {
    const char *first, *second;
  } rows[] = { { "ab", "c" }, { "a", "bc" }, { "abc", "" }, { "abc", NULL }, { "", "abc" }, { NULL, "abc" } };
  guint8 digests[G_N_ELEMENTS (rows)][RELAIS_DIGEST_SIZE];

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      digest_fields (rows[i].first, rows[i].second, digests[i]);
      for (gsize j = 0; j < i; j++)
        g_assert_false (relais_digest_equal (digests[i], digests[j]));
    }
}

static void
test_hex (void)
{
  static const guint8 bytes[] = { 0x00, 0x7f, 0xff, 0x10 };
  g_autofree char *hex = relais_hex_encode (bytes, sizeof bytes);
  g_autofree char *nothing = relais_hex_encode (NULL, 0);
  guint8 decoded[4];

  g_assert_cmpstr (hex, ==, "007fff10");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_true (relais_hex_decode ("007FfF10", decoded, 4));
  g_assert_cmpmem (decoded, 4, bytes, 4);
  g_assert_true (relais_hex_decode ("", decoded, 0));
  g_assert_false (relais_hex_decode ("007fff1", decoded, 4));
  g_assert_false (relais_hex_decode ("007fff", decoded, 4));
  g_assert_false (relais_hex_decode ("007fff1000", decoded, 4));
  g_assert_false (relais_hex_decode ("007fff1g", decoded, 4));
  g_assert_false (relais_hex_decode ("007fff 1", decoded, 4));
}

static void
test_random (void)
{
  guint8 a[16] = { 0 }, b[16] = { 0 };

  relais_random_bytes (a, sizeof a);
  relais_random_bytes (b, sizeof b);
  g_assert_cmpint (memcmp (a, b, sizeof a), !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keys/keys", test_keys);
  g_test_add_func ("/keys/cannot-be-written", test_keys_cannot_be_written);
  g_test_add_func ("/keys/no-core-dumps", test_no_core_dumps);
  g_test_add_func ("/digest/is-blake2b", test_digest_is_blake2b);
  g_test_add_func ("/digest/in-pieces", test_digest_in_pieces);
  g_test_add_func ("/digest/tells-fields-apart", test_digest_tells_fields_apart);
  g_test_add_func ("/digest/hex", test_hex);
  g_test_add_func ("/digest/random", test_random);
  return g_test_run ();
}
