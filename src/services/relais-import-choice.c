/* What somebody may choose a column of a spreadsheet to mean, in the order in which a window offers it: names first,
 * then the fields of the person, of the caregiver's patient and of their link. Pure.
 */

#include "relais-import-choice.h"

#include "relais-import-target.h"
#include "relais-person.h"

#include <glib/gi18n-lib.h>

/* What is no field, but is read into some. */
static const struct {
  RelaisImportKind kind;
  const char *label;
} kinds[] = {
  { RELAIS_IMPORT_WHOLE_NAME, N_("Family name and given name") },
  { RELAIS_IMPORT_GIVEN_FIRST, N_("Given name and family name") },
  { RELAIS_IMPORT_ADDRESS, N_("Whole address") },
  { RELAIS_IMPORT_HOUSE_NUMBER, N_("House number") },
  { RELAIS_IMPORT_BOX, N_("Box") },
  { RELAIS_IMPORT_ANY_PHONE, N_("A phone number") },
  { RELAIS_IMPORT_DIED, N_("Died, or the date of it") },
};

static void
choice_free (gpointer data)
{
  RelaisImportChoice *choice = data;

  g_free (choice->name);
  g_free (choice->label);
  g_free (choice);
}

static void
add (GPtrArray *choices, const RelaisImportTarget *target, const char *label)
{
  RelaisImportChoice *choice = g_new0 (RelaisImportChoice, 1);

  choice->name = relais_import_target_get_name (target);
  /* Translators: a field of the patient, in a list of caregivers: "Patient: Date of birth" */
  choice->label = target->part == RELAIS_IMPORT_PATIENT ? g_strdup_printf (_("Patient: %s"), label) : g_strdup (label);
  g_ptr_array_add (choices, choice);
}

static void
add_part (GPtrArray *choices, RelaisImportPart part, guint facet)
{
  const RelaisRecordType *type = relais_import_part_get_type (part);
  RelaisImportTarget target = { RELAIS_IMPORT_FIELD, part, 0 };

  for (gsize i = 0; part != RELAIS_IMPORT_LINK && i < G_N_ELEMENTS (kinds); i++)
    {
      target.kind = kinds[i].kind;
      add (choices, &target, _(kinds[i].label));
    }
  target.kind = RELAIS_IMPORT_FIELD;
  for (guint i = 0; i < type->n_fields; i++)
    if (relais_import_target_find_field (part, type->fields[i].name, facet, &target.field))
      add (choices, &target, _(type->fields[i].label));
}

/**
 * relais_import_choices_new:
 * @facet: %RELAIS_FACET_PATIENT or %RELAIS_FACET_CAREGIVER: whom the rows are about
 *
 * Returns: (transfer full) (element-type RelaisImportChoice): everything a column may be taken for
 */
GPtrArray *
relais_import_choices_new (guint facet)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);

  add_part (choices, RELAIS_IMPORT_PERSON, facet);
  if (facet == RELAIS_FACET_CAREGIVER)
    {
      add_part (choices, RELAIS_IMPORT_PATIENT, RELAIS_FACET_PATIENT);
      add_part (choices, RELAIS_IMPORT_LINK, 0);
    }
  return choices;
}
