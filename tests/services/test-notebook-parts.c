/* A long entry is signed whole, or as linked parts for the exchange with others: all of them or none. */

#include "relais-db.h"
#include "relais-drafts.h"
#include "relais-error.h"
#include "relais-issue.h"
#include "relais-note-parts.h"
#include "relais-notebook.h"
#include "relais-person.h"
#include "relais-test-session.h"
#include "relais-test.h"
#include "relais-text.h"

#include <string.h>

#define DRAFT "00000000-0000-4000-8000-0000000000d1"

typedef struct {
  RelaisTestFolder *folder;
  RelaisSession *session;
  RelaisActor *actor;
  RelaisRecord *patient;
  char *text; /* longer than two parts */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GString *text = g_string_new ("début");

  for (guint i = 0; text->len < 2 * RELAIS_NOTE_EXCHANGE_LIMIT + 20; i++)
    g_string_append_printf (text, " mot%u", i);
  g_string_append (text, " fin");
  fixture->text = g_string_free (text, FALSE);
  fixture->folder = relais_test_make_folder ();
  fixture->session = relais_test_session_new (fixture->folder);
  fixture->actor = relais_session_get_actor (fixture->session);
  fixture->patient = relais_test_session_add (fixture->session, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->text);
  relais_record_unref (fixture->patient);
  relais_session_unref (fixture->session);
  relais_test_remove_folder (fixture->folder);
}

static void
keep_draft (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) values = g_variant_ref_sink (g_variant_new_parsed ("{'text': %s}", fixture->text));
  g_autofree char *saved = NULL;
  RelaisForm form = { .id = (char *) DRAFT, .kind = (char *) RELAIS_FORM_NOTE, .values = values };

  form.subject = (char *) relais_record_get_id (fixture->patient);
  form.title = (char *) "El Amrani";
  saved = relais_form_save (fixture->session, fixture->actor, &form, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (saved, ==, DRAFT);
}

static GPtrArray *
sign_parts (Fixture *fixture, const char *text, const char *draft, GError **error)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_note_type, NULL, 0);
  RelaisRecordBuilder *asking = relais_record_builder_new (&relais_task_type, NULL, 0);
  g_autoptr (RelaisRecord) note = NULL;
  g_autoptr (RelaisRecord) task = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();

  relais_record_builder_set (builder, RELAIS_NOTE_PATIENT, relais_record_get_id (fixture->patient));
  relais_record_builder_set (builder, RELAIS_NOTE_TEXT, text);
  relais_record_builder_set (builder, RELAIS_NOTE_HOME_LINE, "Mange bien");
  relais_record_builder_set (builder, RELAIS_NOTE_URGENCY, "urgent");
  relais_record_builder_set (asking, RELAIS_TASK_ACTION, "rappeler");
  note = relais_record_builder_end (builder);
  task = relais_record_builder_end (asking);
  return relais_notebook_sign_parts (fixture->session, fixture->actor, note, task, draft, issues, error);
}

static GPtrArray *
list (Fixture *fixture)
{
  RelaisNotebookFilter filter = { .patient = relais_record_get_id (fixture->patient) };
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = relais_notebook_list (fixture->session, fixture->actor, &filter, 0, 100, &error);

  g_assert_no_error (error);
  return entries;
}

static guint
count_drafts (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) forms = relais_form_list (fixture->session, fixture->actor, &error);

  g_assert_no_error (error);
  return forms->len;
}

static void
test_all_of_it_in_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GString) read = g_string_new (NULL);

  keep_draft (fixture);
  parts = sign_parts (fixture, fixture->text, DRAFT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (parts->len, ==, 3);
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  entries = list (fixture);
  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const RelaisNotebookEntry *entry = entries->pdata[2 - i];
      const char *text = relais_record_get (entry->note, RELAIS_NOTE_TEXT);
      const char *before = i > 0 ? relais_record_get_id (parts->pdata[i - 1]) : NULL;

      g_assert_cmpstr (relais_record_get_id (entry->note), ==, relais_record_get_id (parts->pdata[i]));
      g_assert_cmpstr (relais_record_get (entry->note, RELAIS_NOTE_CONTINUES), ==, before);
      g_assert_cmpuint (relais_text_length (text), <=, RELAIS_NOTE_EXCHANGE_LIMIT);
      g_assert_cmpuint (entry->tasks->len, ==, i == 0 ? 1 : 0);
      g_assert_cmpstr (relais_record_get (entry->note, RELAIS_NOTE_HOME_LINE), ==, i == 0 ? "Mange bien" : NULL);
      g_assert_true (relais_record_is (entry->note, RELAIS_NOTE_URGENCY, "urgent"));
      g_string_append_len (read, text, strrchr (text, '(') - text);
    }
  g_assert_cmpstr (relais_record_get_id (parts->pdata[0]), ==, DRAFT);
  g_assert_cmpstr (g_strchomp (read->str), ==, fixture->text);
}

static gboolean
refuse_second (RelaisChange *change, gpointer data, GError **error)
{
  return relais_db_execute (relais_change_get_db (change),
                            "CREATE TRIGGER refuse BEFORE INSERT ON note WHEN NEW.continues IS NOT NULL "
                            "BEGIN SELECT raise(ABORT, 'refused'); END",
                            error);
}

static void
test_all_or_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  keep_draft (fixture);
  relais_store_write (relais_session_get_store (fixture->session), fixture->actor, "save", refuse_second, NULL, NULL,
                      &error);
  g_assert_no_error (error);
  g_assert_null (sign_parts (fixture, fixture->text, DRAFT, &error));
  g_assert_nonnull (error);
  entries = list (fixture);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
}

static void
test_what_fits_stays_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = sign_parts (fixture, "court", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (parts->len, ==, 1);
  g_assert_cmpstr (relais_record_get (parts->pdata[0], RELAIS_NOTE_TEXT), ==, "court");
}

#define ADD(name, func) g_test_add ("/notebook-parts/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("all-of-it-in-order", test_all_of_it_in_order);
  ADD ("all-or-none", test_all_or_none);
  ADD ("what-fits-stays-whole", test_what_fits_stays_whole);
  return g_test_run ();
}
