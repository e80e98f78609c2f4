/* What an entry of the directory is found by. The index knows groups of three characters only, so whatever is asked of
 * it is written as such: three letters of a word; two marks and a word's first letter, or one and its first two, for
 * the one or two letters with which a word begins; and a mark (category, postcode…) as one character of its own between
 * two that say which kind it is, from Unicode's private area, which no text of a card holds. Pure, any thread.
 */

#include "relais-directory-text.h"

#include "relais-commune.h"
#include "relais-directory-entry.h"
#include "relais-search-text.h"
#include "relais-text.h"

#include <string.h>

#define BEGINS      "^^"
#define FIRST_KIND  ((gunichar) 0xE010)
#define FIRST_VALUE ((gunichar) 0xF0000)
#define LAST_VALUE  0xFFFDu
#define SEPARATORS  ";, "

static gboolean
read_digits (const char *text, gsize length, guint *number)
{
  if (strlen (text) != length || strspn (text, "0123456789") != length)
    return FALSE;
  *number = (guint) g_ascii_strtoull (text, NULL, 10);
  return TRUE;
}

static gboolean
read_letters (const char *text, guint *number)
{
  gsize length = strlen (text);

  *number = 0;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalpha (text[i]))
        return FALSE;
      *number = *number * 27 + 1 + (guint) (g_ascii_tolower (text[i]) - 'a');
    }
  return length == 2 || length == 3;
}

static gboolean
read_word (guint field, const char *word, guint *number)
{
  const char *const *words = relais_directory_entry_type.fields[field].words;

  for (*number = 0; words[*number] != NULL; (*number)++)
    {
      if (g_str_equal (words[*number], word))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_value (RelaisDirectoryMark mark, const char *value, guint *number)
{
  switch (mark)
    {
    case RELAIS_MARK_CATEGORY:
      return read_digits (value, 2, number);
    case RELAIS_MARK_POSTCODE:
    case RELAIS_MARK_SERVES:
      return read_digits (value, 4, number);
    case RELAIS_MARK_LANGUAGE:
      return read_letters (value, number);
    case RELAIS_MARK_ACCESS:
      return read_word (RELAIS_ENTRY_ACCESS, value, number);
    case RELAIS_MARK_MUTUALITY:
      return read_digits (value, 3, number);
    case RELAIS_MARK_WEEKEND:
    case RELAIS_MARK_URGENT:
      *number = 1;
      return g_str_equal (value, "yes");
    case RELAIS_N_MARKS:
    default:
      return FALSE;
    }
}

/**
 * relais_directory_mark_make:
 * @mark: a kind of mark
 * @value: its value
 *
 * Returns: (transfer full) (nullable): the three characters that stand for it, %NULL where it is no such value
 */
char *
relais_directory_mark_make (RelaisDirectoryMark mark, const char *value)
{
  GString *text;
  guint number;

  if (!read_value (mark, value, &number) || number > LAST_VALUE)
    return NULL;
  text = g_string_sized_new (12);
  g_string_append_unichar (text, FIRST_KIND + (gunichar) mark);
  g_string_append_unichar (text, FIRST_VALUE + (gunichar) number);
  g_string_append_unichar (text, FIRST_KIND + (gunichar) mark);
  return g_string_free (text, FALSE);
}

static void
append_marks (GString *marks, RelaisDirectoryMark mark, const char *values)
{
  g_auto (GStrv) parts = NULL;

  if (values == NULL)
    return;
  parts = g_strsplit_set (values, SEPARATORS, -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *text = *parts[i] != '\0' ? relais_directory_mark_make (mark, parts[i]) : NULL;

      if (text != NULL)
        g_string_append (marks, text);
    }
}

static char *
make_marks (const RelaisRecord *entry)
{
  static const struct {
    RelaisDirectoryMark mark;
    RelaisEntryField field;
  } sources[] = {
    { RELAIS_MARK_CATEGORY, RELAIS_ENTRY_CATEGORY },     { RELAIS_MARK_POSTCODE, RELAIS_ENTRY_POSTCODE },
    { RELAIS_MARK_SERVES, RELAIS_ENTRY_SERVES_POSTCODES }, { RELAIS_MARK_LANGUAGE, RELAIS_ENTRY_LANGUAGES },
    { RELAIS_MARK_ACCESS, RELAIS_ENTRY_ACCESS },         { RELAIS_MARK_MUTUALITY, RELAIS_ENTRY_MUTUALITIES },
    { RELAIS_MARK_WEEKEND, RELAIS_ENTRY_WEEKEND },       { RELAIS_MARK_URGENT, RELAIS_ENTRY_URGENT },
  };
  const char *commune = relais_record_get (entry, RELAIS_ENTRY_COMMUNE);
  GString *marks = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    append_marks (marks, sources[i].mark, relais_record_get (entry, sources[i].field));
  if (relais_record_get (entry, RELAIS_ENTRY_POSTCODE) == NULL && commune != NULL)
    append_marks (marks, RELAIS_MARK_POSTCODE, relais_commune_get_postcode (commune));
  return g_string_free (marks, FALSE);
}

static void
append_folded (GString *body, const RelaisRecord *entry, const RelaisEntryField *fields, gsize n_fields)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autofree char *key = NULL;

  for (gsize i = 0; i < n_fields; i++)
    {
      const char *value = relais_record_get (entry, fields[i]);

      if (value == NULL)
        continue;
      if (joined->len > 0)
        g_string_append_c (joined, ' ');
      g_string_append (joined, value);
    }
  key = relais_text_search_key (joined->str);
  if (*key != '\0')
    g_string_append_printf (body, "%s%s", body->len > 0 ? " " : "", key);
}

static char *
make_body (const RelaisRecord *entry, gsize *name_length, gsize *title_length)
{
  static const RelaisEntryField names[] = { RELAIS_ENTRY_NAME, RELAIS_ENTRY_NAME_FR, RELAIS_ENTRY_NAME_NL };
  static const RelaisEntryField titles[] = { RELAIS_ENTRY_ORGANISATION, RELAIS_ENTRY_UNIT };
  static const RelaisEntryField others[] = { RELAIS_ENTRY_ROLE,          RELAIS_ENTRY_CATEGORY,
                                             RELAIS_ENTRY_STREET,        RELAIS_ENTRY_POSTCODE,
                                             RELAIS_ENTRY_COMMUNE,       RELAIS_ENTRY_DESCRIPTION,
                                             RELAIS_ENTRY_CONDITIONS_FR, RELAIS_ENTRY_CONDITIONS_NL };
  static const RelaisEntryField phones[] = { RELAIS_ENTRY_PHONE, RELAIS_ENTRY_PHONE_DIRECT, RELAIS_ENTRY_PHONE2,
                                             RELAIS_ENTRY_FAX };
  const char *more = relais_record_get (entry, RELAIS_ENTRY_MORE_PHONES);
  g_auto (GStrv) numbers = g_strsplit (more != NULL ? more : "", ";", -1);
  GString *body = g_string_sized_new (256);

  append_folded (body, entry, names, G_N_ELEMENTS (names));
  *name_length = body->len;
  append_folded (body, entry, titles, G_N_ELEMENTS (titles));
  *title_length = body->len;
  append_folded (body, entry, others, G_N_ELEMENTS (others));
  for (gsize i = 0; i < G_N_ELEMENTS (phones); i++)
    relais_search_text_append_digits (body, relais_record_get (entry, phones[i]));
  for (guint i = 0; numbers[i] != NULL; i++)
    relais_search_text_append_digits (body, numbers[i]);
  return g_string_free (body, FALSE);
}

/**
 * relais_directory_text_make:
 * @text: (out caller-allocates): where it goes
 * @entry: an entry
 *
 * Puts together what @entry is found by.
 */
void
relais_directory_text_make (RelaisDirectoryText *text, const RelaisRecord *entry)
{
  const char *name = relais_directory_entry_get_name (entry, NULL);

  text->sort_key = relais_text_sort_key (name != NULL ? name : "");
  text->body = make_body (entry, &text->name_length, &text->title_length);
  text->marks = make_marks (entry);
  text->indexed = relais_directory_text_index (text->body, text->marks);
}

/**
 * relais_directory_text_clear:
 * @text: what was made
 */
void
relais_directory_text_clear (RelaisDirectoryText *text)
{
  g_clear_pointer (&text->sort_key, g_free);
  g_clear_pointer (&text->body, g_free);
  g_clear_pointer (&text->marks, g_free);
  g_clear_pointer (&text->indexed, g_free);
}

/**
 * relais_directory_text_index:
 * @body: folded text
 * @marks: marks
 *
 * The same two always give the same text: without it the index cannot forget it.
 *
 * Returns: (transfer full): the text that is given to the index
 */
char *
relais_directory_text_index (const char *body, const char *marks)
{
  GString *text = g_string_sized_new (strlen (body) * 3 / 2 + strlen (marks) + 8);

  g_string_append (text, BEGINS);
  for (const char *word = body; *word != '\0';)
    {
      gsize length = strcspn (word, " ");

      g_string_append_len (text, word, (gssize) length);
      word += length;
      for (; *word == ' '; word++)
        g_string_append (text, BEGINS);
    }
  g_string_append (text, marks);
  return g_string_free (text, FALSE);
}

/**
 * relais_directory_text_append_match:
 * @match: an expression for the index
 * @word: a folded word, not empty
 *
 * Adds what every text has that holds @word: its beginning where it is shorter than three letters, else all its groups
 * of three. Whether they stand together is seen in the text itself.
 */
void
relais_directory_text_append_match (GString *match, const char *word)
{
  glong length = g_utf8_strlen (word, -1);
  const char *start = word;

  if (length < 3)
    {
      g_string_append_printf (match, "\"%s%s\"", length == 1 ? BEGINS : "^", word);
      return;
    }
  g_string_append_c (match, '(');
  for (glong i = 0; i + 3 <= length; i++)
    {
      const char *end = g_utf8_offset_to_pointer (start, 3);

      g_string_append_printf (match, "%s\"%.*s\"", i > 0 ? " AND " : "", (int) (end - start), start);
      start = g_utf8_next_char (start);
    }
  g_string_append_c (match, ')');
}
