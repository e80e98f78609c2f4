#pragma once

#include "relais-note-queries.h"
#include "relais-statement.h"

G_BEGIN_DECLS

/**
 * RelaisNoteSql:
 * @sql: the statement in the making
 * @values: (element-type utf8): the values of its parameters
 *
 * A question to the notebook while it is put together.
 */
typedef struct {
  GString *sql;
  GPtrArray *values;
} RelaisNoteSql;

void             relais_note_sql_init         (RelaisNoteSql   *question,
                                               const char      *sql);
void             relais_note_sql_clear        (RelaisNoteSql   *question);
void             relais_note_sql_add          (RelaisNoteSql   *question,
                                               const char      *condition,
                                               const char      *value);
void             relais_note_sql_add_int      (RelaisNoteSql   *question,
                                               const char      *condition,
                                               gint64           value);
void             relais_note_sql_add_patients (RelaisNoteSql   *question,
                                               GPtrArray       *patients,
                                               const char      *column);
void             relais_note_sql_add_among    (RelaisNoteSql   *question,
                                               GPtrArray       *ids,
                                               const char      *column);
void             relais_note_sql_add_sight    (RelaisNoteSql   *question,
                                               const RelaisNoteReader *reader);
RelaisStatement *relais_note_sql_prepare      (RelaisDb        *db,
                                               const RelaisNoteSql *question,
                                               GError         **error);
GPtrArray       *relais_note_sql_collect      (RelaisStatement *rows,
                                               GError         **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisNoteSql, relais_note_sql_clear)

G_END_DECLS
