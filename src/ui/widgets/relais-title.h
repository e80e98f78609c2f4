#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_TITLE (relais_title_get_type ())
G_DECLARE_FINAL_TYPE (RelaisTitle, relais_title, RELAIS, TITLE, AdwBin)

void        relais_title_set           (RelaisTitle *title,
                                        const char  *text,
                                        const char  *subtitle);
const char *relais_title_get_shown     (RelaisTitle *title);
const char *relais_title_get_text      (RelaisTitle *title);

G_END_DECLS
