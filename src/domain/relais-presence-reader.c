/* Puts the words of relais-presence-words.c together to segments: some days with their times. Days without a time are
 * whole days, times without a day are those of every day. Where one segment ends is not always said: after the times of
 * its days, or after the days of its times, and "et" counts more than a comma. Pure, any thread.
 */

#include "relais-presence-reader.h"

#include "relais-presence-words.h"

#define MAX_TIMES  16

/* Around noon, where no hours are said. */
#define NOON_FROM (12 * 60)
#define NOON_TO   (14 * 60)

/* A night may end on the next morning: from this time on, and not after that one. */
#define NIGHT_FROM (18 * 60)
#define NIGHT_TO   (12 * 60)

typedef struct {
  GArray *tokens;
  guint next;
  RelaisPresenceWeek week;

  /* The segment being read. */
  guint days;
  guint excluded;
  RelaisPresenceSlot times[MAX_TIMES];
  guint n_times;
  gboolean times_first;

  /* What the last words announce. */
  gboolean except;
  gboolean between;
  gboolean after;
  gboolean before;

  RelaisIssueCode problem;
  const char *culprit; /* NULL as long as everything was understood */
} Reader;

static const RelaisPresenceToken *
peek (const Reader *reader, guint further)
{
  guint i = MIN (reader->next + further, reader->tokens->len - 1);

  return &g_array_index (reader->tokens, RelaisPresenceToken, i);
}

static void
give_up (Reader *reader, RelaisIssueCode problem, const RelaisPresenceToken *token)
{
  reader->problem = problem;
  reader->culprit = token->text;
}

static void
end_segment (Reader *reader)
{
  RelaisPresenceSlot whole = { 0, RELAIS_PRESENCE_ALL_DAY, 0, 0 };
  guint days = (reader->days != 0 ? reader->days : RELAIS_PRESENCE_ALL_DAYS) & ~reader->excluded;

  if (reader->days == 0 && reader->excluded == 0 && reader->n_times == 0)
    return;

  if (reader->n_times == 0)
    reader->times[reader->n_times++] = whole;
  for (guint i = 0; i < reader->n_times; i++)
    {
      reader->times[i].days = days;
      if (!relais_presence_week_add (&reader->week, &reader->times[i]))
        give_up (reader, RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD, peek (reader, 0));
    }

  reader->days = 0;
  reader->excluded = 0;
  reader->n_times = 0;
  reader->times_first = FALSE;
  reader->except = FALSE;
}

static gboolean
is_time (const RelaisPresenceToken *token)
{
  return token->kind == RELAIS_PRESENCE_TOKEN_TIME || token->kind == RELAIS_PRESENCE_TOKEN_PARTS ||
         token->kind == RELAIS_PRESENCE_TOKEN_AFTER || token->kind == RELAIS_PRESENCE_TOKEN_BETWEEN ||
         token->kind == RELAIS_PRESENCE_TOKEN_ALL_DAY;
}

/* Whether the days that begin here have a time behind them: "…, weekend matin". */
static gboolean
days_have_times (const Reader *reader)
{
  guint i = 0;

  while (peek (reader, i)->kind == RELAIS_PRESENCE_TOKEN_DAYS || peek (reader, i)->kind == RELAIS_PRESENCE_TOKEN_AND ||
         peek (reader, i)->kind == RELAIS_PRESENCE_TOKEN_UNTIL)
    i++;
  return is_time (peek (reader, i));
}

/* The mark or word before the next token: -1 for none, else the value of the AND. */
static int
get_and_before (const Reader *reader)
{
  const RelaisPresenceToken *token;

  if (reader->next == 0)
    return -1;
  token = &g_array_index (reader->tokens, RelaisPresenceToken, reader->next - 1);
  return token->kind == RELAIS_PRESENCE_TOKEN_AND ? token->value : -1;
}

static void
add_days (Reader *reader, guint days)
{
  if (reader->except)
    reader->excluded |= days;
  else
    reader->days |= days;
}

static guint
make_range (int first, int last)
{
  guint days = 0;
  int day;

  for (day = first; day != last; day = (day + 1) % 7)
    days |= 1u << day;
  return days | 1u << last;
}

/* Words that announce a second side, such as "-" or "jusqu'à": how many follow the next token. */
static guint
count_until (const Reader *reader)
{
  guint n = 0;

  while (peek (reader, 1 + n)->kind == RELAIS_PRESENCE_TOKEN_UNTIL)
    n++;
  return n;
}

static void
read_days (Reader *reader)
{
  const RelaisPresenceToken *token = peek (reader, 0);
  guint n_until = count_until (reader);
  const RelaisPresenceToken *last = peek (reader, 1 + n_until);
  int and_before = get_and_before (reader);
  gboolean starts_segment = reader->n_times > 0 &&
                            (reader->days != 0 ? !reader->times_first
                                               : and_before == 1 || (and_before == 0 && days_have_times (reader)));

  if (starts_segment && !reader->except)
    end_segment (reader);

  if (n_until > 0 && last->kind == RELAIS_PRESENCE_TOKEN_DAYS && __builtin_popcount ((guint) token->value) == 1 &&
      __builtin_popcount ((guint) last->value) == 1)
    {
      add_days (reader, make_range (__builtin_ctz ((guint) token->value), __builtin_ctz ((guint) last->value)));
      reader->next += 2 + n_until;
      return;
    }

  add_days (reader, (guint) token->value);
  reader->next++;
}

/* A time opens a segment where the one before has its days behind its times, or where "et" parts it from its days. */
static void
begin_time (Reader *reader)
{
  if ((reader->times_first && reader->days != 0) ||
      (reader->days != 0 && reader->n_times == 0 && get_and_before (reader) == 1))
    end_segment (reader);
  reader->except = FALSE;
  if (reader->days == 0 && reader->excluded == 0)
    reader->times_first = TRUE;
}

static void
add_time (Reader *reader, RelaisPresencePart part, int from, int to, const RelaisPresenceToken *token)
{
  if (reader->n_times == MAX_TIMES)
    {
      give_up (reader, RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD, token);
      return;
    }

  reader->times[reader->n_times++] = (RelaisPresenceSlot) { 0, part, from, to };
}

static void
read_parts (Reader *reader)
{
  const RelaisPresenceToken *token = peek (reader, 0);

  begin_time (reader);
  for (int part = RELAIS_PRESENCE_MORNING; part <= RELAIS_PRESENCE_NIGHT; part++)
    {
      if ((token->value & (1 << part)) != 0)
        add_time (reader, (RelaisPresencePart) part, 0, 0, token);
    }
  reader->next++;
}

static gboolean
is_possible (int from, int to)
{
  return from < to || (from >= NIGHT_FROM && to <= NIGHT_TO);
}

static void
add_hours (Reader *reader, const RelaisPresenceToken *from, const RelaisPresenceToken *to)
{
  int start = from->value == 24 * 60 ? 0 : from->value;
  int end = to->value == 0 ? 24 * 60 : to->value;

  if (from->value < 0 || to->value < 0 || !is_possible (start, end))
    give_up (reader, RELAIS_ISSUE_PRESENCE_TIME_IMPOSSIBLE, from->value < 0 ? from : to);
  else
    add_time (reader, RELAIS_PRESENCE_HOURS, start, end, from);
}

static void
read_time (Reader *reader)
{
  static const RelaisPresenceToken midnight = { RELAIS_PRESENCE_TOKEN_TIME, 24 * 60, NULL };
  const RelaisPresenceToken *token = peek (reader, 0);
  gboolean joined = reader->between && peek (reader, 1)->kind == RELAIS_PRESENCE_TOKEN_AND;
  guint n_until = joined ? 1 : count_until (reader);
  const RelaisPresenceToken *end = peek (reader, 1 + n_until);

  begin_time (reader);
  reader->next++;
  if (n_until > 0 && end->kind == RELAIS_PRESENCE_TOKEN_TIME)
    {
      add_hours (reader, token, end);
      reader->next += 1 + n_until;
    }
  else if (token->value < 0)
    {
      give_up (reader, RELAIS_ISSUE_PRESENCE_TIME_IMPOSSIBLE, token);
    }
  else if (reader->after)
    {
      add_hours (reader, token, &midnight);
    }
  else if (reader->before && token->value > 0)
    {
      add_time (reader, RELAIS_PRESENCE_HOURS, 0, token->value, token);
    }
  else if (token->value == NOON_FROM && !g_ascii_isdigit (token->text[0]))
    {
      add_time (reader, RELAIS_PRESENCE_HOURS, NOON_FROM, NOON_TO, token);
    }
  else
    {
      give_up (reader, RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD, token);
    }

  reader->after = FALSE;
  reader->before = FALSE;
  reader->between = FALSE;
}

static void
read_token (Reader *reader)
{
  const RelaisPresenceToken *token = peek (reader, 0);

  switch (token->kind)
    {
    case RELAIS_PRESENCE_TOKEN_DAYS:
      read_days (reader);
      return;
    case RELAIS_PRESENCE_TOKEN_PARTS:
      read_parts (reader);
      return;
    case RELAIS_PRESENCE_TOKEN_TIME:
      read_time (reader);
      return;
    case RELAIS_PRESENCE_TOKEN_ALL_DAY:
      begin_time (reader);
      add_time (reader, RELAIS_PRESENCE_ALL_DAY, 0, 0, token);
      break;
    case RELAIS_PRESENCE_TOKEN_BREAK:
      end_segment (reader);
      break;
    case RELAIS_PRESENCE_TOKEN_BETWEEN:
      reader->between = TRUE;
      break;
    case RELAIS_PRESENCE_TOKEN_AFTER:
      reader->after = TRUE;
      break;
    case RELAIS_PRESENCE_TOKEN_UNTIL:
      reader->before = reader->before || token->value == 1;
      break;
    case RELAIS_PRESENCE_TOKEN_EXCEPT:
      reader->except = TRUE;
      break;
    case RELAIS_PRESENCE_TOKEN_UNKNOWN:
      give_up (reader, RELAIS_ISSUE_PRESENCE_NOT_UNDERSTOOD, token);
      break;
    case RELAIS_PRESENCE_TOKEN_AND:
    case RELAIS_PRESENCE_TOKEN_FILLER:
    case RELAIS_PRESENCE_TOKEN_END:
    default:
      break;
    }
  reader->next++;
}

/**
 * relais_presence_reader_read:
 * @typed: what was typed, valid UTF-8
 * @stored: whether to read it as the stored form
 * @week: (out caller-allocates): when someone is present
 * @problem: (out): why it was not understood
 * @culprit: (out) (transfer full) (nullable): which part of it
 *
 * Returns: whether everything was understood
 */
gboolean
relais_presence_reader_read (const char *typed, gboolean stored, RelaisPresenceWeek *week, RelaisIssueCode *problem,
                             char **culprit)
{
  g_autoptr (GArray) tokens = relais_presence_words_read (typed, stored);
  Reader reader = { tokens, 0 };

  while (reader.culprit == NULL && peek (&reader, 0)->kind != RELAIS_PRESENCE_TOKEN_END)
    read_token (&reader);
  if (reader.culprit == NULL)
    end_segment (&reader);

  *week = reader.week;
  *problem = reader.problem;
  /* At the end it is the whole that is too much. */
  *culprit = g_strdup (reader.culprit != NULL && reader.culprit[0] == '\0' ? typed : reader.culprit);
  return reader.culprit == NULL;
}
