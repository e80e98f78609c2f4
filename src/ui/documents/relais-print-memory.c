/* What this workstation remembers about printing: the first free label of each kind of sheet, how far each printer is
 * off, and the answers given in the print dialog, but for the number of copies and which pages. Nothing about whose
 * card it was. Main thread.
 */

#include "relais-print-memory.h"

/* A printer nobody has corrected yet is treated as those were that came before it. */
#define ANY_PRINTER ""

/**
 * relais_print_memory_get_next_label:
 * @settings: the settings of this workstation
 * @sheet: a sheet
 *
 * A half used sheet of labels goes back into the printer; plain paper begins anew.
 *
 * Returns: the first label that is still on it, from 1 on
 */
int
relais_print_memory_get_next_label (RelaisSettings *settings, const RelaisSheet *sheet)
{
  g_autoptr (GVariant) labels = relais_settings_get (settings, RELAIS_SETTING_NEXT_LABELS);
  guint label = 1;

  if (!relais_sheet_is_precut (sheet) || !g_variant_lookup (labels, relais_sheet_get_name (sheet), "u", &label) ||
      label < 1 || label > (guint) relais_sheet_get_n_labels (sheet))
    return 1;
  return (int) label;
}

/**
 * relais_print_memory_set_next_label:
 * @settings: the settings of this workstation
 * @sheet: a sheet
 * @label: the first label that is still on it, from 1 on
 */
void
relais_print_memory_set_next_label (RelaisSettings *settings, const RelaisSheet *sheet, guint label)
{
  g_autoptr (GVariant) labels = relais_settings_get (settings, RELAIS_SETTING_NEXT_LABELS);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  guint value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{su}"));
  g_variant_iter_init (&iter, labels);
  while (g_variant_iter_next (&iter, "{&su}", &name, &value))
    {
      if (!g_str_equal (name, relais_sheet_get_name (sheet)))
        g_variant_builder_add (&builder, "{su}", name, value);
    }
  g_variant_builder_add (&builder, "{su}", relais_sheet_get_name (sheet), label);
  relais_settings_set (settings, RELAIS_SETTING_NEXT_LABELS, g_variant_builder_end (&builder));
}

/**
 * relais_print_memory_note_printed:
 * @settings: the settings of this workstation
 * @job: pages that left it, on paper or as a file
 *
 * The next ones begin in their language, and on the first label that they left.
 */
void
relais_print_memory_note_printed (RelaisSettings *settings, RelaisPrintJob *job)
{
  relais_settings_set (settings, RELAIS_SETTING_PRINT_LANGUAGE,
                       g_variant_new_string (relais_print_job_get_language (job)));
  relais_print_memory_set_next_label (settings, relais_print_job_get_sheet (job),
                                      relais_print_job_get_next_label (job));
}

static gboolean
look_up_offset (GVariant *offsets, const char *printer, double *x, double *y)
{
  g_autoptr (GVariant) pair = g_variant_lookup_value (offsets, printer, G_VARIANT_TYPE ("(dd)"));

  if (pair == NULL)
    return FALSE;
  g_variant_get (pair, "(dd)", x, y);
  return TRUE;
}

/**
 * relais_print_memory_get_offset:
 * @settings: the settings of this workstation
 * @printer: (nullable): the name of a printer
 * @x: (out): its correction to the right, in millimetres
 * @y: (out): the same downwards
 */
void
relais_print_memory_get_offset (RelaisSettings *settings, const char *printer, double *x, double *y)
{
  g_autoptr (GVariant) offsets = relais_settings_get (settings, RELAIS_SETTING_PRINTER_OFFSETS);

  *x = 0;
  *y = 0;
  if (printer == NULL || !look_up_offset (offsets, printer, x, y))
    look_up_offset (offsets, ANY_PRINTER, x, y);
  *x = CLAMP (*x, -RELAIS_SHEET_MAX_OFFSET, RELAIS_SHEET_MAX_OFFSET);
  *y = CLAMP (*y, -RELAIS_SHEET_MAX_OFFSET, RELAIS_SHEET_MAX_OFFSET);
}

/**
 * relais_print_memory_set_offset:
 * @settings: the settings of this workstation
 * @printer: (nullable): the name of a printer, %NULL while none was chosen yet
 * @x: its correction to the right, in millimetres
 * @y: the same downwards
 */
void
relais_print_memory_set_offset (RelaisSettings *settings, const char *printer, double x, double y)
{
  g_autoptr (GVariant) offsets = relais_settings_get (settings, RELAIS_SETTING_PRINTER_OFFSETS);
  const char *key = printer != NULL ? printer : ANY_PRINTER;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  double old_x, old_y;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{s(dd)}"));
  g_variant_iter_init (&iter, offsets);
  while (g_variant_iter_next (&iter, "{&s(dd)}", &name, &old_x, &old_y))
    {
      if (!g_str_equal (name, key))
        g_variant_builder_add (&builder, "{s(dd)}", name, old_x, old_y);
    }
  g_variant_builder_add (&builder, "{s(dd)}", key, x, y);
  relais_settings_set (settings, RELAIS_SETTING_PRINTER_OFFSETS, g_variant_builder_end (&builder));
}

/**
 * relais_print_memory_load:
 * @settings: the settings of this workstation
 *
 * Returns: (transfer full): what was answered last time
 */
GtkPrintSettings *
relais_print_memory_load (RelaisSettings *settings)
{
  g_autoptr (GVariant) answers = relais_settings_get (settings, RELAIS_SETTING_PRINT_SETTINGS);
  GtkPrintSettings *print_settings = gtk_print_settings_new ();
  GVariantIter iter;
  const char *key, *value;

  g_variant_iter_init (&iter, answers);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    gtk_print_settings_set (print_settings, key, value);
  return print_settings;
}

/* What was meant for this print only, and where a file went: its name may be a person's. */
static gboolean
is_for_once (const char *key)
{
  static const char *const keys[] = {
    GTK_PRINT_SETTINGS_N_COPIES,        GTK_PRINT_SETTINGS_PRINT_PAGES,    GTK_PRINT_SETTINGS_PAGE_RANGES,
    GTK_PRINT_SETTINGS_PAGE_SET,        GTK_PRINT_SETTINGS_REVERSE,        GTK_PRINT_SETTINGS_OUTPUT_URI,
    GTK_PRINT_SETTINGS_OUTPUT_BASENAME, GTK_PRINT_SETTINGS_OUTPUT_DIR,     GTK_PRINT_SETTINGS_SCALE,
    GTK_PRINT_SETTINGS_NUMBER_UP,       GTK_PRINT_SETTINGS_NUMBER_UP_LAYOUT,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (g_str_equal (keys[i], key))
        return TRUE;
    }
  return FALSE;
}

static void
add_answer (const char *key, const char *value, gpointer builder)
{
  if (!is_for_once (key))
    g_variant_builder_add (builder, "{ss}", key, value);
}

/**
 * relais_print_memory_save:
 * @settings: the settings of this workstation
 * @print_settings: what was answered
 */
void
relais_print_memory_save (RelaisSettings *settings, GtkPrintSettings *print_settings)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  gtk_print_settings_foreach (print_settings, add_answer, &builder);
  relais_settings_set (settings, RELAIS_SETTING_PRINT_SETTINGS, g_variant_builder_end (&builder));
}

/**
 * relais_print_memory_get_printer:
 * @settings: the settings of this workstation
 *
 * Returns: (transfer full) (nullable): the printer that was used last
 */
char *
relais_print_memory_get_printer (RelaisSettings *settings)
{
  g_autoptr (GtkPrintSettings) print_settings = relais_print_memory_load (settings);

  return g_strdup (gtk_print_settings_get_printer (print_settings));
}
