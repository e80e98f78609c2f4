/* Somebody else saved this record meanwhile: both versions, field by field, each with a choice that goes straight into
 * the field below. What only they changed is taken from them, what only we changed stays ours, and where both did ours
 * stands there until theirs is chosen; the other one can be read all the time, so nothing is lost.
 */

#include "relais-clash-group.h"

#include "relais-field-echo.h"
#include "relais-field-reader.h"

#include <glib/gi18n-lib.h>

struct _RelaisClashGroup {
  AdwBin parent_instance;

  RelaisDesk *desk;
  GtkWidget *group;
  GPtrArray *rows;
};

/* One field and its two texts. */
typedef struct {
  RelaisFieldRow *row;
  char *mine;
  char *theirs;
} Choice;

enum { MINE, THEIRS };

G_DEFINE_FINAL_TYPE (RelaisClashGroup, relais_clash_group, ADW_TYPE_BIN)

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->row);
  g_free (choice->mine);
  g_free (choice->theirs);
  g_free (choice);
}

static void
on_chosen (AdwComboRow *combo, GParamSpec *pspec, Choice *choice)
{
  relais_field_row_set_text (choice->row,
                             adw_combo_row_get_selected (combo) == THEIRS ? choice->theirs : choice->mine);
}

static void
clear (RelaisClashGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static char *
describe (RelaisClashGroup *self, RelaisLabels *labels, const RelaisField *field, const char *mine, const char *theirs)
{
  g_autofree char *my_value = NULL;
  g_autofree char *shown_mine = NULL;
  g_autofree char *shown_theirs = relais_field_echo_shown (self->desk, labels, field, theirs);
  g_autofree char *text = NULL;

  relais_field_read (field, mine, relais_desk_get_today (self->desk), &my_value, NULL);
  shown_mine = relais_field_echo_shown (self->desk, labels, field, my_value);
  text = g_strdup_printf (_("Yours: %s\nTheirs: %s"), *shown_mine != '\0' ? shown_mine : "–",
                          *shown_theirs != '\0' ? shown_theirs : "–");
  return g_markup_escape_text (text, -1);
}

/* @mine: what stands in the field now; @theirs: what is stored now */
static void
add_row (RelaisClashGroup *self, RelaisFieldRow *row, const char *mine, const char *theirs, gboolean take_theirs)
{
  const RelaisField *field = relais_field_row_get_field (row);
  const char *const sides[] = { _("Yours"), _("Theirs"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (sides);
  g_autofree char *below = describe (self, relais_field_row_get_labels (row), field, mine, theirs);
  GtkWidget *combo = adw_combo_row_new ();
  Choice *choice = g_new0 (Choice, 1);

  choice->row = g_object_ref (row);
  choice->mine = g_strdup (mine);
  choice->theirs = relais_field_row_get_entry (row) != NULL ? relais_field_echo_typed (self->desk, field, theirs)
                                                            : g_strdup (theirs != NULL ? theirs : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), _(field->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (combo), below);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (combo), 0);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), take_theirs ? THEIRS : MINE);
  g_signal_connect_data (combo, "notify::selected", G_CALLBACK (on_chosen), choice, choice_free, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), combo);
  g_ptr_array_add (self->rows, combo);
}

static void
compare_field (RelaisClashGroup *self, RelaisRecordForm *form, guint i, const RelaisRecord *theirs)
{
  RelaisFieldRow *row = relais_record_form_get_row (form, i);
  const char *value = relais_record_get (theirs, i);
  g_autofree char *mine = row != NULL ? relais_field_row_get_text (row) : NULL;
  g_autofree char *my_value = NULL;

  if (row == NULL)
    return;
  if (!relais_field_row_is_changed (row))
    my_value = g_strdup (relais_field_row_get_value (row));
  else
    relais_field_read (relais_field_row_get_field (row), mine, relais_desk_get_today (self->desk), &my_value, NULL);
  if (g_strcmp0 (my_value, value) != 0)
    add_row (self, row, mine, value, !relais_field_row_is_changed (row));
}

/**
 * relais_clash_group_show:
 * @group: a group
 * @form: the fields, which began with an older version
 * @theirs: the record as it is stored now
 *
 * Shows each field in which the two differ. The form is not touched: the caller goes on from @theirs afterwards.
 *
 * Returns: how many fields differ
 */
guint
relais_clash_group_show (RelaisClashGroup *group, RelaisRecordForm *form, const RelaisRecord *theirs)
{
  clear (group);
  for (guint i = 0; i < relais_record_get_type (theirs)->n_fields; i++)
    compare_field (group, form, i, theirs);
  gtk_widget_set_visible (GTK_WIDGET (group), group->rows->len > 0);
  return group->rows->len;
}

static void
relais_clash_group_dispose (GObject *object)
{
  g_clear_object (&RELAIS_CLASH_GROUP (object)->desk);
  G_OBJECT_CLASS (relais_clash_group_parent_class)->dispose (object);
}

static void
relais_clash_group_finalize (GObject *object)
{
  g_ptr_array_unref (RELAIS_CLASH_GROUP (object)->rows);
  G_OBJECT_CLASS (relais_clash_group_parent_class)->finalize (object);
}

static void
relais_clash_group_class_init (RelaisClashGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relais_clash_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = relais_clash_group_finalize;
}

static void
relais_clash_group_init (RelaisClashGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Somebody else changed this meanwhile"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                         _("Choose for each field, then save again. Nothing was lost."));
  adw_bin_set_child (ADW_BIN (self), self->group);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * relais_clash_group_new:
 * @desk: the desk
 *
 * Returns: (transfer floating): a group that is out of sight
 */
GtkWidget *
relais_clash_group_new (RelaisDesk *desk)
{
  RelaisClashGroup *self = g_object_new (RELAIS_TYPE_CLASH_GROUP, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}
