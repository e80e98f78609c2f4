#include "relais-qr.h"

#include <string.h>

#include "relais-error.h"

/* The three squares by which a camera finds the code: 7 × 7, dark, light, dark from outside in. */
static void
assert_finder (const RelaisQr *code, int left, int top)
{
  for (int row = 0; row < 7; row++)
    {
      for (int column = 0; column < 7; column++)
        {
          int ring = MAX (ABS (row - 3), ABS (column - 3));

          g_assert_cmpint (relais_qr_is_dark (code, left + column, top + row), ==, ring != 2);
        }
    }
}

static void
test_a_call (void)
{
  static const struct {
    const char *number;
    int size;
  } cases[] = {
    { "+3225371234", 21 },
    { "+32478123456", 21 },
    { "+212661234567", 21 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisQr) code = relais_qr_new_for_call (cases[i].number, &error);
      g_autofree char *expected = g_strconcat ("tel:", cases[i].number, NULL);

      g_assert_no_error (error);
      g_assert_cmpstr (relais_qr_get_text (code), ==, expected);
      g_assert_cmpint (relais_qr_get_size (code), ==, cases[i].size);
      assert_finder (code, 0, 0);
      assert_finder (code, cases[i].size - 7, 0);
      assert_finder (code, 0, cases[i].size - 7);
    }
}

static void
test_level (void)
{
  g_autoptr (RelaisQr) code = relais_qr_new_for_call ("+3225371234", NULL);
  gboolean high = relais_qr_is_dark (code, 0, 8);
  gboolean low = relais_qr_is_dark (code, 1, 8);

  /* The two bits beside the upper left finder, masked with 10: level M is 00 (ISO/IEC 18004, table 25). */
  g_assert_true (high);
  g_assert_false (low);
}

static void
test_only_numbers_can_be_called (void)
{
  static const char *others[] = { "", "+", "025371234", "+32 2 537 12 34", "+3225371234;ext=1", "+32\n2", "tel:+32" };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", others[i]);
      g_assert_null (relais_qr_new_for_call (others[i], &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
    }
}

static void
test_size_is_limited (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *fits = g_strnfill (106, 'x');
  g_autofree char *too_long = g_strnfill (107, 'x');
  g_autofree char *far_too_long = g_strnfill (10000, 'x');
  g_autoptr (RelaisQr) code = relais_qr_new (fits, &error);

  g_assert_no_error (error);
  g_assert_cmpint (relais_qr_get_size (code), ==, 17 + 4 * RELAIS_QR_MAX_VERSION);
  g_assert_null (relais_qr_new (too_long, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (relais_qr_new (far_too_long, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr/a-call", test_a_call);
  g_test_add_func ("/qr/level", test_level);
  g_test_add_func ("/qr/only-numbers-can-be-called", test_only_numbers_can_be_called);
  g_test_add_func ("/qr/size-is-limited", test_size_is_limited);
  return g_test_run ();
}
