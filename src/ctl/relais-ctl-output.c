/* What the program says: the answer on standard output as text, JSON or tab-separated values, everything else on
 * standard error. This is the only file that prints.
 */

#include "relais-ctl-output.h"

#include "relais-error.h"
#include "relais-log-words.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static char *
to_json (JsonNode *node, gboolean pretty)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, pretty);
  return json_generator_to_data (generator, NULL);
}

/**
 * relais_ctl_write_line:
 * @line: a line of a longer answer
 *
 * Writes it on standard output at once.
 */
void
relais_ctl_write_line (const char *line)
{
  fprintf (stdout, "%s\n", line);
  fflush (stdout);
}

/**
 * relais_ctl_to_json_line:
 * @node: a result
 *
 * Returns: (transfer full): it on one line
 */
char *
relais_ctl_to_json_line (JsonNode *node)
{
  return to_json (node, FALSE);
}

/* A cell holds no tab and no line break; what is no text is JSON. */
static char *
to_cell (JsonNode *node)
{
  g_autofree char *text = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = g_strdup (json_node_get_string (node));
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    text = g_strdup (json_node_get_boolean (node) ? "yes" : "no");
  else
    text = to_json (node, FALSE);
  return g_strdelimit (g_steal_pointer (&text), "\t\r\n", ' ');
}

static void
collect_columns (JsonObject *object, GPtrArray *columns)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      if (!g_ptr_array_find_with_equal_func (columns, name, g_str_equal, NULL))
        g_ptr_array_add (columns, (gpointer) name);
    }
}

static void
append_row (GString *table, JsonObject *object, GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const char *name = g_ptr_array_index (columns, i);
      JsonNode *node = json_object_has_member (object, name) ? json_object_get_member (object, name) : NULL;
      g_autofree char *cell = to_cell (node);

      g_string_append_printf (table, "%s%s", i > 0 ? "\t" : "", cell);
    }
  g_string_append_c (table, '\n');
}

/* A list is a row per object; one object is one row. */
static char *
to_table (JsonNode *node)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();
  GString *table = g_string_new (NULL);

  if (JSON_NODE_HOLDS_OBJECT (node))
    g_ptr_array_add (objects, json_node_get_object (node));
  for (guint i = 0; JSON_NODE_HOLDS_ARRAY (node) && i < json_array_get_length (json_node_get_array (node)); i++)
    g_ptr_array_add (objects, json_array_get_object_element (json_node_get_array (node), i));

  for (guint i = 0; i < objects->len; i++)
    collect_columns (g_ptr_array_index (objects, i), columns);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (table, "%s%s", i > 0 ? "\t" : "", (char *) g_ptr_array_index (columns, i));
  if (columns->len > 0)
    g_string_append_c (table, '\n');
  for (guint i = 0; i < objects->len; i++)
    append_row (table, g_ptr_array_index (objects, i), columns);
  return g_string_free (table, FALSE);
}

/**
 * relais_ctl_print_result:
 * @ctl: the run
 *
 * Writes the answer in the form that was asked for.
 */
void
relais_ctl_print_result (RelaisCtl *ctl)
{
  g_autofree char *answer = NULL;

  if (ctl->format == RELAIS_CTL_TEXT)
    fputs (ctl->text->str, stdout);
  else if (ctl->result != NULL)
    {
      answer = ctl->format == RELAIS_CTL_JSON ? to_json (ctl->result, TRUE) : to_table (ctl->result);
      fputs (answer, stdout);
      if (ctl->format == RELAIS_CTL_JSON)
        fputc ('\n', stdout);
    }
}

/**
 * relais_ctl_error_to_json:
 * @error: an error
 *
 * Returns: (transfer full): `{"error":{"code","message","subject"}}`
 */
JsonObject *
relais_ctl_error_to_json (const GError *error)
{
  g_autofree char *sentence = relais_error_get_sentence (error);
  const char *subject = relais_error_get_subject (error);
  JsonObject *inner = json_object_new ();
  JsonObject *outer = json_object_new ();
  RelaisErrorCode code = error->domain == RELAIS_ERROR ? (RelaisErrorCode) error->code : RELAIS_ERROR_INTERNAL;

  json_object_set_string_member (inner, "code", relais_error_code_get_word (code));
  json_object_set_string_member (inner, "message", sentence);
  if (subject != NULL)
    json_object_set_string_member (inner, "subject", subject);
  else
    json_object_set_null_member (inner, "subject");
  json_object_set_object_member (outer, "error", inner);
  return outer;
}

/* For people, the field by its label instead of its name. */
static GError *
name_field (const GError *error)
{
  const char *subject =
      g_error_matches (error, RELAIS_ERROR, RELAIS_ERROR_INVALID) ? relais_error_get_subject (error) : NULL;
  const char *label = subject != NULL ? relais_log_field_get_label (NULL, subject) : NULL;
  GError *named = NULL;

  if (label == NULL)
    return g_error_copy (error);
  relais_error_set (&named, RELAIS_ERROR_INVALID, _(label), "%s", relais_error_get_detail (error));
  return named;
}

/**
 * relais_ctl_print_error:
 * @ctl: the run
 * @error: what went wrong
 *
 * Writes a sentence, or a JSON object, on standard error.
 */
void
relais_ctl_print_error (RelaisCtl *ctl, const GError *error)
{
  g_autofree char *text = NULL;

  if (ctl->format == RELAIS_CTL_JSON)
    {
      g_autoptr (JsonNode) node = json_node_alloc ();
      JsonObject *object = relais_ctl_error_to_json (error);

      json_node_init_object (node, object);
      json_object_unref (object);
      text = to_json (node, FALSE);
    }
  else
    {
      g_autoptr (GError) named = name_field (error);

      text = relais_error_get_sentence (named);
    }
  fprintf (stderr, "%s\n", text);
}
