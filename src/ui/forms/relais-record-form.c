/* What somebody types about one record: its rows by field, the record they began with, and the record they make. A row
 * that nobody touched leaves its value as it was stored, whatever the row shows. What was typed can be stored by name
 * and put back, valid or not. Emits "changed" and "apply" for its rows. Owned by the editor.
 */

#include "relais-record-form.h"

#include "relais-field-reader.h"

struct _RelaisRecordForm {
  GObject parent_instance;

  RelaisDesk *desk;
  RelaisRecord *base;
  char *prefix;
  GPtrArray *rows; /* by field, NULL where there is none */
  GArray *order;   /* fields as they were added */
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_APPLY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisRecordForm, relais_record_form, G_TYPE_OBJECT)

static void
on_row_changed (RelaisRecordForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_row_apply (RelaisRecordForm *self, RelaisFieldRow *row)
{
  g_signal_emit (self, signals[SIGNAL_APPLY], 0, row);
}

static void
unref_row (gpointer row)
{
  if (row != NULL)
    g_object_unref (row);
}

/**
 * relais_record_form_add:
 * @form: a form
 * @field: the number of a field
 * @title: its name on the screen, perhaps with a mnemonic
 *
 * Makes the row of @field, which shows what the form began with.
 *
 * Returns: (transfer none): the row
 */
RelaisFieldRow *
relais_record_form_add (RelaisRecordForm *form, guint field, const char *title)
{
  const RelaisRecordType *type = relais_record_get_type (form->base);
  RelaisFieldRow *row = relais_field_row_new (form->desk, &type->fields[field], title);

  g_ptr_array_index (form->rows, field) = row;
  g_array_append_val (form->order, field);
  relais_field_row_set_value (row, relais_record_get (form->base, field));
  relais_field_row_set_finding (row, NULL);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed), form, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "apply", G_CALLBACK (on_row_apply), form, G_CONNECT_SWAPPED);
  return row;
}

/**
 * relais_record_form_get_row:
 * @form: a form
 * @field: the number of a field
 *
 * Returns: (transfer none) (nullable): its row
 */
RelaisFieldRow *
relais_record_form_get_row (RelaisRecordForm *form, guint field)
{
  return g_ptr_array_index (form->rows, field);
}

/**
 * relais_record_form_set_labels:
 * @form: a form
 * @labels: (nullable): the practice's names for codes, which stand below what was typed
 */
void
relais_record_form_set_labels (RelaisRecordForm *form, RelaisLabels *labels)
{
  for (guint i = 0; i < form->rows->len; i++)
    if (form->rows->pdata[i] != NULL)
      relais_field_row_set_labels (form->rows->pdata[i], labels);
}

/**
 * relais_record_form_get_base:
 * @form: a form
 *
 * Returns: (transfer none): what it began with
 */
const RelaisRecord *
relais_record_form_get_base (RelaisRecordForm *form)
{
  return form->base;
}

/**
 * relais_record_form_set_base:
 * @form: a form
 * @base: the record as it is stored by now
 *
 * Goes on from @base: what was typed stays, what nobody touched shows the value of @base.
 */
void
relais_record_form_set_base (RelaisRecordForm *form, const RelaisRecord *base)
{
  RelaisRecord *copy = relais_record_builder_end (relais_record_builder_new_from (base));

  relais_record_unref (form->base);
  form->base = copy;
  for (guint i = 0; i < form->order->len; i++)
    {
      guint field = g_array_index (form->order, guint, i);
      RelaisFieldRow *row = g_ptr_array_index (form->rows, field);
      g_autofree char *typed = relais_field_row_is_changed (row) ? relais_field_row_get_text (row) : NULL;

      relais_field_row_set_value (row, relais_record_get (base, field));
      if (typed != NULL)
        relais_field_row_set_text (row, typed);
    }
}

/**
 * relais_record_form_is_changed:
 * @form: a form
 *
 * Returns: whether anything was typed that is not stored
 */
gboolean
relais_record_form_is_changed (RelaisRecordForm *form)
{
  for (guint i = 0; i < form->order->len; i++)
    if (relais_field_row_is_changed (g_ptr_array_index (form->rows, g_array_index (form->order, guint, i))))
      return TRUE;
  return FALSE;
}

/**
 * relais_record_form_read:
 * @form: a form
 * @issues: (element-type RelaisIssue): where findings about single fields are added
 *
 * Returns: (transfer full): the record as it was typed; what could not be read stands in it as it is
 */
RelaisRecord *
relais_record_form_read (RelaisRecordForm *form, GPtrArray *issues)
{
  RelaisRecordBuilder *builder = relais_record_builder_new_from (form->base);
  RelaisDate today = relais_desk_get_today (form->desk);

  for (guint i = 0; i < form->order->len; i++)
    {
      guint field = g_array_index (form->order, guint, i);
      RelaisFieldRow *row = g_ptr_array_index (form->rows, field);
      g_autofree char *text = relais_field_row_get_text (row);

      if (relais_field_row_is_changed (row))
        relais_record_builder_read (builder, field, text, today, issues);
    }
  return relais_record_builder_end (builder);
}

/**
 * relais_record_form_show_findings:
 * @form: a form
 * @issues: (element-type RelaisIssue): what was found
 *
 * Puts under each field what was found about it, or how it was understood.
 */
void
relais_record_form_show_findings (RelaisRecordForm *form, GPtrArray *issues)
{
  for (guint i = 0; i < form->order->len; i++)
    {
      RelaisFieldRow *row = g_ptr_array_index (form->rows, g_array_index (form->order, guint, i));

      relais_field_row_set_finding (row, relais_issues_find (issues, relais_field_row_get_field (row)->name));
    }
}

/**
 * relais_record_form_focus_error:
 * @form: a form
 * @issues: (element-type RelaisIssue): what was found
 *
 * Puts the cursor into the first field that cannot be saved as it is.
 *
 * Returns: whether there is one
 */
gboolean
relais_record_form_focus_error (RelaisRecordForm *form, GPtrArray *issues)
{
  for (guint i = 0; i < form->order->len; i++)
    {
      RelaisFieldRow *row = g_ptr_array_index (form->rows, g_array_index (form->order, guint, i));
      const RelaisIssue *issue = relais_issues_find (issues, relais_field_row_get_field (row)->name);

      if (issue != NULL && issue->level == RELAIS_ISSUE_ERROR)
        {
          relais_field_row_grab_focus (row);
          return TRUE;
        }
    }
  return FALSE;
}

/* --- Kept while typing --- */

static char *
make_key (RelaisRecordForm *self, const char *sort, RelaisFieldRow *row)
{
  return g_strconcat (sort, self->prefix, relais_field_row_get_field (row)->name, NULL);
}

/**
 * relais_record_form_store:
 * @form: a form
 * @values: texts by name, owned by the table
 *
 * Adds what was typed, and what stood there before it, so that a clash can be told later.
 */
void
relais_record_form_store (RelaisRecordForm *form, GHashTable *values)
{
  for (guint i = 0; i < form->order->len; i++)
    {
      RelaisFieldRow *row = g_ptr_array_index (form->rows, g_array_index (form->order, guint, i));
      const char *value = relais_field_row_get_value (row);

      if (!relais_field_row_is_changed (row))
        continue;
      g_hash_table_insert (values, make_key (form, "", row), relais_field_row_get_text (row));
      g_hash_table_insert (values, make_key (form, "was.", row), g_strdup (value != NULL ? value : ""));
    }
}

/**
 * relais_record_form_restore:
 * @form: a form
 * @values: texts by name, as relais_record_form_store() left them
 *
 * Puts back what was typed.
 */
void
relais_record_form_restore (RelaisRecordForm *form, GHashTable *values)
{
  for (guint i = 0; i < form->order->len; i++)
    {
      RelaisFieldRow *row = g_ptr_array_index (form->rows, g_array_index (form->order, guint, i));
      g_autofree char *key = make_key (form, "", row);
      const char *text = g_hash_table_lookup (values, key);

      if (text != NULL)
        relais_field_row_set_text (row, text);
    }
}

static void
relais_record_form_dispose (GObject *object)
{
  RelaisRecordForm *self = RELAIS_RECORD_FORM (object);

  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->order, 0);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (relais_record_form_parent_class)->dispose (object);
}

static void
relais_record_form_finalize (GObject *object)
{
  RelaisRecordForm *self = RELAIS_RECORD_FORM (object);

  g_clear_pointer (&self->base, relais_record_unref);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->order);
  g_free (self->prefix);
  G_OBJECT_CLASS (relais_record_form_parent_class)->finalize (object);
}

static void
relais_record_form_class_init (RelaisRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_record_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_record_form_finalize;

  /**
   * RelaisRecordForm::changed:
   *
   * Something was typed or chosen.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RelaisRecordForm::apply:
   * @row: a row
   *
   * Enter was pressed in @row.
   */
  signals[SIGNAL_APPLY] = g_signal_new ("apply", RELAIS_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, RELAIS_TYPE_FIELD_ROW);
}

static void
relais_record_form_init (RelaisRecordForm *self)
{
  self->rows = g_ptr_array_new_with_free_func (unref_row);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * relais_record_form_new:
 * @desk: the desk
 * @base: the record as it is stored, or a new one
 * @prefix: what stands before the names of its fields where they are kept; "" or "link."
 *
 * Returns: (transfer full): a form without rows
 */
RelaisRecordForm *
relais_record_form_new (RelaisDesk *desk, const RelaisRecord *base, const char *prefix)
{
  RelaisRecordForm *self = g_object_new (RELAIS_TYPE_RECORD_FORM, NULL);

  self->desk = g_object_ref (desk);
  self->base = relais_record_builder_end (relais_record_builder_new_from (base));
  self->prefix = g_strdup (prefix);
  g_ptr_array_set_size (self->rows, (int) relais_record_get_type (base)->n_fields);
  return self;
}
