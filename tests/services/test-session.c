#include "relais-demo.h"
#include "relais-error.h"
#include "relais-person.h"
#include "relais-register.h"
#include "relais-session-watch.h"
#include "relais-test-session.h"
#include "relais-test.h"

#define NOW        "2026-11-20T13:02:11Z"
#define PASSPHRASE "quatre mots sans rapport"

typedef struct {
  GMainLoop *loop;
  GThread *thread;
  GPtrArray *touched; /* a GStrv for each time */
  gboolean is_freed;
} Listener;

static void
on_changed (const char *const *touched, gpointer data)
{
  Listener *listener = data;

  g_assert_true (listener->thread == g_thread_self ());
  g_ptr_array_add (listener->touched, g_strdupv ((GStrv) touched));
  g_main_loop_quit (listener->loop);
}

static void
on_freed (gpointer data)
{
  ((Listener *) data)->is_freed = TRUE;
}

static void
listener_init (Listener *listener)
{
  listener->loop = g_main_loop_new (NULL, FALSE);
  listener->thread = g_thread_self ();
  listener->touched = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

static void
listener_clear (Listener *listener)
{
  g_main_loop_unref (listener->loop);
  g_ptr_array_unref (listener->touched);
}

static gpointer
add_somebody (gpointer session)
{
  return relais_test_session_add (session, "El Amrani", "Fatima", RELAIS_FACET_PATIENT, NULL);
}

/* The commit is asked for on another thread, as the window does, and told on this one. */
static void
test_own_commits_are_told (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  Listener listener = { 0 };
  g_autoptr (GError) error = NULL;
  RelaisSessionWatch *watch;
  g_autoptr (RelaisRecord) person = NULL;
  g_autoptr (RelaisRecord) unheard = NULL;
  const char *const *touched;

  listener_init (&listener);
  watch = relais_session_watch (session, on_changed, &listener, on_freed, &error);
  g_assert_no_error (error);
  person = g_thread_join (g_thread_new ("desk", add_somebody, session));
  g_assert_cmpuint (listener.touched->len, ==, 0);
  g_main_loop_run (listener.loop);

  g_assert_cmpuint (listener.touched->len, ==, 1);
  touched = g_ptr_array_index (listener.touched, 0);
  g_assert_true (relais_session_touches (touched, "person", relais_record_get_id (person)));
  g_assert_true (relais_session_touches (touched, "person", NULL));
  g_assert_false (relais_session_touches (touched, "person", "another"));
  g_assert_false (relais_session_touches (touched, "pers", NULL));
  g_assert_false (relais_session_touches (touched, "link", NULL));

  unheard = add_somebody (session);
  relais_session_unwatch (watch);
  g_assert_true (listener.is_freed);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (listener.touched->len, ==, 1);
  listener_clear (&listener);
}

static void
test_commits_of_others_are_told (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (NOW);
  Listener listener = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisSession) other = relais_session_open (folder, PASSPHRASE, NULL, clock, &error);
  RelaisSessionWatch *watch;
  g_autoptr (RelaisRecord) person = NULL;
  const char *const *touched;

  g_assert_no_error (error);
  listener_init (&listener);
  watch = relais_session_watch (session, on_changed, &listener, NULL, &error);
  g_assert_no_error (error);
  person = add_somebody (other);
  g_main_loop_run (listener.loop);
  touched = g_ptr_array_index (listener.touched, 0);
  g_assert_null (touched[0]);
  g_assert_true (relais_session_touches (touched, "link", "any"));
  relais_session_unwatch (watch);
  listener_clear (&listener);
}

static void
test_a_refusal_says_nothing_more (void)
{
  static const struct {
    const char *name;
    const char *passphrase;
  } refused[] = {
    { "Aïcha", "a wrong one altogether" },
    { "Nobody", PASSPHRASE },
    { "", PASSPHRASE },
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) member = NULL;
  g_autofree char *sentence = NULL;
  RelaisSession *again;

  relais_session_close (session);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *said = NULL;

      g_assert_null (relais_session_sign_in (folder, refused[i].name, refused[i].passphrase, clock, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_WRONG_SIGN_IN);
      said = relais_error_get_sentence (error);
      g_clear_error (&error);
      if (sentence != NULL)
        g_assert_cmpstr (said, ==, sentence);
      g_free (sentence);
      sentence = g_steal_pointer (&said);
    }

  again = relais_session_sign_in (folder, " aicha ", PASSPHRASE, clock, &error);
  g_assert_no_error (error);
  member = relais_session_load_member (again, &error);
  g_assert_cmpstr (relais_record_get (member, RELAIS_STAFF_NAME), ==, "Aïcha");
  g_assert_cmpstr (relais_record_get (member, RELAIS_STAFF_LANGUAGE), ==, "fr");
  g_assert_cmpstr (relais_session_get_folder (again), ==, folder);
  relais_session_unref (again);

  g_assert_null (relais_session_sign_in ("/nowhere/at/all", "Aïcha", PASSPHRASE, clock, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_REGISTER);
}

static void
test_the_fictional_practice_says_so (void)
{
  g_autoptr (RelaisTestFolder) real = relais_test_make_folder ();
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *where = g_build_filename (folder, "demo", NULL);
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (NOW);
  g_autoptr (RelaisSession) session = relais_test_session_new (real);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisSession) demo = relais_demo_create (where, NULL, clock, NULL, &error);
  g_autoptr (RelaisSession) again = NULL;

  g_assert_no_error (error);
  g_assert_false (relais_session_is_fictional (session));
  g_assert_true (relais_session_is_fictional (demo));
  relais_session_close (demo);
  again = relais_session_open (where, RELAIS_DEMO_PASSPHRASE, NULL, clock, &error);
  g_assert_no_error (error);
  g_assert_true (relais_session_is_fictional (again));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/own-commits-are-told", test_own_commits_are_told);
  g_test_add_func ("/session/commits-of-others-are-told", test_commits_of_others_are_told);
  g_test_add_func ("/session/a-refusal-says-nothing-more", test_a_refusal_says_nothing_more);
  g_test_add_func ("/session/the-fictional-practice-says-so", test_the_fictional_practice_says_so);
  return g_test_run ();
}
