#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  RELAIS_PRESENCE_TOKEN_END,
  RELAIS_PRESENCE_TOKEN_UNKNOWN,
  RELAIS_PRESENCE_TOKEN_FILLER,
  RELAIS_PRESENCE_TOKEN_AND,      /* , / or, with value 1, et en and + */
  RELAIS_PRESENCE_TOKEN_BREAK,    /* ; or a new line */
  RELAIS_PRESENCE_TOKEN_UNTIL,    /* - à tot: makes a range of its two sides; with value 1 it needs no first side */
  RELAIS_PRESENCE_TOKEN_BETWEEN,  /* entre: the next "et" makes a range */
  RELAIS_PRESENCE_TOKEN_AFTER,    /* après, vanaf */
  RELAIS_PRESENCE_TOKEN_EXCEPT,   /* sauf, behalve */
  RELAIS_PRESENCE_TOKEN_DAYS,     /* value: weekdays as bits */
  RELAIS_PRESENCE_TOKEN_PARTS,    /* value: parts as bits */
  RELAIS_PRESENCE_TOKEN_ALL_DAY,
  RELAIS_PRESENCE_TOKEN_TIME,     /* value: minutes since midnight, -1 when there is no such time */
} RelaisPresenceTokenKind;

/* Inside of relais-presence.c: one word, mark or time of what was typed. */
typedef struct {
  RelaisPresenceTokenKind kind;
  int value;
  char *text;
} RelaisPresenceToken;

GArray *relais_presence_words_read (const char *typed,
                                    gboolean    stored);

G_END_DECLS
