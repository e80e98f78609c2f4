/* Folding: the part of a spelling that a person at the phone can be expected to repeat. Case, accents, apostrophes,
 * hyphens and dots go; letters that Unicode does not take apart (œ ß ø ł đ ı …) become what people type for them;
 * Arabic loses what is written or left out at will. Folded text is for comparing, searching and sorting, never for
 * showing. The search index holds folded text: a change here needs the index built anew. Pure functions; any thread.
 */

#include "relais-text.h"

#include <string.h>

/* A run of letters and digits, and whether only an apostrophe, a hyphen or a dot parts it from the one before. */
typedef struct {
  char *letters;
  gboolean glued;
} Piece;

static void
piece_clear (gpointer data)
{
  g_free (((Piece *) data)->letters);
}

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

static gboolean
is_particle (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (particles); i++)
    {
      if (strcmp (particles[i], word) == 0)
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

/* What stands between the piece being written and the next letter. */
typedef enum { NOTHING, JOINER, SPACE } Gap;

static void
end_piece (GArray *pieces, GString *letters_so_far, Gap gap_before)
{
  Piece piece = { NULL, gap_before == JOINER && pieces->len > 0 };

  if (letters_so_far->len == 0)
    return;

  piece.letters = g_strdup (letters_so_far->str);
  g_array_append_val (pieces, piece);
  g_string_truncate (letters_so_far, 0);
}

/* Compatibility decomposition is done character by character: marks are dropped, so their order does not matter, and
 * the time stays linear whatever is typed. */
static GArray *
split (const char *text)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);
  g_autoptr (GString) current = g_string_new (NULL);
  Gap before = SPACE;
  Gap gap = NOTHING;

  g_array_set_clear_func (pieces, piece_clear);
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);
      gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH] = { ch };
      gsize n_parts = is_joiner (ch) ? 1 : g_unichar_fully_decompose (ch, TRUE, parts, G_N_ELEMENTS (parts));

      for (gsize i = 0; i < n_parts; i++)
        {
          if (is_dropped (parts[i]))
            continue;
          if (!is_letter_or_number (parts[i]) || is_joiner (parts[i]))
            {
              gap = MAX (gap, is_joiner (parts[i]) ? JOINER : SPACE);
              continue;
            }
          if (gap != NOTHING)
            {
              end_piece (pieces, current, before);
              before = gap;
              gap = NOTHING;
            }
          append_letter (current, parts[i]);
        }
    }
  end_piece (pieces, current, before);
  return pieces;
}

static gboolean
is_single (const Piece *piece)
{
  return *g_utf8_next_char (piece->letters) == '\0';
}

#define PIECE(pieces, i) (&g_array_index (pieces, Piece, i))

/* The end of the word that begins at @start: single letters belong to what they are glued to (D'Hondt, M.A.), longer
 * pieces stand alone (Saint-Gilles). */
static guint
end_of_word (const GArray *pieces, guint start)
{
  guint end = start + 1;

  while (end < pieces->len && PIECE (pieces, end)->glued && is_single (PIECE (pieces, end - 1)))
    end++;
  return end;
}

/* The end of the longest form that might be written as one word: across hyphens, and from particles to their name. */
static guint
end_of_group (const GArray *pieces, guint start)
{
  guint end = start + 1;

  while (end < pieces->len && (PIECE (pieces, end)->glued || is_particle (PIECE (pieces, end - 1)->letters)))
    end++;
  return end;
}

static char *
join (const GArray *pieces, guint start, guint end)
{
  GString *joined = g_string_new (NULL);

  for (guint i = start; i < end; i++)
    g_string_append (joined, PIECE (pieces, i)->letters);
  return g_string_free (joined, FALSE);
}

static void
add_once (GPtrArray *words, GHashTable *seen, char *word)
{
  if (*word == '\0' || g_hash_table_contains (seen, word))
    {
      g_free (word);
      return;
    }

  g_hash_table_add (seen, word);
  g_ptr_array_add (words, word);
}

static GStrv
collect_words (const char *text, gboolean all_forms)
{
  g_autoptr (GArray) pieces = split (text);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *words = g_ptr_array_new ();
  guint group = 0;
  guint group_end = 0;

  for (guint start = 0, end; start < pieces->len; start = end)
    {
      guint first = start;

      if (start == group_end)
        {
          group = start;
          group_end = end_of_group (pieces, start);
        }
      end = end_of_word (pieces, start);
      add_once (words, seen, join (pieces, start, end));
      if (!all_forms)
        continue;

      /* "hondt" of "dhondt" */
      while (first < end && is_single (PIECE (pieces, first)))
        first++;
      if (first < end)
        add_once (words, seen, join (pieces, first, end));

      if (end == group_end)
        add_once (words, seen, join (pieces, group, end));
    }

  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_free (words, FALSE);
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
  g_autoptr (GArray) pieces = split (text);
  GString *folded = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      if (folded->len > 0 && !PIECE (pieces, i)->glued)
        g_string_append_c (folded, ' ');
      g_string_append (folded, PIECE (pieces, i)->letters);
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
  return collect_words (text, TRUE);
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
  return collect_words (text, FALSE);
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
  g_auto (GStrv) words = relais_text_fold_words (text);

  return g_strjoinv (" ", words);
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
  g_autoptr (GArray) pieces = split (text);
  g_autofree char *cleaned = relais_text_clean (text, 0, NULL);
  GString *key = g_string_new (NULL);

  for (guint start = 0, end; start < pieces->len; start = end)
    {
      g_autofree char *joined = NULL;

      end = end_of_group (pieces, start);
      joined = join (pieces, start, end);
      if (key->len > 0)
        g_string_append_c (key, ' ');
      g_string_append (key, joined);
    }

  g_string_append_c (key, '\t');
  g_string_append (key, cleaned);
  return g_string_free (key, FALSE);
}
