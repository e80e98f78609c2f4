#pragma once

#include "relais-labels.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisDirectoryMark:
 *
 * What an entry is filtered by. The value is a code of digits, a language of two or three letters, a postcode, or one
 * of the field's words.
 */
typedef enum {
  RELAIS_MARK_CATEGORY,
  RELAIS_MARK_POSTCODE,
  RELAIS_MARK_SERVES,
  RELAIS_MARK_LANGUAGE,
  RELAIS_MARK_ACCESS,
  RELAIS_MARK_MUTUALITY,
  RELAIS_MARK_WEEKEND,
  RELAIS_MARK_URGENT,

  RELAIS_N_MARKS
} RelaisDirectoryMark;

/**
 * RelaisDirectoryText:
 * @sort_key: its place in a list
 * @body: the folded text under which it is found
 * @name_length: the bytes of @body that are its names
 * @title_length: the bytes of @body that are its names, organisation and unit
 * @marks: its marks, one behind the other
 * @indexed: what the index is given of @body and @marks
 *
 * What of an entry is found.
 */
typedef struct {
  char *sort_key;
  char *body;
  gsize name_length;
  gsize title_length;
  char *marks;
  char *indexed;
} RelaisDirectoryText;

void  relais_directory_text_make         (RelaisDirectoryText *text,
                                          const RelaisRecord  *entry);
void  relais_directory_text_clear        (RelaisDirectoryText *text);
char *relais_directory_text_index        (const char          *body,
                                          const char          *marks);
void  relais_directory_text_append_match (GString             *match,
                                          const char          *word);
char *relais_directory_mark_make         (RelaisDirectoryMark  mark,
                                          const char          *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelaisDirectoryText, relais_directory_text_clear)

G_END_DECLS
