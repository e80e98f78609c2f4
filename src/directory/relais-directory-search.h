#pragma once

#include "relais-directory-cache.h"
#include "relais-labels.h"

G_BEGIN_DECLS

/**
 * RelaisDirectoryWantedFunc:
 * @key: the key of an entry
 * @hours: (nullable): the hours that the source tells
 * @data: what was given with it
 *
 * Returns: whether it is wanted
 */
typedef gboolean (*RelaisDirectoryWantedFunc) (const char *key, const char *hours, gpointer data);

/**
 * RelaisDirectoryQuery:
 * @text: (nullable): what was typed: fragments of names, organisations, communes, categories, digits of a number
 * @labels: (nullable): the practice's names of categories and communes, under which entries are found too
 * @categories: (nullable) (array zero-terminated=1): codes, one of which the entry has
 * @postcodes: (nullable) (array zero-terminated=1): where it is: those of a commune or of a basin
 * @languages: (nullable) (array zero-terminated=1): codes, one of which is spoken
 * @access: (nullable) (array zero-terminated=1): words of RELAIS_ENTRY_ACCESS, one of which it has
 * @serves: (nullable): a postcode that the entry says it serves
 * @mutuality: (nullable): a mutuality that it says it works with; its union counts too
 * @weekend: only those who work at the week-end
 * @urgent: only those who take urgent requests
 * @is_wanted: (nullable): only those of whom it says so
 * @is_wanted_data: for @is_wanted
 * @favourites: (nullable): a set of keys that go before others that fit as well
 * @recent: (nullable): key → when it was last used; they come next
 * @noted: (nullable): a set of keys that are found whatever the entry says, because the practice's own words fit
 * @offset: how many to pass over
 * @limit: how many at most, 0 for all
 * @cancellable: (nullable): cancelled when a newer question makes this one pointless
 *
 * What is looked for. Without a text and a filter it is the whole directory, in order.
 */
typedef struct {
  const char *text;
  const RelaisLabels *labels;
  const char *const *categories;
  const char *const *postcodes;
  const char *const *languages;
  const char *const *access;
  const char *serves;
  const char *mutuality;
  gboolean weekend;
  gboolean urgent;
  RelaisDirectoryWantedFunc is_wanted;
  gpointer is_wanted_data;
  GHashTable *favourites;
  GHashTable *recent;
  GHashTable *noted;
  guint offset;
  guint limit;
  GCancellable *cancellable;
} RelaisDirectoryQuery;

/**
 * RelaisDirectoryHit:
 * @card: what is shown of the entry
 * @field: the RelaisEntryField in which the text was found, -1 where it is a name, or in a list
 *
 * An entry that was found.
 */
typedef struct {
  RelaisDirectoryCard *card;
  int field;
} RelaisDirectoryHit;

GPtrArray *relais_directory_cache_search (RelaisDirectoryCache       *cache,
                                          const RelaisDirectoryQuery *query,
                                          GError                    **error);
void       relais_directory_hit_free     (RelaisDirectoryHit         *hit);

G_END_DECLS
