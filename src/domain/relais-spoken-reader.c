/* A typed date as a row of tokens: numbers, folded words, separators. Used by relais_spoken_date_parse() and
 * relais_spoken_reader_read_written() only. A reader lives on the stack of its caller.
 */

#include "relais-spoken-reader.h"

#include "relais-text.h"

#include <string.h>

static gboolean
is_apostrophe (gunichar ch)
{
  return ch == '\'' || ch == 0x2019;
}

static gboolean
is_dash (gunichar ch)
{
  return ch == '-' || ch == 0x2010 || ch == 0x2011 || ch == 0x2013 || ch == 0x2212;
}

/* Letters with the apostrophes and hyphens between them, folded: "aujourdhui", "apresdemain". */
static const char *
read_word (const char *p, RelaisSpokenToken *token)
{
  const char *start = p;
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (p)) ||
         ((is_apostrophe (g_utf8_get_char (p)) || is_dash (g_utf8_get_char (p))) &&
          g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p)))))
    p = g_utf8_next_char (p);

  word = g_strndup (start, (gsize) (p - start));
  folded = relais_text_fold (word);
  token->kind = strlen (folded) < sizeof token->word ? RELAIS_SPOKEN_WORD : RELAIS_SPOKEN_OTHER;
  g_strlcpy (token->word, folded, sizeof token->word);
  return p;
}

static const char *
read_number (const char *p, RelaisSpokenToken *token)
{
  for (; g_ascii_isdigit (*p); p++)
    {
      if (++token->n_digits <= 8)
        token->value = token->value * 10 + (*p - '0');
    }

  token->kind = token->n_digits <= 8 ? RELAIS_SPOKEN_NUMBER : RELAIS_SPOKEN_OTHER;
  return p;
}

static const char *
read_token (const char *p, RelaisSpokenToken *token)
{
  gunichar ch = g_utf8_get_char (p);

  if (g_unichar_isalpha (ch))
    return read_word (p, token);
  if (g_ascii_isdigit (*p))
    return read_number (p, token);

  if (ch == '/' || ch == '.' || is_dash (ch))
    {
      token->kind = RELAIS_SPOKEN_SEPARATOR;
      token->sign = is_dash (ch) ? '-' : (char) ch;
    }
  else
    {
      token->kind = ch == ',' ? RELAIS_SPOKEN_COMMA : ch == '+' ? RELAIS_SPOKEN_PLUS : RELAIS_SPOKEN_OTHER;
    }
  return g_utf8_next_char (p);
}

/**
 * relais_spoken_reader_split:
 * @reader: a reader without tokens
 * @text: cleaned text
 *
 * Returns: whether @text consists of things that dates are made of
 */
gboolean
relais_spoken_reader_split (RelaisSpokenReader *reader, const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0';)
    {
      /* The apostrophe of "'26" too. */
      if (*p == ' ' || (is_apostrophe (g_utf8_get_char (p)) && g_ascii_isdigit (*g_utf8_next_char (p))))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (n == RELAIS_SPOKEN_MAX_TOKENS)
        return FALSE;
      p = read_token (p, &reader->tokens[n]);
      if (reader->tokens[n++].kind == RELAIS_SPOKEN_OTHER)
        return FALSE;
    }

  return n > 0;
}

/**
 * relais_spoken_reader_peek:
 * @reader: a reader
 *
 * Returns: the next token; after the last one %RELAIS_SPOKEN_END
 */
const RelaisSpokenToken *
relais_spoken_reader_peek (const RelaisSpokenReader *reader)
{
  return &reader->tokens[reader->at];
}

/**
 * relais_spoken_reader_at_end:
 * @reader: a reader
 *
 * Returns: whether nothing follows but a dot, which may end anything ("ven.", "27.11.")
 */
gboolean
relais_spoken_reader_at_end (const RelaisSpokenReader *reader)
{
  const RelaisSpokenToken *token = relais_spoken_reader_peek (reader);

  return token->kind == RELAIS_SPOKEN_END || (token->sign == '.' && token[1].kind == RELAIS_SPOKEN_END);
}

/**
 * relais_spoken_reader_take:
 * @reader: a reader
 * @kind: a kind of token
 *
 * Returns: whether the next token is of that kind; then it is taken
 */
gboolean
relais_spoken_reader_take (RelaisSpokenReader *reader, RelaisSpokenKind kind)
{
  if (relais_spoken_reader_peek (reader)->kind != kind)
    return FALSE;

  reader->at++;
  return TRUE;
}

/**
 * relais_spoken_reader_take_sign:
 * @reader: a reader
 * @sign: '/', '-' or '.'
 *
 * Returns: whether the next token is that separator; then it is taken
 */
gboolean
relais_spoken_reader_take_sign (RelaisSpokenReader *reader, char sign)
{
  return relais_spoken_reader_peek (reader)->sign == sign &&
         relais_spoken_reader_take (reader, RELAIS_SPOKEN_SEPARATOR);
}

/**
 * relais_spoken_reader_take_word:
 * @reader: a reader
 * @list: a list of words
 * @value: (out) (optional): what the word means
 *
 * Returns: whether the next token is a word of that list; then it is taken
 */
gboolean
relais_spoken_reader_take_word (RelaisSpokenReader *reader, RelaisSpokenList list, int *value)
{
  const RelaisSpokenToken *token = relais_spoken_reader_peek (reader);

  return token->kind == RELAIS_SPOKEN_WORD && relais_spoken_words_find (list, token->word, value) &&
         relais_spoken_reader_take (reader, RELAIS_SPOKEN_WORD);
}

/**
 * relais_spoken_reader_take_phrase:
 * @reader: a reader
 * @words: folded words, ended by %NULL
 *
 * Returns: whether the next tokens are these words; then they are taken
 */
gboolean
relais_spoken_reader_take_phrase (RelaisSpokenReader *reader, const char *const *words)
{
  guint start = reader->at;

  for (; *words != NULL; words++)
    {
      if (strcmp (relais_spoken_reader_peek (reader)->word, *words) != 0)
        {
          reader->at = start;
          return FALSE;
        }
      reader->at++;
    }

  return TRUE;
}

/**
 * relais_spoken_reader_take_weekdays:
 * @reader: a reader
 *
 * Returns: the weekdays that the next token may mean, as for relais_spoken_words_find_weekdays(); it is taken where
 *   there is any
 */
guint
relais_spoken_reader_take_weekdays (RelaisSpokenReader *reader)
{
  guint weekdays = relais_spoken_words_find_weekdays (relais_spoken_reader_peek (reader)->word, reader->language);

  if (weekdays != 0)
    reader->at++;
  return weekdays;
}
