/* The program as a script meets it: exit status, what stands on standard output and on standard error. */

#include "relais-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/stat.h>

#define PASSPHRASE "vier woorden zonder verband"

typedef struct {
  RelaisTestFolder *folder;
  char *data_dir;
  char *passphrase_file;
} Fixture;

typedef struct {
  int status;
  char *out;
  char *err;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_free (answer->out);
  g_free (answer->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static Answer
run_with_input (Fixture *fixture, const char *input, const char *command)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *line =
      g_strdup_printf ("'%s' --data-dir '%s' %s", g_getenv ("RELAISCTL"), fixture->data_dir, command);
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  g_shell_parse_argv (line, NULL, &words, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &answer.out, &answer.err, &error);
  g_assert_no_error (error);
  answer.status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  g_test_message ("%s → %d\n%s%s", command, answer.status, answer.out, answer.err);
  return answer;
}

/* With the passphrase of the member. */
static Answer
run (Fixture *fixture, const char *command)
{
  g_autofree char *full = g_strdup_printf ("--passphrase-file '%s' %s", fixture->passphrase_file, command);

  return run_with_input (fixture, "", full);
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = NULL;
  g_auto (Answer) answer = { 0 };

  fixture->folder = relais_test_make_folder ();
  fixture->data_dir = g_build_filename (fixture->folder, "data", NULL);
  fixture->passphrase_file = g_build_filename (fixture->folder, "passphrase", NULL);
  g_file_set_contents (fixture->passphrase_file, PASSPHRASE "\n", -1, NULL);

  command = g_strdup_printf ("--new-passphrase-file '%s' --format json init --practice 'Maison médicale' --admin Aïcha "
                             "--language fr", fixture->passphrase_file);
  answer = run_with_input (fixture, "", command);
  g_assert_cmpint (answer.status, ==, 0);
  g_assert_nonnull (strstr (answer.out, "recovery_key"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  relais_test_remove_folder (fixture->folder);
  g_free (fixture->data_dir);
  g_free (fixture->passphrase_file);
}

static const struct {
  const char *command;
  int status;
  const char *code;
  const char *mentions;
} refusals[] = {
  { "patient add --famly X", 2, "unknown-field", "family_name" },
  { "nonsense", 2, "usage", "patient add" },
  { "patient show", 2, "usage", "ID" },
  { "patient list --limit many", 2, "usage", "many" },
  { "patient list extra", 2, "usage", "extra" },
  { "--format yaml patient list", 2, NULL, "yaml" },
  { "patient add --family-name Z --birth-date 31/02/1980", 1, "invalid", NULL },
  { "patient show 00000000-0000-4000-8000-000000000000", 1, "not-found", NULL },
  { "--as Els patient list", 1, "wrong-member", "Els" },
  { "consent set x fly yes", 2, "usage", "print" },
  { "link after-call x perhaps", 2, "usage", "not_needed" },
  { "import caregivers missing.csv", 3, "no-such-file", "missing.csv" },
  { "import caregivers missing.csv --map Nom", 2, "usage", "COLUMN=field" },
  { "export caregivers --to people.txt", 2, "usage", "FILE.csv" },
  { "import undo 00000000-0000-4000-8000-000000000000", 1, "no-operation", NULL },
  { "init --practice X --admin Y", 3, "register-exists", NULL },
};

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *command = g_strconcat ("--format json ", refusals[i].command, NULL);
      g_auto (Answer) answer = run (fixture, command);

      g_assert_cmpint (answer.status, ==, refusals[i].status);
      g_assert_cmpstr (answer.out, ==, "");
      if (refusals[i].mentions != NULL)
        g_assert_nonnull (strstr (answer.err, refusals[i].mentions));
      if (refusals[i].code != NULL)
        {
          g_autoptr (JsonNode) node = parse (answer.err);
          JsonObject *error = json_object_get_object_member (json_node_get_object (node), "error");

          g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, refusals[i].code);
          g_assert_nonnull (json_object_get_string_member (error, "message"));
          g_assert_true (json_object_has_member (error, "subject"));
        }
    }
}

static void
test_surroundings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wrong = g_build_filename (fixture->folder, "wrong", NULL);
  g_autofree char *with_wrong = g_strdup_printf ("--passphrase-file '%s' patient list", wrong);
  g_auto (Answer) without = run_with_input (fixture, "", "patient list");
  g_auto (Answer) not_owner = { 0 };
  g_auto (Answer) nowhere = { 0 };
  char *data_dir = fixture->data_dir;

  g_assert_cmpint (without.status, ==, 3);
  g_assert_nonnull (strstr (without.err, "--passphrase-file"));

  g_file_set_contents (wrong, "another phrase altogether", -1, NULL);
  not_owner = run_with_input (fixture, "", with_wrong);
  g_assert_cmpint (not_owner.status, ==, 3);

  fixture->data_dir = fixture->folder;
  nowhere = run (fixture, "patient list");
  fixture->data_dir = data_dir;
  g_assert_cmpint (nowhere.status, ==, 3);
  g_assert_nonnull (strstr (nowhere.err, "relaisctl init"));
}

static JsonArray *
run_batch (Fixture *fixture, const char *commands, int status)
{
  g_autofree char *full = g_strdup_printf ("--passphrase-file '%s' --format json batch", fixture->passphrase_file);
  g_auto (Answer) answer = run_with_input (fixture, commands, full);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (answer.out), "\n", -1);
  JsonArray *results = json_array_new ();

  g_assert_cmpint (answer.status, ==, status);
  for (guint i = 0; lines[i] != NULL; i++)
    json_array_add_element (results, parse (lines[i]));
  return results;
}

static void
test_a_day_in_a_batch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonArray) first = run_batch (
      fixture,
      "caregiver add --family-name 'El Amrani' --given-name Fatima --phone 0478/12.34.56 --language arabe\n"
      "patient add --family-name 'El Amrani' --given-name Mohamed --birth-date 12/3/1948 --street 'Rue Haute 3'\n"
      "\n"
      "# a remark\n"
      "patient add --famly X\n"
      "caregiver search 3456\n",
      2);
  JsonObject *caregiver = json_array_get_object_element (first, 0);
  JsonObject *patient = json_array_get_object_element (first, 1);
  JsonObject *failed = json_array_get_object_element (first, 2);
  JsonArray *found = json_array_get_array_element (first, 3);
  JsonObject *phone = json_array_get_object_element (json_object_get_array_member (caregiver, "phones"), 0);
  g_autofree char *link = g_strdup_printf ("link add --caregiver %s --patient %s --relation fille --rank 1 --main oui",
                                           json_object_get_string_member (caregiver, "id"),
                                           json_object_get_string_member (patient, "id"));
  g_autoptr (JsonArray) second = run_batch (fixture, link, 0);
  JsonObject *linked = json_array_get_object_element (second, 0);

  g_assert_cmpuint (json_array_get_length (first), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (caregiver, "language"), ==, "ar");
  g_assert_cmpint (json_object_get_int_member (caregiver, "revision"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (phone, "number"), ==, "+32478123456");
  g_assert_cmpstr (json_object_get_string_member (patient, "birth_date"), ==, "1948-03-12");
  g_assert_true (json_object_has_member (failed, "error"));
  g_assert_cmpuint (json_array_get_length (found), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (found, 0), "why"), ==, "phone");
  g_assert_cmpstr (json_object_get_string_member (linked, "relation"), ==, "daughter");
  g_assert_true (json_object_get_boolean_member (linked, "main"));
  g_assert_cmpint (json_object_get_int_member (linked, "rank"), ==, 1);
}

/* Those who helped are called once somebody has died, not before; what was said about it stands on the link. */
static void
test_after_call (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonArray) people =
      run_batch (fixture, "caregiver add --family-name 'El Amrani' --phone 0478123456\n"
                          "patient add --family-name 'El Amrani' --birth-date 1948\n", 0);
  const char *caregiver = json_object_get_string_member (json_array_get_object_element (people, 0), "id");
  const char *patient = json_object_get_string_member (json_array_get_object_element (people, 1), "id");
  g_autofree char *add = g_strdup_printf ("link add --caregiver %s --patient %s", caregiver, patient);
  g_autoptr (JsonArray) links = run_batch (fixture, add, 0);
  const char *link = json_object_get_string_member (json_array_get_object_element (links, 0), "id");
  g_autofree char *commands =
      g_strdup_printf ("link after-call %s done\nperson death %s\nlink after-call %s not_needed\n", link, patient, link);
  g_autoptr (JsonArray) answers = run_batch (fixture, commands, 1);
  JsonObject *noted = json_array_get_object_element (answers, 2);

  g_assert_true (json_object_has_member (json_array_get_object_element (answers, 0), "error"));
  g_assert_cmpstr (json_object_get_string_member (noted, "after_call"), ==, "not_needed");
  g_assert_cmpstr (json_object_get_string_member (noted, "after_call_by"), ==, "Aïcha");
}

static void
test_json_in_and_out (Fixture *fixture, gconstpointer data)
{
  g_autofree char *add = g_strdup_printf ("--passphrase-file '%s' --format json patient add", fixture->passphrase_file);
  g_auto (Answer) added = run_with_input (
      fixture, "{\"family_name\": \"Dubois\", \"birth_date\": \"1940\", \"flags\": [\"elderly\", \"isolated\"], \"bim\": true}",
      add);
  g_auto (Answer) broken = run_with_input (fixture, "{\"family_name\": ", add);
  g_auto (Answer) unknown = run_with_input (fixture, "{\"family_nam\": \"x\"}", add);
  g_auto (Answer) listed = run (fixture, "--format tsv patient list");
  g_autoptr (JsonNode) node = parse (added.out);
  JsonObject *person = json_node_get_object (node);

  g_assert_cmpint (added.status, ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (person, "flags")), ==, 2);
  g_assert_true (json_object_get_boolean_member (person, "bim"));
  g_assert_cmpint (broken.status, ==, 2);
  g_assert_cmpint (unknown.status, ==, 2);
  g_assert_true (g_str_has_prefix (listed.out, "id\trevision\tfamily_name"));
  g_assert_nonnull (strstr (listed.out, "\tDubois\t"));
}

/* Odd input gets a sentence or is taken as it is; nothing breaks. */
static void
test_odd_input (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (10000, 'x');
  g_autofree char *commands = g_strdup_printf ("patient add --family-name %s --birth-date 1950\n"
                                               "patient add --family-name \"'; DROP TABLE person; --\" --birth-date 1950\n"
                                               "patient add --family-name 'Zoé 😀' --birth-date 1950\n"
                                               "patient add --family-name \"a\u202egnirts\" --birth-date 1950\n"
                                               "patient list\n",
                                               long_name);
  g_autoptr (JsonArray) results = run_batch (fixture, commands, 1);
  JsonArray *listed = json_array_get_array_element (results, 4);

  g_assert_true (json_object_has_member (json_array_get_object_element (results, 0), "error"));
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (results, 1), "family_name"), ==,
                   "'; DROP TABLE person; --");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (results, 2), "family_name"), ==, "Zoé 😀");
  g_assert_null (strstr (json_object_get_string_member (json_array_get_object_element (results, 3), "family_name"), "\u202e"));
  g_assert_cmpuint (json_array_get_length (listed), ==, 3);
}

static void
test_languages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("--passphrase-file '%s' patient show nobody", fixture->passphrase_file);
  static const struct {
    const char *language;
    const char *sentence;
  } cases[] = {
    { "fr", "Il n" },
    { "nl", "Er is" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Answer) answer = { 0 };

      g_setenv ("LANGUAGE", cases[i].language, TRUE);
      answer = run_with_input (fixture, "", command);
      g_assert_cmpint (answer.status, ==, 1);
      g_assert_true (g_str_has_prefix (answer.err, cases[i].sentence));
    }
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
test_audit_and_verify (Fixture *fixture, gconstpointer data)
{
  g_auto (Answer) added = run (fixture, "patient add --family-name Dubois --birth-date 1940");
  g_auto (Answer) listed = run (fixture, "--format json audit list --staff aicha");
  g_auto (Answer) audit = run (fixture, "audit verify");
  g_auto (Answer) whole = run (fixture, "--format json verify");
  g_autoptr (JsonNode) rows = parse (listed.out);
  g_autoptr (JsonNode) verified = parse (whole.out);

  g_assert_cmpint (added.status, ==, 0);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (rows)), >=, 3);
  g_assert_null (strstr (listed.out, "Dubois"));
  g_assert_cmpint (audit.status, ==, 0);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (verified), "ok"));
}

static void
test_practice (Fixture *fixture, gconstpointer data)
{
  g_auto (Answer) set = run (fixture, "practice set --phone '02 474 02 55' --hours 'lun-ven 8h-18h'");
  g_auto (Answer) number = run (fixture, "practice add-number --number 1733 --label-fr 'Médecin de garde' --printed oui");
  g_auto (Answer) shown = run (fixture, "--format json practice show");
  g_autoptr (JsonNode) node = parse (shown.out);
  JsonObject *practice = json_node_get_object (node);

  g_assert_cmpint (set.status, ==, 0);
  g_assert_cmpint (number.status, ==, 0);
  g_assert_cmpstr (json_object_get_string_member (practice, "hours"), ==, "mo-fr 08:00-18:00");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (practice, "useful_numbers")), ==, 1);
}

/* A spreadsheet comes in, goes out, and is taken back. */
static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  static const char spreadsheet[] = "Nom;Pr\351nom;GSM;Lien;Nom patient;Pr\351nom patient\r\n"
                                    "Lef\350vre;Zo\351;478123456;fille;Dubois;Marcel\r\n"
                                    ";;0478 12 34 57;fils;Dubois;Marcel\r\n";
  g_autofree char *csv = g_build_filename (fixture->folder, "aidants.csv", NULL);
  g_autofree char *out = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autofree char *undo = NULL;
  g_autofree char *written = NULL;
  g_auto (Answer) rehearsed = { 0 };
  g_auto (Answer) imported = { 0 };
  g_auto (Answer) exported = { 0 };
  g_auto (Answer) undone = { 0 };
  g_auto (Answer) left = { 0 };
  g_autoptr (JsonNode) node = NULL;
  JsonObject *result;
  JsonObject *skipped;

  g_file_set_contents (csv, spreadsheet, -1, NULL);
  rehearsed = run (fixture, "--format json import caregivers aidants.csv --dry-run");
  g_assert_cmpint (rehearsed.status, ==, 0);
  imported = run (fixture, "--format json import caregivers aidants.csv");
  g_assert_cmpint (imported.status, ==, 0);
  node = parse (imported.out);
  result = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (result, "rows"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (result, "imported"), ==, 1);
  skipped = json_array_get_object_element (json_object_get_array_member (result, "skipped"), 0);
  g_assert_cmpint (json_object_get_int_member (skipped, "row"), ==, 3);
  g_assert_cmpuint (strlen (json_object_get_string_member (skipped, "reason")), >, 0);

  exported = run (fixture, "export caregivers --to out.csv");
  g_assert_cmpint (exported.status, ==, 0);
  g_assert_true (g_file_get_contents (out, &written, NULL, NULL));
  g_assert_nonnull (strstr (written, "Lefèvre;Zoé"));

  undo = g_strconcat ("import undo ", json_object_get_string_member (result, "operation"), NULL);
  undone = run (fixture, undo);
  g_assert_cmpint (undone.status, ==, 0);
  left = run (fixture, "--format json caregiver list");
  g_assert_cmpstr (g_strstrip (left.out), ==, "[]");
}

static const struct {
  const char *command;
  int status;
  const char *out; /* what stands in the answer */
} label_commands[] = {
  { "--format json practice labels list", 0, "\"Ukkel\"" },
  { "practice labels list --kind gemeente", 0, "Ukkel" },
  { "practice labels list --kind town", 2, NULL },
  { "practice labels set commune 1180 --nl Ukkel-Centrum", 0, "Ukkel-Centrum" },
  { "--format json practice labels list --kind commune", 0, "\"Ukkel-Centrum\"" },
  { "--format json practice labels set mutuality 319 --fr 'Solidaris Brabant'", 0, "\"confidence\" : \"practice\"" },
  { "--format json practice labels set mutuality 319 --source solidaris.be --confidence read", 0, "\"solidaris.be\"" },
  { "patient add --family-name Peeters --birth-date 1950 --mutuality 319", 0, NULL },
  { "patient show Peeters", 0, "319 – Solidaris Brabant" },
  { "--format json patient show Peeters", 0, "\"mutuality\" : \"319\"" },
  { "practice labels remove mutuality 319", 0, "Solidaris" },
  { "patient show Peeters", 0, "319 – Solidaris\n" },
  { "practice labels remove mutuality 319", 1, NULL },
  { "practice labels set commune 9000 --fr Gand", 1, NULL },
  { "practice labels set commune 1180 --code 1190", 2, NULL },
  { "practice labels set commune", 2, NULL },
};

static void
test_labels (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (label_commands); i++)
    {
      g_auto (Answer) answer = run (fixture, label_commands[i].command);

      g_assert_cmpint (answer.status, ==, label_commands[i].status);
      g_assert_cmpint (answer.status == 0, ==, *answer.err == '\0');
      if (label_commands[i].out != NULL)
        g_assert_nonnull (strstr (answer.out, label_commands[i].out));
    }
}

/* What people read has dates, fields and acts in their own words; what programs read does not change. */
static const struct {
  const char *command;
  const char *out;   /* stands in the answer or the error */
  const char *never; /* does not */
} spoken[] = {
  { "patient add --family-name Peeters --birth-date 1950-03-12 --phone 0478123456", NULL, NULL },
  { "patient show Peeters", "12/03/1950", "1950-03-12" },
  { "--format json patient show Peeters", "\"birth_date\" : \"1950-03-12\"", "12/03/1950" },
  { "patient add --family-name Z --birth-date 31/02/1980", "“Birth date” was not accepted", "birth_date" },
  { "--format json patient add --family-name Z --birth-date 31/02/1980", "\"subject\":\"birth_date\"", NULL },
  { "operation list", "  saved  ", "+01:00" },
  { "audit list", "signed in", "sign-in" },
  { "audit list", "[Family name, Birth date, Phone, Patient]", "family_name" },
  { "--format json audit list", "\"act\" : \"sign-in\"", "signed in" },
};

static void
test_spoken_words (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spoken); i++)
    {
      g_auto (Answer) answer = run (fixture, spoken[i].command);
      g_autofree char *all = g_strconcat (answer.out, answer.err, NULL);

      if (spoken[i].out != NULL)
        g_assert_nonnull (strstr (all, spoken[i].out));
      if (spoken[i].never != NULL)
        g_assert_null (strstr (all, spoken[i].never));
    }
}

/* A fictional practice, its cards, and who is refused one. */
static void
test_cards_of_the_demo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pdf = g_build_filename (fixture->folder, "cards.pdf", NULL);
  g_auto (Answer) made = { 0 };
  g_auto (Answer) printed = { 0 };
  g_auto (Answer) again = { 0 };
  g_autoptr (JsonNode) node = NULL;
  JsonObject *result;
  struct stat info;

  g_free (fixture->data_dir);
  fixture->data_dir = g_build_filename (fixture->folder, "demo", NULL);
  g_file_set_contents (fixture->passphrase_file, "relais-demo", -1, NULL);

  made = run_with_input (fixture, "", "--format json demo");
  g_assert_cmpint (made.status, ==, 0);
  printed = run (fixture, "--format json print card --all --language nl -o cards.pdf");
  g_assert_cmpint (printed.status, ==, 0);
  node = parse (printed.out);
  result = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (result, "items"), >, 60);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (result, "refused")), >, 10);
  g_assert_cmpint (g_stat (pdf, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  again = run (fixture, "print card --all --language nl -o cards.pdf");
  g_assert_cmpint (again.status, ==, 3);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

/* The summaries of the help stand in one column, whatever bytes an ellipsis takes. */
static void
test_help_is_aligned (Fixture *fixture, gconstpointer data)
{
  g_auto (Answer) answer = run_with_input (fixture, NULL, "--help");
  g_auto (GStrv) lines = g_strsplit (answer.out, "\n", -1);
  guint n_ellipses = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *ellipsis = strstr (lines[i], "…  ");
      const char *summary = ellipsis;

      if (ellipsis == NULL || !g_str_has_prefix (lines[i], "  "))
        continue;
      summary += strlen ("…");
      summary += strspn (summary, " ");
      g_assert_cmpint (g_utf8_pointer_to_offset (lines[i], summary), ==, 61);
      n_ellipses++;
    }
  g_assert_cmpuint (n_ellipses, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ctl/refusals", test_refusals);
  ADD ("/contract/help-is-aligned", test_help_is_aligned);
  ADD ("/ctl/surroundings", test_surroundings);
  ADD ("/ctl/a-day-in-a-batch", test_a_day_in_a_batch);
  ADD ("/ctl/after-call", test_after_call);
  ADD ("/ctl/json-in-and-out", test_json_in_and_out);
  ADD ("/ctl/odd-input", test_odd_input);
  ADD ("/ctl/languages", test_languages);
  ADD ("/ctl/audit-and-verify", test_audit_and_verify);
  ADD ("/ctl/practice", test_practice);
  ADD ("/ctl/labels", test_labels);
  ADD ("/ctl/spoken-words", test_spoken_words);
  ADD ("/ctl/there-and-back", test_there_and_back);
  ADD ("/ctl/cards-of-the-demo", test_cards_of_the_demo);
  return g_test_run ();
}
