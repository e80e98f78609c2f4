#include "relais-id.h"

static void
test_references (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 200; i++)
    {
      char *reference = relais_reference_new ();

      g_assert_true (relais_reference_is_valid (reference));
      g_assert_true (g_hash_table_add (seen, reference));
    }

  g_assert_false (relais_reference_is_valid ("O0I1L5"));
  g_assert_false (relais_reference_is_valid ("34679"));
  g_assert_false (relais_reference_is_valid ("34679AC"));
  g_assert_false (relais_reference_is_valid (NULL));
}

static void
test_ids (void)
{
  g_autofree char *id = relais_id_new ();

  g_assert_true (relais_id_is_valid (id));
  g_assert_false (relais_id_is_valid ("1; DROP TABLE person"));
  g_assert_false (relais_id_is_valid (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/references", test_references);
  g_test_add_func ("/id/ids", test_ids);
  return g_test_run ();
}
