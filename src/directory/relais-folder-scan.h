#pragma once

#include "relais-directory-problem.h"
#include "relais-folder-file.h"

G_BEGIN_DECLS

/* What the keeper of a shared folder may put into it, to be named on its page and in its report. */
#define RELAIS_FOLDER_KEEPER_FILE "relais-folder.txt"

/**
 * RelaisFolderState:
 * @RELAIS_FOLDER_OK: it was looked at
 * @RELAIS_FOLDER_MISSING: it is not there: not mounted, not plugged in, renamed
 * @RELAIS_FOLDER_UNREADABLE: it is there and does not let itself be read to its end
 * @RELAIS_FOLDER_EMPTY: it is there and no file of cards is in it
 * @RELAIS_FOLDER_REPLACED: another folder came to stand in its place while it was looked at
 *
 * What became of a look at the shared folder.
 */
typedef enum {
  RELAIS_FOLDER_OK,
  RELAIS_FOLDER_MISSING,
  RELAIS_FOLDER_UNREADABLE,
  RELAIS_FOLDER_EMPTY,
  RELAIS_FOLDER_REPLACED,
} RelaisFolderState;

/**
 * RelaisFolderConflict:
 * @file: the copy, below the folder, as UTF-8 that can be shown
 * @other: what it is a second version of
 *
 * A file that a sync program made because two people saved at once. It is listed and never read.
 */
typedef struct {
  char *file;
  char *other;
} RelaisFolderConflict;

RelaisFolderConflict *relais_folder_conflict_new  (const char           *file,
                                                   const char           *other);
void                  relais_folder_conflict_free (RelaisFolderConflict *conflict);

/**
 * RelaisFolderScan:
 * @state: what became of the look
 * @detail: (nullable): the system's words, when it is missing or unreadable
 * @files: (element-type RelaisFolderFile): the files that are read, in the order of the bytes of their paths
 * @problems: (element-type RelaisDirectoryProblem): what is wrong with files that are not read, and with names
 * @conflicts: (element-type RelaisFolderConflict): conflict copies
 * @unreadable_folders: (element-type filename): folders below it that could not be looked into ("a/b"), so that what
 *   is in them is unknown and not gone
 * @keeper_text: (nullable): what the keeper says of the folder, cleaned, as UTF-8
 *
 * What a look at the shared folder says, without opening a file of cards.
 */
typedef struct {
  RelaisFolderState state;
  char *detail;
  GPtrArray *files;
  GPtrArray *problems;
  GPtrArray *conflicts;
  GPtrArray *unreadable_folders;
  char *keeper_text;
} RelaisFolderScan;

RelaisFolderScan *relais_folder_scan_new        (void);
void              relais_folder_scan_sort       (RelaisFolderScan       *scan);
gboolean          relais_folder_scan_is_unknown (const RelaisFolderScan *scan,
                                                 const char             *path);
void              relais_folder_scan_free       (RelaisFolderScan       *scan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisFolderScan, relais_folder_scan_free)

G_END_DECLS
