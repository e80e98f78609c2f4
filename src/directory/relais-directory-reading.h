#pragma once

#include "relais-directory-problem.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisDirectoryCard:
 * @file: the path below the folder, the bytes of the file system
 * @line: the line it begins on (the row of a CSV file)
 * @entry: what it says; its id is the key of the entry
 * @gone_since: (nullable): the day since which the source has it no longer (ISO), %NULL while it has
 *
 * One card where it stands. Several cards, in several files, may be of one entry.
 */
typedef struct {
  char *file;
  guint line;
  RelaisRecord *entry;
  char *gone_since;
} RelaisDirectoryCard;

RelaisDirectoryCard *relais_directory_card_new  (const char          *file,
                                                 guint                line,
                                                 RelaisRecord        *entry,
                                                 const char          *gone_since);
void                 relais_directory_card_free (RelaisDirectoryCard *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDirectoryCard, relais_directory_card_free)

/**
 * RelaisDirectoryReading:
 * @file: the path below the folder, the bytes of the file system
 * @cards: (element-type RelaisDirectoryCard): the good ones, in the order of the file
 * @problems: (element-type RelaisDirectoryProblem): what is wrong
 * @bad_keys: keys of cards that are there but could not be taken: their last good version stays
 * @n_nameless: cards that are there, could not be taken, and do not even say which they are
 * @unreadable: whether nothing can be said about the file at all, so that nothing of it may change
 *
 * What one file of the folder says.
 */
typedef struct {
  char *file;
  GPtrArray *cards;
  GPtrArray *problems;
  GHashTable *bad_keys;
  guint n_nameless;
  gboolean unreadable;
} RelaisDirectoryReading;

RelaisDirectoryReading *relais_directory_reading_new     (const char             *file);
void                    relais_directory_reading_add_bad (RelaisDirectoryReading *reading,
                                                          const char             *key);
void                    relais_directory_reading_free    (RelaisDirectoryReading *reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisDirectoryReading, relais_directory_reading_free)

G_END_DECLS
