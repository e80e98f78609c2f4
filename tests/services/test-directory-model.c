/* Two writers work on the shared folder at random, it goes away and comes back, the clock jumps; a model that knows
 * nothing of plans says what the local copy must be after each run. 300 steps, or 10,000 with RELAIS_TEST_LONG=1.
 */

#include "relais-directory-private.h"
#include "relais-directory-entry.h"
#include "relais-directory-run.h"
#include "relais-error.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#define N_UIDS  60
#define N_FILES 12
#define FAR     G_MAXINT

typedef struct {
  guint uid, name, phone, revision;
} Card;

/* What one file of the folder holds, and what of it the local copy must hold. */
typedef struct {
  gboolean is_there;
  GArray *cards;  /* Card: on the disk */
  guint cut;      /* the card in the middle of which the file ends, FAR for none */
  GArray *stored; /* Card */
} File;

typedef struct {
  gboolean is_known;
  Card card;
  gint64 gone; /* the day, -1 while it is there */
} Entry;

typedef enum { HERE, AWAY, EMPTY } Mount;

typedef struct {
  char *data;
  char *folder;
  char *aside;
  Mount mount;
  File files[N_FILES];
  Entry copy[N_UIDS];
  guint counter;
  gint64 day;
  RelaisClock *clock;
  RelaisDirectoryCache *cache;
  guint n_guarded, n_applied;
} World;

/* The folder */

static char *
make_path (World *world, guint file)
{
  g_autofree char *name = g_strdup_printf ("%s%02u.vcf", file % 3 == 0 ? "sub/" : "", file);

  return g_build_filename (world->mount == HERE ? world->folder : world->aside, name, NULL);
}

/* Long ago, so that it rests, and never twice the same. */
static void
set_time (World *world, const char *path)
{
  struct timespec times[2] = { { 1700000000 + world->counter, 0 }, { 1700000000 + world->counter, 0 } };

  world->counter++;
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
write_file (World *world, guint number)
{
  File *file = &world->files[number];
  g_autofree char *path = make_path (world, number);
  g_autoptr (GString) text = g_string_new (NULL);

  if (!file->is_there)
    {
      g_unlink (path);
      return;
    }
  for (guint i = 0; i < file->cards->len && i <= file->cut; i++)
    {
      Card *card = &g_array_index (file->cards, Card, i);
      gsize start = text->len;

      g_string_append_printf (text, "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:%u\r\nFN:Service %u\r\nTEL:02 555 %02u %02u\r\n"
                              "REV:2026%08u\r\nEND:VCARD\r\n",
                              card->uid, card->name, card->phone / 100 % 100, card->phone % 100, card->revision);
      if (i == file->cut)
        g_string_truncate (text, start + (gsize) g_test_rand_int_range (13, (int) (text->len - start) - 12));
    }
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  set_time (world, path);
}

static gboolean
file_has (GArray *cards, guint uid)
{
  for (guint i = 0; i < cards->len; i++)
    {
      if (g_array_index (cards, Card, i).uid == uid)
        return TRUE;
    }
  return FALSE;
}

static void
change_cards (World *world, File *file)
{
  Card card = { (guint) g_test_rand_int_range (0, N_UIDS), (guint) g_test_rand_int_range (0, 1000),
                (guint) g_test_rand_int_range (0, 9999), world->counter++ };
  guint which = file->cards->len > 0 ? (guint) g_test_rand_int_range (0, (int) file->cards->len) : 0;

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      if (file->cards->len > 0)
        g_array_remove_index (file->cards, which);
      break;
    case 1:
      if (file->cards->len > 0)
        {
          card.uid = g_array_index (file->cards, Card, which).uid;
          g_array_index (file->cards, Card, which) = card;
        }
      break;
    default:
      if (!file_has (file->cards, card.uid))
        g_array_insert_val (file->cards, which, card);
    }
}

/* Everything of @from is in @to from now on, in a file that is new. */
static void
rename_file (World *world, guint from, guint to)
{
  GArray *cards = world->files[to].cards;

  if (!world->files[from].is_there || world->files[to].is_there)
    return;
  world->files[to].cards = world->files[from].cards;
  world->files[to].is_there = TRUE;
  world->files[to].cut = FAR;
  world->files[from].cards = cards;
  g_array_set_size (cards, 0);
  world->files[from].is_there = FALSE;
  write_file (world, from);
  write_file (world, to);
}

static void
set_mount (World *world, Mount mount)
{
  if (world->mount == mount)
    return;
  if (world->mount == EMPTY)
    g_assert_cmpint (g_rmdir (world->folder), ==, 0);
  if (world->mount == HERE)
    g_assert_cmpint (g_rename (world->folder, world->aside), ==, 0);
  if (mount == EMPTY)
    g_assert_cmpint (g_mkdir (world->folder, 0700), ==, 0);
  if (mount == HERE)
    g_assert_cmpint (g_rename (world->aside, world->folder), ==, 0);
  world->mount = mount;
}

static void
put_rubbish (World *world, guint number)
{
  static const char *const suffixes[] = { ".sync-conflict-20260302-101500-ABCDEF7.vcf", ".vcf.part", ".xlsx", "~" };
  g_autofree char *path = make_path (world, number);
  g_autofree char *rubbish = g_strconcat (path, suffixes[number % G_N_ELEMENTS (suffixes)], NULL);

  g_assert_true (g_file_set_contents (rubbish, "BEGIN:VCARD\r\nUID:1\r\nFN:Rubbish\r\nEND:VCARD\r\n", -1, NULL));
}

static void
step (World *world)
{
  guint number = (guint) g_test_rand_int_range (0, N_FILES);
  File *file = &world->files[number];

  switch (g_test_rand_int_range (0, 16))
    {
    case 0:
      set_mount (world, g_test_rand_int_range (0, 2) == 0 ? AWAY : EMPTY);
      break;
    case 1:
    case 2:
    case 3:
      set_mount (world, HERE);
      break;
    case 4:
      file->is_there = FALSE;
      g_array_set_size (file->cards, 0);
      file->cut = FAR;
      write_file (world, number);
      break;
    case 5:
      rename_file (world, number, (number + 5) % N_FILES);
      break;
    case 6:
      if (file->is_there && file->cards->len > 0)
        {
          file->cut = (guint) g_test_rand_int_range (0, (int) file->cards->len);
          write_file (world, number);
        }
      break;
    case 7:
      put_rubbish (world, number);
      break;
    case 8:
      world->day = MAX (world->day + g_test_rand_int_range (-20, 25), 40);
      break;
    default:
      /* The other writer saves the whole file, and with it mends it. */
      file->is_there = TRUE;
      file->cut = FAR;
      for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
        change_cards (world, file);
      write_file (world, number);
    }
}

/* The model */

static void
take_file (const File *file, GArray *stored)
{
  for (guint i = 0; file->is_there && i < file->cards->len && i < file->cut; i++)
    g_array_append_val (stored, g_array_index (file->cards, Card, i));

  /* An empty file, or one that ends in the middle, says nothing of what is missing in it. */
  if (file->is_there && (file->cards->len == 0 || file->cut != FAR))
    {
      for (guint i = 0; i < file->stored->len; i++)
        {
          if (!file_has (stored, g_array_index (file->stored, Card, i).uid))
            g_array_append_val (stored, g_array_index (file->stored, Card, i));
        }
    }
}

static void
find_shown (World *world, GArray **stored, Entry *entries)
{
  memset (entries, 0, N_UIDS * sizeof (Entry));
  for (guint number = 0; number < N_FILES; number++)
    {
      for (guint i = 0; i < stored[number]->len; i++)
        {
          Card *card = &g_array_index (stored[number], Card, i);
          Entry *entry = &entries[card->uid];

          /* No two cards were revised at the same moment, except for those that were moved: they are the same. */
          if (!entry->is_known || card->revision > entry->card.revision)
            *entry = (Entry) { TRUE, *card, -1 };
        }
    }
}

/* Returns: whether the guard must stand in the way */
static gboolean
is_guarded (World *world, const Entry *entries)
{
  guint lost = 0;
  guint renamed = 0;
  guint of = 0;

  for (guint uid = 0; uid < N_UIDS; uid++)
    {
      const Entry *before = &world->copy[uid];
      const Entry *after = &entries[uid];

      if (!before->is_known || before->gone >= 0)
        continue;
      of++;
      lost += !after->is_known;
      renamed += after->is_known && (before->card.name != after->card.name || before->card.phone != after->card.phone);
    }
  if (world->mount != HERE)
    return world->mount == AWAY || lost > 0;
  return (lost > 10 && lost * 100 > of * 20) || (renamed > 10 && renamed * 100 > of * 10);
}

static void
update_copy (World *world, const Entry *entries)
{
  for (guint uid = 0; uid < N_UIDS; uid++)
    {
      Entry *entry = &world->copy[uid];

      if (entries[uid].is_known)
        *entry = entries[uid];
      else if (entry->is_known && (entry->gone < 0 || entry->gone > world->day))
        entry->gone = world->day;
      else if (entry->is_known && world->day - entry->gone >= 30)
        entry->is_known = FALSE;
    }
}

/* Both */

static gint64
to_day (const char *text)
{
  RelaisDate date = RELAIS_DATE_NONE;

  g_assert_true (relais_date_parse (text, &date));
  return relais_date_days_until (relais_date (2026, 1, 1), date);
}

static void
assert_copy (World *world)
{
  for (guint uid = 0; uid < N_UIDS; uid++)
    {
      Entry *entry = &world->copy[uid];
      g_autofree char *key = g_strdup_printf ("uid:%u", uid);
      g_autofree char *name = g_strdup_printf ("Service %u", entry->card.name);
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisDirectoryCard) card = relais_directory_cache_get_shown (world->cache, key, &error);

      g_assert_true (card != NULL || error == NULL || error->code == RELAIS_ERROR_NOT_FOUND);
      g_assert_cmpint (card != NULL, ==, entry->is_known);
      if (card == NULL)
        continue;
      g_assert_cmpstr (relais_record_get (card->entry, RELAIS_ENTRY_NAME), ==, name);
      g_assert_cmpint (card->gone_since != NULL ? to_day (card->gone_since) : -1, ==, entry->gone);
    }
}

static RelaisDirectoryRun *
run (World *world, const char *accepted)
{
  RelaisDirectoryOptions options = { .accepted = accepted };
  RelaisDate day = relais_date_add_days (relais_date (2026, 1, 1), (int) world->day);
  g_autofree char *date = relais_date_to_text (day);
  g_autofree char *instant = g_strconcat (date, "T12:00:00Z", NULL);
  g_autoptr (GError) error = NULL;
  RelaisDirectoryRun *done;

  relais_clock_set (world->clock, instant);
  done = relais_directory_run (world->data, world->folder, world->clock, &options, NULL, &error);
  g_assert_no_error (error);
  return done;
}

static void
sync_and_compare (World *world)
{
  g_autoptr (RelaisDirectoryRun) done = run (world, NULL);
  GArray *stored[N_FILES];
  Entry entries[N_UIDS];
  gboolean guarded;

  for (guint i = 0; i < N_FILES; i++)
    {
      stored[i] = g_array_new (FALSE, FALSE, sizeof (Card));
      if (world->mount == HERE)
        take_file (&world->files[i], stored[i]);
    }
  find_shown (world, stored, entries);
  guarded = is_guarded (world, entries);
  g_assert_cmpint (done->plan->guard.reason != RELAIS_SYNC_REASON_NONE, ==, guarded);
  g_assert_cmpint (done->is_applied, ==, !guarded);

  /* Sometimes somebody looks at it and accepts. */
  if (guarded && world->mount != AWAY && g_test_rand_int_range (0, 4) == 0)
    {
      g_autoptr (RelaisDirectoryRun) again = run (world, relais_sync_plan_get_token (done->plan));

      g_assert_true (again->is_applied);
      guarded = FALSE;
    }
  world->n_guarded += guarded;
  world->n_applied += !guarded;
  if (!guarded)
    {
      update_copy (world, entries);
      for (guint i = 0; i < N_FILES; i++)
        {
          GArray *before = world->files[i].stored;

          world->files[i].stored = stored[i];
          stored[i] = before;
        }
    }
  for (guint i = 0; i < N_FILES; i++)
    g_array_unref (stored[i]);
  assert_copy (world);
}

static void
test_two_writers (void)
{
  g_autoptr (RelaisTestFolder) root = relais_test_make_folder ();
  g_autofree char *sub = g_build_filename (root, "shared", "sub", NULL);
  g_autofree char *cache_path = NULL;
  g_autoptr (GError) error = NULL;
  World world = { 0 };
  guint n_steps = g_getenv ("RELAIS_TEST_LONG") != NULL ? 10000 : 300;

  world.data = g_build_filename (root, "data", NULL);
  world.folder = g_build_filename (root, "shared", NULL);
  world.aside = g_build_filename (root, "aside", NULL);
  world.day = 200;
  world.clock = relais_clock_new_fixed ("2026-07-20T12:00:00Z");
  g_assert_cmpint (g_mkdir (world.data, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (sub, 0700), ==, 0);
  cache_path = relais_directory_get_cache_path (world.data);
  world.cache = relais_directory_cache_open (cache_path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_FILES; i++)
    {
      world.files[i].cut = FAR;
      world.files[i].cards = g_array_new (FALSE, FALSE, sizeof (Card));
      world.files[i].stored = g_array_new (FALSE, FALSE, sizeof (Card));
    }

  for (guint i = 0; i < n_steps; i++)
    {
      g_test_message ("step %u", i);
      step (&world);
      if (i < 40 ? i == 39 : g_test_rand_int_range (0, 3) > 0)
        sync_and_compare (&world);
    }
  /* The guard neither always nor never stands in the way. */
  g_assert_cmpuint (world.n_applied, >, n_steps / 10);
  g_assert_cmpuint (world.n_guarded, >, 0);

  relais_directory_cache_close (world.cache);
  relais_clock_unref (world.clock);
  for (guint i = 0; i < N_FILES; i++)
    {
      g_array_unref (world.files[i].cards);
      g_array_unref (world.files[i].stored);
    }
  g_free (world.data);
  g_free (world.folder);
  g_free (world.aside);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory-model/two-writers", test_two_writers);
  return g_test_run ();
}
