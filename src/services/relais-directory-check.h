#pragma once

#include "relais-clock.h"
#include "relais-issue.h"
#include "relais-phrasebook.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RelaisDirectoryFinding:
 * @file: the file below the folder, as text that can be shown
 * @line: the line of the card, or the row of the table; 0 for the file as a whole
 * @name: (nullable): the name on the card
 * @code: the word for programs, a static string
 * @level: how bad it is: an error is a card or a file that is not taken
 *
 * One thing that the keeper of a shared folder should mend.
 */
typedef struct {
  char *file;
  guint line;
  char *name;
  const char *code;
  RelaisIssueLevel level;

  /*< private >*/
  gpointer problem;
} RelaisDirectoryFinding;

/**
 * RelaisDirectoryConflict:
 * @file: a second version of a file
 * @other: the file it is a version of
 */
typedef struct {
  char *file;
  char *other;
} RelaisDirectoryConflict;

/**
 * RelaisDirectoryCheck:
 * @folder: the folder
 * @findings: (element-type RelaisDirectoryFinding): what is wrong, by file and line; conflict copies too
 * @conflicts: (element-type RelaisDirectoryConflict): conflict copies
 * @keeper_text: (nullable): what the folder says of its keeper
 * @n_files: how many files were read
 * @n_entries: how many entries they give
 * @microseconds: how long it took
 *
 * What a look at a shared folder found, without a register and without a local copy.
 */
typedef struct {
  char *folder;
  GPtrArray *findings;
  GPtrArray *conflicts;
  char *keeper_text;
  guint n_files;
  guint n_entries;
  gint64 microseconds;
} RelaisDirectoryCheck;

RelaisDirectoryCheck *relais_directory_check_folder         (const char                   *folder,
                                                             RelaisClock                  *clock,
                                                             GCancellable                 *cancellable,
                                                             GError                      **error);
void                  relais_directory_check_free           (RelaisDirectoryCheck         *check);
char                 *relais_directory_finding_get_sentence (const RelaisDirectoryFinding *finding,
                                                             RelaisPhrasebook             *book);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDirectoryCheck, relais_directory_check_free)

G_END_DECLS
