/* An entry of the notebook: what is written about a patient, for whom, how urgent. Signed, it is frozen; a mistake is
 * corrected by another entry that strikes it. The table of its fields, and who may be its readers. Pure.
 */

#include "relais-note.h"

#include "relais-issue.h"
#include "relais-note-fields.h"
#include "relais-phrase.h"

#include <glib/gi18n-lib.h>

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
