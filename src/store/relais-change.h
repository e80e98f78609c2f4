#pragma once

#include "relais-actor.h"
#include "relais-record.h"
#include "relais-store-types.h"

G_BEGIN_DECLS

/**
 * RelaisChange:
 *
 * A write in progress: one transaction, one operation, one actor, one instant. It belongs to the store, which commits
 * or rolls it back when the function that was given it returns.
 */
typedef struct _RelaisChange RelaisChange;

RelaisChange      *relais_change_begin          (RelaisDb           *db,
                                                 RelaisActor        *actor,
                                                 const char         *act,
                                                 const char         *now,
                                                 GError            **error);
gboolean           relais_change_commit         (RelaisChange       *change,
                                                 GError            **error);
void               relais_change_free           (RelaisChange       *change);

RelaisDb          *relais_change_get_db         (RelaisChange       *change);
RelaisActor       *relais_change_get_actor      (RelaisChange       *change);
const char        *relais_change_get_now        (RelaisChange       *change);
const char        *relais_change_get_operation  (RelaisChange       *change);
GPtrArray         *relais_change_get_touched    (RelaisChange       *change);

gboolean           relais_change_start_operation (RelaisChange      *change,
                                                 const char         *note,
                                                 const char         *undoes,
                                                 GError            **error);
RelaisRecord      *relais_change_save           (RelaisChange       *change,
                                                 const RelaisRecord *record,
                                                 GError            **error);
gboolean           relais_change_remove         (RelaisChange       *change,
                                                 const RelaisRecord *record,
                                                 GError            **error);
gboolean           relais_change_note           (RelaisChange       *change,
                                                 const char         *act,
                                                 const char         *kind,
                                                 const char         *subject,
                                                 const char         *fields,
                                                 GError            **error);
gboolean           relais_change_note_earlier   (RelaisChange       *change,
                                                 const char         *at,
                                                 const char         *workstation,
                                                 const char         *act,
                                                 const char         *kind,
                                                 const char         *subject,
                                                 const char         *fields,
                                                 GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisChange, relais_change_free)

G_END_DECLS
