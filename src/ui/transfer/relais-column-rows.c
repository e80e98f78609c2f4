/* The columns of a spreadsheet, each with its heading, the first value below it, and what it is taken for, which can be
 * changed by typing. Emits "changed" when somebody chose. Owned by the window that imports.
 */

#include "relais-column-rows.h"

#include "relais-combo.h"
#include "relais-import-choice.h"

#include <glib/gi18n-lib.h>

struct _RelaisColumnRows {
  GObject parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *choices;
  GPtrArray *rows;
  gboolean filling;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisColumnRows, relais_column_rows, G_TYPE_OBJECT)

static GListModel *
make_labels (RelaisColumnRows *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Left out"));
  for (guint i = 0; i < self->choices->len; i++)
    gtk_string_list_append (labels, ((RelaisImportChoice *) g_ptr_array_index (self->choices, i))->label);
  return G_LIST_MODEL (labels);
}

/* The place in the list of what a column was taken for; 0 when it is left out. */
static guint
find_choice (RelaisColumnRows *self, const char *name)
{
  for (guint i = 0; name != NULL && i < self->choices->len; i++)
    if (g_str_equal (((RelaisImportChoice *) g_ptr_array_index (self->choices, i))->name, name))
      return i + 1;
  return 0;
}

static void
on_selected (RelaisColumnRows *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_row (RelaisColumnRows *self, RelaisCsv *csv, RelaisImportPlan *plan, guint column)
{
  const char *heading =
      plan != NULL ? relais_import_plan_get_heading (plan, column) : relais_csv_get_header (csv, column);
  const char *first = plan != NULL                      ? relais_import_plan_get_example (plan, column)
                      : relais_csv_get_n_rows (csv) > 0 ? relais_csv_get_cell (csv, 0, column)
                                                        : "";
  g_autofree char *name = plan != NULL ? relais_import_plan_get_column (plan, column) : NULL;
  g_autofree char *title = g_markup_escape_text (heading, -1);
  g_autofree char *example = g_markup_escape_text (first, -1);
  g_autoptr (GListModel) labels = make_labels (self);
  GtkWidget *row = adw_combo_row_new ();

  relais_combo_wrap (ADW_COMBO_ROW (row));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), example);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), labels);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_choice (self, name));
  g_object_set_data_full (G_OBJECT (row), "heading", g_strdup (heading), g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/**
 * relais_column_rows_get_choices:
 * @columns: the columns
 *
 * Returns: (transfer full) (element-type utf8 utf8): fields by heading, "-" for what is left out
 */
GHashTable *
relais_column_rows_get_choices (RelaisColumnRows *columns)
{
  GHashTable *chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < columns->rows->len; i++)
    {
      AdwComboRow *row = g_ptr_array_index (columns->rows, i);
      guint selected = adw_combo_row_get_selected (row);
      const char *heading = g_object_get_data (G_OBJECT (row), "heading");
      RelaisImportChoice *choice = selected > 0 ? g_ptr_array_index (columns->choices, selected - 1) : NULL;

      if (*heading != '\0')
        g_hash_table_insert (chosen, g_strdup (heading), g_strdup (choice != NULL ? choice->name : "-"));
    }
  return chosen;
}

static void
relais_column_rows_dispose (GObject *object)
{
  RelaisColumnRows *self = RELAIS_COLUMN_ROWS (object);

  for (guint i = 0; self->group != NULL && i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_clear_object (&self->group);
  G_OBJECT_CLASS (relais_column_rows_parent_class)->dispose (object);
}

static void
relais_column_rows_finalize (GObject *object)
{
  RelaisColumnRows *self = RELAIS_COLUMN_ROWS (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->choices);
  G_OBJECT_CLASS (relais_column_rows_parent_class)->finalize (object);
}

static void
relais_column_rows_class_init (RelaisColumnRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_column_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_column_rows_finalize;

  /**
   * RelaisColumnRows::changed:
   *
   * Somebody chose what a column means.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RELAIS_TYPE_COLUMN_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
relais_column_rows_init (RelaisColumnRows *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * relais_column_rows_new:
 * @group: where the rows stand
 * @facet: whom the file is about
 * @csv: the file
 * @plan: (nullable): what the columns were taken for; %NULL when nobody knows yet
 *
 * Returns: (transfer full): the columns; the rows go when it goes
 */
RelaisColumnRows *
relais_column_rows_new (AdwPreferencesGroup *group, guint facet, RelaisCsv *csv, RelaisImportPlan *plan)
{
  RelaisColumnRows *self = g_object_new (RELAIS_TYPE_COLUMN_ROWS, NULL);

  self->group = g_object_ref (group);
  self->choices = relais_import_choices_new (facet);
  self->filling = TRUE;
  for (guint i = 0; i < relais_csv_get_n_columns (csv); i++)
    add_row (self, csv, plan, i);
  self->filling = FALSE;
  return self;
}
