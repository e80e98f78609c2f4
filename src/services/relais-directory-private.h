#pragma once

#include "relais-directory-cache.h"
#include "relais-directory.h"

G_BEGIN_DECLS

/*
 * RelaisOwnLayer:
 * @version: the state of the register it was read at
 * @labels: the practice's names
 * @entries: key → RelaisRecord of relais_own_entry_type
 * @corrections: key → GPtrArray of RelaisRecord of relais_own_correction_type
 * @favourites: a set of keys
 * @texts: key → the folded text of note and corrections
 *
 * What the practice has of its own, as it was at one moment: an immutable value for any thread.
 */
typedef struct {
  gatomicrefcount ref_count;
  gint64 version;
  RelaisLabels *labels;
  GHashTable *entries;
  GHashTable *corrections;
  GHashTable *favourites;
  GHashTable *texts;
} RelaisOwnLayer;

void                  relais_own_layer_unref        (RelaisOwnLayer       *layer);
RelaisOwnLayer       *relais_own_layer_read         (RelaisSession        *session,
                                                     GHashTable          **uses,
                                                     GError              **error);
GHashTable           *relais_own_layer_find_noted   (RelaisOwnLayer       *layer,
                                                     const char           *text);
const char           *relais_own_layer_get_hours    (RelaisOwnLayer       *layer,
                                                     const char           *key,
                                                     const char           *source);
RelaisRecord         *relais_own_layer_apply        (RelaisOwnLayer       *layer,
                                                     const RelaisRecord   *source);

/* A moment of civil time in Brussels, and whether hours include it. */
typedef struct {
  RelaisDate date;
  int minute;
} RelaisMoment;

RelaisMoment          relais_moment_now             (RelaisSession        *session);
RelaisReach           relais_moment_get_reach       (const RelaisMoment   *moment,
                                                     const char           *hours,
                                                     int                  *until);

/* The session's own connection to the local copy, and what it remembers of the practice's own layer. */
RelaisDirectoryCache *relais_session_get_directory  (RelaisSession        *session,
                                                     GError              **error);
RelaisOwnLayer       *relais_session_get_own_layer  (RelaisSession        *session);
void                  relais_session_set_own_layer  (RelaisSession        *session,
                                                     RelaisOwnLayer       *layer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisOwnLayer, relais_own_layer_unref)

GPtrArray            *relais_directory_troubles_new (GPtrArray            *problems,
                                                     RelaisPhrasebook     *book);
GPtrArray            *relais_directory_copies_new   (GPtrArray            *conflicts);

G_END_DECLS
