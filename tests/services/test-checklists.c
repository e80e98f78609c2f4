/* The checklist of a return home as the house answers it. */

#include "relais-care-link.h"
#include "relais-checklists.h"
#include "relais-error.h"
#include "relais-exclusions.h"
#include "relais-person.h"
#include "relais-print-log.h"
#include "relais-register-acts.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <string.h>

#define SHORT_LIST                                                                                                   \
  "item,phase,due,text_fr,text_nl,blocking,role,express,ask_family,auto\n1,day,D,Clé,Sleutel,1,reception,1,1,\n"

typedef struct {
  RelaisTestFolder *folder;
  RelaisSession *session;
  RelaisActor *admin;
  RelaisRecord *patient;
  RelaisActor *nurse;
} Cast;

static void
set_up (Cast *cast, gconstpointer data)
{
  cast->folder = relais_test_make_folder ();
  cast->session = relais_test_session_new (cast->folder);
  cast->admin = relais_session_get_actor (cast->session);
  cast->patient = relais_test_session_add (cast->session, "El Amrani", "Mohamed", RELAIS_FACET_PATIENT, "agreement",
                                           "given", NULL);
  cast->nurse = relais_test_session_join (cast->session, "Guillaume", "nurse", NULL);
}

static void
tear_down (Cast *cast, gconstpointer data)
{
  relais_actor_unref (cast->nurse);
  relais_record_unref (cast->patient);
  relais_session_unref (cast->session);
  relais_test_remove_folder (cast->folder);
}

static RelaisRecord *
save_stay (Cast *cast, const RelaisRecord *base, guint field, const char *value)
{
  RelaisRecordBuilder *builder = base != NULL ? relais_record_builder_new_from (base)
                                              : relais_record_builder_new (&relais_stay_type, NULL, 0);
  g_autoptr (RelaisRecord) stay = NULL;
  g_autoptr (GError) error = NULL;
  RelaisRecord *saved;

  relais_record_builder_set (builder, RELAIS_STAY_PATIENT, relais_record_get_id (cast->patient));
  relais_record_builder_set (builder, field, value);
  stay = relais_record_builder_end (builder);
  saved = relais_stays_save (cast->session, cast->nurse, stay, NULL, &error);
  g_assert_no_error (error);
  return saved;
}

static RelaisChecklistPage *
open_page (Cast *cast, const RelaisRecord *stay)
{
  g_autoptr (GError) error = NULL;
  RelaisChecklistPage *page =
      relais_checklists_open (cast->session, cast->nurse, relais_record_get_id (stay), NULL, &error);

  g_assert_no_error (error);
  return page;
}

static RelaisRecord *
answer (Cast *cast, const RelaisChecklistPage *page, int number, const char *word, GError **error)
{
  g_autoptr (RelaisRecord) check = relais_checklists_begin (page, number);
  g_autoptr (RelaisRecord) answered = relais_record_with (check, RELAIS_CHECK_ANSWER, word);

  return relais_checklists_answer (cast->session, cast->nurse, answered, error);
}

/* The numbers of the items that are done. */
static char *
list_done (Cast *cast, const RelaisRecord *stay)
{
  g_autoptr (RelaisChecklistPage) page = open_page (cast, stay);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < page->checks->len; i++)
    {
      const RelaisCheck *check = page->checks->pdata[i];

      if (g_strcmp0 (check->answer, "yes") == 0)
        g_string_append_printf (list, "%d%s ", check->item->number, check->by_itself ? "*" : "");
    }
  return g_string_free (list, FALSE);
}

static void
assert_done (Cast *cast, const RelaisRecord *stay, const char *expected)
{
  g_autofree char *done = list_done (cast, stay);

  g_assert_cmpstr (done, ==, expected);
}

static void
test_answers (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) stay = save_stay (cast, NULL, RELAIS_STAY_TRANSPORT, "taxi");
  g_autoptr (RelaisChecklistPage) page = open_page (cast, stay);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) saved = answer (cast, page, 6, "yes", &error);
  g_autoptr (RelaisRecord) unknown = relais_checklists_begin (page, 19);

  g_assert_no_error (error);
  g_assert_cmpuint (page->checks->len, ==, 18);
  g_assert_null (unknown);
  g_assert_cmpstr (relais_record_get (saved, RELAIS_CHECK_ANSWERED_AT), ==, "2026-11-20T13:02:11.000000Z");
  g_assert_cmpstr (relais_record_get (saved, RELAIS_CHECK_ANSWERED_BY), ==, relais_actor_get_staff_id (cast->nurse));
  assert_done (cast, stay, "6 13* ");
}

/* Whoever saw the item unanswered, or answered otherwise, is told that somebody was quicker. */
static void
test_clash (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) stay = save_stay (cast, NULL, RELAIS_STAY_WARD, NULL);
  g_autoptr (RelaisChecklistPage) seen = open_page (cast, stay);
  g_autoptr (RelaisChecklistPage) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) first = answer (cast, seen, 6, "yes", &error);
  g_autoptr (RelaisRecord) changed = NULL;

  g_assert_no_error (error);
  g_assert_null (answer (cast, seen, 6, "no", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_CONFLICT);
  g_clear_error (&error);
  again = open_page (cast, stay);
  changed = answer (cast, again, 6, "no", &error);
  g_assert_no_error (error);
  g_assert_cmpint (relais_record_get_revision (changed), ==, 2);
}

static void
test_caregiver_ticks (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) stay = save_stay (cast, NULL, RELAIS_STAY_WARD, NULL);
  g_autoptr (RelaisRecord) caregiver =
      relais_test_session_add (cast->session, "El Amrani", "Fatima", RELAIS_FACET_CAREGIVER, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (cast->session, caregiver, cast->patient);
  g_autoptr (RelaisRecord) second = relais_record_with (link, RELAIS_CARE_LINK_MAIN, "no");
  g_autoptr (RelaisRecord) saved = relais_test_session_save (cast->session, second);
  g_autoptr (RelaisRecord) first = relais_record_with (saved, RELAIS_CARE_LINK_MAIN, "yes");
  g_autoptr (RelaisRecord) as_main = NULL;
  g_autoptr (RelaisRecord) refused = relais_record_with (cast->patient, RELAIS_PERSON_AGREEMENT, "refused");
  g_autoptr (RelaisRecord) without = NULL;

  assert_done (cast, stay, "");
  as_main = relais_test_session_save (cast->session, first);
  assert_done (cast, stay, "3* ");
  without = relais_test_session_save (cast->session, refused);
  assert_done (cast, stay, "");
}

static gboolean
log_paper (RelaisChange *change, gpointer data, GError **error)
{
  return relais_print_log_append (change, data, error);
}

/* A card that was printed before the admission is not the one that was given for this return. */
static void
test_paper_ticks (Cast *cast, gconstpointer data)
{
  RelaisPrintEntry notebook = { "notebook", relais_record_get_id (cast->patient), "fr", "a4", "", NULL };
  RelaisPrintEntry card = { "card-patient", relais_record_get_id (cast->patient), "fr", "a4", "", NULL };
  RelaisStore *store = relais_session_get_store (cast->session);
  g_autoptr (RelaisRecord) stay = save_stay (cast, NULL, RELAIS_STAY_ADMISSION, "2026-11-21");
  g_autoptr (RelaisRecord) earlier = NULL;
  g_autoptr (GError) error = NULL;

  relais_store_write (store, cast->nurse, "print", log_paper, &card, NULL, &error);
  g_assert_no_error (error);
  assert_done (cast, stay, "");
  earlier = save_stay (cast, stay, RELAIS_STAY_ADMISSION, "2026-11-20");
  assert_done (cast, stay, "15* ");
  relais_store_write (store, cast->nurse, "print", log_paper, &notebook, NULL, &error);
  g_assert_no_error (error);
  assert_done (cast, stay, "15* ");
}

static void
put_edition (Cast *cast, const char *ward)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) edition =
      relais_checklists_put_edition (cast->session, cast->admin, ward, SHORT_LIST, &error);

  g_assert_no_error (error);
}

static guint
count_items (Cast *cast, const RelaisRecord *stay)
{
  g_autoptr (RelaisChecklistPage) page = open_page (cast, stay);

  return page->checks->len;
}

/* A stay goes on with the list that it began with. */
static void
test_edition_is_kept (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) stay = save_stay (cast, NULL, RELAIS_STAY_DISCHARGE, "2026-11-19");
  g_autoptr (RelaisRecord) later = NULL;
  g_autoptr (RelaisRecord) changed = NULL;

  put_edition (cast, "Gériatrie");
  changed = save_stay (cast, stay, RELAIS_STAY_TRANSPORT, "taxi");
  later = save_stay (cast, NULL, RELAIS_STAY_WARD, "geriatrie");
  g_assert_cmpuint (count_items (cast, stay), ==, 18);
  g_assert_cmpuint (count_items (cast, later), ==, 1);
}

/* The ward becomes known when the stay is open already: its list counts, unless something was answered. */
static void
test_ward_becomes_known (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) stay = save_stay (cast, NULL, RELAIS_STAY_WARD, NULL);
  g_autoptr (RelaisRecord) in_ward = NULL;
  g_autoptr (RelaisRecord) moved = NULL;
  g_autoptr (RelaisChecklistPage) page = NULL;
  g_autoptr (RelaisRecord) answered = NULL;
  g_autoptr (GError) error = NULL;

  put_edition (cast, "Gériatrie");
  g_assert_cmpuint (count_items (cast, stay), ==, 18);
  in_ward = save_stay (cast, stay, RELAIS_STAY_WARD, "Gériatrie");
  g_assert_cmpuint (count_items (cast, stay), ==, 1);
  page = open_page (cast, stay);
  answered = answer (cast, page, 1, "yes", &error);
  g_assert_no_error (error);
  moved = save_stay (cast, in_ward, RELAIS_STAY_WARD, "Revalidation");
  g_assert_cmpuint (count_items (cast, stay), ==, 1);
}

static void
test_who_edits (Cast *cast, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_checklists_put_edition (cast->session, cast->nurse, NULL, SHORT_LIST, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (relais_checklists_put_edition (cast->session, cast->admin, NULL, "item\n1\n", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
}

static void
test_who_answers (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) stay = save_stay (cast, NULL, RELAIS_STAY_WARD, NULL);
  g_autoptr (RelaisChecklistPage) page = open_page (cast, stay);
  g_autoptr (RelaisRecord) check = relais_checklists_begin (page, 1);
  g_autoptr (RelaisRecord) answered = relais_record_with (check, RELAIS_CHECK_ANSWER, "yes");
  g_autoptr (RelaisActor) only_admin = relais_test_session_as (cast->session, "administrator");
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) exclusion = NULL;

  g_assert_null (relais_checklists_answer (cast->session, only_admin, answered, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  exclusion = relais_exclusions_set (cast->session, cast->admin, relais_record_get_id (cast->patient),
                                     relais_actor_get_staff_id (cast->nurse), &error);
  g_assert_no_error (error);
  g_assert_null (relais_checklists_answer (cast->session, cast->nurse, answered, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
}

/* What was answered is undone alone; the stay it belongs to is not taken away under it. */
static void
test_undo (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisRecord) stay = save_stay (cast, NULL, RELAIS_STAY_WARD, NULL);
  g_autoptr (RelaisChecklistPage) page = open_page (cast, stay);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) saved = answer (cast, page, 6, "yes", &error);
  g_autoptr (GPtrArray) opened = relais_register_list_operations (cast->session, cast->nurse, "save", NULL, &error);
  g_autoptr (GPtrArray) checks = relais_register_list_operations (cast->session, cast->nurse, "check", NULL, &error);
  g_auto (RelaisUndoResult) refused = { 0 };
  g_auto (RelaisUndoResult) result = { 0 };

  g_assert_no_error (error);
  relais_register_undo (cast->session, cast->nurse, ((RelaisOperation *) opened->pdata[0])->id, &refused, &error);
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_UNDO_CHANGED);
  g_clear_error (&error);
  relais_register_undo (cast->session, cast->nurse, ((RelaisOperation *) checks->pdata[0])->id, &result, &error);
  g_assert_no_error (error);
  assert_done (cast, stay, "");
}

#define ADD(name, test) g_test_add ("/checklists/" name, Cast, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("answers", test_answers);
  ADD ("clash", test_clash);
  ADD ("caregiver-ticks", test_caregiver_ticks);
  ADD ("paper-ticks", test_paper_ticks);
  ADD ("edition-is-kept", test_edition_is_kept);
  ADD ("ward-becomes-known", test_ward_becomes_known);
  ADD ("who-edits", test_who_edits);
  ADD ("who-answers", test_who_answers);
  ADD ("undo", test_undo);
  return g_test_run ();
}
