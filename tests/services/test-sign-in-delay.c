#include "relais-error.h"
#include "relais-sign-in-delay.h"

static void
fail_at (RelaisSignInDelay *delay, int code)
{
  g_autoptr (GError) failure = relais_error_new (code, NULL, NULL);

  relais_sign_in_delay_note (delay, failure);
}

static void
set_clock (RelaisClock *clock, int seconds)
{
  g_autofree char *instant = g_strdup_printf ("2026-11-20T13:%02d:%02dZ", seconds / 60, seconds % 60);

  relais_clock_set (clock, instant);
}

static void
test_the_wait_grows (void)
{
  static const int waits[] = { 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60 };
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T13:00:00Z");
  g_autoptr (RelaisSignInDelay) delay = relais_sign_in_delay_new (clock);

  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      fail_at (delay, i % 2 == 0 ? RELAIS_ERROR_WRONG_SIGN_IN : RELAIS_ERROR_WRONG_PIN);
      g_assert_cmpint (relais_sign_in_delay_get_wait (delay), ==, waits[i]);
    }
  for (int i = 0; i < 1000; i++)
    fail_at (delay, RELAIS_ERROR_WRONG_SIGN_IN);
  g_assert_cmpint (relais_sign_in_delay_get_wait (delay), ==, 60);
}

static void
test_it_ends (void)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T13:00:00Z");
  g_autoptr (RelaisSignInDelay) delay = relais_sign_in_delay_new (clock);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 5; i++)
    fail_at (delay, RELAIS_ERROR_WRONG_SIGN_IN);
  set_clock (clock, 3);
  g_assert_false (relais_sign_in_delay_check (delay, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_TOO_SOON);
  g_assert_cmpstr (relais_error_get_subject (error), ==, "1");
  g_clear_error (&error);
  set_clock (clock, 4);
  g_assert_true (relais_sign_in_delay_check (delay, &error));
  /* The next one makes it longer, whoever it is; somebody who comes in ends it. */
  fail_at (delay, RELAIS_ERROR_PIN_GONE);
  g_assert_cmpint (relais_sign_in_delay_get_wait (delay), ==, 8);
  relais_sign_in_delay_note (delay, NULL);
  g_assert_cmpint (relais_sign_in_delay_get_wait (delay), ==, 0);
}

static void
test_only_what_was_typed_counts (void)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T13:00:00Z");
  g_autoptr (RelaisSignInDelay) delay = relais_sign_in_delay_new (clock);

  for (int i = 0; i < 20; i++)
    fail_at (delay, i % 2 == 0 ? RELAIS_ERROR_DISK_FULL : RELAIS_ERROR_TOO_SOON);
  g_assert_cmpint (relais_sign_in_delay_get_wait (delay), ==, 0);
}

static void
test_a_clock_set_back_locks_nobody_out (void)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T13:30:00Z");
  g_autoptr (RelaisSignInDelay) delay = relais_sign_in_delay_new (clock);

  for (int i = 0; i < 4; i++)
    fail_at (delay, RELAIS_ERROR_WRONG_SIGN_IN);
  relais_clock_set (clock, "2025-01-01T00:00:00Z");
  g_assert_cmpint (relais_sign_in_delay_get_wait (delay), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sign-in-delay/the-wait-grows", test_the_wait_grows);
  g_test_add_func ("/sign-in-delay/it-ends", test_it_ends);
  g_test_add_func ("/sign-in-delay/only-what-was-typed-counts", test_only_what_was_typed_counts);
  g_test_add_func ("/sign-in-delay/a-clock-set-back-locks-nobody-out", test_a_clock_set_back_locks_nobody_out);
  return g_test_run ();
}
