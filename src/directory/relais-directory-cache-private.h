#pragma once

#include "relais-db.h"
#include "relais-directory-cache.h"
#include "relais-directory-text.h"
#include "relais-statement.h"

G_BEGIN_DECLS

/* Where a field of an entry begins in a row of relais_directory_layout_get_card_columns(). */
#define RELAIS_CARD_FIRST_FIELD 5

/*
 * RelaisDirectoryWriter:
 *
 * One transaction that changes the copy, and the statements it runs again and again.
 */
typedef struct {
  RelaisDb *db;
  gint64 first_card; /* every card from here on is new with this run */
  gint64 next_card;
  gint64 next_doc;

  char *last_path; /* whose number is last_file */
  gint64 last_file;

  RelaisStatement *insert_file;
  RelaisStatement *find_file;
  RelaisStatement *insert_card;
  RelaisStatement *insert_doc;
  RelaisStatement *insert_text;
} RelaisDirectoryWriter;

/* relais-directory-layout.c */
const char          *relais_directory_layout_get_card_columns (void);
int                  relais_directory_layout_get_version      (void);
gboolean             relais_directory_layout_create           (RelaisDb              *db,
                                                               GError               **error);

/* relais-directory-cache.c */
RelaisDb            *relais_directory_cache_lock              (RelaisDirectoryCache  *cache);
void                 relais_directory_cache_unlock            (RelaisDirectoryCache  *cache,
                                                               const GError          *error);

/* relais-directory-rows.c */
RelaisDirectoryCard *relais_directory_rows_read_card          (RelaisStatement       *row);
GPtrArray           *relais_directory_rows_list_cards         (RelaisDb              *db,
                                                               const char            *key,
                                                               GError               **error);
RelaisDirectoryCard *relais_directory_rows_choose_shown       (GPtrArray             *cards);
gboolean             relais_directory_rows_get_number         (RelaisDb              *db,
                                                               const char            *sql,
                                                               gint64                *number,
                                                               GError               **error);

/* relais-directory-writer.c */
gboolean             relais_directory_writer_begin            (RelaisDirectoryWriter *writer,
                                                               RelaisDb              *db,
                                                               GError               **error);
void                 relais_directory_writer_end              (RelaisDirectoryWriter *writer);
gboolean             relais_directory_writer_put_card         (RelaisDirectoryWriter *writer,
                                                               const RelaisDirectoryCard *card,
                                                               GError               **error);
gboolean             relais_directory_writer_take_card        (RelaisDirectoryWriter *writer,
                                                               const RelaisDirectoryCard *card,
                                                               const char            *gone_since,
                                                               GError               **error);
gboolean             relais_directory_writer_add_doc          (RelaisDirectoryWriter *writer,
                                                               const RelaisRecord    *entry,
                                                               const RelaisDirectoryText *text,
                                                               gboolean               gone,
                                                               GError               **error);
gboolean             relais_directory_writer_remove_doc       (RelaisDirectoryWriter *writer,
                                                               const char            *key,
                                                               GError               **error);

G_END_DECLS
