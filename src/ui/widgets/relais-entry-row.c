/* A row of a form with a field to type in: its name above, what was found about it below, as a sentence. AdwEntryRow
 * of libadwaita 1.2 never tells a screen reader that it has the focus; here a real entry has it, named by the row and
 * described by the finding, with one stop for Tab. Emits "changed" while typing and "apply" at Enter.
 */

#include "relais-entry-row.h"

typedef struct {
  GtkWidget *title;
  GtkWidget *entry;
  GtkWidget *line;
  GtkWidget *finding;
} RelaisEntryRowPrivate;

enum {
  PROP_0,
  PROP_TEXT,
  PROP_HINT,
  PROP_PURPOSE,
  PROP_SECRET,
  N_PROPS
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_APPLY,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_TYPE_WITH_PRIVATE (RelaisEntryRow, relais_entry_row, ADW_TYPE_PREFERENCES_ROW)

#define PRIVATE(row) ((RelaisEntryRowPrivate *) relais_entry_row_get_instance_private (row))

static void
on_entry_changed (GtkEditable *entry, RelaisEntryRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_entry_activate (GtkEntry *entry, RelaisEntryRow *self)
{
  g_signal_emit (self, signals[SIGNAL_APPLY], 0);
}

static void
on_title_notify (RelaisEntryRow *self, GParamSpec *pspec, gpointer data)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_label_set_text_with_mnemonic (GTK_LABEL (PRIVATE (self)->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (PRIVATE (self)->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (PRIVATE (self)->title)), -1);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, RelaisEntryRow *self)
{
  gtk_widget_grab_focus (PRIVATE (self)->entry);
}

static gboolean
relais_entry_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PRIVATE (RELAIS_ENTRY_ROW (widget))->entry);
}

/**
 * relais_entry_row_get_text:
 * @row: a row
 *
 * Returns: (transfer none): what was typed
 */
const char *
relais_entry_row_get_text (RelaisEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (PRIVATE (row)->entry));
}

/**
 * relais_entry_row_set_text:
 * @row: a row
 * @text: (nullable): what stands in it
 *
 * Leaves the cursor alone when @text stands there already.
 */
void
relais_entry_row_set_text (RelaisEntryRow *row, const char *text)
{
  if (text == NULL)
    text = "";
  if (!g_str_equal (relais_entry_row_get_text (row), text))
    gtk_editable_set_text (GTK_EDITABLE (PRIVATE (row)->entry), text);
}

/**
 * relais_entry_row_set_finding:
 * @row: a row
 * @sentence: (nullable): what was found about the text, %NULL when all is well
 * @level: how much it matters
 *
 * The sentence stands under the field, and a screen reader hears it with the field.
 */
void
relais_entry_row_set_finding (RelaisEntryRow *row, const char *sentence, RelaisIssueLevel level)
{
  static const char *const classes[] = { "finding-hint", "finding-warning", "finding-error" };
  RelaisEntryRowPrivate *priv = PRIVATE (row);
  gboolean wrong = sentence != NULL && level == RELAIS_ISSUE_ERROR;

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (priv->finding, classes[i]);
  gtk_widget_add_css_class (priv->finding, classes[level]);
  gtk_label_set_text (GTK_LABEL (priv->finding), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (priv->finding, sentence != NULL);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "wrong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "wrong");
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * relais_entry_row_add_suffix:
 * @row: a row
 * @widget: something small, to the right of the text
 */
void
relais_entry_row_add_suffix (RelaisEntryRow *row, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (PRIVATE (row)->line), widget);
}

/**
 * relais_entry_row_add_below:
 * @row: a row
 * @widget: something below the text
 */
void
relais_entry_row_add_below (RelaisEntryRow *row, GtkWidget *widget)
{
  GtkWidget *line = GTK_WIDGET (PRIVATE (row)->line);

  gtk_widget_insert_after (widget, gtk_widget_get_parent (line), line);
}

/**
 * relais_entry_row_get_entry:
 * @row: a row
 *
 * Returns: (transfer none): the entry, for its cursor, its completion, its key controllers
 */
GtkWidget *
relais_entry_row_get_entry (RelaisEntryRow *row)
{
  return PRIVATE (row)->entry;
}

/* What is typed is not shown, and not kept in memory that may be written to the disk. */
static void
set_secret (GtkEntry *entry, gboolean secret)
{
  g_autoptr (GtkEntryBuffer) buffer = secret ? gtk_password_entry_buffer_new () : gtk_entry_buffer_new (NULL, 0);

  gtk_entry_set_buffer (entry, buffer);
  gtk_entry_set_visibility (entry, !secret);
  if (secret)
    gtk_entry_set_input_purpose (entry, GTK_INPUT_PURPOSE_PASSWORD);
}

static void
relais_entry_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelaisEntryRowPrivate *priv = PRIVATE (RELAIS_ENTRY_ROW (object));

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, relais_entry_row_get_text (RELAIS_ENTRY_ROW (object)));
      break;
    case PROP_HINT:
      g_value_set_string (value, gtk_entry_get_placeholder_text (GTK_ENTRY (priv->entry)));
      break;
    case PROP_PURPOSE:
      g_value_set_enum (value, gtk_entry_get_input_purpose (GTK_ENTRY (priv->entry)));
      break;
    case PROP_SECRET:
      g_value_set_boolean (value, !gtk_entry_get_visibility (GTK_ENTRY (priv->entry)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relais_entry_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RelaisEntryRowPrivate *priv = PRIVATE (RELAIS_ENTRY_ROW (object));

  switch (prop_id)
    {
    case PROP_TEXT:
      relais_entry_row_set_text (RELAIS_ENTRY_ROW (object), g_value_get_string (value));
      break;
    case PROP_HINT:
      gtk_entry_set_placeholder_text (GTK_ENTRY (priv->entry), g_value_get_string (value));
      break;
    case PROP_PURPOSE:
      gtk_entry_set_input_purpose (GTK_ENTRY (priv->entry), g_value_get_enum (value));
      break;
    case PROP_SECRET:
      set_secret (GTK_ENTRY (priv->entry), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relais_entry_row_class_init (RelaisEntryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = relais_entry_row_get_property;
  object_class->set_property = relais_entry_row_set_property;
  widget_class->grab_focus = relais_entry_row_grab_focus;

  /**
   * RelaisEntryRow:text:
   *
   * What was typed.
   */
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * RelaisEntryRow:hint:
   *
   * An example, shown while the field is empty.
   */
  props[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * RelaisEntryRow:input-purpose:
   *
   * What is typed here, for input methods.
   */
  props[PROP_PURPOSE] = g_param_spec_enum ("input-purpose", NULL, NULL, GTK_TYPE_INPUT_PURPOSE,
                                           GTK_INPUT_PURPOSE_FREE_FORM, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * RelaisEntryRow:secret:
   *
   * Whether a passphrase is typed here.
   */
  props[PROP_SECRET] = g_param_spec_boolean ("secret", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * RelaisEntryRow::changed:
   *
   * Something was typed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RELAIS_TYPE_ENTRY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  /**
   * RelaisEntryRow::apply:
   *
   * Enter was pressed.
   */
  signals[SIGNAL_APPLY] = g_signal_new ("apply", RELAIS_TYPE_ENTRY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/relais/Relais/ui/widgets/relais-entry-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RelaisEntryRow, title);
  gtk_widget_class_bind_template_child_private (widget_class, RelaisEntryRow, line);
  gtk_widget_class_bind_template_child_private (widget_class, RelaisEntryRow, entry);
  gtk_widget_class_bind_template_child_private (widget_class, RelaisEntryRow, finding);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
}

static void
relais_entry_row_init (RelaisEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The title is its mnemonic; GTK 4.8 would read that as well as the name. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (PRIVATE (self)->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  g_signal_connect (self, "notify::title", G_CALLBACK (on_title_notify), NULL);
}

/**
 * relais_entry_row_new:
 * @title: the name of the field, with or without mnemonic
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
relais_entry_row_new (const char *title)
{
  return g_object_new (RELAIS_TYPE_ENTRY_ROW, "title", title, NULL);
}
