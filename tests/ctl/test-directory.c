/* The directory of professionals as a script meets it: sync and its rehearsal, search, status, undo, export, and the
 * keeper's check, with their exit status, in text, JSON and TSV.
 */

#include "relais-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <utime.h>

typedef struct {
  RelaisTestFolder *folder;
  char *out;
  char *err;
  JsonNode *json;
} Fixture;

#define SECRET "--passphrase-file pass "

static int
run (Fixture *fixture, const char *command)
{
  g_autofree char *line = g_strdup_printf ("'%s' --data-dir register %s", g_getenv ("RELAISCTL"), command);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;

  g_shell_parse_argv (line, NULL, &words, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &fixture->out, &fixture->err, &error);
  g_assert_no_error (error);
  g_test_message ("%s\n%s%s", command, fixture->out, fixture->err);
  return g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
}

static JsonNode *
run_json (Fixture *fixture, const char *command, int status)
{
  g_autofree char *full = g_strconcat ("--format json ", command, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (run (fixture, full), ==, status);
  g_clear_pointer (&fixture->json, json_node_unref);
  fixture->json = json_from_string (fixture->out, &error);
  g_assert_no_error (error);
  return fixture->json;
}

static JsonObject *
run_object (Fixture *fixture, const char *command, int status)
{
  return json_node_get_object (run_json (fixture, command, status));
}

/* Long ago, so that no sync waits for somebody who may still be writing. */
static void
put (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  struct utimbuf times = { 1700000000, 1700000000 };

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

static gboolean
output_has (Fixture *fixture, const char *text)
{
  return strstr (fixture->out, text) != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shared = NULL;

  (void) data;
  fixture->folder = relais_test_make_folder ();
  shared = g_build_filename (fixture->folder, "shared", NULL);
  g_assert_cmpint (g_mkdir (shared, 0700), ==, 0);
  put (fixture, "pass", "vier woorden zonder verband\n");
  put (fixture, "shared/a.vcf",
       "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:luc\r\nFN:Cliniques Saint-Luc\r\nCATEGORIES:17\r\nTEL:02 764 11 11\r\n"
       "TEL;TYPE=x-direct:02 764 18 42\r\nX-FOO:bar\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nUID:bad\r\nEND:VCARD\r\n");
  put (fixture, "shared/b.csv", "uid;nom;téléphone;cp;Couleur;horaire\nkine;Cabinet Dupont;478123456;1030;bleu;lu-di 0h-24h\n");
  put (fixture, "shared/a.sync-conflict-20260302-101500-ABCDEF7.vcf", "BEGIN:VCARD\r\nFN:Luc\r\nEND:VCARD\r\n");
  g_assert_cmpint (run (fixture, "--new-passphrase-file pass init --practice X --admin Nadine --language fr"), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  (void) data;
  g_clear_pointer (&fixture->json, json_node_unref);
  g_free (fixture->out);
  g_free (fixture->err);
  relais_test_remove_folder (fixture->folder);
}

static void
test_refusals (Fixture *fixture)
{
  static const struct {
    const char *command;
    int status;
    const char *code;
  } refusals[] = {
    { "directory sync", 3, "no-folder" },
    { "directory sync shared", 3, "no-passphrase" },
    { SECRET "directory sync nowhere", 3, "no-such-file" },
    { "directory sync a b", 2, "usage" },
    { SECRET "directory search", 2, "usage" },
    { SECRET "directory search x --limit many", 2, "usage" },
    { "directory search x --colour blue", 2, "usage" },
    { SECRET "directory search x --category 99", 2, "usage" },
    { SECRET "directory search x --category boulangerie", 2, "usage" },
    { SECRET "directory search x --commune 'Sint-Nergens'", 2, "usage" },
    { SECRET "directory undo", 1, "no-operation" },
    { SECRET "export directory --to out.txt", 2, "usage" },
    { SECRET "export directory --to out.vcf --vcard 2.1", 2, "usage" },
    { "directory check", 2, "usage" },
    { "directory check nowhere", 3, "no-such-file" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *command = g_strconcat ("--format json ", refusals[i].command, NULL);
      g_autofree char *code = g_strdup_printf ("\"code\":\"%s\"", refusals[i].code);

      g_assert_cmpint (run (fixture, command), ==, refusals[i].status);
      g_assert_cmpstr (fixture->out, ==, "");
      g_assert_nonnull (strstr (fixture->err, code));
    }
}

/* "new/changed/gone/unchanged bad conflicts guard" */
static void
assert_outcome (JsonObject *object, const char *expected)
{
  JsonNode *guard = json_object_get_member (object, "guard");
  g_autofree char *outcome = g_strdup_printf (
      "%d/%d/%d/%d %u %u %s", (int) json_object_get_int_member (object, "new"),
      (int) json_object_get_int_member (object, "changed"), (int) json_object_get_int_member (object, "gone"),
      (int) json_object_get_int_member (object, "unchanged"),
      json_array_get_length (json_object_get_array_member (object, "bad")),
      json_array_get_length (json_object_get_array_member (object, "conflicts")),
      JSON_NODE_HOLDS_NULL (guard) ? "-" : json_object_get_string_member (json_node_get_object (guard), "reason"));

  g_assert_cmpfloat (json_object_get_double_member (object, "seconds"), >, 0.0);
  g_assert_cmpstr (outcome, ==, expected);
}

/* A rehearsal needs no passphrase, says what would be, and changes nothing. */
static void
test_rehearsal (Fixture *fixture)
{
  JsonObject *bad;

  for (guint i = 0; i < 2; i++)
    assert_outcome (run_object (fixture, "directory sync shared --dry-run", 0), "2/0/0/0 4 1 -");
  bad = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (fixture->json), "bad"), 1);
  g_assert_cmpstr (json_object_get_string_member (bad, "file"), ==, "a.vcf");
  g_assert_cmpint (json_object_get_int_member (bad, "line"), ==, 10);
  g_assert_cmpstr (json_object_get_string_member (bad, "code"), ==, "no-name");
  g_assert_cmpstr (json_object_get_string_member (bad, "reason"), ==, "This card has no name. Give it one.");

  g_assert_cmpint (run (fixture, "--format tsv directory sync shared --dry-run"), ==, 0);
  g_assert_cmpstr (fixture->out, ==,
                   "kind\tkey\tname\nnew\tuid:kine\tCabinet Dupont\nnew\tuid:luc\tCliniques Saint-Luc\n");
  g_assert_cmpint (run (fixture, "directory sync shared --dry-run"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "New: 2, changed: 0, gone: 0, unchanged: 0\n  new: Cabinet Dupont\n"));
  g_assert_true (output_has (fixture, "a.vcf:10: This card has no name. Give it one.\n"));
}

static void
test_sync (Fixture *fixture)
{
  JsonObject *object;

  assert_outcome (run_object (fixture, SECRET "directory sync shared", 0), "2/0/0/0 4 1 -");
  object = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (fixture->json), "conflicts"), 0);
  g_assert_cmpstr (json_object_get_string_member (object, "other"), ==, "a.vcf");

  /* Once it is chosen, nobody need be there; all that is wrong is said each time. */
  assert_outcome (run_object (fixture, "directory sync", 0), "0/0/0/2 4 1 -");
  g_assert_cmpint (run (fixture, "directory sync"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "New: 0, changed: 0, gone: 0, unchanged: 2\n"));
  g_assert_cmpint (run (fixture, "--format tsv directory sync"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "");
}

static void
test_search (Fixture *fixture)
{
  JsonArray *found = json_node_get_array (run_json (fixture, SECRET "directory search 'luc saint'", 0));
  JsonObject *luc, *direct;

  g_assert_cmpuint (json_array_get_length (found), ==, 1);
  luc = json_array_get_object_element (found, 0);
  g_assert_cmpstr (json_object_get_string_member (luc, "uid"), ==, "luc");
  g_assert_cmpstr (json_object_get_string_member (luc, "name"), ==, "Cliniques Saint-Luc");
  g_assert_true (json_object_has_member (luc, "organisation"));
  direct = json_array_get_object_element (json_object_get_array_member (luc, "phones"), 1);
  g_assert_cmpstr (json_object_get_string_member (direct, "number"), ==, "02 764 18 42");
  g_assert_cmpstr (json_object_get_string_member (direct, "type"), ==, "direct");
  g_assert_true (json_object_get_boolean_member (direct, "direct"));

  g_assert_cmpint (run (fixture, SECRET "directory search 1842"), ==, 0);
  g_assert_cmpstr (fixture->out, ==,
                   "Cliniques Saint-Luc  02 764 11 11  02 764 18 42 (direct line, for professionals)\n");
  g_assert_cmpint (run (fixture, SECRET "--format tsv directory search '' --open-now --commune 1030"), ==, 0);
  g_assert_true (output_has (fixture, "\tCabinet Dupont\t"));
  g_assert_false (output_has (fixture, "Saint-Luc"));
  g_assert_cmpint (run (fixture, SECRET "--format tsv directory search '' --commune Schaarbeek"), ==, 0);
  g_assert_true (output_has (fixture, "\tCabinet Dupont\t"));
  g_assert_false (output_has (fixture, "Saint-Luc"));
  g_assert_cmpint (run (fixture, SECRET "directory search '' --commune 9000"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "");
  g_assert_cmpint (run (fixture, SECRET "directory search '' --category 17"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "Cliniques Saint-Luc"));
  g_assert_false (output_has (fixture, "Dupont"));
  g_assert_cmpint (run (fixture, SECRET "directory search '' --limit 1"), ==, 0);
  g_assert_false (output_has (fixture, "Luc"));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (
                        run_json (fixture, SECRET "directory search nobody", 0))), ==, 0);
}

static void
test_status (Fixture *fixture)
{
  JsonObject *state = run_object (fixture, SECRET "directory status", 0);

  g_assert_cmpint (json_object_get_int_member (state, "entries"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (state, "kept"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (state, "problems"), ==, 4);
  g_assert_cmpint (json_object_get_int_member (state, "conflicts"), ==, 1);
  g_assert_true (json_object_get_boolean_member (state, "can_undo"));
  g_assert_cmpstr (json_object_get_string_member (state, "looked_at"), !=, "");
  g_assert_cmpint (run (fixture, SECRET "--format tsv directory status"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "looked_at\tchanged_at\tentries\tkept\tproblems\tconflicts\t"));
  g_assert_cmpint (run (fixture, SECRET "directory status"), ==, 0);
  g_assert_true (output_has (fixture, "\n2 entries, 0 kept that the folder has no longer\nProblems: 4, conflict copies: 1\n"));
}

static char *
load (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_export (Fixture *fixture)
{
  JsonObject *written = run_object (fixture, SECRET "export directory --to out.csv", 0);
  g_autofree char *table = load (fixture, "out.csv");
  g_autofree char *cards = NULL;
  g_autofree char *old = NULL;

  g_assert_cmpint (json_object_get_int_member (written, "rows"), ==, 2);
  g_assert_true (g_str_has_prefix (table, "\xEF\xBB\xBFuid;name;name_fr;name_nl;organisation;unit;"));
  g_assert_nonnull (strstr (table, "kine;Cabinet Dupont;;;;;;;0478 12 34 56;"));
  g_assert_nonnull (strstr (table, ";bleu\r\n"));
  g_assert_cmpint (run (fixture, SECRET "export directory --to out.csv"), ==, 3);

  g_assert_cmpint (run (fixture, SECRET "export directory --to out.vcf"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "2 rows written to out.vcf\n");
  cards = load (fixture, "out.vcf");
  g_assert_true (g_str_has_prefix (cards, "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:kine\r\nFN:Cabinet Dupont\r\n"));
  g_assert_nonnull (strstr (cards, "\r\nX-FOO:bar\r\n"));
  g_assert_nonnull (strstr (cards, "X-RELAIS-COLUMN;X-HEADING=\"Couleur\":bleu\r\n"));

  g_assert_cmpint (run (fixture, SECRET "--format tsv export directory --to old.vcf --vcard 3.0"), ==, 0);
  g_assert_cmpstr (fixture->out, ==, "rows\tfile\n2\told.vcf\n");
  old = load (fixture, "old.vcf");
  g_assert_true (g_str_has_prefix (old, "BEGIN:VCARD\r\nVERSION:3.0\r\n"));

  /* What was exported is a shared folder again, and nothing is wrong with it. */
  put (fixture, "again/cards.vcf", cards);
  assert_outcome (run_object (fixture, "directory check again", 0), "2/0/0/0 0 0 -");
}

/* The keeper's check needs no data folder, and answers as a sync would. */
static void
test_check (Fixture *fixture)
{
  assert_outcome (run_object (fixture, "--data-dir nothing directory check shared", 0), "2/0/0/0 4 1 -");
  g_assert_cmpint (run (fixture, "directory check shared --language nl"), ==, 0);
  g_assert_true (output_has (fixture, "Deze kaart heeft geen naam."));
  g_assert_cmpint (run (fixture, "directory check shared --language fr"), ==, 0);
  g_assert_true (output_has (fixture, "Cette fiche n'a pas de nom."));
  g_assert_cmpint (run (fixture, "--format tsv directory check shared"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "file\tline\treason\tcode\tname\n"));
  g_assert_true (output_has (fixture, "\trestored-zero\tCabinet Dupont\n"));
  g_assert_cmpint (run (fixture, "directory check shared -o report.pdf"), ==, 0);
  g_assert_cmpint (run (fixture, "directory check shared -o report.pdf"), ==, 3);
}

static void
remove_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* An emptied folder is no deletion: exit 1, and the answer stands on standard output all the same. */
static void
test_guard_and_undo (Fixture *fixture)
{
  remove_file (fixture, "shared/a.vcf");
  remove_file (fixture, "shared/b.csv");
  remove_file (fixture, "shared/a.sync-conflict-20260302-101500-ABCDEF7.vcf");
  assert_outcome (run_object (fixture, "directory sync --dry-run", 0), "0/0/2/0 0 0 empty");
  assert_outcome (run_object (fixture, "directory sync", 1), "0/0/2/0 0 0 empty");
  g_assert_nonnull (strstr (fixture->err, "\"code\":\"guarded\""));
  assert_outcome (run_object (fixture, "directory sync --dry-run", 0), "0/0/2/0 0 0 empty");

  g_assert_cmpint (run (fixture, "directory sync --accept-deletions"), ==, 3);
  assert_outcome (run_object (fixture, SECRET "directory sync --accept-deletions", 0), "0/0/2/0 0 0 empty");
  g_assert_cmpint (run (fixture, SECRET "directory search luc"), ==, 0);
  g_assert_true (output_has (fixture, "(no longer in the folder since "));

  g_assert_cmpint (json_object_get_int_member (run_object (fixture, SECRET "directory undo", 0), "entries"), ==, 2);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (fixture->json), "undone"));
  g_assert_cmpint (run (fixture, SECRET "directory undo"), ==, 1);
}

static void
test_directory (Fixture *fixture, gconstpointer data)
{
  g_autofree char *again = g_build_filename (fixture->folder, "again", NULL);

  (void) data;
  g_assert_cmpint (g_mkdir (again, 0700), ==, 0);
  test_refusals (fixture);
  test_rehearsal (fixture);
  test_sync (fixture);
  test_search (fixture);
  test_status (fixture);
  test_export (fixture);
  test_check (fixture);
  test_guard_and_undo (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ctl/directory", Fixture, NULL, set_up, test_directory, tear_down);
  return g_test_run ();
}
