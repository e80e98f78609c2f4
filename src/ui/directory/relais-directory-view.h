#pragma once

#include "relais-directory.h"
#include "relais-pane.h"
#include "relais-desk.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_DIRECTORY_VIEW (relais_directory_view_get_type ())
G_DECLARE_FINAL_TYPE (RelaisDirectoryView, relais_directory_view, RELAIS, DIRECTORY_VIEW, RelaisPane)

GtkWidget                 *relais_directory_view_new         (RelaisDesk          *desk);
void                       relais_directory_view_show        (RelaisDirectoryView *view,
                                                              const char          *key);
void                       relais_directory_view_refresh     (RelaisDirectoryView *view);
RelaisDesk                *relais_directory_view_get_desk    (RelaisDirectoryView *view);
const char                *relais_directory_view_get_key     (RelaisDirectoryView *view);
const RelaisDirectoryPage *relais_directory_view_get_page    (RelaisDirectoryView *view);
void                       relais_directory_view_copy_number (GtkWidget           *from,
                                                              const char          *number);

G_END_DECLS
