/* A row of filters: one of several codes, shown by their names, or all of them, which stands first. What it offers may
 * be filled in anew, and what was chosen stays chosen. Emits "changed" when somebody chooses another. Owned by the
 * filters it stands in; main thread.
 */

#include "relais-code-row.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *code;
  char *name;
} Choice;

struct _RelaisCodeRow {
  AdwComboRow parent_instance;

  GArray *choices; /* without the first, which is all */
  char *kept;      /* what was chosen, while it is filled in */
  gboolean is_filling;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisCodeRow, relais_code_row, ADW_TYPE_COMBO_ROW)

static void
choice_clear (gpointer data)
{
  Choice *choice = data;

  g_free (choice->code);
  g_free (choice->name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const Choice *) a)->name, ((const Choice *) b)->name);
}

static const Choice *
get_chosen (RelaisCodeRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return selected > 0 && selected <= self->choices->len ? &g_array_index (self->choices, Choice, selected - 1) : NULL;
}

/**
 * relais_code_row_get_code:
 * @row: a row
 *
 * Returns: (nullable): the code that is chosen; %NULL for all
 */
const char *
relais_code_row_get_code (RelaisCodeRow *row)
{
  const Choice *chosen = get_chosen (row);

  return chosen != NULL ? chosen->code : NULL;
}

/**
 * relais_code_row_get_name:
 * @row: a row
 *
 * Returns: (nullable): the name of what is chosen; %NULL for all
 */
const char *
relais_code_row_get_name (RelaisCodeRow *row)
{
  const Choice *chosen = get_chosen (row);

  return chosen != NULL ? chosen->name : NULL;
}

/**
 * relais_code_row_begin:
 * @row: a row
 *
 * From here to relais_code_row_end() it is filled in.
 */
void
relais_code_row_begin (RelaisCodeRow *row)
{
  row->is_filling = TRUE;
  g_free (row->kept);
  row->kept = g_strdup (relais_code_row_get_code (row));
  g_array_set_size (row->choices, 0);
}

/**
 * relais_code_row_add:
 * @row: a row that is filled in
 * @code: a code
 * @name: what people call it
 */
void
relais_code_row_add (RelaisCodeRow *row, const char *code, const char *name)
{
  Choice choice = { g_strdup (code), g_strdup (name) };

  g_array_append_val (row->choices, choice);
}

/**
 * relais_code_row_end:
 * @row: a row that was filled in
 * @by_name: whether the choices stand in the order of their names, else in that in which they were added
 */
void
relais_code_row_end (RelaisCodeRow *row, gboolean by_name)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  if (by_name)
    g_array_sort (row->choices, compare_names);
  gtk_string_list_append (names, C_("filter", "All"));
  for (guint i = 0; i < row->choices->len; i++)
    {
      const Choice *choice = &g_array_index (row->choices, Choice, i);

      gtk_string_list_append (names, choice->name);
      if (g_strcmp0 (choice->code, row->kept) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  row->is_filling = FALSE;
}

/**
 * relais_code_row_reset:
 * @row: a row
 *
 * All are chosen again; "changed" is not emitted.
 */
void
relais_code_row_reset (RelaisCodeRow *row)
{
  row->is_filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  row->is_filling = FALSE;
}

static void
on_selected (RelaisCodeRow *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
relais_code_row_finalize (GObject *object)
{
  RelaisCodeRow *self = RELAIS_CODE_ROW (object);

  g_array_unref (self->choices);
  g_free (self->kept);
  G_OBJECT_CLASS (relais_code_row_parent_class)->finalize (object);
}

static void
relais_code_row_class_init (RelaisCodeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_code_row_finalize;

  /**
   * RelaisCodeRow::changed:
   *
   * Somebody chose another.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_CODE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_code_row_init (RelaisCodeRow *self)
{
  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  g_array_set_clear_func (self->choices, choice_clear);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}

/**
 * relais_code_row_new:
 * @title: what is chosen
 *
 * Returns: (transfer floating): a row that offers nothing yet
 */
GtkWidget *
relais_code_row_new (const char *title)
{
  return g_object_new (RELAIS_TYPE_CODE_ROW, "title", title, NULL);
}
