/* The team through the program: members who join and leave, and what each role may ask, command by command. */

#include "relais-test.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FIRST  "vier woorden zonder verband"
#define SECOND "encore quatre autres mots"

typedef struct {
  RelaisTestFolder *folder;
  char *data_dir;
} Fixture;

static char *
run (Fixture *fixture, const char *passphrase, const char *input, const char *command, int *status)
{
  g_autofree char *line = g_strdup_printf ("'%s' --data-dir '%s' --passphrase-file '%s' --format json %s",
                                           g_getenv ("RELAISCTL"), fixture->data_dir, passphrase, command);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *err = NULL;
  char *out = NULL;

  g_shell_parse_argv (line, NULL, &words, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &out, &err, &error);
  g_assert_no_error (error);
  *status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  g_test_message ("%s → %d\n%s%s", command, *status, out, err);
  return out;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const secrets[][2] = { { "first", FIRST }, { "second", SECOND } };
  g_autofree char *out = NULL;
  int status;

  fixture->folder = relais_test_make_folder ();
  fixture->data_dir = g_build_filename (fixture->folder, "data", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, secrets[i][0], NULL);

      g_assert_true (g_file_set_contents (path, secrets[i][1], -1, NULL));
    }
  out = run (fixture, "first", "", "--new-passphrase-file first init --practice 'Maison médicale' --admin Aïcha", &status);
  g_assert_cmpint (status, ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  relais_test_remove_folder (fixture->folder);
  g_free (fixture->data_dir);
}

/* What each line of a batch answered: "ok", or the code of the error. */
static GStrv
read_codes (const char *out)
{
  g_auto (GStrv) lines = g_strsplit (g_strchomp ((char *) out), "\n", -1);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonNode) node = json_from_string (lines[i], NULL);
      JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      JsonObject *error = NULL;

      if (object != NULL && json_object_has_member (object, "error"))
        error = json_object_get_object_member (object, "error");
      g_strv_builder_add (codes, error != NULL ? json_object_get_string_member (error, "code") : "ok");
    }
  return g_strv_builder_end (codes);
}

#define NOBODY "00000000-0000-4000-8000-00000000dead"

/* A letter a role that is let through, whatever the answer then is: Reception, Nurse, physiCian, Physio, Social worker,
 * psYchologist, coOrdinator, Administrator, Dpo. Who is not, is told "not-allowed".
 */
static const struct {
  const char *command;
  const char *may;
} matrix[] = {
  { "patient list", "RNCPSYO.." },
  { "patient search maes", "RNCPSYO.." },
  { "patient add --family-name Maes --birth-date 1950", "RNCPSYO.." },
  { "protection propose " NOBODY " --reason because", ".NCPSYO.." },
  { "protection set " NOBODY, ".NCPSYO.." },
  { "export patients --to out.csv", "......OA." },
  { "practice set --name 'Maison médicale'", ".......A." },
  { "audit list", ".......AD" },
  { "staff list", "RNCPSYOAD" },
  { "staff add --name Jan --role nurse --language xx", ".......A." },
  { "staff set Zoé --name Zoé", ".......A." },
  { "staff disable Aïcha", ".......A." },
  { "staff leave Aïcha", ".......A." },
  { "staff reset Aïcha", ".......A." },
  { "staff exclude Aïcha --patient " NOBODY, ".NCPSYO.." },
  { "staff admit Aïcha --patient " NOBODY, "......O.." },
  { "verify", "RNCPSYOAD" },
};

static const char *const roles[] = { "reception",    "nurse",       "physician",     "physio", "social",
                                     "psychologist", "coordinator", "administrator", "dpo" };

static void
add_members (Fixture *fixture)
{
  g_autoptr (GString) input = g_string_new ("staff add --name Zoé --role nurse\n");
  g_autofree char *out = NULL;
  int status;

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    g_string_append_printf (input, "staff add --name member-%s --role %s\n", roles[i], roles[i]);
  out = run (fixture, "first", input->str, "--new-passphrase-file second batch", &status);
  g_assert_cmpint (status, ==, 0);
}

/* One unlocking a role; several own the second passphrase, so that --as says who. An administrator who would let the
 * last one go, or give a weak passphrase, is refused for that and not for the role.
 */
static void
test_matrix (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) input = g_string_new (NULL);
  g_autofree char *weak = g_build_filename (fixture->folder, "weak", NULL);

  g_assert_true (g_file_set_contents (weak, "short", -1, NULL));
  add_members (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (matrix); i++)
    g_string_append_printf (input, "%s\n", matrix[i].command);

  for (gsize role = 0; role < G_N_ELEMENTS (roles); role++)
    {
      g_autofree char *command = g_strdup_printf ("--new-passphrase-file weak --as member-%s batch", roles[role]);
      int status;
      g_autofree char *out = run (fixture, "second", input->str, command, &status);
      g_auto (GStrv) codes = read_codes (out);

      g_assert_cmpuint (g_strv_length (codes), ==, G_N_ELEMENTS (matrix));
      for (gsize i = 0; i < G_N_ELEMENTS (matrix); i++)
        {
          g_test_message ("%s: %s → %s", roles[role], matrix[i].command, codes[i]);
          g_assert_cmpint (!g_str_equal (codes[i], "not-allowed"), ==, matrix[i].may[role] != '.');
        }
    }
}

static const struct {
  const char *command;
  const char *code;
} day[] = {
  { "staff add --name Els --role 'nurse;coordinator'", "ok" },
  { "staff add --name els --role nurse", "duplicate" },
  { "staff add --name Jan --role pilot", "invalid" },
  { "staff add --name Jan", "invalid" },
  { "staff set Els --ends-on 2020-01-01", "ok" },
  { "staff reset Els", "member-left" },
  { "staff set Els --ends-on ''", "ok" },
  { "staff reset Els", "ok" },
  { "staff set Aïcha --role coordinator", "last-administrator" },
  { "staff set Aïcha --ends-on 2099-12-31", "last-administrator" },
  { "staff disable Aïcha", "last-administrator" },
  { "staff set Nobody --role nurse", "not-found" },
  { "staff set Els --rank 3", "unknown-field" },
  { "patient add --family-name Maes --birth-date 1950 --referent Els", "ok" },
  { "staff exclude Els --patient Maes", "ok" },
  { "staff exclude Els --patient Maes", "duplicate" },
  { "staff exclude Els", "usage" },
  { "staff admit Els --patient Maes", "ok" },
  { "staff admit Els --patient Maes", "not-found" },
  { "staff leave Els", "no-successor" },
  { "staff leave Els --to Aïcha", "ok" },
};

static void
test_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) input = g_string_new (NULL);
  g_autofree char *out = NULL;
  g_autofree char *refused = NULL;
  g_auto (GStrv) codes = NULL;
  int status;

  for (gsize i = 0; i < G_N_ELEMENTS (day); i++)
    g_string_append_printf (input, "%s\n", day[i].command);
  out = run (fixture, "first", input->str, "--new-passphrase-file second batch", &status);
  codes = read_codes (out);
  g_assert_cmpuint (g_strv_length (codes), ==, G_N_ELEMENTS (day));
  for (gsize i = 0; i < G_N_ELEMENTS (day); i++)
    {
      g_test_message ("%s", day[i].command);
      g_assert_cmpstr (codes[i], ==, day[i].code);
    }

  /* Her passphrase opens nothing any more. */
  refused = run (fixture, "second", "", "patient list", &status);
  g_assert_cmpint (status, ==, 3);
}

/* What is kept back is told beside what goes, with the number of each. */
static void
test_leaving (Fixture *fixture, gconstpointer data)
{
  static const char people[] = "staff add --name Els --role nurse\n"
                               "staff add --name Nadine --role reception\n"
                               "patient add --family-name Maes --birth-date 1950 --referent Els\n";
  static const struct {
    const char *name;
    gint64 n;
  } told[] = {
    { "patients", 1 }, { "patients_without_referent", 0 }, { "forms", 0 }, { "proposals", 0 }, { "actions", 1 },
    { "actions_for_nobody", 1 }, { "urgent_entries", 0 }, { "urgent_entries_kept_back", 1 }, { "closed_entries", 0 },
  };
  int status;
  g_autofree char *added = run (fixture, "first", people, "--new-passphrase-file second batch", &status);
  g_auto (GStrv) lines = g_strsplit (added, "\n", -1);
  g_autoptr (JsonNode) maes = json_from_string (lines[2], NULL);
  const char *id = json_object_get_string_member (json_node_get_object (maes), "id");
  g_autofree char *work = g_strdup_printf (
      "note add --patient %s --text Plaie --visibility care --urgency urgent --action revoir --for Els\n"
      "note add --patient %s --text Lit --visibility logistics --action appeler --for Els\n"
      "staff leave Els --to Nadine\n",
      id, id);
  g_autofree char *out = run (fixture, "first", work, "batch", &status);
  g_auto (GStrv) answers = g_strsplit (out, "\n", -1);
  g_autoptr (JsonNode) answer = json_from_string (answers[2], NULL);

  g_assert_cmpint (status, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_test_message ("%s", told[i].name);
      g_assert_cmpint (json_object_get_int_member (json_node_get_object (answer), told[i].name), ==, told[i].n);
    }
}

/* What the log says to the administrator @passphrase, about whom it is asked, and whether it names them at all. */
static void
check_log (Fixture *fixture, const char *passphrase, const char *id, gboolean is_there)
{
  static const char *const about[] = { "audit list", "audit list --subject %s", "audit person %s", "audit person Maes",
                                       "patient list", "patient search maes" };

  for (gsize i = 0; i < G_N_ELEMENTS (about); i++)
    {
      g_auto (GStrv) parts = g_strsplit (about[i], "%s", 2);
      g_autofree char *command = g_strjoinv (id, parts);
      g_autofree char *out = NULL;
      int status;

      out = run (fixture, passphrase, "", command, &status);
      g_assert_cmpint (strstr (out, id) != NULL && (strstr (out, "\"seq\"") != NULL || strstr (out, "Maes") != NULL), ==,
                       is_there);
      g_assert_cmpint (strstr (out, "Maes") != NULL, <=, is_there);
    }
}

/* Who is kept out of a record administers all the same, and finds no trace of it in the log. */
static void
test_log_without_trace (Fixture *fixture, gconstpointer data)
{
  static const char input[] = "staff add --name Els --role 'coordinator;administrator'\n"
                              "patient add --family-name Maes --birth-date 1950\n"
                              "staff exclude Els --patient Maes\n";
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (JsonNode) added = NULL;
  int status;

  out = run (fixture, "first", input, "--new-passphrase-file second batch", &status);
  g_assert_cmpint (status, ==, 0);
  lines = g_strsplit (out, "\n", -1);
  added = json_from_string (lines[1], NULL);
  check_log (fixture, "first", json_object_get_string_member (json_node_get_object (added), "id"), TRUE);
  check_log (fixture, "second", json_object_get_string_member (json_node_get_object (added), "id"), FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ctl/staff/matrix", Fixture, NULL, set_up, test_matrix, tear_down);
  g_test_add ("/ctl/staff/day", Fixture, NULL, set_up, test_day, tear_down);
  g_test_add ("/ctl/staff/leaving", Fixture, NULL, set_up, test_leaving, tear_down);
  g_test_add ("/ctl/staff/log-without-trace", Fixture, NULL, set_up, test_log_without_trace, tear_down);
  return g_test_run ();
}
