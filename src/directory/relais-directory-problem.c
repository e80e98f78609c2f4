/* What is wrong with the shared folder, as values: file, line, reason. The sentence is made here and nowhere else, in
 * the language of whoever reads it: the screen's, or the keeper's on a report. A card of which something is left out
 * is a warning, one that is not taken at all is an error. Pure values, any thread.
 */

#include "relais-directory-problem.h"

#include "relais-directory-entry.h"

#include <glib/gi18n-lib.h>

#define HINT    RELAIS_ISSUE_HINT
#define WARNING RELAIS_ISSUE_WARNING
#define ERROR   RELAIS_ISSUE_ERROR

/* In every sentence {argument} stands for what the code's comment in relais-directory-problem.h says. */
static const struct {
  RelaisIssueLevel level;
  const char *word;
  const char *sentence;
} codes[RELAIS_N_PROBLEMS] = {
  [RELAIS_PROBLEM_UNREADABLE] = { ERROR, "unreadable",
    N_("This could not be read: {argument}. Its last good copy is kept.") },
  [RELAIS_PROBLEM_FILE_TOO_LARGE] = { ERROR, "file-too-large",
    N_("This file has more than {argument} MB. Split it into several files.") },
  [RELAIS_PROBLEM_UTF16] = { ERROR, "utf-16",
    N_("This file is in UTF-16. Save it again as UTF-8.") },
  [RELAIS_PROBLEM_WORKBOOK] = { ERROR, "workbook",
    N_("This is a workbook of a spreadsheet. Open it and save it as CSV UTF-8.") },
  [RELAIS_PROBLEM_BINARY] = { ERROR, "binary",
    N_("This file holds no text. Export it again as vCard or CSV.") },
  [RELAIS_PROBLEM_LINK_LEAVES] = { WARNING, "link-leaves",
    N_("This link leads out of the folder and is not followed. Put the file itself into the folder.") },
  [RELAIS_PROBLEM_NOT_A_FILE] = { WARNING, "not-a-file",
    N_("This is neither a file nor a folder and is not read.") },
  [RELAIS_PROBLEM_NAME_NOT_UTF8] = { WARNING, "name-not-utf-8",
    N_("The name of this file is in an old encoding. It is read all the same; rename it so that everyone sees its name.") },
  [RELAIS_PROBLEM_STILL_WRITTEN] = { HINT, "still-written",
    N_("Somebody is still writing this file. It is read as soon as it rests.") },
  [RELAIS_PROBLEM_CONFLICT_COPY] = { WARNING, "conflict-copy",
    N_("This is a second version of {argument}, made when two people saved it at once. It is not read: keep what is right and remove it.") },
  [RELAIS_PROBLEM_TOO_DEEP] = { WARNING, "too-deep",
    N_("Folders below {argument} levels are not looked at. Move this one up.") },
  [RELAIS_PROBLEM_TOO_MANY_FILES] = { ERROR, "too-many-files",
    N_("This folder has more than {argument} files. Check that it is the right one.") },
  [RELAIS_PROBLEM_NO_CARDS] = { WARNING, "no-cards",
    N_("There is no card in this file.") },
  [RELAIS_PROBLEM_TABLE] = { ERROR, "table",
    N_("This file cannot be read as a table: {argument}.") },
  [RELAIS_PROBLEM_NO_NAME_COLUMN] = { ERROR, "no-name-column",
    N_("No column of this table is called “name” or “organisation”. Give it the headings of the model.") },
  [RELAIS_PROBLEM_UNKNOWN_COLUMN] = { HINT, "unknown-column",
    N_("The column “{argument}” is not known. What stands in it is kept, and nothing is found by it.") },
  [RELAIS_PROBLEM_COLUMN_TWICE] = { WARNING, "column-twice",
    N_("Two columns mean “{argument}”; only the first one is read.") },
  [RELAIS_PROBLEM_MORE] = { WARNING, "more",
    N_("This file has {argument} more problems that are not listed. Mend these first.") },

  [RELAIS_PROBLEM_NO_NAME] = { ERROR, "no-name",
    N_("This card has no name. Give it one.") },
  [RELAIS_PROBLEM_NO_END] = { ERROR, "no-end",
    N_("This card has no end: the line END:VCARD is missing.") },
  [RELAIS_PROBLEM_OUTSIDE_CARD] = { WARNING, "outside-card",
    N_("This line belongs to no card and is passed over.") },
  [RELAIS_PROBLEM_LINE] = { WARNING, "line",
    N_("This line could not be understood and is passed over.") },
  [RELAIS_PROBLEM_ZERO_BYTE] = { ERROR, "zero-byte",
    N_("This card holds a zero byte: the file was damaged on its way. Export it again.") },
  [RELAIS_PROBLEM_CARD_TOO_LARGE] = { ERROR, "card-too-large",
    N_("This card is too large to be one. Check that each card has its end.") },
  [RELAIS_PROBLEM_VERSION] = { WARNING, "version",
    N_("The version “{argument}” of vCard is not known; the card is read as version 3.0.") },
  [RELAIS_PROBLEM_ENCODING] = { WARNING, "encoding",
    N_("The encoding of “{argument}” is not known; this line is passed over.") },
  [RELAIS_PROBLEM_UID_TWICE] = { WARNING, "uid-twice",
    N_("The same card stands in {argument}. The one revised last is shown; remove the other.") },

  [RELAIS_PROBLEM_VALUE] = { WARNING, "value",
    N_("This was left out: {argument}") },
  [RELAIS_PROBLEM_VALUE_CUT] = { WARNING, "value-cut",
    N_("“{argument}” is too long and was cut.") },
  [RELAIS_PROBLEM_RESTORED_ZERO] = { WARNING, "restored-zero",
    N_("This phone number had lost its first 0 and was read as {argument}. Format the column as text.") },
  [RELAIS_PROBLEM_EXPIRED] = { WARNING, "expired",
    N_("This was valid until {argument}. Check it and give it a new date.") },
};

static const char *
translate (RelaisPhrasebook *book, const char *msgid)
{
  return book != NULL ? relais_phrasebook_get (book, msgid) : _(msgid);
}

/* "phone phone-no-zone": the label of the field, and what is wrong with what stood in it. A name of no field is shown
 * as it is. */
static char *
say_argument (const RelaisDirectoryProblem *problem, RelaisPhrasebook *book)
{
  g_auto (GStrv) parts = g_strsplit (problem->argument != NULL ? problem->argument : "", " ", 3);
  int field = parts[0] != NULL ? relais_record_type_find (&relais_directory_entry_type, parts[0]) : -1;
  int issue = field >= 0 && parts[1] != NULL ? relais_issue_code_from_word (parts[1]) : -1;
  g_autofree char *sentence = NULL;
  const char *label;

  if (field < 0)
    return g_strdup (problem->argument);
  label = translate (book, relais_directory_entry_type.fields[field].label);
  if (issue < 0)
    return g_strdup (label);

  sentence = relais_issue_say ((RelaisIssueCode) issue, parts[2], book);
  return g_strdup_printf ("%s – %s", label, sentence);
}

static gboolean
names_field (RelaisDirectoryProblemCode code)
{
  return code == RELAIS_PROBLEM_VALUE || code == RELAIS_PROBLEM_VALUE_CUT || code == RELAIS_PROBLEM_COLUMN_TWICE;
}

/**
 * relais_directory_problem_new:
 * @file: the path below the folder
 * @line: the line, 0 for the file as a whole
 * @code: what is wrong
 * @argument: (nullable): what the comment of its code says
 * @name: (nullable): the name on the card
 *
 * Text that is not UTF-8 is made so.
 *
 * Returns: (transfer full): the problem
 */
RelaisDirectoryProblem *
relais_directory_problem_new (const char                *file,
                              guint                      line,
                              RelaisDirectoryProblemCode code,
                              const char                *argument,
                              const char                *name)
{
  RelaisDirectoryProblem *problem = g_new (RelaisDirectoryProblem, 1);

  problem->file = g_utf8_make_valid (file, -1);
  problem->line = line;
  problem->code = code;
  problem->argument = argument != NULL ? g_utf8_make_valid (argument, -1) : NULL;
  problem->name = name != NULL ? g_utf8_make_valid (name, -1) : NULL;
  return problem;
}

/**
 * relais_directory_problem_copy:
 * @problem: a problem
 *
 * Returns: (transfer full): a copy
 */
RelaisDirectoryProblem *
relais_directory_problem_copy (const RelaisDirectoryProblem *problem)
{
  return relais_directory_problem_new (problem->file, problem->line, problem->code, problem->argument, problem->name);
}

/**
 * relais_directory_problem_free:
 * @problem: (transfer full): a problem
 */
void
relais_directory_problem_free (RelaisDirectoryProblem *problem)
{
  g_free (problem->file);
  g_free (problem->argument);
  g_free (problem->name);
  g_free (problem);
}

/**
 * relais_directory_problem_get_sentence:
 * @problem: a problem
 * @book: (nullable): the language of the reader; %NULL is the language of the screen
 *
 * Returns: (transfer full): what is wrong and what its keeper can do, without file and line
 */
char *
relais_directory_problem_get_sentence (const RelaisDirectoryProblem *problem, RelaisPhrasebook *book)
{
  g_autofree char *argument = names_field (problem->code) ? say_argument (problem, book) : g_strdup (problem->argument);
  g_auto (GStrv) parts = g_strsplit (translate (book, codes[problem->code].sentence), "{argument}", -1);

  return g_strjoinv (argument != NULL ? argument : "", parts);
}

/**
 * relais_directory_problem_code_get_level:
 * @code: a code
 *
 * Returns: whether the file or card was not taken (error), taken in part or with doubt (warning), or all is well (hint)
 */
RelaisIssueLevel
relais_directory_problem_code_get_level (RelaisDirectoryProblemCode code)
{
  return codes[code].level;
}

/**
 * relais_directory_problem_code_get_word:
 * @code: a code
 *
 * Returns: its word for programs, stable
 */
const char *
relais_directory_problem_code_get_word (RelaisDirectoryProblemCode code)
{
  return codes[code].word;
}

/**
 * relais_directory_problem_code_get_msgid:
 * @code: a code
 *
 * Returns: its English sentence, with {argument} in it where there is one
 */
const char *
relais_directory_problem_code_get_msgid (RelaisDirectoryProblemCode code)
{
  return codes[code].sentence;
}

/**
 * relais_directory_problem_code_from_word:
 * @word: a word for programs
 *
 * Returns: its code, -1 when there is none
 */
int
relais_directory_problem_code_from_word (const char *word)
{
  for (int code = 0; code < RELAIS_N_PROBLEMS; code++)
    {
      if (g_strcmp0 (codes[code].word, word) == 0)
        return code;
    }
  return -1;
}

/**
 * relais_directory_problems_new:
 *
 * Returns: (transfer full) (element-type RelaisDirectoryProblem): an empty list
 */
GPtrArray *
relais_directory_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) relais_directory_problem_free);
}

/**
 * relais_directory_problems_add:
 * @problems: a list
 * @file: the path below the folder
 * @line: the line, 0 for the file as a whole
 * @code: what is wrong
 * @argument: (nullable): what the comment of its code says
 * @name: (nullable): the name on the card
 */
void
relais_directory_problems_add (GPtrArray                 *problems,
                               const char                *file,
                               guint                      line,
                               RelaisDirectoryProblemCode code,
                               const char                *argument,
                               const char                *name)
{
  g_ptr_array_add (problems, relais_directory_problem_new (file, line, code, argument, name));
}
