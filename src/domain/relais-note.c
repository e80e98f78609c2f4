/* An entry of the notebook: what is written about a patient, for whom, how urgent. Signed, it is frozen; a mistake is
 * corrected by another entry that strikes it. The table of its fields, who may be its readers, and how a long one is
 * cut into linked parts for the exchange with others. Pure.
 */

#include "relais-note.h"

#include "relais-issue.h"
#include "relais-note-fields.h"
#include "relais-phrase.h"
#include "relais-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * relais_visibility_words:
 *
 * The word of each level, as it is stored; ends with %NULL.
 */
const char *const relais_visibility_words[RELAIS_N_VISIBILITIES + 1] = {
  [RELAIS_VISIBILITY_HOME] = "home",
  [RELAIS_VISIBILITY_CARE] = "care",
  [RELAIS_VISIBILITY_LOGISTICS] = "logistics",
};

/**
 * relais_urgency_words:
 *
 * The word of each degree of urgency, as it is stored; ends with %NULL.
 */
const char *const relais_urgency_words[] = { "info", "today", "urgent", NULL };

#define MANAGED .flags = RELAIS_FIELD_MANAGED

static const RelaisField fields[RELAIS_NOTE_N_FIELDS] = {
  RELAIS_NOTE_TYPED_FIELDS,
  [RELAIS_NOTE_AT] = { "at", N_("Signed at"), RELAIS_FIELD_TEXT, MANAGED },
  [RELAIS_NOTE_AUTHOR] = { "author", N_("Author"), RELAIS_FIELD_ID, MANAGED },
  [RELAIS_NOTE_AUTHOR_NAME] = { "author_name", N_("Author"), RELAIS_FIELD_TEXT, MANAGED },
  [RELAIS_NOTE_AUTHOR_ROLES] = { "author_roles", N_("Roles"), RELAIS_FIELD_WORDS, .words = relais_role_words, MANAGED },
};

const RelaisRecordType relais_note_type = { "note", fields, RELAIS_NOTE_N_FIELDS };

/**
 * relais_visibility_find:
 * @word: (nullable): a stored word
 * @visibility: (out): the level
 *
 * Returns: whether @word is one
 */
gboolean
relais_visibility_find (const char *word, RelaisVisibility *visibility)
{
  for (guint i = 0; i < RELAIS_N_VISIBILITIES; i++)
    {
      if (g_strcmp0 (word, relais_visibility_words[i]) != 0)
        continue;
      *visibility = i;
      return TRUE;
    }
  return FALSE;
}

/**
 * relais_note_get_visibility:
 * @note: an entry
 *
 * Returns: its level; that of the care team, whom fewest may read with, where it says none
 */
RelaisVisibility
relais_note_get_visibility (const RelaisRecord *note)
{
  RelaisVisibility visibility = RELAIS_VISIBILITY_CARE;

  relais_visibility_find (relais_record_get (note, RELAIS_NOTE_VISIBILITY), &visibility);
  return visibility;
}

/**
 * relais_note_get_default_visibility:
 * @roles: (nullable): roles, joined by ";"
 *
 * Returns: the level of what somebody with @roles writes until they choose another: that of the care team for who takes
 *   care of people, logistics for reception
 */
RelaisVisibility
relais_note_get_default_visibility (const char *roles)
{
  return relais_permission_covers (roles, RELAIS_ACT_WRITE_NOTES, RELAIS_VISIBILITY_CARE, FALSE)
             ? RELAIS_VISIBILITY_CARE
             : RELAIS_VISIBILITY_LOGISTICS;
}

static void
require (const RelaisRecord *note, guint field, GPtrArray *issues)
{
  if (relais_record_get (note, field) == NULL)
    relais_issues_add (issues, fields[field].name, RELAIS_ISSUE_REQUIRED, NULL);
}

/**
 * relais_note_check:
 * @note: an entry that is to be signed
 * @issues: (element-type RelaisIssue): where findings are added
 *
 * A patient, some words without a blank of a phrase, and a level. What only named colleagues may read is for the care
 * team and has no line for the home; a page or a day of the paper notebook belongs to a line that somebody wrote
 * there.
 */
void
relais_note_check (const RelaisRecord *note, GPtrArray *issues)
{
  gboolean is_named = relais_record_get (note, RELAIS_NOTE_READERS) != NULL;
  g_autofree char *blank = relais_phrase_get_blank (relais_record_get (note, RELAIS_NOTE_TEXT));

  require (note, RELAIS_NOTE_PATIENT, issues);
  require (note, RELAIS_NOTE_TEXT, issues);
  require (note, RELAIS_NOTE_VISIBILITY, issues);
  if (blank != NULL)
    relais_issues_add (issues, fields[RELAIS_NOTE_TEXT].name, RELAIS_ISSUE_NOTE_BLANK, blank);
  if (is_named && !relais_record_is (note, RELAIS_NOTE_VISIBILITY, "care"))
    relais_issues_add (issues, fields[RELAIS_NOTE_VISIBILITY].name, RELAIS_ISSUE_NOTE_NAMED_READERS, NULL);
  if (is_named && relais_record_get (note, RELAIS_NOTE_HOME_LINE) != NULL)
    relais_issues_add (issues, fields[RELAIS_NOTE_HOME_LINE].name, RELAIS_ISSUE_NOTE_NAMED_READERS, NULL);
  if (relais_record_get (note, RELAIS_NOTE_ON_BEHALF_OF) == NULL &&
      (relais_record_get (note, RELAIS_NOTE_PAGE) != NULL || relais_record_get (note, RELAIS_NOTE_WRITTEN_AT) != NULL))
    require (note, RELAIS_NOTE_ON_BEHALF_OF, issues);
}

/* --- Linked parts --- */

/* Where the piece of at most @room characters from @text ends: behind a word where there is one. */
static const char *
find_end (const char *text, guint room)
{
  const char *end = text;
  const char *last_space = NULL;
  guint n = 0;

  for (; *end != '\0' && n < room; end = g_utf8_next_char (end), n++)
    {
      if (g_unichar_isspace (g_utf8_get_char (end)))
        last_space = end;
    }
  if (*end == '\0' || g_unichar_isspace (g_utf8_get_char (end)) || last_space == NULL || last_space == text)
    return end;
  return last_space;
}

static GPtrArray *
cut (const char *text, guint room)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);

  while (*text != '\0')
    {
      const char *end = find_end (text, room);

      g_ptr_array_add (pieces, g_strchomp (g_strndup (text, (gsize) (end - text))));
      for (text = end; *text != '\0' && g_unichar_isspace (g_utf8_get_char (text));)
        text = g_utf8_next_char (text);
    }
  return pieces;
}

/* How many characters " (12/12)" takes. */
static guint
measure_mark (guint n)
{
  char digits[16];

  return 4 + 2 * (guint) g_snprintf (digits, sizeof digits, "%u", n);
}

/**
 * relais_note_split:
 * @text: the text of an entry
 * @limit: the most characters of a part, in code points
 *
 * Cuts a text that is too long for the exchange with others (KMEHR diary note, be-communication) into parts that say
 * which of how many they are; no character that shows is lost.
 *
 * Returns: (transfer full): the parts; @text alone where it fits
 */
GStrv
relais_note_split (const char *text, guint limit)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) pieces = NULL;
  guint n = 2;

  if (relais_text_length (text) <= limit)
    {
      g_strv_builder_add (builder, text);
      return g_strv_builder_end (builder);
    }
  for (pieces = cut (text, limit - measure_mark (n)); pieces->len > n;)
    {
      n = pieces->len;
      g_ptr_array_unref (pieces);
      pieces = cut (text, limit - measure_mark (n));
    }
  for (guint i = 0; i < pieces->len; i++)
    {
      g_autofree char *part = g_strdup_printf ("%s (%u/%u)", (const char *) pieces->pdata[i], i + 1, pieces->len);

      g_strv_builder_add (builder, part);
    }
  return g_strv_builder_end (builder);
}
