#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_SETTINGS (relais_settings_get_type ())
G_DECLARE_FINAL_TYPE (RelaisSettings, relais_settings, RELAIS, SETTINGS, GObject)

/* The keys of data/io.github.relais.Relais.gschema.xml. */
#define RELAIS_SETTING_WINDOW_SIZE      "window-size"
#define RELAIS_SETTING_WINDOW_MAXIMIZED "window-maximized"
#define RELAIS_SETTING_LAST_MEMBER      "last-member"
#define RELAIS_SETTING_LANGUAGE         "language"
#define RELAIS_SETTING_DISCREET         "discreet"
#define RELAIS_SETTING_PRINT_SHEET      "print-sheet"
#define RELAIS_SETTING_PRINT_LANGUAGE   "print-language"
#define RELAIS_SETTING_NEXT_LABELS      "next-labels"
#define RELAIS_SETTING_PRINTER_OFFSETS  "printer-offsets"
#define RELAIS_SETTING_PRINT_SETTINGS   "print-settings"

RelaisSettings *relais_settings_new (void);

GVariant       *relais_settings_get (RelaisSettings *settings,
                                     const char     *key);
void            relais_settings_set (RelaisSettings *settings,
                                     const char     *key,
                                     GVariant       *value);

G_END_DECLS
