#pragma once

#include "relais-db.h"

G_BEGIN_DECLS

/**
 * RelaisStatement:
 *
 * One compiled statement with its values, and the row it stands on. Must be freed before its connection is closed.
 */
typedef struct _RelaisStatement RelaisStatement;

RelaisStatement *relais_db_prepare                (RelaisDb         *db,
                                                   const char       *sql,
                                                   GError          **error);
void             relais_statement_free            (RelaisStatement  *statement);
void             relais_statement_reset           (RelaisStatement  *statement);

void             relais_statement_bind_text       (RelaisStatement  *statement,
                                                   int               number,
                                                   const char       *text);
void             relais_statement_bind_text_len   (RelaisStatement  *statement,
                                                   int               number,
                                                   const char       *text,
                                                   gsize             length);
void             relais_statement_bind_int        (RelaisStatement  *statement,
                                                   int               number,
                                                   gint64            value);
void             relais_statement_bind_bool       (RelaisStatement  *statement,
                                                   int               number,
                                                   gboolean          value);
void             relais_statement_bind_blob       (RelaisStatement  *statement,
                                                   int               number,
                                                   gconstpointer     data,
                                                   gsize             length);
void             relais_statement_bind_null       (RelaisStatement  *statement,
                                                   int               number);

gboolean         relais_statement_step            (RelaisStatement  *statement,
                                                   gboolean         *has_row,
                                                   GError          **error);
gboolean         relais_statement_execute         (RelaisStatement  *statement,
                                                   GError          **error);

int              relais_statement_get_n_columns   (RelaisStatement  *statement);
const char      *relais_statement_get_column_name (RelaisStatement  *statement,
                                                   int               column);
gboolean         relais_statement_column_is_null  (RelaisStatement  *statement,
                                                   int               column);
const char      *relais_statement_column_text     (RelaisStatement  *statement,
                                                   int               column);
gint64           relais_statement_column_int      (RelaisStatement  *statement,
                                                   int               column);
gboolean         relais_statement_column_bool     (RelaisStatement  *statement,
                                                   int               column);
gconstpointer    relais_statement_column_blob     (RelaisStatement  *statement,
                                                   int               column,
                                                   gsize            *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisStatement, relais_statement_free)

G_END_DECLS
