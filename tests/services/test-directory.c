#include "relais-directory-export.h"
#include "relais-directory.h"
#include "relais-done.h"
#include "relais-error.h"
#include "relais-own-entry.h"
#include "relais-register-acts.h"
#include "relais-test-directory.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static const RelaisDate today = { 2026, 11, 20 }; /* a Friday; the clock says 14:02 in Brussels */

static const char folder[] =
    "uid=luc|name=Cliniques Saint-Luc|category=17|phone=02 764 11 11|phone_direct=02 764 18 42|postcode=1200|"
    "hours=mo-fr 08:00-16:30\n"
    "uid=kine|name=Cabinet Dupont|category=12|phone=0478 12 34 56|postcode=1030|commune=Schaerbeek|"
    "hours=mo,we 08:00-12:00\n"
    "uid=jour|name=Centre de jour|phone=02 221 91 11|postcode=1140\n";

typedef struct {
  RelaisTestFolder *folder;
  RelaisSession *session;
  RelaisActor *actor;
  RelaisTestDirectory *directory;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  (void) data;
  fixture->folder = relais_test_make_folder ();
  fixture->session = relais_test_session_new (fixture->folder);
  fixture->actor = relais_test_session_as (fixture->session, "reception");
  path = g_build_filename (fixture->folder, "directory.db", NULL);
  fixture->directory = relais_test_directory_new (path);
  relais_test_directory_write (fixture->directory, "a.csv", folder);
  relais_test_directory_sync (fixture->directory, today);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  (void) data;
  relais_test_directory_free (fixture->directory);
  relais_actor_unref (fixture->actor);
  relais_session_unref (fixture->session);
  relais_test_remove_folder (fixture->folder);
}

static void
assert_found (Fixture *fixture, const RelaisDirectoryQuestion *question, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = relais_directory_search (fixture->session, fixture->actor, question, &error);
  g_autoptr (GString) keys = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? " " : "",
                            relais_record_get_id (((RelaisDirectoryFound *) found->pdata[i])->entry));
  g_assert_cmpstr (keys->str, ==, expected);
}

#define FIND(expected, ...) assert_found (fixture, &(RelaisDirectoryQuestion) { __VA_ARGS__ }, expected)

static RelaisDirectoryPage *
open_entry (Fixture *fixture, const char *key)
{
  g_autoptr (GError) error = NULL;
  RelaisDirectoryPage *page = relais_directory_open_entry (fixture->session, fixture->actor, key, &error);

  g_assert_no_error (error);
  return page;
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  (void) data;
  FIND ("uid:kine uid:jour uid:luc", .text = NULL);
  FIND ("uid:luc", .text = "saint l");
  FIND ("uid:luc", .text = "1842");
  FIND ("uid:kine", .text = "kinésithérapie");
  FIND ("uid:kine", .text = "schaarbeek");
  FIND ("uid:kine uid:jour", .basin = "NE");
  FIND ("uid:kine", .basin = "NE", .postcodes = ((const char *const[]) { "1030", "1200", NULL }));
  FIND ("", .basin = "nowhere");
  FIND ("uid:luc", .open_now = TRUE);
  FIND ("", .favourites = TRUE);
}

static void
test_reach (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisDirectoryPage) luc = open_entry (fixture, "uid:luc");
  g_autoptr (RelaisDirectoryPage) kine = open_entry (fixture, "uid:kine");
  g_autoptr (RelaisDirectoryPage) jour = open_entry (fixture, "uid:jour");

  (void) data;
  g_assert_cmpint (luc->reach, ==, RELAIS_REACH_OPEN);
  g_assert_cmpint (luc->until, ==, 16 * 60 + 30);
  g_assert_cmpint (kine->reach, ==, RELAIS_REACH_CLOSED);
  g_assert_cmpint (kine->until, ==, -1);
  g_assert_cmpint (jour->reach, ==, RELAIS_REACH_UNKNOWN);
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisDirectoryPage) page = open_entry (fixture, "uid:luc");
  g_autoptr (GError) error = NULL;

  (void) data;
  g_assert_true (relais_record_is (page->entry, RELAIS_ENTRY_PHONE_DIRECT, "02 764 18 42"));
  g_assert_cmpuint (page->places->len, ==, 1);
  g_assert_cmpstr (((RelaisDirectoryPlace *) page->places->pdata[0])->file, ==, "a.csv");
  g_assert_true (((RelaisDirectoryPlace *) page->places->pdata[0])->is_shown);
  g_assert_nonnull (page->looked_at);
  g_assert_null (page->own);
  g_assert_null (relais_directory_open_entry (fixture->session, fixture->actor, "uid:nobody", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
}

/* What the practice knows stays, whatever becomes of the source, and the copy may be deleted. */
static void
test_own_layer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisDirectoryPage) page = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  relais_directory_set_favourite (fixture->session, fixture->actor, "uid:jour", TRUE, &error);
  g_assert_no_error (error);
  relais_directory_set_note (fixture->session, fixture->actor, "uid:jour", "Demander Nadine,\nle matin", &error);
  g_assert_no_error (error);
  relais_directory_set_hours (fixture->session, fixture->actor, "uid:jour", "lun-ven 13h-15h", issues, &error);
  g_assert_no_error (error);
  relais_directory_correct (fixture->session, fixture->actor, "uid:jour", RELAIS_ENTRY_PHONE, "02/221.91.99", issues,
                            &error);
  g_assert_no_error (error);
  relais_directory_note_line (fixture->session, fixture->actor, "uid:jour", "02 221 91 11", FALSE, &error);
  g_assert_no_error (error);
  relais_directory_note_line (fixture->session, fixture->actor, "uid:jour", "+32 2 221 91 99", TRUE, &error);
  g_assert_no_error (error);

  FIND ("uid:jour", .favourites = TRUE);
  FIND ("uid:jour", .text = "nadine");
  FIND ("uid:jour", .text = "9199");
  FIND ("uid:jour uid:luc", .open_now = TRUE);

  relais_test_directory_write (fixture->directory, "a.csv", "uid=jour|name=Centre Jour|phone=02 221 91 12\n");
  relais_test_directory_sync (fixture->directory, today);
  page = open_entry (fixture, "uid:jour");
  g_assert_true (relais_record_is (page->entry, RELAIS_ENTRY_NAME, "Centre Jour"));
  g_assert_true (relais_record_is (page->entry, RELAIS_ENTRY_PHONE, "02/221.91.99"));
  g_assert_true (relais_record_is (page->source, RELAIS_ENTRY_PHONE, "02 221 91 12"));
  g_assert_true (relais_record_is (page->own, RELAIS_OWN_ENTRY_NOTE, "Demander Nadine,\nle matin"));
  g_assert_cmpint (page->reach, ==, RELAIS_REACH_OPEN);
  g_assert_cmpint (page->until, ==, 15 * 60);
  g_assert_cmpuint (page->corrections->len, ==, 1);
  g_assert_true (relais_own_correction_is_settled (page->corrections->pdata[0], page->source));
  g_assert_cmpuint (page->lines->len, ==, 2);
}

static const RelaisRecord *
find_line (RelaisDirectoryPage *page, const char *number)
{
  for (guint i = 0; i < page->lines->len; i++)
    {
      if (relais_record_is (page->lines->pdata[i], RELAIS_OWN_LINE_NUMBER, number))
        return page->lines->pdata[i];
    }
  return NULL;
}

/* However a number is written, it is one line. */
static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisDirectoryPage) page = NULL;
  g_autoptr (GError) error = NULL;
  const RelaisRecord *line;

  (void) data;
  relais_directory_note_line (fixture->session, fixture->actor, "uid:luc", "02 764 18 42", FALSE, &error);
  relais_directory_note_line (fixture->session, fixture->actor, "uid:luc", "+32 (0)2 764.18.42", TRUE, &error);
  g_assert_no_error (error);
  page = open_entry (fixture, "uid:luc");
  g_assert_cmpuint (page->lines->len, ==, 1);
  line = find_line (page, "+3227641842");
  g_assert_nonnull (line);
  g_assert_true (relais_record_is (line, RELAIS_OWN_LINE_WORKED_ON, "2026-11-20"));
  g_assert_true (relais_record_is (line, RELAIS_OWN_LINE_FAILED_ON, "2026-11-20"));

  g_assert_false (relais_directory_note_line (fixture->session, fixture->actor, "uid:luc", "call us", TRUE, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
}

static void
test_corrections (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisDirectoryPage) page = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  g_assert_false (relais_directory_correct (fixture->session, fixture->actor, "uid:luc", RELAIS_ENTRY_UID, "x", issues,
                                            &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (relais_directory_correct (fixture->session, fixture->actor, "uid:luc", RELAIS_ENTRY_EMAIL, "not one",
                                            issues, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_assert_cmpuint (issues->len, >, 0);
  g_clear_error (&error);

  relais_directory_correct (fixture->session, fixture->actor, "uid:luc", RELAIS_ENTRY_PHONE, "02 764 22 22", issues,
                            &error);
  g_assert_no_error (error);
  page = open_entry (fixture, "uid:luc");
  g_assert_true (relais_record_is (page->entry, RELAIS_ENTRY_PHONE, "02 764 22 22"));
  g_assert_false (relais_own_correction_is_settled (page->corrections->pdata[0], page->source));
  g_clear_pointer (&page, relais_directory_page_free);

  relais_directory_drop_correction (fixture->session, fixture->actor, "uid:luc", RELAIS_ENTRY_PHONE, &error);
  g_assert_no_error (error);
  page = open_entry (fixture, "uid:luc");
  g_assert_true (relais_record_is (page->entry, RELAIS_ENTRY_PHONE, "02 764 11 11"));
  g_assert_cmpuint (page->corrections->len, ==, 0);
}

static void
test_undo_of_a_note (Fixture *fixture, gconstpointer data)
{
  g_auto (RelaisUndoResult) result = { 0 };
  g_autofree char *operation = NULL;
  g_autoptr (RelaisDirectoryPage) page = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  relais_directory_set_note (fixture->session, fixture->actor, "uid:luc", "First", &error);
  relais_directory_set_note (fixture->session, fixture->actor, "uid:luc", "Second", &error);
  g_assert_no_error (error);
  operation = relais_done_find_last (fixture->session, fixture->actor, &error);
  g_assert_no_error (error);
  relais_register_undo (fixture->session, fixture->actor, operation, &result, &error);
  g_assert_no_error (error);
  page = open_entry (fixture, "uid:luc");
  g_assert_true (relais_record_is (page->own, RELAIS_OWN_ENTRY_NOTE, "First"));
}

/* What is used comes sooner; the log says nothing of it. */
static void
test_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  (void) data;
  FIND ("uid:jour uid:luc", .text = "02");
  relais_directory_note_use (fixture->session, fixture->actor, "uid:luc", &error);
  g_assert_no_error (error);
  FIND ("uid:luc uid:jour", .text = "02");
}

/* An entry whose card is gone for good leaves a note without an entry, under the name it had. */
static void
test_orphans (Fixture *fixture, gconstpointer data)
{
  static const RelaisDate next_year = { 2027, 1, 20 };
  g_autoptr (GPtrArray) orphans = NULL;
  g_autoptr (RelaisDirectoryPage) page = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  relais_directory_set_note (fixture->session, fixture->actor, "uid:luc", "Étage 3", &error);
  relais_directory_set_note (fixture->session, fixture->actor, "uid:kine", "x", &error);
  relais_directory_set_note (fixture->session, fixture->actor, "uid:kine", "", &error);
  g_assert_no_error (error);
  relais_test_directory_write (fixture->directory, "a.csv", "uid=jour|name=Centre de jour\n");
  relais_test_directory_sync (fixture->directory, today);
  orphans = relais_directory_list_orphans (fixture->session, fixture->actor, &error);
  g_assert_cmpuint (orphans->len, ==, 0);
  g_clear_pointer (&orphans, g_ptr_array_unref);

  relais_test_directory_sync (fixture->directory, next_year);
  orphans = relais_directory_list_orphans (fixture->session, fixture->actor, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (orphans->len, ==, 1);
  g_assert_true (relais_record_is (orphans->pdata[0], RELAIS_OWN_ENTRY_NAME, "Cliniques Saint-Luc"));
  page = open_entry (fixture, "uid:luc");
  g_assert_null (page->source);
  g_assert_true (relais_record_is (page->entry, RELAIS_ENTRY_NAME, "Cliniques Saint-Luc"));
}

/* The note of an entry whose card has another UID now goes to the new one, beside the note there; and back. */
static void
test_moving (Fixture *fixture, gconstpointer data)
{
  g_auto (RelaisUndoResult) undone = { 0 };
  g_autofree char *operation = NULL;
  g_autoptr (RelaisDirectoryPage) page = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  relais_directory_set_note (fixture->session, fixture->actor, "uid:luc", "Étage 3", &error);
  relais_directory_set_favourite (fixture->session, fixture->actor, "uid:luc", TRUE, &error);
  relais_directory_set_note (fixture->session, fixture->actor, "uid:jour", "Sonner deux fois", &error);
  g_assert_no_error (error);
  g_assert_false (relais_directory_move_own (fixture->session, fixture->actor, "uid:luc", "uid:luc", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (relais_directory_move_own (fixture->session, fixture->actor, "uid:luc", "uid:nobody", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (relais_directory_move_own (fixture->session, fixture->actor, "uid:luc", "uid:jour", &error));
  g_assert_no_error (error);
  page = open_entry (fixture, "uid:jour");
  g_assert_cmpstr (relais_record_get (page->own, RELAIS_OWN_ENTRY_NOTE), ==, "Sonner deux fois\nÉtage 3");
  g_assert_true (relais_record_is (page->own, RELAIS_OWN_ENTRY_FAVOURITE, "yes"));
  g_clear_pointer (&page, relais_directory_page_free);
  page = open_entry (fixture, "uid:luc");
  g_assert_true (relais_own_entry_is_empty (page->own));
  g_clear_pointer (&page, relais_directory_page_free);

  operation = relais_done_find_last (fixture->session, fixture->actor, &error);
  g_assert_no_error (error);
  g_assert_true (relais_register_undo (fixture->session, fixture->actor, operation, &undone, &error));
  page = open_entry (fixture, "uid:luc");
  g_assert_true (relais_record_is (page->own, RELAIS_OWN_ENTRY_NOTE, "Étage 3"));
  g_clear_pointer (&page, relais_directory_page_free);
  page = open_entry (fixture, "uid:jour");
  g_assert_true (relais_record_is (page->own, RELAIS_OWN_ENTRY_NOTE, "Sonner deux fois"));
}

static void
test_clearing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisActor) dpo = relais_test_session_as (fixture->session, "dpo");
  g_autoptr (RelaisDirectoryPage) page = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  relais_directory_set_note (fixture->session, fixture->actor, "uid:luc", "Étage 3", &error);
  g_assert_no_error (error);
  g_assert_false (relais_directory_clear_own (fixture->session, dpo, "uid:luc", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_false (relais_directory_clear_own (fixture->session, fixture->actor, "uid:nobody", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (relais_directory_clear_own (fixture->session, fixture->actor, "uid:luc", &error));
  page = open_entry (fixture, "uid:luc");
  g_assert_true (relais_own_entry_is_empty (page->own));
}

static void
test_permissions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisActor) dpo = relais_test_session_as (fixture->session, "dpo");
  g_autoptr (RelaisActor) administrator = relais_test_session_as (fixture->session, "administrator");
  g_autoptr (RelaisActor) nobody = relais_test_session_as (fixture->session, "");
  RelaisDirectoryQuestion question = { .text = "luc" };
  g_autoptr (RelaisDirectoryState) state = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  (void) data;
  found = relais_directory_search (fixture->session, dpo, &question, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_null (relais_directory_search (fixture->session, nobody, &question, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_false (relais_directory_set_note (fixture->session, dpo, "uid:luc", "x", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (relais_directory_undo (fixture->session, fixture->actor, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);

  state = relais_directory_undo (fixture->session, administrator, &error);
  g_assert_no_error (error);
  g_assert_true (state->is_undone);
  g_assert_cmpuint (state->n_entries, ==, 0);
  FIND ("", .text = NULL);
}

static int
hold_lock (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "directory.lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  return fd;
}

/* Whoever syncs has the copy for itself: what is the last run is not known before it is over. */
static void
test_undo_during_a_sync (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisActor) administrator = relais_test_session_as (fixture->session, "administrator");
  g_autoptr (RelaisDirectoryState) state = NULL;
  g_autoptr (GError) error = NULL;
  int lock = hold_lock (fixture);

  (void) data;
  g_assert_null (relais_directory_undo (fixture->session, administrator, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_DIRECTORY_BUSY);
  g_clear_error (&error);
  FIND ("uid:kine uid:jour uid:luc", .text = NULL);

  close (lock);
  state = relais_directory_undo (fixture->session, administrator, &error);
  g_assert_no_error (error);
  g_assert_true (state->is_undone);
  close (hold_lock (fixture));
}

static char *
export (Fixture *fixture, gboolean as_table, guint *n_entries)
{
  g_autofree char *path = g_build_filename (fixture->folder, as_table ? "out.csv" : "out.vcf", NULL);
  g_autoptr (RelaisActor) administrator = relais_test_session_as (fixture->session, "administrator");
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (as_table)
    relais_directory_export_csv (fixture->session, administrator, path, n_entries, &error);
  else
    relais_directory_export_vcf (fixture->session, administrator, FALSE, path, n_entries, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* What the keeper has in columns of their own goes back to the keeper as columns, beside our correction. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  static const char other[] =
      "uid=bleu|name=Équipe bleue|phone=0478 12 34 56|other_properties=X-RELAIS-COLUMN;X-HEADING=\"Couleur\":bleu\n"
      "uid=vert|name=Équipe verte|other_properties=X-RELAIS-COLUMN;X-HEADING=\"Étage\":3\n";
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *table = NULL;
  g_autofree char *cards = NULL;
  guint n_entries = 0;

  (void) data;
  relais_test_directory_write (fixture->directory, "b.csv", other);
  relais_test_directory_sync (fixture->directory, today);
  relais_directory_correct (fixture->session, fixture->actor, "uid:bleu", RELAIS_ENTRY_PHONE, "0478 65 43 21", issues,
                            &error);
  g_assert_no_error (error);

  table = export (fixture, TRUE, &n_entries);
  g_assert_cmpuint (n_entries, ==, 5);
  g_assert_nonnull (strstr (table, ";revision;Couleur;Étage\r\n"));
  g_assert_nonnull (strstr (table, "Équipe bleue;"));
  g_assert_nonnull (strstr (table, "0478 65 43 21"));
  g_assert_nonnull (strstr (table, ";bleu;\r\n"));
  g_assert_nonnull (strstr (table, ";;3\r\n"));

  cards = export (fixture, FALSE, &n_entries);
  g_assert_cmpuint (n_entries, ==, 5);
  g_assert_nonnull (strstr (cards, "X-RELAIS-COLUMN;X-HEADING=\"Couleur\":bleu\r\n"));
  g_assert_nonnull (strstr (cards, "TEL;VALUE=uri;TYPE=\"work,voice\";PREF=1:tel:+32478654321\r\n"));
}

/* No word of the register is in the copy, which lies there in plain. */
static void
test_nothing_leaks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  (void) data;
  relais_directory_set_note (fixture->session, fixture->actor, "uid:luc", "Xyzzyplugh", &error);
  g_assert_no_error (error);
  FIND ("uid:luc", .text = "xyzzy");
  g_assert_true (relais_test_folder_contains (fixture->folder, "Cliniques Saint-Luc", strlen ("Cliniques Saint-Luc")));
  g_assert_false (relais_test_folder_contains (fixture->folder, "yzzyplugh", strlen ("yzzyplugh")));
}

#define ADD(name, func) g_test_add ("/directory/" name, Fixture, NULL, setup, func, teardown)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("search", test_search);
  ADD ("reach", test_reach);
  ADD ("page", test_page);
  ADD ("own-layer", test_own_layer);
  ADD ("lines", test_lines);
  ADD ("corrections", test_corrections);
  ADD ("undo-of-a-note", test_undo_of_a_note);
  ADD ("undo-during-a-sync", test_undo_during_a_sync);
  ADD ("export", test_export);
  ADD ("use", test_use);
  ADD ("orphans", test_orphans);
  ADD ("moving", test_moving);
  ADD ("clearing", test_clearing);
  ADD ("permissions", test_permissions);
  ADD ("nothing-leaks", test_nothing_leaks);
  return g_test_run ();
}
