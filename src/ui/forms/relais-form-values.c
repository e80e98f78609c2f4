/* What was typed into a form, by the name of its field: as a table while it is filled in, packed as it is kept. Pure,
 * any thread.
 */

#include "relais-form-values.h"

/**
 * relais_form_values_get:
 * @values: (element-type utf8 utf8): what was typed
 * @type: the type of the form
 * @field: one of its fields
 *
 * Returns: (nullable): what was typed there
 */
const char *
relais_form_values_get (GHashTable *values, const RelaisRecordType *type, guint field)
{
  return g_hash_table_lookup (values, type->fields[field].name);
}

/**
 * relais_form_values_set:
 * @values: (element-type utf8 utf8): what was typed
 * @type: the type of the form
 * @field: one of its fields
 * @value: (nullable): what was typed there; %NULL for nothing
 */
void
relais_form_values_set (GHashTable *values, const RelaisRecordType *type, guint field, const char *value)
{
  if (value != NULL)
    g_hash_table_insert (values, g_strdup (type->fields[field].name), g_strdup (value));
}

/**
 * relais_form_values_pack:
 * @values: (element-type utf8 utf8): what was typed
 *
 * Returns: (transfer floating): the same, as a{ss}
 */
GVariant *
relais_form_values_pack (GHashTable *values)
{
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer name, value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_variant_builder_add (&builder, "{ss}", name, value);
  return g_variant_builder_end (&builder);
}

/**
 * relais_form_values_unpack:
 * @packed: what relais_form_values_pack() gave
 *
 * Returns: (transfer full) (element-type utf8 utf8): what was typed
 */
GHashTable *
relais_form_values_unpack (GVariant *packed)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GVariantIter iter;
  char *name, *value;

  g_variant_iter_init (&iter, packed);
  while (g_variant_iter_next (&iter, "{ss}", &name, &value))
    g_hash_table_insert (values, name, value);
  return values;
}
