/* Notes of the locked screen: sealed where nobody reads them, taken up or discarded once, whoever asks. */

#include "relais-audit-reading.h"
#include "relais-drafts.h"
#include "relais-error.h"
#include "relais-key-file-testing.h"
#include "relais-locked-notes.h"
#include "relais-note-form.h"
#include "relais-note.h"
#include "relais-person.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <string.h>

#define EARLIER "2026-11-20T07:58:00.000000Z"
#define WORDS   "Mme D. est tombée, rappeler sa fille"

typedef struct {
  RelaisTestFolder *folder;
  RelaisClock *earlier;
  char *patient;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (RelaisRecord) patient = NULL;

  fixture->folder = relais_test_make_folder ();
  fixture->earlier = relais_clock_new_fixed (EARLIER);
  session = relais_test_session_new (fixture->folder);
  patient = relais_test_session_add (session, "Dubois", "Jeanne", RELAIS_FACET_PATIENT, NULL);
  fixture->patient = g_strdup (relais_record_get_id (patient));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  relais_test_remove_folder (fixture->folder);
  relais_clock_unref (fixture->earlier);
  g_free (fixture->patient);
}

static void
seal (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  relais_locked_notes_seal (fixture->folder, text, fixture->earlier, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (RelaisSession *session)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *notes = relais_locked_notes_list (session, relais_session_get_actor (session), &error);

  g_assert_no_error (error);
  return notes;
}

static GPtrArray *
list_drafts (RelaisSession *session)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *forms = relais_form_list (session, relais_session_get_actor (session), &error);

  g_assert_no_error (error);
  return forms;
}

static guint
count_rows (RelaisSession *session, const char *act)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      relais_audit_reading_list (session, relais_session_get_actor (session), NULL, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    n += g_str_equal (((RelaisAuditRow *) rows->pdata[i])->entry.act, act);
  return n;
}

static const char *
get_value (const RelaisForm *form, guint field)
{
  const char *value = NULL;

  g_variant_lookup (form->values, relais_note_form_type.fields[field].name, "&s", &value);
  return value;
}

static void
test_nothing_is_in_the_clear (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  seal (fixture, WORDS);
  g_assert_false (relais_test_folder_contains (fixture->folder, "rappeler sa fille", 17));
  session = relais_test_session_open (fixture->folder);
  notes = list (session);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (((RelaisSpoolWaiting *) notes->pdata[0])->content, ==, WORDS);
  g_assert_cmpstr (((RelaisSpoolWaiting *) notes->pdata[0])->at, ==, EARLIER);
  g_assert_false (relais_test_folder_contains (fixture->folder, "rappeler sa fille", 17));
}

static void
test_what_is_no_note (Fixture *fixture, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (RELAIS_LOCKED_NOTE_LIMIT, 'a');
  g_autofree char *too_long = g_strconcat (longest, "a", NULL);
  const char *const refused[] = { "", " \n\t ", too_long };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (relais_locked_notes_seal (fixture->folder, refused[i], fixture->earlier, &error));
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
    }
  seal (fixture, longest);
}

static void
test_claimed_as_a_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  const RelaisForm *form;

  seal (fixture, WORDS);
  session = relais_test_session_open (fixture->folder);
  notes = list (session);
  id = relais_locked_notes_claim (session, relais_session_get_actor (session), notes->pdata[0], fixture->patient,
                                  "quelqu’un", &error);
  g_assert_no_error (error);
  drafts = list_drafts (session);
  g_assert_cmpuint (drafts->len, ==, 1);
  form = drafts->pdata[0];
  g_assert_cmpstr (form->id, ==, id);
  g_assert_cmpstr (form->subject, ==, fixture->patient);
  g_assert_cmpstr (get_value (form, RELAIS_NOTE_TEXT), ==, WORDS);
  g_assert_cmpstr (get_value (form, RELAIS_NOTE_WRITTEN_AT), ==, "2026-11-20 08:58");
  g_assert_cmpstr (get_value (form, RELAIS_NOTE_ON_BEHALF_OF), ==, "quelqu’un");
  left = list (session);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (count_rows (session, "note-claimed"), ==, 1);
}

/* Two programs show the same note: the second one is told, and nothing is there twice. */
static void
test_claimed_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSession) first = NULL;
  g_autoptr (RelaisSession) second = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  seal (fixture, WORDS);
  first = relais_test_session_open (fixture->folder);
  second = relais_test_session_open (fixture->folder);
  notes = list (second);
  g_assert_cmpuint (notes->len, ==, 1);
  id = relais_locked_notes_claim (first, relais_session_get_actor (first), notes->pdata[0], fixture->patient, "–",
                                  &error);
  g_assert_no_error (error);
  g_assert_null (relais_locked_notes_claim (second, relais_session_get_actor (second), notes->pdata[0],
                                            fixture->patient, "–", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (relais_locked_notes_discard (second, relais_session_get_actor (second),
                                               ((RelaisSpoolWaiting *) notes->pdata[0])->id, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  drafts = list_drafts (first);
  g_assert_cmpuint (drafts->len, ==, 1);
}

/* Somebody who is no patient, or is not known: the note goes on waiting. */
static void
test_about_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  seal (fixture, WORDS);
  session = relais_test_session_open (fixture->folder);
  notes = list (session);
  g_assert_null (relais_locked_notes_claim (session, relais_session_get_actor (session), notes->pdata[0],
                                            "00000000-0000-4000-8000-000000000000", "–", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  left = list (session);
  g_assert_cmpuint (left->len, ==, 1);
}

static void
test_discarded_and_put_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  RelaisActor *actor;
  const RelaisSpoolWaiting *note;

  seal (fixture, WORDS);
  session = relais_test_session_open (fixture->folder);
  actor = relais_session_get_actor (session);
  notes = list (session);
  note = notes->pdata[0];
  relais_locked_notes_discard (session, actor, note->id, &error);
  g_assert_no_error (error);
  none = list (session);
  g_assert_cmpuint (none->len, ==, 0);
  relais_locked_notes_put_back (session, actor, note, &error);
  g_assert_no_error (error);
  again = list (session);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpstr (((RelaisSpoolWaiting *) again->pdata[0])->content, ==, WORDS);
  g_assert_cmpstr (((RelaisSpoolWaiting *) again->pdata[0])->at, ==, EARLIER);
  g_assert_cmpuint (count_rows (session, "note-discarded"), ==, 1);
  g_assert_cmpuint (count_rows (session, "note-put-back"), ==, 1);
}

static void
test_only_for_who_writes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RelaisSession) session = NULL;
  g_autoptr (RelaisActor) dpo = NULL;
  g_autoptr (GError) error = NULL;

  seal (fixture, WORDS);
  session = relais_test_session_open (fixture->folder);
  dpo = relais_actor_new ("3c1f8c1e-9b3f-4f5e-8d5e-0c8a2f4b6d10", "Denis", "dpo", "poste 2");
  g_assert_null (relais_locked_notes_list (session, dpo, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

#define ADD(name, func) g_test_add ("/locked-notes/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  relais_key_file_set_test_cost (8, 1);
  ADD ("nothing-in-the-clear", test_nothing_is_in_the_clear);
  ADD ("no-note", test_what_is_no_note);
  ADD ("claimed", test_claimed_as_a_draft);
  ADD ("claimed-once", test_claimed_once);
  ADD ("about-nobody", test_about_nobody);
  ADD ("discarded", test_discarded_and_put_back);
  ADD ("only-for-who-writes", test_only_for_who_writes);
  return g_test_run ();
}
