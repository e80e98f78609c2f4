/* The practice's own layer over the directory: a note, a favourite, hours, corrections, and which numbers answer. It
 * lies in the register and stays whatever becomes of the source; an entry is shown as the source has it with the
 * practice's corrections over it. The tables of fields, and the rules. Pure.
 */

#include "relais-own-entry.h"

#include "relais-directory-entry.h"

#include <glib/gi18n-lib.h>

#define KEY_LENGTH 260

static const RelaisField entry_fields[RELAIS_OWN_ENTRY_N_FIELDS] = {
  [RELAIS_OWN_ENTRY_KEY] = { "key", N_("Entry of the directory"), RELAIS_FIELD_TEXT, .max_length = KEY_LENGTH },
  [RELAIS_OWN_ENTRY_NAME] = { "name", N_("Name"), RELAIS_FIELD_TEXT, .max_length = 250 },
  [RELAIS_OWN_ENTRY_FAVOURITE] = { "favourite", N_("Favourite"), RELAIS_FIELD_YES_NO },
  [RELAIS_OWN_ENTRY_NOTE] = { "note", N_("Our note"), RELAIS_FIELD_TEXT, .max_length = 1000 },
  [RELAIS_OWN_ENTRY_HOURS] = { "hours", N_("Opening hours as we know them"), RELAIS_FIELD_PRESENCE },
};

const RelaisRecordType relais_own_entry_type = { "own_entry", entry_fields, RELAIS_OWN_ENTRY_N_FIELDS };

static const RelaisField line_fields[RELAIS_OWN_LINE_N_FIELDS] = {
  [RELAIS_OWN_LINE_KEY] = { "key", N_("Entry of the directory"), RELAIS_FIELD_TEXT, .max_length = KEY_LENGTH },
  [RELAIS_OWN_LINE_NUMBER] = { "number", N_("Phone"), RELAIS_FIELD_TEXT, .max_length = 60 },
  [RELAIS_OWN_LINE_WORKED_ON] = { "worked_on", N_("Last answered on"), RELAIS_FIELD_DATE },
  [RELAIS_OWN_LINE_FAILED_ON] = { "failed_on", N_("Last not answered on"), RELAIS_FIELD_DATE },
};

const RelaisRecordType relais_own_line_type = { "own_line", line_fields, RELAIS_OWN_LINE_N_FIELDS };

static const RelaisField correction_fields[RELAIS_OWN_CORRECTION_N_FIELDS] = {
  [RELAIS_OWN_CORRECTION_KEY] = { "key", N_("Entry of the directory"), RELAIS_FIELD_TEXT, .max_length = KEY_LENGTH },
  [RELAIS_OWN_CORRECTION_FIELD] = { "field", N_("What is corrected"), RELAIS_FIELD_TEXT, .max_length = 40 },
  [RELAIS_OWN_CORRECTION_VALUE] = { "value", N_("What is right"), RELAIS_FIELD_TEXT, .max_length = 4000 },
  [RELAIS_OWN_CORRECTION_INSTEAD_OF] = { "instead_of", N_("What the directory says"), RELAIS_FIELD_TEXT,
                                         .max_length = 4000 },
  [RELAIS_OWN_CORRECTION_NOTED_ON] = { "noted_on", N_("Noted on"), RELAIS_FIELD_DATE },
};

const RelaisRecordType relais_own_correction_type = { "own_correction", correction_fields,
                                                      RELAIS_OWN_CORRECTION_N_FIELDS };

/**
 * relais_own_entry_is_empty:
 * @own: what is kept about an entry
 *
 * Returns: whether it says nothing any more
 */
gboolean
relais_own_entry_is_empty (const RelaisRecord *own)
{
  return relais_record_get (own, RELAIS_OWN_ENTRY_FAVOURITE) == NULL &&
         relais_record_get (own, RELAIS_OWN_ENTRY_NOTE) == NULL &&
         relais_record_get (own, RELAIS_OWN_ENTRY_HOURS) == NULL;
}

/**
 * relais_own_entry_may_correct:
 * @field: a RelaisEntryField
 *
 * Returns: whether the practice may know it better: not by what the card is known, nor what it says of itself
 */
gboolean
relais_own_entry_may_correct (guint field)
{
  return field != RELAIS_ENTRY_UID && field != RELAIS_ENTRY_KIND && field != RELAIS_ENTRY_REVISION &&
         field != RELAIS_ENTRY_VALID_UNTIL && field != RELAIS_ENTRY_OTHER_PROPERTIES && field < RELAIS_ENTRY_N_FIELDS;
}

/**
 * relais_own_correction_apply:
 * @entry: an entry as the source has it
 * @corrections: (element-type RelaisRecord): corrections, those of other entries are passed over
 *
 * Returns: (transfer full): the entry as it is shown
 */
RelaisRecord *
relais_own_correction_apply (const RelaisRecord *entry, GPtrArray *corrections)
{
  RelaisRecordBuilder *builder = relais_record_builder_new_from (entry);

  for (guint i = 0; i < corrections->len; i++)
    {
      const RelaisRecord *correction = corrections->pdata[i];
      int field = relais_record_type_find (&relais_directory_entry_type,
                                           relais_record_get (correction, RELAIS_OWN_CORRECTION_FIELD));

      if (field >= 0 && relais_own_entry_may_correct ((guint) field) &&
          relais_record_is (correction, RELAIS_OWN_CORRECTION_KEY, relais_record_get_id (entry)))
        relais_record_builder_set (builder, (guint) field, relais_record_get (correction, RELAIS_OWN_CORRECTION_VALUE));
    }
  return relais_record_builder_end (builder);
}

/**
 * relais_own_correction_is_settled:
 * @correction: a correction
 * @entry: its entry as the source has it now
 *
 * Returns: whether the source says something else than it did when the practice corrected it
 */
gboolean
relais_own_correction_is_settled (const RelaisRecord *correction, const RelaisRecord *entry)
{
  int field = relais_record_type_find (&relais_directory_entry_type,
                                       relais_record_get (correction, RELAIS_OWN_CORRECTION_FIELD));

  return field < 0 || g_strcmp0 (relais_record_get (entry, (guint) field),
                                 relais_record_get (correction, RELAIS_OWN_CORRECTION_INSTEAD_OF)) != 0;
}
