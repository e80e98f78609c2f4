#include "relais-agenda.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOW "2026-11-20T13:02:11.000000Z"

static RelaisAgenda *
make_agenda (void)
{
  RelaisAgenda *agenda = relais_agenda_new ();

  g_assert_nonnull (relais_agenda_add (agenda, "2026-11-27T08:00:00.000000Z", FALSE));
  g_assert_nonnull (relais_agenda_add (agenda, NOW, FALSE));
  g_assert_nonnull (relais_agenda_add (agenda, "2026-11-20T13:02:11.000001Z", TRUE));
  g_assert_nonnull (relais_agenda_add (agenda, "2026-11-18T08:00:00.000000Z", TRUE));
  return agenda;
}

static void
assert_agenda (RelaisAgenda *agenda)
{
  g_auto (GStrv) tokens = relais_agenda_list_due (agenda, NOW);
  guint n_urgent = 0;

  g_assert_cmpuint (relais_agenda_count_due (agenda, NOW, &n_urgent), ==, 2);
  g_assert_cmpuint (n_urgent, ==, 1);
  g_assert_cmpuint (g_strv_length (tokens), ==, 2);
  g_assert_cmpstr (tokens[0], !=, tokens[1]);
  g_assert_cmpstr (relais_agenda_get_next (agenda, NOW), ==, "2026-11-20T13:02:11.000001Z");
  g_assert_cmpstr (relais_agenda_get_next (agenda, "2026-11-27T08:00:00.000000Z"), ==, NULL);
}

static void
test_comes_back_from_its_file (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "agenda", NULL);
  g_autoptr (RelaisAgenda) agenda = make_agenda ();
  g_autoptr (RelaisAgenda) empty = relais_agenda_new ();
  g_autoptr (GError) error = NULL;
  struct stat status;

  assert_agenda (agenda);
  relais_agenda_save (agenda, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_clear_pointer (&agenda, relais_agenda_free);
  agenda = relais_agenda_load (folder);
  assert_agenda (agenda);

  relais_agenda_save (empty, folder, &error);
  g_assert_no_error (error);
  g_clear_pointer (&agenda, relais_agenda_free);
  agenda = relais_agenda_load (folder);
  g_assert_cmpuint (relais_agenda_count_due (agenda, "9", NULL), ==, 0);
}

/* Instants, tokens and one word: nothing that is about anybody. */
static void
test_says_nothing_else (void)
{
  g_autoptr (RelaisAgenda) agenda = make_agenda ();
  g_autofree char *text = relais_agenda_to_text (agenda);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  for (guint i = 1; i < 5; i++)
    g_assert_true (g_regex_match_simple ("^[-0-9T:.]+Z [-0-9a-f]{36}( urgent)?$", lines[i], 0, 0));
  g_assert_null (relais_agenda_add (agenda, "Fatima El Amrani", FALSE));
  g_assert_null (relais_agenda_add (agenda, "2026-11-20", FALSE));
  g_assert_null (relais_agenda_add (agenda, "2026-11-20T13:02:11+01:00", FALSE));
}

static void
assert_empty (const char *data, gsize size)
{
  g_autoptr (RelaisAgenda) agenda = relais_agenda_parse (data, size);

  g_assert_cmpuint (relais_agenda_count_due (agenda, "9", NULL), ==, 0);
}

static void
test_damage_is_an_empty_agenda (void)
{
  g_autoptr (RelaisAgenda) agenda = make_agenda ();
  g_autofree char *text = relais_agenda_to_text (agenda);
  gsize size = strlen (text);

  for (gsize i = 0; i < size; i++)
    {
      g_autofree char *altered = g_memdup2 (text, size);

      altered[i] ^= 2;
      assert_empty (altered, size);
      assert_empty (text, i);
    }
}

/* Nothing that stands in the place of the file keeps the program from starting. */
static void
test_nothing_readable (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "agenda", NULL);
  g_autofree char *large = g_strnfill (400000, 'x');
  g_autoptr (RelaisAgenda) missing = relais_agenda_load (folder);
  g_autoptr (RelaisAgenda) a_folder = NULL;
  g_autoptr (RelaisAgenda) a_pipe = NULL;
  g_autoptr (RelaisAgenda) too_large = NULL;

  g_assert_cmpuint (relais_agenda_count_due (missing, "9", NULL), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  a_folder = relais_agenda_load (folder);
  g_assert_cmpuint (relais_agenda_count_due (a_folder, "9", NULL), ==, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  a_pipe = relais_agenda_load (folder);
  g_assert_cmpuint (relais_agenda_count_due (a_pipe, "9", NULL), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_file_set_contents (path, large, 400000, NULL);
  too_large = relais_agenda_load (folder);
  g_assert_cmpuint (relais_agenda_count_due (too_large, "9", NULL), ==, 0);
}

static void
test_it_does_not_grow_for_ever (void)
{
  g_autoptr (RelaisAgenda) agenda = relais_agenda_new ();
  g_autoptr (RelaisAgenda) back = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < RELAIS_AGENDA_MAX + 10; i++)
    {
      g_autofree char *due = g_strdup_printf ("%u-11-20T13:02:11.000000Z", 9000 - i);

      g_assert_nonnull (relais_agenda_add (agenda, due, TRUE));
    }
  text = relais_agenda_to_text (agenda);
  back = relais_agenda_parse (text, strlen (text));
  g_assert_cmpuint (relais_agenda_count_due (back, "9999", NULL), ==, RELAIS_AGENDA_MAX);
  /* The earliest are kept. */
  g_assert_cmpstr (relais_agenda_get_next (back, ""), ==, "6991-11-20T13:02:11.000000Z");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda/comes-back-from-its-file", test_comes_back_from_its_file);
  g_test_add_func ("/agenda/says-nothing-else", test_says_nothing_else);
  g_test_add_func ("/agenda/damage-is-an-empty-agenda", test_damage_is_an_empty_agenda);
  g_test_add_func ("/agenda/nothing-readable", test_nothing_readable);
  g_test_add_func ("/agenda/it-does-not-grow-for-ever", test_it_does_not_grow_for_ever);
  return g_test_run ();
}
