/* Where the values of a column go: a field of the person, of a caregiver's patient or of their link, or something
 * that is no field and becomes one or several: a whole name, an address, one more telephone. Their names are those of
 * the command line; "patient_" in front means the caregiver's patient. Pure values.
 */

#include "relais-import-target.h"

#include "relais-care-link.h"
#include "relais-import-heading.h"
#include "relais-person.h"
#include "relais-text.h"

#include <string.h>

#define PATIENT_PREFIX "patient_"

/* The first word of a kind is the one it is called by. */
static const struct {
  const char *word;
  RelaisImportKind kind;
} kinds[] = {
  { RELAIS_IMPORT_WORD_NAME, RELAIS_IMPORT_WHOLE_NAME },
  { RELAIS_IMPORT_WORD_WHOLE_NAME, RELAIS_IMPORT_WHOLE_NAME },
  { RELAIS_IMPORT_WORD_GIVEN_FIRST, RELAIS_IMPORT_GIVEN_FIRST },
  { RELAIS_IMPORT_WORD_ADDRESS, RELAIS_IMPORT_ADDRESS },
  { RELAIS_IMPORT_WORD_HOUSE_NUMBER, RELAIS_IMPORT_HOUSE_NUMBER },
  { RELAIS_IMPORT_WORD_BOX, RELAIS_IMPORT_BOX },
  { RELAIS_IMPORT_WORD_ANY_PHONE, RELAIS_IMPORT_ANY_PHONE },
  { RELAIS_IMPORT_WORD_DIED, RELAIS_IMPORT_DIED },
};

/**
 * relais_import_part_get_type:
 * @part: one of the records a row may speak about
 *
 * Returns: its type
 */
const RelaisRecordType *
relais_import_part_get_type (RelaisImportPart part)
{
  return part == RELAIS_IMPORT_LINK ? &relais_care_link_type : &relais_person_type;
}

/* "Birth date", "birth-date" and "Birth_Date" for "birth_date". */
static char *
make_field_name (const char *typed)
{
  g_autofree char *cleaned = relais_text_clean (typed, 200, NULL);
  char *name = g_ascii_strdown (cleaned, -1);

  return g_strdelimit (name, " -", '_');
}

/**
 * relais_import_target_find_kind:
 * @word: a word
 * @kind: (out): the kind
 *
 * Returns: whether @word is a kind that is no field
 */
gboolean
relais_import_target_find_kind (const char *word, RelaisImportKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].word, word))
        {
          *kind = kinds[i].kind;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * relais_import_target_find_field:
 * @part: one of the records a row may speak about
 * @name: the name of a field
 * @facet: the facets whose fields count
 * @field: (out): its number
 *
 * Returns: whether there is such a field, and it may be typed
 */
gboolean
relais_import_target_find_field (RelaisImportPart part, const char *name, guint facet, guint *field)
{
  const RelaisRecordType *type = relais_import_part_get_type (part);
  int number = relais_record_type_find (type, name);
  const RelaisField *found = number >= 0 ? &type->fields[number] : NULL;

  if (found == NULL || (found->flags & RELAIS_FIELD_MANAGED) || found->kind == RELAIS_FIELD_ID ||
      (found->facet != 0 && !(found->facet & facet)))
    return FALSE;
  *field = (guint) number;
  return TRUE;
}

static gboolean
find_part (const char *name, guint facet, RelaisImportTarget *target)
{
  if (relais_import_target_find_field (target->part, name, facet, &target->field))
    return TRUE;
  return relais_import_target_find_kind (name, &target->kind);
}

/**
 * relais_import_target_find:
 * @name: the name of a field, written with "_", "-" or spaces, or the word of a kind
 * @facet: whom the import is about
 * @target: (out): what it means
 *
 * Returns: whether there is such a target
 */
gboolean
relais_import_target_find (const char *name, guint facet, RelaisImportTarget *target)
{
  g_autofree char *plain = make_field_name (name);

  *target = (RelaisImportTarget){ RELAIS_IMPORT_FIELD, RELAIS_IMPORT_PERSON, 0 };
  if (find_part (plain, facet, target))
    return TRUE;
  if (facet != RELAIS_FACET_CAREGIVER)
    return FALSE;

  if (g_str_has_prefix (plain, PATIENT_PREFIX))
    {
      target->part = RELAIS_IMPORT_PATIENT;
      return find_part (plain + strlen (PATIENT_PREFIX), RELAIS_FACET_PATIENT, target);
    }
  target->part = RELAIS_IMPORT_LINK;
  return relais_import_target_find_field (RELAIS_IMPORT_LINK, plain, 0, &target->field);
}

/**
 * relais_import_target_list_names:
 * @facet: whom the import is about
 *
 * Returns: (transfer full): what relais_import_target_find() knows, for a message
 */
char *
relais_import_target_list_names (guint facet)
{
  g_autofree char *person = relais_record_type_list_names (&relais_person_type, facet);
  g_autofree char *link = relais_record_type_list_names (&relais_care_link_type, 0);
  GString *names = g_string_new (person);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (names, " %s", kinds[i].word);
  if (facet == RELAIS_FACET_CAREGIVER)
    g_string_append_printf (names, " %1$sfamily_name %1$sgiven_name %1$sbirth_date %1$s… %2$s", PATIENT_PREFIX, link);
  return g_string_free (names, FALSE);
}

/**
 * relais_import_target_get_name:
 * @target: a target
 *
 * Returns: (transfer full) (nullable): the name under which relais_import_target_find() finds it: "birth_date",
 *   "patient_name"; %NULL when nothing goes there
 */
char *
relais_import_target_get_name (const RelaisImportTarget *target)
{
  const char *prefix = target->part == RELAIS_IMPORT_PATIENT ? PATIENT_PREFIX : "";

  if (target->kind == RELAIS_IMPORT_FIELD)
    return g_strconcat (prefix, relais_import_part_get_type (target->part)->fields[target->field].name, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i].kind == target->kind)
        return g_strconcat (prefix, kinds[i].word, NULL);
    }
  return NULL;
}

/**
 * relais_import_target_is_whole_name:
 * @target: a target
 *
 * Returns: whether family and given name stand together there
 */
gboolean
relais_import_target_is_whole_name (const RelaisImportTarget *target)
{
  return target->kind == RELAIS_IMPORT_WHOLE_NAME || target->kind == RELAIS_IMPORT_GIVEN_FIRST;
}

/**
 * relais_import_target_is_name:
 * @target: a target
 *
 * Returns: whether a name or a part of one stands there
 */
gboolean
relais_import_target_is_name (const RelaisImportTarget *target)
{
  if (relais_import_target_is_whole_name (target))
    return TRUE;
  return target->kind == RELAIS_IMPORT_FIELD && target->part != RELAIS_IMPORT_LINK &&
         target->field <= RELAIS_PERSON_USUAL_NAME;
}
