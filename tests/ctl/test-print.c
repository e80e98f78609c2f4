/* The fictional practice and its cards, as a script meets them. */

#include "relais-test.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

typedef struct {
  RelaisTestFolder *folder;
  char *err;
} Fixture;

static int
run (Fixture *fixture, const char *command, JsonNode **answer)
{
  g_autofree char *line =
      g_strdup_printf ("'%s' --data-dir register --format json %s", g_getenv ("RELAISCTL"), command);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_auto (GStrv) words = NULL;

  g_shell_parse_argv (line, NULL, &words, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->err, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &fixture->err, &error);
  g_assert_no_error (error);
  g_test_message ("%s\n%s%s", command, out, fixture->err);
  *answer = *out != '\0' ? json_from_string (out, &error) : NULL;
  g_assert_no_error (error);
  return g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) answer = NULL;
  g_autofree char *path = NULL;
  JsonObject *counts;

  fixture->folder = relais_test_make_folder ();
  path = g_build_filename (fixture->folder, "pass", NULL);
  g_file_set_contents (path, "relais-demo\n", -1, NULL);
  g_assert_cmpint (run (fixture, "demo", &answer), ==, 0);
  counts = json_node_get_object (answer);
  g_assert_cmpint (json_object_get_int_member (counts, "patients"), ==, 60);
  g_assert_cmpint (json_object_get_int_member (counts, "caregivers"), ==, 45);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->err);
  relais_test_remove_folder (fixture->folder);
}

#define PRINT "--passphrase-file pass print card "

static gboolean
has_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_some_of_all (Fixture *fixture)
{
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *object;
  JsonArray *refused;
  guint n_lines = 0;

  g_assert_cmpint (run (fixture, PRINT "--all --language fr+nl --sheet C32011 --start-label 3 -o all.pdf", &answer), ==, 0);
  object = json_node_get_object (answer);
  refused = json_object_get_array_member (object, "refused");
  g_assert_cmpint (json_object_get_int_member (object, "items"), ==, 95);
  g_assert_cmpint (json_object_get_int_member (object, "pages"), ==, 20);
  for (guint i = 0; i < json_array_get_length (refused); i++)
    {
      JsonObject *refusal = json_array_get_object_element (refused, i);

      g_assert_true (g_uuid_string_is_valid (json_object_get_string_member (refusal, "id")));
      g_assert_cmpint (strlen (json_object_get_string_member (refusal, "reason")), >, 10);
      n_lines += !json_object_get_null_member (refusal, "line");
    }
  g_assert_cmpuint (n_lines, ==, 3);
  g_assert_true (has_file (fixture, "all.pdf"));
}

static void
test_one_by_name (Fixture *fixture)
{
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (JsonNode) forced = NULL;

  g_assert_cmpint (run (fixture, PRINT "--patient 'mohamed amrani' --language nl --offset 0.5,-1 -o one.pdf", &answer), ==, 0);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (answer), "items"), ==, 1);
  g_assert_cmpint (run (fixture, PRINT "--patient 'mohamed amrani' -o one.pdf", &again), ==, 3);
  g_assert_nonnull (strstr (fixture->err, "file-exists"));
  g_assert_cmpint (run (fixture, PRINT "--patient 'mohamed amrani' --size large -o one.pdf --force", &forced), ==, 0);
}

static void
test_none (Fixture *fixture)
{
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (JsonNode) ambiguous = NULL;

  g_assert_cmpint (run (fixture, PRINT "--patient 'marcel dubois' --language fr -o none.pdf", &answer), ==, 1);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (answer), "items"), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (answer), "refused")), ==, 1);
  g_assert_cmpint (run (fixture, PRINT "--patient benali -o none.pdf", &ambiguous), ==, 1);
  g_assert_false (has_file (fixture, "none.pdf"));
}

static void
test_wrong_words (Fixture *fixture)
{
  static const char *const commands[] = {
    PRINT "-o x.pdf",
    PRINT "--all",
    PRINT "--all -o x.doc",
    PRINT "--all --language de -o x.pdf",
    PRINT "--all --sheet L9999 -o x.pdf",
    PRINT "--all --offset 1 -o x.pdf",
    PRINT "--all --offset 1,9 -o x.pdf",
    PRINT "--all --size huge -o x.pdf",
    PRINT "--all --start-label 44 -o x.pdf",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (JsonNode) answer = NULL;

      g_assert_cmpint (run (fixture, commands[i], &answer), ==, 2);
      g_assert_false (has_file (fixture, "x.pdf"));
    }
}

/* One register for all of them: making it takes five passphrases their time. */
static void
test_print (Fixture *fixture, gconstpointer data)
{
  test_some_of_all (fixture);
  test_one_by_name (fixture);
  test_none (fixture);
  test_wrong_words (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ctl/print", Fixture, NULL, set_up, test_print, tear_down);
  return g_test_run ();
}
