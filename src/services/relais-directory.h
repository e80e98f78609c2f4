#pragma once

#include "relais-directory-entry.h"
#include "relais-issue.h"
#include "relais-labels.h"
#include "relais-phrasebook.h"
#include "relais-session.h"

G_BEGIN_DECLS

/* The directory of professionals as the team sees it: the local copy of the shared folder, with what the practice knows
 * of its own over it. All functions block and may be called from any thread.
 */

/**
 * RelaisReach:
 * @RELAIS_REACH_UNKNOWN: nobody knows the hours
 * @RELAIS_REACH_OPEN: within the hours
 * @RELAIS_REACH_CLOSED: outside them
 *
 * Whether somebody can be reached at a moment.
 */
typedef enum {
  RELAIS_REACH_UNKNOWN,
  RELAIS_REACH_OPEN,
  RELAIS_REACH_CLOSED,
} RelaisReach;

/**
 * RelaisDirectoryQuestion:
 * @text: (nullable): what was typed
 * @categories: (nullable) (array zero-terminated=1): codes, one of which the entry has
 * @postcodes: (nullable) (array zero-terminated=1): communes, one of which it is in
 * @basin: (nullable): the code of a basin it is in
 * @languages: (nullable) (array zero-terminated=1): codes, one of which is spoken
 * @access: (nullable) (array zero-terminated=1): words of RELAIS_ENTRY_ACCESS, one of which it has
 * @serves: (nullable): a postcode that it says it serves
 * @mutuality: (nullable): the three digits of a mutuality that it says it works with
 * @weekend: only those who work at the week-end
 * @urgent: only those who take urgent requests
 * @open_now: only those within their hours, the practice's own hours before those of the source
 * @favourites: only the practice's favourites
 * @offset: how many to pass over
 * @limit: how many at most, 0 for all
 * @cancellable: (nullable): cancelled by whoever asks something newer
 *
 * What is looked for. Without a text and a filter it is the whole directory, in order.
 */
typedef struct {
  const char *text;
  const char *const *categories;
  const char *const *postcodes;
  const char *basin;
  const char *const *languages;
  const char *const *access;
  const char *serves;
  const char *mutuality;
  gboolean weekend;
  gboolean urgent;
  gboolean open_now;
  gboolean favourites;
  guint offset;
  guint limit;
  GCancellable *cancellable;
} RelaisDirectoryQuestion;

/**
 * RelaisDirectoryFound:
 * @entry: the entry with the practice's corrections; its id is its key
 * @gone_since: (nullable): the day since which the source has it no longer
 * @field: the RelaisEntryField in which the text was found; -1 where it is a name, in a list, and in our own note
 * @is_favourite: whether it is a favourite of the practice
 * @has_note: whether the practice has a note about it
 * @is_corrected: whether the practice corrected something in it
 * @reach: whether it can be reached now
 * @until: minutes since midnight at which that changes today, -1 where it does not or nobody knows
 *
 * One row of a list or a search.
 */
typedef struct {
  RelaisRecord *entry;
  char *gone_since;
  int field;
  gboolean is_favourite;
  gboolean has_note;
  gboolean is_corrected;
  RelaisReach reach;
  int until;
} RelaisDirectoryFound;

/**
 * RelaisDirectoryPlace:
 * @file: the file below the folder, as UTF-8
 * @line: the line, or the row
 * @is_shown: whether this one is shown, where there are several
 *
 * Where a card of an entry stands.
 */
typedef struct {
  char *file;
  guint line;
  gboolean is_shown;
} RelaisDirectoryPlace;

/**
 * RelaisDirectoryPage:
 * @entry: the entry with the practice's corrections
 * @source: (nullable): the entry as the source has it; %NULL where only the practice's own words are left of it
 * @gone_since: (nullable): the day since which the source has it no longer
 * @places: (element-type RelaisDirectoryPlace): where its cards stand
 * @own: (nullable): the practice's note, hours and favourite (relais_own_entry_type)
 * @corrections: (element-type RelaisRecord): of relais_own_correction_type
 * @lines: (element-type RelaisRecord): of relais_own_line_type: which numbers answered
 * @reach: whether it can be reached now
 * @until: minutes since midnight at which that changes today, -1 where it does not or nobody knows
 * @looked_at: (nullable): the instant at which the copy was last as the folder
 * @labels: the practice's names of categories, communes and mutualities
 *
 * Everything about one entry.
 */
typedef struct {
  RelaisRecord *entry;
  RelaisRecord *source;
  char *gone_since;
  GPtrArray *places;
  RelaisRecord *own;
  GPtrArray *corrections;
  GPtrArray *lines;
  RelaisReach reach;
  int until;
  char *looked_at;
  RelaisLabels *labels;
} RelaisDirectoryPage;

/**
 * RelaisDirectoryState:
 * @looked_at: (nullable): the instant at which the copy was last as the folder, %NULL when never
 * @changed_at: (nullable): the instant of the last run that changed something
 * @n_new: what that run did
 * @n_changed: what that run did
 * @n_gone: what that run did
 * @can_undo: whether it can be taken back
 * @is_undone: whether it was taken back
 * @n_entries: entries that the source has
 * @n_kept: entries that it has no longer, which are kept
 * @n_problems: problems of the folder
 * @n_conflicts: conflict copies
 *
 * How the local copy is.
 */
typedef struct {
  char *looked_at;
  char *changed_at;
  guint n_new;
  guint n_changed;
  guint n_gone;
  gboolean can_undo;
  gboolean is_undone;
  guint n_entries;
  guint n_kept;
  guint n_problems;
  guint n_conflicts;
} RelaisDirectoryState;

/**
 * RelaisDirectoryTrouble:
 * @file: the file below the folder
 * @line: the line, 0 for the file as a whole
 * @level: how bad it is
 * @word: its word for programs
 * @sentence: what it is, in the language that was asked for
 * @name: (nullable): the name on the card
 *
 * Something that the keeper of the folder should mend.
 */
typedef struct {
  char *file;
  guint line;
  RelaisIssueLevel level;
  const char *word;
  char *sentence;
  char *name;
} RelaisDirectoryTrouble;

/**
 * RelaisDirectoryCopy:
 * @file: the copy
 * @other: what it is a second version of
 *
 * A conflict copy in the folder.
 */
typedef struct {
  char *file;
  char *other;
} RelaisDirectoryCopy;

/* Looking (relais-directory.c) */
GPtrArray            *relais_directory_search         (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       const RelaisDirectoryQuestion *question,
                                                       GError                       **error);
RelaisDirectoryPage  *relais_directory_open_entry     (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       const char                    *key,
                                                       GError                       **error);
void                  relais_directory_found_free     (RelaisDirectoryFound          *found);
void                  relais_directory_page_free      (RelaisDirectoryPage           *page);

/* The copy as a whole (relais-directory-copy.c) */
RelaisDirectoryState *relais_directory_get_state      (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       GError                       **error);
void                  relais_directory_state_free     (RelaisDirectoryState          *state);
GPtrArray            *relais_directory_list_troubles  (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       RelaisPhrasebook              *book,
                                                       GError                       **error);
GPtrArray            *relais_directory_list_copies    (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       GError                       **error);
RelaisDirectoryState *relais_directory_undo           (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       GError                       **error);

/* The practice's own layer (relais-directory-notes.c) */
gboolean              relais_directory_set_favourite  (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       const char                    *key,
                                                       gboolean                       favourite,
                                                       GError                       **error);
gboolean              relais_directory_set_note       (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       const char                    *key,
                                                       const char                    *note,
                                                       GError                       **error);
gboolean              relais_directory_set_hours      (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       const char                    *key,
                                                       const char                    *typed,
                                                       GPtrArray                     *issues,
                                                       GError                       **error);
gboolean              relais_directory_correct        (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       const char                    *key,
                                                       guint                          field,
                                                       const char                    *typed,
                                                       GPtrArray                     *issues,
                                                       GError                       **error);
gboolean              relais_directory_drop_correction (RelaisSession                *session,
                                                       RelaisActor                   *actor,
                                                       const char                    *key,
                                                       guint                          field,
                                                       GError                       **error);
gboolean              relais_directory_note_line      (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       const char                    *key,
                                                       const char                    *number,
                                                       gboolean                       worked,
                                                       GError                       **error);
gboolean              relais_directory_note_use       (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       const char                    *key,
                                                       GError                       **error);
GPtrArray            *relais_directory_list_orphans   (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       GError                       **error);

/* What is left of entries that are gone (relais-directory-orphans.c) */
gboolean              relais_directory_move_own       (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       const char                    *from,
                                                       const char                    *to,
                                                       GError                       **error);
gboolean              relais_directory_clear_own      (RelaisSession                 *session,
                                                       RelaisActor                   *actor,
                                                       const char                    *key,
                                                       GError                       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDirectoryPage, relais_directory_page_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDirectoryState, relais_directory_state_free)

G_END_DECLS
