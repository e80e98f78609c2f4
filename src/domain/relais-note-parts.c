/* A long entry of the notebook as linked parts, for the exchange with others: how its text is cut, which part says what
 * of the whole, how they are told apart again, and in which order they are read. Pure.
 */

#include "relais-note-parts.h"

#include "relais-text.h"

#include <string.h>

/* Where the piece of at most @room characters from @text ends: behind a word where there is one. */
static const char *
find_end (const char *text, guint room)
{
  const char *end = text;
  const char *last_space = NULL;
  guint n = 0;

  for (; *end != '\0' && n < room; end = g_utf8_next_char (end), n++)
    {
      if (g_unichar_isspace (g_utf8_get_char (end)))
        last_space = end;
    }
  if (*end == '\0' || g_unichar_isspace (g_utf8_get_char (end)) || last_space == NULL || last_space == text)
    return end;
  return last_space;
}

static GPtrArray *
cut (const char *text, guint room)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);

  while (*text != '\0')
    {
      const char *end = find_end (text, room);

      g_ptr_array_add (pieces, g_strchomp (g_strndup (text, (gsize) (end - text))));
      for (text = end; *text != '\0' && g_unichar_isspace (g_utf8_get_char (text));)
        text = g_utf8_next_char (text);
    }
  return pieces;
}

/* How many characters " (12/12)" takes. */
static guint
measure_mark (guint n)
{
  char digits[16];

  return 4 + 2 * (guint) g_snprintf (digits, sizeof digits, "%u", n);
}

/**
 * relais_note_split:
 * @text: the text of an entry
 * @limit: the most characters of a part, in code points
 *
 * Cuts a text that is too long for the exchange with others (KMEHR diary note, be-communication) into parts that say
 * which of how many they are; no character that shows is lost.
 *
 * Returns: (transfer full): the parts; @text alone where it fits
 */
GStrv
relais_note_split (const char *text, guint limit)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) pieces = NULL;
  guint n = 2;

  if (relais_text_length (text) <= limit)
    {
      g_strv_builder_add (builder, text);
      return g_strv_builder_end (builder);
    }
  for (pieces = cut (text, limit - measure_mark (n)); pieces->len > n;)
    {
      n = pieces->len;
      g_ptr_array_unref (pieces);
      pieces = cut (text, limit - measure_mark (n));
    }
  for (guint i = 0; i < pieces->len; i++)
    {
      g_autofree char *part = g_strdup_printf ("%s (%u/%u)", (const char *) pieces->pdata[i], i + 1, pieces->len);

      g_strv_builder_add (builder, part);
    }
  return g_strv_builder_end (builder);
}

/**
 * relais_note_count_parts:
 * @text: the text of an entry
 *
 * Returns: of how many linked parts it would be made, 1 where the exchange takes it whole
 */
guint
relais_note_count_parts (const char *text)
{
  g_auto (GStrv) parts = relais_note_split (text, RELAIS_NOTE_EXCHANGE_LIMIT);

  return g_strv_length (parts);
}

/**
 * relais_note_take_part:
 * @whole: an entry that is to be signed in linked parts
 * @text: the text of one of them
 * @id: its id
 * @before: (nullable): the id of the part before it, %NULL for the first
 *
 * The first part says all that the entry says beside its text. The others have the same readers, urgency and source, so
 * that none is seen by more people or later than the first; what is asked, measured, answered or corrected stands once.
 *
 * Returns: (transfer full): the part
 */
RelaisRecord *
relais_note_take_part (const RelaisRecord *whole, const char *text, const char *id, const char *before)
{
  static const guint once[] = { RELAIS_NOTE_HOME_LINE, RELAIS_NOTE_ANSWER_BY, RELAIS_NOTE_ANSWERS,
                                RELAIS_NOTE_CORRECTS, RELAIS_NOTE_MEASURES };
  RelaisRecordBuilder *builder = relais_record_builder_new_from (whole);

  relais_record_builder_set_id (builder, id);
  relais_record_builder_set (builder, RELAIS_NOTE_TEXT, text);
  for (gsize i = 0; before != NULL && i < G_N_ELEMENTS (once); i++)
    relais_record_builder_set (builder, once[i], NULL);
  if (before != NULL)
    relais_record_builder_set (builder, RELAIS_NOTE_CONTINUES, before);
  return relais_record_builder_end (builder);
}

/* "12" and what stands behind it; nothing that another number could be written as. */
static gboolean
read_number (const char **text, guint *number)
{
  char *end;

  if (!g_ascii_isdigit (**text) || **text == '0')
    return FALSE;
  *number = (guint) g_ascii_strtoull (*text, &end, 10);
  *text = end;
  return TRUE;
}

/**
 * relais_note_get_part:
 * @note: an entry
 * @part: (out): which part it is, from 1 on
 * @n: (out): of how many
 *
 * Returns: whether it is one of linked parts: it says so at its end, and all but the first continue another entry
 */
gboolean
relais_note_get_part (const RelaisRecord *note, guint *part, guint *n)
{
  const char *text = relais_record_get (note, RELAIS_NOTE_TEXT);
  const char *mark = text != NULL ? strrchr (text, '(') : NULL;
  gboolean continues = relais_record_get (note, RELAIS_NOTE_CONTINUES) != NULL;

  return mark++ != NULL && read_number (&mark, part) && *mark++ == '/' && read_number (&mark, n) &&
         g_str_equal (mark, ")") && *n > 1 && *part <= *n && continues == (*part > 1);
}

/**
 * relais_notes_order_parts:
 * @items: what stands in a timeline, the last one signed first
 * @get_note: gives the entry of an item
 *
 * Parts that stand one above the other are turned round, so that one reads on from the first to the last.
 */
void
relais_notes_order_parts (GPtrArray *items, const RelaisRecord *(*get_note) (gconstpointer item))
{
  for (guint first = 0; first < items->len; first++)
    {
      guint last = first;

      while (last + 1 < items->len &&
             relais_record_is (get_note (items->pdata[last]), RELAIS_NOTE_CONTINUES,
                               relais_record_get_id (get_note (items->pdata[last + 1]))))
        last++;
      for (guint i = first, j = last; i < j; i++, j--)
        {
          gpointer item = items->pdata[i];

          items->pdata[i] = items->pdata[j];
          items->pdata[j] = item;
        }
      first = last;
    }
}
