/* The practice corrects a name, and sees its own wherever it is shown. */

#include "relais-card-profile.h"
#include "relais-category.h"
#include "relais-commune.h"
#include "relais-db.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-notebook.h"
#include "relais-person.h"
#include "relais-practice-labels.h"
#include "relais-practice-profile.h"
#include "relais-register-acts.h"
#include "relais-register.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <string.h>

#define PASSPHRASE "quatre mots sans rapport"
#define NOW        "2026-11-20T13:02:11Z"

typedef struct {
  RelaisTestFolder *folder;
  RelaisSession *session;
  RelaisActor *actor;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = relais_test_make_folder ();
  fixture->session = relais_test_session_new (fixture->folder);
  fixture->actor = relais_session_get_actor (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  relais_session_unref (fixture->session);
  relais_test_remove_folder (fixture->folder);
}

static void
reopen (Fixture *fixture)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed (NOW);
  g_autoptr (GError) error = NULL;

  relais_session_unref (fixture->session);
  fixture->session = relais_session_open (fixture->folder, PASSPHRASE, NULL, clock, &error);
  g_assert_no_error (error);
  fixture->actor = relais_session_get_actor (fixture->session);
}

static char *
get_name (Fixture *fixture, const char *kind, const char *code, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisLabels) labels = relais_practice_labels_load (fixture->session, &error);

  g_assert_no_error (error);
  return g_strdup (relais_labels_get_name (labels, kind, code, language));
}

static gboolean
try_to_set (Fixture *fixture, RelaisActor *actor, const char *kind, const char *code, const char *nl, GError **error)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) before = relais_practice_labels_begin (fixture->session, kind, code, NULL);
  g_autoptr (RelaisRecord) label = relais_record_with (before, RELAIS_LABEL_NL, nl);
  g_autoptr (RelaisRecord) saved = relais_practice_labels_save (fixture->session, actor, label, issues, error);

  return saved != NULL;
}

static void
set_name (Fixture *fixture, const char *kind, const char *code, const char *nl)
{
  g_autoptr (GError) error = NULL;

  try_to_set (fixture, fixture->actor, kind, code, nl, &error);
  g_assert_no_error (error);
}

static void
remove_name (Fixture *fixture, const char *kind, const char *code)
{
  g_autoptr (GError) error = NULL;

  relais_practice_labels_remove (fixture->session, fixture->actor, kind, code, &error);
  g_assert_no_error (error);
}

/* Each row says where it comes from, and each name that is shown can be typed. */
static void
check_rows (GPtrArray *rows)
{
  g_autoptr (GHashTable) municipalities = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_communes = 0;
  guint n_categories = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const RelaisRecord *row = g_ptr_array_index (rows, i);
      const char *code = relais_record_get (row, RELAIS_LABEL_CODE);
      g_autoptr (GPtrArray) issues = relais_issues_new ();

      g_test_message ("%s", code);
      relais_label_check (row, issues);
      g_assert_cmpuint (issues->len, ==, 0);
      g_assert_nonnull (relais_record_get (row, RELAIS_LABEL_CONFIDENCE));
      if (relais_record_is (row, RELAIS_LABEL_KIND, RELAIS_LABEL_KIND_CATEGORY))
        {
          g_assert_cmpstr (relais_category_find (relais_record_get (row, RELAIS_LABEL_FR))->code, ==, code);
          g_assert_cmpstr (relais_category_find (relais_record_get (row, RELAIS_LABEL_NL))->code, ==, code);
          n_categories++;
        }
      if (relais_record_is (row, RELAIS_LABEL_KIND, RELAIS_LABEL_KIND_COMMUNE))
        {
          g_autofree char *from_nl = relais_commune_parse (relais_record_get (row, RELAIS_LABEL_NL), "commune", NULL);

          g_assert_cmpstr (from_nl, ==, relais_commune_find (code)->name_fr);
          g_assert_cmpstr (relais_record_get (row, RELAIS_LABEL_FR), ==, from_nl);
          g_assert_nonnull (strstr (" CO N NE SE S ", relais_record_get (row, RELAIS_LABEL_BASIN)));
          g_hash_table_add (municipalities, (gpointer) relais_record_get (row, RELAIS_LABEL_NIS));
          n_communes++;
        }
    }
  g_assert_cmpuint (n_communes, ==, 22);
  g_assert_cmpuint (n_categories, ==, 33);
  g_assert_cmpuint (g_hash_table_size (municipalities), ==, 19);
}

static void
test_new_register_has_them (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = relais_practice_labels_list (fixture->session, NULL, &error);
  g_autoptr (GPtrArray) mutualities = relais_practice_labels_list (fixture->session, "mutuality", &error);
  g_autofree char *name = get_name (fixture, "mutuality", "319", "fr");

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 107);
  g_assert_cmpuint (mutualities->len, ==, 7);
  g_assert_cmpstr (relais_record_get (g_ptr_array_index (mutualities, 0), RELAIS_LABEL_CODE), ==, "100");
  g_assert_cmpstr (name, ==, "Solidaris");
  check_rows (all);
}

static char *
get_town (Fixture *fixture, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (RelaisCardPractice) card = relais_card_profile_load (fixture->session, &name, &error);

  g_assert_no_error (error);
  return g_strdup (relais_card_practice_get_address (card, language));
}

static void
test_correction_is_on_the_card (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) profile = relais_practice_profile_load (fixture->session, &error);
  g_autoptr (RelaisRecord) with_postcode = relais_record_with (profile, RELAIS_PRACTICE_POSTCODE, "1180");
  g_autoptr (RelaisRecord) placed = relais_record_with (with_postcode, RELAIS_PRACTICE_COMMUNE, "Uccle");
  g_autoptr (RelaisRecord) saved =
      relais_practice_profile_save (fixture->session, fixture->actor, placed, &error);
  g_autofree char *before = get_town (fixture, "nl");
  g_autofree char *after = NULL;
  g_autofree char *french = NULL;
  g_autofree char *without = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (strstr (before, "Ukkel"));
  set_name (fixture, "commune", "1180", "Ukkel-Centrum");
  after = get_town (fixture, "nl");
  french = get_town (fixture, "fr");
  g_assert_nonnull (strstr (after, "Ukkel-Centrum"));
  g_assert_nonnull (strstr (french, "Uccle"));
  remove_name (fixture, "commune", "1180");
  without = get_town (fixture, "nl");
  g_assert_nonnull (strstr (without, "Uccle"));
}

static void
test_correction_is_in_a_finding (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_person_type, NULL, 0);
  g_autoptr (RelaisRecord) person = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  const RelaisIssue *issue;

  set_name (fixture, "commune", "1180", "Ukkel-Centrum");
  relais_record_builder_set (builder, RELAIS_PERSON_FAMILY_NAME, "Peeters");
  relais_record_builder_set (builder, RELAIS_PERSON_IS_PATIENT, "yes");
  relais_record_builder_set (builder, RELAIS_PERSON_BIRTH_DATE, "1950");
  relais_record_builder_set (builder, RELAIS_PERSON_POSTCODE, "1180");
  relais_record_builder_set (builder, RELAIS_PERSON_COMMUNE, "Evere");
  person = relais_record_builder_end (builder);
  saved = relais_register_save_person (fixture->session, fixture->actor, person, issues, &error);
  g_assert_no_error (error);
  issue = relais_issues_find (issues, "commune");
  g_assert_nonnull (issue);
  g_assert_cmpstr (issue->argument, ==, "Uccle / Ukkel-Centrum");
}

static void
test_who_may (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisActor) nurse = relais_test_session_as (fixture->session, "nurse;coordinator");
  g_autoptr (GError) error = NULL;

  g_assert_false (try_to_set (fixture, nurse, "commune", "1180", "X", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_false (relais_practice_labels_remove (fixture->session, nurse, "commune", "1180", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_false (try_to_set (fixture, fixture->actor, "commune", "9000", "Gent", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (relais_practice_labels_remove (fixture->session, fixture->actor, "mutuality", "319", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
}

/* The last operation of the member is theirs; bringing the labels in is nobody's. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) operations = NULL;
  g_auto (RelaisUndoResult) result = { 0 };
  g_autofree char *name = NULL;

  set_name (fixture, "mutuality", "300", "Socialistisch");
  operations = relais_register_list_operations (fixture->session, fixture->actor, "save", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (operations->len, ==, 1);
  relais_register_undo (fixture->session, fixture->actor,
                        ((RelaisOperation *) g_ptr_array_index (operations, 0))->id, &result, &error);
  g_assert_no_error (error);
  name = get_name (fixture, "mutuality", "319", "nl");
  g_assert_cmpstr (name, ==, "Solidaris");
}

static void
test_removed_stays_away (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = NULL;
  g_autofree char *again = NULL;

  remove_name (fixture, "mutuality", "300");
  reopen (fixture);
  name = get_name (fixture, "mutuality", "300", "fr");
  g_assert_null (name);
  set_name (fixture, "mutuality", "300", "Solidaris");
  again = get_name (fixture, "mutuality", "300", "fr");
  g_assert_cmpstr (again, ==, "Solidaris");
}

static gboolean
seed_again (RelaisChange *change, gpointer data, GError **error)
{
  return relais_practice_labels_seed (change, error);
}

/* Two programs may see an older register at the same moment. */
static void
test_they_come_once (Fixture *fixture, gconstpointer data)
{
  RelaisStore *store = relais_session_get_store (fixture->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;

  relais_store_write (store, fixture->actor, "test", seed_again, NULL, NULL, &error);
  g_assert_no_error (error);
  all = relais_practice_labels_list (fixture->session, NULL, &error);
  g_assert_cmpuint (all->len, ==, 107);
}

static gboolean
empty_table (RelaisChange *change, gpointer data, GError **error)
{
  RelaisDb *db = relais_change_get_db (change);

  return relais_db_execute (db, "DELETE FROM label; DELETE FROM setting WHERE name = 'labels'", error);
}

/* As a register comes out of the step that makes the table. */
static void
test_older_register_gets_them (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  relais_store_write (relais_session_get_store (fixture->session), fixture->actor, "test", empty_table, NULL, NULL, &error);
  g_assert_no_error (error);
  for (int opening = 0; opening < 2; opening++)
    {
      g_clear_pointer (&all, g_ptr_array_unref);
      reopen (fixture);
      all = relais_practice_labels_list (fixture->session, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (all->len, ==, 107);
    }

  operations = relais_register_list_operations (fixture->session, fixture->actor, "bring-in", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (operations->len, ==, 1);
  g_assert_cmpstr (((RelaisOperation *) g_ptr_array_index (operations, 0))->staff, ==, "");
  relais_session_verify (fixture->session, fixture->actor, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static gboolean
go_back (RelaisChange *change, gpointer sql, GError **error)
{
  return relais_db_execute (relais_change_get_db (change), sql, error);
}

/* The kinds that came with a later release come in; what the practice removed of the others stays away. */
static void
check_older_edition (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;

  relais_store_write (relais_session_get_store (fixture->session), fixture->actor, "test", go_back, (gpointer) sql, NULL,
                      &error);
  g_assert_no_error (error);
  reopen (fixture);
  all = relais_practice_labels_list (fixture->session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 106);
}

static void
test_older_edition_gets_the_new_kinds (Fixture *fixture, gconstpointer data)
{
  check_older_edition (fixture, "DELETE FROM label WHERE kind NOT IN ('mutuality', 'commune') OR code = '1180';"
                                "UPDATE setting SET value = '1' WHERE name = 'labels'");
}

static void
test_fourth_edition_gets_the_school_holidays (Fixture *fixture, gconstpointer data)
{
  check_older_edition (fixture, "DELETE FROM label WHERE kind = 'schoolholiday' OR code = '1180';"
                                "UPDATE setting SET value = '4' WHERE name = 'labels'");
}

static void
test_second_edition_gets_the_topics (Fixture *fixture, gconstpointer data)
{
  check_older_edition (fixture, "DELETE FROM label WHERE kind IN ('topic', 'phrase', 'template', 'measure', "
                                "'schoolholiday') OR code = '33';"
                                "UPDATE setting SET value = '2' WHERE name = 'labels'");
}

static void
test_third_edition_gets_the_lists (Fixture *fixture, gconstpointer data)
{
  check_older_edition (fixture, "DELETE FROM label WHERE kind IN ('phrase', 'template', 'measure', 'schoolholiday') "
                                "OR code IN ('zona', 'sleep'); UPDATE setting SET value = '3' WHERE name = 'labels'");
}

/* --- The lists of the notebook --- */

static RelaisRecord *
add_topic (Fixture *fixture, RelaisActor *actor, const char *fr, GError **error)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_label_type, NULL, 0);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) typed = NULL;

  relais_record_builder_set (builder, RELAIS_LABEL_FR, fr);
  typed = relais_record_builder_end (builder);
  return relais_practice_labels_add (fixture->session, actor, RELAIS_LABEL_KIND_TOPIC, typed, issues, error);
}

/* A new one has a code of its own, also where two begin alike. */
static void
test_topic_is_added (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *fr;
    const char *code;
  } cases[] = {
    { "Zona", "zona" },
    { "Zona", "zonab" },
    { "ZONA !", "zonac" },
    { "Sommeil", "sommeil" },
    { "Œdème des jambes et des pieds", "oedemedesjambesetde" },
    { "O²", "ox" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisRecord) added = add_topic (fixture, fixture->actor, cases[i].fr, &error);
      g_autofree char *name = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (relais_record_get (added, RELAIS_LABEL_CODE), ==, cases[i].code);
      g_assert_cmpstr (relais_record_get (added, RELAIS_LABEL_CONFIDENCE), ==, "practice");
      name = get_name (fixture, "topic", cases[i].code, "nl");
      g_assert_cmpstr (name, ==, cases[i].fr);
    }
}

static void
test_who_may_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisActor) nurse = relais_test_session_as (fixture->session, "nurse;coordinator");
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) added = add_topic (fixture, nurse, "Zona", &error);
  g_autoptr (RelaisRecord) nameless = NULL;

  g_assert_null (added);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  nameless = add_topic (fixture, fixture->actor, NULL, &error);
  g_assert_null (nameless);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
}

static void
sign_about (Fixture *fixture, const char *topic)
{
  g_autoptr (RelaisRecord) person =
      relais_test_session_add (fixture->session, "Peeters", "Jan", RELAIS_FACET_PATIENT, NULL);
  g_autoptr (RelaisActor) nurse = relais_test_session_as (fixture->session, "nurse");
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_note_type, NULL, 0);
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) note = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, relais_record_get_id (person));
  relais_record_builder_set (builder, RELAIS_NOTE_TEXT, "Dort mal");
  relais_record_builder_set (builder, RELAIS_NOTE_TOPIC, topic);
  note = relais_record_builder_end (builder);
  saved = relais_notebook_sign (fixture->session, nurse, note, NULL, NULL, issues, &error);
  g_assert_no_error (error);
}

/* What entries have stays, with its name; what none has can go. */
static void
test_used_topic_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  sign_about (fixture, "sleep");
  g_assert_false (relais_practice_labels_remove (fixture->session, fixture->actor, "topic", "sleep", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_LABEL_USED);
  name = get_name (fixture, "topic", "sleep", "fr");
  g_assert_cmpstr (name, ==, "Sommeil");
  remove_name (fixture, "topic", "pain");
}

#define ADD(name, func) g_test_add ("/practice-labels/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new-register-has-them", test_new_register_has_them);
  ADD ("correction-is-on-the-card", test_correction_is_on_the_card);
  ADD ("correction-is-in-a-finding", test_correction_is_in_a_finding);
  ADD ("who-may", test_who_may);
  ADD ("undo", test_undo);
  ADD ("removed-stays-away", test_removed_stays_away);
  ADD ("they-come-once", test_they_come_once);
  ADD ("older-register-gets-them", test_older_register_gets_them);
  ADD ("older-edition-gets-the-new-kinds", test_older_edition_gets_the_new_kinds);
  ADD ("second-edition-gets-the-topics", test_second_edition_gets_the_topics);
  ADD ("third-edition-gets-the-lists", test_third_edition_gets_the_lists);
  ADD ("fourth-edition-gets-the-school-holidays", test_fourth_edition_gets_the_school_holidays);
  ADD ("topic-is-added", test_topic_is_added);
  ADD ("who-may-add", test_who_may_add);
  ADD ("used-topic-stays", test_used_topic_stays);
  return g_test_run ();
}
