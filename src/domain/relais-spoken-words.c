/* The words of dates in French, Dutch and English at once, folded (no case, no accents, no apostrophes). Used by
 * relais_spoken_date_parse() only. Constant tables; any thread.
 */

#include "relais-spoken-words.h"

#include <string.h>

typedef struct {
  const char *word;
  int value;
} Word;

static const Word days[] = {
  { "aujourdhui", 0 },      { "auj", 0 },        { "ajd", 0 },         { "vandaag", 0 },
  { "today", 0 },           { "demain", 1 },     { "morgen", 1 },      { "tomorrow", 1 },
  { "apresdemain", 2 },     { "overmorgen", 2 }, { "dayaftertomorrow", 2 }, { "thedayaftertomorrow", 2 },
  { "hier", -1 },           { "gisteren", -1 },  { "yesterday", -1 },  { "avanthier", -2 },
  { "eergisteren", -2 },    { "daybeforeyesterday", -2 }, { "thedaybeforeyesterday", -2 },
};

/* "mar" is March only where a month must stand; alone it is mardi. */
static const Word months[] = {
  { "janvier", 1 },   { "janv", 1 },       { "jan", 1 },        { "januari", 1 },  { "january", 1 },
  { "fevrier", 2 },   { "fevr", 2 },       { "fev", 2 },        { "februari", 2 }, { "feb", 2 },      { "february", 2 },
  { "mars", 3 },      { "mar", 3 },        { "maart", 3 },      { "mrt", 3 },      { "march", 3 },
  { "avril", 4 },     { "avr", 4 },        { "april", 4 },      { "apr", 4 },
  { "mai", 5 },       { "mei", 5 },        { "may", 5 },
  { "juin", 6 },      { "juni", 6 },       { "jun", 6 },        { "june", 6 },
  { "juillet", 7 },   { "juil", 7 },       { "juill", 7 },      { "juli", 7 },     { "jul", 7 },      { "july", 7 },
  { "aout", 8 },      { "augustus", 8 },   { "aug", 8 },        { "august", 8 },
  { "septembre", 9 }, { "september", 9 },  { "sept", 9 },       { "sep", 9 },
  { "octobre", 10 },  { "oktober", 10 },   { "october", 10 },   { "oct", 10 },     { "okt", 10 },
  { "novembre", 11 }, { "november", 11 },  { "nov", 11 },
  { "decembre", 12 }, { "december", 12 },  { "dec", 12 },
};

/* 1 for Monday to 7 for Sunday. A word with a language is a weekday in that language only; "we" is the week-end in
 * French, written as 0. */
static const struct {
  const char *word;
  int weekday;
  const char *language;
} weekdays[] = {
  { "lundi", 1 },    { "lun", 1 }, { "lu", 1 },
  { "mardi", 2 },    { "mar", 2, "fr" }, { "ma", 2, "fr" },
  { "mercredi", 3 }, { "mer", 3 }, { "me", 3 },
  { "jeudi", 4 },    { "jeu", 4 }, { "je", 4 },
  { "vendredi", 5 }, { "ven", 5 }, { "ve", 5 },
  { "samedi", 6 },   { "sam", 6 }, { "sa", 6 },
  { "dimanche", 7 }, { "dim", 7 }, { "di", 7, "fr" },
  { "maandag", 1 },  { "maa", 1 }, { "ma", 1, "nl" },
  { "dinsdag", 2 },  { "din", 2 }, { "di", 2, "nl" },
  { "woensdag", 3 }, { "woe", 3 }, { "wo", 3 },
  { "donderdag", 4 }, { "don", 4 }, { "do", 4 },
  { "vrijdag", 5 },  { "vrij", 5 }, { "vri", 5 }, { "vr", 5 },
  { "zaterdag", 6 }, { "zat", 6 }, { "za", 6 },
  { "zondag", 7 },   { "zon", 7 }, { "zo", 7 },
  { "monday", 1 },   { "mon", 1 }, { "mo", 1 },
  { "tuesday", 2 },  { "tues", 2 }, { "tue", 2 }, { "tu", 2 },
  { "wednesday", 3 }, { "wed", 3 }, { "we", 3, "en" }, { "we", 0, "fr" },
  { "thursday", 4 }, { "thurs", 4 }, { "thur", 4 }, { "thu", 4 }, { "th", 4 },
  { "friday", 5 },   { "fri", 5 }, { "fr", 5 },
  { "saturday", 6 }, { "sat", 6 },
  { "sunday", 7 },   { "sun", 7 }, { "su", 7 },
};

static const Word whiches[] = {
  { "ce", RELAIS_SPOKEN_THIS },            { "deze", RELAIS_SPOKEN_THIS },        { "this", RELAIS_SPOKEN_THIS },
  { "komende", RELAIS_SPOKEN_COMING },     { "aanstaande", RELAIS_SPOKEN_COMING }, { "coming", RELAIS_SPOKEN_COMING },
  { "prochain", RELAIS_SPOKEN_NEXT },      { "volgende", RELAIS_SPOKEN_NEXT },    { "next", RELAIS_SPOKEN_NEXT },
  { "dernier", RELAIS_SPOKEN_PASSED },       { "passe", RELAIS_SPOKEN_PASSED },       { "afgelopen", RELAIS_SPOKEN_PASSED },
  { "voorbije", RELAIS_SPOKEN_PASSED },      { "vorige", RELAIS_SPOKEN_LAST },      { "last", RELAIS_SPOKEN_LAST },
};

static const Word counts[] = {
  { "un", 1 },     { "une", 1 },    { "een", 1 },    { "a", 1 },      { "one", 1 },   { "deux", 2 },  { "twee", 2 },
  { "two", 2 },    { "trois", 3 },  { "drie", 3 },   { "three", 3 },  { "quatre", 4 }, { "vier", 4 }, { "four", 4 },
  { "cinq", 5 },   { "vijf", 5 },   { "five", 5 },   { "six", 6 },    { "zes", 6 },   { "sept", 7 },  { "zeven", 7 },
  { "seven", 7 },  { "huit", 8 },   { "acht", 8 },   { "eight", 8 },  { "neuf", 9 },  { "negen", 9 }, { "nine", 9 },
  { "dix", 10 },   { "tien", 10 },  { "ten", 10 },   { "quinze", 15 }, { "veertien", 14 }, { "vijftien", 15 },
};

static const Word units[] = {
  { "j", RELAIS_SPOKEN_UNIT_DAY },         { "jour", RELAIS_SPOKEN_UNIT_DAY },      { "jours", RELAIS_SPOKEN_UNIT_DAY },
  { "d", RELAIS_SPOKEN_UNIT_DAY },         { "dag", RELAIS_SPOKEN_UNIT_DAY },       { "dagen", RELAIS_SPOKEN_UNIT_DAY },
  { "day", RELAIS_SPOKEN_UNIT_DAY },       { "days", RELAIS_SPOKEN_UNIT_DAY },      { "semaine", RELAIS_SPOKEN_UNIT_WEEK },
  { "semaines", RELAIS_SPOKEN_UNIT_WEEK }, { "week", RELAIS_SPOKEN_UNIT_WEEK },     { "weken", RELAIS_SPOKEN_UNIT_WEEK },
  { "weeks", RELAIS_SPOKEN_UNIT_WEEK },    { "mois", RELAIS_SPOKEN_UNIT_MONTH },    { "maand", RELAIS_SPOKEN_UNIT_MONTH },
  { "maanden", RELAIS_SPOKEN_UNIT_MONTH }, { "month", RELAIS_SPOKEN_UNIT_MONTH },   { "months", RELAIS_SPOKEN_UNIT_MONTH },
};

static const Word aheads[] = {
  { "dans", 0 }, { "over", 0 }, { "binnen", 0 }, { "in", 0 },
};

static const Word articles[] = {
  { "le", 0 }, { "op", 0 }, { "de", 0 }, { "den", 0 }, { "on", 0 }, { "the", 0 }, { "of", 0 },
};

static const Word ordinals[] = {
  { "er", 0 }, { "e", 0 }, { "ste", 0 }, { "de", 0 }, { "st", 0 }, { "nd", 0 }, { "rd", 0 }, { "th", 0 },
};

#define LIST(words) { words, G_N_ELEMENTS (words) }

static const struct {
  const Word *words;
  gsize n_words;
} lists[RELAIS_SPOKEN_N_LISTS] = {
  [RELAIS_SPOKEN_DAY] = LIST (days),         [RELAIS_SPOKEN_MONTH] = LIST (months),
  [RELAIS_SPOKEN_WHICH] = LIST (whiches),    [RELAIS_SPOKEN_COUNT] = LIST (counts),
  [RELAIS_SPOKEN_UNIT] = LIST (units),       [RELAIS_SPOKEN_AHEAD] = LIST (aheads),
  [RELAIS_SPOKEN_ARTICLE] = LIST (articles), [RELAIS_SPOKEN_ORDINAL] = LIST (ordinals),
};

/**
 * relais_spoken_words_find:
 * @list: the list to look in
 * @word: a folded word
 * @value: (out) (optional): what it means, as relais-spoken-words.h says for each list
 *
 * Returns: whether @word stands in @list
 */
gboolean
relais_spoken_words_find (RelaisSpokenList list, const char *word, int *value)
{
  for (gsize i = 0; i < lists[list].n_words; i++)
    {
      if (strcmp (lists[list].words[i].word, word) == 0)
        {
          if (value != NULL)
            *value = lists[list].words[i].value;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * relais_spoken_words_find_weekdays:
 * @word: a folded word
 * @language: (nullable): the language of the one who types, where it is known
 *
 * Returns: the weekdays it may mean as a set of bits, 1 << 1 for Monday to 1 << 7 for Sunday, 1 << 0 for the week-end
 */
guint
relais_spoken_words_find_weekdays (const char *word, const char *language)
{
  guint found = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (weekdays); i++)
    {
      const char *only = weekdays[i].language;

      if (strcmp (weekdays[i].word, word) == 0 && (only == NULL || language == NULL || g_str_equal (only, language)))
        found |= 1u << weekdays[i].weekday;
    }

  return found;
}
