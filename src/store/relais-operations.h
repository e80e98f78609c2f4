#pragma once

#include "relais-change.h"

G_BEGIN_DECLS

/* How long an act can be undone, in days. */
#define RELAIS_OPERATIONS_UNDO_DAYS 30

/**
 * RelaisOperation:
 * @id: its id
 * @at: its instant
 * @staff: id of the member who acted
 * @act: a short word: "save", "import", "merge"…
 * @note: (nullable): what its list shows
 * @undone_by: (nullable): id of the operation that undid it
 * @n_records: how many records it changed
 *
 * One act as its list shows it.
 */
typedef struct {
  char *id;
  char *at;
  char *staff;
  char *act;
  char *note;
  char *undone_by;
  gint64 n_records;
} RelaisOperation;

/**
 * RelaisUndoResult:
 * @n_restored: how many records are as they were before
 * @left: (element-type RelaisRecord): those that changed since, or that others refer to by now, left as they are
 *
 * What an undo did.
 */
typedef struct {
  guint n_restored;
  GPtrArray *left;
} RelaisUndoResult;

GPtrArray *relais_operations_list       (RelaisDb          *db,
                                         const char        *act,
                                         const char        *since,
                                         GError           **error);
char      *relais_operations_find_last  (RelaisDb          *db,
                                         const char        *staff,
                                         GError           **error);
gboolean   relais_operations_undo       (RelaisChange      *change,
                                         const char        *operation,
                                         RelaisUndoResult  *result,
                                         GError           **error);
void       relais_operation_free        (RelaisOperation   *operation);
void       relais_undo_result_clear     (RelaisUndoResult  *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisOperation, relais_operation_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisUndoResult, relais_undo_result_clear)

G_END_DECLS
