/* Stays in hospital as a script meets them: what each command answers, and what is refused and stored nowhere. */

#include "relais-test.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define PASSPHRASE "vier woorden zonder verband"
#define NOBODY     "00000000-0000-4000-8000-00000000dead"

typedef struct {
  RelaisTestFolder *folder;
  char *data_dir;
  char *patient;
} Fixture;

static char *
run_shell (Fixture *fixture, const char *input, const char *command, int *status)
{
  g_autofree char *line = g_strdup_printf ("'%s' --data-dir '%s' %s", g_getenv ("RELAISCTL"), fixture->data_dir, command);
  const char *const words[] = { "/bin/sh", "-c", line, NULL };
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  process = g_subprocess_launcher_spawnv (launcher, words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  *status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  g_test_message ("%s → %d\n%s", command, *status, out);
  return out;
}

/* The answers to @commands, one a line; {p} stands for the patient, {s} for @stay. */
static JsonArray *
run (Fixture *fixture, const char *stay, const char *commands)
{
  g_auto (GStrv) parts = g_strsplit (commands, "{p}", -1);
  g_autofree char *with_patient = g_strjoinv (fixture->patient, parts);
  g_auto (GStrv) again = g_strsplit (with_patient, "{s}", -1);
  g_autofree char *input = g_strjoinv (stay != NULL ? stay : "", again);
  JsonArray *results = json_array_new ();
  int status;
  g_autofree char *out = run_shell (fixture, input, "--passphrase-file secret --format json batch", &status);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (out), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      json_array_add_element (results, json_from_string (lines[i], &error));
      g_assert_no_error (error);
    }
  return results;
}

static const char *
get (JsonArray *results, guint i, const char *member)
{
  return json_object_get_string_member (json_array_get_object_element (results, i), member);
}

static const char *
get_code (JsonArray *results, guint i)
{
  return json_object_get_string_member (
      json_object_get_object_member (json_array_get_object_element (results, i), "error"), "code");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonArray) people = NULL;
  g_autofree char *made = NULL;
  g_autofree char *secret = NULL;
  int status;

  fixture->folder = relais_test_make_folder ();
  fixture->data_dir = g_build_filename (fixture->folder, "data", NULL);
  secret = g_build_filename (fixture->folder, "secret", NULL);
  g_assert_true (g_file_set_contents (secret, PASSPHRASE, -1, NULL));
  made = run_shell (fixture, "", "--new-passphrase-file secret init --practice 'Le Relais' --admin Aïcha", &status);
  g_assert_cmpint (status, ==, 0);
  fixture->patient = g_strdup (NOBODY);
  people = run (fixture, NULL, "patient add --family-name Diallo --birth-date 1940\n");
  g_free (fixture->patient);
  fixture->patient = g_strdup (get (people, 0, "id"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->patient);
  g_free (fixture->data_dir);
  relais_test_remove_folder (fixture->folder);
}

/* An admission in a word; a Friday that only the ward confirms, with what hangs on it; home. */
static void
test_from_admission_to_return (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonArray) added = run (fixture, NULL, "stay add --patient {p} --hospital Saint-Luc --ward Gériatrie\n");
  g_autoptr (JsonArray) changed =
      run (fixture, get (added, 0, "id"),
           "stay set {s} --planned-discharge '22/11/2030 14h' --certainty confirmed --announced-by famille\n"
           "stay set {s} --planned-discharge '22/11/2030 14h' --certainty confirmed --announced-by ward\n"
           "stay add --patient {p}\n"
           "stay list\n"
           "stay return {p} --destination 'maison de repos'\n"
           "stay list\n"
           "stay list --recent\n");
  JsonObject *dated = json_array_get_object_element (changed, 1);
  JsonObject *due = json_object_get_object_member (dated, "due");
  JsonArray *bad = json_object_get_array_member (dated, "bad_day");

  g_assert_cmpstr (get (added, 0, "state"), ==, "undated");
  g_assert_cmpstr (get_code (changed, 0), ==, "invalid");
  g_assert_cmpstr (get (changed, 1, "planned_discharge"), ==, "2030-11-22T14:00");
  g_assert_cmpstr (get (changed, 1, "state"), ==, "planned");
  g_assert_cmpstr (json_object_get_string_member (due, "prepare"), ==, "2030-11-20");
  g_assert_cmpstr (json_object_get_string_member (due, "call"), ==, "2030-11-25");
  g_assert_cmpstr (json_object_get_string_member (due, "visit"), ==, "2030-11-29");
  g_assert_cmpuint (json_array_get_length (bad), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (bad, 0), ==, "friday");
  g_assert_cmpstr (get_code (changed, 2), ==, "invalid");
  g_assert_cmpuint (json_array_get_length (json_array_get_array_element (changed, 3)), ==, 1);
  g_assert_cmpstr (get (changed, 4, "state"), ==, "elsewhere");
  g_assert_cmpstr (get (changed, 4, "letter"), ==, "awaited");
  g_assert_cmpuint (json_array_get_length (json_array_get_array_element (changed, 5)), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_array_get_array_element (changed, 6)), ==, 1);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *command;
    const char *code;
  } cases[] = {
    { "stay add --hospital Saint-Luc\n", "invalid" },
    { "stay add --patient " NOBODY "\n", "not-found" },
    { "stay add --patient {p} --hopital X\n", "unknown-field" },
    { "stay add --patient {p} --announced-at 2026-11-20\n", "unknown-field" },
    { "stay add --patient {p} --certainty peut-être\n", "invalid" },
    { "stay add --patient {p} --admission 2026-11-10 --discharge 2026-11-09\n", "invalid" },
    { "stay set " NOBODY " --ward X\n", "not-found" },
    { "stay show " NOBODY "\n", "not-found" },
    { "stay return {p} --destination lune\n", "usage" },
  };
  g_autoptr (GString) commands = g_string_new (NULL);
  g_autoptr (JsonArray) results = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_string_append (commands, cases[i].command);
  g_string_append (commands, "stay list --all\n");
  results = run (fixture, NULL, commands->str);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].command);
      g_assert_cmpstr (get_code (results, i), ==, cases[i].code);
    }
  g_assert_cmpuint (json_array_get_length (json_array_get_array_element (results, G_N_ELEMENTS (cases))), ==, 0);
}

static void
test_checklist (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonArray) added =
      run (fixture, NULL, "stay add --patient {p} --admission 2026-11-10 --planned-discharge 2030-11-22\n");
  g_autoptr (JsonArray) results =
      run (fixture, get (added, 0, "id"),
           "checklist set {s} 6 --answer oui --note 'Mme Leroy'\n"
           "checklist set {s} 10 --answer 'sans objet'\n"
           "checklist set {s} 19 --answer yes\n"
           "checklist set {s} 6 --answer maybe\n"
           "checklist show {s}\n"
           "checklist show " NOBODY "\n");
  JsonObject *shown = json_array_get_object_element (results, 4);
  JsonArray *items = json_object_get_array_member (shown, "items");
  JsonObject *call = json_array_get_object_element (items, 5);

  g_assert_cmpstr (get_code (results, 2), ==, "not-found");
  g_assert_cmpstr (get_code (results, 3), ==, "invalid");
  g_assert_cmpstr (get_code (results, 5), ==, "not-found");
  g_assert_cmpint (json_object_get_int_member (shown, "done"), ==, 2); /* 6, and 5 by itself */
  g_assert_cmpint (json_object_get_int_member (shown, "apply"), ==, 17);
  g_assert_cmpint (json_object_get_int_member (shown, "blocking"), ==, 4);
  g_assert_false (json_object_get_boolean_member (shown, "at_risk"));
  g_assert_cmpstr (json_object_get_string_member (call, "note"), ==, "Mme Leroy");
  g_assert_cmpstr (json_object_get_string_member (call, "due"), ==, "2030-11-20");
}

/* In protected mode the days are told with a reason only. */
static void
test_protected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonArray) added =
      run (fixture, NULL, "stay add --patient {p} --ward Gériatrie --planned-discharge 2030-11-22\n"
                          "protection set {p}\n");
  g_autoptr (JsonArray) results = run (fixture, get (added, 0, "id"),
                                       "stay show {s}\nstay list\nstay show {s} --reason 'retour à préparer'\n");
  JsonObject *listed = json_array_get_object_element (json_array_get_array_element (results, 1), 0);

  g_assert_true (json_object_get_boolean_member (listed, "hidden"));
  g_assert_false (json_object_has_member (listed, "due"));
  g_assert_cmpstr (json_object_get_string_member_with_default (listed, "ward", "–"), ==, "–");
  g_assert_cmpstr (json_object_get_string_member_with_default (json_array_get_object_element (results, 0), "ward", "–"),
                   ==, "–");
  g_assert_cmpstr (get (results, 2, "ward"), ==, "Gériatrie");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/stay/from-admission-to-return", test_from_admission_to_return);
  ADD ("/stay/refusals", test_refusals);
  ADD ("/stay/checklist", test_checklist);
  ADD ("/stay/protected", test_protected);
  return g_test_run ();
}
