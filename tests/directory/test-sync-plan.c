#include "relais-directory-entry.h"
#include "relais-directory-twice.h"
#include "relais-sync-plan.h"

#include <string.h>

static const RelaisDate today = { 2026, 11, 20 };

/* A local copy, a look and readings, put together by hand. */
typedef struct {
  RelaisSyncKnown *known;
  RelaisFolderScan *scan;
  GPtrArray *readings;
} World;

static RelaisDirectoryCard *
make_card (const char *file, guint line, const char *key, const char *name, const char *phone, const char *revision)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_directory_entry_type, key, 0);

  relais_record_builder_set (builder, RELAIS_ENTRY_NAME, name);
  relais_record_builder_set (builder, RELAIS_ENTRY_PHONE, phone);
  relais_record_builder_set (builder, RELAIS_ENTRY_REVISION, revision);
  return relais_directory_card_new (file, line, relais_record_builder_end (builder), NULL);
}

static void
world_setup (World *world, gconstpointer data)
{
  (void) data;
  world->known = relais_sync_known_new ();
  world->scan = relais_folder_scan_new ();
  world->readings = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_directory_reading_free);
}

static void
world_teardown (World *world, gconstpointer data)
{
  (void) data;
  relais_sync_known_free (world->known);
  relais_folder_scan_free (world->scan);
  g_ptr_array_unref (world->readings);
}

static RelaisDirectoryCard *
store_card (World *world, RelaisDirectoryCard *card, const char *gone_since)
{
  card->gone_since = g_strdup (gone_since);
  g_ptr_array_add (world->known->cards, card);
  world->known->n_entries += gone_since == NULL;
  return card;
}

static RelaisDirectoryCard *
store (World *world, const char *file, guint line, const char *key, const char *name, const char *phone)
{
  return store_card (world, make_card (file, line, key, name, phone, NULL), NULL);
}

/* @known and @seen: sizes of a file, -1 where it is not. */
static void
add_file (World *world, const char *path, int known, int seen)
{
  if (known >= 0)
    g_ptr_array_add (world->known->files, relais_folder_file_new (path, known, 1, 1, 1));
  if (seen >= 0)
    g_ptr_array_add (world->scan->files, relais_folder_file_new (path, seen, 1, 1, 1));
}

static RelaisDirectoryReading *
read_file (World *world, const char *path)
{
  g_ptr_array_add (world->readings, relais_directory_reading_new (path));
  return world->readings->pdata[world->readings->len - 1];
}

static void
read_card (RelaisDirectoryReading *reading, guint line, const char *key, const char *name, const char *phone)
{
  g_ptr_array_add (reading->cards, make_card (reading->file, line, key, name, phone, NULL));
}

static void
set_value (RelaisDirectoryCard *card, RelaisEntryField field, const char *value)
{
  RelaisRecord *entry = relais_record_with (card->entry, field, value);

  relais_record_unref (card->entry);
  card->entry = entry;
}

static RelaisSyncPlan *
make_plan (World *world)
{
  return relais_sync_plan_new (world->known, world->scan, world->readings, today);
}

/* "new uid:a; gone uid:b", and what is stored. */
static void
assert_plan (RelaisSyncPlan *plan, const char *expected, guint put, guint gone, guint removed)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < plan->changes->len; i++)
    {
      RelaisSyncChange *change = plan->changes->pdata[i];

      g_string_append_printf (found, "%s%s %s", i > 0 ? "; " : "", relais_sync_kind_get_word (change->kind), change->key);
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpuint (plan->cards_to_put->len, ==, put);
  g_assert_cmpuint (plan->cards_to_mark_gone->len, ==, gone);
  g_assert_cmpuint (plan->cards_to_remove->len, ==, removed);
}

static void
test_first (World *world, gconstpointer data)
{
  g_autoptr (RelaisSyncPlan) plan = NULL;
  RelaisDirectoryReading *reading = read_file (world, "a.vcf");

  (void) data;
  add_file (world, "a.vcf", -1, 10);
  read_card (reading, 1, "uid:b", "Bruyn", "02 555 11 11");
  read_card (reading, 8, "uid:a", "Adam", "02 555 11 12");

  plan = make_plan (world);
  assert_plan (plan, "new uid:a; new uid:b", 2, 0, 0);
  g_assert_cmpuint (plan->tally.n_new, ==, 2);
  g_assert_cmpuint (plan->files_to_put->len, ==, 1);
  g_assert_cmpint (plan->guard.reason, ==, RELAIS_SYNC_REASON_NONE);
  g_assert_false (relais_sync_plan_is_nothing (plan));
}

static void
test_nothing (World *world, gconstpointer data)
{
  g_autoptr (RelaisSyncPlan) plan = NULL;
  g_autoptr (GPtrArray) unread = NULL;

  (void) data;
  add_file (world, "a.vcf", 10, 10);
  world->known->n_entries = 5;
  unread = relais_sync_list_unread (world->known->files, world->scan);
  g_assert_cmpuint (unread->len, ==, 0);

  plan = make_plan (world);
  assert_plan (plan, "", 0, 0, 0);
  g_assert_cmpuint (plan->tally.n_unchanged, ==, 5);
  g_assert_true (relais_sync_plan_is_nothing (plan));
}

static void
test_lists (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) unread = NULL;
  g_autoptr (GPtrArray) vanished = NULL;

  (void) data;
  add_file (world, "a.vcf", 10, -1);
  add_file (world, "b.vcf", 10, 11);
  add_file (world, "c.vcf", 10, 10);
  add_file (world, "d/e.vcf", 10, -1);
  add_file (world, "dd.vcf", 10, -1);
  add_file (world, "f.vcf", -1, 1);
  g_ptr_array_add (world->scan->unreadable_folders, g_strdup ("d"));

  unread = relais_sync_list_unread (world->known->files, world->scan);
  g_assert_cmpuint (unread->len, ==, 2);
  g_assert_cmpstr (((RelaisFolderFile *) unread->pdata[0])->path, ==, "b.vcf");
  g_assert_cmpint (((RelaisFolderFile *) unread->pdata[0])->size, ==, 11);
  g_assert_cmpstr (((RelaisFolderFile *) unread->pdata[1])->path, ==, "f.vcf");

  vanished = relais_sync_list_vanished (world->known->files, world->scan);
  g_assert_cmpuint (vanished->len, ==, 2);
  g_assert_cmpstr (((RelaisFolderFile *) vanished->pdata[0])->path, ==, "a.vcf");
  g_assert_cmpstr (((RelaisFolderFile *) vanished->pdata[1])->path, ==, "dd.vcf");
}

static void
test_changed_moved_and_gone (World *world, gconstpointer data)
{
  g_autoptr (RelaisSyncPlan) plan = NULL;
  RelaisDirectoryReading *reading = read_file (world, "a.vcf");

  (void) data;
  add_file (world, "a.vcf", 10, 11);
  store (world, "a.vcf", 1, "uid:a", "Adam", "02 555 11 11");
  store (world, "a.vcf", 9, "uid:b", "Bruyn", "02 555 11 12");
  store (world, "a.vcf", 17, "uid:c", "Claes", "02 555 11 13");
  store (world, "a.vcf", 25, "uid:d", "Dubois", "02 555 11 14");
  read_card (reading, 1, "uid:a", "Adam", "02 555 99 99");
  read_card (reading, 9, "uid:b", "Bruyn", "02 555 11 12");
  read_card (reading, 19, "uid:c", "Claes", "02 555 11 13");

  plan = make_plan (world);
  /* The card that only moved is stored where it stands now, and nobody is told. */
  assert_plan (plan, "changed uid:a; gone uid:d", 2, 1, 1);
  g_assert_cmpuint (plan->tally.n_unchanged, ==, 2);
  g_assert_cmpuint (plan->guard.would_change, ==, 1);
  g_assert_cmpuint (((RelaisDirectoryCard *) plan->cards_to_remove->pdata[0])->line, ==, 17);
}

static void
test_what_cannot_be_read_stays (World *world, gconstpointer data)
{
  g_autoptr (RelaisSyncPlan) plan = NULL;

  (void) data;
  add_file (world, "bad.vcf", 10, 11);
  add_file (world, "broken.vcf", 10, 11);
  add_file (world, "dark/a.vcf", 10, -1);
  add_file (world, "nameless.vcf", 10, 11);
  store (world, "bad.vcf", 1, "uid:a", "Adam", NULL);
  store (world, "bad.vcf", 5, "uid:b", "Bruyn", NULL);
  store (world, "broken.vcf", 1, "uid:c", "Claes", NULL);
  store (world, "dark/a.vcf", 1, "uid:d", "Dubois", NULL);
  store (world, "nameless.vcf", 1, "uid:e", "Evrard", NULL);
  store (world, "nameless.vcf", 7, "uid:f", "Franck", NULL);
  g_ptr_array_add (world->scan->unreadable_folders, g_strdup ("dark"));

  relais_directory_reading_add_bad (read_file (world, "bad.vcf"), "uid:a");
  read_file (world, "broken.vcf")->unreadable = TRUE;
  relais_directory_reading_add_bad (read_file (world, "nameless.vcf"), NULL);
  read_card (world->readings->pdata[2], 9, "uid:f", "Franck", "02 555 11 11");

  plan = make_plan (world);
  assert_plan (plan, "changed uid:f; gone uid:b", 1, 1, 1);
  g_assert_cmpuint (plan->twice->len, ==, 0);
  /* A file that could not be read is read again at the next look. */
  g_assert_cmpuint (plan->files_to_put->len, ==, 2);
  g_assert_cmpuint (plan->files_to_remove->len, ==, 0);
}

static void
test_a_file_is_renamed (World *world, gconstpointer data)
{
  g_autoptr (RelaisSyncPlan) plan = NULL;

  (void) data;
  add_file (world, "a.vcf", 10, -1);
  add_file (world, "b.vcf", -1, 10);
  store (world, "a.vcf", 1, "uid:a", "Adam", NULL);
  read_card (read_file (world, "b.vcf"), 1, "uid:a", "Adam", NULL);

  plan = make_plan (world);
  assert_plan (plan, "", 1, 0, 1);
  g_assert_cmpuint (plan->tally.n_unchanged, ==, 1);
  g_assert_cmpuint (plan->files_to_remove->len, ==, 1);
}

static void
test_back_and_expired (World *world, gconstpointer data)
{
  g_autoptr (RelaisSyncPlan) plan = NULL;

  (void) data;
  add_file (world, "a.vcf", 10, 11);
  store_card (world, make_card ("a.vcf", 1, "uid:a", "Adam", NULL, NULL), "2026-11-01");
  store_card (world, make_card ("a.vcf", 2, "uid:b", "Bruyn", NULL, NULL), "2026-10-21");
  store_card (world, make_card ("a.vcf", 3, "uid:c", "Claes", NULL, NULL), "2026-10-22");
  store_card (world, make_card ("a.vcf", 4, "uid:d", "Dubois", NULL, NULL), "2027-01-01");
  read_card (read_file (world, "a.vcf"), 1, "uid:a", "Adam", NULL);

  plan = make_plan (world);
  /* 30 days; and a day that has yet to come begins them anew. */
  assert_plan (plan, "back uid:a; expired uid:b", 1, 1, 1);
  g_assert_cmpstr (relais_record_get_id (((RelaisDirectoryCard *) plan->cards_to_mark_gone->pdata[0])->entry), ==, "uid:d");
  g_assert_cmpuint (plan->tally.n_back, ==, 1);
  g_assert_cmpuint (plan->guard.would_remove, ==, 0);
}

static void
test_the_newest_is_shown (World *world, gconstpointer data)
{
  g_autoptr (RelaisSyncPlan) plan = NULL;
  RelaisSyncChange *change;
  RelaisDirectoryProblem *problem;

  (void) data;
  add_file (world, "a.vcf", 10, 10);
  add_file (world, "b.vcf", -1, 10);
  store_card (world, make_card ("a.vcf", 1, "uid:a", "Adam", NULL, "20260101T000000Z"), NULL);
  g_ptr_array_add (read_file (world, "b.vcf")->cards, make_card ("b.vcf", 4, "uid:a", "Adam-Ost", NULL, "2026-02-01"));

  plan = make_plan (world);
  assert_plan (plan, "changed uid:a", 1, 0, 0);
  change = plan->changes->pdata[0];
  g_assert_cmpstr (relais_record_get (change->before, RELAIS_ENTRY_NAME), ==, "Adam");
  g_assert_cmpstr (relais_record_get (change->after, RELAIS_ENTRY_NAME), ==, "Adam-Ost");
  g_assert_cmpuint (plan->twice->len, ==, 2);
  problem = plan->twice->pdata[0];
  g_assert_cmpstr (problem->file, ==, "a.vcf");
  g_assert_cmpstr (problem->argument, ==, "b.vcf:4");
  problem = plan->twice->pdata[1];
  g_assert_cmpstr (problem->argument, ==, "a.vcf:1");
}

static void
test_one_of_two_goes (World *world, gconstpointer data)
{
  g_autoptr (RelaisSyncPlan) plan = NULL;

  (void) data;
  add_file (world, "a.vcf", 10, -1);
  add_file (world, "b.vcf", 10, 10);
  store (world, "a.vcf", 1, "uid:a", "Adam", NULL);
  store (world, "b.vcf", 1, "uid:a", "Adams", NULL);
  world->known->n_entries = 1;

  plan = make_plan (world);
  assert_plan (plan, "changed uid:a", 0, 0, 1);
  g_assert_cmpuint (plan->twice->len, ==, 0);
}

static void
test_both_of_two_go (World *world, gconstpointer data)
{
  g_autoptr (RelaisSyncPlan) plan = NULL;

  (void) data;
  add_file (world, "a.vcf", 10, -1);
  add_file (world, "b.vcf", 10, -1);
  store (world, "b.vcf", 1, "uid:a", "Adams", NULL);
  store (world, "a.vcf", 1, "uid:a", "Adam", NULL);
  world->known->n_entries = 1;

  /* What was shown stays; of one key only one card is kept as gone. */
  plan = make_plan (world);
  assert_plan (plan, "gone uid:a", 0, 1, 1);
  g_assert_cmpstr (((RelaisDirectoryCard *) plan->cards_to_mark_gone->pdata[0])->file, ==, "a.vcf");
}

static void
fill (World *world, guint n)
{
  add_file (world, "a.csv", 10, 11);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("uid:%03u", i);
      g_autofree char *phone = g_strdup_printf ("02 555 1%u %02u", i / 100, i % 100);

      store (world, "a.csv", i + 2, key, key, phone);
    }
}

static void
test_one_column_sorted_alone (World *world, gconstpointer data)
{
  g_autoptr (RelaisSyncPlan) plan = NULL;
  RelaisDirectoryReading *reading = read_file (world, "a.csv");
  g_autofree char *sentence = NULL;

  (void) data;
  fill (world, 100);
  for (guint i = 0; i < 100; i++)
    {
      RelaisDirectoryCard *card = world->known->cards->pdata[i];
      RelaisDirectoryCard *other = world->known->cards->pdata[i < 11 ? 10 - i : i];

      /* The rows 0 to 10 have one another's numbers, except for the one in the middle. */
      read_card (reading, i + 2, relais_record_get_id (card->entry), relais_record_get (card->entry, RELAIS_ENTRY_NAME),
                 relais_record_get (other->entry, RELAIS_ENTRY_PHONE));
    }
  plan = make_plan (world);
  g_assert_cmpuint (plan->guard.would_change, ==, 10);
  g_assert_cmpint (plan->guard.reason, ==, RELAIS_SYNC_REASON_NONE);
  g_clear_pointer (&plan, relais_sync_plan_free);

  set_value (reading->cards->pdata[5], RELAIS_ENTRY_NAME, "Other");
  plan = make_plan (world);
  g_assert_cmpint (plan->guard.reason, ==, RELAIS_SYNC_REASON_CHANGED);
  g_assert_true (relais_sync_guard_may_be_accepted (&plan->guard));
  sentence = relais_sync_guard_get_sentence (&plan->guard, NULL);
  g_assert_nonnull (strstr (sentence, "11 of 100"));
}

static void
test_rewriting_changes_nobody (World *world, gconstpointer data)
{
  g_autoptr (RelaisSyncPlan) plan = NULL;
  RelaisDirectoryReading *reading = read_file (world, "a.csv");

  (void) data;
  fill (world, 40);
  for (guint i = 0; i < 40; i++)
    {
      RelaisDirectoryCard *card = world->known->cards->pdata[i];
      g_autofree char *phone = g_strdup (relais_record_get (card->entry, RELAIS_ENTRY_PHONE));
      g_autofree char *name = g_ascii_strup (relais_record_get (card->entry, RELAIS_ENTRY_NAME), -1);
      g_autofree char *international = g_strconcat ("+32", phone + 1, NULL);

      read_card (reading, i + 2, relais_record_get_id (card->entry), name, international);
      set_value (reading->cards->pdata[i], RELAIS_ENTRY_PHONE_DIRECT, phone);
    }
  plan = make_plan (world);
  g_assert_cmpuint (plan->tally.n_changed, ==, 40);
  g_assert_cmpuint (plan->guard.would_change, ==, 0);
}

static void
test_token (World *world, gconstpointer data)
{
  g_autoptr (RelaisSyncPlan) first = NULL;
  g_autoptr (RelaisSyncPlan) again = NULL;
  g_autoptr (RelaisSyncPlan) other = NULL;
  g_autofree char *token = NULL;
  RelaisDirectoryReading *reading = read_file (world, "a.vcf");

  (void) data;
  add_file (world, "a.vcf", -1, 10);
  read_card (reading, 1, "uid:a", "Adam", NULL);
  first = make_plan (world);
  again = make_plan (world);
  g_assert_cmpstr (relais_sync_plan_get_token (first), ==, relais_sync_plan_get_token (again));
  token = g_strdup (relais_sync_plan_get_token (first));
  g_clear_pointer (&first, relais_sync_plan_free);
  g_clear_pointer (&again, relais_sync_plan_free);

  set_value (reading->cards->pdata[0], RELAIS_ENTRY_PHONE, "02 555 11 11");
  other = make_plan (world);
  g_assert_cmpstr (token, !=, relais_sync_plan_get_token (other));
}

static void
test_guard (void)
{
  static const struct {
    RelaisFolderState state;
    guint removed, changed, of;
    RelaisSyncReason reason;
    gboolean may;
  } cases[] = {
    { RELAIS_FOLDER_OK, 0, 0, 0, RELAIS_SYNC_REASON_NONE, TRUE },
    { RELAIS_FOLDER_OK, 10, 0, 12, RELAIS_SYNC_REASON_NONE, TRUE },
    { RELAIS_FOLDER_OK, 11, 0, 55, RELAIS_SYNC_REASON_NONE, TRUE },
    { RELAIS_FOLDER_OK, 11, 0, 54, RELAIS_SYNC_REASON_LOST, TRUE },
    { RELAIS_FOLDER_OK, 200, 0, 1000, RELAIS_SYNC_REASON_NONE, TRUE },
    { RELAIS_FOLDER_OK, 201, 0, 1000, RELAIS_SYNC_REASON_LOST, TRUE },
    { RELAIS_FOLDER_OK, 0, 11, 110, RELAIS_SYNC_REASON_NONE, TRUE },
    { RELAIS_FOLDER_OK, 0, 11, 109, RELAIS_SYNC_REASON_CHANGED, TRUE },
    { RELAIS_FOLDER_OK, 0, 10, 10, RELAIS_SYNC_REASON_NONE, TRUE },
    { RELAIS_FOLDER_EMPTY, 1, 0, 1, RELAIS_SYNC_REASON_EMPTY, TRUE },
    { RELAIS_FOLDER_EMPTY, 0, 0, 0, RELAIS_SYNC_REASON_NONE, TRUE },
    { RELAIS_FOLDER_MISSING, 0, 0, 5, RELAIS_SYNC_REASON_MISSING, FALSE },
    { RELAIS_FOLDER_UNREADABLE, 0, 0, 5, RELAIS_SYNC_REASON_UNREADABLE, FALSE },
    { RELAIS_FOLDER_REPLACED, 0, 0, 5, RELAIS_SYNC_REASON_REPLACED, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RelaisSyncGuard guard = relais_sync_guard_judge (cases[i].state, cases[i].removed, cases[i].changed, cases[i].of);
      g_autofree char *sentence = relais_sync_guard_get_sentence (&guard, NULL);

      g_test_message ("%u", i);
      g_assert_cmpint (guard.reason, ==, cases[i].reason);
      g_assert_cmpint (relais_sync_guard_may_be_accepted (&guard), ==, cases[i].may);
      g_assert_cmpint (sentence == NULL, ==, guard.reason == RELAIS_SYNC_REASON_NONE);
      g_assert_null (sentence != NULL ? strchr (sentence, '{') : NULL);
    }
}

#define ADD(path, function) g_test_add ("/sync-plan/" path, World, NULL, world_setup, function, world_teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("first", test_first);
  ADD ("nothing", test_nothing);
  ADD ("lists", test_lists);
  ADD ("changed-moved-gone", test_changed_moved_and_gone);
  ADD ("unreadable-stays", test_what_cannot_be_read_stays);
  ADD ("renamed-file", test_a_file_is_renamed);
  ADD ("back-and-expired", test_back_and_expired);
  ADD ("newest-shown", test_the_newest_is_shown);
  ADD ("one-of-two", test_one_of_two_goes);
  ADD ("both-of-two", test_both_of_two_go);
  ADD ("sorted-column", test_one_column_sorted_alone);
  ADD ("rewritten", test_rewriting_changes_nobody);
  ADD ("token", test_token);
  g_test_add_func ("/sync-plan/guard", test_guard);
  return g_test_run ();
}
