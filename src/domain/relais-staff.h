#pragma once

#include "relais-date.h"
#include "relais-record.h"

G_BEGIN_DECLS

/**
 * RelaisStaffField:
 *
 * The fields of a member of the team.
 */
typedef enum {
  RELAIS_STAFF_NAME,
  RELAIS_STAFF_ROLE,
  RELAIS_STAFF_PROFESSIONAL_NUMBER,
  RELAIS_STAFF_LANGUAGE,
  RELAIS_STAFF_ENDS_ON,

  RELAIS_STAFF_N_FIELDS
} RelaisStaffField;

extern const RelaisRecordType relais_staff_type;

gboolean   relais_staff_is_active          (const RelaisRecord *member,
                                            RelaisDate          today);
void       relais_staff_check              (const RelaisRecord *member,
                                            GPtrArray          *issues);
gboolean   relais_staff_keep_administrator (GPtrArray          *before,
                                            GPtrArray          *after,
                                            RelaisDate          today);

G_END_DECLS
