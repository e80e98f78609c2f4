#pragma once

#include "relais-desk.h"
#include "relais-labels.h"
#include "relais-slot-row.h"

G_BEGIN_DECLS

#define RELAIS_TYPE_DIRECTORY_ROW (relais_directory_row_get_type ())
G_DECLARE_FINAL_TYPE (RelaisDirectoryRow, relais_directory_row, RELAIS, DIRECTORY_ROW, RelaisSlotRow)

/**
 * RelaisDirectoryLook:
 * @desk: the desk
 * @labels: (nullable): the practice's names, once they were read
 * @words: (nullable) (array zero-terminated=1): what is searched for, folded
 *
 * What all rows of a list share. Belongs to the room.
 */
typedef struct {
  RelaisDesk *desk;
  RelaisLabels *labels;
  GStrv words;
} RelaisDirectoryLook;

GtkListItemFactory *relais_directory_row_factory_new (const RelaisDirectoryLook *look);

G_END_DECLS
