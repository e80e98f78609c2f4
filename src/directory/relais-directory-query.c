/* A query taken apart: the words of the text, each with the marks of what the practice calls by such a word (a
 * category, a commune), and the filters, each a choice of marks. It becomes one expression for the index, and is asked
 * again of every row, since the index only knows groups of three letters. Pure.
 */

#include "relais-directory-query-private.h"

#include "relais-directory-entry.h"
#include "relais-directory-text.h"
#include "relais-search-text.h"
#include "relais-text.h"

#include <string.h>

struct _RelaisDirectoryTerms {
  GStrv words;
  GPtrArray *synonyms; /* for each word a GPtrArray of marks */
  GPtrArray *filters;  /* GPtrArrays of marks, one of each is wanted */
  char *match;         /* for the index, NULL: anything */
};

static void
add_mark (GPtrArray *marks, RelaisDirectoryMark mark, const char *value)
{
  char *text = relais_directory_mark_make (mark, value);

  if (text != NULL)
    g_ptr_array_add (marks, text);
}

static void
add_filter (RelaisDirectoryTerms *terms, RelaisDirectoryMark mark, const char *const *values)
{
  GPtrArray *marks;

  if (values == NULL || values[0] == NULL)
    return;
  marks = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; values[i] != NULL; i++)
    add_mark (marks, mark, values[i]);
  g_ptr_array_add (terms->filters, marks);
}

/* A number ending in 00 stands for a whole union of mutualities. */
static void
add_mutuality (RelaisDirectoryTerms *terms, const char *mutuality)
{
  char of_union[] = "000";
  const char *const values[] = { mutuality, of_union, NULL };

  if (mutuality == NULL || *mutuality == '\0')
    return;
  of_union[0] = mutuality[0];
  add_filter (terms, RELAIS_MARK_MUTUALITY, values);
}

static void
add_filters (RelaisDirectoryTerms *terms, const RelaisDirectoryQuery *query)
{
  static const char *const yes[] = { "yes", NULL };
  const char *const serves[] = { query->serves, NULL };

  add_filter (terms, RELAIS_MARK_CATEGORY, query->categories);
  add_filter (terms, RELAIS_MARK_POSTCODE, query->postcodes);
  add_filter (terms, RELAIS_MARK_LANGUAGE, query->languages);
  add_filter (terms, RELAIS_MARK_ACCESS, query->access);
  add_filter (terms, RELAIS_MARK_SERVES, serves);
  add_mutuality (terms, query->mutuality);
  add_filter (terms, RELAIS_MARK_WEEKEND, query->weekend ? yes : NULL);
  add_filter (terms, RELAIS_MARK_URGENT, query->urgent ? yes : NULL);
}

/* Of one or two letters a whole word is wanted: the "de" of "hôpital de jour", not every name that begins with d. */
static gboolean
is_called (const RelaisRecord *label, const char *word)
{
  static const RelaisLabelField names[] = { RELAIS_LABEL_FR, RELAIS_LABEL_NL };
  const char *const words[] = { word, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *key = relais_text_search_key (relais_record_get (label, names[i]));

      if (g_utf8_strlen (word, -1) >= 3 ? strstr (key, word) != NULL
                                        : relais_search_text_fit (key, key, words) == RELAIS_SEARCH_FIT_WHOLE)
        return TRUE;
    }
  return FALSE;
}

/* "kiné" is a category in French, "Schaarbeek" a commune that its card calls Schaerbeek. */
static GPtrArray *
find_synonyms (const RelaisLabels *labels, const char *word)
{
  static const struct {
    const char *kind;
    RelaisDirectoryMark mark;
  } kinds[] = { { RELAIS_LABEL_KIND_CATEGORY, RELAIS_MARK_CATEGORY },
                { RELAIS_LABEL_KIND_COMMUNE, RELAIS_MARK_POSTCODE } };
  GPtrArray *marks = g_ptr_array_new_with_free_func (g_free);

  for (gsize k = 0; labels != NULL && k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) list = relais_labels_list (labels, kinds[k].kind);

      for (guint i = 0; i < list->len; i++)
        {
          if (is_called (list->pdata[i], word))
            add_mark (marks, kinds[k].mark, relais_record_get (list->pdata[i], RELAIS_LABEL_CODE));
        }
    }
  return marks;
}

static void
append_and (GString *match)
{
  if (match->len > 0)
    g_string_append (match, " AND ");
}

static void
append_choice (GString *match, const char *first, GPtrArray *marks)
{
  append_and (match);
  g_string_append_c (match, '(');
  if (first != NULL)
    relais_directory_text_append_match (match, first);
  for (guint i = 0; i < marks->len; i++)
    g_string_append_printf (match, "%s\"%s\"", first != NULL || i > 0 ? " OR " : "", (const char *) marks->pdata[i]);
  /* A value that no entry can have: nothing is found. */
  if (first == NULL && marks->len == 0)
    g_string_append (match, "\"\x1f\x1f\x1f\"");
  g_string_append_c (match, ')');
}

static char *
make_match (RelaisDirectoryTerms *terms)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; terms->words[i] != NULL; i++)
    append_choice (match, terms->words[i], terms->synonyms->pdata[i]);
  for (guint i = 0; i < terms->filters->len; i++)
    append_choice (match, NULL, terms->filters->pdata[i]);
  return g_string_free (match, match->len == 0);
}

/*
 * relais_directory_terms_new:
 * @query: a query
 *
 * Returns: (transfer full): its terms
 */
RelaisDirectoryTerms *
relais_directory_terms_new (const RelaisDirectoryQuery *query)
{
  RelaisDirectoryTerms *terms = g_new0 (RelaisDirectoryTerms, 1);

  terms->words = relais_search_text_split (query->text != NULL ? query->text : "");
  terms->synonyms = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  terms->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; terms->words[i] != NULL; i++)
    g_ptr_array_add (terms->synonyms, find_synonyms (query->labels, terms->words[i]));
  add_filters (terms, query);
  terms->match = make_match (terms);
  return terms;
}

/*
 * relais_directory_terms_free:
 * @terms: (transfer full): terms
 */
void
relais_directory_terms_free (RelaisDirectoryTerms *terms)
{
  g_strfreev (terms->words);
  g_ptr_array_unref (terms->synonyms);
  g_ptr_array_unref (terms->filters);
  g_free (terms->match);
  g_free (terms);
}

/*
 * relais_directory_terms_get_words:
 * @terms: terms
 *
 * Returns: (array zero-terminated=1): the folded words of the text
 */
const char *const *
relais_directory_terms_get_words (RelaisDirectoryTerms *terms)
{
  return (const char *const *) terms->words;
}

/*
 * relais_directory_terms_get_match:
 * @terms: terms
 *
 * Returns: (nullable): the expression for the index, %NULL where everything fits
 */
const char *
relais_directory_terms_get_match (RelaisDirectoryTerms *terms)
{
  return terms->match;
}

static gboolean
has_one_of (const char *marks, GPtrArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      if (strstr (marks, wanted->pdata[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* One or two letters are the beginning of a word, more of them any part of it. */
static gboolean
has_word (const char *body, const char *word)
{
  gboolean anywhere = g_utf8_strlen (word, -1) >= 3;

  for (const char *at = strstr (body, word); at != NULL; at = strstr (at + 1, word))
    {
      if (anywhere || at == body || at[-1] == ' ')
        return TRUE;
    }
  return FALSE;
}

/*
 * relais_directory_terms_match_text:
 * @terms: terms
 * @body: the text of an entry
 * @marks: its marks
 *
 * Returns: whether every word is in it
 */
gboolean
relais_directory_terms_match_text (RelaisDirectoryTerms *terms, const char *body, const char *marks)
{
  for (guint i = 0; terms->words[i] != NULL; i++)
    {
      if (!has_word (body, terms->words[i]) && !has_one_of (marks, terms->synonyms->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/*
 * relais_directory_terms_match_filters:
 * @terms: terms
 * @marks: the marks of an entry
 *
 * Returns: whether it passes every filter
 */
gboolean
relais_directory_terms_match_filters (RelaisDirectoryTerms *terms, const char *marks)
{
  for (guint i = 0; i < terms->filters->len; i++)
    {
      if (!has_one_of (marks, terms->filters->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
holds (const RelaisRecord *entry, RelaisEntryField field, const char *word)
{
  const char *value = relais_record_get (entry, field);
  g_autoptr (GString) digits = NULL;
  g_autofree char *key = NULL;

  if (value == NULL)
    return FALSE;
  /* Folding is what costs, and most rows hold the word as it was typed. */
  if (strstr (value, word) != NULL)
    return TRUE;
  if (relais_directory_entry_type.fields[field].kind != RELAIS_FIELD_PHONE)
    {
      key = relais_text_search_key (value);
      return has_word (key, word);
    }
  digits = g_string_new (NULL);
  relais_search_text_append_digits (digits, value);
  return strstr (digits->str, word) != NULL;
}

/*
 * relais_directory_terms_find_field:
 * @terms: terms
 * @entry: an entry that fits them
 *
 * Returns: the field that holds the first word that no name of @entry holds; -1 where its names hold all, and where
 *   it is told by none of them
 */
int
relais_directory_terms_find_field (RelaisDirectoryTerms *terms, const RelaisRecord *entry)
{
  static const RelaisEntryField names[] = { RELAIS_ENTRY_NAME, RELAIS_ENTRY_NAME_FR, RELAIS_ENTRY_NAME_NL };
  static const RelaisEntryField others[] = {
    RELAIS_ENTRY_ORGANISATION,  RELAIS_ENTRY_UNIT,          RELAIS_ENTRY_PHONE_DIRECT, RELAIS_ENTRY_PHONE,
    RELAIS_ENTRY_PHONE2,        RELAIS_ENTRY_FAX,           RELAIS_ENTRY_MORE_PHONES,  RELAIS_ENTRY_ROLE,
    RELAIS_ENTRY_COMMUNE,       RELAIS_ENTRY_POSTCODE,      RELAIS_ENTRY_STREET,       RELAIS_ENTRY_CATEGORY,
    RELAIS_ENTRY_CONDITIONS_FR, RELAIS_ENTRY_CONDITIONS_NL, RELAIS_ENTRY_DESCRIPTION,
  };

  for (guint w = 0; terms->words[w] != NULL; w++)
    {
      gboolean in_a_name = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (names) && !in_a_name; i++)
        in_a_name = holds (entry, names[i], terms->words[w]);
      for (gsize i = 0; i < G_N_ELEMENTS (others) && !in_a_name; i++)
        {
          if (holds (entry, others[i], terms->words[w]))
            return (int) others[i];
        }
      if (!in_a_name && ((GPtrArray *) terms->synonyms->pdata[w])->len > 0)
        return RELAIS_ENTRY_CATEGORY;
    }
  return -1;
}
