/* The directory of professionals: the first sync of 20,000 cards against the import of the same rows by SQLite's own
 * shell (P1) and beside other programs that are installed (P1c), a look at 20,000 files that are as they were against
 * other programs that look (P2), a keystroke in the search at 20,000 and 200,000 entries (P3), and how sync and
 * keystroke grow (P10). A keystroke is measured in the processor's time, which does not depend on who else uses the
 * machine.
 */

#include "relais-bench-entries.h"
#include "relais-bench.h"
#include "relais-clock.h"
#include "relais-directory-entry.h"
#include "relais-directory-run.h"
#include "relais-directory-search.h"
#include "relais-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#define N_ENTRIES 20000
#define N_FILES   200
#define AT        "2026-11-20T10:00:00Z"

static const RelaisDate today = { 2026, 11, 20 };

static const char *const typed[] = {
  "saint-luc", "gériatrie", "el amrani", "vandenbroeck", "soins à dom", "dhondt", "kine schaer", "woonzorg",
  "0478 12",   "3456",      "1030",      "service soc",  "zoe",         "lukasik", "arc en ciel",
};

typedef struct {
  RelaisTestFolder *folder;
  char *csv;
  guint n_entries;
  guint n_rounds;
} Bench;

static double
get_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* One run on a folder, from the look at it to the last byte on the disk. */
static double
measure_run (Bench *bench, const char *folder)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_system ();
  RelaisDirectoryOptions options = { .accepted = RELAIS_DIRECTORY_ACCEPT_ANY };
  g_autoptr (GError) error = NULL;
  double begun = relais_bench_now ();
  g_autoptr (RelaisDirectoryRun) run =
      relais_directory_run (bench->folder, folder, clock, &options, NULL, &error);

  if (run == NULL || !run->is_applied)
    g_error ("%s", error != NULL ? error->message : "not applied");
  return relais_bench_now () - begun;
}

static void
remove_cache (Bench *bench)
{
  static const char *const names[] = { "directory.db", "directory.db-wal", "directory.db-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (bench->folder, names[i], NULL);

      g_unlink (path);
    }
}

/* Returns: the seconds of a command of the shell, -1 where it fails */
static double
measure_program (const char *command)
{
  double begun = relais_bench_now ();
  g_autoptr (GError) error = NULL;
  const char *const arguments[] = { "sh", "-c", command, NULL };
  g_autoptr (GSubprocess) program =
      g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);

  if (program == NULL || !g_subprocess_wait (program, NULL, &error))
    g_error ("%s", error->message);
  return g_subprocess_get_successful (program) ? relais_bench_now () - begun : -1;
}

static char *
make_folder (Bench *bench, const char *name, guint n_files)
{
  char *folder = g_build_filename (bench->folder, name, NULL);
  g_autofree char *age = g_strdup_printf ("find '%s' -type f -exec touch -d '1 day ago' {} +", folder);

  g_mkdir (folder, 0700);
  relais_bench_entries_write_folder (folder, N_ENTRIES, n_files);
  measure_program (age);
  return folder;
}

static RelaisSyncPlan *
plan_first (RelaisFolderScan *scan, GPtrArray *readings, const RelaisSyncKnown *known, guint n_entries)
{
  for (guint f = 0; f < N_FILES; f++)
    {
      g_autofree char *path = g_strdup_printf ("%05u.vcf", f);
      RelaisDirectoryReading *reading = relais_directory_reading_new (path);

      g_ptr_array_add (scan->files, relais_folder_file_new (path, 1, 1, 1, f));
      for (guint i = f; i < n_entries; i += N_FILES)
        g_ptr_array_add (reading->cards, relais_directory_card_new (path, i / N_FILES * 20 + 1,
                                                                    relais_bench_entries_make (i), NULL));
      g_ptr_array_add (readings, reading);
    }
  return relais_sync_plan_new (known, scan, readings, today);
}

static RelaisDirectoryCache *
open_cache (Bench *bench, gboolean anew)
{
  g_autofree char *path = g_build_filename (bench->folder, "directory.db", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  RelaisDirectoryCache *cache;

  if (anew)
    {
      g_unlink (path);
      g_unlink (wal);
    }
  cache = relais_directory_cache_open (path, &error);
  if (cache == NULL)
    g_error ("%s", error->message);
  return cache;
}

/* The seconds of applying the first plan. */
static double
measure_apply (Bench *bench)
{
  g_autoptr (RelaisFolderScan) scan = relais_folder_scan_new ();
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) relais_directory_reading_free);
  g_autoptr (RelaisSyncKnown) known = relais_sync_known_new ();
  g_autoptr (RelaisSyncPlan) plan = plan_first (scan, readings, known, bench->n_entries);
  g_autoptr (RelaisDirectoryCache) cache = open_cache (bench, TRUE);
  g_autoptr (GError) error = NULL;
  double begun = relais_bench_now ();

  if (!relais_directory_cache_apply (cache, plan, AT, NULL, &error))
    g_error ("%s", error->message);
  return relais_bench_now () - begun;
}

static char *
make_script (Bench *bench)
{
  g_autoptr (GString) columns = g_string_new (NULL);

  for (guint i = 0; i < RELAIS_ENTRY_N_FIELDS; i++)
    g_string_append_printf (columns, "%s TEXT, ", relais_directory_entry_type.fields[i].name);
  return g_strdup_printf ("PRAGMA journal_mode = WAL;\nCREATE TABLE card (%sbody TEXT);\n"
                          "CREATE VIRTUAL TABLE found USING fts5 (body, content = 'card', tokenize = 'trigram');\n"
                          "BEGIN;\n.import --csv %s card\nINSERT INTO found (found) VALUES ('rebuild');\nCOMMIT;\n",
                          columns->str, bench->csv);
}

static double
measure_shell (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "shell.db", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *script = make_script (bench);
  const char *const arguments[] = { "sqlite3", path, NULL };
  g_autoptr (GSubprocess) shell = NULL;
  g_autoptr (GError) error = NULL;
  double begun;

  g_unlink (path);
  g_unlink (wal);
  begun = relais_bench_now ();
  shell = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  if (shell == NULL || !g_subprocess_communicate_utf8 (shell, script, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  return relais_bench_now () - begun;
}

/* The words are typed letter by letter, each keystroke a whole answer of the first fifty in order. */
static double
measure_keystrokes (Bench *bench)
{
  g_autoptr (RelaisDirectoryCache) cache = open_cache (bench, FALSE);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint round = 0; round < bench->n_rounds; round++)
    {
      for (gsize w = 0; w < G_N_ELEMENTS (typed); w++)
        {
          for (const char *end = typed[w]; *end != '\0'; end = g_utf8_next_char (end))
            {
              g_autofree char *text = g_strndup (typed[w], (gsize) (g_utf8_next_char (end) - typed[w]));
              RelaisDirectoryQuery query = { .text = text, .limit = 50 };
              g_autoptr (GError) error = NULL;
              double begun = get_processor_time ();
              g_autoptr (GPtrArray) hits = relais_directory_cache_search (cache, &query, &error);
              double taken = get_processor_time () - begun;

              if (hits == NULL)
                g_error ("%s", error->message);
              g_array_append_val (samples, taken);
            }
        }
    }
  return relais_bench_percentile ((const double *) samples->data, samples->len, 95.0);
}

static void
measure_growth (Bench *bench)
{
  static const double sizes[] = { 5000, 20000, 80000 };
  double applied[G_N_ELEMENTS (sizes)];
  double keystrokes[G_N_ELEMENTS (sizes)];

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      bench->n_entries = (guint) sizes[i];
      applied[i] = measure_apply (bench);
      keystrokes[i] = measure_keystrokes (bench);
    }
  relais_bench_print_limit ("P10 growth of a first sync", relais_bench_growth (sizes, applied, G_N_ELEMENTS (sizes)),
                            "exponent", 1.1);
  relais_bench_print_limit ("P10 growth of a keystroke", relais_bench_growth (sizes, keystrokes, G_N_ELEMENTS (sizes)),
                            "exponent", 0.5);
}

/* P1, P1b: each at its best of some rounds, in turns. Returns: the seconds of ours */
static double
measure_first (Bench *bench, const char *what, const char *folder, double bar)
{
  double synced = 0, imported = 0;

  for (guint round = 0; round < 3; round++)
    {
      double a, b;

      remove_cache (bench);
      a = measure_run (bench, folder);
      b = measure_shell (bench);
      synced = round == 0 ? a : MIN (a, synced);
      imported = round == 0 ? b : MIN (b, imported);
    }
  relais_bench_print_ratio (what, synced * 1e3, "ms", "sqlite3 .import and FTS", imported * 1e3, bar);
  return synced;
}

/* Seconds at its best of some rounds; 0 where the program is not installed or failed. */
static double
measure_peer (const char *program, const char *prepare, const char *command, guint n_rounds)
{
  g_autofree char *path = g_find_program_in_path (program);
  double best = G_MAXDOUBLE;

  for (guint round = 0; path != NULL && round < n_rounds; round++)
    {
      double taken;

      if (prepare != NULL && measure_program (prepare) < 0)
        return 0;
      taken = measure_program (command);
      if (taken < 0)
        return 0;
      best = MIN (best, taken);
    }
  return path != NULL ? best : 0;
}

/* How many times longer a peer takes: printed as our share of its time, the bar being one over that. */
static void
print_peer (const char *program, double synced, double peer, double times)
{
  if (peer > 0)
    relais_bench_print_ratio ("P1c first sync, 20,000 files", synced * 1e3, "ms", program, peer * 1e3, 1 / times);
}

/* P1c: two programs that keep or list the same folder of one card a file. */
static void
measure_peers (Bench *bench, const char *folder, double synced)
{
  g_autofree char *copy = g_build_filename (bench->folder, "peer", NULL);
  g_autofree char *sync_conf = g_build_filename (bench->folder, "vdirsyncer.conf", NULL);
  g_autofree char *list_conf = g_build_filename (bench->folder, "khard.conf", NULL);
  g_autofree char *sync_text = g_strdup_printf (
      "[general]\nstatus_path = \"%s-status\"\n[pair p]\na = \"a\"\nb = \"b\"\ncollections = null\n"
      "[storage a]\ntype = \"filesystem\"\npath = \"%s\"\nfileext = \".vcf\"\n"
      "[storage b]\ntype = \"filesystem\"\npath = \"%s\"\nfileext = \".vcf\"\n", copy, folder, copy);
  g_autofree char *list_text = g_strdup_printf ("[addressbooks]\n[[relais]]\npath = %s\n", folder);
  g_autofree char *anew = g_strdup_printf ("rm -rf '%s' '%s-status' && mkdir '%s' && yes | vdirsyncer -c '%s' discover",
                                           copy, copy, copy, sync_conf);
  g_autofree char *sync = g_strdup_printf ("vdirsyncer -c '%s' sync", sync_conf);
  g_autofree char *list = g_strdup_printf ("khard -c '%s' list", list_conf);

  g_file_set_contents (sync_conf, sync_text, -1, NULL);
  g_file_set_contents (list_conf, list_text, -1, NULL);
  print_peer ("vdirsyncer", synced, measure_peer ("vdirsyncer", anew, sync, 1), 10);
  print_peer ("khard list", synced, measure_peer ("khard", NULL, list, 1), 15);
}

static void
print_look (double looked, const char *program, double peer, double bar)
{
  if (peer > 0)
    relais_bench_print_ratio ("P2 nothing changed, 20,000 files", looked * 1e3, "ms", program, peer * 1e3, bar);
}

/* P2, P2b: on what the first sync of 20,000 files left. */
static void
measure_looks (Bench *bench, const char *folder)
{
  g_autofree char *reference = g_build_filename (bench->folder, "rows.csv", NULL);
  g_autofree char *shadow = g_build_filename (bench->folder, "shadow", NULL);
  g_autofree char *copy = g_strdup_printf ("cp -a '%s' '%s'", folder, shadow);
  g_autofree char *commit = g_strdup_printf ("git -C '%s' init -q && git -C '%s' add -A && git -C '%s' -c user.name=x "
                                             "-c user.email=x commit -qm x && git -C '%s' status",
                                             shadow, shadow, shadow, shadow);
  g_autofree char *find = g_strdup_printf ("find '%s' -newer '%s'", folder, reference);
  g_autofree char *rsync = g_strdup_printf ("rsync -an --exclude=.git '%s/' '%s'", folder, shadow);
  g_autofree char *git = g_strdup_printf ("git -C '%s' status --porcelain", shadow);
  g_autofree char *touch = g_strdup_printf ("touch '%s/00007.vcf' -d '2 hours ago'", folder);
  g_autofree char *touch_again = g_strdup_printf ("touch '%s/00007.vcf' -d '3 hours ago'", folder);
  double looked = G_MAXDOUBLE, one = G_MAXDOUBLE;
  gboolean has_shadow = measure_program (copy) >= 0;
  gboolean has_git = has_shadow && measure_peer ("git", NULL, commit, 1) > 0;

  /* One after the other, as the programs beside it. */
  for (guint round = 0; round < 10; round++)
    looked = MIN (looked, measure_run (bench, folder));
  for (guint round = 0; round < 5; round++)
    {
      measure_program (round % 2 == 0 ? touch : touch_again);
      one = MIN (one, measure_run (bench, folder));
    }
  print_look (looked, "find -newer", measure_peer ("find", NULL, find, 10), 1.5);
  print_look (looked, "git status", has_git ? measure_peer ("git", NULL, git, 10) : 0, 1.0);
  print_look (looked, "rsync -an", has_shadow ? measure_peer ("rsync", NULL, rsync, 10) : 0, 0.6);
  relais_bench_print_ratio ("P2b one of 20,000 files changed", one * 1e3, "ms", "nothing changed", looked * 1e3, 1.5);
}

int
main (void)
{
  Bench bench = { .n_rounds = 10 };
  g_autofree char *few = NULL;
  g_autofree char *many = NULL;
  double idle;

  bench.folder = relais_test_make_folder ();
  bench.csv = g_build_filename (bench.folder, "rows.csv", NULL);
  bench.n_entries = N_ENTRIES;
  few = make_folder (&bench, "few", N_FILES);
  many = make_folder (&bench, "many", N_ENTRIES);

  relais_bench_reset_peak_memory ();
  idle = relais_bench_get_peak_memory ();
  measure_run (&bench, few);
  relais_bench_print_limit ("P1 memory of a first sync over idle", relais_bench_get_peak_memory () - idle, "MB", 40.0);

  relais_bench_entries_write_csv (bench.csv, N_ENTRIES);
  measure_first (&bench, "P1 first sync, 20,000 cards in 200 files", few, 1.3);
  measure_peers (&bench, many, measure_first (&bench, "P1b first sync, 20,000 files", many, 1.6));
  measure_looks (&bench, many);

  relais_bench_print_limit ("P3 a keystroke, 20,000 entries, p95", measure_keystrokes (&bench) * 1e3, "ms", 5.0);
  measure_growth (&bench);
  bench.n_entries = 200000;
  bench.n_rounds = 2;
  measure_apply (&bench);
  relais_bench_print_limit ("P3 a keystroke, 200,000 entries, p95", measure_keystrokes (&bench) * 1e3, "ms", 16.0);

  g_free (bench.csv);
  relais_test_remove_folder (bench.folder);
  return 0;
}
