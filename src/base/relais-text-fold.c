/* Folding: the part of a spelling that a person at the phone can be expected to repeat. Case, accents, apostrophes,
 * hyphens and dots go; letters that Unicode does not take apart (œ ß ø ł đ ı …) become what people type for them;
 * Arabic loses what is written or left out at will. Folded text is for comparing, searching and sorting, never for
 * showing. The search index holds folded text: a change here needs the index built anew. Pure functions; any thread.
 */

#include "relais-text.h"

#include <string.h>

/* A run of letters and digits, and whether only an apostrophe, a hyphen or a dot parts it from the one before. */
typedef struct {
  guint start;
  guint length;
  gboolean glued;
} Piece;

/* What stands between the piece being written and the next letter. */
typedef enum { NOTHING, JOINER, SPACE } Gap;

/* A text taken apart: all its letters in one place, a zero after each piece. A sync of a large folder does this a
 * hundred thousand times, so that nothing is copied which need not be. */
typedef struct {
  GString *letters;
  GArray *pieces;
  guint start; /* of the piece being written */
  Gap before;
  Gap gap;
} Split;

/* Letters without a decomposition in Unicode, after lower-casing and taking marks away. */
static const struct {
  gunichar letter;
  const char *folded;
} letters[] = {
  { 0x00DF, "ss" }, { 0x00E6, "ae" }, { 0x00F0, "d" },  { 0x00F8, "o" },  { 0x00FE, "th" }, { 0x0111, "d" },
  { 0x0127, "h" },  { 0x0131, "i" },  { 0x0138, "k" },  { 0x0142, "l" },  { 0x014B, "n" },  { 0x0153, "oe" },
  { 0x0167, "t" },  { 0x0180, "b" },  { 0x0192, "f" },  { 0x0199, "k" },  { 0x019A, "l" },  { 0x01B4, "y" },
  { 0x01DD, "e" },  { 0x0253, "b" },  { 0x0254, "o" },  { 0x0256, "d" },  { 0x0257, "d" },  { 0x0259, "e" },
  { 0x025B, "e" },  { 0x0268, "i" },  { 0x0289, "u" },
  /* Arabic: ta marbuta, tatweel, alef maqsura, alef wasla, Persian kaf, Urdu and Kurdish he, Persian ya. */
  { 0x0629, "ه" },  { 0x0640, "" },   { 0x0649, "ي" },  { 0x0671, "ا" },  { 0x06A9, "ك" },  { 0x06BE, "ه" },
  { 0x06C1, "ه" },  { 0x06CC, "ي" },  { 0x06D5, "ه" },
};

/* Words that people write joined to the next one or apart: "Van den Broeck", "El Amrani", "D Hondt", "St Gilles". */
static const char *const particles[] = {
  "abd", "abdel", "abdul", "abou", "abu", "af", "ait", "al", "av", "bel", "ben", "bin", "bint", "bou", "d", "da",
  "de", "degli", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "la", "le", "les", "l", "lo",
  "los", "mac", "mc", "o", "op", "ould", "saint", "sainte", "sint", "st", "ste", "t", "te", "ten", "ter", "van",
  "vanden", "vander", "ver", "von", "zu", "zum", "zur",
};

#define LONGEST_PARTICLE 6

static gboolean
is_particle (const char *word, guint length)
{
  for (gsize i = 0; length <= LONGEST_PARTICLE && i < G_N_ELEMENTS (particles); i++)
    {
      if (*particles[i] == *word && strcmp (particles[i], word) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Apostrophes, hyphens and dots in all their shapes: they are typed or left out at will. */
static gboolean
is_joiner (gunichar ch)
{
  switch (ch)
    {
    case '\'': case '`': case '-': case '.':
    case 0x00B4: /* acute accent */
    case 0x00B7: /* middle dot, as in aidant·e */
    case 0x02B9: case 0x02BB: case 0x02BC: case 0x02BE: case 0x02BF: case 0x02C8:
    case 0x055A: case 0x05F3:
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032:
    case 0x2022: case 0x2024: case 0x2027: case 0x22C5: case 0x30FB:
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2043: case 0x2212:
    case 0x05BE: case 0x06D4:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_dropped (gunichar ch)
{
  GUnicodeType type = g_unichar_type (ch);

  return type == G_UNICODE_FORMAT || type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;
}

static gboolean
is_letter_or_number (gunichar ch)
{
  return g_unichar_isalnum (ch) || g_unichar_type (ch) == G_UNICODE_SPACING_MARK;
}

static void
append_letter (GString *out, gunichar ch)
{
  ch = g_unichar_tolower (ch);

  for (gsize i = 0; ch > 0x7F && i < G_N_ELEMENTS (letters); i++)
    {
      if (letters[i].letter == ch)
        {
          g_string_append (out, letters[i].folded);
          return;
        }
    }

  /* Digits of every script are digits. */
  if (ch > 0x7F && g_unichar_type (ch) == G_UNICODE_DECIMAL_NUMBER)
    ch = (gunichar) ('0' + g_unichar_digit_value (ch));
  g_string_append_unichar (out, ch);
}

static void
end_piece (Split *split)
{
  Piece piece = { split->start, (guint) split->letters->len - split->start,
                  split->before == JOINER && split->pieces->len > 0 };

  if (piece.length == 0)
    return;
  g_array_append_val (split->pieces, piece);
  g_string_append_c (split->letters, '\0');
  split->start = (guint) split->letters->len;
}

static void
take_gap (Split *split, gboolean is_joined)
{
  split->gap = MAX (split->gap, is_joined ? JOINER : SPACE);
}

static void
begin_letter (Split *split)
{
  if (split->gap == NOTHING)
    return;
  end_piece (split);
  split->before = split->gap;
  split->gap = NOTHING;
}

static void
take_ascii (Split *split, char ch)
{
  if (!g_ascii_isalnum (ch))
    {
      take_gap (split, is_joiner ((gunichar) ch));
      return;
    }
  begin_letter (split);
  g_string_append_c (split->letters, g_ascii_tolower (ch));
}

/* Compatibility decomposition is done character by character: marks are dropped, so their order does not matter, and
 * the time stays linear whatever is typed. */
static void
take_letter (Split *split, gunichar ch)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH] = { ch };
  gsize n_parts = is_joiner (ch) ? 1 : g_unichar_fully_decompose (ch, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n_parts; i++)
    {
      if (is_dropped (parts[i]))
        continue;
      if (!is_letter_or_number (parts[i]) || is_joiner (parts[i]))
        {
          take_gap (split, is_joiner (parts[i]));
          continue;
        }
      begin_letter (split);
      append_letter (split->letters, parts[i]);
    }
}

static void
take_foreign (Split *split, const char *run, gsize length)
{
  g_autofree char *lower = g_utf8_casefold (run, (gssize) length);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    take_letter (split, g_utf8_get_char (p));
}

static void
split_init (Split *split, const char *text)
{
  g_autofree char *mended = NULL;
  const char *p = text != NULL ? text : "";

  if (!g_utf8_validate (p, -1, NULL))
    p = mended = g_utf8_make_valid (p, -1);
  *split = (Split) { .letters = g_string_sized_new (strlen (p) + 16),
                     .pieces = g_array_new (FALSE, FALSE, sizeof (Piece)),
                     .before = SPACE };
  while (*p != '\0')
    {
      const char *run;

      for (; *p != '\0' && (guchar) *p < 0x80; p++)
        take_ascii (split, *p);
      for (run = p; (guchar) *p >= 0x80; p++)
        ;
      if (p > run)
        take_foreign (split, run, (gsize) (p - run));
    }
  end_piece (split);
}

static void
split_clear (Split *split)
{
  g_string_free (split->letters, TRUE);
  g_array_unref (split->pieces);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Split, split_clear)

#define PIECE(split, i) (&g_array_index ((split)->pieces, Piece, i))

static const char *
get_letters (const Split *split, guint i)
{
  return split->letters->str + PIECE (split, i)->start;
}

static gboolean
is_single (const Split *split, guint i)
{
  return (guint) (g_utf8_next_char (get_letters (split, i)) - get_letters (split, i)) == PIECE (split, i)->length;
}

/* The end of the word that begins at @start: single letters belong to what they are glued to (D'Hondt, M.A.), longer
 * pieces stand alone (Saint-Gilles). */
static guint
end_of_word (const Split *split, guint start)
{
  guint end = start + 1;

  while (end < split->pieces->len && PIECE (split, end)->glued && is_single (split, end - 1))
    end++;
  return end;
}

/* The end of the longest form that might be written as one word: across hyphens, and from particles to their name. */
static guint
end_of_group (const Split *split, guint start)
{
  guint end = start + 1;

  while (end < split->pieces->len && (PIECE (split, end)->glued || is_particle (get_letters (split, end - 1),
                                                                                PIECE (split, end - 1)->length)))
    end++;
  return end;
}

static void
append_pieces (GString *out, const Split *split, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    g_string_append_len (out, get_letters (split, i), PIECE (split, i)->length);
}

/* Words, each once; they live as long as the text that was split, and @joined those of several pieces. */
typedef struct {
  GPtrArray *list;
  GHashTable *seen;
  GStringChunk *joined;
} Words;

static void
words_clear (Words *words)
{
  g_ptr_array_unref (words->list);
  g_hash_table_unref (words->seen);
  g_string_chunk_free (words->joined);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static void
add_once (Words *words, const Split *split, guint start, guint end)
{
  const char *word = get_letters (split, start);

  if (end > start + 1)
    {
      g_autoptr (GString) whole = g_string_new (NULL);

      append_pieces (whole, split, start, end);
      word = g_string_chunk_insert_len (words->joined, whole->str, (gssize) whole->len);
    }
  if (*word != '\0' && g_hash_table_add (words->seen, (gpointer) word))
    g_ptr_array_add (words->list, (gpointer) word);
}

static void
words_init (Words *words, const Split *split, gboolean all_forms)
{
  guint group = 0;
  guint group_end = 0;

  *words = (Words) { g_ptr_array_new (), g_hash_table_new (g_str_hash, g_str_equal), g_string_chunk_new (256) };
  for (guint start = 0, end; start < split->pieces->len; start = end)
    {
      guint first = start;

      if (start == group_end)
        {
          group = start;
          group_end = end_of_group (split, start);
        }
      end = end_of_word (split, start);
      add_once (words, split, start, end);
      if (!all_forms)
        continue;

      /* "hondt" of "dhondt" */
      while (first < end && is_single (split, first))
        first++;
      if (first < end && first > start)
        add_once (words, split, first, end);

      if (end == group_end && group < start)
        add_once (words, split, group, end);
    }
}

static GStrv
copy_words (const char *text, gboolean all_forms)
{
  g_auto (Split) split;
  g_auto (Words) words;
  GStrv copy;

  split_init (&split, text);
  words_init (&words, &split, all_forms);
  copy = g_new0 (char *, words.list->len + 1);
  for (guint i = 0; i < words.list->len; i++)
    copy[i] = g_strdup (words.list->pdata[i]);
  return copy;
}

/**
 * relais_text_fold:
 * @text: (nullable): any text
 *
 * Returns: (transfer full): the folded words with one space between them; what an apostrophe, a hyphen or a dot parts
 *   is joined ("dhondt", "saintgilles"). "" where there is neither letter nor digit. Folding it again changes nothing.
 */
char *
relais_text_fold (const char *text)
{
  g_auto (Split) split;
  GString *folded;

  split_init (&split, text);
  folded = g_string_sized_new (split.letters->len);
  for (guint i = 0; i < split.pieces->len; i++)
    {
      if (folded->len > 0 && !PIECE (&split, i)->glued)
        g_string_append_c (folded, ' ');
      append_pieces (folded, &split, i, i + 1);
    }
  return g_string_free (folded, FALSE);
}

/**
 * relais_text_fold_words:
 * @text: (nullable): any text, such as a name
 *
 * Returns: (transfer full): every word under which @text may be looked for, each once: "van", "den", "broeck" and
 *   "vandenbroeck"; "dhondt" and "hondt"; "saint", "gilles" and "saintgilles"
 */
GStrv
relais_text_fold_words (const char *text)
{
  return copy_words (text, TRUE);
}

/**
 * relais_text_query_words:
 * @text: (nullable): what was typed into a search field
 *
 * Returns: (transfer full): the folded words, each once, that must all be found in a relais_text_search_key(), in any
 *   order. Hyphens part words here, so that "Jean-Paul" finds "Jean Paul" too.
 */
GStrv
relais_text_query_words (const char *text)
{
  return copy_words (text, FALSE);
}

/**
 * relais_text_search_key:
 * @text: (nullable): the texts under which a record is to be found, with spaces between them
 *
 * Returns: (transfer full): the words of relais_text_fold_words() with one space between them, for an index that finds
 *   parts of words
 */
char *
relais_text_search_key (const char *text)
{
  g_auto (Split) split;
  g_auto (Words) words;
  GString *key;

  split_init (&split, text);
  words_init (&words, &split, TRUE);
  key = g_string_sized_new (split.letters->len + 64);
  for (guint i = 0; i < words.list->len; i++)
    {
      if (i > 0)
        g_string_append_c (key, ' ');
      g_string_append (key, words.list->pdata[i]);
    }
  return g_string_free (key, FALSE);
}

/**
 * relais_text_sort_key:
 * @text: (nullable): a name, family name first
 *
 * Returns: (transfer full): a key to compare byte by byte, as a Belgian telephone book sorts: "Van den Broeck" stands
 *   with "Vandenbroeck". Spellings that fold alike are kept apart by a tail after a tab, so that the order is stable.
 */
char *
relais_text_sort_key (const char *text)
{
  g_auto (Split) split;
  g_autofree char *cleaned = relais_text_clean (text, 0, NULL);
  GString *key = g_string_new (NULL);

  split_init (&split, text);
  for (guint start = 0, end; start < split.pieces->len; start = end)
    {
      end = end_of_group (&split, start);
      if (key->len > 0)
        g_string_append_c (key, ' ');
      append_pieces (key, &split, start, end);
    }
  g_string_append_c (key, '\t');
  g_string_append (key, cleaned);
  return g_string_free (key, FALSE);
}
