/* Reads a file of vCards, several in a file, of any version, in one pass. A card ends at its own END:VCARD or where the
 * next one begins; whatever is wrong with it is listed with its line and does not touch the others. Of a card within a
 * card (AGENT) nothing is taken. Nothing is kept but the entries; works on bytes, knows no files. Any thread.
 */

#include "relais-vcard-reader.h"

#include "relais-directory-values.h"
#include "relais-vcard-fields.h"
#include "relais-vcard-lines.h"
#include "relais-vcard-property.h"

#include <string.h>

/* A card has some thirty lines. What has more is no card but a file whose ends are lost. */
#define MAX_CARD_LINES 5000

typedef struct {
  RelaisDirectoryValues values;
  RelaisVcardFields *fields;
  gboolean may_hold_zero;

  gboolean is_outside_listed; /* one problem for lines that follow each other */

  /* The card that is being read. */
  gboolean in_card;
  gboolean has_zero;
  gboolean is_line_listed;
  gboolean after_agent;
  gboolean after_base64;
  guint depth;
  guint n_lines;
} Reader;

static void
begin_card (Reader *reader, guint line)
{
  reader->in_card = TRUE;
  reader->has_zero = FALSE;
  reader->is_line_listed = FALSE;
  reader->after_agent = FALSE;
  reader->after_base64 = FALSE;
  reader->is_outside_listed = FALSE;
  reader->depth = 0;
  reader->n_lines = 0;
  relais_directory_values_begin (&reader->values, line);
  relais_vcard_fields_begin (reader->fields);
}

static void
refuse_card (Reader *reader, RelaisDirectoryProblemCode code)
{
  reader->in_card = FALSE;
  relais_directory_values_refuse (&reader->values, code, NULL);
}

static void
end_card (Reader *reader)
{
  if (reader->n_lines > MAX_CARD_LINES)
    {
      refuse_card (reader, RELAIS_PROBLEM_CARD_TOO_LARGE);
    }
  else if (reader->has_zero)
    {
      refuse_card (reader, RELAIS_PROBLEM_ZERO_BYTE);
    }
  else
    {
      reader->in_card = FALSE;
      relais_vcard_fields_end (reader->fields);
      relais_directory_values_take (&reader->values);
    }
}

static gboolean
is_card_word (const RelaisVcardProperty *property, const char *name)
{
  return relais_vcard_span_is (property->name, name) &&
         relais_vcard_span_is (relais_vcard_span_strip (property->value), "VCARD");
}

/* The picture of a card of version 2.1 need not be folded: its lines go on until an empty one. */
static gboolean
is_base64 (const RelaisVcardLine *line)
{
  for (gsize i = 0; i < line->length; i++)
    {
      if (!g_ascii_isalnum (line->text[i]) && strchr ("+/= ", line->text[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
take_junk (Reader *reader, const RelaisVcardLine *line)
{
  if (reader->depth > 0 || (reader->after_base64 && is_base64 (line)))
    return;
  if (!reader->is_line_listed)
    relais_directory_values_report (&reader->values, line->line, RELAIS_PROBLEM_LINE, NULL);
  reader->is_line_listed = TRUE;
}

static void
check_version (Reader *reader, const RelaisVcardProperty *property, guint line)
{
  RelaisVcardSpan version = relais_vcard_span_strip (property->value);
  g_autofree char *unknown = NULL;

  if (relais_vcard_span_is (version, "2.1") || relais_vcard_span_is (version, "3.0") ||
      relais_vcard_span_is (version, "4.0"))
    return;
  unknown = g_strndup (version.text, MIN (version.length, 40));
  relais_directory_values_report (&reader->values, line, RELAIS_PROBLEM_VERSION, unknown);
}

/* A card within the card (vCard 2.1): "AGENT:" and then its lines, or its first line at once. */
static gboolean
opens_agent (Reader *reader, const RelaisVcardProperty *property)
{
  RelaisVcardSpan value = relais_vcard_span_strip (property->value);

  if (!relais_vcard_span_is (property->name, "AGENT"))
    return FALSE;
  if (relais_vcard_span_is (value, "BEGIN:VCARD"))
    {
      reader->depth++;
      return TRUE;
    }
  reader->after_agent = value.length == 0;
  return reader->after_agent;
}

static void
take_property (Reader *reader, const RelaisVcardProperty *property, guint line)
{
  gboolean after_agent = reader->after_agent;

  reader->after_agent = FALSE;
  reader->is_line_listed = FALSE;
  reader->after_base64 = property->encoding == RELAIS_VCARD_BASE64;

  if (is_card_word (property, "BEGIN"))
    {
      if (after_agent)
        {
          reader->depth++;
          return;
        }
      refuse_card (reader, RELAIS_PROBLEM_NO_END);
      begin_card (reader, line);
    }
  else if (is_card_word (property, "END"))
    {
      if (reader->depth > 0)
        reader->depth--;
      else
        end_card (reader);
    }
  else if (opens_agent (reader, property) || reader->depth > 0 || reader->n_lines > MAX_CARD_LINES)
    {
      return;
    }
  else
    {
      if (relais_vcard_span_is (property->name, "VERSION"))
        check_version (reader, property, line);
      relais_vcard_fields_take (reader->fields, property, line);
    }
}

static void
take_card_line (Reader *reader, const RelaisVcardLine *line)
{
  RelaisVcardProperty property;

  reader->n_lines++;
  if (reader->may_hold_zero && memchr (line->text, '\0', line->length) != NULL)
    {
      reader->has_zero = TRUE;
      return;
    }
  if (line->length == 0)
    return;
  if (relais_vcard_property_parse (&property, line->text, line->length))
    take_property (reader, &property, line->line);
  else
    take_junk (reader, line);
}

static void
take_outside_line (Reader *reader, const RelaisVcardLine *line)
{
  RelaisVcardSpan text = relais_vcard_span_strip ((RelaisVcardSpan) { line->text, line->length });
  RelaisVcardProperty property;

  if (text.length == 0)
    return;
  if (g_ascii_toupper (*text.text) == 'B' && relais_vcard_property_parse (&property, text.text, text.length) &&
      is_card_word (&property, "BEGIN"))
    {
      begin_card (reader, line->line);
      return;
    }
  if (!reader->is_outside_listed)
    relais_directory_values_report (&reader->values, line->line, RELAIS_PROBLEM_OUTSIDE_CARD, NULL);
  reader->is_outside_listed = TRUE;
}

/* The end of the file is missing: what stood behind this card, if anything, nobody knows. */
static void
end_in_the_middle (Reader *reader)
{
  refuse_card (reader, RELAIS_PROBLEM_NO_END);
  relais_directory_reading_add_bad (reader->values.reading, NULL);
}

/**
 * relais_vcard_reader_begins_card:
 * @text: the bytes of a file
 * @length: their number
 *
 * Returns: whether they begin as a file of vCards does
 */
gboolean
relais_vcard_reader_begins_card (const char *text, gsize length)
{
  RelaisVcardSpan whole = { text, length };

  for (; whole.length > 0 && g_ascii_isspace (*whole.text); whole.text++)
    whole.length--;
  return relais_vcard_span_begins (whole, "BEGIN:VCARD");
}

/**
 * relais_vcard_reader_read:
 * @text: the bytes of a file, without the mark of UTF-8
 * @length: their number
 * @today: today's date
 * @reading: where the cards and what is wrong with them go
 *
 * Reads vCard 2.1 (versit, 1996), 3.0 (RFC 2426) and 4.0 (RFC 6350, 6868), and what telephones and offices make of
 * them. Takes time and room in proportion to @length.
 */
void
relais_vcard_reader_read (const char *text, gsize length, RelaisDate today, RelaisDirectoryReading *reading)
{
  Reader reader = { .may_hold_zero = memchr (text, '\0', length) != NULL };
  g_auto (RelaisVcardLines) lines;
  RelaisVcardLine line;

  relais_vcard_lines_init (&lines, text, length);
  relais_directory_values_init (&reader.values, reading, today);
  reader.fields = relais_vcard_fields_new (&reader.values);

  while (relais_vcard_lines_next (&lines, &line))
    {
      if (reader.in_card)
        take_card_line (&reader, &line);
      else
        take_outside_line (&reader, &line);
    }

  if (reader.in_card)
    end_in_the_middle (&reader);
  relais_vcard_fields_free (reader.fields);
  relais_directory_values_clear (&reader.values);
}
