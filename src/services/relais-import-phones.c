/* The telephones of one row: three slots, filled first by the columns that name them, then by every other column of
 * numbers; several numbers in one cell are taken apart. Used by relais-import-row.c.
 */

#include "relais-import-reading-private.h"

#include "relais-field-reader.h"
#include "relais-phone.h"

static const guint phone_slots[RELAIS_PERSON_N_PHONES] = { RELAIS_PERSON_PHONE, RELAIS_PERSON_PHONE2,
                                                           RELAIS_PERSON_PHONE3 };

static gboolean
has_phone (RelaisRecordBuilder *builder, const char *e164)
{
  for (guint i = 0; i < RELAIS_PERSON_N_PHONES; i++)
    {
      g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;

      if (relais_phone_parse (relais_record_builder_get (builder, phone_slots[i]), &phone) &&
          g_strcmp0 (phone.e164 != NULL ? phone.e164 : phone.display, e164) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Of a remark with a number in it that is longer than the field, the number alone is kept. */
static gboolean
shorten (const RelaisImportCell *cell, RelaisPhone *phone, RelaisImportCell *shortened)
{
  guint limit = relais_field_get_limit (&relais_person_type.fields[RELAIS_PERSON_PHONE]);

  *shortened = *cell;
  if (g_utf8_strlen (cell->text, -1) <= limit || !relais_phone_parse (cell->text, phone))
    return FALSE;
  shortened->text = phone->display;
  return TRUE;
}

static void
put_number (RelaisImportReading *reading, RelaisImportPart part, guint wanted, const RelaisImportCell *whole)
{
  RelaisRecordBuilder *builder = reading->builders[part];
  const RelaisImportValue *value;
  g_auto (RelaisPhone) phone_of_whole = RELAIS_PHONE_INIT;
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
  RelaisImportCell only;
  gboolean shortened = shorten (whole, &phone_of_whole, &only);
  const RelaisImportCell *cell = &only;
  guint slot = wanted;

  if (!relais_import_reading_read_text (reading, part, phone_slots[wanted], cell, &value) ||
      !relais_phone_parse (value->text, &phone) ||
      has_phone (builder, phone.e164 != NULL ? phone.e164 : phone.display))
    return;

  while (slot < RELAIS_PERSON_N_PHONES && relais_record_builder_get (builder, phone_slots[slot]) != NULL)
    slot++;
  for (guint i = 0; slot == RELAIS_PERSON_N_PHONES && i < wanted; i++)
    {
      if (relais_record_builder_get (builder, phone_slots[i]) == NULL)
        slot = i;
    }

  if (slot == RELAIS_PERSON_N_PHONES)
    {
      relais_import_reading_report (reading, cell->column, RELAIS_IMPORT_NUMBERS_LEFT_OUT, phone.display);
      return;
    }
  if (shortened)
    relais_import_reading_report (reading, cell->column, RELAIS_IMPORT_ONLY_NUMBER_TAKEN, phone.display);
  relais_record_builder_set (builder, phone_slots[slot], value->text);
}

/* "02 474 02 55 / 0478 12 34 56" in one cell are two numbers. */
static void
put_numbers (RelaisImportReading *reading, RelaisImportPart part, guint wanted, const RelaisImportCell *cell)
{
  g_auto (GStrv) numbers = relais_phone_split (cell->text);

  if (g_strv_length (numbers) < 2)
    {
      put_number (reading, part, wanted, cell);
      return;
    }
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      RelaisImportCell one = { numbers[i], cell->column };

      put_number (reading, part, wanted, &one);
    }
}

/* Cells with a field of their own first, so that the others find what is free. */
void
relais_import_reading_read_phones (RelaisImportReading *reading, RelaisImportPart part)
{
  for (guint i = 0; i < RELAIS_PERSON_N_PHONES; i++)
    {
      const RelaisImportCell *cell = &reading->cells->fields[part][phone_slots[i]];

      if (cell->text != NULL)
        put_numbers (reading, part, i, cell);
    }
  for (guint i = 0; i < reading->cells->phones[part]->len; i++)
    put_numbers (reading, part, 0, &g_array_index (reading->cells->phones[part], RelaisImportCell, i));
}
