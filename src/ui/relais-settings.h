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
#define RELAIS_SETTING_SCREEN_PLACE    "screen-place"
#define RELAIS_SETTING_PRINT_SHEET      "print-sheet"
#define RELAIS_SETTING_PRINT_LANGUAGE   "print-language"
#define RELAIS_SETTING_NEXT_LABELS      "next-labels"
#define RELAIS_SETTING_PRINTER_OFFSETS  "printer-offsets"
#define RELAIS_SETTING_PRINT_SETTINGS   "print-settings"

/**
 * RelaisPlace:
 * @RELAIS_PLACE_PUBLIC_DESK: where the public sees it
 * @RELAIS_PLACE_CONSULTING_ROOM: where only the team comes in alone
 *
 * Where the screen of this workstation stands.
 */
typedef enum {
  RELAIS_PLACE_PUBLIC_DESK,
  RELAIS_PLACE_CONSULTING_ROOM,
} RelaisPlace;

RelaisSettings *relais_settings_new (void);

GVariant       *relais_settings_get (RelaisSettings *settings,
                                     const char     *key);
void            relais_settings_set (RelaisSettings *settings,
                                     const char     *key,
                                     GVariant       *value);

RelaisPlace     relais_settings_get_place (RelaisSettings *settings);
void            relais_settings_set_place (RelaisSettings *settings,
                                           RelaisPlace     place);
int             relais_place_get_minutes  (RelaisPlace     place);

G_END_DECLS
