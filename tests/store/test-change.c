#include "relais-care-link.h"
#include "relais-drafts-table.h"
#include "relais-error.h"
#include "relais-operations.h"
#include "relais-person.h"
#include "relais-print-log.h"
#include "relais-staff.h"
#include "relais-table.h"
#include "relais-test-register.h"
#include "relais-test.h"

static RelaisRecord *
load (RelaisDb *db, const RelaisRecord *like)
{
  g_autoptr (GError) error = NULL;

  return relais_table_load (db, relais_table_for_type (relais_record_get_type (like)), relais_record_get_id (like),
                            &error);
}

static void
test_a_clash_changes_nothing (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (RelaisRecord) person = relais_test_person ("El Amrani", "Fatima");
  g_autoptr (RelaisRecord) first = relais_test_save (db, person);
  g_autoptr (RelaisRecord) theirs = relais_record_with (first, RELAIS_PERSON_STREET, "Rue Haute 1");
  g_autoptr (RelaisRecord) ours = relais_record_with (first, RELAIS_PERSON_STREET, "Rue Basse 2");
  g_autoptr (RelaisRecord) second = relais_test_save (db, theirs);
  g_autoptr (RelaisRecord) now = NULL;
  g_autoptr (RelaisChange) change = relais_test_register_begin (db, "save");
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_change_save (change, ours, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CONFLICT);
  g_assert_cmpstr (relais_error_get_subject (error), ==, "Fatima El Amrani");
  g_clear_pointer (&change, relais_change_free);

  now = load (db, person);
  g_assert_cmpstr (relais_record_get (now, RELAIS_PERSON_STREET), ==, "Rue Haute 1");
  g_assert_cmpint (relais_record_get_revision (now), ==, 2);
}

static void
test_the_same_is_not_written (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (RelaisRecord) person = relais_test_person ("El Amrani", "Fatima");
  g_autoptr (RelaisRecord) first = relais_test_save (db, person);
  g_autoptr (RelaisChange) change = relais_test_register_begin (db, "save");
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) second = relais_change_save (change, first, &error);

  g_assert_no_error (error);
  g_assert_cmpint (relais_record_get_revision (second), ==, 1);
  g_assert_null (relais_change_get_operation (change));
  g_assert_cmpuint (relais_change_get_touched (change)->len, ==, 0);
}

static void
test_a_former_member_is_refused (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (RelaisActor) actor = relais_test_register_actor ();
  g_autoptr (RelaisActor) stranger = relais_actor_new ("nobody", "Nobody", "coordinator", "desk");
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) staff =
      relais_table_load (db, relais_table_for_type (&relais_staff_type), relais_actor_get_staff_id (actor), &error);
  g_autoptr (RelaisRecord) leaving = relais_record_with (staff, RELAIS_STAFF_ENDS_ON, "2026-11-20");
  g_autoptr (RelaisRecord) saved = relais_test_save (db, leaving);
  g_autoptr (RelaisChange) last_day = relais_change_begin (db, actor, "save", "2026-11-20T22:00:00.000000Z", &error);

  g_assert_no_error (error);
  g_assert_nonnull (last_day);
  g_clear_pointer (&last_day, relais_change_free);

  g_assert_null (relais_change_begin (db, actor, "save", "2026-11-21T07:00:00.000000Z", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (relais_change_begin (db, stranger, "save", RELAIS_TEST_NOW, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

static char *
save_twice_in_one_operation (RelaisDb *db, const RelaisRecord *person)
{
  g_autoptr (GError) error = NULL;
  RelaisChange *change = relais_test_register_begin (db, "save");
  g_autoptr (RelaisRecord) moved = relais_record_with (person, RELAIS_PERSON_STREET, "Rue Haute 1");
  g_autoptr (RelaisRecord) first = relais_change_save (change, moved, &error);
  g_autoptr (RelaisRecord) called = relais_record_with (first, RELAIS_PERSON_PHONE, "02 474 02 55");
  g_autoptr (RelaisRecord) second = relais_change_save (change, called, &error);

  g_assert_no_error (error);
  g_assert_cmpint (relais_record_get_revision (second), ==, 3);
  return relais_test_finish (change);
}

static void
undo (RelaisDb *db, const char *operation, RelaisUndoResult *result, GError **error)
{
  RelaisChange *change = relais_test_register_begin (db, "undo");

  if (relais_operations_undo (change, operation, result, error))
    g_free (relais_test_finish (change));
  else
    relais_change_free (change);
}

static void
test_undo_restores (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (RelaisRecord) person = relais_test_person ("El Amrani", "Fatima");
  g_autoptr (RelaisRecord) saved = relais_test_save (db, person);
  g_autofree char *operation = save_twice_in_one_operation (db, saved);
  g_auto (RelaisUndoResult) result = { 0 };
  g_auto (RelaisUndoResult) again = { 0 };
  g_autoptr (RelaisRecord) now = NULL;
  g_autoptr (GError) error = NULL;

  undo (db, operation, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_restored, ==, 1);
  g_assert_cmpuint (result.left->len, ==, 0);

  now = load (db, person);
  g_assert_true (relais_record_equal (now, saved));
  g_assert_cmpint (relais_record_get_revision (now), ==, 4);

  undo (db, operation, &again, &error);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_UNDO_EXPIRED);
}

static void
test_undo_leaves_what_changed_since (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (RelaisRecord) person = relais_test_person ("El Amrani", "Fatima");
  g_autoptr (RelaisRecord) saved = relais_test_save (db, person);
  g_autofree char *operation = save_twice_in_one_operation (db, saved);
  g_autoptr (RelaisRecord) current = load (db, person);
  g_autoptr (RelaisRecord) married = relais_record_with (current, RELAIS_PERSON_FAMILY_NAME, "Benali");
  g_autoptr (RelaisRecord) married_saved = relais_test_save (db, married);
  g_autoptr (RelaisRecord) now = NULL;
  g_auto (RelaisUndoResult) result = { 0 };
  g_autoptr (GError) error = NULL;

  undo (db, operation, &result, &error);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_UNDO_CHANGED);
  g_assert_cmpuint (result.left->len, ==, 1);
  now = load (db, person);
  g_assert_true (relais_record_equal (now, married_saved));
}

/* A creation is taken back with what was created beside it, unless a later record refers to it. */
static void
test_undo_of_a_creation (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (GError) error = NULL;
  RelaisChange *change = relais_test_register_begin (db, "import");
  g_autoptr (RelaisRecord) daughter = relais_test_person ("El Amrani", "Fatima");
  g_autoptr (RelaisRecord) father = relais_test_person ("El Amrani", "Mohamed");
  g_autoptr (RelaisRecord) daughter_saved = relais_change_save (change, daughter, &error);
  g_autoptr (RelaisRecord) father_saved = relais_change_save (change, father, &error);
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_care_link_type, NULL, 0);
  g_autoptr (RelaisRecord) link = NULL;
  g_autoptr (RelaisRecord) link_saved = NULL;
  g_autoptr (RelaisRecord) gone = NULL;
  g_autofree char *import = relais_test_finish (change);
  g_autofree char *linking = NULL;
  g_auto (RelaisUndoResult) first = { 0 };
  g_auto (RelaisUndoResult) second = { 0 };

  g_assert_no_error (error);
  relais_record_builder_set (builder, RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (daughter));
  relais_record_builder_set (builder, RELAIS_CARE_LINK_PATIENT, relais_record_get_id (father));
  link = relais_record_builder_end (g_steal_pointer (&builder));
  change = relais_test_register_begin (db, "save");
  link_saved = relais_change_save (change, link, &error);
  g_assert_no_error (error);
  linking = relais_test_finish (change);

  undo (db, import, &first, &error);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_UNDO_CHANGED);
  g_clear_error (&error);
  g_assert_cmpuint (first.left->len, ==, 2);

  relais_undo_result_clear (&first);
  undo (db, linking, &first, &error);
  g_assert_no_error (error);
  undo (db, import, &second, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second.n_restored, ==, 2);
  gone = load (db, daughter);
  g_assert_null (gone);
}

static void
test_undo_expires (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (RelaisActor) actor = relais_test_register_actor ();
  g_autoptr (RelaisRecord) person = relais_test_person ("El Amrani", "Fatima");
  g_autoptr (RelaisRecord) saved = relais_test_save (db, person);
  g_autofree char *operation = save_twice_in_one_operation (db, saved);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisChange) change = relais_change_begin (db, actor, "undo", "2026-12-21T13:02:11.000000Z", &error);
  g_auto (RelaisUndoResult) result = { 0 };

  g_assert_no_error (error);
  g_assert_false (relais_operations_undo (change, operation, &result, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_UNDO_EXPIRED);
}

static void
test_operations_are_listed (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) person = relais_test_person ("El Amrani", "Fatima");
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  RelaisChange *change = relais_test_register_begin (db, "import");
  RelaisOperation *import;

  relais_change_start_operation (change, "aidants.csv", NULL, &error);
  saved = relais_change_save (change, person, &error);
  g_assert_no_error (error);
  g_free (relais_test_finish (change));

  imports = relais_operations_list (db, "import", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (imports->len, ==, 1);
  import = g_ptr_array_index (imports, 0);
  g_assert_cmpstr (import->note, ==, "aidants.csv");
  g_assert_cmpint (import->n_records, ==, 1);
  g_assert_null (import->undone_by);
}

static void
test_drafts_belong_to_their_author (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (RelaisActor) actor = relais_test_register_actor ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) begun = g_bytes_new_static ("Son appel", 9);
  g_autoptr (GBytes) continued = g_bytes_new_static ("Son appelle", 11);
  const char *id = "00000000-0000-4000-8000-0000000000d1";
  g_autoptr (GPtrArray) mine = NULL;
  g_autoptr (GPtrArray) theirs = NULL;
  RelaisDraft *draft;
  RelaisChange *change = relais_test_register_begin (db, "draft");

  g_assert_true (relais_drafts_save (change, id, "caregiver", NULL, begun, &error));
  g_assert_true (relais_drafts_save (change, id, "caregiver", NULL, continued, &error));
  g_free (relais_test_finish (change));

  mine = relais_drafts_list (db, relais_actor_get_staff_id (actor), &error);
  theirs = relais_drafts_list (db, "somebody else", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (theirs->len, ==, 0);
  g_assert_cmpuint (mine->len, ==, 1);
  draft = g_ptr_array_index (mine, 0);
  g_assert_true (g_bytes_equal (draft->content, continued));

  change = relais_test_register_begin (db, "draft");
  g_assert_true (relais_drafts_remove (change, id, &error));
  g_free (relais_test_finish (change));
  g_clear_pointer (&mine, g_ptr_array_unref);
  mine = relais_drafts_list (db, relais_actor_get_staff_id (actor), &error);
  g_assert_cmpuint (mine->len, ==, 0);
}

static void
test_prints_are_remembered (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisDb) db = relais_test_register_open (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) papers = NULL;
  const RelaisPrintEntry entry = { "card-caregiver", "a-link", "fr", "folding", "+32478123456;+3224740255", NULL };
  RelaisPrintEntry *paper;
  RelaisChange *change = relais_test_register_begin (db, "print");

  g_assert_true (relais_print_log_append (change, &entry, &error));
  g_free (relais_test_finish (change));
  papers = relais_print_log_list (db, "a-link", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (papers->len, ==, 1);
  paper = g_ptr_array_index (papers, 0);
  g_assert_cmpstr (paper->numbers, ==, "+32478123456;+3224740255");
  g_assert_cmpstr (paper->at, ==, RELAIS_TEST_NOW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change/a-clash-changes-nothing", test_a_clash_changes_nothing);
  g_test_add_func ("/change/the-same-is-not-written", test_the_same_is_not_written);
  g_test_add_func ("/change/a-former-member-is-refused", test_a_former_member_is_refused);
  g_test_add_func ("/undo/restores", test_undo_restores);
  g_test_add_func ("/undo/leaves-what-changed-since", test_undo_leaves_what_changed_since);
  g_test_add_func ("/undo/of-a-creation", test_undo_of_a_creation);
  g_test_add_func ("/undo/expires", test_undo_expires);
  g_test_add_func ("/operations/are-listed", test_operations_are_listed);
  g_test_add_func ("/drafts/belong-to-their-author", test_drafts_belong_to_their_author);
  g_test_add_func ("/prints/are-remembered", test_prints_are_remembered);
  return g_test_run ();
}
