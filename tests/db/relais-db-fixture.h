#pragma once

#include "relais-data-key.h"
#include "relais-db.h"
#include "relais-test.h"

#include <glib.h>

G_BEGIN_DECLS

/* Stands in every row that relais_db_fixture_fill() writes, and must never be found on the disk. */
#define RELAIS_DB_FIXTURE_SECRET "Vandenbroucke-Sidonie-0478"

RelaisDataKey *relais_db_fixture_key       (void);
char          *relais_db_fixture_path      (const char    *folder,
                                            const char    *suffix);
RelaisDb      *relais_db_fixture_make      (const char    *folder);
RelaisDb      *relais_db_fixture_open      (const char    *folder,
                                            GError       **error);
void           relais_db_fixture_run       (RelaisDb      *db,
                                            const char    *sql);
void           relais_db_fixture_fill      (RelaisDb      *db,
                                            int            n_rows);
gint64         relais_db_fixture_get_int   (RelaisDb      *db,
                                            const char    *sql);
void           relais_db_fixture_assert_ok (RelaisDb      *db);

void           relais_db_fixture_copy      (const char    *from,
                                            const char    *to);
GByteArray    *relais_db_fixture_read      (const char    *folder,
                                            const char    *suffix);
void           relais_db_fixture_write     (const char    *folder,
                                            const char    *suffix,
                                            const guint8  *bytes,
                                            gsize          size);

G_END_DECLS
