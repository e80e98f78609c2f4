/* The notebook as a script meets it: what each command answers, what is refused and stored nowhere, and who of the team
 * reads what.
 */

#include "relais-test.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FIRST  "vier woorden zonder verband"
#define SECOND "encore quatre autres mots"
#define NOBODY "00000000-0000-4000-8000-00000000dead"

#define N_TESTS 11

/* A practice with a member of each role, the same for all tests, since each key takes its time; a patient for each
 * test, and a caregiver.
 */
typedef struct {
  RelaisTestFolder *folder;
  char *data_dir;
  char *patients[N_TESTS];
  guint n_begun;
  const char *patient;
  char *caregiver;
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

/* @before is what stands before the program, for a shell. */
static Answer
run_shell (Fixture *fixture, const char *before, const char *passphrase, const char *input, const char *command)
{
  g_autofree char *line = g_strdup_printf ("%s'%s' --data-dir '%s' --passphrase-file '%s' %s", before,
                                           g_getenv ("RELAISCTL"), fixture->data_dir, passphrase, command);
  const char *const words[] = { "/bin/sh", "-c", line, NULL };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  process = g_subprocess_launcher_spawnv (launcher, words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &answer.out, &answer.err, &error);
  g_assert_no_error (error);
  answer.status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  g_test_message ("%s → %d\n%s%s", command, answer.status, answer.out, answer.err);
  return answer;
}

/* As the nurse. */
static Answer
run (Fixture *fixture, const char *input, const char *command)
{
  g_autofree char *as_nurse = g_strconcat ("--as member-nurse ", command, NULL);

  return run_shell (fixture, "", "second", input, as_nurse);
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

/* The answers to @commands, one a line, as @member. */
static JsonArray *
run_batch (Fixture *fixture, const char *member, const char *commands)
{
  g_autofree char *command = g_strdup_printf ("--format json --as %s batch", member);
  g_auto (Answer) answer = run_shell (fixture, "", "second", commands, command);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (answer.out), "\n", -1);
  JsonArray *results = json_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    json_array_add_element (results, parse (lines[i]));
  return results;
}

static char *
dup_id (JsonArray *results, guint i)
{
  return g_strdup (json_object_get_string_member (json_array_get_object_element (results, i), "id"));
}

/* The code of the error that @i answered, or "ok". */
static const char *
get_code (JsonArray *results, guint i)
{
  JsonNode *node = json_array_get_element (results, i);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL || !json_object_has_member (object, "error"))
    return "ok";
  return json_object_get_string_member (json_object_get_object_member (object, "error"), "code");
}

static const char *const readers[] = { "reception", "nurse", "physician", "coordinator", "administrator", "dpo" };

static void
set_up (Fixture *fixture)
{
  static const char *const secrets[][2] = { { "first", FIRST }, { "second", SECOND } };
  g_autoptr (GString) input = g_string_new ("staff add --name Guillaume --role nurse\n");
  g_auto (Answer) made = { 0 };
  g_auto (Answer) joined = { 0 };
  g_autoptr (GString) patients = g_string_new (NULL);
  g_autoptr (JsonArray) people = NULL;

  fixture->folder = relais_test_make_folder ();
  fixture->data_dir = g_build_filename (fixture->folder, "data", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, secrets[i][0], NULL);

      g_assert_true (g_file_set_contents (path, secrets[i][1], -1, NULL));
    }
  made = run_shell (fixture, "", "first", "", "--new-passphrase-file first init --practice 'Le Relais' --admin Aïcha");
  g_assert_cmpint (made.status, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    g_string_append_printf (input, "staff add --name member-%s --role %s\n", readers[i], readers[i]);
  joined = run_shell (fixture, "", "first", input->str, "--new-passphrase-file second batch");
  g_assert_cmpint (joined.status, ==, 0);
  for (guint i = 0; i < N_TESTS; i++)
    g_string_append_printf (patients, "patient add --family-name Maes --given-name Jan%u --birth-date 1950\n", i);
  g_string_append (patients, "caregiver add --family-name Vermeulen --phone 0478123456\n");
  people = run_batch (fixture, "Guillaume", patients->str);
  for (guint i = 0; i < N_TESTS; i++)
    fixture->patients[i] = dup_id (people, i);
  fixture->caregiver = dup_id (people, N_TESTS);
}

static void
tear_down (Fixture *fixture)
{
  for (guint i = 0; i < N_TESTS; i++)
    g_free (fixture->patients[i]);
  g_free (fixture->caregiver);
  g_free (fixture->data_dir);
  relais_test_remove_folder (fixture->folder);
}

static Fixture *
begin (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;

  fixture->patient = fixture->patients[fixture->n_begun++];
  return fixture;
}

/* "$p" stands for the patient, "$c" for the caregiver. */
static char *
expand (Fixture *fixture, const char *command)
{
  g_autoptr (GString) text = g_string_new (command);

  g_string_replace (text, "$p", fixture->patient, 0);
  g_string_replace (text, "$c", fixture->caregiver, 0);
  return g_strdup (text->str);
}

/* --- Who reads what --- */

static const char *const entries[] = {
  "note add --patient $p --text 'zinhome propre' --visibility home",
  "note add --patient $p --text 'zincare rouge' --home-line 'Mange bien' --action 'voir la plaie' --for nurse",
  "note add --patient $p --text 'zinlog lit' --visibility logistics --action 'commander un lit' --for reception",
  "note add --patient $p --text 'zinnamed bleus' --readers member-physician --action 'appeler' --for member-physician",
};

static const char *const words[] = { "zinhome", "zincare", "zinlog", "zinnamed" };

/* Of each entry: t its text, r a row without words, . nothing, x refused. What is asked: the letters of the four. */
static const struct {
  const char *timeline;
  const char *one;
  const char *search;
  const char *across;
  guint n_tasks;
} eyes[G_N_ELEMENTS (readers)] = {
  { "trt.", "trt.", "t.t.", "t.t.", 1 }, /* reception */
  { "ttt.", "ttt.", "ttt.", "ttt.", 2 }, /* nurse */
  { "tttt", "tttt", "tttt", "tttt", 3 }, /* physician */
  { "ttt.", "ttt.", "ttt.", "ttt.", 2 }, /* coordinator */
  { "xxxx", "xxxx", "xxxx", "xxxx", 0 }, /* administrator */
  { "xxxx", "xxxx", "xxxx", "xxxx", 0 }, /* dpo */
};

static char
see (JsonObject *entry, const char *word)
{
  const char *text = json_object_get_string_member_with_default (entry, "text", NULL);

  g_assert_cmpint (json_object_get_boolean_member (entry, "readable"), ==, text != NULL);
  if (text == NULL)
    g_assert_false (json_object_has_member (entry, "topic") &&
                    !json_object_get_null_member (entry, "topic"));
  return text == NULL ? 'r' : strstr (text, word) != NULL ? 't' : '?';
}

/* What an answer shows of the entry with the id. */
static char
look (JsonArray *results, guint i, const char *id, const char *word)
{
  JsonNode *node = json_array_get_element (results, i);
  JsonArray *list;

  if (g_str_equal (get_code (results, i), "not-allowed"))
    return 'x';
  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_str_equal (get_code (results, i), "ok") ? see (json_node_get_object (node), word) : '.';
  list = json_node_get_array (node);
  for (guint j = 0; j < json_array_get_length (list); j++)
    {
      JsonObject *entry = json_array_get_object_element (list, j);

      if (g_str_equal (json_object_get_string_member (entry, "id"), id))
        return see (entry, word);
    }
  return '.';
}

static void
test_matrix (gconstpointer data)
{
  Fixture *fixture = begin (data);
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (GString) asked = g_string_new (NULL);
  g_autoptr (JsonArray) signed_entries = NULL;
  g_autofree char *commands = NULL;
  const guint n = G_N_ELEMENTS (entries);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (written, "%s\n", entries[i]);
  commands = expand (fixture, written->str);
  signed_entries = run_batch (fixture, "Guillaume", commands);
  g_string_append_printf (asked, "note list --patient %s\nnote list\nnote tasks --patient %s\n",
                          fixture->patient, fixture->patient);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = dup_id (signed_entries, i);

      g_string_append_printf (asked, "note show %s\nnote search %s\n", id, words[i]);
    }

  for (gsize who = 0; who < G_N_ELEMENTS (readers); who++)
    {
      g_autofree char *member = g_strconcat ("member-", readers[who], NULL);
      g_autoptr (JsonArray) results = run_batch (fixture, member, asked->str);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *id = dup_id (signed_entries, i);

          g_test_message ("%s, %s", readers[who], words[i]);
          g_assert_cmpint (look (results, 0, id, words[i]), ==, eyes[who].timeline[i]);
          g_assert_cmpint (look (results, 1, id, words[i]), ==, eyes[who].across[i]);
          g_assert_cmpint (look (results, 3 + 2 * i, id, words[i]), ==, eyes[who].one[i]);
          g_assert_cmpint (look (results, 4 + 2 * i, id, words[i]), ==, eyes[who].search[i]);
        }
      if (eyes[who].one[0] == 'x')
        g_assert_cmpstr (get_code (results, 2), ==, "not-allowed");
      else
        g_assert_cmpuint (json_array_get_length (json_array_get_array_element (results, 2)), ==, eyes[who].n_tasks);
    }
}

/* --- What the commands answer --- */

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '\n' ? 1 : 0;
  return n;
}

static void
test_formats (gconstpointer data)
{
  Fixture *fixture = begin (data);
  g_autofree char *object = g_strdup_printf (
      "{\"patient\": \"%s\", \"text\": \"Première ligne\\nseconde\", \"topic\": \"plaie\", \"urgency\": \"urgent\", "
      "\"action\": \"commander\", \"due\": \"2099-01-02\", \"for\": \"reception\"}",
      fixture->patient);
  g_autofree char *only_patient = expand (fixture, "note tasks --patient $p");
  g_autofree char *list = expand (fixture, "--format tsv note list --patient $p");
  g_auto (Answer) added = run (fixture, object, "--format json note add");
  g_autoptr (JsonNode) node = parse (added.out);
  JsonObject *entry = json_node_get_object (node);
  JsonObject *task = json_array_get_object_element (json_object_get_array_member (entry, "tasks"), 0);
  g_autofree char *show = g_strdup_printf ("note show %s", json_object_get_string_member (entry, "id"));
  g_auto (Answer) shown = run (fixture, "", show);
  g_auto (Answer) listed = run (fixture, "", list);
  g_auto (Answer) found = run (fixture, "", "--format json note search SECONDE");
  g_auto (Answer) missed = run (fixture, "", "--format json note search troisième");
  g_auto (Answer) asked = run (fixture, "", only_patient);

  g_assert_cmpint (added.status, ==, 0);
  g_assert_cmpstr (json_object_get_string_member (entry, "text"), ==, "Première ligne\nseconde");
  g_assert_cmpstr (json_object_get_string_member (entry, "topic"), ==, "woundcare");
  g_assert_cmpstr (json_object_get_string_member (entry, "visibility"), ==, "care");
  g_assert_cmpstr (json_object_get_string_member (entry, "author_name"), ==, "member-nurse");
  g_assert_cmpstr (json_object_get_string_member (task, "due"), ==, "2099-01-02");
  g_assert_cmpstr (json_object_get_string_member (task, "action_visibility"), ==, "logistics");
  g_assert_false (json_object_get_boolean_member (task, "done"));
  g_assert_cmpint (shown.status, ==, 0);
  g_assert_nonnull (strstr (shown.out, "Première ligne\nseconde\n"));
  g_assert_nonnull (strstr (shown.out, "☐ commander"));
  g_assert_true (g_str_has_prefix (listed.out, "id\t"));
  g_assert_nonnull (strstr (listed.out, "\twoundcare\t"));
  g_assert_cmpuint (count_lines (listed.out), ==, 2);
  g_assert_nonnull (strstr (found.out, json_object_get_string_member (entry, "id")));
  g_assert_cmpstr (g_strstrip (missed.out), ==, "[]");
  g_assert_cmpint (missed.status, ==, 0);
  g_assert_nonnull (strstr (asked.out, "commander"));
}

static void
test_done_and_open (gconstpointer data)
{
  Fixture *fixture = begin (data);
  g_autofree char *add = expand (fixture, "note add --patient $p --text Un --action peser --for nurse\n"
                                          "note tasks --patient $p\n");
  g_autoptr (JsonArray) first = run_batch (fixture, "member-nurse", add);
  JsonObject *task = json_array_get_object_element (json_array_get_array_element (first, 1), 0);
  const char *id = json_object_get_string_member (task, "id");
  g_autofree char *lines = g_strdup_printf ("note done %s\nnote tasks --patient $p\nnote tasks --all --patient $p\n"
                                            "note open %s\nnote tasks --patient $p\nnote done %s\n"
                                            "note done " NOBODY "\n", id, id, id);
  g_autofree char *rest = expand (fixture, lines);
  g_autofree char *theirs = g_strdup_printf ("note done %s\nnote open %s\n", id, id);
  g_autoptr (JsonArray) second = run_batch (fixture, "member-nurse", rest);
  g_autoptr (JsonArray) unseen = run_batch (fixture, "member-reception", theirs);
  JsonObject *done = json_array_get_object_element (second, 0);

  g_assert_true (json_object_get_boolean_member (done, "done"));
  g_assert_false (json_object_get_null_member (done, "done_at"));
  g_assert_cmpuint (json_array_get_length (json_array_get_array_element (second, 1)), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_array_get_array_element (second, 2)), ==, 1);
  g_assert_false (json_object_get_boolean_member (json_array_get_object_element (second, 3), "done"));
  g_assert_cmpuint (json_array_get_length (json_array_get_array_element (second, 4)), ==, 1);
  g_assert_cmpstr (get_code (second, 5), ==, "ok");
  g_assert_cmpstr (get_code (second, 6), ==, "not-found");
  g_assert_cmpstr (get_code (unseen, 0), ==, "not-found");
  g_assert_cmpstr (get_code (unseen, 1), ==, "not-found");
}

/* --- What is refused, and stored nowhere --- */

static const struct {
  const char *command;
  const char *code;
} refusals[] = {
  { "note add --patient $p", "invalid" },
  { "note add --text Bien", "invalid" },
  { "note add --patient $p --text '  '", "invalid" },
  { "note add --patient $p --text Bien --topic jardin", "invalid" },
  { "note add --patient $p --text Bien --visibility everybody", "invalid" },
  { "note add --patient $p --text Bien --action rappeler --for Nobody", "invalid" },
  { "note add --patient $p --text Bien --action rappeler --for reception --action-visibility care", "invalid" },
  { "note add --patient $p --text Bien --for nurse", "invalid" },
  { "note add --patient $p --text Bien --readers Nobody", "invalid" },
  { "note add --patient $p --text Bien --readers member-reception", "invalid" },
  { "note add --patient $p --text Bien --page 12", "invalid" },
  { "note add --patient $p --text Bien --at 2020-01-01", "unknown-field" },
  { "note add --patient $p --text Bien --author Els", "unknown-field" },
  { "note add --patient $p --txt Bien", "unknown-field" },
  { "note add --patient $p --text Bien --answers " NOBODY, "not-found" },
  { "note add --patient " NOBODY " --text Bien", "not-found" },
  { "note add --patient $c --text Bien", "no-patient" },
  { "note show " NOBODY, "not-found" },
  { "note show", "usage" },
  { "note search", "usage" },
  { "note done", "usage" },
  { "note list extra", "usage" },
  { "note list --scope yesterday", "usage" },
  { "note list --topic jardin", "usage" },
  { "note list --author Nobody", "usage" },
  { "note list --visibility everybody", "usage" },
  { "note list --limit many", "usage" },
  { "note list --patient " NOBODY, "not-found" },
  { "note tasks --patient " NOBODY, "not-found" },
};

static void
test_refusals (gconstpointer data)
{
  Fixture *fixture = begin (data);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *commands = NULL;
  g_autoptr (JsonArray) results = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    g_string_append_printf (lines, "%s\n", refusals[i].command);
  g_string_append (lines, "note list --patient $p\nnote tasks --all --patient $p\n");
  commands = expand (fixture, lines->str);
  results = run_batch (fixture, "member-nurse", commands);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_test_message ("%s", refusals[i].command);
      g_assert_cmpstr (get_code (results, i), ==, refusals[i].code);
    }
  for (guint i = G_N_ELEMENTS (refusals); i < json_array_get_length (results); i++)
    g_assert_cmpuint (json_array_get_length (json_array_get_array_element (results, i)), ==, 0);
}

static void
test_exit_status (gconstpointer data)
{
  Fixture *fixture = begin (data);
  g_autofree char *foreign = expand (fixture, "--as member-administrator note list --patient $p");
  g_auto (Answer) found_nothing = run (fixture, "", "note show " NOBODY);
  g_auto (Answer) wrong_usage = run (fixture, "", "note list --scope yesterday");
  g_auto (Answer) not_allowed = run_shell (fixture, "", "second", "", foreign);
  g_auto (Answer) wrong_passphrase = run_shell (fixture, "", "first", "", "--as member-nurse note list");

  g_assert_cmpint (found_nothing.status, ==, 1);
  g_assert_cmpint (wrong_usage.status, ==, 2);
  g_assert_cmpint (not_allowed.status, ==, 1);
  g_assert_cmpint (wrong_passphrase.status, ==, 1);
  g_assert_cmpstr (not_allowed.out, ==, "");
}

/* A paste of a megabyte, what no keyboard types, and JSON that is none. */
static void
test_odd_input (gconstpointer data)
{
  Fixture *fixture = begin (data);
  g_autofree char *megabyte = g_strnfill (1 << 20, 'x');
  g_autofree char *large = g_strdup_printf ("{\"patient\": \"%s\", \"text\": \"%s\"}", fixture->patient, megabyte);
  g_autofree char *control = g_strdup_printf (
      "{\"patient\": \"%s\", \"text\": \"ab\\u0007c\\u202egnirts\\nd\\te 😀\"}", fixture->patient);
  g_autofree char *nul = g_strdup_printf ("{\"patient\": \"%s\", \"text\": \"a\\u0000b\"}", fixture->patient);
  g_autofree char *list = expand (fixture, "--format json note list --patient $p");
  g_auto (Answer) too_long = run (fixture, large, "--format json note add");
  g_auto (Answer) broken = run (fixture, "{\"patient\": ", "--format json note add");
  g_auto (Answer) cut = run (fixture, nul, "--format json note add");
  g_auto (Answer) cleaned = run (fixture, control, "--format json note add");
  g_auto (Answer) listed = run (fixture, "", list);
  g_autoptr (JsonNode) entry = parse (cleaned.out);
  g_autoptr (JsonNode) entries_left = parse (listed.out);
  JsonObject *object = json_node_get_object (entry);

  g_assert_cmpint (too_long.status, ==, 1);
  g_assert_cmpstr (too_long.out, ==, "");
  g_assert_cmpuint (strlen (too_long.err), <, 1000);
  g_assert_nonnull (strstr (too_long.err, "20000"));
  g_assert_cmpint (broken.status, ==, 2);
  g_assert_cmpint (cut.status, ==, 2);
  g_assert_cmpint (cleaned.status, ==, 0);
  g_assert_cmpstr (json_object_get_string_member (object, "text"), ==, "abcgnirts\nd e 😀");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "warnings")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (entries_left)), ==, 1);
}

/* No room for what is written: a sentence, and the register as it was. */
static void
test_disk_full (gconstpointer data)
{
  Fixture *fixture = begin (data);
  g_autofree char *add = expand (fixture, "--format json --as member-nurse note add --patient $p --text Un");
  g_auto (Answer) full = run_shell (fixture, "trap '' XFSZ; ulimit -f 1; ", "second", "", add);
  g_autofree char *list = expand (fixture, "--format json note list --patient $p");
  g_auto (Answer) listed = run (fixture, "", list);
  g_auto (Answer) added = run_shell (fixture, "", "second", "", add);

  g_assert_cmpint (full.status, ==, 3);
  g_assert_cmpstr (full.out, ==, "");
  g_assert_cmpstr (g_strstrip (listed.out), ==, "[]");
  g_assert_cmpint (added.status, ==, 0);
}

/* With an entry: read as people write it, answered as a list, refused where it cannot be. */
static void
test_measures (gconstpointer data)
{
  Fixture *fixture = begin (data);
  static const char *const commands[] = {
    "note add --patient $p --text 'vu' --measures 'poids 72,5; tension 130/80'",
    "note add --patient $p --text 'vu' --measures 'poids 725'",
    "note add --patient $p --text 'vu' --measures 'taille 170'",
    "note add --patient $p --text 'rien'",
  };
  g_autoptr (GString) input = g_string_new (NULL);
  g_autoptr (JsonArray) results = NULL;
  JsonArray *measures;
  JsonObject *weight;

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *command = expand (fixture, commands[i]);

      g_string_append_printf (input, "%s\n", command);
    }
  results = run_batch (fixture, "member-nurse", input->str);
  measures = json_object_get_array_member (json_array_get_object_element (results, 0), "measures");
  g_assert_cmpuint (json_array_get_length (measures), ==, 2);
  weight = json_array_get_object_element (measures, 1);
  g_assert_cmpstr (json_object_get_string_member (weight, "measure"), ==, "weight");
  g_assert_cmpstr (json_object_get_string_member (weight, "value"), ==, "72.5");
  g_assert_cmpstr (json_object_get_string_member (weight, "unit"), ==, "kg");
  g_assert_cmpstr (get_code (results, 1), ==, "invalid");
  g_assert_cmpstr (get_code (results, 2), ==, "invalid");
  measures = json_object_get_array_member (json_array_get_object_element (results, 3), "measures");
  g_assert_cmpuint (json_array_get_length (measures), ==, 0);
}

/* A letter comes in with its entry, and goes out for who may export. */
static void
test_attachments (gconstpointer data)
{
  Fixture *fixture = begin (data);
  g_autofree char *letter = g_build_filename (fixture->folder, "lettre.pdf", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copie.pdf", NULL);
  g_autofree char *add = g_strdup_printf ("note add --patient %s --text 'Lettre' --attach lettre.pdf", fixture->patient);
  g_autofree char *wrong = g_strdup_printf ("note add --patient %s --text 'Lettre' --attach second", fixture->patient);
  g_autofree char *take = NULL;
  g_autofree char *written = NULL;
  g_autoptr (JsonArray) added = NULL;
  g_autoptr (JsonArray) refused = NULL;
  g_autoptr (JsonArray) taken = NULL;
  JsonArray *attachments;
  JsonObject *one;

  g_assert_true (g_file_set_contents (letter, "%PDF-1.4", -1, NULL));
  refused = run_batch (fixture, "member-nurse", wrong);
  g_assert_cmpstr (get_code (refused, 0), ==, "attachment-kind");
  added = run_batch (fixture, "member-nurse", add);
  attachments = json_object_get_array_member (json_array_get_object_element (added, 0), "attachments");
  g_assert_cmpuint (json_array_get_length (attachments), ==, 1);
  one = json_array_get_object_element (attachments, 0);
  g_assert_cmpstr (json_object_get_string_member (one, "name"), ==, "lettre.pdf");
  g_assert_cmpstr (json_object_get_string_member (one, "kind"), ==, "pdf");
  g_assert_cmpint (json_object_get_int_member (one, "size"), ==, 8);
  take = g_strdup_printf ("note attachment %s --output copie.pdf", json_object_get_string_member (one, "id"));
  g_clear_pointer (&refused, json_array_unref);
  refused = run_batch (fixture, "member-nurse", take);
  g_assert_cmpstr (get_code (refused, 0), ==, "not-allowed");
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  taken = run_batch (fixture, "member-coordinator", take);
  g_assert_cmpstr (get_code (taken, 0), ==, "ok");
  g_assert_true (g_file_get_contents (copy, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, "%PDF-1.4");
}

/* A long one as linked parts: answered as a list in order, each continuing the one before. */
static void
test_linked_parts (gconstpointer data)
{
  Fixture *fixture = begin (data);
  g_autofree char *text = g_strnfill (400, 'z');
  g_autofree char *long_form = g_strdup_printf ("note add --parts --patient $p --text %s", text);
  g_autofree char *long_command = expand (fixture, long_form);
  g_autofree char *short_command = expand (fixture, "note add --parts --patient $p --text court");
  g_autofree char *input = g_strdup_printf ("%s\n%s\n", long_command, short_command);
  g_autoptr (JsonArray) results = run_batch (fixture, "member-nurse", input);
  JsonArray *parts = json_array_get_array_element (results, 0);
  JsonObject *first, *second;

  g_assert_cmpuint (json_array_get_length (parts), ==, 2);
  first = json_array_get_object_element (parts, 0);
  second = json_array_get_object_element (parts, 1);
  g_assert_true (g_str_has_suffix (json_object_get_string_member (first, "text"), "z (1/2)"));
  g_assert_true (g_str_has_suffix (json_object_get_string_member (second, "text"), "z (2/2)"));
  g_assert_cmpstr (json_object_get_string_member (second, "continues"), ==,
                   json_object_get_string_member (first, "id"));
  g_assert_cmpuint (json_array_get_length (json_array_get_array_element (results, 1)), ==, 1);
}

/* One's own round of a weekday: put at its end, moved, taken out, seen by nobody else. */
static void
test_round (gconstpointer data)
{
  Fixture *fixture = begin (data);
  static const char *const commands[] = {
    "round add $p --weekday mo", "round add $q --weekday mo", "round list --weekday mo", "round list --weekday su",
    "round list --weekday xx",   "round add $c --weekday mo", "round move nobody --to 1", "round remove nobody",
  };
  g_autoptr (GString) input = g_string_new (NULL);
  g_autoptr (JsonArray) results = NULL;
  g_autoptr (JsonArray) moved = NULL;
  g_autoptr (JsonArray) others = NULL;
  g_autofree char *move = NULL;
  JsonArray *day;
  JsonObject *second;

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GString) command = g_string_new (commands[i]);
      g_autofree char *line = NULL;

      g_string_replace (command, "$q", fixture->patients[0], 0);
      line = expand (fixture, command->str);
      g_string_append_printf (input, "%s\n", line);
    }
  results = run_batch (fixture, "member-nurse", input->str);
  day = json_array_get_array_element (results, 2);
  g_assert_cmpuint (json_array_get_length (day), ==, 2);
  second = json_array_get_object_element (day, 1);
  g_assert_cmpstr (json_object_get_string_member (second, "patient"), ==, fixture->patients[0]);
  g_assert_true (json_object_has_member (second, "unread"));
  g_assert_cmpuint (json_array_get_length (json_array_get_array_element (results, 3)), ==, 0);
  g_assert_cmpstr (get_code (results, 4), ==, "usage");
  g_assert_cmpstr (get_code (results, 5), !=, "ok");
  g_assert_cmpstr (get_code (results, 6), ==, "not-found");
  g_assert_cmpstr (get_code (results, 7), ==, "not-found");
  move = g_strdup_printf ("round move %1$s --to 1\nround list --weekday mo\nround remove %1$s\nround list --weekday mo\n",
                          json_object_get_string_member (second, "id"));
  others = run_batch (fixture, "member-reception", move);
  g_assert_cmpstr (get_code (others, 0), ==, "not-found");
  g_assert_cmpstr (get_code (others, 2), ==, "not-found");
  moved = run_batch (fixture, "member-nurse", move);
  day = json_array_get_array_element (moved, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (day, 0), "patient"), ==,
                   fixture->patients[0]);
  g_assert_cmpuint (json_array_get_length (json_array_get_array_element (moved, 3)), ==, 1);
}

int
main (int argc, char **argv)
{
  Fixture fixture = { 0 };
  int status;

  g_test_init (&argc, &argv, NULL);
  set_up (&fixture);
  g_test_add_data_func ("/ctl/note/matrix", &fixture, test_matrix);
  g_test_add_data_func ("/ctl/note/formats", &fixture, test_formats);
  g_test_add_data_func ("/ctl/note/done", &fixture, test_done_and_open);
  g_test_add_data_func ("/ctl/note/refusals", &fixture, test_refusals);
  g_test_add_data_func ("/ctl/note/exit-status", &fixture, test_exit_status);
  g_test_add_data_func ("/ctl/note/odd-input", &fixture, test_odd_input);
  g_test_add_data_func ("/ctl/note/disk-full", &fixture, test_disk_full);
  g_test_add_data_func ("/ctl/note/measures", &fixture, test_measures);
  g_test_add_data_func ("/ctl/note/attachments", &fixture, test_attachments);
  g_test_add_data_func ("/ctl/note/linked-parts", &fixture, test_linked_parts);
  g_test_add_data_func ("/ctl/note/round", &fixture, test_round);
  status = g_test_run ();
  tear_down (&fixture);
  return status;
}
