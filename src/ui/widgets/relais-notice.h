#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELAIS_TYPE_NOTICE (relais_notice_get_type ())
G_DECLARE_FINAL_TYPE (RelaisNotice, relais_notice, RELAIS, NOTICE, AdwBin)

GtkWidget  *relais_notice_new  (void);
void        relais_notice_tell (RelaisNotice *notice,
                                const char   *sentence);

G_END_DECLS
