/* P7, the price of the encryption: the same table, filled alike, in an encrypted and in a plain file. In memory where
 * there is /dev/shm, because a disk that takes long to sync would hide the price of a commit. */

#include "relais-bench.h"
#include "relais-db-encrypted.h"
#include "relais-db.h"
#include "relais-statement.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define N_ROWS 20000
#define N_COMMITS 400
#define N_INSERTS 2000
#define N_READS 2000

typedef struct {
  RelaisDb *db;
  GRand *rand;
  int n_rows;
} Side;

typedef struct {
  Side encrypted, plain;
} Sides;

static void
run (Side *side, const char *sql)
{
  g_autoptr (GError) error = NULL;

  relais_db_execute (side->db, sql, &error);
  g_assert_no_error (error);
}

/* A person's row and an index by name, as large as they are. */
static void
insert (Side *side)
{
  g_autofree char *name = g_strdup_printf ("%08x van der %08x", g_rand_int (side->rand), g_rand_int (side->rand));
  g_autofree char *rest = g_strnfill (300, (char) g_rand_int_range (side->rand, 'a', 'z'));
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStatement) statement =
      relais_db_prepare (side->db, "INSERT INTO person (id, name, rest) VALUES ($1, $2, $3)", &error);

  g_assert_no_error (error);
  relais_statement_bind_int (statement, 1, ++side->n_rows);
  relais_statement_bind_text (statement, 2, name);
  relais_statement_bind_text (statement, 3, rest);
  relais_statement_execute (statement, &error);
  g_assert_no_error (error);
}

static void
commit_each (Side *side)
{
  for (int i = 0; i < N_COMMITS; i++)
    {
      run (side, "BEGIN IMMEDIATE");
      insert (side);
      run (side, "COMMIT");
    }
}

/* N_COMMITS is about as many as SQLite lets come together before it copies the log into the file by itself. Here that
 * is part of each round, or the median would lie between rounds with it and rounds without. */
static void
commit_each_and_copy (Side *side)
{
  commit_each (side);
  run (side, "PRAGMA wal_checkpoint (PASSIVE)");
}

static void
insert_many (Side *side)
{
  run (side, "BEGIN IMMEDIATE");
  for (int i = 0; i < N_INSERTS; i++)
    insert (side);
  run (side, "COMMIT");
}

static void
read_rows (Side *side)
{
  for (int i = 0; i < N_READS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisStatement) statement =
          relais_db_prepare (side->db, "SELECT length (rest) FROM person WHERE id = $1", &error);
      gboolean has_row = FALSE;

      g_assert_no_error (error);
      relais_statement_bind_int (statement, 1, g_rand_int_range (side->rand, 1, N_ROWS + 1));
      relais_statement_step (statement, &has_row, &error);
      g_assert_no_error (error);
      g_assert_true (has_row);
    }
}

static void
commit_encrypted (gpointer sides)
{
  commit_each (&((Sides *) sides)->encrypted);
}

static void
commit_plain (gpointer sides)
{
  commit_each (&((Sides *) sides)->plain);
}

static void
commit_and_copy_encrypted (gpointer sides)
{
  commit_each_and_copy (&((Sides *) sides)->encrypted);
}

static void
commit_and_copy_plain (gpointer sides)
{
  commit_each_and_copy (&((Sides *) sides)->plain);
}

static void
insert_encrypted (gpointer sides)
{
  insert_many (&((Sides *) sides)->encrypted);
}

static void
insert_plain (gpointer sides)
{
  insert_many (&((Sides *) sides)->plain);
}

static void
read_encrypted (gpointer sides)
{
  read_rows (&((Sides *) sides)->encrypted);
}

static void
read_plain (gpointer sides)
{
  read_rows (&((Sides *) sides)->plain);
}

static void
set_up (Side *side, RelaisDb *db)
{
  side->db = db;
  side->rand = g_rand_new_with_seed (4711);
  run (side, "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, rest TEXT NOT NULL) STRICT;"
             "CREATE INDEX person_name ON person (name); PRAGMA wal_autocheckpoint = 0; BEGIN IMMEDIATE");
  for (int i = 0; i < N_ROWS; i++)
    insert (side);
  run (side, "COMMIT; PRAGMA wal_checkpoint (TRUNCATE)");
}

static void
tear_down (Side *side)
{
  relais_db_close (side->db);
  g_rand_free (side->rand);
}

int
main (void)
{
  const char *place = g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();
  g_autofree char *folder = g_build_filename (place, "relais-bench-XXXXXX", NULL);
  g_autofree char *encrypted_path = NULL, *plain_path = NULL;
  g_autoptr (RelaisDataKey) key = relais_data_key_new_random ();
  g_autoptr (GError) error = NULL;
  Sides sides = { 0 };
  double figure, yardstick;

  g_assert_nonnull (g_mkdtemp (folder));
  encrypted_path = g_build_filename (folder, "encrypted.db", NULL);
  plain_path = g_build_filename (folder, "plain.db", NULL);
  set_up (&sides.encrypted, relais_db_open_encrypted (encrypted_path, RELAIS_DB_CREATE, key, &error));
  set_up (&sides.plain, relais_db_open (plain_path, RELAIS_DB_CREATE, &error));
  g_assert_no_error (error);

  relais_bench_pair (commit_encrypted, commit_plain, &sides, 15, &figure, &yardstick);
  relais_bench_print_ratio ("P7 a commit, encrypted", figure / N_COMMITS * 1e3, "ms", "the same in plain",
                            yardstick / N_COMMITS * 1e3, 2.0);
  run (&sides.encrypted, "PRAGMA wal_checkpoint (TRUNCATE)");
  run (&sides.plain, "PRAGMA wal_checkpoint (TRUNCATE)");
  relais_bench_pair (commit_and_copy_encrypted, commit_and_copy_plain, &sides, 15, &figure, &yardstick);
  relais_bench_print_ratio ("P7 a commit and its share of copying the log, encrypted", figure / N_COMMITS * 1e3, "ms",
                            "the same in plain", yardstick / N_COMMITS * 1e3, 2.5);
  relais_bench_pair (insert_encrypted, insert_plain, &sides, 7, &figure, &yardstick);
  relais_bench_print_ratio ("P7 an insert among many, encrypted", figure / N_INSERTS * 1e3, "ms", "the same in plain",
                            yardstick / N_INSERTS * 1e3, 2.5);

  /* Nearly every read misses a cache of ten pages. */
  run (&sides.encrypted, "PRAGMA wal_checkpoint (TRUNCATE); PRAGMA cache_size = 10");
  run (&sides.plain, "PRAGMA wal_checkpoint (TRUNCATE); PRAGMA cache_size = 10");
  relais_bench_pair (read_encrypted, read_plain, &sides, 11, &figure, &yardstick);
  relais_bench_print_ratio ("P7 an uncached read, encrypted", figure / N_READS * 1e3, "ms", "the same in plain",
                            yardstick / N_READS * 1e3, 3.5);

  tear_down (&sides.encrypted);
  tear_down (&sides.plain);
  g_unlink (encrypted_path);
  g_unlink (plain_path);
  g_rmdir (folder);
  return 0;
}
