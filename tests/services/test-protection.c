#include "relais-audit-reading.h"
#include "relais-care-link.h"
#include "relais-done.h"
#include "relais-error.h"
#include "relais-people-export.h"
#include "relais-person-role.h"
#include "relais-person.h"
#include "relais-printing.h"
#include "relais-register-care.h"
#include "relais-register-acts.h"
#include "relais-register-desk.h"
#include "relais-register-lift.h"
#include "relais-register.h"
#include "relais-test-session.h"
#include "relais-test.h"
#include "relais-worklist.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATIENT RELAIS_FACET_PATIENT
#define CAREGIVER RELAIS_FACET_CAREGIVER
#define EVERYBODY (RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS)

/* Somebody protected whom a daughter helps, who helps a father, and who is the father's trusted person; a friend has a
 * role for her.
 */
typedef struct {
  char *folder;
  RelaisSession *session;
  RelaisRecord *hidden;
  RelaisRecord *daughter;
  RelaisRecord *father;
  RelaisRecord *helped; /* the link of the daughter */
  RelaisRecord *helps;  /* the link to the father */
  RelaisActor *actor;
  const char *reason;
} Cast;

static void
add_role (Cast *cast, RelaisRecord *patient, RelaisRecord *holder, const char *name)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_person_role_type, NULL, 0);
  g_autoptr (RelaisRecord) role = NULL;
  g_autoptr (RelaisRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_PATIENT, relais_record_get_id (patient));
  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_ROLE, "trusted_person");
  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_PERSON, holder != NULL ? relais_record_get_id (holder) : NULL);
  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_NAME, name);
  relais_record_builder_set (builder, RELAIS_PERSON_ROLE_PHONE, "0470 11 22 33");
  role = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_register_add_role (cast->session, relais_session_get_actor (cast->session), role, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Cast *cast, gconstpointer data)
{
  RelaisActor *actor;
  g_autoptr (RelaisRecord) protected = NULL;
  g_autoptr (GError) error = NULL;

  cast->folder = relais_test_make_folder ();
  cast->session = relais_test_session_new (cast->folder);
  actor = relais_session_get_actor (cast->session);
  cast->hidden = relais_test_session_add (cast->session, "Nowak", "Ewa", CAREGIVER, NULL);
  cast->daughter = relais_test_session_add (cast->session, "Maes", "Lien", CAREGIVER, NULL);
  cast->father = relais_test_session_add (cast->session, "Peeters", "Jan", PATIENT, NULL);
  cast->helped = relais_test_session_link (cast->session, cast->daughter, cast->hidden);
  cast->helps = relais_test_session_link (cast->session, cast->hidden, cast->father);
  add_role (cast, cast->father, cast->hidden, NULL);
  add_role (cast, cast->hidden, NULL, "Anna Dubois");
  protected = relais_register_set_protected (cast->session, actor, relais_record_get_id (cast->hidden), &error);
  g_assert_no_error (error);
}

static void
tear_down (Cast *cast, gconstpointer data)
{
  relais_record_unref (cast->hidden);
  relais_record_unref (cast->daughter);
  relais_record_unref (cast->father);
  relais_record_unref (cast->helped);
  relais_record_unref (cast->helps);
  relais_session_unref (cast->session);
  relais_test_remove_folder (cast->folder);
}

/* --- Where a tie could be seen --- */

static gboolean
has_bond (GPtrArray *bonds, const RelaisRecord *other)
{
  for (guint i = 0; i < bonds->len; i++)
    {
      RelaisBond *bond = g_ptr_array_index (bonds, i);

      if (g_str_equal (relais_record_get_id (bond->other), relais_record_get_id (other)))
        return TRUE;
    }
  return FALSE;
}

static RelaisPersonPage *
open_page (Cast *cast, RelaisRecord *person)
{
  return relais_register_open_person (cast->session, cast->actor, relais_record_get_id (person), cast->reason, NULL);
}

static gboolean
page_of_who_helps (Cast *cast)
{
  g_autoptr (RelaisPersonPage) page = open_page (cast, cast->daughter);

  return page != NULL && has_bond (page->helps, cast->hidden);
}

static gboolean
page_of_who_is_helped (Cast *cast)
{
  g_autoptr (RelaisPersonPage) page = open_page (cast, cast->father);

  return page != NULL && has_bond (page->helped_by, cast->hidden);
}

static gboolean
role_on_a_page (Cast *cast)
{
  g_autoptr (RelaisPersonPage) page = open_page (cast, cast->father);

  return page != NULL && page->roles->len > 0;
}

static gboolean
own_page_who_helps (Cast *cast)
{
  g_autoptr (RelaisPersonPage) page = open_page (cast, cast->hidden);

  return page != NULL && has_bond (page->helped_by, cast->daughter);
}

static gboolean
own_page_whom_they_help (Cast *cast)
{
  g_autoptr (RelaisPersonPage) page = open_page (cast, cast->hidden);

  return page != NULL && has_bond (page->helps, cast->father);
}

static gboolean
own_page_roles (Cast *cast)
{
  g_autoptr (RelaisPersonPage) page = open_page (cast, cast->hidden);

  return page != NULL && page->roles->len > 0;
}

static gboolean
one_link (Cast *cast)
{
  g_autoptr (RelaisRecord) link = relais_register_open_link (
      cast->session, cast->actor, relais_record_get_id (cast->helps), cast->reason, NULL);

  return link != NULL;
}

static gboolean
telling (Cast *cast)
{
  g_autoptr (RelaisPersonPage) page = open_page (cast, cast->father);

  return page != NULL && strstr (page->telling, "Nowak") != NULL;
}

static gboolean
list_of_links (Cast *cast)
{
  g_autoptr (GPtrArray) links = relais_register_list_links (cast->session, cast->actor, NULL, NULL, NULL);

  return links->len > 0;
}

static gboolean
list_of_roles (Cast *cast)
{
  g_autoptr (GPtrArray) roles = relais_register_list_roles (cast->session, cast->actor, NULL, NULL);

  return roles->len > 0;
}

static gboolean
rows (Cast *cast)
{
  g_autoptr (GPtrArray) found = relais_register_list_people (cast->session, cast->actor, EVERYBODY, 0, 0, NULL);

  for (guint i = 0; i < found->len; i++)
    {
      RelaisFound *row = g_ptr_array_index (found, i);

      if (row->main != NULL || row->n_bonds > 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
spreadsheet (Cast *cast)
{
  g_autofree char *path = g_build_filename (cast->folder, "out.csv", NULL);
  g_autofree char *text = NULL;
  gboolean shown;

  if (!relais_people_export_csv (cast->session, cast->actor, CAREGIVER, path, NULL, NULL))
    return FALSE;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  /* One row is her own. */
  shown = strstr (text, "Peeters") != NULL || strstr (strstr (text, "Nowak") + 1, "Nowak") != NULL;
  g_assert_cmpint (g_unlink (path), ==, 0);
  return shown;
}

/* By the digits of the number that is hidden, by the street, and in the text where it was found. */
static gboolean
found_by_number (Cast *cast)
{
  g_autoptr (GPtrArray) found = relais_register_search_people (cast->session, cast->actor, "4740255", EVERYBODY, 10, NULL);

  for (guint i = 0; i < found->len; i++)
    {
      RelaisFound *row = g_ptr_array_index (found, i);

      if (g_str_equal (relais_record_get_id (row->person), relais_record_get_id (cast->hidden)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
number_for_a_form (Cast *cast)
{
  g_autoptr (RelaisRecord) person =
      relais_register_load_person (cast->session, cast->actor, relais_record_get_id (cast->hidden), NULL);

  return person != NULL && relais_record_get (person, RELAIS_PERSON_PHONE) != NULL;
}

/* Nobody asked her yet whether it may be printed: only then, and not because she is protected, there is none. */
static gboolean
own_card (Cast *cast)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  RelaisPrintRequest request = { .caregivers = ids };
  RelaisPrintOptions options = { .language = "fr" };
  g_autoptr (RelaisPrintJob) job = NULL;
  GPtrArray *refused;

  g_ptr_array_add (ids, (gpointer) relais_record_get_id (cast->hidden));
  job = relais_printing_prepare_cards (cast->session, cast->actor, &request, &options, NULL);
  g_assert_nonnull (job);
  refused = relais_print_job_get_refused (job);
  g_assert_cmpuint (refused->len, ==, 1);
  return !g_error_matches (((RelaisPrintRefusal *) g_ptr_array_index (refused, 0))->error, RELAIS_ERROR,
                           RELAIS_ERROR_PROTECTED);
}

static gboolean
what_was_done (Cast *cast)
{
  g_autoptr (GPtrArray) done = relais_done_list (cast->session, cast->actor, relais_date (2026, 11, 20), 0, NULL);

  for (guint i = 0; i < done->len; i++)
    {
      const RelaisDone *one = g_ptr_array_index (done, i);

      if (one->person != NULL && one->other != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
todays_list (Cast *cast)
{
  g_autoptr (RelaisWorklist) worklist = relais_worklist_read (cast->session, cast->actor, 0, NULL);

  for (guint i = 0; i < worklist->items[RELAIS_WORK_CONSENT]->len; i++)
    {
      const RelaisWorkItem *item = g_ptr_array_index (worklist->items[RELAIS_WORK_CONSENT], i);

      if (item->other != NULL)
        return TRUE;
    }
  return FALSE;
}

static const struct {
  const char *name;
  gboolean (*shows) (Cast *cast);
  gboolean by_reason; /* whether a reason opens it; a list is never opened by one */
} surfaces[] = {
  { "the page of who helps them", page_of_who_helps, TRUE },
  { "the page of who is helped", page_of_who_is_helped, TRUE },
  { "a role on a page", role_on_a_page, TRUE },
  { "their page: who helps", own_page_who_helps, TRUE },
  { "their page: whom they help", own_page_whom_they_help, TRUE },
  { "their page: roles", own_page_roles, TRUE },
  { "one link", one_link, TRUE },
  { "what may be told", telling, FALSE },
  { "the list of links", list_of_links, FALSE },
  { "the list of roles", list_of_roles, FALSE },
  { "the rows of lists", rows, FALSE },
  { "the spreadsheet", spreadsheet, FALSE },
  { "a search by number", found_by_number, FALSE },
  { "the record for a form", number_for_a_form, FALSE },
  { "their card", own_card, FALSE },
  { "what was done today", what_was_done, FALSE },
  { "what there is to do today", todays_list, FALSE },
};

static const struct {
  const char *roles;
  gboolean may_show;
} actors[] = {
  { "reception", FALSE },   { "physio", FALSE }, { "nurse", TRUE },       { "physician", TRUE },
  { "psychologist", TRUE }, { "social", TRUE },  { "coordinator", TRUE }, { "reception;physio", FALSE },
};

/* Each surface, for each actor, with and without a reason. */
static void
test_ties_are_hidden (Cast *cast, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (surfaces); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (actors) * 2; j++)
        {
          g_autoptr (RelaisActor) actor = relais_test_session_as (cast->session, actors[j / 2].roles);

          cast->actor = actor;
          cast->reason = j % 2 == 1 ? "A fall" : NULL;
          g_test_message ("%s, %s, %s", surfaces[i].name, actors[j / 2].roles, cast->reason ? "reason" : "no reason");
          g_assert_cmpint (surfaces[i].shows (cast), ==,
                           surfaces[i].by_reason && actors[j / 2].may_show && cast->reason != NULL);
        }
    }
}

/* Nothing of the above is empty for another cause. */
static void
test_ties_of_others_are_shown (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  Cast cast = { .folder = folder, .session = relais_test_session_new (folder) };
  g_autoptr (RelaisActor) actor = relais_test_session_as (cast.session, "coordinator");

  cast.actor = actor;
  cast.hidden = relais_test_session_add (cast.session, "Nowak", "Ewa", CAREGIVER, NULL);
  cast.daughter = relais_test_session_add (cast.session, "Maes", "Lien", CAREGIVER, NULL);
  cast.father = relais_test_session_add (cast.session, "Peeters", "Jan", PATIENT, NULL);
  cast.helped = relais_test_session_link (cast.session, cast.daughter, cast.hidden);
  cast.helps = relais_test_session_link (cast.session, cast.hidden, cast.father);
  add_role (&cast, cast.father, cast.hidden, NULL);
  add_role (&cast, cast.hidden, NULL, "Anna Dubois");
  for (gsize i = 0; i < G_N_ELEMENTS (surfaces); i++)
    {
      g_test_message ("%s", surfaces[i].name);
      g_assert_true (surfaces[i].shows (&cast));
    }
  relais_record_unref (cast.hidden);
  relais_record_unref (cast.daughter);
  relais_record_unref (cast.father);
  relais_record_unref (cast.helped);
  relais_record_unref (cast.helps);
  relais_session_unref (cast.session);
}

static guint
count_openings (Cast *cast, const RelaisRecord *person)
{
  g_autoptr (GPtrArray) rows = relais_audit_reading_list (cast->session, relais_session_get_actor (cast->session),
                                                          relais_record_get_id (person), NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_str_equal (((RelaisAuditRow *) g_ptr_array_index (rows, i))->entry.act, "read-protected") ? 1 : 0;
  return n;
}

/* A reason opens the one record for which it was given: the other end stays without an address, and her own extract of
 * the log says that she was seen.
 */
static void
test_a_reason_opens_one_record (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisActor) nurse = relais_test_session_as (cast->session, "nurse");
  g_autoptr (RelaisPersonPage) page = NULL;

  cast->actor = nurse;
  cast->reason = "A fall";
  page = open_page (cast, cast->father);
  g_assert_nonnull (page);
  g_assert_null (
      relais_record_get (((RelaisBond *) g_ptr_array_index (page->helped_by, 0))->other, RELAIS_PERSON_PHONE));
  g_assert_null (relais_record_get (g_ptr_array_index (page->roles, 0), RELAIS_PERSON_ROLE_PHONE));
  g_assert_cmpuint (count_openings (cast, cast->father), ==, 1);
  g_assert_cmpuint (count_openings (cast, cast->hidden), ==, 1);
}

/* Whoever may not see a hidden link cannot change it by its id either. */
static void
test_a_hidden_link_is_not_changed_blindly (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisActor) reception = relais_test_session_as (cast->session, "reception");
  g_autoptr (GError) error = NULL;

  g_assert_null (relais_register_load_link (cast->session, reception, relais_record_get_id (cast->helps), &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
}

static RelaisActor *
make_member (Cast *cast, const char *name, const char *roles)
{
  g_autoptr (RelaisRecordBuilder) builder = relais_record_builder_new (&relais_staff_type, NULL, 0);
  g_autoptr (RelaisRecord) member = NULL;
  g_autoptr (RelaisRecord) saved = NULL;

  relais_record_builder_set (builder, RELAIS_STAFF_NAME, name);
  relais_record_builder_set (builder, RELAIS_STAFF_ROLE, roles);
  member = relais_record_builder_end (g_steal_pointer (&builder));
  saved = relais_test_session_save (cast->session, member);
  return relais_actor_new (relais_record_get_id (saved), name, roles, "desk");
}

static gboolean
confirms (Cast *cast, RelaisActor *actor, RelaisErrorCode refusal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) lifted =
      relais_register_confirm_lift (cast->session, actor, relais_record_get_id (cast->hidden), &error);

  if (lifted != NULL)
    return !relais_person_is_protected (lifted);
  g_assert_error (error, RELAIS_ERROR, (int) refusal);
  return FALSE;
}

/* A proposal changes nothing; the second member lifts it, once, and an undo sets it again. */
static void
test_two_people_lift (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisActor) nurse = make_member (cast, "Els", "nurse");
  g_autoptr (RelaisActor) coordinator = make_member (cast, "Mia", "coordinator");
  const char *id = relais_record_get_id (cast->hidden);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) lift = NULL;
  g_autoptr (RelaisRecord) still = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) closed = NULL;

  g_assert_false (confirms (cast, coordinator, RELAIS_ERROR_TWO_PEOPLE));
  g_assert_null (relais_register_propose_lift (cast->session, nurse, id, "  x ", &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_INVALID);
  g_clear_error (&error);
  lift = relais_register_propose_lift (cast->session, nurse, id, " She moved back ", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (lift, RELAIS_LIFT_REASON), ==, "She moved back");
  g_assert_cmpstr (relais_record_get (lift, RELAIS_LIFT_PROPOSED_BY), ==, "Els");
  still = relais_register_load_person (cast->session, nurse, id, &error);
  g_assert_true (relais_person_is_protected (still));
  open = relais_register_list_lifts (cast->session, coordinator, &error);
  g_assert_cmpuint (open->len, ==, 1);

  g_assert_false (confirms (cast, nurse, RELAIS_ERROR_TWO_PEOPLE));
  g_assert_true (confirms (cast, coordinator, RELAIS_ERROR_TWO_PEOPLE));
  closed = relais_register_list_lifts (cast->session, coordinator, &error);
  g_assert_cmpuint (closed->len, ==, 0);
  g_assert_false (confirms (cast, coordinator, RELAIS_ERROR_INVALID));
}

static void
test_reception_lifts_nothing (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisActor) reception = make_member (cast, "Nadine", "reception");
  g_autoptr (GError) error = NULL;

  g_assert_false (confirms (cast, reception, RELAIS_ERROR_NOT_ALLOWED));
  g_assert_null (relais_register_propose_lift (cast->session, reception, relais_record_get_id (cast->hidden), "A call",
                                               &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (relais_register_list_lifts (cast->session, reception, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
}

/* What was proposed goes with the person, and does not stand in the way of taking back their record. */
static void
test_a_creation_is_taken_back (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (RelaisRecord) person =
      relais_test_session_add (session, "Nowak", "Ewa", PATIENT, "protected", "yes", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *creation = relais_done_find_last (session, actor, &error);
  g_autoptr (RelaisRecord) lift =
      relais_register_propose_lift (session, actor, relais_record_get_id (person), "A mistake", &error);
  g_auto (RelaisUndoResult) result = { 0 };

  g_assert_no_error (error);
  g_assert_nonnull (lift);
  g_assert_true (relais_register_undo (session, actor, creation, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_restored, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/protection/ties-are-hidden", Cast, NULL, set_up, test_ties_are_hidden, tear_down);
  g_test_add_func ("/protection/ties-of-others-are-shown", test_ties_of_others_are_shown);
  g_test_add ("/protection/a-reason-opens-one-record", Cast, NULL, set_up, test_a_reason_opens_one_record, tear_down);
  g_test_add ("/protection/a-hidden-link-is-not-changed-blindly", Cast, NULL, set_up,
              test_a_hidden_link_is_not_changed_blindly, tear_down);
  g_test_add ("/protection/two-people-lift", Cast, NULL, set_up, test_two_people_lift, tear_down);
  g_test_add ("/protection/reception-lifts-nothing", Cast, NULL, set_up, test_reception_lifts_nothing, tear_down);
  g_test_add_func ("/protection/a-creation-is-taken-back", test_a_creation_is_taken_back);
  return g_test_run ();
}
