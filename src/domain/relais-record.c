/* The one value class of the register. A type is a static table of fields, so that reading typed text, storing, JSON,
 * CSV, options of relaisctl, audit, undo and merging all follow from one line per field instead of being written again
 * for each. A record is one block of memory: a sync of the directory holds tens of thousands of them at once. Immutable
 * once built, hence free to cross threads.
 */

#include "relais-record.h"

#include "relais-id.h"

#include <string.h>

struct _RelaisRecord {
  gatomicrefcount ref_count;

  guint32 id; /* bytes from the beginning of the record, as all places in it */
  const RelaisRecordType *type;
  gint64 revision;
  guint32 values[]; /* one per field, 0 for none; behind them stand the texts */
};

struct _RelaisRecordBuilder {
  const RelaisRecordType *type;
  RelaisRecord *base; /* (nullable): what it begins with, in which values may stand */
  GStringChunk *texts;
  const char *id;
  gint64 revision;
  const char *values[];
};

static RelaisRecordBuilder *
builder_new (const RelaisRecordType *type, gint64 revision)
{
  RelaisRecordBuilder *builder = g_malloc0 (sizeof (RelaisRecordBuilder) + type->n_fields * sizeof (char *));

  builder->type = type;
  builder->texts = g_string_chunk_new (256);
  builder->revision = revision;
  return builder;
}

static const char *
get_text (const RelaisRecord *record, guint32 place)
{
  return place != 0 ? (const char *) record + place : NULL;
}

static guint32
put_text (RelaisRecord *record, gsize *end, const char *text)
{
  gsize place = *end;
  gsize size = strlen (text) + 1;

  memcpy ((char *) record + place, text, size);
  *end = place + size;
  return (guint32) place;
}

/**
 * relais_record_builder_new:
 * @type: what is built
 * @id: (nullable): its id, or %NULL for a new one
 * @revision: the revision it is read at, 0 when it is not stored yet
 *
 * Returns: (transfer full): a builder without any value
 */
RelaisRecordBuilder *
relais_record_builder_new (const RelaisRecordType *type, const char *id, gint64 revision)
{
  RelaisRecordBuilder *builder = builder_new (type, revision);
  g_autofree char *made = id == NULL ? relais_id_new () : NULL;

  builder->id = g_string_chunk_insert (builder->texts, id != NULL ? id : made);
  return builder;
}

/**
 * relais_record_builder_new_from:
 * @record: a record
 *
 * Returns: (transfer full): a builder that holds the id, revision and values of @record
 */
RelaisRecordBuilder *
relais_record_builder_new_from (const RelaisRecord *record)
{
  RelaisRecordBuilder *builder = builder_new (record->type, record->revision);

  builder->base = relais_record_ref ((RelaisRecord *) record);
  builder->id = get_text (record, record->id);
  for (guint i = 0; i < record->type->n_fields; i++)
    builder->values[i] = get_text (record, record->values[i]);
  return builder;
}

/**
 * relais_record_builder_set:
 * @builder: a builder
 * @field: the number of the field in its type
 * @value: (nullable): its canonical text; an empty text is the same as none
 */
void
relais_record_builder_set (RelaisRecordBuilder *builder, guint field, const char *value)
{
  g_return_if_fail (field < builder->type->n_fields);

  if (value != NULL && *value == '\0')
    value = NULL;
  if (value != builder->values[field])
    builder->values[field] = value != NULL ? g_string_chunk_insert (builder->texts, value) : NULL;
}

/**
 * relais_record_builder_get_type:
 * @builder: a builder
 *
 * Returns: what is built
 */
const RelaisRecordType *
relais_record_builder_get_type (RelaisRecordBuilder *builder)
{
  return builder->type;
}

/**
 * relais_record_builder_get:
 * @builder: a builder
 * @field: the number of the field in its type
 *
 * Returns: (nullable): the value so far
 */
const char *
relais_record_builder_get (RelaisRecordBuilder *builder, guint field)
{
  g_return_val_if_fail (field < builder->type->n_fields, NULL);
  return builder->values[field];
}

/**
 * relais_record_builder_set_id:
 * @builder: a builder
 * @id: the id of what is built, where it follows from its values
 */
void
relais_record_builder_set_id (RelaisRecordBuilder *builder, const char *id)
{
  builder->id = g_string_chunk_insert (builder->texts, id);
}

/**
 * relais_record_builder_set_revision:
 * @builder: a builder
 * @revision: the revision of what is built
 */
void
relais_record_builder_set_revision (RelaisRecordBuilder *builder, gint64 revision)
{
  builder->revision = revision;
}

/**
 * relais_record_builder_end:
 * @builder: (transfer full): a builder
 *
 * Returns: (transfer full): the record
 */
RelaisRecord *
relais_record_builder_end (RelaisRecordBuilder *builder)
{
  const RelaisRecordType *type = builder->type;
  gsize end = sizeof (RelaisRecord) + type->n_fields * sizeof (guint32);
  gsize size = end + strlen (builder->id) + 1;
  RelaisRecord *record;

  for (guint i = 0; i < type->n_fields; i++)
    size += builder->values[i] != NULL ? strlen (builder->values[i]) + 1 : 0;
  g_assert (size <= G_MAXUINT32);

  record = g_malloc (size);
  g_atomic_ref_count_init (&record->ref_count);
  record->type = type;
  record->revision = builder->revision;
  record->id = put_text (record, &end, builder->id);
  for (guint i = 0; i < type->n_fields; i++)
    record->values[i] = builder->values[i] != NULL ? put_text (record, &end, builder->values[i]) : 0;
  relais_record_builder_free (builder);
  return record;
}

/**
 * relais_record_builder_free:
 * @builder: (transfer full): a builder whose record nobody wants
 */
void
relais_record_builder_free (RelaisRecordBuilder *builder)
{
  g_clear_pointer (&builder->base, relais_record_unref);
  g_string_chunk_free (builder->texts);
  g_free (builder);
}

/**
 * relais_record_ref:
 * @record: a record
 *
 * Returns: (transfer full): @record
 */
RelaisRecord *
relais_record_ref (RelaisRecord *record)
{
  g_atomic_ref_count_inc (&record->ref_count);
  return record;
}

/**
 * relais_record_unref:
 * @record: (transfer full): a record
 */
void
relais_record_unref (RelaisRecord *record)
{
  if (g_atomic_ref_count_dec (&record->ref_count))
    g_free (record);
}

/**
 * relais_record_get_type:
 * @record: a record
 *
 * Returns: its type
 */
const RelaisRecordType *
relais_record_get_type (const RelaisRecord *record)
{
  return record->type;
}

/**
 * relais_record_get_id:
 * @record: a record
 *
 * Returns: its id
 */
const char *
relais_record_get_id (const RelaisRecord *record)
{
  return get_text (record, record->id);
}

/**
 * relais_record_get_revision:
 * @record: a record
 *
 * Returns: the revision it was read at, 0 when it is not stored yet
 */
gint64
relais_record_get_revision (const RelaisRecord *record)
{
  return record->revision;
}

/**
 * relais_record_get:
 * @record: a record
 * @field: the number of the field in its type
 *
 * Returns: (nullable): the canonical text, never empty
 */
const char *
relais_record_get (const RelaisRecord *record, guint field)
{
  g_return_val_if_fail (field < record->type->n_fields, NULL);
  return get_text (record, record->values[field]);
}

/**
 * relais_record_is:
 * @record: a record
 * @field: the number of the field in its type
 * @word: a word
 *
 * Returns: whether the field holds exactly @word
 */
gboolean
relais_record_is (const RelaisRecord *record, guint field, const char *word)
{
  return g_strcmp0 (relais_record_get (record, field), word) == 0;
}

/**
 * relais_record_has_word:
 * @record: a record
 * @field: the number of a field of several words
 * @word: a word
 *
 * Returns: whether @word is among them
 */
gboolean
relais_record_has_word (const RelaisRecord *record, guint field, const char *word)
{
  const char *value = relais_record_get (record, field);
  g_auto (GStrv) words = NULL;

  if (value == NULL)
    return FALSE;

  words = g_strsplit (value, ";", -1);
  return g_strv_contains ((const char *const *) words, word);
}

/**
 * relais_record_with:
 * @record: a record
 * @field: the number of the field in its type
 * @value: (nullable): its new canonical text
 *
 * Returns: (transfer full): a record that differs from @record in this field
 */
RelaisRecord *
relais_record_with (const RelaisRecord *record, guint field, const char *value)
{
  RelaisRecordBuilder *builder = relais_record_builder_new_from (record);

  relais_record_builder_set (builder, field, value);
  return relais_record_builder_end (builder);
}

/**
 * relais_record_equal:
 * @a: a record
 * @b: another of the same type
 *
 * Returns: whether all their values are equal; ids and revisions are not compared
 */
gboolean
relais_record_equal (const RelaisRecord *a, const RelaisRecord *b)
{
  g_return_val_if_fail (a->type == b->type, FALSE);

  for (guint i = 0; i < a->type->n_fields; i++)
    {
      if (g_strcmp0 (get_text (a, a->values[i]), get_text (b, b->values[i])) != 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * relais_record_list_changes:
 * @before: (nullable): what was, or %NULL for nothing
 * @after: (nullable): what is, or %NULL for nothing
 *
 * Returns: (transfer full): the names of the fields whose values differ; never their values
 */
GStrv
relais_record_list_changes (const RelaisRecord *before, const RelaisRecord *after)
{
  const RelaisRecordType *type = before != NULL ? before->type : after->type;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *old = before != NULL ? relais_record_get (before, i) : NULL;
      const char *new = after != NULL ? relais_record_get (after, i) : NULL;

      if (g_strcmp0 (old, new) != 0)
        g_strv_builder_add (names, type->fields[i].name);
    }

  return g_strv_builder_end (names);
}

/**
 * relais_record_to_variant:
 * @record: a record
 *
 * Returns: (transfer floating): its values by name (a{ss}), the form in which a before-image is kept
 */
GVariant *
relais_record_to_variant (const RelaisRecord *record)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const char *value = relais_record_get (record, i);

      if (value != NULL)
        g_variant_builder_add (&builder, "{ss}", record->type->fields[i].name, value);
    }

  return g_variant_builder_end (&builder);
}

/**
 * relais_record_new_from_variant:
 * @type: what it is
 * @id: its id
 * @revision: its revision
 * @values: values by name (a{ss}); names that @type does not know any more are passed over
 *
 * Returns: (transfer full): the record
 */
RelaisRecord *
relais_record_new_from_variant (const RelaisRecordType *type, const char *id, gint64 revision, GVariant *values)
{
  RelaisRecordBuilder *builder = relais_record_builder_new (type, id, revision);
  GVariantIter iter;
  const char *name;
  const char *value;

  g_variant_iter_init (&iter, values);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    {
      int field = relais_record_type_find (type, name);

      if (field >= 0)
        relais_record_builder_set (builder, (guint) field, value);
    }

  return relais_record_builder_end (builder);
}

static gboolean
is_same_name (const char *name, const char *given)
{
  for (; *name != '\0' && *given != '\0'; name++, given++)
    {
      if (*name != (*given == '-' ? '_' : g_ascii_tolower (*given)))
        return FALSE;
    }
  return *name == '\0' && *given == '\0';
}

/**
 * relais_record_type_find:
 * @type: a type
 * @name: the name of a field, written with "_" or "-"
 *
 * Returns: its number, or -1 when there is no such field
 */
int
relais_record_type_find (const RelaisRecordType *type, const char *name)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (is_same_name (type->fields[i].name, name))
        return (int) i;
    }
  return -1;
}

/**
 * relais_record_type_list_names:
 * @type: a type
 * @facet: a combination of facets
 *
 * Returns: (transfer full): the names of the fields that may be typed, of the record itself and of @facet, for a
 *   message that lists the known ones
 */
char *
relais_record_type_list_names (const RelaisRecordType *type, guint facet)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const RelaisField *field = &type->fields[i];

      if ((field->flags & RELAIS_FIELD_MANAGED) || (field->facet != 0 && !(field->facet & facet)))
        continue;
      if (names->len > 0)
        g_string_append_c (names, ' ');
      g_string_append (names, field->name);
    }

  return g_string_free (names, FALSE);
}
