/* How a card is printed: language, paper, first label, large print, backs, and how far the printer is off. The language
 * comes from who will read the card, everything else from what this workstation printed last. "changed" tells that the
 * pages must be laid out anew; the correction of the printer does not change them. Main thread.
 */

#include "relais-card-options.h"

#include "relais-label-picker.h"
#include "relais-print-memory.h"

#include <glib/gi18n-lib.h>

struct _RelaisCardOptions {
  AdwBin parent_instance;

  RelaisSettings *settings;
  gboolean starting;

  AdwComboRow *language;
  AdwComboRow *sheet;
  GtkWidget *label_row;
  RelaisLabelPicker *label;
  GtkWidget *large_row;
  GtkSwitch *large;
  GtkWidget *backs_row;
  GtkSwitch *backs;
  AdwPreferencesGroup *printer;
  GtkSpinButton *offset_x;
  GtkSpinButton *offset_y;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of the list. */
static const char *const languages[] = { "fr", "nl", "fr+nl" };

G_DEFINE_FINAL_TYPE (RelaisCardOptions, relais_card_options, ADW_TYPE_BIN)

static const RelaisSheet *
get_sheet (RelaisCardOptions *self)
{
  const RelaisSheet *sheet = relais_sheet_get_choice (adw_combo_row_get_selected (self->sheet));

  return sheet != NULL ? sheet : relais_sheet_get_default ();
}

/* The sheet that is really printed on. */
static const RelaisSheet *
get_printed_sheet (RelaisCardOptions *self)
{
  const RelaisSheet *sheet = get_sheet (self);
  const RelaisSheet *large = gtk_switch_get_active (self->large) ? relais_sheet_get_large (sheet, NULL) : NULL;

  return large != NULL ? large : sheet;
}

static void
show_sheet (RelaisCardOptions *self)
{
  const RelaisSheet *sheet = get_sheet (self);
  gboolean has_large = relais_sheet_get_large (sheet, NULL) != NULL;

  gtk_widget_set_visible (self->backs_row, !relais_sheet_is_folded (sheet));
  gtk_widget_set_sensitive (self->large_row, has_large);
  if (!has_large)
    gtk_switch_set_active (self->large, FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->large_row), has_large ? "" : _("These labels have no room for it"));
  relais_label_picker_set_sheet (self->label, get_printed_sheet (self),
                                 relais_print_memory_get_next_label (self->settings, sheet));
}

static void
on_changed (RelaisCardOptions *self)
{
  if (!self->starting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_sheet_changed (RelaisCardOptions *self)
{
  if (self->starting)
    return;
  show_sheet (self);
  relais_settings_set (self->settings, RELAIS_SETTING_PRINT_SHEET,
                       g_variant_new_string (relais_sheet_get_name (get_sheet (self))));
  on_changed (self);
}

static void
on_large_changed (RelaisCardOptions *self)
{
  if (self->starting)
    return;
  show_sheet (self);
  on_changed (self);
}

static void
on_offset_changed (RelaisCardOptions *self)
{
  g_autofree char *printer = NULL;

  if (self->starting)
    return;
  printer = relais_print_memory_get_printer (self->settings);
  relais_print_memory_set_offset (self->settings, printer, gtk_spin_button_get_value (self->offset_x),
                                  gtk_spin_button_get_value (self->offset_y));
}

/* --- Starting --- */

static void
fill_sheets (RelaisCardOptions *self)
{
  g_autoptr (GVariant) wanted = relais_settings_get (self->settings, RELAIS_SETTING_PRINT_SHEET);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const RelaisSheet *sheet;
  guint selected = 0;

  for (guint i = 0; (sheet = relais_sheet_get_choice (i)) != NULL; i++)
    {
      gtk_string_list_append (names, _(relais_sheet_get_description (sheet)));
      if (g_str_equal (relais_sheet_get_name (sheet), g_variant_get_string (wanted, NULL)))
        selected = i;
    }
  adw_combo_row_set_model (self->sheet, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->sheet, selected);
}

/**
 * relais_card_options_start:
 * @options: the options
 * @settings: the settings of this workstation
 * @language: (nullable): the language of who will read the card: "fr", "nl" or "fr+nl"; %NULL for the last one
 * @fallback: the language of the screen, while there is no last one
 *
 * Puts everything as it is most likely wanted.
 */
void
relais_card_options_start (RelaisCardOptions *options, RelaisSettings *settings, const char *language,
                           const char *fallback)
{
  g_autoptr (GVariant) last = relais_settings_get (settings, RELAIS_SETTING_PRINT_LANGUAGE);
  const char *wanted = language != NULL ? language : g_variant_get_string (last, NULL);

  if (*wanted == '\0')
    wanted = fallback;
  options->starting = TRUE;
  g_set_object (&options->settings, settings);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (g_str_equal (languages[i], wanted))
        adw_combo_row_set_selected (options->language, i);
    }
  fill_sheets (options);
  show_sheet (options);
  options->starting = FALSE;
  relais_card_options_show_printer (options);
}

/**
 * relais_card_options_show_printer:
 * @options: the options
 *
 * Shows the correction of the printer that was used last.
 */
void
relais_card_options_show_printer (RelaisCardOptions *options)
{
  g_autofree char *printer = relais_print_memory_get_printer (options->settings);
  g_autofree char *shown = printer != NULL ? g_markup_escape_text (printer, -1) : NULL;
  double x, y;

  relais_print_memory_get_offset (options->settings, printer, &x, &y);
  options->starting = TRUE;
  gtk_spin_button_set_value (options->offset_x, x);
  gtk_spin_button_set_value (options->offset_y, y);
  adw_preferences_group_set_description (options->printer, shown);
  options->starting = FALSE;
}

/**
 * relais_card_options_fill:
 * @options: the options
 * @print_options: (out caller-allocates): what was chosen; not the correction, which belongs to a printer
 */
void
relais_card_options_fill (RelaisCardOptions *options, RelaisPrintOptions *print_options)
{
  guint language = adw_combo_row_get_selected (options->language);

  *print_options = (RelaisPrintOptions) {
    .sheet = get_sheet (options),
    .start_label = relais_label_picker_get_label (options->label),
    .language = languages[MIN (language, G_N_ELEMENTS (languages) - 1)],
    .large = gtk_switch_get_active (options->large),
    .fronts_only = !gtk_switch_get_active (options->backs),
  };
}

static void
relais_card_options_dispose (GObject *object)
{
  g_clear_object (&RELAIS_CARD_OPTIONS (object)->settings);
  G_OBJECT_CLASS (relais_card_options_parent_class)->dispose (object);
}

static void
relais_card_options_class_init (RelaisCardOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relais_card_options_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/relais/Relais/ui/documents/relais-card-options.ui");
  gtk_widget_class_bind_template_child (widget_class, RelaisCardOptions, language);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardOptions, sheet);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardOptions, label_row);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardOptions, label);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardOptions, large_row);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardOptions, large);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardOptions, backs_row);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardOptions, backs);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardOptions, printer);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardOptions, offset_x);
  gtk_widget_class_bind_template_child (widget_class, RelaisCardOptions, offset_y);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_large_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_offset_changed);

  /**
   * RelaisCardOptions::changed:
   *
   * The pages must be laid out anew.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", RELAIS_TYPE_CARD_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_card_options_init (RelaisCardOptions *self)
{
  /* Until they are started nothing of the template counts as a choice. */
  self->starting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
