#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelaisFolderName:
 * @RELAIS_FOLDER_NAME_OTHER: nothing that concerns Relais
 * @RELAIS_FOLDER_NAME_IGNORED: temporary, hidden, or what a system or a sync program keeps for itself
 * @RELAIS_FOLDER_NAME_CARDS: a file of cards, vCard or CSV
 * @RELAIS_FOLDER_NAME_WORKBOOK: a spreadsheet's own file, which is answered and not read
 *
 * What a name in the shared folder says of its file.
 */
typedef enum {
  RELAIS_FOLDER_NAME_OTHER,
  RELAIS_FOLDER_NAME_IGNORED,
  RELAIS_FOLDER_NAME_CARDS,
  RELAIS_FOLDER_NAME_WORKBOOK,
} RelaisFolderName;

RelaisFolderName  relais_folder_name_classify     (const char *name);
gboolean          relais_folder_name_is_ignored   (const char *name);
char             *relais_folder_name_get_original (const char *name,
                                                   gboolean   *is_sure);

G_END_DECLS
