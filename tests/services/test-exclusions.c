#include "relais-audit-lines.h"
#include "relais-audit-reading.h"
#include "relais-audit-story.h"
#include "relais-done.h"
#include "relais-drafts.h"
#include "relais-error.h"
#include "relais-exclusions.h"
#include "relais-issue.h"
#include "relais-people-export.h"
#include "relais-person.h"
#include "relais-care-link.h"
#include "relais-printing.h"
#include "relais-register-acts.h"
#include "relais-register-care.h"
#include "relais-register-desk.h"
#include "relais-register.h"
#include "relais-team.h"
#include "relais-test-session.h"
#include "relais-test.h"
#include "relais-worklist.h"

#include <glib/gstdio.h>
#include <string.h>

#define FIRST  "quatre mots sans rapport"
#define SECOND "encore quatre autres mots"

#define PATIENT RELAIS_FACET_PATIENT
#define CAREGIVER RELAIS_FACET_CAREGIVER
#define EVERYBODY (RELAIS_SEARCH_PATIENTS | RELAIS_SEARCH_CAREGIVERS | RELAIS_SEARCH_ARCHIVED)

/* A patient whom a daughter helps, and a namesake; and the two members who look: Els, who is kept out of the first, and
 * Mia, who is not. Both may do everything, so that what is missing is missing for one cause.
 */
typedef struct {
  RelaisTestFolder *folder;
  RelaisSession *first;
  RelaisRecord *els;
  RelaisRecord *mia;
  RelaisRecord *patient;
  RelaisRecord *namesake;
  RelaisRecord *daughter;
  RelaisRecord *link;
  RelaisSession *session; /* of who looks */
  RelaisActor *actor;
} Cast;

static RelaisRecord *
add_member (Cast *cast, const char *name, const char *roles)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_staff_type, NULL, 0);
  g_autoptr (RelaisRecord) member = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  RelaisRecord *saved;

  relais_record_builder_set (builder, RELAIS_STAFF_NAME, name);
  relais_record_builder_set (builder, RELAIS_STAFF_ROLE, roles);
  member = relais_record_builder_end (builder);
  saved = relais_team_add (cast->first, relais_session_get_actor (cast->first), member, SECOND, issues, &error);
  g_assert_no_error (error);
  return saved;
}

static RelaisSession *
sign_in (Cast *cast, const char *name)
{
  g_autoptr (RelaisClock) clock = relais_clock_new_fixed ("2026-11-20T13:02:11Z");
  g_autoptr (GError) error = NULL;
  RelaisSession *session = relais_session_open (cast->folder, SECOND, name, clock, &error);

  g_assert_no_error (error);
  return session;
}

static void
look_as (Cast *cast, const char *name)
{
  g_clear_pointer (&cast->session, relais_session_unref);
  cast->session = sign_in (cast, name);
  cast->actor = relais_session_get_actor (cast->session);
}

static void
begin_form (Cast *cast, const char *name, const char *subject, const char *field, const char *value)
{
  g_autoptr (RelaisSession) session = sign_in (cast, name);
  g_auto (GVariantBuilder) values = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  RelaisForm form = { .kind = (char *) "link", .subject = (char *) subject, .title = (char *) "Maes" };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_variant_builder_add (&values, "{ss}", field, value);
  form.values = g_variant_builder_end (&values);
  id = relais_form_save (session, relais_session_get_actor (session), &form, &error);
  g_assert_no_error (error);
}

static void
set_up (Cast *cast, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) exclusion = NULL;
  const char *id;

  *cast = (Cast) { .folder = relais_test_make_folder () };
  cast->first = relais_test_session_new (cast->folder);
  cast->els = add_member (cast, "Els", "coordinator;administrator");
  cast->mia = add_member (cast, "Mia", "coordinator;administrator");
  cast->patient = relais_test_session_add (cast->first, "Maes", "Lien", PATIENT, "chart_number", "4711", "flags",
                                           "elderly", "phone", "0470 11 22 33", NULL);
  cast->namesake = relais_test_session_add (cast->first, "Maes", "Lien", PATIENT, NULL);
  cast->daughter = relais_test_session_add (cast->first, "Nowak", "Ewa", CAREGIVER, NULL);
  cast->link = relais_test_session_link (cast->first, cast->daughter, cast->patient);
  id = relais_record_get_id (cast->patient);
  begin_form (cast, "Els", id, "phone", "0");
  begin_form (cast, "Els", NULL, "patient", id);
  begin_form (cast, "Mia", id, "phone", "0");
  begin_form (cast, "Mia", NULL, "patient", id);
  exclusion = relais_exclusions_set (cast->first, relais_session_get_actor (cast->first), id,
                                     relais_record_get_id (cast->els), &error);
  g_assert_no_error (error);
}

static void
tear_down (Cast *cast, gconstpointer data)
{
  g_clear_pointer (&cast->session, relais_session_unref);
  relais_record_unref (cast->els);
  relais_record_unref (cast->mia);
  relais_record_unref (cast->patient);
  relais_record_unref (cast->namesake);
  relais_record_unref (cast->daughter);
  relais_record_unref (cast->link);
  relais_session_unref (cast->first);
  relais_test_remove_folder (cast->folder);
}

/* --- Where a trace could be --- */

static gboolean
is_patient (Cast *cast, const RelaisRecord *record)
{
  return record != NULL && g_str_equal (relais_record_get_id (record), relais_record_get_id (cast->patient));
}

static gboolean
has_patient (Cast *cast, GPtrArray *found)
{
  gboolean has = FALSE;

  g_assert_nonnull (found);
  for (guint i = 0; i < found->len; i++)
    has = has || is_patient (cast, ((RelaisFound *) g_ptr_array_index (found, i))->person);
  return has;
}

static gboolean
finds (Cast *cast, const char *text)
{
  g_autoptr (GPtrArray) found =
      relais_register_search_people (cast->session, cast->actor, text, EVERYBODY, 0, NULL);

  return has_patient (cast, found);
}

static gboolean
in_list (Cast *cast)
{
  g_autoptr (GPtrArray) found = relais_register_list_people (cast->session, cast->actor, EVERYBODY, 0, 0, NULL);

  return has_patient (cast, found);
}

static gboolean
in_count (Cast *cast)
{
  return relais_register_count_people (cast->session, cast->actor, EVERYBODY, NULL) == 3;
}

static gboolean
by_name (Cast *cast)
{
  return finds (cast, "maes li");
}

static gboolean
by_phone (Cast *cast)
{
  return finds (cast, "2233");
}

static gboolean
by_reference (Cast *cast)
{
  return finds (cast, relais_record_get (cast->link, RELAIS_CARE_LINK_REFERENCE));
}

static gboolean
as_namesake (Cast *cast)
{
  g_autoptr (RelaisPersonPage) page = relais_register_open_person (
      cast->session, cast->actor, relais_record_get_id (cast->namesake), NULL, NULL);

  return page->namesakes == 2;
}

static gboolean
by_id (Cast *cast)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisPersonPage) page =
      relais_register_open_person (cast->session, cast->actor, relais_record_get_id (cast->patient), NULL, &error);

  if (page == NULL)
    g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  return page != NULL;
}

static gboolean
loaded (Cast *cast)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) person =
      relais_register_load_person (cast->session, cast->actor, relais_record_get_id (cast->patient), &error);

  if (person == NULL)
    g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  return person != NULL;
}

static gboolean
on_page_of_who_helps (Cast *cast)
{
  g_autoptr (RelaisPersonPage) page = relais_register_open_person (
      cast->session, cast->actor, relais_record_get_id (cast->daughter), NULL, NULL);

  return page->helps->len > 0;
}

static gboolean
in_row_of_who_helps (Cast *cast)
{
  g_autoptr (GPtrArray) found =
      relais_register_search_people (cast->session, cast->actor, "nowak", EVERYBODY, 0, NULL);
  const RelaisFound *row = g_ptr_array_index (found, 0);

  return row->main != NULL || row->n_bonds > 0;
}

static gboolean
one_link (Cast *cast)
{
  g_autoptr (RelaisRecord) link =
      relais_register_load_link (cast->session, cast->actor, relais_record_get_id (cast->link), NULL);

  return link != NULL;
}

static gboolean
list_of_links (Cast *cast)
{
  g_autoptr (GPtrArray) links = relais_register_list_links (
      cast->session, cast->actor, relais_record_get_id (cast->daughter), NULL, NULL);

  return links != NULL && links->len > 0;
}

static gboolean
as_duplicate (Cast *cast)
{
  g_autoptr (RelaisRecord) typed = relais_record_with (cast->namesake, RELAIS_PERSON_PHONE, "0470 11 22 33");
  g_autoptr (GPtrArray) found = relais_register_find_duplicates (cast->session, cast->actor, typed, NULL);

  return has_patient (cast, found);
}

static gboolean
in_today (Cast *cast)
{
  g_autoptr (RelaisWorklist) work = relais_worklist_read (cast->session, cast->actor, 0, NULL);
  gboolean has = FALSE;

  for (int kind = 0; kind < RELAIS_N_WORK_KINDS; kind++)
    {
      for (guint i = 0; i < work->items[kind]->len; i++)
        {
          const RelaisWorkItem *item = g_ptr_array_index (work->items[kind], i);

          has = has || is_patient (cast, item->person) || is_patient (cast, item->other);
        }
    }
  return has;
}

static gboolean
in_counts_of_today (Cast *cast)
{
  g_autoptr (RelaisWorklist) work = relais_worklist_read (cast->session, cast->actor, 1, NULL);

  return work->counts[RELAIS_WORK_CONSENT] > 0 || work->counts[RELAIS_WORK_AGREEMENT] > 1;
}

static gboolean
in_forms (Cast *cast)
{
  g_autoptr (GPtrArray) forms = relais_form_list (cast->session, cast->actor, NULL);

  g_assert_nonnull (forms);
  return forms->len > 0;
}

static gboolean
in_export (Cast *cast)
{
  g_autofree char *path = g_build_filename (cast->folder, "export.csv", NULL);
  g_autofree char *csv = NULL;
  g_autoptr (GError) error = NULL;
  guint n_rows;

  relais_people_export_csv (cast->session, cast->actor, PATIENT, path, &n_rows, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_remove (path);
  return strstr (csv, "4711") != NULL;
}

static gboolean
in_audit (Cast *cast)
{
  g_autoptr (GPtrArray) rows = relais_audit_reading_list (cast->session, cast->actor,
                                                          relais_record_get_id (cast->patient), NULL, NULL);

  g_assert_nonnull (rows);
  return rows->len > 0;
}

static gboolean
in_whole_audit (Cast *cast)
{
  g_autoptr (GPtrArray) rows = relais_audit_reading_list (cast->session, cast->actor, NULL, NULL, NULL);
  gboolean has = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *subject = ((RelaisAuditRow *) g_ptr_array_index (rows, i))->entry.subject;

      has = has || g_strcmp0 (subject, relais_record_get_id (cast->patient)) == 0 ||
            g_strcmp0 (subject, relais_record_get_id (cast->link)) == 0;
    }
  return has;
}

/* The room of the log: neither the name nor the id. The namesake is called the same, so the ids decide. */
static gboolean
in_room_of_the_log (Cast *cast)
{
  const RelaisAuditQuery everything = { 0 };
  g_autoptr (GPtrArray) lines = relais_audit_lines_read (cast->session, cast->actor, &everything, NULL);
  gboolean has = FALSE;
  guint n_named = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const RelaisAuditLine *line = g_ptr_array_index (lines, i);
      gboolean is_patients = g_strcmp0 (line->person, relais_record_get_id (cast->patient)) == 0;

      has = has || is_patients;
      if (is_patients || g_strcmp0 (line->about, "Lien Maes") != 0)
        continue;
      g_assert_cmpstr (line->person, ==, relais_record_get_id (cast->namesake));
      n_named++;
    }
  g_assert_cmpuint (n_named, >, 0);
  return has;
}

static gboolean
found_for_the_log (Cast *cast)
{
  g_autoptr (GPtrArray) found = relais_audit_find_people (cast->session, cast->actor, "maes", 10, NULL);

  return has_patient (cast, found);
}

static gboolean
in_story (Cast *cast)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStory) story =
      relais_audit_story_read (cast->session, cast->actor, relais_record_get_id (cast->patient), RELAIS_DATE_NONE,
                               RELAIS_DATE_NONE, 0, 0, &error);

  return story != NULL && (story->name != NULL || story->days->len > 0);
}

static gboolean
in_what_was_done (Cast *cast)
{
  g_autoptr (GPtrArray) list =
      relais_done_list (cast->session, cast->actor, relais_date (2026, 11, 1), 0, NULL);
  guint n_saved = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const RelaisDone *done = g_ptr_array_index (list, i);

      n_saved += g_str_equal (done->act, "save") || g_str_equal (done->act, "exclude") ? 1 : 0;
      if (is_patient (cast, done->person) || is_patient (cast, done->other))
        return TRUE;
    }
  return n_saved > 2;
}

static gboolean
saved (Cast *cast)
{
  g_autoptr (RelaisRecord) changed = relais_record_with (cast->patient, RELAIS_PERSON_USUAL_NAME, "Lieneke");
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) person =
      relais_register_save_person (cast->session, cast->actor, changed, issues, &error);

  if (person == NULL)
    g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  else
    {
      relais_record_unref (cast->patient);
      cast->patient = g_steal_pointer (&person);
      return TRUE;
    }
  return FALSE;
}

static gboolean
linked (Cast *cast)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (&relais_care_link_type, NULL, 0);
  g_autoptr (RelaisRecord) link = NULL;
  g_autoptr (RelaisRecord) stored = NULL;
  g_autoptr (GError) error = NULL;

  relais_record_builder_set (builder, RELAIS_CARE_LINK_CAREGIVER, relais_record_get_id (cast->daughter));
  relais_record_builder_set (builder, RELAIS_CARE_LINK_PATIENT, relais_record_get_id (cast->patient));
  link = relais_record_builder_end (builder);
  stored = relais_register_save_link (cast->session, cast->actor, link, NULL, &error);
  return !g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
}

static gboolean
protected (Cast *cast)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) person = relais_register_archive (
      cast->session, cast->actor, relais_record_get_id (cast->patient), FALSE, &error);

  if (person == NULL)
    g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  return person != NULL;
}

static gboolean
let_in (Cast *cast)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list =
      relais_exclusions_list (cast->session, cast->actor, relais_record_get_id (cast->patient), &error);

  if (list == NULL)
    {
      g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
      g_assert_false (relais_exclusions_lift (cast->session, cast->actor, relais_record_get_id (cast->patient),
                                              relais_record_get_id (cast->els), NULL));
    }
  return list != NULL;
}

static const struct {
  const char *name;
  gboolean (*shows) (Cast *cast);
} surfaces[] = {
  { "the list", in_list },
  { "the count", in_count },
  { "search by name", by_name },
  { "search by phone", by_phone },
  { "search by the reference of a card", by_reference },
  { "the number of namesakes", as_namesake },
  { "opening by id", by_id },
  { "loading by id", loaded },
  { "the page of who helps", on_page_of_who_helps },
  { "the row of who helps", in_row_of_who_helps },
  { "one link", one_link },
  { "the list of links", list_of_links },
  { "duplicates", as_duplicate },
  { "Today", in_today },
  { "the counts of Today", in_counts_of_today },
  { "begun forms", in_forms },
  { "the spreadsheet", in_export },
  { "the log of one person", in_audit },
  { "the whole log", in_whole_audit },
  { "the room of the log", in_room_of_the_log },
  { "whom the log is asked about", found_for_the_log },
  { "who has seen them", in_story },
  { "what was done", in_what_was_done },
  { "saving by id", saved },
  { "linking by id", linked },
  { "an act by id", protected },
  { "letting oneself in", let_in },
};

static void
check_all (Cast *cast, const char *name, gboolean shown)
{
  look_as (cast, name);
  for (gsize i = 0; i < G_N_ELEMENTS (surfaces); i++)
    {
      g_test_message ("%s: %s", name, surfaces[i].name);
      g_assert_cmpint (surfaces[i].shows (cast), ==, shown);
    }
}

static void
test_no_trace (Cast *cast, gconstpointer data)
{
  check_all (cast, "Els", FALSE);
  check_all (cast, "Mia", TRUE);
}

/* The log still verifies for who sees less of it. */
static void
test_the_log_verifies (Cast *cast, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  look_as (cast, "Els");
  g_assert_true (in_list (cast) == FALSE);
  g_assert_true (relais_audit_reading_verify (cast->session, cast->actor, &error));
  g_assert_no_error (error);
}

/* It holds at once for who is signed in, and ends at once. */
static void
test_it_ends (Cast *cast, gconstpointer data)
{
  g_autoptr (RelaisSession) mias = sign_in (cast, "Mia");
  RelaisActor *mia = relais_session_get_actor (mias);
  const char *id = relais_record_get_id (cast->patient);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (RelaisRecord) again = NULL;

  look_as (cast, "Els");
  g_assert_false (in_list (cast));
  g_assert_true (relais_exclusions_lift (mias, mia, id, relais_record_get_id (cast->els), &error));
  g_assert_no_error (error);
  g_assert_true (in_list (cast));
  g_assert_true (by_id (cast));
  list = relais_exclusions_list (mias, mia, id, &error);
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_false (relais_exclusions_lift (mias, mia, id, relais_record_get_id (cast->els), &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  again = relais_exclusions_set (mias, mia, id, relais_record_get_id (cast->els), &error);
  g_assert_no_error (error);
  g_assert_false (in_list (cast));
  g_assert_false (by_id (cast));
}

static void
test_who_may (Cast *cast, gconstpointer data)
{
  static const struct {
    const char *roles;
    gboolean set;
    gboolean lift;
  } cases[] = {
    { "reception", FALSE, FALSE },     { "nurse", TRUE, FALSE },        { "physician", TRUE, FALSE },
    { "physio", TRUE, FALSE },         { "social", TRUE, FALSE },       { "psychologist", TRUE, FALSE },
    { "coordinator", TRUE, TRUE },     { "administrator", FALSE, FALSE }, { "dpo", FALSE, FALSE },
    { "reception;administrator", FALSE, FALSE },
  };
  const char *id = relais_record_get_id (cast->patient);
  const char *els = relais_record_get_id (cast->els);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisActor) actor = relais_test_session_as (cast->first, cases[i].roles);
      g_autoptr (GError) set_error = NULL;
      g_autoptr (GError) lift_error = NULL;
      g_autoptr (GError) list_error = NULL;
      g_autoptr (RelaisRecord) set = relais_exclusions_set (cast->first, actor, id, els, &set_error);
      g_autoptr (GPtrArray) list = relais_exclusions_list (cast->first, actor, id, &list_error);

      g_test_message ("%s", cases[i].roles);
      g_assert_error (set_error, RELAIS_ERROR,
                      (int) (cases[i].set ? RELAIS_ERROR_DUPLICATE : RELAIS_ERROR_NOT_ALLOWED));
      g_assert_cmpint (list != NULL, ==, cases[i].set);
      g_assert_cmpint (relais_exclusions_lift (cast->first, actor, id, els, &lift_error), ==, cases[i].lift);
      if (!cases[i].lift)
        g_assert_error (lift_error, RELAIS_ERROR, RELAIS_ERROR_NOT_ALLOWED);
      else
        {
          g_autoptr (RelaisRecord) again = relais_exclusions_set (cast->first, actor, id, els, NULL);

          g_assert_nonnull (again);
        }
    }
}

/* A merge must not be a way in, nor a death noted by who is kept out leave a link behind. */
static void
test_it_follows_a_merge (Cast *cast, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (RelaisRecord) kept =
      relais_register_merge (cast->first, relais_session_get_actor (cast->first), relais_record_get_id (cast->namesake),
                             relais_record_get_id (cast->patient), issues, &error);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_no_error (error);
  look_as (cast, "Els");
  found = relais_register_search_people (cast->session, cast->actor, "maes", EVERYBODY, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_a_death_ends_hidden_links (Cast *cast, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) died = NULL;
  g_autoptr (RelaisRecord) link = NULL;

  look_as (cast, "Els");
  died = relais_register_note_death (cast->session, cast->actor, relais_record_get_id (cast->daughter),
                                     relais_date (2026, 11, 19), NULL, &error);
  g_assert_no_error (error);
  link = relais_register_load_link (cast->first, relais_session_get_actor (cast->first),
                                    relais_record_get_id (cast->link), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (relais_record_get (link, RELAIS_CARE_LINK_END), ==, "2026-11-19");
}

/* Who leaves hands their patients to a colleague, yet not those whom the colleague must not see. */
static void
test_it_is_not_handed_over (Cast *cast, gconstpointer data)
{
  RelaisActor *first = relais_session_get_actor (cast->first);
  g_autoptr (RelaisRecord) hers = relais_record_with (cast->patient, RELAIS_PERSON_REFERENT, "Mia");
  g_autoptr (GPtrArray) issues = relais_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisRecord) stored = relais_register_save_person (cast->first, first, hers, issues, &error);
  g_autoptr (RelaisRecord) gone = NULL;
  g_autoptr (RelaisRecord) now = NULL;
  RelaisTeamWork work;

  g_assert_no_error (error);
  gone = relais_team_leave (cast->first, first, relais_record_get_id (cast->mia), relais_record_get_id (cast->els),
                            relais_date (2026, 11, 20), &work, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (work.n_patients, ==, 1);
  g_assert_cmpuint (work.n_patients_kept_back, ==, 1);
  now = relais_register_load_person (cast->first, first, relais_record_get_id (cast->patient), &error);
  g_assert_null (relais_record_get (now, RELAIS_PERSON_REFERENT));
}

#define ADD(name, func) g_test_add ("/exclusions/" name, Cast, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("no-trace", test_no_trace);
  ADD ("the-log-verifies", test_the_log_verifies);
  ADD ("it-ends", test_it_ends);
  ADD ("who-may", test_who_may);
  ADD ("it-follows-a-merge", test_it_follows_a_merge);
  ADD ("a-death-ends-hidden-links", test_a_death_ends_hidden_links);
  ADD ("it-is-not-handed-over", test_it_is_not_handed_over);
  return g_test_run ();
}
