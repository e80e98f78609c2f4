/* An entry of the notebook in words: who and when, about what and for whom, what is asked; as a row shows it, as a
 * screen reader says it, and as it is copied into a medical record. Pure text, in the language of the screen.
 */

#include "relais-notebook-words.h"

#include "relais-attachment-words.h"
#include "relais-day-words.h"
#include "relais-measure.h"
#include "relais-field-reader.h"
#include "relais-note-parts.h"
#include "relais-person-words.h"
#include "relais-staff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Readers who are named, and letters of an entry that say which one it is. */
#define FEW_READERS 3
#define FIRST_WORDS 60

/* The role that somebody signs with: the first of those they have. */
static char *
describe_role (const RelaisRecord *note)
{
  const char *roles = relais_record_get (note, RELAIS_NOTE_AUTHOR_ROLES);
  g_autofree char *first = roles != NULL ? g_strndup (roles, strcspn (roles, ";")) : NULL;

  return relais_field_format (&relais_staff_type.fields[RELAIS_STAFF_ROLE], first);
}

/**
 * relais_notebook_words_level:
 * @visibility: a level
 *
 * Returns: for whom that is, in the language of the screen
 */
const char *
relais_notebook_words_level (RelaisVisibility visibility)
{
  static const char *const levels[RELAIS_N_VISIBILITIES] = { N_("At home"), N_("Care team"), N_("Logistics") };

  return _(levels[visibility]);
}

/**
 * relais_notebook_words_urgency:
 * @urgency: (nullable): a word
 *
 * Returns: (nullable): what it asks of who reads; %NULL where it asks nothing
 */
const char *
relais_notebook_words_urgency (const char *urgency)
{
  if (g_strcmp0 (urgency, "urgent") == 0)
    return _("Urgent: phone first");
  return g_strcmp0 (urgency, "today") == 0 ? _("To read today") : NULL;
}

/**
 * relais_notebook_words_head:
 * @note: an entry
 *
 * Returns: (transfer full): "14:02 · Aïcha · nurse"
 */
char *
relais_notebook_words_head (const RelaisRecord *note)
{
  g_autofree char *time = relais_day_words_time (relais_record_get (note, RELAIS_NOTE_AT));
  g_autofree char *role = describe_role (note);

  return g_strjoin (" · ", time, relais_record_get (note, RELAIS_NOTE_AUTHOR_NAME), *role != '\0' ? role : NULL, NULL);
}

/**
 * relais_notebook_words_head_with_day:
 * @desk: the desk
 * @note: an entry
 *
 * Returns: (transfer full): "yesterday · 14:02 · Aïcha · nurse"
 */
char *
relais_notebook_words_head_with_day (RelaisDesk *desk, const RelaisRecord *note)
{
  g_autofree char *day = relais_day_words (desk, relais_instant_get_date (relais_record_get (note, RELAIS_NOTE_AT)));
  g_autofree char *head = relais_notebook_words_head (note);

  return g_strjoin (" · ", day, head, NULL);
}

/**
 * relais_notebook_words_refer:
 * @note: an entry
 * @form: a sentence about it, with {entry} where it is named
 *
 * Returns: (transfer full): the sentence
 */
char *
relais_notebook_words_refer (const RelaisRecord *note, const char *form)
{
  g_autofree char *head = relais_notebook_words_head (note);
  g_auto (GStrv) parts = g_strsplit (form, "{entry}", 2);

  return g_strjoinv (head, parts);
}

/**
 * relais_notebook_words_about:
 * @desk: the desk
 * @labels: (nullable): the names of topics
 * @note: an entry
 *
 * Returns: (transfer full): "Wound care · Care team"
 */
char *
relais_notebook_words_about (RelaisDesk *desk, const RelaisLabels *labels, const RelaisRecord *note)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  const char *topic = relais_record_get (note, RELAIS_NOTE_TOPIC);
  const char *level = relais_record_get (note, RELAIS_NOTE_READERS) != NULL
                          ? _("Only for some")
                          : relais_notebook_words_level (relais_note_get_visibility (note));
  const char *name = NULL;

  if (labels != NULL && topic != NULL && book != NULL)
    name = relais_labels_get_name (labels, RELAIS_LABEL_KIND_TOPIC, topic, relais_phrasebook_get_language (book));
  return name != NULL ? g_strjoin (" · ", name, level, NULL) : g_strdup (level);
}

static char *
describe_moment (RelaisDesk *desk, const char *at)
{
  g_autofree char *day = relais_day_words (desk, relais_instant_get_date (at));
  g_autofree char *time = relais_day_words_time (at);

  return g_strdup_printf ("%s %s", day, time);
}

/* Puts values in the places of a form: pairs of a place and its value, and %NULL. */
static char *
fill_in (const char *form, ...)
{
  GString *text = g_string_new (form);
  va_list pairs;
  const char *place;

  va_start (pairs, form);
  while ((place = va_arg (pairs, const char *)) != NULL)
    g_string_replace (text, place, va_arg (pairs, const char *), 1);
  va_end (pairs);
  return g_string_free (text, FALSE);
}

/* The last ones by name, the others by their number. */
static char *
list_readers (GPtrArray *readings)
{
  GString *names = g_string_new (NULL);

  for (guint i = readings->len; i > 0 && readings->len - i < FEW_READERS; i--)
    {
      const RelaisNotebookReading *reading = readings->pdata[i - 1];

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", reading->name);
    }
  if (readings->len > FEW_READERS)
    g_string_append_printf (names, " +%u", readings->len - FEW_READERS);
  return g_string_free (names, FALSE);
}

/**
 * relais_notebook_words_seen:
 * @desk: the desk
 * @entry: an entry
 *
 * Returns: (transfer full) (nullable): "seen by Aïcha, Tue 14:02": who has read it, and when the last one did; %NULL
 *   for nobody
 */
char *
relais_notebook_words_seen (RelaisDesk *desk, const RelaisNotebookEntry *entry)
{
  const RelaisNotebookReading *last;
  g_autofree char *names = NULL;
  g_autofree char *moment = NULL;

  if (entry->readings == NULL || entry->readings->len == 0)
    return NULL;
  last = entry->readings->pdata[entry->readings->len - 1];
  names = list_readers (entry->readings);
  moment = describe_moment (desk, last->at);
  /* Translators: {names} are members of the team, {moment} "yesterday 14:02", when the last of them read it */
  return fill_in (_("Seen by {names}, {moment}"), "{moment}", moment, "{names}", names, NULL);
}

/**
 * relais_notebook_words_answered:
 * @desk: the desk
 * @entry: an entry
 *
 * Returns: (transfer full) (nullable): "Answer to Aïcha, Tue 14:02: first words…"; %NULL for no answer
 */
char *
relais_notebook_words_answered (RelaisDesk *desk, const RelaisNotebookEntry *entry)
{
  const RelaisNotebookAnswered *answered = entry->answered;
  g_autofree char *moment = NULL;
  g_autofree char *words = NULL;

  if (answered == NULL)
    return NULL;
  moment = describe_moment (desk, answered->at);
  words = g_utf8_strlen (answered->text, -1) > FIRST_WORDS ? g_utf8_substring (answered->text, 0, FIRST_WORDS)
                                                          : g_strdup (answered->text);
  g_strdelimit (words, "\n\r", ' ');
  if (strlen (words) < strlen (answered->text))
    {
      char *cut = g_strconcat (g_strchomp (words), "…", NULL);

      g_free (words);
      words = cut;
    }
  /* Translators: {name} is a member of the team, {moment} "yesterday 14:02", {words} how that entry begins */
  return fill_in (_("Answer to {name}, {moment}: {words}"), "{name}", answered->author_name, "{moment}", moment,
                  "{words}", words, NULL);
}

/**
 * relais_notebook_words_part:
 * @note: an entry
 *
 * Returns: (transfer full) (nullable): "Part 2 of 3" of one that was signed as linked parts; %NULL for any other
 */
char *
relais_notebook_words_part (const RelaisRecord *note)
{
  guint part, n;

  return relais_note_get_part (note, &part, &n) ? g_strdup_printf (_("Part %u of %u"), part, n) : NULL;
}

/**
 * relais_notebook_words_answers:
 * @entry: an entry
 *
 * Returns: (transfer full) (nullable): "2 answers"; %NULL for none
 */
char *
relais_notebook_words_answers (const RelaisNotebookEntry *entry)
{
  return entry->n_answers > 0
             ? g_strdup_printf (ngettext ("%u answer", "%u answers", entry->n_answers), entry->n_answers)
             : NULL;
}

/**
 * relais_notebook_words_paper:
 * @desk: the desk
 * @note: an entry
 *
 * Returns: (transfer full) (nullable): who wrote it on paper, when and on which page; %NULL for what was not copied
 */
char *
relais_notebook_words_paper (RelaisDesk *desk, const RelaisRecord *note)
{
  const char *who = relais_record_get (note, RELAIS_NOTE_ON_BEHALF_OF);
  const char *when = relais_record_get (note, RELAIS_NOTE_WRITTEN_AT);
  const char *page = relais_record_get (note, RELAIS_NOTE_PAGE);
  g_autofree char *day = NULL;
  g_autofree char *on = NULL;
  g_autofree char *paged = NULL;
  g_autofree char *by = NULL;
  RelaisDate date;

  if (who == NULL)
    return NULL;
  day = when != NULL ? g_strndup (when, 10) : NULL;
  by = g_strdup_printf (_("Written by %s"), who);
  if (relais_date_parse (day, &date))
    on = relais_day_words (desk, date);
  paged = page != NULL ? g_strdup_printf (_("page %s"), page) : NULL;
  if (on == NULL)
    return g_strjoin (" · ", by, paged, NULL);
  return g_strjoin (" · ", by, on, when[10] == 'T' ? when + 11 : paged, when[10] == 'T' ? paged : NULL, NULL);
}

static char *
describe_addressee (GPtrArray *staff, const char *addressee)
{
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      if (g_str_equal (relais_record_get_id (staff->pdata[i]), addressee))
        return g_strdup (relais_record_get (staff->pdata[i], RELAIS_STAFF_NAME));
    }
  return relais_field_format (&relais_staff_type.fields[RELAIS_STAFF_ROLE], addressee);
}

/**
 * relais_notebook_words_readers:
 * @staff: (nullable) (element-type RelaisRecord): the team
 * @note: an entry
 *
 * Returns: (transfer full) (nullable): the names of who alone may read it, its author among them, joined by "; ": what
 *   an answer to it says; %NULL where everybody of its level may
 */
char *
relais_notebook_words_readers (GPtrArray *staff, const RelaisRecord *note)
{
  const char *readers = relais_record_get (note, RELAIS_NOTE_READERS);
  g_auto (GStrv) ids = g_strsplit (readers != NULL ? readers : "", ";", -1);
  GString *names = g_string_new (relais_record_get (note, RELAIS_NOTE_AUTHOR_NAME));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *name = describe_addressee (staff, ids[i]);

      if (!relais_record_is (note, RELAIS_NOTE_AUTHOR, ids[i]) && *name != '\0')
        g_string_append_printf (names, "; %s", name);
    }
  return g_string_free (names, readers == NULL);
}

/**
 * relais_notebook_words_task:
 * @desk: the desk
 * @staff: (nullable) (element-type RelaisRecord): the team
 * @task: what is asked
 * @is_struck: whether the entry that asks it was corrected; what was asked stands until it is done, and says so
 *
 * Returns: (transfer full): "order dressings · reception · Thursday"
 */
char *
relais_notebook_words_task (RelaisDesk *desk, GPtrArray *staff, const RelaisRecord *task, gboolean is_struck)
{
  const char *struck = is_struck && !relais_task_is_done (task) ? _("its entry was corrected since") : NULL;
  const char *addressee = relais_record_get (task, RELAIS_TASK_FOR);
  const char *due = relais_record_get (task, RELAIS_TASK_DUE);
  g_autofree char *who = addressee != NULL ? describe_addressee (staff, addressee) : NULL;
  g_autofree char *day = due != NULL ? relais_day_words_of_text (desk, due) : NULL;
  const char *action = relais_record_get (task, RELAIS_TASK_ACTION);

  GString *words = g_string_new (action);
  const char *const parts[] = { who, day, struck };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL)
        g_string_append_printf (words, " · %s", parts[i]);
    }
  return g_string_free (words, FALSE);
}

/**
 * relais_notebook_words_measures:
 * @desk: the desk
 * @labels: (nullable): the names of what is measured
 * @note: an entry
 *
 * Returns: (transfer full) (nullable): "Weight 72,5 kg · Pain 3/10"; %NULL where nothing was measured, or the words of
 *   the entry say just that
 */
char *
relais_notebook_words_measures (RelaisDesk *desk, const RelaisLabels *labels, const RelaisRecord *note)
{
  RelaisPhrasebook *book = relais_desk_get_phrasebook (desk);
  const char *language = book != NULL ? relais_phrasebook_get_language (book) : "fr";
  g_autofree char *measures =
      relais_measures_format (labels, relais_record_get (note, RELAIS_NOTE_MEASURES), language);

  return *measures == '\0' || relais_record_is (note, RELAIS_NOTE_TEXT, measures) ? NULL
                                                                                  : g_steal_pointer (&measures);
}

/**
 * relais_notebook_words_whole:
 * @desk: the desk
 * @labels: (nullable): the names of topics
 * @entry: an entry
 * @names_patient: whether it must say about whom it is
 *
 * Returns: (transfer full): all of it, for a screen reader
 */
char *
relais_notebook_words_whole (RelaisDesk *desk, const RelaisLabels *labels, const RelaisNotebookEntry *entry,
                             gboolean names_patient)
{
  g_autofree char *head = relais_notebook_words_head_with_day (desk, entry->note);
  g_autofree char *about = relais_notebook_words_about (desk, labels, entry->note);
  g_autofree char *who = names_patient ? relais_person_words_name (desk, entry->patient) : NULL;
  g_autofree char *identity = names_patient ? relais_person_words_identity (desk, entry->patient) : NULL;
  const char *urgency = relais_notebook_words_urgency (relais_record_get (entry->note, RELAIS_NOTE_URGENCY));
  const char *text = entry->is_readable ? relais_record_get (entry->note, RELAIS_NOTE_TEXT)
                                        : _("An entry of the care team.");
  g_autofree char *answered = relais_notebook_words_answered (desk, entry);
  g_autofree char *part = relais_notebook_words_part (entry->note);
  g_autofree char *answers = relais_notebook_words_answers (entry);
  g_autofree char *seen = relais_notebook_words_seen (desk, entry);
  g_autofree char *measures = relais_notebook_words_measures (desk, labels, entry->note);
  g_autofree char *attached = relais_attachment_words_all (entry->attachments);
  GString *whole = g_string_new (NULL);
  const char *const parts[] = { entry->is_unread ? _("To read") : NULL, urgency, who, identity, head, about,
                                entry->is_struck ? _("Struck by a correction") : NULL,
                                part, answered, text, measures, attached, answers, seen };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL)
        g_string_append_printf (whole, "%s%s", whole->len > 0 ? "\n" : "", parts[i]);
    }
  return g_string_free (whole, FALSE);
}

/**
 * relais_notebook_words_for_emr:
 * @desk: the desk
 * @labels: (nullable): the names of what is measured
 * @note: an entry that may be read
 *
 * Returns: (transfer full): the entry with its day and author, to be pasted into a medical record
 */
char *
relais_notebook_words_for_emr (RelaisDesk *desk, const RelaisLabels *labels, const RelaisRecord *note)
{
  g_autofree char *measures = relais_notebook_words_measures (desk, labels, note);
  g_autofree char *head = relais_notebook_words_head (note);
  RelaisDate date = relais_instant_get_date (relais_record_get (note, RELAIS_NOTE_AT));
  g_autofree char *day = relais_person_words_date (desk, date);

  return g_strdup_printf ("%s %s\n%s%s%s", day, head, relais_record_get (note, RELAIS_NOTE_TEXT),
                          measures != NULL ? "\n" : "", measures != NULL ? measures : "");
}
