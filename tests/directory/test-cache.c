#include "relais-directory-entry.h"
#include "relais-directory-search.h"
#include "relais-error.h"
#include "relais-test-directory.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define LUC   "uid=luc|name=Cliniques Saint-Luc|phone=02 764 11 11\n"
#define JEAN  "uid=jean|name=Clinique Saint-Jean|phone=02 221 91 11\n"
#define REPAS "name=Repas à domicile|organisation=CPAS d'Ixelles|phone=02 641 55 00\n"

static const RelaisDate today = { 2026, 11, 20 };

typedef struct {
  RelaisTestFolder *folder;
  char *path;
  RelaisTestDirectory *directory;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  (void) data;
  fixture->folder = relais_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "directory.db", NULL);
  fixture->directory = relais_test_directory_new (fixture->path);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  (void) data;
  relais_test_directory_free (fixture->directory);
  g_free (fixture->path);
  relais_test_remove_folder (fixture->folder);
}

/* Every entry in the order of the list: "Name (phone) file:line", with a cross when the source has it no longer. */
static char *
describe (Fixture *fixture, const char *text)
{
  RelaisDirectoryQuery query = { .text = text };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = relais_directory_cache_search (relais_test_directory_get_cache (fixture->directory),
                                                              &query, &error);
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const RelaisDirectoryCard *card = ((RelaisDirectoryHit *) hits->pdata[i])->card;

      g_string_append_printf (all, "%s%s (%s) %s:%u%s", i > 0 ? "; " : "",
                              relais_directory_entry_get_name (card->entry, NULL),
                              relais_record_get (card->entry, RELAIS_ENTRY_PHONE), card->file, card->line,
                              card->gone_since != NULL ? " †" : "");
    }
  return g_string_free (all, FALSE);
}

static void
assert_entries (Fixture *fixture, const char *text, const char *expected)
{
  g_autofree char *found = describe (fixture, text);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_undo (Fixture *fixture)
{
  RelaisSyncTally tally;
  g_autoptr (GError) error = NULL;

  relais_directory_cache_undo (relais_test_directory_get_cache (fixture->directory), "2026-11-20T11:00:00Z", &tally,
                               &error);
  g_assert_no_error (error);
}

#define ALL "Clinique Saint-Jean (02 221 91 11) a.csv:2; Cliniques Saint-Luc (02 764 11 11) a.csv:1; " \
            "Repas à domicile (02 641 55 00) b/c.csv:1"

static void
sync_all (Fixture *fixture)
{
  relais_test_directory_write (fixture->directory, "a.csv", LUC JEAN);
  relais_test_directory_write (fixture->directory, "b/c.csv", REPAS);
  relais_test_directory_sync (fixture->directory, today);
}

static void
test_first_and_unchanged (Fixture *fixture, gconstpointer data)
{
  RelaisSyncTally tally;
  struct stat info;

  (void) data;
  assert_entries (fixture, NULL, "");
  sync_all (fixture);
  assert_entries (fixture, NULL, ALL);
  relais_test_directory_reopen (fixture->directory);
  assert_entries (fixture, NULL, ALL);

  tally = relais_test_directory_sync (fixture->directory, today);
  g_assert_cmpuint (tally.n_unchanged, ==, 3);
  g_assert_cmpuint (tally.n_new + tally.n_changed + tally.n_gone + tally.n_back + tally.n_expired, ==, 0);
  assert_entries (fixture, NULL, ALL);

  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* Every field of an entry comes back as it was stored. */
static void
test_every_field (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) line = g_string_new ("uid=all");
  g_autoptr (RelaisRecord) entry = NULL;
  g_autoptr (RelaisDirectoryCard) card = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  for (guint i = 0; i < RELAIS_ENTRY_N_FIELDS; i++)
    {
      if (i != RELAIS_ENTRY_UID)
        g_string_append_printf (line, "|%s=value é %u", relais_directory_entry_type.fields[i].name, i);
    }
  entry = relais_test_directory_entry (line->str);
  relais_test_directory_write (fixture->directory, "a.csv", line->str);
  relais_test_directory_sync (fixture->directory, today);
  relais_test_directory_reopen (fixture->directory);

  card = relais_directory_cache_get_shown (relais_test_directory_get_cache (fixture->directory), "uid:all", &error);
  g_assert_no_error (error);
  g_assert_true (relais_record_equal (card->entry, entry));
  g_assert_cmpstr (relais_record_get_id (card->entry), ==, "uid:all");
}

static void
test_change_and_undo (Fixture *fixture, gconstpointer data)
{
  (void) data;
  sync_all (fixture);
  relais_test_directory_write (fixture->directory, "a.csv",
                               "uid=new|name=Aide aux aidants|phone=02 1\n"
                               "uid=luc|name=UCL Saint-Luc|phone=02 764 22 22\n");
  relais_test_directory_sync (fixture->directory, today);
  assert_entries (fixture, NULL,
                  "Aide aux aidants (02 1) a.csv:1; Clinique Saint-Jean (02 221 91 11) a.csv:2 †; "
                  "Repas à domicile (02 641 55 00) b/c.csv:1; UCL Saint-Luc (02 764 22 22) a.csv:2");
  assert_entries (fixture, "cliniques", "");
  assert_entries (fixture, "7642", "UCL Saint-Luc (02 764 22 22) a.csv:2");

  assert_undo (fixture);
  assert_entries (fixture, NULL, ALL);
  assert_entries (fixture, "cliniques", "Cliniques Saint-Luc (02 764 11 11) a.csv:1");
  assert_entries (fixture, "7642", "");
  assert_entries (fixture, "aidants", "");

  /* Nothing comes back before a file changes, and then it does. */
  relais_test_directory_sync (fixture->directory, today);
  assert_entries (fixture, NULL, ALL);
  relais_test_directory_write (fixture->directory, "a.csv", "uid=luc|name=UCL Saint-Luc|phone=02 764 22 22\n" JEAN);
  relais_test_directory_sync (fixture->directory, today);
  assert_entries (fixture, "ucl", "UCL Saint-Luc (02 764 22 22) a.csv:1");
}

static void
test_undo_of_the_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RelaisSyncTally tally;

  (void) data;
  sync_all (fixture);
  relais_directory_cache_undo (relais_test_directory_get_cache (fixture->directory), "2026-11-20T11:00:00Z", &tally,
                               &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tally.n_new, ==, 3);
  assert_entries (fixture, NULL, "");
  assert_entries (fixture, "saint", "");

  g_assert_false (relais_directory_cache_undo (relais_test_directory_get_cache (fixture->directory),
                                               "2026-11-20T11:00:00Z", &tally, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NO_OPERATION);
}

/* A look that finds nothing new leaves the run before it to be taken back. */
static void
test_undo_after_a_look (Fixture *fixture, gconstpointer data)
{
  (void) data;
  sync_all (fixture);
  relais_test_directory_write (fixture->directory, "b/c.csv", REPAS LUC);
  relais_test_directory_sync (fixture->directory, today);
  relais_test_directory_sync (fixture->directory, today);
  assert_undo (fixture);
  assert_entries (fixture, NULL, ALL);
}

static void
test_gone_back_and_expired (Fixture *fixture, gconstpointer data)
{
  static const RelaisDate day_29 = { 2026, 12, 19 };
  static const RelaisDate day_30 = { 2026, 12, 20 };
  RelaisSyncTally tally;

  (void) data;
  sync_all (fixture);
  relais_test_directory_write (fixture->directory, "b/c.csv", NULL);
  tally = relais_test_directory_sync (fixture->directory, today);
  g_assert_cmpuint (tally.n_gone, ==, 1);
  assert_entries (fixture, "repas", "Repas à domicile (02 641 55 00) b/c.csv:1 †");

  tally = relais_test_directory_sync (fixture->directory, day_29);
  g_assert_cmpuint (tally.n_expired, ==, 0);
  relais_test_directory_write (fixture->directory, "d.csv", REPAS);
  tally = relais_test_directory_sync (fixture->directory, day_29);
  g_assert_cmpuint (tally.n_back, ==, 1);
  assert_entries (fixture, "repas", "Repas à domicile (02 641 55 00) d.csv:1");

  assert_undo (fixture);
  assert_entries (fixture, "repas", "Repas à domicile (02 641 55 00) b/c.csv:1 †");
  tally = relais_test_directory_sync (fixture->directory, day_30);
  g_assert_cmpuint (tally.n_expired, ==, 1);
  assert_entries (fixture, "repas", "");
  assert_undo (fixture);
  assert_entries (fixture, "repas", "Repas à domicile (02 641 55 00) b/c.csv:1 †");
}

static void
test_twice (Fixture *fixture, gconstpointer data)
{
  RelaisDirectoryCache *cache = relais_test_directory_get_cache (fixture->directory);
  g_auto (RelaisDirectoryStatus) status = { NULL };
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  relais_test_directory_write (fixture->directory, "a.csv", "uid=luc|name=Old|phone=1|revision=20250101\n");
  relais_test_directory_write (fixture->directory, "b.csv", "uid=luc|name=New|phone=2|revision=20260101\n"
                                                            "!uid=jean|name=Broken|phone=3\n");
  relais_test_directory_sync (fixture->directory, today);
  assert_entries (fixture, NULL, "New (2) b.csv:1");

  problems = relais_directory_cache_list_problems (cache, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 3);
  relais_directory_cache_get_status (cache, &status, &error);
  g_assert_cmpuint (status.n_problems, ==, 3);
  g_assert_cmpuint (status.n_entries, ==, 1);
  g_assert_true (status.can_undo);

  /* The one that was shown goes: the other is shown again. Its file no longer has a problem. */
  relais_test_directory_write (fixture->directory, "b.csv", JEAN);
  relais_test_directory_sync (fixture->directory, today);
  assert_entries (fixture, NULL, "Clinique Saint-Jean (02 221 91 11) b.csv:1; Old (1) a.csv:1");
  relais_directory_status_clear (&status);
  relais_directory_cache_get_status (cache, &status, &error);
  g_assert_cmpuint (status.n_problems, ==, 0);
}

/* Problems of a file that was not read again stay. */
static void
test_problems_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  relais_test_directory_write (fixture->directory, "a.csv", "!uid=x|name=X|phone=1\n" LUC);
  relais_test_directory_write (fixture->directory, "b.csv", "!uid=y|name=Y|phone=1\n" JEAN);
  relais_test_directory_sync (fixture->directory, today);
  relais_test_directory_write (fixture->directory, "b.csv", JEAN);
  relais_test_directory_sync (fixture->directory, today);
  problems = relais_directory_cache_list_problems (relais_test_directory_get_cache (fixture->directory), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((RelaisDirectoryProblem *) problems->pdata[0])->file, ==, "a.csv");
  g_assert_cmpint (((RelaisDirectoryProblem *) problems->pdata[0])->code, ==, RELAIS_PROBLEM_NO_NAME);
}

/* Cards that move to other lines are the same entries. */
static void
test_shifted_lines (Fixture *fixture, gconstpointer data)
{
  RelaisSyncTally tally;

  (void) data;
  sync_all (fixture);
  relais_test_directory_write (fixture->directory, "a.csv", "\n\n" LUC JEAN);
  tally = relais_test_directory_sync (fixture->directory, today);
  g_assert_cmpuint (tally.n_changed + tally.n_gone + tally.n_new, ==, 0);
  assert_entries (fixture, "saint", "Clinique Saint-Jean (02 221 91 11) a.csv:4; "
                                    "Cliniques Saint-Luc (02 764 11 11) a.csv:3");
  assert_undo (fixture);
  assert_entries (fixture, NULL, ALL);
}

static void
test_cancelled_apply (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RelaisSyncPlan) plan = NULL;
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  (void) data;
  sync_all (fixture);
  for (guint i = 0; i < 500; i++)
    g_string_append_printf (many, "uid=%u|name=Name %u|phone=02 %u\n", i, i, i);
  relais_test_directory_write (fixture->directory, "d.csv", many->str);
  plan = relais_test_directory_plan (fixture->directory, today);
  g_cancellable_cancel (cancellable);
  g_assert_false (relais_directory_cache_apply (relais_test_directory_get_cache (fixture->directory), plan,
                                                "2026-11-20T10:00:00Z", cancellable, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CANCELLED);
  assert_entries (fixture, NULL, ALL);
}

/* What is no copy of ours, or a broken one, is put aside, and an empty copy takes its place. */
static void
test_of_no_use (Fixture *fixture, gconstpointer data)
{
  static const struct {
    gsize at;
    const char *bytes;
    gsize n_bytes;
  } damages[] = {
    { 0, "this is no database at all, it is a text", 40 },
    { 60, "\0\0\0\1", 4 },     /* the version of the layout */
    { 100, "\xff\xff\xff\xff\xff\xff\xff\xff", 8 }, /* the first page */
  };

  (void) data;
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *aside = g_strconcat (fixture->path, "-aside", NULL);
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      relais_test_directory_write (fixture->directory, "a.csv", LUC JEAN);
      relais_test_directory_write (fixture->directory, "b/c.csv", REPAS);
      relais_test_directory_sync (fixture->directory, today);
      assert_entries (fixture, NULL, ALL);
      relais_test_directory_free (fixture->directory);

      g_file_get_contents (fixture->path, &content, &length, &error);
      g_assert_no_error (error);
      memcpy (content + damages[i].at, damages[i].bytes, damages[i].n_bytes);
      g_file_set_contents (fixture->path, content, (gssize) length, &error);
      g_assert_no_error (error);

      fixture->directory = relais_test_directory_new (fixture->path);
      assert_entries (fixture, NULL, "");
      g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
    }
}

/* Two copies of one file: what one applies, the other sees. */
static void
test_two_connections (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisDirectoryCache) other = relais_directory_cache_open (fixture->path, &error);
  RelaisDirectoryQuery query = { .text = "saint luc" };
  g_autoptr (GPtrArray) hits = NULL;

  (void) data;
  g_assert_no_error (error);
  sync_all (fixture);
  hits = relais_directory_cache_search (other, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
}

#define ADD(name, func) g_test_add ("/cache/" name, Fixture, NULL, setup, func, teardown)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("first-and-unchanged", test_first_and_unchanged);
  ADD ("every-field", test_every_field);
  ADD ("change-and-undo", test_change_and_undo);
  ADD ("undo-of-the-first", test_undo_of_the_first);
  ADD ("undo-after-a-look", test_undo_after_a_look);
  ADD ("gone-back-and-expired", test_gone_back_and_expired);
  ADD ("twice", test_twice);
  ADD ("problems-stay", test_problems_stay);
  ADD ("shifted-lines", test_shifted_lines);
  ADD ("cancelled-apply", test_cancelled_apply);
  ADD ("of-no-use", test_of_no_use);
  ADD ("two-connections", test_two_connections);
  return g_test_run ();
}
