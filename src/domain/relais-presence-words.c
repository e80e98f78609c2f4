/* The words in which people say when they are there, in French, Dutch and English, and the times between them. "ma" and
 * "di" are other days in French than in Dutch: the rest of the text decides, and where it does not, they are not
 * understood. In the stored form, which is read here too, "we" is Wednesday; elsewhere it is the week-end. Pure.
 */

#include "relais-presence-words.h"

#include "relais-presence.h"
#include "relais-spelling.h"

#include <string.h>

#define DAY(n)        (1 << (n))
#define WEEKDAYS      0x1f
#define WEEKEND       0x60
#define EVERY_DAY     0x7f
#define PART(name)    (1 << RELAIS_PRESENCE_##name)
#define DAYTIME       (PART (MORNING) | PART (AFTERNOON))

typedef enum { ANY, FRENCH, DUTCH } Language;

/* Several words, or words with marks, that are read as one; longer ones first. */
static const struct {
  const char *phrase;
  const char *word;
} phrases[] = {
  { "24 heures sur 24", "allday" }, { "24 uur op 24", "allday" }, { "24h sur 24", "allday" },
  { "24u op 24", "allday" },        { "24 h/24", "allday" },      { "24h/24", "allday" },
  { "24u/24", "allday" },           { "24/24", "allday" },        { "24/7", "always" },
  { "7 jours sur 7", "everyday" },  { "7 dagen op 7", "everyday" }, { "7 jours/7", "everyday" },
  { "7j/7", "everyday" },           { "7d/7", "everyday" },       { "7/7", "everyday" },
  { "jour et nuit", "allday" },     { "nuit et jour", "allday" }, { "dag en nacht", "allday" },
  { "day and night", "allday" },    { "toute la journee", "allday" }, { "de hele dag", "allday" },
  { "hele dag", "allday" },         { "heel de dag", "allday" },  { "all day", "allday" },
  { "toute la semaine", "everyday" }, { "de hele week", "everyday" }, { "hele week", "everyday" },
  { "tous les jours", "everyday" }, { "chaque jour", "everyday" }, { "elke dag", "everyday" },
  { "iedere dag", "everyday" },     { "alle dagen", "everyday" }, { "every day", "everyday" },
  { "tout le temps", "always" },    { "jours de semaine", "weekdays" }, { "jours ouvrables", "weekdays" },
  { "jours ouvres", "weekdays" },   { "en semaine", "weekdays" }, { "la semaine", "weekdays" },
  { "in de week", "weekdays" },     { "tijdens de week", "weekdays" }, { "working days", "weekdays" },
  { "fin de semaine", "weekend" },  { "week-end", "weekend" },    { "week end", "weekend" },
  { "week-ends", "weekend" },       { "w-e", "weekend" },         { "apres-midi", "apresmidi" },
  { "apres midi", "apresmidi" },    { "ap-midi", "apresmidi" },   { "avant-midi", "avantmidi" },
  { "avant midi", "avantmidi" },    { "a partir de", "vanaf" },   { "a partir d", "vanaf" },
  { "tot en met", "tm" },           { "t/m", "tm" },
};

static const struct {
  RelaisPresenceTokenKind kind;
  int value;
  Language language;
  const char *words;
} vocabulary[] = {
  /* clang-format off */
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (0), FRENCH, "lundi lundis lun lu" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (1), FRENCH, "mardi mardis mar" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (2), FRENCH, "mercredi mercredis mer merc me" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (3), FRENCH, "jeudi jeudis jeu je" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (4), FRENCH, "vendredi vendredis ven vend ve" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (5), FRENCH, "samedi samedis sam" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (6), FRENCH, "dimanche dimanches dim" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (0), DUTCH, "maandag maandags maandagen maa" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (1), DUTCH, "dinsdag dinsdags dinsdagen din" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (2), DUTCH, "woensdag woensdags woensdagen woe wo" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (3), DUTCH, "donderdag donderdags donderdagen don do" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (4), DUTCH, "vrijdag vrijdags vrijdagen vrij vr" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (5), DUTCH, "zaterdag zaterdags zaterdagen zat za" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (6), DUTCH, "zondag zondags zondagen zon zo" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (0), ANY, "monday mondays mon mo" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (1), ANY, "tuesday tuesdays tue tues tu" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (2), ANY, "wednesday wednesdays wed" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (3), ANY, "thursday thursdays thu thur thurs th" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (4), ANY, "friday fridays fri fr" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (5), ANY, "saturday saturdays sat sa" },
  { RELAIS_PRESENCE_TOKEN_DAYS, DAY (6), ANY, "sunday sundays sun su" },
  { RELAIS_PRESENCE_TOKEN_DAYS, WEEKDAYS, ANY, "weekdays weekday semaine weekdagen weekdag werkdagen werkdag week" },
  { RELAIS_PRESENCE_TOKEN_DAYS, WEEKEND, ANY, "weekend weekends weekeinde we" },
  { RELAIS_PRESENCE_TOKEN_DAYS, EVERY_DAY, ANY, "everyday quotidien quotidiennement dagelijks daily" },
  { RELAIS_PRESENCE_TOKEN_PARTS, PART (MORNING), ANY, "morning mornings" },
  { RELAIS_PRESENCE_TOKEN_PARTS, PART (MORNING), FRENCH, "matin matins matinee avantmidi" },
  { RELAIS_PRESENCE_TOKEN_PARTS, PART (MORNING), DUTCH, "voormiddag voormiddags vm ochtend ochtends morgen morgens" },
  { RELAIS_PRESENCE_TOKEN_PARTS, PART (AFTERNOON), ANY, "afternoon afternoons" },
  { RELAIS_PRESENCE_TOKEN_PARTS, PART (AFTERNOON), FRENCH, "apresmidi apresmidis aprem apm" },
  { RELAIS_PRESENCE_TOKEN_PARTS, PART (AFTERNOON), DUTCH, "namiddag namiddags nm" },
  { RELAIS_PRESENCE_TOKEN_PARTS, PART (EVENING), ANY, "evening evenings" },
  { RELAIS_PRESENCE_TOKEN_PARTS, PART (EVENING), FRENCH, "soir soirs soiree" },
  { RELAIS_PRESENCE_TOKEN_PARTS, PART (EVENING), DUTCH, "avond avonds avonden" },
  { RELAIS_PRESENCE_TOKEN_PARTS, PART (NIGHT), ANY, "night nights" },
  { RELAIS_PRESENCE_TOKEN_PARTS, PART (NIGHT), FRENCH, "nuit nuits" },
  { RELAIS_PRESENCE_TOKEN_PARTS, PART (NIGHT), DUTCH, "nacht nachts nachten" },
  { RELAIS_PRESENCE_TOKEN_PARTS, DAYTIME, ANY, "journee jour overdag daytime" },
  { RELAIS_PRESENCE_TOKEN_ALL_DAY, 0, ANY, "allday always toujours altijd permanent permanente" },
  { RELAIS_PRESENCE_TOKEN_TIME, 12 * 60, ANY, "midi noon" },
  { RELAIS_PRESENCE_TOKEN_TIME, 24 * 60, ANY, "minuit middernacht midnight" },
  { RELAIS_PRESENCE_TOKEN_AND, 1, ANY, "and en" },
  { RELAIS_PRESENCE_TOKEN_AND, 1, FRENCH, "et" },
  { RELAIS_PRESENCE_TOKEN_UNTIL, 0, ANY, "a to" },
  { RELAIS_PRESENCE_TOKEN_UNTIL, 0, FRENCH, "au aux" },
  { RELAIS_PRESENCE_TOKEN_UNTIL, 0, DUTCH, "tm" },
  { RELAIS_PRESENCE_TOKEN_UNTIL, 1, ANY, "until till before" },
  { RELAIS_PRESENCE_TOKEN_UNTIL, 1, FRENCH, "jusque jusqu avant" },
  { RELAIS_PRESENCE_TOKEN_UNTIL, 1, DUTCH, "tot voor" },
  { RELAIS_PRESENCE_TOKEN_BETWEEN, 0, ANY, "between" },
  { RELAIS_PRESENCE_TOKEN_BETWEEN, 0, FRENCH, "entre" },
  { RELAIS_PRESENCE_TOKEN_BETWEEN, 0, DUTCH, "tussen" },
  { RELAIS_PRESENCE_TOKEN_AFTER, 0, ANY, "after from" },
  { RELAIS_PRESENCE_TOKEN_AFTER, 0, FRENCH, "apres des" },
  { RELAIS_PRESENCE_TOKEN_AFTER, 0, DUTCH, "vanaf na" },
  { RELAIS_PRESENCE_TOKEN_EXCEPT, 0, FRENCH, "sauf hormis hors pas" },
  { RELAIS_PRESENCE_TOKEN_EXCEPT, 0, DUTCH, "behalve uitgezonderd niet" },
  { RELAIS_PRESENCE_TOKEN_EXCEPT, 0, ANY, "except not" },
  { RELAIS_PRESENCE_TOKEN_FILLER, 0, FRENCH, "le la les du chaque tous toutes presente presents environ vers" },
  { RELAIS_PRESENCE_TOKEN_FILLER, 0, DUTCH, "van het elke iedere aanwezig telkens rond op" },
  { RELAIS_PRESENCE_TOKEN_FILLER, 0, ANY, "de present on in the every at s l d" },
  /* clang-format on */
};

/* Small ASCII letters without accents; dashes alike; what is not text here becomes a question mark. */
static char *
simplify (const char *typed)
{
  g_autofree char *apart = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL);
  GString *plain = g_string_new (NULL);

  for (const char *p = apart != NULL ? apart : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      if (c == '\n')
        g_string_append_c (plain, ';');
      else if (c == 0x2019 || c == '\'' || g_unichar_isspace (c))
        g_string_append_c (plain, ' ');
      else if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == '>' || c == 0x2192)
        g_string_append_c (plain, '-');
      else
        g_string_append_c (plain, c < 0x80 ? g_ascii_tolower ((char) c) : '?');
    }

  return g_string_free (plain, FALSE);
}

static gboolean
is_boundary (char c)
{
  return !g_ascii_isalnum (c);
}

static void
replace_phrases (GString *plain)
{
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      gsize length = strlen (phrases[i].phrase);
      const char *found = plain->str;

      while ((found = strstr (found, phrases[i].phrase)) != NULL)
        {
          gsize at = (gsize) (found - plain->str);

          if ((at == 0 || is_boundary (found[-1])) && is_boundary (found[length]))
            {
              g_string_erase (plain, (gssize) at, (gssize) length);
              g_string_insert (plain, (gssize) at, phrases[i].word);
            }
          found = plain->str + at + 1;
        }
    }
}

static RelaisPresenceToken
read_word (const char **rest, int *french)
{
  RelaisPresenceToken token = { RELAIS_PRESENCE_TOKEN_UNKNOWN, 0, NULL };
  const char *end = *rest;

  while (g_ascii_isalpha (*end) || *end == '?')
    end++;
  token.text = g_strndup (*rest, (gsize) (end - *rest));
  *rest = end;

  for (gsize i = 0; i < G_N_ELEMENTS (vocabulary); i++)
    {
      if (!relais_spelling_list_has (vocabulary[i].words, token.text))
        continue;
      token.kind = vocabulary[i].kind;
      token.value = vocabulary[i].value;
      *french += vocabulary[i].language == FRENCH ? 1 : vocabulary[i].language == DUTCH ? -1 : 0;
      break;
    }

  return token;
}

static int
read_number (const char **rest, int max_digits)
{
  int value = 0;

  for (int i = 0; i < max_digits && g_ascii_isdigit (**rest); i++, (*rest)++)
    value = value * 10 + (**rest - '0');
  return value;
}

/* The "h", "heures", "u", "uur", "am", "pm" behind a number; returns what was read. */
static char *
read_unit (const char **rest)
{
  static const char *const units[] = { "heures", "heure", "hrs", "h", "uur", "u", "am", "pm" };
  const char *start = *rest + strspn (*rest, " ");

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gsize length = strlen (units[i]);

      if (g_str_has_prefix (start, units[i]) && !g_ascii_isalpha (start[length]))
        {
          *rest = start + length;
          return g_strdup (units[i]);
        }
    }

  return NULL;
}

/* 9, 9h, 9h30, 9 h 30, 9:30, 9.30u, 9u30, 0930 is not one, 5pm. */
static RelaisPresenceToken
read_time (const char **rest, int *french)
{
  RelaisPresenceToken token = { RELAIS_PRESENCE_TOKEN_TIME, -1, NULL };
  const char *start = *rest;
  int hours = read_number (rest, 2);
  int minutes = 0;
  g_autofree char *unit = NULL;

  if ((**rest == ':' || **rest == '.') && g_ascii_isdigit ((*rest)[1]))
    {
      (*rest)++;
      minutes = read_number (rest, 2);
    }

  unit = read_unit (rest);
  if (unit != NULL && minutes == 0)
    {
      const char *after = *rest + strspn (*rest, " ");

      if (g_ascii_isdigit (after[0]) && g_ascii_isdigit (after[1]) && !g_ascii_isdigit (after[2]))
        {
          *rest = after;
          minutes = read_number (rest, 2);
        }
    }

  if (unit != NULL)
    *french += unit[0] == 'h' ? 1 : unit[0] == 'u' ? -1 : 0;
  if (g_strcmp0 (unit, "pm") == 0 && hours < 12)
    hours += 12;
  if (!g_ascii_isdigit (**rest) && minutes < 60 && hours * 60 + minutes <= 24 * 60)
    token.value = hours * 60 + minutes;
  *rest += strspn (*rest, "0123456789");
  token.text = g_strndup (start, (gsize) (*rest - start));
  return token;
}

static RelaisPresenceToken
read_mark (const char **rest)
{
  RelaisPresenceToken token = { RELAIS_PRESENCE_TOKEN_UNKNOWN, 0, g_strndup (*rest, 1) };

  switch (*(*rest)++)
    {
    case ';':
      token.kind = RELAIS_PRESENCE_TOKEN_BREAK;
      break;
    case ',':
    case '/':
      token.kind = RELAIS_PRESENCE_TOKEN_AND;
      break;
    case '+':
    case '&':
      token.kind = RELAIS_PRESENCE_TOKEN_AND;
      token.value = 1;
      break;
    case '-':
      token.kind = RELAIS_PRESENCE_TOKEN_UNTIL;
      break;
    case '.':
    case ':':
    case '(':
    case ')':
    case '!':
      token.kind = RELAIS_PRESENCE_TOKEN_FILLER;
      break;
    default:
      break;
    }

  return token;
}

/* "ma" is mardi or maandag, "di" dimanche or dinsdag. */
static void
settle_language (GArray *tokens, int french)
{
  for (guint i = 0; i < tokens->len && french != 0; i++)
    {
      RelaisPresenceToken *token = &g_array_index (tokens, RelaisPresenceToken, i);

      if (!g_str_equal (token->text, "ma") && !g_str_equal (token->text, "di"))
        continue;
      token->kind = RELAIS_PRESENCE_TOKEN_DAYS;
      if (token->text[0] == 'm')
        token->value = french > 0 ? DAY (1) : DAY (0);
      else
        token->value = french > 0 ? DAY (6) : DAY (1);
    }
}

static void
settle_wednesday (GArray *tokens)
{
  for (guint i = 0; i < tokens->len; i++)
    {
      RelaisPresenceToken *token = &g_array_index (tokens, RelaisPresenceToken, i);

      if (g_str_equal (token->text, "we"))
        token->value = DAY (2);
    }
}

static void
clear_token (gpointer token)
{
  g_free (((RelaisPresenceToken *) token)->text);
}

/**
 * relais_presence_words_read:
 * @typed: what was typed, valid UTF-8
 * @stored: whether to read it as the stored form, in which "we" is Wednesday
 *
 * Returns: (transfer full) (element-type RelaisPresenceToken): its words, marks and times without the fillers, ended by
 *   %RELAIS_PRESENCE_TOKEN_END
 */
GArray *
relais_presence_words_read (const char *typed, gboolean stored)
{
  g_autofree char *simple = simplify (typed);
  g_autoptr (GString) plain = g_string_new (simple);
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (RelaisPresenceToken));
  RelaisPresenceToken end = { RELAIS_PRESENCE_TOKEN_END, 0, NULL };
  const char *rest;
  int french = 0;

  g_array_set_clear_func (tokens, clear_token);
  replace_phrases (plain);
  for (rest = plain->str; *rest != '\0';)
    {
      RelaisPresenceToken token;

      if (*rest == ' ')
        {
          rest++;
          continue;
        }
      token = g_ascii_isdigit (*rest) ? read_time (&rest, &french)
              : g_ascii_isalpha (*rest) || *rest == '?' ? read_word (&rest, &french)
                                                        : read_mark (&rest);
      if (token.kind == RELAIS_PRESENCE_TOKEN_FILLER)
        clear_token (&token);
      else
        g_array_append_val (tokens, token);
    }

  settle_language (tokens, french);
  if (stored)
    settle_wednesday (tokens);
  end.text = g_strdup ("");
  g_array_append_val (tokens, end);
  return tokens;
}
