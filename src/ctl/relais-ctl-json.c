/* Records as JSON and back. The keys are the names of the fields; "id" and "revision" stand beside them; yes and no are
 * booleans, sets are arrays, numbers are numbers. What a program sends may also use the texts that people type.
 */

#include "relais-ctl-json.h"

#include "relais-error.h"
#include "relais-field-reader.h"
#include "relais-issue.h"
#include "relais-national-number.h"
#include "relais-person.h"
#include "relais-phone.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <string.h>
#include <unistd.h>

#define MAX_INPUT_BYTES (4 * 1024 * 1024)

static void
add_words (JsonObject *object, const char *name, const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, ";", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    json_array_add_string_element (array, words[i]);
  json_object_set_array_member (object, name, array);
}

static void
add_field (JsonObject *object, const RelaisField *field, const char *value, gboolean unmasked)
{
  g_autofree char *masked = NULL;

  if ((field->flags & RELAIS_FIELD_MASKED) && !unmasked)
    value = masked = relais_national_number_mask (value);

  if (field->kind == RELAIS_FIELD_YES_NO)
    json_object_set_boolean_member (object, field->name, g_str_equal (value, "yes"));
  else if (field->kind == RELAIS_FIELD_NUMBER)
    json_object_set_int_member (object, field->name, g_ascii_strtoll (value, NULL, 10));
  else if (field->kind == RELAIS_FIELD_WORDS)
    add_words (object, field->name, value);
  else
    json_object_set_string_member (object, field->name, value);
}

/**
 * relais_ctl_json_from_record:
 * @record: a record
 * @unmasked: whether masked fields are shown whole
 *
 * Returns: (transfer full): its id, revision and the fields that have a value
 */
JsonObject *
relais_ctl_json_from_record (const RelaisRecord *record, gboolean unmasked)
{
  const RelaisRecordType *type = relais_record_get_type (record);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", relais_record_get_id (record));
  json_object_set_int_member (object, "revision", relais_record_get_revision (record));
  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *value = relais_record_get (record, i);

      if (value != NULL)
        add_field (object, &type->fields[i], value, unmasked);
    }
  return object;
}

static void
add_phone (JsonArray *phones, const RelaisRecord *person, guint field)
{
  const char *typed = relais_record_get (person, field);
  const char *hours = relais_record_get (person, field + 1);
  g_auto (RelaisPhone) phone = RELAIS_PHONE_INIT;
  JsonObject *object;

  if (typed == NULL)
    return;
  object = json_object_new ();
  json_object_set_string_member (object, "typed", typed);
  if (relais_phone_parse (typed, &phone))
    {
      json_object_set_string_member (object, "number", phone.e164 != NULL ? phone.e164 : phone.display);
      json_object_set_string_member (object, "display", phone.display);
      json_object_set_string_member (object, "type", relais_phone_kind_get_word (phone.kind));
    }
  if (hours != NULL)
    json_object_set_string_member (object, "hours", hours);
  json_object_set_boolean_member (object, "no_message", relais_record_is (person, field + 2, "yes"));
  json_array_add_object_element (phones, object);
}

/**
 * relais_ctl_json_add_person_facts:
 * @object: the JSON of a person
 * @person: the person
 * @today: today's date
 *
 * Adds what follows from the fields: the name as it is spoken, the age, the phones as they are dialled.
 */
void
relais_ctl_json_add_person_facts (JsonObject *object, const RelaisRecord *person, RelaisDate today)
{
  g_autofree char *name = relais_person_get_name (person);
  int age = relais_date_age (relais_person_get_birth_date (person), today);
  JsonArray *phones = json_array_new ();

  add_phone (phones, person, RELAIS_PERSON_PHONE);
  add_phone (phones, person, RELAIS_PERSON_PHONE2);
  add_phone (phones, person, RELAIS_PERSON_PHONE3);
  json_object_set_string_member (object, "name", name);
  if (age >= 0)
    json_object_set_int_member (object, "age", age);
  json_object_set_array_member (object, "phones", phones);
}

/**
 * relais_ctl_json_from_issues:
 * @issues: (element-type RelaisIssue): findings
 *
 * Returns: (transfer full): them, with a stable word and a sentence each
 */
JsonArray *
relais_ctl_json_from_issues (GPtrArray *issues)
{
  static const char *const levels[] = { "hint", "warning", "error" };
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < issues->len; i++)
    {
      const RelaisIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *sentence = relais_issue_get_sentence (issue);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "field", issue->field);
      json_object_set_string_member (object, "code", relais_issue_code_get_word (issue->code));
      json_object_set_string_member (object, "level", levels[issue->level]);
      json_object_set_string_member (object, "message", sentence);
      json_array_add_object_element (array, object);
    }
  return array;
}

/* A member as the text that somebody would have typed; NULL for null. */
static gboolean
member_to_text (JsonNode *node, char **text)
{
  *text = NULL;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
      g_auto (GStrv) strings = NULL;

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
            return FALSE;
          g_strv_builder_add (words, json_node_get_string (element));
        }
      strings = g_strv_builder_end (words);
      *text = g_strjoinv (";", strings);
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    *text = g_strdup (json_node_get_boolean (node) ? "yes" : "no");
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    *text = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    *text = g_strdup (json_node_get_string (node));
  return *text != NULL;
}

static gboolean
fill_member (RelaisRecordBuilder *builder, const RelaisRecordType *type, guint facet, const char *name, JsonNode *node,
             RelaisDate today, GPtrArray *issues, gboolean *read, GError **error)
{
  int field = relais_record_type_find (type, name);
  g_autofree char *text = NULL;

  if (g_str_equal (name, "id") || g_str_equal (name, "revision"))
    return TRUE;
  if (field < 0 || (type->fields[field].flags & RELAIS_FIELD_MANAGED) ||
      (type->fields[field].facet != 0 && (type->fields[field].facet & facet) == 0))
    {
      g_autofree char *known = relais_record_type_list_names (type, facet);

      relais_error_set (error, RELAIS_ERROR_UNKNOWN_FIELD, name, "%s", known);
      return FALSE;
    }
  if (!member_to_text (node, &text))
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, name, "JSON");
      return FALSE;
    }
  if (text == NULL)
    relais_record_builder_set (builder, (guint) field, NULL);
  else if (!relais_record_builder_read (builder, (guint) field, text, today, issues))
    *read = FALSE;
  return TRUE;
}

/**
 * relais_ctl_json_fill:
 * @builder: a record that is being put together
 * @type: its type
 * @facet: its facets
 * @object: members named after its fields; null empties one
 * @today: today's date
 * @issues: (element-type RelaisIssue): a list to which findings are added
 * @all_read: (out): whether every value was understood
 * @error: RELAIS_ERROR_UNKNOWN_FIELD, RELAIS_ERROR_USAGE
 *
 * Returns: whether every member is a field
 */
gboolean
relais_ctl_json_fill (RelaisRecordBuilder *builder, const RelaisRecordType *type, guint facet, JsonObject *object,
                      RelaisDate today, GPtrArray *issues, gboolean *all_read, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  *all_read = TRUE;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (!fill_member (builder, type, facet, name, node, today, issues, all_read, error))
        return FALSE;
    }
  return TRUE;
}

static char *
read_input (gsize *length, GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autofree char *buffer = g_malloc (MAX_INPUT_BYTES + 1);
  g_autoptr (GError) local_error = NULL;

  if (!g_input_stream_read_all (input, buffer, MAX_INPUT_BYTES + 1, length, NULL, &local_error))
    {
      relais_error_take_foreign (error, g_steal_pointer (&local_error), "-");
      return NULL;
    }
  if (*length > MAX_INPUT_BYTES)
    {
      relais_error_set (error, RELAIS_ERROR_TOO_LARGE, "-", "%d", MAX_INPUT_BYTES);
      return NULL;
    }
  buffer[*length] = '\0';
  return g_steal_pointer (&buffer);
}

/* A text that would end before its end: what stands behind would be lost without a word. */
static gboolean
has_nul (const char *text, gsize length)
{
  if (memchr (text, '\0', length) != NULL)
    return TRUE;
  for (const char *p = strchr (text, '\\'); p != NULL && p[1] != '\0'; p = strchr (p + 2, '\\'))
    {
      if (g_str_has_prefix (p + 1, "u0000"))
        return TRUE;
    }
  return FALSE;
}

/**
 * relais_ctl_json_fill_from_text:
 * @builder: a record that is being put together
 * @type: its type
 * @facet: its facets
 * @text: JSON
 * @length: its length in bytes
 * @today: today's date
 * @issues: (element-type RelaisIssue): a list to which findings are added
 * @all_read: (out): whether every value was understood
 * @error: RELAIS_ERROR_USAGE when it is no JSON object, RELAIS_ERROR_UNKNOWN_FIELD
 *
 * Returns: whether it was read
 */
gboolean
relais_ctl_json_fill_from_text (RelaisRecordBuilder *builder, const RelaisRecordType *type, guint facet,
                                const char *text, gsize length, RelaisDate today, GPtrArray *issues,
                                gboolean *all_read, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (has_nul (text, length) || !json_parser_load_from_data (parser, text, (gssize) length, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      relais_error_set (error, RELAIS_ERROR_USAGE, "-", "JSON {…}");
      return FALSE;
    }
  return relais_ctl_json_fill (builder, type, facet, json_node_get_object (root), today, issues, all_read, error);
}

/**
 * relais_ctl_json_fill_from_input:
 * @builder: a record that is being put together
 * @type: its type
 * @facet: its facets
 * @today: today's date
 * @issues: (element-type RelaisIssue): a list to which findings are added
 * @all_read: (out): whether every value was understood
 * @error: RELAIS_ERROR_USAGE when standard input holds no JSON object, RELAIS_ERROR_UNKNOWN_FIELD
 *
 * Returns: whether it was read
 */
gboolean
relais_ctl_json_fill_from_input (RelaisRecordBuilder *builder, const RelaisRecordType *type, guint facet,
                                 RelaisDate today, GPtrArray *issues, gboolean *all_read, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (isatty (STDIN_FILENO))
    {
      g_autofree char *known = relais_record_type_list_names (type, facet);

      relais_error_set (error, RELAIS_ERROR_USAGE, type->name, "--field value: %s", known);
      return FALSE;
    }
  text = read_input (&length, error);
  if (text == NULL)
    return FALSE;
  return relais_ctl_json_fill_from_text (builder, type, facet, text, length, today, issues, all_read, error);
}

/**
 * relais_ctl_json_take_object:
 * @object: (transfer full): an object
 *
 * Returns: (transfer full): a node that holds it
 */
JsonNode *
relais_ctl_json_take_object (JsonObject *object)
{
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  json_object_unref (object);
  return node;
}

/**
 * relais_ctl_json_take_array:
 * @array: (transfer full): an array
 *
 * Returns: (transfer full): a node that holds it
 */
JsonNode *
relais_ctl_json_take_array (JsonArray *array)
{
  JsonNode *node = json_node_init_array (json_node_alloc (), array);

  json_array_unref (array);
  return node;
}
