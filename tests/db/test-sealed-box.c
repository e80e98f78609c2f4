#include "relais-sealed-box.h"

#include <string.h>

typedef struct {
  guint8 public_key[RELAIS_SEALED_BOX_KEY_SIZE];
  guint8 secret_key[RELAIS_SEALED_BOX_KEY_SIZE];
} Pair;

static Pair
make_pair (void)
{
  Pair pair;

  relais_sealed_box_new_pair (pair.public_key, pair.secret_key);
  return pair;
}

static GBytes *
open_with (const Pair *pair, GBytes *sealed)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (sealed, &size);

  return relais_sealed_box_open (pair->public_key, pair->secret_key, data, size);
}

static void
test_what_was_sealed_is_read_again (void)
{
  static const gsize sizes[] = { 0, 1, 255, 256, 257, 5000 };
  Pair pair = make_pair ();
  g_autofree guint8 *text = g_malloc (5000);

  memset (text, 'n', 5000);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) sealed = relais_sealed_box_seal (pair.public_key, text, sizes[i]);
      g_autoptr (GBytes) opened = open_with (&pair, sealed);

      g_assert_nonnull (opened);
      g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), text, sizes[i]);
    }
}

/* A failed sign-in and a short note look the same from outside, and so do two notes that say the same. */
static void
test_nothing_shows_from_outside (void)
{
  Pair pair = make_pair ();
  g_autoptr (GBytes) one = relais_sealed_box_seal (pair.public_key, "Fatima", 6);
  g_autoptr (GBytes) same = relais_sealed_box_seal (pair.public_key, "Fatima", 6);
  g_autoptr (GBytes) longer = relais_sealed_box_seal (pair.public_key, "Fatima El Amrani called", 23);

  g_assert_cmpuint (g_bytes_get_size (one), ==, g_bytes_get_size (longer));
  g_assert_false (g_bytes_equal (one, same));
  g_assert_null (memmem (g_bytes_get_data (one, NULL), g_bytes_get_size (one), "Fatima", 6));
}

static void
test_nobody_else_opens_it (void)
{
  Pair pair = make_pair ();
  Pair other = make_pair ();
  g_autoptr (GBytes) sealed = relais_sealed_box_seal (pair.public_key, "Fatima", 6);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (sealed, &size);

  g_assert_null (open_with (&other, sealed));
  for (gsize i = 0; i < size; i += 7)
    {
      g_autofree guint8 *altered = g_memdup2 (data, size);

      altered[i] ^= 1;
      g_assert_null (relais_sealed_box_open (pair.public_key, pair.secret_key, altered, size));
      g_assert_null (relais_sealed_box_open (pair.public_key, pair.secret_key, data, i));
    }
}

static void
test_pairs_are_known (void)
{
  static const guint8 nothing[RELAIS_SEALED_BOX_KEY_SIZE];
  Pair pair = make_pair ();
  Pair other = make_pair ();

  g_assert_true (relais_sealed_box_is_pair (pair.public_key, pair.secret_key));
  g_assert_false (relais_sealed_box_is_pair (other.public_key, pair.secret_key));
  /* With such a key everybody could read it. */
  g_assert_null (relais_sealed_box_seal (nothing, "Fatima", 6));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sealed-box/what-was-sealed-is-read-again", test_what_was_sealed_is_read_again);
  g_test_add_func ("/sealed-box/nothing-shows-from-outside", test_nothing_shows_from_outside);
  g_test_add_func ("/sealed-box/nobody-else-opens-it", test_nobody_else_opens_it);
  g_test_add_func ("/sealed-box/pairs-are-known", test_pairs_are_known);
  return g_test_run ();
}
