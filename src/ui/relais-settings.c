/* What this workstation remembers: the size of the window, who signed in last, how cards are printed. Never anything
 * about a patient or a caregiver. GSettings keeps it; where its schema is not installed the defaults hold and are
 * remembered until the program ends. Owned by the application, used in the main thread.
 */

#include "relais-settings.h"

#define SCHEMA "io.github.relais.Relais"

struct _RelaisSettings {
  GObject parent_instance;

  GSettings *settings;
  GHashTable *kept;
};

enum {
  SIGNAL_PLACE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelaisSettings, relais_settings, G_TYPE_OBJECT)

static const struct {
  const char *key;
  const char *value;
} defaults[] = {
  { RELAIS_SETTING_WINDOW_SIZE, "(1120, 720)" },
  { RELAIS_SETTING_WINDOW_MAXIMIZED, "false" },
  { RELAIS_SETTING_LAST_MEMBER, "''" },
  { RELAIS_SETTING_LANGUAGE, "''" },
  { RELAIS_SETTING_DISCREET, "false" },
  { RELAIS_SETTING_SCREEN_PLACE, "'desk'" },
  { RELAIS_SETTING_PRINT_SHEET, "'folding'" },
  { RELAIS_SETTING_PRINT_LANGUAGE, "''" },
  { RELAIS_SETTING_NEXT_LABELS, "@a{su} {}" },
  { RELAIS_SETTING_PRINTER_OFFSETS, "@a{s(dd)} {}" },
  { RELAIS_SETTING_PRINT_SETTINGS, "@a{ss} {}" },
};

static GVariant *
get_default (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (g_str_equal (defaults[i].key, key))
      return g_variant_ref_sink (g_variant_new_parsed (defaults[i].value));
  g_return_val_if_reached (NULL);
}

/**
 * relais_settings_get:
 * @settings: the settings
 * @key: one of the keys
 *
 * Returns: (transfer full): its value, of the type that the schema says
 */
GVariant *
relais_settings_get (RelaisSettings *settings, const char *key)
{
  GVariant *kept = g_hash_table_lookup (settings->kept, key);

  if (settings->settings != NULL)
    return g_settings_get_value (settings->settings, key);
  return kept != NULL ? g_variant_ref (kept) : get_default (key);
}

/**
 * relais_settings_set:
 * @settings: the settings
 * @key: one of the keys
 * @value: (transfer floating): its value, of the type that the schema says
 */
void
relais_settings_set (RelaisSettings *settings, const char *key, GVariant *value)
{
  if (settings->settings != NULL)
    g_settings_set_value (settings->settings, key, value);
  else
    g_hash_table_insert (settings->kept, g_strdup (key), g_variant_ref_sink (value));
}

static const struct {
  const char *word;
  int minutes;
} places[] = {
  [RELAIS_PLACE_PUBLIC_DESK] = { "desk", 2 },
  [RELAIS_PLACE_CONSULTING_ROOM] = { "room", 15 },
};

/**
 * relais_settings_get_place:
 * @settings: the settings
 *
 * Returns: where the screen of this workstation stands
 */
RelaisPlace
relais_settings_get_place (RelaisSettings *settings)
{
  g_autoptr (GVariant) word = relais_settings_get (settings, RELAIS_SETTING_SCREEN_PLACE);

  return g_str_equal (g_variant_get_string (word, NULL), places[RELAIS_PLACE_CONSULTING_ROOM].word)
             ? RELAIS_PLACE_CONSULTING_ROOM
             : RELAIS_PLACE_PUBLIC_DESK;
}

/**
 * relais_settings_set_place:
 * @settings: the settings
 * @place: where the screen of this workstation stands
 */
void
relais_settings_set_place (RelaisSettings *settings, RelaisPlace place)
{
  relais_settings_set (settings, RELAIS_SETTING_SCREEN_PLACE, g_variant_new_string (places[place].word));
  g_signal_emit (settings, signals[SIGNAL_PLACE_CHANGED], 0);
}

/**
 * relais_place_get_minutes:
 * @place: where a screen stands
 *
 * Returns: after how many minutes without a key or the mouse it is locked
 */
int
relais_place_get_minutes (RelaisPlace place)
{
  return places[place].minutes;
}

static void
relais_settings_finalize (GObject *object)
{
  RelaisSettings *self = RELAIS_SETTINGS (object);

  g_clear_object (&self->settings);
  g_hash_table_unref (self->kept);
  G_OBJECT_CLASS (relais_settings_parent_class)->finalize (object);
}

static void
relais_settings_class_init (RelaisSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relais_settings_finalize;

  /**
   * RelaisSettings::place-changed:
   *
   * The screen stands somewhere else now.
   */
  signals[SIGNAL_PLACE_CHANGED] = g_signal_new ("place-changed", RELAIS_TYPE_SETTINGS, G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
relais_settings_init (RelaisSettings *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;

  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  if (schema != NULL)
    self->settings = g_settings_new_full (schema, NULL, NULL);
}

/**
 * relais_settings_new:
 *
 * Returns: (transfer full): the settings of this workstation
 */
RelaisSettings *
relais_settings_new (void)
{
  return g_object_new (RELAIS_TYPE_SETTINGS, NULL);
}
