#pragma once

#include "relais-store-types.h"

G_BEGIN_DECLS

/**
 * RelaisEmergencyRow:
 * @id: its id
 * @person: id of the person whose record was opened
 * @staff: id of the member who opened it
 * @reason: why
 * @at: when it began
 * @until: when it ends
 *
 * One minute of access in an emergency.
 */
typedef struct {
  char *id;
  char *person;
  char *staff;
  char *reason;
  char *at;
  char *until;
} RelaisEmergencyRow;

gboolean   relais_emergency_table_insert      (RelaisDb                  *db,
                                               const RelaisEmergencyRow  *row,
                                               GError                   **error);
gboolean   relais_emergency_table_is_open     (RelaisDb                  *db,
                                               const char                *person,
                                               const char                *staff,
                                               const char                *now,
                                               gboolean                  *is_open,
                                               GError                   **error);
GPtrArray *relais_emergency_table_list_unseen (RelaisDb                  *db,
                                               GError                   **error);
gboolean   relais_emergency_table_see         (RelaisDb                  *db,
                                               const char                *id,
                                               const char                *staff,
                                               const char                *now,
                                               GError                   **error);
void       relais_emergency_row_free          (RelaisEmergencyRow        *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelaisEmergencyRow, relais_emergency_row_free)

G_END_DECLS
