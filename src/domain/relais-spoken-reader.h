#pragma once

#include "relais-spoken-date.h"
#include "relais-spoken-words.h"

G_BEGIN_DECLS

#define RELAIS_SPOKEN_MAX_TOKENS  10
#define RELAIS_SPOKEN_MAX_LETTERS 32

typedef enum {
  RELAIS_SPOKEN_END,
  RELAIS_SPOKEN_NUMBER,
  RELAIS_SPOKEN_WORD,
  RELAIS_SPOKEN_SEPARATOR, /* '/', '-' or '.' */
  RELAIS_SPOKEN_COMMA,
  RELAIS_SPOKEN_PLUS,
  RELAIS_SPOKEN_OTHER,
} RelaisSpokenKind;

typedef struct {
  RelaisSpokenKind kind;
  int value;                             /* of a number */
  int n_digits;                          /* of a number */
  char word[RELAIS_SPOKEN_MAX_LETTERS];  /* folded */
  char sign;                             /* of a separator */
} RelaisSpokenToken;

/* The tokens of a text, where the reading stands, and what is known about the one who typed. A value on the stack. */
typedef struct {
  RelaisSpokenToken tokens[RELAIS_SPOKEN_MAX_TOKENS + 1];
  guint at;
  RelaisDate today;
  RelaisSpokenDateSense sense;
  const char *language;
} RelaisSpokenReader;

gboolean                 relais_spoken_reader_split         (RelaisSpokenReader *reader, const char *text);
const RelaisSpokenToken *relais_spoken_reader_peek          (const RelaisSpokenReader *reader);
gboolean                 relais_spoken_reader_at_end        (const RelaisSpokenReader *reader);
gboolean                 relais_spoken_reader_take          (RelaisSpokenReader *reader, RelaisSpokenKind kind);
gboolean                 relais_spoken_reader_take_sign     (RelaisSpokenReader *reader, char sign);
gboolean                 relais_spoken_reader_take_word     (RelaisSpokenReader *reader, RelaisSpokenList list,
                                                             int *value);
gboolean                 relais_spoken_reader_take_phrase   (RelaisSpokenReader *reader, const char *const *words);
guint                    relais_spoken_reader_take_weekdays (RelaisSpokenReader *reader);

gboolean                 relais_spoken_reader_read_written  (RelaisSpokenReader *reader, RelaisDate *date);

G_END_DECLS
