/* Who has seen a person: told day by day, for those who may read it, on the screen and on paper. */

#include "relais-audit-lines.h"
#include "relais-audit-print.h"
#include "relais-audit-story.h"
#include "relais-error.h"
#include "relais-file.h"
#include "relais-issue.h"
#include "relais-page.h"
#include "relais-person.h"
#include "relais-register.h"
#include "relais-test-session.h"
#include "relais-test.h"

#include <string.h>

#define PATIENT RELAIS_FACET_PATIENT
#define CAREGIVER RELAIS_FACET_CAREGIVER
#define NOBODY "00000000-0000-4000-8000-00000000abcd"

static void
set_time (RelaisSession *session, const char *instant)
{
  relais_clock_set (relais_store_get_clock (relais_session_get_store (session)), instant);
}

static void
look (RelaisSession *session, const char *id, const char *reason, const char *at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisPersonPage) page = NULL;

  set_time (session, at);
  page = relais_register_open_person (session, relais_session_get_actor (session), id, reason, &error);
  g_assert_no_error (error);
}

static RelaisStory *
read_all (RelaisSession *session, const char *id)
{
  g_autoptr (GError) error = NULL;
  RelaisStory *story = relais_audit_story_read (session, relais_session_get_actor (session), id, RELAIS_DATE_NONE,
                                                RELAIS_DATE_NONE, 0, 0, &error);

  g_assert_no_error (error);
  return story;
}

/* The whole story as lines. */
static char *
tell (const RelaisStory *story, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new (language, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint d = 0; d < story->days->len; d++)
    {
      const RelaisStoryDay *day = g_ptr_array_index (story->days, d);
      g_autofree char *heading = relais_audit_story_day (day, book);

      g_string_append_printf (text, "%s\n", heading);
      for (guint m = 0; m < day->members->len; m++)
        {
          RelaisStoryMember *member = g_ptr_array_index (day->members, m);
          g_autofree char *who = NULL;

          /* The name of this PC is not the same everywhere. */
          if (g_strcmp0 (member->workstations, g_get_host_name ()) == 0)
            {
              g_free (member->workstations);
              member->workstations = g_strdup ("pc");
            }
          who = relais_audit_story_who (member, book);
          g_string_append_printf (text, "- %s\n", who);
          for (guint a = 0; a < member->acts->len; a++)
            {
              g_autofree char *sentence = relais_audit_story_sentence (g_ptr_array_index (member->acts, a), book);

              g_string_append_printf (text, "  %s\n", sentence);
            }
        }
    }
  return g_string_free (text, FALSE);
}

/* --- In plain words --- */

static void
test_it_is_told_in_plain_words (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) mother = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "El Amrani", "Nour", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, mother);
  const char *id = relais_record_get_id (mother);
  g_autoptr (RelaisStory) story = NULL;
  g_autofree char *english = NULL;
  g_autofree char *french = NULL;
  g_autofree char *dutch = NULL;

  look (session, id, NULL, "2026-11-21T08:12:00Z");
  look (session, id, NULL, "2026-11-21T10:40:00Z");
  look (session, id, NULL, "2026-11-21T22:59:00Z"); /* still that day in Brussels */
  look (session, id, "A fall", "2026-11-21T23:00:00Z");
  set_time (session, "2026-11-22T09:00:00Z");
  story = read_all (session, id);

  english = tell (story, "en");
  g_assert_cmpstr (english, ==,
                   "Sunday 22 November 2026\n"
                   "- Aïcha (coordination, administration), at pc\n"
                   "  00:00 opened the record in spite of protected mode\n"
                   "  10:00 looked up who has seen the record\n"
                   "Saturday 21 November 2026\n"
                   "- Aïcha (coordination, administration), at pc\n"
                   "  09:12–23:59 opened the record (3 times)\n"
                   "Friday 20 November 2026\n"
                   "- Aïcha (coordination, administration), at pc\n"
                   "  14:02 changed the record [Family name, Given name, Birth date, Patient]\n"
                   "  14:02 changed a link with somebody [Caregiver, Patient, Relation, Reference on the card]\n");
  french = tell (story, "fr");
  g_assert_nonnull (strstr (french, "samedi 21 novembre 2026\n- Aïcha (coordination, administration), sur pc\n"
                                    "  09:12–23:59 a ouvert la fiche (3 fois)\n"));
  dutch = tell (story, "nl");
  g_assert_nonnull (strstr (dutch, "zaterdag 21 november 2026\n"));
  g_assert_nonnull (strstr (dutch, "  09:12–23:59 opende de fiche (3 keer)\n"));
}

/* --- Parts --- */

static void
test_periods (void)
{
  static const struct {
    RelaisDate from, until;
    guint n_days;
  } cases[] = {
    { { 0 }, { 0 }, 4 },
    { { 2026, 11, 22 }, { 0 }, 2 },
    { { 2026, 11, 21 }, { 2026, 11, 21 }, 1 },
    { { 0 }, { 2026, 11, 20 }, 1 },
    { { 2026, 11, 25 }, { 0 }, 0 },
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  const char *id = relais_record_get_id (person);

  look (session, id, NULL, "2026-11-21T08:00:00Z");
  look (session, id, NULL, "2026-11-22T08:00:00Z");
  set_time (session, "2026-11-23T08:00:00Z");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RelaisStory) story = relais_audit_story_read (session, relais_session_get_actor (session), id,
                                                               cases[i].from, cases[i].until, 0, 0, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (story->days->len, ==, cases[i].n_days);
    }
}

static gboolean
fill (RelaisChange *change, gpointer data, GError **error)
{
  const char *id = data;

  for (int i = 0; i < 60; i++)
    {
      if (!relais_change_note (change, "read", "person", id, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Thousands of rows come in parts; no part holds half a day, and no row is told twice or not at all. */
static void
test_parts_are_whole_days (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 before = 0;
  guint n_rows = 0, n_parts = 0;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *at = g_strdup_printf ("2026-%02d-%02dT09:00:00Z", 10 + i / 28, i % 28 + 1);

      set_time (session, at);
      g_assert_true (relais_store_write (relais_session_get_store (session), actor, "read", fill,
                                         (gpointer) relais_record_get_id (person), NULL, &error));
    }
  do
    {
      g_autoptr (RelaisStory) story = relais_audit_story_read (session, actor, relais_record_get_id (person),
                                                               RELAIS_DATE_NONE, RELAIS_DATE_NONE, before, 50, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < story->days->len; i++)
        g_assert_true (g_hash_table_add (
            seen, relais_date_to_text (((RelaisStoryDay *) g_ptr_array_index (story->days, i))->date)));
      n_rows += story->n_rows;
      n_parts++;
      before = story->before;
    }
  while (before != 0);
  g_assert_cmpuint (n_rows, ==, 40 * 60 + 2); /* it was made, and this reading */
  g_assert_cmpuint (n_parts, >, 20);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 41);
}

/* --- Who may --- */

static void
test_who_may_read_it (void)
{
  static const struct {
    const char *roles;
    gboolean may;
  } cases[] = {
    { "administrator", TRUE }, { "dpo", TRUE },     { "coordinator", FALSE },  { "reception", FALSE },
    { "nurse", FALSE },        { "social", FALSE }, { "reception;dpo", TRUE }, { "", FALSE },
  };
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  const char *id = relais_record_get_id (person);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelaisActor) actor = relais_test_session_as (session, cases[i].roles);
      RelaisAuditQuery query = { .person = id, .limit = 10 };
      g_autoptr (RelaisStory) story =
          relais_audit_story_read (session, actor, id, RELAIS_DATE_NONE, RELAIS_DATE_NONE, 0, 0, NULL);
      g_autoptr (GPtrArray) lines = relais_audit_lines_read (session, actor, &query, NULL);
      g_autoptr (GPtrArray) found = relais_audit_find_people (session, actor, "amrani", 5, NULL);
      g_autoptr (GPtrArray) pages = relais_audit_print_pages (session, actor, id, RELAIS_DATE_NONE, RELAIS_DATE_NONE,
                                                              "fr", NULL, NULL);

      g_test_message ("%s", cases[i].roles);
      g_assert_cmpint (story != NULL, ==, cases[i].may);
      g_assert_cmpint (lines != NULL, ==, cases[i].may);
      g_assert_cmpint (found != NULL && found->len == 1, ==, cases[i].may);
      g_assert_cmpint (pages != NULL, ==, cases[i].may);
    }
}

/* --- Who is gone --- */

static gboolean
note_for_nobody (RelaisChange *change, gpointer data, GError **error)
{
  return relais_change_note (change, "read", "person", NOBODY, NULL, error);
}

/* An erased person still answers by their id; what is no id is nobody. */
static void
test_who_was_erased_still_answers (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStory) story = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  g_assert_true (relais_store_write (relais_session_get_store (session), actor, "read", note_for_nobody, NULL, NULL,
                                     &error));
  story = read_all (session, NOBODY);
  g_assert_null (story->name);
  g_assert_cmpstr (story->person, ==, NOBODY);
  g_assert_cmpuint (story->n_rows, ==, 2);
  pages = relais_audit_print_pages (session, actor, NOBODY, RELAIS_DATE_NONE, RELAIS_DATE_NONE, "nl", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pages->len, ==, 1);
  g_assert_null (relais_audit_story_read (session, actor, "El Amrani", RELAIS_DATE_NONE, RELAIS_DATE_NONE, 0, 0, &error));
  g_assert_error (error, RELAIS_ERROR, RELAIS_ERROR_NOT_FOUND);
}

/* --- Gaps --- */

static gboolean
note_gap (RelaisChange *change, gpointer data, GError **error)
{
  return relais_change_note (change, "gap", NULL, NULL,
                             "count=3;from=2026-11-20T13:10:00.000000Z;to=2026-11-20T13:12:00.000000Z", error);
}

/* What could not be written down may have been about anybody: everybody's story says so. */
static void
test_a_gap_is_told_to_everybody (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStory) story = NULL;
  g_autofree char *text = NULL;

  g_assert_true (relais_store_write (relais_session_get_store (session), relais_session_get_actor (session), "gap",
                                     note_gap, NULL, NULL, &error));
  story = read_all (session, relais_record_get_id (person));
  text = tell (story, "en");
  g_assert_nonnull (strstr (text, "  14:10–14:12 looked something up, which could not be written down: the disk was full "
                                  "or failing (3 times)\n"));
}

/* --- The list and the paper --- */

/* Names are looked up; of a link it is the patient, who says nothing about who helps them. */
static void
test_lines_have_names (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) mother = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  g_autoptr (RelaisRecord) daughter = relais_test_session_add (session, "Benali", "Nour", CAREGIVER, NULL);
  g_autoptr (RelaisRecord) link = relais_test_session_link (session, daughter, mother);
  RelaisAuditQuery query = { .acts = ";save;", .limit = 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = relais_audit_lines_read (session, relais_session_get_actor (session), &query, &error);
  g_autoptr (GPtrArray) older = NULL;
  const RelaisAuditLine *line;

  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (line->row->entry.kind, ==, "link");
  g_assert_cmpstr (line->member, ==, "Aïcha");
  g_assert_cmpstr (line->about, ==, "Fatima El Amrani");
  line = g_ptr_array_index (lines, 1);
  g_assert_cmpstr (line->about, ==, "Nour Benali");
  query.before = line->row->seq;
  older = relais_audit_lines_read (session, relais_session_get_actor (session), &query, &error);
  g_assert_cmpuint (older->len, ==, 1);
  g_assert_cmpstr (((RelaisAuditLine *) g_ptr_array_index (older, 0))->about, ==, "Fatima El Amrani");
}

static void
test_the_paper (void)
{
  g_autoptr (RelaisTestFolder) folder = relais_test_make_folder ();
  g_autoptr (RelaisSession) session = relais_test_session_new (folder);
  g_autoptr (RelaisRecord) person = relais_test_session_add (session, "El Amrani", "Fatima", PATIENT, NULL);
  const char *id = relais_record_get_id (person);
  RelaisActor *actor = relais_session_get_actor (session);
  g_autofree char *path = g_build_filename (folder, "story.pdf", NULL);
  g_autofree char *content = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelaisStory) story = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *text = NULL;
  guint n_pages = 0;

  g_assert_true (relais_audit_print_pdf (session, actor, id, RELAIS_DATE_NONE, RELAIS_DATE_NONE, "fr",
                                         RELAIS_PDF_NONE, path, &n_pages, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  pages = relais_audit_print_pages (session, actor, id, RELAIS_DATE_NONE, RELAIS_DATE_NONE, "fr", &title, &error);
  g_assert_cmpstr (title, ==, "Qui a consulté cette fiche");
  g_assert_cmpstr (relais_page_get_box (g_ptr_array_index (pages, 0), 0)->text, ==, title);
  g_assert_null (relais_audit_print_pages (session, actor, id, RELAIS_DATE_NONE, RELAIS_DATE_NONE, "de", NULL, &error));
  story = read_all (session, id);
  text = tell (story, "en");
  g_assert_nonnull (strstr (text, "printed who has seen the record (2 times)"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audit-story/it-is-told-in-plain-words", test_it_is_told_in_plain_words);
  g_test_add_func ("/audit-story/periods", test_periods);
  g_test_add_func ("/audit-story/parts-are-whole-days", test_parts_are_whole_days);
  g_test_add_func ("/audit-story/who-may-read-it", test_who_may_read_it);
  g_test_add_func ("/audit-story/who-was-erased-still-answers", test_who_was_erased_still_answers);
  g_test_add_func ("/audit-story/a-gap-is-told-to-everybody", test_a_gap_is_told_to_everybody);
  g_test_add_func ("/audit-story/lines-have-names", test_lines_have_names);
  g_test_add_func ("/audit-story/the-paper", test_the_paper);
  return g_test_run ();
}
