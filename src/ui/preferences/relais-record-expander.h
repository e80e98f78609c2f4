#pragma once

#include <adwaita.h>

#include "relais-desk.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisRecordSave:
 * @session: the open register
 * @record: what was typed
 * @issues: (element-type RelaisIssue): where findings are added
 * @error: where to store the error
 *
 * Returns: (transfer full) (nullable): the record as it is stored now
 */
typedef RelaisRecord *(*RelaisRecordSave) (RelaisSession *session, const RelaisRecord *record, GPtrArray *issues,
                                           GError **error);

/**
 * RelaisRecordRemove:
 * @session: the open register
 * @record: the record as it is stored
 * @error: where to store the error
 *
 * Returns: whether it is gone
 */
typedef gboolean (*RelaisRecordRemove) (RelaisSession *session, const RelaisRecord *record, GError **error);

/**
 * RelaisRecordDescribe:
 * @desk: the desk
 * @record: a record
 * @subtitle: (out) (transfer full): what stands below
 *
 * Returns: (transfer full): what stands in the row while it is closed
 */
typedef char *(*RelaisRecordDescribe) (RelaisDesk *desk, const RelaisRecord *record, char **subtitle);

/**
 * RelaisRecordKind:
 * @type: what is edited
 * @fields: (array length=n_fields): its fields, in the order of the form
 * @n_fields: their number
 * @new_title: (nullable): what the row for a new one says, %NULL when there can be none
 * @describe: what a row says while it is closed
 * @save: how it is saved
 * @remove: (nullable): how it is removed, %NULL when it cannot be
 *
 * A kind of small record that the practice keeps in its preferences: a static table.
 */
typedef struct {
  const RelaisRecordType *type;
  const guint *fields;
  guint n_fields;
  const char *new_title;
  RelaisRecordDescribe describe;
  RelaisRecordSave save;
  RelaisRecordRemove remove;
} RelaisRecordKind;

#define RELAIS_TYPE_RECORD_EXPANDER (relais_record_expander_get_type ())
G_DECLARE_FINAL_TYPE (RelaisRecordExpander, relais_record_expander, RELAIS, RECORD_EXPANDER, AdwExpanderRow)

GtkWidget *relais_record_expander_new (RelaisDesk             *desk,
                                       const RelaisRecordKind *kind,
                                       const RelaisRecord     *record);

G_END_DECLS
