/* Who has seen a person, as a report on A4 in the language of its reader: for the patient who asks, and for the file of
 * the data protection officer. That it was printed stands in the log before it is handed out. Its title and its file
 * carry no name. Blocking, from any thread.
 */

#include "relais-audit-print.h"

#include "relais-audit-story.h"
#include "relais-person.h"
#include "relais-practice-profile.h"
#include "relais-report.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const RelaisStory *story;
  RelaisDate from;
  RelaisDate until;
  RelaisDate today;
  const char *practice;
  RelaisPhrasebook *book;
  RelaisReport *report;
} Paper;

static void
add_filled (const Paper *paper, const char *pattern, const char *place, const char *value, const char *place2,
            const char *value2)
{
  g_autoptr (GString) text = g_string_new (pattern);

  g_string_replace (text, place, value, 1);
  if (place2 != NULL)
    g_string_replace (text, place2, value2, 1);
  relais_report_add (paper->report, RELAIS_REPORT_TEXT, text->str);
}

static void
add_person (const Paper *paper)
{
  g_autofree char *birth = NULL;
  RelaisDate born;

  if (paper->story->name == NULL)
    {
      /* Translators: on paper; {id} is a long number */
      add_filled (paper, relais_phrasebook_get (paper->book, "About the record {id}, which is not there any more"),
                  "{id}", paper->story->person, NULL, NULL);
      return;
    }
  if (!relais_date_parse (paper->story->birth, &born))
    {
      /* Translators: on paper; {name} of a person */
      add_filled (paper, relais_phrasebook_get (paper->book, "About {name}"), "{name}", paper->story->name, NULL, NULL);
      return;
    }
  birth = relais_phrasebook_date (paper->book, born);
  /* Translators: on paper; {name} of a person, {date} of birth */
  add_filled (paper, relais_phrasebook_get (paper->book, "About {name}, born {date}"), "{date}", birth, "{name}",
              paper->story->name);
}

static void
add_period (const Paper *paper)
{
  g_autofree char *from = relais_phrasebook_date (paper->book, paper->from);
  g_autofree char *until = relais_phrasebook_date (paper->book, paper->until);

  if (relais_date_is_set (paper->from) && relais_date_is_set (paper->until))
    /* Translators: on paper; dates */
    add_filled (paper, relais_phrasebook_get (paper->book, "From {from} to {until}"), "{from}", from, "{until}", until);
  else if (relais_date_is_set (paper->from))
    /* Translators: on paper; a date */
    add_filled (paper, relais_phrasebook_get (paper->book, "Since {from}"), "{from}", from, NULL, NULL);
  else if (relais_date_is_set (paper->until))
    /* Translators: on paper; a date */
    add_filled (paper, relais_phrasebook_get (paper->book, "Until {until}"), "{until}", until, NULL, NULL);
}

static void
add_heading (const Paper *paper, const char *title)
{
  g_autofree char *today = relais_phrasebook_date (paper->book, paper->today);

  relais_report_add (paper->report, RELAIS_REPORT_TITLE, title);
  add_person (paper);
  add_period (paper);
  /* Translators: on paper; {practice} is its name, {date} is today */
  add_filled (paper, relais_phrasebook_get (paper->book, "{practice}, {date}, from the access log of Relais"), "{date}",
              today, "{practice}", paper->practice);
}

static void
add_day (const Paper *paper, const RelaisStoryDay *day)
{
  g_autofree char *heading = relais_audit_story_day (day, paper->book);

  relais_report_add (paper->report, RELAIS_REPORT_HEADING, heading);
  for (guint i = 0; i < day->members->len; i++)
    {
      const RelaisStoryMember *member = g_ptr_array_index (day->members, i);
      g_autofree char *who = relais_audit_story_who (member, paper->book);

      relais_report_add (paper->report, RELAIS_REPORT_SUBHEADING, who);
      for (guint a = 0; a < member->acts->len; a++)
        {
          g_autofree char *sentence = relais_audit_story_sentence (g_ptr_array_index (member->acts, a), paper->book);

          relais_report_add (paper->report, RELAIS_REPORT_ITEM, sentence);
        }
    }
}

static GPtrArray *
lay_out (Paper *paper, const char *title)
{
  g_autoptr (RelaisMeasurer) measurer = relais_measurer_new_pango ();
  g_autoptr (RelaisReport) report = relais_report_new ();
  const RelaisStory *story = paper->story;

  paper->report = report;
  add_heading (paper, title);
  for (guint i = 0; i < story->days->len; i++)
    add_day (paper, g_ptr_array_index (story->days, i));
  if (story->days->len == 0)
    relais_report_add (report, RELAIS_REPORT_TEXT,
                       /* Translators: on paper, where the access log holds nothing about a record */
                       relais_phrasebook_get (paper->book, "Nobody has opened this record in that time."));
  return relais_report_layout (report, measurer, paper->book, paper->practice);
}

static gboolean
note_print (RelaisChange *change, gpointer data, GError **error)
{
  return relais_change_note (change, "print-audit", relais_person_type.name, data, NULL, error);
}

/**
 * relais_audit_print_pages:
 * @session: a session
 * @actor: who asks
 * @person: id of a person, who may be erased
 * @from: the first day, or no date
 * @until: the last day, or no date
 * @language: "fr" or "nl"
 * @title: (out) (optional) (transfer full): the title of the document, without a name
 * @error: RELAIS_ERROR_NOT_ALLOWED, RELAIS_ERROR_NOT_FOUND, RELAIS_ERROR_INVALID for another language
 *
 * Returns: (transfer full) (element-type RelaisPage) (nullable): the pages; that they were made is in the log
 */
GPtrArray *
relais_audit_print_pages (RelaisSession *session, RelaisActor *actor, const char *person, RelaisDate from,
                          RelaisDate until, const char *language, char **title, GError **error)
{
  g_autoptr (RelaisPhrasebook) book = relais_phrasebook_new (language, error);
  g_autoptr (RelaisStory) story =
      book != NULL ? relais_audit_story_read (session, actor, person, from, until, 0, 0, error) : NULL;
  g_autoptr (RelaisRecord) practice = story != NULL ? relais_practice_profile_load (session, error) : NULL;
  const char *heading;
  Paper paper;

  if (practice == NULL || !relais_store_write (relais_session_get_store (session), actor, "print-audit", note_print,
                                               (gpointer) person, NULL, error))
    return NULL;
  /* Translators: the title of a paper */
  heading = relais_phrasebook_get (book, "Who has seen this record");
  paper = (Paper) { story, from, until, relais_session_get_today (session),
                    relais_record_get (practice, RELAIS_PRACTICE_NAME), book, NULL };
  if (title != NULL)
    *title = g_strdup (heading);
  return lay_out (&paper, heading);
}

/**
 * relais_audit_print_pdf:
 * @session: a session
 * @actor: who asks
 * @person: id of a person, who may be erased
 * @from: the first day, or no date
 * @until: the last day, or no date
 * @language: "fr" or "nl"
 * @flags: whether a file of that name is replaced
 * @path: where the PDF is to stand
 * @n_pages: (out) (optional): how many pages it has
 * @error: see relais_audit_print_pages() and relais_pdf_write()
 *
 * Returns: whether the whole file stands at @path
 */
gboolean
relais_audit_print_pdf (RelaisSession *session, RelaisActor *actor, const char *person, RelaisDate from,
                        RelaisDate until, const char *language, RelaisPdfFlags flags, const char *path,
                        guint *n_pages, GError **error)
{
  g_autofree char *title = NULL;
  g_autoptr (GPtrArray) pages =
      relais_audit_print_pages (session, actor, person, from, until, language, &title, error);
  g_autoptr (RelaisRecord) practice = pages != NULL ? relais_practice_profile_load (session, error) : NULL;

  if (practice == NULL)
    return FALSE;
  if (n_pages != NULL)
    *n_pages = pages->len;
  return relais_pdf_write (pages, title, relais_record_get (practice, RELAIS_PRACTICE_NAME), language, flags, path,
                           error);
}
