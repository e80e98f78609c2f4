#pragma once

#include "relais-directory-reading.h"
#include "relais-folder-scan.h"
#include "relais-sync-guard.h"

G_BEGIN_DECLS

/* How long an entry that the source has no longer is kept. */
#define RELAIS_SYNC_DAYS_GONE 30

/**
 * RelaisSyncKnown:
 * @files: (element-type RelaisFolderFile): every file as it was when it was last read, in the order of the bytes of
 *   their paths
 * @cards: (element-type RelaisDirectoryCard): the stored cards of the files that were read or are not there any more;
 *   every other stored card of a key that those or the readings (cards and bad keys) name; and every card that is gone
 * @n_entries: how many entries the source has, those that are gone not counted
 *
 * What the local copy holds, as far as a plan needs it. Of one key there is either one card that is gone, or any
 * number of cards that are not.
 */
typedef struct {
  GPtrArray *files;
  GPtrArray *cards;
  guint n_entries;
} RelaisSyncKnown;

RelaisSyncKnown *relais_sync_known_new  (void);
void             relais_sync_known_free (RelaisSyncKnown *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisSyncKnown, relais_sync_known_free)

/**
 * RelaisSyncKind:
 * @RELAIS_SYNC_NEW: an entry nobody has seen before
 * @RELAIS_SYNC_CHANGED: it says something else; relais_record_list_changes() tells in which fields
 * @RELAIS_SYNC_GONE: the source has it no longer; it is kept with the day
 * @RELAIS_SYNC_BACK: it was gone and is there again, perhaps changed
 * @RELAIS_SYNC_EXPIRED: it has been gone for RELAIS_SYNC_DAYS_GONE days and is removed
 *
 * What happens to an entry.
 */
typedef enum {
  RELAIS_SYNC_NEW,
  RELAIS_SYNC_CHANGED,
  RELAIS_SYNC_GONE,
  RELAIS_SYNC_BACK,
  RELAIS_SYNC_EXPIRED,
} RelaisSyncKind;

/**
 * RelaisSyncChange:
 * @kind: what happens
 * @key: the key of the entry; belongs to the record
 * @before: (nullable): what was shown, %NULL when new
 * @after: (nullable): what is shown from now on, %NULL when gone or expired
 *
 * What a plan does to one entry.
 */
typedef struct {
  RelaisSyncKind kind;
  const char *key;
  RelaisRecord *before;
  RelaisRecord *after;
} RelaisSyncChange;

/**
 * RelaisSyncTally:
 *
 * How many entries of each kind. @n_unchanged are those that the source had and still has as they were.
 */
typedef struct {
  guint n_new;
  guint n_changed;
  guint n_gone;
  guint n_back;
  guint n_expired;
  guint n_unchanged;
} RelaisSyncTally;

/**
 * RelaisSyncPlan:
 * @today: the day on which it was made
 * @guard: whether somebody must look at it first
 * @token: (nullable): inside of relais_sync_plan_get_token()
 * @tally: how many entries of each kind
 * @changes: (element-type RelaisSyncChange): what happens to the entries, by kind, then by name; this is also what is
 *   to be done to the entries that are shown: put @after for new, changed and back; mark gone; remove expired
 * @problems: (element-type RelaisDirectoryProblem): what is wrong with the folder and with the files that were read;
 *   they take the place of all stored ones but those of files that were not read and are still there
 * @twice: (element-type RelaisDirectoryProblem): keys that stand in several places; whoever lists the problems of the
 *   local copy makes these anew with relais_directory_cards_add_twice(), so they are never stored
 * @conflicts: (element-type RelaisFolderConflict): all of the folder
 * @cards_to_remove: (element-type RelaisDirectoryCard): stored cards that go, known by file, key and line; first
 * @cards_to_mark_gone: (element-type RelaisDirectoryCard): stored cards that are gone since @today; second
 * @cards_to_put: (element-type RelaisDirectoryCard): cards that are new, or take the place of the one with the same
 *   file, key and line; last
 * @files_to_put: (element-type RelaisFolderFile): files that were read to their end, so that they need not be again
 * @files_to_remove: (element-type filename): files that are there no more
 *
 * What one sync run would do, as a value that can be shown, tested, carried out and undone. What it points to belongs
 * to @known, @scan and @readings, of which it holds references.
 */
typedef struct {
  RelaisDate today;
  RelaisSyncGuard guard;
  char *token;
  RelaisSyncTally tally;
  GPtrArray *changes;
  GPtrArray *problems;
  GPtrArray *twice;
  GPtrArray *conflicts;
  GPtrArray *cards_to_remove;
  GPtrArray *cards_to_mark_gone;
  GPtrArray *cards_to_put;
  GPtrArray *files_to_put;
  GPtrArray *files_to_remove;

  /*< private >*/
  GPtrArray *known_cards;
  GPtrArray *known_files;
  GPtrArray *scanned_files;
  GPtrArray *readings;
} RelaisSyncPlan;

GPtrArray      *relais_sync_list_unread       (GPtrArray              *known_files,
                                               const RelaisFolderScan *scan);
GPtrArray      *relais_sync_list_vanished     (GPtrArray              *known_files,
                                               const RelaisFolderScan *scan);
RelaisSyncPlan *relais_sync_plan_new          (const RelaisSyncKnown  *known,
                                               const RelaisFolderScan *scan,
                                               GPtrArray              *readings,
                                               RelaisDate              today);
const char     *relais_sync_plan_get_token    (RelaisSyncPlan         *plan);
gboolean        relais_sync_plan_is_nothing   (const RelaisSyncPlan   *plan);
void            relais_sync_plan_free         (RelaisSyncPlan         *plan);

const char     *relais_sync_kind_get_word     (RelaisSyncKind          kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisSyncPlan, relais_sync_plan_free)

G_END_DECLS
