#pragma once

#include <adwaita.h>

#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_DIALOG (relais_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RelaisDialog, relais_dialog, RELAIS, DIALOG, AdwWindow)

GtkWidget  *relais_dialog_new        (GtkWidget    *from,
                                      RelaisDesk   *desk,
                                      const char   *title,
                                      const char   *accept);
RelaisDesk *relais_dialog_get_desk   (RelaisDialog *dialog);
void        relais_dialog_set_size   (RelaisDialog *dialog,
                                      int           width,
                                      int           height);
void        relais_dialog_add        (RelaisDialog *dialog,
                                      GtkWidget    *child);
void        relais_dialog_set_ready  (RelaisDialog *dialog,
                                      gboolean      ready);
void        relais_dialog_set_danger (RelaisDialog *dialog);
void        relais_dialog_set_shows  (RelaisDialog *dialog);
void        relais_dialog_tell       (RelaisDialog *dialog,
                                      const char   *sentence);
void        relais_dialog_tell_error (RelaisDialog *dialog,
                                      const GError *error);

G_END_DECLS
