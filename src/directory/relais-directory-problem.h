#pragma once

#include "relais-issue.h"
#include "relais-phrasebook.h"

G_BEGIN_DECLS

/**
 * RelaisDirectoryProblemCode:
 *
 * What can be wrong with a shared folder, its files and their cards. Each has a level, a word for programs and a
 * sentence for people; they stand together in relais-directory-problem.c. In brackets: what the argument is.
 */
typedef enum {
  /* A file or a folder as a whole. */
  RELAIS_PROBLEM_UNREADABLE,          /* [the system's words] */
  RELAIS_PROBLEM_FILE_TOO_LARGE,      /* [the limit in MB] */
  RELAIS_PROBLEM_UTF16,
  RELAIS_PROBLEM_WORKBOOK,            /* a spreadsheet's own file instead of a CSV */
  RELAIS_PROBLEM_BINARY,
  RELAIS_PROBLEM_LINK_LEAVES,         /* a symbolic link that leads out of the folder */
  RELAIS_PROBLEM_NOT_A_FILE,          /* a device, a pipe, a socket */
  RELAIS_PROBLEM_NAME_NOT_UTF8,
  RELAIS_PROBLEM_STILL_WRITTEN,       /* somebody is still writing it */
  RELAIS_PROBLEM_CONFLICT_COPY,       /* [the file it is a copy of] */
  RELAIS_PROBLEM_TOO_DEEP,            /* [how many levels are looked at] */
  RELAIS_PROBLEM_TOO_MANY_FILES,      /* [how many are looked at] */
  RELAIS_PROBLEM_NO_CARDS,
  RELAIS_PROBLEM_TABLE,               /* [why it cannot be read as rows and columns] */
  RELAIS_PROBLEM_NO_NAME_COLUMN,
  RELAIS_PROBLEM_UNKNOWN_COLUMN,      /* [its heading] */
  RELAIS_PROBLEM_COLUMN_TWICE,        /* [name of the field] */
  RELAIS_PROBLEM_MORE,                /* [how many] problems that are not listed */

  /* A card or a row. */
  RELAIS_PROBLEM_NO_NAME,
  RELAIS_PROBLEM_NO_END,
  RELAIS_PROBLEM_OUTSIDE_CARD,        /* text that belongs to no card */
  RELAIS_PROBLEM_LINE,                /* a line without name or value */
  RELAIS_PROBLEM_ZERO_BYTE,
  RELAIS_PROBLEM_CARD_TOO_LARGE,
  RELAIS_PROBLEM_VERSION,             /* [the version] */
  RELAIS_PROBLEM_ENCODING,            /* [the property] its bytes are in no known encoding */
  RELAIS_PROBLEM_UID_TWICE,           /* [the other place] */

  /* A value. */
  RELAIS_PROBLEM_VALUE,               /* [name of the field, word of the finding, its argument] it was left out */
  RELAIS_PROBLEM_VALUE_CUT,           /* [name of the field] */
  RELAIS_PROBLEM_RESTORED_ZERO,       /* [the number with its 0] */
  RELAIS_PROBLEM_EXPIRED,             /* [the date until which it was valid] */

  RELAIS_N_PROBLEMS
} RelaisDirectoryProblemCode;

/**
 * RelaisDirectoryProblem:
 * @file: the path below the folder, as UTF-8 that can be shown
 * @line: the line it begins on (the row of a CSV file), 0 for the file as a whole
 * @code: what is wrong
 * @argument: (nullable): what the comment of its code says
 * @name: (nullable): the name on the card, so that its keeper finds it
 *
 * One thing that the folder's keeper should mend.
 */
typedef struct {
  char *file;
  guint line;
  RelaisDirectoryProblemCode code;
  char *argument;
  char *name;
} RelaisDirectoryProblem;

RelaisDirectoryProblem *relais_directory_problem_new           (const char                   *file,
                                                                guint                         line,
                                                                RelaisDirectoryProblemCode    code,
                                                                const char                   *argument,
                                                                const char                   *name);
RelaisDirectoryProblem *relais_directory_problem_copy          (const RelaisDirectoryProblem *problem);
void                    relais_directory_problem_free          (RelaisDirectoryProblem       *problem);
char                   *relais_directory_problem_get_sentence  (const RelaisDirectoryProblem *problem,
                                                                RelaisPhrasebook             *book);
RelaisIssueLevel        relais_directory_problem_code_get_level (RelaisDirectoryProblemCode   code);
const char             *relais_directory_problem_code_get_word  (RelaisDirectoryProblemCode   code);
const char             *relais_directory_problem_code_get_msgid (RelaisDirectoryProblemCode   code);
int                     relais_directory_problem_code_from_word (const char                  *word);

/* A list of problems: a GPtrArray of RelaisDirectoryProblem that owns them. */
GPtrArray              *relais_directory_problems_new          (void);
void                    relais_directory_problems_add          (GPtrArray                    *problems,
                                                                const char                   *file,
                                                                guint                         line,
                                                                RelaisDirectoryProblemCode    code,
                                                                const char                   *argument,
                                                                const char                   *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDirectoryProblem, relais_directory_problem_free)

G_END_DECLS
