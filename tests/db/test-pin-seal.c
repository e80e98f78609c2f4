#include "relais-pin-seal.h"
#include "relais-pin-seal-testing.h"

#include "relais-error.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

static void
test_four_to_eight_digits (void)
{
  static const struct {
    const char *typed;
    gboolean is_valid;
  } cases[] = {
    { "0000", TRUE },  { "12345678", TRUE },   { "123", FALSE },       { "123456789", FALSE }, { "", FALSE },
    { "12a4", FALSE }, { " 1234", FALSE },     { "1234 ", FALSE },     { "-123", FALSE },      { NULL, FALSE },
    { "١٢٣٤", FALSE }, { "1234\n", FALSE },
  };
  g_autoptr (RelaisDataKey) key = relais_data_key_new_random ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      RelaisPinSeal *seal = relais_pin_seal_new (key, cases[i].typed, &error);

      g_assert_cmpint (relais_pin_is_valid (cases[i].typed), ==, cases[i].is_valid);
      g_assert_cmpint (seal != NULL, ==, cases[i].is_valid);
      if (seal != NULL)
        relais_pin_seal_free (seal);
      else
        g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID_PIN);
    }
}

static void
test_only_the_pin_opens (void)
{
  static const char *const wrong[] = { "4712", "04711", "47110", "471", "" };
  g_autoptr (RelaisDataKey) key = relais_data_key_new_random ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisPinSeal) seal = relais_pin_seal_new (key, "4711", &error);
  g_autoptr (RelaisPinSeal) decoy = relais_pin_seal_new_decoy ();
  g_autoptr (RelaisDataKey) opened = NULL;
  guint work;

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_null (relais_pin_seal_open (seal, wrong[i], &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_PIN);
      g_clear_error (&error);
    }
  opened = relais_pin_seal_open (seal, "4711", &error);
  g_assert_no_error (error);
  g_assert_true (relais_data_key_equal (opened, key));

  work = relais_pin_seal_count_work ();
  g_assert_null (relais_pin_seal_open (decoy, "4711", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_PIN);
  g_assert_cmpuint (relais_pin_seal_count_work (), ==, work + 1);
}

/* Two copies under one PIN have nothing in common, and neither shows the key. */
static void
test_a_copy_shows_nothing (void)
{
  g_autoptr (RelaisDataKey) key = relais_data_key_new_random ();
  g_autoptr (RelaisPinSeal) a = relais_pin_seal_new (key, "0000", NULL);
  g_autoptr (RelaisPinSeal) b = relais_pin_seal_new (key, "0000", NULL);
  gsize size;
  const guint8 *of_a = relais_pin_seal_peek (a, &size);
  const guint8 *of_b = relais_pin_seal_peek (b, &size);

  g_assert_null (memmem (of_a, size, relais_data_key_get (key), 8));
  g_assert_null (memmem (of_a, size, of_b, 16));
  g_assert_null (memmem (of_a, size, of_b + size - 16, 16));
}

/* The line of /proc/self/smaps that begins with @name, of the mapping that @at lies in; NULL when it lies in none. */
static char *
read_mapping (gconstpointer at, const char *name)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean is_inside = FALSE;

  g_assert_true (g_file_get_contents ("/proc/self/smaps", &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      unsigned long from;
      unsigned long to;

      if (sscanf (lines[i], "%lx-%lx ", &from, &to) == 2 && strchr (lines[i], '-') < strchr (lines[i], ' '))
        is_inside = (gulong) at >= from && (gulong) at < to;
      else if (is_inside && g_str_has_prefix (lines[i], name))
        return g_strdup (lines[i]);
    }
  return NULL;
}

/* Asked of the kernel: sanitizers say yes to a lock and take none. */
static gboolean
may_lock_memory (void)
{
  static guint8 page[4096];
  g_autofree char *flags = NULL;

  if (mlock (page, sizeof page) != 0)
    return FALSE;
  flags = read_mapping (page, "VmFlags:");
  return flags != NULL && strstr (flags, " lo") != NULL;
}

static void
test_it_lies_in_locked_memory (void)
{
  g_autoptr (RelaisDataKey) key = relais_data_key_new_random ();
  RelaisPinSeal *seal = relais_pin_seal_new (key, "2580", NULL);
  gsize size;
  gconstpointer at = relais_pin_seal_peek (seal, &size);
  g_autofree char *flags = read_mapping (at, "VmFlags:");

  if (!may_lock_memory () || flags == NULL)
    {
      g_test_skip ("this system locks no memory");
      relais_pin_seal_free (seal);
      return;
    }
  g_assert_nonnull (strstr (flags, " lo")); /* locked: never in swap */
  g_assert_nonnull (strstr (flags, " dd")); /* left out of core dumps */
  g_assert_null (strstr (flags, " wr"));
  relais_pin_seal_free (seal);
  g_assert_null (read_mapping (at, "VmFlags:"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  relais_pin_seal_set_test_cost (8192, 1);
  g_test_add_func ("/pin-seal/four-to-eight-digits", test_four_to_eight_digits);
  g_test_add_func ("/pin-seal/only-the-pin-opens", test_only_the_pin_opens);
  g_test_add_func ("/pin-seal/a-copy-shows-nothing", test_a_copy_shows_nothing);
  g_test_add_func ("/pin-seal/it-lies-in-locked-memory", test_it_lies_in_locked_memory);
  return g_test_run ();
}
