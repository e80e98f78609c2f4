#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lists of words; what the value of a word means stands beside each. */
typedef enum {
  RELAIS_SPOKEN_DAY,     /* "tomorrow": days from today */
  RELAIS_SPOKEN_MONTH,   /* 1 to 12 */
  RELAIS_SPOKEN_WHICH,   /* "next" beside a weekday: a RelaisSpokenWhich */
  RELAIS_SPOKEN_COUNT,   /* "three" */
  RELAIS_SPOKEN_UNIT,    /* "weeks": a RelaisSpokenUnit */
  RELAIS_SPOKEN_AHEAD,   /* "in" before a count */
  RELAIS_SPOKEN_ARTICLE, /* "le", "op", "the": says nothing */
  RELAIS_SPOKEN_ORDINAL, /* "er", "ste", "th" after the number of a day: says nothing */

  RELAIS_SPOKEN_N_LISTS
} RelaisSpokenList;

typedef enum {
  RELAIS_SPOKEN_THIS,   /* today or one of the six days to come */
  RELAIS_SPOKEN_COMING, /* one of the seven days to come */
  RELAIS_SPOKEN_NEXT,   /* the coming one to some, the one of next week to others */
  RELAIS_SPOKEN_PASSED, /* one of the seven days behind us */
  RELAIS_SPOKEN_LAST,   /* that one to some, the one of last week to others */
} RelaisSpokenWhich;

typedef enum {
  RELAIS_SPOKEN_UNIT_DAY,
  RELAIS_SPOKEN_UNIT_WEEK,
  RELAIS_SPOKEN_UNIT_MONTH,
} RelaisSpokenUnit;

gboolean relais_spoken_words_find          (RelaisSpokenList list, const char *word, int *value);
guint    relais_spoken_words_find_weekdays (const char *word, const char *language);

G_END_DECLS
